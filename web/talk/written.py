"""What was written down of a talk, as the person reads, changes and strikes it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from listening.saying_back import quote
from listening.signals import find
from records import rewording, signals, talks, wishes
from records.models import Conversation, ConversationKind, SignalKind, Wish
from web.talk.sentences import sentence


@dataclass(frozen=True)
class Written:
    """One thing that was heard. `understood` is none when it says no more than the words themselves."""

    id: str
    kind: str
    own_words: str
    say_back: str
    understood: str | None
    themes: list[str]
    why: str
    said_at: datetime


@dataclass(frozen=True)
class Noted:
    """All that was written down of a talk. `agreed`: staff made an agreement of something in it."""

    called: str
    consent: str
    wishes: list[Written]
    agreed: bool
    visitor: str = ""  # how a visitor of the website wants to be reached
    shared: bool = False
    embedded: bool = False


def written(wish: Wish) -> Written:
    """A wish as the person reads it."""
    return Written(
        id=str(wish.id),
        kind=wish.kind.value,
        own_words=wish.own_words,
        say_back=wish.say_back,
        understood=wish.say_back if wish.say_back != quote(wish.own_words) else None,
        themes=list(wish.themes),
        why=wish.why,
        said_at=wish.message.created_at,
    )


def noted(work: Session, conversation_id: uuid.UUID) -> Noted:
    """All that was written down of a talk and was not struck."""
    talk = work.get_one(Conversation, conversation_id)
    kept = wishes.of_talk(work, conversation_id)
    return Noted(
        called=talks.called(talk),
        consent=talk.consent.value,
        wishes=[written(wish) for wish in kept],
        agreed=any(wish.goal for wish in kept),
        visitor=", ".join(filter(None, (talk.visitor_name, talk.visitor_reach))),
    )


def change(work: Session, conversation_id: uuid.UUID, wish_id: uuid.UUID, words: str) -> tuple[Written, str]:
    """The person writes it in other words. Gives it, and what must be read now: empty, or what helps at once.

    In these words too a signal is seen, whatever else. Raises records.wishes.UnknownWish.
    """
    own_words = words.strip()
    wish = rewording.reword(work, conversation_id, wish_id, own_words=own_words, say_back=quote(own_words))
    found = find(own_words, question="")
    if found is None:
        return written(wish), ""
    kind = SignalKind(found.kind)
    signals.store(work, message_id=wish.message_id, kind=kind, why=found.why)
    return written(wish), _helps(work.get_one(Conversation, conversation_id), kind)


def _helps(talk: Conversation, kind: SignalKind) -> str:
    speaker = "visitor" if talk.kind is ConversationKind.WEBSITE else talk.speaker.value
    return sentence(f"utter_signal_{kind}", kind=talk.kind.value, speaker=speaker)
