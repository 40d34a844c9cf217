"""The check of the labelled messages, a part of `make check`.

    python -m bot.check_data

Looks at data/nlu and data/test for what is wrong in their form (bot/labels.py), in the labels
(bot/label_rules.py), and for near copies: messages that say nearly the same in nearly the same words. What
`rasa data validate` sees is left to it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress
from pathlib import Path

import numpy as np

from bot.encoder import Encoder, Vectors
from bot.label_rules import DISTINCT, look, same, words
from bot.labels import Message, Mistake, read

TRAINING = Path("data/nlu")
TEST = Path("data/test")
CACHE = Path("var/cache/vectors.db")

# Cosines from which on two messages are near copies: when one of them is short, and else. Measured on 10,000
# messages: with one word replaced, or two, a message of ten words is like itself for 0.85 and 0.68, one of
# twenty for 0.91 and 0.81. What different people tell seldom comes to 0.75; but they all say no in nearly the
# same four words. A near copy of what is tested with makes the figures too fine: there the limits are lower.
SHORT = 6  # words; shorter ones are short
WITHIN = (0.9, 0.8)
BETWEEN = (0.8, 0.75)
ROWS = 512  # compared at once

# Vectors of long messages take longest, and copies of those share more than thoughts: without words in a row
# that come elsewhere too, a long message is no copy.
LONG = 16  # words; longer ones are long
RUN = 4  # words in a row
COMMON = 0.1  # share of its runs that come elsewhere


def folder(path: Path) -> tuple[list[Message], list[Mistake]]:
    """The messages in the files of a folder, and what is wrong with their form."""
    messages: list[Message] = []
    mistakes: list[Mistake] = []
    for file in sorted(path.rglob("*.yml")):
        found, wrong = read(file)
        messages += found
        mistakes += wrong
    if not messages and not mistakes:
        mistakes.append(Mistake(str(path), 1, "no messages here; run the check from the folder above data/"))
    return messages, mistakes


@dataclass(frozen=True)
class _Compared:
    """Messages, a row of `vectors` for each, pointing from the middle, and in `short` 1 for short ones."""

    messages: list[Message]
    vectors: Vectors
    short: Vectors


def _compared(messages: list[Message], vectors: Vectors, middle: Vectors) -> _Compared:
    away = vectors - middle
    away = away / np.maximum(np.linalg.norm(away, axis=1, keepdims=True), 1e-9)
    short = np.array([len(words(message.text)) < SHORT for message in messages], dtype=np.float32)
    return _Compared(messages, away, short)


def _alike(
    one: _Compared, other: _Compared, limits: tuple[float, float]
) -> Iterator[tuple[Message, Message, float]]:
    """Pairs that are too much alike and yet not the same; within a set each once, the later message first."""
    for first in range(0, len(one.messages), ROWS):
        cosines = one.vectors[first : first + ROWS] @ other.vectors.T
        either = np.maximum.outer(one.short[first : first + ROWS], other.short)
        limit = limits[1] + (limits[0] - limits[1]) * either
        for row, column in np.argwhere(cosines >= limit):
            message, like = one.messages[first + row], other.messages[column]
            if (one is not other or column < first + row) and words(message.text) != words(like.text):
                yield message, like, float(cosines[row, column])


def _may_be_copies(training: list[Message], test: list[Message]) -> tuple[list[Message], list[Message]]:
    """The messages of both sets that are worth comparing."""
    told = [(message, words(message.text)) for message in (*training, *test)]
    runs = [{own[i : i + RUN] for i in range(len(own) - RUN + 1)} for _, own in told]
    often = Counter(run for own in runs for run in own)
    worth = [
        len(own) >= DISTINCT
        and (len(own) <= LONG or sum(often[run] > 1 for run in some) >= COMMON * len(some))
        for (_, own), some in zip(told, runs, strict=True)
    ]
    return list(compress(training, worth)), list(compress(test, worth[len(training) :]))


def near(training: list[Message], test: list[Message], encoder: Encoder) -> list[Mistake]:
    """Near copies within each set and between the two.

    Raw e5 vectors all look alike; from the middle of the training messages they point apart.
    """
    trained, tested = _may_be_copies(training, test)
    if not trained:
        return []
    vectors = encoder.many([message.text for message in (*trained, *tested)])
    middle = vectors[: len(trained)].mean(axis=0)
    ours = _compared(trained, vectors[: len(trained)], middle)
    theirs = _compared(tested, vectors[len(trained) :], middle)
    anew = "remove one of them, or write it anew as this person would"
    leak = "it is tested with there; remove it here, or write it anew as this person would"
    return [
        message.wrong(
            f"{_cut(message.text)} is nearly {_cut(like.text)} in {like.file}:{like.line} "
            f"({cosine:.2f}); {todo}"
        )
        for one, other, limits, todo in (
            (ours, ours, WITHIN, anew),
            (theirs, theirs, WITHIN, anew),
            (ours, theirs, BETWEEN, leak),
        )
        for message, like, cosine in _alike(one, other, limits)
    ]


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return repr(text if len(text) <= 80 else text[:79] + "…")


def check(encoder: Encoder, training: Path = TRAINING, test: Path = TEST) -> tuple[int, list[Mistake]]:
    """How many messages both sets have, and all that is wrong with them, in the order of the files."""
    trained, wrong = folder(training)
    tested, wrong_too = folder(test)
    wrong += wrong_too
    for message in (*trained, *tested):
        wrong += look(message)
    wrong += same(trained, tested)
    wrong += near(trained, tested, encoder)
    return len(trained) + len(tested), sorted(wrong, key=lambda one: (one.file, one.line))


def main() -> int:
    """Check, show what was found, and return the exit code."""
    messages, wrong = check(Encoder(CACHE))
    for mistake in wrong:
        print(mistake, file=sys.stderr)
    if wrong:
        print(f"labelled data: mistakes: {len(wrong)}, see above.", file=sys.stderr)
        return 1
    print(f"labelled data: no mistakes in {messages} messages.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
