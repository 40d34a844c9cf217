"""The second factor of the own account: setting it up, fresh recovery codes, and doing without."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Request, Response
from fastapi.responses import RedirectResponse

from records import attempts, database, second_factor
from records.models import Staff
from warmwelkom.settings import get_settings
from web.staff.access import Member, NotThere, protected
from web.staff.account import set_up
from web.staff.account.routes import ACCOUNT, LIMITED, account_page, note

SET_UP = f"{ACCOUNT}/tweede-stap"
IS_ON = "De tweede stap staat al aan."
WRONG = "Deze code klopt niet, of is al gebruikt. Wacht op de volgende code in je app en typ die."
IS_REQUIRED = "In dit huis logt iedereen in met een tweede stap. Die kun je niet uitzetten."

router = protected()
Code = Annotated[str, Form(max_length=100)]


@router.get("/account/tweede-stap")
def begin(request: Request, member: Member) -> Response:
    """A fresh secret as a QR code, to be confirmed."""
    if second_factor.is_set_up(member):
        raise NotThere(IS_ON)
    return set_up.show(request, member, action=SET_UP)


@router.post("/account/tweede-stap")
def finish(
    request: Request,
    member: Member,
    sealed_secret: Annotated[str, Form(max_length=1000)] = "",
    code: Code = "",
) -> Response:
    """Confirm it with a code of the app, and show the recovery codes once."""
    if second_factor.is_set_up(member):
        raise NotThere(IS_ON)
    with database.session(get_settings().database_url) as work:
        try:
            codes = second_factor.confirm(work, member, sealed_secret, code, set_up.factor_key())
        except second_factor.WrongCode:
            return set_up.show(request, member, action=SET_UP, sealed=sealed_secret, wrong=True)
        except second_factor.SetUpEnded:
            return set_up.show(request, member, action=SET_UP, ended=True)
        note(work, member, "tweede stap ingesteld")
    return set_up.codes_page(request, codes, on=ACCOUNT)


def _check(member: Staff, code: str) -> str:
    """What is wrong with a code, in a sentence; empty when it is right. Counted as at the log-in."""
    subject = f"code:{member.id}"
    with database.session(get_settings().database_url) as work:
        try:
            attempts.check(work, subject)
        except attempts.TooManyAttempts:
            return LIMITED
        if second_factor.check(work, member, code, set_up.factor_key()):
            attempts.forget(work, subject)
            return ""
        attempts.failed(work, subject)
        return WRONG


@router.post("/account/tweede-stap/codes")
def new_codes(request: Request, member: Member, code: Code = "") -> Response:
    """Fresh recovery codes in place of the old ones."""
    problem = _check(member, code)
    with database.session(get_settings().database_url) as work:
        if problem:
            return account_page(request, work, member, problems={"factor": problem})
        codes = second_factor.new_codes(work, member)
        note(work, member, "nieuwe herstelcodes gemaakt")
    return set_up.codes_page(request, codes, on=ACCOUNT)


@router.post("/account/tweede-stap/uit")
def turn_off(request: Request, member: Member, code: Code = "") -> Response:
    """Log in without a second factor from now on, where the house allows that."""
    required = get_settings().second_factor == "required"
    problem = IS_REQUIRED if required else _check(member, code)
    with database.session(get_settings().database_url) as work:
        if problem:
            return account_page(request, work, member, problems={"factor": problem})
        second_factor.remove(work, member)
        note(work, member, "tweede stap uitgezet")
    return RedirectResponse(f"{ACCOUNT}#tweede-stap", 303)
