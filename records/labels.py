"""The Dutch names of kinds, states and themes: on screen, and in all that leaves the house."""

from __future__ import annotations

from datetime import date

from records.models import Conversation, ConversationKind, GoalState, Outcome, Review, Speaker, WishKind

MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()  # noqa: SIM905

TALK_KIND = {
    ConversationKind.INTAKE: "kennismaking",
    ConversationKind.MOVING_DAY: "gesprek op de verhuisdag",
    ConversationKind.QUARTERLY: "kwartaalgesprek",
    ConversationKind.FAMILY: "familiegesprek",
    ConversationKind.LIVING_ROOM: "huiskamergesprek",
    ConversationKind.WEBSITE: "gesprek op de website",
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

GOAL_STATE = {
    GoalState.OPEN: "Loopt",
    GoalState.DONE: "Gedaan",
    GoalState.PARTLY: "Voor een deel gedaan",
    GoalState.NOT_DONE: "Niet gelukt",
    GoalState.NO_LONGER_WANTED: "Hoeft niet meer",
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

VISITOR = "Bezoeker van de website"
TOGETHER = "Huiskamer"

OUTCOME = {
    Outcome.DONE: "gedaan",
    Outcome.HALF: "voor een deel gedaan",
    Outcome.NOT_DONE: "niet gedaan",
    Outcome.NO_LONGER_WANTED: "hoeft niet meer",
}


def written(day: date) -> str:
    """A day as people write it: "6 december 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


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
