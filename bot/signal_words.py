"""Signals by the letters and words of a message: a linear model beside the tuned network.

The network hears what is meant, but has learned the training messages nearly by heart and doubts plain cries
in other words. Letters and words are blunt and sturdy. What both bring is in docs/listening.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import joblib
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline, make_union

STRENGTH = 25.0  # C: how far the model may follow its examples; 3, 8 and 25 were tried
WORD = r"(?u)\b\w+\b"
FILE = "signal_words.joblib"


def new_model() -> Pipeline:
    """Pieces of two to five letters within words, and one to three words, into a logistic regression."""
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True)
    words = TfidfVectorizer(ngram_range=(1, 3), min_df=2, sublinear_tf=True, token_pattern=WORD)
    return make_pipeline(make_union(letters, words), LogisticRegression(C=STRENGTH, max_iter=400))


class SignalWords:
    """How likely a message holds each signal, by its letters and words alone."""

    def __init__(self, model: Pipeline) -> None:
        self._model = model

    @classmethod
    def learned_from(cls, texts: Sequence[str], kinds: Sequence[str]) -> SignalWords:
        """Learn from messages; `kinds` names the signal of each, or `heads.NONE`."""
        model = new_model()
        model.fit([text.lower() for text in texts], list(kinds))
        return cls(model)

    def likely(self, text: str) -> dict[str, float]:
        """How likely each signal, and none, is: 0 to 1."""
        chances = self._model.predict_proba([text.lower()])[0]
        return {str(kind): float(chance) for kind, chance in zip(self._model.classes_, chances, strict=True)}

    def save(self, folder: Path) -> None:
        """Keep it."""
        joblib.dump(self._model, folder / FILE)

    @classmethod
    def load(cls, folder: Path) -> SignalWords:
        """As it was kept; the file is our own model's."""
        return cls(joblib.load(folder / FILE))
