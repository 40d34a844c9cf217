"""What the components share that learn a word model of their own in the training of Rasa."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.pipeline import Pipeline

from bot.word_model import WordModel

Self = TypeVar("Self", bound="LearnsWords")


class LearnsWords(GraphComponent):
    """A graph component with a word model: `words` is none until it was trained or loaded.

    Who inherits says what is learned: `labelled` gives the label of a training message, none to leave it out;
    `untrained` makes the model.
    """

    labelled: Callable[[Message], str | None]
    untrained: Callable[[], Pipeline]

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self.config = config
        self.words: WordModel | None = None
        self._model_storage = model_storage
        self._resource = resource

    @classmethod
    def create(
        cls: type[Self],
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Self:
        """A component that has still to be trained."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls: type[Self],
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Self:
        """The component as it was trained."""
        self = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            self.words = WordModel.load(folder)
        return self

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the labelled messages, and keep what was learned."""
        texts, labels = [], []
        for message in training_data.training_examples:
            label = self.labelled(message) if message.get(TEXT) else None
            if label is not None:
                texts.append(message.get(TEXT))
                labels.append(label)
        self.words = WordModel.learned_from(texts, labels, self.untrained())
        with self._model_storage.write_to(self._resource) as folder:
            self.words.save(folder)
        return self._resource
