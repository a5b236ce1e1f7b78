"""The custom user model: a person signs in with an e-mail address."""

import uuid
from typing import ClassVar

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property


class UserManager(BaseUserManager["User"]):
    """Creates users by e-mail address; addresses are kept in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        """The first administrator, made by whoever runs the server: the address counts as
        verified, since on a new machine there may be no mail by which to prove it."""
        fields |= {"is_staff": True, "is_superuser": True}
        user = self.create_user(email, password, **fields)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account. The name is optional and never shown unless its owner chooses."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField("e-mail address", max_length=254, unique=True)
    name = models.CharField(max_length=150, blank=True)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_an_email")]

    def __str__(self) -> str:
        return self.name or self.email

    @cached_property
    def group_names(self) -> dict[int, str]:
        """Keys and names of the groups, asked for once."""
        return dict(self.groups.values_list("pk", "name"))

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name or self.email


class AccountLetter(models.Model):
    """Mail about an account on its way out; its row goes with it. A letter with a key (to a new
    password, or proving an address) is put together when it goes: no key lies here."""

    class Kind(models.TextChoices):
        NEW_PASSWORD = "new-password", "A link to a new password, if there is such an account"
        PROOF = "proof", "A link that proves an address"
        WORDS = "words", "Words without a key"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    email = models.EmailField(max_length=320)
    address = models.ForeignKey(
        "account.EmailAddress", null=True, on_delete=models.CASCADE, related_name="+"
    )
    subject = models.CharField(max_length=250, blank=True)
    text = models.TextField(blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
