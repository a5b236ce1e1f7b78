"""The admin's page by which an administrator helps after a lost phone."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from wagtail.admin.widgets.button import Button

from accounts.actions import reset_second_step
from accounts.mfa.policy import has_second_step
from accounts.models import User


def may_reset(by: User, user: User) -> bool:
    """Nobody resets their own, nor that of somebody who stands above them."""
    above = user.is_superuser and not by.is_superuser
    return by.has_perm("accounts.change_user") and by != user and not above


@require_http_methods(["GET", "HEAD", "POST"])
def reset(request: HttpRequest, pk: int) -> HttpResponse:
    user, by = get_object_or_404(User, pk=pk), request.user
    if not isinstance(by, User) or not may_reset(by, user):
        raise PermissionDenied
    if request.method != "POST":
        context = {"person": user, "is_on": has_second_step(user)}
        return render(request, "account/reset_second_step.html", context)
    if reset_second_step(user=user, by=by):
        messages.success(request, f"{user} signs in with the password alone, and sets it up anew.")
    else:
        messages.warning(request, f"{user} has no second step.")
    return redirect("wagtailusers_users:edit", user.pk)


def buttons(user: User, request_user: User) -> list[Button]:
    """In the list of users."""
    if not may_reset(request_user, user):
        return []
    address = reverse("reset_second_step", args=[user.pk])
    return [Button("Reset the second step", address, icon_name="key", priority=30)]
