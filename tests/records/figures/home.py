"""A home of people who talked in a quarter, to count."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from records.figures.quarters import Quarter
from records.models import (
    Client,
    Consent,
    Conversation,
    ConversationKind,
    ConversationState,
    Goal,
    GoalState,
    LookBack,
    Message,
    Outcome,
    Relative,
    Sender,
    Speaker,
    Wish,
    WishKind,
)
from records.rules import HERE

QUARTER = Quarter(2026, 2)
DURING = datetime(2026, 5, 12, 10, tzinfo=HERE)
AFTER = date(2026, 7, 15)  # the first day on which the quarter is counted
WEEK = timedelta(days=7)


def person(work: Session, ward: str = "De Beuk", **facts: object) -> Client:
    """Someone who has lived here for years."""
    number = uuid.uuid4().hex[:6]
    client = Client(
        **{
            "name": f"Mens {number}",
            "called": "mevrouw",
            "ward": ward,
            "moves_on": date(2020, 1, 6),
            "created_at": datetime(2020, 1, 1, tzinfo=HERE),
            **facts,
        }
    )
    work.add(client)
    work.flush()
    return client


def people(work: Session, number: int, ward: str = "De Beuk") -> list[Client]:
    """So many people of a ward."""
    return [person(work, ward) for _ in range(number)]


def talk(
    work: Session,
    client: Client,
    themes: Sequence[str] = (),
    at: datetime = DURING,
    *,
    by_relative: bool = False,
    kind: ConversationKind = ConversationKind.QUARTERLY,
    consent: Consent = Consent.GIVEN,
    reviewed_after: timedelta | None = timedelta(days=1),
    confirmed: bool | None = None,
) -> Conversation:
    """A talk that ended at `at`, with something said about each theme."""
    relative = None
    if by_relative:
        relative = Relative(client_id=client.id, name="Naaste", relation="zoon")
        work.add(relative)
        work.flush()
    made = Conversation(
        client_id=client.id,
        relative_id=relative.id if relative else None,
        kind=kind,
        speaker=Speaker.RELATIVE if by_relative else Speaker.CLIENT,
        consent=consent,
        consent_at=at,
        state=ConversationState.CLOSED,
        closed_at=at,
        created_at=at - timedelta(minutes=20),
        reviewed_at=at + reviewed_after if reviewed_after is not None else None,
    )
    work.add(made)
    work.flush()
    for place, theme in enumerate(themes):
        wish(work, made, theme, place=2 * place, confirmed=confirmed)
    return made


def wish(
    work: Session, talk: Conversation, theme: str, *, place: int = 0, confirmed: bool | None = None
) -> Wish:
    """Something that was said in a talk."""
    message = Message(conversation_id=talk.id, place=place, sender=Sender.PERSON, text="Naar de markt")
    work.add(message)
    work.flush()
    made = Wish(
        conversation_id=talk.id,
        client_id=talk.client_id,
        message_id=message.id,
        start=0,
        speaker=talk.speaker,
        kind=WishKind.WISH,
        own_words="Naar de markt",
        say_back="U wilt graag naar de markt.",
        themes=[theme],
        confirmed=confirmed,
        created_at=message.created_at,
    )
    work.add(made)
    work.flush()
    return made


def look_back(work: Session, talk: Conversation, of: Wish, outcome: Outcome, minute: int = 0) -> None:
    """What was said in a talk about an earlier wish."""
    message = Message(conversation_id=talk.id, place=50 + minute, sender=Sender.PERSON, text="Dat lukte")
    work.add(message)
    work.flush()
    assert talk.closed_at is not None
    work.add(
        LookBack(
            wish_id=of.id,
            conversation_id=talk.id,
            message_id=message.id,
            outcome=outcome,
            own_words="Dat lukte",
            created_at=talk.closed_at + timedelta(minutes=minute),
        )
    )
    work.flush()


def goal(
    work: Session,
    client: Client,
    made: datetime = DURING,
    state: GoalState = GoalState.OPEN,
    closed: datetime | None = None,
) -> None:
    """Something that was agreed, and how it ended."""
    work.add(Goal(client_id=client.id, what="Naar de markt", state=state, created_at=made, closed_at=closed))
    work.flush()
