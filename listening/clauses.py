"""Cutting a message into clauses that can stand alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A subject near the start of a piece tells that it can stand alone.
_SUBJECT = re.compile(
    r"^\s*(?:\w+\s+){0,3}?(?:ik|ich|'k|we|wij|hij|zij|ze|het|'t|t|u|jij|je|er|dat|dit|mijn|m'n|mn|me|ons|onze|pa|ma|"
    r"mama|papa|vader|moeder)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…]+(?=\s|$)|[;\n]+")
_JOINT = re.compile(r",\s*(?:en|maar|want|dus)\s+|,\s+|\s+(?:en|maar|want|dus)\s+|\s+[-–—]\s+", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:\s|,|-|(?:en|maar|want|dus|nou|nou ja|ja|jawel|nee|ach|och|tja|zeg|kijk|enfin|hè|eh|uh|ehm|hoor|weet je|"
    r"eigenlijk)\b[\s,]*(?=\w))+",
    re.IGNORECASE,
)
_ONLY_FILLER = re.compile(
    r"(?:nou|ja|jawel|nee|ach|och|tja|zeg|kijk|enfin|hè|eh|uh|ehm|hoor|weet je|eigenlijk)", re.IGNORECASE
)
_TAIL = re.compile(
    r"(?:[\s,.;:!…-]|(?:\s|,)(?:hoor|hè|zeg|joh)(?=[\s,.;:!…-]*$)|,\s*(?:jong|kind|meid|he)(?=[\s,.;:!…-]*$))+$",
    re.IGNORECASE,
)
SHORTEST = 2  # words a piece needs to stand alone


@dataclass(frozen=True)
class Clause:
    """A piece of a message: `text[start:end]`."""

    start: int
    end: int
    text: str


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Narrow `text[start:end]` so that it reads well as a quote: no filler in front, no full stop behind.

    A question mark stays. What is only filler is left as it is.
    """
    piece = text[start:end]
    lead = _LEAD.match(piece)
    rest = piece[lead.end() :].strip(" .,!…") if lead else ""
    if lead and rest and not _ONLY_FILLER.fullmatch(rest):
        start += lead.end()
        piece = text[start:end]
    tail = _TAIL.search(piece)
    if tail and tail.start() > 0:
        end = start + tail.start()
    return start, end


def _can_stand(piece: str) -> bool:
    return len(piece.split()) > SHORTEST and _SUBJECT.match(piece) is not None


def cut(text: str) -> list[Clause]:
    """The clauses of a message, in order, each trimmed. A message without any word gives none."""
    sentences: list[tuple[int, int]] = []
    start = 0
    for stop in _SENTENCE_END.finditer(text):
        keep = stop.end() if "?" in stop.group() else stop.start()
        sentences.append((start, keep))
        start = stop.end()
    sentences.append((start, len(text)))
    clauses = []
    for first, last in sentences:
        begin = first
        for joint in _JOINT.finditer(text, first, last):
            if joint.start() < begin:
                continue
            left, right = text[begin : joint.start()], text[joint.end() : last]
            if _can_stand(left) and _can_stand(right):
                clauses.append((begin, joint.start()))
                begin = joint.end()
        clauses.append((begin, last))
    result = []
    for first, last in clauses:
        if not re.search(r"\w", text[first:last]):
            continue
        while text[first].isspace():
            first += 1
        first, last = trim(text, first, last)
        result.append(Clause(first, last, text[first:last]))
    return result
