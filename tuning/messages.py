"""The labelled messages of data/nlu as the encoder is tuned on them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from bot.heads import BEGIN, INSIDE, OUTSIDE
from bot.listener import Sequence, sequences
from bot.pieces import Vocabulary

KINDS = ("wish", "preference", "dislike", "loss", "worry", "content", "interest", "person")
THEMES = tuple(
    "life_story own_choice meaning_belief feeling_well love_intimacy later_farewell important_people family_role pleasant_day "
    "join_in_learn daily_rhythm home_place food_drink living_together care_my_way moving_body".split()
)
SIGNALS = ("none", "suicidality", "tired_of_life", "medical_urgent", "fall", "abuse", "distress")
ACTS = tuple(
    "affirm are_you_human correct delete deny done dont_know explain goodbye greeting human offtopic pause privacy repeat skip "
    "smalltalk stop tell thanks".split()
)
_MARKED = re.compile(r"\[([^\]]+)\](\{[^}]*\})")


@dataclass(frozen=True)
class Expression:
    """A marked piece `text[start:end]`, its kind and its themes, best first."""

    start: int
    end: int
    kind: str
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Example:
    """A labelled message; `file` tells whose voice it is."""

    text: str
    question: str
    speaker: str
    act: str
    signal: str
    lookalike: bool
    expressions: tuple[Expression, ...]
    file: str


@dataclass
class Prepared:
    """An example as the encoder reads it (its first part, when it is very long), with a tag for every word."""

    example: Example
    sequence: Sequence
    tags: list[int] = field(default_factory=list)

    def rows(self, start: int, end: int) -> tuple[int, int] | None:
        """From and up to which piece `text[start:end]` runs; None when it was not read."""
        pairs = zip(self.sequence.first, self.sequence.words, strict=True)
        inside = [piece for piece, word in pairs if start <= word[0] < end]
        return (inside[0], inside[-1] + 1) if inside else None


def unmark(text: str) -> tuple[str, tuple[Expression, ...]]:
    """A message in Rasa's format, without its marks and with what they say."""
    plain, found, last = "", [], 0
    for mark in _MARKED.finditer(text):
        plain += text[last : mark.start()]
        label = json.loads(mark.group(2))
        start = len(plain)
        plain += mark.group(1)
        found.append(Expression(start, len(plain), label["entity"], tuple(label["role"].split(","))))
        last = mark.end()
    return plain + text[last:], tuple(found)


def load(files: Iterable[Path]) -> list[Example]:
    """Every message in files of Rasa's format."""
    examples = []
    for file in files:
        for block in yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["nlu"]:
            for one in block["examples"]:
                text, expressions = unmark(str(one["text"]).strip())
                known = one.get("metadata") or {}
                examples.append(
                    Example(
                        text,
                        known.get("question") or "",
                        known.get("speaker", "client"),
                        block["intent"],
                        known.get("signal", "none"),
                        "lookalike" in known,
                        expressions,
                        file.name,
                    )
                )
    return examples


def prepare(vocabulary: Vocabulary, examples: Iterable[Example]) -> list[Prepared]:
    """Examples as the encoder reads them; those without a word are left out."""
    prepared = []
    for example in examples:
        parts = sequences(vocabulary, example.text, example.question, example.speaker)
        if not parts:
            continue
        tags, begun = [], set()
        for start, _ in parts[0].words:
            tag = OUTSIDE
            for expression in example.expressions:
                if expression.start <= start < expression.end:
                    tag = INSIDE if expression in begun else BEGIN
                    begun.add(expression)
            tags.append(tag)
        prepared.append(Prepared(example, parts[0], tags))
    return prepared
