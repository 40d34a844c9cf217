"""Something to be done, said back as a wish: "laat me slapen" → "U wilt graag slapen."."""

from __future__ import annotations

from listening.mine import Unsure, turn_mine
from listening.spelling import bare, comma
from listening.turning import Turner
from listening.verb_forms import VERBS
from listening.verbs import ALSO_NOUN, PARTICLES, is_infinitive, is_third, surely_a_verb

_ORDERS = {
    forms.ik: forms.infinitive
    for forms in VERBS.values()
    if forms.infinitive not in ("zijn", "hebben", "willen", "kunnen", "zullen", "mogen", "moeten", "weten", "missen", "worden", "vinden", "houden", "voelen", "denken", "lusten", "hopen", "hoeven", "durven", "liggen", "zitten", "geloven", "wonen", "kennen", "slapen", "lijken", "vallen", "drogen", "dromen", "menen", "eten", "drinken")
}  # fmt: skip
_DROPPED = frozenset("maar toch eens dan gewoon nu vooral gerust dus".split())
_OF_ANOTHER = frozenset("ik we die dat dan hij ze het er geef zet laat doe".split())
_SURE = frozenset(
    "laat zet geef doe zorg breng leg haal klop praat vraag kom hang vertel stuur regel houd noem help schrijf spreek leer bak kook zeg roep wacht maak speel draai neem schenk gooi sla snijd".split()
)
_OBJECTS = frozenset("de het mijn een me mij niet eerst even maar gewoon dat die nog ook ze hem haar".split())
# A clause begins with one of these that stays behind the verb.
_CLAUSE = frozenset("tot als voordat zoals wat of waar wie zodat omdat totdat".split())
_BEFORE_A_NOUN = frozenset(
    "de het een één mijn m'n die dat deze dit geen zo'n haar zijn hun zonder tussen tegen door in op met bij van aan voor uit naar onder over na om tot".split()
)
_BEHIND = frozenset("in op bij aan met onder na voor tijdens naar van tot om zonder uit naast".split())
_NO_PARTICLES = frozenset("thuis buiten binnen samen goed stil hard lang klaar langs bij".split())
_NO_THING = _BEHIND | frozenset(
    "'s zelf even ook gewoon niet wel nog rustig alleen eerst mee toch hier weer altijd".split()
)
_PEOPLE = frozenset("me mij ons hem haar hen ze".split())


def ordered(words: list[str], speaker: str) -> str:
    """A sentence with "u wilt" for an order. Raises Unsure."""
    words = _the_order(words)
    low = [bare(word) for word in words]
    if len(words) < 2 or low[0] not in _SURE or low[1] in ("hij", "er", "ik", "we", "je", "u"):
        raise Unsure
    if low[:2] == ["zorg", "dat"] or low[:3] == ["zorg", "ervoor", "dat"]:
        clause = words[low.index("dat") + 1 :]
        if not any(is_third(bare(word)) or is_infinitive(bare(word)) for word in clause[-2:]):
            raise Unsure
        return "u wilt dat " + " ".join(Turner(clause, speaker).turn())
    start = _clause_behind(low)
    tail = Turner(words[start:], speaker).turn() if start < len(words) else []
    if tail and not any(is_third(bare(w)) or surely_a_verb(bare(w)) or is_infinitive(bare(w)) for w in tail):
        raise Unsure
    head = words[:start]
    if any(comma(word) for word in head[:-1]) or len(head) < 2:
        raise Unsure
    if set(low[1:start]) & {"ik", "we", "je", "jullie", "u", "want", "dan,"}:
        raise Unsure
    kept = [head[0], *(w for n, w in enumerate(head[1:], 1) if bare(w) not in _DROPPED or n == len(head) - 1)]
    if bare(kept[-1]) in _DROPPED and len(kept) > 2:
        kept = kept[:-1]
    return " ".join([*_wanted(kept, low, speaker), *tail])


def _the_order(words: list[str]) -> list[str]:
    """The words without what comes of it: "zet de radio aan, dan slaap ik"."""
    end = next((n + 1 for n, word in enumerate(words) if comma(word)), len(words))
    if end < len(words) and bare(words[end]) not in ("maar", "of", "als", "en", "tenzij", "niet"):
        words = [*words[: end - 1], words[end - 1].rstrip(",")]
    low = [bare(word) for word in words]
    for place in range(2, len(words) - 1):
        follows = low[place + 1]
        comes_of_it = low[place] == "dan" and (
            is_third(follows) or surely_a_verb(follows) or follows in _OF_ANOTHER
        )
        comes_of_it = comes_of_it or (
            low[place] == "dan" and (is_infinitive(follows) or low[place + 2 : place + 3] in (["ik"], ["we"]))
        )
        if comes_of_it or low[place] in ("want", "anders") or (low[place] == "en" and follows in _OF_ANOTHER):
            return [*words[: place - 1], words[place - 1].rstrip(",")]
    return words


