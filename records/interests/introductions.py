"""Asking before anyone is introduced.

Each person is asked by the own contact person whether they want to meet somebody who likes the same. Nobody
is named to another before both said yes. A no ends it quietly, and the same two are not asked again for a
year. Whoever may no longer be named (left, took a yes back, the talk is gone) falls out by itself.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased, selectinload

from records import rights
from records.holding import hold
from records.interests import sharing
from records.interests.groups import Group, groups
from records.models import Answer, Client, Introduced, Introduction, Role, Staff, now

NOT_AGAIN: Final = timedelta(days=365)
MOST: Final = 8  # people at once; more is a gathering, which needs no asking one by one


class NotPossible(ValueError):
    """These people can't be asked; `why` is "few", "many", "unknown" or "asked"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class UnknownIntroduction(LookupError):
    """There is no such introduction, or it is not this colleague's."""


@dataclass(frozen=True)
class Meeting:
    """An introduction as it stands: those who can still be introduced."""

    introduction: Introduction
    group: Group
    people: tuple[Introduced, ...]

    @property
    def ready(self) -> bool:
        """Whether everybody who is left said yes."""
        return all(one.answer is Answer.YES for one in self.people)


def propose(
    session: Session, member: Staff, key: str, client_ids: Iterable[uuid.UUID], day: date
) -> Introduction:
    """Have these people asked. Raises NotPossible.

    They must be people who may be named to `member` at this interest, no two of whom were asked for each
    other already or said no within NOT_AGAIN.
    """
    chosen = set(client_ids)
    if len(chosen) < 2:
        raise NotPossible("few")
    if len(chosen) > MOST:
        raise NotPossible("many")
    named = {person.client_id for person in sharing.people(session, member, key, day)[0]}
    if not chosen <= named:
        raise NotPossible("unknown")
    if _asked_already(session, chosen):
        raise NotPossible("asked")
    made = Introduction(key=key, made_by_id=member.id)
    session.add(made)
    session.flush()
    session.add_all(
        Introduced(introduction_id=made.id, client_id=client_id) for client_id in sorted(chosen, key=str)
    )
    session.flush()
    return made


def _asked_already(session: Session, chosen: set[uuid.UUID]) -> bool:
    """Whether two of these are being asked for each other now, or one of them lately said no to the other."""
    other = aliased(Introduced)
    lately = now() - NOT_AGAIN
    refused = sa.and_(Introduced.answer == Answer.NO, Introduced.answered_at > lately)
    being_asked = sa.and_(
        Introduction.ended_at.is_(None),
        Introduction.created_at > lately,
        Introduced.answer != Answer.NO,
        other.answer != Answer.NO,
    )
    found = session.scalar(
        sa.select(Introduced.id)
        .join(Introduction, Introduction.id == Introduced.introduction_id)
        .join(other, other.introduction_id == Introduced.introduction_id)
        .where(
            Introduced.client_id.in_(chosen),
            other.client_id.in_(chosen),
            other.client_id != Introduced.client_id,
            sa.or_(refused, being_asked),
        )
        .limit(1)
    )
    return found is not None


def _meetings(session: Session, where: sa.ColumnElement[bool], day: date) -> list[Meeting]:
    """Open introductions with at least two people who can still meet, newest first."""
    rows = session.scalars(
        sa.select(Introduction)
        .where(Introduction.ended_at.is_(None), where)
        .order_by(Introduction.created_at.desc())
        .options(selectinload(Introduction.people).joinedload(Introduced.client))
    ).all()
    if not rows:
        return []
    possible = sharing.still(session, day, {row.key for row in rows})
    found = []
    for row in rows:
        left = tuple(
            one for one in row.people if one.answer is not Answer.NO and (row.key, one.client_id) in possible
        )
        if len(left) >= 2 and row.key in groups().of:
            found.append(Meeting(row, groups().of[row.key], left))
    return found


def _asks(member: Staff) -> sa.ColumnElement[bool]:
    """Whom a colleague asks: the own clients; a team lead also those in reach who have nobody for it."""
    nobody = sa.and_(Client.contact_person_id.is_(None), Client.stand_in_id.is_(None))
    return sa.and_(rights.clients(member), sa.or_(rights.own(member), nobody))


def _with_people(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """Which introductions have somebody of whom this holds."""
    return Introduction.id.in_(
        sa.select(Introduced.introduction_id).join(Client, Client.id == Introduced.client_id).where(condition)
    )


def _own_ids(session: Session, member: Staff, meetings: list[Meeting]) -> set[uuid.UUID]:
    ids = {one.client_id for meeting in meetings for one in meeting.people}
    return set(session.scalars(sa.select(Client.id).where(Client.id.in_(ids), _asks(member))))


def to_ask(session: Session, member: Staff, day: date) -> list[tuple[Group, Introduced]]:
    """Whom `member` is to ask, and over what. The others are not for this colleague to know yet."""
    if not rights.may(member, rights.Right.CARE):
        return []
    found = _meetings(session, _with_people(_asks(member)), day)
    own = _own_ids(session, member, found)
    return [
        (meeting.group, one)
        for meeting in found
        for one in meeting.people
        if one.client_id in own and one.answer is Answer.NOT_ASKED
    ]


def ready(session: Session, member: Staff, day: date) -> list[Meeting]:
    """The introductions of own clients in which everybody said yes."""
    if not rights.may(member, rights.Right.CARE):
        return []
    found = _meetings(session, _with_people(_asks(member)), day)
    own = _own_ids(session, member, found)
    return [one for one in found if one.ready and any(person.client_id in own for person in one.people)]


def running(session: Session, member: Staff, day: date) -> list[Meeting]:
    """What a colleague keeps an eye on: all for an activity coordinator, else what `member` proposed.

    With it come those of own clients in which everybody said yes.
    """
    if member.role is Role.ACTIVITY_COORDINATOR:
        return _meetings(session, sa.true(), day)
    own = _meetings(session, Introduction.made_by_id == member.id, day)
    known = {one.introduction.id for one in own}
    return own + [one for one in ready(session, member, day) if one.introduction.id not in known]


def answer(session: Session, member: Staff, introduced_id: uuid.UUID, *, yes: bool, day: date) -> Introduced:
    """Keep what an own client answered. Raises UnknownIntroduction."""
    row = hold(session, Introduced, introduced_id)
    if row is None or row.id not in {one.id for _, one in to_ask(session, member, day)}:
        raise UnknownIntroduction
    row.answer = Answer.YES if yes else Answer.NO
    row.answered_at = now()
    row.answered_by_id = member.id
    session.flush()
    left = session.scalar(
        sa.select(sa.func.count())
        .select_from(Introduced)
        .where(Introduced.introduction_id == row.introduction_id, Introduced.answer != Answer.NO)
    )
    if (left or 0) < 2:
        session.get_one(Introduction, row.introduction_id).ended_at = now()
    return row


def went(session: Session, member: Staff, introduction_id: uuid.UUID, words: str, day: date) -> Meeting:
    """They met: this is how it went, in a line that may be empty. Raises UnknownIntroduction."""
    found = [
        one for one in running(session, member, day) if one.introduction.id == introduction_id and one.ready
    ]
    if not found:
        raise UnknownIntroduction
    row = found[0].introduction
    row.ended_at, row.how_it_went = now(), words.strip()
    return found[0]
