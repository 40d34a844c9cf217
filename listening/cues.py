"""Words that tell by themselves what kind of expression a clause is, whoever says them.

High precision only: what is not clear from these words is left to the trained model.
"""

from __future__ import annotations

import re

_ME = r"(?:ik|ich|'k|k)"
_CUES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            "dislike",
            rf"\b{_ME} (?:lust|lus) (?:echt )?(?:geen|niet)\b|\b{_ME} (?:hou|houd) (?:echt |helemaal )?niet van\b",
        ),
        (
            "dislike",
            rf"\b{_ME} wil (?:echt |beslist |absoluut )?(?:niet|geen)\b(?! (?:weg|zonder|missen|kwijt|dood|meer leven))",
        ),
        ("dislike", rf"\b{_ME} (?:heb een hekel aan|hoef geen|moet niks hebben van)\b"),
        (
            "wish",
            rf"\b{_ME} (?:zou|wou|wilde|zal)\b[^.?!]*\b(?:graag|gaarne|wel eens|nog eens|nog 's|weer eens)\b",
        ),
        ("wish", rf"\b(?:zou|wou) {_ME}\b[^.?!]*\b(?:graag|wel eens|nog eens|weer eens)\b"),
        (
            "wish",
            rf"\b{_ME} (?:wil|wou) (?:zo |heel |toch )?(?:graag )?(?:nog |weer |eindelijk )(?:een keer|eens|één keer|1 keer)\b",
        ),
        ("wish", rf"\b{_ME} verlang (?:zo |erg )?naar\b|\bmijn (?:grootste|liefste) wens\b"),
        ("loss", rf"\b{_ME} mis(?:te)?\b(?! (?:niks|niets))|\bmis {_ME}\b"),
    )
)
_NOT_MINE = re.compile(r"\b(?:vroeger|toen|als kind)\b|\bwou (?:vroeger|toen)\b", re.IGNORECASE)


_YES = re.compile(
    r"(?:nou |och |oh |o |ach )?(?:ja|jawel|joa|jao|jazeker|zeker|natuurlijk|prima|goed|oké|ok|dat is goed|dat mag|akkoord|doe maar|vooruit|ga (?:uw|je|maar je|gerust je) gang|(?:dat )?vind ik (?:best|goed|prima)|mag hoor|tuurlijk|"
    r"geen (?:probleem|bezwaar)|jullie mogen|iedereen (?:vindt het goed|is het eens|knikt)|ze knikken|doch mar|toe (?:maar|dan maar)|kom maar op|(?:van|voor) mij (?:wel|best|mag het)|mij best|best hoor|is goed|da's goed|graag|alsjeblieft|alstublieft|bel maar)\b"
    r"(?! (?:maar (?:niet(?! (?:met|aan|bij|via|vandaag|nu)\b)|nee)|nee|liever niet|dat weet|wie|wat|waarom|hoe))",
    re.IGNORECASE,
)


_NO = re.compile(
    r"(?:nou |och |oh |o |ach )?(?:nee|neen|nein|liever niet|beslist niet|absoluut niet)\b", re.IGNORECASE
)


def begins_with_no(message: str) -> bool:
    """Whether a message begins with a no, as in "nee, dat wil ik niet"."""
    return _NO.match(message.strip()) is not None


def begins_with_yes(message: str) -> bool:
    """Whether a message begins with a yes, as in "ja hoor, en ik mis mijn hond"."""
    return _YES.match(message.strip()) is not None


_PERMISSION = re.compile(
    r"(?:(?:mag|mogen) (?:ik|iemand|uw|je|de|een)|(?:vindt u|vind je|vindt iedereen|vinden jullie) dat goed|is dat goed|(?:heeft u|hebt u|heb je|heeft iedereen) daar bezwaar)\b[^.?!]*\?$",
    re.IGNORECASE,
)


def asks_permission(question: str) -> bool:
    """Whether a question asks leave to do something: to keep what is told, to have someone call."""
    last = re.split(r"(?<=[.!?])\s+", question.strip())[-1]
    return _PERMISSION.match(last) is not None


_ENDING = re.compile(
    r"\b(?:moe|moei|straks|pauze\w*|onderbreek\w*|even|effe|eerst|morgen|bezoek|bel|belt|telefoon|wc|plassen|rust|uitrusten|dutje|nu niet|andere keer|"
    r"stop|stoppen|gestopt|ophouden|hou\w* (?:er )?(?:maar |nu )?(?:mee )?op|mee op|kap|kappen|einde|eindigen|afsluiten|afronden|sluiten|"
    r"klaar|genoeg|welletjes|mooi geweest|doei+|doeg|da+g|ziens|houdoe|haije|adieu|adios|groet\w*|ajuus|later|volgende keer|slaap lekker|welterusten|"
    r"alles|(?:dat|dit|da|det) (?:was|is|waar) (?:'?t|het|ut|um|hem|ie)|was ?(?:het|t|ut)|niks|niets|nix|slot|rusten|hierbij|zet \w+ uit|mag (?:\w+ )?uit|schei|afgelopen|compleet|verteld|tot (?:morgen|gauw|de volgende|een andere|\w+dag)|truste|goeienacht|fijne (?:dag|avond)|prettig|bye|be[ëe]indig\w*|breek|eruit|niet meer (?:praten|mee)|geen zin meer|meer (?:is|heb|weet)|verder|uitgepraat|uitverteld|laten)\b",
    re.IGNORECASE,
)


def sounds_like_an_ending(message: str) -> bool:
    """Whether a message has a word with which people end a talk, for now or for good."""
    return _ENDING.search(message) is not None


def cue(clause: str) -> str | None:
    """The kind that the words of a clause tell: "wish", "dislike", "loss", or none."""
    for kind, pattern in _CUES:
        if pattern.search(clause):
            if kind == "wish" and _NOT_MINE.search(clause):
                return None
            return kind
    return None
