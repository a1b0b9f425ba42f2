"""A lecturer marks what a member wrote, and the member reads it (c03)."""

from typing import Any

import pytest
from playwright.sync_api import expect

from h5p.models import PracticeMark
from people.kinds.role import Role
from tests.factories import GrantFactory
from tests.h5p.written import essay_exercise, learner_of, write


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def _writes(member: Any, study: str, text: str) -> None:
    member.go(study)
    ready = member.page.locator("play-frame[data-state=ready]")
    expect(ready).to_be_visible(timeout=20_000)
    frame = member.page.frame_locator("iframe")
    frame.locator("textarea").fill(text)
    frame.get_by_role("button", name="Gửi").click()
    expect(member.page.locator(".practice-written")).to_be_visible()


def test_c03_written_answer_is_marked_and_read(visit, settings, live_server):
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    grant = GrantFactory(role=Role.LECTURER)
    exercise = essay_exercise(grant.unit)
    playing = learner_of(exercise)
    text = "Mục tiêu là đoàn kết.\n\nChi bộ tôi họp mỗi tháng. " * 6
    lecturer, member = visit("both"), visit("both")
    lecturer.is_signed_in_as(grant.user)
    member.is_signed_in_as(playing.user)
    study = f"/study/{playing.enrolment.uid}/h5p/{playing.activity.uid}/"

    _writes(member, study, text)
    lecturer.go(f"/h5p/exercises/{exercise.activity.uid}/practice/")
    lecturer.look("h5p-practice")
    lecturer.page.click("a[href$='/written/']")
    lecturer.look("h5p-written-list")
    lecturer.page.click("main .cards a")
    lecturer.page.fill("[name=points]", "6.5")
    lecturer.page.fill("[name=comment]", "Rõ ý, cần thêm ví dụ.")
    lecturer.look("h5p-written")
    lecturer.page.click("main form button")
    lecturer.look("h5p-written-none")
    mark = PracticeMark.objects.get()
    write(playing, "Viết lại.")
    lecturer.go(f"/h5p/written/{mark.result.uid}/")
    lecturer.look("h5p-written-again")
    lecturer.go(
        f"/h5p/exercises/{exercise.activity.uid}/practice/{playing.enrolment.uid}/"
    )
    lecturer.look("h5p-attempt-written")
    member.go(study)
    member.look("h5p-practice-written")

    assert mark.answer == text
    assert mark.points == pytest.approx(6.5)
    assert member.page.locator(".practice-written").inner_text().count("6,5/8") == 1
