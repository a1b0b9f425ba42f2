"""A lesson is jumped over in part; the record opens down to what was seen."""

from base64 import b64decode
from datetime import timedelta
from io import BytesIO
from uuid import UUID

import pytest
from django.template.loader import render_to_string
from django.utils import timezone
from playwright.sync_api import expect

from cms.services.content_store import keep
from courses.models import ContentClip, CourseRun, StudyTrace
from kernel.kinds.span import total
from tests.browser.visitor import Visitor, press
from tests.factories import ContentVersionFactory, UnitFactory, UserFactory
from tests.records.factories import Round, make_round

pytestmark = pytest.mark.django_db(transaction=True)
NAME = "Chi bộ thôn Bù Gia Phúc 2, xã Phú Nghĩa, Đảng bộ xã Phú Nghĩa"
LENGTH = 8
FILM = """async seconds => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 36 });
    const brush = canvas.getContext("2d");
    const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: "video/webm" });
    const pieces = [];
    recorder.ondataavailable = event => pieces.push(event.data);
    recorder.start();
    const drawing = setInterval(() => {
        brush.fillStyle = `hsl(${Date.now() / 9 % 360} 50% 50%)`;
        brush.fillRect(0, 0, 64, 36);
    }, 100);
    await new Promise(done => setTimeout(done, 1000 * seconds));
    clearInterval(drawing);
    await new Promise(done => { recorder.onstop = done; recorder.stop(); });
    const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
    return btoa(bytes.reduce((text, one) => text + String.fromCharCode(one), ""));
}"""


def _tells(learner: Visitor) -> StudyTrace:
    """The page tells what it has, as when it is left."""
    learner.page.wait_for_timeout(2500)  # until the last seconds are surely over
    with learner.page.expect_response("**/beats/"):
        learner.page.evaluate("dispatchEvent(new Event('pagehide'))")
    return StudyTrace.objects.get()


def _lesson_with(film: bytes, this: Round) -> ContentClip:
    """The round's first lesson asks for most of a clip that stands in it."""
    stored = keep(BytesIO(film), "clip.webm")
    value = {"title": "Nghị quyết trong năm phút", "transcript": "Lời nói."}
    captions = keep(BytesIO(b"WEBVTT\n"), "clip.vtt")
    shown = {"value": value, "video": stored, "captions": captions}
    clip = render_to_string("cms/blocks/clip.html", shown)
    text = "<p>Nghị quyết nêu các nội dung mới và cốt lõi.</p>" * 30
    asked = [
        render_to_string(
            "cms/blocks/check.html",
            {"uid": UUID(int=n), "stem": f"Câu {n}?", "options": ["Có", "Không"]},
        )
        for n in range(1, 8)
    ]
    html = f"<h2>Mục một</h2>{clip}{''.join(asked)}<h2>Mục hai</h2>{text}"
    lesson = this.lessons[0]
    lesson.rule = {"clauses": [{"kind": "clips", "least": 80}]}
    lesson.save()
    return ContentClip.objects.create(
        content=ContentVersionFactory(activity=lesson, html=html),
        sha256=stored.sha256, title=value["title"], seconds=LENGTH, position=0,
    )  # fmt: skip


def test_a08_a09_what_is_jumped_over_is_not_watched(visit):
    this = make_round()
    CourseRun.objects.update(closes_at=timezone.now() + timedelta(days=9))
    cell = UnitFactory(parent=this.province, name=NAME)
    person = this.add(cell, user=UserFactory())
    place = this.enrolments[person.pk]
    learner = visit("both")
    page = learner.page
    learner.is_signed_in_as(person.user)
    learner.go("/today/")
    clip = _lesson_with(b64decode(page.evaluate(FILM, LENGTH)), this)
    learner.go(f"/study/{place.uid}/lessons/{this.lessons[0].uid}/")
    press(page, "main form[action$='/begin/'] button")

    page.evaluate("document.querySelector('video').play()")
    page.wait_for_timeout(2000)
    played = total(_tells(learner).clips[clip.sha256])
    page.evaluate("document.querySelector('video').pause()")
    page.evaluate("document.querySelector('video').currentTime = 7.5")
    sought = total(_tells(learner).clips[clip.sha256])

    assert 1 <= played <= 6
    assert sought <= played + 2
    learner.look("lesson_with_a_clip")
    for check in page.locator(".lesson-check").all():
        check.evaluate("one => one.scrollIntoView({ block: 'center' })")
        page.wait_for_timeout(200)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert len(_tells(learner).missed) >= 3  # some may stand at the end
    expect(page.locator("[data-pause]")).to_be_visible()
    learner.look("lesson_paused")
    press(page, "[data-pause] button")
    assert StudyTrace.objects.get().missed == []
    learner.go(f"/evidence/{place.progress.get().uid}/")
    page.locator("main details summary").first.click()
    learner.look("own_evidence")
