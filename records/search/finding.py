"""What holds the words that somebody searches for, the nearest first, with the sentence around them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload

from records import confidential
from records.models import Client, Conversation, Staff
from records.quoting import Around, around
from records.search.asking import FoundIn, Hit, How, Reach, candidates, often
from records.spelling import Looking
from records.spelling import words as words_of

LIMIT = 50
_MOST = 3000  # of each kind that are looked at closely, the newest


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


# What is spelled as it was typed comes first in any case. So, when there is enough of it, that will do; the
# second way finds all that the first does.
_WAYS = (
    How(every=True, exact=True, most=200),
    How(every=True, exact=False, most=_MOST),
    How(every=False, exact=False, most=_MOST),
)
_Scored = tuple[tuple[Any, ...], Hit, tuple[int, int]]


def words(session: Session, query: str, member: Staff, *, limit: int = LIMIT) -> list[Found]:
    """What holds the words of `query`, or words that are spelled much like them: nearest first, then newest.

    People stand before what was said. When nothing holds all words, what holds some of them is given. Only
    people and talks within reach (records/rights.py), of talks only what may be kept, and never what is not
    for `member` to see (records/confidential.py).
    """
    looking = Looking(words_of(query))
    if not looking.wanted:
        return []
    reach = Reach(session, member)
    scored: list[_Scored] = []
    for how in _WAYS:
        if how.exact and not often(session, looking.wanted, reach, how, limit):
            continue
        hits = _readable(session, candidates(session, looking.wanted, reach, how), reach, member)
        scored = _scored(looking, hits, every=how.every)
        if len(scored) >= (2 * limit if how.exact else 1) or (len(looking.wanted) == 1 and not how.exact):
            break
    best: list[tuple[Hit, tuple[int, int]]] = []
    quoted: set[uuid.UUID | None] = {hit.message_id for _, hit, _ in scored if hit.kind is FoundIn.WISH}
    for _, hit, place in scored:
        if hit.kind is not FoundIn.MESSAGE or hit.message_id not in quoted:
            best.append((hit, place))
        if len(best) == limit:
            break
    return _complete(session, best)


def _scored(looking: Looking, hits: Iterable[Hit], *, every: bool) -> list[_Scored]:
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


def _readable(session: Session, hits: list[Hit], reach: Reach, member: Staff) -> list[Hit]:
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


def _complete(session: Session, best: list[tuple[Hit, tuple[int, int]]]) -> list[Found]:
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
            .options(joinedload(Conversation.client), joinedload(Conversation.relative))
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
