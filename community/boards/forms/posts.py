"""Forms for writing: topics, replies, edits."""

from uuid import uuid4

from django import forms

from community.boards.subjects import at_address
from community.forms.acknowledgement import ReadField
from community.forms.error_messages import WordedForm
from community.models import Topic
from community.text.single_line import OneLineField, one_line

LONGEST_TAG, MOST_TAGS = 60, 6


class WritingForm(WordedForm):
    """What every piece of writing has. `key` makes a double click one post."""

    field_error_messages = {"text": "Write something first."}

    text = forms.CharField(
        label="What you want to say",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="**bold**, *italic*, lists with -, quotes with >, links as [words](address).",
    )
    nameless = forms.BooleanField(
        label="Post without my name",
        required=False,
        help_text="Members and moderators see “a member”. Only an administrator or a safeguarding "
        "lead can find out who wrote, and each look is written down.",
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    checked = ReadField("I have read these and the post identifies no family")


class OpeningForm(WritingForm):
    """What an opening post has beside its text: the title and the tags of its topic."""

    field_error_messages = {"title": "Give the topic a title."}

    title = OneLineField(label="Title", max_length=Topic._meta.get_field("title").max_length)
    tags = forms.CharField(
        label="Tags",
        required=False,
        max_length=400,
        help_text="At most six, separated with commas.",
    )

    def clean_tags(self) -> list[str]:
        words = (one_line(word).lower() for word in self.cleaned_data["tags"].split(","))
        tags = list(dict.fromkeys(word for word in words if word))
        if any(len(tag) > LONGEST_TAG for tag in tags):
            raise forms.ValidationError(f"Shorten the tags: each may have {LONGEST_TAG} letters.")
        if len(tags) > MOST_TAGS:
            raise forms.ValidationError(f"Choose at most {MOST_TAGS} tags.")
        return tags


class TopicForm(OpeningForm):
    about = forms.CharField(
        label="The page that it is about",
        required=False,
        max_length=500,
        help_text="If it is about a service, an authority, a spotlight or a reference of this "
        "site: the address of its page. Members will find your topic there.",
    )
    field_order = ["title", "text", "tags", "about", "nameless"]

    def clean_about(self) -> str:
        """The key of the subject; empty where the topic is about none."""
        typed = self.cleaned_data["about"]
        if not typed:
            return ""
        subject = at_address(typed)
        if subject is None:
            raise forms.ValidationError(
                f"“{typed}” is not the page of a service, an authority, a spotlight or a "
                "reference of this site. Copy the address from its page, or leave this empty."
            )
        return subject.key


class ReplyForm(WritingForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = "Your reply"
        self.fields["text"].widget.attrs["rows"] = 6


class EditForm(WritingForm):
    """`stands` names the version that the writer began from."""

    stands = forms.CharField(max_length=40, widget=forms.HiddenInput)
    field_order = ["text"]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["nameless"]


class EditOpeningForm(EditForm, OpeningForm):
    field_order = ["title", "text", "tags"]
