"""The extractor of expressions, trained on a handful of messages, kept, loaded and used as Rasa does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.expressions import NOTHING, TELLING, ExpressionExtractor
from bot.tests.components import CONTEXT, told, trained, training

WISHES = (
    "ik wil graag weer naar de markt",
    "ik zou graag een keer naar zee willen",
    "ik wil een hond op mijn kamer",
    "ik zou wel weer eens willen kaarten",
    "ik wil graag een stoel bij het raam",
    "ik wil een keer naar de kapper",
)
LOSSES = (
    "ik mis mijn man",
    "ik mis mijn hond elke dag",
    "ik mis de tuin van vroeger",
    "ik mis het werk",
    "ik mis mijn zus zo",
    "ik mis de zee",
)
PLAIN = (
    "ik ben geboren in Assen",
    "mijn vader was smid",
    "we woonden boven de winkel",
    "dat was in de oorlog",
    "hij heette Jan",
    "ik ging naar de school in het dorp",
)
EXAMPLES = (
    *(trained(text, (text, "wish", "pleasant_day,own_choice")) for text in WISHES),
    *(trained(text, (text, "loss", "important_people")) for text in LOSSES),
    *(trained(text) for text in PLAIN),
    trained("hallo", act="greeting"),
)


@pytest.fixture
def config(tmp_path: Path) -> dict[str, Any]:
    return {
        **ExpressionExtractor.get_default_config(),
        "cache": str(tmp_path / "vectors.db"),
        "strength": 1.0,
    }


@pytest.fixture
def extractor(config: dict[str, Any], storage: LocalModelStorage, resource: Resource) -> ExpressionExtractor:
    first = ExpressionExtractor.create(config, storage, resource, CONTEXT)
    assert first.train(training(*EXAMPLES)) == resource
    return ExpressionExtractor.load(config, storage, resource, CONTEXT)


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
    (loss,) = found(extractor, told("ik mis mijn man"))
    for expression in (wish, loss):
        assert 1 <= len(expression["themes"]) <= 3
        assert expression["role"] == expression["themes"][0]
        assert len(set(expression["themes"])) == len(expression["themes"])
        assert 0 < expression["confidence_entity"] <= 1
    assert set(wish["themes"]) == {"pleasant_day", "own_choice"}
    assert loss["themes"] == ["important_people"]


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
    other = {"entity": "signal", "value": "distress"}
    message.set(ENTITIES, [other], add_to_output=True)
    assert found(extractor, message)[0] == other


def test_a_relative_is_said_back_to_as_a_relative(extractor: ExpressionExtractor) -> None:
    (expression,) = found(extractor, told("ik mis mijn man", speaker="relative"))
    assert expression["say_back"] == "U mist uw man."


@pytest.mark.parametrize("text", ["", "...", "?!", "😀"])
def test_a_message_without_words_holds_nothing(extractor: ExpressionExtractor, text: str) -> None:
    assert found(extractor, told(text)) == []


def test_an_extractor_that_was_not_trained_finds_nothing(
    config: dict[str, Any], storage: LocalModelStorage, resource: Resource
) -> None:
    assert (
        found(ExpressionExtractor.create(config, storage, resource, CONTEXT), told("ik mis mijn hond")) == []
    )


def test_a_talk_writes_nothing_to_the_cache(extractor: ExpressionExtractor, config: dict[str, Any]) -> None:
    before = Path(config["cache"]).read_bytes()
    found(extractor, told("dit zegt een mens in een gesprek"))
    assert Path(config["cache"]).read_bytes() == before


def test_nothing_is_no_kind_of_expression(extractor: ExpressionExtractor) -> None:
    for text in (*WISHES, *LOSSES, *PLAIN):
        assert NOTHING not in {e["entity"] for e in found(extractor, told(text))}
