"""Which act a message is: an interruption is believed only when it is sure.

In an open question, taking every best guess for an interruption ends or derails ordinary answers ("nee hoor"
is no goodbye). An answer that is taken for telling does little harm; a talk that is ended by mistake does.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from listening.clauses import cut
from listening.correcting import correction
from listening.cues import cue, sounds_like_an_ending
from listening.requests import plain_request, refine

ANSWERS = frozenset({"tell", "affirm", "deny", "dont_know"})
ENDINGS = frozenset({"stop", "goodbye", "done", "pause"})  # after these the talk rests
PLAIN = frozenset({"affirm", "deny", "dont_know", "greeting", "skip", "smalltalk", "thanks"})
NEARLY_CERTAIN = 0.9


def choose(
    ranking: list[dict[str, Any]], sure: float, ending: float, *, may_end: bool = True, tells: bool = False
) -> dict[str, Any] | None:
    """The first act of a ranking that may be believed: an answer, or an interruption that is sure enough.

    `ranking` is best first, each with "name" and "confidence"; `sure` and `ending` are confidences, 0 to 1,
    that an interruption and one that ends the talk must have. `may_end`: whether a word was said with which
    people end a talk; else an ending must be nearly certain. `tells`: whether the words tell of a wish or a
    loss; then the message is more than a plain answer. None when there is no such act.
    """
    if tells and ranking and ranking[0]["name"] in PLAIN:
        return {"name": "tell", "confidence": ranking[0]["confidence"]}
    for act in ranking:
        if act["name"] in ANSWERS:
            needed = 0.0
        elif act["name"] in ENDINGS:
            needed = ending if may_end else NEARLY_CERTAIN
        else:
            needed = sure
        if act["confidence"] >= needed:
            return act
    return None


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SureInterruptions(GraphComponent):
    """Runs after the classifier; the ranking stays as it was."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`sure` and `ending`: as in `choose`."""
        return {"sure": 0.6, "ending": 0.8}

    def __init__(self, config: dict[str, Any]) -> None:
        self._config = config

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SureInterruptions:
        """Nothing to learn."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Choose the act of messages."""
        for message in messages:
            text = message.get(TEXT) or ""
            plain = plain_request(text)
            if plain is not None:
                _set(message, refine(plain, text), 1.0)
                continue
            act = choose(
                message.get("intent_ranking") or [],
                self._config["sure"],
                self._config["ending"],
                may_end=sounds_like_an_ending(text),
                tells=any(cue(clause.text) in {"wish", "loss"} for clause in cut(text)),
            )
            if act is not None:
                _set(message, _put_right(refine(act["name"], text), text), act["confidence"])
        return messages


def _put_right(act: str, text: str) -> str:
    """A no that puts one thing in the place of another is a correction: "nee, niet de televisie, de radio"."""
    found = correction(text) if act == "deny" else None
    return "correct" if found and found.wrong and found.right else act


def _set(message: Message, act: str, confidence: float) -> None:
    message.set(INTENT, {"name": act, "confidence": confidence}, add_to_output=True)
