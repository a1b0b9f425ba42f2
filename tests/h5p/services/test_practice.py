"""State is kept and results are practice: nothing forged changes a record."""

import json

import pytest

from assessments.models import Attempt
from courses.models import Progress
from courses.services.completion import open_activity
from h5p.models import PracticeResult, SavedState
from h5p.selectors.play import Playing, object_id, saved_states
from h5p.services.content import change_exercise
from h5p.services.practice import (
    LARGEST_STATE,
    StaleContent,
    StateTooLarge,
    save_state,
    take_statement,
)
from h5p.spec.xapi import read_statement
from tests.factories import UserFactory
from tests.h5p.makers import enrolled_in, exercise_of, imported
from tests.h5p.packages import CARD_ID

pytestmark = pytest.mark.django_db
VERB = "http://adlnet.gov/expapi/verbs/"


def _playing(rule="answered"):
    exercise = exercise_of(rule=rule)
    enrolment = enrolled_in(exercise)
    return Playing(
        enrolment, exercise.activity, exercise.revision, enrolment.person.user
    )


def _statement(playing, part="", verb="answered", thing=None, **result):
    thing = thing or object_id(playing.revision)
    told = {
        "actor": {"mbox": "mailto:ke-gian@example.org"},
        "id": "00000000-0000-4000-8000-000000000000",
        "timestamp": "1999-01-01T00:00:00Z",
        "verb": {"id": VERB + verb},
        "object": {"id": f"{thing}?subContentId={part}" if part else thing},
        "result": result,
    }
    return read_statement(told, object_id(playing.revision))


def _score(raw, most=1):
    return {"score": {"raw": raw, "max": most, "min": 0, "scaled": 1}}


def test_c03_last_state_stands_and_is_given_back():
    playing = _playing()

    for data in ('{"a":1}', '{"a":2}', '{"a":2}'):
        save_state(playing=playing, sub_content_id="0", data_type="state", data=data)

    assert SavedState.objects.count() == 1
    assert saved_states(playing) == {"0": {"state": '{"a":2}'}}


def test_c03_states_of_parts_do_not_meet():
    playing = _playing()
    for at in range(3):
        part = CARD_ID.format(at)
        save_state(
            playing=playing, sub_content_id=part, data_type="state", data=str(at)
        )

    kept = saved_states(playing)

    assert {part: one["state"] for part, one in kept.items() if part != "0"} == {
        CARD_ID.format(at): str(at) for at in range(3)
    }


def test_c03_state_is_forgotten_when_asked():
    playing = _playing()
    save_state(playing=playing, sub_content_id="0", data_type="state", data="1")

    assert save_state(playing=playing, sub_content_id="0", data_type="state", data=None)
    assert not save_state(
        playing=playing, sub_content_id="0", data_type="state", data=None
    )


def test_c03_old_page_cannot_write_over_a_new_revision():
    playing = _playing()
    save_state(playing=playing, sub_content_id="0", data_type="state", data="1")
    newer = imported(content=playing.revision.content, owner=None, file=_other())
    exercise = playing.activity.h5p
    change_exercise(exercise=exercise, revision=newer, actor=UserFactory())

    with pytest.raises(StaleContent):
        save_state(playing=playing, sub_content_id="0", data_type="state", data="2")
    with pytest.raises(StaleContent):
        take_statement(playing=playing, statement=_statement(playing))

    now = Playing(playing.enrolment, playing.activity, newer, playing.user)
    assert saved_states(now) == {"0": {"state": "{}"}}


def _other():
    from tests.h5p import packages

    params = {**packages.cards(), "done": "Hết."}
    return packages.packed({**packages.sound_files(), "content/content.json": params})


def test_c03_state_beyond_all_use_is_refused():
    with pytest.raises(StateTooLarge):
        save_state(
            playing=_playing(), sub_content_id="0", data_type="state",
            data="ế" * LARGEST_STATE,
        )  # fmt: skip


def test_c03_actor_id_and_time_are_the_servers():
    playing = _playing()

    take_statement(playing=playing, statement=_statement(playing, CARD_ID.format(0)))

    kept = PracticeResult.objects.get()
    assert kept.statement["actor"]["account"]["name"] == str(playing.user.uid)
    assert kept.statement["timestamp"].startswith("2026-06-01")
    assert "ke-gian" not in json.dumps(kept.statement)
    assert kept.statement["id"] != "00000000-0000-4000-8000-000000000000"


FORGED = [
    (_score(1, 1), "1", "1", "reported"),
    (_score(0, 1), "0", "1", "reported"),
    (_score(100, 100), "1", "1", "mismatch"),
    (_score(-5, 1), "0", "1", "mismatch"),
    (_score(1, 0), "1", "1", "mismatch"),
    (_score(1e12, 1), "None", "1", "reported"),
    (_score("1", "1"), "None", "1", "reported"),
]


@pytest.mark.parametrize(("result", "points", "most", "trust"), FORGED)
def test_c03_forged_points_are_cut_to_what_the_content_gives(
    result, points, most, trust
):
    playing = _playing()

    take_statement(
        playing=playing, statement=_statement(playing, CARD_ID.format(0), **result)
    )

    kept = PracticeResult.objects.get()
    shown = "None" if kept.points is None else f"{kept.points.normalize():f}"
    assert (shown, f"{kept.max_points.normalize():f}", kept.trust) == (
        points,
        most,
        trust,
    )


def test_c03_results_are_never_a_graded_record():
    playing = _playing()
    for at in range(2):
        take_statement(
            playing=playing,
            statement=_statement(playing, CARD_ID.format(at), **_score(1)),
        )

    progress = Progress.objects.get()
    assert progress.completed_at is not None
    assert Attempt.objects.count() == 0
    assert {"scaled", "attempts"} & progress.evidence.keys() == set()


def test_c03_answering_all_completes_and_answering_some_does_not():
    playing = _playing()
    first, second = (_statement(playing, CARD_ID.format(at)) for at in range(2))

    take_statement(playing=playing, statement=first)
    take_statement(playing=playing, statement=first)
    take_statement(playing=playing, statement=_statement(playing, verb="completed"))
    assert Progress.objects.get().completed_at is None
    take_statement(playing=playing, statement=second)

    assert Progress.objects.get().completed_at is not None
    assert PracticeResult.objects.count() == 3


def test_c03_looking_completes_where_that_is_the_rule():
    playing = _playing(rule="viewed")
    open_activity(enrolment=playing.enrolment, activity=playing.activity, actor=None)
    assert Progress.objects.get().completed_at is None

    take_statement(playing=playing, statement=_statement(playing, verb="experienced"))

    assert Progress.objects.get().completed_at is not None
    assert PracticeResult.objects.count() == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"thing": "http://elsewhere/h5p/1"},
        {"part": "not-a-uuid"},
        {"verb": "passed"},
        {"verb": "voided"},
    ],
)
def test_c03_statement_about_something_else_is_passed_over(changes):
    playing = _playing()

    assert _statement(playing, **changes) is None
