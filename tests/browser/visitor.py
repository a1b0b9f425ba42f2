"""Somebody at a screen: goes to pages, is looked over the shoulder."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page

from people.models import User

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ROOT / "build" / "screens"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
GRAVE = {"serious", "critical"}
SCREEN_SIZES = {"phone": (360, 640), "desk": (1280, 800)}
THEMES = ("light", "dark")
LAYOUT_RULES = ["color-contrast", "target-size", "scrollable-region-focusable"]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
# Colours glide from theme to theme: look when they have arrived.
SETTLED = """async () => {
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    await Promise.all(document.getAnimations().map(one => one.finished.catch(() => 0)));
}"""


def press(page: Page, target: str | Locator, key: str = "") -> None:
    """Press what leads to another page, by pointer or ``key``; be there on return.

    An address is not waited for: that of the page left behind may look like it.
    """
    locator = page.locator(target).first if isinstance(target, str) else target
    with page.expect_navigation():
        locator.press(key) if key else locator.click()


@dataclass
class Visitor:
    """One person with one browser; ``problems`` gathers what must not be."""

    page: Page
    address: str
    looks: tuple[str, ...]  # the kinds of screen at which the pages are looked at
    problems: list[str] = field(default_factory=list)
    forgiven: list[str] = field(default_factory=list)

    @classmethod
    def at(
        cls, context: BrowserContext, address: str, looks: tuple[str, ...]
    ) -> "Visitor":
        page = context.new_page()
        page.set_default_timeout(30_000)
        visitor = cls(page, address, looks)
        page.on("console", visitor._hear)
        page.on("pageerror", lambda error: visitor.problems.append(f"script: {error}"))
        return visitor

    def go(self, path: str) -> None:
        """Open an address of the site; a fault of the server is a problem."""
        answer = self.page.goto(self.address + path)
        assert answer is not None
        assert answer.ok, f"{path}: {answer.status}"

    def is_signed_in_as(self, user: User) -> None:
        """Carry the session of ``user``, without the form."""
        client = Client()
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.page.context.add_cookies(
            [
                {
                    "name": settings.SESSION_COOKIE_NAME,
                    "value": cookie,
                    "url": self.address,
                }
            ]
        )

    def signs_in(self, username: str, password: str) -> None:
        """Use the form as people do."""
        self.go("/sign-in/")
        self.page.fill("[name=username]", username)
        self.page.fill("[name=password]", password)
        press(self.page, "main form button")

    def look(self, name: str) -> None:
        """Check the page for accessibility and width, and keep its picture.

        A page is one document: all rules are asked of it once. The other width differs
        in its layout, the dark theme in its colours, at the first width; the dark picture
        is of what is seen without scrolling.
        """
        self.page.wait_for_load_state()
        for kind in reversed(self.looks):
            self._sits_at(kind)
            for theme in THEMES if kind == self.looks[0] else THEMES[:1]:
                self.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
                self.page.evaluate(SETTLED)
                at = f"{name} ({kind}, {theme})"
                rules = self._rules(kind, theme)
                self.problems += [f"{at}: {one}" for one in self._axe(rules)]
                self._keep_picture(name, kind, theme)
            self.page.emulate_media(color_scheme="light")
            self._measure(name, kind)

    def read(self, name: str) -> None:
        """Check the page as ``look`` does, once and without a picture."""
        self.page.wait_for_load_state()
        self.problems += [f"{name}: {one}" for one in self._axe([])]
        self._measure(name, self.looks[0])

    def look_at(self, name: str) -> None:
        """Keep the picture of a page that is not of our making."""
        self._keep_picture(name, self.looks[0], "light")

    def forgive(self, words: str) -> None:
        """Forget the problems that the journey itself makes, as by cutting the network."""
        self.forgiven.append(words)

    def found(self) -> list[str]:
        """The problems that nobody forgave; a browser tells of some of them late."""
        return [
            problem
            for problem in self.problems
            if not any(words in problem for words in self.forgiven)
        ]

    def _measure(self, name: str, kind: str) -> None:
        too_wide = self.page.evaluate(
            "document.documentElement.scrollWidth"
            " - document.documentElement.clientWidth"
        )
        if too_wide > 0:
            self.problems.append(f"{name}: {too_wide} px too wide on a {kind}")

    def _rules(self, kind: str, theme: str) -> list[str]:
        """Names of axe's rules; none means all of them."""
        if theme == "dark":
            return COLOUR_RULES
        return [] if kind == self.looks[0] else LAYOUT_RULES

    def _sits_at(self, kind: str) -> None:
        width, height = SCREEN_SIZES[kind]
        if len(self.looks) > 1:
            self.page.set_viewport_size({"width": width, "height": height})

    def _keep_picture(self, name: str, kind: str, theme: str) -> None:
        folder = SCREENS / str(SCREEN_SIZES[kind][0]) / theme
        folder.mkdir(parents=True, exist_ok=True)
        is_whole = theme == "light"
        self.page.screenshot(path=folder / f"{name}.png", full_page=is_whole)

    def _axe(self, rules: list[str]) -> list[str]:
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.read_text())
        found = self._violations(rules)
        if found:  # pages of a running session change while they are read
            self.page.wait_for_timeout(500)
            self.page.evaluate(SETTLED)
            again = self._violations(rules)
            found = {at: why for at, why in found.items() if at in again}
        return [f"{at}: {why}" for at, why in found.items()]

    def _violations(self, rules: list[str]) -> dict[str, str]:
        """Rule and place of each grave violation -> what axe says of it."""
        options: dict[str, Any] = {"resultTypes": ["violations"], "preload": False}
        if rules:
            options["runOnly"] = {"type": "rule", "values": rules}
        found: dict[str, Any] = self.page.evaluate(
            "options => axe.run(document, options)", options
        )
        return {
            f"{one['id']} at {json.dumps(node['target'])}": node["failureSummary"]
            for one in found["violations"]
            if one["impact"] in GRAVE
            for node in one["nodes"]
        }

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "favicon" not in message.text:
            self.problems.append(f"console: {message.text}")
