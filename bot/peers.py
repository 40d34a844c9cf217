"""Two peers to measure ourselves against, trained on the same data/nlu: Rasa's default pipeline, and tf-idf.

    python -m bot.peers [--sample N]

The second is in `bot.tfidf`. They are kept in models/peers with what they were trained on; one that is
current is not trained again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import tempfile
import time
import warnings
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import joblib
import yaml
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.engine.caching import CACHE_LOCATION_ENV
from rasa.model_training import train_nlu

from bot import tfidf
from bot.channel import as_text
from bot.figures import NONE, Understand, Understood, messages_of
from bot.labels import Message
from bot.understand import REPORTED_AS

DATA = Path("data/nlu")
FOLDER = Path("models/peers")
EPOCHS = 100
SIGNAL = "signal_"  # begins the intents of signals: Rasa gives a message one intent


def pipeline(epochs: int = EPOCHS) -> dict[str, Any]:
    """What `rasa init` of Rasa 3.6 gives, in Dutch, without its selector of answers (we have none).

    Only one default is changed: a piece that holds a comma stays whole, as ours do.
    """
    return {
        "recipe": "default.v1",
        "assistant_id": "peer",
        "language": "nl",
        "pipeline": [
            {"name": "WhitespaceTokenizer"},
            {"name": "RegexFeaturizer"},
            {"name": "LexicalSyntacticFeaturizer"},
            {"name": "CountVectorsFeaturizer"},
            {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
            {
                "name": "DIETClassifier",
                "epochs": epochs,
                "constrain_similarities": True,
                "split_entities_by_comma": False,
            },
            {"name": "EntitySynonymMapper"},
            {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
        ],
    }


@dataclass(frozen=True)
class Record:
    """What a peer was trained on: a hash of the data, messages (`sample`: 0 is all), and how long it took."""

    fingerprint: str
    messages: int
    sample: int
    seconds: float


def fingerprint(folder: Path, settings: str) -> str:
    """A hash over the files of a folder and settings."""
    total = hashlib.sha256(settings.encode())
    for path in sorted(folder.glob("*.yml")):
        total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def marked(message: Message) -> str:
    """A message in Rasa's format: its expressions as entities, their first theme as role."""
    text, last = "", 0
    for one in message.expressions:
        mark = json.dumps({"entity": one.kind, "role": one.themes[0]})
        text += f"{message.text[last : one.start]}[{message.text[one.start : one.end]}]{mark}"
        last = one.end
    return text + message.text[last:]


def training_file(messages: list[Message]) -> str:
    """Messages as a file of training data for Rasa, with an intent for every act and for every signal."""
    intents: dict[str, list[dict[str, str]]] = {}
    for message in messages:
        intent = SIGNAL + message.signal if message.signal else REPORTED_AS.get(message.act, message.act)
        intents.setdefault(intent, []).append({"text": marked(message)})
    nlu = [{"intent": intent, "examples": examples} for intent, examples in intents.items()]
    return yaml.safe_dump({"version": "3.1", "nlu": nlu}, allow_unicode=True)


def train_rasa(messages: list[Message], target: Path, epochs: int = EPOCHS) -> None:
    """Train Rasa's default pipeline and keep it as `target`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "config.yml").write_text(yaml.safe_dump(pipeline(epochs)), encoding="utf-8")
        (folder / "nlu.yml").write_text(training_file(messages), encoding="utf-8")
        # A cache of its own: the time it takes is told, and ours would be crowded out.
        with mock.patch.dict(os.environ, {CACHE_LOCATION_ENV: str(folder / "cache")}):
            made = train_nlu(
                str(folder / "config.yml"), str(folder / "nlu.yml"), str(target.parent), target.name
            )
    if made is None or not target.is_file():
        raise RuntimeError("Rasa's default pipeline was not trained")


def train_tfidf(messages: list[Message], target: Path) -> None:
    """Train the tf-idf peer and keep it as `target`."""
    peer = tfidf.Peer()
    peer.train(messages)
    joblib.dump(peer, target, compress=3)


def understood(text: str, parsed: dict[str, Any]) -> Understood:
    """What Rasa's default pipeline understood, in the form that is counted. `parsed` is Rasa's result."""
    intent = parsed["intent"]["name"] or "tell"
    signal = intent[len(SIGNAL) :] if intent.startswith(SIGNAL) else NONE
    return {
        "act": "tell" if signal != NONE else REPORTED_AS.get(intent, intent),
        "expressions": [
            {"kind": kind, "span": text[start:end], "themes": themes}
            for kind, start, end, themes in _joined(text, parsed.get("entities") or [])
        ],
        "signal": signal,
    }


def _joined(text: str, entities: list[dict[str, Any]]) -> list[tuple[str, int, int, list[str]]]:
    """Kind, place and themes of entities. Rasa splits one where its role changes; here it is whole again."""
    pieces: list[tuple[str, int, int, list[str]]] = []
    for entity in sorted(entities, key=lambda one: int(one["start"])):
        kind, start, themes = (
            entity["entity"],
            entity["start"],
            [entity["role"]] if entity.get("role") else [],
        )
        if pieces and pieces[-1][0] == kind and not text[pieces[-1][2] : start].strip():
            _, start, _, before = pieces.pop()
            themes = before + themes
        pieces.append((kind, start, entity["end"], themes))
    return pieces


def load_rasa(path: Path) -> Understand:
    """Rasa's default pipeline, ready to be asked."""
    processor = Agent.load(path).processor
    if processor is None:
        raise RuntimeError(f"{path} could not be loaded")

    async def understand(message: Message) -> Understood:
        return understood(
            message.text, await processor.parse_message(UserMessage(as_text(message.text, None)))
        )

    return understand


