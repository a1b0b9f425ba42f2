"""Addresses of the evaluation export, which belong to records."""

from datetime import date
from typing import Any

from records.services.evaluation import ask_evaluation
from tests.access.row import Row
from tests.access.rows.reports import round_of
from tests.access.world import Side
from tests.factories import UserFactory


def _run(side: Side) -> dict[str, Any]:
    this = round_of(side)
    this.add(side.cell)
    run = ask_evaluation(
        unit=side.committee,
        from_on=date(2026, 1, 1),
        until_on=date(2026, 6, 1),
        actor=UserFactory(),
    )
    return {"uid": run.uid}


ROWS = [
    Row("records:evaluation"),
    Row("records:evaluation_run", _run, at="committee"),
    Row("records:evaluation_csv", _run, at="committee", method="post"),
    Row("records:evaluation_xlsx", _run, at="committee", method="post"),
    Row("records:evaluation_zip", _run, at="committee", method="post"),
    Row("records:rating_tables"),
    Row("records:rating_table_new"),
    Row("records:rated", _run, at="committee", method="post"),
]
