"""The beginning of a site: the first unit, and the first person who may enter others."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kernel.errors import DomainError
from people.kinds.role import Role
from people.models import Person, Unit, User
from people.services.grant import grant_role
from people.services.home import settle
from people.services.person import add_person
from people.services.sign_in_code import Slip, issue_codes
from people.services.unit import found_unit

FIRST_ROLES = (Role.ORGANISATION_OFFICER, Role.ADMINISTRATOR)


class BegunBefore(DomainError):
    message = _("This site has its units already.")


class NobodyBears(DomainError):
    message = _("Nobody with an account bears this member code.")


class NothingGiven(DomainError):
    message = _("Give the names of the province's committee and of the first officer.")


@dataclass(frozen=True)
class Beginning:
    """What was made; ``slip`` holds the code with which the officer comes in."""

    unit: Unit
    slip: Slip


@transaction.atomic
def begin_site(
    *, unit_name: str, person_name: str, since: date, now: datetime | None = None
) -> Beginning:
    """Found the province's committee, and let one officer of its board in.

    All other units, people and roles are entered by them, on screen.

    Args:
        since: the day from which the committee stands; nothing is dated before it.

    Raises:
        BegunBefore: there are units.
        NothingGiven: a name is empty.
    """
    now = now or timezone.now()
    if not unit_name.strip() or not person_name.strip():
        raise NothingGiven
    if Unit.objects.exists():
        raise BegunBefore
    unit = found_unit(
        kind=Unit.Kind.PROVINCE,
        code="TINH",
        name=unit_name,
        parent=None,
        on=since,
        decision_number="",
        decision_on=since,
        actor=None,
        now=now,
    )
    person = add_person(full_name=person_name, actor=None)
    settle(person=person, unit=unit, on=since, actor=None, now=now)
    user = User.objects.create_user(person.code, display_name=person.full_name)
    Person.objects.filter(pk=person.pk).update(user=user)
    for role in FIRST_ROLES:
        grant_role(
            user=user, role=role, unit=unit, since=timezone.localdate(now), until=None,
            reason="The beginning of the site", actor=None, now=now,
        )  # fmt: skip
    return Beginning(unit, code_by_operator(member_code=person.code, now=now))


@transaction.atomic
def code_by_operator(*, member_code: str, now: datetime | None = None) -> Slip:
    """A one-time code for an account, asked by whoever runs the machine.

    For the first officers, above whom nobody stands; the trail says that the system did it.

    Raises:
        NobodyBears: no person with an account has this code.
    """
    person = Person.objects.filter(code=member_code).select_related("user").first()
    if person is None or person.user is None:
        raise NobodyBears
    (slip,) = issue_codes(people=[person], actor=person.user, is_operator=True, now=now)
    return slip
