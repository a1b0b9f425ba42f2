"""How evidence is joined."""

import pytest

from courses.kinds.evidence import Evidence, merge


@pytest.mark.parametrize(
    ("known", "new", "together"),
    [
        ({}, {"seconds": 5}, {"seconds": 5}),
        ({"seconds": 9}, {"seconds": 5}, {"seconds": 9}),
        ({"attempts": ["a"]}, {"attempts": ["b", "a"]}, {"attempts": ["a", "b"]}),
        ({"scaled": "0.9"}, {"scaled": "0.85"}, {"scaled": "0.9"}),
        ({"scaled": "0.90"}, {"scaled": "1"}, {"scaled": "1"}),
        ({"scaled": "0.9"}, {"scaled": "NaN"}, {"scaled": "0.9"}),
        ({"scaled": "0.9"}, {"scaled": "nine"}, {"scaled": "0.9"}),
        (
            {"checks": {"x": True}},
            {"checks": {"x": False, "y": True}},
            {"checks": {"x": True, "y": True}},
        ),
        ({"finished_at": "1"}, {"finished_at": "2"}, {"finished_at": "1"}),
        ({"finished_at": None}, {"finished_at": "2"}, {"finished_at": "2"}),
        ({"seconds": 9}, {"seconds": None}, {"seconds": 9}),
        ({"note": "a"}, {"note": "b"}, {"note": "b"}),
    ],
)
def test_merge_joins_what_is_known_and_what_is_new(
    known: Evidence, new: Evidence, together: Evidence
) -> None:
    assert merge(known, new) == together
    assert merge(merge(known, new), new) == together
