"""Varied wording: never the same sentence while another is left, and never je unasked."""

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
        "slots": {
            "called": {"type": "text", "mappings": [{"type": "custom"}], "initial_value": "Jo"},
            "address": {"type": "text", "mappings": [{"type": "custom"}]},
        },
        "responses": {
            "utter_ask": [
                {"text": "Wat mist u?"},
                {"text": "Waar denkt u aan?"},
                {"text": "Wat zou u willen?"},
            ],
            "utter_said_back": [
                {"text": "{say_back}"},
                {"text": "Ik hoor: {said_on}"},
                {"text": "Zo begrijp ik het: {said_on}"},
            ],
            "utter_check": [{"text": "Er staat: {said_on} Klopt dat?"}],
            "utter_quote": [
                {"text": "U zei: ‘{quote}’."},
                {"text": "Uw woorden: ‘{quote}’."},
                {"text": "‘{quote}’, zei u."},
            ],
            "utter_quote_question": [{"text": "U vroeg: ‘{quote}’"}, {"text": "Uw vraag: ‘{quote}’"}],
            "utter_heard": [{"text": "Ik luister."}, {"text": "Dat is duidelijk."}],
            "utter_long": [
                {"text": "Wat wilt u graag? Dat mag."},
                {"text": "Wat wilt u graag eten?"},
                {"text": "Wat drinkt u?"},
            ],
            "utter_goodbye": [
                {"text": "Dank u wel, {called}. Tot ziens."},
                {"text": "Dank u wel. Tot ziens."},
            ],
            "utter_again": [{"text": "{again}"}],
            "utter_mind": [
                {
                    "text": "Vindt u dat goed, {called}?",
                    "buttons": [{"title": "Wat bedoelt u?", "payload": '/choose{{"choice": "u"}}'}],
                }
            ],
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
    again = text(say("utter_said_back", "U mist uw hond.", say_back="U mist uw hond."))
    assert again in ("Ik hoor: u mist uw hond.", "Zo begrijp ik het: u mist uw hond.")


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


def test_an_acknowledgement_is_left_out_when_all_were_said() -> None:
    assert text(say("utter_heard", "Ik luister.")) == "Dat is duidelijk."
    assert text(say("utter_heard", "Ik luister.", "Dat is duidelijk.")) == ""
    assert text(say("utter_ask", "Wat mist u?", "Waar denkt u aan?", "Wat zou u willen?")) != ""


@pytest.mark.parametrize("_", range(10))
def test_no_sentence_of_a_new_text_was_said(_: int) -> None:
    said = ("Goed. Wat wilt u graag eten?", "Dat mag.")
    assert text(say("utter_long", *said)) == "Wat drinkt u?"


@pytest.mark.parametrize("_", range(10))
def test_an_opening_that_was_said_twice_is_left_alone(_: int) -> None:
    assert (
        text(say("utter_long", "Wat wilt u graag doen?", "Wat wilt u graag zien?", "Dat mag."))
        == "Wat drinkt u?"
    )


def talk_of(*say_backs: str, name: str = "utter_said_back") -> list[str]:
    said: list[str] = []
    for one in say_backs:
        said.append(text(say(name, *said, say_back=one)))
    return said


def test_what_is_said_back_opens_otherwise_after_the_second_time() -> None:
    first, second, third, fourth = talk_of(
        "U wilt graag thee.", "U wilt graag naar zee.", "U wilt graag een hond.", "U mist Truus."
    )
    assert (first, second) == ("U wilt graag thee.", "U wilt graag naar zee.")
    assert third in ("Ik hoor: u wilt graag een hond.", "Zo begrijp ik het: u wilt graag een hond.")
    assert fourth == "U mist Truus."


def test_quotes_take_turns() -> None:
    said = talk_of(*(f"U zei: ‘{word} hier’." for word in ("thee", "zee", "hond", "tuin", "kerk", "brood")))
    leads = [sentence.split("‘")[0] for sentence in said]
    assert {leads.count(lead) for lead in leads} == {2}
    assert all("‘" in sentence and " hier’" in sentence for sentence in said)


def test_two_quotes_in_a_turn_do_not_lead_in_alike() -> None:
    said = text(
        say("utter_said_back", "U zei: ‘a b’.", "U zei: ‘c d’.", say_back="U zei: ‘ja. En nee’. U zei: ‘e’.")
    )
    assert "U zei" not in said
    assert "‘ja. En nee’" in said
    assert "‘e’" in said


def test_a_question_that_was_quoted_stays_one() -> None:
    said = talk_of("U vroeg: ‘is er koffie?’", "U vroeg: ‘is er thee?’", "U vroeg: ‘is er een koor?’")
    assert said[2] == "Uw vraag: ‘is er een koor?’"


@pytest.mark.parametrize(
    ("say_back", "on"),
    [
        ("U mist Truus. U wilt thee.", "u mist Truus. U wilt thee."),
        ("Uw zus komt.", "uw zus komt."),
        ("'s Morgens drinkt u thee.", "'s morgens drinkt u thee."),
        ("Truus komt elke week.", "Truus komt elke week."),
        ("U zei: ‘liever thee’.", "‘liever thee’."),
        ("U vroeg: ‘is er thee?’", "‘is er thee?’"),
    ],
)
def test_what_is_said_back_goes_on_after_a_colon(say_back: str, on: str) -> None:
    assert text(say("utter_check", say_back=say_back)) == f"Er staat: {on} Klopt dat?"


def test_a_variation_with_a_name_is_left_out_when_there_is_none() -> None:
    for _ in range(10):
        assert text(say("utter_goodbye", called="")) == "Dank u wel. Tot ziens."


def test_je_when_asked_for_but_not_in_names_and_quotes() -> None:
    asked = say("utter_mind", address="je", called="Mia U")
    assert text(asked) == "Vind je dat goed, Mia U?"
    assert asked is not None
    assert asked["buttons"] == [{"title": "Wat bedoel je?", "payload": '/choose{"choice": "u"}'}]
    assert (
        text(say("utter_said_back", address="je", say_back="U zei: ‘bent u er?’.")) == "Je zei: ‘bent u er?’."
    )
    assert text(say("utter_said_back", address="je", say_back="U mist uw hond.")) == "Je mist je hond."
    assert text(say("utter_mind")) == "Vindt u dat goed, Jo?"


def test_je_from_the_turn_on_in_which_it_is_asked_for() -> None:
    wording = FreshResponses(EndpointConfig(), DOMAIN)
    before = tracker(UserUttered("zeg maar je", intent={"name": "informal"}))
    assert text(asyncio.run(wording.generate("utter_mind", before, "warmwelkom"))) == "Vind je dat goed, Jo?"
    back = tracker(UserUttered("liever u", intent={"name": "formal"}))
    said = asyncio.run(wording.generate("utter_mind", back, "warmwelkom", address="je"))
    assert text(said) == "Vindt u dat goed, Jo?"


def test_what_is_repeated_is_word_for_word_the_same() -> None:
    assert text(say("utter_again", "Wat mist u?", again="Wat mist u?")) == "Wat mist u?"
