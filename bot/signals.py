"""Puts a signal before everything else: a message that needs a human gets the intent `signal`."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.expressions import TELLING
from bot.heads import NONE, heads
from bot.listener import listener
from bot.messages import question_of, speaker_of
from listening.requests import plain_request
from listening.signals import ORDER, Found, find, without_harmless

ENTITY = "signal"
AROUND = 30  # letters on either side of the word that speaks most for a signal


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SignalDetector(GraphComponent):
    """Two look at every message: rules for what must never be missed, and the tuned model for the indirect.

    The more urgent of what they find wins. The act stays on top of the intent ranking.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`sure`: how likely, 0 to 1, the model must find any signal to raise it."""
        return {"sure": 0.7}

    def __init__(self, config: dict[str, Any]) -> None:
        self._config = config

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SignalDetector:
        """Nothing to learn."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Look at messages, and mark those that need a human."""
        for message in messages:
            text, question = message.get(TEXT) or "", question_of(message)
            rule = find(text, question=question)
            act = (message.get(INTENT) or {}).get("name")
            # Of "ik wil stoppen" the model would make too much; the rules know better.
            tells = act in TELLING and plain_request(text) is None
            seen = self._likely(text, question, speaker_of(message)) if tells else None
            both = [one for one in (rule, seen) if one]
            found = min(both, key=lambda one: ORDER.index(one.kind), default=None)
            if found is None:
                continue
            message.set(INTENT, {"name": ENTITY, "confidence": 1.0}, add_to_output=True)
            others = [
                entity
                for entity in message.get(ENTITIES) or []
                # The words of a signal are no wish; what grieves or frightens someone may be told as well.
                if found.kind == "distress"
                or not (entity["start"] < found.end and found.start < entity["end"])
            ]
            entity = {"entity": ENTITY, "value": found.kind, "why": found.why, "start": 0, "end": 0}
            message.set(ENTITIES, [*others, {**entity, "extractor": "SignalDetector"}], add_to_output=True)
        return messages

    def _likely(self, text: str, question: str, speaker: str) -> Found | None:
        """What the tuned model finds, or none."""
        chance, seen = _model(text, question, speaker)
        if seen and chance >= self._config["sure"]:
            masked = without_harmless(text)
            if masked != text:  # "ik lach me dood" is none, whatever it looks like
                chance, seen = _model(masked, question, speaker)
        return seen if chance >= self._config["sure"] else None


def _model(text: str, question: str, speaker: str) -> tuple[float, Found | None]:
    """How likely the tuned model finds any signal, 0 to 1, and the likeliest one."""
    reading = listener().read(text, question, speaker)
    if reading is None:
        return 0.0, None
    likely, words = heads().signal(reading)
    chance = 1 - likely.pop(NONE)
    kind = max(likely, key=lambda name: likely[name])
    start, end = words[kind]
    near = text[max(0, start - AROUND) : end + AROUND].strip()
    return chance, Found(kind, f"model {kind} ({likely[kind]:.2f}): “{near}”", start, end)
