"""Reading a message: the same alone as in a crowd, with its question, and however long it is."""

from __future__ import annotations

import numpy as np
import pytest

from bot.listener import LONGEST_QUESTION, LONGEST_TEXT, WIDTH, Listener, sequences
from bot.pieces import Vocabulary

MESSAGES = [
    ("ik mis mijn hond", "Wat mist u?", "client"),
    ("nee", "Klopt dat?", "client"),
    ("ze wil zo graag weer eens naar de markt, en dan koffie met haar zus", "", "relative"),
    ("...", "Hoe gaat het?", "client"),
    ("  ", "", "client"),
]


@pytest.fixture(scope="module")
def listener() -> Listener:
    return Listener(remembered=4)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary()


def test_a_message_is_read_alone_as_in_a_crowd(listener: Listener) -> None:
    together = Listener().many(MESSAGES)
    for message, reading in zip(MESSAGES, together, strict=True):
        alone = listener.read(*message)
        assert (alone is None) == (reading is None)
        if alone is not None and reading is not None:
            assert alone.words == reading.words
            near = (
                alone.sentence
                @ reading.sentence
                / np.linalg.norm(alone.sentence)
                / np.linalg.norm(reading.sentence)
            )
            assert near > 0.95  # 8 bits: a batch rounds otherwise


def test_only_white_space_can_not_be_read(listener: Listener) -> None:
    assert listener.read("  ", "", "client") is None
    assert listener.read("", "", "client") is None


def test_the_question_and_the_speaker_count(listener: Listener) -> None:
    readings = [
        listener.read("nee", "Klopt dat?", "client"),
        listener.read("nee", "Wilt u meer vertellen?", "client"),
        listener.read("nee", "Klopt dat?", "relative"),
    ]
    vectors = [reading.sentence for reading in readings if reading is not None]
    assert len(vectors) == 3
    assert not np.allclose(vectors[0], vectors[1])
    assert not np.allclose(vectors[0], vectors[2])


def test_every_word_has_its_place_and_its_row(listener: Listener) -> None:
    text = "Mijn zus, die woont in Zutphen."
    reading = listener.read(text, "Wie is dat?")
    assert reading is not None
    assert [text[start:end] for start, end in reading.words] == [
        "Mijn",
        "zus",
        ",",
        "die",
        "woont",
        "in",
        "Zutphen",
        ".",
    ]
    assert reading.first == sorted(set(reading.first))
    assert reading.first[-1] < len(reading.states)
    assert reading.sentence.shape == (2 * WIDTH,)
    assert reading.span_vector(0, 2).shape == (3 * WIDTH,)


def test_a_very_long_message_is_read_to_its_end(listener: Listener, vocabulary: Vocabulary) -> None:
    text = "en toen liepen we weer naar huis " * 60 + "ik mis haar"
    parts = sequences(vocabulary, text, "", "client")
    assert len(parts) > 1
    assert all(len(part.ids) <= LONGEST_TEXT + LONGEST_QUESTION + 3 for part in parts)
    words = [word for part in parts for word in part.words]
    assert words == sorted(set(words))
    assert text[words[-1][0] : words[-1][1]] == "haar"
    reading = listener.read(text)
    assert reading is not None
    assert reading.words == words


def test_of_a_long_question_the_end_is_read(vocabulary: Vocabulary) -> None:
    (part,) = sequences(
        vocabulary, "ja", "U vertelde over de tuin en de markt. " * 20 + "Klopt dat?", "client"
    )
    asked, _ = vocabulary.cut("Klopt dat?")
    assert part.ids[part.text_from - 1 - len(asked) : part.text_from - 1] == asked


def test_only_so_many_messages_are_remembered(listener: Listener) -> None:
    for number in range(10):
        listener.read(f"bericht {number}")
    assert len(listener._known) == 4
