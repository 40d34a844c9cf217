"""The extractor of expressions, used as Rasa does."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.expressions import TELLING, ExpressionExtractor
from bot.tests.components import CONTEXT, told


@pytest.fixture
def extractor(storage: LocalModelStorage, resource: Resource) -> ExpressionExtractor:
    return ExpressionExtractor.create(ExpressionExtractor.get_default_config(), storage, resource, CONTEXT)


def found(extractor: ExpressionExtractor, message: Message) -> list[dict[str, Any]]:
    extractor.process([message])
    expressions: list[dict[str, Any]] = message.get(ENTITIES) or []
    return expressions


def test_wish_and_loss_are_told_apart_each_in_its_place(extractor: ExpressionExtractor) -> None:
    text = "Nou, ik mis mijn hond. Mijn vader was smid. En ik wil graag weer naar de markt!"
    expressions = found(extractor, told(text))
    assert [e["entity"] for e in expressions] == ["loss", "wish"]
    end = 0
    for expression in expressions:
        assert text[expression["start"] : expression["end"]] == expression["value"]
        assert expression["start"] >= end
        end = expression["end"]
    assert [e["value"] for e in expressions] == ["ik mis mijn hond", "ik wil graag weer naar de markt"]
    assert [e["say_back"] for e in expressions] == ["U mist uw hond.", "U wilt graag weer naar de markt."]


def test_themes_are_ranked_and_the_best_is_the_role(extractor: ExpressionExtractor) -> None:
    (wish,) = found(extractor, told("ik wil graag weer naar de markt"))
    (loss,) = found(extractor, told("ik mis mijn zus"))
    for expression in (wish, loss):
        assert 1 <= len(expression["themes"]) <= 3
        assert expression["role"] == expression["themes"][0]
        assert len(set(expression["themes"])) == len(expression["themes"])
        assert 0 < expression["confidence_entity"] <= 1
    assert wish["role"] == "pleasant_day"
    assert "important_people" in loss["themes"]


def test_plain_facts_hold_nothing(extractor: ExpressionExtractor) -> None:
    assert found(extractor, told("mijn vader was smid")) == []


@pytest.mark.parametrize("act", ["greeting", "stop", "privacy", "human", "thanks", "delete"])
def test_an_act_that_tells_nothing_holds_nothing(extractor: ExpressionExtractor, act: str) -> None:
    assert act not in TELLING
    message = told("ik mis mijn hond", act=act)
    assert found(extractor, message) == []
    assert message.get(INTENT)["name"] == act


@pytest.mark.parametrize("act", sorted(TELLING))
def test_an_act_that_may_tell_is_looked_at(extractor: ExpressionExtractor, act: str) -> None:
    assert [e["entity"] for e in found(extractor, told("ik mis mijn hond", act=act))] == ["loss"]


def test_what_others_found_stays(extractor: ExpressionExtractor) -> None:
    message = told("ik mis mijn hond")
    other = {"entity": "signal", "value": "distress", "start": 0, "end": 0}
    message.set(ENTITIES, [other], add_to_output=True)
    assert found(extractor, message)[0] == other


def test_a_relative_is_said_back_to_as_a_relative(extractor: ExpressionExtractor) -> None:
    (expression,) = found(extractor, told("ik mis mijn man", speaker="relative"))
    assert expression["say_back"] == "U mist uw man."


@pytest.mark.parametrize("text", ["", "...", "?!", "😀"])
def test_a_message_without_words_holds_nothing(extractor: ExpressionExtractor, text: str) -> None:
    assert found(extractor, told(text)) == []


def test_the_question_is_part_of_what_is_told(extractor: ExpressionExtractor) -> None:
    (expression,) = found(extractor, told("de hond", question="Wat mist u het meest?"))
    assert expression["entity"] == "loss"
    assert expression["value"] == "de hond"


def test_how_eager_it_is_can_be_set(storage: LocalModelStorage, resource: Resource) -> None:
    config = {**ExpressionExtractor.get_default_config(), "eagerness": -50.0}
    never = ExpressionExtractor.create(config, storage, resource, CONTEXT)
    assert found(never, told("een bakje koffie om tien uur")) == []


def test_what_the_words_say_by_themselves_is_never_missed(
    storage: LocalModelStorage, resource: Resource
) -> None:
    config = {**ExpressionExtractor.get_default_config(), "eagerness": -50.0}
    never = ExpressionExtractor.create(config, storage, resource, CONTEXT)
    (loss,) = found(never, told("Nou, ik mis mijn hond."))
    assert (loss["entity"], loss["value"]) == ("loss", "ik mis mijn hond")
