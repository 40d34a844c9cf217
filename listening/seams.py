"""Where speech runs on: a comma that belongs there, and two sentences with only a comma between them."""

from __future__ import annotations

from listening.first_names import CAPITAL
from listening.spelling import bare, comma
from listening.states import states
from listening.turning import COORDINATING, SUBORDINATING
from listening.verbs import is_infinitive, is_participle, is_third, only_first_person, plural_with_u, with_u
from listening.who import KIN

_PREPOSITIONS = frozenset(
    "in op naar bij met aan voor om uit van over tussen onder zonder tegen door na tijdens langs rond achter naast".split()
)
_SUBJECTS = frozenset("ik we je ze zij hij het er iemand niemand ieder iedereen".split())
# What came before is taken up again with one of these: "de erwtensoep, die is goed".
_TAKES_UP = frozenset("dat die daar dan zo anders toen dus want maar en of als omdat niet ook".split())
_NO_COMMA_AFTER = COORDINATING | SUBORDINATING | _PREPOSITIONS | frozenset("te niet ook al zo".split())
_NOT_OTHERWISE = (
    COORDINATING | SUBORDINATING | frozenset("iets niets iemand niemand ergens nergens heel ook niet".split())
)
_FELT = frozenset("blij jammer fijn gelukkig trots bang".split())
_CONDITIONS = SUBORDINATING - {"die", "dat", "voor", "of", "tot", "dan", "wat"}
_OPENERS = frozenset(
    "eerlijk eerlijk-gezegd gezegd waar gelukkig helaas jammer natuurlijk eigenlijk vroeger nu meestal zeker".split()
)


def _ours(verb: str, subject: str) -> bool:
    return (subject == "ik" and with_u(verb) is not None) or (
        subject in ("we", "ze") and plural_with_u(verb) is not None
    )


def with_commas(words: list[str]) -> list[str]:
    """The words with a comma where a clause begins that takes up what was said: "Ineke doet de bank, dat is best"."""
    done = list(words)
    low = [bare(word) for word in words]
    if (
        len(words) > 4
        and low[0] in CAPITAL
        and low[1] in ("mijn", "onze", "ons")
        and low[2] in KIN
        and is_third(low[3])
    ):
        return [low[0].capitalize() + ",", low[1], low[2] + ",", *words[3:]]  # Daan, mijn kleinzoon, komt
    for place in range(1, len(words) - 2):
        if place == 1 and not (words[0][0].isupper() and low[0] in CAPITAL):
            continue
        before, word, verb, after = low[place - 1 : place + 3]
        barred = _NOT_OTHERWISE if word == "anders" else _NO_COMMA_AFTER
        if comma(words[place - 1]) or before in barred:
            continue
        late = low[0] in SUBORDINATING and (
            low[0] not in ("die", "dat") or is_third(low[1]) or low[1] in _SUBJECTS
        )
        if late and word not in ("daar", "anders"):
            continue
        are = verb == "zijn" and (word != "dat" or after not in ("geen", "de", "het", "mijn"))
        theirs = is_third(verb) and not are and not comma(words[place + 1])
        if word in ("die", "dat"):
            ends = is_infinitive(after) or is_participle(after) or is_third(after) or after in COORDINATING
            begins = (theirs and not ends and not is_third(before)) or (_ours(verb, after) and after != "ze")
        elif word in ("daar", "anders"):
            begins = after in _SUBJECTS and (theirs or _ours(verb, after))
        elif word == "dan":
            who = after in _SUBJECTS | {"mijn", "de", "het"} and not before.endswith("er")
            begins = (
                who
                and not _CONDITIONS & set(low[:place])
                and (theirs or _ours(verb, after))
                and _has_a_verb(words[:place])
            )
        else:
            continue
        if begins:
            done[place - 1] += ","
    return done


def _has_a_verb(words: list[str]) -> bool:
    low = [bare(word) for word in words]
    if low[0] in _FELT and low[1:2] == ["dat"]:
        return False  # blij dat de drempels weg zijn
    return (
        any(is_third(word) and not (word == "zijn" and place == 0) for place, word in enumerate(low))
        or bool({"ik", "we", "je"} & set(low))
        or only_first_person(low[0])
        or with_u(low[0]) is not None
        or (is_infinitive(low[0]) and low[1:2] == ["ze"])
        or states([*words[:-1], words[-1].rstrip(",")])
    )


def seam(words: list[str]) -> int | None:
    """The place where a sentence begins after a piece that is none: "mijn knie nog goed, ik zeg ..."; none if there is none."""
    low = [bare(word) for word in words]
    for place in range(1, len(words) - 1):
        if not comma(words[place - 1]):
            continue
        if _has_a_verb(words[:place]) or low[0] in SUBORDINATING | {"nee", "ja"}:
            return None
        if low[place] in _TAKES_UP or (place < 3 and low[place - 1] in _OPENERS):
            continue
        second = low[place + 1]
        if low[place] in _SUBJECTS and (is_third(second) or _ours(second, low[place])):
            return place
        third = low[place + 2] if place + 2 < len(low) else ""
        if (
            low[place] in ("nu", "hier", "soms")
            and third in _SUBJECTS
            and (is_third(second) or _ours(second, third))
        ):
            return place
    return None
