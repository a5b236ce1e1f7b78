"""Services as plain values, and back again through the directory's actions."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from directory.importers.offer_stores import ProviderStore
from directory.models import AreaServed, FormerSlug, Offer, Service, ServiceEvidence, Stage
from directory.services.actions import create_service, reason_to_wait, update_service
from mapping_data.identity import register_uuid
from mapping_data.importers.merge import Values
from mapping_data.models import AreaCode, Source
from mapping_data.partial_dates import PartialDate

TEXTS = (
    "slug name other_names model provider_type status closed_reason country area_note who_for "
    "summary description entry_conditions contraception_condition length referral_route "
    "referral_by website team_mailbox record_note"
).split()
DATES = ("status_as_at", "closed_on", "started")


class ServiceStore:
    """A record's key is its slug in the register; its areas, offers, stages and evidence count as
    one field each. Evidence keeps its order, since the first is the main source."""

    def __init__(self, providers: ProviderStore) -> None:
        self.providers = providers
        codes = list(AreaCode.objects.select_related("area"))
        self.area_of = {row.code: row.area for row in codes}
        self.key_of = {row.area_id: row.code for row in reversed(codes)}
        self.source_of = {source.key: source for source in Source.objects.all()}
        self.services: dict[str, Service] = {}

    def live(self, keys: list[str]) -> dict[str, Values]:
        uuids = {register_uuid("service", key): key for key in keys}
        found = Service.objects.filter(uuid__in=uuids).select_related("provider")
        self.services = {uuids[service.uuid]: service for service in found}
        lists = self._lists([service.pk for service in self.services.values()])
        names = {provider.pk: name for name, provider in self.providers.by_name.items()}
        return {
            key: {name: getattr(service, name) for name in TEXTS}
            | {name: str(getattr(service, name)) for name in DATES}
            | {"provider": names.get(service.provider_id, str(service.provider or ""))}
            | lists[service.pk]
            for key, service in self.services.items()
        }

    def _lists(self, ids: list[int]) -> dict[int, Values]:
        found: dict[int, Values] = defaultdict(
            lambda: {"areas_served": [], "stages": [], "offers": [], "evidence": []}
        )
        for row in AreaServed.objects.filter(service__in=ids).select_related("area"):
            area = self.key_of.get(row.area_id, row.area.common_name)
            period = [area, str(row.since), str(row.until), row.note]
            found[row.service_id]["areas_served"].append(period)
        for evidence in ServiceEvidence.objects.filter(service__in=ids).select_related("source"):
            statement = [evidence.source.key, evidence.locator, str(evidence.date)]
            found[evidence.service_id]["evidence"].append(statement)
        for name, slug in (("stages", "stages__slug"), ("offers", "offered__tag__slug")):
            pairs = Service.objects.filter(pk__in=ids).order_by(slug).values_list("pk", slug)
            for pk, value in pairs.exclude(**{slug: None}):
                found[pk][name].append(value)
        for values in found.values():
            for name in ("areas_served", "stages", "offers"):
                values[name].sort()
        return found

    def objection(self, key: str, changes: Values, *, exists: bool) -> str:
        if unknown := set(changes.get("offers", [])) - self._offers().keys():
            return f"its offer {min(unknown)} was left out"
        if exists and (reason := reason_to_wait(self.services[key])):
            return reason
        if exists and "evidence" in changes and self._loses_a_check(key, changes["evidence"]):
            return "evidence that an editor recorded or checked would be lost"
        return self._slug_objection(key, changes.get("slug", ""))

    def _slug_objection(self, key: str, slug: str) -> str:
        uuid = register_uuid("service", key)
        if slug and Service.objects.filter(slug=slug).exclude(uuid=uuid).exists():
            return f"another record has the address {slug}"
        if slug and FormerSlug.objects.filter(slug=slug).exclude(service__uuid=uuid).exists():
            return f"another record had the address {slug}"
        return ""

    def _loses_a_check(self, key: str, statements: list[list[str]]) -> bool:
        return any(
            (row.last_checked_on or row.recorded_by_id)
            and [row.source.key, row.locator, str(row.date)] not in statements
            for row in self.services[key].evidence.select_related("source")
        )

    def create(self, key: str, values: Values) -> None:
        uuid = register_uuid("service", key)
        create_service(values={"uuid": uuid, **self._rows(values)}, user=None)

    def update(self, key: str, changes: Values) -> None:
        update_service(service=self.services[key], values=self._rows(changes), user=None)

    def _rows(self, values: Values) -> dict[str, Any]:
        """Plain values as what the actions take."""
        return {name: self._row_values(name, value) for name, value in values.items()}

    def _row_values(self, name: str, value: Any) -> Any:
        if name in DATES:
            return PartialDate.parse(value)
        if name == "provider":
            return self.providers.by_name[value] if value else None
        if name == "stages":
            return [stage for stage in self._stages() if stage.slug in value]
        if name == "offers":
            return [self._offers()[slug] for slug in value]
        if name == "areas_served":
            return [self._area_served(period) for period in value]
        if name == "evidence":
            return [self._evidence(statement) for statement in value]
        return value

    def _area_served(self, period: list[str]) -> AreaServed:
        code, since, until, note = period
        days: dict[str, Any] = {
            "since": PartialDate.parse(since),
            "until": PartialDate.parse(until),
        }
        return AreaServed(area=self.area_of[code], note=note, **days)

    def _evidence(self, statement: list[str]) -> ServiceEvidence:
        key, locator, day = statement
        said: dict[str, Any] = {"locator": locator, "date": PartialDate.parse(day)}
        return ServiceEvidence(source=self.source_of[key], **said)

    def _stages(self) -> Iterable[Stage]:
        if not hasattr(self, "_all_stages"):
            self._all_stages = list(Stage.objects.all())
        return self._all_stages

    def _offers(self) -> dict[str, Offer]:
        """Read when the first service is written, after the curated list itself."""
        if not hasattr(self, "_all_offers"):
            self._all_offers = {offer.slug: offer for offer in Offer.objects.all()}
        return self._all_offers
