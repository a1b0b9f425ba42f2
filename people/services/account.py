"""What people do with their own account."""

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kernel import audit
from kernel.errors import DomainError
from people.models import User
from people.services.device import end_devices


class PasswordWrong(DomainError):
    message = _("The present password is not right.")


def check_present(*, user: User, present: str) -> None:
    """Whoever sits there knows the password.

    Raises:
        PasswordWrong: they do not.
    """
    if not user.check_password(present):
        raise PasswordWrong


@transaction.atomic
def change_password(
    *, user: User, present: str, new: str, session_key: str = ""
) -> User:
    """Set a new password; every session but ``session_key`` ends, that one needs the new mark.

    Raises:
        PasswordWrong: ``present`` is not the password.
        ValidationError: ``new`` is too weak or about the person.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    check_present(user=user, present=present)
    validate_password(new, user)
    user.set_password(new)
    user.save(update_fields=["password"])
    end_devices(user=user, but=session_key)
    audit.record(actor=user, verb="account.password_changed", target=user)
    return user


@transaction.atomic
def keep_notice_read(*, user: User, version: str) -> User:
    """Keep that ``user`` has read the notice about personal data; twice over once."""
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.privacy_notice_read != version:
        user.privacy_notice_read = version
        user.save(update_fields=["privacy_notice_read"])
        audit.record(
            actor=user, verb="privacy.notice_read", target=user, version=version
        )
    return user


@transaction.atomic
def sign_out_everywhere(*, user: User) -> User:
    """End every session of ``user`` on every device."""
    user = User.objects.select_for_update().get(pk=user.pk)
    user.session_round += 1
    user.save(update_fields=["session_round"])
    end_devices(user=user)
    audit.record(actor=user, verb="account.signed_out_everywhere", target=user)
    return user
