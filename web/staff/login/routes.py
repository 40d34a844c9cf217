"""The log-in page, logging in and logging out."""

from __future__ import annotations

import threading
from typing import Annotated

from fastapi import Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from records import database, staff
from warmwelkom.settings import get_settings
from web.security import origin
from web.staff.access import (
    HOME,
    LOG_IN,
    LOG_IN_COOKIE,
    SESSION_COOKIE,
    check_form,
    current,
    form_token,
    log_in_key,
    open_router,
    own_path,
    protected,
    session_key,
    set_cookie,
)
from web.staff.pages import page

WRONG = "Dit e-mailadres en wachtwoord horen niet bij elkaar. Probeer het nog eens."
LIMITED = (
    "Inloggen is een paar keer niet gelukt. Wacht een kwartier en probeer het dan nog eens. "
    "Weet je je wachtwoord niet meer? Vraag hulp aan de beheerder."
)
INCOMPLETE = "Vul je e-mailadres en je wachtwoord in."

# Checking a password takes much memory on purpose. One at a time keeps a flood of attempts from filling the
# machine, and lets none slip through between counting the failures and noting the next one.
_one_at_a_time = threading.Lock()

router = open_router()
inside = protected()


def _form(
    request: Request, *, next_page: str, email: str = "", problem: str = "", status: int = 200
) -> Response:
    """The log-in page, with a cookie that ties its form to this browser."""
    key = log_in_key(request)
    request.state.csrf = form_token("log in", key)
    response = page(
        request, "login.html", status=status, next_page=own_path(next_page), email=email, problem=problem
    )
    set_cookie(response, LOG_IN_COOKIE, key, path=LOG_IN)
    return response


@router.get("/inloggen")
def show(request: Request, next: str = "") -> Response:  # noqa: A002  # the name in the address
    """The log-in page; who is logged in already goes on."""
    if current(request) is not None:
        return RedirectResponse(own_path(next), 303)
    return _form(request, next_page=next)


def _attempt(email: str, password: str, origin: str, old_key: str | None) -> str | None:
    """The key of a new session, or none when account and password don't belong together.

    Raises TooManyAttempts.
    """
    account, address = f"account:{email.strip().lower()}", f"address:{origin}"
    with _one_at_a_time, database.session(get_settings().database_url) as work:
        staff.check_attempts(work, account)
        staff.check_attempts(work, address, allowed=staff.ATTEMPTS_FROM_ADDRESS)
        member = staff.with_password(work, email=email, password=password)
        if member is None:
            staff.note_failure(work, account, address)
            return None
        staff.forget_failures(work, account)
        if old_key:
            staff.log_out(work, old_key)
        return staff.log_in(work, member)


async def own_log_in_form(request: Request) -> None:
    """Raises ForeignForm when the form is not the one that this browser was given."""
    await check_form(request, "log in", request.cookies.get(LOG_IN_COOKIE))


@router.post("/inloggen", dependencies=[Depends(own_log_in_form)])
def log_in(
    request: Request,
    email: Annotated[str, Form(max_length=254)] = "",
    password: Annotated[str, Form(max_length=1000)] = "",
    next: Annotated[str, Form()] = "",  # noqa: A002  # the name in the address
) -> Response:
    """Log in and go on to the page that was asked."""
    if not email.strip() or not password:
        return _form(request, next_page=next, email=email, problem=INCOMPLETE, status=422)
    try:
        key = _attempt(email, password, origin(request), session_key(request))
    except staff.TooManyAttempts:
        response = _form(request, next_page=next, email=email, problem=LIMITED, status=429)
        response.headers["Retry-After"] = str(int(staff.ATTEMPTS_WITHIN.total_seconds()))
        return response
    if key is None:
        return _form(request, next_page=next, email=email, problem=WRONG, status=401)
    answer = RedirectResponse(own_path(next), 303)
    set_cookie(answer, SESSION_COOKIE, key, path=HOME)
    answer.delete_cookie(LOG_IN_COOKIE, path=LOG_IN)
    return answer


@inside.post("/uitloggen")
def log_out(request: Request) -> Response:
    """End the session."""
    with database.session(get_settings().database_url) as work:
        staff.log_out(work, session_key(request) or "")
    answer = RedirectResponse(LOG_IN, 303)
    answer.delete_cookie(SESSION_COOKIE, path=HOME)
    return answer
