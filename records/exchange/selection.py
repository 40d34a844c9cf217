"""A selection of wishes or goals of the people in reach, as rows for a spreadsheet."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records import rights
from records.exchange import leaving
from records.labels import GOAL_STATE, REVIEW, TALK_KIND, THEME, WISH_KIND
from records.models import (
    Client,
    Conversation,
    Goal,
    GoalState,
    Relative,
    Review,
    Speaker,
    Staff,
    Wish,
    WishKind,
)
from records.rules import HERE

Cell = str | date
Row = Sequence[Cell]

# What a column is called and how wide it is in a spreadsheet, in characters.
WISHES: Final = (
    ("Datum", 12),
    ("Bewoner", 24),
    ("Woongroep", 16),
    ("Verteld door", 24),
    ("Gesprek", 24),
    ("In eigen woorden", 70),
    ("Waarom", 40),
    ("Soort", 20),
    ("Gaat over", 34),
    ("Stand", 18),
    ("Toelichting", 30),
    ("Afgesproken", 50),
)
GOALS: Final = (
    ("Afgesproken op", 15),
    ("Bewoner", 24),
    ("Woongroep", 16),
    ("Wat", 60),
    ("Wie", 24),
    ("Voor", 12),
    ("Hoe het staat", 20),
    ("Afgerond op", 12),
    ("Wens in eigen woorden", 60),
    ("Gaat over", 34),
)
AT_ONCE: Final = 500  # rows fetched together


@dataclass(frozen=True)
class Selection:
    """What is asked for. Empty and none: any. `since` and `until` are days here, both included."""

    goals: bool = False  # goals instead of wishes
    ward: str = ""
    since: date | None = None
    until: date | None = None
    theme: str = ""
    kind: WishKind | None = None  # of wishes
    review: Review | None = None  # of wishes
    state: GoalState | None = None  # of goals
    kept: frozenset[uuid.UUID] = field(default=frozenset())  # messages that who asks may not see

    @property
    def columns(self) -> tuple[tuple[str, int], ...]:
        """The columns, in order."""
        return GOALS if self.goals else WISHES


def choose(session: Session, member: Staff, wanted: Selection) -> Selection:
    """The selection with what this staff member may not see; needed before anything is asked with it."""
    kept = leaving.kept_back(session, member, leaving.talks(member))
    return Selection(**{**wanted.__dict__, "kept": frozenset(kept)})


def clients(session: Session, member: Staff, wanted: Selection, limit: int | None = None) -> list[uuid.UUID]:
    """Whose data is in the selection, or in its first `limit` rows."""
    asked = _asked(member, wanted, (Client.id,))
    if limit is not None:
        return list(dict.fromkeys(session.scalars(asked.limit(limit))))
    return list(session.scalars(asked.order_by(None).distinct()))


def count(session: Session, member: Staff, wanted: Selection) -> tuple[int, int]:
    """How many rows the selection has, and of how many people."""
    both = (sa.func.count(), sa.func.count(Client.id.distinct()))
    number, people = session.execute(_asked(member, wanted, both).order_by(None)).one()
    return number, people


def rows(session: Session, member: Staff, wanted: Selection, limit: int | None = None) -> Iterator[Row]:
    """The rows, newest first, read as they are asked for. A day is a date, all else is text."""
    made = _goal_row if wanted.goals else _wish_row
    asked = _asked(member, wanted, _GOAL_COLUMNS if wanted.goals else _WISH_COLUMNS).limit(limit)
    for row in session.execute(asked.execution_options(yield_per=AT_ONCE)):
        yield made(row)


_WISH_COLUMNS: Final[tuple[Any, ...]] = (
    Conversation.created_at,
    Client.name.label("client"),
    Client.called,
    Client.ward,
    Relative.name.label("relative"),
    Relative.relation,
    Conversation.speaker,
    Conversation.kind.label("talk"),
    Wish.own_words,
    Wish.why,
    Wish.kind,
    Wish.themes,
    Wish.review,
    Wish.review_reason,
    Goal.what,
)
_GOAL_COLUMNS: Final[tuple[Any, ...]] = (
    Goal.created_at,
    Client.name.label("client"),
    Client.ward,
    Goal.what,
    Goal.who,
    Goal.by_when,
    Goal.state,
    Goal.closed_at,
    Wish.own_words,
    Wish.themes,
)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=HERE)


def _asked(member: Staff, wanted: Selection, columns: Sequence[Any]) -> sa.Select[Any]:
    said_at = Goal.created_at if wanted.goals else Conversation.created_at
    asked: sa.Select[Any] = sa.select(*columns)
    if wanted.goals:
        asked = (
            asked.select_from(Goal)
            .join(Client, Client.id == Goal.client_id)
            .outerjoin(Wish, Wish.id == Goal.wish_id)
            .where(leaving.goals(member, set(wanted.kept)))
        )
        if wanted.state:
            asked = asked.where(Goal.state == wanted.state)
    else:
        asked = (
            asked.select_from(Wish)
            .join(Conversation, Conversation.id == Wish.conversation_id)
            .join(Client, Client.id == Wish.client_id)
            .outerjoin(Relative, Relative.id == Conversation.relative_id)
            .outerjoin(Goal, Goal.wish_id == Wish.id)
            .where(rights.clients(member), leaving.talks(member), leaving.standing())
        )
        if wanted.kept:
            asked = asked.where(Wish.message_id.not_in(wanted.kept))
        if wanted.kind:
            asked = asked.where(Wish.kind == wanted.kind)
        if wanted.review:
            asked = asked.where(Wish.review == wanted.review)
    if wanted.ward:
        asked = asked.where(Client.ward == wanted.ward)
    if wanted.since:
        asked = asked.where(said_at >= _midnight(wanted.since))
    if wanted.until:
        asked = asked.where(said_at < _midnight(wanted.until + timedelta(days=1)))
    if wanted.theme:
        asked = asked.where(sa.cast(Wish.themes, sa.Text).contains(f'"{wanted.theme}"', autoescape=True))
    return asked.order_by(said_at.desc(), Goal.id if wanted.goals else Wish.id)


def _day(moment: datetime | None) -> Cell:
    return moment.astimezone(HERE).date() if moment else ""


def _themes(themes: list[str] | None) -> str:
    return ", ".join(THEME[theme] for theme in themes or () if theme in THEME)


def _wish_row(row: sa.Row[Any]) -> Row:
    who = row.called
    if row.relative:
        who = f"{row.relative} ({row.relation})" if row.relation else row.relative
    elif row.speaker is Speaker.RELATIVE:
        who = "een naaste"
    return (
        _day(row.created_at),
        row.client,
        row.ward,
        who,
        TALK_KIND[row.talk],
        row.own_words,
        row.why,
        WISH_KIND[row.kind],
        _themes(row.themes),
        REVIEW[row.review],
        row.review_reason,
        row.what or "",
    )


def _goal_row(row: sa.Row[Any]) -> Row:
    return (
        _day(row.created_at),
        row.client,
        row.ward,
        row.what,
        row.who,
        row.by_when or "",
        GOAL_STATE[row.state],
        _day(row.closed_at),
        row.own_words or "",
        _themes(row.themes),
    )
