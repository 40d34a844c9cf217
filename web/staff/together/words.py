"""The Dutch words of the pages about what people share."""

from __future__ import annotations

import enum

from records.interests.introductions import MOST
from records.models import Client

NO_INTEREST = "Deze interesse staat er niet (meer)."
NO_INTRODUCTION = "Deze kennismaking is er niet (meer)."
NO_WISH = "Dit staat er niet (meer)."

REFUSED = {
    "few": "Kies twee mensen of meer.",
    "many": f"Kies niet meer dan {MOST} mensen. Zijn het er meer? Nodig ze dan gewoon samen uit.",
    "unknown": "Eén van deze mensen wil dit niet meer delen. Kijk de lijst nog eens na.",
    "asked": "Twee van deze mensen zijn al voor elkaar gevraagd. Dat doen wij niet binnen een jaar opnieuw.",
}


class Order(enum.StrEnum):
    """In which order interests stand, as in an address."""

    MOST = "meeste"
    NEWEST = "nieuwste"
    KIND = "soort"


ORDER = {Order.MOST: "Meeste mensen", Order.NEWEST: "Nieuwste", Order.KIND: "Per soort"}


def question(client: Client, who: str) -> str:
    """What a contact person asks. It never names who the other is."""
    return f"Vraag {client.called} om kennis te maken met iemand die ook {who}."


def wards(found: dict[str, int]) -> str:
    """The wards of an interest: "De Beuk en De Eik"."""
    names = sorted(name for name in found if name)
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} en {names[-1]}"


def people(number: int) -> str:
    """So many people: "één bewoner", "4 bewoners"."""
    return "één bewoner" if number == 1 else f"{number} bewoners"
