"""The last look at a sentence before it is said: what can't be Dutch, or has somebody else in it, isn't said."""

from __future__ import annotations

import re

from listening.spelling import FIRST_PERSON
from listening.verbs import is_participle, is_third

# No word of these can follow "uw".
_NO_NOUN = (
    "u|uw|de|het|een|is|alle|niet|ook|ze|hij|er|en|of|maar|want|dat|die|te|nog|wel|zelf|heen|mee|af|al|als|om|op|in|aan|"
    "willen|kunnen|moeten|mogen|zullen|krijgt|heeft|hebt|bent|wordt|kunt|kan|moet|wil|wilt|mag|gaat|doet|zien|zijn|hebben|worden|nodig|gewend|hier|daar|nooit|altijd"
)
_NEVER = re.compile(
    rf"\b(?:u u|zich zich|zich u|de de|het het)\b|\buw (?:{_NO_NOUN})\b|\buw(?=[,.])|\b(?:jij|jou|jouw)\b",
    re.IGNORECASE,
)
_AFTER_UW = re.compile(r"\buw ([a-z]+)\b", re.IGNORECASE)


_OF_ME = re.compile(r"\b(?:heb|vind|word|ben|ken)\b")


def is_well_said(sentence: str) -> bool:
    """Whether nothing in a sentence shows that its words were turned wrongly."""
    if FIRST_PERSON.search(sentence) or _NEVER.search(sentence):
        return False
    if _OF_ME.search(sentence):
        return False
    if re.search(r"\bje\b", sentence, re.IGNORECASE) and "ullie" not in sentence:
        return False
    return not any(
        is_participle(word.lower()) and not is_third(word.lower()) for word in _AFTER_UW.findall(sentence)
    )
