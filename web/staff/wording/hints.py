"""A gentle hint while staff type: where an institution's word has a human one. Never blocks anything.

What stands in quotes was said by someone, a capital in the middle of a sentence begins a name, and law has
words of its own: there is no hint for these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LIST = Path(__file__).parent / "words.txt"
MOST = 3  # hints at a time; more is nagging

# Both ends of a quote. An apostrophe inside a word ("EVV'er") is none.
_QUOTED = re.compile(
    r"“[^”]*(?:”|$)|„[^”“]*(?:[”“]|$)|«[^»]*(?:»|$)|\"[^\"]*(?:\"|$)|(?<!\w)[‘'][^’'\n]*[’'](?!\w)"
)
_LAW = re.compile(
    r"\b(?:wlz|wmo|wzd|wgbo|avg|bopz|wkkgz|zvw)(?:-\w+|\s+\w+)?|\b(?:artikel|art\.)\s*\d+[^.\n]*|\bwet\s[^.,\n]*",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:^|[.!?:\n])[\s\"“‘(–-]*$")


@dataclass(frozen=True)
class Hint:
    """A word as it was typed, and what people say."""

    typed: str
    human: str


@cache
def _list() -> tuple[tuple[re.Pattern[str], str], ...]:
    pairs = []
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            pattern, human = line.split("\t")
            pairs.append((re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE), human))
    return tuple(pairs)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _name(text: str, match: re.Match[str]) -> bool:
    """A capital where no sentence begins. An abbreviation in capitals (MDO, ADL) is no name."""
    word = match[0]
    if not word[0].isupper() or word[:2].isupper():
        return False
    return not _BEGINS.search(text[: match.start()])


def find(text: str) -> list[Hint]:
    """The hints for a text, in the order in which the words stand in it, each once."""
    open_text = _LAW.sub(_blank, _QUOTED.sub(_blank, text))
    found: list[tuple[int, Hint]] = []
    for pattern, human in _list():
        match = next((one for one in pattern.finditer(open_text) if not _name(open_text, one)), None)
        if match:
            found.append((match.start(), Hint(match[0], human)))
    return [hint for _, hint in sorted(found, key=lambda one: one[0])][:MOST]
