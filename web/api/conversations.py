"""Making and reading talks with a staff member's API token."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, Depends, HTTPException, Query
from pydantic import BaseModel, ConfigDict

from records import access_log, confidential, database, forgetting, invitations, rights, signals, talks
from records.models import (
    Consent,
    Conversation,
    ConversationKind,
    ConversationState,
    MayKnow,
    Message,
    Outcome,
    Sender,
    SignalKind,
    Speaker,
    Staff,
    now,
)
from records.rights import Right
from records.tokens import TokenScope
from warmwelkom.settings import get_settings
from web.api.access import holder
from web.api.models import (
    NOT_THERE,
    ClientOut,
    ConversationLine,
    GoalOut,
    Moment,
    Out,
    Paged,
    RelativeOut,
    WishOut,
)
from web.talk.code import secret

router = APIRouter(prefix="/api/conversations", tags=["conversations"])
Reader = Annotated[Staff, Depends(holder(TokenScope.CONVERSATIONS_READ, Right.CARE))]
Inviter = Annotated[Staff, Depends(holder(TokenScope.CONVERSATIONS_WRITE, Right.CARE))]

UNKNOWN = "Deze bewoner of naaste is niet bekend."


class ConversationIn(BaseModel):
    """A talk to make."""

    model_config = ConfigDict(extra="forbid")

    kind: ConversationKind
    speaker: Speaker = Speaker.CLIENT
    client_id: uuid.UUID | None = None
    relative_id: uuid.UUID | None = None


class InvitationOut(BaseModel):
    """The talk that was made. The token opens it and is shown only now, and so is the code.

    The code is typed on the first page, on a tablet that others use too, until `code_until`.
    """

    id: uuid.UUID
    token: str
    url: str
    code: str
    code_until: datetime


class MessageOut(Out):
    """One message of the transcript.

    `replaced_at` is when the person said it in other words; then it and the replies to it have no text here.
    """

    id: uuid.UUID
    sender: Sender
    text: str
    created_at: datetime
    replaced_at: datetime | None


class SignalOut(Out):
    """What needs a human."""

    id: uuid.UUID
    message_id: uuid.UUID
    kind: SignalKind
    why: str
    call_wanted: bool | None
    created_at: datetime
    acknowledged_at: datetime | None


class LookBackOut(Out):
    """What was said in this talk about a wish of an earlier one."""

    wish_id: uuid.UUID
    message_id: uuid.UUID
    outcome: Outcome
    own_words: str


class ConversationOut(BaseModel):
    """One talk with all that was kept of it."""

    id: uuid.UUID
    kind: ConversationKind
    speaker: Speaker
    client: ClientOut | None
    relative: RelativeOut | None
    state: ConversationState
    consent: Consent
    created_at: datetime
    messages: list[MessageOut]
    wishes: list[WishOut]
    goals: list[GoalOut]
    signals: list[SignalOut]
    looked_back: list[LookBackOut]
    may_know: MayKnow | None
    visitor_name: str
    visitor_reach: str
    joining: str


class ConversationsOut(BaseModel):
    """Talks, newest first, and how many there are in all."""

    conversations: list[ConversationLine]
    total: int


def _transcript(messages: list[Message], kept: set[uuid.UUID]) -> list[MessageOut]:
    """What was said, without the words that were said in other words later, and without what is `kept`."""
    hidden = forgetting.hidden(messages)
    spoken = [one for one in messages if one.sender is not Sender.SYSTEM and one.id not in kept]
    shown = [MessageOut.model_validate(one) for one in spoken]
    return [one.model_copy(update={"text": ""}) if one.id in hidden else one for one in shown]


@router.post("", status_code=201)
def create(wanted: ConversationIn, member: Inviter) -> InvitationOut:
    """Make a talk and the token that opens it (what a QR code carries)."""
    settings = get_settings()
    with database.session(settings.database_url) as work:
        if wanted.client_id is not None and not rights.reaches(work, member, wanted.client_id):
            raise HTTPException(422, UNKNOWN)
        try:
            talk, token = talks.create(
                work,
                kind=wanted.kind,
                speaker=wanted.speaker,
                client_id=wanted.client_id,
                relative_id=wanted.relative_id,
                made_by=member,
            )
        except talks.UnknownPerson as unknown:
            raise HTTPException(422, UNKNOWN) from unknown
        access_log.write(
            work, event="invite", what=f"gesprek {talk.id}", client_id=talk.client_id, user=member
        )
        until = now() + timedelta(days=settings.code_days)
        return InvitationOut(
            id=talk.id,
            token=token,
            url=f"{settings.public_url}/t/{token}",
            code=invitations.give_code(work, token, secret=secret(), until=until),
            code_until=until,
        )


@router.get("")
def listed(
    member: Reader,
    paging: Paged,
    client_id: uuid.UUID | None = None,
    kind: ConversationKind | None = None,
    state: ConversationState | None = None,
    since: Annotated[Moment | None, Query(description="Made at this moment or later.")] = None,
) -> ConversationsOut:
    """The talks within reach, newest first, without what was said."""
    wanted = [rights.talks(member)]
    if client_id is not None:
        wanted.append(Conversation.client_id == client_id)
    if kind is not None:
        wanted.append(Conversation.kind == kind)
    if state is not None:
        wanted.append(Conversation.state == state)
    if since is not None:
        wanted.append(Conversation.created_at >= since)
    with database.session(get_settings().database_url) as work:
        total = work.scalar(sa.select(sa.func.count()).select_from(Conversation).where(*wanted)) or 0
        asked = sa.select(Conversation).where(*wanted)
        newest = asked.order_by(Conversation.created_at.desc(), Conversation.id)
        found = work.scalars(newest.limit(paging.limit).offset(paging.offset)).all()
        for key in dict.fromkeys(talk.client_id for talk in found):
            access_log.write(work, event="view", what="lijst van gesprekken", client_id=key, user=member)
        return ConversationsOut(
            conversations=[ConversationLine.model_validate(talk) for talk in found], total=total
        )


@router.get("/{conversation_id}", responses=NOT_THERE)
def read(conversation_id: uuid.UUID, member: Reader) -> ConversationOut:
    """Who, consent, messages, wishes, goals and signals of a talk. The look is written in the access log.

    As long as the person did not say whether the talk may be kept, what was said stays closed.
    """
    with database.session(get_settings().database_url) as work:
        talk = talks.get(work, conversation_id)
        if talk is None or not rights.reaches_talk(work, member, talk.id):
            raise HTTPException(404, "Dit gesprek is er niet.")
        access_log.write(work, event="view", what=f"gesprek {talk.id}", client_id=talk.client_id, user=member)
        kept = confidential.hidden(work, talk.id, member)
        heard = [wish for wish in talk.wishes if wish.message_id not in kept]
        return ConversationOut(
            id=talk.id,
            kind=talk.kind,
            speaker=talk.speaker,
            client=ClientOut.model_validate(talk.client) if talk.client else None,
            relative=RelativeOut.model_validate(talk.relative) if talk.relative else None,
            state=talk.state,
            consent=talk.consent,
            created_at=talk.created_at,
            messages=_transcript(talk.messages, kept) if talk.consent is not Consent.ASKED else [],
            wishes=[WishOut.model_validate(wish) for wish in heard],
            goals=[GoalOut.model_validate(wish.goal) for wish in heard if wish.goal],
            signals=[SignalOut.model_validate(one) for one in signals.of_talk(work, talk.id, member)],
            looked_back=[
                LookBackOut.model_validate(row) for row in talk.looked_back if row.message_id not in kept
            ],
            may_know=talk.may_know,
            visitor_name=talk.visitor_name,
            visitor_reach=talk.visitor_reach,
            joining=talk.joining,
        )
