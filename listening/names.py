"""The name that somebody wants to be called by, in their message."""

from __future__ import annotations

import re

_S = r"(?:(?:maar|gerust|gewoon|liever|toch|dan|nou|nu|eigenlijk|alsjeblieft|alstublieft|voortaan|graag|wel|eens|best|altijd|hier|toch maar) )*"
_TITLE = r"(?:(?:mevrouw|meneer|mevr|mw|dhr|opa|oma|tante|tant|ome|oom|zuster|juf|juffrouw|meester|dokter|pastor) )?"
_OF = r"(?:(?:van der|van den|van de|van|de|den|der|ter|ten|te|el) )?"
_NAME = rf"(?P<name>{_TITLE}{_OF}[^\W\d_][\w'’-]*(?: {_OF}(?-i:[A-Z])[\w'’-]+)?)"
_END = r"(?=$|[.,;!?]| (?:hoor|dat|zeg|en|want|graag|alsjeblieft|alstublieft|aub|tegen|zo|noemen|genoemd|in plaats|dan|niet|is|joh|jong|meid|hè)\b)"
_CALLS: tuple[str, ...] = (
    rf"(?:^|[.,;!?] ?|\b(?:nee|ja|maar|en|dus|nou|zeg|ach|oh|o),? )(?:noem|noemt|noom|neum|nuum) (?:(?:u|je|jij) )?(?:mij|me|mie|mien|m'n|mijn|ons) {_S}{_NAME}{_END}",
    rf"\b(?:je|u|jij|jullie|ge|gij) (?:mag|mogen|kunt|kan|moet|moogt|meugt) (?:mij|me|mie) {_S}{_NAME} (?:noemen|zeggen)",
    rf"\b(?:je|u|jij) (?:mag|kunt|kan|moet) {_S}{_NAME} (?:tegen (?:mij|me) zeggen|zeggen tegen (?:mij|me)|zeggen)",
    rf"\b(?:zeg|zegt) {_S}{_NAME} tegen (?:mij|me)\b",
    rf"^(?:(?:nee|ja|nou|ach|oh|o),? )?(?:zeg|zegt u) {_S}(?P<name>{_TITLE}{_OF}(?-i:[A-Z])[\w'’-]*(?: {_OF}(?-i:[A-Z])[\w'’-]+)?)(?=$|[.,;!?]| hoor)",
    r"\b(?:maar|dus|en) zeg (?:maar|gewoon|gerust) (?P<name>(?-i:[A-Z])[\w'’-]+)$",
    rf"\bik (?:heet|hiet|heit) {_S}{_NAME}{_END}",
    rf"\bik (?:wil|word|wor|zou) {_S}{_NAME} (?:genoemd|heten|genoemd worden)\b",
    rf"\b(?:mijn|me|m'n) (?:naam|roepnaam) is {_S}{_NAME}{_END}",
    rf"\b(?:voor (?:u|jou|vrienden|iedereen) )(?:ben ik|is het|heet ik) {_S}{_NAME}{_END}",
    rf"\b(?:geen|niet|niks) (?:mevrouw|meneer|mevr|opa|oma)(?: {_OF}(?-i:[A-Z])\w+)?,? (?:maar |gewoon |zeg |liever |noem me )+{_NAME}{_END}",
)  # fmt: skip
_PATTERNS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _CALLS)

# What follows "noem me maar" and isn't a name.
_NO_NAME = re.compile(
    r"^(?:een|de|het|'n|'t|dat|dit|die|wat|zo|maar|gek|raar|lui|dom|oud|zot|lastig|streng|naïef|naief|sentimenteel|bang|trots|verwend|zuinig|ouderwets|eigenwijs|koppig|vrij|mijn|niet|nooit|geen|ook|bij|hoe|wie|ik|u|je|jij|jou|gij|ge|ja|nee|dag|niks|niets|iets|alles|goed|toen|als|"
    r"welkom|iedereen|allemaal|jullie|gerust|zelf|anders|heel|erg|nog|weer|moeder|vader|mama|mam|papa|pap|zeur|zeurpiet|slim|conservatief|romantisch|nuchter|mevrouw|meneer|daar|er|hem|haar|ze|hij|welterusten|sorry|eerlijk|zeker|hallo|koffie|thee|namelijk|bij mijn|gewoon|voortaan|van|een beetje|want|dan|vroeger|op|met)\b|"
    r"(?:lijk|lijke|ig|isch|wets|wijs|loos|zaam|baar|achtig|zuchtig|erig|druk|ziek|moe)$",
    re.IGNORECASE,
)
_SMALL = frozenset("van der den de ter ten te el".split())
_PLAIN_TITLE = frozenset("mevrouw meneer mevr mw dhr opa oma tante tant ome oom zuster juf juffrouw meester dokter pastor".split())  # fmt: skip


def wanted_name(text: str) -> str | None:
    """The name in "noem mij maar Jo", as one writes it ("Jo"); none when there is none.

    A title that was asked for comes along: "mevrouw De Vries".
    """
    words = " ".join(text.split())
    for pattern in _PATTERNS:
        for found in pattern.finditer(words):
            name = found["name"].strip(" '-’")
            parts = name.split()
            if _NO_NAME.search(name) and not (len(parts) > 1 and parts[0].lower() in _PLAIN_TITLE):
                continue
            if len(parts) == 1 and (parts[0].lower() in _PLAIN_TITLE | _SMALL or len(name) < 2):
                continue
            return _written(parts)
    return None


def _written(parts: list[str]) -> str:
    written: list[str] = []
    for part in parts:
        low = part.lower()
        if low in _PLAIN_TITLE or (low in _SMALL and (written and written[-1].lower() not in _PLAIN_TITLE)):
            written.append(low)
        else:
            written.append(part[0].upper() + part[1:])
    return " ".join(written)
