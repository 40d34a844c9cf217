"""A piece without a verb of its own, made a sentence by the kind of the expression: a loss → "U mist ..."."""

from __future__ import annotations

import re
from collections.abc import Callable

from listening.fragments import PREPOSITIONS, WEEK, Fragment, has_an_object, many
from listening.mine import Unsure
from listening.spelling import bare, comma
from listening.statements import quotes_somebody
from listening.turning import Turner
from listening.verbs import (
    is_infinitive,
    is_participle,
    is_third,
    is_third_at_the_end,
    surely_a_verb,
)

# After a comma: a clause of its own, that can be left out.
_NEXT_CLAUSE = frozenset("ze hij zij ik we dat die daar dan er het".split())
_THIRD_FORMS = {"wilt": "wil", "bent": "is", "hebt": "heeft", "kunt": "kan"}
_WITH_A_CLAUSE = {
    ("wish", "dat"): "wilt graag", ("preference", "dat"): "wilt graag", ("dislike", "dat"): "vindt het niet fijn",
    ("worry", "dat"): "maakt zich zorgen", ("content", "dat"): "bent blij", ("loss", "dat"): "vindt het jammer",
    ("interest", "dat"): "vindt het leuk", ("content", "als"): "vindt het fijn", ("preference", "als"): "vindt het fijn",
    ("dislike", "als"): "vindt het niet fijn", ("wish", "als"): "zou het fijn vinden", ("interest", "als"): "vindt het leuk",
    ("loss", "hoe"): "mist het",
}  # fmt: skip
_NEEDS_A_VERB = frozenset(
    "in met zonder uit door van onder aan om tot tussen voor na over tegen sinds vanaf rond tijdens op vóór langs achter".split()
)
_ALONE = frozenset("in met zonder uit door van onder aan".split())
_HOW_OR_WHEN = frozenset("met zonder in uit op om tot na tussen voor vóór onder rond".split())
_CLOCK = re.compile(r"(?:half|kwart|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\d)")
_HOW_MUCH = frozenset(
    "heel erg zo een beetje altijd nog niet nooit best wel vaak soms geen weinig veel steeds".split()
)
_ARE = frozenset(
    "bang blij trots gek dol moe benieuwd verdrietig boos kwaad tevreden gelukkig dankbaar jaloers klaar opgelucht eenzaam lid slechthorend verknocht gehecht gewend verslaafd allergisch doodmoe zenuwachtig verliefd bezorgd".split()
)
_HAD = {
    "heimwee": ("naar",), "zin": ("in", "om"), "trek": ("in",), "spijt": ("van",), "pijn": ("in", "aan"), "last": ("van",), "hekel": ("aan",), "bloedhekel": ("aan",),
    "behoefte": ("aan",), "moeite": ("met",), "plezier": ("in", "van"), "verdriet": ("om", "van"), "honger": ("naar",), "angst": ("voor",), "jeuk": ("aan", "op"),
}  # fmt: skip
# What something is, behind it: "mijn knie nog goed".
_BEHIND_IT = frozenset(
    "goed slecht dicht kapot moe open weg stijf koud stil warm aan uit vol leeg stuk op klaar nat".split()
)
# Done to somebody, when it is asked not to be done; the second ones need to say to whom.
_TO_YOU = frozenset(
    {
        "wakker maken",
        *"aanspreken aanraken wekken storen roepen optillen vastpakken voeren betuttelen ophalen".split(),
    }
)
_TO_SOMEBODY = frozenset(
    "duwen trekken sjorren schrobben behandelen meenemen wegzetten verplaatsen weghalen weggooien vragen brengen binnenkomen schreeuwen opentrekken".split()
)
_GONE = frozenset("niet geen nooit niemand niets weg kwijt dood verdwenen".split())
_ASKING = frozenset({"hoe", "wie", "of", "wat", "waar"})


def by_kind(words: list[str], kind: str | None, speaker: str, who: str | None) -> str:
    """A sentence by the kind of the expression. Raises Unsure."""
    if who is None or kind is None:
        raise Unsure
    words = _what_matters(words, kind)
    words, stressed = _without_stress(words)
    low = [bare(word) for word in words]
    if not stressed:
        said = _felt(words, speaker, who)
        if said:
            return said
    if (
        low[0] in _ASKING | {"dat", "als"}
        and len(words) > 3
        and low[:2] not in (["wat", "meer"], ["wat", "minder"])
    ):
        return _sub_clause(words, kind, speaker, who)
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
    by_others = _by_others(fragment, low, kind, who)
    if by_others:
        return by_others
    said = _FRAMES[kind](fragment, who)
    return said.replace(fragment.text, "vooral " + fragment.text) if stressed else said


def _by_others(fragment: Fragment, low: list[str], kind: str, who: str) -> str | None:
    """Niet zo trekken → u wilt niet dat ze zo trekken: what others do to the person. Raises Unsure."""
    if kind not in ("wish", "preference", "dislike") or not fragment.infinitive:
        return None
    mine = any(word in ("me", "mij") and low[n - 1] not in PREPOSITIONS for n, word in enumerate(low))
    negated = low[0] == "niet"
    verb = low[-1] if is_infinitive(low[-1]) else next(filter(is_infinitive, low), "")
    if verb == "maken" and "wakker" in low:
        verb = "wakker maken"
    to_me = negated and (verb in _TO_SOMEBODY | _TO_YOU or "mijn hoofd" in " ".join(low))
    if not mine and not to_me:
        return None
    if who != "u" or (kind == "dislike" and not negated) or any(comma(word) for word in fragment.words[:-1]):
        raise Unsure
    words = [*fragment.words[1:]] if negated else [word for word in fragment.words if bare(word) != "graag"]
    if bare(words[-1]) != verb.split()[-1]:
        raise Unsure
    if verb in _TO_YOU and not mine and not {"mijn", "m'n", "de", "het", "een", "die"} & set(low):
        words = ["u", *words]
    return f"u wilt {'niet ' if negated else ''}dat ze {' '.join(words)}"


