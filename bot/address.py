"""Je instead of u, in what the assistant says.

In: a text that says u. Out: the same text that says je, with its verbs: "Wilt u dat?" → "Wil je dat?".
A quote ‘...’ is the person's, and stays. Names are not known here: turn a text before they are filled in.
"""

from __future__ import annotations

import re

from listening.verb_forms import VERBS

_PASTS = frozenset(verb.past for verb in VERBS.values())
# Verbs before u that only go with u: wilt u, hebt u.
_ONLY_U = {"wilt": "wil", "hebt": "heb", "heeft": "heb", "bent": "ben", "kunt": "kun", "zult": "zul"}
# Verbs before u: denkt u → denk je. A past stays: wist u → wist je.
_INVERTED = {
    verb.u: verb.ik for verb in VERBS.values() if verb.u.endswith("t") and verb.u not in _PASTS
} | _ONLY_U
# What has u as its object after wat, dat or wie: wat geeft u rust, dat helpt u.
_TO_U = frozenset({
    "geeft", "helpt", "maakt", "spreekt", "stoort", "raakt", "belt", "bezoekt", "bevalt", "troost",
    "steunt", "brengt", "valt", "kost",
})  # fmt: skip
_SOMEBODY = frozenset({
    "uw", "de", "het", "een", "die", "deze", "dit", "hij", "ze", "zij", "iemand", "niemand", "men",
    "mensen", "ons", "onze", "haar", "zijn", "hun", "er",
})  # fmt: skip
_THIRD = frozenset({
    "uw", "hij", "ze", "zij", "iemand", "niemand", "die", "men", "mensen", "kinderen", "wie",
})  # fmt: skip
# No subject begins with one of these, so that a verb after it stands before its subject: daar woont u.
_ASKING = frozenset({
    "wat", "waar", "waaraan", "waarmee", "waarom", "waardoor", "waarover", "wanneer", "hoe", "welke",
    "wie",
})  # fmt: skip
_NO_SUBJECT = _ASKING | frozenset({
    "daar", "dan", "nu", "hier", "toen", "vroeger", "soms", "vaak", "altijd", "nooit", "ook", "zo",
    "graag", "liever", "eerst", "later", "straks", "morgen", "vandaag", "thuis", "samen", "elke",
    "iedere", "dat", "als", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag",
    "zondag", "zondags", "verder", "eerder", "misschien", "eigenlijk", "gewoon", "buiten", "binnen",
    "alleen", "meestal", "overdag", "tegenwoordig", "in", "op", "na", "bij", "met", "voor", "tijdens",
    "door", "aan", "van", "uit", "om", "omdat", "sinds", "zodra", "hoewel", "terwijl", "doordat",
    "zolang", "voordat", "nadat", "tenzij", "tussen", "onder", "naast", "zonder", "'s", "ineens",
    "gisteren", "vanavond", "vanmiddag", "vannacht", "overmorgen", "daarom", "daarna", "daardoor",
    "daarvan", "daarmee", "daarover", "daarnaast", "hierover", "weleens", "zelf", "nog", "wel", "juist",
    "inmiddels", "tegen", "rond", "sedert", "volgens", "achter", "langs", "boven", "beneden", "tot",
    "zaterdags", "al", "half",
})  # fmt: skip
_TIMES = re.compile(
    r"(?:de (?:hele|laatste|eerste)|het (?:liefst|meest|best|eerst|hele)|een (?:keer|paar|enkele|tijd)|"
    r"dit jaar|deze (?:week|maand|zomer|winter|avond|middag|morgen|ochtend))\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"(‘[^’]*’)")
_CLAUSE = re.compile(r"([^,.;:!?…]+|[,.;:!?…]+)")
_INVERSION = re.compile(r"\b([A-Za-zëéïö]+t) u\b(?! en )")
# An order with u: vertelt u het maar.
_ORDER = re.compile(
    r"^(\s*(?:Graag, )?)([A-Za-z]+t) u(?= (?:\w+ ){0,2}?(?:maar|gerust|eens|tijd|rustig)\b)", re.IGNORECASE
)
_REFLEXIVE = re.compile(r"\bzich(zelf)?\b")
_NEXT_CLAUSE = re.compile(r".*\b(?:en|maar|of|want) ", re.IGNORECASE)
_NO_VERB = frozenset(
    {
        "dat",
        "wat",
        "met",
        "niet",
        "omdat",
        "zodat",
        "het",
        "uit",
        "tot",
        "want",
        "echt",
        "weet",
        "moet",
        "laat",
    }
)


def _like(pattern: str, word: str) -> str:
    """`word` with a capital when `pattern` has one."""
    return word[0].upper() + word[1:] if pattern[0].isupper() else word


def _has_subject(before: str) -> bool:
    """Whether the words before a verb hold its subject, so that u after it is the object: uw zoon belt u."""
    words = _NEXT_CLAUSE.sub("", before).split()
    if not words or _TIMES.match(" ".join(words)):
        return False
    first, last = words[0].lower(), words[-1]
    if first in _NO_SUBJECT:
        return False
    return first in _SOMEBODY or words[0][:1].isupper() or (last[:1].isupper() and len(last) > 1)


def _inverted(clause: str, *, begins: str) -> str:
    """Denkt u → denk je, where u is the subject; `begins` is how the sentence begins."""

    def turn(found: re.Match[str]) -> str:
        verb = found[1].lower()
        before = clause[: found.start()]
        words = before.lower().split()
        first = words[0] if words else ""
        turned = _ONLY_U.get(verb)
        if turned is None and not (
            _has_subject(before if words else begins)
            or (verb in _TO_U and first in ("wat", "dat", "wie", "dit", "hoe", "daar"))
            or (verb == "houdt" and first == "wat")
        ):
            turned = _INVERTED.get(verb)
            if turned is None and len(words) < 2 and first in _ASKING and verb not in _NO_VERB:
                stem = verb.removesuffix("t")
                turned = verb if verb in _PASTS or stem[-1:] in "aeiou" else stem
        return f"{_like(found[1], turned) if turned else found[1]} je"

    return _INVERSION.sub(turn, clause)


def _reflexive(clause: str) -> str:
    """U maakt zich zorgen → u maakt je zorgen; of somebody else it stays zich."""

    def turn(found: re.Match[str]) -> str:
        words = re.findall(r"\w+", clause[: found.start()].lower())
        whose = next((word for word in reversed(words) if word in _THIRD or word == "u"), "")
        if whose != "u":
            return found[0]
        return "jezelf" if found[1] else "je"

    return _REFLEXIVE.sub(turn, clause)


def _clause(clause: str, *, asked: bool, begins: str) -> str:
    """One clause of a sentence; `asked`: a question mark follows."""
    if not asked:
        clause = _ORDER.sub(lambda m: m[1] + _like(m[2], _INVERTED.get(m[2].lower(), m[2])), clause)
        clause = re.sub(r"^(\s*)Gaat uw gang", r"\1Ga je gang", clause)
    clause = _inverted(_reflexive(clause), begins=begins)
    clause = re.sub(r"\b([Uu]) heeft\b", r"\1 hebt", clause)
    clause = re.sub(r"\b([Uu])zelf\b", lambda m: _like(m[1], "jezelf"), clause)
    clause = re.sub(r"\b([Vv]oor|[Vv]an) u\b", r"\1 jou", clause)
    clause = re.sub(r"^(\s*)([Uu])(?= en )", lambda m: m[1] + _like(m[2], "jij"), clause)
    clause = re.sub(r"\ben u$", "en jij", clause)
    return re.sub(r"\b([Uu])w?\b(?!')", lambda m: _like(m[1], "je"), clause)


def informal(text: str) -> str:
    """A text that says u as it says je; quotes stay as they are."""
    turned: list[str] = []
    for piece in _QUOTE.split(text):
        if piece.startswith("‘"):
            turned.append(piece)
            continue
        begins = ""
        parts = _CLAUSE.findall(piece)
        for place, part in enumerate(parts):
            follows = parts[place + 1] if place + 1 < len(parts) else ""
            if re.search(r"\w", part):
                turned.append(_clause(part, asked=follows.startswith("?"), begins=begins))
                begins = begins or part
            else:
                turned.append(part)
                begins = begins if part.startswith(",") else ""
    return "".join(turned)
