"""Telling the right people of a signal, and the next ones when nobody takes it on in time."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from records import confidential
from records.models import Client, Conversation, Invitation, Role, Signal, Staff, now
from records.rules import ROLES, Rules

CARERS = (Role.CONTACT_PERSON, Role.TEAM_LEAD)


@dataclass(frozen=True)
class Told:
    """Who is told of a signal: staff members, and addresses of others. `level` is how often it climbed."""

    signal: Signal
    level: int
    staff: tuple[Staff, ...]
    addresses: tuple[str, ...]


class House:
    """The people who may be told, read once for all signals that are looked at."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._active = list(
            session.scalars(sa.select(Staff).where(Staff.active.is_(True)).order_by(Staff.name))
        )
        self._by_id = {member.id: member for member in self._active}
        self._abouts: dict[uuid.UUID, set[uuid.UUID]] | None = None

    def ladder(self, signal: Signal, rules: Rules) -> list[Told]:
        """Who is told first, who next ...; never those whom it may be about.

        A step without people is left out. When no step has any, somebody is told all the same.
        """
        about = self._about(signal)
        steps: list[Told] = []
        for step in rules.people[signal.kind]:
            found: dict[uuid.UUID, Staff] = {}
            for word in step:
                if "@" not in word:
                    who = self._who(word, signal.conversation)
                    found.update((member.id, member) for member in who if member.id not in about)
            addresses = tuple(word for word in step if "@" in word)
            if found or addresses:
                steps.append(Told(signal, len(steps), tuple(found.values()), addresses))
        return steps or [Told(signal, 0, tuple(confidential.trusted(self._active, about)), ())]

    def so_far(self, signal: Signal, rules: Rules) -> list[Staff]:
        """All staff members who were told of a signal by now."""
        steps = self.ladder(signal, rules)[: signal.level + 1]
        return list({member.id: member for step in steps for member in step.staff}.values())

    def _about(self, signal: Signal) -> set[uuid.UUID]:
        if self._abouts is None:  # asked once for all signals, not for each
            self._abouts = {}
            rows = self._session.execute(
                sa.select(Signal.message_id, Signal.about_staff_id).where(Signal.about_staff_id.is_not(None))
            )
            for message_id, about in rows:
                if about is not None:
                    self._abouts.setdefault(message_id, set()).add(about)
        return self._abouts.get(signal.message_id, set())

    def _who(self, word: str, talk: Conversation) -> Iterable[Staff]:
        client = talk.client
        if word in ROLES:
            holders = [member for member in self._active if member.role == word]
            return self._of_ward(holders, client) if word == Role.TEAM_LEAD else holders
        if word == "team":
            if client is None or not client.ward:
                return []
            return [member for member in self._active if member.ward == client.ward and member.role in CARERS]
        if client is None:
            return self._known([self._inviter(talk)]) if word == "contact_person" else []
        return self._known([client.contact_person_id if word == "contact_person" else client.stand_in_id])

    def _known(self, keys: Iterable[uuid.UUID | None]) -> list[Staff]:
        return [self._by_id[key] for key in keys if key in self._by_id]

    @staticmethod
    def _of_ward(leads: list[Staff], client: Client | None) -> list[Staff]:
        """The leads of the client's ward, else those without a ward, else all."""
        if client is not None and client.ward:
            own = [lead for lead in leads if lead.ward == client.ward]
            if own:
                return own
        return [lead for lead in leads if not lead.ward] or leads

    def _inviter(self, talk: Conversation) -> uuid.UUID | None:
        return self._session.scalar(
            sa.select(Invitation.made_by_id)
            .where(Invitation.conversation_id == talk.id, Invitation.made_by_id.is_not(None))
            .order_by(Invitation.created_at.desc())
            .limit(1)
        )


def climb(session: Session, rules: Rules) -> list[Told]:
    """What nobody was told of yet, and what nobody took on in time: who is told now.

    The caller tells them in the same unit of work. Two processes never tell the same twice. Above the last
    step all who were told are told again.
    """
    moment = now()
    waiting = session.scalars(
        sa.select(Signal)
        .where(
            Signal.acknowledged_at.is_(None),
            Signal.done_at.is_(None),
            sa.or_(Signal.due_at.is_(None), Signal.due_at <= moment),
        )
        .order_by(Signal.created_at)
        .options(selectinload(Signal.conversation).selectinload(Conversation.client))
    ).all()
    if not waiting:
        return []
    house = House(session)
    steps = []
    for signal in waiting:
        ladder = house.ladder(signal, rules)
        step = _next(signal, ladder)
        due = rules.due(signal.kind, moment, step.level, steps=len(ladder))
        mine = session.execute(
            sa.update(Signal)
            .where(
                Signal.id == signal.id,
                Signal.acknowledged_at.is_(None),
                Signal.due_at == signal.due_at if signal.due_at else Signal.due_at.is_(None),
            )
            .values(level=step.level, due_at=due),
            execution_options={"synchronize_session": False},
        )
        if mine.rowcount:  # type: ignore[attr-defined]
            session.refresh(signal, ["level", "due_at"])
            steps.append(step)
    return steps


def _next(signal: Signal, ladder: list[Told]) -> Told:
    """The step that a signal comes to now; above the last one, all of them together."""
    level = 0 if signal.due_at is None else signal.level + 1
    if level < len(ladder):
        return ladder[level]
    staff = {member.id: member for step in ladder for member in step.staff}
    addresses = dict.fromkeys(address for step in ladder for address in step.addresses)
    return Told(signal, level, tuple(staff.values()), tuple(addresses))


def near(session: Session, signals: Iterable[Signal], member: Staff, rules: Rules) -> set[uuid.UUID]:
    """Which of these signals this staff member was told of."""
    found = list(signals)
    if not found:
        return set()
    house = House(session)
    return {signal.id for signal in found if any(one.id == member.id for one in house.so_far(signal, rules))}
