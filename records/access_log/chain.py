"""The chain: each line carries a seal over itself and the line before, and a row says where the log ends.

A line that is changed, taken out or put in shows, and so do lines taken off the end. What can't be seen
from inside the database is the whole of it being put back as it was some time ago: for that, note the last
number and seal elsewhere now and then, and have them checked (`check(noted=...)`).
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records.access_log import keys, sealing
from records.models import AccessLog, AccessLogHead

_HEAD: Final[sa.Table] = AccessLogHead.metadata.tables["access_log_head"]
_LINE: Final[sa.Table] = AccessLog.metadata.tables["access_log"]
_AT_A_TIME: Final = 2_000  # lines in memory while checking


class Trouble(enum.StrEnum):
    """What is wrong with the log."""

    NO_HEAD = "no_head"  # the row that says where it begins and ends is gone
    HEAD = "head"  # that row is not sealed with this house's key
    GONE = "gone"  # a line is not there
    CHANGED = "changed"  # a line is not as it was written
    ADDED = "added"  # a line stands after the end
    NOTED = "noted"  # the line that was noted elsewhere has another seal


@dataclass(frozen=True)
class Verdict:
    """What checking found: how many lines were checked and which is the last; what is wrong, and where."""

    checked: int
    last_number: int
    last_seal: str
    trouble: Trouble | None = None
    number: int | None = None  # of the line with which it is wrong

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return self.trouble is None


def key_of(session: Session) -> bytes:
    """The key of the database that a session works in."""
    return keys.of(session.get_bind().engine.url)


def append(session: Session, lines: Sequence[AccessLog]) -> None:
    """Put lines at the end, in this order. To be called right before the commit: the end stays locked."""
    key = key_of(session)
    head = take_head(session, len(lines))
    seal: str = head.last_seal
    for number, line in enumerate(lines, start=head.last_number - len(lines) + 1):
        line.number = number
        line.seal = seal = sealing.of_line(
            key, {name: getattr(line, name) for name in sealing.IN_ORDER}, seal
        )
    put_head(session, head.first_number, head.seal_before, head.last_number, seal)
    session.add_all(lines)


def take_head(session: Session, more: int = 0) -> sa.Row[Any]:
    """The row that says where the log begins and ends, with `more` numbers taken; this session's from now on.

    The update comes first: it takes the lock on both databases, and whoever waited for it reads what is there
    by then.
    """
    taken = sa.update(_HEAD).values(last_number=_HEAD.c.last_number + more).returning(*_HEAD.c)
    return session.execute(taken).one()


def put_head(session: Session, first_number: int, seal_before: str, last_number: int, last_seal: str) -> None:
    """Write where the log begins and ends."""
    ends: dict[str, Any] = {
        "first_number": first_number,
        "seal_before": seal_before,
        "last_number": last_number,
        "last_seal": last_seal,
    }
    session.execute(sa.update(_HEAD).values(**ends, seal=sealing.of_head(key_of(session), **ends)))


def check(session: Session, *, newest: int | None = None, noted: tuple[int, str] | None = None) -> Verdict:
    """Whether the log is whole; only its `newest` lines when told.

    `noted` is a number and seal that were noted elsewhere: that line must still have that seal, unless it
    was so old that it went. Reads line by line: memory stays small however long the log is.
    """
    key = key_of(session)
    highest = session.scalar(sa.select(sa.func.max(_LINE.c.number))) or 0  # first: the log may grow meanwhile
    head = session.execute(sa.select(_HEAD)).one_or_none()
    if head is None:
        return Verdict(0, highest, "", Trouble.NO_HEAD)
    ends = (head.first_number, head.seal_before, head.last_number, head.last_seal)
    if head.seal != sealing.of_head(key, *ends):
        return Verdict(0, head.last_number, head.last_seal, Trouble.HEAD)
    if highest > head.last_number:
        return Verdict(0, head.last_number, head.last_seal, Trouble.ADDED, highest)
    begin, before = head.first_number, head.seal_before
    if newest is not None and head.last_number - newest >= begin:
        begin = head.last_number - newest + 1
        found = session.scalar(sa.select(_LINE.c.seal).where(_LINE.c.number == begin - 1))
        if found is None:
            return Verdict(0, head.last_number, head.last_seal, Trouble.GONE, begin - 1)
        before = found
    checked, trouble, number = _follow(session, key, begin, head.last_number, before)
    if trouble is None and noted is not None and not _as_noted(session, head.first_number, *noted):
        trouble, number = Trouble.NOTED, noted[0]
    return Verdict(checked, head.last_number, head.last_seal, trouble, number)


def _follow(
    session: Session, key: bytes, begin: int, end: int, before: str
) -> tuple[int, Trouble | None, int | None]:
    """Go along the lines from `begin` to `end`: how many are right, and what is wrong with the next."""
    names = [*sealing.IN_ORDER, "seal"]
    asked = (
        sa.select(*(getattr(AccessLog, name) for name in names))
        .where(AccessLog.number.between(begin, end))
        .order_by(AccessLog.number)
        .execution_options(yield_per=_AT_A_TIME)
    )
    expected = begin
    with session.execute(asked) as rows:
        for row in rows.mappings():
            if row["number"] != expected:
                return expected - begin, Trouble.GONE, expected
            before = sealing.of_line(key, dict(row), before)
            if row["seal"] != before:
                return expected - begin, Trouble.CHANGED, expected
            expected += 1
    if expected <= end:
        return expected - begin, Trouble.GONE, expected
    head_seal = session.scalar(sa.select(_HEAD.c.last_seal).where(_HEAD.c.last_number == end))
    if head_seal is not None and head_seal != before:
        return expected - begin, Trouble.CHANGED, end
    return expected - begin, None, None


def _as_noted(session: Session, first_number: int, number: int, seal: str) -> bool:
    found = session.scalar(sa.select(_LINE.c.seal).where(_LINE.c.number == number))
    return found == seal or (found is None and number < first_number)
