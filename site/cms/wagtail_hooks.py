"""What the site adds to the Wagtail admin, and what it takes away."""

from functools import partial

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from cms.editors import log_actions, refusals
from cms.editors.from_members import summaries_menu_item
from cms.editors.in_use import before_bulk_action, before_delete_snippet
from cms.editors.today import reports
from cms.editors.today.panel import show_today
from cms.library.viewsets import PublishingGroup
from cms.records.claims import ClaimViewSet
from cms.records.notices import warn_of_no_area
from cms.records.offers import suggest_offers
from cms.records.others import DirectoryGroup
from cms.records.services import ServiceViewSet

register_snippet(ServiceViewSet)
register_snippet(ClaimViewSet)
register_snippet(DirectoryGroup)
register_snippet(PublishingGroup)

hooks.register("after_create_snippet", warn_of_no_area)
hooks.register("after_edit_snippet", warn_of_no_area)

hooks.register("construct_homepage_panels", show_today)
hooks.register("register_admin_urls", reports.addresses)
hooks.register("before_bulk_action", before_bulk_action)
hooks.register("before_delete_snippet", before_delete_snippet)
hooks.register("register_admin_menu_item", summaries_menu_item)
hooks.register("register_log_actions", log_actions.register)
hooks.register("construct_page_action_menu", refusals.mend_page_menu)
hooks.register("construct_snippet_action_menu", refusals.mend_snippet_menu)
hooks.register("before_publish_page", refusals.before_publish_page)
hooks.register("after_edit_page", refusals.after_edit_page)
hooks.register("after_edit_snippet", refusals.after_edit_snippet)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [path("offers/suggest/", suggest_offers, name="suggest_offers")]


@hooks.register("insert_global_admin_css")
def look() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("construct_help_menu")
def keep_help_on_this_site(request: HttpRequest, items: list[MenuItem]) -> None:
    """No “What's new” and no guide elsewhere: nothing in the admin leads off this site."""
    items[:] = [item for item in items if not item.url.startswith("http")]


for place in range(len(reports.DUTIES)):
    hooks.register("register_reports_menu_item", partial(reports.menu_item, place))
