"""Keys to the API of the own account: made, shown once, taken back."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time, timedelta
from typing import Annotated

from fastapi import Form, Request, Response
from fastapi.responses import RedirectResponse

from records import database, tokens
from records.tokens import TokenScope
from warmwelkom.settings import get_settings
from web.staff.access import Member, NotThere, protected
from web.staff.account import words
from web.staff.account.routes import ACCOUNT, account_page, note
from web.staff.pages import page
from web.templating import HERE

NO_NAME = "Schrijf op waar de sleutel voor is, dan weet je later welke je kunt intrekken."
NO_SCOPE = "Kies wat er met de sleutel mag."
NO_DAY = "Kies een dag na vandaag, op zijn laatst over een jaar."

router = protected()


@router.post("/account/sleutels")
def make(
    request: Request,
    member: Member,
    name: Annotated[str, Form(max_length=100)] = "",
    scope: Annotated[list[TokenScope] | None, Form()] = None,
    until: Annotated[str, Form(max_length=20)] = "",
) -> Response:
    """Make a key and show it once. It works up to and including the last day."""
    allowed = words.scopes(member.role)
    if not allowed:
        raise NotThere("Bij jouw taak hoort geen sleutel.")
    chosen = [one for one in scope or () if one in allowed]
    problem = "" if name.strip() else NO_NAME
    problem = problem or ("" if chosen else NO_SCOPE)
    with database.session(get_settings().database_url) as work:
        if not problem:
            try:
                last = datetime.combine(date.fromisoformat(until), time(), HERE) + timedelta(days=1)
                token, key = tokens.make(work, member, name=name, scopes=chosen, expires_at=last)
            except (ValueError, OverflowError):  # no day, or tokens.BadEnd
                problem = NO_DAY
        if problem:
            return account_page(request, work, member, problems={"key": problem})
        note(work, member, f"sleutel {token.id} gemaakt")
        return page(request, "account/key.html", status=201, token=token, key=key, scope_words=words.SCOPE)


@router.post("/account/sleutels/{token_id}/einde")
def take_back(token_id: uuid.UUID, member: Member) -> Response:
    """The key opens nothing from now on."""
    with database.session(get_settings().database_url) as work:
        if not tokens.end(work, member, token_id):
            raise NotThere("Deze sleutel is er niet meer.")
        note(work, member, f"sleutel {token_id} ingetrokken")
    return RedirectResponse(f"{ACCOUNT}#sleutels", 303)
