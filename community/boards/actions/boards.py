"""Making and changing boards, and who may enter one that is for a group."""

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.text import slugify

from accounts.models import User
from community.audit.log import MEMBER, MODERATOR, record
from community.exceptions import NotPossible
from community.models import Board, Member
from community.viewer import ROLES

# Groups of boards are made with them, so that nobody is let into a role by way of a board.
OWN = "Board: "


@transaction.atomic
def make_board(*, name: str, purpose: str, kind: str, place: int, by: User) -> Board:
    """A board for one group comes with its group, which holds nobody yet. A name is taken once:
    sent twice, the second is refused."""
    slug = slugify(name)[: Board._meta.get_field("slug").max_length]
    if Board.objects.filter(slug=slug).exists() or Board.objects.filter(name=name).exists():
        raise NotPossible("There is a board of this name. You may have made it a moment ago.")
    group = None
    if kind == Board.Kind.RESTRICTED:
        group = Group.objects.create(name=f"{OWN}{name}")
    board = Board.objects.create(
        slug=slug, name=name, purpose=purpose, kind=kind, place=place, group=group
    )
    record("made_board", board, by=by, as_whom=MODERATOR)
    return board


@transaction.atomic
def change_board(*, board: Board, name: str, purpose: str, kind: str, place: int, by: User) -> None:
    """All but its address. Who could read what stands there never changes: a board for a group
    stays one."""
    stored = Board.objects.select_for_update(of=("self",)).get(pk=board.pk)
    if Board.Kind.RESTRICTED in (stored.kind, kind) and stored.kind != kind:
        raise NotPossible("What was written for one group stays with it, so this cannot change.")
    if Board.objects.filter(name=name).exclude(pk=stored.pk).exists():
        raise NotPossible("Another board has this name.")
    new = {"name": name, "purpose": purpose, "kind": kind, "place": place}
    changed = sorted(field for field, value in new.items() if getattr(stored, field) != value)
    if changed:
        Board.objects.filter(pk=stored.pk).update(**new)
        record("changed_board", stored, by=by, as_whom=MODERATOR, changed=changed)


def has_own_group(board: Board) -> bool:
    return board.group is not None and board.group.name.startswith(OWN)


@transaction.atomic
def let_in(*, board: Board, member: Member, by: User) -> None:
    group, user = _group_and_user(board, member)
    if not user.groups.filter(pk=group.pk).exists():
        user.groups.add(group)
        record("let_in", board, by=by, as_whom=MODERATOR, member=member.pk)


@transaction.atomic
def take_out(*, board: Board, member: Member, by: User) -> None:
    """What they wrote there stays."""
    group, user = _group_and_user(board, member)
    if user.groups.filter(pk=group.pk).exists():
        user.groups.remove(group)
        record("took_out", board, by=by, as_whom=MODERATOR, member=member.pk)


@transaction.atomic
def close_to_leaver(*, member: Member) -> None:
    """Somebody let them in for the work that they leave. Roles are another matter: they rest
    meanwhile (`Viewer.of`) and are an administrator's to take."""
    user = member.user
    if user is None:
        return
    opened = user.groups.filter(boards__isnull=False, permissions__isnull=True)
    left = list(opened.exclude(name__in=ROLES).distinct())
    user.groups.remove(*left)
    for board in Board.objects.filter(group__in=left):
        record("took_out", board, by=user, as_whom=MEMBER, member=member.pk)


def _group_and_user(board: Board, member: Member) -> tuple[Group, User]:
    if board.group is None or not has_own_group(board):
        raise NotPossible("Who may enter this board is decided in the list of users.")
    if member.user is None:
        raise NotPossible("This account is gone.")
    return board.group, member.user
