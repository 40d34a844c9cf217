"""The Dutch words that staff read for what is kept: kinds, states, themes. Plain words, never a system's."""

from __future__ import annotations

from datetime import datetime

from records.due import Due
from records.labels import DOMAINS as DOMAINS
from records.labels import REVIEW as REVIEW
from records.labels import TALK_KIND as TALK_KIND
from records.labels import THEME as THEME
from records.labels import WISH_KIND as WISH_KIND
from records.labels import about as about
from records.labels import speaker as speaker
from records.models import (
    Consent,
    ConversationKind,
    ConversationState,
    Role,
    SignalKind,
    Wish,
)
from web.templating import HERE, MONTHS

TALK_STATE = {
    ConversationState.NEW: "nog niet begonnen",
    ConversationState.OPEN: "nog bezig",
    ConversationState.PAUSED: "gestopt voor nu, gaat later verder",
    ConversationState.CLOSED: "klaar",
}

CONSENT = {
    Consent.ASKED: "Heeft nog niet gezegd of wij dit mogen bewaren.",
    Consent.GIVEN: "Vindt het goed dat wij dit bewaren.",
    Consent.REFUSED: "Wil niet dat wij dit bewaren. Daarom staat hier niets van wat er is gezegd.",
    Consent.WITHDRAWN: "Heeft alles weer laten weghalen.",
}

SIGNAL = {
    SignalKind.SUICIDALITY: "Wil misschien niet meer leven",
    SignalKind.MEDICAL_URGENT: "Heeft misschien dringend een arts nodig",
    SignalKind.FALL: "Is misschien gevallen",
    SignalKind.ABUSE: "Wordt misschien slecht behandeld",
    SignalKind.TIRED_OF_LIFE: "Vindt misschien dat het leven genoeg is geweest",
    SignalKind.DISTRESS: "Heeft het moeilijk",
}

SIGNAL_TERM = {
    SignalKind.SUICIDALITY: "Ga er meteen heen",
    SignalKind.MEDICAL_URGENT: "Ga er meteen heen",
    SignalKind.FALL: "Ga er meteen heen",
    SignalKind.ABUSE: "Vandaag nog, bij gevaar meteen",
    SignalKind.TIRED_OF_LIFE: "Vandaag nog",
    SignalKind.DISTRESS: "Uiterlijk de volgende werkdag",
}

AT_ONCE = frozenset({SignalKind.SUICIDALITY, SignalKind.MEDICAL_URGENT, SignalKind.FALL})

ROLE = {
    Role.CONTACT_PERSON: "vaste contactpersoon",
    Role.TEAM_LEAD: "teamleider",
    Role.ACTIVITY_COORDINATOR: "activiteitenbegeleider",
    Role.APPOINTED_OFFICER: "aandachtsfunctionaris",
    Role.MANAGER: "manager",
    Role.ADMINISTRATOR: "beheerder",
}

NO_DOMAIN = "Verder"
NO_THEME = "Nog niet ingedeeld"


def themes(wish: Wish) -> list[str]:
    """The labels of a wish's themes, best first. A theme that has no label (any more) is left out."""
    return [THEME[theme] for theme in wish.themes if theme in THEME]


def confirmed(wish: Wish) -> str:
    """Whether the person was asked if the wish was heard well."""
    return "nog niet nagevraagd" if wish.confirmed is None else "nagevraagd: klopt"


def due(one: Due) -> str:
    """Why it is someone's turn to be talked with, with the day."""
    day = f"{one.since.day} {MONTHS[one.since.month - 1]} {one.since.year}"
    if one.kind is ConversationKind.QUARTERLY:
        return f"Drie maanden na het vorige gesprek: {day}"
    if one.client.moves_on is None:
        return f"Er was nog geen gesprek. In de lijst sinds {day}"
    coming = one.client.moves_on > datetime.now(HERE).date()
    return f"Komt hier wonen op {day}" if coming else f"Woont hier sinds {day}"
