"""What the encoder is tuned on: words with tags, rows of pieces, with and without the question."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import heads, labels
from bot.labels import Expression, Message
from bot.listener import WEIGHTS
from bot.pieces import Vocabulary
from tuning.messages import ACTS, KINDS, SIGNALS, THEMES, load, prepare, questions, tags

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


def test_a_message_is_said_after_another_question(vocabulary: Vocabulary) -> None:
    message = Message("a.yml", 1, "tell", TEXT, MARKED, "Wat mist u het meest?")
    (one,) = prepare(vocabulary, [message])
    other = one.asked(vocabulary, "Waarom telt dat zo voor u, denkt u?")
    assert other.sequence.ids != one.sequence.ids
    assert other.tags == one.tags
    assert other.sequence.words == one.sequence.words


def test_only_who_tells_enough_is_asked_otherwise(vocabulary: Vocabulary) -> None:
    told = [
        Message("a.yml", 1, "tell", TEXT, MARKED, "Wat mist u het meest?"),
        Message("a.yml", 2, "tell", "met kaas", (), "Wat wilt u op brood?"),
        Message("a.yml", 3, "deny", "nee dat is het helemaal niet hoor", (), "Klopt dat?"),
    ]
    assert [one.stands_alone() for one in prepare(vocabulary, told)] == [True, False, False]


def test_only_questions_without_open_places_are_taken_from_the_domain(tmp_path: Path) -> None:
    domain = tmp_path / "domain.yml"
    domain.write_text(
        "responses:\n  utter_a:\n  - text: Wat eet u graag?\n  - text: Dat is mooi.\n"
        "  utter_b:\n  - text: 'Wat betekent {handle} voor u?'\n",
        encoding="utf-8",
    )
    assert questions(domain) == ["Wat eet u graag?"]


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