def _without_stress(words: list[str]) -> tuple[list[str], bool]:
    """The words without "vooral" in front or behind, and whether it was there."""
    if len(words) > 1 and bare(words[-1]) == "vooral":
        return [*words[:-2], words[-2].rstrip(",")], True
    if len(words) > 1 and bare(words[0]) == "vooral":
        return words[1:], True
    return words, False


def _felt(words: list[str], speaker: str, who: str) -> str | None:
    """Bang voor de nacht → u bent bang voor de nacht; heimwee naar zee → u hebt heimwee naar zee."""
    low = [bare(word) for word in words]
    start = 3 if low[0] == "al" and low[2:3] == ["jaar"] else 0
    place = next((n for n in range(start, len(low)) if low[n] not in _HOW_MUCH), len(low))
    if low in (["heimwee"], ["spijt"], ["verdriet"], ["pijn"], ["honger"], ["dorst"]):
        return f"{who} {_form('hebt', who)} {low[0]}"
    if place == len(low) or place > 3:
        return None
    word, follows = low[place], low[place + 1 : place + 2]
    lacks = word in _HAD and (follows and follows[0] in _HAD[word])
    if not lacks and not (word in _ARE and (follows or place) and not is_infinitive(low[-1])):
        return None
    if any(is_third(other) or (is_infinitive(other) and other == "zijn") for other in low):
        return None
    text = Fragment(words, speaker).text
    text = text[0].lower() + text[1:]
    if lacks:
        article = "een " if word in ("hekel", "bloedhekel") and place == 0 else ""
        return f"{who} {_form('hebt', who)} {article}{text}"
    if follows and low[place + 1] not in PREPOSITIONS | {"de", "als", "dat"}:
        return None
    return f"{who} {_form('bent', who)} {text}"


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


def _form(verb: str, who: str) -> str:
    """The verb for u, or for uw moeder."""
    return verb if who == "u" else _THIRD_FORMS.get(verb, verb)


def _wish(fragment: Fragment, who: str) -> str:
    first, low = fragment.low[0], fragment.low
    if first == "te" or (first in WEEK and len(low) < 2):
        raise Unsure
    will = f"{who} {_form('wilt', who)} "
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
        return f"{who} {_form('wilt', who)} het {fragment.text}"  # niet te zoet
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
        return f"{who} {_form('wilt', who)} het {'' if place else 'graag '}{fragment.text}"
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
        return f"{who} {_form('wilt', who)} liever niet {fragment.text}"
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
        return f"{who} {_form('bent', who)} blij met {fragment.text}"
    if low[0] == "met" and len(low) > 1 and low[1] not in ("zijn", "z'n", "haar"):
        return f"{who} {_form('bent', who)} blij {fragment.text}"
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


def _sub_clause(words: list[str], kind: str, speaker: str, who: str) -> str:
    """Dat ik straks niemand meer ken → u maakt zich zorgen dat u straks niemand meer kent."""
    end = next((n + 1 for n, word in enumerate(words[:-1]) if comma(word)), len(words))
    if 3 < end < len(words) and bare(words[end]) not in (
        "en",
        "die",
        "dat",
        "of",
        "maar",
        "niet",
        "tenzij",
        "behalve",
    ):
        words = [*words[: end - 1], words[end - 1].rstrip(",")]
    low = [bare(word) for word in words]
    first = low[0]
    frame = _WITH_A_CLAUSE.get((kind, first))
    if first in _ASKING and kind in ("worry", "wish"):
        frame = "vraagt zich af" if kind == "worry" else "wilt graag weten"
    if (kind, first) == ("loss", "dat") and not _GONE & set(low):
        frame = "mist het"
    if first == "als" and not (
        is_third_at_the_end(low[-1]) or surely_a_verb(low[-1]) or is_infinitive(low[-1])
    ):
        raise Unsure
    if frame is None or any(comma(word) for word in words[:-1]):
        raise Unsure
    if first == "dat" and (is_infinitive(low[1]) or "vind" in low or "vindt" in low[3:]):
        raise Unsure
    if not any(
        is_third_at_the_end(word) or surely_a_verb(word) or is_infinitive(word) or is_participle(word)
        for word in low[-4:]
    ):
        raise Unsure
    if surely_a_verb(low[1]) or low[1] in ("is", "zijn", "mag", "moet", "wil"):
        raise Unsure  # dat wil ik: no sub-clause
    if first != "dat" and (is_third(low[1]) or is_infinitive(low[1])):
        raise Unsure
    if quotes_somebody(words):
        raise Unsure
    if "dan" in low or ("en" in low and low[:2] != ["dat", "ze"]):
        raise Unsure
    turned = Turner(words, speaker).turn()
    verb, *more = frame.split()
    return " ".join([who, _form(verb, who), *more, turned[0].lower(), *turned[1:]])
