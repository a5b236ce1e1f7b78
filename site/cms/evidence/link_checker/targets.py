"""Which addresses are to be asked: those of references, and of sources of services."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlsplit

from django.db.models import Q

from cms.citations.style import doi_address
from cms.models import LinkCheck
from directory.models import ServiceEvidence
from mapping_data.models import Source

Targets = dict[str, list[int]]


def all_targets() -> Targets:
    """Each address once, with the sources that stand there; two queries."""
    targets: Targets = defaultdict(list)
    used = Q(reference__live=True) | Q(pk__in=ServiceEvidence.objects.values("source"))
    for source in Source.objects.filter(used).select_related("reference").order_by("pk"):
        reference = getattr(source, "reference", None)
        doi = doi_address(reference.doi) if reference and reference.live and reference.doi else ""
        for address in dict.fromkeys([source.url, doi]):
            if address:
                targets[address].append(source.pk)
    return dict(targets)


def due(targets: Targets, before: datetime) -> list[str]:
    """Addresses that were not asked since `before`: never asked first, then the longest ago.
    So an interrupted run goes on where it stopped."""
    asked: dict[str, datetime] = {}
    for address, source, at in LinkCheck.objects.values_list("address", "source_id", "checked_at"):
        if source in targets.get(address, ()):
            asked[address] = min(at, asked.get(address, at))
    known = set(LinkCheck.objects.values_list("address", "source_id"))
    new = [a for a, ids in targets.items() if any((a, pk) not in known for pk in ids)]
    old = [a for a in targets if a not in set(new) and asked[a] < before]
    return apart(new) + sorted(old, key=lambda address: asked[address])


def apart(addresses: Iterable[str]) -> list[str]:
    """The same addresses with those of one host spread out, so that no host is asked in a row."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        by_host[urlsplit(address).netloc].append(address)
    spread: list[str] = []
    while by_host:
        for host in list(by_host):
            spread.append(by_host[host].pop(0))
            if not by_host[host]:
                del by_host[host]
    return spread
