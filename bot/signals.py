"""Puts a signal before everything else: a message that needs a human gets the intent `signal`."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.messages import question_of
from listening.signals import find

ENTITY = "signal"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SignalDetector(GraphComponent):
    """Runs the rules of `listening.signals` on every message. The act stays on top of the intent ranking."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SignalDetector:
        """Nothing to learn."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Look at messages, and mark those that need a human."""
        for message in messages:
            found = find(message.get(TEXT) or "", question=question_of(message))
            if found is None:
                continue
            message.set(INTENT, {"name": ENTITY, "confidence": 1.0}, add_to_output=True)
            entity = {"entity": ENTITY, "value": found.kind, "why": found.why, "start": 0, "end": 0}
            message.set(
                ENTITIES,
                [*(message.get(ENTITIES) or []), {**entity, "extractor": "SignalDetector"}],
                add_to_output=True,
            )
        return messages
