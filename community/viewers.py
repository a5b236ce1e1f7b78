"""Who is looking: what a signed-in person is in the community."""

from dataclasses import dataclass

from accounts.models import User
from community.models import Member

MODERATORS, ADMINISTRATORS = "Moderators", "Administrators"
SAFEGUARDING = "Safeguarding leads"


@dataclass(frozen=True)
class Viewer:
    """A signed-in person. `member` is None for somebody who never applied."""

    user: User
    member: Member | None
    groups: frozenset[int]
    is_moderator: bool
    is_administrator: bool
    may_trace: bool

    @classmethod
    def of(cls, user: User) -> "Viewer":
        """Two queries."""
        names, above = set(user.group_names.values()), user.is_superuser
        return cls(
            user=user,
            member=Member.objects.filter(user_id=user.pk).first(),
            groups=frozenset(user.group_names),
            is_moderator=above or not names.isdisjoint({MODERATORS, ADMINISTRATORS}),
            is_administrator=above or ADMINISTRATORS in names,
            may_trace=above or not names.isdisjoint({SAFEGUARDING, ADMINISTRATORS}),
        )

    @property
    def is_inside(self) -> bool:
        """May read the boards: an approved member, or one of those who look after them."""
        return self.is_moderator or self.may_trace or bool(self.member and self.member.is_approved)

    @property
    def may_write(self) -> bool:
        return bool(self.member and self.member.is_approved)
