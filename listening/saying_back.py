"""Saying back what someone told, in correct Dutch with *u*; a quote where that can't be done well."""

from __future__ import annotations

import re

_QUOTE = "U zei: ‘{}’."

# First person singular → with u. What is not here is present tense (stem + t) or past tense (unchanged).
_VERBS = {
    "ben": "bent", "heb": "hebt", "wil": "wilt", "kan": "kunt", "zal": "zult", "mag": "mag", "weet": "weet",
    "ga": "gaat", "doe": "doet", "sta": "staat", "zie": "ziet", "hou": "houdt", "rij": "rijdt", "moet": "moet",
    "wou": "wilde", "zou": "zou", "durf": "durft", "hoef": "hoeft", "lust": "lust", "snij": "snijdt",
    "sla": "slaat",
}  # fmt: skip
_PRESENT = frozenset(
    "mis vind drink eet slaap lees kijk luister loop fiets kook bak brei haak teken schilder zing dans kaart "
    "biljart wandel tuinier bid geloof verlang droom hoop denk voel word blijf kom woon werk help zorg leer speel hoor "
    "ruik proef geniet rust zit lig leef maak schrijf bel zoek geef neem draag was kam scheer schaam verveel herken "
    "verzamel puzzel naai strijk poets dek haal breng ken noem heet vier reis zwem borduur praat vertel lach huil "
    "begin stop koop krijg leg zet pak roep wacht vraag stel bezoek knutsel verheug erger vergeet wens".split()
)
_PAST = frozenset(
    "was had kon moest ging deed zag liep sliep las zat lag stond kwam bleef werd vond dronk at hield reed schreef zong "
    "bakte kookte werkte woonde hoopte dacht hielp bracht kocht speelde miste droomde mocht wilde wist zei vroeg".split()
)
_POSSESSIVE = {
    "mijn": "uw",
    "m'n": "uw",
    "mn": "uw",
    "mezelf": "uzelf",
    "mijzelf": "uzelf",
    "mij": "u",
    "ons": "uw",
    "onze": "uw",
}
_REFLEXIVE = frozenset("voel schaam verveel herinner verheug erger vergis haast was scheer kleed".split())
_OTHER_FIRST = re.compile(
    r"\b(?:ik|ich|mij|me|mijn|mn|m'n|mezelf|wij|we|ons|onze|mich|ming|mien)\b", re.IGNORECASE
)
_RELATION = re.compile(
    r"^(?:mijn|m'n|mn|me|ons|onze)\s+(vader|moeder|pa|ma|mam|mama|papa|man|vrouw|opa|oma|broer|zus|tante|oom|"
    r"schoonmoeder|schoonvader)\b",
    re.IGNORECASE,
)
_SHORT_FOR = {"pa": "vader", "papa": "vader", "ma": "moeder", "mam": "moeder", "mama": "moeder"}
LONGEST = 16  # words; longer is better quoted


def _with_u(verb: str) -> str | None:
    """The form of a first-person verb that goes with u, or none when it isn't sure that it is a verb."""
    word = verb.lower()
    if word in _VERBS:
        return _VERBS[word]
    if word in _PRESENT:
        return word if word.endswith("t") else word + "t"
    if word in _PAST:
        return word
    return None


def _swap(words: list[str]) -> list[str] | None:
    """The words with first person made *u*, or none when that isn't sure."""
    done: list[str] = []
    verb = ""
    skip = False
    for place, word in enumerate(words):
        if skip:
            skip = False
            continue
        low = word.lower().strip(",")
        comma = "," if word.endswith(",") else ""
        if low == "ik":
            after = _with_u(words[place + 1].strip(",")) if place + 1 < len(words) else None
            if after is not None and not verb:  # ik mis ...
                verb = words[place + 1].lower().strip(",")
                done += ["u", after + ("," if words[place + 1].endswith(",") else "")]
                skip = True
                continue
            if place > 0 and not verb and _with_u(words[place - 1]):  # mis ik ...
                verb = words[place - 1].lower()
                done[-1] = str(_with_u(words[place - 1]))
                done.append("u" + comma)
                continue
            return None
        if low == "me":
            done.append(("zich" if verb in _REFLEXIVE else "u") + comma)
        elif low in _POSSESSIVE:
            done.append(_POSSESSIVE[low] + comma)
        elif low in ("wij", "we"):
            return None
        else:
            done.append(word)
    return done if verb else None


def say_back(span: str, *, speaker: str = "client") -> str:
    """A full main clause that says `span` back, such as "U mist uw hond.", else a quote of it.

    `span` is a piece of what the person said; `speaker` is "client" or "relative". Never leaves a word of the first
    person outside a quote.
    """
    words = span.strip(" .,!").split()
    if not words or len(words) > LONGEST or "?" in span:
        return _QUOTE.format(span.strip(" .,"))
    relation = _RELATION.match(span)
    if speaker == "relative" and relation:
        word = relation.group(1).lower()
        rest = span[relation.end() :].strip(" .,!")
        if _OTHER_FIRST.search(rest) is None and rest:
            return f"Uw {_SHORT_FOR.get(word, word)} {rest}."
    swapped = _swap(words)
    if swapped is None:
        return _QUOTE.format(span.strip(" .,"))
    sentence = " ".join(swapped)
    if _OTHER_FIRST.search(sentence):
        return _QUOTE.format(span.strip(" .,"))
    return sentence[0].upper() + sentence[1:] + "."
