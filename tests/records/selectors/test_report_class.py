"""Shape (e): the class by name, as of a moment, with the figures of the board."""

from datetime import timedelta

import pytest

from people.models import Unit
from records.kinds.report import Shape
from records.kinds.report_document import Document
from records.models import Report
from records.selectors import report_class
from tests.factories import NOON
from tests.records.factories import Round
from tests.records.reports import crowded, made

pytestmark = pytest.mark.django_db


@pytest.fixture
def this() -> Round:
    return crowded()


def document(this: Round, **changes) -> Document:
    report: Report = made(this, Shape.CLASS, campaign=this.campaign, **changes)
    return Document.parse(report.content)


def results(rows) -> dict[str, int]:
    told = [row[4] for row in rows]
    return {one: told.count(one) for one in sorted(set(told))}


def test_a37_class_tells_each_learner_once_and_sums_to_the_board(this):
    told = document(this)

    counted = told.parts[1].tables[0]
    names = told.parts[2].tables[0].rows
    assert [row[1:] for row in counted.rows] == [
        ("58/70", "20/70", "20/70", "28,57 %"),
        ("0/1", "0/1", "0/1", "–"),
    ]
    assert len({row[2] for row in names}) == len(names) == 71  # the exempt is not of it
    assert [row[0] for row in names] == list(range(1, 72))
    assert [row[1] for row in names] == sorted(row[1] for row in names)
    assert results(names) == {"Chưa hoàn thành": 38, "Chưa tham gia": 13, "Đạt": 20}
    assert told.sheets[0].rows == names


def test_a37_class_of_a_cell_has_its_people_alone(this):
    cell = Unit.objects.get(name="Chi bộ thôn 2")

    names = document(this, unit=cell).parts[2].tables[0].rows

    assert {row[3] for row in names} == {"Chi bộ thôn 2"}
    assert len(names) == 31


def test_a37_class_as_of_a_past_moment_knows_nothing_later(this):
    told = document(this, as_of=NOON - timedelta(hours=3))
    assert told.parts[2].paragraphs == ("Lớp chưa có ai.",)

    told = document(this, in_todays_tree=True)
    assert len(told.parts[2].tables[0].rows) == 71


def test_a37_a_large_class_stands_in_the_spreadsheet_alone(this, monkeypatch):
    monkeypatch.setattr(report_class, "ON_PAPER", 70)

    told = document(this)

    assert told.parts[2].tables == ()
    assert "71 người" in told.parts[2].paragraphs[0]
    assert len(told.sheets[0].rows) == 71
