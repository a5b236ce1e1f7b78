from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "directory"
    verbose_name = "Directory of services"

    def ready(self) -> None:
        from directory import previews, signals
        from directory.models import Service
        from directory.presenters.service_page import service_page

        previews.register(Service, service_page)
        signals.connect()
