"""Publishing versions of the terms, and agreeing to them."""

from pathlib import Path

from django.db import transaction

from community.audit.log import MEMBER, SYSTEM, record
from community.email.outbox import tell
from community.models import Consent, Member, TermsVersion
from community.terms.terms import FOLDER, read_version


@transaction.atomic
def agree(*, member: Member, terms: TermsVersion) -> Consent:
    """Once a version: agreeing again changes nothing."""
    consent, made = Consent.objects.get_or_create(member=member, terms=terms)
    if made:
        record("consented", member, by=member.user, as_whom=MEMBER, version=terms.number)
    return consent


@transaction.atomic
def publish_terms(*, folder: Path = FOLDER) -> list[TermsVersion]:
    """Store each version whose file is new. What was published is never changed: people agreed
    to its words. Raises `ValueError` for a file whose words differ from what was published."""
    published = {one.number: one for one in TermsVersion.objects.all()}
    new = []
    for path in sorted(folder.glob("*.md"), key=lambda one: int(one.stem)):
        number, effective_on, text = read_version(path)
        stored = published.get(number)
        if stored is None:
            new.append(_publish(number, effective_on=effective_on, text=text))
        elif (stored.text, stored.effective_on) != (text, effective_on):
            raise ValueError(f"{path.name} was published. Write the next version instead.")
    return new


def _publish(number: int, **said: object) -> TermsVersion:
    """Members are told, whether they read the board or not: the terms are between us and them."""
    made = TermsVersion.objects.create(number=number, **said)
    record("published_terms", made, by=None, as_whom=SYSTEM, version=number)
    for member in Member.objects.filter(state=Member.State.APPROVED).select_related("user"):
        if member.user is not None and member.user.is_active:
            tell(member, "new_terms", key=f"terms:{number}", terms=made)
    return made
