"""Finds what a message expresses (a wish, a loss ...), where, on which themes, and how to say it back."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.heads import heads
from bot.listener import Reading, listener
from bot.messages import question_of, speaker_of
from bot.pieces import Span
from listening.clauses import cut, trim
from listening.cues import cue
from listening.requests import plain_request
from listening.saying_back import say_back

# acts that can carry an expression
TELLING = frozenset({"tell", "deny", "affirm", "correct", "call_me", "nlu_fallback"})
MOST_THEMES = 3


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ExpressionExtractor(GraphComponent, EntityExtractorMixin):
    """Marks the pieces of a message that carry something; kind and themes are decided for each piece.

    What it knows was tuned together with the encoder (`tuning/`), not in Rasa's training.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`eagerness`: how readily a piece is taken to carry something (`Heads.carrying`).

        `second_theme`: how likely, 0 to 1, a theme after the best must be to be named too.
        """
        return {"eagerness": 0.1, "second_theme": 0.2}

    def __init__(self, config: dict[str, Any]) -> None:
        self._config = config

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ExpressionExtractor:
        """Nothing to learn."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Put the expressions on messages as entities, in the order in which they were said."""
        for message in messages:
            text = message.get(TEXT)
            act = (message.get(INTENT) or {}).get("name")
            if not text or act not in TELLING or plain_request(text) not in (None, "tell"):
                continue
            reading = listener().read(text, question_of(message), speaker_of(message))
            found = self._expressions(message, text, reading) if reading else []
            message.set(ENTITIES, (message.get(ENTITIES) or []) + found, add_to_output=True)
        return messages

    def _expressions(self, message: Message, text: str, reading: Reading) -> list[dict[str, Any]]:
        known = heads()
        found = []
        carrying = known.carrying(reading, self._config["eagerness"])
        by_model = [(begin, until, "") for begin, until in carrying]
        for begin, until, plain in sorted(by_model + _plainly(text, reading, carrying)):
            kinds, likely = known.kind_and_themes(reading.span_vector(begin, until))
            kind = plain or known.kinds[int(kinds.argmax())]
            order = [int(place) for place in likely.argsort()[::-1][:MOST_THEMES]]
            themes = [
                known.themes[place]
                for place in order
                if place == order[0] or likely[place] >= self._config["second_theme"]
            ]
            start, end = trim(text, reading.words[begin][0], reading.words[until - 1][1])
            span = text[start:end]
            found.append(
                {
                    "entity": kind,
                    "start": start,
                    "end": end,
                    "value": span,
                    "role": themes[0],
                    "themes": themes,
                    "say_back": say_back(
                        span, speaker=speaker_of(message), kind=kind, question=question_of(message)
                    ),
                    "confidence_entity": float(kinds.max()),
                    "extractor": "ExpressionExtractor",
                }
            )
        return found


def _plainly(text: str, reading: Reading, found: list[Span]) -> list[tuple[int, int, str]]:
    """Clauses that were not found though their words say what they carry ("ik mis mijn hond")."""
    plain = []
    for clause in cut(text):
        kind = cue(clause.text)
        inside = [
            place
            for place, (start, end) in enumerate(reading.words)
            if clause.start <= start and end <= clause.end
        ]
        if kind is None or not inside:
            continue
        begin, until = inside[0], inside[-1] + 1
        if not any(begin < piece[1] and piece[0] < until for piece in found):
            plain.append((begin, until, kind))
    return plain
