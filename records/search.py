"""Searching all that one may see, in the person's own words, forgiving of spelling."""

from __future__ import annotations

import enum
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
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
    Signal,
    Staff,
    Wish,
)
from records.quoting import Around, around
from records.spelling import Looking, patterns, pieces
from records.spelling import words as words_of

LIMIT = 50
_MOST = 3000  # of each kind that are looked at closely, the newest


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
    conversation: Conversation | None


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
    scored: list[_Scored] = []
    for how in _WAYS:
        hits = _candidates(session, looking.wanted, member, how)
        scored = _scored(looking, hits, every=how.every)
        if len(scored) >= (2 * limit if how.exact else 1) or (len(looking.wanted) == 1 and not how.exact):
            break
    scored = _readable(session, scored, member)
    best: list[tuple[_Hit, tuple[int, int]]] = []
    quoted: set[uuid.UUID | None] = {hit.message_id for _, hit, _ in scored if hit.kind is FoundIn.WISH}
    for _, hit, place in scored:
        if hit.kind is not FoundIn.MESSAGE or hit.message_id not in quoted:
            best.append((hit, place))
        if len(best) == limit:
            break
    return _complete(session, best)


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


def _readable(session: Session, scored: list[_Scored], member: Staff) -> list[_Scored]:
    """Without what was said around a signal that is not for `member` to see."""
    talks = {hit.conversation_id for _, hit, _ in scored if hit.conversation_id}
    kept: set[uuid.UUID] = set()
    for conversation_id in confidential.keeps_back(session, talks, member):
        kept |= confidential.hidden(session, conversation_id, member)
    return [one for one in scored if one[1].message_id not in kept]


def _holds(session: Session, column: Any, wanted: list[str], how: _How) -> sa.ColumnElement[bool]:
    """What may hold the words: a piece of each, or of one of them. SQLite's LIKE knows no capitals."""
    sqlite = session.get_bind().dialect.name == "sqlite"

    def has(piece: str) -> sa.ColumnElement[bool]:
        pattern = f"%{piece}%"
        result: sa.ColumnElement[bool] = column.like(pattern) if sqlite else column.ilike(pattern)
        return result

    def near(word: str) -> sa.ColumnElement[bool]:
        if how.exact:
            return has(word)
        return sa.and_(sa.or_(*map(has, pieces(word))), sa.or_(*map(has, patterns(word))))

    each = [near(word) for word in wanted]
    return sa.and_(*each) if how.every else sa.or_(*each)


def _candidates(session: Session, wanted: list[str], member: Staff, how: _How) -> list[_Hit]:
    """Everything that may hold the words, as the database sees it, the newest of each kind."""

    def holds(column: Any) -> sa.ColumnElement[bool]:
        return _holds(session, column, wanted, how)

    named = Client.name + sa.literal(" ") + Client.called
    hidden = confidential.kept_from(member)
    reached = sa.select(Client.id).where(rights.clients(member))
    mine = rights.talks(member)
    goals = confidential.hidden_goals(session, member)
    kept = Conversation.consent == Consent.GIVEN
    nothing = sa.null()
    queries: list[tuple[FoundIn, sa.Select[*tuple[Any, ...]]]] = [
        (
            FoundIn.CLIENT,
            sa.select(Client.id, named, Client.created_at, Client.id, nothing, nothing).where(
                holds(named), rights.clients(member)
            ),
        ),
        (
            FoundIn.RELATIVE,
            sa.select(
                Relative.id, Relative.name, Relative.created_at, Relative.client_id, nothing, nothing
            ).where(holds(Relative.name), Relative.client_id.in_(reached)),
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
                mine,
                Wish.confirmed.is_not(False),
                Wish.message_id.not_in(hidden),
            ),
        ),
        (
            FoundIn.GOAL,
            sa.select(Goal.id, Goal.what, Goal.created_at, Goal.client_id, nothing, nothing).where(
                holds(Goal.what), Goal.client_id.in_(reached), Goal.id.not_in(goals)
            ),
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
                mine,
                Conversation.id.not_in(
                    sa.select(Signal.conversation_id).where(sa.not_(confidential.visible(member)))
                ),
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
                mine,
                Message.id.not_in(hidden),
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
    talks = {hit.conversation_id for hit, _ in best if hit.conversation_id}
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
