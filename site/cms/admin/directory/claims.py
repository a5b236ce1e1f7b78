"""Claims in the admin: listed, read, recorded and superseded; never edited, never deleted."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.panels import Panel
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets import Button
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import CreateView, IndexView, InspectView, SnippetViewSet

from accounts.models import User
from cms.admin.directory.claim_forms import CLAIM_EDITOR, NEWER_CLAIM_EDITOR, ClaimForm
from directory.models import Claim

ADD = "wagtailsnippets_directory_claim:add"
NEWER = "Record a newer claim"


def newer_url(claim: Claim) -> str:
    return f"{reverse(ADD)}?supersedes={claim.uuid}"


def standing(claim: Claim) -> str:
    return "superseded" if hasattr(claim, "superseded_by") else "in force"


def sources(claim: Claim) -> str:
    return "; ".join(str(row) for row in claim.evidence.all()) or "none"


class RecordOnly(ModelPermissionPolicy):
    """Nobody changes or deletes a claim, administrators included."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action not in ("change", "delete") and super().user_has_permission(user, action)


class ClaimList(IndexView):
    def get_list_more_buttons(self, instance: Claim) -> list[object]:
        buttons: list[object] = super().get_list_more_buttons(instance)
        if standing(instance) == "in force" and self.user_has_permission("add"):
            buttons.append(Button(NEWER, url=newer_url(instance), icon_name="plus", priority=5))
        return buttons


class RecordClaim(CreateView):
    """A claim of any authority, or, with `?supersedes=`, one in place of another."""

    @cached_property
    def supersedes(self) -> Claim | None:
        given = self.request.GET.get("supersedes")
        if not given:
            return None
        try:
            wanted = UUID(given)
        except ValueError as error:
            raise Http404("No claim has this identifier.") from error
        return get_object_or_404(Claim.objects.select_related("area__parent"), uuid=wanted)

    def get_panel(self) -> Panel:
        return NEWER_CLAIM_EDITOR.bind_to_model(Claim) if self.supersedes else super().get_panel()

    def get_form_class(self) -> type[ClaimForm]:
        """The viewset's own form has the authority and the layer; a newer claim keeps those."""
        form: type[ClaimForm] = (
            self.panel.get_form_class() if self.supersedes else super().get_form_class()
        )
        return form

    def get_page_subtitle(self) -> str:
        return f"in place of “{self.supersedes}”" if self.supersedes else "Claim"

    def get_add_url(self) -> str:
        return newer_url(self.supersedes) if self.supersedes else str(super().get_add_url())

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "supersedes": self.supersedes}

    def save_instance(self) -> Claim:
        """The action writes the log; Wagtail's own entry would say it a second time."""
        claim: Claim = self.form.save()
        return claim

    def get_success_buttons(self) -> list[Button]:
        return []


class ReadClaim(InspectView):
    def get_fields(self) -> list[str]:
        return ["area", "layer", "state", "as_at", "standing", "evidence", "note", "recorded"]

    def get_field_label(self, field_name: str, field: object) -> str:
        return field_name.replace("_", " ").capitalize()

    def get_as_at_display_value(self) -> str:
        return str(self.object.as_at.words)

    def get_standing_display_value(self) -> str:
        newer = getattr(self.object, "superseded_by", None)
        if newer:
            return f"superseded by “{newer}”"
        older = self.object.supersedes
        return f"in force, in place of “{older}”" if older else "in force"

    def get_evidence_display_value(self) -> str:
        return sources(self.object)

    def get_recorded_display_value(self) -> str:
        who = self.object.recorded_by or "an import"
        return f"by {who} on {self.object.recorded_at:%d %B %Y}"

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons: list[Button] = list(super().header_more_buttons)
        if standing(self.object) == "in force" and self.user_has_permission("add"):
            buttons.append(Button(NEWER, url=newer_url(self.object), icon_name="plus"))
        return buttons


class ClaimViewSet(SnippetViewSet):
    model = Claim
    icon = "clipboard-list"
    menu_label = "Claims"
    menu_name = "claims"
    menu_order = 92
    add_to_admin_menu = True
    index_view_class = ClaimList
    add_view_class = RecordClaim
    inspect_view_class = ReadClaim
    inspect_view_enabled = True
    copy_view_enabled = False
    list_display = [
        "area",
        Column("layer", label="Layer", accessor="get_layer_display", sort_key="layer"),
        Column("state", label="State", accessor="get_state_display", sort_key="state"),
        Column("as_at", label="As at", accessor="as_at.words", sort_key="as_at"),
        Column("standing", label="Standing", accessor=standing),
        Column("sources", label="On whose word", accessor=sources),
        Column("recorded_at", label="Recorded", sort_key="recorded_at"),
    ]
    list_filter = ["layer", "state"]
    search_fields = ["area__common_name", "area__gss_code"]
    search_backend_name = None
    list_per_page = 50
    edit_handler = CLAIM_EDITOR

    @property
    def permission_policy(self) -> ModelPermissionPolicy:
        return RecordOnly(self.model)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        claims = Claim.objects.select_related("area", "superseded_by")
        return claims.prefetch_related("evidence__source")
