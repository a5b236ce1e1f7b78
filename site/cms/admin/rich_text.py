"""The editor of formatted text, which takes whatever it is sent for words and nothing more."""

from typing import Any

from django.utils.html import escape
from wagtail.admin.rich_text import DraftailRichTextArea

from foundation.text import remove_control_characters

NOT_OF_THE_EDITOR = (ValueError, TypeError, AttributeError, LookupError)


class WordsArea(DraftailRichTextArea):
    """Wagtail writes HTML of the features that a field allows. What did not come from its
    editor, and so cannot be read, is kept as plain words: nothing is lost, and nothing runs."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        try:
            written: str | None = super().value_from_datadict(data, files, name)
        except NOT_OF_THE_EDITOR:
            given = str(data.get(name) or "").strip()
            written = f"<p>{escape(given)}</p>" if given else ""
        return remove_control_characters(written) if written else written
