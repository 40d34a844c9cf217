"""The Dutch sentences of the own account: what is wrong with a password, what a key is for."""

from __future__ import annotations

from typing import Final

from records.models import Role
from records.passwords import SHORTEST, Flaw
from records.rights import OF, Right
from records.tokens import TokenScope

FLAW: Final = {
    Flaw.SHORT: f"Dit wachtwoord is te kort. Neem er een van {SHORTEST} tekens of meer.",
    Flaw.LONG: "Dit wachtwoord is te lang. Het mag 1000 tekens hebben.",
    Flaw.LEAKED: "Veel mensen gebruiken dit wachtwoord, of een dat erop lijkt. Dat wordt het eerst geraden.",
    Flaw.OWN: "Dit wachtwoord lijkt op je naam, je e-mailadres of de naam van het huis. Kies iets anders.",
    Flaw.EASY: "Dit wachtwoord is te makkelijk te raden. Maak het langer of minder voorspelbaar.",
}
HOW: Final = (
    "Kies drie of vier woorden die niets met elkaar te maken hebben, zoals dingen die je nu om je heen ziet. "
    "Spaties mogen. Een cijfer of leesteken hoeft niet."
)

SCOPE: Final = {
    TokenScope.CONVERSATIONS_READ: "gesprekken lezen",
    TokenScope.CONVERSATIONS_WRITE: "uitnodigen voor een gesprek",
    TokenScope.CLIENTS_READ: "bewoners, wensen en afspraken lezen",
    TokenScope.EXPORT: "alles over een bewoner meenemen",
    TokenScope.INTERESTS_READ: "lezen wat mensen samen graag doen",
    TokenScope.FIGURES_READ: "de cijfers van het huis lezen",
    TokenScope.ACCESS_LOG_READ: "lezen wie wat heeft bekeken",
}

_NEEDS: Final = {
    TokenScope.CONVERSATIONS_READ: Right.CARE,
    TokenScope.CONVERSATIONS_WRITE: Right.CARE,
    TokenScope.CLIENTS_READ: Right.CARE,
    TokenScope.EXPORT: Right.CARE,
    TokenScope.INTERESTS_READ: Right.INTERESTS,
    TokenScope.FIGURES_READ: Right.FIGURES,
    TokenScope.ACCESS_LOG_READ: Right.ACCESS_LOG,
}


def scopes(role: Role) -> dict[TokenScope, str]:
    """What a key of somebody with this role can be used for at all, with the words for it."""
    return {scope: said for scope, said in SCOPE.items() if _NEEDS[scope] in OF[role]}
