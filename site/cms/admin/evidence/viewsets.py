"""References, themes, glossary and consents in the admin."""

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms.admin.evidence.consents import ConsentViewSet
from cms.admin.evidence.references import REFERENCE_COLUMNS, REFERENCE_EDITOR, ReferenceFilters
from cms.admin.policies import NeverDeleted
from cms.models import GlossaryTerm, Reference, Theme


class ReferenceViewSet(SnippetViewSet):
    model = Reference
    icon = "openquote"
    menu_label = "Evidence library"
    list_display = REFERENCE_COLUMNS
    filterset_class = ReferenceFilters
    search_fields = ["key", "authors", "source__title"]
    search_backend_name = None
    ordering = "key"
    list_per_page = 50
    copy_view_enabled = False
    edit_handler = REFERENCE_EDITOR

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reference]:
        found = Reference.objects.select_related("source", "latest_revision")
        return found.prefetch_related("themes")

    @property
    def permission_policy(self) -> NeverDeleted:
        return NeverDeleted(self.model)


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    search_backend_name = None
    copy_view_enabled = False
    edit_handler = ObjectList([FieldPanel("name"), FieldPanel("slug"), FieldPanel("plain_words")])


class GlossaryViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "list-ul"
    menu_label = "Glossary"
    search_fields = ["term", "also"]
    search_backend_name = None
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("term"),
            FieldPanel("slug"),
            FieldPanel("also"),
            FieldPanel("meaning"),
            FieldPanel("source"),
        ]
    )


class PublishingGroup(SnippetViewSetGroup):
    menu_label = "Publishing"
    menu_icon = "doc-full-inverse"
    menu_order = 210
    items = (ReferenceViewSet, ThemeViewSet, GlossaryViewSet, ConsentViewSet)
