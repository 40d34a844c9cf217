"""The second page of logging in: the code of the app, or setting it up where the house asks that."""

from __future__ import annotations

import threading
from typing import Annotated

from fastapi import Depends, Form, Request, Response
from sqlalchemy.orm import Session

from records import access_log, attempts, database, second_factor, sessions
from records.models import Staff
from warmwelkom.settings import get_settings
from web.security import origin
from web.staff.access import (
    HOME,
    LOG_IN,
    LOG_IN_COOKIE,
    SESSION_COOKIE,
    form_token,
    own_path,
    session_key,
    set_cookie,
)
from web.staff.account import set_up
from web.staff.login.device import device
from web.staff.login.entry import (
    CODE,
    SET_UP,
    HalfMember,
    go_on,
    own_half_form,
    router,
    to_step,
)
from web.staff.pages import page

WRONG = "Deze code klopt niet, of is al gebruikt. Wacht op de volgende code in je app en typ die."
LIMITED = "De code klopte een paar keer niet. Wacht een kwartier en probeer het dan nog eens."

_one_at_a_time = threading.Lock()  # as for passwords: no guess slips through while another is counted

Sealed = Annotated[str, Form(max_length=40_000)]
Next = Annotated[str, Form(max_length=2000)]


def code_page(
    request: Request,
    member: Staff,
    *,
    key: str,
    next_page: str,
    sealed: str = "",
    problem: str = "",
    status: int = 200,
) -> Response:
    """The page that asks for a code, with the cookie of the half session."""
    request.state.csrf = form_token("half", key)
    answer = page(
        request,
        "login/code.html",
        status=status,
        next_page=own_path(next_page),
        sealed=sealed,
        problem=problem,
        who=member.name,
    )
    set_cookie(answer, SESSION_COOKIE, key, path=HOME)
    return answer


@router.get("/inloggen/code")
def ask(request: Request, member: HalfMember, next: str = "") -> Response:  # noqa: A002
    """The page that asks for a code."""
    key = session_key(request) or ""
    if not second_factor.is_set_up(member):
        return to_step(SET_UP, key, next)
    return code_page(request, member, key=key, next_page=next)


def _attempt(request: Request, member: Staff, code: str) -> str | None:
    """The key of a whole session in place of the half one, or none. Raises TooManyAttempts."""
    account, address = f"code:{member.id}", f"address:{origin(request)}"
    with _one_at_a_time, database.session(get_settings().database_url) as work:
        attempts.check(work, account)
        attempts.check(work, address, allowed=attempts.FROM_ADDRESS)
        if not second_factor.check(work, member, code, set_up.factor_key()):
            attempts.failed(work, account, address)
            return None
        attempts.forget(work, account)
        return _whole(request, work, member)


def _whole(request: Request, work: Session, member: Staff) -> str:
    """A whole session in place of the half one; with another key, so that the old one opens nothing."""
    sessions.end(work, session_key(request) or "")
    return sessions.start(work, member, device=device(request))


@router.post("/inloggen/code", dependencies=[Depends(own_half_form)])
def check(
    request: Request,
    member: HalfMember,
    code: Annotated[str, Form(max_length=100)] = "",
    next: Next = "",  # noqa: A002  # the name in the address
    sealed: Sealed = "",
) -> Response:
    """Go in with a code of the app, or with a recovery code."""
    half = session_key(request) or ""
    try:
        key = _attempt(request, member, code)
    except attempts.TooManyAttempts:
        answer = code_page(
            request, member, key=half, next_page=next, sealed=sealed, problem=LIMITED, status=429
        )
        answer.headers["Retry-After"] = str(int(attempts.WITHIN.total_seconds()))
        return answer
    if key is None:
        return code_page(request, member, key=half, next_page=next, sealed=sealed, problem=WRONG, status=401)
    return go_on(request, member, key, next, sealed)


@router.get("/inloggen/instellen")
def begin_set_up(request: Request, member: HalfMember, next: str = "") -> Response:  # noqa: A002
    """Setting the second factor up before anything else, where the house asks that."""
    if second_factor.is_set_up(member):
        return to_step(CODE, session_key(request) or "", next)
    return set_up.show(request, member, action=SET_UP, next_page=own_path(next))


@router.post("/inloggen/instellen", dependencies=[Depends(own_half_form)])
def finish_set_up(
    request: Request,
    member: HalfMember,
    sealed_secret: Annotated[str, Form(max_length=1000)] = "",
    code: Annotated[str, Form(max_length=100)] = "",
    next: Next = "",  # noqa: A002  # the name in the address
) -> Response:
    """Confirm the set-up with a code, show the recovery codes once, and be logged in."""
    if second_factor.is_set_up(member):  # in another window, meanwhile
        return to_step(CODE, session_key(request) or "", next)
    with database.session(get_settings().database_url) as work:
        try:
            codes = second_factor.confirm(work, member, sealed_secret, code, set_up.factor_key())
        except second_factor.WrongCode:
            return set_up.show(
                request, member, action=SET_UP, next_page=own_path(next), sealed=sealed_secret, wrong=True
            )
        except second_factor.SetUpEnded:
            return set_up.show(request, member, action=SET_UP, next_page=own_path(next), ended=True)
        access_log.write(
            work, event="change", what="eigen account: tweede stap ingesteld", client_id=None, user=member
        )
        key = _whole(request, work, member)
    request.state.member = member
    request.state.csrf = form_token("form", key)
    answer = set_up.codes_page(request, codes, on=own_path(next))
    set_cookie(answer, SESSION_COOKIE, key, path=HOME)
    answer.delete_cookie(LOG_IN_COOKIE, path=LOG_IN)
    return answer
