"""What a lesson's page may tell of the time it is before somebody, and what counts."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db.models import F

from courses.models import Progress, StudyDay, StudySitting, StudyTrace
from people.models import Unit
from tests.cms.conftest import signed_in
from tests.cms.kinds.test_clip_length import mp4
from tests.cms.services.test_rendering import document
from tests.cms.views.test_lesson import address
from tests.factories import EnrolmentFactory, PersonFactory, UserFactory

SITTING = "0" * 32
TEN_MINUTES = 600
STATEMENTS = 19  # savepoints with them, and four before the service


def beat(number, visible, clips=None, parts=(0,)):
    told = {"number": number, "visible": visible, "clips": clips or {}}
    return {**told, "parts": list(parts)}


@pytest.fixture
def tell(enrolment):
    """``tell(activity, beat, …)`` as the member's page does."""
    client = signed_in(enrolment.person.user)

    def post(activity, *beats, sitting=SITTING, device="phone"):
        body = {"sitting": sitting, "device": device, "beats": list(beats)}
        return client.post(
            address(enrolment, activity, "_beats"), json.dumps(body), "application/json"
        )

    return post


@pytest.fixture
def begun(enrolment, tell):
    """``begun(activity)``: the lesson is begun and its page open for so many seconds."""

    def make(activity, seconds=60):
        signed_in(enrolment.person.user).post(address(enrolment, activity, "_begin"))
        assert tell(activity).status_code == 200
        time_goes_by(seconds)
        return activity

    return make


def time_goes_by(seconds):
    """As if all that is open had been opened earlier; the database's clock goes on."""
    earlier = timedelta(seconds=seconds)
    for model in (StudySitting, StudyTrace):
        model.objects.update(opened_at=F("opened_at") - earlier)
    StudySitting.objects.update(heard_at=F("heard_at") - earlier)


def clip_of(seconds):
    value = {
        "title": "Clip mười phút",
        "video": document("clip.mp4", mp4(seconds)).pk,
        "captions": document("clip.vtt", b"WEBVTT\n").pk,
        "transcript": "Lời nói.",
    }
    return [{"type": "clip", "value": value}]


def test_a08_time_on_a_visible_screen_completes_what_asks_for_it(
    enrolment, lesson, begun, tell
):
    activity = begun(lesson(least_seconds=50))
    signed_in(enrolment.person.user).post(address(enrolment, activity, "_finish"))

    little = tell(activity, beat(1, [[0, 20]]))
    again = tell(activity, beat(1, [[0, 20]]))
    enough = tell(activity, beat(1, [[0, 20]]), beat(2, [[25, 55]]))

    assert "data-complete" not in little.content.decode() + again.content.decode()
    assert "data-complete" in enough.content.decode()
    progress = Progress.objects.get()
    assert (progress.evidence["seconds"], bool(progress.completed_at)) == (50, True)
    assert tell(activity, beat(3, [[55, 56]])).status_code == 409  # it is complete
    day = StudyDay.objects.get()
    assert (day.device, day.seconds) == ("phone", 50)


def test_a08_two_devices_at_once_do_not_double(lesson, begun, tell):
    activity = begun(lesson(least_seconds=900))
    tell(activity, sitting="1" * 32, device="computer")
    time_goes_by(60)

    tell(activity, beat(1, [[0, 120]]))
    tell(activity, beat(1, [[0, 60]]), sitting="1" * 32, device="computer")

    assert StudyTrace.objects.get().seconds in {120, 121}  # beginnings need not align
    assert sum(one.seconds for one in StudyDay.objects.all()) in {120, 121}


@pytest.mark.parametrize(
    ("beats", "status"),
    [
        ([beat(1, [[0, 9999]])], 409),
        ([beat(1, [[0, 40]]), beat(2, [[30, 50]])], 409),
        ([beat(1, [[40, 20]])], 409),
        ([beat(1, [[-90, 20]])], 409),
        ([beat(1, [[0, 10]], {"a" * 64: [[0, 600]]})], 409),
        ([beat(1, [[0, float("nan")]])], 400),
        ([beat(1, [[0, 1e9]])], 400),
        ([beat(-1, [[0, 20]])], 400),
        ([beat(1, [[0, 20]], parts=[-1])], 400),
        ([None], 400),
    ],
)
def test_a08_forged_beat_changes_nothing_and_is_answered_in_words(
    lesson, begun, tell, beats, status
):
    activity = begun(lesson())

    answer = tell(activity, *beats)

    assert answer.status_code == status
    assert "tải lại trang" in answer.content.decode().lower()
    assert StudyTrace.objects.get().seconds == 0
    assert Progress.objects.get().evidence == {}
    assert not StudyDay.objects.exists()


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"sitting": 1}', b"[" * 9999])
def test_a08_what_is_no_message_is_refused(enrolment, lesson, begun, body):
    activity = begun(lesson())
    client = signed_in(enrolment.person.user)

    answer = client.post(
        address(enrolment, activity, "_beats"), body, content_type="application/json"
    )

    assert answer.status_code == 400


