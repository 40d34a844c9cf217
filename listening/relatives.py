"""Those the speaker calls pa, ons mam or mijn neef, as one names them to somebody else."""

from __future__ import annotations

from listening.mine import Unsure
from listening.spelling import bare, comma
from listening.states import DETERMINERS

_KIN = {
    "pa": "vader", "pap": "vader", "papa": "vader", "pappa": "vader", "paps": "vader", "vader": "vader", "ma": "moeder", "mam": "moeder", "mams": "moeder",
    "mama": "moeder", "mamma": "moeder", "moeder": "moeder", "opa": "opa", "oma": "oma", "opoe": "opoe",
    "schoonpa": "schoonvader", "schoonma": "schoonmoeder", "moe": "moeder", "moeke": "moeder",
}  # fmt: skip


def of_relatives(words: list[str], speaker: str) -> list[str]:
    """Pa, ons mam and mijn pap as "mijn vader", "mijn moeder"."""
    done: list[str] = []
    for place, word in enumerate(words):
        low, before = bare(word), bare(words[place - 1]) if place else ""
        if low not in _KIN or (word[0].isupper() and low in ("pap", "ma") and place):
            done.append(word)
        elif before in ("mijn", "m'n", "me", "ons", "onze") and not comma(words[place - 1]):
            done[-1] = "mijn"
            done.append(_KIN[low] + comma(word))
        elif speaker == "relative" and before not in DETERMINERS:
            if comma(word) and (place == 0 or comma(words[place - 1])):
                raise Unsure  # spoken to
            done.extend(["mijn", _KIN[low] + comma(word)])
        elif low in ("pap", "pa") and speaker == "client":
            done.append(word)
        else:
            done.append(word)
    return done
