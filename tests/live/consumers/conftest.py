"""A session that is held, and somebody in it."""

import pytest

from live.services.running import start_session
from tests.factories import UnitFactory
from tests.live.factories import (
    AgendaPartFactory,
    LiveSessionFactory,
    member_of,
    slide_of,
)


@pytest.fixture
def session():
    session = LiveSessionFactory()
    AgendaPartFactory(session=session, position=1, title="Phần một")
    AgendaPartFactory(session=session, position=2, title="Thảo luận", kind="discussion")
    slide_of(session, 1)
    slide_of(session, 2)
    start_session(session=session, actor=None)
    return session


@pytest.fixture
def member(session):
    return member_of(session, UnitFactory())
