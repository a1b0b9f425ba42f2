"""``manage.py h5p_play FILE…``: does this platform play these packages?"""

import shutil
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management.base import BaseCommand, CommandError
from django.db import (
    DEFAULT_DB_ALIAS,
    OperationalError,
    ProgrammingError,
    connections,
    transaction,
)
from django.test import Client
from django.test.utils import override_settings
from django.utils import timezone

from h5p.kinds.play_token import PlayToken
from h5p.models import Library, Revision
from h5p.selectors.play import has_core
from h5p.services.content import import_content
from h5p.services.library import PackageFaulty, install_package, trust_library
from people.models import Unit, User

try:
    from playwright.sync_api import Browser, Route, sync_playwright

    HAS_PLAYWRIGHT = True
except ImportError:  # a dependency of development
    HAS_PLAYWRIGHT = False

SECONDS = 20
ADDRESS = "http://testserver"
ARGUMENTS = [
    "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--headless=new",
    "--disable-background-networking", "--disable-component-update", "--no-first-run",
]  # fmt: skip
STATE = "() => document.documentElement.dataset.state"
SHOWN = "() => document.querySelector('main').getBoundingClientRect().height > 20"


@dataclass
class Tried:
    """One package, and what came of it."""

    name: str
    revision: Revision | None = None
    verdict: str = "fails"
    why: str = ""


class Command(BaseCommand):
    help = (
        "Import packages, trust their libraries, open each in Chromium and print which of"
        " them play; nothing of it is kept. What one lacks another may bring, in any order."
        " Where two packages bring builds of one version, the later one is played by both,"
        " as on a site."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, help="packages, *.h5p")
        parser.add_argument("--seconds", type=int, default=SECONDS, help="for each")

    def handle(
        self, *args: Any, files: list[Path], seconds: int, **options: Any
    ) -> None:
        chromium = _chromium()
        with _thrown_away():
            tried = _brought(files)
            shared = connections[DEFAULT_DB_ALIAS]  # the browser's loop has another
            shared.inc_thread_sharing()
            with ThreadPoolExecutor(1) as site, sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=chromium, args=ARGUMENTS
                )
                for one in tried:
                    if one.revision is not None:
                        _play(browser, _Answering(site, shared), one, seconds)
                    self._tell(one)
                browser.close()
            shared.dec_thread_sharing()
        count = sum(one.verdict == "plays" for one in tried)
        self.stdout.write(f"{count} of {len(tried)} play")

    def _tell(self, one: Tried) -> None:
        library = one.revision.main_library if one.revision else "–"
        row = f"{one.verdict:5}  {one.name[:40]:40}  {library[:32]:32}  {one.why}"
        self.stdout.write(row.rstrip())


def _chromium() -> str:
    """The browser's path.

    Raises:
        CommandError: something that this needs is not installed; it says what.
    """
    if not HAS_PLAYWRIGHT:
        message = "Playwright is not installed: it comes with the packages of dev.txt."
        raise CommandError(message)
    path = shutil.which("chromium")
    if path is None:
        message = "Chromium is not installed: apt-get install chromium."
        raise CommandError(message)
    if not has_core():
        message = "The player is not installed: run “npm ci” in the system's folder."
        raise CommandError(message)
    return path


@contextmanager
def _thrown_away() -> Iterator[None]:
    """Inside, what is written to the database and to the media is gone afterwards.

    Raises:
        CommandError: there is no database with our tables.
    """
    with tempfile.TemporaryDirectory() as folder:
        options = {"ALLOWED_HOSTS": ["*"], "MEDIA_ROOT": folder, "H5P_ORIGIN": ""}
        try:
            with override_settings(**options), transaction.atomic():
                yield
                transaction.set_rollback(True)
        except (OperationalError, ProgrammingError) as error:
            message = "No database with our tables: start “./run demo” once."
            raise CommandError(message) from error


