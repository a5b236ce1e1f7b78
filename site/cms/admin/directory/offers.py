"""What is offered, as tags: any word will do, the curated ones are suggested."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from wagtail.admin.widgets import AdminTagWidget

from directory.models import Offer

SUGGESTIONS = 12


def suggest_offers(request: HttpRequest) -> JsonResponse:
    """Curated offers with the typed words anywhere in their name or plain words."""
    return JsonResponse(list(suggested(request.GET.get("term", ""))), safe=False)


def suggested(words: str) -> list[str]:
    offers = Offer.objects.suggested_for(words.strip())
    return list(offers.values_list("name", flat=True)[:SUGGESTIONS])


class OfferWidget(AdminTagWidget):
    """Wagtail's tag box, asking our list (its own finds beginnings of words alone)."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-w-tag-url-value"] = reverse("suggest_offers")
        context["widget"]["help_text"] = (
            "Type a word, such as “housing”, and choose from the list where something fits."
        )
        return context
