"""The account with which a person signs in."""

import uuid
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from kernel.prepared import prepared


class UserManager(BaseUserManager["User"]):
    """Makes accounts; ``create_superuser`` serves Django's command."""

    def get(self, *wanted: Any, **fields: Any) -> "User":
        """As Django's; by ``pk`` alone, as each page asks for its user, it is prepared."""
        key = fields.get("pk")
        if wanted or len(fields) > 1 or not isinstance(key, int):
            return super().get(*wanted, **fields)
        for user in _accounts(key):
            return user
        raise User.DoesNotExist

    def create_user(
        self, username: str, password: str | None = None, **fields: object
    ) -> "User":
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(
        self, username: str, password: str | None = None, **fields: object
    ) -> "User":
        return self.create_user(
            username, password, is_staff=True, is_superuser=True, **fields
        )


@prepared
def _accounts(key: int) -> "models.QuerySet[User]":
    return User.objects.filter(pk=key)


class User(AbstractBaseUser, PermissionsMixin):
    """An account. What it may do follows from grants, never from this row.

    ``is_superuser`` opens nothing in the product; Wagtail's own rights come from the
    groups that ``people.services.grant`` keeps in step with the roles.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    username = models.TextField(_("sign-in name"), unique=True)
    display_name = models.TextField(_("name"))
    email = models.EmailField(_("e-mail"), blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)  # Wagtail asks for it
    created_at = models.DateTimeField(auto_now_add=True)
    session_round = models.PositiveIntegerField(
        db_default=0, default=0
    )  # raised: all end
    privacy_notice_read = (
        models.TextField(  # which notice about personal data; none yet
            blank=True, default="", db_default=""
        )
    )

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["display_name"]

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return self.display_name or self.username

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """The mark that a session must bear: of the password and of the round."""
        key_salt = "people.User.get_session_auth_hash"
        return salted_hmac(
            key_salt,
            f"{self.password}:{self.session_round}",
            secret=secret,
            algorithm="sha256",
        ).hexdigest()

    def get_full_name(self) -> str:
        return self.display_name

    def get_short_name(self) -> str:
        return self.display_name.rsplit(" ", 1)[-1]
