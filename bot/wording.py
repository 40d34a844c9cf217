"""What makes two sentences of a talk the same, or too much alike. Plain Python.

In: texts of the assistant. Out: their sentences, on what a sentence opens, and how often that was said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

MOST_OPENINGS = 2  # how often sentences of one talk may open with the same words
_OPENING = 4  # words; three where a sentence begins with u
_QUOTE = re.compile(r"‘[^’]*’")
_SAID = re.compile(r"U zei: ‘([^’]*)’\.")
_ASKED = re.compile(r"U vroeg: ‘([^’]*\?)’")
_WORD = re.compile(r"[\w…]+(?:['’-]\w+)*")
_AGAIN = 100  # what a sentence that was said before costs


def sentences(text: str) -> list[str]:
    """The sentences of a text; what is quoted stays whole."""
    held: list[str] = []

    def hold(quote: re.Match[str]) -> str:
        held.append(quote[0])
        ends = quote[0][-2] in ".!?"
        return f"\x00{len(held) - 1}" + ("\x02" if ends else "\x01")

    parts = re.split(r"(?<=[.!?])\s+|(?<=\x02)\s+(?=[A-ZÀ-Þ\x00])", _QUOTE.sub(hold, text))
    whole = [re.sub(r"\x00(\d+)[\x01\x02]", lambda m: held[int(m[1])], part) for part in parts]
    return [part.strip() for part in whole if part.strip()]


def opening(sentence: str) -> str:
    """With which words a sentence opens, in lower case; before a colon only what leads in counts."""
    plain = _QUOTE.sub("…", sentence).lower()
    before, colon, _ = plain.partition(":")
    words = _WORD.findall(before)
    if not colon or len(words) > _OPENING + 2:
        words = _WORD.findall(plain)
    return " ".join(words[: _OPENING - 1 if words[:1] in (["u"], ["uw"], ["je"]) else _OPENING])


def quotes(text: str) -> Iterator[tuple[str, str, bool]]:
    """Each "U zei: ‘...’." and "U vroeg: ‘...?’" in a text: the whole, the words, whether it asks."""
    for sentence in sentences(text):
        for pattern in (_SAID, _ASKED):
            found = pattern.fullmatch(sentence)
            if found:
                yield sentence, found[1], pattern is _ASKED


def after_a_colon(text: str) -> str:
    """What is said back as it goes on after a colon: "u mist Truus."; of a quote without its lead."""
    first, *rest = sentences(text) or [""]
    bare = re.fullmatch(r"(?:[^‘’:]{1,40}: )?(‘[^’]*’)(?:, [^‘’]{1,20})?\.?", first)
    if bare:
        first = bare[1] if bare[1][-2] == "?" else bare[1] + "."
    elif first.startswith("'s "):
        first = first[:3] + first[3:4].lower() + first[4:]
    elif first.startswith(("U ", "Uw ")):
        first = first[0].lower() + first[1:]
    return " ".join([first, *rest])


class Said:
    """What was said in a talk."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._places: dict[str, int] = {}
        self._openings: Counter[str] = Counter()
        for text in texts:
            for sentence in sentences(text):
                self.add(sentence)

    def add(self, sentence: str) -> None:
        """Count a sentence as said."""
        self._places[sentence.casefold()] = len(self._places) + sum(self._openings.values())
        self._openings[opening(sentence)] += 1

    def copy(self) -> Said:
        """The same, to go on counting by itself."""
        other = Said()
        other._places, other._openings = dict(self._places), Counter(self._openings)
        return other

    def cost(self, text: str) -> int:
        """How much a text would repeat: nothing is best, and the same sentence worse than any opening."""
        found = sentences(text)
        again = sum(sentence.casefold() in self._places for sentence in found)
        worn = sum(self._openings[opening(sentence)] >= MOST_OPENINGS for sentence in found)
        return _AGAIN * again + worn

    @staticmethod
    def is_again(cost: int) -> bool:
        """Whether a cost stands for a sentence that was said before."""
        return cost >= _AGAIN

    def last(self, text: str) -> int:
        """When a sentence of a text was said last; the higher the later."""
        return max((self._places.get(s.casefold(), -1) for s in sentences(text)), default=-1)
