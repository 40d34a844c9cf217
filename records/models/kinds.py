"""The words that things are kept under: kinds, states, roles."""

from __future__ import annotations

import enum


class Role(enum.StrEnum):
    """What a staff member may be."""

    CONTACT_PERSON = "contact_person"
    TEAM_LEAD = "team_lead"
    ACTIVITY_COORDINATOR = "activity_coordinator"
    APPOINTED_OFFICER = "appointed_officer"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"


class ConversationKind(enum.StrEnum):
    """The kinds of talk of the practice."""

    INTAKE = "intake"
    MOVING_DAY = "moving_day"
    QUARTERLY = "quarterly"
    FAMILY = "family"
    LIVING_ROOM = "living_room"
    WEBSITE = "website"


class Speaker(enum.StrEnum):
    """Who talks with the assistant."""

    CLIENT = "client"
    RELATIVE = "relative"
    GROUP = "group"  # a carer who types what the table says


class Consent(enum.StrEnum):
    """What the person said when asked whether the talk may be kept."""

    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ConversationState(enum.StrEnum):
    """Where a talk is."""

    NEW = "new"
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class MayKnow(enum.StrEnum):
    """Who may know what was told, as the person said at the end."""

    CONTACT_PERSON = "contact_person"
    TEAM = "team"
    FAMILY = "family"  # the team, and the family too


class Outcome(enum.StrEnum):
    """What became of an earlier wish, as the person says it now."""

    DONE = "done"
    HALF = "half"
    NOT_DONE = "not_done"
    NO_LONGER_WANTED = "no_longer_wanted"


class Sender(enum.StrEnum):
    """Who a message is from. SYSTEM opens the talk and is never shown."""

    PERSON = "person"
    ASSISTANT = "assistant"
    SYSTEM = "system"


class WishKind(enum.StrEnum):
    """What an expression is; see docs/labelling.md."""

    WISH = "wish"
    PREFERENCE = "preference"
    DISLIKE = "dislike"
    LOSS = "loss"
    WORRY = "worry"
    CONTENT = "content"
    INTEREST = "interest"
    PERSON = "person"


class Review(enum.StrEnum):
    """What staff did with a wish."""

    NEW = "new"
    SEEN = "seen"
    AGREED = "agreed"
    NOT_NOW = "not_now"


class GoalState(enum.StrEnum):
    """How a goal stands."""

    OPEN = "open"
    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    NO_LONGER_WANTED = "no_longer_wanted"


class SignalKind(enum.StrEnum):
    """What needs a human, most urgent first."""

    SUICIDALITY = "suicidality"
    MEDICAL_URGENT = "medical_urgent"
    FALL = "fall"
    ABUSE = "abuse"
    TIRED_OF_LIFE = "tired_of_life"
    DISTRESS = "distress"


class OutboxKind(enum.StrEnum):
    """By which way a message leaves the house's own database."""

    EMAIL = "email"
    WEBHOOK = "webhook"


class ErasureKind(enum.StrEnum):
    """What was removed for good; `Erasure.key` is its id."""

    CLIENT = "client"  # a person, with all that is kept of them
    TALK = "talk"  # a talk with all that came from it
    RAW = "raw"  # the words of a talk; what was agreed stays
    WITHDRAWN = "withdrawn"  # the yes to a talk was taken back, or not given
    MESSAGE = "message"  # one thing that was said
    RELATIVE = "relative"
    NOTE = "note"
    GOAL = "goal"


ALL = (
    Role,
    ConversationKind,
    Speaker,
    Consent,
    ConversationState,
    MayKnow,
    Outcome,
    Sender,
    WishKind,
    Review,
    GoalState,
    SignalKind,
    OutboxKind,
    ErasureKind,
)
