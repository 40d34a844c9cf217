"""The labelled messages of data/nlu as the encoder is tuned on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from bot import labels
from bot.heads import BEGIN, INSIDE, NONE, OUTSIDE
from bot.labels import Expression, Message
from bot.listener import Sequence, sequences
from bot.pieces import Vocabulary

# In an order that stays: the heads count on it.
ACTS = tuple(sorted(labels.ACTS))
KINDS = tuple(sorted(labels.KINDS))
THEMES = tuple(sorted(labels.THEMES))
SIGNALS = (NONE, *sorted(labels.SIGNALS))
ENOUGH_WORDS = 6


@dataclass
class Prepared:
    """A message as the encoder reads it: its first part, when it is very long.

    `alone` is the same without its question, `tags` has a tag for every word.
    """

    message: Message
    sequence: Sequence
    alone: Sequence
    tags: list[int] = field(default_factory=list)

    def without_question(self) -> Prepared:
        """The same message, said without being asked."""
        return replace(self, sequence=self.alone)

    def stands_alone(self) -> bool:
        """Whether it tells enough to be said after any question: few words mean what was asked."""
        return self.message.act == "tell" and len(self.tags) >= ENOUGH_WORDS

    def asked(self, vocabulary: Vocabulary, question: str) -> Prepared:
        """The same message, said after another question."""
        read = sequences(vocabulary, self.message.text, question, self.message.speaker)
        return replace(self, sequence=read[0])

    def rows(self, start: int, end: int) -> tuple[int, int] | None:
        """From and up to which piece `text[start:end]` runs; None when it was not read."""
        pairs = zip(self.sequence.first, self.sequence.words, strict=True)
        inside = [piece for piece, word in pairs if start <= word[0] < end]
        return (inside[0], inside[-1] + 1) if inside else None


def load(files: Iterable[Path]) -> list[Message]:
    """Every message in files of labelled messages. Raises ValueError for the first mistake in them."""
    messages = []
    for file in files:
        read, mistakes = labels.read(file)
        if mistakes:
            raise ValueError(f"{mistakes[0]}: mend it first (`make check` shows all mistakes)")
        messages += read
    return messages


def questions(domain: Path) -> list[str]:
    """The questions that the assistant asks word for word as they stand in the domain."""
    responses = yaml.safe_load(domain.read_text(encoding="utf-8"))["responses"]
    texts = {variation["text"] for variations in responses.values() for variation in variations}
    return sorted(text for text in texts if text.endswith("?") and "{" not in text)


def tags(words: Iterable[tuple[int, int]], expressions: Iterable[Expression]) -> list[int]:
    """For each word (a place in the text) whether it begins an expression, is inside one, or neither."""
    marked = list(expressions)
    begun: set[int] = set()
    result = []
    for start, _ in words:
        tag = OUTSIDE
        for number, expression in enumerate(marked):
            if expression.start <= start < expression.end:
                tag = INSIDE if number in begun else BEGIN
                begun.add(number)
        result.append(tag)
    return result


def prepare(vocabulary: Vocabulary, messages: Iterable[Message]) -> list[Prepared]:
    """Messages as the encoder reads them; those without a word are left out."""
    prepared = []
    for message in messages:
        parts = sequences(vocabulary, message.text, message.question, message.speaker)
        if parts:
            alone = sequences(vocabulary, message.text, "", message.speaker)[0]
            prepared.append(Prepared(message, parts[0], alone, tags(parts[0].words, message.expressions)))
    return prepared
