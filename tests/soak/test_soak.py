"""A short class on the running system, with a kill and a stop (``./run soak`` is the long one).

What is asserted is evidence, not speed: a busy machine is slow, not wrong.
"""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections

from tests.soak.lesson import Lesson
from tests.soak.play import Pace, Play
from tests.soak.servers import Servers
from tests.soak.verdict import Goals, judge

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.real_time]
SOCKETS = 60
PACE = Pace(seconds=45, every=3, kill=0.2, stop=0.55)
PATIENT = Goals(reach=15, back=60)


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[Servers]:
    told = connection.settings_dict
    servers = Servers(
        tmp_path,
        {
            "DATABASE_URL": f"postgresql://{told['USER']}:{told['PASSWORD']}"
            f"@/{told['NAME']}?host={told['HOST']}&port={told['PORT']}",
            "DJANGO_SETTINGS_MODULE": "lms.settings.production",
            "LMS_SECRET_KEY": settings.SECRET_KEY,
            "LMS_TLS": "0",
            "LMS_ALLOWED_HOSTS": "*",
            "LMS_VAR": str(tmp_path),
        },
    )
    yield servers
    servers.stop()


def test_a10_a12_class_outlives_a_killed_and_a_stopped_process(
    servers: Servers,
) -> None:
    lesson = Lesson(SOCKETS)
    servers.start()

    course = asyncio.run(Play(lesson, servers, PACE).run())
    verdict = judge(course, lesson.stored(), PATIENT, servers.complaints())
    connections.close_all()

    assert verdict.faults == []
    assert verdict.lost > SOCKETS / 4
    assert verdict.told > SOCKETS / 4