def load_tfidf(path: Path) -> Understand:
    """The tf-idf peer, ready to be asked."""
    peer: tfidf.Peer = joblib.load(path)

    async def understand(message: Message) -> Understood:
        return peer.understand(message)

    return understand


@dataclass(frozen=True)
class Peer:
    """How a peer is called, kept, trained and loaded; `settings` is what its training depends on but data."""

    title: str
    file: str
    settings: str
    train: Callable[[list[Message], Path], None]
    load: Callable[[Path], Understand]


PEERS = (
    Peer("Rasa's default pipeline", "rasa.tar.gz", json.dumps(pipeline()), train_rasa, load_rasa),
    Peer("tf-idf, logistic regression", "tfidf.joblib", str(tfidf.STRENGTH), train_tfidf, load_tfidf),
)


def record_of(peer: Peer, folder: Path = FOLDER) -> Record | None:
    """What a peer was trained on; None when it is not there."""
    try:
        known = json.loads((folder / f"{peer.file}.json").read_text(encoding="utf-8"))
        return Record(**known) if (folder / peer.file).is_file() else None
    except (OSError, ValueError, TypeError):
        return None


def is_current(peer: Peer, record: Record | None, sample: int = 0, data: Path = DATA) -> bool:
    """Whether a peer was trained on the data as they are, and on as many of them."""
    wanted = fingerprint(data, peer.settings)
    return record is not None and record.sample == sample and record.fingerprint == wanted


def train(peer: Peer, sample: int = 0, data: Path = DATA, folder: Path = FOLDER) -> Record:
    """Train a peer on all messages, or on a sample of so many, and keep it; the old one stays until then."""
    folder.mkdir(parents=True, exist_ok=True)
    # Taken before the training: what is changed meanwhile asks for another one.
    source = fingerprint(data, peer.settings)
    messages = messages_of(data)
    if sample:
        messages = random.Random(1).sample(messages, min(sample, len(messages)))  # noqa: S311
    began = time.monotonic()
    with tempfile.TemporaryDirectory(dir=folder, prefix=".training-") as place:
        made = Path(place) / peer.file
        peer.train(messages, made)
        record = Record(source, len(messages), sample, round(time.monotonic() - began, 1))
        kept = folder / f"{peer.file}.json"
        kept.unlink(missing_ok=True)
        made.replace(folder / peer.file)
        kept.write_text(json.dumps(asdict(record), indent=2) + "\n", encoding="utf-8")
    return record


def main() -> None:
    """Train the peers that are not current."""
    parser = argparse.ArgumentParser(description="Train the peers that our model is measured against.")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="train on N messages only")
    sample = parser.parse_args().sample
    warnings.simplefilter("ignore")  # TensorFlow's and Rasa's, about themselves
    for peer in PEERS:
        if is_current(peer, record_of(peer), sample):
            print(f"{peer.title}: current")
            continue
        print(f"{peer.title}: training ...", flush=True)
        record = train(peer, sample)
        print(f"{peer.title}: trained on {record.messages} messages in {record.seconds:.0f} s", flush=True)


if __name__ == "__main__":
    main()
