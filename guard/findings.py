"""What the guard finds, and of which types."""

from dataclasses import dataclass

HOLD, WARN = "hold", "warn"

TYPES = (
    "nhs_number",
    "case_number",
    "date_of_birth",
    "full_name",
    "first_name_with_context",
    "postcode",
    "address",
    "phone",
    "email",
    "live_case",
    "age_place",
    "school_or_nursery_with_child",
    "social_media_handle",
    "court_date_place",
)


@dataclass(frozen=True)
class Finding:
    """A stretch of the writer's own text, `start` to `end`; `reason` is for the writer."""

    type: str
    start: int
    end: int
    text: str
    severity: str
    reason: str
