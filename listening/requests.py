"""Short messages that mean one thing by themselves, whatever was asked: "stop", "dat was het", "weet ik niet".

A trained model weighs the question as well and may miss them; a person who says stop must not be.
"""

from __future__ import annotations

import re

_FILLER = r"(?:hoor|hè|he|zeg|joh|nou|maar|dan|nu|graag|even|alstublieft|aub|a\.u\.b\.|dank u(?: wel)?|dankuwel|bedankt|mevrouw|meneer)"
_WHOLE: tuple[tuple[str, str], ...] = (
    ("stop", r"(?:ik wil |we kunnen |laten we |wil |kunnen we )?(?:graag )?(?:stop|stoppen|ophouden)(?: (?:met )?(?:dit|het|het gesprek|dit gesprek|ermee))?"),
    ("stop", r"(?:hou|houd) (?:er )?(?:maar )?(?:mee )?op"),
    ("done", r"(?:ja |nee |nou )?(?:dat|dit) (?:was|is) (?:het|'t|t|alles|wel alles|het wel|alles wel|eigenlijk alles|het eigenlijk)"),
    ("done", r"(?:nee )?(?:verder|meer) (?:heb ik )?(?:niks|niets|niet)(?: meer)?|(?:nee )?(?:niks|niets) (?:meer|verder)|ik ben klaar|klaar"),
    ("done", r"(?:nee )?(?:ik heb )?(?:niks|niets) meer te (?:vertellen|zeggen)|meer (?:weet|heb) ik niet"),
    ("pause", r"(?:even )?(?:een )?pauze|(?:straks|later|morgen) (?:weer |nog )?verder|ik ben moe,? (?:straks|later|morgen) (?:weer )?verder"),
    ("dont_know", r"(?:dat |ik )?weet (?:ik )?(?:het )?(?:echt |eigenlijk |ook )?niet|(?:ik heb )?geen idee|ik zou het niet weten"),
    ("affirm", r"(?:ja|jawel|jazeker|zeker|prima|oké|ok|klopt|ja dat klopt|dat klopt|goed|dat is goed|ja dat is goed|ja goed|ja prima|doe maar|ja doe maar)"),
    ("deny", r"(?:nee|neen|nee nee|liever niet|nee liever niet|nee dat hoeft niet|hoeft niet)"),
    ("skip", r"(?:de )?volgende(?: vraag)?|sla (?:dit|die|deze|deze vraag|die vraag) over|iets anders|overslaan"),
    ("repeat", r"(?:kunt u |wilt u )?(?:dat )?(?:nog een keer|nog eens|opnieuw|herhalen|herhaal)(?: zeggen)?|wat zei (?:u|je)|wat zegt u|wablief"),
)  # fmt: skip
_PATTERNS = tuple((act, re.compile(pattern, re.IGNORECASE)) for act, pattern in _WHOLE)


def plain_request(message: str) -> str | None:
    """The act of a message that is nothing but a plain request or answer, such as "stop"; else none."""
    words = re.sub(r"[.,!?…]+", " ", message.replace("’", "'"))
    words = re.sub(r"\s+", " ", words).strip()
    bare = re.sub(rf"(?:\s+{_FILLER})+$", "", words, flags=re.IGNORECASE)
    for act, pattern in _PATTERNS:
        if pattern.fullmatch(words) or pattern.fullmatch(bare):
            return act
    return None
