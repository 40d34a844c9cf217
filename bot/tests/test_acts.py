"""An interruption is believed only when it is sure."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.acts import SureInterruptions, choose


def ranking(**acts: float) -> list[dict[str, Any]]:
    return [{"name": name, "confidence": confidence} for name, confidence in acts.items()]


@pytest.mark.parametrize(
    ("acts", "may_end", "chosen"),
    [
        (ranking(stop=0.9, tell=0.05), True, "stop"),
        (ranking(stop=0.5, deny=0.4), True, "deny"),
        (ranking(stop=0.85, deny=0.1), False, "deny"),
        (ranking(stop=0.95, deny=0.02), False, "stop"),
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
        ("tot ziens hoor", ranking(goodbye=0.7, tell=0.2), "goodbye"),
    ],
)
def test_the_words_have_a_say(text: str, acts: list[dict[str, Any]], chosen: str) -> None:
    message = Message(data={TEXT: text, INTENT: acts[0], "intent_ranking": acts})
    component = SureInterruptions(SureInterruptions.get_default_config())
    component.process([message])
    assert message.get(INTENT)["name"] == chosen
    assert message.get("intent_ranking") == acts
