from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Publishing"

    def ready(self) -> None:
        from cms import page_presenters, signals
        from cms.evidence import signals as evidence_signals

        page_presenters.register_all()
        signals.connect()
        evidence_signals.connect()
