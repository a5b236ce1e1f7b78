"""The list of the evidence library: what was asked, what answers, filters, ways on."""

from typing import Any

from django.http import QueryDict
from django.urls import reverse

from cms.citations.style import Cited, cited
from cms.evidence.filters import NOT_REVIEWED
from cms.evidence.query import EvidenceAnswer, Sort
from cms.models import Reference
from cms.presenters.filters import controls
from directory import pagination
from directory.formatting import counted

PAGE_SIZE = 20
OPEN = {"theme", "kind"}
FILES = (("BibTeX", "evidence:references_bib"), ("RIS", "evidence:references_ris"))
SORTS = {Sort.AUTHOR: "author", Sort.NEWEST: "newest", Sort.TITLE: "title"}
Context = dict[str, Any]


def list_context(answer: EvidenceAnswer, params: QueryDict) -> Context:
    last = pagination.last_page(answer.total, PAGE_SIZE)
    page = min(answer.asked.page, last)
    references = answer.references((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
    address = reverse("evidence:references")
    shared = controls(answer.facets, answer.asked, answer.selected, params, address)
    return shared | {
        "heading": "Evidence library",
        "page_title": page_title(answer, page),
        "query_text": answer.asked.text,
        "carried": carried(params, without="q"),
        "kept": carried(params, only=("q", "sort")),
        "clear_url": pagination.with_query(only(params, ("q", "sort")), address),
        "facets": [opened(facet) for facet in shared["facets"]],
        "filters_title": "Filter these references",
        "notices": shared["notices"] + more_notices(answer, page),
        "total_number": answer.total,
        "total": total_words(answer),
        "not_reviewed": not_reviewed(answer, params),
        "sorts": sorts(answer.sort, params, bool(answer.asked.text)),
        "references": [reference_card(item) for item in references],
        "downloads": downloads(params) if answer.total else [],
        "pagination": pagination.pagination(
            params, page, answer.total, PAGE_SIZE, "References", address
        ),
    }


def reference_card(item: Reference) -> Context:
    """One reference in a list; see `cms/evidence/_reference_card.html`."""
    style: Cited = cited(item.source, item)
    return {
        "title": style.title,
        "url": style.url,
        "authors": style.authors,
        "year": style.year,
        "container": style.container or style.publisher,
        "type": item.get_type_display(),
        "reviewed": item.is_reviewed,
        "kind": item.get_kind_display(),
        "found": item.found,
        "services": [service.name for service in item.services_evaluated.all() if service.live],
    }


def opened(facet: Context) -> Context:
    chosen = any(option["checked"] for option in facet["options"])
    return facet | {"open": chosen or facet["name"] in OPEN}


def only(params: QueryDict, names: tuple[str, ...]) -> QueryDict:
    kept = QueryDict(mutable=True)
    for name in names:
        if value := params.get(name):
            kept[name] = str(value)
    return kept


def carried(
    params: QueryDict, *, without: str = "", only: tuple[str, ...] = ()
) -> list[dict[str, str]]:
    """Parameters that a form takes along as they are."""
    return [
        {"name": name, "value": str(value)}
        for name, values in pagination.filled(params).lists()
        for value in values
        if name != without and (not only or name in only)
    ]


def total_words(answer: EvidenceAnswer) -> str:
    """How many, of how many."""
    if not answer.asked.narrowed:
        return f"{counted(answer.total, 'reference')}."
    return f"{answer.total} of {counted(answer.held, 'reference')}."


def not_reviewed(answer: EvidenceAnswer, params: QueryDict) -> Context | None:
    """How many of these nobody has read for the reader yet."""
    number = sum(row.kind == NOT_REVIEWED for row in answer.selected.items)
    if not number:
        return None
    same = pagination.filled(params)
    same.setlist("kind", [NOT_REVIEWED])
    return {"number": number, "url": pagination.with_query(same, reverse("evidence:references"))}


def page_title(answer: EvidenceAnswer, page: int) -> str:
    """What sets this search apart among open tabs; blank for the plain list."""
    asked = answer.asked
    parts = [f"“{asked.text}”"] if asked.text else []
    parts += [
        facet.labels[value] for facet in answer.facets for value in asked.accepted(facet.name)
    ]
    if parts:
        parts = [*parts[:4], *(["more filters"] if len(parts) > 4 else []), "Evidence"]
    elif page > 1:
        parts = ["Evidence library"]
    return ", ".join(parts + ([f"page {page}"] if page > 1 else []))


def more_notices(answer: EvidenceAnswer, page: int) -> list[Context]:
    found: list[Context] = []
    if page != answer.asked.page:
        title = (
            f"There is no page {answer.asked.page} of these results. "
            f"This is the last one, page {page}."
        )
        found.append({"kind": "problem", "title": title})
    if answer.partial_match:
        title = f"No reference mentions all of “{answer.asked.text}”. These mention some of it."
        found.append({"kind": "information", "title": title})
    return found


def sorts(current: Sort, params: QueryDict, has_words: bool) -> list[Context]:
    """The orders to choose from; the best match is one only where there are words."""
    if current is Sort.BEST and not has_words:
        current = Sort.AUTHOR
    offered = ({Sort.BEST: "best match"} if has_words else {}) | SORTS
    links = []
    for sort, label in offered.items():
        same = pagination.filled(params)
        same["sort"] = sort.value
        url = pagination.with_query(same, reverse("evidence:references"))
        links.append({"label": label, "url": url, "current": sort is current})
    return links


def downloads(params: QueryDict) -> list[dict[str, str]]:
    """The same set as files: all pages of it."""
    same = pagination.filled(params)
    return [
        {"title": title, "url": pagination.with_query(same, reverse(route))}
        for title, route in FILES
    ]
