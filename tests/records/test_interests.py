"""What people's words name: measured on sentences written by hand, and the rules one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from records.interests.groups import Groups, groups, parse
from records.interests.matching import looked_for, named
from records.invented.reading import home

FOLDER = Path(__file__).parent


def wanted(file: str) -> list[tuple[str, dict[str, bool]]]:
    """Each sentence of a file with the interests that it names, and whether they are from before."""
    found = []
    for line in (FOLDER / file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            names, _, said = line.partition(" | ")
            keys = [name.strip() for name in names.split(",") if name.strip() != "-"]
            found.append((said, {key.rstrip("<"): key.endswith("<") for key in keys}))
    return found


def found(said: str) -> dict[str, bool]:
    return {one.key: one.before for one in named(said)}


@pytest.mark.parametrize(
    ("file", "least", "precision", "recall", "before"),
    [("interests.txt", 140, 0.9, 0.97, 0.95), ("interests_unseen.txt", 70, 0.9, 0.93, 0.92)],
)
def test_interests_are_found_and_little_else(
    file: str, least: int, precision: float, recall: float, before: float
) -> None:
    """The figures of docs/pleasant-day.md: in how many is right what is found, and found what is there."""
    right = wrong = missed = tense = 0
    lines = wanted(file)
    assert len(lines) >= least
    for said, keys in lines:
        got = found(said)
        right += len(keys.keys() & got.keys())
        wrong += len(got.keys() - keys.keys())
        missed += len(keys.keys() - got.keys())
        tense += sum(got[key] is was for key, was in keys.items() if key in got)
    assert right / (right + wrong) >= precision
    assert right / (right + missed) >= recall
    assert tense / right >= before


@pytest.mark.parametrize("file", ["interests.txt", "interests_unseen.txt"])
def test_every_interest_that_is_measured_exists(file: str) -> None:
    assert {key for _, keys in wanted(file) for key in keys} <= set(groups().of)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("biljart", "biljarten"),
        ("ik biljartte", "biljarten"),
        ("de biljartclub", "biljarten"),
        ("de biljartvrienden", "biljarten"),
        ("billjarten", "biljarten"),
        ("de mis", "kerk"),
        ("de kerkdienst", "kerk"),
        ("mijn moestuintje", "tuinieren"),
        ("het zangkoor", "zingen"),
        ("Koren waren mijn leven", "zingen"),
        ("die twee kaartavonden", "kaarten"),
    ],
)
def test_near_words_are_the_same_interest(said: str, key: str) -> None:
    assert key in found(said)


@pytest.mark.parametrize(
    "said",
    [
        "ik hou niet van kaarten",
        "Dansen, daar heb ik een hekel aan",
        "biljarten is niks voor mij",
        "mijn zoon zit op voetbal",
        "Mijn dochter vindt dat ik moet biljarten",
        "ik mis mijn man",
        "de kerktoren is hoog",
        "een kaartje sturen",
    ],
)
def test_what_is_denied_somebody_elses_or_something_else_names_nothing(said: str) -> None:
    assert found(said) == {}


def test_what_was_is_told_from_what_is() -> None:
    assert found("vroeger kaartte ik, nu niet meer") == {"kaarten": True}
    assert found("ik wil weer kaarten") == {"kaarten": False}
    assert found("Breien gaat nog, kijken niet meer zo") == {"breien": False}
    assert found("ik kan niet zonder zingen") == {"zingen": False}
    assert found("in de mijn gewerkt") == {"mijn": True}


def test_a_word_that_dutch_knows_is_no_misspelling() -> None:
    assert found("de koning van het land") == {}
    assert found("mijn kennis van vroeger") == {}


def test_looking_for_an_interest_forgives_spelling() -> None:
    assert "biljarten" in looked_for("bilajrten")
    assert "kerk" in looked_for("mis")
    assert looked_for("") == set()
    assert {"schutterij", "carnaval"} <= looked_for("clubs en feesten")


class TestGroups:
    def test_there_are_enough_and_each_has_an_idea(self) -> None:
        assert len(groups().of) >= 100
        for group in groups().of.values():
            assert group.words
            assert group.ideas, group.key
            assert group.who, group.key

    def test_belief_is_private_and_work_is_from_before(self) -> None:
        private = {group.heading for group in groups().of.values() if group.private}
        before = {group.heading for group in groups().of.values() if group.before}
        assert private == {"Geloof en zingeving"}
        assert before == {"Werk van vroeger"}

    def test_a_wrong_line_is_named(self) -> None:
        with pytest.raises(ValueError, match="line 2"):
            parse("== Spelen\nkaarten | Kaarten\n")
        with pytest.raises(ValueError, match="line 3: kaarten"):
            parse("== Spelen\nkaarten | Kaarten | kaart | kaarten\nkaarten | Kaarten | kaart | kaarten\n")

    def test_another_text_is_another_edition(self) -> None:
        one: Groups = parse("== Spelen\nkaarten | Kaarten | kaart | kaarten\n")
        assert one.edition != parse("== Spelen\nkaarten | Kaarten | kaart | kaarten, rikken\n").edition


def test_the_invented_home_names_many_interests() -> None:
    said = [
        wish.words
        for person in home().people
        for talk in person.talks
        for line in talk.lines
        for wish in line.wishes
    ]
    assert len({key for words in said for key in found(words)}) >= 40
