"""Who comes back to a talk is welcomed once, on whatever device."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from records.models import ConversationState
from records.talks import Reply
from tests.web.talk.playing import Playing
from warmwelkom.settings import Settings

BACK = "Vorige keer vertelde u dat u uw hond mist."


@pytest.fixture
def talk(settings: Settings) -> Playing:
    talk = Playing(settings.database_url)
    talk.rasa.replies["/resume"] = [Reply(BACK)]
    talk.opens()
    return talk


def welcomed(talk: Playing) -> int:
    """How often the person was welcomed back."""
    return [line.text for line in talk.opens().messages].count(BACK)


def test_after_a_pause_the_assistant_says_where_they_were_and_waits(talk: Playing) -> None:
    for said in ("ja", "ik mis mijn hond", "straks verder"):
        talk.says(said)
    talk.passes(timedelta(days=3))
    view = talk.opens()
    assert (view.messages[-1].text, view.state) == (BACK, "paused")
    assert (talk.rasa.turns[-1]["text"], talk.rasa.turns[-1]["payload"]) == ("/resume", "/resume")
    talk.says("ik wandel graag langs de Maas")
    assert talk.now().state is ConversationState.OPEN


def test_opening_again_and_again_welcomes_once(talk: Playing) -> None:
    for said in ("ja", "straks verder"):
        talk.says(said)
    for _ in range(3):
        talk.passes(timedelta(days=1))
        assert welcomed(talk) == 1
    talk.says("daar ben ik weer")
    talk.says("straks verder")
    talk.passes(timedelta(days=1))
    assert welcomed(talk) == 2


def test_two_tablets_at_once_are_one_welcome(talk: Playing) -> None:
    for said in ("ja", "straks verder"):
        talk.says(said)
    talk.passes(timedelta(hours=1))

    async def both() -> list[str]:
        talk.rasa.gate = asyncio.Event()
        opening = [asyncio.ensure_future(talk.service.open(talk.token)) for _ in range(4)]
        await asyncio.sleep(0.2)
        talk.rasa.gate.set()
        return [view.messages[-1].text for view in await asyncio.gather(*opening)]

    assert asyncio.run(both()) == [BACK] * 4
    assert talk.rasa.texts().count("/resume") == 1


def test_the_page_that_loads_again_right_after_the_pause_is_no_return(talk: Playing) -> None:
    for said in ("ja", "straks verder"):
        talk.says(said)
    assert welcomed(talk) == 0


@pytest.mark.parametrize(("away", "times"), [(timedelta(hours=5, minutes=50), 0), (timedelta(hours=6), 1)])
def test_who_went_away_without_a_word_is_welcomed_after_six_hours(
    talk: Playing, away: timedelta, times: int
) -> None:
    for said in ("ja", "ik mis mijn hond"):
        talk.says(said)
    talk.passes(away)
    assert welcomed(talk) == times
    talk.passes(away)
    assert welcomed(talk) == 1 or not times


@pytest.mark.parametrize(
    "said", [[], ["hallo daar"], ["nee"], ["ja", "bewaar toch maar niets"], ["ja", "stop"]]
)
def test_without_a_yes_or_after_the_end_nobody_is_welcomed_back(talk: Playing, said: list[str]) -> None:
    for words in said:
        talk.says(words)
    talk.passes(timedelta(days=2))
    assert welcomed(talk) == 0


def test_what_waits_is_answered_first(talk: Playing) -> None:
    talk.says("ja")
    talk.rasa.away = {"hand_over"}
    talk.says("ik mis mijn hond")
    talk.passes(timedelta(days=2))
    assert talk.opens().state == "waiting"
    talk.rasa.away = set()
    talk.runs(talk.service.deliver_waiting())
    assert "/resume" not in talk.rasa.texts()


def test_a_welcome_that_could_not_be_given_comes_when_rasa_is_back(talk: Playing) -> None:
    for said in ("ja", "straks verder"):
        talk.says(said)
    talk.passes(timedelta(days=2))
    talk.rasa.away = {"hand_over"}
    assert talk.opens().state == "waiting"
    talk.rasa.away = set()
    assert welcomed(talk) == 1
    assert talk.rasa.texts().count("/resume") == 1


def test_who_speaks_without_opening_the_talk_goes_on_as_well(talk: Playing) -> None:
    for said in ("ja", "straks verder"):
        talk.says(said)
    talk.passes(timedelta(days=2))
    assert talk.says("ik wandel graag").state == "open"
    assert "/resume" not in talk.rasa.texts()
