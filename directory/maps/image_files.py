"""Maps and hexagons as files for a paper: with title, sentence, key, source and date."""

from datetime import date

from django.conf import settings
from django.urls import reverse

from directory.coverage.forms import CoverageQuestion
from directory.coverage.presenters.controls import heading
from directory.coverage.presenters.page import national_sentence
from directory.coverage.presenters.round import sentence
from directory.coverage.rules import by_region, live_states
from directory.formatting import day_words
from directory.input_problems import Problem, Way
from directory.maps.authority_map import authority_drawing
from directory.maps.drawing.legend import on_paper
from directory.maps.drawing.shapes import Drawing
from directory.maps.hex_map import hex_drawing
from directory.maps.region_map import marked_regions, region_drawing, round_marks
from mapping_data.area_index import AreaIndex
from mapping_data.boundaries.files import ATTRIBUTION
from mapping_data.models import Round
from mapping_data.partial_dates import PartialDate
from mapping_data.rounds import layer_rows, table_of

HEX_NOTE = (
    "Each authority is one hexagon of equal size near its true place. Names and codes of areas: "
    "Office for National Statistics, Open Government Licence v3.0."
)


def picture_problems(view: str, question: CoverageQuestion) -> list[Problem]:
    """What the address asks for that there is not: hexagons stand for authorities alone."""
    problems = list(question.problems)
    if view == "hex" and question.by == "region":
        sentence = (
            "Hexagons stand for authorities"
            + ("" if question.is_live else ", of which a published round says nothing")
            + ". Ask for the map of regions instead."
        )
        way = Way("The map of regions", f"{reverse('coverage:map_svg')}?by=region")
        problems.append(Problem("by", question.by, sentence, (way,)))
    return problems


def dated(day: date) -> str:
    """“Alongside, records as at 22 November 2026.”"""
    return f"{settings.WAGTAIL_SITE_NAME}, records as at {day_words(day)}."


def round_source(published: Round) -> str:
    when: PartialDate = published.published
    source = f"“{published.source.title}”, {when.words}"
    return f"{settings.WAGTAIL_SITE_NAME}, from {source}. {ATTRIBUTION}"


def live_picture(view: str, question: CoverageQuestion, areas: AreaIndex) -> Drawing:
    """The records of today: hexagons, the map of authorities or the map of regions."""
    states = live_states(question.layer, areas)
    title = heading(question).partition(":")[0]
    if view == "hex":
        source = f"{dated(areas.day)} {HEX_NOTE}"
        drawing = hex_drawing(states, areas, title=title, source_line=source)
    elif question.by == "region":
        source = f"{dated(areas.day)} {ATTRIBUTION}"
        drawing = region_drawing(by_region(states), title=title, source_line=source)
    else:
        source = f"{dated(areas.day)} {ATTRIBUTION}"
        drawing = authority_drawing(states, areas, title=title, source_line=source)
    return on_paper(drawing, national_sentence(states, question.layer, areas))


def round_picture(question: CoverageQuestion, published: Round) -> Drawing:
    """A published round by region, as its source printed it."""
    rows = layer_rows(table_of(published), question.layer)
    drawing = marked_regions(
        round_marks(rows),
        title=heading(question, published.name),
        source_line=round_source(published),
        counted=counted_words(rows[-1].total is None) if rows else "nothing",
    )
    return on_paper(drawing, sentence(question, published, rows[-1]) if rows else "")


def counted_words(teams: bool) -> str:
    return "number of teams" if teams else "running or in development, of all authorities"
