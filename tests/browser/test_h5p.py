"""Interactive content on the phone: plays, keeps, resumes, and cannot look out (c03)."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Frame, expect

from courses.models import Progress
from h5p.models import PracticeResult, SavedState
from tests.h5p import packages
from tests.h5p.makers import enrolled_in, exercise_of, imported

BOTH = pytest.mark.parametrize("has_host", [False, True], ids=["opaque", "own host"])


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def _host(settings: Any, live_server: Any, *, has_host: bool) -> None:
    """Give the player a host of its own, if asked: another name of this machine."""
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    if has_host:
        settings.ALLOWED_HOSTS = ["*"]
        settings.H5P_ORIGIN = live_server.url.replace("localhost", "127.0.0.1")


def _door(**options: Any) -> Any:
    exercise = exercise_of(**options)
    enrolment = enrolled_in(exercise)
    path = f"/study/{enrolment.uid}/h5p/{exercise.activity.uid}/"
    return enrolment.person.user, path


def _begin(visitor: Any, user: Any, path: str) -> Frame:
    visitor.is_signed_in_as(user)
    visitor.go(path)
    visitor.page.click("main form button")
    return _player(visitor)


def _player(visitor: Any) -> Frame:
    expect(visitor.page.locator("play-frame")).to_have_attribute(
        "data-state", "ready", timeout=20_000
    )
    frame = visitor.page.locator("iframe").element_handle().content_frame()
    assert frame is not None
    return frame


def _answer(frame: Frame, card: int, option: int) -> None:
    box = frame.locator(".hoctap-choice").nth(card)
    box.locator("label").nth(option).click()
    box.locator("button").click()


def _kept(visitor: Any, count: int = 1) -> None:
    """Wait until the server holds the state."""
    for _ in range(100):
        if SavedState.objects.count() >= count:
            return
        visitor.page.wait_for_timeout(100)
    pytest.fail("nothing was kept")


@BOTH
def test_c03_exercise_plays_keeps_and_resumes(visit, settings, live_server, has_host):
    _host(settings, live_server, has_host=has_host)
    user, path = _door()
    phone = visit("phone")
    frame = _begin(phone, user, path)
    phone.look(f"h5p_exercise_{'host' if has_host else 'opaque'}")

    _answer(frame, 0, 0)
    expect(phone.page.locator("#practice")).to_contain_text("Câu 1", timeout=15_000)
    _kept(phone)
    desk = visit("desk")
    desk.is_signed_in_as(user)
    desk.go(path)
    again = _player(desk)

    first = again.locator(".hoctap-choice").first
    expect(first.locator("[role=status]")).to_contain_text("Đúng rồi")
    _answer(again, 1, 1)
    expect(again.locator(".hoctap-cards-state")).to_contain_text("1/2")
    expect(desk.page.locator("#practice")).to_contain_text("Cả bài", timeout=15_000)
    desk.look("h5p_results")
    assert Progress.objects.get().completed_at is not None
    points = {one.sub_content_id: one.points for one in PracticeResult.objects.all()}
    assert [*points.values()].count(1) == 2  # the first card, and the whole


def _goes_elsewhere(visitor: Any) -> None:
    visitor.go("/study/")


def _reloads(visitor: Any) -> None:
    visitor.page.reload()


def _closes(visitor: Any) -> None:
    visitor.page.close(run_before_unload=False)


def _goes_back(visitor: Any) -> None:
    visitor.page.go_back()


@pytest.mark.parametrize("leave", [_goes_elsewhere, _reloads, _closes, _goes_back])
@BOTH
def test_c03_state_survives_leaving(visit, settings, live_server, has_host, leave):
    _host(settings, live_server, has_host=has_host)
    user, path = _door()
    phone = visit("phone")
    watcher = visit("desk")
    frame = _begin(phone, user, path)
    frame.locator(".hoctap-choice").first.locator("label").nth(2).click()
    assert SavedState.objects.count() == 0  # nothing is kept before the page goes

    leave(phone)

    _kept(watcher)
    assert json.loads(SavedState.objects.get().data)["cards"][0]["chosen"] == 2
    phone.forgive("net::ERR_ABORTED")


CANARY = """
var HocTap = HocTap || {};
window.looks = {
  cookie: function () { return document.cookie; },
  parent: function () { return window.parent.document.body.innerHTML; },
  top: function () { return window.top.location.href; },
  storage: function () { return localStorage.getItem("canary"); },
  session: function () { return sessionStorage.getItem("canary"); },
  frames: function () { return window.parent.frames[0].parent.document.title; },
  page: async function () {
    const answer = await fetch(window.TARGET + "/account/", { credentials: "include" });
    return await answer.text();
  },
  own: async function () {
    const answer = await fetch("/account/", { credentials: "include" });
    return (await answer.text()).includes("canary-name") ? "canary-name" : "";
  },
  worker: async function () {
    await navigator.serviceWorker.register("/h5p/lib/x.js");
    return "registered";
  },
  leave: async function () { window.top.location = "about:blank#stolen"; return ""; },
};
HocTap.Choice = function () {
  H5P.EventDispatcher.call(this);
  this.attach = function ($box) { $box.append('<p class="spy">spy</p><img src=x onerror="1">'); };
};
HocTap.Choice.prototype = Object.create(H5P.EventDispatcher.prototype);
"""
LOOK = """async target => {
  window.TARGET = target;
  const seen = {};
  for (const [name, look] of Object.entries(window.looks)) {
    try { seen[name] = String((await look()) || ""); } catch (error) { seen[name] = ""; }
  }
  return seen;
}"""


def _spying_package() -> Any:
    files = packages.sound_files()
    files[f"{packages.CHOICE}/choice.js"] = CANARY
    facts = packages.package_facts("HocTap.Choice")
    return packages.packed(
        {**files, "h5p.json": facts, "content/content.json": packages.choice()}
    )


@BOTH
def test_c03_library_code_reads_no_session_cookie_or_page(
    visit, settings, live_server, has_host
):
    _host(settings, live_server, has_host=has_host)
    revision = imported(file=_spying_package())
    user, path = _door(revision=revision)
    user.display_name = "canary-name"
    user.save()
    phone = visit("phone")
    phone.page.context.add_cookies(
        [{"name": "canary", "value": "secret", "url": live_server.url}]
    )
    frame = _begin(phone, user, path)
    phone.page.evaluate("localStorage.canary = sessionStorage.canary = 'secret'")
    expect(frame.locator(".spy")).to_be_visible()

    seen = frame.evaluate(LOOK, live_server.url)
    ours = phone.page.evaluate(
        "async () => [document.cookie, localStorage.canary,"
        " (await (await fetch('/account/')).text()).includes('canary-name')]"
    )

    assert seen == dict.fromkeys(seen, "")
    assert phone.page.url == live_server.url + path
    assert "canary=secret" in ours[0]  # the bird sings where it may
    assert ours[1:] == ["secret", True]
    phone.problems.clear()  # the browser itself tells what it refused


def test_c03_page_says_what_is_missing(visit, settings, live_server, tmp_path):
    settings.H5P_CORE = tmp_path
    user, path = _door()
    phone = visit("phone")
    phone.is_signed_in_as(user)
    phone.go(path)
    phone.look("h5p_door")

    phone.page.click("main form button")

    expect(phone.page.locator("main")).to_contain_text("npm ci")
    expect(phone.page.locator("iframe")).to_have_count(0)
    phone.look("h5p_without_core")


def test_c03_at_most_two_scripts_are_loaded(visit, settings, live_server):
    _host(settings, live_server, has_host=False)
    user, path = _door()
    phone = visit("phone")
    scripts: list[str] = []
    phone.page.on(
        "request",
        lambda one: (
            scripts.append(one.url)
            if one.resource_type == "script" and "/h5p/" in one.url
            else None
        ),
    )

    _begin(phone, user, path)

    assert (
        len([one for one in scripts if re.search(r"/h5p/(core|bundle|lib)/", one)]) == 2
    )


def test_c03_frame_is_as_tall_as_its_content(visit, settings, live_server):
    _host(settings, live_server, has_host=False)
    user, path = _door()
    phone = visit("phone")
    frame = _begin(phone, user, path)
    phone.page.wait_for_timeout(500)

    inner = frame.evaluate(
        "document.querySelector('.hoctap-cards').getBoundingClientRect().height"
    )
    outer = phone.page.locator("iframe").bounding_box()["height"]
    told = frame.evaluate(
        "[...document.querySelectorAll('html, body, main, .h5p-content, .hoctap-cards')]"
        ".map(one => [one.className || one.tagName, one.getBoundingClientRect().height])"
    )

    hidden = frame.evaluate("document.documentElement.scrollHeight - innerHeight")

    assert abs(outer - inner) < 30, told
    assert hidden == 0, "the frame has a bar of its own to scroll"
    expect(frame.locator(".h5p-content.h5p-frame")).to_have_count(1)
