"""A piece without a verb of its own, made a sentence by the kind of the expression: a loss → "U mist ..."."""

from __future__ import annotations

import re
from collections.abc import Callable

from listening.done_by_others import by_others
from listening.feelings import felt
from listening.fragments import PREPOSITIONS, WEEK, Fragment, has_an_object, many
from listening.mine import Unsure
from listening.spelling import bare, comma
from listening.sub_clauses import ASKING, sub_clause
from listening.verbs import (
    is_infinitive,
)
from listening.who import form

# After a comma: a clause of its own, that can be left out.
_NEXT_CLAUSE = frozenset("ze hij zij ik we dat die daar dan er het".split())
_NEEDS_A_VERB = frozenset(
    "in met zonder uit door van onder aan om tot tussen voor na over tegen sinds vanaf rond tijdens op vóór langs achter".split()
)
_ALONE = frozenset("in met zonder uit door van onder aan".split())
_HOW_OR_WHEN = frozenset("met zonder in uit op om tot na tussen voor vóór onder rond".split())
_CLOCK = re.compile(r"(?:half|kwart|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\d)")
# What something is, behind it: "mijn knie nog goed".
_BEHIND_IT = frozenset(
    "goed slecht dicht kapot moe open weg stijf koud stil warm aan uit vol leeg stuk op klaar nat".split()
)


def by_kind(words: list[str], kind: str | None, speaker: str, who: str | None) -> str:
    """A sentence by the kind of the expression. Raises Unsure."""
    if who is None or kind is None:
        raise Unsure
    words = _what_matters(words, kind)
    words, stressed = _without_stress(words)
    low = [bare(word) for word in words]
    if not stressed:
        said = felt(words, speaker, who)
        if said:
            return said
    if (
        low[0] in ASKING | {"dat", "als"}
        and len(words) > 3
        and low[:2] not in (["wat", "meer"], ["wat", "minder"])
    ):
        return sub_clause(words, kind, speaker, who)
    if (
        low[0] in ("me", "mij")
        and len(low) > 2
        and is_infinitive(low[-1])
        and who == "u"
        and kind in ("wish", "preference")
    ):
        return "u wilt dat ze u " + Fragment(words[1:], speaker).text
    fragment = Fragment(words, speaker)
    if not fragment.starts_well and not fragment.infinitive:
        raise Unsure
    if any(comma(word) for word in words[:-1]) and kind not in ("wish", "preference", "interest", "loss"):
        raise Unsure
    if fragment.named and kind not in ("person", "loss"):
        raise Unsure
    if kind not in _FRAMES:
        raise Unsure
    others = by_others(fragment, low, kind, who)
    if others:
        return others
    said = _FRAMES[kind](fragment, who)
    return said.replace(fragment.text, "vooral " + fragment.text) if stressed else said


def _without_stress(words: list[str]) -> tuple[list[str], bool]:
    """The words without "vooral" in front or behind, and whether it was there."""
    if len(words) > 1 and bare(words[-1]) == "vooral":
        return [*words[:-2], words[-2].rstrip(",")], True
    if len(words) > 1 and bare(words[0]) == "vooral":
        return words[1:], True
    return words, False


def _what_matters(words: list[str], kind: str) -> list[str]:
    """The words without reasons, a second clause and "voor mij"."""
    low = [bare(word) for word in words]
    start, stop = 0, len(words)
    if low[0] == "ook" and len(low) > 2:
        start = 1
    for place in range(1, len(words)):
        second = comma(words[place - 1]) and low[place] in _NEXT_CLAUSE and place + 1 < len(words)
        if second and comma(words[place + 1]) and low[place] == "die":
            raise Unsure  # de schoolbel, die koperen, moet
        reason = place > 1 and low[place] in ("want", "omdat", "anders")
        first_name = kind == "person" and comma(words[place - 1])
        if reason or first_name or (second and place > 1):
            stop = place
            break
    words = [*words[start : stop - 1], words[stop - 1].rstrip(",")]
    low = [bare(word) for word in words]
    if kind in ("wish", "preference", "dislike"):
        if low[-1] == "graag" and len(low) > 1:
            words, low = [*words[:-2], words[-2].rstrip(",")], low[:-1]
        if low[-2:] in (["voor", "mij"], ["voor", "me"]):
            words = words[:-2]
        elif low[:2] in (["voor", "mij"], ["voor", "me"]):
            words = words[2:]
    if not words:
        raise Unsure
    if (
        len(words) > 1
        and bare(words[1]) == "uur"
        and bare(words[0]) not in ("een", "half")
        and kind != "loss"
    ):
        words = ["om", words[0].lower(), *words[1:]]
    return words


def _wish(fragment: Fragment, who: str) -> str:
    first, low = fragment.low[0], fragment.low
    if first == "te" or (first in WEEK and len(low) < 2):
        raise Unsure
    will = f"{who} {form('wilt', who)} "
    if first == "liefst":
        return will + "het " + fragment.text
    if first in ("graag", "liever", "alleen", "gewoon", "eerst", "dan"):
        return will + fragment.text
    te = fragment.te and not (fragment.noun and "om" in low)
    if te or (first in ("met", "zonder") and len(low) < 6 and "naar" not in low):
        raise Unsure
    if (
        first in _NEEDS_A_VERB
        and not fragment.infinitive
        and "naar" not in low[1:]
        and not (first not in _ALONE and has_an_object(fragment))
        and low[:3] != ["op", "de", "foto"]
    ):
        raise Unsure
    to_do = low[:2] == ["niet", "te"] and low[2:3] in (["veel"], ["weinig"]) and len(low) > 3
    to_do = to_do or fragment.infinitive or (len(low) > 1 and low[1] in PREPOSITIONS | {"meer", "zo"})
    if first == "niet" and not to_do:
        raise Unsure
    if fragment.negated or first == "wel" or {"graag", "liefst", "liever"} & set(low) or "niet" in low[:2]:
        return will + fragment.text
    return will + "graag " + fragment.text


