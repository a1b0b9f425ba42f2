"""Leading a session: its parts, slides and checkpoints; every press may come twice."""

from datetime import timedelta

import pytest

from live.models import LiveSession, SessionEvent
from live.services.running import (
    CheckpointOpen,
    NothingFurther,
    SessionNotAnnounced,
    SessionNotRunning,
    end_session,
    next_part,
    open_checkpoint,
    show_slide,
    start_session,
)
from tests.factories import NOON
from tests.live.factories import AgendaPartFactory, LiveSessionFactory, slide_of

pytestmark = pytest.mark.django_db


def _at(minutes):
    return NOON + timedelta(minutes=minutes)


@pytest.fixture
def session():
    session = LiveSessionFactory()
    for position, kind in enumerate(("talk", "break", "discussion"), start=1):
        AgendaPartFactory(session=session, position=position, kind=kind)
    return session


def test_a53_agenda_is_held_part_by_part_and_a_second_press_does_nothing(session):
    assert start_session(session=session, actor=None, now=NOON) is True
    assert start_session(session=session, actor=None, now=_at(1)) is False
    assert next_part(session=session, actor=None, after=1, now=_at(40)) is True
    assert next_part(session=session, actor=None, after=1, now=_at(41)) is False
    assert next_part(session=session, actor=None, after=2, now=_at(50)) is True
    with pytest.raises(NothingFurther):
        next_part(session=session, actor=None, after=3, now=_at(60))
    assert end_session(session=session, actor=None, now=_at(70)) is True
    assert end_session(session=session, actor=None, now=_at(71)) is False

    held = session.parts.order_by("position").values_list("began_at", "ended_at")
    assert list(held) == [
        (NOON, _at(40)),
        (_at(40), _at(50)),
        (_at(50), _at(70)),
    ]
    session.refresh_from_db()
    assert (session.state, session.ended_at) == (LiveSession.State.ENDED, _at(70))


def test_events_of_a_session_have_numbers_without_gaps(session):
    slide_of(session)
    start_session(session=session, actor=None)
    show_slide(session=session, position=1, actor=None)
    show_slide(session=session, position=1, actor=None)  # is shown already
    end_session(session=session, actor=None)

    told = SessionEvent.objects.order_by("sequence").values_list("sequence", "kind")
    assert list(told) == [(1, "session"), (2, "part"), (3, "slide"), (4, "session")]


def test_slide_outside_the_set_is_the_nearest(session):
    slide_of(session)
    start_session(session=session, actor=None)

    assert show_slide(session=session, position=9, actor=None) == 1


def test_a12_checkpoint_after_the_last_break_is_the_closing_one(session):
    start_session(session=session, actor=None, now=NOON)
    first = open_checkpoint(session=session, actor=None, now=_at(1))
    next_part(session=session, actor=None, after=1, now=_at(40))
    next_part(session=session, actor=None, after=2, now=_at(50))
    second = open_checkpoint(session=session, actor=None, now=_at(51), seconds=5)

    assert [first.is_closing, second.is_closing] == [False, True]
    assert second.closes_at - second.opened_at == timedelta(seconds=20)
    assert first.options[first.right] in first.question
    with pytest.raises(CheckpointOpen):
        open_checkpoint(session=session, actor=None, now=_at(51))


def test_commands_out_of_season_are_refused(session):
    draft = LiveSessionFactory(state="draft")

    with pytest.raises(SessionNotAnnounced):
        start_session(session=draft, actor=None)
    for command in (
        lambda: next_part(session=session, actor=None, after=1),
        lambda: show_slide(session=session, position=1, actor=None),
        lambda: open_checkpoint(session=session, actor=None),
        lambda: end_session(session=session, actor=None),
    ):
        with pytest.raises(SessionNotRunning):
            command()
