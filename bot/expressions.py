"""Finds what a message expresses (a wish, a loss ...), where, on which themes, and how to say it back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import MultiLabelBinarizer, StandardScaler

from bot.encoder import encoder
from bot.messages import question_of, speaker_of
from listening.clauses import Clause, cut
from listening.cues import cue
from listening.requests import plain_request
from listening.saying_back import say_back

NOTHING = "nothing"
TELLING = frozenset(
    {"tell", "deny", "affirm", "correct", "nlu_fallback"}
)  # acts that can carry an expression
HALF = 0.5


def _overlap(clause: Clause, start: int, end: int) -> float:
    """How much of the shorter of the two the other covers, 0 to 1."""
    shared = min(clause.end, end) - max(clause.start, start)
    return max(0, shared) / max(1, min(clause.end - clause.start, end - start))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class ExpressionExtractor(GraphComponent, EntityExtractorMixin):
    """Cuts a message into clauses and decides for each which kind of expression it is, if any.

    Words that tell the kind by themselves go first; a trained model decides on the rest.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`cache`: the featurizer's. `strength`: of the linear models. `sure`: how sure a kind must be."""
        return {"cache": "var/cache/vectors.db", "strength": 0.01, "sure": 0.4}

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._kinds: Pipeline | None = None
        self._themes: Pipeline | None = None
        self._theme_names: list[str] = []

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ExpressionExtractor:
        """An extractor that has still to be trained."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> ExpressionExtractor:
        """The extractor as it was trained."""
        self = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            self._kinds, self._themes, self._theme_names = joblib.load(folder / "expressions.joblib")
        return self

    def train(self, training_data: TrainingData) -> Resource:
        """Learn kinds and themes from the marked pieces of the training messages, and keep them."""
        pieces: list[str] = []
        questions: list[str] = []
        kinds: list[str] = []
        themes: list[list[str]] = []
        for message in training_data.training_examples:
            if not message.get(TEXT) or message.get(INTENT) not in TELLING:
                continue
            marked = message.get(ENTITIES) or []
            for clause in cut(message.get(TEXT)):
                best = max(marked, key=lambda e: _overlap(clause, e["start"], e["end"]), default=None)
                found = best is not None and _overlap(clause, best["start"], best["end"]) >= HALF
                pieces.append(clause.text)
                questions.append(question_of(message))
                kinds.append(best["entity"] if best and found else NOTHING)
                themes.append((best.get("role") or "").split(",") if best and found else [])
        encode = encoder(Path(self._config["cache"])).many
        features = np.hstack([encode(pieces), encode(questions)])
        strength = self._config["strength"]
        self._kinds = make_pipeline(StandardScaler(), LogisticRegression(C=strength, max_iter=300)).fit(
            features, kinds
        )
        marked_rows = [row for row, names in enumerate(themes) if names and names[0]]
        binarizer = MultiLabelBinarizer()
        targets = binarizer.fit_transform([themes[row] for row in marked_rows])
        self._themes = make_pipeline(
            StandardScaler(),
            OneVsRestClassifier(LogisticRegression(C=strength, max_iter=300, class_weight="balanced")),
        ).fit(features[marked_rows], targets)
        self._theme_names = list(binarizer.classes_)
        with self._model_storage.write_to(self._resource) as folder:
            joblib.dump((self._kinds, self._themes, self._theme_names), folder / "expressions.joblib")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Put the expressions on messages as entities, in the order in which they were said."""
        for message in messages:
            text = message.get(TEXT)
            act = (message.get(INTENT) or {}).get("name")
            if not text or act not in TELLING or plain_request(text) is not None:
                continue
            found = self._expressions(text, question_of(message), speaker_of(message))
            message.set(ENTITIES, (message.get(ENTITIES) or []) + found, add_to_output=True)
        return messages

    def _expressions(self, text: str, question: str, speaker: str) -> list[dict[str, Any]]:
        clauses = cut(text)
        if not clauses or self._kinds is None or self._themes is None:
            return []
        encode = encoder().one
        asked = encode(question)
        features = np.stack([np.hstack([encode(clause.text), asked]) for clause in clauses])
        chances = self._kinds.predict_proba(features)
        names = list(self._kinds.classes_)
        found = []
        for clause, row, chance in zip(clauses, features, chances, strict=True):
            told = cue(clause.text)
            told = told if told in names else None  # a kind that was never trained has no place here
            if told is None and 1 - chance[names.index(NOTHING)] < self._config["sure"]:
                continue
            chance[names.index(NOTHING)] = 0
            best = names.index(told) if told else int(chance.argmax())
            ranked = self._themes.predict_proba(row.reshape(1, -1))[0]
            order = [int(place) for place in ranked.argsort()[::-1]]
            themes = [self._theme_names[p] for p in order if p == order[0] or ranked[p] > HALF][:3]
            found.append(
                {
                    "entity": names[best],
                    "start": clause.start,
                    "end": clause.end,
                    "value": clause.text,
                    "role": themes[0],
                    "themes": themes,
                    "say_back": say_back(clause.text, speaker=speaker),
                    "confidence_entity": float(chance[best]),
                    "extractor": "ExpressionExtractor",
                }
            )
        return found
