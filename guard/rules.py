"""The rules of the guard, as a table: a name, a type, a test, a severity and a message.

A test takes the `Text` and gives the stretches of its plain text that it marks. The message
tells the writer why that could identify a family, and what to write instead.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from guard.addresses import addresses
from guard.ages import ages_with_places
from guard.births import births
from guard.cases import case_numbers
from guard.courts import court_dates
from guard.emails import emails
from guard.findings import HOLD, WARN
from guard.handles import handles
from guard.hurried.ages import ages_beside_places
from guard.hurried.days import days_in_lists
from guard.hurried.handles import handles_in_short
from guard.hurried.hearings import court_in_short, live_in_short
from guard.hurried.homes import homes
from guard.hurried.names import names_in_lists, names_in_passing
from guard.hurried.numbers import bare_numbers
from guard.hurried.schooling import schools_in_short
from guard.live import live_cases
from guard.names import dates_beside_names, first_names, full_names
from guard.nearby.ages import ages_near_places
from guard.nearby.births import births_near
from guard.nearby.handles import handles_near
from guard.nearby.hearings import courts_by_day, hearings_soon
from guard.nearby.homes import homes_near
from guard.nearby.names import first_names_near
from guard.nearby.schools import schools_near
from guard.nhs import nhs_numbers
from guard.phones import phones
from guard.postcodes import postcodes
from guard.schools import schools
from guard.text import Span, Text
from guard.told_in_parts import nhs_in_parts, nhs_in_pieces, phones_in_parts


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    type: str
    test: Callable[[Text], Iterable[Span]]
    severity: str
    message: str


BIRTH = (
    "A date of birth points to one person. Write an age band instead, such as “in her twenties” "
    "or “under one”."
)
RULES: tuple[Rule, ...] = (
    Rule(
        "NHS number",
        "nhs_number",
        nhs_numbers,
        HOLD,
        "This looks like an NHS number, which belongs to one person. Take it out; if a colleague "
        "needs it, send it by secure mail.",
    ),
    Rule(
        "Case or file number",
        "case_number",
        case_numbers,
        HOLD,
        "This looks like the number of a case or of a person's file, which leads to one family. "
        "Take it out: “a recent case” is enough here.",
    ),
    Rule(
        "Date of birth",
        "date_of_birth",
        births,
        WARN,
        BIRTH,
    ),
    Rule(
        "Date beside a full name",
        "date_of_birth",
        dates_beside_names,
        WARN,
        BIRTH,
    ),
    Rule(
        "Full name",
        "full_name",
        full_names,
        WARN,
        "This looks like somebody's name. Naming a parent or a relative names the child. Write "
        "“a mother” or “a grandparent” instead.",
    ),
    Rule(
        "First name in a family",
        "first_name_with_context",
        first_names,
        WARN,
        "A first name with the rest of the story can be enough to know a family. Write “she”, "
        "“the baby” or “a parent” instead.",
    ),
    Rule(
        "Postcode",
        "postcode",
        postcodes,
        WARN,
        "A full postcode can be a handful of homes. Leave it out, or name the region.",
    ),
    Rule(
        "Address",
        "address",
        addresses,
        WARN,
        "This looks like where somebody lives. Leave it out, or name the region.",
    ),
    Rule(
        "Telephone number",
        "phone",
        phones,
        WARN,
        "This looks like a person's telephone number. Take it out; a helpline or a team's number "
        "is fine.",
    ),
    Rule(
        "E-mail address",
        "email",
        emails,
        WARN,
        "This looks like one person's e-mail address. Ask members to answer here, or give a "
        "team's mailbox.",
    ),
    Rule(
        "Live case",
        "live_case",
        live_cases,
        WARN,
        "This speaks of a case that is before a court now. Ask the question in general, without "
        "when and where, and take the case itself to your supervision.",
    ),
    Rule(
        "Age with a place",
        "age_place",
        ages_with_places,
        WARN,
        "An exact age with a place can be enough to know who is meant. Write an age band, or "
        "leave the place out.",
    ),
    Rule(
        "A child's school or nursery",
        "school_or_nursery_with_child",
        schools,
        WARN,
        "The school or nursery of a child leads to the child. Write “at primary school” or “at "
        "nursery” instead.",
    ),
    Rule(
        "Name on social media",
        "social_media_handle",
        handles,
        WARN,
        "A name on social media leads to a person and to everyone they know. Take it out.",
    ),
    Rule(
        "Court with day and place",
        "court_date_place",
        court_dates,
        WARN,
        "The court with the day tells who is in it. Leave both out: “at a hearing soon” is enough.",
    ),
)
# What the same things look like in a hurry; the words to the writer are the same.
HURRIED = (
    ("nhs_number", nhs_in_parts),
    ("nhs_number", nhs_in_pieces),
    ("phone", phones_in_parts),
    ("case_number", bare_numbers),
    ("date_of_birth", days_in_lists),
    ("full_name", names_in_lists),
    ("first_name_with_context", names_in_passing),
    ("address", homes),
    ("live_case", live_in_short),
    ("age_place", ages_beside_places),
    ("school_or_nursery_with_child", schools_in_short),
    ("social_media_handle", handles_in_short),
    ("court_date_place", court_in_short),
)
# What stands near one another, however it is worded.
NEARBY = (
    ("date_of_birth", births_near),
    ("first_name_with_context", first_names_near),
    ("address", homes_near),
    ("live_case", hearings_soon),
    ("age_place", ages_near_places),
    ("school_or_nursery_with_child", schools_near),
    ("social_media_handle", handles_near),
    ("court_date_place", courts_by_day),
)
_first = {rule.type: rule for rule in reversed(RULES)}
RULES += tuple(
    replace(_first[kind], name=f"{_first[kind].name}, {how}", test=test)
    for how, tests in (("in short", HURRIED), ("near by", NEARBY))
    for kind, test in tests
)
