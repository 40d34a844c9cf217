"""Removing words of a talk at the person's wish: one thing that was said, all words, or the yes to it."""

from __future__ import annotations

import uuid
from typing import Annotated

from fastapi import Form, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from records import access_log, confidential, database, forgetting, talks
from records.erasing import erase
from records.models import Consent, ConversationState, Message, Sender, Staff
from records.rights import Right
from warmwelkom.settings import get_settings
from web.staff.access import HOME, Member, protected
from web.staff.data.asking import NOT_SURE, Sure, own_talk
from web.staff.pages import page

CHOOSE = "Kies eerst wat er weg moet."

router = protected(Right.CARE)


def _lines(work: Session, conversation_id: uuid.UUID, member: Staff) -> list[Message]:
    """What the person said in words and this colleague may read, that is still there; no pressed buttons."""
    lines = talks.transcript(work, conversation_id)
    gone = confidential.hidden(work, conversation_id, member) | forgetting.hidden(lines)
    typed = [line for line in lines if line.sender is Sender.PERSON and line.payload is None]
    return [line for line in typed if line.text and line.id not in gone]


def _page(
    request: Request,
    work: Session,
    conversation_id: uuid.UUID,
    member: Staff,
    *,
    problem: str = "",
    at: str = "",
) -> Response:
    """The page; `problem` is what is wrong with the form `at`."""
    talk = own_talk(work, conversation_id, member)
    given = talk.consent is Consent.GIVEN
    return page(
        request,
        "data/talk.html",
        status=422 if problem else 200,
        talk=talk,
        lines=_lines(work, talk.id, member) if given and talk.state is ConversationState.CLOSED else [],
        closed=talk.state is ConversationState.CLOSED,
        given=given,
        raw=erase.raw_in_numbers(work, [talk.id]),
        goals=erase.goals_of_talk(work, talk.id),
        problem=problem,
        at=at,
    )


@router.get("/gesprekken/{conversation_id}/wissen")
def choose(request: Request, conversation_id: uuid.UUID, member: Member) -> Response:
    """What can be removed of this talk, and what goes then."""
    with database.session(get_settings().database_url) as work:
        response = _page(request, work, conversation_id, member)
        talk = own_talk(work, conversation_id, member)
        access_log.write(
            work, event="view", what=f"gesprek {talk.id}: wissen", client_id=talk.client_id, user=member
        )
        return response


def _done(
    work: Session, conversation_id: uuid.UUID, client_id: uuid.UUID | None, what: str, by: Staff
) -> None:
    access_log.write(
        work, event="erase", what=f"gesprek {conversation_id}: {what}", client_id=client_id, user=by
    )


@router.post("/gesprekken/{conversation_id}/wissen/woorden")
def words(request: Request, conversation_id: uuid.UUID, member: Member, sure: Sure = False) -> Response:
    """The words of the talk go; what was agreed stays."""
    with database.session(get_settings().database_url) as work:
        talk = own_talk(work, conversation_id, member)
        client_id = talk.client_id
        if not sure:
            return _page(request, work, conversation_id, member, problem=NOT_SURE, at="woorden")
        if talk.state is ConversationState.CLOSED and erase.raw(work, conversation_id):
            _done(work, conversation_id, client_id, "woorden weg", member)
    return RedirectResponse(f"{HOME}/gesprekken/{conversation_id}", 303)


@router.post("/gesprekken/{conversation_id}/wissen/toestemming")
def withdraw(request: Request, conversation_id: uuid.UUID, member: Member, sure: Sure = False) -> Response:
    """The person takes the yes back, and tells staff so."""
    with database.session(get_settings().database_url) as work:
        talk = own_talk(work, conversation_id, member)
        client_id, before = talk.client_id, talk.consent
        if not sure:
            return _page(request, work, conversation_id, member, problem=NOT_SURE, at="toestemming")
        if before is not Consent.WITHDRAWN:
            erase.withdraw(work, conversation_id)
            _done(work, conversation_id, client_id, "toestemming ingetrokken", member)
    return RedirectResponse(f"{HOME}/gesprekken/{conversation_id}", 303)


@router.post("/gesprekken/{conversation_id}/wissen/berichten")
def messages(
    request: Request,
    conversation_id: uuid.UUID,
    member: Member,
    message: Annotated[list[uuid.UUID], Form()] = [],  # noqa: B006 - FastAPI makes a new one
) -> Response:
    """Single things that the person said go, with what was said to them and heard in them."""
    with database.session(get_settings().database_url) as work:
        talk = own_talk(work, conversation_id, member)
        client_id = talk.client_id
        may = {line.id for line in _lines(work, conversation_id, member)}
        chosen = [key for key in message if key in may]
        if not chosen:
            return _page(request, work, conversation_id, member, problem=CHOOSE, at="berichten")
        gone = sum(erase.message(work, key) for key in chosen)
        if gone:
            _done(work, conversation_id, client_id, f"{gone} berichten weg", member)
    return RedirectResponse(f"{HOME}/gesprekken/{conversation_id}#woorden", 303)
