"""Three missed check questions stop the clock until the learner has read again."""

import json

import pytest

from cms.kinds.check_place import placed
from courses.models import Progress, StudyTrace
from tests.cms.conftest import signed_in
from tests.cms.services.test_lesson import CHECK
from tests.cms.views.test_lesson import address
from tests.cms.views.test_study_time import beat, begun, tell  # noqa: F401 -- fixtures

HALF_MINUTE = [[0, 30]]


@pytest.fixture
def lesson_of_four(lesson, begun):  # noqa: F811 -- a fixture
    """A lesson of four questions, open for ten minutes, and the questions."""
    activity = begun(lesson(body=[CHECK] * 4, least_seconds=120), seconds=600)
    checks = activity.versions.get().lesson_checks.order_by("uid")
    return activity, [str(one.uid) for one in checks]


def test_a09_third_missed_question_stops_the_clock_and_fails_nobody(
    enrolment, lesson_of_four, tell  # noqa: F811 -- a fixture
):  # fmt: skip
    activity, uids = lesson_of_four
    member = signed_in(enrolment.person.user)

    tell(activity, beat(1, HALF_MINUTE) | {"missed": [*uids[:2], "unknown"]})
    paused = tell(activity, beat(2, [[30, 60]]) | {"missed": uids[:3]})
    tell(activity, beat(3, [[60, 90]]))
    page = member.get(address(enrolment, activity)).content.decode()
    again = member.post(address(enrolment, activity, "_read_again"))
    resumed = tell(activity, beat(4, [[90, 120]]))

    assert "Đã tạm dừng tính giờ" in paused.content.decode()
    assert "Đã tạm dừng tính giờ" in page
    assert again.url.endswith(f"#check-{uids[0]}")
    assert "Đã tạm dừng tính giờ" not in resumed.content.decode()
    assert StudyTrace.objects.get().seconds == 60
    assert Progress.objects.get().completed_at is None


def test_a09_wrong_answers_are_missed_until_they_are_right(
    enrolment, lesson_of_four, tell  # noqa: F811 -- a fixture
):  # fmt: skip
    activity, uids = lesson_of_four
    member = signed_in(enrolment.person.user)

    def answer(uid, option):
        told = {"check": uid, f"check-{uid}": option}
        member.post(address(enrolment, activity, "_check"), told)
        return StudyTrace.objects.get()

    wrong = [answer(uid, "0") for uid in [*uids[:3], uids[0]]]
    right = answer(uids[1], "1")

    assert [len(one.missed) for one in wrong] == [1, 2, 3, 3]
    assert wrong[-1].is_paused
    assert (right.missed, right.is_paused) == ([uids[0], uids[2]], False)
    assert Progress.objects.get().evidence["checks"] == dict.fromkeys(uids[:3], True)


def test_a09_answered_questions_are_not_missed(
    enrolment, lesson_of_four, tell  # noqa: F811 -- a fixture
):  # fmt: skip
    activity, uids = lesson_of_four
    told = {"check": uids[0], f"check-{uids[0]}": "1"}
    signed_in(enrolment.person.user).post(address(enrolment, activity, "_check"), told)

    tell(activity, beat(1, HALF_MINUTE) | {"missed": uids[:2]})

    assert StudyTrace.objects.get().missed == [uids[1]]


@pytest.mark.parametrize("missed", [None, "a", [1], ["a"] * 51])
def test_a09_what_is_no_list_of_questions_is_refused(lesson_of_four, tell, missed):  # noqa: F811
    activity, _uids = lesson_of_four

    answer = tell(
        activity, json.loads(json.dumps(beat(1, HALF_MINUTE) | {"missed": missed}))
    )

    assert answer.status_code == 400


def test_a09_reading_again_without_a_measure_changes_nothing(enrolment, lesson_of_four):
    activity, _uids = lesson_of_four
    StudyTrace.objects.all().delete()

    answer = signed_in(enrolment.person.user).post(
        address(enrolment, activity, "_read_again")
    )

    assert answer.status_code == 302


def test_a09_each_member_meets_the_questions_where_their_seed_says(
    enrolment, lesson_of_four
):
    activity, uids = lesson_of_four
    content = activity.versions.get()
    page = signed_in(enrolment.person.user).get(address(enrolment, activity))

    def order(html):
        return sorted(uids, key=lambda uid: html.index(f'id="check-{uid}"'))

    mine = order(placed(content.html, f"{enrolment.uid}:{content.uid}"))
    others = [order(placed(content.html, f"{n}:{content.uid}")) for n in range(20)]
    assert order(page.content.decode()) == mine
    assert any(other != mine for other in others)
