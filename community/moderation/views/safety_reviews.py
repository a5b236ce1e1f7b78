"""The yearly safety review, and the template of a risk assessment."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from community.access import access_moderation
from community.links import moderation_breadcrumbs
from community.middleware import viewer_of
from community.models import SafetyReview
from community.moderation.actions.safety_reviews import record_review
from community.moderation.forms.safety_reviews import ReviewForm
from community.moderation.presenters.queue import review_due
from community.moderation.risk_assessment import assessment as risks

LATEST = 20


@require_http_methods(["GET", "HEAD", "POST"])
def reviews(request: HttpRequest) -> HttpResponse:
    viewer = access_moderation(viewer_of(request))
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        record_review(by=viewer.user, **form.cleaned_data)
        return HttpResponseRedirect(request.path)
    return render(
        request,
        "community/moderation/safety_reviews.html",
        {
            "form": form,
            "review": review_due(),
            "reviews": list(SafetyReview.objects.all()[:LATEST]),
            "breadcrumbs": moderation_breadcrumbs("Safety reviews"),
        },
    )


@require_safe
def assessment(request: HttpRequest) -> HttpResponse:
    """To be printed and filled in; nothing of it is stored."""
    access_moderation(viewer_of(request))
    return render(
        request,
        "community/moderation/risk_assessment.html",
        {
            "assessment": risks(),
            "accountable_person": settings.COMMUNITY_ACCOUNTABLE_PERSON,
            "breadcrumbs": moderation_breadcrumbs("Risk assessment"),
        },
    )
