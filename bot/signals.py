"""Puts a signal before everything else: a message that needs a human gets the intent `signal`."""

from __future__ import annotations

from math import exp, log
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.expressions import TELLING
from bot.heads import NONE, heads
from bot.learner import LearnsWords
from bot.listener import listener
from bot.messages import question_of, signal_of, speaker_of
from bot.pieces import Span
from bot.word_model import thorough
from listening.requests import plain_request
from listening.signals import ORDER, Found, find, without_harmless

ENTITY = "signal"
LEAST = 1e-4  # no chance is taken for smaller, or nearer to 1
AROUND = 30  # letters on either side of the word that speaks most for a signal


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SignalDetector(LearnsWords):
    """Three look at every message: rules, the tuned model, and a plain model of letters and words.

    None of them alone decides: what they make of it is weighed together. The intent ranking stays as it was.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`words`: the weight of the plain model, 0 to 1; the tuned one has the rest.

        `rule` is what a rule that fires adds, and `sure` what the sum must reach: both in log odds.
        """
        return {"words": 0.8, "rule": 3.0, "sure": -1.0}

    @staticmethod
    def labelled(message: Message) -> str:
        """Every message counts, with its signal or none."""
        return signal_of(message) or NONE

    untrained = staticmethod(thorough)

    def process(self, messages: list[Message]) -> list[Message]:
        """Look at messages, and mark those that need a human."""
        for message in messages:
            found = self._found(message)
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

    def _found(self, message: Message) -> Found | None:
        """The signal of a message, or none."""
        text, question = message.get(TEXT) or "", question_of(message)
        rule = find(text, question=question)
        act = (message.get(INTENT) or {}).get("name")
        # Of "ik wil stoppen" the models would make too much; the rules know better.
        if rule is None and (act not in TELLING or plain_request(text) not in (None, "tell")):
            return None
        masked = without_harmless(text)  # "ik lach me dood" is none, whatever it looks like
        tuned, places = _tuned(masked, question, speaker_of(message))
        if tuned is None or self.words is None:
            return rule
        words = self.words.likely(masked)
        weight, bonus = self.config["words"], self.config["rule"]
        strength = (1 - weight) * _log_odds(1 - tuned[NONE]) + weight * _log_odds(1 - words[NONE])
        if strength + (bonus if rule else 0) < self.config["sure"]:
            return None
        if rule:
            return rule
        kind = max(
            ORDER,
            key=lambda name: (1 - weight) * log(_bounded(tuned[name])) + weight * log(_bounded(words[name])),
        )
        start, end = places[kind]
        near = text[max(0, start - AROUND) : end + AROUND].strip()
        return Found(kind, f"model {kind} ({1 / (1 + exp(-strength)):.2f}): “{near}”", start, end)


def _tuned(text: str, question: str, speaker: str) -> tuple[dict[str, float] | None, dict[str, Span]]:
    """How likely the tuned model finds each signal, and the word that speaks most for each."""
    reading = listener().read(text, question, speaker)
    return (None, {}) if reading is None else heads().signal(reading)


def _bounded(chance: float) -> float:
    """A chance that is never quite 0 or 1: no model is that sure."""
    return min(max(chance, LEAST), 1 - LEAST)


def _log_odds(chance: float) -> float:
    return log(_bounded(chance) / (1 - _bounded(chance)))
