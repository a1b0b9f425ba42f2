from hypothesis import given
from hypothesis import strategies as st

from assessments.kinds.comparison import compare_fields, compare_texts


@given(st.text(), st.text())
def test_compare_texts_gives_both_texts_back(old: str, new: str) -> None:
    pieces = compare_texts(old, new)

    assert "".join(one.text for one in pieces if one.state != "new") == old
    assert "".join(one.text for one in pieces if one.state != "old") == new


def test_compare_fields_names_what_came_and_what_went() -> None:
    fields = compare_fields([("A", "một hai"), ("B", "cũ")], [("A", "một ba")])

    assert [(one.label, one.is_changed) for one in fields] == [("A", True), ("B", True)]
    assert [(one.state, one.text) for one in fields[0].pieces] == [
        ("same", "một "),
        ("old", "hai"),
        ("new", "ba"),
    ]
