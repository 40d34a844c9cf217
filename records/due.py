"""Who is due for a talk: before the move, on the day itself, and every three months after the last one."""

from __future__ import annotations

import calendar
import uuid
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from records import scope as scopes
from records.models import Client, Consent, Conversation, ConversationKind, ConversationState, Staff
from records.scope import Scope

LATE = "over tijd"
THIS_WEEK = "deze week"
SOON = "binnenkort"
WEEK = timedelta(days=7)
BEFORE_THE_MOVE = timedelta(days=28)  # from when on the introductory talk is asked for
MONTHS_BETWEEN = 3

_ORDER = {LATE: 0, THIS_WEEK: 1, SOON: 2}
_COUNTED = (ConversationKind.INTAKE, ConversationKind.MOVING_DAY, ConversationKind.QUARTERLY)
Held = dict[ConversationKind, date]


@dataclass(frozen=True)
class Due:
    """A person to talk with. `since` is the day that the talk is (or was) for, `word` how that stands.

    `invited` is a talk of this kind that was made ready and has not begun.
    """

    client: Client
    kind: ConversationKind
    since: date
    word: str
    invited: uuid.UUID | None = None


def months_later(day: date, months: int = MONTHS_BETWEEN) -> date:
    """The same day some months later; the last of the month where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def first_week(client: Client, today: date) -> bool:
    """Whether this person came to live here less than a week ago: nothing administrative now."""
    return client.moves_on is not None and client.moves_on <= today < client.moves_on + WEEK


def _by_week(day: date, today: date) -> str | None:
    """How a day stands: this week, in an earlier one, or (none) later."""
    monday = today - timedelta(days=today.weekday())
    if day < monday:
        return LATE
    return THIS_WEEK if day < monday + WEEK else None


def talk_due(
    moves_on: date | None, known_since: date, held: Held, today: date
) -> tuple[ConversationKind, date, str] | None:
    """Which talk is due, its day and the word for that; none when it is nobody's turn.

    `held` is the last day of each kind of talk. Before the move nothing is late; in the first week only the
    talk of the moving day is asked for, without hurry.
    """
    if moves_on is not None and today < moves_on:
        return _before(moves_on, held, today)
    base = max(held.values(), default=None)
    if moves_on is not None:
        welcomed = any(
            day >= moves_on - WEEK for kind, day in held.items() if kind is not ConversationKind.INTAKE
        )
        if not welcomed and today < months_later(moves_on):
            return ConversationKind.MOVING_DAY, moves_on, THIS_WEEK if today < moves_on + WEEK else LATE
        base = max(base or moves_on, moves_on)
    if base is None:
        word = THIS_WEEK if today < known_since + WEEK else LATE
        return ConversationKind.INTAKE, known_since, word
    day = months_later(base)
    quarterly = _by_week(day, today)
    return (ConversationKind.QUARTERLY, day, quarterly) if quarterly else None


def _before(moves_on: date, held: Held, today: date) -> tuple[ConversationKind, date, str] | None:
    word = THIS_WEEK if moves_on - today <= WEEK else SOON
    if ConversationKind.INTAKE not in held:
        return (ConversationKind.INTAKE, moves_on, word) if moves_on - today <= BEFORE_THE_MOVE else None
    moved_early = ConversationKind.MOVING_DAY in held
    return (ConversationKind.MOVING_DAY, moves_on, word) if word is THIS_WEEK and not moved_early else None


def people(session: Session, today: date, scope: Scope, member: Staff) -> list[Due]:
    """Who is due for a talk, late ones first, then by day."""
    return page(session, today, scope, member)[0]


def page(
    session: Session,
    today: date,
    scope: Scope,
    member: Staff,
    *,
    limit: int | None = None,
    offset: int = 0,
) -> tuple[list[Due], int]:
    """A piece of that list, and how long it is. As many queries, however many people there are."""
    living = sa.and_(sa.or_(Client.left_on.is_(None), Client.left_on > today), scopes.clients(scope, member))
    persons = session.execute(sa.select(Client.id, Client.moves_on, Client.created_at).where(living)).all()
    held = _held(session, living)
    turns: dict[uuid.UUID, tuple[ConversationKind, date, str]] = {}
    for key, moves_on, known in persons:
        turn = talk_due(moves_on, known.date(), held.get(key, {}), today)
        if turn is not None:
            turns[key] = turn
    order = sorted(turns, key=lambda key: (_ORDER[turns[key][2]], turns[key][1], key))
    shown = order[offset:] if limit is None else order[offset : offset + limit]
    of_these = Client.id.in_(shown)
    invited = _invited(session, of_these)
    found = {
        client.id: client
        for client in session.scalars(
            sa.select(Client)
            .where(of_these)
            .options(selectinload(Client.contact_person), selectinload(Client.stand_in))
        )
    }
    listed = [Due(found[key], *turns[key], invited=invited.get((key, turns[key][0]))) for key in shown]
    return listed, len(order)


def _held(session: Session, living: sa.ColumnElement[bool]) -> dict[uuid.UUID, Held]:
    """The last day of each kind of talk that was held with a person: begun, and answered about keeping it.

    A talk that may not be kept was held all the same: nobody is asked again for that.
    """
    moment = sa.func.coalesce(Conversation.closed_at, Conversation.consent_at, Conversation.created_at)
    rows = session.execute(
        sa.select(Client.id, Conversation.kind, sa.func.max(moment))
        .join(Client, Client.id == Conversation.client_id)
        .where(
            living,
            Conversation.kind.in_(_COUNTED),
            Conversation.state != ConversationState.NEW,
            Conversation.consent != Consent.ASKED,
        )
        .group_by(Client.id, Conversation.kind)
    )
    held: dict[uuid.UUID, Held] = {}
    for key, kind, last in rows:
        held.setdefault(key, {})[kind] = last.date()
    return held


def _invited(
    session: Session, living: sa.ColumnElement[bool]
) -> dict[tuple[uuid.UUID, ConversationKind], uuid.UUID]:
    """The talks that were made ready and have not begun, by person and kind; the newest of each."""
    rows = session.execute(
        sa.select(Client.id, Conversation.kind, Conversation.id)
        .join(Client, Client.id == Conversation.client_id)
        .where(living, Conversation.state == ConversationState.NEW)
        .order_by(Conversation.created_at)
    )
    return {(client_id, kind): key for client_id, kind, key in rows}
