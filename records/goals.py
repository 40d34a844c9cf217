"""Goals: small steps agreed with a person, who does what by when, and how it went. Every change is kept."""

from __future__ import annotations

import enum
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, contains_eager, selectinload

from records import confidential
from records import scope as scopes
from records.holding import hold, unchanged
from records.models import (
    Client,
    Conversation,
    Goal,
    GoalChange,
    GoalState,
    LookBack,
    Outcome,
    Staff,
    Wish,
    now,
)
from records.scope import Scope

SOON = timedelta(days=7)  # a goal is followed up when its day is as near as this
FORGOTTEN = timedelta(days=30)  # or, when it has no day, this long after it was agreed


class UnknownGoal(LookupError):
    """There is no such goal."""


class Keep(enum.Enum):
    """A day can be taken away, so "as it is" needs a word of its own."""

    AS_IT_IS = "as it is"


class Happened(enum.StrEnum):
    """What a line of a goal's history tells."""

    AGREED = "agreed"
    CHANGED = "changed"
    CLOSED = "closed"
    REOPENED = "reopened"
    SAID = "said"  # by the person, in a talk


@dataclass(frozen=True)
class Entry:
    """One line of a goal's history. `fields` are (name, before, after): "what", "who", "by_when", "state"."""

    at: datetime
    happened: Happened
    by: Staff | None = None
    fields: list[tuple[str, Any, Any]] = field(default_factory=list)
    words: str = ""  # what the person said
    outcome: Outcome | None = None
    talk: Conversation | None = None  # in which the person said it


@dataclass(frozen=True)
class ToLookBack:
    """A goal to look back on in the next talk, and what the person said of it last."""

    goal: Goal
    last: LookBack | None


@dataclass(frozen=True)
class FollowUp:
    """An open goal that asks for attention. `word` is "over tijd", "deze week" or "nog geen dag"."""

    goal: Goal
    word: str


def agree(
    session: Session,
    *,
    client_id: uuid.UUID,
    by: Staff,
    what: str,
    who: str = "",
    by_when: date | None = None,
    wish_id: uuid.UUID | None = None,
) -> Goal:
    """A new goal. Of a wish there is one goal: who comes second gets the one that is there, unchanged.

    Raises ValueError when `what` is empty.
    """
    if not what.strip():
        raise ValueError("a goal needs to say what")
    goal = Goal(
        client_id=client_id,
        wish_id=wish_id,
        what=what.strip(),
        who=who.strip(),
        by_when=by_when,
        agreed_by_id=by.id,
    )
    try:
        with session.begin_nested():
            session.add(goal)
    except IntegrityError:
        known = session.scalar(sa.select(Goal).where(Goal.wish_id == wish_id)) if wish_id else None
        if known is None:
            raise
        return known
    return goal


def get(session: Session, goal_id: uuid.UUID) -> Goal | None:
    """The goal with this id, with its client, wish and who agreed on it."""
    return session.scalar(
        sa.select(Goal)
        .where(Goal.id == goal_id)
        .options(
            selectinload(Goal.client),
            selectinload(Goal.agreed_by),
            selectinload(Goal.wish).selectinload(Wish.conversation).selectinload(Conversation.relative),
        )
    )


def _held(session: Session, goal_id: uuid.UUID, version: int | None) -> Goal:
    goal = hold(session, Goal, goal_id)
    if goal is None:
        raise UnknownGoal("there is no such goal")
    return unchanged(goal, version)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _put(
    session: Session,
    goal: Goal,
    wanted: dict[str, Any],
    *,
    by: Staff,
    words: str,
    conversation_id: uuid.UUID | None,
) -> Goal:
    """Change what differs and write down how it was. Nothing that differs and no words: nothing happens."""
    differs = {name: value for name, value in wanted.items() if getattr(goal, name) != value}
    if not differs and not words.strip():
        return goal
    change = GoalChange(
        goal_id=goal.id,
        staff_id=by.id,
        conversation_id=conversation_id,
        before={name: _plain(getattr(goal, name)) for name in differs},
        after={name: _plain(value) for name, value in differs.items()},
        words=words.strip(),
    )
    for name, value in differs.items():
        setattr(goal, name, value)
    if "state" in differs:
        goal.closed_at = None if goal.state is GoalState.OPEN else now()
    session.add(change)
    session.flush()
    return goal


def change(
    session: Session,
    goal_id: uuid.UUID,
    *,
    by: Staff,
    version: int | None = None,
    what: str | None = None,
    who: str | None = None,
    by_when: date | Keep | None = Keep.AS_IT_IS,
    words: str = "",
    conversation_id: uuid.UUID | None = None,
) -> Goal:
    """Change what is given; how it was is kept. `words` is what the person said of it, in that talk if any.

    `version` is what the form showed. Raises UnknownGoal, Overtaken, or ValueError when `what` is empty.
    """
    goal = _held(session, goal_id, version)
    wanted: dict[str, Any] = {}
    if what is not None:
        if not what.strip():
            raise ValueError("a goal needs to say what")
        wanted["what"] = what.strip()
    if who is not None:
        wanted["who"] = who.strip()
    if not isinstance(by_when, Keep):
        wanted["by_when"] = by_when
    return _put(session, goal, wanted, by=by, words=words, conversation_id=conversation_id)


def close(
    session: Session,
    goal_id: uuid.UUID,
    *,
    by: Staff,
    state: GoalState,
    version: int | None = None,
    words: str = "",
    conversation_id: uuid.UUID | None = None,
) -> Goal:
    """It is done, partly done, not done or no longer wanted. OPEN takes it up again.

    `words` is what the person said of it. Raises UnknownGoal or Overtaken.
    """
    goal = _held(session, goal_id, version)
    return _put(session, goal, {"state": state}, by=by, words=words, conversation_id=conversation_id)


