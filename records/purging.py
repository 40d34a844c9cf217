"""What was kept long enough, kind by kind: how much there is, since when, and removing it.

`warmwelkom purge` shows and removes all kinds; the round of web removes those that go by themselves.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records import access_log, attempts, database, outbox, retention, sessions
from records.access_log.keeping import five_years_ago
from records.erasing import erase
from records.models import (
    AccessLog,
    ApiToken,
    Base,
    Client,
    Conversation,
    EmergencyAccess,
    Erasure,
    Invitation,
    LoginAttempt,
    Outbox,
    StaffSession,
    Viewing,
    now,
)
from records.retention import Terms

ENDED_KEYS: Final = timedelta(days=30)  # how long a key that ended still stands in its owner's list
LOOKED: Final = timedelta(days=1)  # who had a talk open


@dataclass(frozen=True)
class Due:
    """One kind of thing that was kept long enough.

    `what` is English, for the command line; `oldest` is the moment from which the term was counted, or when
    it was made; `remove` takes the address of the database and gives how many went.
    """

    name: str
    what: str
    number: int
    oldest: datetime | None
    remove: Callable[[str], int] = field(repr=False, compare=False)


Kind = Callable[[Session, Terms], Due]


def _one_by_one(
    keys: Sequence[uuid.UUID], do: Callable[[Session, uuid.UUID], bool], what: str, *, people: bool = False
) -> Callable[[str], int]:
    """Each in a unit of work of its own, so that nobody waits long, with a line in the access log."""

    def remove(url: str) -> int:
        gone = 0
        for key in keys:
            with database.session(url) as work:
                talk = None if people else work.get(Conversation, key)
                whose = key if talk is None else talk.client_id
                if do(work, key):
                    gone += 1
                    told = what if people else f"gesprek {key}: {what}"
                    access_log.by_command(work, event="erase", what=told, client_id=whose)
        return gone

    return remove


def _first(session: Session, keys: Sequence[uuid.UUID]) -> datetime | None:
    """When the first of these talks was made; they come in that order."""
    return session.scalar(sa.select(Conversation.created_at).where(Conversation.id.in_(keys[:1])))


def left(session: Session, terms: Terms) -> Due:
    """People who left, with everything about them. Never by itself: a person at the house decides."""
    people = retention.left_clients(session, terms)
    day = session.scalar(sa.select(Client.left_on).where(Client.id.in_(people[:1])))
    return Due(
        "left",
        f"people who left more than {terms.left} days ago, with everything about them",
        len(people),
        datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None,
        _one_by_one(people, erase.client, "alles over deze bewoner: termijn om", people=True),
    )


def raw(session: Session, terms: Terms) -> Due:
    """The words of talks."""
    talks = retention.raw_talks(session, terms)
    return Due(
        "raw",
        f"words of talks, {terms.raw} days after review, {terms.unreviewed} days without one, "
        f"{retention.UNANSWERED.days} when nobody said that they may be kept",
        len(talks),
        _first(session, talks),
        _one_by_one(talks, erase.raw, "woorden weg, termijn om"),
    )


def unused(session: Session, terms: Terms) -> Due:
    """Talks that never began, with the addresses that were invited."""
    talks = retention.unused_talks(session, terms)
    return Due(
        "unused",
        f"talks that nobody began within {terms.unreviewed} days of the invitation",
        len(talks),
        _first(session, talks),
        _one_by_one(talks, erase.talk, "niet begonnen, termijn om"),
    )


def codes(session: Session, _terms: Terms) -> Due:
    """Codes that can't be typed any more; the invitation itself stays with its talk."""
    where = Invitation.code_until < now()
    number, oldest = session.execute(
        sa.select(sa.func.count(), sa.func.min(Invitation.code_until)).where(where)
    ).one()
    change = sa.update(Invitation).where(where).values(code_hash=None, code_until=None)
    what = "codes of invitations that can't be typed any more"
    return Due("codes", what, number, oldest, lambda url: _do(url, change))


def log(session: Session, _terms: Terms) -> Due:
    """Old lines of the access log."""

    def remove(url: str) -> int:
        with database.session(url) as work:
            return access_log.remove_old(work, five_years_ago())

    number = access_log.old(session, five_years_ago())
    oldest = session.scalar(sa.select(sa.func.min(AccessLog.created_at))) if number else None
    return Due("access_log", "lines of the access log of more than five years ago", number, oldest, remove)


def _do(url: str, change: sa.Delete | sa.Update) -> int:
    with database.session(url) as work:
        gone = work.execute(change, execution_options={"synchronize_session": False})
        return int(gone.rowcount)  # type: ignore[attr-defined]


def _rows(
    name: str,
    what: str,
    table: type[Base],
    where: Callable[[], sa.ColumnElement[bool]],
    moment: sa.orm.InstrumentedAttribute[datetime] | None = None,
) -> Kind:
    """A kind of which the rows can simply go."""

    def found(session: Session, _terms: Terms) -> Due:
        condition = where()
        oldest = table.created_at if moment is None else moment
        number, first = session.execute(
            sa.select(sa.func.count(), sa.func.min(oldest)).where(condition)
        ).one()
        change = sa.delete(table).where(condition)
        return Due(name, what, number, first, lambda url: _do(url, change))

    return found


KINDS: Final[tuple[Kind, ...]] = (
    left,
    raw,
    unused,
    codes,
    _rows("letters", "letters that left or were given up", Outbox, lambda: outbox.over(now() - outbox.KEPT)),
    _rows(
        "keys",
        "keys to the API that ended",
        ApiToken,
        lambda: ApiToken.expires_at < now() - ENDED_KEYS,
        ApiToken.expires_at,
    ),
    _rows(
        "sessions",
        "log-ins that ended",
        StaffSession,
        lambda: StaffSession.seen_at < now() - sessions.REMEMBERED,
        StaffSession.seen_at,
    ),
    _rows(
        "attempts",
        "failed log-ins that no longer count",
        LoginAttempt,
        lambda: LoginAttempt.created_at < now() - attempts.WITHIN,
    ),
    _rows(
        "viewing", "who had a talk open", Viewing, lambda: Viewing.seen_at < now() - LOOKED, Viewing.seen_at
    ),
    _rows(
        "emergency",
        "openings in an emergency of more than five years ago",
        EmergencyAccess,
        lambda: EmergencyAccess.until < five_years_ago(),
        EmergencyAccess.until,
    ),
    log,
    _rows(
        "erasures",
        "lines of the list of what was removed, of more than five years ago",
        Erasure,
        lambda: sa.and_(Erasure.created_at < five_years_ago(), Erasure.filed_at.is_not(None)),
    ),
)
BY_ITSELF: Final[tuple[Kind, ...]] = (raw, unused, codes)
"""What the round of web removes without anybody asking; letters and log-ins have rounds of their own."""


def due(session: Session, terms: Terms) -> list[Due]:
    """All kinds, also those of which nothing is due."""
    return [kind(session, terms) for kind in KINDS]


def remove(url: str, terms: Terms, kinds: Sequence[Kind] = KINDS) -> dict[str, int]:
    """Remove what is due of these kinds. Gives how many went, by name."""
    gone = {}
    for kind in kinds:
        with database.session(url) as work:
            found = kind(work, terms)
        gone[found.name] = found.remove(url) if found.number else 0
    return gone
