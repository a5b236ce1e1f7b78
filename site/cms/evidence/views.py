"""Public pages and files of the evidence library: read the address, ask, present."""

from collections.abc import Callable, Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.evidence.files.bibtex import bibtex
from cms.evidence.files.entries import Entry, entry
from cms.evidence.files.ris import ris
from cms.evidence.presenters.list import list_context
from cms.evidence.presenters.reference import reference_context
from cms.evidence.query import EvidenceAnswer, answer, shown_in_lists
from cms.models import Reference
from cms.querysets import public_references
from directory.input_problems import problem_document
from directory.page_slots import REFERENCE, filled_for_reader

Writer = Callable[[Iterable[Entry]], str]
WRITERS: dict[str, tuple[Writer, str]] = {
    "bib": (bibtex, "application/x-bibtex; charset=utf-8"),
    "ris": (ris, "application/x-research-info-systems; charset=utf-8"),
}


@require_safe
def reference_list(request: HttpRequest) -> HttpResponse:
    context = list_context(answer(request.GET), request.GET)
    return render(request, "cms/evidence/list.html", context)


@require_safe
def list_file(request: HttpRequest, form: str) -> HttpResponse:
    """Exactly the filtered set, all pages of it."""
    found: EvidenceAnswer = answer(request.GET)
    if found.asked.problems:
        return problem_document(list(found.asked.problems))
    return as_file(found.references(), form, "evidence")


@require_safe
def reference_detail(request: HttpRequest, key: str) -> HttpResponse:
    reference = public_reference(key)
    members = {"for_reader": filled_for_reader(REFERENCE, reference, request)}
    return render(request, "cms/evidence/reference.html", reference_context(reference) | members)


@require_safe
def reference_file(request: HttpRequest, key: str, form: str) -> HttpResponse:
    return as_file([public_reference(key)], form, key)


def public_reference(key: str) -> Reference:
    found = shown_in_lists(public_references()).filter(key=key).first()
    if found is None:
        raise Http404(f"“{key}” is not the address of a reference that we hold.")
    return found


def as_file(references: list[Reference], form: str, name: str) -> HttpResponse:
    write, content_type = WRITERS[form]
    content = write(entry(item) for item in references)
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response
