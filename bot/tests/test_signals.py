"""The signal detector puts a message that needs a human before everything else."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot import check_data, labels
from bot.signals import SignalDetector
from bot.tests.components import CONTEXT, told, training
from listening.signals import find

SOME = 5  # one in so many of the labelled messages is enough to test with
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def trained_storage(tmp_path_factory: pytest.TempPathFactory) -> LocalModelStorage:
    """Where a detector lies that learned from some of the labelled messages."""
    storage = LocalModelStorage.create(tmp_path_factory.mktemp("detector"))
    messages = []
    for path in sorted((ROOT / check_data.TRAINING).glob("*.yml")):
        for one in labels.read(path)[0][::SOME]:
            message = Message(data={TEXT: one.text, "metadata": {"example": {"signal": one.signal}}})
            messages.append(message)
    config = SignalDetector.get_default_config()
    SignalDetector.create(config, storage, LEARNED, CONTEXT).train(training(*messages))
    return storage


LEARNED = Resource("learned")


def detector(storage: LocalModelStorage, **settings: float) -> SignalDetector:
    config = {**SignalDetector.get_default_config(), **settings}
    return SignalDetector.load(config, storage, LEARNED, CONTEXT)


@pytest.fixture
def storage(trained_storage: LocalModelStorage) -> LocalModelStorage:
    return trained_storage


def looked_at(message: Message, storage: LocalModelStorage, resource: Resource) -> Message:
    detector(storage).process([message])
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


def test_how_sure_it_must_be_can_be_set(storage: LocalModelStorage, resource: Resource) -> None:
    message = told("vanmiddag kwam mijn zus op de koffie")
    detector(storage, sure=-100.0).process([message])
    assert message.get(INTENT)["name"] == "signal"


def test_a_rule_alone_does_not_decide(storage: LocalModelStorage, resource: Resource) -> None:
    text = "nou pa lag weer op de grond hoor, met de kleine treintje spelen"
    assert find(text) is not None
    message = told(text)
    detector(storage, sure=100.0).process([message])
    assert message.get(INTENT)["name"] == "tell"


def test_untrained_it_goes_by_the_rules(tmp_path: Path, resource: Resource) -> None:
    message = told("Ik wil niet meer leven.")
    empty = LocalModelStorage.create(tmp_path)
    SignalDetector.create(SignalDetector.get_default_config(), empty, resource, CONTEXT).process([message])
    assert message.get(INTENT)["name"] == "signal"


@pytest.mark.parametrize(
    ("text", "act"), [("ik wil stoppen", "stop"), ("ik wil stoppen", "tell"), ("doei", "goodbye")]
)
def test_a_plain_request_is_no_signal(
    text: str, act: str, storage: LocalModelStorage, resource: Resource
) -> None:
    message = told(text, act=act)
    detector(storage, sure=-100.0).process([message])  # even when a signal is seen in everything
    assert message.get(INTENT)["name"] == act
