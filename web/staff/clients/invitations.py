"""Inviting: a link, its QR code and a code to type, shown once; by e-mail too; and withdrawing them."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta
from typing import Annotated

import segno
from fastapi import Form, Query, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from records import access_log, clients, database, invitations, outbox, rights, talks
from records.models import Conversation, ConversationKind, ConversationState, Speaker, Staff, now
from records.rights import Right
from warmwelkom.settings import get_settings
from web.staff import reach, scopes
from web.staff.access import Member, NotThere, own_path, protected
from web.staff.clients import person
from web.staff.goals import words as goal_words
from web.staff.pages import page
from web.staff.today.routes import chosen
from web.talk.code import secret
from web.talk.widget import START
from web.templating import templates

ON_A_PAGE = 50
# One address, nothing that a mail program could take for more: no spaces, commas, brackets or line ends.
ADDRESS = re.compile(r"[^\s@,;:<>()\[\]\"\\]{1,64}@[A-Za-z0-9.-]{1,180}\.[A-Za-z]{2,20}")
NO_ADDRESS = "Dit is geen e-mailadres. Kijk het nog eens na."
NO_MAIL = "Dit huis verstuurt nog geen e-mail. De beheerder kan dat instellen."
OF_CLIENT = (ConversationKind.INTAKE, ConversationKind.MOVING_DAY, ConversationKind.QUARTERLY)
OF_NOBODY = {
    ConversationKind.LIVING_ROOM: Speaker.GROUP,
    ConversationKind.WEBSITE: Speaker.CLIENT,
}

NO_INVITATION = "Deze uitnodiging is er niet meer."

router = protected(Right.CARE)
To = Annotated[str, Form(max_length=254)]


def can_mail() -> bool:
    """Whether the organisation has a mail server."""
    return bool(get_settings().smtp_host)


templates.env.globals["can_mail"] = can_mail


def qr_code(address: str) -> str:
    """The QR code of an address as a data address for an image: SVG, dark on light whatever the scheme."""
    code = segno.make(address, error="m", micro=False)
    image: str = code.svg_data_uri(border=4, dark="#000000", light="#ffffff", omitsize=True)
    return image


def _answer(
    request: Request, work: Session, talk: Conversation, token: str, member: Staff, to: str
) -> Response:
    """The page with the link and the code, to be seen once; or that the link is on its way."""
    settings = get_settings()
    link = f"{settings.public_url}/t/{token}"
    access_log.write(work, event="invite", what=f"gesprek {talk.id}", client_id=talk.client_id, user=member)
    if to:
        _mail(work, talk, token, link, member, to)
        return page(request, "invitations/sent.html", status=201, talk=talk, to=to)
    until = now() + timedelta(days=settings.code_days)
    typed = invitations.give_code(work, token, secret=secret(), until=until)
    return page(
        request,
        "invitations/ready.html",
        status=201,
        talk=talk,
        link=link,
        code=qr_code(link),
        typed=f"{typed[:3]} {typed[3:]}",
        until=until,
        house_address=settings.public_url.partition("://")[2],
    )


def _mail(work: Session, talk: Conversation, token: str, link: str, member: Staff, to: str) -> None:
    """Put the link in the post. It says nothing of what was or will be said, and names no one else."""
    invitation = invitations.sent(work, token, to)
    body = templates.get_template("mail/invitation.txt").render(
        name=talks.called(talk), link=link, sender=member.name, family=talk.relative is not None
    )
    house = get_settings().organisation
    outbox.email(
        work,
        to=to,
        subject=f"Uitnodiging voor een gesprek, van {house}",
        body=body,
        conversation_id=talk.id,
        invitation_id=invitation.id,
    )


def _checked(to: str) -> str:
    """An address to send to, or nothing. Raises ValueError, with a sentence to show."""
    address = to.strip()
    if address and not can_mail():
        raise ValueError(NO_MAIL)
    if address and not ADDRESS.fullmatch(address):
        raise ValueError(NO_ADDRESS)
    return address


def _whom(with_whom: str) -> tuple[ConversationKind, uuid.UUID | None]:
    """What a form says: a kind of talk with the person, or the relative to talk with. Raises NotThere."""
    if with_whom in OF_CLIENT:
        return ConversationKind(with_whom), None
    try:
        return ConversationKind.FAMILY, uuid.UUID(with_whom)
    except ValueError as nobody:
        raise NotThere("Deze naaste is er niet (meer).") from nobody


@router.get("/bewoners/{client_id}/uitnodigen")
def choose(request: Request, client_id: uuid.UUID, member: Member) -> Response:
    """Whom to invite, to what kind of talk, and how."""
    with database.session(get_settings().database_url) as work:
        client = reach.client(work, client_id, member)
        access_log.write(work, event="view", what="uitnodigen", client_id=client.id, user=member)
        usual = person.of(work, client, member, goal_words.today()).next_kind
        return _choose_page(request, work, client_id, with_whom=usual.value)


def _choose_page(
    request: Request,
    work: Session,
    client_id: uuid.UUID,
    *,
    with_whom: str = "",
    to: str = "",
    problem: str = "",
) -> Response:
    return page(
        request,
        "invitations/choose.html",
        status=422 if problem else 200,
        client=clients.get(work, client_id),
        kinds=OF_CLIENT,
        with_whom=with_whom,
        to=to,
        problem=problem,
    )


@router.post("/bewoners/{client_id}/gesprekken")
def invite(
    request: Request,
    client_id: uuid.UUID,
    member: Member,
    with_whom: Annotated[str, Form(max_length=40)] = ConversationKind.INTAKE.value,
    to: To = "",
) -> Response:
    """A new talk with a client or a relative, and the invitation to it."""
    with database.session(get_settings().database_url) as work:
        reach.client(work, client_id, member)
        kind, relative_id = _whom(with_whom)
        try:
            address = _checked(to)
            talk, token = talks.create(
                work,
                kind=kind,
                speaker=Speaker.RELATIVE if relative_id else Speaker.CLIENT,
                client_id=client_id,
                relative_id=relative_id,
                made_by=member,
            )
        except talks.UnknownPerson as unknown:
            raise NotThere("Deze naaste is er niet (meer).") from unknown
        except ValueError as wrong:
            return _choose_page(request, work, client_id, with_whom=with_whom, to=to, problem=str(wrong))
        return _answer(request, work, talk, token, member, address)


@router.post("/gesprekken/{conversation_id}/uitnodiging")
def invite_again(request: Request, conversation_id: uuid.UUID, member: Member, to: To = "") -> Response:
    """A new link to a talk that is not closed: for another device, or when the first link was lost."""
    with database.session(get_settings().database_url) as work:
        talk = reach.check_talk(work, conversation_id, member)
        if talk.state is ConversationState.CLOSED:
            raise NotThere("Dit gesprek is klaar. Begin een nieuw gesprek op de pagina van de bewoner.")
        try:
            address = _checked(to)
        except ValueError as wrong:
            return page(request, "invitations/sent.html", status=422, talk=talk, to=to, problem=str(wrong))
        return _answer(request, work, talk, invitations.invite(work, talk, member), member, address)


@router.get("/uitnodigingen")
def handed_out(
    request: Request,
    member: Member,
    van: Annotated[str, Query(max_length=10)] = "",
    pagina: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> Response:
    """What still opens a talk, to withdraw; and inviting a living room or a visitor of the website."""
    with database.session(get_settings().database_url) as work:
        return _handed_out(request, work, member, van, pagina)


def _handed_out(
    request: Request,
    work: Session,
    member: Staff,
    van: str = "",
    number: int = 1,
    *,
    to: str = "",
    problem: str = "",
) -> Response:
    scope = chosen(work, member, van)
    found, total = invitations.handed_out(
        work, scope, member, limit=ON_A_PAGE, offset=(number - 1) * ON_A_PAGE
    )
    address = f"{get_settings().public_url}{START}"
    response = page(
        request,
        "invitations/handed_out.html",
        status=422 if problem else 200,
        found=found,
        total=total,
        number=number,
        last=max(1, -(-total // ON_A_PAGE)),
        scope=scope,
        scopes=scopes,
        website=address,
        website_code=qr_code(address),
        to=to,
        problem=problem,
    )
    for client_id in dict.fromkeys(one.conversation.client_id for one in found):
        if client_id:
            access_log.write(work, event="view", what="uitnodigingen", client_id=client_id, user=member)
    return response


@router.post("/uitnodigingen")
def invite_others(
    request: Request,
    member: Member,
    kind: Annotated[ConversationKind, Form()],
    to: To = "",
) -> Response:
    """A talk at the table of a living room, or with a visitor."""
    if kind not in OF_NOBODY:
        raise NotThere("Kies eerst een bewoner.")
    with database.session(get_settings().database_url) as work:
        try:
            address = _checked(to)
        except ValueError as wrong:
            return _handed_out(request, work, member, to=to, problem=str(wrong))
        talk, token = talks.create(work, kind=kind, speaker=OF_NOBODY[kind], made_by=member)
        return _answer(request, work, talk, token, member, address)


@router.post("/uitnodigingen/{invitation_id}/intrekken")
def withdraw(invitation_id: uuid.UUID, member: Member, back: Annotated[str, Form()] = "") -> Response:
    """The link, the QR code and the code open nothing any more."""
    with database.session(get_settings().database_url) as work:
        known = invitations.get(work, invitation_id)
        if known is None or not rights.reaches_talk(work, member, known.conversation_id):
            raise NotThere(NO_INVITATION)
        found = invitations.withdraw(work, invitation_id)
        if found is None:
            raise NotThere(NO_INVITATION)
        access_log.write(
            work,
            event="change",
            what=f"gesprek {found.conversation_id}: uitnodiging ingetrokken",
            client_id=found.conversation.client_id,
            user=member,
        )
    return RedirectResponse(f"{own_path(back)}#uitnodigingen", 303)
