"""The stages of the journey in which a service works: fixed, in the order of the journey."""

from typing import ClassVar

from django.db import models

STAGES = [
    ("pre-birth", "Pre-birth", "during pregnancy"),
    ("post-birth", "Post-birth", "after the birth, with the baby"),
    ("edge-of-care", "Edge of care", "before any court proceedings, when a child may enter care"),
    ("in-proceedings", "In proceedings", "while care proceedings are before the court"),
    (
        "light-touch",
        "Light touch before the final decision",
        "a first contact before the final order",
    ),
    ("post-proceedings", "Post-proceedings", "after the court's final order"),
]


class StageManager(models.Manager["Stage"]):
    def ensure(self) -> None:
        """Write the fixed stages where they are missing or were reworded."""
        for order, (slug, name, plain_words) in enumerate(STAGES):
            fields = {"name": name, "plain_words": plain_words, "order": order}
            self.update_or_create(slug=slug, defaults=fields)


class Stage(models.Model):
    slug = models.SlugField(max_length=30, unique=True)
    name = models.CharField(max_length=60)
    plain_words = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField()

    objects: ClassVar[StageManager] = StageManager()

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name
