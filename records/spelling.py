"""Finding words however they were spelled: what is almost the same word, and what to ask a database for.

A word with at most k mistakes, cut into k + 1 pieces, has a piece without any. So a database can look for the
pieces, on SQLite and PostgreSQL alike, and what is exact about it is done here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations, pairwise

WORD = re.compile(r"[^\W_]+")
SHORT = 3  # letters; no mistakes in words as short as this
LONG = 7  # letters; two mistakes from here on
_COMPOUND = 4  # letters of a word that may stand inside a longer one
_SMALL_WORDS = """
aan al als bij dan dat de der die dit een en er haar heb het hij ik in is je kan maar me met mij mijn na naar
niet nog nu of om onze ook op over te tot u uit uw van voor was wat we wel wij wil zij zijn ze zo zou
"""
_SMALL = frozenset(_SMALL_WORDS.split())


def plain(text: str) -> str:
    """Small letters without accents, as many as there were."""
    if text.isascii():
        return text.lower()
    return "".join(_plain_letter(letter) for letter in text)


@lru_cache(maxsize=4096)
def _plain_letter(letter: str) -> str:
    bare = "".join(
        sign for sign in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(sign)
    ).lower()
    return bare if len(bare) == 1 else letter


def mistakes(word: str) -> int:
    """How many letters may be wrong in a word that is looked for."""
    if len(word) <= SHORT:
        return 0
    return 2 if len(word) >= LONG else 1


def words(query: str) -> list[str]:
    """The words of a query that say something; all of them when none does."""
    found = list(dict.fromkeys(WORD.findall(plain(query))))
    return [word for word in found if word not in _SMALL and len(word) > 1] or found


def pieces(word: str) -> list[str]:
    """One of these stands unharmed in every word that is near enough to `word`."""
    found = _cut(word, mistakes(word) + 1)
    if len(found) == 2:  # two letters that changed places just there harm both
        cut = len(found[0])
        found.append(word[: cut - 1] + word[cut] + word[cut - 1] + word[cut + 1 :])
    return found


def _cut(word: str, parts: int) -> list[str]:
    cuts = [len(word) * number // parts for number in range(parts + 1)]
    return [word[begin:end] for begin, end in pairwise(cuts)]


def patterns(word: str) -> list[str]:
    """One of these patterns of LIKE fits every word that is near enough to `word`; few other words.

    More than a database should try on every row: on those that hold one of the pieces.
    """
    most, length = mistakes(word), len(word)
    if most == 0:
        return [word]
    if most == 1:
        other = [f"{word[:i]}_{word[i + 1 :]}" for i in range(1, length - 1)]  # `fewer` has the ends
        fewer = [word[:i] + word[i + 1 :] for i in range(length)]
        more = [f"{word[:i]}_{word[i:]}" for i in range(1, length)]
        swapped = [word[: i - 1] + word[i] + word[i - 1] + word[i + 1 :] for i in range(1, length)]
        return list(dict.fromkeys(other + fewer + more + swapped))
    return [f"{one}%{another}" for one, another in combinations(_cut(word, most + 2), 2)]


def distance(wanted: str, said: str, most: int) -> tuple[int, int]:
    """The fewest mistakes between two words, and between `wanted` and the beginning of `said`.

    A letter too many, too few, another one, or two that changed places. `most` + 1 stands for all above it.
    """
    too_many = most + 1
    before, last = list(range(len(said) + 1)), list(range(len(said) + 1))
    for row, letter in enumerate(wanted, 1):
        now = [row] + [too_many] * len(said)
        for column in range(max(1, row - most), min(len(said), row + most) + 1):
            other = said[column - 1]
            best = min(last[column] + 1, now[column - 1] + 1, last[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == said[column - 2] and wanted[row - 2] == other:
                best = min(best, before[column - 2] + 1)
            now[column] = best
        if min(now) > most:
            return too_many, too_many
        before, last = last, now
    return min(last[-1], too_many), min(min(last), too_many)


@dataclass
class Looking:
    """Looks for the words of one query; remembers what it made of each word it met."""

    wanted: list[str]
    _known: dict[str, dict[str, float]] = field(default_factory=dict)
    _scores: dict[str, tuple[int, float, tuple[int, int]] | None] = field(default_factory=dict)

    def near(self, wanted: str, said: str) -> float | None:
        """How far `said` is from `wanted`: 0 the same word, more is farther, none: another word."""
        known = self._known.setdefault(wanted, {})
        if said not in known:
            found = _near(wanted, said)
            known[said] = -1.0 if found is None else found
        return known[said] if known[said] >= 0 else None

    def score(self, text: str) -> tuple[int, float, tuple[int, int]] | None:
        """How many of the words stand in a text, how far off they are, and where the nearest one stands."""
        if text not in self._scores:
            self._scores[text] = self._score(text)
        return self._scores[text]

    def _score(self, text: str) -> tuple[int, float, tuple[int, int]] | None:
        said = [(match[0], match.span()) for match in WORD.finditer(plain(text))]
        matched, off, places = 0, 0.0, []
        for wanted in self.wanted:
            best = min(
                ((far, span) for word, span in said if (far := self.near(wanted, word)) is not None),
                default=None,
            )
            if best is not None:
                matched, off = matched + 1, off + best[0]
                places.append(best)
        return (matched, off, min(places)[1]) if places else None


def _near(wanted: str, said: str) -> float | None:
    if said == wanted:
        return 0.0
    if said.startswith(wanted):
        return 0.2
    if len(wanted) >= _COMPOUND and wanted in said:
        return 0.5
    most = mistakes(wanted)
    if not most or len(said) < len(wanted) - most:
        return None
    whole, beginning = distance(wanted, said, most)
    if whole <= most:
        return float(whole)
    return beginning + 0.3 if beginning <= most and len(said) > len(wanted) else None
