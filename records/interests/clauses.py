"""What a clause says about what it names: liked or not, now or before, one's own or somebody else's.

Rules on plain text (small letters, no accents), found on the sentences of tests/records/interests.txt.
"""

from __future__ import annotations

import re

_PARTS = re.compile(r"[.;:!?,]+|\b(?:maar|want)\b")
_NOT = re.compile(r"\b(?:niet|geen|nooit|niks|niets|hekel|haat|vreselijk|verschrikkelijk)\b")
_LIKED_ALL_THE_SAME = re.compile(
    r"\bniet (?:alleen|zonder|stoppen|laten|missen|genoeg|te|zo(?:veel)?|weg|vergeten|anders|vals)\b"
    r"|\berger je niet\b"
    r"|\bof (?:[\w-]+ ){1,3}niet\b"
    r"|\bnooit (?:[\w-]+ )?(?:genoeg|te|over|af)\b"
    r"|\bgeen dag zonder\b"
    r"|\bniets? (?:liever|mooiers|fijners|leukers|anders)\b"
)
_NO_MORE = re.compile(
    r"\b(?:niet|geen|nooit)(?: [\w-]+){0,2} meer\b|\b(?:moeten|moest) (?:stoppen|ophouden)\b"
)
_PAST_VERB = (
    "was|waren|had|hadden|deed|deden|ging|gingen|speelde|speelden|zat|zaten|zong|zongen|werkte|werkten"
    "|leidde|gaf"
)
_BEFORE = re.compile(
    r"\b(?:vroeger|vroegere|ooit|toen|destijds|indertijd|geweest|ik mis|mis ik|miste|gemist"
    r"|als (?:kind|jongen|meisje|jonge \w+))\b"
    rf"|\b(?:{_PAST_VERB})\b"
    r"|\b(?:heb|hebben|ben|kwam|reed|kon|mocht) (?!graag|nodig|zin|nog steeds)"  # "ik heb zelf gevoetbald"
    r"(?:[\w'-]+ ){0,6}?(?:ge\w{2,}|\w*ge\w+[dtn]\b)"
    r"|\bge\w+(?:d|t|en) (?:heb|hebben|had) (?:ik|we|wij)\b"  # "sokken gebreid heb ik"
)
_LONG_AGO = re.compile(r"\b(?:vroeger|geweest|destijds|indertijd)\b")
_AGAIN = re.compile(r"\bweer\b")
_NOW = re.compile(r"\b(?:nog (?!nooit)|weer|wil|zou|graag|liefst|altijd nog|steeds)\b")
_CLOSE = (
    "man|vrouw|zoon|dochter|kind|kinderen|kleinkind|kleinkinderen|kleinzoon|kleindochter|broer|zus|vader"
    "|moeder|opa|oma|buurman|buurvrouw|vriendin|neef|nicht|oom|tante|schoonzoon|schoondochter"
)
_SOMEBODY_CLOSE = re.compile(
    r"(?<!met )(?<!zoals )(?<!voor )(?<!van )(?<!aan )(?<!bij )(?<!naar )"
    rf"\b(?:mijn|m'n|mn|onze|haar|zijn) (?:{_CLOSE})\b"
)
_SELF = re.compile(r"\b(?:ik|wij|we|mij|me|ons|samen)\b")
_THEY_WANT = re.compile(
    r"\b(?:vindt|vinden|wil|willen|wilt|zegt|zeggen|moet|moeten) (?:\w+ )?(?:dat|van) (?:ik|mij|me)\b"
)
_TAKES_UP = re.compile(r"^(?:daar|dat|die|nee|zoiets|dit)\b")


def clauses(text: str) -> list[str]:
    """The clauses of a plain text, as near as marks and "maar" and "want" tell."""
    return [part.strip() for part in _PARTS.split(text) if part.strip()]


def of_others(clause: str) -> bool:
    """Whether a clause tells of what somebody else does, or wants of the person."""
    if _THEY_WANT.search(clause):
        return True
    return bool(_SOMEBODY_CLOSE.search(clause)) and not _SELF.search(clause)


def disliked(clause: str, after: str) -> bool:
    """Whether the person says not to like what a clause names, there or in the clause after it."""
    return _denies(clause) or (bool(_TAKES_UP.search(after)) and _denies(after))


def _denies(clause: str) -> bool:
    if not _NOT.search(clause):
        return False
    return not (_LIKED_ALL_THE_SAME.search(clause) or _NO_MORE.search(clause))


def was(clause: str, after: str) -> bool | None:
    """Whether a clause, and the one after it that takes it up, tell of what was; none when neither says."""
    taken_up = bool(_TAKES_UP.search(after))
    if _LONG_AGO.search(clause) or _NO_MORE.search(clause):
        return not _AGAIN.search(clause)
    if taken_up and _NO_MORE.search(after):
        return True
    if _NOW.search(clause) or (taken_up and _NOW.search(after)):
        return False
    return True if _BEFORE.search(clause) else None
