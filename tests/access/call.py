"""Calling an address as somebody, without leaving a trace."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people.kinds import token
from people.models import ApiToken, User
from tests.access.row import Row
from tests.access.world import COOKIE, Caller, Side, World

_HANDLER = Client().handler  # one for all calls: its middleware is loaded once
NOT_FOUND = 404
UNAUTHORISED = 401


@contextmanager
def opened(row: Row, side: Side) -> Iterator[str]:
    """The address of an object of ``side``; the object is gone afterwards."""
    with transaction.atomic():
        yield reverse(row.route, kwargs=row.arguments(side) if row.arguments else None)
        transaction.set_rollback(True)


def call(
    row: Row, address: str, caller: Caller, side: Side, scope: str = ""
) -> HttpResponseBase:
    """What the address answers; the database is put back.

    With ``scope`` the caller comes by a token that has it, without a session.
    """
    client = Client(raise_request_exception=True)
    client.handler = _HANDLER
    with transaction.atomic():
        headers = {}
        if caller.user is not None and scope:
            headers["Authorization"] = f"Bearer {_secret(caller.user, scope)}"
        elif caller.session:
            client.cookies[COOKIE] = caller.session
        data = row.data(side) if row.data else row.query
        response = getattr(client, row.method)(address, data, headers=headers)
        body = (
            b"".join(response.streaming_content)
            if response.streaming
            else response.content
        )
        transaction.set_rollback(True)
    response.body = body  # type: ignore[attr-defined]
    return response


def was_let_in(response: HttpResponseBase) -> bool:
    """Whether the view was reached: neither hidden nor sent to sign in."""
    if response.status_code in {NOT_FOUND, UNAUTHORISED}:
        return False
    return "/sign-in/" not in response.headers.get("Location", "")


def _secret(user: User, scope: str) -> str:
    secret = token.draw()
    now = timezone.now()
    ApiToken.objects.create(
        user=user,
        name="Kiểm tra",
        scopes=[scope],
        secret_hash=token.digest(secret),
        created_at=now,
        expires_at=now + timedelta(days=1),
    )
    return secret


def faults(
    world: World, row: Row, allowed: tuple[object, ...], scope: str = ""
) -> Iterator[str]:
    """One sentence for each caller and side whose answer is not what rights say."""
    sides = (world.own, world.foreign) if row.arguments else (world.own,)
    for side in sides:
        with opened(row, side) as address:
            for caller in world.callers:
                response = call(row, address, caller, side, scope)
                wanted = row.expects(world, caller, side, allowed)
                yield from _told(world, row, side, caller, response, wanted=wanted)


def _told(
    world: World,
    row: Row,
    side: Side,
    caller: Caller,
    response: HttpResponseBase,
    *,
    wanted: bool,
) -> Iterator[str]:
    told = f"{row.route} {side.name} as {caller.name}: {response.status_code}"
    if was_let_in(response) != wanted:
        yield f"{told}, {'refused' if wanted else 'let in'}"
    if not wanted and caller.user and response.status_code != NOT_FOUND:
        yield f"{told}, not hidden"
    yield from (f"{told}, shows {one}" for one in _leaks(world, caller, response))


def _leaks(world: World, caller: Caller, response: HttpResponseBase) -> Iterator[str]:
    """Names of the other province in an answer; each ends in a mark of the world."""
    body = response.body.decode(errors="ignore")  # type: ignore[attr-defined]
    roots = {grant.unit_id for grant in caller.grants}
    at_home = world.foreign.province.pk in roots
    marks = ("A1~QX", "A11~QX", "A12~QX") if at_home else ("B1~QX", "B11~QX")
    if caller.user is None:
        marks = ("A1~QX", "A11~QX", "A12~QX", "B1~QX", "B11~QX")
    yield from (mark for mark in marks if mark in body)
