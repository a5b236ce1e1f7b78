"""Who is looking: what a signed-in person is in the community."""

from dataclasses import dataclass

from accounts.models import User
from community.models import Member

MODERATORS, ADMINISTRATORS = "Moderators", "Administrators"
EDITORS = "Editors"
SAFEGUARDING = "Safeguarding leads"
ROLES = (MODERATORS, ADMINISTRATORS, EDITORS, SAFEGUARDING)


@dataclass(frozen=True)
class Viewer:
    """A signed-in person. `member` is None for somebody who never applied."""

    user: User
    member: Member | None
    groups: frozenset[int]
    is_moderator: bool
    is_administrator: bool
    may_trace: bool
    is_editor: bool

    @classmethod
    def of(cls, user: User) -> "Viewer":
        """Two queries. Whoever is suspended, has left or has not confirmed for a year looks after
        nothing meanwhile; an administrator's role is another administrator's to take."""
        names = set(user.group_names.values())
        above = user.is_superuser or ADMINISTRATORS in names
        member = Member.objects.filter(user_id=user.pk).first()
        stands = member is None or not member.is_shut_out
        return cls(
            user=user,
            member=member,
            groups=frozenset(user.group_names),
            is_moderator=above or (stands and MODERATORS in names),
            is_administrator=above,
            may_trace=above or (stands and SAFEGUARDING in names),
            is_editor=above or (stands and EDITORS in names),
        )

    @property
    def is_inside(self) -> bool:
        """May read the boards: an approved member, or one of those who look after them."""
        return self.is_moderator or self.may_trace or bool(self.member and self.member.is_approved)

    @property
    def may_write(self) -> bool:
        return bool(self.member and self.member.is_approved)
