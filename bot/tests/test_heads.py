"""The tuned heads: pieces that carry something, kinds and themes, signals."""

from __future__ import annotations

import numpy as np
import pytest

from bot.heads import BEGIN, INSIDE, OUTSIDE, Heads, _best_path
from bot.listener import Listener, Reading
from listening.signals import ORDER


@pytest.fixture(scope="module")
def heads() -> Heads:
    return Heads()


@pytest.fixture(scope="module")
def listener() -> Listener:
    return Listener()


def reading(listener: Listener, text: str, question: str = "") -> Reading:
    found = listener.read(text, question)
    assert found is not None
    return found


def test_the_heads_know_the_labels_of_the_guide(heads: Heads) -> None:
    assert len(heads.kinds) == 8
    assert len(heads.themes) == 16
    assert set(heads.signals) == {"none", *ORDER}


def test_a_wish_and_a_loss_are_found_apart(heads: Heads, listener: Listener) -> None:
    text = "ik mis mijn hond zo. en ik wil graag weer eens naar de markt"
    found = reading(listener, text)
    pieces = heads.carrying(found)
    kinds = []
    for begin, until in pieces:
        likely, themes = heads.kind_and_themes(found.span_vector(begin, until))
        assert likely.sum() == pytest.approx(1, abs=1e-4)
        assert themes.sum() == pytest.approx(1, abs=1e-4)
        kinds.append(heads.kinds[int(likely.argmax())])
    assert kinds == ["loss", "wish"]
    assert text[found.words[pieces[1][0]][0] :].startswith("ik wil")


def test_an_eager_head_finds_no_less(heads: Heads, listener: Listener) -> None:
    found = reading(listener, "mijn vader was smid en we woonden boven de zaak, het was er warm")
    counts = [len(heads.carrying(found, eagerness)) for eagerness in (-20, 0, 20)]
    assert counts[0] == 0
    assert counts[2] >= max(counts[1], 1)


def test_a_signal_says_which_word_speaks_for_it(heads: Heads, listener: Listener) -> None:
    text = "ik ben vannacht uit bed gevallen en ik lag daar tot de ochtend"
    likely, words = heads.signal(reading(listener, text))
    assert sum(likely.values()) == pytest.approx(1, abs=1e-4)
    assert max(likely, key=lambda name: likely[name]) == "fall"
    start, end = words["fall"]
    assert text[start:end] in text.split()


def test_the_best_path_never_goes_inside_from_outside() -> None:
    step = np.array([[0, 0, -1e4], [0, 0, 0], [0, 0, 0]], dtype=np.float32)
    start = np.array([0, 0, -1e4], dtype=np.float32)
    strengths = np.array([[0, -1, 5], [3, 0, 3.5], [0, 0, 4]], dtype=np.float32)
    path = _best_path(strengths, step, start, np.zeros(3, dtype=np.float32))
    assert path == [BEGIN, INSIDE, INSIDE]
    assert _best_path(-strengths, step, start, np.zeros(3, dtype=np.float32))[0] in {OUTSIDE, BEGIN}
