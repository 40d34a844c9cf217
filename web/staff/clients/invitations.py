"""Inviting someone to a talk: a link, its QR code, and a code to type, shown once."""

from __future__ import annotations

import uuid
from datetime import timedelta

import segno
from fastapi import Request, Response
from sqlalchemy.orm import Session

from records import access_log, database, invitations, talks
from records.models import Conversation, ConversationKind, ConversationState, Speaker, Staff, now
from warmwelkom.settings import get_settings
from web.staff.access import Member, NotThere, protected
from web.staff.pages import page
from web.talk.code import secret

router = protected()


def qr_code(address: str) -> str:
    """The QR code of an address as a data address for an image: SVG, dark on light whatever the scheme."""
    code = segno.make(address, error="m", micro=False)
    image: str = code.svg_data_uri(border=4, dark="#000000", light="#ffffff", omitsize=True)
    return image


def _invitation(request: Request, work: Session, talk: Conversation, token: str, member: Staff) -> Response:
    """The page with the link and the code. Only hashes are kept, so this page can't be shown again."""
    settings = get_settings()
    link = f"{settings.public_url}/t/{token}"
    until = now() + timedelta(days=settings.code_days)
    typed = invitations.give_code(work, token, secret=secret(), until=until)
    response = page(
        request,
        "invitation.html",
        status=201,
        talk=talk,
        link=link,
        code=qr_code(link),
        typed=f"{typed[:3]} {typed[3:]}",
        until=until,
        house_address=settings.public_url.partition("://")[2],
    )
    access_log.write(work, event="invite", what=f"gesprek {talk.id}", client_id=talk.client_id, user=member)
    return response


@router.post("/bewoners/{client_id}/gesprekken")
def invite(request: Request, client_id: uuid.UUID, member: Member) -> Response:
    """A new introductory talk with a client, and the invitation to it."""
    with database.session(get_settings().database_url) as work:
        try:
            talk, token = talks.create(
                work,
                kind=ConversationKind.INTAKE,
                speaker=Speaker.CLIENT,
                client_id=client_id,
                made_by=member,
            )
        except talks.UnknownPerson as unknown:
            raise NotThere("Deze bewoner is er niet (meer).") from unknown
        return _invitation(request, work, talk, token, member)


@router.post("/gesprekken/{conversation_id}/uitnodiging")
def invite_again(request: Request, conversation_id: uuid.UUID, member: Member) -> Response:
    """A new link to a talk that is not closed: for another device, or when the first link was lost."""
    with database.session(get_settings().database_url) as work:
        talk = talks.get(work, conversation_id)
        if talk is None:
            raise NotThere("Dit gesprek is er niet (meer).")
        if talk.state is ConversationState.CLOSED:
            raise NotThere("Dit gesprek is klaar. Begin een nieuw gesprek op de pagina van de bewoner.")
        return _invitation(request, work, talk, invitations.invite(work, talk, member), member)
