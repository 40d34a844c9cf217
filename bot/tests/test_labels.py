"""Reading labelled messages: the form of a file, the labels in it and the marks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from bot import labels
from bot.label_rules import look
from bot.labels import read, unmark
from bot.tests.labelled import document, mark

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "labelling.md").read_text(encoding="utf-8")
GOOD = (
    document(f"{mark('ik mis mijn hond')}, heel erg"),
    document(mark("ik mis mijn hond", themes="home_place,love_intimacy,feeling_well")),
    document("ja hoor", 'question: "Klopt dat?"', "speaker: relative", act="affirm"),
    document("ik val steeds", "signal: fall"),
    document("ik viel in slaap", "lookalike: fall"),
    document(f"nee, {mark('mijn hond', kind='person')}", act="correct"),
)


def found_in(tmp_path: Path, content: str) -> list[str]:
    """What is wrong with a file by itself."""
    file = tmp_path / "someone.yml"
    file.write_text(content, encoding="utf-8")
    messages, mistakes = read(file, "someone.yml")
    return [str(one) for one in (*mistakes, *(one for message in messages for one in look(message)))]


@pytest.mark.parametrize("content", GOOD)
def test_what_is_as_the_guide_wants_it_passes(tmp_path: Path, content: str) -> None:
    assert found_in(tmp_path, content) == []


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        ("", 1, "empty"),
        ("nlu:\n- intent: [\n", 3, "no YAML"),
        ("nlu:\n\t- intent: tell\n", 2, "no YAML"),
        ("- intent: tell\n", 1, "keys and values"),
        ("nlu:\n- intent: tell\n  examples: ja\n", 3, "should be a list"),
        ("nlu: hallo\n", 1, "should be a list"),
        ("nlu:\n- intent: tell\n  intent: deny\n  examples: []\n", 3, "given twice"),
        ("nlu:\n- intent: tell\n  lookup: x\n  examples: []\n", 3, "knows no 'lookup'"),
        ("nlu:\n- examples: []\n", 2, "intent is missing"),
        ("nlu:\n- intent: affirm\n  examples:\n  - text: 12\n", 4, "should be text; put it in double quotes"),
        ("nlu:\n- intent: affirm\n  examples:\n  - text: ' '\n", 4, "text is empty"),
        ("nlu:\n- intent: affirm\n  examples:\n  - metadata: {}\n", 4, "text is missing"),
        (document("ja", act="agree"), 3, "unknown act 'agree'"),
        (document("ja", "questio: x"), 8, "metadata knows no 'questio'"),
        (document("ja", "question: 12"), 8, "question should be text"),
        (document("ja", "question: ''"), 8, "question is empty"),
        (document("ja", "speaker: daughter"), 6, "unknown speaker 'daughter'"),
        (document("ja", "signal: sad"), 6, "unknown signal 'sad'"),
        (document("ja", "lookalike: sad"), 6, "unknown lookalike 'sad'"),
        (document(mark("mijn hond", kind="longing")), 6, "unknown kind 'longing'"),
        (document(mark("mijn hond", themes="pets")), 6, "unknown theme 'pets'"),
        (document(mark("mijn hond", themes="home_place, feeling_well")), 6, "unknown theme ' feeling_well'"),
        (document(mark("mijn hond", themes="")), 6, "unknown theme ''"),
        (document(mark("mijn hond", themes="home_place,home_place")), 6, "named twice"),
        (
            document(mark("mijn hond", themes="home_place,love_intimacy,feeling_well,own_choice")),
            6,
            "4 themes",
        ),
        (document('[mijn hond]{"entity": "loss", "role": "home_place"}'), 6, "each once"),
        (document('[mijn hond]{"entity": "loss", "role": "home_place", "value": 3}'), 6, "text only"),
        (document('[mijn hond]{"entity": "loss" "role": "home_place"}'), 6, "can't be read as JSON"),
        (document("[mijn hond](loss)"), 6, "belongs to no mark"),
        (document("mijn hond]"), 6, "belongs to no mark"),
        (document(f"[ik mis {mark('mijn hond')}]{{}}"), 6, "belongs to no mark"),
        (document(f"ik mis {mark(' ')} hond"), 6, "an empty piece"),
        (document("hallo", "question: a", act="greeting") + "extra: 1\n", 9, "the file knows no 'extra'"),
    ],
)
def test_form_and_labels(tmp_path: Path, content: str, line: int, what: str) -> None:
    found = found_in(tmp_path, content)
    assert any(one.startswith(f"someone.yml:{line}: ") and what in one for one in found), found


def test_a_message_that_cannot_be_read_does_not_hide_the_others(tmp_path: Path) -> None:
    file = tmp_path / "someone.yml"
    file.write_text("nlu:\n- intent: deny\n  examples:\n  - text: 12\n  - text: |\n      liever niet\n")
    messages, mistakes = read(file)
    assert [(message.text, message.line) for message in messages] == [("liever niet", 6)]
    assert [mistake.line for mistake in mistakes] == [4]


def test_no_utf_8_is_said_so(tmp_path: Path) -> None:
    file = tmp_path / "someone.yml"
    file.write_bytes(b"nlu: \xff\n")
    assert "UTF-8" in str(read(file)[1][0])


def test_marks_are_taken_off_with_their_places() -> None:
    text, found, wrong = unmark(f"och, {mark('mijn hond')} en {mark('de tuin', kind='wish')}.")
    assert (text, wrong) == ("och, mijn hond en de tuin.", [])
    assert [(text[one.start : one.end], one.kind) for one in found] == [
        ("mijn hond", "loss"),
        ("de tuin", "wish"),
    ]


def table(heading: str) -> set[str]:
    """The first column of the table below a heading of the guide."""
    part = GUIDE.split(f"## {heading}", 1)[1].split("\n## ", 1)[0]
    return set(re.findall(r"^\| ([a-z_]+) \|", part, re.MULTILINE)) - {"act", "kind", "theme", "id"}


def test_the_labels_are_those_of_the_guide_and_of_rasa() -> None:
    assert table("Acts") == labels.ACTS
    assert table("Expressions") == labels.KINDS
    assert table("Themes") == labels.THEMES
    assert table("Signals") == labels.SIGNALS
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    intents = {next(iter(one)) if isinstance(one, dict) else one for one in domain["intents"]}
    assert intents >= labels.ACTS
    assert set(domain["entities"]) >= labels.KINDS
