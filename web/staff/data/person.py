"""Removing what is kept of a person: the words of all talks, or everything there is."""

from __future__ import annotations

import uuid
from typing import Annotated

import sqlalchemy as sa
from fastapi import Form, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from records import access_log, database, rights
from records.erasing import erase, shredders
from records.models import Client, Consent, Conversation, ConversationState, Staff
from records.rights import Right
from warmwelkom.settings import get_settings
from web.staff.access import HOME, Member, NotAllowed, protected
from web.staff.clients.find import LONGEST
from web.staff.data.asking import NOT_SURE, Sure, in_words, own_client
from web.staff.pages import message, page

OTHER_NAME = "Dit is niet de naam van deze bewoner. Typ de hele naam, zoals die hierboven staat."

router = protected(Right.CARE)
whole = protected(Right.ERASE)


def _talks(work: Session, client_id: uuid.UUID) -> list[uuid.UUID]:
    """The talks of which the words can go: closed, and still there."""
    return list(
        work.scalars(
            sa.select(Conversation.id)
            .where(
                Conversation.client_id == client_id,
                Conversation.state == ConversationState.CLOSED,
                Conversation.consent == Consent.GIVEN,
                Conversation.raw_gone_at.is_(None),
            )
            .order_by(Conversation.created_at)
        )
    )


def _page(
    request: Request, work: Session, client: Client, member: Staff, *, problem: str = "", at: str = ""
) -> Response:
    talks = _talks(work, client.id)
    return page(
        request,
        "data/person.html",
        status=422 if problem else 200,
        client=client,
        talks=len(talks),
        raw=erase.raw_in_numbers(work, talks),
        everything=in_words(shredders.count(work, shredders.OfClient(client.id))),
        may_erase=rights.may(member, Right.ERASE),
        problem=problem,
        at=at,
    )


@router.get("/bewoners/{client_id}/gegevens/wissen")
def choose(request: Request, client_id: uuid.UUID, member: Member) -> Response:
    """What can be removed, and what goes then, in numbers."""
    with database.session(get_settings().database_url) as work:
        client = own_client(work, client_id, member)
        access_log.write(work, event="view", what="gegevens wissen", client_id=client_id, user=member)
        return _page(request, work, client, member)


@router.post("/bewoners/{client_id}/gegevens/wissen/woorden")
def words(request: Request, client_id: uuid.UUID, member: Member, sure: Sure = False) -> Response:
    """The words of all talks that are closed go; what was agreed stays."""
    with database.session(get_settings().database_url) as work:
        client = own_client(work, client_id, member)
        if not sure:
            return _page(request, work, client, member, problem=NOT_SURE, at="woorden")
        for talk_id in _talks(work, client_id):
            if erase.raw(work, talk_id):
                what = f"gesprek {talk_id}: woorden weg"
                access_log.write(work, event="erase", what=what, client_id=client_id, user=member)
    return RedirectResponse(f"{HOME}/bewoners/{client_id}#gesprekken", 303)


@whole.post("/bewoners/{client_id}/gegevens/wissen/alles")
def everything(
    request: Request,
    client_id: uuid.UUID,
    member: Member,
    name: Annotated[str, Form(max_length=LONGEST)] = "",
) -> Response:
    """Everything about this person goes, once their name was typed."""
    with database.session(get_settings().database_url) as work:
        if not rights.may(member, Right.ERASE):
            raise NotAllowed
        client = own_client(work, client_id, member)
        if _plain(name) != _plain(client.name):
            return _page(request, work, client, member, problem=OTHER_NAME, at="alles")
        access_log.write(
            work, event="erase", what="alles over deze bewoner", client_id=client_id, user=member
        )
        erase.client(work, client_id)
    return message(
        request,
        200,
        "Alles is weg",
        "Wij bewaren niets meer over deze bewoner. Alleen in de lijst van wie wat bekeek blijft staan dat er "
        "iets is gewist, zonder naam.",
    )


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
