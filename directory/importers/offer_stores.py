"""Offers and providers as plain values: what services point to."""

from django.db.models import Q

from directory.models import Offer, Provider
from mapping_data.identity import register_uuid
from mapping_data.importers.merge import Values

OFFER, PROVIDER = "offer: ", "provider: "


class OfferStore:
    """The curated list of what is offered."""

    def live(self, keys: list[str]) -> dict[str, Values]:
        slugs = [key.removeprefix(OFFER) for key in keys]
        return {
            OFFER + offer.slug: {
                "name": offer.name,
                "plain_words": offer.plain_words,
                "suggested": offer.suggested,
            }
            for offer in Offer.objects.filter(slug__in=slugs)
        }

    def objection(self, key: str, changes: Values, *, exists: bool) -> str:
        others = Offer.objects.exclude(slug=key.removeprefix(OFFER))
        taken = "name" in changes and others.filter(name=changes["name"]).exists()
        return f"another offer is called “{changes['name']}”" if taken else ""

    def create(self, key: str, values: Values) -> None:
        Offer.objects.create(slug=key.removeprefix(OFFER), **values)

    def update(self, key: str, changes: Values) -> None:
        Offer.objects.filter(slug=key.removeprefix(OFFER)).update(**changes)


class ProviderStore:
    """Providers by the name that the register gives; an editor may have renamed one."""

    def __init__(self) -> None:
        self.by_name: dict[str, Provider] = {}

    def live(self, keys: list[str]) -> dict[str, Values]:
        names = [key.removeprefix(PROVIDER) for key in keys]
        of_uuid = {register_uuid("provider", name): name for name in names}
        found = Provider.objects.filter(Q(uuid__in=of_uuid) | Q(name__in=names))
        self.by_name = {of_uuid.get(it.uuid, it.name): it for it in found}
        return {PROVIDER + name: {"name": it.name} for name, it in self.by_name.items()}

    def objection(self, key: str, changes: Values, *, exists: bool) -> str:
        return ""

    def create(self, key: str, values: Values) -> None:
        name = key.removeprefix(PROVIDER)
        uuid = register_uuid("provider", name)
        self.by_name[name] = Provider.objects.create(uuid=uuid, **values)

    def update(self, key: str, changes: Values) -> None:
        provider = self.by_name[key.removeprefix(PROVIDER)]
        provider.name = changes["name"]
        provider.save()
