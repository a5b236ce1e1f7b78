from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Joins the apps: only the configuration knows all of them."""

    name = "config"
    verbose_name = "Site"

    def ready(self) -> None:
        """Register with one app what another brings along, once all models are loaded."""
        from config import handover, slots, subjects

        slots.register()
        subjects.register_all()
        handover.register_all()
