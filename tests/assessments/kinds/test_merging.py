"""No small group can be worked out from what a table shows."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.kinds.merging import LEAST, Sum, add, part, row_at


def people(*counts):
    return {number: Sum(one, one, one / 2) for number, one in enumerate(counts)}


def test_a24_large_units_are_shown_by_themselves():
    parted = part(people(10, 25, 40))

    assert set(parted.shown) == {0, 1, 2}
    assert parted.rest == Sum()


def test_a24_small_units_are_merged():
    parted = part(people(9, 25, 4, 40))

    assert set(parted.shown) == {1, 3}
    assert parted.rest.takers == 13


def test_a24_a_lone_small_unit_takes_the_smallest_large_one_with_it():
    parted = part(people(3, 25, 12, 40))

    assert set(parted.shown) == {1, 3}
    assert parted.merged == {0, 2}
    assert parted.rest.takers == 15


def test_a24_nine_people_are_not_shown_at_all():
    assert part(people(4, 5)) is None
    assert part({}) is None


def test_a24_nothing_is_shown_below_a_merged_unit():
    top = people(3, 25, 12, 40)  # 2 was merged to cover 0

    assert row_at([(top, 2), (people(12), None)]) is None
    assert row_at([(top, 1), (people(12, 13), None)]).rest == Sum()


def tree(depth):
    leaf = st.integers(0, 30)
    return st.recursive(
        leaf, lambda below: st.lists(below, min_size=1, max_size=5), max_leaves=depth
    )


def size(node):
    return node if isinstance(node, int) else sum(size(one) for one in node)


def published(node, levels=()):
    """All figures that any viewer of any unit may see, as sets of leaves."""
    children = node if isinstance(node, list) else [node]
    sums = {number: Sum(size(one), 1, 0.0) for number, one in enumerate(children)}
    here = [*levels, (sums, None)]
    parted = row_at(here)
    place = tuple(onward for _sums, onward in levels)
    if parted is None:
        return []
    out = [[place]]
    out += [[(*place, number)] for number in parted.shown]
    if parted.merged:
        out.append([(*place, number) for number in parted.merged])
    if isinstance(node, list):
        for number, child in enumerate(children):
            if isinstance(child, list):
                out += published(child, [*levels, (sums, number)])
    return out


def leaves(node, place=()):
    if isinstance(node, int):
        return {place: node}
    return {
        key: value
        for number, one in enumerate(node)
        for key, value in leaves(one, (*place, number)).items()
    }


@settings(max_examples=400, deadline=None)
@given(node=tree(25).filter(lambda one: isinstance(one, list)))
def test_a24_no_small_cell_can_be_derived_by_subtraction(node):
    """Whatever is shown cuts the people into pieces; none of them is small.

    Figures of a tree nest, so all that addition and subtraction can tell are the pieces
    into which they cut the leaves: those that lie in the same of the published sets.
    """
    counts = leaves(node)
    shown = [
        frozenset(
            leaf
            for leaf in counts
            if any(leaf[: len(place)] == place for place in places)
        )
        for places in published(node)
    ]

    pieces = {}
    for leaf, count in counts.items():
        mark = frozenset(number for number, one in enumerate(shown) if leaf in one)
        pieces[mark] = pieces.get(mark, 0) + count

    told = {mark: count for mark, count in pieces.items() if mark}
    assert [count for count in told.values() if 0 < count < LEAST] == []


def test_sums_are_added():
    assert add([Sum(1, 2, 3.0), Sum(4, 5, 6.0)]) == Sum(5, 7, 9.0)
