"""Readability of Dutch: Flesch's formula as W.H. Douma adapted it.

Douma, W.H. (1960), De leesbaarheid van landbouwbladen, Landbouwhogeschool Wageningen:
206,84 - 0,77 x syllables in a hundred words - 0,93 x words in a sentence. 60-70 is normal, 80-90 easy, above
that very easy. Syllables by pyphen's Dutch hyphenation, and no fewer than there are groups of vowels.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pyphen

from tests.language.said import sentences, words

_DUTCH = pyphen.Pyphen(lang="nl_NL", left=1, right=1)
_VOWELS = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyáéèëíïóöúü]")


def syllables(word: str) -> int:
    """How many syllables a word has."""
    hyphenated = len(_DUTCH.inserted(word.lower()).split("-")) - word.count("-")
    return max(1, hyphenated, len(_VOWELS.findall(word.lower())))


def flesch_douma(texts: Sequence[str]) -> float:
    """The readability of texts together; one sentence is too short for it."""
    found = [word for text in texts for word in words(text)]
    count = sum(len(sentences(text)) for text in texts)
    return 206.84 - 77 * sum(map(syllables, found)) / len(found) - 0.93 * len(found) / count
