"""A limit counts the rows of a while and says at the form when there may be more."""

from datetime import timedelta

import pytest
from django import forms
from django.utils import timezone

from accounts.models import User
from foundation.rate_limits import RateLimit

LIMIT = RateLimit("sign-ins within an hour", 2, timedelta(hours=1), "in an hour", "last_login")


class WordsForm(forms.Form):
    words = forms.CharField()


@pytest.fixture
def people(db: None) -> list[User]:
    now = timezone.now()
    return [User.objects.create(email=f"{name}@example.org", last_login=now) for name in "ab"]


def test_the_form_says_when_the_limit_is_reached(people: list[User]) -> None:
    form = WordsForm({"words": "As we do."})
    assert LIMIT.refuse(form, "words", User.objects.all())
    assert form.errors["words"] == [
        "You have sent 2 sign-ins within an hour already, the most for now. "
        "What you wrote is kept here: send it in an hour."
    ]


def test_what_is_older_does_not_count(people: list[User]) -> None:
    own, form = User.objects.all(), WordsForm({"words": "As we do."})
    own.filter(pk=people[0].pk).update(last_login=timezone.now() - timedelta(hours=1))
    assert not LIMIT.refuse(form, "words", own)
    assert form.is_valid()
