"""Finding wishes that say the same thing, so that a summary names one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from listening.verb_forms import VERBS

_EMPTY = frozenset(
    "ik 'k u je jij we wij ze zij hij het er me mij mijn m'n mn uw ons onze zijn haar hun hem de een 't t die dat deze dit daar hier en of maar want dus als dan om te in op aan bij met van voor naar uit over door tot "
    "na ook nog wel weer eens een keer graag liever liefst heel erg zo zeer toch gewoon even al altijd vaak soms nu straks hoor hè ja nou echt eigenlijk best zou wil wilt willen wilde wou zouden kan kunt kunnen "
    "mag mogen moet moeten zal zullen ben bent is was waren heb hebt heeft hebben had hadden word wordt worden gaan ga gaat ging doen doe doet deed vind vindt vinden vond houd hou houdt houden mis mist missen "
    "fijn leuk lekker mooi prettig belangrijk heerlijk goed zelf samen wat iets alles veel meer vaker zei vraagt vroeg lust lusten hoe waar wie zin beetje "
    "laten laat komen kom komt zich niets thuis elke iedere zit zitten zat gezeten geven geeft gaf krijgen krijgt kreeg staan staat stond liggen ligt lag willen dag iemand niemand men mensen".split()
)
_NOT = frozenset("niet geen nooit niks niets zonder nie nergens niemand".split())
# Words that by themselves make another thing of it.
_DAYS = frozenset(
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ochtend middag avond nacht morgen".split()
)
_NUMBERS = frozenset("één twee drie vier vijf zes zeven acht negen tien elf twaalf half kwart".split())
_KIN = frozenset("man vrouw zus broer zoon dochter moeder vader opa oma tante oom vriendin vriend buurvrouw buurman kleinkind kleindochter kleinzoon hond kat".split())  # fmt: skip
_LIKE = (
    frozenset({"preference", "interest"}),
    frozenset({"wish", "preference"}),
    frozenset({"dislike", "worry"}),
)
_ALMOST = 0.75  # share of common words


@lru_cache(maxsize=1)
def _verb_stems() -> dict[str, str]:
    stems: dict[str, str] = {}
    for verb in VERBS.values():
        for form in (verb.infinitive, verb.u, verb.hij, verb.past, verb.pasts, verb.participle):
            stems.setdefault(form, verb.infinitive)
        stems.setdefault(verb.ik, verb.infinitive)
    return stems


def stem(word: str) -> str:
    """A word without the endings of plural and diminutive, in one spelling: bomen, boompje → bom."""
    low = word.lower()
    if low in _DAYS or low in _NUMBERS:
        return low
    low = _verb_stems().get(low, low)
    for end, new in (("mpjes", "m"), ("mpje", "m"), ("etjes", ""), ("etje", ""), ("tjes", ""), ("tje", ""), ("jes", ""), ("je", ""), ("'s", ""), ("issen", "is")):  # fmt: skip
        if low.endswith(end) and len(low) - len(end) > 2:
            low = low[: -len(end)] + new
            break
    else:
        low = re.sub(r"(?<=..)(?:eren|en|(?<=[^aeiou]e[lmnr])s|(?<=[^aeiou])es|e)$", "", low)
    low = re.sub(r"([aeou])\1", r"\1", low)
    low = re.sub(r"([bcdfgklmnprst])\1$", r"\1", low)
    low = re.sub(r"(?<=[aeiou])t$", "", low)  # spruitje may be of sprui or of spruit
    return re.sub("z$", "s", re.sub("v$", "f", low))


def _words(text: str) -> list[str]:
    return re.findall(r"[a-zà-ÿ0-9]+(?:['-][a-zà-ÿ]+)*", text.lower().replace("’", "'"))


def content(text: str) -> frozenset[str]:
    """The stems of the words of a text that carry what it is about."""
    lemmas = ((word, _verb_stems().get(word, word)) for word in _words(text))
    return frozenset(stem(word) for word, lemma in lemmas if not {word, lemma} & (_EMPTY | _NOT))


def _denies(text: str) -> bool:
    return bool(_NOT & set(_words(text)))


def _is_quote(say_back: str) -> bool:
    return "‘" in say_back or "“" in say_back or not say_back.strip()


def _telling(only_in_one: frozenset[str]) -> bool:
    """Whether words of one of two texts make it another thing: another day, number or person."""
    kin = {stem(word) for word in _KIN}
    return any(word in _DAYS or word in _NUMBERS or word.isdigit() or word in kin for word in only_in_one)


def _names(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in re.findall(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Ý][\w-]+", text))


def _without_subject(text: str) -> tuple[str, str]:
    """Uw moeder zingt graag → moeder, zingt graag."""
    first = re.match(r"Uw (\w+)\s+", text)
    if first and first.group(1) in _KIN:
        return first.group(1), text[first.end() :]
    return "", text


def _core(words: frozenset[str]) -> int:
    """How many words say more than a day or a time."""
    return sum(not (word in _DAYS or word in _NUMBERS or word.isdigit() or word == "ur") for word in words)


def _same_text(one: str, other: str, *, like: bool) -> bool:
    about, one = _without_subject(one)
    about_other, other = _without_subject(other)
    if about != about_other or _denies(one) != _denies(other):
        return False
    first, second = content(one), content(other)
    if not _core(first) or not _core(second):
        return False
    small, large = sorted((first, second), key=len)
    if small == large:
        return True
    if small < large and like:
        sure = len(small) == 1 and len(large) == 2 and not _telling(small) and not small & _names(one + other)
        return _core(small) >= 2 or sure
    if len(first & second) / len(first | second) < _ALMOST:
        return False
    return not (_telling(first - second) and _telling(second - first))


def _same(one: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
    like = one[0] == other[0]
    if not like and frozenset({one[0], other[0]}) not in _LIKE:
        return False
    if _is_quote(one[2]) or _is_quote(other[2]):
        return _same_text(one[1], other[1], like=like)
    return _same_text(one[2], other[2], like=like)


def doubles(wishes: Sequence[tuple[str, str, str]]) -> list[list[int]]:
    """Groups of places in `wishes`, each (kind, own words, say back), that say the same thing.

    Only groups of two and more, in order; a wish is in one group at the most, and every two of a group are the same.
    """
    groups: list[list[int]] = []
    for place, wish in enumerate(wishes):
        for group in groups:
            if all(_same(wish, wishes[other]) for other in group):
                group.append(place)
                break
        else:
            groups.append([place])
    return [group for group in groups if len(group) > 1]
