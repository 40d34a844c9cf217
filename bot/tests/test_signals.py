"""The signal detector puts a message that needs a human before everything else."""

from __future__ import annotations

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.signals import SignalDetector
from bot.tests.components import CONTEXT, told
from listening.signals import find


def looked_at(message: Message, storage: LocalModelStorage, resource: Resource) -> Message:
    SignalDetector.create(SignalDetector.get_default_config(), storage, resource, CONTEXT).process([message])
    return message


def test_the_intent_becomes_signal_and_why_is_given(storage: LocalModelStorage, resource: Resource) -> None:
    message = told("Ik mis haar. Ik wil niet meer leven.")
    ranking = [{"name": "tell", "confidence": 0.9}]
    wish = {"entity": "loss", "start": 0, "end": 11, "value": "Ik mis haar"}
    message.set("intent_ranking", ranking, add_to_output=True)
    message.set(ENTITIES, [wish], add_to_output=True)
    looked_at(message, storage, resource)
    assert message.get(INTENT) == {"name": "signal", "confidence": 1.0}
    assert message.get("intent_ranking") == ranking
    kept, signal = message.get(ENTITIES)
    assert kept == wish
    assert signal["entity"] == "signal"
    assert signal["value"] == "suicidality"
    assert signal["why"].startswith("regel suicidality: “")
    assert "niet meer leven" in signal["why"]
    output = message.as_dict(only_output_properties=True)
    assert output[INTENT]["name"] == "signal"


def test_a_harmless_message_is_left_as_it_was(storage: LocalModelStorage, resource: Resource) -> None:
    message = looked_at(told("ik lach me dood"), storage, resource)
    assert message.get(INTENT)["name"] == "tell"
    assert message.get(ENTITIES) is None


def test_the_question_counts(storage: LocalModelStorage, resource: Resource) -> None:
    assert (
        looked_at(told("op de dood", question="Waar wacht u op?"), storage, resource).get(INTENT)["name"]
        == "signal"
    )
    assert (
        looked_at(told("op de bus", question="Waar wacht u op?"), storage, resource).get(INTENT)["name"]
        == "tell"
    )


def test_a_message_without_text_does_no_harm(storage: LocalModelStorage, resource: Resource) -> None:
    message = looked_at(Message(data={INTENT: {"name": "begin"}}), storage, resource)
    assert message.get(INTENT)["name"] == "begin"


def test_the_words_of_a_signal_are_no_wish(storage: LocalModelStorage, resource: Resource) -> None:
    message = told("Ik wil niet meer leven.")
    wish = {"entity": "wish", "start": 0, "end": 22, "value": "Ik wil niet meer leven"}
    message.set(ENTITIES, [wish], add_to_output=True)
    looked_at(message, storage, resource)
    assert [entity["entity"] for entity in message.get(ENTITIES)] == ["signal"]


def test_what_no_rule_knows_the_model_may_find(storage: LocalModelStorage, resource: Resource) -> None:
    text = "mijn hoofd bonkt en ik zie alles dubbel sinds een uur"
    assert find(text) is None
    (signal,) = looked_at(told(text), storage, resource).get(ENTITIES)
    assert signal["value"] == "medical_urgent"
    assert signal["why"].startswith("model medical_urgent (")


def test_how_sure_the_model_must_be_can_be_set(storage: LocalModelStorage, resource: Resource) -> None:
    message = told("vanmiddag kwam mijn zus op de koffie")
    SignalDetector.create({"sure": 0.0}, storage, resource, CONTEXT).process([message])
    assert message.get(INTENT)["name"] == "signal"


@pytest.mark.parametrize(
    ("text", "act"), [("ik wil stoppen", "stop"), ("ik wil stoppen", "tell"), ("doei", "goodbye")]
)
def test_a_plain_request_is_no_signal(
    text: str, act: str, storage: LocalModelStorage, resource: Resource
) -> None:
    message = told(text, act=act)
    config = {"sure": 0.0}  # even for a model that sees a signal in everything
    SignalDetector.create(config, storage, resource, CONTEXT).process([message])
    assert message.get(INTENT)["name"] == act
