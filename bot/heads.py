"""What the tuned heads make of a reading: which words carry something, of which kind and themes, and signals.

The heads are small networks that were tuned together with the encoder (`tuning/network.py` says how).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
from scipy.special import erf

from bot.listener import WEIGHTS, Reading
from bot.pieces import Span, Vectors

OUTSIDE, BEGIN, INSIDE = range(3)
NONE = "none"  # the signal of a message without one


class Heads:
    """The heads, loaded from `heads.npz`."""

    def __init__(self, path: Path = WEIGHTS / "heads.npz") -> None:
        with np.load(path) as kept:
            self._kept = {name: _whole(kept[name]) for name in kept.files}
        self.kinds = [str(name) for name in self._kept["kinds"]]
        self.themes = [str(name) for name in self._kept["themes"]]
        self.signals = [str(name) for name in self._kept["signals"]]

    def _two_layers(self, name: str, rows: Vectors) -> Vectors:
        kept = self._kept
        hidden = rows @ kept[f"{name}.hidden"].T + kept[f"{name}.hidden_bias"]
        hidden = 0.5 * hidden * (1 + erf(hidden / np.sqrt(2)))  # GELU
        strengths: Vectors = hidden @ kept[f"{name}.last"].T + kept[f"{name}.last_bias"]
        return strengths

    def kind_and_themes(self, vector: Vectors) -> tuple[Vectors, Vectors]:
        """How likely each of `kinds` and each of `themes` is, 0 to 1, for a piece (`Reading.span_vector`)."""
        return _likely(self._two_layers("kind", vector)), _likely(self._two_layers("theme", vector))

    def signal(self, reading: Reading) -> tuple[dict[str, float], dict[str, Span]]:
        """How likely each of `signals` is, 0 to 1, and the word that speaks most for it."""
        kept = self._kept
        evidence = reading.states @ kept["evidence"].T + kept["evidence_bias"]
        strengths = reading.sentence @ kept["signal"].T + kept["signal_bias"] + evidence.max(axis=0)
        words = evidence[reading.first].argmax(axis=0)
        likely = _likely(strengths)
        return (
            {name: float(value) for name, value in zip(self.signals, likely, strict=True)},
            {name: reading.words[int(word)] for name, word in zip(self.signals, words, strict=True)},
        )

    def carrying(self, reading: Reading, eagerness: float = 0.0) -> list[Span]:
        """The pieces that carry something, as words from and up to: the best path through the tags.

        `eagerness` is taken from the strength of "outside": above 0 more is found, below 0 less.
        """
        words = reading.states[reading.first]
        nothing = np.zeros_like(words[:1])
        around = np.hstack([words, np.vstack([nothing, words[:-1]]), np.vstack([words[1:], nothing])])
        strengths = self._two_layers("tag", around)
        strengths[:, OUTSIDE] -= eagerness
        tags = _best_path(strengths, self._kept["step"], self._kept["start"], self._kept["end"])
        pieces = []
        for begin in (place for place, tag in enumerate(tags) if tag == BEGIN):
            until = begin + 1
            while until < len(tags) and tags[until] == INSIDE:
                until += 1
            pieces.append((begin, until))
        return pieces


def _whole(numbers: Vectors) -> Vectors:
    """Weights are kept in 16 bits and reckoned with in 32; names stay as they are."""
    return numbers.astype(np.float32) if numbers.dtype == np.float16 else numbers


def _best_path(strengths: Vectors, step: Vectors, start: Vectors, end: Vectors) -> list[int]:
    """The likeliest tags of words in a row (Viterbi 1967)."""
    score = strengths[0] + start
    back = []
    for strength in strengths[1:]:
        paths = score[:, None] + step
        back.append(paths.argmax(axis=0))
        score = paths.max(axis=0) + strength
    tags = [int((score + end).argmax())]
    for came_from in reversed(back):
        tags.append(int(came_from[tags[-1]]))
    return tags[::-1]


def _likely(strengths: Vectors) -> Vectors:
    raised = np.exp(strengths - strengths.max())
    likely: Vectors = raised / raised.sum()
    return likely


@lru_cache(maxsize=1)
def heads() -> Heads:
    """The heads of this process."""
    return Heads()
