"""The Dutch words that staff read for what is kept: kinds, states, themes. Plain words, never a system's."""

from __future__ import annotations

from datetime import datetime

from records.due import Due
from records.models import (
    Consent,
    Conversation,
    ConversationKind,
    ConversationState,
    Review,
    Role,
    SignalKind,
    Speaker,
    Wish,
    WishKind,
)
from web.templating import HERE, MONTHS

TALK_KIND = {
    ConversationKind.INTAKE: "kennismaking",
    ConversationKind.MOVING_DAY: "gesprek op de verhuisdag",
    ConversationKind.QUARTERLY: "kwartaalgesprek",
    ConversationKind.FAMILY: "familiegesprek",
    ConversationKind.LIVING_ROOM: "huiskamergesprek",
    ConversationKind.WEBSITE: "gesprek op de website",
}

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

WISH_KIND = {
    WishKind.WISH: "wens",
    WishKind.PREFERENCE: "gewoonte of smaak",
    WishKind.DISLIKE: "liever niet",
    WishKind.LOSS: "gemis",
    WishKind.WORRY: "zorg of klacht",
    WishKind.CONTENT: "is goed zo",
    WishKind.INTEREST: "doet dit graag",
    WishKind.PERSON: "belangrijk mens",
}

REVIEW = {
    Review.NEW: "Nog niet bekeken",
    Review.SEEN: "Gezien",
    Review.AGREED: "Afgesproken",
    Review.NOT_NOW: "Nu niet",
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
    Role.ADMINISTRATOR: "beheerder",
}

# The four domains that every carer here knows, with their themes, in the order in which they are shown.
DOMAINS: dict[str, dict[str, str]] = {
    "Mentaal welbevinden en autonomie": {
        "life_story": "Mijn verhaal",
        "own_choice": "Eigen keuze",
        "meaning_belief": "Zingeving en geloof",
        "feeling_well": "Hoe ik mij voel",
        "love_intimacy": "Liefde en intimiteit",
        "later_farewell": "Later en afscheid",
    },
    "Participatie": {
        "important_people": "Mensen om mij heen",
        "family_role": "Rol van familie",
        "pleasant_day": "Plezierige dag",
        "join_in_learn": "Meedoen en leren",
    },
    "Woon- en leefomstandigheden": {
        "daily_rhythm": "Mijn dag",
        "home_place": "Mijn kamer en huis",
        "food_drink": "Eten en drinken",
        "living_together": "Samen in huis",
    },
    "Lichamelijk welbevinden": {
        "care_my_way": "Verzorging op mijn manier",
        "moving_body": "Bewegen",
    },
}

THEME = {theme: label for themes in DOMAINS.values() for theme, label in themes.items()}

NO_DOMAIN = "Verder"
NO_THEME = "Nog niet ingedeeld"
VISITOR = "Bezoeker van de website"
TOGETHER = "Huiskamer"


def themes(wish: Wish) -> list[str]:
    """The labels of a wish's themes, best first. A theme that has no label (any more) is left out."""
    return [THEME[theme] for theme in wish.themes if theme in THEME]


def confirmed(wish: Wish) -> str:
    """Whether the person was asked if the wish was heard well."""
    return "nog niet nagevraagd" if wish.confirmed is None else "nagevraagd: klopt"


def about(talk: Conversation) -> str:
    """Whom a talk is about: the client's name, or what kind of talk it is when there is none."""
    if talk.client is not None:
        return talk.client.name
    return TOGETHER if talk.kind is ConversationKind.LIVING_ROOM else VISITOR


def speaker(talk: Conversation) -> str:
    """Who talks with the assistant, as a name: the relative with the word for it, or the client."""
    if talk.relative is not None:
        return (
            f"{talk.relative.name} ({talk.relative.relation})"
            if talk.relative.relation
            else (talk.relative.name)
        )
    if talk.speaker is Speaker.RELATIVE:
        return "een naaste"
    return talk.client.called if talk.client is not None else about(talk)


def due(one: Due) -> str:
    """Why it is someone's turn to be talked with, with the day."""
    day = f"{one.since.day} {MONTHS[one.since.month - 1]} {one.since.year}"
    if one.kind is ConversationKind.QUARTERLY:
        return f"Drie maanden na het vorige gesprek: {day}"
    if one.client.moves_on is None:
        return f"Er was nog geen gesprek. In de lijst sinds {day}"
    coming = one.client.moves_on > datetime.now(HERE).date()
    return f"Komt hier wonen op {day}" if coming else f"Woont hier sinds {day}"
