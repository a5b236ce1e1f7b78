from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Publishing"

    def ready(self) -> None:
        from cms.evidence import signals
        from cms import signals
        from config import slots

        slots.register()
        signals.connect()
        signals.connect()
