"""How rights are decided: roles in code, grants on units with dates.

A permission is declared once, in an app's ``permissions.py``, with the roles that carry
it. A view says by ``@policy`` who may call it at all; which rows they get follows from
the selectors, which take the user and the permission (``units_for``, ``people_for``).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.db import connection
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.functional import Promise

from kernel.prepared import Written
from people.kinds.role import Role
from people.models import Grant, Person, Unit, UnitPath, User

_PLACES = Written(
    "places_today",
    """
    SELECT
        ARRAY(
            SELECT DISTINCT role FROM people_grant
            WHERE user_id = %(user)s AND period @> %(day)s::date
        ),
        (
            SELECT unit.name FROM people_homeunit AS home
            JOIN people_person AS person ON person.id = home.person_id
            JOIN people_unit AS unit ON unit.id = home.unit_id
            WHERE person.user_id = %(user)s AND home.period @> %(day)s::date
            ORDER BY home.id LIMIT 1
        ),
        (
            SELECT unit.name FROM people_grant AS held
            JOIN people_unit AS unit ON unit.id = held.unit_id
            WHERE held.user_id = %(user)s AND held.period @> %(day)s::date
            ORDER BY held.id LIMIT 1
        ),
        (
            SELECT count(*) FROM people_notice
            WHERE user_id = %(user)s AND read_at IS NULL
                AND (ends_at IS NULL OR ends_at > %(now)s)
        )
    """,
    user="bigint",
    day="date",
    now="timestamptz",
)

type View = Callable[..., HttpResponseBase]
type Actor = User | AnonymousUser


@dataclass(frozen=True)
class Permission:
    """A right that roles carry over the subtree on which they are granted."""

    name: str
    title: str | Promise
    roles: frozenset[Role]


@dataclass(frozen=True)
class Scope:
    """What an API token may be used for, by an owner who holds one of ``permissions``."""

    name: str
    title: str | Promise
    permissions: tuple[Permission, ...]


@dataclass(frozen=True)
class Places:
    """What each page tells of its user today.

    The roles that they hold, the names of home unit and of the oldest grant's unit, and how
    many notices they have not read.
    """

    roles: frozenset[Role] = frozenset()
    home: str = ""
    office: str = ""
    unread: int = 0


class Audience(Enum):
    """Policies of views that need no grant."""

    PUBLIC = "public"  # anybody
    SIGNED_IN = "signed_in"  # own things only


PUBLIC = Audience.PUBLIC
SIGNED_IN = Audience.SIGNED_IN

permissions: dict[str, Permission] = {}
scopes: dict[str, Scope] = {}


def declare(name: str, title: str | Promise, *roles: Role) -> Permission:
    """Make the permission ``name``, carried by ``roles``.

    Raises:
        ValueError: another permission bears the name.
    """
    if name in permissions:
        raise ValueError(name)
    permissions[name] = Permission(name, title, frozenset(roles))
    return permissions[name]


def declare_scope(
    name: str, title: str | Promise, *permissions_needed: Permission
) -> Scope:
    """Make the scope ``name`` of API tokens; any of the permissions opens it.

    Raises:
        ValueError: another scope bears the name.
    """
    if name in scopes:
        raise ValueError(name)
    scopes[name] = Scope(name, title, permissions_needed)
    return scopes[name]


def policy(*allowed: Permission | Audience) -> Callable[[View], View]:
    """Let in only those whom ``allowed`` names; the access matrix reads it too.

    Anonymous visitors are sent to sign in; those without a grant that carries one of
    the permissions today get 404. Rows are still to be fetched through rights.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(
            request: HttpRequest, *args: Any, **kwargs: Any
        ) -> HttpResponseBase:
            if PUBLIC not in allowed:
                if not request.user.is_authenticated:
                    return redirect_to_login(request.get_full_path())
                if SIGNED_IN not in allowed and not holds_any(request.user, allowed):
                    raise Http404
            return view(request, *args, **kwargs)

        guarded.policy = allowed  # type: ignore[attr-defined]
        return guarded

    return decorate


def holds_any(user: Actor, allowed: Iterable[Permission | Audience]) -> bool:
    """Whether ``user`` holds one of the permissions of ``allowed`` on any unit today."""
    return any(
        has_permission(user, one) for one in allowed if isinstance(one, Permission)
    )


def today() -> date:
    """The day here, by which grants and homes count."""
    return timezone.localdate()


def grants_of(user: Actor, permission: Permission) -> QuerySet[Grant]:
    """The grants in force today that carry ``permission``."""
    if not user.is_authenticated or not user.is_active:
        return Grant.objects.none()
    return Grant.objects.filter(
        user=user, role__in=permission.roles, period__contains=today()
    )


def has_permission(user: Actor, permission: Permission) -> bool:
    """Whether ``user`` holds ``permission`` on any unit today (one query a request)."""
    return bool(roles_of(user) & permission.roles)


def scopes_of(user: Actor) -> list[Scope]:
    """The scopes that ``user`` may give to a token today, by name."""
    return [
        scopes[name]
        for name in sorted(scopes)
        if holds_any(user, scopes[name].permissions)
    ]


def roles_of(user: Actor) -> frozenset[Role]:
    """The roles that ``user`` holds on any unit today; read once an object."""
    return places_of(user).roles


def places_of(user: Actor) -> Places:
    """Where ``user`` stands today; one query an object, written out: each page asks."""
    if not user.is_authenticated or not user.is_active:
        return Places()
    known: Places | None = getattr(user, "_places_today", None)
    if known is None:
        with connection.cursor() as cursor:
            asked = _PLACES.call(user=user.pk, day=today(), now=timezone.now())
            cursor.execute(*asked)
            roles, home, office, unread = cursor.fetchone()
        held = frozenset(Role(one) for one in roles)
        known = Places(held, home or "", office or "", unread)
        user._places_today = known  # type: ignore[attr-defined]  # noqa: SLF001 -- cache
    return known


def paths_for(user: Actor, permission: Permission) -> list[str]:
    """The paths of the units on which ``user`` holds ``permission`` today."""
    return list(
        UnitPath.objects.filter(
            period__contains=today(),
            unit__in=grants_of(user, permission).values("unit"),
        ).values_list("path", flat=True)
    )


def units_for(
    user: Actor, permission: Permission, on: date | None = None
) -> QuerySet[Unit]:
    """The units that stood, on the day ``on``, below those of the user's grants.

    Power follows today's tree; ``on`` (today if not given) chooses the units of a day.
    """
    day = on or today()
    return Unit.objects.filter(
        pk__in=UnitPath.objects.filter(
            period__contains=day, path__under_any=paths_for(user, permission)
        ).values("unit")
    )


def people_for(user: Actor, permission: Permission) -> QuerySet[Person]:
    """The people at home today in the units of the user's grants."""
    day = today()
    return Person.objects.filter(
        homes__period__contains=day,
        homes__unit__in=units_for(user, permission),
    )
