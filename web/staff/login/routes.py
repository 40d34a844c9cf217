"""The log-in page, logging in with a password, logging out, and staying logged in."""

from __future__ import annotations

import threading
from typing import Annotated

from fastapi import Depends, Form, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse

from records import attempts, database, sessions, staff
from records.models import Staff
from warmwelkom.settings import get_settings
from web.security import origin
from web.staff.access import (
    HOME,
    LOG_IN,
    LOG_IN_COOKIE,
    SESSION_COOKIE,
    NotThere,
    check_form,
    current,
    log_in_page,
    own_path,
    protected,
    session_key,
    untouched,
)
from web.staff.login import second
from web.staff.login.entry import CODE, begin, go_on, to_step
from web.staff.login.entry import router as router

WRONG = "Dit e-mailadres en wachtwoord horen niet bij elkaar. Probeer het nog eens."
LIMITED = (
    "Inloggen is een paar keer niet gelukt. Wacht een kwartier en probeer het dan nog eens. "
    "Weet je je wachtwoord niet meer? Vraag hulp aan de beheerder."
)
INCOMPLETE = "Vul je e-mailadres en je wachtwoord in."

# Checking a password takes much memory on purpose. One at a time keeps a flood of attempts from filling the
# machine, and lets none slip through between counting the failures and noting the next one.
_one_at_a_time = threading.Lock()

inside = protected()

Sealed = Annotated[str, Form(max_length=40_000)]
Next = Annotated[str, Form(max_length=2000)]


@router.get("/inloggen")
def show(request: Request, next: str = "") -> Response:  # noqa: A002  # the name in the address
    """The log-in page; who is logged in already goes on."""
    if current(request) is not None:
        return RedirectResponse(own_path(next), 303)
    return log_in_page(request, next_page=next)


def _attempt(request: Request, email: str, password: str) -> tuple[Staff, str, str] | None:
    """Who it is, the key of a new session and the page it must see first; none when it is wrong.

    Raises TooManyAttempts.
    """
    account, address = f"account:{email.strip().lower()}", f"address:{origin(request)}"
    with _one_at_a_time, database.session(get_settings().database_url) as work:
        attempts.check(work, account)
        attempts.check(work, address, allowed=attempts.FROM_ADDRESS)
        member = staff.with_password(work, email=email, password=password)
        if member is None:
            attempts.failed(work, account, address)
            return None
        attempts.forget(work, account)
        return member, *begin(work, request, member)


async def own_log_in_form(request: Request) -> None:
    """Raises ForeignForm when the form is not the one that this browser was given."""
    await check_form(request, "log in", request.cookies.get(LOG_IN_COOKIE))


@router.post("/inloggen", dependencies=[Depends(own_log_in_form)])
def log_in(
    request: Request,
    email: Annotated[str, Form(max_length=254)] = "",
    password: Annotated[str, Form(max_length=1000)] = "",
    next: Next = "",  # noqa: A002  # the name in the address
    sealed: Sealed = "",
) -> Response:
    """Log in and go on to the page that was asked, or to the second factor."""
    if get_settings().oidc_only:
        raise NotThere("Inloggen met een wachtwoord kan hier niet.")
    given = {"next_page": next, "email": email, "sealed": sealed}
    if not email.strip() or not password:
        return log_in_page(request, **given, problem=INCOMPLETE, status=422)
    try:
        found = _attempt(request, email, password)
    except attempts.TooManyAttempts:
        return limited(log_in_page(request, **given, problem=LIMITED, status=429))
    if found is None:
        return log_in_page(request, **given, problem=WRONG, status=401)
    member, key, step = found
    if not step:
        return go_on(request, member, key, next, sealed)
    if sealed and step == CODE:
        return second.code_page(request, member, key=key, next_page=next, sealed=sealed)
    return to_step(step, key, next)


def limited(answer: Response) -> Response:
    """An answer to who tried too often, with when to come back."""
    answer.headers["Retry-After"] = str(int(attempts.WITHIN.total_seconds()))
    return answer


@inside.post("/uitloggen")
def log_out(request: Request) -> Response:
    """End the session."""
    with database.session(get_settings().database_url) as work:
        sessions.end(work, session_key(request) or "")
    answer = RedirectResponse(LOG_IN, 303)
    answer.delete_cookie(SESSION_COOKIE, path=HOME)
    return answer


@inside.get("/sessie")
def time_left(request: Request) -> Response:
    """How many seconds are left before the log-in ends. Asking this by itself keeps nothing alive."""
    with database.session(get_settings().database_url) as work:
        left = sessions.left(work, session_key(request) or "", untouched=untouched())
    return JSONResponse({"seconds": int(left.total_seconds())})


@inside.post("/sessie")
def still_here(request: Request) -> Response:
    """A sign of life: somebody is reading or writing. The guard of every page has noted it."""
    return time_left(request)
