"""What the talks within reach teach about talking: which questions bring much, and how things were said back.

It is about questions and sentences of the assistant, not about colleagues: nothing is counted by who looked,
invited or reviewed, and nothing is kept of it.
"""

from __future__ import annotations

import random
import re
import uuid
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records import confidential, rights
from records.models import (
    Consent,
    Conversation,
    ConversationState,
    MayKnow,
    Message,
    Sender,
    Signal,
    Speaker,
    Staff,
    Wish,
    WishKind,
)

LATEST: Final = 200  # talks that are looked at
IN_TALKS: Final = 5  # a question is shown when it was asked in so many talks, so it holds nobody's words
TO_CHOOSE_FROM: Final = 30  # examples, of which a few are shown each week
# Nobody is shown in pain as an example.
WARM: Final = (WishKind.WISH, WishKind.PREFERENCE, WishKind.INTEREST, WishKind.CONTENT)
REPEATED: Final = "U zei%"  # said back in the very same words: nothing to learn from
PERSONAL: Final = frozenset({"love_intimacy", "later_farewell"})  # themes that are no examples
_SENTENCES = re.compile(r"[^.!?]*\?")


@dataclass(frozen=True)
class Question:
    """An open question of the assistant. `brought` is how much that matters an answer held, on average."""

    text: str
    talks: int
    brought: float


@dataclass(frozen=True)
class SaidBack:
    """What a person said, how it was said back, and of whom it is; the person confirmed it."""

    said: str
    say_back: str
    client_id: uuid.UUID | None


def _talks(session: Session, member: Staff) -> list[uuid.UUID]:
    """The latest talks to learn from: within reach, kept, and without anything that is not for everyone.

    Left out are talks for the contact person alone, and those in which something needed a human.
    """
    found = session.scalars(
        sa.select(Conversation.id)
        .where(
            rights.talks(member),
            Conversation.consent == Consent.GIVEN,
            Conversation.state == ConversationState.CLOSED,
            sa.or_(Conversation.may_know.is_(None), Conversation.may_know != MayKnow.CONTACT_PERSON),
            ~sa.exists().where(Signal.conversation_id == Conversation.id),
        )
        .order_by(Conversation.closed_at.desc())
        .limit(LATEST)
    ).all()
    kept_back = set(confidential.keeps_back(session, set(found), member))
    return [talk for talk in found if talk not in kept_back]


def questions(session: Session, member: Staff, most: int = 5) -> list[Question]:
    """The questions whose answers held most that matters, of those asked in five talks or more."""
    talks = _talks(session, member)
    heard = Counter(
        session.scalars(
            sa.select(Wish.message_id).where(Wish.conversation_id.in_(talks), Wish.confirmed.is_not(False))
        )
    )
    lines = session.execute(
        sa.select(Message.id, Message.conversation_id, Message.sender, Message.text, Message.is_question)
        .where(Message.conversation_id.in_(talks), Message.replaced_at.is_(None))
        .order_by(Message.conversation_id, Message.place)
    )
    asked_in: dict[str, set[uuid.UUID]] = defaultdict(set)
    brought: dict[str, list[int]] = defaultdict(list)
    open_one: tuple[uuid.UUID, str] | None = None
    for key, talk, sender, text, is_question in lines:
        if sender is Sender.ASSISTANT:
            open_one = (talk, _question(text)) if is_question else open_one
        elif sender is Sender.PERSON and open_one and open_one[0] == talk:
            asked_in[open_one[1]].add(talk)
            brought[open_one[1]].append(heard[key])
            open_one = None
    known = [
        Question(text, len(asked_in[text]), sum(counts) / len(counts))
        for text, counts in brought.items()
        if text and len(asked_in[text]) >= IN_TALKS and any(counts)
    ]
    return sorted(known, key=lambda one: (-one.brought, one.text))[:most]


def _question(text: str) -> str:
    """The last question of a message, without what was said back before it."""
    found = _SENTENCES.findall(text)
    return found[-1].strip() if found else ""


def examples(session: Session, member: Staff, week: str, most: int = 3) -> list[SaidBack]:
    """A few things that clients said, with how they were said back and confirmed. Other ones each week.

    `week` names it ("2026-W47"). Who sees them sees words of these clients: write it in the access log.
    """
    rows = session.execute(
        sa.select(Wish.own_words, Wish.say_back, Wish.client_id, Wish.themes)
        .join(Conversation, Conversation.id == Wish.conversation_id)
        .where(
            Wish.conversation_id.in_(_talks(session, member)),
            Wish.speaker == Speaker.CLIENT,
            Wish.confirmed.is_(True),
            Wish.kind.in_(WARM),
            Wish.say_back.not_like(REPEATED),
            Wish.heard_say_back.is_(None),
            Wish.client_id.is_not(None),
        )
        .order_by(Wish.created_at.desc(), Wish.start)
        .limit(TO_CHOOSE_FROM)
    )
    found: dict[uuid.UUID | None, SaidBack] = {}
    for said, say_back, client, themes in rows:
        if not PERSONAL.intersection(themes):
            found.setdefault(client, SaidBack(said, say_back, client))
    choice = list(found.values())
    luck = random.Random(week)  # noqa: S311 - nothing secret
    return luck.sample(choice, min(most, len(choice)))
