"""The geometry of pictures and the standing to a target."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.kinds.picture import Share, mix, tree_map
from kernel.kinds.target import Standing, standing


@given(st.lists(st.integers(0, 5_000), max_size=60))
def test_tree_map_fills_its_box_and_no_more(sizes: list[int]) -> None:
    shares = [Share(f"Chi bộ {n}", 0, size) for n, size in enumerate(sizes)]

    cells = tree_map(shares, 900, 420)

    assert len(cells) == sum(size > 0 for size in sizes)
    assert all(cell.x >= -0.01 and cell.y >= -0.01 for cell in cells)
    assert all(cell.x + cell.width <= 900.01 for cell in cells)
    assert all(cell.y + cell.height <= 420.01 for cell in cells)
    if cells:
        area = sum(cell.width * cell.height for cell in cells)
        assert area == pytest.approx(900 * 420)


def test_mix_leaves_out_grades_without_anybody() -> None:
    parts = mix([("A", 3), ("B", 0), ("C", 1)])

    assert [(one.grade, one.start, one.width) for one in parts.parts] == [
        ("A", 0.0, 75.0),
        ("C", 75.0, 25.0),
    ]
    assert parts.total == 4


def test_mix_of_nobody_is_empty() -> None:
    assert mix([("A", 0)]).parts == ()


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (98, 100, Standing.MET),
        (97_999, 100_000, Standing.NEAR),
        (49, 50, Standing.MET),
        (48, 50, Standing.NEAR),
        (90, 100, Standing.NEAR),
        (89, 100, Standing.SHORT),
        (0, 0, Standing.MET),
    ],
)
def test_a34_standing_is_exact(part: int, whole: int, expected: Standing) -> None:
    assert standing(part, whole, 9800) == expected
