"""Tags that the editors' tag fields offer: those of what editors publish.

Wagtail offers every tag there is, and some stand on topics of boards that an editor may not see.
"""

from django.db.models import Q, QuerySet
from django.http import HttpRequest, JsonResponse
from taggit.models import Tag, TaggedItem
from wagtail.admin.auth import require_admin_access

from cms.models import SpotlightTag

MOST = 10


def of_the_site() -> QuerySet[Tag]:
    elsewhere = TaggedItem.objects.exclude(content_type__app_label="community")
    published = Q(pk__in=elsewhere.values("tag")) | Q(pk__in=SpotlightTag.objects.values("tag"))
    return Tag.objects.filter(published)


@require_admin_access
def tag_names(request: HttpRequest) -> JsonResponse:
    term = request.GET.get("term", "").replace("\0", "")
    found = of_the_site().filter(name__istartswith=term) if term else Tag.objects.none()
    return JsonResponse(
        list(found.order_by("name").values_list("name", flat=True)[:MOST]), safe=False
    )
