"""Wishes that say the same thing."""

import pytest

from listening.doubles import doubles, stem

MARKET = ("wish", "ik wil weer eens naar de markt", "U wilt weer eens naar de markt.")
MARKET_WITH_SISTER = ("wish", "met mijn zus naar de markt", "U wilt graag met uw zus naar de markt.")
DOG = ("loss", "mijn hond", "U mist uw hond.")


def test_the_same_wish_said_twice_is_one_group() -> None:
    assert doubles([MARKET, DOG, MARKET_WITH_SISTER]) == [[0, 2]]


def test_without_doubles_there_are_no_groups() -> None:
    assert doubles([MARKET, DOG]) == []
    assert doubles([]) == []


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("dislike", "U eet geen spruitjes.", "U lust geen spruiten."),
        ("interest", "U zingt graag.", "U zingt graag in het koor."),
        ("wish", "U wilt elke dag wandelen.", "U wilt graag een wandeling, u wilt wandelen."),
        ("loss", "U mist uw man.", "U mist uw man heel erg."),
        ("worry", "De deur klemt.", "De deur van uw kamer klemt."),
        (
            "interest",
            "Uw opa luistert naar voetbal op de radio.",
            "Uw opa luistert graag op de radio naar voetbal.",
        ),
    ],
)
def test_other_words_for_the_same(kind: str, one: str, other: str) -> None:
    assert doubles([(kind, "een", one), (kind, "twee", other)]) == [[0, 1]]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("wish", "U wilt uw zoon vaker zien.", "U wilt uw dochter vaker zien."),
        ("preference", "U drinkt om tien uur koffie.", "U drinkt om elf uur koffie."),
        ("preference", "U staat graag om acht uur op.", "U eet graag om acht uur."),
        ("wish", "U wilt op zondag fietsen.", "U wilt op zaterdag fietsen."),
        ("wish", "U wilt een tuin.", "U wilt in de tuin koffie drinken."),
        ("loss", "U mist uw man.", "U mist uw hond."),
        ("wish", "U wilt naar de kerk.", "U wilt niet naar de kerk."),
        ("interest", "Uw moeder zingt graag.", "Uw vader zingt graag."),
        ("wish", "U vraagt of Tineke er al is.", "U wilt bij Tineke slapen."),
    ],
)
def test_what_is_only_alike_stays_apart(kind: str, one: str, other: str) -> None:
    assert doubles([(kind, "een", one), (kind, "twee", other)]) == []


def test_a_loss_is_not_a_wish() -> None:
    assert doubles([DOG, ("wish", "mijn hond", "U wilt uw hond bij u.")]) == []


def test_quotes_are_compared_by_the_own_words() -> None:
    quote = ("wish", "nog es naor de markt", "U zei: ‘nog es naor de markt’.")
    other = ("wish", "naar de markt, nog een keer", "U zei: ‘naar de markt, nog een keer’.")
    far = ("wish", "een hond erbij", "U zei: ‘een hond erbij’.")
    assert doubles([("wish", "ik wil naar de markt", "U wilt naar de markt."), other, far]) == [[0, 1]]
    assert doubles([quote, far]) == []


def test_empty_words_are_never_the_same() -> None:
    assert doubles([("wish", "ja", "U zei: ‘ja’."), ("wish", "ja", "U zei: ‘ja’.")]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bomen", "boompje"),
        ("honden", "hond"),
        ("huizen", "huis"),
        ("brieven", "brief"),
        ("gezongen", "zingt"),
        ("katje", "kat"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_other_words_have_other_stems() -> None:
    assert (
        len({stem(word) for word in ["huis", "tuin", "hond", "vis", "muis", "kerk", "koor", "zoon", "zon"]})
        >= 8
    )
