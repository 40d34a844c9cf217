"""All that the review of one talk shows, on one page."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from records import forgetting
from records.models import (
    Client,
    Consent,
    Conversation,
    LookBack,
    Message,
    Review,
    Sender,
    Speaker,
    Wish,
    WishKind,
)
from records.quoting import Around, around_wish

SHOWN_FIRST = 5
# What someone wants or lacks comes before what is good to know.
_FIRST = frozenset({WishKind.WISH, WishKind.LOSS, WishKind.WORRY, WishKind.DISLIKE})


class UnknownTalk(LookupError):
    """There is no such talk."""


@dataclass(frozen=True)
class Quote:
    """A wish with the sentence around it. `doubles` are those that were merged into it."""

    wish: Wish
    around: Around
    doubles: list[Wish]


@dataclass(frozen=True)
class Beside:
    """What somebody else said about the same person's life here, never mixed with the talk's own."""

    speaker: Speaker
    talk: Conversation  # the last one; says who the relative is
    wishes: list[Wish]


@dataclass(frozen=True)
class ReviewPage:
    """All that the review of one talk shows.

    `first` are at most five wishes, what asks most first; `more` is the rest. `readable` is false when
    nothing of the talk may be shown (yet). `proposal` is a summary to accept, from what was said back.
    """

    talk: Conversation
    readable: bool
    first: list[Quote]
    more: list[Quote]
    beside: list[Beside]
    proposal: str
    lines: list[Message]


def weight(wish: Wish) -> tuple[bool, bool]:
    """What the person would have first weighs most (sorts first), then what someone wants or lacks."""
    return (not wish.first, wish.kind not in _FIRST)


def ordered(found: Sequence[Wish]) -> list[Wish]:
    """What nobody looked at yet goes first, and of that what weighs most."""
    return sorted(found, key=lambda wish: (wish.review is not Review.NEW, weight(wish)))


def page(session: Session, conversation_id: uuid.UUID) -> ReviewPage:
    """The review of one talk. Raises UnknownTalk."""
    talk = session.scalar(
        sa.select(Conversation)
        .where(Conversation.id == conversation_id)
        .options(
            selectinload(Conversation.client).selectinload(Client.contact_person),
            selectinload(Conversation.relative),
            selectinload(Conversation.reviewed_by),
            selectinload(Conversation.signals),
        )
    )
    if talk is None:
        raise UnknownTalk("there is no such talk")
    if talk.consent is not Consent.GIVEN:
        return ReviewPage(talk, False, [], [], [], "", [])
    found = list(
        session.scalars(
            sa.select(Wish)
            .join(Message, Message.id == Wish.message_id)
            .where(Wish.conversation_id == conversation_id, Wish.confirmed.is_not(False))
            .order_by(Message.place, Wish.start)
            .options(selectinload(Wish.message), selectinload(Wish.goal), selectinload(Wish.reviewed_by))
        )
    )
    doubles: dict[uuid.UUID, list[Wish]] = {}
    for wish in found:
        if wish.merged_into_id:
            doubles.setdefault(wish.merged_into_id, []).append(wish)
    standing = [wish for wish in found if wish.merged_into_id is None]
    quotes = [Quote(wish, around_wish(wish), doubles.get(wish.id, [])) for wish in ordered(standing)]
    lines = session.scalars(
        sa.select(Message)
        .where(Message.conversation_id == conversation_id, Message.sender != Sender.SYSTEM)
        .order_by(Message.place)
    ).all()
    replaced = forgetting.hidden(list(lines))  # said in other words later: those count
    return ReviewPage(
        talk=talk,
        readable=True,
        first=quotes[:SHOWN_FIRST],
        more=quotes[SHOWN_FIRST:],
        beside=beside(session, talk),
        proposal=talk.summary or proposal(standing),
        lines=[line for line in lines if line.id not in replaced],
    )


def proposal(found: Sequence[Wish]) -> str:
    """A summary to accept: what was said back of each thing, in the order in which it was said."""
    return " ".join(dict.fromkeys(wish.say_back.strip() for wish in found if wish.say_back.strip()))


def beside(session: Session, talk: Conversation, limit: int = SHOWN_FIRST) -> list[Beside]:
    """What others said about the same person: the client beside the relatives, each apart, newest first."""
    if talk.client_id is None or talk.speaker is Speaker.GROUP:
        return []
    found = session.scalars(
        sa.select(Wish)
        .join(Conversation, Conversation.id == Wish.conversation_id)
        .where(
            Wish.client_id == talk.client_id,
            Wish.confirmed.is_not(False),
            Wish.merged_into_id.is_(None),
            Conversation.consent == Consent.GIVEN,
            sa.or_(
                Conversation.speaker != talk.speaker,
                Conversation.relative_id.is_distinct_from(talk.relative_id),
            ),
        )
        .order_by(Wish.created_at.desc(), Wish.start)
        .options(selectinload(Wish.conversation).selectinload(Conversation.relative))
    )
    voices: dict[tuple[Speaker, uuid.UUID | None], list[Wish]] = {}
    for wish in found:
        voices.setdefault((wish.speaker, wish.conversation.relative_id), []).append(wish)
    return [
        Beside(speaker, said[0].conversation, said[:limit])
        for (speaker, _), said in sorted(voices.items(), key=lambda voice: voice[0][0] is not Speaker.CLIENT)
    ]


def looked_back(session: Session, conversation_id: uuid.UUID) -> list[LookBack]:
    """What the person said in this talk of earlier wishes, each with its wish and goal."""
    return list(
        session.scalars(
            sa.select(LookBack)
            .where(LookBack.conversation_id == conversation_id)
            .order_by(LookBack.created_at)
            .options(selectinload(LookBack.wish).selectinload(Wish.goal))
        )
    )
