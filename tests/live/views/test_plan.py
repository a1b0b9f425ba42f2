"""Planning over the web: what is typed comes back, what is bad is named."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from live.models import Hall, LiveSession, Poll
from people.kinds.role import Role
from tests.factories import GrantFactory, SectionFactory, UnitFactory
from tests.live.factories import (
    AgendaPartFactory,
    HallFactory,
    LiveSessionFactory,
    member_of,
)

pytestmark = pytest.mark.django_db
TYPED = {
    "title": "Học tập Nghị quyết",
    "starts_at": "2026-06-02T07:30",
    "mode": "mixed",
    "source": "none",
    "share": "75",
    "discussion": "15",
    "closing": "on",
    "kind_1": "talk",
    "name_1": "Giới thiệu",
    "minutes_1": "60",
    "kind_2": "discussion",
    "minutes_2": "20",
}


@pytest.fixture
def section():
    return SectionFactory()


@pytest.fixture
def planner(client, section):
    grant = GrantFactory(role=Role.LECTURER, unit=section.course.owner)
    client.force_login(grant.user)
    return client


def test_a10_session_is_planned_announced_and_given_a_hall(planner, section):
    cell = UnitFactory(parent=section.course.owner)

    answer = planner.post(
        reverse("live:plan_new"), {**TYPED, "section": str(section.uid)}
    )

    session = LiveSession.objects.get()
    assert answer.url == reverse("live:plan", args=[session.uid])
    assert [one.title for one in session.parts.order_by("position")] == [
        "Giới thiệu",
        "Thảo luận",
    ]
    member_of(session, cell)
    refused = planner.post(
        reverse("live:plan_publish", args=[session.uid]), follow=True
    )
    assert "cần ít nhất một điểm cầu" in refused.text
    planner.post(
        reverse("live:plan_halls", args=[session.uid]),
        {"name": "Hội trường", "unit": str(cell.uid), "units": ["", str(cell.uid)]},
    )
    assert Hall.objects.get().seats.count() == 1
    planner.post(reverse("live:plan_publish", args=[session.uid]))
    session.refresh_from_db()
    assert session.state == "published"


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"starts_at": "hôm qua"}, "starts_at"),
        ({"minutes_1": "9999"}, "minutes_1"),
        ({"source": "external"}, "source_url"),
        ({"share": "0"}, "share"),
        ({"units": ["khong-phai-uuid"]}, "units"),
    ],
)
def test_plan_names_the_field_that_is_wrong_and_keeps_the_rest(
    planner, section, wrong, named
):
    answer = planner.post(
        reverse("live:plan_new"), {**TYPED, "section": str(section.uid), **wrong}
    )

    assert answer.status_code == 422
    assert named in answer.context["form"].errors
    assert "Học tập Nghị quyết" in answer.text
    assert not LiveSession.objects.exists()


def _picture():
    picture = io.BytesIO()
    Image.new("RGB", (3000, 1000), "white").save(picture, "PNG")
    return SimpleUploadedFile("a.png", picture.getvalue())


def test_slides_are_pictures_made_small_or_none_is_kept(
    planner, section, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    session = LiveSessionFactory(activity__section=section)
    url = reverse("live:plan_material", args=[session.uid])

    planner.post(url, {"part": "slides", "slides": [_picture(), _picture()]})
    bad = planner.post(
        url,
        {"part": "slides", "slides": [SimpleUploadedFile("a.png", b"<svg/>")]},
        follow=True,
    )

    none = planner.post(url, {"part": "slides"}, follow=True)

    assert [(one.width, one.height) for one in session.slides.all()] == [
        (1280, 427)
    ] * 2
    assert "không phải là ảnh" in bad.text
    assert "chọn một tệp PDF" in none.text
    slide = planner.get(reverse("live:slide", args=[session.slides.first().uid]))
    assert slide.headers["Content-Type"] == "image/webp"


def test_console_is_offered_to_whom_it_opens_for(client, planner, section):
    session = LiveSessionFactory(
        activity__section=section, state=LiveSession.State.PUBLISHED
    )
    page = reverse("live:plan", args=[session.uid])
    console = reverse("live:console", args=[session.uid])

    assert console in planner.get(page).text

    officer = GrantFactory(role=Role.CAMPAIGN_OFFICER, unit=section.course.owner)
    client.force_login(officer.user)

    assert console not in client.get(page).text


def test_poll_is_prepared_with_its_right_answer(planner, section):
    session = LiveSessionFactory(activity__section=section)
    url = reverse("live:plan_material", args=[session.uid])

    planner.post(url, {"part": "poll", "question": "Mấy?", "options": "3\n* 5\n"})
    short = planner.post(url, {"part": "poll", "question": "Mấy?", "options": "3"})

    poll = Poll.objects.get()
    assert (poll.options, poll.right) == (["3", "5"], 1)
    assert short.status_code == 422


@pytest.mark.parametrize("name", ["plans", "halls", "reports", "sessions"])
def test_lists_ask_the_same_number_of_queries_for_one_and_three(client, section, name):
    unit = section.course.owner
    member = None
    for role in (Role.LECTURER, Role.CELL_SECRETARY):
        grant = GrantFactory(
            role=role, unit=unit, **({"user": member.user} if member else {})
        )
        member = member or grant
    client.force_login(member.user)
    url, counts = reverse(f"live:{name}"), []
    for more in (1, 2):
        for _ in range(more):
            session = LiveSessionFactory(activity__section=section)
            AgendaPartFactory(session=session)
            HallFactory(session=session, unit=unit)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]
