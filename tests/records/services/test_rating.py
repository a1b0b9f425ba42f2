"""The board's table of points: laid once, applied beside the facts."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from openpyxl import load_workbook

from kernel.models import AuditEvent
from records.kinds.rating import Weights
from records.models import LedgerEntry, RatingTable
from records.services.evaluation import ask_evaluation
from records.services.rating import (
    BasisMissing,
    PointsTooMany,
    lay_rating_table,
    rate,
)
from tests.factories import UnitFactory, UserFactory
from tests.records.factories import Round, make_round, seal_by_now

pytestmark = pytest.mark.django_db
FIVE = Weights(Decimal(3), Decimal(1), Decimal(1))


@pytest.fixture
def this(noon) -> Round:
    """One who did all, one who did nothing, one who is exempt, one not told."""
    made = make_round()
    cell = UnitFactory(parent=made.province, name="Chi bộ Một", code="01")
    done = made.add(cell, full_name="=Hạnh", code="DV1")
    made.study(done)
    made.sit_test(done)
    made.add(cell, code="DV2")
    made.add(cell, code="DV3", exclusion="exempt")
    made.tell()
    seal_by_now(noon)
    made.add(cell, code="DV4")
    return made


def lay(this: Round, **changes) -> RatingTable:
    asked = {
        "owner": this.province, "basis": "HD 08-HD/BTCTU", "weights": FIVE,
        "valid_from": date(2026, 1, 1), "actor": UserFactory(),
    }  # fmt: skip
    return lay_rating_table(**(asked | changes))


def rated(this: Round, table: RatingTable) -> bytes:
    run = ask_evaluation(
        unit=this.province, from_on=date(2026, 4, 1), until_on=date(2026, 6, 30),
        actor=UserFactory(),
    )  # fmt: skip
    with rate(run=run, table=table, actor=UserFactory()) as file:
        return file.read()


def test_a38_points_stand_in_a_file_of_their_own_that_says_what_it_is(this):
    table = lay(this)
    entries = LedgerEntry.objects.count()

    file = rated(this, table)

    book = load_workbook(io.BytesIO(file))
    rows = {
        row[0].value: [cell.value for cell in row[1:]] for row in book["Điểm tham khảo"]
    }
    cell = ["01", "Chi bộ Một"]
    assert rows["DV1"] == ["=Hạnh", *cell, 1, 1, 1, 1, 0, 0, 5]
    assert rows["DV2"][1:] == [*cell, 1, 0, 0, 0, 0, 0, 0]
    assert rows["DV4"][1:] == [*cell, 1, 0, 0, 0, 0, 1, None]
    assert len(rows) == 4
    facts = {row[0].value: row[1].value for row in book["Thông tin"]}
    assert "không thuộc sổ cái" in " ".join(facts.values())
    assert facts["Bảng điểm"] == "số 1, HD 08-HD/BTCTU"
    assert {cell.data_type for row in book["Điểm tham khảo"] for cell in row} <= {
        "s", "n",
    }  # fmt: skip
    assert LedgerEntry.objects.count() == entries
    assert rated(this, table) == file
    assert AuditEvent.objects.filter(verb="evaluation.rated").count() == 2


def test_a38_another_decision_is_the_next_number_and_the_old_file_stays(this):
    first = lay(this)
    before = rated(this, first)

    second = lay(this, weights=Weights(Decimal(8), Decimal(1), Decimal(1)))

    assert (first.number, second.number) == (1, 2)
    assert rated(this, first) == before
    assert rated(this, second) != before


def test_a38_table_keeps_to_a_hundred_points(this):
    with pytest.raises(PointsTooMany):
        lay(this, weights=Weights(Decimal(99), Decimal(1), Decimal("0.01")))
    with pytest.raises(BasisMissing):
        lay(this, basis=" ")
    table = lay(this)
    with pytest.raises(IntegrityError), transaction.atomic():
        RatingTable.objects.filter(pk=table.pk).update(completed=99)
