"""A peer to measure ourselves against: tf-idf of words and letters with logistic regression.

One classifier says the act of a message, one its signal; two more say of each of its clauses
(`listening.clauses`) what kind of expression it is, if any, and on which theme. All read the question too.
"""

from __future__ import annotations

from typing import Any

from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.figures import HALF, NONE, Understood
from bot.labels import Expression, Message
from bot.understand import REPORTED_AS
from listening.clauses import Clause, cut

CARRYING = frozenset({"tell", "deny", "affirm", "correct"})  # acts that can hold an expression
STRENGTH = 3.0  # C of the logistic regression: the less, the more it is held back
WORD = r"\w+"
Asked = tuple[str, str]  # a text and the question that it answers


class Classifier:
    """Says one label of a text and its question."""

    def __init__(self) -> None:
        self._text = [
            TfidfVectorizer(ngram_range=(1, 2), token_pattern=WORD, min_df=2, sublinear_tf=True),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=2, sublinear_tf=True),
        ]
        self._question: Any = TfidfVectorizer(ngram_range=(1, 2), token_pattern=WORD, sublinear_tf=True)
        self._regression = LogisticRegression(
            C=STRENGTH, class_weight="balanced", solver="liblinear", random_state=1
        )

    def train(self, asked: list[Asked], labels: list[str]) -> None:
        """Learn which texts have which labels."""
        texts, questions = [text for text, _ in asked], [question for _, question in asked]
        columns = [one.fit_transform(texts) for one in self._text]
        if any(questions):
            columns.append(self._question.fit_transform(questions))
        else:
            self._question = None
        self._regression.fit(hstack(columns).tocsr(), labels)

    def label(self, asked: list[Asked]) -> list[str]:
        """The likeliest label of each text."""
        texts, questions = [text for text, _ in asked], [question for _, question in asked]
        columns = [one.transform(texts) for one in self._text]
        if self._question is not None:
            columns.append(self._question.transform(questions))
        return [str(label) for label in self._regression.predict(hstack(columns).tocsr())]


def marked(clause: Clause, expressions: tuple[Expression, ...]) -> Expression | None:
    """The expression that at least half of a clause belongs to."""
    for one in expressions:
        inside = min(clause.end, one.end) - max(clause.start, one.start)
        if inside >= HALF * (clause.end - clause.start):
            return one
    return None


class Peer:
    """The four classifiers together."""

    def __init__(self) -> None:
        self._act, self._signal, self._kind, self._theme = (Classifier() for _ in range(4))

    def train(self, messages: list[Message]) -> None:
        """Learn from labelled messages."""
        asked = [(one.text, one.question) for one in messages]
        self._act.train(asked, [REPORTED_AS.get(one.act, one.act) for one in messages])
        self._signal.train(asked, [one.signal or NONE for one in messages])
        clauses: list[Asked] = []
        kinds: list[str] = []
        carrying: list[Asked] = []
        themes: list[str] = []
        for one in messages:
            for clause in cut(one.text):
                expression = marked(clause, one.expressions)
                clauses.append((clause.text, one.question))
                kinds.append(expression.kind if expression else NONE)
                if expression:
                    carrying.append((clause.text, one.question))
                    themes.append(expression.themes[0])
        self._kind.train(clauses, kinds)
        self._theme.train(carrying, themes)

    def understand(self, message: Message) -> Understood:
        """What is understood of a message; it says nothing back."""
        asked = [(message.text, message.question)]
        act = self._act.label(asked)[0]
        expressions = self._expressions(message) if act in CARRYING else []
        return {"act": act, "expressions": expressions, "signal": self._signal.label(asked)[0]}

    def _expressions(self, message: Message) -> list[dict[str, Any]]:
        """Clauses that carry something; those of one kind in a row belong together."""
        clauses = cut(message.text)
        if not clauses:
            return []
        found: list[tuple[int, int, str]] = []
        before = NONE
        for clause, kind in zip(
            clauses, self._kind.label([(one.text, message.question) for one in clauses]), strict=True
        ):
            if kind == before != NONE:
                found[-1] = (found[-1][0], clause.end, kind)
            elif kind != NONE:
                found.append((clause.start, clause.end, kind))
            before = kind
        if not found:
            return []
        spans = [message.text[start:end] for start, end, _ in found]
        themes = self._theme.label([(span, message.question) for span in spans])
        return [
            {"kind": kind, "span": span, "themes": [theme]}
            for (_, _, kind), span, theme in zip(found, spans, themes, strict=True)
        ]