def _preference(fragment: Fragment, who: str) -> str:
    low = fragment.low
    if low[0] in ("altijd", "meestal", "vaak", "soms", "niemand", "iedereen"):
        raise Unsure
    if low[:2] == ["niet", "te"] and len(low) == 3 and not fragment.infinitive:
        return f"{who} {form('wilt', who)} het {fragment.text}"  # niet te zoet
    place = 1 if low[0] in ("niet", "liever", "graag", "liefst") and len(low) > 1 else 0
    if (
        low[place] in _HOW_OR_WHEN
        and not fragment.infinitive
        and not fragment.te
        and "naar" not in low
        and not has_an_object(fragment)
    ):
        if low[place] == "voor" and low[place + 1 : place + 2] != ["de"] and not _CLOCK.match(low[place + 1]):
            raise Unsure
        # met suiker, niet vóór negenen: how or when something that isn't named
        return f"{who} {form('wilt', who)} het {'' if place else 'graag '}{fragment.text}"
    return _wish(fragment, who)


def _dislike(fragment: Fragment, who: str) -> str:
    first = fragment.low[0]
    if fragment.negated or first == "liever":
        if len(fragment.low) < 2:
            raise Unsure
        return _wish(fragment, who)
    if "niet" in fragment.low:
        raise Unsure
    if fragment.infinitive:
        return f"{who} {form('wilt', who)} liever niet {fragment.text}"
    if fragment.noun and first not in ("alles", "veel", "weinig", "genoeg", "wat"):
        return f"{who} houdt niet van {fragment.text}"
    raise Unsure


def _something_to_do(fragment: Fragment) -> bool:
    """Whether a noun in front is what something is done to: "mijn schoenen poetsen"."""
    low = fragment.low
    if low[0] in ("bij", "na", "tijdens", "van"):
        return False
    for place in range(1, len(low)):
        if comma(fragment.words[place - 1]):
            return False
        ends = place + 1 == len(low) or low[place + 1] in PREPOSITIONS or bool(comma(fragment.words[place]))
        if ends and is_infinitive(low[place]):
            return low[place - 1] not in PREPOSITIONS | _POINTING and not low[place - 1].endswith("e")
    return False


_POINTING = frozenset("veel weinig wat de het een mijn uw die dat deze zijn haar geen en of".split())
_HOW_MANY = frozenset(
    "elke iedere alle alles iets twee drie vier vijf zes zeven acht negen tien veel weinig genoeg één eén 1".split()
)


def _interest(fragment: Fragment, who: str) -> str:
    if fragment.negated or fragment.te or "niet" in fragment.low:
        raise Unsure
    if fragment.infinitive or _something_to_do(fragment):
        return f"{who} mag graag " + " ".join(w for w in fragment.words if bare(w) != "graag")
    if fragment.noun and "graag" not in fragment.low and fragment.low[0] not in _HOW_MANY:
        return f"{who} houdt van {fragment.text}"
    raise Unsure


def _loss(fragment: Fragment, who: str) -> str:
    if (
        fragment.negated
        or fragment.te
        or {"niet", "meer", "weg"} & set(fragment.low)
        or "er" in fragment.low[:4]
    ):
        raise Unsure
    if fragment.infinitive and len(fragment.low) < 6:
        return f"{who} mist het {fragment.text}"
    if not fragment.infinitive and (fragment.noun or fragment.named):
        return f"{who} mist {fragment.text}"
    raise Unsure


def _content(fragment: Fragment, who: str) -> str:
    low = fragment.low
    if fragment.negated or "niet" in low or "hier" in low[:-1] or low[-1] in _BEHIND_IT:
        raise Unsure
    if fragment.noun:
        return f"{who} {form('bent', who)} blij met {fragment.text}"
    if low[0] == "met" and len(low) > 1 and low[1] not in ("zijn", "z'n", "haar"):
        return f"{who} {form('bent', who)} blij {fragment.text}"
    raise Unsure


def _worry(fragment: Fragment, who: str) -> str:
    low = fragment.low
    complaint = {"niet", "te", "steeds", "altijd", "weer", "kapot", "weg"} & set(low)
    if low[0] not in ("mijn", "m'n", "de", "het", "onze") or fragment.negated or complaint or len(low) > 6:
        raise Unsure
    return f"{who} maakt zich zorgen over {fragment.text}"


def _person(fragment: Fragment, who: str) -> str:
    if not (fragment.noun or fragment.named) or len(fragment.low) > 7 or fragment.low in (["een"], ["één"]):
        raise Unsure
    if fragment.low[0] in ("geen", "alle", "iedereen", "veel", "elke", "iedere", "niemand"):
        raise Unsure
    return f"{fragment.text} {'zijn' if many(fragment) else 'is'} belangrijk voor {who}"


_FRAMES: dict[str, Callable[[Fragment, str], str]] = {
    "wish": _wish, "preference": _preference, "dislike": _dislike, "interest": _interest,
    "loss": _loss, "content": _content, "worry": _worry, "person": _person,
}  # fmt: skip
