"""One piece of a sentence that was said back put in the place of another, when the sentence surely stays right."""

from __future__ import annotations

import difflib
import re

from listening.fragments import PREPOSITIONS
from listening.spelling import bare

DETERMINERS = frozenset("de het een uw mijn m'n me ons onze die dat deze dit geen haar zijn hun 'n".split())
_MEN = frozenset("man zoon broer vader opa oom neef kleinzoon schoonzoon schoonvader zwager vriend buurman grootvader peetoom stiefzoon overgrootvader".split())  # fmt: skip
_WOMEN = frozenset("vrouw dochter zus zuster moeder oma tante nicht kleindochter schoondochter schoonmoeder schoonzus schoonzuster vriendin buurvrouw grootmoeder stiefdochter zusje dochtertje".split())  # fmt: skip
_PEOPLE = _MEN | _WOMEN | frozenset("kinderen kleinkinderen ouders buren zonen zoons dochters zussen broers kind kleinkind broertje neefje nichtje achterkleinkind vrienden vriendinnen".split())  # fmt: skip
_MANY = re.compile(r"(?:kinderen|ouders|buren|zonen|zoons|dochters|zussen|broers|vrienden|vriendinnen|\w{3,}en|\w{3,}(?:ers|jes))$")  # fmt: skip
_DAY = r"(?:maan|dins|woens|donder|vrij|zater|zon)dag"
_KINDS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_DAY}(?=(?:s|ochtend|morgen|middag|avond|nacht)?\b)",
        r"\b(?:(?:half|kwart (?:over|voor)) )?(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)(?= uur\b)|\b(?:half|kwart (?:over|voor)) (?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)\b|\b\d{1,2}[.:]\d\d\b",
        r"\b(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|twintig|dertig|veertig|vijftig|zestig|\d+)\b(?! uur)",
        r"\b(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b",
        r"\b(?:de )?(?:lente|zomer|herfst|winter|voorjaar|najaar)\b",
        r"\b(?:ochtend|middag|avond|nacht)\b",
        rf"\b(?:uw )?(?:{'|'.join(sorted(_PEOPLE, key=len, reverse=True))})\b(?! (?-i:[A-Z]))",
    )
)
_THEY = re.compile(r"\b(?:hij|hem|ze|zij|haar|zijn)\b", re.IGNORECASE)


def swapped(say_back: str, wrong: str, right: str) -> str | None:
    """The sentence with the right piece (said with u) for the wrong one; none when it isn't in it once, or unsure."""
    for old, new in _forms(wrong, right):
        places = list(re.finditer(rf"(?<![\w'-]){re.escape(old)}(?![\w'-])", say_back, re.IGNORECASE))
        if len(places) > 1:
            return None
        if places:
            return _put(say_back, places[0].start(), places[0].end(), new)
    return None


def _forms(wrong: str, right: str) -> list[tuple[str, str]]:
    """Ways in which the wrong piece may stand in a sentence, with what stands there instead."""
    old, new = wrong.split(), right.split()
    if bare(old[0]) == "uw" and len(new) == 1 and new[0] in _PEOPLE:
        new = ["uw", *new]
    forms = [(old, new)]
    if old[0] == new[0]:
        forms.append((old[1:], new[1:]))
    if bare(old[0]) not in DETERMINERS | PREPOSITIONS:
        article = new[0] if bare(new[0]) in DETERMINERS else None
        if article:
            forms.insert(0, ([article, *old], new))
            forms.append((old, new[1:]))
    elif bare(new[0]) not in (PREPOSITIONS if bare(old[0]) in PREPOSITIONS else DETERMINERS | PREPOSITIONS):
        forms.append((old[1:], new))
    return [(" ".join(a), " ".join(b)) for a, b in forms if a and b]


def _put(say_back: str, start: int, end: int, new: str) -> str | None:
    """The sentence with a new piece; none when article, adjective, number or pronoun might no longer agree with it."""
    old, before = say_back[start:end], [bare(word) for word in say_back[:start].split()]
    heads = bare(old.split()[-1]), bare(new.split()[-1])
    named = new[0].isupper() or any(kind.fullmatch(new) for kind in _KINDS[:-1])
    bare_noun = bare(new.split()[0]) not in DETERMINERS | PREPOSITIONS
    last = before[-1] if before else ""
    agrees = last in PREPOSITIONS | {
        "",
        "uw",
        "een",
        "geen",
        "u",
        "en",
        "graag",
        "veel",
        "weinig",
        "als",
        "dan",
        "liever",
        "of",
    }
    if (bare(new.split()[0]) in PREPOSITIONS) != (bare(old.split()[0]) in PREPOSITIONS):
        return None
    if new[0].isupper() and not old[0].isupper() and (last == "uw" or heads[0] not in _PEOPLE):
        return None
    if any(word in say_back.split() and word not in old.split() for word in new.split() if word[0].isupper()):
        return None
    if bare_noun and not named and not agrees:
        return None
    if not bare_noun and bare(new.split()[0]) in DETERMINERS and last in DETERMINERS:
        return None
    if not say_back.startswith("U ") and bool(_MANY.search(heads[0])) != bool(_MANY.search(heads[1])):
        return None
    other = (heads[0] in _MEN and heads[1] in _WOMEN) or (heads[0] in _WOMEN and heads[1] in _MEN)
    if other and _THEY.search(say_back[:start] + say_back[end:]):
        return None
    return say_back[:start] + new + say_back[end:]


def like_for_like(say_back: str, right: str) -> str | None:
    """A day for a day, a person for a person: only when there is one of that kind on either side."""
    for kind in _KINDS:
        stated, places = list(kind.finditer(right)), list(kind.finditer(say_back))
        if len(stated) != 1 or len(places) != 1:
            continue
        said, place = stated[0], places[0]
        if say_back[: place.start()].rstrip().lower().endswith((" van", " en")) and kind is _KINDS[-1]:
            return None
        around = {bare(word) for word in (right[: said.start()] + " " + right[said.end() :]).split()}
        new = right[said.start() :] if kind is _KINDS[-1] else said.group()
        if around - PREPOSITIONS - {"uur", "de", "het"} and kind is not _KINDS[-1]:
            return None
        if place.group().lower().startswith("uw ") and not new.startswith("uw "):
            new = f"uw {new}"
        elif new.startswith("uw ") and not place.group().lower().startswith("uw "):
            return None
        return _put(say_back, place.start(), place.end(), new)
    names = list(re.finditer(r"(?<=\s)[A-Z][\w'-]+", say_back))
    if len(names) == 1 and re.fullmatch(r"[A-Z][\w'-]+", right):
        old = names[0]
        if difflib.SequenceMatcher(None, old.group().lower(), right.lower()).ratio() >= 0.5:
            return say_back[: old.start()] + right + say_back[old.end() :]
    return None
