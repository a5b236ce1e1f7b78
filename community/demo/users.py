"""One example user a role, who signs in with a password made for this database."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.actions import keep_one_address
from accounts.models import User
from community.models import Member

# A name that nobody can have (RFC 2606), so that no mail reaches anybody.
DOMAIN = "demo.example"


@dataclass(frozen=True)
class Example:
    role: str
    groups: tuple[str, ...] = ()
    state: str = Member.State.APPROVED
    is_member: bool = True

    @property
    def email(self) -> str:
        return f"{self.role.replace(' ', '-')}@{DOMAIN}"


EXAMPLES = (
    Example("applicant", state=Member.State.APPLIED),
    Example("member"),
    Example("group member", groups=("Board: Team leads",)),
    Example("moderator", groups=("Moderators",)),
    Example("second moderator", groups=("Moderators",)),
    Example("safeguarding lead", groups=("Safeguarding leads",)),
    Example("contributor", groups=("Contributors",), is_member=False),
    Example("editor", groups=("Editors",), is_member=False),
    Example("directory editor", groups=("Directory editors",), is_member=False),
    Example("administrator", groups=("Administrators",), is_member=False),
)


def make_examples(password: str) -> dict[str, Member]:
    """The members among them, by role."""
    made = {example: make_example(example, password) for example in EXAMPLES}
    return {example.role: member for example, member in made.items() if member is not None}


def make_example(example: Example, password: str) -> Member | None:
    user = User.objects.create_user(example.email, password, name=example.role.capitalize())
    user.groups.set(Group.objects.filter(name__in=example.groups))
    keep_one_address(user=user, verified=True)
    if not example.is_member:
        return None
    approved = example.state == Member.State.APPROVED
    return Member.objects.create(
        user=user,
        state=example.state,
        confirmed_on=timezone.localdate() - timedelta(days=30) if approved else None,
        display_name=f"The {example.role}",
        role=Member.Role.SOCIAL_WORK,
        employer="A made-up council",
        authority="The North",
        why="To see how the community works.",
    )
