"""The attempt protocol as a machine: whatever is sent, in whatever order, twice or late."""

from importlib import import_module
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import INVARIANT_MARKER
from hypothesis.stateful import run_state_machine_as_test as run_machine

from assessments.services import answer, attempt
from tests.assessments.protocol import SECONDS, Protocol

pytestmark = pytest.mark.django_db
SAVE = import_module("assessments.migrations.0011_save_typed_answers").SAVE
INVARIANTS = [
    name for name in dir(Protocol) if hasattr(getattr(Protocol, name), INVARIANT_MARKER)
]


class Isolated(Protocol):
    """Each run of the machine starts from an empty database."""

    def __init__(self) -> None:
        self.point = transaction.savepoint()
        super().__init__()

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point)


type Step = tuple[str, dict[str, Any]]

START: Step = ("start", {})
SUBMIT: Step = ("submit", {"device": 0})
TOO_LATE: Step = ("wait", {"seconds": SECONDS + 20})


def say(*changes: tuple[int, int, int], device: int = 0) -> Step:
    """An answer: (item, option, seq) each; ``device`` 1 holds the lease before the last."""
    return ("answer", {"changes": list(changes), "device": device})


# What a fault needs to show itself, step by step: a search would find it by luck alone.
SCRIPTS: dict[str, list[Step]] = {
    "closed": [START, SUBMIT, say((0, 0, 1))],
    "lease": [START, ("switch_device", {}), say((0, 0, 1), device=1)],
    "late": [START, TOO_LATE, say((0, 0, 1))],
    "grace": [START, TOO_LATE, say((0, 0, 1))],
    "batch": [START, say((0, 1, 3), (0, 2, 5))],
    "older": [START, say((0, 1, 5)), say((0, 2, 3))],
    "unstored": [START, say((0, 1, 5))],
    "attempts": [START, SUBMIT, START, SUBMIT, START],
}
TOLD = "(SELECT coalesce(array_agg(stored.uid::text), '{}') FROM stored)"
FAULTS = {
    "closed": [("WHERE attempt.is_open AND", "WHERE")],
    "lease": [("AND attempt.holds", "")],
    "late": [("AND attempt.in_time", "")],
    "grace": [("a.deadline_at + grace AS", "a.deadline_at + grace * 2 AS")],
    "batch": [("item_id, seq DESC, uid", "item_id, seq, uid")],
    "older": [("WHERE r.seq < excluded.seq", "")],
    # Said to be saved, and is not.
    "unstored": [
        ("FROM fit, clock", "FROM fit, clock LIMIT 0"),
        (TOLD, "uids::text[]"),
    ],
}


def follow(script: list[Step]) -> None:
    """Do as told, and hold everything that the machine promises after each step."""
    machine = Isolated()
    try:
        for name, words in script:
            getattr(machine, name)(**words)
            for one in INVARIANTS:
                getattr(machine, one)()
    finally:
        machine.teardown()


def drive(examples: int = 12) -> None:
    run_machine(
        Isolated,
        settings=settings(
            max_examples=examples,
            stateful_step_count=30,
            deadline=None,
            database=None,
            derandomize=True,
            report_multiple_bugs=False,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


def break_saving(fault: list[tuple[str, str]]) -> None:
    """Have the database save by a function that is wrong in one respect."""
    broken = SAVE
    for former, wrong in fault:
        assert former in broken
        broken = broken.replace(former, wrong)
    with connection.cursor() as cursor:
        cursor.execute(broken.replace("CREATE FUN", "CREATE OR REPLACE FUN"))


def test_a17_no_order_of_requests_adds_time_attempts_or_questions() -> None:
    drive()


@pytest.mark.parametrize("name", SCRIPTS)
def test_a17_the_code_keeps_its_promises_where_a_fault_would_show(name: str) -> None:
    follow(SCRIPTS[name])


def test_a17_scripts_hold_every_promise_of_the_machine() -> None:
    assert len(INVARIANTS) == 4


@pytest.mark.parametrize("name", FAULTS)
def test_a17_the_machine_catches_a_broken_saving(name: str) -> None:
    break_saving(FAULTS[name])

    with pytest.raises(AssertionError):
        follow(SCRIPTS[name])


def test_a17_the_machine_catches_a_grace_that_differs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(answer, "GRACE", answer.GRACE * 4)

    with pytest.raises(AssertionError):
        follow(SCRIPTS["late"])


def test_a17_the_machine_catches_attempts_without_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(attempt, "_check_may_begin", lambda *_, **__: None)

    with pytest.raises(AssertionError):
        follow(SCRIPTS["attempts"])