def of_client(session: Session, client_id: uuid.UUID, member: Staff) -> list[Goal]:
    """All goals of a person: open ones first, the nearest day first; then what is closed, newest first.

    Without those that are not for `member` to see (see records/confidential.py).
    """
    kept = confidential.hidden_goals(session, member, Goal.client_id == client_id)
    found = session.scalars(
        sa.select(Goal)
        .where(Goal.client_id == client_id, Goal.id.not_in(kept))
        .options(
            selectinload(Goal.agreed_by),
            selectinload(Goal.wish).selectinload(Wish.conversation).selectinload(Conversation.relative),
            selectinload(Goal.wish).selectinload(Wish.looked_back),
        )
    ).all()
    still = [goal for goal in found if goal.state is GoalState.OPEN]
    gone = [goal for goal in found if goal.state is not GoalState.OPEN]
    still.sort(key=lambda goal: (goal.by_when or date.max, goal.created_at))
    gone.sort(key=lambda goal: goal.closed_at or goal.created_at, reverse=True)
    return still + gone


def history(session: Session, goal_id: uuid.UUID, member: Staff) -> list[Entry]:
    """All that happened to a goal, oldest first, with what the person said of it in later talks.

    What was said around a signal that is not for `member` to see is left out. Raises UnknownGoal.
    """
    goal = session.get(Goal, goal_id, options=[selectinload(Goal.agreed_by)])
    if goal is None:
        raise UnknownGoal("there is no such goal")
    return histories(session, [goal], member)[goal_id]


def histories(session: Session, wanted: Sequence[Goal], member: Staff) -> dict[uuid.UUID, list[Entry]]:
    """The history of each of these goals (`history`), in as many questions as for one."""
    found = {goal.id: [Entry(goal.created_at, Happened.AGREED, by=goal.agreed_by)] for goal in wanted}
    of_wish = {goal.wish_id: goal.id for goal in wanted if goal.wish_id is not None}
    changes = session.scalars(
        sa.select(GoalChange)
        .where(GoalChange.goal_id.in_(found))
        .options(selectinload(GoalChange.staff), selectinload(GoalChange.conversation))
    )
    for change in changes:
        found[change.goal_id].append(_entry(change))
    said = session.execute(
        sa.select(LookBack, Conversation)
        .join(Conversation, Conversation.id == LookBack.conversation_id)
        .where(LookBack.wish_id.in_(of_wish))
    ).all()
    kept: set[uuid.UUID] = set()
    for talk_id in confidential.keeps_back(session, {talk.id for _, talk in said}, member):
        kept |= confidential.hidden(session, talk_id, member)
    secret = {(talk.id, row.own_words) for row, talk in said if row.message_id in kept}
    for row, talk in said:
        told = Entry(row.created_at, Happened.SAID, words=row.own_words, outcome=row.outcome, talk=talk)
        found[of_wish[row.wish_id]].append(told)
    return {
        key: sorted(
            (entry for entry in entries if not entry.talk or (entry.talk.id, entry.words) not in secret),
            key=lambda entry: entry.at,
        )
        for key, entries in found.items()
    }


def _entry(change: GoalChange) -> Entry:
    state = change.after.get("state")
    if state is None:
        happened = Happened.CHANGED if change.after else Happened.SAID
    else:
        happened = Happened.REOPENED if state == GoalState.OPEN else Happened.CLOSED
    return Entry(
        at=change.created_at,
        happened=happened,
        by=change.staff,
        fields=[(name, change.before.get(name), change.after[name]) for name in sorted(change.after)],
        words=change.words,
        talk=change.conversation,
    )


def for_quarterly(session: Session, client_id: uuid.UUID, member: Staff) -> list[ToLookBack]:
    """The open goals of a person to look back on in the next quarterly talk, with what was said last."""
    still = [goal for goal in of_client(session, client_id, member) if goal.state is GoalState.OPEN]
    return [
        ToLookBack(goal, goal.wish.looked_back[-1] if goal.wish and goal.wish.looked_back else None)
        for goal in still
    ]


def to_follow_up(
    session: Session,
    today: date,
    scope: Scope,
    member: Staff,
    *,
    limit: int = 20,
    offset: int = 0,
) -> tuple[list[FollowUp], int]:
    """Open goals whose day is over or this near, or that have no day and wait long; and how many there are.

    Oldest day first; who left the house is left out, and so is what is not for `member` to see.
    """
    long_ago = now() - FORGOTTEN
    kept = confidential.hidden_goals(session, member, Goal.state == GoalState.OPEN)
    wanted = (
        sa.select(Goal)
        .join(Client, Client.id == Goal.client_id)
        .where(
            Goal.state == GoalState.OPEN,
            sa.or_(
                Goal.by_when <= today + SOON,
                sa.and_(Goal.by_when.is_(None), Goal.created_at < long_ago),
            ),
            sa.or_(Client.left_on.is_(None), Client.left_on > today),
            scopes.clients(scope, member),
            Goal.id.not_in(kept),
        )
    )
    total = session.scalar(sa.select(sa.func.count()).select_from(wanted.subquery())) or 0
    found = session.scalars(
        wanted.order_by(Goal.by_when.is_(None), Goal.by_when, Goal.created_at, Goal.id)
        .limit(limit)
        .offset(offset)
        .options(contains_eager(Goal.client), selectinload(Goal.wish))
    )
    return [FollowUp(goal, _word(goal, today)) for goal in found], total


def _word(goal: Goal, today: date) -> str:
    if goal.by_when is None:
        return "nog geen dag"
    return "over tijd" if goal.by_when < today else "deze week"
