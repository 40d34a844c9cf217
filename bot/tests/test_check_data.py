"""The check of the labelled messages: copies that are near, and the check as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import check_data
from bot.check_data import check, main, near
from bot.encoder import Encoder, Vectors
from bot.labels import Message
from bot.tests.labelled import document, mark, said

ROOT = Path(__file__).resolve().parents[2]

# The vectors are real ones. Many messages make the middle that the others are seen from.
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
    one, other = document(mark("ik mis mijn hond")), document("ik val steeds", "signal: fall")
    training, _ = folders(tmp_path / "data", one, other)
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


def test_the_data_of_this_repository_are_where_the_check_looks() -> None:
    assert any((ROOT / check_data.TRAINING).glob("*.yml"))
    assert any((ROOT / check_data.TEST).glob("*.yml"))
