"""Text to vectors: the same alone as in a crowd, kept in training, never kept in a talk."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bot import encoder as module
from bot.encoder import DIMENSION, REMEMBERED, Encoder

TEXTS = [
    "ik mis mijn hond",
    "nee",
    "ik wil graag weer eens naar de markt, en dan een kop koffie met mijn zus",
]


class Counted:
    """The real model, counting what it is asked."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self.asked: list[str] = []

    def query(self, text: str | list[str]) -> Any:
        self.asked += [text] if isinstance(text, str) else text
        return self._model.query(text)


def counted(cache: Path | None = None) -> tuple[Encoder, Counted]:
    made = Encoder(cache)
    model = Counted(made._model)
    made._model = model
    return made, model


def test_one_text_has_the_vector_that_it_has_among_many() -> None:
    encoder = Encoder()
    many = encoder.many(TEXTS)
    assert many.shape == (len(TEXTS), DIMENSION)
    assert many.dtype == np.float32
    for text, row in zip(TEXTS, many, strict=True):
        one = encoder.one(text)
        assert one.shape == (DIMENSION,)
        # Padding in a batch rounds a little differently.
        assert float(one @ row / np.linalg.norm(one) / np.linalg.norm(row)) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_an_empty_text_is_all_zeros(text: str) -> None:
    encoder = Encoder()
    assert not encoder.one(text).any()
    assert not encoder.many([text]).any()


def test_what_the_cache_knows_is_not_computed_again(tmp_path: Path) -> None:
    cache = tmp_path / "deep" / "vectors.db"
    first, model = counted(cache)
    before = first.many([*TEXTS, TEXTS[0]])
    assert sorted(model.asked) == sorted(TEXTS)
    again, model = counted(cache)
    assert np.array_equal(again.many([*TEXTS, TEXTS[0]]), before)
    assert model.asked == []
    again.many([*TEXTS, "iets nieuws"])
    assert model.asked == ["iets nieuws"]


def test_the_cache_knows_a_text_by_its_content_and_holds_no_words(tmp_path: Path) -> None:
    cache = tmp_path / "vectors.db"
    Encoder(cache).many(TEXTS)
    with sqlite3.connect(cache) as connection:
        rows = connection.execute("SELECT key, value FROM vector").fetchall()
    assert len(rows) == len(TEXTS)
    assert all(len(key) == 32 and len(value) == DIMENSION * 4 for key, value in rows)
    kept = cache.read_bytes()
    assert not any(text.encode() in kept for text in TEXTS)


def test_nothing_is_written_in_a_talk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    encoder = Encoder()
    encoder.one("ik mis mijn hond")
    encoder.many(TEXTS)
    assert list(tmp_path.iterdir()) == []


def test_a_text_that_comes_back_is_remembered_and_memory_has_an_end() -> None:
    encoder, model = counted()
    model._model = type("Quick", (), {"query": staticmethod(lambda text: np.ones(DIMENSION))})
    encoder.one("Wat mist u?")
    encoder.one("Wat mist u?")
    assert model.asked == ["Wat mist u?"]
    for number in range(REMEMBERED - 1):
        encoder.one(str(number))
    encoder.one("Wat mist u?")
    encoder.one("one too many")
    assert len(encoder._recent) == REMEMBERED
    assert "Wat mist u?" in encoder._recent
    assert "0" not in encoder._recent


def test_there_is_one_encoder_a_process() -> None:
    assert module.encoder() is module.encoder()
