"""The tags of a topic, read with the topic itself."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Aggregate, CharField, OuterRef, Subquery
from taggit.models import TaggedItem

from community.models import Topic

# Tags are words on one line, so that none holds it.
BETWEEN = "\n"


class Joined(Aggregate):
    """Words of several rows in one, in no particular order."""

    function = "GROUP_CONCAT"
    template = "%(function)s(%(expressions)s, %(between)s)"
    output_field = CharField()

    def as_sql(self, *given: Any, **more: Any) -> Any:
        return super().as_sql(*given, between="CHAR(10)", **more)

    def as_postgresql(self, *given: Any, **more: Any) -> Any:
        return super().as_sql(*given, function="STRING_AGG", between="CHR(10)", **more)


def tag_names() -> Subquery:
    """The names of the tags of the topic at hand, one a line; NULL where it has none."""
    kind = ContentType.objects.get_for_model(Topic)
    items = TaggedItem.objects.filter(content_type=kind, object_id=OuterRef("pk"))
    return Subquery(items.order_by().values("object_id").values(names=Joined("tag__name")))


def tags_of(topic: Topic) -> list[str]:
    """Of a topic that was read with `tag_names`."""
    names: str | None = getattr(topic, "tag_names", None)
    return sorted(names.split(BETWEEN)) if names else []
