"""Forms of what a moderator does with a whole topic."""

from typing import Any

from django import forms

from community.boards.subjects import Subject, at_address
from community.forms.guarded import GuardedForm
from community.models import Board, Topic
from community.text.single_line import OneLineField


class SplitForm(GuardedForm):
    """The title goes live at once, so it is read as every title is."""

    guarded = ("title",)
    refuses_holds = False
    title = OneLineField(
        label="Title of the new topic, from this post on",
        max_length=Topic._meta.get_field("title").max_length,
        error_messages={"required": "Give the new topic a title."},
    )


class MoveForm(forms.Form):
    board = forms.ChoiceField(
        label="Move to", error_messages={"required": "Choose the board that it moves to."}
    )

    def __init__(self, *args: Any, boards: list[Board], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["board"]
        assert isinstance(field, forms.ChoiceField)
        named = [(board.slug, named_with_its_limits(board)) for board in boards]
        field.choices = [("", "Choose a board"), *named]


def named_with_its_limits(board: Board) -> str:
    if board.kind == Board.Kind.ANNOUNCEMENTS:
        return f"{board.name} (only moderators write there: members can no longer reply)"
    return board.name


class AboutForm(forms.Form):
    page = OneLineField(
        label="The page that it is about",
        max_length=500,
        required=False,
        help_text="Its address on this site. Leave it blank if the topic is about no page.",
    )
    subject: Subject | None = None

    def clean_page(self) -> str:
        typed: str = self.cleaned_data["page"]
        self.subject = at_address(typed) if typed else None
        if typed and self.subject is None:
            raise forms.ValidationError(
                "No page of this site that a topic can be about has this address. Copy it from "
                "the page itself, or leave it blank."
            )
        return typed