def test_a08_lesson_of_another_or_unopened_or_closed_takes_no_time(
    enrolment, lesson, begun, tell, noon
):
    activity, other = begun(lesson("Bài một")), lesson("Bài hai")
    cell = Unit.objects.get(pk=enrolment.person.homes.get().unit_id)
    stranger = EnrolmentFactory(
        run=enrolment.run, person=PersonFactory(unit=cell, user=UserFactory())
    )
    body = json.dumps({"sitting": SITTING, "device": "phone", "beats": []})

    foreign = signed_in(stranger.person.user).post(
        address(enrolment, activity, "_beats"), body, "application/json"
    )
    unopened = tell(other, beat(1, [[0, 20]]))
    Progress.objects.create(
        enrolment=enrolment, activity=other, opened_at=enrolment.enrolled_at
    )
    elsewhere = tell(other, beat(1, [[0, 20]]))  # with the other lesson's sitting
    noon.move_to(enrolment.run.closes_at + timedelta(days=2))
    late = tell(activity, beat(1, [[0, 20]]))

    told = [one.status_code for one in (foreign, unopened, elsewhere, late)]
    assert told == [404, 409, 409, 409]
    assert all(one.seconds == 0 for one in StudyTrace.objects.all())


def test_a08_clip_watched_in_part_explains_itself_and_completes_when_enough(
    enrolment, lesson, begun, tell
):
    body = clip_of(TEN_MINUTES)
    activity = begun(lesson(body=body, least_watched=80), seconds=900)
    clip = activity.versions.get().clips.get()
    client = signed_in(enrolment.person.user)
    client.post(address(enrolment, activity, "_finish"))

    sought = tell(activity, beat(1, [[0, 12]], {clip.sha256: [[0, 2], [590, 600]]}))
    some = tell(activity, beat(2, [[12, 312]], {clip.sha256: [[0, 210]]}))
    enough = tell(activity, beat(3, [[312, 600]], {clip.sha256: [[200, 480]]}))

    assert clip.seconds == TEN_MINUTES
    assert "đã xem 2 %" in sought.content.decode()
    assert "ít nhất 80 % mỗi clip (đã xem 36 %)" in some.content.decode()
    assert "data-complete" in enough.content.decode()
    assert Progress.objects.get().evidence["clips"] == {clip.sha256: 81}


def test_a08_clip_whose_length_is_unknown_cannot_be_asked_for(draft):
    from cms.services.rendering import render_page

    body = clip_of(0)

    assert render_page(draft(body=body)).missing == []
    assert len(render_page(draft(body=body, least_watched=50)).missing) == 1


def test_a08_page_measures_until_the_lesson_is_complete(enrolment, lesson, begun):
    activity = begun(lesson())
    client = signed_in(enrolment.person.user)

    before = client.get(address(enrolment, activity)).content.decode()
    client.post(address(enrolment, activity, "_finish"))
    after = client.get(address(enrolment, activity)).content.decode()

    assert "<study-clock" in before
    assert "<study-clock" not in after


def test_a08_pages_of_one_lesson_are_bounded(lesson, begun, tell):
    activity = begun(lesson())
    progress = Progress.objects.get()
    StudySitting.objects.bulk_create(
        StudySitting(
            uid=uuid4(), progress=progress, device="phone",
            opened_at=progress.opened_at, heard_at=progress.opened_at,
        )
        for _ in range(300)
    )  # fmt: skip

    assert tell(activity, sitting="2" * 32).status_code == 409
    assert tell(activity, beat(1, [[0, 9]])).status_code == 200


@pytest.mark.parametrize("pages", [1, 3])
def test_a08_beat_costs_the_same_statements_with_many_pages(
    lesson, begun, tell, django_assert_num_queries, pages
):
    activity = begun(lesson(body=clip_of(TEN_MINUTES), least_watched=80))
    for number in range(1, pages):
        tell(activity, sitting=str(number) * 32, device="tablet")
    tell(activity, beat(1, [[0, 10]]))

    with django_assert_num_queries(STATEMENTS):
        tell(activity, beat(2, [[10, 20]]))
