"""The details of an act in the audit log, in words; the export keeps them as they are stored."""

from typing import Any

from community.models import Complaint, Post, SummaryConsent, Watch
from community.models.report_kinds import kind_of

YES_AND_NO = {
    "upheld": ("The report was upheld", "The report was not upheld"),
    "has_place": ("With a place", "On the waiting list"),
    "allowed": ("The appeal was allowed", "The appeal was refused"),
    "wanted": ("A new address was made", "The address was closed"),
    "title": ("The title was changed", ""),
    "tags": ("The tags were changed", ""),
}
COUNTS = {
    "left_out": ("{} post was left out", "{} posts were left out"),
    "files": ("{} file", "{} files"),
    "files_out": ("{} file was taken out", "{} files were taken out"),
}
NUMBERS = {
    "decision": "Decision {}",
    "report": "Report {}",
    "request": "Request {}",
    "version": "Version {} of the terms",
    "into": "Into topic {}",
    "member": "Member {}",
    "post": "Post {}",
    "before": "From the board “{}”",
    "after": "To the board “{}”",
    "reason": "{}",
}
LISTS = {
    "state": dict(Post.State.choices),
    "answer": dict(SummaryConsent.Answer.choices),
    "level": dict(Watch.Level.choices) | {"": "Normal"},
    "subject": dict(Complaint.About.choices),
    "posts": {"stay": "What they wrote stays", "go": "What they wrote goes"},
}


def details_in_words(details: dict[str, Any]) -> list[str]:
    return [said for name, value in details.items() if (said := _said(name, value))]


def _said(name: str, value: Any) -> str:
    if name in YES_AND_NO and isinstance(value, bool):
        return YES_AND_NO[name][0 if value else 1]
    if name in COUNTS and isinstance(value, int):
        return COUNTS[name][0 if value == 1 else 1].format(value)
    if name in LISTS and isinstance(value, str) and value in LISTS[name]:
        return str(LISTS[name][value])
    if name == "posts" and isinstance(value, list):
        return f"{'Post' if len(value) == 1 else 'Posts'} {_plain(value)}"
    if name == "kind":
        return kind_of(str(value))
    if name in NUMBERS:
        return NUMBERS[name].format(value) if value is not None else "None any more"
    label = name.replace("filter_", "filtered by ").replace("_", " ").capitalize()
    return f"{label}: {_plain(value)}"


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_plain(one) for one in value) or "none"
    if isinstance(value, dict):
        return ", ".join(f"{name} {_plain(one)}" for name, one in value.items())
    return "none" if value in (None, "") else str(value)
