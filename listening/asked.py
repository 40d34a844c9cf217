"""A question that hides a wish, said back: "is er hier een koor?" → "U vraagt of er hier een koor is."."""

from __future__ import annotations

from listening.mine import Unsure, turn_mine
from listening.spelling import bare, comma
from listening.turning import Turner
from listening.verbs import (
    PARTICLES,
    is_infinitive,
    is_participle,
    is_third,
    plural_with_u,
    with_u,
)

_ASKING = frozenset("wat waar hoe wie waarom wanneer welke welk waarmee waarvoor hoeveel waarheen".split())
_AFTER_HOE = frozenset("laat vaak lang veel ver snel duur vroeg groot oud".split())
_PREPOSITIONS = frozenset(
    "met voor bij naar aan op in van om uit tijdens zonder na langs over tegen tot onder".split()
)
_CLAUSE = frozenset("als wanneer omdat zodat voordat terwijl sinds nadat".split())
_PREDICATES = frozenset("vrij open klaar nodig mogelijk thuis welkom beschikbaar".split())
_BEFORE_A_NOUN = frozenset("de het een voor tot na zonder van bij tijdens met".split())
_HELPING = frozenset(
    "kan kun kunt kunnen mag mogen wil wilt willen moet moeten zal zou zouden gaat gaan hoeft hoef heb heeft hebben hebt ben is zijn wordt worden blijft laat laten komt komen krijgt krijgen mocht kon was".split()
)
_IT = {"jullie": "ze"}


def is_question(words: list[str]) -> bool:
    """Whether these words ask something, although there may be no question mark."""
    low = [bare(word) for word in words]
    if len(low) < 3:
        return False
    first, second = low[0], low[1]
    if first in ("is", "mag", "kan") and words[1][0].isupper():
        return True
    if low[:2] == ["zou", "ik"] and not words[-1].endswith("?"):
        return False
    if first in (
        "is",
        "zijn",
        "mag",
        "kan",
        "kunnen",
        "hebben",
        "mogen",
        "kun",
        "kunt",
        "zou",
        "zouden",
        "komt",
        "wordt",
        "gaat",
        "gaan",
    ):
        return second in {
            "er", "hier", "ik", "we", "iemand", "dat", "het", "jullie", "u", "je", "mijn", "m'n", "die", "ze", "hij", "de", "iets", "mam", "pa", "ma",
        }  # fmt: skip
    return False


def _turn_helper(verb: str, subject: str) -> str | None:
    if subject == "ik":
        return with_u(verb)
    if subject == "we":
        return plural_with_u(verb) or with_u(verb)
    return verb


def _verb_last(rest: list[str], verb: str) -> list[str]:
    """The words of a sub-clause: the rest with its verb at the end, before an infinitive."""
    low = [bare(word) for word in rest]
    stop = len(rest)
    for place, word in enumerate(rest):
        follows = low[place + 1] if place + 1 < len(low) else ""
        if place and low[place] == "of" and (is_third(follows) or follows in _HELPING):
            stop = place
            break
        about = low[place] in ("die", "dat") and (
            any(is_third(word) for word in low[place + 1 :])
            or (is_infinitive(low[-1]) and any(is_infinitive(word) for word in low[1:place]))
        )
        if place and (
            about
            or low[place] in ("als", "omdat", "zodat", "waar", "want", "maar", "zonder", "voordat", "terwijl")
            or (low[place] == "om" and "te" in low[place:])
        ):
            stop = place
            break
        if comma(word) and follows and follows not in ("of", "en"):
            stop = place + 1
            break
    body, tail = list(rest[:stop]), rest[stop:]
    end = comma(body[-1]) if body else ""
    if body and end:
        body[-1] = body[-1].rstrip(",")
    if not body:
        raise Unsure
    low = [bare(word) for word in body]
    verbal = [
        n
        for n, word in enumerate(low)
        if n
        and (is_infinitive(word) or is_participle(word))
        and low[n - 1] not in (_PREPOSITIONS if word == "zijn" else _BEFORE_A_NOUN)
    ]
    place = len(body)
    if verbal and verb in _HELPING:
        last = end_of_verbs = next((n for n in verbal if low[n + 1 : n + 2] == ["en"]), verbal[-1])
        if "te" in low and low.index("te") < last:
            place = last + 1
        else:
            while last - 1 in verbal:
                last -= 1
            place = last
        after = low[max(end_of_verbs, place - 1) + 1 :]
        if after and after[0] not in _PREPOSITIONS | {"en"}:
            place = len(body) if len(body) - 1 in verbal else place
            if place != len(body) and after:
                raise Unsure
    elif (
        verb not in _HELPING - {"komt", "komen", "gaat", "gaan", "laat", "laten"}
        and not verbal
        and low[-1] in PARTICLES
        and low[-1] not in ("thuis", "langs", "buiten", "samen", "goed", "na", "aan-", "hard", "vol", "recht")
        and len(low) > 1
        and low[-2] != "kant"
    ):
        body[-1] = low[-1] + verb
        return [*_comma_back(body, end if tail else ""), *tail]
    if verb in ("is", "zijn") and place == len(body):
        free = next(
            (n for n in range(1, len(low) - 1) if low[n] in _PREDICATES and low[n + 1] in _PREPOSITIONS), None
        )
        place = place if free is None else free + 1
    turned = [*body[:place], verb, *body[place:]]
    return [*_comma_back(turned, end if tail else ""), *tail]


