"""An interruption is believed only when it is sure."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.acts import SureInterruptions, choose
from bot.tests.components import CONTEXT, trained, training


def ranking(**acts: float) -> list[dict[str, Any]]:
    return [{"name": name, "confidence": confidence} for name, confidence in acts.items()]


@pytest.mark.parametrize(
    ("acts", "may_end", "chosen"),
    [
        (ranking(stop=0.9, tell=0.05), True, "stop"),
        (ranking(stop=0.5, deny=0.4), True, "deny"),
        (ranking(stop=0.85, deny=0.1), False, "deny"),
        (ranking(stop=0.95, deny=0.02), False, "deny"),
        (ranking(privacy=0.3, tell=0.2), True, "tell"),
        (ranking(privacy=0.6, tell=0.2), True, "privacy"),
        (ranking(tell=0.2, privacy=0.1), True, "tell"),
    ],
)
def test_it_chooses_the_first_act_that_may_be_believed(
    acts: list[dict[str, Any]], may_end: bool, chosen: str
) -> None:
    act = choose(acts, sure=0.4, ending=0.6, may_end=may_end)
    assert act is not None
    assert act["name"] == chosen


def test_an_empty_ranking_gives_nothing() -> None:
    assert choose([], sure=0.4, ending=0.6) is None


@pytest.mark.parametrize(
    ("text", "acts", "chosen"),
    [
        ("En ik mis mijn hond.", ranking(dont_know=0.7, tell=0.2), "tell"),
        ("ik zou graag iemand spreken", ranking(human=0.9, tell=0.05), "human"),
        ("weet ik niet", ranking(dont_know=0.9, tell=0.05), "dont_know"),
        ("op zaterdagavond, de mis", ranking(goodbye=0.7, tell=0.2), "tell"),
        ("tot ziens hoor", ranking(goodbye=0.9, tell=0.05), "goodbye"),
        ("nee, niet de televisie, de radio", ranking(deny=0.9, tell=0.05), "correct"),
        ("kan het makkelijker?", ranking(explain=0.9, tell=0.05), "easier"),
        ("zijn stoel staat daar nog, en zijn pijp", ranking(stop=0.99, tell=0.01), "tell"),
    ],
)
def test_the_words_have_a_say(
    text: str, acts: list[dict[str, Any]], chosen: str, storage: LocalModelStorage, resource: Resource
) -> None:
    message = Message(data={TEXT: text, INTENT: acts[0], "intent_ranking": acts})
    SureInterruptions.create(SureInterruptions.get_default_config(), storage, resource, CONTEXT).process(
        [message]
    )
    assert message.get(INTENT)["name"] == chosen
    assert message.get("intent_ranking") == acts


def test_an_interruption_must_stand_in_the_words(storage: LocalModelStorage, resource: Resource) -> None:
    """However sure the classifier is, which reads the question along."""
    config = SureInterruptions.get_default_config()
    examples = [
        trained("wie leest dit allemaal", act="privacy"),
        trained("wie leest mijn verhaal", act="privacy"),
    ]
    examples += [trained("mijn zoon komt zondag met taart"), trained("mijn dochter komt met de trein")]
    made = SureInterruptions.create(config, storage, resource, CONTEXT)
    made.train(training(*(examples * 5)))
    kept = SureInterruptions.load({**config, "words": 0.4}, storage, resource, CONTEXT)
    acts = ranking(privacy=0.99, tell=0.01)
    for text, act in (("mijn zoon komt zondag", "tell"), ("wie leest dit", "privacy")):
        message = Message(data={TEXT: text, INTENT: acts[0], "intent_ranking": acts})
        kept.process([message])
        assert message.get(INTENT)["name"] == act


@pytest.mark.parametrize(
    ("text", "question", "acts", "chosen"),
    [
        ("ja, maar niet met iemand van hier", "Mag iemand u bellen?", ranking(human=0.9, tell=0.1), "affirm"),
        ("ja, en zeg gewoon je tegen mij", "Mag ik het bewaren?", ranking(tell=0.9), "affirm"),
        ("ja, en zeg gewoon je tegen mij", "Hoe gaat het?", ranking(tell=0.9), "informal"),
        ("nee, dat bespreek ik zelf wel", "Mag iemand u bellen?", ranking(tell=0.9), "deny"),
        ("nee, haal dat weg", "Mag iemand u bellen?", ranking(delete=0.9, tell=0.1), "delete"),
        ("ja, dat zegt mijn zus ook altijd", "Hoe gaat het?", ranking(tell=0.9), "tell"),
    ],
)
def test_a_yes_to_a_question_for_leave_is_one(
    text: str,
    question: str,
    acts: list[dict[str, Any]],
    chosen: str,
    storage: LocalModelStorage,
    resource: Resource,
) -> None:
    data = {TEXT: text, INTENT: acts[0], "intent_ranking": acts, "metadata": {"question": question}}
    message = Message(data=data)
    SureInterruptions.create(SureInterruptions.get_default_config(), storage, resource, CONTEXT).process(
        [message]
    )
    assert message.get(INTENT)["name"] == chosen


def test_a_thanks_with_more_behind_it_tells(storage: LocalModelStorage, resource: Resource) -> None:
    text = "dank u, ik heb liever dat we het over iets gewoons hebben. Ik hou van hyacinten in de vensterbank"
    acts = ranking(thanks=0.9, tell=0.1)
    message = Message(data={TEXT: text, INTENT: acts[0], "intent_ranking": acts})
    SureInterruptions.create(SureInterruptions.get_default_config(), storage, resource, CONTEXT).process(
        [message]
    )
    assert message.get(INTENT)["name"] == "tell"
