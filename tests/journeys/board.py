"""The community for journeys: its people, and the post office between them.

Done by programs on the site's database: while Playwright runs, this process itself has none.
"""

import os
import re
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

from scripts.steps import ROOT
from tests.community.outbox import letters_in
from tests.journeys.site import environment, mail_folder

MODERATORS = ("mo@example.org", "min@example.org")
MEMBERS = {"ruth@example.org": "Ruth", "otto@example.org": "Otto"}
PROGRAM = """
import django
django.setup()
from tests.journeys.board import fill
fill()
"""


def with_community(database: Path) -> None:
    """Two moderators, two members past their first posts, and a board."""
    _run(database, "-c", PROGRAM)


LOOKED_AT_EARLIER = """
import sys, django
django.setup()
from datetime import timedelta
from django.db.models import F
from community.models import Member
own = Member.objects.filter(user__email=sys.argv[1])
own.update(digested_at=F("digested_at") - timedelta(days=1))
"""


def a_day_later(database: Path, email: str) -> None:
    """For the digest of a member: the day after they switched it on."""
    _run(database, "-c", LOOKED_AT_EARLIER, email)


def send_mail(database: Path) -> None:
    """What the timer and the worker do: begin what is due, then send all that waits."""
    manage = str(ROOT / "site" / "manage.py")
    _run(database, manage, "run_scheduled_jobs")
    _run(database, manage, "db_worker", "--backend", "community", "--batch", "--no-startup-delay")


def letters_to(database: Path, email: str) -> list[EmailMessage]:
    """The mail of one person, the oldest first."""
    return [one for one in letters_in(mail_folder(database)) if one["To"] == email]


def plain(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def link_in(words: str, part: str) -> str:
    """The first address in a letter that has `part`, without its host."""
    found = re.search(rf"https?://[^/\s]+((?=\S*{re.escape(part)})/\S+)", words)
    assert found, words
    return found[1].rstrip(".>")


def fill() -> None:
    from django.contrib.auth.models import Group
    from django.utils import timezone

    from community.models import Consent, Member
    from community.terms.actions import publish_terms
    from community.terms.terms import in_force
    from tests.community.people import APPLICATION, make_board, make_topic
    from tests.factories import UserFactory, with_second_step

    publish_terms()
    board, terms = make_board(), in_force()
    assert terms is not None
    for email in MODERATORS:
        user = UserFactory(email=email, name=email.split("@")[0].capitalize())
        user.groups.add(Group.objects.get(name="Moderators"))
        with_second_step(user)
    for email, name in MEMBERS.items():
        member = Member.objects.create(
            user=UserFactory(email=email, name=name),
            state=Member.State.APPROVED,
            confirmed_on=timezone.localdate(),
            display_name=name,
            digest=Member.Digest.NEVER,
            **APPLICATION,
        )
        Consent.objects.create(member=member, terms=terms)
        for number in range(3):  # past the first posts, which wait for a moderator
            make_topic(board, member, f"An earlier question of {name}, {number + 1}")


def _run(database: Path, *command: str) -> None:
    given = environment(database, PYTHONPATH=f"{ROOT / 'site'}{os.pathsep}{ROOT}")
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=given, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
