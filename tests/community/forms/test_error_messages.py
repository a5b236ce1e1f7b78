"""What is wrong in a form is said in words that name the thing."""

from typing import Any

import pytest
from django.forms import BaseForm
from django.test import Client

from community.account_deletion.forms import DeleteForm
from community.boards.forms.boards import BoardForm, LetInForm
from community.boards.forms.posts import ReplyForm, TopicForm
from community.events.forms import CancelForm, EventForm, NotesForm
from community.membership.forms import AnswerForm, ApplicationForm
from community.moderation.forms.author_lookup import AskToTraceForm, SuspendAuthorForm, TraceForm
from community.moderation.forms.reports import ReportForm
from community.moderation.forms.safety_reviews import ReviewForm
from community.summaries.forms import SummaryForm
from tests.community.people import make_board, make_member, moderator, signed_in

FORMS: list[type[BaseForm]] = [
    AnswerForm,
    ApplicationForm,
    AskToTraceForm,
    BoardForm,
    CancelForm,
    DeleteForm,
    EventForm,
    LetInForm,
    NotesForm,
    ReplyForm,
    ReportForm,
    ReviewForm,
    SummaryForm,
    SuspendAuthorForm,
    TopicForm,
    TraceForm,
]


@pytest.mark.parametrize("kind", FORMS)
def test_no_empty_field_is_answered_in_djangos_words(db: None, kind: type[BaseForm]) -> None:
    form = kind({})
    said = [error for field in form.visible_fields() for error in field.errors]
    assert said
    assert "This field is required." not in said


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("link", "nowhere at all", "Write a whole web address"),
        ("places", "-4", "At least 1, or leave it blank"),
        ("places", "some", "Write the number of places in digits"),
        ("title", "x" * 500, "Title: shorten this to "),
    ],
)
def test_what_cannot_be_read_is_named(db: None, field: str, typed: str, said: str) -> None:
    assert str(EventForm({field: typed})[field].errors[0]).startswith(said)


def test_the_list_above_a_form_says_each_thing_once(db: None) -> None:
    html = signed_in(moderator()).post("/community/moderation/boards/new/", {"name": ""}).text
    assert '<a href="#id_name">Give the board a name.</a>' in html
    html = signed_in(make_member()).post(f"{make_board().get_absolute_url()}new/", {}).text
    assert "Give the topic a title." in html


def test_signing_up_says_what_is_missing(db: None) -> None:
    html = Client().post("/accounts/signup/", {"email": "", "password1": ""}).text
    assert '">Give your e-mail address.</a>' in html
    assert "This field is required." not in html


@pytest.mark.parametrize(
    ("tags", "said"), [("x" * 61, "60 letters"), ("a,b,c,d,e,f,g", "at most 6 tags")]
)
def test_no_tag_is_cut_or_dropped_in_silence(db: None, tags: str, said: str) -> None:
    sent: dict[str, Any] = {"title": "A title", "text": "Words.", "tags": tags}
    assert said in TopicForm(sent).errors["tags"][0]
