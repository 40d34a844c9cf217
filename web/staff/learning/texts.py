"""What was written by hand for learning to talk: an exercise for each week, and invented examples."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Exercise:
    """Something small to try in a week: what to do, and how it may sound."""

    title: str
    do: str
    say: str


@dataclass(frozen=True)
class Example:
    """What somebody said, and how it was said back."""

    said: str
    say_back: str


@lru_cache(maxsize=1)
def exercises() -> tuple[Exercise, ...]:
    """All exercises, in the order of the weeks."""
    kept = tomllib.loads((FOLDER / "exercises.toml").read_text(encoding="utf-8"))
    return tuple(Exercise(**one) for one in kept["exercise"])


@lru_cache(maxsize=1)
def invented() -> tuple[Example, ...]:
    """Examples that nobody said."""
    kept = tomllib.loads((FOLDER / "invented.toml").read_text(encoding="utf-8"))
    return tuple(Example(**one) for one in kept["example"])


def of_week(day: date) -> Exercise:
    """The exercise of the week of a day (ISO 8601). A year with a 53rd week ends as the next one begins."""
    written = exercises()
    return written[(day.isocalendar().week - 1) % len(written)]
