"""Taking on what needs a human: a signal, or a person who wants to speak to someone."""

from __future__ import annotations

import uuid
from typing import Annotated, Literal

from fastapi import Form, Request, Response
from fastapi.responses import RedirectResponse

from records import access_log, database, overview, signals
from warmwelkom.settings import get_settings
from web.staff.access import Member, NotThere, own_path, protected
from web.staff.pages import asks_piece, page

router = protected()


@router.post("/signalen/{signal_id}/oppakken")
def acknowledge(
    request: Request,
    signal_id: uuid.UUID,
    member: Member,
    back: Annotated[str, Form()] = "",
    shape: Annotated[Literal["short", "full"], Form()] = "short",
) -> Response:
    """A staff member takes a signal on, by name. Who was first stays."""
    with database.session(get_settings().database_url) as work:
        signal = signals.acknowledge(work, signal_id, member)
        if signal is None:
            raise NotThere("Dit signaal is er niet meer.")
        talk = signal.conversation
        access_log.write(
            work, event="change", what=f"signaal {signal.id}: opgepakt", client_id=talk.client_id, user=member
        )
        if asks_piece(request):
            return page(
                request,
                "signal_changed.html",
                signal=signal,
                talk=talk,
                back=own_path(back),
                quote=shape == "full",
            )
    return RedirectResponse(f"{own_path(back)}#signaal-{signal_id}", 303)


@router.post("/gesprekken/{conversation_id}/spreken")
def speak(
    request: Request, conversation_id: uuid.UUID, member: Member, back: Annotated[str, Form()] = ""
) -> Response:
    """A staff member goes to the person who asked to speak to someone."""
    with database.session(get_settings().database_url) as work:
        talk = overview.human_found(work, conversation_id)
        if talk is not None:
            access_log.write(
                work,
                event="change",
                what=f"gesprek {conversation_id}: wil iemand spreken, opgepakt",
                client_id=talk.client_id,
                user=member,
            )
        if asks_piece(request):
            return page(request, "speak_changed.html", talk=talk)
    return RedirectResponse(own_path(back), 303)
