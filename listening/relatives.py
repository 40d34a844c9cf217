"""Those the speaker calls pa, ons mam or mijn neef, as one names them to somebody else."""

from __future__ import annotations

from listening.first_names import CAPITAL
from listening.mine import Unsure
from listening.spelling import bare, comma
from listening.states import DETERMINERS, verbal
from listening.verbs import is_infinitive

_KIN = {
    "pa": "vader", "pap": "vader", "papa": "vader", "pappa": "vader", "paps": "vader", "vader": "vader", "ma": "moeder", "mam": "moeder", "mams": "moeder",
    "mama": "moeder", "mamma": "moeder", "moeder": "moeder", "opa": "opa", "oma": "oma", "opoe": "opoe",
    "schoonpa": "schoonvader", "schoonma": "schoonmoeder", "moeke": "moeder",
}  # fmt: skip


_CALLED = frozenset("pa pap papa pappa ma mam mama mamma".split())
_WHOSE = frozenset({"zijn", "haar"})
_OWNED_BY = frozenset(
    "vader moeder opa oma tante oom broer zus zoon neef nicht zwager dochter kleindochter kleinzoon".split()
)
_NOT_OWNED = frozenset(
    "een de het niet ook wel niets altijd nooit nog al hier daar er in op met van voor naar bij aan om uit te en of maar dat die als zo graag geen mijn".split()
)
_BEFORE_OWNER = frozenset("met van bij voor naar aan in op mis mist over is was".split())


def _genitive(owner: str) -> str:
    """The form of a name before what is theirs: moeders, oma's, Hans'."""
    if owner.endswith(("s", "x", "z")):
        return owner + "'"
    return owner + ("'s" if owner[-1] in "aiouy" else "s")


def of_owners(words: list[str]) -> list[str]:
    """Oma haar ring, Piet zijn pet as "oma's ring", "Piets pet", at the start or after a preposition."""
    low = [bare(word) for word in words]
    for place in range(1, len(words) - 1):
        start = place - 2 if place > 1 and low[place - 2] in DETERMINERS else place - 1
        owner, what = words[place - 1], low[place + 1]
        known = low[place - 1] in _OWNED_BY or (
            owner[0].isupper() and (low[place - 1] in CAPITAL or owner.endswith(("tje", "ie", "eke")))
        )
        if (
            low[place] not in _WHOSE
            or not known
            or comma(owner)
            or (start and low[start - 1] not in _BEFORE_OWNER)
            or what in _NOT_OWNED
            or verbal(what)
        ):
            continue
        return [*words[: place - 1], _genitive(owner), *words[place + 1 :]]
    return words


def of_the_house(words: list[str]) -> list[str]:
    """Bij jullie as "hier"."""
    done: list[str] = []
    for word in words:
        if bare(word) == "jullie" and done and bare(done[-1]) == "bij":
            done[-1] = "hier" + comma(word)
        else:
            done.append(word)
    return done


def of_staff(words: list[str]) -> list[str]:
    """Jullie as "ze", when it does something. Raises Unsure."""
    done = list(words)
    for place, word in enumerate(words):
        if bare(word) != "jullie":
            continue
        around = {bare(other) for other in (*words[max(0, place - 1) : place], *words[place + 1 : place + 2])}
        if place and bare(words[place - 1]) in ("van", "met", "voor", "aan", "naar"):
            raise Unsure
        if any(is_infinitive(other) for other in around) or any(
            is_infinitive(bare(other)) and not comma(other) for other in words[place + 1 : place + 5]
        ):
            done[place] = "ze" + comma(word)
        else:
            raise Unsure
    return done


def of_relatives(words: list[str], speaker: str) -> list[str]:
    """Pa, ons mam and mijn pap as "mijn vader", "mijn moeder"; ons Riet as "Riet"."""
    done: list[str] = []
    for place, word in enumerate(words):
        low, before = bare(word), bare(words[place - 1]) if place else ""
        if (
            before in ("ons", "onze")
            and (low in CAPITAL or word[0].isupper())
            and not comma(words[place - 1])
        ):
            done[-1] = word
        elif (
            low in ("mams", "paps")
            and place + 1 < len(words)
            and not verbal(bare(words[place + 1]))
            and not comma(word)
        ):
            done.extend(["mijn", _KIN[low] + "s"])
        elif low not in _KIN or (word[0].isupper() and low in ("pap", "ma") and place):
            done.append(word)
        elif before in ("mijn", "m'n", "me", "ons", "onze") and not comma(words[place - 1]):
            done[-1] = "mijn"
            done.append(_KIN[low] + comma(word))
        elif speaker == "relative" and (before not in DETERMINERS or (before == "als" and low in _CALLED)):
            if comma(word) and (place == 0 or comma(words[place - 1])):
                raise Unsure  # spoken to
            done.extend(["mijn", _KIN[low] + comma(word)])
        elif low in ("pap", "pa") and speaker == "client":
            done.append(word)
        else:
            done.append(word)
    return done
