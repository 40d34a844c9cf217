"""Words with the sentence around them, as they stand in what was said."""

from __future__ import annotations

import re
from dataclasses import dataclass

from records.models import Wish

_END = re.compile(r"[.!?…]+[\"'”’)]*\s+|\n+")  # where a sentence ends and another may begin


@dataclass(frozen=True)
class Around:
    """What stands before and behind some words in their sentence; empty where nothing does."""

    before: str
    words: str
    after: str


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a text begins and ends."""
    found, start = [], 0
    for end in [match.end() for match in _END.finditer(text)] + [len(text)]:
        if text[start:end].strip():
            found.append((start, start + len(text[start:end].rstrip())))
        start = end
    return found


def around(text: str, start: int, end: int) -> Around:
    """The piece of `text` from `start` to `end` with the rest of the sentences that it stands in."""
    first, last = start, end
    for begins, ends in sentences(text):
        if begins <= start < ends:
            first = begins
        if begins < end <= ends:
            last = ends
    return Around(text[first:start].lstrip(), text[start:end], text[end:last].rstrip())


def around_wish(wish: Wish) -> Around:
    """A wish with the sentence around it; alone when the person said it in other words later."""
    said = wish.message.text
    if not wish.own_words or not said.startswith(wish.own_words, wish.start):
        return Around("", wish.own_words, "")
    return around(said, wish.start, wish.start + len(wish.own_words))
