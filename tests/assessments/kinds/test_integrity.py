"""A seeded province in which some have cheated: who is named, and who wrongly so."""

from collections import defaultdict
from datetime import timedelta

import pytest

from assessments.kinds.integrity import Found, Sitting, find_all
from tests.assessments.fraud import OPENS, cheating, honest


def named(found: list[Found]) -> dict[str, set[int]]:
    by_kind: dict[str, set[int]] = defaultdict(set)
    for one in found:
        by_kind[one.kind].update(one.sittings)
    return by_kind


@pytest.mark.parametrize("seed", [11, 12, 13])
def test_a31_injected_fraud_is_found_and_honest_people_are_not(
    seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    province = cheating(seed)

    found = named(find_all(province.sittings))

    recall = {}
    for kind, injected in province.injected.items():
        recall[kind] = len(injected & found[kind]) / len(injected)
    guilty = set().union(*province.injected.values())
    caught = sum(len(ids & found[kind]) for kind, ids in province.injected.items())
    total = sum(len(ids) for ids in province.injected.values())
    innocent = len(province.sittings) - len(guilty)
    false = len(set().union(*found.values()) - guilty)
    with capsys.disabled():
        print(  # noqa: T201 -- the figures
            f"\nA31 seed {seed}: {len(province.sittings)} sittings, recall"
            f" {caught}/{total} = {caught / total:.2%}, false flags"
            f" {false}/{innocent} = {false / innocent:.3%},"
            f" by kind { {kind: round(one, 3) for kind, one in recall.items()} }"
        )
    assert caught / total >= 0.9
    assert min(recall.values()) >= 0.9
    assert false / innocent < 0.01


@pytest.mark.parametrize("seed", [21, 22])
def test_a31_an_honest_province_gets_hardly_any_flag(seed: int) -> None:
    province = honest(seed)

    found = named(find_all(province.sittings))

    assert len(set().union(*found.values())) / len(province.sittings) < 0.01
    assert found["same_answers"] == set()


def test_full_marks_alike_are_no_signal() -> None:
    answers = dict.fromkeys(range(20), ("a", True))
    others = dict.fromkeys(range(20), ("b", False))
    sittings = [
        Sitting(n, n, n // 10, OPENS, OPENS + timedelta(minutes=9 + n), answers=answers)
        for n in range(40)
    ] + [
        Sitting(n, n, n, OPENS, OPENS + timedelta(minutes=9 + n), answers=others)
        for n in range(40, 50)
    ]

    assert [one.kind for one in find_all(sittings)] == []


def test_find_all_has_nothing_to_say_of_nobody() -> None:
    assert find_all([]) == []
