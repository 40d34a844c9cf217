"""Every rule of the check of the labelled messages: what it finds, and what it lets pass."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from bot import check_data, labels
from bot.check_data import check, main, near
from bot.encoder import Encoder, Vectors
from bot.label_rules import LONGEST_QUESTION, LONGEST_TEXT, look, same
from bot.labels import Expression, Message, read, unmark

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "labelling.md").read_text(encoding="utf-8")
VALUE = "U mist uw hond."


def mark(span: str, kind: str = "loss", themes: str = "home_place", value: str = VALUE) -> str:
    return f'[{span}]{{"entity": "{kind}", "role": "{themes}", "value": "{value}"}}'


def document(text: str, *metadata: str, act: str = "tell") -> str:
    lines = ['version: "3.1"', "nlu:", f"- intent: {act}", "  examples:", "  - text: |", f"      {text}"]
    if metadata:
        lines += ["    metadata:", *(f"      {line}" for line in metadata)]
    return "\n".join(lines) + "\n"


def found_in(tmp_path: Path, content: str) -> list[str]:
    """What is wrong with a file by itself."""
    file = tmp_path / "someone.yml"
    file.write_text(content, encoding="utf-8")
    messages, mistakes = read(file, "someone.yml")
    return [str(one) for one in (*mistakes, *(one for message in messages for one in look(message)))]


def said(
    text: str, act: str = "tell", question: str = "", file: str = "one.yml", line: int = 1, **given: str
) -> Message:
    plain, expressions, wrong = unmark(text)
    assert not wrong
    return Message(file, line, act, plain, expressions, question, **given)


GOOD = (
    document(f"{mark('ik mis mijn hond')}, heel erg"),
    document(mark("ik mis mijn hond", themes="home_place,love_intimacy,feeling_well")),
    document("ja hoor", 'question: "Klopt dat?"', "speaker: relative", act="affirm"),
    document("ik val steeds", "signal: fall"),
    document("ik viel in slaap", "lookalike: fall"),
    document(f"nee, {mark('mijn hond', kind='person')}", act="correct"),
)


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


# From here on with real vectors. Many messages make the middle that the others are seen from.
AROUND = (
    "Mijn vader was smid in Ootmarsum en ik heb nog met de blaasbalg gespeeld.",
    "om acht uur graag twee beschuiten en een kop thee zonder suiker",
    "ze komen hier altijd binnen zonder te kloppen daar word ik naar van",
    "Mijn dochter belt elke zondag vanuit Canada, dan zet ik de telefoon op luid.",
    "wat bedoelt u daar precies mee",
    "ik slaap slecht sinds die verbouwing",
    "vroeger zong ik alt in het kerkkoor",
    "kunt u dat nog eens rustig herhalen",
    "nee dank u, vandaag even niet",
    "zijn knie doet zeer als het gaat regenen",
    "Kaarten met de mannen op vrijdagmiddag, daar leef ik voor.",
    "wie leest er eigenlijk mee met wat ik hier typ",
    "de aardappels zijn hier altijd stukgekookt",
    "ik wil morgen graag weer verder praten",
    "Als ik dood ben mag alles naar de kringloop, behalve de klok.",
    "mijn man had een boot op de Loosdrechtse plassen",
)
PARROT = "ik wil zo graag weer eens een papegaai die mij elke morgen goeiemorgen zegt"


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    return Encoder(tmp_path_factory.mktemp("cache") / "vectors.db")


def around(*more: str) -> list[Message]:
    return [said(text, line=line) for line, text in enumerate((*AROUND, *more), 1)]


@pytest.mark.parametrize(
    "copy",
    [
        "ik wil zo graag weer eens een papegaai die mij elke avond goeienacht zegt",
        "Ik zou zo graag weer een papegaai willen, die me elke morgen goeiemorgen zegt.",
        "Zo graag wil ik weer eens een papegaai die elke ochtend goeiemorgen tegen mij zegt.",
    ],
)
def test_a_near_copy_is_found_within_a_set_and_between_both(encoder: Encoder, copy: str) -> None:
    within = near(around(PARROT, copy), [said("Ik heb in een drukkerij gewerkt.")], encoder)
    assert [mistake.line for mistake in within] == [len(AROUND) + 2]
    assert f"in one.yml:{len(AROUND) + 1} (0." in within[0].what
    assert "remove one of them" in within[0].what
    between = near(around(copy), [said(PARROT, file="test.yml", line=7)], encoder)
    assert [mistake.line for mistake in between] == [len(AROUND) + 1]
    assert "in test.yml:7" in between[0].what
    assert "tested with" in between[0].what
    tested = near(around(), [said(PARROT, line=3), said(copy, line=4)], encoder)
    assert [mistake.line for mistake in tested] == [4]


def test_what_different_people_say_of_the_same_thing_is_no_copy(encoder: Encoder) -> None:
    other = "Onze papegaai kon vloeken als een ketter, dat vond de dominee maar niks."
    assert near(around(PARROT), [said(other)], encoder) == []
    assert near(around(PARROT, other), [said("Ik heb in een drukkerij gewerkt.")], encoder) == []


def test_a_few_words_may_be_alike_within_a_set_but_not_between_both(encoder: Encoder) -> None:
    few, too = "nee laat maar zitten", "nee schat laat maar zitten"
    assert near(around(few, too), [], encoder) == []
    assert [mistake.line for mistake in near(around(few), [said(too)], encoder)] == [len(AROUND) + 1]
    assert len(near(around(few, "nou nee laat maar zitten"), [], encoder)) == 1
    assert near(around("nee laat maar"), [said("nou nee laat maar")], encoder) == []


STORY = (
    "toen wij trouwden hadden we niks, een tafel van mijn oom en twee stoelen van de kerk, en in de eerste "
    "winter hebben we die ene stoel opgestookt omdat het zo koud was, dat vertelde mijn man op elk feest"
)


def test_of_long_stories_only_those_with_common_words_in_a_row_are_compared(encoder: Encoder) -> None:
    copy = STORY.replace("mijn oom", "zijn tante").replace("winter", "maand").replace("feest", "verjaardag")
    assert [mistake.line for mistake in near(around(STORY, copy), [], encoder)] == [len(AROUND) + 2]
    assert [mistake.line for mistake in near(around(copy), [said(STORY)], encoder)] == [len(AROUND) + 1]
    asked: list[str] = []

    class Counted:
        def many(self, texts: list[str]) -> Vectors:
            asked.extend(texts)
            return encoder.many(texts)

    near(around(STORY), [said(PARROT)], Counted())  # type: ignore[arg-type]
    assert asked == [*AROUND, PARROT]


def test_without_messages_there_are_no_copies(encoder: Encoder) -> None:
    assert near([], [said(PARROT)], encoder) == []
    assert near([said("nee")], [], encoder) == []


def test_the_same_words_are_left_to_the_other_rule(encoder: Encoder) -> None:
    assert near(around(PARROT), [said(PARROT.upper())], encoder) == []


def folders(tmp_path: Path, training: str, test: str) -> tuple[Path, Path]:
    made = (tmp_path / "nlu", tmp_path / "test")
    for path, content in zip(made, (training, test), strict=True):
        path.mkdir()
        (path / "someone.yml").write_text(content, encoding="utf-8")
    return made


def test_everything_is_looked_at_and_told_in_order(tmp_path: Path, encoder: Encoder) -> None:
    training, test = folders(
        tmp_path, document(mark("mijn hond.")), document("ja", "speaker: cat", act="affirm")
    )
    messages, wrong = check(encoder, training, test)
    assert messages == 2
    assert [(Path(one.file).parent.name, one.line) for one in wrong] == [("nlu", 6), ("test", 6)]


def test_no_messages_at_all_is_a_mistake(tmp_path: Path, encoder: Encoder) -> None:
    messages, wrong = check(encoder, tmp_path / "nlu", tmp_path / "test")
    assert messages == 0
    assert [one.what.split(";")[0] for one in wrong] == ["no messages here"] * 2


def test_one_line_when_all_is_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").mkdir()
    training, _ = folders(tmp_path / "data", GOOD[0], GOOD[3])
    monkeypatch.chdir(tmp_path)
    assert main() == 0
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("labelled data: no mistakes in 2 messages.\n", "")
    (training / "someone.yml").write_text(document("ja", act="agree"), encoding="utf-8")
    assert main() == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "data/nlu/someone.yml:3: unknown act 'agree'" in shown.err
    assert shown.err.endswith("labelled data: mistakes: 1, see above.\n")


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


def test_the_data_of_this_repository_are_where_the_check_looks() -> None:
    assert any((ROOT / check_data.TRAINING).glob("*.yml"))
    assert any((ROOT / check_data.TEST).glob("*.yml"))
