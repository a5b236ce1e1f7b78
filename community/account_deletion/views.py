"""Taking everything away, and deleting the account; for whoever is signed in."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from community.account_deletion.actions import delete_account, take_everything_away
from community.account_deletion.find_references import posts_quoting
from community.account_deletion.forms import DeleteForm
from community.audit.log import acted_in_a_role
from community.middleware import viewer_of
from community.moderation.open_cases import in_question


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required
def export(request: HttpRequest) -> HttpResponseBase:
    """Only after the password once more, and by an act of its own: it is all of a person."""
    viewer = viewer_of(request)
    if request.method != "POST":
        return render(request, "community/account_deletion/download.html")
    packed = take_everything_away(user=viewer.user, member=viewer.member)
    name = f"what-you-wrote-{timezone.localdate().isoformat()}.zip"
    return FileResponse(
        packed,
        as_attachment=True,
        filename=name,
        content_type="application/zip",
        headers={"Cache-Control": "private, no-store"},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required
def delete(request: HttpRequest) -> HttpResponse:
    """Only after the password once more: a browser left open must not be enough."""
    viewer = viewer_of(request)
    if viewer.user.has_perm("wagtailadmin.access_admin"):
        return render(request, "community/account_deletion/delete_editor.html", status=403)
    form = DeleteForm(request.POST if request.method == "POST" else None)
    kept = in_question(viewer.member).count() if viewer.member else 0
    if form.is_bound and form.is_valid():
        delete_account(user=viewer.user, member=viewer.member, posts=form.cleaned_data["posts"])
        logout(request)
        return render(request, "community/account_deletion/deleted.html", {"kept": kept})
    context = {
        "form": form,
        "kept": kept,
        "acted": acted_in_a_role(viewer.user),
        "quoting": posts_quoting(viewer.member) if viewer.member else 0,
    }
    return render(request, "community/account_deletion/delete.html", context)
