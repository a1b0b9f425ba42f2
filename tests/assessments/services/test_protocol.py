"""The attempt protocol as a machine: whatever is sent, in whatever order, twice or late."""

from importlib import import_module

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test as run_machine

from assessments.services import answer, attempt
from tests.assessments.protocol import Protocol

pytestmark = pytest.mark.django_db
SAVE = import_module("assessments.migrations.0011_save_typed_answers").SAVE


class Isolated(Protocol):
    """Each run of the machine starts from an empty database."""

    def __init__(self) -> None:
        self.point = transaction.savepoint()
        super().__init__()

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point)


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


def break_saving(former: str, broken: str) -> None:
    """Have the database save by a function that is wrong in one place."""
    assert former in SAVE
    with connection.cursor() as cursor:
        cursor.execute(
            SAVE.replace(former, broken).replace("CREATE FUN", "CREATE OR REPLACE FUN")
        )


def test_a17_no_order_of_requests_adds_time_attempts_or_questions() -> None:
    drive()


@pytest.mark.parametrize(
    ("former", "broken"),
    [
        ("WHERE attempt.is_open AND", "WHERE"),
        ("AND attempt.holds", ""),
        ("AND attempt.in_time", ""),
        ("a.deadline_at + grace AS", "a.deadline_at + grace * 2 AS"),
        ("item_id, seq DESC, uid", "item_id, seq, uid"),
    ],
    ids=["closed", "lease", "late", "grace", "batch"],
)  # fmt: skip
def test_a17_the_machine_catches_a_broken_saving(former: str, broken: str) -> None:
    break_saving(former, broken)

    with pytest.raises(AssertionError):
        drive(examples=60)


def test_a17_the_machine_catches_a_grace_that_differs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(answer, "GRACE", answer.GRACE * 4)

    with pytest.raises(AssertionError):
        drive(examples=60)


def test_a17_the_machine_catches_attempts_without_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(attempt, "_check_may_begin", lambda *_, **__: None)

    with pytest.raises(AssertionError):
        drive(examples=60)
