"""What summaries ask of the authors of posts. Open to those whose membership does not stand, too:
whoever gave consent can take it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from community.exceptions import NotPossible
from community.middleware import viewer_of
from community.summaries.access import access_own_consents
from community.summaries.consent_actions import answer_for_posts
from community.summaries.document import asked_of
from community.summaries.forms import AnswersForm
from community.summaries.presenters import asked_page, consent_page


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    context = asked_page(viewer_of(request))
    return render(request, "community/summaries/consent_requests.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest, pk: int) -> HttpResponse:
    viewer = viewer_of(request)
    summary, member = access_own_consents(viewer, pk)
    own = asked_of(member.pk).filter(summary=summary).order_by("number")
    consents = list(own)
    sent = request.POST if request.method == "POST" else None
    form, problem = AnswersForm(sent, state=summary.state, consents=consents), ""
    if form.is_bound and form.is_valid():
        try:
            answer_for_posts(summary=summary, member=member, answers=form.answers, seen=form.seen)
            messages.success(request, "Thank you. Your answer is kept.", extra_tags="summary")
            return HttpResponseRedirect(request.path)
        except NotPossible as reason:
            problem, consents = str(reason), list(own.all())
            form = AnswersForm(state=summary.state, consents=consents)
    context = consent_page(viewer, summary, consents, form) | {"problem": problem}
    status = 409 if problem else 200
    return render(request, "community/summaries/consent.html", context, status=status)
