"""Records for tests, beside those of the register; a trait gives each its state.

`ServiceFactory(closed=True, serves=[area])` is saved; `.build()` gives one without a database.
Their names say that they are made up, and their codes are of no real area.
"""

import time
from collections.abc import Iterable
from datetime import date
from typing import Any

import factory
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import encrypt
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from accounts.actions import keep_one_address
from accounts.mfa.policy import is_required_of
from accounts.models import User
from directory.models import AreaServed, Provider, Service, ServiceEvidence, Stage
from mapping_data.models import Area, AreaCode, Source
from mapping_data.partial_dates import PartialDate

PASSWORD = "three quiet otters"


# The key of everybody's authenticator app.
TOTP_KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def with_second_step(user: User) -> User:
    """The same user, with an authenticator where the role requires one."""
    if "group_names" in user.__dict__:
        del user.group_names
    if is_required_of(User.objects.get(pk=user.pk)):
        Authenticator.objects.get_or_create(
            user=user, type=Authenticator.Type.TOTP, data={"secret": encrypt(TOTP_KEY)}
        )
    return user


def code_of_now(key: str = TOTP_KEY) -> str:
    """What an authenticator app shows now for a key."""
    return format_hotp_value(hotp_value(key, int(time.time()) // 30))


class UserFactory(DjangoModelFactory):
    """Someone who has proved the address and may sign in with `PASSWORD`."""

    class Meta:
        model = User

    class Params:
        administrator = factory.Trait(is_staff=True, is_superuser=True)

    email = factory.Sequence(lambda number: f"person{number}@example.org")
    name = factory.Sequence(lambda number: f"Person {number}")

    @classmethod
    def _create(
        cls,
        model_class: type[User],
        *args: Any,
        editor: bool = False,
        role: str = "",
        **fields: Any,
    ) -> User:
        """`role` is the name of a group, `editor=True` a directory editor."""
        user = User.objects.create_user(password=PASSWORD, **fields)
        keep_one_address(user=user, verified=True)
        if role := role or ("Directory editors" if editor else ""):
            user.groups.add(Group.objects.get(name=role))
        return with_second_step(user)


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = Source

    class Params:
        undated = factory.Trait(date=PartialDate.parse(None))
        old = factory.Trait(date=PartialDate.parse("2016"))

    key = factory.Sequence(lambda number: f"https://source{number}.example.org/report")
    title = factory.Sequence(lambda number: f"Made-up report {number}")
    kind = Source.Kind.OWN_PUBLICATION
    url = factory.SelfAttribute("key")
    date = PartialDate.parse("2026-05")


class AreaFactory(DjangoModelFactory):
    """An English authority, valid today, with a code; `region` is its region."""

    class Meta:
        model = Area
        exclude = ["region"]
        skip_postgeneration_save = True

    class Params:
        abolished = factory.Trait(valid_to=date(2023, 3, 31))
        planned = factory.Trait(valid_from=date(2099, 4, 1), gss_code="")

    kind = Area.Kind.AUTHORITY
    gss_code = factory.Sequence(lambda number: f"E099{number:05}")
    name = factory.Sequence(lambda number: f"Made-up Council {number}")
    common_name = factory.SelfAttribute("name")
    region = factory.LazyFunction(lambda: Area.objects.regions().first())
    parent = factory.SelfAttribute("region")
    valid_from = date(2000, 4, 1)

    @factory.post_generation
    def codes(self: Area, create: bool, codes: Iterable[str] | None, **_: Any) -> None:
        """The codes that it has or had; by default the one in `gss_code`."""
        if create:
            for code in codes if codes is not None else filter(None, [self.gss_code]):
                AreaCode.objects.create(area=self, code=code)


class ProviderFactory(DjangoModelFactory):
    class Meta:
        model = Provider

    name = factory.Sequence(lambda number: f"Made-up provider {number}")


class ServiceFactory(DjangoModelFactory):
    """An operating, locally developed service with one piece of evidence.

    `serves` are its areas, `stages` slugs of stages, `offers` names of tags, and `sources` what
    its evidence rests on (`sources=[]` leaves it without).
    """

    class Meta:
        model = Service
        skip_postgeneration_save = True

    class Params:
        closed = factory.Trait(
            status=Service.Status.CLOSED,
            closed_on=PartialDate.parse("2023-03"),
            closed_reason="Its funding ended.",
        )
        pilot = factory.Trait(status=Service.Status.PILOT)
        in_development = factory.Trait(status=Service.Status.IN_DEVELOPMENT)
        pause = factory.Trait(model=Service.Model.PAUSE, who_for=Service.WhoFor.WOMEN)
        fdac = factory.Trait(model=Service.Model.FDAC)
        related = factory.Trait(model=Service.Model.RELATED)
        welsh = factory.Trait(country="Wales")
        draft = factory.Trait(live=False)
        without_route = factory.Trait(referral_route="", referral_by="")

    slug = factory.Sequence(lambda number: f"made-up-service-{number}")
    name = factory.Sequence(lambda number: f"Made-up service {number}")
    model = Service.Model.LOCAL
    provider = factory.SubFactory(ProviderFactory)
    status = Service.Status.OPERATIONAL
    status_as_at = PartialDate.parse("2026-05")
    referral_route = "By the form on its page."
    live = True

    @factory.post_generation
    def serves(self: Service, create: bool, areas: Iterable[Area] | None, **_: Any) -> None:
        if create:
            for area in areas or []:
                AreaServed.objects.create(service=self, area=area)

    @factory.post_generation
    def stages(self: Service, create: bool, slugs: Iterable[str] | None, **_: Any) -> None:
        if create and slugs:
            Stage.objects.ensure()
            self.stages.set(Stage.objects.filter(slug__in=slugs))
            self.save()

    @factory.post_generation
    def offers(self: Service, create: bool, names: Iterable[str] | None, **_: Any) -> None:
        if create and names:
            self.offers.set(names)
            self.save()

    @factory.post_generation
    def sources(self: Service, create: bool, sources: Iterable[Source] | None, **_: Any) -> None:
        if create:
            given: Iterable[Source] = [SourceFactory()] if sources is None else sources
            for order, source in enumerate(given):
                ServiceEvidence.objects.create(
                    service=self, source=source, date=source.date, sort_order=order
                )
