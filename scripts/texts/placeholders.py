"""Placeholders for what differs between two runs and means nothing to a reader."""

import re

_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tue|Wed|Thu|Fri|Sat|Sun"


def _rules(*pairs: tuple[str, str]) -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), placeholder) for pattern, placeholder in pairs]


# The order counts: a signed value may hold what a later rule would take apart.
_ALWAYS = _rules(
    (r"(?<=/password/reset/key/)[0-9A-Za-z]+-[0-9A-Za-z-]+", "<token>"),
    (r"(?<=/accounts/stop/)[^/\s\"'<>]{20,}", "<token>"),
    # Django's signed values: what is signed, when, and by what.
    (r"[\w.=-]+:[0-9A-Za-z]{5,8}:[\w-]{43}(?![\w-])", "<token>"),
    (r"(?<![\w-])[\w.=-]+:[\w-]{43}(?![\w-])", "<token>"),
    (_UUID, "<uuid>"),
    (r"(?<![0-9a-zA-Z])(?=[0-9a-f]*[a-f])(?=[0-9a-f]*[0-9])[0-9a-f]{32}(?![0-9a-zA-Z])", "<uuid>"),
    # Of what a form showed, with the moment of its last change; of Wagtail's static files.
    (r"(?<![0-9a-zA-Z])(?=[0-9]*[a-f])(?:[0-9a-f]{40}|[0-9a-f]{64})(?![0-9a-zA-Z])", "<digest>"),
    (r"(?<=\?v=)[0-9a-f]{8}\b", "<version>"),
    (r"(?<=\d\d:\d\d:\d\d)\.\d{1,6}", ""),
    (r"\b(?=[A-Z]*[2-7])[A-Z2-7]{32}\b", "<secret>"),
    (r"(?<=name=\"csrfmiddlewaretoken\" value=\")[^\"]*", "<csrf>"),
    (r"(?<=value=\")[^\"]*(?=\" name=\"csrfmiddlewaretoken\")", "<csrf>"),
    (r"(?<='nonce-)[^']+", "<nonce>"),
    (r"(?<=, built )\d{4}-\S+(?=\")", "<moment>"),  # of the file of postcodes, in /readyz
)
_DATED = _rules(
    (r"\b\d{4}-\d{2}-\d{2}\b", "<date>"),
    (r"\b\d{8}T\d{6}Z?", "<date>"),
    (rf"(?:\b(?:{_DAYS}),? )?\b\d{{1,2}} (?:{_MONTHS})\b(?:,? \d{{4}}\b)?", "<date>"),
    (rf"\b(?:{_MONTHS}) \d{{4}}\b", "<date>"),
    (rf"\b(?:{_DAYS})\b", "<day>"),
    (r"\b\d{1,2}:\d{2}(?::\d{2})?\b(?: [ap]\.?m\.?)?", "<time>"),
    (r"(?<=/)\d+(?=/|#|\?|\s|$)", "<id>"),
    (r"(?<=#post-)\d+|(?<=-)\d+(?=@)", "<id>"),
    (r"(?<=[?&]page=)\d+", "<page>"),
    # What the tests' factories count, which depends on the order of the tests.
    (r"\b([Pp]erson ?|[Mm]ade-up [A-Za-z]+ |made-up-[a-z]+-)\d+", r"\1<number>"),
)


def replace_chance(text: str) -> str:
    """`text` without tokens, keys and parts of seconds."""
    for pattern, placeholder in _ALWAYS:
        text = pattern.sub(placeholder, text)
    return text


def replace_dates(text: str) -> str:
    """`text` without dates, times and numbers of records: for what was made on another day."""
    for pattern, placeholder in _DATED:
        text = pattern.sub(placeholder, text)
    return text
