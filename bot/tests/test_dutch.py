"""Dutch tokens, in both tiers."""

from __future__ import annotations

import importlib.util

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.dutch import PLAIN, POS, TAGGED, DutchTokenizer, pipeline
from bot.tests.components import CONTEXT, trained, training

INSTALLED = importlib.util.find_spec(TAGGED) is not None
TIERS = [
    PLAIN,
    pytest.param(TAGGED, marks=pytest.mark.skipif(not INSTALLED, reason=f"{TAGGED} is not installed")),
]
TEXTS = (
    "Ik liep gisteren naar de markt.",
    "’k wil   nie\nmeer, hè!",
    "12.30 uur: koffie & koek",
    "😀 zo blij",
)


def tokenizer(tier: str, storage: LocalModelStorage, resource: Resource) -> DutchTokenizer:
    config = {**DutchTokenizer.get_default_config(), "tier": tier}
    made = DutchTokenizer.create(config, storage, resource, CONTEXT)
    assert isinstance(made, DutchTokenizer)
    return made


def tokens(tier: str, text: str, storage: LocalModelStorage, resource: Resource) -> list[Token]:
    message = Message(data={TEXT: text})
    tokenizer(tier, storage, resource).process([message])
    found: list[Token] = message.get("text_tokens")
    return found


@pytest.mark.parametrize("tier", TIERS)
@pytest.mark.parametrize("text", TEXTS)
def test_tokens_lie_where_they_say_and_have_a_lemma(
    tier: str, text: str, storage: LocalModelStorage, resource: Resource
) -> None:
    found = tokens(tier, text, storage, resource)
    assert found
    end = 0
    for token in found:
        assert text[token.start : token.end] == token.text
        assert token.start >= end
        assert token.text.strip()
        assert token.lemma
        assert "_" not in token.lemma
        end = token.end
    assert "".join(token.text for token in found) == "".join(text.split())


@pytest.mark.parametrize("tier", TIERS)
def test_a_word_of_the_past_has_its_infinitive_for_lemma(
    tier: str, storage: LocalModelStorage, resource: Resource
) -> None:
    lemmas = {token.text: token.lemma for token in tokens(tier, TEXTS[0], storage, resource)}
    assert lemmas["liep"] == "lopen"


def test_the_tagged_tier_knows_parts_of_speech_and_the_plain_one_does_not(
    storage: LocalModelStorage, resource: Resource
) -> None:
    assert all(POS not in token.data for token in tokens(PLAIN, TEXTS[0], storage, resource))
    if INSTALLED:
        assert {token.text: token.data.get(POS) for token in tokens(TAGGED, TEXTS[0], storage, resource)}[
            "markt"
        ] == "NOUN"


@pytest.mark.parametrize("tier", TIERS)
def test_training_messages_get_tokens_too(tier: str, storage: LocalModelStorage, resource: Resource) -> None:
    data = training(trained("ik mis de zee"))
    tokenizer(tier, storage, resource).process_training_data(data)
    assert [token.text for token in data.training_examples[0].get("text_tokens")] == [
        "ik",
        "mis",
        "de",
        "zee",
    ]


def test_the_best_tier_there_is_is_taken() -> None:
    assert pipeline("auto")[1] == (TAGGED if INSTALLED else PLAIN)
    assert pipeline(PLAIN)[1] == PLAIN


def test_a_tier_that_is_asked_for_by_name_must_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise OSError("no such pipeline")

    monkeypatch.setattr("bot.dutch.spacy.load", missing)
    pipeline.cache_clear()
    try:
        assert pipeline("auto")[1] == PLAIN
        with pytest.raises(OSError, match="no such pipeline"):
            pipeline(TAGGED)
    finally:
        pipeline.cache_clear()
