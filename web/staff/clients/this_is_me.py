"""*Dit ben ik*: the page with what can be left off, and the sheet to print."""

from __future__ import annotations

import uuid
from typing import Annotated

from fastapi import Form, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from records import access_log, database, this_is_me
from records.models import Staff, now
from records.rights import Right
from records.this_is_me import Page, Part
from warmwelkom.settings import get_settings
from web.staff import reach
from web.staff.access import HOME, Member, NotThere, protected
from web.staff.pages import page

TITLE = {
    Part.PEOPLE: "Mijn mensen",
    Part.STORY: "Waar ik vandaan kom",
    Part.DAY: "Mijn dag",
    Part.FOOD: "Eten en drinken",
    Part.DOING: "Wat ik graag doe",
    Part.CALM: "Wat mij goed doet",
    Part.HARD: "Wat ik mis of lastig vind",
    Part.WISHES: "Wat ik graag wil",
    Part.BY_OTHERS: "Mijn naasten vertellen",
}

router = protected(Right.CARE)


def _make(work: Session, client_id: uuid.UUID, member: Staff) -> Page:
    reach.client(work, client_id, member)
    made = this_is_me.make(work, client_id, member)
    if made is None:
        raise NotThere(reach.NO_CLIENT)
    return made


@router.get("/bewoners/{client_id}/dit-ben-ik")
def one(request: Request, client_id: uuid.UUID, member: Member) -> Response:
    """What would stand on the sheet, each line with a way to leave it off."""
    with database.session(get_settings().database_url) as work:
        made = _make(work, client_id, member)
        access_log.write(work, event="view", what="dit ben ik", client_id=client_id, user=member)
        return page(request, "clients/this_is_me.html", made=made, client=made.client, title=TITLE)


@router.get("/bewoners/{client_id}/dit-ben-ik/blad")
def sheet(request: Request, client_id: uuid.UUID, member: Member) -> Response:
    """The sheet itself: one A4, nothing else on it."""
    with database.session(get_settings().database_url) as work:
        made = _make(work, client_id, member)
        access_log.write(work, event="print", what="dit ben ik", client_id=client_id, user=member)
        return page(request, "clients/sheet.html", made=made, client=made.client, title=TITLE, made_at=now())


@router.post("/bewoners/{client_id}/dit-ben-ik")
def change(
    client_id: uuid.UUID,
    member: Member,
    line: Annotated[str, Form(max_length=80)],
    on: Annotated[bool, Form()] = False,
) -> Response:
    """Leave a line off, or have it on the sheet again (`on`). Twice is the same as once."""
    with database.session(get_settings().database_url) as work:
        made = _make(work, client_id, member)
        if on:
            this_is_me.put_back(work, client_id, line)
        elif not this_is_me.leave_off(work, client_id, line, member):
            raise NotThere("Deze regel is er niet meer. Misschien is die weggehaald op verzoek.")
        what = "dit ben ik: regel " + ("terug" if on else "weg")
        access_log.write(work, event="change", what=what, client_id=made.client.id, user=member)
    return RedirectResponse(f"{HOME}/bewoners/{client_id}/dit-ben-ik#blad", 303)
