"""The tone of a message."""

import pytest

from listening.tone import tone


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("ik mis mijn man", ["loss"]),
        ("Sinds mijn dochter overleden is zit ik hier maar", ["worry"]),
        ("dan zit ik savonds te huilen", ["worry"]),
        ("onze poes is dood", ["loss"]),
        ("mijn vader is gestorven", []),
        ("ik heb zo'n verdriet om hem", []),
        ("haha ja, maar ik mis haar elke dag", ["loss"]),
        ("nog één keer naar het graf van mijn zoon", ["wish"]),
    ],
)
def test_grief(text: str, kinds: list[str]) -> None:
    assert tone(text, kinds) == "grief"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("het is een schande hoe lang je op de bel moet wachten", ["worry"]),
        ("Belachelijk, om zeven uur naar bed. Ik ben geen kleuter.", ["dislike"]),
        ("verdomme weer koude aardappels", ["dislike"]),
        ("ik word er zo kwaad van", ["worry"]),
        ("IK WIL DAT NIET MEER!!", ["dislike"]),
        ("we pikken dit niet langer", ["worry"]),
    ],
)
def test_anger(text: str, kinds: list[str]) -> None:
    assert tone(text, kinds) == "anger"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("hahaha en toen viel ie in de sloot", []),
        ("een jonge vent graag ;-)", ["wish"]),
        ("grapje hoor", []),
        ("zo'n lekker ding van een fysio 😂", ["content"]),
    ],
)
def test_joke(text: str, kinds: list[str]) -> None:
    assert tone(text, kinds) == "joke"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("ik wil graag naar de markt", ["wish"]),
        ("ik mis mijn volkstuin", ["loss"]),
        ("de koffie is hier slap", ["worry"]),
        ("mijn kleren raken kwijt in de was", ["worry"]),
        ("van water wordt hij kwaad", ["preference"]),
        ("dat is geen grapje", ["preference"]),
        ("ik heb gehuild van het lachen", ["content"]),
        ("hij is als de dood voor honden", ["dislike"]),
        ("ik krijg het zo warm in bed", ["worry"]),
        ("die film is om te janken", []),
        ("boos was ik vroeger vaak", []),
    ],
)
def test_all_else_is_plain(text: str, kinds: list[str]) -> None:
    assert tone(text, kinds) == "plain"
