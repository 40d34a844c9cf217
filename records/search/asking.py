"""What a database is asked when somebody searches: what may hold the words, within reach."""

from __future__ import annotations

import enum
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from records import confidential, rights
from records.models import Client, Consent, Conversation, Goal, Message, Relative, Sender, Staff, Wish
from records.spelling import patterns, pieces

_FEW = 1000  # ids that a question may name one by one


class FoundIn(enum.StrEnum):
    """What the words were found in."""

    CLIENT = "client"
    RELATIVE = "relative"
    WISH = "wish"
    GOAL = "goal"
    SUMMARY = "summary"
    MESSAGE = "message"


@dataclass(frozen=True)
class Hit:
    """What may hold the words: in what, what it says, when it was said, and whose and where that is."""

    kind: FoundIn
    id: uuid.UUID
    text: str
    at: datetime
    client_id: uuid.UUID | None
    conversation_id: uuid.UUID | None
    message_id: uuid.UUID | None


@dataclass(frozen=True)
class How:
    """What a database is asked for: every word or some, as it was typed or in pieces, how many of a kind."""

    every: bool
    exact: bool
    most: int


class Reach:
    """What a staff member may see, asked once for everything that is searched."""

    def __init__(self, session: Session, member: Staff) -> None:
        self.held = set(confidential.keeps_back(session, None, member))
        self._all = rights.leads_all(member)
        self._people = self._few(session, sa.select(Client.id).where(rights.clients(member)))
        self._talks = self._few(session, sa.select(Conversation.id).where(rights.talks(member)))

    def people(self, column: Any) -> sa.ColumnElement[bool]:
        """Whether the client in this column is within reach."""
        return sa.true() if self._all else column.in_(self._people)

    def talks(self, column: Any) -> sa.ColumnElement[bool]:
        """Whether the talk in this column is within reach."""
        return sa.true() if self._all else column.in_(self._talks)

    def _few(
        self, session: Session, asked: sa.Select[uuid.UUID]
    ) -> Sequence[uuid.UUID] | sa.Select[uuid.UUID]:
        """The ids themselves when they are few: a database then goes to their rows, and looks at no other."""
        if self._all:
            return asked
        found = session.scalars(asked.limit(_FEW + 1)).all()
        return found if len(found) <= _FEW else asked


def _holds(session: Session, column: Any, wanted: list[str], how: How) -> sa.ColumnElement[bool]:
    """What may hold the words: a piece of each, or of one of them; capitals of plain letters don't count."""
    sqlite = session.get_bind().dialect.name == "sqlite"

    def has_one(parts: list[str]) -> sa.ColumnElement[bool]:
        likes = [f"%{part}%" for part in parts]
        if sqlite:  # its LIKE knows no capitals
            return sa.or_(*map(column.like, likes))
        small = sa.func.lower(column.collate("C"))  # once for all; ILIKE would do it for each of them
        result: sa.ColumnElement[bool] = small.like(sa.func.any(sa.literal(likes, ARRAY(sa.Text))))
        return result

    def near(word: str) -> sa.ColumnElement[bool]:
        if how.exact:
            return has_one([word])
        return sa.and_(has_one(pieces(word)), has_one(patterns(word)))

    each = [near(word) for word in wanted]
    return sa.and_(*each) if how.every else sa.or_(*each)


def often(session: Session, wanted: list[str], reach: Reach, how: How, times: int) -> bool:
    """Whether that many wishes hold the words; a database stops counting there."""
    some = sa.select(Wish.id).where(
        _holds(session, Wish.own_words, wanted, how), reach.talks(Wish.conversation_id)
    )
    return len(session.scalars(some.limit(times)).all()) == times


def candidates(session: Session, wanted: list[str], reach: Reach, how: How) -> list[Hit]:
    """Everything that may hold the words, as the database sees it, the newest of each kind."""

    def holds(column: Any) -> sa.ColumnElement[bool]:
        return _holds(session, column, wanted, how)

    named = Client.name + sa.literal(" ") + Client.called
    kept = Conversation.consent == Consent.GIVEN
    nothing = sa.null()
    queries: list[tuple[FoundIn, sa.Select[*tuple[Any, ...]]]] = [
        (
            FoundIn.CLIENT,
            sa.select(Client.id, named, Client.created_at, Client.id, nothing, nothing).where(
                holds(named), reach.people(Client.id)
            ),
        ),
        (
            FoundIn.RELATIVE,
            sa.select(
                Relative.id, Relative.name, Relative.created_at, Relative.client_id, nothing, nothing
            ).where(holds(Relative.name), reach.people(Relative.client_id)),
        ),
        (
            FoundIn.WISH,
            sa.select(
                Wish.id,
                Wish.own_words,
                Wish.created_at,
                Wish.client_id,
                Wish.conversation_id,
                Wish.message_id,
            )
            .join(Conversation, Conversation.id == Wish.conversation_id)
            .where(
                holds(Wish.own_words),
                kept,
                reach.talks(Wish.conversation_id),
                Wish.confirmed.is_not(False),
            ),
        ),
        (
            FoundIn.GOAL,
            sa.select(
                Goal.id, Goal.what, Goal.created_at, Goal.client_id, Wish.conversation_id, Wish.message_id
            )
            .outerjoin(Wish, Wish.id == Goal.wish_id)
            .where(holds(Goal.what), reach.people(Goal.client_id)),
        ),
        (
            FoundIn.SUMMARY,
            sa.select(
                Conversation.id,
                Conversation.summary,
                Conversation.created_at,
                Conversation.client_id,
                Conversation.id,
                nothing,
            ).where(
                Conversation.summary != "",
                holds(Conversation.summary),
                kept,
                reach.talks(Conversation.id),
            ),
        ),
        (
            FoundIn.MESSAGE,
            sa.select(
                Message.id,
                Message.text,
                Message.created_at,
                Conversation.client_id,
                Message.conversation_id,
                Message.id,
            )
            .join(Conversation, Conversation.id == Message.conversation_id)
            .where(
                Message.sender == Sender.PERSON,
                Message.payload.is_(None),
                Message.replaced_at.is_(None),
                holds(Message.text),
                kept,
                reach.talks(Message.conversation_id),
            ),
        ),
    ]
    hits = []
    for kind, query in queries:
        newest = query.order_by(query.selected_columns[2].desc()).limit(how.most)
        hits += [Hit(kind, *row) for row in session.execute(newest)]
    return hits
