"""A wish or a talk as plain text for the care record, and a talk on one page to print."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Annotated

import sqlalchemy as sa
from fastapi import Query, Request, Response
from fastapi.responses import PlainTextResponse
from sqlalchemy.orm import Session, selectinload

from records import access_log, confidential, database, forgetting, talks, wishes
from records.exchange import leaving, text
from records.models import Conversation, LookBack, Message, Sender, Staff, Wish, WishKind, now
from records.rights import Right
from warmwelkom.settings import get_settings
from web.staff import words
from web.staff.access import Member, NotThere, protected
from web.staff.goals import words as goal_words
from web.staff.pages import page

GONE = "Dit is er niet, of het mag niet verder: er is geen ja, of het is voor één iemand verteld."
ON_PAPER = 14  # wishes; what is over is in the talk itself
SMALLER_FROM = 7  # from so many wishes the letters are smaller, to stay on one page

router = protected(Right.CARE)


@dataclass(frozen=True)
class Told:
    """What may leave of one talk. `whole` is false when some of it is not for who asks."""

    talk: Conversation
    whole: bool
    wishes: list[Wish]
    looked_back: list[LookBack]
    said: list[Message]


def told(work: Session, conversation_id: uuid.UUID, member: Staff) -> Told:
    """What this colleague may take out of a talk. Raises NotThere when that is nothing."""
    may = sa.select(Conversation.id).where(Conversation.id == conversation_id, leaving.talks(member))
    talk = talks.get(work, conversation_id) if work.scalar(may) else None
    if talk is None:
        raise NotThere(GONE)
    kept = confidential.hidden(work, talk.id, member)
    replaced = forgetting.hidden(talk.messages)
    return Told(
        talk=talk,
        whole=not kept,
        wishes=[
            wish
            for wish in wishes.of_talk(work, talk.id)
            if wish.message_id not in kept and wish.merged_into_id is None
        ],
        looked_back=[row for row in talk.looked_back if row.message_id not in kept],
        said=[
            line
            for line in talk.messages
            if line.sender is not Sender.SYSTEM and line.id not in kept and line.id not in replaced
        ],
    )


@router.get("/gesprekken/{conversation_id}/tekst")
def talk_text(
    conversation_id: uuid.UUID, member: Member, alles: Annotated[bool, Query()] = False
) -> Response:
    """A talk as plain text, to copy. `alles` adds all that was said."""
    with database.session(get_settings().database_url) as work:
        found = told(work, conversation_id, member)
        what = f"gesprek {conversation_id} als tekst" + (", met alles wat is gezegd" if alles else "")
        access_log.write(work, event="export", what=what, client_id=found.talk.client_id, user=member)
        written = text.of_talk(
            found.talk,
            found.wishes,
            found.looked_back,
            transcript=found.said if alles else None,
            summary=found.whole,
        )
    return PlainTextResponse(written)


@router.get("/wensen/{wish_id}/tekst")
def wish_text(wish_id: uuid.UUID, member: Member) -> Response:
    """One wish as plain text, to copy."""
    with database.session(get_settings().database_url) as work:
        wish = work.scalar(
            sa.select(Wish)
            .join(Conversation, Conversation.id == Wish.conversation_id)
            .where(Wish.id == wish_id, leaving.standing(), leaving.talks(member))
            .options(
                selectinload(Wish.goal),
                selectinload(Wish.conversation).selectinload(Conversation.client),
                selectinload(Wish.conversation).selectinload(Conversation.relative),
            )
        )
        if wish is None or wish.message_id in confidential.hidden(work, wish.conversation_id, member):
            raise NotThere(GONE)
        access_log.write(
            work, event="export", what=f"wens {wish.id} als tekst", client_id=wish.client_id, user=member
        )
        written = text.of_wish(wish)
    return PlainTextResponse(written)


def on_paper(found: list[Wish]) -> list[Wish]:
    """What stands on the page of a talk: what would be first and what was agreed at first."""
    ordered = sorted(
        found, key=lambda wish: (not wish.first, wish.goal is None, wish.kind is not WishKind.WISH)
    )
    return ordered[:ON_PAPER]


@router.get("/gesprekken/{conversation_id}/afdruk")
def talk_page(request: Request, conversation_id: uuid.UUID, member: Member) -> Response:
    """A talk on one A4: own words, what was agreed, how earlier wishes went."""
    with database.session(get_settings().database_url) as work:
        found = told(work, conversation_id, member)
        shown = on_paper(found.wishes)
        response = page(
            request,
            "exchange/paper.html",
            talk=found.talk,
            wishes=[wish for wish in shown if wish.goal is None],
            agreed=[wish for wish in shown if wish.goal is not None],
            over=len(found.wishes) - len(shown),
            smaller=len(shown) >= SMALLER_FROM,
            looked_back=found.looked_back,
            outcome=goal_words.OUTCOME,
            goal_words=goal_words,
            words=words,
            made_at=now(),
        )
        what = f"gesprek {conversation_id} op papier"
        access_log.write(work, event="print", what=what, client_id=found.talk.client_id, user=member)
        return response
