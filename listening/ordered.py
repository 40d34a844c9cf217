"""Something to be done, said back as a wish: "laat me slapen" → "U wilt graag slapen."."""

from __future__ import annotations

from listening.mine import Unsure, turn_mine
from listening.spelling import bare, comma
from listening.verb_forms import VERBS
from listening.verbs import ALSO_NOUN, PARTICLES, is_infinitive, is_third, surely_a_verb

_ORDERS = {
    forms.ik: forms.infinitive
    for forms in VERBS.values()
    if forms.infinitive not in ("zijn", "hebben", "willen", "kunnen", "zullen", "mogen", "moeten", "weten", "missen", "worden", "vinden", "houden", "voelen", "denken", "lusten", "hopen", "hoeven", "durven", "liggen", "zitten", "geloven", "wonen", "kennen", "slapen", "lijken", "vallen", "drogen", "dromen", "menen", "eten", "drinken")
}  # fmt: skip
_DROPPED = frozenset({"maar", "toch", "eens", "dan", "gewoon"})
_OF_ANOTHER = frozenset("ik we die dat dan hij ze het er".split())
_OF_ANOTHER_CLAUSE = frozenset("ik we je jullie u als want dan wat of hoe waar tot anders".split())
_SURE = frozenset(
    "laat zet geef doe zorg breng leg haal klop praat vraag kom hang vertel stuur regel houd noem help schrijf spreek leer bak kook zeg roep wacht maak speel draai neem".split()
)


def ordered(words: list[str], speaker: str) -> str:
    """A sentence with "u wilt" for an order. Raises Unsure."""
    end = next((n + 1 for n, word in enumerate(words) if comma(word)), len(words))
    if end < len(words) and bare(words[end]) not in ("maar", "of", "als", "en", "tenzij", "niet"):
        words = [*words[: end - 1], words[end - 1].rstrip(",")]
    low = [bare(word) for word in words]
    for place in range(2, len(words) - 1):
        if low[place] in ("dan", "want", "anders") or (low[place] == "en" and low[place + 1] in _OF_ANOTHER):
            words, low = words[:place], low[:place]
            break
    if len(words) < 2 or any(comma(word) for word in words[:-1]) or low[0] not in _SURE:
        raise Unsure
    if set(low) & _OF_ANOTHER_CLAUSE or set(low[2:]) & {"dat", "die"} or low[1] in ("ze", "hij", "er"):
        raise Unsure
    rest = list(words[1:])
    first = low[1]
    to_me = first in ("me", "mij", "ons") and len(rest) > 1
    plain = [word for n, word in enumerate(rest) if bare(word) not in _DROPPED or n == len(rest) - 1]
    if low[0] == "laat" and to_me:
        inner = plain[1:]
        if not inner or not is_infinitive(bare(inner[-1])) or low[2:4] == ["met", "rust"]:
            raise Unsure
        negated = bare(inner[0]) == "niet"
        if bare(inner[0]) in ("het", "dat", "hem", "haar", "ze") and len(inner) == 2:
            return "u wilt " + " ".join([inner[0], "graag", inner[1]])
        return "u wilt " + ("" if negated else "graag ") + " ".join(_mine(inner, speaker))
    if low[0] in ("geef", "doe") and to_me and "niet" not in low:
        if low[-1] in PARTICLES or len(plain) < 2 or bare(plain[1]) == "niet":
            raise Unsure
        what = _mine(plain[1:], speaker)
        if low[2] not in ("maar", "gewoon"):
            return "u wilt graag " + " ".join(what)
        return "u hebt het liefst " + " ".join(what)
    if low[0] == "laat":
        if not is_infinitive(low[-1]) or low[1] in ("hem", "haar", "hen"):
            raise Unsure
        if low[1] in ("de", "het", "die", "mijn") or not words[1][0].isupper():
            return "u wilt dat ze " + " ".join([*_mine(plain[:-1], speaker), "laten", bare(plain[-1])])
        raise Unsure
    infinitive = _ORDERS.get(low[0])
    if infinitive is None or (
        low[0] in ALSO_NOUN
        and low[1]
        not in (
            "de",
            "het",
            "mijn",
            "een",
            "me",
            "mij",
            "niet",
            "eerst",
            "even",
            "maar",
            "gewoon",
            "dat",
            "die",
            "nog",
            "ook",
        )
    ):
        raise Unsure
    if (
        any((is_third(word) or surely_a_verb(word)) and not is_infinitive(word) for word in low[1:])
        or low[0] == "zeg"
    ):
        raise Unsure
    inner = _mine(plain, speaker)
    last = bare(inner[-1])
    if last in PARTICLES and last not in (
        "thuis",
        "buiten",
        "binnen",
        "samen",
        "goed",
        "stil",
        "hard",
        "lang",
        "klaar",
        "langs",
        "bij",
    ):
        inner = [*inner[:-1], last + infinitive]
    elif is_infinitive(last) and low[0] in ("help", "leer", "kom"):
        inner = [*inner[:-1], infinitive, last]
        if low[0] == "kom":
            raise Unsure
    elif any(is_infinitive(bare(word)) for word in inner):
        raise Unsure
    else:
        inner = [*inner, infinitive]
    return "u wilt dat ze " + " ".join(inner)


def _mine(words: list[str], speaker: str) -> list[str]:
    plural = "jullie" if speaker == "relative" else "u"
    turned = []
    for place, word in enumerate(words):
        new = turn_mine(words, place, plural=plural)
        turned.append(new + comma(word) if new else word)
    return turned
