"""Editors for journeys, and the parts of a draft that a journey does not type by hand.

Done by a program on the site's database: while Playwright runs, this process itself has none.
"""

import os
import subprocess
import sys
from pathlib import Path

from scripts.steps import ROOT
from tests.journeys.site import environment

ROLES = {
    "cleo@example.org": "Contributors",
    "edda@example.org": "Editors",
    "ben@example.org": "Editors",
}


PROGRAM = """
import sys, django
django.setup()
from tests.journeys.people import main
main(*sys.argv[1:])
"""


def with_people(database: Path) -> str:
    """Makes them; answers where a contributor starts a spotlight."""
    return run(database, "people").strip().splitlines()[-1]


def fill_sections(database: Path, title: str) -> None:
    """What the contributor would go on typing: sections, a source, a theme and a service."""
    run(database, "sections", title)


def told_with_consent(database: Path, title: str) -> str:
    """Publishes a spotlight on which somebody tells, with a picture; answers the consent's key."""
    run(database, "people")
    return run(database, "told", title).strip().splitlines()[-1]


def run(database: Path, *arguments: str) -> str:
    command = [sys.executable, "-c", PROGRAM, *arguments]
    given = environment(database, PYTHONPATH=f"{ROOT / 'site'}{os.pathsep}{ROOT}")
    done = subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout


def main(what: str, title: str = "") -> None:
    if what == "people":
        from cms.models import PracticeIndexPage
        from tests.factories import UserFactory

        for email, role in ROLES.items():
            UserFactory(email=email, name=email.split("@")[0].capitalize(), role=role)
        print(f"/admin/pages/add/cms/spotlightpage/{PracticeIndexPage.objects.get().pk}/")
    elif what == "told":
        print(publish_told(title))
    else:
        write_sections(title)


def publish_told(title: str) -> int:
    from accounts.models import User
    from cms.models import PracticeIndexPage, SpotlightPage
    from tests.cms.consents.factories import ConsentFactory, PictureFactory

    consent = ConsentFactory(reference="2026-077")
    owner = User.objects.get(email="cleo@example.org")
    page = SpotlightPage(title=title, slug="told", summary="What one mother said.", owner=owner)
    PracticeIndexPage.objects.get().add_child(instance=page)
    page.save_revision(user=owner)
    write_sections(title)
    draft = SpotlightPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    picture = PictureFactory(consent=consent, title="Her kitchen")
    words = {
        "consent": consent,
        "words": "<p>Nobody had asked me before.</p>",
        "said_by": "A mother",
    }
    draft.issue = [
        ("lived_experience", words | {"picture": picture, "alt_text": "A kitchen"}),
        ("text", "<p>The editors' own words.</p>"),
    ]
    draft.save_revision(user=owner).publish(user=User.objects.get(email="ben@example.org"))
    return int(consent.pk)


def write_sections(title: str) -> None:
    from cms.models import SpotlightPage, SpotlightService, SpotlightSource, Theme
    from directory.models import Service
    from mapping_data.models import Source

    page = SpotlightPage.objects.get(draft_title=title)
    draft = page.get_latest_revision_as_object()
    for name in ("issue", "approach", "outcomes", "limits"):
        setattr(draft, name, [("text", f"<p>What there is to say of the {name}.</p>")])
    draft.sources.add(SpotlightSource(source=Source.objects.order_by("pk")[0]))
    draft.themes.set(Theme.objects.all()[:1])
    service = Service.objects.get(slug="breaking-the-cycle-birmingham")
    draft.bound_services.add(SpotlightService(service=service))
    draft.save_revision(user=page.owner)
