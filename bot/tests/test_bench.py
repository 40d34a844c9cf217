"""The parts of the bench that run in Rasa's environment, on a tiny case."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bench import one_model, rasa_default
from bench.one_model import choose, memory, times
from bot.labels import Message
from bot.peers import Record


def _message(words: int, number: int = 0) -> Message:
    return Message("one.yml", 1, "tell", " ".join([f"w{number}"] * words))


def test_different_messages_of_the_wanted_length_are_timed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_model, "ENOUGH", 3)
    wanted = [_message(35), _message(40), _message(45)]
    others = [_message(34), _message(46)]
    warming_up, timed = choose([*others, *wanted, wanted[0]])
    assert timed == wanted
    assert warming_up == others
    with pytest.raises(ValueError, match="3 are needed"):
        choose([*others, *wanted[:2], wanted[0]])


def test_every_message_is_timed() -> None:
    asked = []

    async def ask(message: Message) -> None:
        asked.append(message)

    messages = [_message(1), _message(2)]
    taken = asyncio.run(times(ask, messages))
    assert asked == messages
    assert len(taken) == 2
    assert min(taken) >= 0


def test_memory_is_read() -> None:
    assert memory("5500-7fff ---p [rollup]\nRss:    20 kB\nPss:    10 kB\nPss_Dirty: 5 kB\n") == {
        "rss": 20480,
        "pss": 10240,
    }
    if one_model.MEMORY.exists():
        here = memory(one_model.MEMORY.read_text(encoding="ascii"))
        assert here["rss"] >= here["pss"] > 0


def test_the_peer_that_was_trained_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    trained: list[Path] = []

    def train(peer: object, sample: int, folder: Path) -> Record:
        trained.append(folder)
        return Record("x", sample, sample, 0)

    monkeypatch.setattr(rasa_default, "train", train)
    peers, cache = tmp_path / "peers", tmp_path / "cache"
    assert rasa_default.found(peers, cache) == (cache / "rasa.tar.gz", rasa_default.SAMPLE)
    assert trained == [cache]
    monkeypatch.setattr(rasa_default, "record_of", lambda peer, folder: Record("x", 7, 0, 0))
    assert rasa_default.found(peers, cache) == (peers / "rasa.tar.gz", 7)
