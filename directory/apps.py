from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "directory"
    verbose_name = "Directory of services"

    def ready(self) -> None:
        from directory import signals

        signals.connect()
