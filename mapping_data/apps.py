from django.apps import AppConfig


class MappingDataConfig(AppConfig):
    name = "mapping_data"
    verbose_name = "Areas, sources and imports"
