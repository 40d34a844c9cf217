"""Opening somebody who is not one's own: who, why, and that colleagues have seen it."""

from __future__ import annotations

import uuid
from typing import Annotated

from fastapi import Form, Request, Response
from fastapi.responses import RedirectResponse

from records import access_log, clients, database, emergency
from records.rights import Right
from warmwelkom.settings import get_settings
from web.staff import reach
from web.staff.access import HOME, Member, NotThere, own_path, protected
from web.staff.clients.facts import Entered
from web.staff.clients.find import Field
from web.staff.goals.words import today
from web.staff.pages import page

LONGEST = 500  # characters of a reason
WHY = "Schrijf in een paar woorden waarom je deze bewoner nu opent."
WHO = "Zo vinden we niemand, of meer dan één. Vul de hele naam in, en de kamer als je die weet."

router = protected(Right.CARE)


@router.get("/noodtoegang")
def ask(request: Request) -> Response:
    """The form to open somebody by name."""
    return page(request, "emergency/by_name.html", entered=Entered())


@router.post("/noodtoegang")
def start(
    request: Request,
    member: Member,
    client: Annotated[uuid.UUID | None, Form()] = None,
    name: Field = "",
    room: Field = "",
    reason: Annotated[str, Form(max_length=LONGEST)] = "",
    back: Annotated[str, Form()] = "",
) -> Response:
    """Open somebody for a few hours: `client` from a page that was asked for, else by name and room."""
    entered = Entered({"name": name, "room": room, "reason": reason})
    with database.session(get_settings().database_url) as work:
        found = clients.get(work, client) if client else emergency.find(work, name, room, today())
        if client and found is None:
            raise NotThere(reach.NO_CLIENT)
        try:
            if found is not None:
                emergency.open_for(work, member, found, reason)
                return RedirectResponse(own_path(back) if back else f"{HOME}/bewoners/{found.id}", 303)
            entered.problems["name"] = WHO
        except emergency.NoReason:
            entered.problems["reason"] = WHY
    return page(
        request,
        "emergency/offer.html" if client else "emergency/by_name.html",
        status=422,
        client_id=client,
        back=back,
        entered=entered,
    )


@router.post("/noodtoegang/{opened_id}/gezien")
def seen(opened_id: uuid.UUID, member: Member) -> Response:
    """Who cares for this person has seen that a colleague opened them."""
    with database.session(get_settings().database_url) as work:
        opened = emergency.see(work, member, opened_id)
        if opened is None:
            raise NotThere("Dit bericht is er niet (meer).")
        access_log.write(
            work,
            event="view",
            what=f"noodtoegang {opened.id}: gezien",
            client_id=opened.client_id,
            user=member,
        )
    return RedirectResponse(HOME, 303)
