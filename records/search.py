"""Searching all that one may see, in the person's own words, forgiving of spelling."""

from __future__ import annotations

import enum
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session, selectinload

from records import confidential, rights
from records.models import (
    Client,
    Consent,
    Conversation,
    Goal,
    Message,
    Relative,
    Sender,
    Staff,
    Wish,
)
from records.quoting import Around, around
from records.spelling import Looking, patterns, pieces
from records.spelling import words as words_of

LIMIT = 50
_MOST = 3000  # of each kind that are looked at closely, the newest
_FEW = 1000  # ids that a question may name one by one


class FoundIn(enum.StrEnum):
    """What the words were found in."""

    CLIENT = "client"
    RELATIVE = "relative"
    WISH = "wish"
    GOAL = "goal"
    SUMMARY = "summary"
    MESSAGE = "message"


_ORDER = {kind: place for place, kind in enumerate(FoundIn)}


@dataclass(frozen=True)
class Found:
    """One hit: in what, the words that match with the sentence around them, whose, and when it was said.

    `id` is of the client, relative, wish, goal, talk (a summary) or message.
    """

    kind: FoundIn
    id: uuid.UUID
    around: Around
    at: datetime
    client: Client | None
    conversation: Conversation | None  # none of a goal: that is about now, not about a talk


@dataclass(frozen=True)
class _Hit:
    kind: FoundIn
    id: uuid.UUID
    text: str
    at: datetime
    client_id: uuid.UUID | None
    conversation_id: uuid.UUID | None
    message_id: uuid.UUID | None


@dataclass(frozen=True)
class _How:
    """What a database is asked for: every word or some, as it was typed or in pieces, how many of a kind."""

    every: bool
    exact: bool
    most: int


# What is spelled as it was typed comes first in any case. So, when there is enough of it, that will do.
_WAYS = (
    _How(every=True, exact=True, most=200),
    _How(every=True, exact=False, most=_MOST),
    _How(every=False, exact=False, most=_MOST),
)
_Scored = tuple[tuple[Any, ...], _Hit, tuple[int, int]]


def words(session: Session, query: str, member: Staff, *, limit: int = LIMIT) -> list[Found]:
    """What holds the words of `query`, or words that are spelled much like them: nearest first, then newest.

    People stand before what was said. When nothing holds all words, what holds some of them is given. Only
    people and talks within reach (records/rights.py), of talks only what may be kept, and never what is not
    for `member` to see (records/confidential.py).
    """
    looking = Looking(words_of(query))
    if not looking.wanted:
        return []
    reach = _Reach(session, member)
    scored: list[_Scored] = []
    for how in _WAYS:
        hits = _readable(session, _candidates(session, looking.wanted, reach, how), reach, member)
        scored = _scored(looking, hits, every=how.every)
        if len(scored) >= (2 * limit if how.exact else 1) or (len(looking.wanted) == 1 and not how.exact):
            break
    best: list[tuple[_Hit, tuple[int, int]]] = []
    quoted: set[uuid.UUID | None] = {hit.message_id for _, hit, _ in scored if hit.kind is FoundIn.WISH}
    for _, hit, place in scored:
        if hit.kind is not FoundIn.MESSAGE or hit.message_id not in quoted:
            best.append((hit, place))
        if len(best) == limit:
            break
    return _complete(session, best)


class _Reach:
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


def _scored(looking: Looking, hits: Iterable[_Hit], *, every: bool) -> list[_Scored]:
    found = []
    for hit in hits:
        score = looking.score(hit.text)
        if score is None or (every and score[0] < len(looking.wanted)):
            continue
        matched, off, place = score
        person = hit.kind not in (FoundIn.CLIENT, FoundIn.RELATIVE)
        rank = (-matched, off >= 1, person, off, -hit.at.timestamp(), _ORDER[hit.kind], hit.id)
        found.append((rank, hit, place))
    return sorted(found, key=lambda one: one[0])


def _readable(session: Session, hits: list[_Hit], reach: _Reach, member: Staff) -> list[_Hit]:
    """Without what was said around a signal that is not for `member` to see, and what was made of it."""
    kept: set[uuid.UUID] = set()
    for conversation_id in {hit.conversation_id for hit in hits if hit.conversation_id} & reach.held:
        kept |= confidential.hidden(session, conversation_id, member)
    return [
        hit
        for hit in hits
        if hit.message_id not in kept
        and not (hit.kind is FoundIn.SUMMARY and hit.conversation_id in reach.held)
    ]


def _holds(session: Session, column: Any, wanted: list[str], how: _How) -> sa.ColumnElement[bool]:
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


def _candidates(session: Session, wanted: list[str], reach: _Reach, how: _How) -> list[_Hit]:
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
        hits += [_Hit(kind, *row) for row in session.execute(newest)]
    return hits


def _complete(session: Session, best: list[tuple[_Hit, tuple[int, int]]]) -> list[Found]:
    people = {hit.client_id for hit, _ in best if hit.client_id}
    talks = {hit.conversation_id for hit, _ in best if hit.conversation_id and hit.kind is not FoundIn.GOAL}
    clients = {
        client.id: client for client in session.scalars(sa.select(Client).where(Client.id.in_(people)))
    }
    conversations = {
        talk.id: talk
        for talk in session.scalars(
            sa.select(Conversation)
            .where(Conversation.id.in_(talks))
            .options(selectinload(Conversation.client), selectinload(Conversation.relative))
        )
    }
    return [
        Found(
            kind=hit.kind,
            id=hit.id,
            around=around(hit.text, *place),
            at=hit.at,
            client=clients.get(hit.client_id) if hit.client_id else None,
            conversation=conversations.get(hit.conversation_id) if hit.conversation_id else None,
        )
        for hit, place in best
    ]
