"""Where one is signed in: ending one of these sessions, beside allauth's button for all others."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.actions import end_session


@require_POST
@login_required
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """One that has ended already, and one of somebody else, is answered by the list as it is."""
    session = UserSession.objects.filter(pk=pk, user_id=request.user.pk).first()
    if session is not None and session.is_current():
        return redirect("account_logout")
    if session is not None:
        end_session(session=session)
        messages.success(request, "That session has ended.")
    return redirect("usersessions_list")
