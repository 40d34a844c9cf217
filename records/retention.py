"""How long what people said is kept, and whose time has come.

Sources: raw talk goes at the latest 90 days after review (AVG art. 5(1)(e)); what nobody reviewed, and those
who left, have a term of the house. What else is kept has its term in records/purging.py.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records import rights
from records.models import Client, Consent, Conversation, ConversationState, Message, Staff, now

LONGEST_RAW: Final = 90  # days after review; the law leaves no more room
WARN_BEFORE: Final = timedelta(days=30)  # that a talk goes which nobody reviewed
UNANSWERED: Final = timedelta(days=30)  # until words go that were said before a yes, when nobody comes back


@dataclass(frozen=True)
class Terms:
    """The terms of a house, in days. Those who ask have them from warmwelkom.settings."""

    raw: int = LONGEST_RAW  # after review
    unreviewed: int = 180  # after what was said last, when nobody reviews the talk
    left: int = 365  # after somebody left the house


def said_last() -> sa.ColumnElement[datetime]:
    """When something was said last in a talk, else when it was made; to put in a question about talks."""
    last = sa.select(sa.func.max(Message.created_at)).where(Message.conversation_id == Conversation.id)
    return sa.func.coalesce(last.correlate(Conversation).scalar_subquery(), Conversation.created_at)


_HAS_WORDS: Final = sa.and_(Conversation.raw_gone_at.is_(None), Conversation.state != ConversationState.NEW)


def _reviewed(before: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(_HAS_WORDS, Conversation.consent == Consent.GIVEN, Conversation.reviewed_at < before)


def _left_alone(before: datetime, consent: Consent = Consent.GIVEN) -> sa.ColumnElement[bool]:
    return sa.and_(
        _HAS_WORDS,
        Conversation.reviewed_at.is_(None),
        Conversation.consent == consent,
        Conversation.created_at < before,  # the quicker question; what was said is never older
        said_last() < before,
    )


def _never_begun(before: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(Conversation.state == ConversationState.NEW, Conversation.created_at < before)


def _ids(session: Session, where: sa.ColumnElement[bool]) -> list[uuid.UUID]:
    return list(session.scalars(sa.select(Conversation.id).where(where).order_by(Conversation.created_at)))


def raw_talks(session: Session, terms: Terms) -> list[uuid.UUID]:
    """The talks whose words go now.

    Reviewed long enough ago, reviewed by nobody for too long, or never answered whether they may be kept.
    """
    moment = now()
    reviewed = _reviewed(moment - timedelta(days=terms.raw))
    unread = _left_alone(moment - timedelta(days=terms.unreviewed))
    unanswered = _left_alone(moment - UNANSWERED, Consent.ASKED)
    return _ids(session, sa.or_(reviewed, unread, unanswered))


def unused_talks(session: Session, terms: Terms) -> list[uuid.UUID]:
    """The talks that somebody was invited to and that never began; they go whole."""
    return _ids(session, _never_begun(now() - timedelta(days=terms.unreviewed)))


def soon_unread(session: Session, member: Staff, terms: Terms) -> tuple[int, datetime | None]:
    """Talks within reach that nobody reviewed and whose words go within WARN_BEFORE.

    How many, and the day on which the first goes.
    """
    term = timedelta(days=terms.unreviewed)
    before = now() + WARN_BEFORE - term
    last = said_last()
    number, first = session.execute(
        sa.select(sa.func.count(), sa.func.min(last)).where(_left_alone(before), rights.talks(member))
    ).one()
    if not number:
        return 0, None
    return number, _moment(first) + term


def _moment(value: datetime | str) -> datetime:
    """A moment as the database gives it back from a function."""
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found if found.tzinfo else found.replace(tzinfo=now().tzinfo)


def left_clients(session: Session, terms: Terms) -> list[uuid.UUID]:
    """Who left the house so long ago that everything about them goes."""
    day = (now() - timedelta(days=terms.left)).date()
    return list(
        session.scalars(sa.select(Client.id).where(Client.left_on < day).order_by(Client.left_on, Client.id))
    )
