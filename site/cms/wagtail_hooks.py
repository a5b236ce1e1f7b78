"""What the site adds to the Wagtail admin, and what it takes away."""

from functools import partial

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from cms.admin import log_actions, publish_menu
from cms.admin.dashboard import reports
from cms.admin.dashboard.panel import show_today
from cms.admin.deletion import before_bulk_action, before_delete_snippet
from cms.admin.directory.claims import ClaimViewSet
from cms.admin.directory.notices import warn_of_no_area
from cms.admin.directory.offers import suggest_offers
from cms.admin.directory.services import ServiceViewSet
from cms.admin.directory.viewsets import DirectoryGroup
from cms.admin.evidence.viewsets import PublishingGroup
from cms.admin.menu import summaries_menu_item

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
hooks.register("construct_page_action_menu", publish_menu.mend_page_menu)
hooks.register("construct_snippet_action_menu", publish_menu.mend_snippet_menu)
hooks.register("before_publish_page", publish_menu.before_publish_page)
hooks.register("after_edit_page", publish_menu.after_edit_page)
hooks.register("after_edit_snippet", publish_menu.after_edit_snippet)


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
