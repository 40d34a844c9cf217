"""While staff type: a gentle hint. And hints for who uses a page for the first time."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Request, Response
from fastapi.responses import RedirectResponse

from web.staff import tips
from web.staff.access import Member, NotThere, own_path, protected
from web.staff.pages import asks_piece, page
from web.staff.wording import hints

LONGEST = 20_000  # characters that are looked at

router = protected()


@router.post("/woorden")
def look(request: Request, text: Annotated[str, Form()] = "") -> Response:
    """The hints for what was typed so far. Nothing of it is kept."""
    return page(request, "wording/hints.html", found=hints.find(text[:LONGEST]))


@router.post("/uitleg/{name}")
def read(request: Request, name: str, member: Member, back: Annotated[str, Form()] = "") -> Response:
    """A hint was read and does not come back."""
    if not tips.NAME.fullmatch(name):
        raise NotThere("Deze uitleg is er niet.")
    response = Response(status_code=200) if asks_piece(request) else RedirectResponse(own_path(back), 303)
    tips.mark(request, response, member, name)
    return response
