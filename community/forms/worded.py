"""What is wrong in a form, in words that name the thing: one list, read through by eye.

Django's own ("This field is required.") say neither what is missing nor what to do.
"""

from typing import Any

from django import forms

WHOLE_ADDRESS = "Write a whole web address, such as https://example.org/join."
PLACES = "Write the number of places in digits, such as 20, or leave it empty."
ONE_PLACE = "At least 1, or leave it blank for no limit."
PLACE_IN_LIST = "Write its place in the list in digits, such as 3."
TOO_LONG = "%s: shorten this to %%(limit_value)d characters. It has %%(show_value)d."

# The form, its fields, and of each either what to say where it is empty or the words by code.
WORDS: dict[str, dict[str, str | dict[str, str]]] = {
    "WritingForm": {"text": "Write something first."},
    "OpeningForm": {"title": "Give the topic a title."},
    "ApplicationForm": {
        "role": "Choose what you do.",
        "employer": "Say where you work.",
        "authority": "Say which authority or area you work in.",
        "why": "Say why you want to join.",
    },
    "AnswerForm": {"answer": "Write your answer first."},
    "ProfileForm": {"display_name": "Say by which name others should know you."},
    "EventForm": {
        "title": "Give the session a title.",
        "about": "Say what the session is about.",
        "begins_at": "Say on which day and at what time it begins.",
        "ends_at": "Say on which day and at what time it ends.",
        "place": "Say where it takes place.",
        "link": {"required": "Give the link to the session.", "invalid": WHOLE_ADDRESS},
        "places": {"required": PLACES, "invalid": PLACES, "min_value": ONE_PLACE},
    },
    "CancelForm": {"reason": "Say why it does not take place: those who signed up are told."},
    "NotesForm": {"text": "Write the notes first."},
    "BoardForm": {
        "name": "Give the board a name.",
        "purpose": "Say in a sentence what belongs on the board.",
        "kind": "Choose who reads and writes on the board.",
        "place": {
            "required": PLACE_IN_LIST,
            "invalid": PLACE_IN_LIST,
            "min_value": PLACE_IN_LIST,
        },
    },
    "LetInForm": {
        "email": {
            "required": "Give the e-mail address of the member.",
            "invalid": "Write a whole e-mail address, such as name@example.org.",
        }
    },
    "ReviewForm": {
        "on": "Give the day of the review.",
        "found": "Say what was looked at, what was found and what will change.",
    },
    "SummaryForm": {
        "title": "Give the summary a title.",
        "text": "Write the summary first.",
    },
    "TraceForm": {"reason": "Say why you have to know who wrote it."},
    "SuspendAuthorForm": {"reason": "Say why the author has to be suspended."},
    "DeleteForm": {
        "posts": "Choose what becomes of what you wrote.",
        "sure": "Type the word “delete”, or leave this page.",
    },
}


class WordedForm(forms.Form):
    """Takes what it says from the list, for its own fields and those of the forms it is made of."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["max_length"] = TOO_LONG % _label(field)
        for kind in reversed(type(self).__mro__):
            for name, said in WORDS.get(kind.__name__, {}).items():
                if name in self.fields:
                    messages = {"required": said} if isinstance(said, str) else said
                    self.fields[name].error_messages.update(messages)


def _label(field: forms.Field) -> str:
    return str(field.label or "This").rstrip("?").replace("%", "%%")
