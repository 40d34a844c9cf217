"""What the moments of a talk decide by themselves, without Rasa or a database."""

from __future__ import annotations

from datetime import datetime

import pytest
import yaml

from actions.farewell import may_know, shortened
from actions.keep import Kept
from actions.listen import said_back
from actions.space import OFFERS
from actions.welcome import HOME, part_of_day
from listening.aspects import ASPECTS
from records.models import ConversationKind, MayKnow
from warmwelkom.settings import ROOT

RESPONSES = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["responses"]


def heard(kind: str, say_back: str, start: int) -> Kept:
    return Kept(kind, say_back, say_back, [], start, None, None)


@pytest.mark.parametrize(
    ("hour", "part"),
    [(5, "night"), (6, "morning"), (11, "morning"), (12, "afternoon"), (18, "evening"), (23, "evening")],
)
def test_the_part_of_the_day_is_that_of_the_house(hour: int, part: str) -> None:
    assert part_of_day(datetime(2026, 7, 1, hour, 30, tzinfo=HOME)) == part


def test_in_summer_a_server_on_utc_greets_two_hours_later() -> None:
    moment = datetime.fromisoformat("2026-07-01T10:30:00+00:00")
    assert part_of_day(moment) == "afternoon"


def test_what_weighs_most_is_said_back_in_the_order_in_which_it_was_said() -> None:
    found = [heard("content", "Goed.", 0), heard("wish", "Wens.", 9), heard("loss", "Gemis.", 20)]
    assert said_back(found) == "Wens. Gemis."


@pytest.mark.parametrize("kind", ConversationKind)
def test_every_kind_of_talk_has_enough_to_offer_and_to_ask_about_it(kind: ConversationKind) -> None:
    themes = OFFERS[kind.value]
    assert len(themes) >= 5
    payloads = [button["payload"] for button in RESPONSES["utter_choices"][0]["buttons"]]
    for theme in themes:
        assert any(f'"{theme}"' in payload for payload in payloads), theme
        assert f"utter_ask_theme_{theme}" in RESPONSES


def test_every_aspect_can_be_asked() -> None:
    missing = [
        f"utter_ask_{kind}_{aspect}"
        for kind, aspects in ASPECTS.items()
        for aspect in aspects
        if f"utter_ask_{kind}_{aspect}" not in RESPONSES
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("answer", "who"),
    [
        ('/choose{"choice": "team"}', MayKnow.TEAM),
        ("mijn familie ook", MayKnow.FAMILY),
        ("het hele team", MayKnow.TEAM),
        ("alleen mijn contactpersoon", MayKnow.CONTACT_PERSON),
        ("tja", None),
        ('/choose{"choice": "iedereen"}', None),
        ("/choose{", None),
    ],
)
def test_who_may_know_is_what_was_said_and_nobody_more(answer: str, who: MayKnow | None) -> None:
    assert may_know(answer) is who


def test_a_button_shows_the_first_words() -> None:
    assert shortened("ik wil graag naar de markt") == "ik wil graag naar de markt"
    assert shortened("ik wil zo graag weer eens, heel even") == "ik wil zo graag weer eens…"
