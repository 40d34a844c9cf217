"""What is told already, and what to ask on about."""

import pytest

from listening.aspects import ASPECTS, is_dead, next_aspect, told


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("ik wil naar de kapper want dan voel ik me weer mens", "why"),
        ("Graag een raam open, anders krijg ik het benauwd.", "why"),
        ("omdat me moeder dat ook altijd deed", "why"),
        ("naar de film met mijn kleindochter", "with_whom"),
        ("ik ga het liefst alleen", "with_whom"),
        ("kaarten met Henk en Wil", "with_whom"),
        ("mijn zus en ik gaan elk jaar", "with_whom"),
        ("samen zingen", "with_whom"),
        ("om half negen mn pap", "when"),
        ("'s avonds een borreltje", "when"),
        ("elke week bloemen op tafel", "when"),
        ("met kerst naar huis", "when"),
        ("zondags naar de mis", "when"),
        ("drie keer in de week douchen", "when"),
        ("vroeger stonden we altijd om vier uur te melken", "used_to_be"),
        ("We zaten veertig jaar elke dinsdag te bridgen", "used_to_be"),
        ("toen ik nog op de boerderij woonde", "used_to_be"),
        ("ik wil nog een keer naar Zandvoort", "where"),
        ("geen thee, liever koffie", "rather"),
    ],
)
def test_what_is_told(text: str, aspect: str) -> None:
    assert aspect in told(text)


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("ik wil een ander kussen", "why"),
        ("iets anders graag", "why"),
        ("Alleen een kopje thee graag", "with_whom"),
        ("met mijn handen in de aarde", "with_whom"),
        ("koffie met melk", "with_whom"),
        ("ik wil weer leren lopen", "when"),
        ("ik heb één zoon", "when"),
        ("ik wil weer naar buiten", "used_to_be"),
        ("mijn hond is weg", "used_to_be"),
        ("ik wou graag een hond", "used_to_be"),
    ],
)
def test_what_is_not_told(text: str, aspect: str) -> None:
    assert aspect not in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "mijn man is in mei overleden",
        "wijlen mijn broer zei dat ook",
        "Ons Riet is er niet meer.",
        "toen ging mijn hond dood",
        "ik heb twee mannen begraven",
        "ze is heengegaan",
        "sinds ik weduwe ben",
        "zij stierf voor ons veertigste",
        "ik ga elke week naar zijn graf",
        "hij is verongelukt op de brommer",
    ],
)
def test_somebody_died(text: str) -> None:
    assert is_dead(text)


@pytest.mark.parametrize(
    "text",
    [
        "ik wil begraven worden bij de kerk",
        "als ik er niet meer ben krijgt Joris de postzegels",
        "het is hier doodstil",
        "ik schrik me dood",
        "hij is als de dood voor de tandarts",
        "we zijn langs het zwembad gereden dat er niet meer is",
        "ik ben doodmoe",
        "de plant was dood",
        "zondag is hier dood",
        "mijn zus komt elke week",
        "hij wil gecremeerd worden",
        "ik was bijna verdronken",
    ],
)
def test_nobody_died(text: str) -> None:
    assert not is_dead(text)


def test_a_wish_is_asked_on_twice_and_no_more() -> None:
    first = next_aspect("wish", "pleasant_day", frozenset(), [], "plain")
    assert first == "why"
    assert next_aspect("wish", "pleasant_day", frozenset(), ["why"], "plain") == "with_whom"
    assert next_aspect("wish", "pleasant_day", frozenset(), ["why", "with_whom"], "plain") is None


def test_what_was_told_is_not_asked() -> None:
    message = "ik wil elke zondag met mijn dochter naar de kerk want daar kom ik tot rust"
    assert next_aspect("wish", "meaning_belief", told(message), [], "plain") == "help"
    assert next_aspect("interest", None, told("ik schaak met Pim"), [], "plain") == "needed"
    assert next_aspect("dislike", "food_drink", told("geen pap, liever brood"), [], "plain") is None
    assert next_aspect("person", None, told("ze belt elke avond"), ["together"], "plain") is None


def test_a_loss_gets_one_question_and_then_nothing() -> None:
    assert next_aspect("loss", "important_people", frozenset(), [], "grief") == "used_to_be"
    assert next_aspect("loss", "important_people", frozenset(), ["used_to_be"], "grief") is None
    assert next_aspect("loss", "important_people", {"used_to_be"}, [], "grief") is None


def test_nobody_asks_how_often_one_meets_the_dead() -> None:
    assert next_aspect("person", "important_people", frozenset(), [], "plain", dead=True) is None
    assert next_aspect("person", "important_people", frozenset(), [], "plain") == "together"


@pytest.mark.parametrize("kind", ASPECTS)
def test_nobody_is_asked_why_in_grief_or_anger(kind: str) -> None:
    for tone in ("grief", "anger"):
        assert next_aspect(kind, None, frozenset(), [], tone) not in ("why", "meaning")
        assert next_aspect(kind, None, frozenset(), ["help"], tone) is None


@pytest.mark.parametrize("kind", ASPECTS)
def test_only_aspects_of_the_table(kind: str) -> None:
    asked: list[str] = []
    while aspect := next_aspect(kind, None, frozenset(), asked, "plain"):
        assert aspect in ASPECTS[kind]
        asked.append(aspect)
    assert 1 <= len(asked) <= 2


def test_the_theme_decides_what_fits() -> None:
    assert next_aspect("wish", "home_place,pleasant_day", frozenset(), ["why"], "plain") == "help"
    assert next_aspect("wish", "love_intimacy", frozenset(), [], "plain") is None
    assert next_aspect("preference", "life_story", frozenset(), [], "plain") is None
    assert next_aspect("something", None, frozenset(), [], "plain") is None
