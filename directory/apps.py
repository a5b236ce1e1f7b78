from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "directory"
    verbose_name = "Directory of services"

    def ready(self) -> None:
        from directory import previews
        from directory.models import Service
        from directory.search import signals
        from directory.services.presenters import service_page

        previews.register(Service, service_page)
        signals.connect()
