"""Who counts in which number of a quarter: people, not things said. Nothing here is shown as it is."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records import due
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
    Outcome,
    Speaker,
    Wish,
)

People = frozenset[uuid.UUID]
NOBODY: Final[People] = frozenset()
REVIEWED_WITHIN = timedelta(days=7)
TURNS: Final = (ConversationKind.INTAKE, ConversationKind.MOVING_DAY, ConversationKind.QUARTERLY)
CLOSED_STATES: Final = (GoalState.DONE, GoalState.PARTLY, GoalState.NOT_DONE, GoalState.NO_LONGER_WANTED)


@dataclass(frozen=True)
class Counts:
    """A base of people, and how many of them each row holds for; every row is a part of the base."""

    base: People
    rows: dict[str, People]


def all_of(session: Session, quarter: Quarter, themes: tuple[str, ...]) -> dict[str, Counts]:
    """The people of every table of a quarter. As many queries, however many people there are."""
    own = _told(session, quarter, Speaker.CLIENT)
    by_relatives = _told(session, quarter, Speaker.RELATIVE)
    return {
        "turns": _turns(session, quarter),
        "themes": Counts(own, _themes(session, quarter, Speaker.CLIENT, themes)),
        "relatives": Counts(by_relatives, _themes(session, quarter, Speaker.RELATIVE, themes)),
        "goals": _goals(session, quarter),
        "looked_back": Counts(own, _looked_back(session, quarter)),
        "reviewed": Counts(own, {"within_week": own - _reviewed_late(session, quarter)}),
    }


def _kept(quarter: Quarter, speaker: Speaker) -> sa.ColumnElement[bool]:
    """Which talks with or about a client count: closed in the quarter, and the person wants them kept."""
    return sa.and_(
        Conversation.client_id.is_not(None),
        Conversation.speaker == speaker,
        Conversation.consent == Consent.GIVEN,
        Conversation.state == ConversationState.CLOSED,
        Conversation.closed_at >= quarter.begin,
        Conversation.closed_at < quarter.end,
    )


def _told(session: Session, quarter: Quarter, speaker: Speaker) -> People:
    talks = sa.select(Conversation.client_id).where(_kept(quarter, speaker)).distinct()
    return frozenset(key for key in session.scalars(talks) if key)


def _by_name(pairs: Iterator[tuple[str, uuid.UUID | None]], names: tuple[str, ...]) -> dict[str, People]:
    """For each name who has it; names that are not asked for are left out."""
    found: dict[str, set[uuid.UUID]] = defaultdict(set)
    for name, person in pairs:
        if person:
            found[name].add(person)
    return {name: frozenset(found[name]) for name in names}


def _themes(
    session: Session, quarter: Quarter, speaker: Speaker, themes: tuple[str, ...]
) -> dict[str, People]:
    """Who brought up a theme; what the person struck when it was said back doesn't count."""
    rows = session.execute(
        sa.select(Conversation.client_id, Wish.themes)
        .join(Conversation, Conversation.id == Wish.conversation_id)
        .where(_kept(quarter, speaker), Wish.confirmed.is_not(False))
    )
    return _by_name(((theme, person) for person, said in rows for theme in said), themes)


def _looked_back(session: Session, quarter: Quarter) -> dict[str, People]:
    """Who said how it went with an earlier wish; the last word on each wish in the quarter counts."""
    rows = session.execute(
        sa.select(LookBack.wish_id, Conversation.client_id, LookBack.outcome)
        .join(Conversation, Conversation.id == LookBack.conversation_id)
        .where(_kept(quarter, Speaker.CLIENT))
        .order_by(LookBack.created_at)
    )
    last = {wish: (outcome.value, person) for wish, person, outcome in rows}
    return _by_name(iter(last.values()), tuple(Outcome))


def _reviewed_late(session: Session, quarter: Quarter) -> People:
    """Whose own talk was not reviewed within a week."""
    rows = session.execute(
        sa.select(Conversation.client_id, Conversation.closed_at, Conversation.reviewed_at).where(
            _kept(quarter, Speaker.CLIENT)
        )
    )
    return frozenset(
        person
        for person, closed, reviewed in rows
        if person and (reviewed is None or closed is None or reviewed - closed > REVIEWED_WITHIN)
    )


def _goals(session: Session, quarter: Quarter) -> Counts:
    """With whom an agreement stood in the quarter; who made a new one, and of whom one ended, and how."""
    rows = session.execute(
        sa.select(Goal.client_id, Goal.state, Goal.created_at, Goal.closed_at).where(
            Goal.created_at < quarter.end,
            sa.or_(Goal.closed_at.is_(None), Goal.closed_at >= quarter.begin),
        )
    ).all()
    new = ("new", frozenset(person for person, _, made, _ in rows if made >= quarter.begin))
    ended = _by_name(
        ((state.value, person) for person, state, _, closed in rows if closed and closed < quarter.end),
        CLOSED_STATES,
    )
    return Counts(frozenset(person for person, *_ in rows), dict([new, *ended.items()]))


def _turns(session: Session, quarter: Quarter) -> Counts:
    """Whose turn for a talk fell in the quarter or was still open from before, and who had one in it."""
    last_day = quarter.next.first - timedelta(days=1)
    moment = sa.func.coalesce(Conversation.closed_at, Conversation.consent_at, Conversation.created_at)
    begun = sa.and_(
        Conversation.client_id.is_not(None),
        Conversation.kind.in_(TURNS),
        Conversation.state != ConversationState.NEW,
        Conversation.consent != Consent.ASKED,
    )
    before: dict[uuid.UUID, due.Held] = defaultdict(dict)
    rows = session.execute(
        sa.select(Conversation.client_id, Conversation.kind, sa.func.max(moment))
        .where(begun, moment < quarter.begin)
        .group_by(Conversation.client_id, Conversation.kind)
    )
    for key, kind, last in rows:
        if key:
            before[key][kind] = last.date()
    talked = frozenset(
        session.scalars(
            sa.select(Conversation.client_id).where(begun, moment >= quarter.begin, moment < quarter.end)
        )
    )
    persons = session.execute(
        sa.select(Client.id, Client.moves_on, Client.created_at, Client.left_on).where(
            Client.created_at < quarter.end,
            sa.or_(Client.left_on.is_(None), Client.left_on > quarter.first),
        )
    )
    asked = set()
    for key, moves_on, known, left_on in persons:
        until = min(last_day, left_on - timedelta(days=1)) if left_on else last_day
        turn = due.talk_due(moves_on, known.date(), before.get(key, {}), until)
        if turn is not None and turn[1] <= until:
            asked.add(key)
    return Counts(frozenset(asked), {"held": frozenset(asked) & frozenset(key for key in talked if key)})
