"""The Dutch pipeline as Rasa's tokenizer: tokens with lemma and part of speech, in two tiers.

`nl_core_news_sm` where it is installed; else spaCy's plain Dutch tokens with simplemma's lemmas.
"""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import Any

import simplemma
import spacy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message
from spacy.language import Language

logger = logging.getLogger(__name__)
TAGGED, PLAIN = "nl_core_news_sm", "plain"
POS = "pos"  # Rasa's own name for it on a token


@lru_cache(maxsize=4)
def pipeline(tier: str = "auto") -> tuple[Language, str]:
    """The Dutch pipeline and its tier: "nl_core_news_sm" or "plain". "auto" takes the best there is."""
    if tier != PLAIN:
        try:
            # The parse isn't used: it is not dependable on spoken Dutch.
            return spacy.load(TAGGED, exclude=["parser", "ner"]), TAGGED
        except OSError:
            if tier == TAGGED:
                raise
    return spacy.blank("nl"), PLAIN


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class DutchTokenizer(Tokenizer):
    """spaCy's Dutch tokens. `tier` in the configuration: auto, nl_core_news_sm or plain."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """As Rasa's tokenizers, and the tier."""
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "tier": "auto",
        }

    @staticmethod
    def required_packages() -> list[str]:
        """What must be installed."""
        return ["spacy", "simplemma"]

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        self._nlp, self.tier = pipeline(config.get("tier", "auto"))
        logger.info("Dutch pipeline: %s", self.tier)

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """The tokens of a message."""
        tokens = []
        for token in self._nlp(message.get(attribute)):
            if token.is_space:
                continue
            # The official lemmas may hold an underscore: aan_gaan.
            lemma = token.lemma_.replace("_", "") or simplemma.lemmatize(token.text, lang="nl")
            tokens.append(
                Token(token.text, token.idx, lemma=lemma, data={POS: token.pos_} if token.pos_ else {})
            )
        return self._apply_token_pattern(tokens)
