"""Pictures of coverage for papers, and the map that other sites may frame."""

from csp.constants import NONCE
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from directory.coverage.forms import CoverageQuestion
from directory.coverage.views import asked, packed
from directory.input_problems import problem_document
from directory.maps.drawing.png import render_png
from directory.maps.drawing.svg import render_svg
from mapping_data.area_index import AreaIndex
from mapping_data.models import Round
from mapping_data.rounds import choose

CONTENT_TYPES = {"svg": "image/svg+xml", "png": "image/png"}

# A page of its own in another site's frame: only its own scripts, and nothing sent anywhere.
EMBED_POLICY = {
    "default-src": ["'none'"],
    "script-src": [NONCE],
    "style-src": [NONCE],
    "img-src": ["'self'", "data:"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
    "frame-ancestors": ["*"],
    **dict.fromkeys(("connect-src", "font-src", "manifest-src")),
}


def kept_under(kind: str, question: CoverageQuestion, published: Round | None) -> str:
    """What tells one answer from another; a new version of a round is another answer."""
    version = f"-{published.pk}" if published else ""
    return f"{kind}-{question.round}{version}-{question.layer}-{question.by}"


@require_safe
def picture(request: HttpRequest, view: str, form: str) -> HttpResponse:
    """`/coverage/map.svg`, `map.png`, `hex.svg`, `hex.png`."""
    from directory.maps import (
        image_files,  # brings the shapes of all areas, which pages do not need
    )

    question, rounds = asked(request)
    if problems := image_files.picture_problems(view, question):
        return problem_document(problems)
    published = choose(rounds, question.round)

    def compute() -> bytes:
        if published is None:
            drawing = image_files.live_picture(view, question, AreaIndex.today())
        else:
            drawing = image_files.round_picture(question, published)
        if form == "png":
            return render_png(drawing)
        return render_svg(drawing, standalone=True).encode()

    key = kept_under(f"{view}-{form}", question, published)
    response = packed(request, key, CONTENT_TYPES[form], compute)
    name = f"coverage-{question.round}-{question.layer}-{question.by}-{view}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
@xframe_options_exempt
@csp_replace(EMBED_POLICY)
def embed(request: HttpRequest) -> HttpResponse:
    """`/coverage/embed/`: the map as a page that any site may frame."""
    from directory.maps import embed as embedding  # folium takes a second to import

    question, rounds = asked(request)
    published = choose(rounds, question.round)
    page = embedding.kept_page(kept_under("embed", question, published), question, published)
    response = HttpResponse(embedding.with_nonce(page, str(request.csp_nonce)))  # type: ignore[attr-defined]
    response["X-Robots-Tag"] = "noindex"
    return response