@dataclass(eq=False)
class _Answering:
    """Lets the site itself answer the browser, without a network between them.

    It does so in a thread of its own, on the connection that holds what was imported:
    beside the browser's loop Django would refuse to.
    """

    site: ThreadPoolExecutor
    shared: Any

    def __call__(self, route: "Route") -> None:
        path = route.request.url.removeprefix(ADDRESS)
        if path == route.request.url:  # elsewhere: nothing calls out
            route.abort()
        elif path.startswith(settings.STATIC_URL):
            name = path.removeprefix(settings.STATIC_URL).partition("?")[0]
            found = finders.find(name)
            route.fulfill(path=found) if found else route.fulfill(status=404)
        else:
            asked = route.request
            told = self.site.submit(self.told, asked.method, path, asked.headers,
                                    asked.post_data_buffer or b"").result()  # fmt: skip
            route.fulfill(status=told[0], headers=told[1], body=told[2])

    def told(
        self, method: str, path: str, headers: dict[str, str], body: bytes
    ) -> tuple[int, dict[str, str], bytes]:
        connections[DEFAULT_DB_ALIAS] = self.shared
        answer = Client(raise_request_exception=False).generic(
            method,
            path,
            body,
            content_type=headers.get("content-type", "text/plain"),
            headers={"Range": headers["range"]} if "range" in headers else {},
        )
        return answer.status_code, dict(answer.headers.items()), answer.getvalue()


def _brought(files: list[Path]) -> list[Tried]:
    """Import each; one that lacks libraries again, once others have brought theirs."""
    tried = {file: _imported(file) for file in files}
    count = -1
    while count != (count := Library.objects.count()):
        for file, one in tried.items():
            if one.revision is None and "missing-" in one.why:
                tried[file] = _imported(file)
    return [tried[file] for file in files]


def _imported(file: Path) -> Tried:
    tried = Tried(file.name)
    keeper, _new = User.objects.get_or_create(username="h5p_play")
    owner, _new = Unit.objects.get_or_create(
        name="h5p_play",
        defaults={"kind": Unit.Kind.PROVINCE, "founded_on": timezone.localdate()},
    )
    try:
        with file.open("rb") as opened:
            tried.revision = import_content(
                file=opened,
                name=file.name,
                owner=owner,
                actor=keeper,
                now=timezone.now(),
            )
    except OSError as error:
        tried.why = str(error)
    except PackageFaulty as faulty:
        tried.why = " | ".join(
            f"{one.code} {one.path} {one.facts.get('library', '')}".strip()
            for one in faulty.report.problems[:5]
        )
        _bring_libraries(file, keeper)
    waiting = Library.objects.filter(state=Library.State.QUARANTINED)
    for build in waiting.order_by("pk"):
        trust_library(library=build, actor=keeper)
    return tried


def _bring_libraries(file: Path, keeper: User) -> None:
    """Those of a package whose content is of no use here; others may need them."""
    with suppress(PackageFaulty), file.open("rb") as opened:
        install_package(file=opened, name=file.name, actor=keeper)


def _play(
    browser: "Browser", answering: _Answering, tried: Tried, seconds: int
) -> None:
    """Open the player's own page and wait until it says how it went."""
    assert tried.revision is not None
    token = PlayToken(user="", revision=str(tried.revision.uid)).signed()
    page = browser.new_page(viewport={"width": 390, "height": 844})

    page.route("**/*", answering)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error).splitlines()[0]))
    try:
        shown = page.goto(f"{ADDRESS}/h5p/play/{token}/", timeout=1000 * seconds)
        if shown is None or not shown.ok:
            tried.why = f"page {shown.status if shown else '–'}"
            return
        page.wait_for_function(STATE, timeout=1000 * seconds)
        page.wait_for_function(SHOWN, timeout=5000)
        if page.evaluate(STATE) == "plays":
            tried.verdict = "plays"
    except Exception as error:  # noqa: BLE001 -- whatever a stranger's code does is a verdict
        faults.append(str(error).splitlines()[0])
    finally:
        tried.why = tried.why or "; ".join(dict.fromkeys(faults))[:200]
        page.close()
