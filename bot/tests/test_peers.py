"""The peers: how they are trained, when again, and what is made of their answers."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from rasa.shared.nlu.training_data.loading import load_data

from bot import peers
from bot.labels import Expression, Message
from bot.peers import Peer, fingerprint, is_current, marked, record_of, train, training_file, understood

LOSS = Expression(3, 19, "loss", ("home_place", "feeling_well"), "U mist uw hond.")
FILE = """version: "3.1"
nlu:
- intent: tell
  examples:
  - text: "hallo"
  - text: "ik ben moe"
"""


def told(
    text: str, *expressions: Expression, act: str = "tell", question: str = "", signal: str = ""
) -> Message:
    return Message("one.yml", 1, act, text, expressions, question, signal=signal)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "nlu"
    folder.mkdir()
    (folder / "one.yml").write_text(FILE, encoding="utf-8")
    return folder


def _keep(messages: list[Message], target: Path) -> None:
    target.write_text("\n".join(message.text for message in messages), encoding="utf-8")


PEER = Peer("a peer", "peer.txt", "settings", _keep, peers.load_tfidf)


def test_the_hash_knows_names_contents_and_settings(data: Path) -> None:
    first = fingerprint(data, "a")
    assert fingerprint(data, "a") == first
    assert fingerprint(data, "b") != first
    (data / "one.yml").rename(data / "two.yml")
    assert fingerprint(data, "a") != first
    (data / "two.yml").rename(data / "one.yml")
    (data / "one.yml").write_text(FILE + "\n", encoding="utf-8")
    assert fingerprint(data, "a") != first


def test_what_is_current_is_known(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "peers"
    assert record_of(PEER, folder) is None
    record = train(PEER, 0, data, folder)
    assert record == record_of(PEER, folder)
    assert (record.messages, record.sample) == (2, 0)
    assert (folder / "peer.txt").read_text(encoding="utf-8") == "hallo\nik ben moe"
    assert is_current(PEER, record, 0, data)
    assert not is_current(PEER, record, 1, data)
    (data / "one.yml").write_text(FILE.replace("moe", "blij"), encoding="utf-8")
    assert not is_current(PEER, record, 0, data)


def test_a_sample_is_a_part(data: Path, tmp_path: Path) -> None:
    record = train(PEER, 1, data, tmp_path)
    assert (record.messages, record.sample) == (1, 1)


def test_a_record_without_model_or_sense_is_none(data: Path, tmp_path: Path) -> None:
    train(PEER, 0, data, tmp_path)
    (tmp_path / "peer.txt.json").write_text(json.dumps({"something": 1}), encoding="utf-8")
    assert record_of(PEER, tmp_path) is None
    train(PEER, 0, data, tmp_path)
    (tmp_path / "peer.txt").unlink()
    assert record_of(PEER, tmp_path) is None


def test_rasa_gets_kinds_with_their_first_theme(tmp_path: Path) -> None:
    messages = [
        told("en ik mis mijn hond, al jaren\nelke dag", LOSS),
        told("dat was het", act="done"),
        told("ik lig op de grond", signal="fall"),
    ]
    assert marked(messages[0]).startswith('en [ik mis mijn hond]{"entity": "loss", "role": "home_place"}, al')
    path = tmp_path / "nlu.yml"
    path.write_text(training_file(messages), encoding="utf-8")
    read = load_data(str(path)).training_examples
    assert {(one.get("text"), one.get("intent")) for one in read} == {
        (messages[0].text, "tell"),
        ("dat was het", "stop"),
        ("ik lig op de grond", "signal_fall"),
    }
    (entity,) = next(one.get("entities") for one in read if one.get("entities"))
    assert (entity["start"], entity["end"], entity["role"]) == (3, 19, "home_place")


def test_an_answer_of_rasa_is_read() -> None:
    text = "ik mis mijn hond en wil naar buiten"
    entities = [
        {"entity": "loss", "role": "home_place", "start": 0, "end": 6},
        {"entity": "loss", "role": "feeling_well", "start": 7, "end": 16},
        {"entity": "wish", "start": 20, "end": 35},
    ]
    assert understood(text, {"intent": {"name": "deny"}, "entities": entities}) == {
        "act": "deny",
        "expressions": [
            {"kind": "loss", "span": "ik mis mijn hond", "themes": ["home_place", "feeling_well"]},
            {"kind": "wish", "span": "wil naar buiten", "themes": []},
        ],
        "signal": "none",
    }


@pytest.mark.parametrize(
    ("intent", "act", "signal"),
    [("signal_fall", "tell", "fall"), ("nlu_fallback", "tell", "none"), (None, "tell", "none")],
)
def test_an_intent_is_an_act_or_a_signal(intent: str | None, act: str, signal: str) -> None:
    assert understood("x", {"intent": {"name": intent}, "entities": []}) == {
        "act": act,
        "expressions": [],
        "signal": signal,
    }


def test_the_other_peer_learns_and_is_kept(tmp_path: Path) -> None:
    question = "Wat mist u?"
    losses = [
        told(
            f"en ik mis mijn {what}",
            Expression(3, 15 + len(what), "loss", ("home_place",), ""),
            question=question,
        )
        for what in ("hond", "kat", "tuin", "straat", "duiven", "huis")
    ]
    wishes = [
        told(f"ik wil graag {what}", Expression(0, 13 + len(what), "wish", ("moving_body",), ""))
        for what in ("wandelen", "fietsen", "dansen", "zwemmen", "lopen", "turnen")
    ]
    falls = [
        told(f"ik ben gevallen in de {what}", signal="fall") for what in ("gang", "keuken", "douche", "hal")
    ]
    stops = [told(f"stoppen maar {what}", act="stop") for what in ("nu", "hoor", "graag", "zo")]
    path = tmp_path / "tfidf.joblib"
    peers.train_tfidf([*losses, *wishes, *falls, *stops], path)
    understand = peers.load_tfidf(path)

    heard = asyncio.run(understand(told("ik mis mijn vogels", question=question)))
    assert heard == {
        "act": "tell",
        "expressions": [{"kind": "loss", "span": "ik mis mijn vogels", "themes": ["home_place"]}],
        "signal": "none",
    }
    assert asyncio.run(understand(told("ik ben gevallen in de schuur")))["signal"] == "fall"
    assert asyncio.run(understand(told("stoppen maar")))["act"] == "stop"
    assert asyncio.run(understand(told("…")))["expressions"] == []
