"""What our turn asks is told by its words and buttons."""

from __future__ import annotations

import pytest

from records.models import ConversationKind, Speaker
from tests.talks.asking import sort_of
from tests.talks.scripted import DONE, OPENING, PAGE, THREE, YES_NO, human


@pytest.mark.parametrize(
    ("text", "buttons", "sort"),
    [
        ("Wat maakt dat belangrijk voor u?", [], "why"),
        ("Met wie doet u dat graag?", [], "with_whom"),
        ("Wanneer kwam u daar voor het laatst?", [], "when"),
        ("Hoe was dat vroeger?", [], "used_to_be"),
        ("U wilt graag naar zee. Wat vindt u nog meer fijn?", DONE, "other"),
        ("Zullen we het hier eens over hebben?", THREE, "offer"),
        ("U wilt naar zee. U mist uw hond. Klopt dat?", PAGE, "check"),
        (
            "Welke mag weg?",
            [{"title": "naar zee", "payload": "/a"}, {"title": "hond", "payload": "/b"}],
            "which",
        ),
        ("Wat zou voor u het eerst mogen gebeuren?", THREE, "first"),
        ("Wie mag dit weten?", [{"title": "Mijn contactpersoon", "payload": "/x"}], "may_know"),
        ("Mag uw contactpersoon u nu bellen?", YES_NO, "call"),
        ("Wilt u verder praten, of stoppen?", [{"title": "Stoppen", "payload": "/stop"}], "go_on"),
        ("Wilt u toch nog wat praten?", YES_NO, "talk_on"),
        ("Zal ik opschrijven dat u iemand wilt spreken?", YES_NO, "call"),
        ("Dank u wel. Tot ziens.", [], ""),
    ],
)
def test_a_question_is_known_by_its_words_and_buttons(
    text: str, buttons: list[dict[str, str]], sort: str
) -> None:
    assert sort_of([text], buttons, human(), agreed=True) == sort


def test_the_same_yes_or_no_is_consent_before_it_was_answered() -> None:
    assert sort_of([OPENING[0]], YES_NO, human(), agreed=False) == "consent"


def test_who_may_join_and_how_to_be_reached_are_asked_in_their_own_kinds_of_talk_only() -> None:
    table = human(kind=ConversationKind.LIVING_ROOM, speaker=Speaker.GROUP, called="")
    visitor = human(kind=ConversationKind.WEBSITE, called="")
    assert sort_of(["Wie zou daaraan mee willen doen?"], [], table, True) == "joining"
    assert sort_of(["Wie zou daaraan mee willen doen?"], [], human(), True) != "joining"
    assert sort_of(["Hoe kunnen we u bereiken?"], [], visitor, True) == "reach"
    assert sort_of(["Wat is uw naam?"], [], visitor, True) == "name"
