"""A small province in which every route can be called, and how to call it."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.apps import apps
from django.db import connection
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from people.access import PUBLIC, SIGNED_IN, Permission
from people.models import Grant, User
from tests.access.rows import all_rows
from tests.access.world import Caller, make_world

OURS = (
    "kernel",
    "people",
    "courses",
    "assessments",
    "h5p",
    "records",
    "cms",
    "lms",
    "live",
)
# These may be written though the request is refused: who knocked, and how often.
NOTES = {"kernel_auditevent", "people_codefailure"}
FRONT = {"live", "ready"}
NOT_FOUND = 404


@dataclass(frozen=True)
class Route:
    """A route of ours: its name for ``reverse``, its arguments and its policy."""

    name: str
    arguments: tuple[str, ...]
    policy: tuple[Any, ...]


@dataclass
class Form:
    """A form of a page: where it goes and what it would send as it stands."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)


def routes() -> list[Route]:
    """Every route of our own apps that declares a policy."""
    return sorted(_walk(get_resolver(), ""), key=lambda one: one.name)


def _walk(resolver: URLResolver, space: str) -> Iterator[Route]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _walk(
                one, f"{space}{one.namespace}:" if one.namespace else space
            )
        elif (
            isinstance(one, URLPattern) and hasattr(one.callback, "policy") and one.name
        ):
            names = tuple(one.pattern.converters) or tuple(one.pattern.regex.groupindex)
            yield Route(space + one.name, names, tuple(one.callback.policy))


def let_go[Answer: HttpResponseBase](response: Answer) -> Answer:
    """Read a file that is told piece by piece to its end, which lets it go."""
    if response.streaming:
        deque(response.streaming_content, 0)  # type: ignore[attr-defined]
    return response


@dataclass(frozen=True)
class Opened:
    """Somebody who may call an address on something, and what is sent to it by POST."""

    user: User | None
    path: str
    form: Form | None = None


class World:
    """The province, whose lists are full, and beside it whatever an address may name.

    What an address names is made by the row of the access matrix for each test anew.
    """

    def __init__(self) -> None:
        self.roles = {
            grant.role: grant.user
            for grant in Grant.objects.select_related("user").order_by("-pk")
        }
        demo = ["dangvien", "bithu", "canboxa", "tuyengiao", "tochuc"]
        self.users = list(User.objects.filter(username__in=demo).order_by("pk"))
        self.seen: set[tuple[str, ...]] = set()
        self.beside = make_world()
        self.rows = all_rows()

    def client(self, user: User | None) -> Client:
        client = Client(raise_request_exception=False)
        if user is not None:
            client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        return client

    def opened(self, route: Route) -> Opened | None:
        """Somebody and an address at which the route answers; None if nobody is found."""
        if not route.arguments:
            tries = (Opened(one, reverse(route.name)) for one in self._callers(route))
            return next((one for one in tries if self._answers(one)), None)
        return next(self._beside(route), None)

    def unseen(self, forms: list[Form]) -> list[Form]:
        """Of forms that are alike (a button in each row of a list) the first alone."""
        fresh = []
        for form in forms:
            to = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", form.action)
            mark = (to, *sorted(form.fields), *form.files)
            if mark not in self.seen:
                self.seen.add(mark)
                fresh.append(form)
        return fresh

    def _answers(self, one: Opened) -> bool:
        return let_go(self.client(one.user).get(one.path)).status_code != NOT_FOUND

    def _beside(self, route: Route) -> Iterator[Opened]:
        own = self.beside.own
        for row in self.rows[route.name]:
            path = reverse(route.name, kwargs=row.arguments(own))
            told = row.data(own) if row.data else {}
            fields = {name: one for name, one in told.items() if isinstance(one, str)}
            form = Form(path, "post", fields) if row.method == "post" else None
            for caller in sorted(self.beside.callers, key=_reach, reverse=True):
                if row.expects(self.beside, caller, own, route.policy):
                    yield Opened(caller.user, path, form)

    def _callers(self, route: Route) -> list[User | None]:
        if PUBLIC in route.policy:
            return [None]
        if SIGNED_IN in route.policy:
            return list(self.users)
        return [
            self.roles[role]
            for one in route.policy
            if isinstance(one, Permission)
            for role in sorted(one.roles)
            if role in self.roles
        ]


def _reach(caller: Caller) -> int:
    return len(caller.grants)


def counts() -> dict[str, int]:
    """How many rows each of our tables has."""
    tables = sorted(
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.app_label in OURS and model._meta.db_table not in NOTES
    )
    sql = " UNION ALL ".join(f"SELECT '{one}', count(*) FROM {one}" for one in tables)  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return dict(cursor.fetchall())


def touched() -> int:
    """How many rows this transaction has laid or deleted, those taken back too.

    A fraction of the work of ``counts``: where this stands still, they do.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(pg_stat_get_xact_tuples_inserted(oid)"
            " + pg_stat_get_xact_tuples_deleted(oid)) FROM pg_class WHERE relkind = 'r'"
        )
        return int(cursor.fetchone()[0])


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "form":
            method = given.get("method", "get").lower()
            self.forms.append(Form(given.get("action", ""), method))
        if not self.forms:
            return
        form, name = self.forms[-1], given.get("name", "")
        if tag == "select":
            self.select = name
        elif tag == "option" and self.select:
            form.fields.setdefault(self.select, given.get("value", ""))
        elif tag == "input" and given.get("type") == "file" and name:
            form.files.append(name)
        elif tag in {"input", "textarea", "button"} and name:
            form.fields.setdefault(name, given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self.select = ""


def forms_of(response: HttpResponse, path: str) -> list[Form]:
    """The forms of a page that are sent by POST, apart from signing out."""
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        return []
    if getattr(response, "streaming", False):
        return []
    reader = _Reader()
    reader.feed(response.content.decode())
    found = [one for one in reader.forms if one.method == "post"]
    for one in found:
        one.action = one.action or path
        one.fields.pop("csrfmiddlewaretoken", None)
    return [one for one in found if "sign-out" not in one.action]
