"""Forms whose words others read, and that are no posts: the guard looks at them all the same."""

from typing import Any, ClassVar

from django import forms

from community.forms.acknowledgement import ReadField, was_read
from community.forms.error_messages import WordedForm
from community.guard_check import Marked, Weighed, marked, weigh

LONGEST = 20_000
NAMES = frozenset({"full_name", "first_name_with_context"})


def without_holds(words: str) -> str:
    """For words that are mailed as they are sent. Raises `ValidationError` that names what the
    guard would hold."""
    found = weigh(words=words).findings["words"]
    held = {one.text: one.reason for one in found if one.severity == "hold"}
    if held:
        named = " ".join(f"“{text}”: {reason}" for text, reason in held.items())
        raise forms.ValidationError(
            f"This goes out by e-mail and could tell who a family is. Take out {named}"
        )
    return words


class GuardedForm(WordedForm):
    """What could identify a family is said once and confirmed, as in a post. What would hold a
    post is refused: nobody moderates a page about oneself before others see it.

    `refuses_holds` is off where a moderator writes what a moderator may let pass once it is read.
    `guarded`: the fields that are read. In those of `own_names` a name is the writer's own.
    """

    guarded: ClassVar[tuple[str, ...]] = ()
    refuses_holds: ClassVar[bool] = True
    own_names: ClassVar[tuple[str, ...]] = ()
    checked = ReadField("I have read these and they identify no family")
    weighed = Weighed({})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["checked"] = self.fields.pop("checked")  # below all that it speaks of

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        cleaned.pop("checked", None)
        self.weighed = self._weigh()
        read = was_read(self, self.weighed)
        if self.is_refused:
            self.add_error(None, "This cannot be saved as it stands.")
        elif not read:
            self.add_error("checked", "Change what is marked, or say that you have read it.")
        return cleaned

    @property
    def is_refused(self) -> bool:
        """Whether no tick can let it pass."""
        return self.refuses_holds and self.weighed.holds

    def _weigh(self) -> Weighed:
        found = weigh(**{name: self.typed(name)[:LONGEST] for name in self.guarded}).findings
        for name in self.own_names:
            found[name] = [one for one in found[name] if one.type not in NAMES]
        return Weighed(found)

    def typed(self, name: str) -> str:
        return str(self.data.get(self.add_prefix(name), ""))

    @property
    def marked(self) -> list[list[Marked]]:
        """Each text in which something was found, with the findings where they stand."""
        found = self.weighed.findings.items()
        return [marked(self.typed(name), findings) for name, findings in found if findings]

    @property
    def reasons(self) -> list[Any]:
        """One finding of each type."""
        found = (one for findings in self.weighed.findings.values() for one in findings)
        return list({finding.type: finding for finding in found}.values())
