"""What is offered, as tags: a curated list of suggestions, and whatever an editor adds."""

from typing import ClassVar

from django.db import models
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase

from directory.querysets import OfferQuerySet


class Offer(TagBase):
    """A kind of help. `suggested` ones form the curated list and carry plain words."""

    plain_words = models.CharField(max_length=200, blank=True)
    suggested = models.BooleanField(default=False)
    free_tagging = True

    objects: ClassVar[OfferQuerySet] = OfferQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["name"]


class ServiceOffer(ItemBase):
    content_object = ParentalKey(
        "directory.Service", on_delete=models.CASCADE, related_name="offered"
    )
    tag = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="services")
