"""Je instead of u, in what the assistant says.

In: a text that says u. Out: the same text that says je, with its verbs: "Wilt u dat?" → "Wil je dat?". What stands
in a quote ‘...’ is the person's, and stays. Names are not looked at: turn a text before they are filled in.
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
# What usually has u as its object, after wat, dat or wie: wat geeft u rust, dat helpt u.
_TO_U = frozenset({
    "geeft", "helpt", "maakt", "spreekt", "stoort", "raakt", "belt", "bezoekt", "bevalt", "troost",
    "steunt", "brengt", "valt", "houdt", "kost",
})  # fmt: skip
_SOMEBODY = frozenset({
    "uw", "de", "het", "een", "die", "deze", "dit", "hij", "ze", "zij", "wie", "iemand", "niemand",
    "men", "mensen", "ons", "onze", "haar", "zijn", "hun", "er",
})  # fmt: skip
# These begin no subject: de hele dag zit u, het liefst drinkt u.
_TIMES = re.compile(
    r"(?:de (?:hele|laatste|eerste)|het (?:liefst|meest|best|eerst|komende|hele)|een (?:keer|paar|enkele|tijd)|"
    r"dit jaar|deze (?:week|maand|zomer|winter|avond|middag|morgen|ochtend)|zijn)\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"(‘[^’]*’)")
_CLAUSE = re.compile(r"([^,.;:!?…]+|[,.;:!?…]+)")
_INVERSION = re.compile(r"\b([A-Za-zëéïö]+t) u\b(?! en )")
_ORDER = re.compile(
    r"^(\s*(?:Graag, )?)([A-Za-z]+t) u(?= (?:\w+ ){0,2}?(?:maar|gerust|eens|tijd|rustig)\b)", re.IGNORECASE
)
_REFLEXIVE = re.compile(r"\bzich(zelf)?\b")
_THIRD = frozenset({
    "uw", "hij", "ze", "zij", "iemand", "niemand", "die", "men", "mensen", "kinderen", "wie",
})  # fmt: skip


def _like(pattern: str, word: str) -> str:
    """`word` with a capital when `pattern` has one."""
    return word[0].upper() + word[1:] if pattern[0].isupper() else word


def _has_subject(before: str) -> bool:
    """Whether the words before a verb are its subject, so that u after it is the object."""
    words = before.split()
    if not words or _TIMES.match(before.strip()):
        return False
    first = words[0].strip("'’")
    name = len(words) == 1 and first[:1].isupper() and len(first) > 1 and first.lower() not in _ADVERBS
    return first.lower() in _SOMEBODY or name


_ADVERBS = frozenset({
    "daar", "dan", "nu", "hier", "toen", "vroeger", "soms", "vaak", "altijd", "nooit", "ook", "zo",
    "graag", "liever", "eerst", "later", "straks", "morgen", "vandaag", "thuis", "samen", "elke",
    "iedere", "wat", "waar", "wanneer", "hoe", "waarom", "welke", "wie", "dat", "als", "maandag",
    "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "zondags", "verder", "eerder",
    "misschien", "eigenlijk", "gewoon", "buiten", "binnen", "alleen", "meestal", "overdag",
    "tegenwoordig",
})  # fmt: skip


def _inverted(clause: str) -> str:
    """Denkt u → denk je, where u is the subject."""

    def turn(found: re.Match[str]) -> str:
        verb = found[1].lower()
        before = clause[: found.start()]
        if verb in _ONLY_U:
            return f"{_like(found[1], _ONLY_U[verb])} je"
        first = before.split()[0].lower() if before.split() else ""
        object_of = verb in _TO_U and first in ("wat", "dat", "wie", "dit", "hoe", "daar")
        if verb not in _INVERTED or object_of or _has_subject(before) or re.search(r"\bu\b", before, re.I):
            return f"{found[1]} je"
        return f"{_like(found[1], _INVERTED[verb])} je"

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


def _clause(clause: str, *, asked: bool) -> str:
    if not asked:
        clause = _ORDER.sub(lambda m: m[1] + _like(m[2], _INVERTED.get(m[2].lower(), m[2])), clause)
        clause = re.sub(r"^(\s*)Gaat uw gang", r"\1Ga je gang", clause)
    clause = _reflexive(clause)
    clause = _inverted(clause)
    clause = re.sub(r"\bu heeft\b", "u hebt", clause)
    clause = re.sub(r"\bU heeft\b", "U hebt", clause)
    clause = re.sub(
        r"\b([Uu]) ?zelf\b(?! \w+t\b)",
        lambda m: (
            _like(m[1], "jezelf") if "zelf" in m[0] and " " not in m[0] else _like(m[1], "je") + " zelf"
        ),
        clause,
    )
    clause = re.sub(
        r"\b(voor|van|dan|zonder) u(?=$|\s+(?:het|hoorde|alleen|en|ook|wel|nog|belangrijk|betekenen)\b)",
        r"\1 jou",
        clause,
        flags=re.I,
    )
    clause = re.sub(r"\b([Uu])(?= en (?:uw|jullie|de|[A-Z]))", lambda m: _like(m[1], "jij"), clause)
    clause = re.sub(r"\ben u$", "en jij", clause)
    clause = re.sub(r"\b([Uu])w\b", lambda m: _like(m[1], "je"), clause)
    return re.sub(r"\b([Uu])\b(?!')", lambda m: _like(m[1], "je"), clause)


def informal(text: str) -> str:
    """A text that says u as it says je; quotes stay as they are."""
    turned: list[str] = []
    for piece in _QUOTE.split(text):
        if piece.startswith("‘"):
            turned.append(piece)
            continue
        parts = _CLAUSE.findall(piece)
        for place, part in enumerate(parts):
            follows = parts[place + 1] if place + 1 < len(parts) else ""
            is_clause = re.search(r"\w", part) is not None
            turned.append(_clause(part, asked=follows.startswith("?")) if is_clause else part)
    return "".join(turned)
