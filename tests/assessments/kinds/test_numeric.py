from decimal import Decimal

import pytest

from assessments.kinds.given import Given
from assessments.kinds.number import read_number, readings, written
from assessments.kinds.numeric import TYPE, AcceptedNumber, Numeric


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("3,5", ["3.5"]),
        ("3.5", ["3.5"]),
        (" 98 % ", ["98"]),
        ("1.234,5", ["1234.5"]),
        ("1,234.5", ["1234.5"]),
        ("1.234", ["1.234", "1234"]),
        ("1,234", ["1.234", "1234"]),
        ("1.234.567", ["1234567"]),
        ("36 797", ["36797"]),
        ("36\u00a0797,5", ["36797.5"]),
        ("0.125", ["0.125"]),
        ("-5", ["-5"]),
        ("−5,0", ["-5.0"]),
        (",5", ["0.5"]),
        ("5,", ["5"]),
        ("", []),
        ("ba", []),
        ("1e9", []),
        ("NaN", []),
        ("Infinity", []),
        ("1.2.3", []),
        ("1.234.5", []),
        ("1,2,3", []),
        ("٣", []),
        ("²", []),
        ("9" * 41, []),
        (",", []),
        ("+", []),
    ],
)
def test_a20_numbers_are_read_as_people_type_them(
    text: str, numbers: list[str]
) -> None:
    assert list(readings(text)) == [Decimal(one) for one in numbers]


def test_read_number_takes_the_decimal_where_two_readings_are_possible() -> None:
    assert read_number("0,75") == Decimal("0.75")
    assert read_number("x") is None


@pytest.mark.parametrize(
    ("value", "text"),
    [("3.50", "3,5"), ("98", "98"), ("1E+3", "1000"), ("-0.5", "-0,5")],
)
def test_written_uses_the_decimal_comma(value: str, text: str) -> None:
    assert written(Decimal(value)) == text


RATE = Numeric(
    (
        AcceptedNumber(Decimal("99.16"), Decimal("0.005"), feedback="Đúng"),
        AcceptedNumber(Decimal(99), Decimal(1), Decimal("0.5")),
    )
)


@pytest.mark.parametrize(
    ("told", "points"),
    [
        ("99,16", "1"),
        ("99.16 %", "1"),
        ("99,165", "1"),
        ("99,1651", "0.5"),
        ("98", "0.5"),
        ("97,9", "0"),
        ("", "0"),
        ("chín mươi chín", "0"),
        ("9" * 20_000, "0"),
    ],
)
def test_a20_golden_marks_of_numbers(told: str, points: str) -> None:
    assert TYPE.mark(RATE, Given((), {"answer": told})).points == Decimal(points)


@pytest.mark.parametrize("told", ["36.797", "36797", "36 797", "36,797"])
def test_a20_either_reading_of_a_number_counts(told: str) -> None:
    content = Numeric((AcceptedNumber(Decimal(36797)),))

    assert TYPE.mark(content, Given((), {"answer": told})).points == 1


@pytest.mark.parametrize(
    ("accepted", "count"),
    [
        (RATE.accepted, 0),
        ((), 1),
        ((AcceptedNumber(Decimal(1), share=Decimal("0.5")),), 1),
        ((AcceptedNumber(Decimal("NaN")),), 1),
        ((AcceptedNumber(Decimal("Infinity")),), 1),
        ((AcceptedNumber(Decimal(1), Decimal(-1)),), 1),
        ((AcceptedNumber(Decimal(1), Decimal("NaN")),), 1),
    ],
)
def test_problems_of_numbers_are_named(
    accepted: tuple[AcceptedNumber, ...], count: int
) -> None:
    assert len(TYPE.problems(Numeric(accepted))) == count
