"""Every rule for a message and for messages that are the same: what it finds, and what it lets pass."""

from __future__ import annotations

import pytest

from bot.label_rules import LONGEST_QUESTION, LONGEST_TEXT, look, same
from bot.labels import Expression, Message, unmark
from bot.tests.labelled import mark, said


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f"ik mis {mark(' mijn hond')}", "a space at its edge"),
        (f"ik mis{mark(' mijn hond')}", "a space at its edge"),
        (f"ik mis {mark('mijn hond')}en", "ends in the middle of a word"),
        (f"{mark('mijn hond')}'s mand", "ends in the middle of a word"),
        (f"hert{mark('mijn hond')}", "begins in the middle of a word"),
        (f"'{mark('s nachts lees ik')}", "leaves out an apostrophe"),
        (mark("ik mis mijn hond."), "a full stop or comma at its edge"),
        (mark("ik mis mijn hond,"), "a full stop or comma at its edge"),
        (f"nou{mark(', ik mis mijn hond')}", "a full stop or comma at its edge"),
        (mark("en ik mis mijn hond"), "begins with 'en'"),
        (mark("Maar ik mis mijn hond"), "begins with 'Maar'"),
        (mark("ja, mijn hond"), "begins with 'ja,'"),
        (mark("nou, mijn hond"), "begins with 'nou,'"),
        (mark("want ik mis mijn hond"), "begins with 'want'"),
    ],
)
def test_marks_that_are_a_little_off(text: str, what: str) -> None:
    plain, expressions, _ = unmark(text)
    found = [one.what for one in look(Message("one.yml", 1, "tell", plain, expressions))]
    assert len(found) == 1, found
    assert what in found[0]


@pytest.mark.parametrize(
    "text",
    [
        f"en {mark('ik mis mijn hond')}.",
        mark("is er hier ook een hond?"),
        mark("maar twee boterhammen"),
        mark("nou zit ik zonder hond"),
        mark("enkel mijn hond"),
        f"{mark('mijn hond')}, {mark('mijn tuin')}",
        f"({mark('mijn hond')})",
        f"'{mark('mijn hond')}' zei ik",
        mark("'s nachts mis ik mijn hond"),
    ],
)
def test_marks_that_are_right(text: str) -> None:
    assert look(said(text)) == []


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("U mist mijn hond.", "holds 'mijn'"),
        ("Ik mis uw hond.", "holds 'Ik'"),
        ("U wilt dat we u horen.", "holds 'we'"),
        ("U mist m'n hond.", 'holds "m\'n"'),
        ("U mist uw hond", "without a full stop"),
        ("u mist uw hond.", "without a capital"),
        ("'s nachts mist u uw hond.", "without a capital"),
        ("U mist " + "heel " * 12 + "erg.", "more than 14 words"),
        ("U heeft een hond.", "write 'U hebt'"),
        ("U wil een hond.", "write 'U wilt'"),
        ("U mist uw hond. U bent verdrietig.", "one plain sentence"),
        ("U vraagt: waar is hij?.", "one plain sentence"),
        ("U mist  uw hond.", "one plain sentence"),
        ("U mist uw hond...", "one plain sentence"),
    ],
)
def test_a_value_that_cannot_be_said_back(value: str, what: str) -> None:
    message = Message("one.yml", 1, "tell", "mijn hond", (Expression(0, 9, "loss", ("home_place",), value),))
    found = [one.what for one in look(message)]
    assert len(found) == 1, found
    assert what in found[0]


@pytest.mark.parametrize(
    "value",
    [
        "'s Nachts mist u uw hond.",
        "U mist uw hond; de tuin is te stil.",
        "U leest graag Mijn Geheim.",
        "Élise is u dierbaar.",
        "U mist " + "heel " * 11 + "erg.",
        "U vraagt of iemand u kan helpen.",
    ],
)
def test_a_value_that_can_be_said_back(value: str) -> None:
    assert (
        look(Message("one.yml", 1, "tell", "hond", (Expression(0, 4, "loss", ("home_place",), value),))) == []
    )


@pytest.mark.parametrize(
    ("message", "what"),
    [
        (said(mark("mijn hond"), act="thanks"), "an expression in thanks"),
        (said("ik lach me dood", signal="suicidality", lookalike="suicidality"), "signal and lookalike"),
        (said("a" * (LONGEST_TEXT + 1)), "characters, more than"),
        (said("ja", question="Hoe? " * LONGEST_QUESTION), "the question should be"),
        (said("ja", question="Hoe\ndan?"), "the question should be"),
    ],
)
def test_a_message_that_cannot_be(message: Message, what: str) -> None:
    found = [one.what for one in look(message)]
    assert len(found) == 1, found
    assert what in found[0]


@pytest.mark.parametrize(
    "message",
    [
        *(said(mark("mijn hond"), act=act) for act in ("tell", "deny", "correct", "affirm")),
        said("a" * LONGEST_TEXT, question="a" * LONGEST_QUESTION),
    ],
)
def test_a_message_that_can_be(message: Message) -> None:
    assert look(message) == []


HOW, WHERE = "Hoe gaat het?", "Waar woont u?"


@pytest.mark.parametrize(
    ("training", "test", "what"),
    [
        (
            [said("Dat weet ik niet."), said("dat weet ik, niet!", question=HOW, line=9)],
            [],
            "same message as",
        ),
        ([said("ja", "affirm", HOW), said("Ja!", "affirm", HOW, line=9)], [], "same message as"),
        ([said("..."), said("...", line=9)], [], "same message as"),
        ([], [said("ja", "affirm", HOW), said("ja", "affirm", HOW, line=9)], "same message as"),
        ([said("laat maar", "deny", HOW), said("laat maar", "skip", HOW, line=9)], [], "skip here, and deny"),
        ([said("ja ja", "affirm", HOW, line=9)], [said("Ja, ja", "affirm", HOW)], "tested with"),
        ([said("ik mis mijn hond", line=9)], [said("Ik mis mijn hond", question=HOW)], "tested with"),
    ],
)
def test_the_same_message_twice(training: list[Message], test: list[Message], what: str) -> None:
    found = same(training, test)
    assert [mistake.line for mistake in found] == [9]
    assert what in found[0].what


def test_short_answers_may_answer_several_questions() -> None:
    training = [said("nooit", "deny", HOW), said("nooit", "tell", WHERE), said("nee", "deny", WHERE)]
    assert same(training, [said("nee", "deny", HOW), said("ik mis mijn hond")]) == []