def _clause_behind(low: list[str]) -> int:
    """Where a clause begins that stays behind the verb: "wacht tot ik klaar ben"; the end if there is none."""
    for place in range(1, len(low)):
        verb_last = is_third(low[-1]) or surely_a_verb(low[-1]) or is_infinitive(low[-1])
        if low[place] in ("die", "dat") and place > 2 and low[place - 1] not in _BEFORE_A_NOUN and verb_last:
            return place
        if low[place] in _CLAUSE and any(
            word in low[place:] for word in ("ik", "we", "ze", "hij", "het", "wie")
        ):
            return place
    return len(low)


def _wanted(words: list[str], low: list[str], speaker: str) -> list[str]:
    verb, first = low[0], bare(words[1])
    rest = words[1:]
    if verb == "laat":
        return _let(words, speaker)
    if verb in ("geef", "doe") and first in ("me", "mij", "ons") and "niet" not in low:
        if bare(rest[-1]) in PARTICLES or len(rest) < 2:
            raise Unsure
        what = _mine(words, speaker)[2:]
        if low[2] not in ("maar", "gewoon"):
            return ["u", "wilt", "graag", *what]
        return ["u", "hebt", "het", "liefst", *what]
    infinitive = _ORDERS.get(verb)
    if infinitive is None or verb == "zeg" or (verb in ALSO_NOUN and not {low[1], first} & _OBJECTS):
        raise Unsure
    if verb == "sla" and "over" not in low:
        raise Unsure  # sla met een ei
    if _another_verb(rest):
        raise Unsure
    if verb == "vraag" and len(rest) == 1 and first in _PEOPLE:
        return ["u", "wilt", "dat", "ze", "het", *_mine(words, speaker)[1:], "vragen"]
    inner = _mine(words, speaker)[1:]
    return ["u", "wilt", "dat", "ze", *_with_its_infinitive(inner, infinitive, verb)]


def _another_verb(rest: list[str]) -> bool:
    low = [bare(word) for word in rest]
    return any(
        (is_third(word) or surely_a_verb(word))
        and not is_infinitive(word)
        and not (place and (low[place - 1] in _BEFORE_A_NOUN or low[place - 1].endswith("e")))
        for place, word in enumerate(low)
    )


def _with_its_infinitive(inner: list[str], infinitive: str, verb: str) -> list[str]:
    """The words with the verb at the end, joined to its particle: "die tv uitzetten onder het eten"."""
    low = [bare(word) for word in inner]
    last = low[-1]
    if last in PARTICLES and last not in _NO_PARTICLES | {"hand"}:
        return [*inner[:-1], last + infinitive]
    for place in range(1, len(inner) - 1):
        particle = low[place] in PARTICLES and low[place] not in _NO_PARTICLES | {"plaats", "hand"}
        if particle and low[place - 1] not in _BEFORE_A_NOUN and low[place + 1] in _BEHIND:
            return [*inner[:place], low[place] + infinitive, *inner[place + 1 :]]
    if is_infinitive(last) and verb in ("help", "leer"):
        return [*inner[:-1], infinitive, last]
    verbs = [n for n, word in enumerate(low) if is_infinitive(word) and word != "zijn"]
    if any(not n or low[n - 1] not in _BEFORE_A_NOUN for n in verbs):
        raise Unsure
    return [*inner, infinitive]


def _let(words: list[str], speaker: str) -> list[str]:
    """What somebody wants to be let, or wants others to let."""
    first, rest = bare(words[1]), _mine(words, speaker)[1:]
    low = [bare(word) for word in rest]
    last = next((n for n in range(len(rest) - 1, 0, -1) if is_infinitive(low[n])), None)
    if last is not None and last + 1 < len(rest) and low[last + 1] not in _BEHIND:
        raise Unsure
    if first in ("me", "mij", "ons"):
        inner = rest[1:]
        if low[1:3] == ["met", "rust"]:
            return ["u", "wilt", "met", "rust", "gelaten", "worden", *inner[2:]]
        if last is None and not set(low[1:-1]) & _BEHIND:
            raise Unsure
        negated = low[1] == "niet"
        if low[1] in ("het", "dat", "hem", "haar", "ze", "er") and (
            is_infinitive(low[2]) or low[2] in _NO_THING
        ):
            return ["u", "wilt", inner[0], "graag", *inner[1:]]
        return ["u", "wilt", *([] if negated else ["graag"]), *inner]
    if last is None:
        if low[-1] in PARTICLES and low[-1] not in _NO_PARTICLES and len(rest) > 1:
            return ["u", "wilt", "dat", "ze", *rest[:-1], low[-1] + "laten"]
        if any(word in _BEHIND for word in low[1:-1]) and low[0] != "ze":
            return ["u", "wilt", "dat", "ze", *rest, "laten"]
        raise Unsure
    if _another_verb(rest[:last]):
        raise Unsure
    if first == "ze":
        return ["u", "wilt", "dat", *rest]
    while last > 1 and is_infinitive(low[last - 1]):
        last -= 1
    return ["u", "wilt", "dat", "ze", *rest[:last], "laten", *rest[last:]]


def _mine(words: list[str], speaker: str) -> list[str]:
    plural = "jullie" if speaker == "relative" else "u"
    turned = []
    for place, word in enumerate(words):
        new = turn_mine(words, place, plural=plural)
        turned.append(new + comma(word) if new else word)
    return turned
