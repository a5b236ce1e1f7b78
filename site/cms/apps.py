from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Publishing"

    def ready(self) -> None:
        from cms import signals
        from cms.evidence import signals as evidence_signals
        from cms.presenters import contexts
        from config import handover, slots, subjects

        contexts.register_all()
        slots.register()
        subjects.register_all()
        handover.register_all()
        signals.connect()
        evidence_signals.connect()
