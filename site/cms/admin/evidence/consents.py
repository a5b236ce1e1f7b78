"""Consents in the admin: how each stands, what rests on it, and withdrawing it."""

from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import LogFormatter
from wagtail.models import ModelLogEntry, Page, PageLogEntry
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet
from wagtail.snippets.widgets import SnippetListingButton

from cms.consents import actions as consent_actions
from cms.consents.redact import SCRUBBED
from cms.consents.usage import Uses, counted_uses, uses_of
from cms.models.consents import Consent


class Kept(ModelPermissionPolicy):
    """Nobody deletes a consent, administrators included."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        return action != "delete" and bool(super().user_has_permission(user, action))


def rights() -> Kept:
    return Kept(Consent)


def withdraw_url(consent: Consent) -> str:
    return reverse(ConsentViewSet.withdraw_name, args=[consent.pk])


class ConsentIndex(IndexView):
    """Where each is used is read for the whole list at once."""

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        uses = counted_uses()
        for consent in context["object_list"]:
            consent.uses = uses.get(consent.pk, Uses())
        return context


class UsesPanel(HelpPanel):
    """How the consent stands and what rests on it, with the way to withdraw it."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("template", "cms/admin/evidence/consent_uses_panel.html")
        super().__init__(**kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(self.instance.pk) and bool(super().is_shown())

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            uses = counted_uses().get(self.instance.pk, Uses())
            return context | {"uses": uses, "withdraw_url": withdraw_url(self.instance)}


class StillGiven:
    """A consent that was withdrawn cannot be chosen."""

    def get_object_list(self) -> QuerySet[Consent]:
        return Consent.objects.not_withdrawn()

    @property
    def columns(self) -> list[Column]:
        columns: list[Column] = super().columns  # type: ignore[misc]
        return [*columns, Column("state", label="State", accessor="state")]


class ChooseConsent(StillGiven, ChooseView):
    pass


class ChooseConsentResults(StillGiven, ChooseResultsView):
    pass


class ConsentChooser(SnippetChooserViewSet):
    choose_view_class = ChooseConsent
    choose_results_view_class = ChooseConsentResults


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        max_length=200,
        label="Why",
        help_text="Kept in the history. No name, and nothing of what was told.",
    )


class WithdrawView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """What would go; then, by POST, what went. Shown again at any time afterwards."""

    template_name = "cms/admin/evidence/consent_withdraw.html"
    permission_required = "change"
    header_icon = "key"
    permission_policy: Any = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.consent = get_object_or_404(Consent, pk=kwargs["pk"])
        self.form = WithdrawForm(request.POST or None)

    def get_page_title(self) -> str:
        return f"{self.consent} was withdrawn" if self.is_done else f"Withdraw {self.consent}"

    @property
    def is_done(self) -> bool:
        return self.consent.withdrawn_on is not None

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.is_done and not self.form.is_valid():
            return self.render_to_response(self.get_context_data())
        reason = "" if self.is_done else self.form.cleaned_data["reason"]
        by = request.user if request.user.is_authenticated else None
        consent_actions.withdraw_consent(consent=self.consent, by=by, reason=reason)
        messages.success(request, f"{self.consent} was withdrawn, and what rested on it is gone.")
        return redirect(withdraw_url(self.consent))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        more = {"consent": self.consent, "form": self.form, "uses": uses_of(self.consent)}
        if self.is_done:
            more |= {"done": what_was_done(self.consent), "withdrawn": self.withdrawal()}
            more["files_left"] = self.consent.doomed_files.count()
        return context | more

    def withdrawal(self) -> ModelLogEntry | None:
        found = ModelLogEntry.objects.for_instance(self.consent).select_related("user")
        entry: ModelLogEntry | None = found.filter(action=consent_actions.WITHDRAWN).first()
        return entry


def what_was_done(consent: Consent) -> dict[str, Any]:
    """All runs together, from the log."""
    entries = ModelLogEntry.objects.for_instance(consent)
    found = [entry.data for entry in entries.filter(action=consent_actions.TAKEN_OUT)]
    pages = {key for data in found for key in data.get("pages", [])}
    mended = {key for data in found for key in data.get("mended", [])} - pages
    counts = ("versions", "pictures", "documents", "comments")
    return {
        "pages": Page.objects.filter(pk__in=pages).order_by("title"),
        "mended": Page.objects.filter(pk__in=mended).order_by("title"),
        **{name: sum(data.get(name, 0) for data in found) for name in counts},
    }


class ConsentViewSet(SnippetViewSet):
    model = Consent
    icon = "key"
    menu_label = "Consents"
    index_view_class = ConsentIndex
    chooser_viewset_class = ConsentChooser
    list_display = [
        "reference",
        Column("state", label="State", accessor="state"),
        Column("uses", label="Used in", accessor="uses.words"),
    ]
    search_fields = ["reference", "scope"]
    search_backend_name = None
    ordering = "-given_on"
    list_per_page = 50
    copy_view_enabled = False
    withdraw_name = "wagtailsnippets_cms_consent:withdraw"
    edit_handler = ObjectList(
        [
            UsesPanel(),
            FieldPanel("reference"),
            FieldPanel("scope"),
            FieldRowPanel([FieldPanel("given_on"), FieldPanel("expires_on")]),
            FieldPanel("kept_where"),
        ]
    )

    @property
    def permission_policy(self) -> Kept:
        return rights()

    def get_urlpatterns(self) -> list[URLPattern]:
        view = self.construct_view(WithdrawView)
        return [*super().get_urlpatterns(), path("withdraw/<int:pk>/", view, name="withdraw")]


@hooks.register("register_snippet_listing_buttons")
def withdraw_button(snippet: Any, user: Any, next_url: str | None = None) -> Any:
    if isinstance(snippet, Consent) and rights().user_has_permission(user, "change"):
        label = "What was taken out" if snippet.withdrawn_on else "Withdraw"
        yield SnippetListingButton(label, withdraw_url(snippet), icon_name="cross", priority=50)


class _Formatter(LogFormatter):
    words = ""

    def format_message(self, log_entry: PageLogEntry | ModelLogEntry) -> str:
        return self.words.format(**{"reason": "", "consent": "", **log_entry.data})


LOGGED = {
    consent_actions.WITHDRAWN: ("Withdraw consent", "Withdrawn. {reason}"),
    consent_actions.TAKEN_OUT: ("Take out", "What rested on it was taken out everywhere."),
    consent_actions.ENDED: ("End of consent", "Unpublished: a consent it rests on has ended."),
    SCRUBBED: ("Take out", "What rested on {consent} was taken out, of all versions too."),
}


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    for action, (label, words) in LOGGED.items():
        formatter = type("ConsentFormatter", (_Formatter,), {"label": label, "words": words})
        actions.register_action(action)(formatter)
