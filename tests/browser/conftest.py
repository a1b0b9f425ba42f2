"""A running site and a Chromium for the journeys.

Playwright keeps an event loop in this thread, so Django is told that its synchronous calls
are meant; the journeys run in a process of their own (``./run test``).
"""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from people.models import User
from tests.browser.visitor import SCREEN_SIZES, Visitor

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
ARGUMENTS = [
    "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--headless=new",
    "--disable-background-networking", "--disable-component-update", "--no-first-run",
]  # fmt: skip
MADE_UP_CAMERA = [
    "--use-fake-device-for-media-stream=device-count=2",
    "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
]  # fmt: skip

type Visit = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys wait for a browser, so time goes on in them."""
    for item in items:
        if "tests/browser" in item.nodeid:
            item.add_marker(pytest.mark.real_time)


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """``launch(*arguments)`` starts a Chromium; one driver for all of them."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        yield lambda *more: playwright.chromium.launch(
            executable_path=path, args=[*ARGUMENTS, *more]
        )


@pytest.fixture(scope="session")
def chromium(launch: Callable[..., Browser]) -> Iterator[Browser]:
    browser = launch()
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def chromium_with_camera(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """One with two cameras and a microphone that are made up."""
    browser = launch(*MADE_UP_CAMERA)
    yield browser
    browser.close()


@pytest.fixture
def visit(chromium: Browser, live_server: Any) -> Iterator[Visit]:
    """``visit("phone")`` seats somebody at a screen of that kind, ``"desk"`` at the other.

    ``visit("both")`` seats them at a phone, and the pages are looked at on a desk too.
    ``user`` is signed in already; ``at`` is the address of another site than the test's.
    At the end of the test none of them may have met a problem.
    """
    seated: list[Visitor] = []

    def seat(
        kind: str = "phone", user: User | None = None, *, at: str = "", **options: Any
    ) -> Visitor:
        looks = ("phone", "desk") if kind == "both" else (kind,)
        width, height = SCREEN_SIZES[looks[0]]
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            has_touch=looks[0] == "phone",
            **options,
        )
        seated.append(Visitor.at(context, at or live_server.url, looks))
        if user:
            seated[-1].is_signed_in_as(user)
        return seated[-1]

    yield seat
    for one in seated:
        one.page.context.close()
    found = [problem for one in seated for problem in one.found()]
    assert not found, "\n".join(found)
