"""What the encoder is tuned on: words with tags, rows of pieces, with and without the question."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import heads, labels
from bot.labels import Expression, Message
from bot.listener import WEIGHTS
from bot.pieces import Vocabulary
from tuning.messages import ACTS, KINDS, SIGNALS, THEMES, load, prepare, tags

TEXT = "nou ik mis mijn hond. en mijn zus"
MARKED = (
    Expression(4, 20, "loss", ("home_place",), "U mist uw hond."),
    Expression(25, 33, "person", ("important_people",), "Uw zus is belangrijk."),
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary()


def test_each_expression_begins_once_and_goes_on_to_its_end() -> None:
    words = [(0, 3), (4, 6), (7, 10), (11, 15), (16, 20), (20, 21), (22, 24), (25, 29), (30, 33)]
    outside, begin, inside = heads.OUTSIDE, heads.BEGIN, heads.INSIDE
    assert tags(words, MARKED) == [outside, begin, inside, inside, inside, outside, outside, begin, inside]


def test_a_message_is_prepared_with_and_without_its_question(vocabulary: Vocabulary) -> None:
    message = Message("a.yml", 1, "tell", TEXT, MARKED, "Wat mist u het meest?")
    (asked,) = prepare(vocabulary, [message, Message("a.yml", 2, "greeting", "...")])[:1]
    alone = asked.without_question()
    assert len(alone.sequence.ids) < len(asked.sequence.ids)
    assert alone.tags == asked.tags
    assert alone.sequence.words == asked.sequence.words
    for one in (asked, alone):
        rows = one.rows(4, 20)
        assert rows is not None
        assert rows[0] == one.sequence.first[1]
    assert asked.rows(500, 510) is None


def test_a_mistake_in_the_labels_stops_it(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(
        'version: "3.1"\nnlu:\n- intent: sing\n  examples:\n  - text: |\n      la la\n', encoding="utf-8"
    )
    with pytest.raises(ValueError, match="make check"):
        load([wrong])


def test_the_heads_in_use_know_every_label() -> None:
    assert WEIGHTS.is_dir()
    known = heads.Heads()
    assert set(known.kinds) == set(KINDS) == labels.KINDS
    assert set(known.themes) == set(THEMES) == labels.THEMES
    assert set(known.signals) == set(SIGNALS)
    assert set(ACTS) == labels.ACTS
