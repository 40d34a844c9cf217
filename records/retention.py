"""How long things are kept, and what must go now. One place for both the round of web and `warmwelkom purge`.

Sources: raw talk goes at the latest 90 days after review (shared/domain.md, after AVG art. 5(1)(e)); the
access log is kept for five years (NEN 7513). What nobody reviewed, and those who left, have a term of the
house.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records import access_log, attempts, outbox, rights, sessions
from records.access_log.keeping import five_years_ago
from records.erasing import erase
from records.models import (
    AccessLog,
    ApiToken,
    Base,
    Client,
    Consent,
    Conversation,
    ConversationState,
    EmergencyAccess,
    Erasure,
    Invitation,
    LoginAttempt,
    Message,
    Outbox,
    Staff,
    StaffSession,
    Viewing,
    now,
)

LONGEST_RAW: Final = 90  # days after review; the law leaves no more room
LETTERS: Final = timedelta(days=30)  # how long it stays known that a letter left, or was given up
ENDED_KEYS: Final = timedelta(days=30)  # how long a key that ended still stands in its owner's list
LOOKED: Final = timedelta(days=1)  # who had a talk open
WARN_BEFORE: Final = timedelta(days=30)  # that a talk goes which nobody reviewed


@dataclass(frozen=True)
class Terms:
    """The terms of a house, in days. Those who ask have them from warmwelkom.settings."""

    raw: int = LONGEST_RAW  # after review
    unreviewed: int = 180  # after what was said last, when nobody reviews the talk
    left: int = 365  # after somebody left the house


@dataclass(frozen=True)
class Due:
    """One kind of thing that was kept long enough: how many, the oldest moment, and how it is removed."""

    name: str
    what: str  # in English, for the command line
    number: int
    oldest: datetime | None
    remove: Callable[[Session], int] = field(repr=False, compare=False)


def said_last() -> sa.ScalarSelect[datetime]:
    """When something was said last in a talk, else when it was made; to put in a question about talks."""
    last = sa.select(sa.func.max(Message.created_at)).where(Message.conversation_id == Conversation.id)
    return sa.select(sa.func.coalesce(last.scalar_subquery(), Conversation.created_at)).scalar_subquery()


_HAS_WORDS: Final = sa.and_(Conversation.raw_gone_at.is_(None), Conversation.state != ConversationState.NEW)
_UNREVIEWED: Final = sa.and_(
    _HAS_WORDS,
    Conversation.reviewed_at.is_(None),
    Conversation.consent.in_((Consent.GIVEN, Consent.ASKED)),
)


def _reviewed(before: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(_HAS_WORDS, Conversation.consent == Consent.GIVEN, Conversation.reviewed_at < before)


def _left_alone(before: datetime) -> sa.ColumnElement[bool]:
    # Made before is the quicker question, and what was said is never older.
    return sa.and_(_UNREVIEWED, Conversation.created_at < before, said_last() < before)


def _never_begun(before: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(Conversation.state == ConversationState.NEW, Conversation.created_at < before)


def _ids(session: Session, where: sa.ColumnElement[bool]) -> list[uuid.UUID]:
    return list(session.scalars(sa.select(Conversation.id).where(where).order_by(Conversation.created_at)))


def raw_talks(session: Session, terms: Terms) -> list[uuid.UUID]:
    """The talks whose words go now: reviewed long enough ago, or reviewed by nobody for too long."""
    moment = now()
    reviewed = _reviewed(moment - timedelta(days=terms.raw))
    return _ids(session, sa.or_(reviewed, _left_alone(moment - timedelta(days=terms.unreviewed))))


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
        sa.select(sa.func.count(), sa.func.min(last)).where(
            _left_alone(before), Conversation.consent == Consent.GIVEN, rights.talks(member)
        )
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


def _each(keys: Sequence[uuid.UUID], do: Callable[[Session, uuid.UUID], bool]) -> Callable[[Session], int]:
    return lambda session: sum(do(session, key) for key in keys)


def _rows(
    session: Session, name: str, what: str, table: type[Base], where: sa.ColumnElement[bool], moment: str = ""
) -> Due:
    """Rows of a table that can simply go."""
    column = getattr(table, moment or "created_at")
    number, oldest = session.execute(sa.select(sa.func.count(), sa.func.min(column)).where(where)).one()

    def remove(work: Session) -> int:
        gone = work.execute(sa.delete(table).where(where), execution_options={"synchronize_session": False})
        return int(gone.rowcount)  # type: ignore[attr-defined]

    return Due(name, what, number, oldest, remove)


def _oldest(session: Session, keys: Sequence[uuid.UUID]) -> datetime | None:
    """When the first of these talks was made; they come in that order."""
    return (
        session.scalar(sa.select(Conversation.created_at).where(Conversation.id == keys[0])) if keys else None
    )


def due(session: Session, terms: Terms) -> list[Due]:
    """All that was kept long enough, kind by kind, also those of which there is none."""
    moment = now()
    people = left_clients(session, terms)
    raw = raw_talks(session, terms)
    unused = unused_talks(session, terms)
    first_left = session.scalar(sa.select(sa.func.min(Client.left_on)).where(Client.id.in_(people[:1])))
    log = access_log.old(session, five_years_ago())
    return [
        Due(
            "left",
            f"people who left more than {terms.left} days ago, with everything about them",
            len(people),
            datetime(first_left.year, first_left.month, first_left.day, tzinfo=moment.tzinfo)
            if first_left
            else None,
            _each(people, erase.client),
        ),
        Due(
            "raw",
            f"words of talks, {terms.raw} days after review or {terms.unreviewed} days without one",
            len(raw),
            _oldest(session, raw),
            _each(raw, erase.raw),
        ),
        Due(
            "unused",
            f"talks that nobody began within {terms.unreviewed} days of the invitation",
            len(unused),
            _oldest(session, unused),
            _each(unused, erase.talk),
        ),
        _codes(session, moment),
        _rows(
            session, "letters", "letters that left or were given up", Outbox, outbox.over(moment - LETTERS)
        ),
        _rows(
            session, "keys", "keys to the API that ended", ApiToken, ApiToken.expires_at < moment - ENDED_KEYS
        ),
        _rows(
            session,
            "sessions",
            "log-ins that ended",
            StaffSession,
            StaffSession.seen_at < moment - sessions.REMEMBERED,
        ),
        _rows(
            session,
            "attempts",
            "failed log-ins that no longer count",
            LoginAttempt,
            LoginAttempt.created_at < moment - attempts.WITHIN,
        ),
        _rows(session, "viewing", "who had a talk open", Viewing, Viewing.seen_at < moment - LOOKED),
        _rows(
            session,
            "emergency",
            "openings in an emergency of more than five years ago",
            EmergencyAccess,
            EmergencyAccess.until < five_years_ago(),
        ),
        Due(
            "access_log",
            "lines of the access log of more than five years ago",
            log,
            session.scalar(sa.select(sa.func.min(AccessLog.created_at))) if log else None,
            lambda work: access_log.remove_old(work, five_years_ago()),
        ),
        _rows(
            session,
            "erasures",
            "lines of the list of what was removed, of more than five years ago",
            Erasure,
            sa.and_(Erasure.created_at < five_years_ago(), Erasure.filed_at.is_not(None)),
        ),
    ]


def _codes(session: Session, moment: datetime) -> Due:
    """Codes that can't be typed any more; the invitation itself stays with its talk."""
    where = Invitation.code_until < moment

    def remove(work: Session) -> int:
        gone = work.execute(
            sa.update(Invitation).where(where).values(code_hash=None, code_until=None),
            execution_options={"synchronize_session": False},
        )
        return int(gone.rowcount)  # type: ignore[attr-defined]

    number, oldest = session.execute(
        sa.select(sa.func.count(), sa.func.min(Invitation.code_until)).where(where)
    ).one()
    return Due("codes", "codes of invitations that can't be typed any more", number, oldest, remove)
