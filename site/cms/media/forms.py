"""The admin's forms for pictures and documents: titles and descriptions of their own."""

import re
from pathlib import PurePath
from typing import Any

from django import forms
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from cms.media.file_types import DOCUMENTS, PICTURES

FILE_NAME = re.compile(rf"\.({'|'.join([*PICTURES, *DOCUMENTS, 'heic'])})$", re.IGNORECASE)
OWN_TITLE = (
    "This is the file's name. Give it a title of its own: a file's name often tells who is in "
    "it, and is not kept."
)
INSIDE = (
    "Documents keep what their program wrote in them: the author's name, comments, tracked "
    "changes. Take that out before you upload one."
)


def letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).casefold()


class OwnTitle(forms.ModelForm):
    """Refuses a title that is the name of the file: the upload page proposes it."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        title, file = cleaned.get("title", ""), cleaned.get("file")
        names = []
        if file is not None and "file" in self.changed_data:
            names = [letters(file.name), letters(PurePath(file.name).stem)]
        if title and (FILE_NAME.search(title.strip()) or letters(title) in names):
            self.add_error("title", OWN_TITLE)
        return cleaned


class PictureForm(OwnTitle, BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].help_text = "For editors, in the list. No name of a person."
        description = self.fields["description"]
        description.required = True
        description.help_text = "What the picture shows and says, for those who do not see it."


class DocumentForm(OwnTitle, BaseDocumentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].help_text = "Readers see it, and the file is named after it."
        if "file" in self.fields:
            self.fields["file"].help_text = f"{', '.join(DOCUMENTS)}. {INSIDE}"
