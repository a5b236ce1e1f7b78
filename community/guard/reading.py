"""Reading a text for what could identify."""

import re

from community.guard.findings import HOLD, WARN, Finding

NHS = re.compile(r"(?<!\d)\d{3}[ .-]?\d{3}[ .-]?\d{4}(?!\d)")
RULES = (
    (
        "postcode",
        re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE),
        WARN,
        "A postcode can be a handful of homes. Leave it out, or name the region.",
    ),
    (
        "email",
        re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b"),
        WARN,
        "An e-mail address leads to a person. Ask members to answer here.",
    ),
)


def check(text: str) -> list[Finding]:
    """Every finding, in the order of the text. Never raises."""
    found = [
        Finding("nhs_number", match.start(), match.end(), match[0], HOLD, NHS_REASON)
        for match in NHS.finditer(text)
        if has_check_digit(re.sub(r"\D", "", match[0]))
    ]
    for kind, pattern, severity, reason in RULES:
        found += [
            Finding(kind, match.start(), match.end(), match[0], severity, reason)
            for match in pattern.finditer(text)
        ]
    return sorted(found, key=lambda finding: finding.start)


NHS_REASON = "This is an NHS number: it belongs to one person. Take it out."


def has_check_digit(digits: str) -> bool:
    """Modulus 11, as the NHS number has it."""
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    return (11 - total % 11) % 11 == int(digits[9])
