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

from tests.browser.visitor import SCREEN_SIZES, Visitor

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
ARGUMENTS = [
    "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--headless=new",
    "--disable-background-networking", "--disable-component-update", "--no-first-run",
]  # fmt: skip

type Visit = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys wait for a browser, so time goes on in them."""
    for item in items:
        if "tests/browser" in item.nodeid:
            item.add_marker(pytest.mark.real_time)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, live_server: Any) -> Iterator[Visit]:
    """``visit("phone")`` seats somebody at a screen of that kind, ``"desk"`` at the other.

    ``visit("both")`` seats them at a phone, and the pages are looked at on a desk too.
    At the end of the test none of them may have met a problem.
    """
    seated: list[Visitor] = []

    def seat(kind: str = "phone", **options: Any) -> Visitor:
        looks = ("phone", "desk") if kind == "both" else (kind,)
        width, height = SCREEN_SIZES[looks[0]]
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            has_touch=looks[0] == "phone",
            **options,
        )
        seated.append(Visitor.at(context, live_server.url, looks))
        return seated[-1]

    yield seat
    for one in seated:
        one.page.context.close()
    found = [problem for one in seated for problem in one.found()]
    assert not found, "\n".join(found)
