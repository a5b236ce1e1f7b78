"""Titles and names: one line, without characters that are not seen but change what is."""

import re

from django import forms

# They turn round the order in which letters are shown, as far as the end of the paragraph.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def without_turning(text: str) -> str:
    return TURNING.sub("", text)


def one_line(text: str) -> str:
    return " ".join(without_turning(text.replace("\0", " ")).split())


class OneLineField(forms.CharField):
    """A title in a list, the subject of a letter, the first line of a quote: each is one line."""

    def to_python(self, value: object) -> str:
        return one_line(str(super().to_python(value) or ""))
