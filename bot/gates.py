"""What was reached on the test set, and may not be lost: `make test` measures and compares.

A little under what `docs/understanding.md` shows, for machines round otherwise. Raise a gate when a figure
rises.
"""

from __future__ import annotations

from bot.figures import LOOK_ALIKE, ORDINARY, Figures
from bot.labels import SIGNALS

AT_LEAST = {
    "acts right": 0.95,
    "F1 of expressions": 0.73,
    "kind right": 0.77,
    "theme acceptable": 0.79,
    "nothing found where nothing is": 0.89,
    "signals raised": 0.84,
}
AT_MOST = {
    "look-alikes raised": 0.26,
    "ordinary messages raised": 0.03,
    "said back as a quote": 0.33,
    "said back with a word of the first person": 0.0,
}


def shares(figures: Figures) -> dict[str, float]:
    """The figures that have a gate, each 0 to 1."""

    def part(count: tuple[int, int]) -> float:
        return count[0] / max(1, count[1])

    return {
        "acts right": part((figures.acts_right, figures.messages)),
        "F1 of expressions": figures.f1,
        "kind right": part((figures.kind_right, figures.found)),
        "theme acceptable": part((figures.theme_right, figures.found)),
        "nothing found where nothing is": part((figures.left_empty, figures.empty)),
        "signals raised": part(figures.raised(*SIGNALS)),
        "look-alikes raised": part(figures.raised(LOOK_ALIKE)),
        "ordinary messages raised": part(figures.raised(ORDINARY)),
        "said back as a quote": part((figures.quoted, figures.said_back)),
        "said back with a word of the first person": part((figures.first_person, figures.said_back)),
    }


def lost(figures: Figures) -> list[str]:
    """For each gate that is not held a line that says so; none when all are."""
    reached = shares(figures)
    lines = [
        f"{name}: {reached[name]:.3f}, was at least {gate}"
        for name, gate in AT_LEAST.items()
        if reached[name] < gate
    ]
    lines += [
        f"{name}: {reached[name]:.3f}, was at most {gate}"
        for name, gate in AT_MOST.items()
        if reached[name] > gate
    ]
    return lines
