"""The lines of the access log as sentences that the person whom they are about understands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from records.access_log import AT_COMMAND_LINE, Line
from records.models import AccessLog, Role
from web.staff.words import ROLE


@dataclass(frozen=True)
class Thing:
    """What was seen, as the client reads it (*uw*), and as a colleague does."""

    to_client: str
    to_staff: str


EVENT: Final = {
    "view": "bekeken",
    "change": "veranderd",
    "print": "afgedrukt",
    "export": "meegenomen als bestand",
    "search": "gevonden bij zoeken",
    "invite": "uitgenodigd",
    "erase": "weggehaald",
}
"""Kinds of lines, to choose from."""

THING: Final = {
    "account": Thing("een account", "het account van een collega"),
    "afspraak": Thing("een afspraak met u", "een afspraak"),
    "afspraken": Thing("de afspraken met u", "de afspraken"),
    "afspraken om op te volgen": Thing("de lijst met afspraken", "de lijst met afspraken"),
    "alles": Thing("alles wat over u bewaard is", "alles wat bewaard is"),
    "alles over deze bewoner": Thing("alles wat over u bewaard is", "alles wat bewaard is"),
    "bewoner": Thing("uw pagina", "de pagina"),
    "delen met andere groepen": Thing("wat wij van u mogen delen", "wat gedeeld mag worden"),
    "dit ben ik": Thing("uw blad Dit ben ik", "het blad Dit ben ik"),
    "brief": Thing("een e-mail", "een e-mail die bleef liggen"),
    "eigen account": Thing("het eigen account", "het eigen account"),
    "gegevens": Thing("uw gegevens", "de gegevens"),
    "gegevens wissen": Thing("wat er van u weg kan", "wat er weg kan"),
    "gesprek": Thing("een gesprek met u", "een gesprek"),
    "inzage": Thing("wie uw gegevens zag", "wie wat zag"),
    "leren praten": Thing("woorden van u, om van te leren", "een voorbeeld om van te leren"),
    "lijst van gesprekken": Thing("de lijst van gesprekken", "de lijst van gesprekken"),
    "naaste": Thing("wat er staat over een naaste van u", "wat er staat over een naaste"),
    "naasten": Thing("wie uw naasten zijn", "de naasten"),
    "noodtoegang": Thing("wie u in een noodgeval opende", "wie iemand in een noodgeval opende"),
    "notitie": Thing("een notitie over u", "een notitie"),
    "samen doen": Thing("wat u graag doet, met wie dat ook doet", "wat mensen graag doen"),
    "selectie": Thing("een lijst waar u op stond", "een lijst met wensen of afspraken"),
    "signaal": Thing("een signaal over u", "een signaal"),
    "signalen": Thing("de lijst met signalen", "de lijst met signalen"),
    "termijn om": Thing("wat lang genoeg bewaard is", "wat lang genoeg bewaard is"),
    "uitnodigen": Thing("hoe wij u kunnen uitnodigen", "de pagina om uit te nodigen"),
    "uitnodigingen": Thing("de uitnodigingen voor u", "de uitnodigingen"),
    "vandaag": Thing("de pagina van vandaag, waar u op stond", "de pagina van vandaag"),
    "wat mensen delen": Thing("wat u graag doet, met wie dat ook doet", "wat mensen graag doen"),
    "wens": Thing("een wens van u", "een wens"),
    "wensen": Thing("uw wensen", "de wensen"),
}
"""What `what` of a line begins with; the longest that fits counts. What is not here is called *gegevens*."""

OTHER: Final = Thing("uw gegevens", "gegevens")

WHOLE: Final = {
    "bewoner gemaakt": Thing("schreef uw naam op in deze lijst", "schreef iemand op die hier komt wonen"),
    "gegevens veranderd": Thing("veranderde uw gegevens", "veranderde de gegevens"),
    "gesprek: woorden weg": Thing(
        "haalde de woorden van een gesprek met u weg", "haalde de woorden van een gesprek weg"
    ),
    "lijst van bewoners": Thing("keek in de lijst van bewoners", "keek in de lijst van bewoners"),
    "naaste erbij": Thing("schreef een naaste van u op", "schreef een naaste op"),
    "noodtoegang: geopend": Thing("opende uw gegevens", "opende de gegevens"),
    "noodtoegang: gezien": Thing(
        "las dat iemand uw gegevens in een noodgeval opende",
        "las dat iemand de gegevens in een noodgeval opende",
    ),
    "regels van meer dan vijf jaar oud": Thing(
        "haalde regels van meer dan vijf jaar oud weg", "haalde regels van meer dan vijf jaar oud weg"
    ),
    "zoeken": Thing("zocht iets en vond u daarbij", "zocht iets en vond deze naam"),
}
"""Lines, without their ids, that are one sentence of their own."""

DOES: Final = {
    "view": "keek naar {thing}",
    "change": "veranderde {thing}",
    "print": "maakte een afdruk van {thing}",
    "export": "nam {thing} mee, als tekst of als bestand",
    "search": "zocht in {thing}",
    "invite": "maakte een uitnodiging",
    "erase": "haalde {thing} weg",
}

PART_GONE: Final = "haalde iets weg bij {thing}"

_ID: Final = re.compile(r" [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_FIXED: Final = re.compile(r"[a-z0-9][a-z ,'’-]{0,79}")  # what was done, in our own words


def sentence(entry: AccessLog, *, to_client: bool) -> str:
    """What was done, to come after a name: "keek naar uw pagina". Never more than fixed words."""
    what = _ID.sub("", entry.what)
    known = WHOLE.get(what)
    if known is not None:
        return known.to_client if to_client else known.to_staff
    subject, _, done = what.partition(": ")
    thing = _thing(subject)
    does = PART_GONE if entry.event == "erase" and done else DOES.get(entry.event, DOES["view"])
    said = does.format(thing=thing.to_client if to_client else thing.to_staff)
    return f"{said}: {done}" if done and _FIXED.fullmatch(done) else said


def _thing(subject: str) -> Thing:
    """The longest name that a line begins with."""
    words = subject.split(" ")
    for last in range(len(words), 0, -1):
        found = THING.get(" ".join(words[:last]))
        if found is not None:
            return found
    return OTHER


def who(line: Line) -> str:
    """The name of who did it."""
    if line.user is not None:
        return line.user
    return "Het systeem" if line.entry.user_id is None else "Iemand die hier niet meer werkt"


def role(entry: AccessLog) -> str:
    """What this person was in the house when it was done."""
    if entry.role == AT_COMMAND_LINE:
        return "beheer van de computer"
    return ROLE[Role(entry.role)] if entry.role in set(Role) else entry.role


WHY: Final = {
    "zorgrelatie": "voor uw zorg",
    "noodgeval": "in een noodgeval",
    "taak": "voor het werk in huis",
    "beheer": "voor het beheer",
}
"""On what ground it was done, as the client reads it."""


def why(entry: AccessLog) -> str:
    """On what ground a line was written, to come after name and role; empty when that has no word."""
    return WHY["noodgeval"] if entry.emergency else WHY.get(entry.ground, "")


GROUND: Final = {
    "zorgrelatie": "voor de zorg",
    "noodgeval": "noodgeval",
    "taak": "hoort bij de taak in huis",
    "beheer": "beheer",
}
"""The same, as a colleague reads it."""
