"""Reads of one-time codes and of those who need one."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from people.access import Actor, people_for
from people.models import Person, SignInCode
from people.permissions import ISSUE_SIGN_IN_CODE


def code_entered(uid: object) -> SignInCode | None:
    """The code that this session has shown, if it is still good."""
    if not isinstance(uid, str):
        return None
    good = SignInCode.objects.filter(
        used_at=None, revoked_at=None, expires_at__gt=timezone.now()
    )
    return good.select_related("person").filter(uid=UUID(uid)).first()


def people_to_invite(user: Actor, *, all_of_them: bool = False) -> QuerySet[Person]:
    """Those for whom ``user`` may issue a code: without account, or ``all_of_them``.

    Each has ``has_open_code``: a code that is good now.
    """
    people = people_for(user, ISSUE_SIGN_IN_CODE)
    if not all_of_them:
        people = people.filter(user=None)
    good = SignInCode.objects.filter(
        person=OuterRef("pk"),
        used_at=None,
        revoked_at=None,
        expires_at__gt=timezone.now(),
    )
    return people.annotate(has_open_code=Exists(good)).order_by("sort_key", "pk")
