"""The rule for every number that leaves this package: of five people and more, also after subtracting.

Counts are of people. A number is safe when five people or more are in it, and five or more of its base are
not: of twelve people eleven is as telling as one. Hiding a small number is not enough, since it follows from
the total and the rest; in the handbooks this is answered by hiding more cells (secondary suppression:
Hundepool and others, *Statistical Disclosure Control*, 2012, ch. 4; Statistics Netherlands makes τ-ARGUS for
it). Here the wards are halved again and again, always in the same way, and the two halves of a part are shown
both or not at all, whatever smaller parts would do. So whoever knows this rule and all that is shown still
finds five values or more for each hidden number and each sum of hidden numbers; tests/records/figures proves
it by trying all tables. The dominance rules of those handbooks are for amounts, not for counts.

Who works in a ward knows its people. In a home of two wards that leaves the other one, so there nothing is
shown of the home either unless both wards are.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

FEWEST: Final = 5  # people in a number
PAIR: Final = 2  # wards, of which either lead could take the own one off the home

Part = tuple[int, int]  # wards from the first up to, not including, the last, by place


class Hidden(enum.StrEnum):
    """What stands in the place of a number that is not shown."""

    FEW = "few"  # fewer than five; 0 to 4 are all possible
    NEARLY_ALL = "nearly_all"  # all of the base, or all but 1 to 4
    HIDDEN = "hidden"  # it could be anything, also a number that is large enough


Cell = int | Hidden


@dataclass(frozen=True)
class Row:
    """What is shown of a count: for the home, and for each ward in the order given."""

    home: Cell
    wards: tuple[Cell, ...]


@dataclass(frozen=True)
class Counted:
    """A count by ward, with the parts (runs of wards) of which it may be shown."""

    numbers: tuple[int, ...]
    parts: frozenset[Part]

    @property
    def row(self) -> Row:
        """What is shown of it, when it is a base: people, not a share of people."""
        few = self.total < FEWEST and len(self.numbers) != PAIR
        return self._row(Hidden.FEW if few else Hidden.HIDDEN)

    @property
    def total(self) -> int:
        """In the whole home."""
        return sum(self.numbers)

    def share_of(self, base: Counted) -> Row:
        """What is shown of it as a share of `base`."""
        instead = Hidden.HIDDEN
        whole = (0, len(base.numbers))
        if base.total >= 2 * FEWEST and whole in base.parts and len(base.numbers) != PAIR:
            few = self.total < FEWEST
            instead = Hidden.FEW if few else Hidden.NEARLY_ALL
        return self._row(instead)

    def _row(self, instead: Hidden) -> Row:
        whole = (0, len(self.numbers))
        return Row(
            self.total if whole in self.parts else instead,
            tuple(
                number if (place, place + 1) in self.parts else Hidden.HIDDEN
                for place, number in enumerate(self.numbers)
            ),
        )


def base(numbers: Sequence[int]) -> Counted:
    """People by ward, of whom shares are counted. Raises ValueError without wards."""
    return _counted(numbers, None)


def share(numbers: Sequence[int], of: Counted) -> Counted:
    """How many of the people of `of` something holds for, by ward. Raises ValueError when that can't be."""
    if len(numbers) != len(of.numbers) or any(
        not 0 <= part <= whole for part, whole in zip(numbers, of.numbers, strict=False)
    ):
        raise ValueError("these are no numbers of people of that base")
    return _counted(numbers, of)


def _counted(numbers: Sequence[int], of: Counted | None) -> Counted:
    if not numbers:
        raise ValueError("a home has a ward at least, if only a nameless one")
    shown: set[Part] = set()

    def safe(part: Part) -> bool:
        number = sum(numbers[slice(*part)])
        if of is None:
            return number >= FEWEST
        return part in of.parts and FEWEST <= number <= sum(of.numbers[slice(*part)]) - FEWEST

    def halve(part: Part) -> None:
        """Show both halves of a part that is shown, when both are safe; then go on with those."""
        first, last = part
        if last - first == 1:
            return
        middle = (first + last + 1) // 2
        halves = (first, middle), (middle, last)
        if all(map(safe, halves)):
            shown.update(halves)
            for half in halves:
                halve(half)

    whole = (0, len(numbers))
    if safe(whole):
        halve(whole)
        if len(numbers) != PAIR or shown:
            shown.add(whole)
    return Counted(tuple(numbers), frozenset(shown))