def _comma_back(words: list[str], end: str) -> list[str]:
    return [*words[:-1], words[-1] + end] if end else words


def _mine(words: list[str], speaker: str) -> list[str]:
    """The words with mijn, me and ons turned; another ik or wij isn't sure."""
    plural = "jullie" if speaker == "relative" else "u"
    turned = []
    for place, word in enumerate(words):
        low = bare(word)
        if low in ("ik", "we", "u", "je", "jullie", "uw"):
            raise Unsure
        new = turn_mine(words, place, plural=plural)
        turned.append(new + comma(word) if new else word)
    return turned


def asked(words: list[str], speaker: str) -> list[str]:
    """The words of "U vraagt of ..." for a question. Raises Unsure."""
    words = [word.rstrip("?") for word in words if word.strip("?")]
    if words and bare(words[0]) == "misschien":
        words = words[1:]
    low = [bare(word) for word in words]
    if len(words) < 3:
        raise Unsure
    for place in range(3, len(words)):
        then = low[place] == "dan" and place + 1 < len(low) and is_third(low[place + 1])
        if (
            then
            or (low[place] == "of" and is_third("".join(low[place + 1 : place + 2])))
            or low[place] in ("want", "maar")
            or (
                comma(words[place - 1])
                and low[place] in ("ik", "we", "hij", "ze", "dat", "het", "mijn", "en", "of")
            )
        ):
            words, low = words[:place], low[:place]
            break
    tail: list[str] = []
    behind = next((n for n in range(3, len(low)) if low[n] in _CLAUSE and {"ik", "we"} & set(low[n:])), None)
    if behind is not None:
        tail = Turner(words[behind:], speaker).turn()
        behind -= low[behind - 1] == "of"
        words, low = words[:behind], low[:behind]
    return [*_without_a_tail(words, low, speaker), *tail]


def _without_a_tail(words: list[str], low: list[str], speaker: str) -> list[str]:
    head: list[str] = ["of"]
    if low[0] in _ASKING:
        size = 2 if low[1] in _AFTER_HOE and low[0] == "hoe" else 1
        if low[0] in ("welke", "welk", "hoeveel"):
            size = 2
        head, words, low = [word.lower() for word in words[:size]], words[size:], low[size:]
        if low[0] not in _HELPING and not is_third(low[0]) and not with_u(low[0]):
            raise Unsure
        if len(words) < 2:
            # wie zorgt er
            raise Unsure
    elif not (low[0] in _HELPING or is_third(low[0]) or with_u(low[0])):
        raise Unsure
    verb, rest = low[0], list(words[1:])
    if head == ["wat"] and verb == "moet" and low[1] == "ik":
        raise Unsure  # "wat moet ik daar?" isn't asked to be told
    subject = low[1]
    if comma(words[0]) or (len(rest) < 2 and head == ["of"]):
        raise Unsure
    if subject in ("je", "u", "jullie") or "u" in low[1:3]:
        return [*head, *_to_somebody(verb, subject, rest, speaker)]
    spot = next((n for n in range(len(rest)) if bare(rest[n]) in ("ik", "we")), None)
    if spot is not None:
        if spot > 1:
            raise Unsure
        who = bare(rest[spot])
        turned = _turn_helper(verb, who)
        if not turned:
            raise Unsure
        keep = "jullie" if who == "we" and speaker == "relative" else "u"
        verb = verb if keep == "jullie" else turned
        others = _mine([*rest[:spot], "X", *rest[spot + 1 :]], speaker)
        # zich: "mag ik me hier wassen"
        rest = [keep + comma(rest[spot]) if word.rstrip(",") == "X" else word for word in others]
        return [*head, *_verb_last(rest, verb)]
    if verb == "kun":
        verb = "kan"
    if only_with_ik(verb):
        raise Unsure
    return [*head, *_verb_last(_mine([verb, *rest], speaker)[1:], verb)]


def only_with_ik(verb: str) -> bool:
    """Heb, ben: a first person without ik is not a question."""
    return verb in ("heb", "ben", "doe", "ga", "zie", "sta", "word", "vind", "neem", "geef")


def _to_somebody(verb: str, subject: str, rest: list[str], speaker: str) -> list[str]:
    """Kunt u mijn dochter bellen → of iemand uw dochter kan bellen; hebben jullie een koor → of ze een koor hebben."""
    if bare(rest[0]) != subject:
        raise Unsure
    if subject == "jullie":
        who, form = "ze", verb
        if not (
            verb in ("kunnen", "willen", "hebben", "mogen", "doen", "gaan", "zijn", "zouden")
            or is_infinitive(verb)
        ):
            raise Unsure
    else:
        who = "iemand"
        third = {
            "kun": "kan",
            "kunt": "kan",
            "kan": "kan",
            "wil": "wil",
            "wilt": "wil",
            "zou": "zou",
            "zoudt": "zou",
        }
        if verb not in third:
            raise Unsure
        form = third[verb]
    others = _mine(rest[1:], speaker)
    if not others or "zelf" in map(bare, others):
        raise Unsure
    return _verb_last([who, *others], form)
