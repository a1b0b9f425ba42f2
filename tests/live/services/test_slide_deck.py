"""A PDF becomes slides in the background, whole or not at all."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from kernel.models import AuditEvent, Job
from live.models import SessionEvent, SlideDeck
from live.services.running import start_session
from live.services.slide_deck import LARGEST, NotAPdf, PdfTooLarge, add_deck
from live.services.slides import set_slides
from live.tasks import draw_slides
from people.kinds.role import Role
from tests.factories import GrantFactory, UserFactory
from tests.live.factories import AgendaPartFactory, LiveSessionFactory, slide_of
from tests.live.pdf import pdf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def session():
    session = LiveSessionFactory()
    AgendaPartFactory(session=session, position=1)
    slide_of(session, 1)
    return session


def _add(session, content, name="Nghị quyết.pdf"):
    file = SimpleUploadedFile(name, content)
    return add_deck(session=session, file=file, actor=UserFactory())


def test_a10_pdf_becomes_slides_with_its_progress_shown(
    session, client, run_jobs, django_capture_on_commit_callbacks
):
    start_session(session=session, actor=None)
    planner = UserFactory()
    owner = session.activity.section.course.owner
    GrantFactory(user=planner, role=Role.LECTURER, unit=owner)
    client.force_login(planner)
    url = reverse("live:plan_material", args=[session.uid])

    file = SimpleUploadedFile("Bài giảng.PDF", pdf(3))
    answer = client.post(url, {"part": "slides", "slides": file})
    deck = SlideDeck.objects.get()
    store, name = deck.file.storage, deck.file.name
    waiting = client.get(url).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        (job,) = run_jobs()

    assert answer.url == reverse("job", args=[deck.job_uid])
    assert "Đang chuyển “Bài giảng.PDF” thành trang chiếu" in waiting
    assert (job.state, job.done_count, job.total_count) == ("done", 3, 3)
    assert job.result["url"] == url
    slides = list(session.slides.order_by("position"))
    assert [(one.width, one.height) for one in slides] == [(1280, 720)] * 3
    with slides[0].file.open("rb") as file, Image.open(file) as picture:
        red, green, blue = picture.convert("RGB").getpixel((640, 360))
    assert red > 240
    assert max(green, blue) < 20
    assert not store.exists(name)
    shown = SessionEvent.objects.filter(kind="slide").order_by("sequence").last()
    assert (shown.payload["number"], shown.payload["total"]) == (1, 3)
    draw_slides(deck_id=deck.pk)  # a task may come twice
    assert AuditEvent.objects.filter(verb="session.slides_set").count() == 1
    assert "thành trang chiếu" not in client.get(url).content.decode()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 nothing more", "không phải là PDF"),
        (pdf(1, is_locked=True), "mật khẩu"),
        (pdf(0), "không có trang"),
        (pdf(300), "nhiều nhất 200"),
    ],
    ids=["broken", "locked", "empty", "long"],
)
def test_a10_pdf_that_cannot_be_shown_says_why_and_changes_nothing(
    session, run_jobs, client, content, words
):
    before = list(session.slides.all())
    deck = _add(session, content)

    (job,) = run_jobs()
    client.force_login(deck.added_by)
    page = client.get(reverse("job", args=[job.uid])).content.decode()

    assert job.state == Job.State.FAILED
    assert words in job.error
    assert words in page
    assert list(session.slides.all()) == before
    assert SlideDeck.objects.get().done_at is None


def test_a10_what_is_no_pdf_is_refused_at_once(session):
    with pytest.raises(NotAPdf):
        _add(session, b"PK\x03\x04 docx", "bai.pdf")
    huge = SimpleUploadedFile("bai.pdf", pdf(1))
    huge.size = LARGEST + 1
    with pytest.raises(PdfTooLarge):
        add_deck(session=session, file=huge, actor=UserFactory())

    assert not SlideDeck.objects.exists()
    assert not Job.objects.exists()


def test_a10_newer_slides_take_the_place_of_a_pdf_that_waits(session, run_jobs):
    _add(session, pdf(1))
    newer = _add(session, pdf(2))

    run_jobs()

    assert list(SlideDeck.objects.all()) == [newer]
    assert session.slides.count() == 2
    _add(session, pdf(1))
    set_slides(session=session, files=[], actor=None)
    run_jobs()
    assert session.slides.count() == 0
