"""Of whom a question asks, and the verb that goes with them."""

from __future__ import annotations

import re

_THIRD_FORMS = {"wilt": "wil", "bent": "is", "hebt": "heeft", "kunt": "kan"}


def who_is_meant(question: str | None, speaker: str) -> str | None:
    """Of whom the question asks: "u", "uw vader", or none when that isn't clear."""
    if not question:
        return "u" if speaker == "client" else None
    last = re.split(r"(?<=[.!])\s+", question.strip())[-1]
    kin: list[str] = re.findall(r"\b[Uu]w (?:eigen )?([a-zé]+)\b", last)
    alone = re.search(r"\b[Uu]\b", last)
    if speaker == "client":
        return "u"
    people = [word for word in kin if word in KIN]
    subject = re.search(r"\b(?:zou|wilt|hebt|bent|mist|vindt|ziet|maakt|gaat|kunt|houdt|wordt) [Uu]\b", last)
    if subject and len(people) < 2 and not re.search(r"\bdenkt u\b", last):
        return "u"
    other = re.search(r"\b[a-z]+ (hij|ze)\b", last)
    if other and not people and not alone:
        return other.group(1)
    if alone and not people and not re.search(r"\b(?:hij|ze|zij|hem|haar)\b", last):
        return "u"
    if len(people) == 1 and not alone:
        return "uw " + people[0]
    return None


KIN = frozenset(
    "vader moeder man vrouw broer zus opa oma opoe tante oom schoonmoeder schoonvader dochter zoon partner vriend vriendin nicht neef zwager schoonzus buurvrouw buurman kleindochter kleinzoon echtgenoot echtgenote "
    "grootmoeder grootvader schoonzusje zusje broertje".split()
)
MEN = frozenset(
    "vader man broer opa oom schoonvader zoon vriend neef zwager buurman kleinzoon echtgenoot grootvader broertje".split()
)


def form(verb: str, who: str) -> str:
    """The verb for u, or for uw moeder."""
    return verb if who == "u" else _THIRD_FORMS.get(verb, verb)
