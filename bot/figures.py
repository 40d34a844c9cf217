"""Counting what is understood of labelled messages, the same way for our model and for its peers.

What is understood of a message has the form of `warmwelkom understand` (`bot.understand.report`): its
act, its expressions with kind, span and themes, and its signal.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.labels import Expression, Message, read
from bot.understand import REPORTED_AS

HALF = 0.5  # two spans are the same when they share half of both together
NONE = "none"  # the signal of a message without one
LOOK_ALIKE, ORDINARY = "look-alike", "ordinary"
ALL, FIRST, SECOND = PARTS = ("all", "first", "second, written later")
FIRST_PERSON = re.compile(
    r"\b(?:ik|ikke|mij|me|mijn|mn|m['’]n|mezelf|mijzelf|wij|we|ons|onze|onszelf)\b", re.IGNORECASE
)
QUOTED = re.compile(r"‘[^’]*’")

Understood = dict[str, Any]
Understand = Callable[[Message], Coroutine[Any, Any, Understood]]
Parts = dict[str, "Figures"]  # by the names in PARTS


def shared(one: tuple[int, int], other: tuple[int, int]) -> float:
    """How much of two spans together they share, 0 to 1."""
    inside = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, inside) / max(1, max(one[1], other[1]) - min(one[0], other[0]))


def match(
    text: str, found: list[dict[str, Any]], marked: Iterable[Expression]
) -> list[tuple[dict[str, Any], Expression]]:
    """Pairs of what was found and what is marked, each used once, in the order of the message."""
    pairs = []
    left = list(marked)
    since = 0
    for expression in found:
        start = text.find(expression["span"], since)
        if start < 0:  # an overlap with the one before
            start = text.find(expression["span"])
        place = (start, start + len(expression["span"]))
        since = place[1]
        best = max(left, key=lambda e: shared(place, (e.start, e.end)), default=None)
        if best is not None and shared(place, (best.start, best.end)) >= HALF:
            left.remove(best)
            pairs.append((expression, best))
    return pairs


@dataclass
class Figures:
    """Counts over messages; `signals` counts what is (a kind, look-alike, ordinary) with what was raised."""

    messages: int = 0
    acts_right: int = 0
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)
    found: int = 0
    wrongly: int = 0
    missed: int = 0
    kind_right: int = 0
    theme_right: int = 0
    empty: int = 0
    left_empty: int = 0
    signals: Counter[tuple[str, str]] = field(default_factory=Counter)
    said_back: int = 0
    quoted: int = 0
    first_person: int = 0
    pairs: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, message: Message, understood: Understood) -> None:
        """Count a message and what was understood of it."""
        act = REPORTED_AS.get(message.act, message.act)
        self.messages += 1
        self.acts_right += understood["act"] == act
        if understood["act"] != act:
            self.confused[act, understood["act"]] += 1
        group = message.signal or (LOOK_ALIKE if message.lookalike else ORDINARY)
        self.signals[group, understood["signal"]] += 1
        if message.signal and not message.expressions:
            return  # whether the words of a signal express something as well was left open
        found = understood["expressions"]
        if not message.expressions:
            self.empty += 1
            self.left_empty += not found
        pairs = match(message.text, found, message.expressions)
        self.found += len(pairs)
        self.wrongly += len(found) - len(pairs)
        self.missed += len(message.expressions) - len(pairs)
        for expression, label in pairs:
            self.kind_right += expression["kind"] == label.kind
            self.theme_right += bool(expression["themes"]) and expression["themes"][0] in label.themes
            if "say_back" in expression:
                self.pairs.append((expression["span"], expression["say_back"], label.value))
        for expression in found:
            if "say_back" in expression:
                self.said_back += 1
                self.quoted += bool(QUOTED.search(expression["say_back"]))
                self.first_person += bool(FIRST_PERSON.search(QUOTED.sub("", expression["say_back"])))

    @property
    def precision(self) -> float:
        """Of the expressions found, the part that is marked."""
        return self.found / max(1, self.found + self.wrongly)

    @property
    def recall(self) -> float:
        """Of the expressions marked, the part that was found."""
        return self.found / max(1, self.found + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    def raised(self, *groups: str) -> tuple[int, int]:
        """In how many messages of these groups a signal was raised, and how many there are."""
        rows = [(raised, times) for (group, raised), times in self.signals.items() if group in groups]
        return sum(times for raised, times in rows if raised != NONE), sum(times for _, times in rows)

    def named(self, *kinds: str) -> tuple[int, int]:
        """In how many messages with a signal of these kinds the right kind was raised, of those raised."""
        return sum(self.signals[kind, kind] for kind in kinds), self.raised(*kinds)[0]


def messages_of(folder: Path) -> list[Message]:
    """The messages of a folder. Raises ValueError with the mistakes in it when there are any."""
    messages: list[Message] = []
    mistakes: list[str] = []
    for path in sorted(folder.glob("*.yml")):
        here, wrong = read(path, path.name)
        messages += here
        mistakes += map(str, wrong)
    if mistakes:
        raise ValueError("\n".join(mistakes))
    return messages


async def measure(understand: Understand, messages: list[Message]) -> Parts:
    """Understand messages and count: all of them, and each of the two parts of the test set."""
    figures = {part: Figures() for part in PARTS}
    for message in messages:
        understood = await understand(message)
        figures[ALL].add(message, understood)
        figures[SECOND if message.file.startswith("second_") else FIRST].add(message, understood)
    return figures
