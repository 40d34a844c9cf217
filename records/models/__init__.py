"""The tables, and the words that things are kept under. One class a thing; every moment is in UTC."""

from records.models.base import BY_THE_DATABASE, Base, UtcDateTime, now
from records.models.care import Goal, GoalChange, LeftOff, LookBack, Note, Wish
from records.models.house import AccessLog, Outbox, Signal
from records.models.kinds import (
    Consent,
    ConversationKind,
    ConversationState,
    GoalState,
    MayKnow,
    OutboxKind,
    Outcome,
    Review,
    Role,
    Sender,
    SignalKind,
    Speaker,
    WishKind,
)
from records.models.people import ApiToken, Client, LoginAttempt, Relative, Staff, StaffSession
from records.models.talk import Conversation, Invitation, Message, Viewing

__all__ = [
    "BY_THE_DATABASE",
    "AccessLog",
    "ApiToken",
    "Base",
    "Client",
    "Consent",
    "Conversation",
    "ConversationKind",
    "ConversationState",
    "Goal",
    "GoalChange",
    "GoalState",
    "Invitation",
    "LeftOff",
    "LoginAttempt",
    "LookBack",
    "MayKnow",
    "Message",
    "Note",
    "Outbox",
    "OutboxKind",
    "Outcome",
    "Relative",
    "Review",
    "Role",
    "Sender",
    "Signal",
    "SignalKind",
    "Speaker",
    "Staff",
    "StaffSession",
    "UtcDateTime",
    "Viewing",
    "Wish",
    "WishKind",
    "now",
]
