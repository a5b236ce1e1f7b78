from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = "Publishing"

    def ready(self) -> None:
        from config import slots

        slots.register()
