"""Every page of ours, opened in a browser and asked for accessibility and width.

Rows of the access matrix say how each address is reached. What they make stands in a
transaction that is undone, so the browser's requests are answered from this very thread.
The suite opens what learners and visitors see; with ``EVERY_PAGE=1`` the offices' pages too.
"""

import os
from collections.abc import Iterator
from contextvars import copy_context
from http import HTTPStatus
from urllib.parse import urlencode, urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.http import HttpResponseBase
from django.test import Client
from playwright.sync_api import Browser, Request, Route

from tests.access.call import opened
from tests.access.conftest import standing_world
from tests.access.routes import our_routes
from tests.access.row import Row
from tests.access.rows import all_rows
from tests.access.world import COOKIE, Caller, World
from tests.browser.visitor import SCREEN_SIZES, Visitor

pytestmark = pytest.mark.django_db
ADDRESS = "http://localhost"
# Who looks: the first of them who gets to the page.
LEARNERS, OFFICER = ("anonymous", "member self"), "every role in the province"
KINDS = (*LEARNERS, OFFICER) if os.environ.get("EVERY_PAGE") else LEARNERS
POLICIES = {one.name: one.policy or () for one in our_routes()}
# They stand in a frame of another page, on a host of their own (browser/test_h5p.py).
FRAMES = {"h5p:frame", "h5p:editor_frame", "h5p:official_edit", "h5p:revision_preview"}
ROWS = [
    row
    for name, rows in sorted(all_rows().items())
    for row in rows
    if row.method == "get" and name in POLICIES and name not in FRAMES
]


class Site:
    """Answers a browser as ``caller``, without a server."""

    def __init__(self, caller: Caller) -> None:
        self.here = copy_context()  # it knows the test's own line to the database
        self.client = Client()
        if caller.session:
            self.client.cookies[COOKIE] = caller.session

    def answer(self, route: Route, request: Request) -> None:
        path = urlsplit(request.url).path
        if path.startswith("/static/"):
            found = finders.find(path.removeprefix("/static/"))
            route.fulfill(path=found) if found else route.fulfill(status=404)
            return
        self.here.copy().run(self._tell, route, request.url.removeprefix(ADDRESS))

    def _tell(self, route: Route, address: str) -> None:
        told = self.client.get(address)
        headers = {key.lower(): value for key, value in told.headers.items()}
        route.fulfill(status=told.status_code, headers=headers, body=_body(told))


def _body(told: HttpResponseBase) -> bytes:
    """All of it: a file is let go when it was read."""
    return b"".join(told.streaming_content) if told.streaming else told.content  # type: ignore[attr-defined]


def _caller(world: World, row: Row) -> Caller | None:
    allowed = POLICIES[row.route]
    by_name = {one.name: one for one in world.callers}
    return next(
        (
            by_name[name]
            for name in KINDS
            if row.expects(world, by_name[name], world.own, allowed)
        ),
        None,
    )


def _is_page(told: HttpResponseBase) -> bool:
    """A whole document; neither a file nor a part that a page fetches."""
    return told.status_code == HTTPStatus.OK and b"<html" in _body(told)[:500]


@pytest.fixture(scope="session", autouse=True)
def launched(chromium: Browser) -> None:
    """Before the database is made: lines to it are kept by whether a loop runs."""


@pytest.fixture(scope="module")
def built_world(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[World]:
    """For these pages alone: the journeys commit what they do."""
    with standing_world(django_db_blocker) as made:
        yield made


@pytest.fixture
def world(built_world: World, db: None) -> World:
    return built_world


@pytest.fixture(scope="module")
def screen(chromium: Browser) -> Iterator[Visitor]:
    width, height = SCREEN_SIZES["phone"]
    size = {"width": width, "height": height}
    context = chromium.new_context(viewport=size, locale="vi-VN")  # type: ignore[arg-type]
    visitor = Visitor.at(context, ADDRESS, ("phone",))
    visitor.forgive("WebSocket connection")  # rooms: there is no server
    yield visitor
    context.close()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.route)
def test_d07_page_passes_axe_and_fits_a_phone(
    world: World, row: Row, screen: Visitor
) -> None:
    caller = _caller(world, row)
    if caller is None:
        pytest.skip("an office's page: EVERY_PAGE=1")
    with opened(row, world.own) as path:
        site = Site(caller)
        if not _is_page(site.client.get(path, row.query)):
            return
        screen.page.route("**/*", site.answer)
        screen.page.goto(f"{ADDRESS}{path}?{urlencode(row.query)}")
        screen.read(row.route)
        screen.page.goto("about:blank")  # what it still asks for is asked in vain
        screen.page.unroute_all(behavior="wait")
    found, screen.problems = screen.found(), []
    assert found == []


def test_d07_reading_finds_a_fault(screen: Visitor) -> None:
    """The harness shows that it can fail: a field without a name, a page too wide."""
    screen.page.set_content(
        '<html lang="vi"><title>Thử</title><main><h1>Thử</h1><input>'
        '<p style="width: 500px">Rộng</p></main></html>'
    )
    screen.read("broken")
    found, screen.problems = " ".join(screen.found()), []

    assert "label" in found
    assert "too wide" in found
