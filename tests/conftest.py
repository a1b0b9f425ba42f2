"""What every test stands on: still time, shut network, the queue in hand."""

import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.base_user import AbstractBaseUser
from django.test import Client, TransactionTestCase
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from kernel.models import Job
from kernel.sessions import SessionStore
from kernel.tasks import run_job
from tests.plugin import copy_anew

# Nothing in the suite asserts a time: a busy machine is slow, not wrong.
hypothesis.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis.load_profile("house")
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon(request: pytest.FixtureRequest) -> Iterator[time_machine.Traveller | None]:
    """Time stands at noon UTC on 1 June 2026; ``noon.shift(…)`` moves it.

    The database's own clock goes on. Mark a test ``real_time`` that waits for processes.
    """
    if request.node.get_closest_marker("real_time"):
        yield None
        return
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True, scope="session")
def _shut_network() -> Iterator[None]:
    """Nothing but this machine can be reached."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        is_here = self.family == socket.AF_UNIX or address[0] in {
            "127.0.0.1", "::1", "localhost",
        }  # fmt: skip
        if not is_here:
            message = f"The network is shut in tests: {address}"
            raise ConnectionRefusedError(message)
        connect(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", connect_here)
    yield
    patch.undo()


@pytest.fixture(autouse=True, scope="session")
def _new_tables_after_commits() -> Iterator[None]:
    """After a test that commits, its database is copied anew from the template.

    A fifth of the time that emptying 200 tables and laying their first rows takes; and the
    ledger refuses to be emptied.
    """
    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: copy_anew())
    yield
    patch.undo()


@pytest.fixture(autouse=True, scope="session")
def _plain_sessions() -> Iterator[None]:
    """``force_login`` lays the session and no more: signing in has tests of its own.

    Its signals, a session laid twice and the counting of failures cost twenty times as
    much, two thousand times a run.
    """
    patch = pytest.MonkeyPatch()
    patch.setattr(Client, "force_login", _lay_session)
    yield
    patch.undo()


def _lay_session(client: Client, user: AbstractBaseUser, backend: str = "") -> None:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = backend or settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key


@pytest.fixture
def queued(db: None) -> Callable[[], list[Job]]:
    """``queued()`` lists the jobs that wait, in the order in which they were asked for."""

    def jobs() -> list[Job]:
        return list(Job.objects.filter(state=Job.State.QUEUED).order_by("pk"))

    return jobs


@pytest.fixture
def run_jobs(queued: Callable[[], list[Job]]) -> Callable[..., list[Job]]:
    """``run_jobs()`` runs what waits, and what that asks for, as a worker does.

    Returns the jobs as they are then. A fault (not a refusal) fails the test, unless
    ``faults=True``.
    """

    def run(*, faults: bool = False) -> list[Job]:
        ran: list[int] = []
        while waiting := [job for job in queued() if job.pk not in ran]:
            for job in waiting:
                run_job(job.pk)
                ran.append(job.pk)
        jobs = list(Job.objects.filter(pk__in=ran).order_by("pk"))
        if not faults:
            assert [job.fault for job in jobs if job.fault] == []
        return jobs

    return run
