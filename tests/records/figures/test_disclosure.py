"""No number of fewer than five people, also not for who knows the rule and subtracts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from records.figures.disclosure import FEWEST, Hidden, Row, base, share

# The same examples each time, also on a machine that is busy with more.
CALM = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
Table = tuple[int, ...]


def subsets(wards: int) -> Iterator[tuple[int, ...]]:
    for size in range(1, wards + 1):
        yield from combinations(range(wards), size)


def assert_nothing_follows(
    possible: Iterable[tuple[Table, object]], wards: int, wholes: Table | None = None
) -> None:
    """For whoever knows all tables that could be and the rule, each sum is safe, or has five values or more.

    `possible` are tables with what is shown of them; `wholes` are the bases, when the tables are shares that
    these people know of.
    """
    alike: dict[object, list[Table]] = defaultdict(list)
    for table, shown in possible:
        alike[shown].append(table)
    for shown, tables in alike.items():
        for some in subsets(wards):
            sums = {sum(table[place] for place in some) for table in tables}
            if len(sums) == 1:
                (known,) = sums
                whole = sum(wholes[place] for place in some) if wholes else None
                safe = known >= FEWEST and (whole is None or whole - known >= FEWEST)
                assert safe, (shown, some, known)
            else:
                assert len(sums) >= FEWEST, (shown, some, sums)


@pytest.mark.parametrize(("wards", "most"), [(1, 30), (2, 24), (3, 14), (4, 9)])
def test_all_bases_there_can_be(wards: int, most: int) -> None:
    tables = product(range(most + 1), repeat=wards)
    shown = (
        (table, base(table).row)
        for table in tables
        if sum(table) <= most  # else the ones at the edge seem to have fewer neighbours than they do
    )
    assert_nothing_follows(shown, wards)


@pytest.mark.parametrize(
    "wholes",
    [
        (20,),
        (10,),
        (9,),
        (14, 13),
        (5, 5),
        (5, 20),
        (30, 6),
        (12, 7, 9),
        (5, 5, 5),
        (20, 5, 6),
        (6, 6, 6, 6),
    ],
)
def test_all_shares_of_a_known_base(wholes: Table) -> None:
    of = base(wholes)
    tables = product(*(range(whole + 1) for whole in wholes))
    assert_nothing_follows(((table, share(table, of).share_of(of)) for table in tables), len(wholes), wholes)


def test_all_bases_and_shares_of_two_wards_together() -> None:
    """Nobody knows the base beyond what is shown of it."""
    possible = [
        (parts, wholes, (of.row, share(parts, of).share_of(of)))
        for wholes in product(range(16), repeat=2)
        if sum(wholes) <= 15
        for of in [base(wholes)]
        for parts in product(*(range(whole + 1) for whole in wholes))
    ]
    assert_nothing_follows(((parts, shown) for parts, _, shown in possible), 2)
    rests = (
        (tuple(whole - part for whole, part in zip(wholes, parts, strict=True)), shown)
        for parts, wholes, shown in possible
    )
    assert_nothing_follows(rests, 2)


@given(st.lists(st.integers(0, 9), min_size=2, max_size=4), st.data())
@settings(CALM, max_examples=60)
def test_a_share_of_a_share_of_any_base(wholes: list[int], data: st.DataObject) -> None:
    """As people whose talk was due, held and reviewed."""
    middle = [data.draw(st.integers(0, whole)) for whole in wholes]
    parts = [data.draw(st.integers(0, whole)) for whole in middle]
    of = base(wholes)
    held = share(middle, of)
    reviewed = share(parts, held)
    assert reviewed.parts <= held.parts <= of.parts
    for part in reviewed.parts:
        number, whole, all_of_it = (sum(some[slice(*part)]) for some in (parts, middle, wholes))
        assert FEWEST <= number <= whole - FEWEST
        assert whole <= all_of_it - FEWEST


@given(st.lists(st.integers(0, 60), min_size=1, max_size=12), st.data())
@settings(CALM)
def test_what_is_shown_is_true_and_large_enough(wholes: list[int], data: st.DataObject) -> None:
    parts = [data.draw(st.integers(0, whole)) for whole in wholes]
    of = base(wholes)
    row = share(parts, of).share_of(of)
    for shown, number, whole in zip(
        (row.home, *row.wards), (sum(parts), *parts), (sum(wholes), *wholes), strict=True
    ):
        if shown is Hidden.FEW:
            assert number < FEWEST
        elif shown is Hidden.NEARLY_ALL:
            assert whole - number < FEWEST
        elif not isinstance(shown, Hidden):
            assert shown == number >= FEWEST
            assert whole - number >= FEWEST


@given(st.lists(st.integers(0, 60), min_size=2, max_size=12), st.data())
@settings(CALM)
def test_taking_shown_wards_from_the_home_leaves_five_or_more_or_nothing(
    wholes: list[int], data: st.DataObject
) -> None:
    parts = [data.draw(st.integers(0, whole)) for whole in wholes]
    of = base(wholes)
    row = share(parts, of).share_of(of)
    shown = [place for place, cell in enumerate(row.wards) if not isinstance(cell, Hidden)]
    if shown:
        rest = sum(parts) - sum(parts[place] for place in shown)
        rest_of = sum(wholes) - sum(wholes[place] for place in shown)
        assert len(shown) == len(wholes) or (rest >= FEWEST and rest_of - rest >= FEWEST)


@pytest.mark.parametrize("wholes", [(14, 13), (5, 20), (12, 12)])
def test_who_knows_one_of_two_wards_learns_nothing_of_the_other(wholes: Table) -> None:
    of = base(wholes)
    for known in range(wholes[0] + 1):
        tables = [(known, other) for other in range(wholes[1] + 1)]
        others = [((table[1],), share(table, of).share_of(of)) for table in tables]
        assert_nothing_follows(others, 1, wholes[1:])


def test_a_home_in_which_a_ward_is_small() -> None:
    of = base([12, 14, 13])
    assert of.row == Row(39, (12, 14, 13))
    # Two wards are halved before they are put beside the third.
    assert share([6, 2, 7], of).share_of(of) == Row(15, (Hidden.HIDDEN, Hidden.HIDDEN, 7))
    assert share([6, 7, 2], of).share_of(of) == Row(15, (Hidden.HIDDEN,) * 3)
    assert share([1, 1, 1], of).share_of(of) == Row(Hidden.FEW, (Hidden.HIDDEN,) * 3)
    assert share([12, 13, 13], of).share_of(of) == Row(Hidden.NEARLY_ALL, (Hidden.HIDDEN,) * 3)


def test_what_can_t_be_counted_is_refused() -> None:
    with pytest.raises(ValueError, match="a ward at least"):
        base([])
    with pytest.raises(ValueError, match="of that base"):
        share([3], base([2]))
