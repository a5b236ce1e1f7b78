"""The names that members choose to be shown by: nobody's but their own.

A name that claims a role would lend a member's words the weight of ours; one that another
member shows already would put words into that member's mouth.
"""

import re

from django.conf import settings

from community.models import Member
from guard.plain import folded

CLAIMS_A_ROLE = (
    "This name could be taken for a role here. Choose your own name or a part of it; what you do "
    "can stand on your page."
)
TAKEN = (
    "Another member is shown by this name already, or by one that looks the same. Add what tells "
    "you apart, such as an initial or your profession."
)
# Looked for as words, and as the whole name however it is spaced.
ROLES = ("admin", "editor", "member", "mod", "staff")
# Long enough to be no part of a name: looked for wherever they stand.
PLAIN_ROLES = ("administrator", "moderator", "safeguardinglead", settings.WAGTAIL_SITE_NAME.lower())
FOR_LETTERS = str.maketrans("013457@$", "oieastas")


def plain_names(name: str) -> set[str]:
    """As it looks: accents, other scripts' letters, figures for letters and case fall away. A
    capital I inside a word may be meant as one, or as a small l."""
    seen = "".join(map(folded, name))
    seen = re.sub(r"[013457@$](?=[A-Za-z])", lambda found: found[0].translate(FOR_LETTERS), seen)
    return {seen.lower(), re.sub(r"(?<=[A-Za-z])I", "l", seen).lower()}


def keys_of(name: str) -> set[str]:
    """Names that share one could not be told apart."""
    return {re.sub(r"[\W_]+", "", one) for one in plain_names(name)}


def claims_a_role(name: str) -> bool:
    keys = keys_of(name)
    words = keys.union(*(re.split(r"[\W_]+", one) for one in plain_names(name)))
    return any(role in key for role in PLAIN_ROLES for key in keys) or any(
        {role, f"{role}s"} & words for role in ROLES
    )


def is_taken(name: str, by: Member) -> bool:
    """Whether another member shows it, as members or as somebody who left posts under it."""
    keys = keys_of(name)
    others = Member.objects.exclude(display_name="").exclude(pk=by.pk)
    return any(keys & keys_of(one) for one in others.values_list("display_name", flat=True))


def problem_with(name: str, member: Member) -> str:
    """Why a member may not be shown by this name, and what to do; empty where they may."""
    if not name:
        return ""
    if claims_a_role(name):
        return CLAIMS_A_ROLE
    return TAKEN if is_taken(name, member) else ""
