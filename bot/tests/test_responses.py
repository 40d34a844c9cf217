"""Varied wording: never the same sentence while another is left."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.responses import FreshResponses

DOMAIN = Domain.from_dict(
    {
        "version": "3.1",
        "slots": {"called": {"type": "text", "mappings": [{"type": "custom"}], "initial_value": "Jo"}},
        "responses": {
            "utter_ask": [
                {"text": "Wat mist u?"},
                {"text": "Waar denkt u aan?"},
                {"text": "Wat zou u willen?"},
            ],
            "utter_said_back": [{"text": "{say_back}"}],
            "utter_hello": [{"text": "Dag {called}."}],
            "utter_elsewhere": [{"text": "Alleen op papier.", "channel": "paper"}],
        },
    }
)


def tracker(*events: Event) -> DialogueStateTracker:
    return DialogueStateTracker.from_events("talk", list(events), slots=DOMAIN.slots)


def say(name: str, *said: str, domain: Domain = DOMAIN, **values: Any) -> dict[str, Any] | None:
    wording = FreshResponses(EndpointConfig(), domain)
    before = tracker(*(BotUttered(text) for text in said))
    return asyncio.run(wording.generate(name, before, "warmwelkom", **values))


def text(response: dict[str, Any] | None) -> str:
    assert response is not None
    return str(response["text"])


@pytest.mark.parametrize("_", range(10))
def test_a_variation_that_was_said_is_not_said_again_while_another_is_left(_: int) -> None:
    said: list[str] = []
    for _round in range(3):
        said.append(text(say("utter_ask", *said)))
    assert len(set(said)) == 3


def test_when_all_were_said_the_one_of_longest_ago_comes_back() -> None:
    order = ("Waar denkt u aan?", "Wat zou u willen?", "Wat mist u?")
    assert text(say("utter_ask", *order)) == order[0]
    assert text(say("utter_ask", *order, order[0])) == order[1]


def test_only_what_the_assistant_said_counts() -> None:
    wording = FreshResponses(EndpointConfig(), DOMAIN)
    before = tracker(
        BotUttered("Wat mist u?"), BotUttered("Waar denkt u aan?"), UserUttered("Wat zou u willen?")
    )
    assert text(asyncio.run(wording.generate("utter_ask", before, "warmwelkom"))) == "Wat zou u willen?"


def test_slots_and_values_are_filled_in() -> None:
    assert text(say("utter_hello")) == "Dag Jo."
    assert text(say("utter_said_back", say_back="U mist uw hond.")) == "U mist uw hond."


def test_a_filled_in_sentence_is_compared_as_it_was_said() -> None:
    assert text(say("utter_said_back", "U mist uw hond.", say_back="U mist de zee.")) == "U mist de zee."
    assert text(say("utter_said_back", "U mist uw hond.", say_back="U mist uw hond.")) == "U mist uw hond."


def test_words_of_a_person_with_braces_do_no_harm() -> None:
    assert text(say("utter_said_back", say_back="U zei: ‘{called} {x}’.")) == "U zei: ‘{called} {x}’."


def test_an_unknown_response_gives_nothing() -> None:
    assert say("utter_unknown") is None


def test_a_response_of_another_channel_alone_gives_nothing() -> None:
    assert say("utter_elsewhere") is None


def test_responses_that_the_model_brings_later_are_used() -> None:
    wording = FreshResponses(EndpointConfig(), Domain.empty())
    wording.responses = DOMAIN.responses
    assert text(asyncio.run(wording.generate("utter_hello", tracker(), "warmwelkom"))) == "Dag Jo."


def test_the_domain_is_not_changed_by_filling_in() -> None:
    say("utter_hello")
    assert DOMAIN.responses["utter_hello"][0]["text"] == "Dag {called}."
