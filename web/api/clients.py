"""The people who live here, who is close to them, what they want and what was agreed."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, Depends, HTTPException, Query
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session, selectinload

from records import access_log, clients, confidential, database, rights
from records.exchange import leaving
from records.models import (
    Client,
    Conversation,
    ConversationKind,
    Goal,
    GoalState,
    Relative,
    Review,
    Staff,
    Wish,
    WishKind,
)
from records.rights import Right
from records.tokens import TokenScope
from warmwelkom.settings import get_settings
from web.api.access import holder
from web.api.models import NOT_THERE, ClientOut, GoalOut, Paged, RelativeOut, StaffOut, WishOut
from web.staff.goals.words import today

router = APIRouter(prefix="/api/clients", tags=["clients"])
Reader = Annotated[Staff, Depends(holder(TokenScope.CLIENTS_READ, Right.CARE))]

UNKNOWN = "Deze bewoner is er niet."


class ClientLine(ClientOut):
    """A person in a list."""

    room: str = Field(examples=["12"])
    ward: str = Field(examples=["De Beuk"])
    moves_on: date | None
    left_on: date | None


class ClientsOut(BaseModel):
    """People by name, and how many there are in all."""

    clients: list[ClientLine]
    total: int


class CloseOut(RelativeOut):
    """Someone close to a client. `may_represent`: may decide when the client can't."""

    may_represent: bool


class ClientWhole(ClientLine):
    """One person, with contact person, stand-in and who is close."""

    contact_person: StaffOut | None
    stand_in: StaffOut | None
    relatives: list[CloseOut]


class ToldOut(WishOut):
    """A wish with where it was said and what was agreed from it."""

    conversation_id: uuid.UUID
    conversation_kind: ConversationKind
    created_at: datetime
    goal_id: uuid.UUID | None


class WishesOut(BaseModel):
    """Wishes, newest first, and how many there are in all."""

    wishes: list[ToldOut]
    total: int


class AgreedOut(GoalOut):
    """A goal, when it was agreed and closed, and the wish that it comes from."""

    wish_id: uuid.UUID | None
    created_at: datetime
    closed_at: datetime | None


class GoalsOut(BaseModel):
    """Goals, newest first, and how many there are in all."""

    goals: list[AgreedOut]
    total: int


def reached(work: Session, client_id: uuid.UUID, member: Staff) -> Client:
    """The client, within reach of who asks; else 404."""
    found = clients.get(work, client_id)
    if found is None or not rights.reaches(work, member, client_id):
        raise HTTPException(404, UNKNOWN)
    return found


@router.get("")
def everyone(
    member: Reader,
    paging: Paged,
    ward: Annotated[str | None, Query(max_length=200, examples=["De Beuk"])] = None,
    left: Annotated[bool, Query(description="Those who no longer live here instead.")] = False,
) -> ClientsOut:
    """The people within reach who live here or are about to, by name."""
    with database.session(get_settings().database_url) as work:
        here = clients.here(today())
        wanted = [rights.clients(member), ~here if left else here]
        if ward is not None:
            wanted.append(Client.ward == ward)
        total = work.scalar(sa.select(sa.func.count()).select_from(Client).where(*wanted)) or 0
        asked = sa.select(Client).where(*wanted).order_by(Client.name, Client.id)
        found = work.scalars(asked.limit(paging.limit).offset(paging.offset)).all()
        for one in found:
            access_log.write(work, event="view", what="lijst van bewoners", client_id=one.id, user=member)
        return ClientsOut(clients=[ClientLine.model_validate(one) for one in found], total=total)


@router.get("/{client_id}", responses=NOT_THERE)
def one(client_id: uuid.UUID, member: Reader) -> ClientWhole:
    """One person: how to address them, where they live, who is close."""
    with database.session(get_settings().database_url) as work:
        found = reached(work, client_id, member)
        access_log.write(work, event="view", what="bewoner", client_id=found.id, user=member)
        return ClientWhole.model_validate(found)


@router.get("/{client_id}/relatives", responses=NOT_THERE)
def relatives(client_id: uuid.UUID, member: Reader) -> list[CloseOut]:
    """Who is close to this person."""
    with database.session(get_settings().database_url) as work:
        reached(work, client_id, member)
        asked = sa.select(Relative).where(Relative.client_id == client_id).order_by(Relative.created_at)
        access_log.write(work, event="view", what="naasten", client_id=client_id, user=member)
        return [CloseOut.model_validate(one) for one in work.scalars(asked)]


@router.get("/{client_id}/wishes", responses=NOT_THERE)
def wishes(
    client_id: uuid.UUID,
    member: Reader,
    paging: Paged,
    theme: Annotated[str | None, Query(max_length=40, examples=["food_drink"])] = None,
    kind: WishKind | None = None,
    review: Review | None = None,
) -> WishesOut:
    """What this person wants, likes, misses and minds, in own words, and what others told about it.

    Only from talks that may be kept, and never what is not for the holder of the key to see.
    """
    with database.session(get_settings().database_url) as work:
        reached(work, client_id, member)
        of_client = Conversation.client_id == client_id
        wanted = [of_client, leaving.talks(member), leaving.standing()]
        kept = leaving.kept_back(work, member, of_client)
        if kept:
            wanted.append(Wish.message_id.not_in(kept))
        if theme is not None:
            wanted.append(sa.cast(Wish.themes, sa.Text).contains(f'"{theme}"', autoescape=True))
        if kind is not None:
            wanted.append(Wish.kind == kind)
        if review is not None:
            wanted.append(Wish.review == review)
        asked = sa.select(Wish).join(Conversation, Conversation.id == Wish.conversation_id).where(*wanted)
        total = work.scalar(sa.select(sa.func.count()).select_from(asked.subquery())) or 0
        found = work.scalars(
            asked.order_by(Wish.created_at.desc(), Wish.start, Wish.id)
            .limit(paging.limit)
            .offset(paging.offset)
            .options(selectinload(Wish.conversation), selectinload(Wish.goal))
        ).all()
        access_log.write(work, event="view", what="wensen", client_id=client_id, user=member)
        return WishesOut(wishes=[_told(wish) for wish in found], total=total)


def _told(wish: Wish) -> ToldOut:
    return ToldOut(
        **WishOut.model_validate(wish).model_dump(),
        conversation_id=wish.conversation_id,
        conversation_kind=wish.conversation.kind,
        created_at=wish.created_at,
        goal_id=wish.goal.id if wish.goal else None,
    )


@router.get("/{client_id}/goals", responses=NOT_THERE)
def goals(client_id: uuid.UUID, member: Reader, paging: Paged, state: GoalState | None = None) -> GoalsOut:
    """What was agreed with this person, and how it stands."""
    with database.session(get_settings().database_url) as work:
        reached(work, client_id, member)
        wanted = [Goal.client_id == client_id]
        hidden = confidential.hidden_goals(work, member, Goal.client_id == client_id)
        if hidden:
            wanted.append(Goal.id.not_in(hidden))
        if state is not None:
            wanted.append(Goal.state == state)
        total = work.scalar(sa.select(sa.func.count()).select_from(Goal).where(*wanted)) or 0
        asked = sa.select(Goal).where(*wanted).order_by(Goal.created_at.desc(), Goal.id)
        found = work.scalars(asked.limit(paging.limit).offset(paging.offset)).all()
        access_log.write(work, event="view", what="afspraken", client_id=client_id, user=member)
        return GoalsOut(goals=[AgreedOut.model_validate(goal) for goal in found], total=total)
