"""Keeping what a message expresses, in the person's own words, when that is allowed."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from sqlalchemy.orm import Session

from actions.moment import Talk, records
from listening.handle import handle
from records import wishes
from records.models import Consent, Conversation, Message, WishKind

KINDS = frozenset(kind.value for kind in WishKind)
LONGEST_WHY = 300  # characters of an answer that are kept as the reason of a wish


@dataclass(frozen=True)
class Kept:
    """Something that was heard. `wish_id` is none when it may not be kept."""

    kind: str
    own_words: str
    say_back: str
    themes: list[str]
    start: int
    handle: str | None
    wish_id: str | None


def keep(talk: Talk) -> list[Kept]:
    """What the message expresses; kept with consent only, and said back without."""
    found = [e for e in talk.entities if e.get("entity") in KINDS and e.get("say_back")]
    asked = (talk.slot("question") or {}).get("response", "")
    topic = talk.slot("topic") or {}
    heard: list[Kept] = []
    with records() as work:
        given = work.get_one(Conversation, talk.conversation_id).consent is Consent.GIVEN
        # As it was typed; Rasa's copy may differ by a sign.
        text = work.get_one(Message, talk.message_id).text
        for expression in found:
            start, end = int(expression["start"]), int(expression["end"])
            wish_id = None
            if given and text[start:end].strip():
                wish = wishes.store(
                    work,
                    conversation_id=talk.conversation_id,
                    message_id=talk.message_id,
                    start=start,
                    own_words=text[start:end],
                    kind=WishKind(expression["entity"]),
                    say_back=expression["say_back"],
                    themes=list(expression["themes"]),
                )
                wish_id = str(wish.id)
            by_client = talk.slot("speaker") == "client"
            heard.append(
                Kept(
                    kind=expression["entity"],
                    own_words=talk.text[start:end],
                    say_back=expression["say_back"],
                    themes=list(expression["themes"]),
                    start=start,
                    # A relative's "mijn man" may be the client.
                    handle=handle(talk.text[start:end], expression["entity"]) if by_client else None,
                    wish_id=wish_id,
                )
            )
        if given and topic.get("wish") and asked == "utter_ask_wish_why" and talk.intent == "tell":
            _keep_why(talk, topic["wish"], work)
    return heard


def _keep_why(talk: Talk, wish_id: str, work: Session) -> None:
    """The answer to why it matters, kept with the wish unless that was struck meanwhile."""
    kept = {str(wish.id) for wish in wishes.of_talk(work, talk.conversation_id)}
    if wish_id in kept and len(talk.text) <= LONGEST_WHY:
        wishes.told_why(work, talk.conversation_id, uuid.UUID(wish_id), talk.text.strip())
