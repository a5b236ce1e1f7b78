from mapping_data.models.areas import Area, AreaCode, Neighbour, Succession
from mapping_data.models.imports import ImportedRecord, ImportRun
from mapping_data.models.published_tables import (
    PublishedCheck,
    PublishedFigure,
    PublishedTable,
)
from mapping_data.models.rounds import Round, RoundAct, RoundFigure, RoundMeasure, RoundNote
from mapping_data.models.sources import Evidence, Source

__all__ = [
    "Area",
    "AreaCode",
    "Evidence",
    "ImportRun",
    "ImportedRecord",
    "Neighbour",
    "PublishedCheck",
    "PublishedFigure",
    "PublishedTable",
    "Round",
    "RoundAct",
    "RoundFigure",
    "RoundMeasure",
    "RoundNote",
    "Source",
    "Succession",
]
