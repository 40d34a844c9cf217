"""Labels by the letters and words of a message: a linear model beside the tuned network.

The network hears what is meant, but has learned the training messages nearly by heart: it doubts plain cries
in other words, and an unknown question sways it. Letters and words are blunt and sturdy, and know nothing of
the question. What both bring is in docs/listening.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import joblib
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline, make_union

WORD = r"(?u)\b\w+\b"
FILE = "words.joblib"


def _model(
    letters: tuple[int, int], words: tuple[int, int], rare: int, classifier: LogisticRegression
) -> Pipeline:
    """Pieces of so many letters within words, and so many words in a row, into a logistic regression.

    `rare`: in how many messages a piece must stand to count.
    """
    pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=letters, min_df=rare, sublinear_tf=True)
    rows = TfidfVectorizer(ngram_range=words, min_df=2, sublinear_tf=True, token_pattern=WORD)
    return make_pipeline(make_union(pieces, rows), classifier)


def thorough() -> Pipeline:
    """For signals: all kinds weighed against each other. Takes half a minute to train."""
    return _model((2, 5), (1, 3), 3, LogisticRegression(C=25.0, max_iter=400))


def quick() -> Pipeline:
    """For acts: each against the rest; some seconds to train."""
    return _model((2, 4), (1, 2), 4, LogisticRegression(C=10.0, solver="liblinear"))


class WordModel:
    """How likely each label of a message is, by its letters and words alone."""

    def __init__(self, model: Pipeline) -> None:
        self._model = model

    @classmethod
    def learned_from(cls, texts: Sequence[str], labels: Sequence[str], model: Pipeline) -> WordModel:
        """Let an untrained `model` learn from messages with a label each."""
        model.fit([text.lower() for text in texts], list(labels))
        return cls(model)

    def likely(self, text: str) -> dict[str, float]:
        """How likely each label is: 0 to 1."""
        chances = self._model.predict_proba([text.lower()])[0]
        return {str(name): float(chance) for name, chance in zip(self._model.classes_, chances, strict=True)}

    def save(self, folder: Path) -> None:
        """Keep it."""
        joblib.dump(self._model, folder / FILE)

    @classmethod
    def load(cls, folder: Path) -> WordModel:
        """As it was kept; the file is our own model's."""
        return cls(joblib.load(folder / FILE))
