"""The features of a message, trained, kept, loaded and used as Rasa does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.encoder import DIMENSION
from bot.featurizer import SentenceFeaturizer
from bot.tests.components import CONTEXT, told, trained, training

EXAMPLES = (
    trained("ik mis mijn hond", question="Wat mist u?"),
    trained("ja graag", act="affirm", question="Klopt dat?"),
    trained("nee", act="deny"),
    trained("ik wil naar de markt", question="Wat zou u graag doen?"),
)


def features(message: Message) -> np.ndarray[Any, Any]:
    _, sentence = message.get_dense_features(TEXT, [])
    assert sentence is not None
    return np.asarray(sentence.features)


@pytest.fixture
def config(tmp_path: Path) -> dict[str, Any]:
    return {**SentenceFeaturizer.get_default_config(), "cache": str(tmp_path / "vectors.db")}


@pytest.fixture
def trained_one(config: dict[str, Any], storage: LocalModelStorage, resource: Resource) -> SentenceFeaturizer:
    featurizer = SentenceFeaturizer.create(config, storage, resource, CONTEXT)
    assert featurizer.train(training(*EXAMPLES)) == resource
    return featurizer


def test_training_features_are_standardised(trained_one: SentenceFeaturizer) -> None:
    data = training(
        *(Message(data=dict(example.data)) for example in EXAMPLES), Message(data={INTENT: "greeting"})
    )
    trained_one.process_training_data(data)
    rows = np.vstack([features(message) for message in data.training_examples if message.get(TEXT)])
    assert rows.shape == (len(EXAMPLES), 2 * DIMENSION)
    assert np.allclose(rows.mean(axis=0), 0, atol=1e-2)
    spread = rows.std(axis=0)
    assert np.all((abs(spread - 1) < 0.05) | (spread < 1e-3))


def test_a_loaded_featurizer_gives_the_same_features(
    trained_one: SentenceFeaturizer, config: dict[str, Any], storage: LocalModelStorage, resource: Resource
) -> None:
    loaded = SentenceFeaturizer.load(config, storage, resource, CONTEXT)
    before, after = (
        told("ik mis de zee", question="Wat mist u?"),
        told("ik mis de zee", question="Wat mist u?"),
    )
    trained_one.process([before])
    loaded.process([after])
    assert np.array_equal(features(before), features(after))


def test_another_encoder_can_be_set(
    config: dict[str, Any], storage: LocalModelStorage, resource: Resource
) -> None:
    plain = {**config, "encoder": "e5"}
    SentenceFeaturizer.validate_config(plain)
    SentenceFeaturizer.create(plain, storage, resource, CONTEXT).train(training(*EXAMPLES))
    loaded = SentenceFeaturizer.load(plain, storage, resource, CONTEXT)
    kept = Path(config["cache"]).read_bytes()
    message = told("dit zegt een mens in een gesprek")
    loaded.process([message])
    assert features(message).shape == (1, 2 * DIMENSION)
    assert Path(config["cache"]).read_bytes() == kept  # a talk writes nothing to the cache


def test_an_encoder_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InvalidConfigException, match="tuned, e5"):
        SentenceFeaturizer.validate_config({"encoder": "bert"})


def test_the_question_changes_the_features(trained_one: SentenceFeaturizer) -> None:
    asked, other, alone = (
        told("nee", question="Klopt dat?"),
        told("nee", question="Wilt u meer vertellen?"),
        told("nee"),
    )
    trained_one.process([asked, other, alone])
    rows = [features(message) for message in (asked, other, alone)]
    assert not np.allclose(rows[0], rows[1], atol=0.1)
    assert not np.allclose(rows[0], rows[2], atol=0.1)


def test_a_message_without_text_is_left_alone(trained_one: SentenceFeaturizer) -> None:
    message = Message(data={INTENT: {"name": "begin"}})
    trained_one.process([message])
    assert not message.features


def test_it_stands_behind_a_tokenizer_whichever_tier_it_has(trained_one: SentenceFeaturizer) -> None:
    """Rasa asks for a tokenizer; the features don't look at its tokens."""
    assert SentenceFeaturizer.required_components() == [Tokenizer]
    with_tokens, without = told("ik mis de zee"), told("ik mis de zee")
    with_tokens.set("text_tokens", [])
    trained_one.process([with_tokens, without])
    assert np.array_equal(features(with_tokens), features(without))
