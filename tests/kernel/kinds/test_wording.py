"""How values are written: Vietnamese, and rates never too high."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kernel.kinds import wording

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [
        (35_599, 35_900, "99,16 %"),
        (97_999, 100_000, "97,99 %"),
        (98, 100, "98,00 %"),
        (0, 7, "0,00 %"),
        (7, 7, "100,00 %"),
        (0, 0, "–"),
        (2, 3, "66,66 %"),
    ],
)
def test_rate_rounds_down(part: int, whole: int, written: str) -> None:
    assert wording.rate(part, whole) == written


def test_numbers_are_grouped_by_dots() -> None:
    assert wording.number(1_234_567) == "1.234.567"
    assert wording.fraction(35_599, 35_900) == "35.599/35.900"


def test_changes_bear_their_sign() -> None:
    assert [wording.signed(one) for one in (1200, -2, 0)] == ["+1.200", "−2", "0"]


def test_share_never_passes_one() -> None:
    assert wording.share(9, 8) == 1
    assert wording.share(1, 0) == 0


def test_days_name_the_weekday() -> None:
    assert wording.long_day(date(2026, 11, 27)) == "thứ Sáu, 27/11/2026"
    assert wording.long_day(date(2026, 11, 29)) == "Chủ nhật, 29/11/2026"


def test_moments_are_told_in_the_zone_of_the_place() -> None:
    late = datetime(2026, 11, 26, 17, 30, tzinfo=UTC)

    assert wording.day(late) == "27/11/2026"
    assert wording.moment(late) == "00:30, thứ Sáu, 27/11/2026"


@pytest.mark.parametrize(
    ("left", "written"),
    [
        (timedelta(days=3, hours=5), "còn 3 ngày"),
        (timedelta(hours=5, minutes=59), "còn 5 giờ"),
        (timedelta(minutes=12), "còn 12 phút"),
        (timedelta(seconds=20), "còn 1 phút"),
        (timedelta(0), "quá hạn 1 phút"),
        (-timedelta(days=2), "quá hạn 2 ngày"),
    ],
)
def test_deadline_says_what_is_left(left: timedelta, written: str) -> None:
    assert wording.deadline(NOON + left, NOON) == written


@pytest.mark.parametrize(
    ("seconds", "written"),
    [(5, "1 phút"), (720, "12 phút"), (3600, "1 giờ"), (5400, "1 giờ 30 phút")],
)
def test_length_is_told_in_hours_and_minutes(seconds: int, written: str) -> None:
    assert wording.length(seconds) == written


def test_file_size_counts_as_phones_do() -> None:
    assert wording.file_size(1_234_567) == "1,2 MB"
    assert wording.file_size(10) == "1 KB"
