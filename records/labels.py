"""The Dutch names of kinds, states and themes: on screen, and in all that leaves the house."""

from __future__ import annotations

from records.models.kinds import ConversationKind, GoalState, Review, WishKind

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
