"""Who may come in: the session of a staff member, protection of forms, and what a refusal looks like.

`protected()` makes the router of a feature: everything in it needs a log-in, and every form in it the token
of the session. Neither can be forgotten in a new feature.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import uuid
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Annotated, Any
from urllib.parse import quote, urlsplit

from fastapi import APIRouter, Depends, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from fastapi.routing import APIRoute

from records import database, rights, sessions
from records.models import Staff
from records.rights import Right
from warmwelkom import secret_files
from warmwelkom.settings import get_settings
from web.staff.login import held
from web.staff.pages import message, page
from web.templating import templates

HOME = "/staff"
LOG_IN = "/staff/inloggen"
OWN_PASSWORD = f"{HOME}/account/wachtwoord"
WITH_FIRST_PASSWORD = frozenset({OWN_PASSWORD, f"{HOME}/uitloggen", f"{HOME}/sessie"})  # what it opens
SESSION_SECRET = "session"  # noqa: S105  # the name of the file
SESSION_COOKIE = "ww_session"
LOG_IN_COOKIE = "ww_login"
LARGEST_FORM = 64 * 1024  # bytes
BY_ITSELF = "X-By-Itself"  # a header of what a page asks without anybody touching it
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

REFUSED = "Deze pagina hoort niet bij je taak. Heb je hem wel nodig? Vraag het aan de beheerder."
ENDED = "Je was een tijd weg, daarom vragen we je opnieuw in te loggen. Wat je schreef, is er nog."
EXPIRED = "Deze pagina was verlopen. Er is niets veranderd. Laad de pagina opnieuw en probeer het nog eens."


class NotLoggedIn(Exception):
    """Nobody is logged in, or the session ended."""


class MustChoosePassword(Exception):
    """Somebody else knows the password of who asks; first another one is chosen."""


class ForeignForm(Exception):
    """A form came without the token of this session: from elsewhere, or from a page of an earlier session."""


class NotAllowed(Exception):
    """The page or form is not for the role of who asks."""


class NotThere(Exception):
    """There is no such page, person or thing. The text is a Dutch sentence to show."""


class OutOfReach(NotThere):
    """It is of a client who is not within reach. A page offers emergency access; a form finds nothing."""

    def __init__(self, client_id: uuid.UUID, sentence: str) -> None:
        super().__init__(sentence)
        self.client_id = client_id


def form_token(purpose: str, key: str) -> str:
    """What a form must carry: bound to the session (or the visit to the log-in page) by this house's secret.

    `purpose` keeps tokens of different forms apart; `key` is what the browser holds in a cookie.
    """
    secret = secret_files.secret(get_settings().var, SESSION_SECRET)
    return hmac.new(secret.encode(), f"{purpose}:{key}".encode(), hashlib.sha256).hexdigest()


async def check_form(request: Request, purpose: str, key: str | None) -> None:
    """Raises ForeignForm when the form does not carry the token that belongs to `key`."""
    sent = (await request.form()).get("csrf")
    if not key or not isinstance(sent, str):
        raise ForeignForm
    if not hmac.compare_digest(sent.encode(), form_token(purpose, key).encode()):
        raise ForeignForm


def own_path(address: str | None) -> str:
    """`address` when it is a page of the staff side on this very site, else the first page.

    Browsers read a backslash as a slash and skip control characters, so those are refused too.
    """
    if not address or not address.isprintable() or "\\" in address or address.startswith("//"):
        return HOME
    try:
        parts = urlsplit(address)
    except ValueError:
        return HOME
    if parts.scheme or parts.netloc or ".." in parts.path.split("/"):
        return HOME
    return address if parts.path == HOME or parts.path.startswith(f"{HOME}/") else HOME


def set_cookie(response: Response, name: str, value: str, path: str) -> None:
    """A cookie for as long as the browser is open, unseen by scripts, never sent from another site."""
    response.set_cookie(
        name,
        value,
        path=path,
        httponly=True,
        samesite="strict",
        secure=get_settings().public_url.startswith("https://"),
    )


def session_key(request: Request) -> str | None:
    """The key of the session that the browser holds, if any."""
    return request.cookies.get(SESSION_COOKIE)


def log_in_key(request: Request) -> str:
    """What ties the log-in form to this browser; a new one when it has none yet."""
    return request.cookies.get(LOG_IN_COOKIE) or secrets.token_urlsafe(24)


def untouched() -> timedelta:
    """How long a session lasts that nobody touches."""
    return timedelta(minutes=get_settings().session_minutes)


templates.env.globals["session_seconds"] = lambda: int(untouched().total_seconds())


def log_in_page(
    request: Request,
    *,
    next_page: str,
    email: str = "",
    sealed: str = "",
    problem: str = "",
    status: int = 200,
) -> Response:
    """The log-in page, with a cookie that ties its form to this browser.

    `sealed` is a form that was sent after the session had ended (web/staff/login/held.py).
    """
    key = log_in_key(request)
    request.state.csrf = form_token("log in", key)
    response = page(
        request,
        "login.html",
        status=status,
        next_page=own_path(next_page),
        email=email,
        sealed=sealed,
        problem=problem,
        settings=get_settings(),
    )
    set_cookie(response, LOG_IN_COOKIE, key, path=LOG_IN)
    return response


def current(request: Request) -> Staff | None:
    """The staff member who is logged in, or none. A sign of life, unless the page asked by itself."""
    key = session_key(request)
    if not key:
        return None
    with database.session(get_settings().database_url) as work:
        return sessions.member(work, key, untouched=untouched(), touch=not request.headers.get(BY_ITSELF))


def logged_in(request: Request) -> Staff:
    """The staff member who asks. Raises NotLoggedIn."""
    member = current(request)
    if member is None:
        raise NotLoggedIn
    if member.first_password and request.url.path not in WITH_FIRST_PASSWORD:
        raise MustChoosePassword
    request.state.member = member
    request.state.csrf = form_token("form", session_key(request) or "")
    return member


Member = Annotated[Staff, Depends(logged_in)]


async def own_form(request: Request, _member: Member) -> None:
    """Raises ForeignForm when something is changed without the token of the session."""
    if request.method not in SAFE_METHODS:
        await check_form(request, "form", session_key(request))


def _page_asked(request: Request) -> str:
    """Where to go after logging in: the page that was asked, or the one that a form stood on."""
    if request.headers.get("HX-Request"):
        parts = urlsplit(request.headers.get("HX-Current-URL", ""))
        return own_path(parts.path)
    if request.method not in SAFE_METHODS:
        return HOME
    query = f"?{request.url.query}" if request.url.query else ""
    return own_path(request.url.path + query)


async def to_log_in(request: Request) -> Response:
    """Send the browser to the log-in page; a piece of a page asks for the whole to move there.

    What was filled in on a form of a session that ended meanwhile comes along.
    """
    asked = _page_asked(request)
    address = LOG_IN if asked == HOME else f"{LOG_IN}?next={quote(asked, safe='')}"
    if request.headers.get("HX-Request"):
        return Response(status_code=401, headers={"HX-Redirect": address})
    sealed = await _sealed_form(request)
    if sealed:
        return log_in_page(request, next_page=HOME, sealed=sealed, problem=ENDED, status=401)
    return RedirectResponse(address, 303)


async def _sealed_form(request: Request) -> str:
    """A form with the token of this browser's session, sealed for who logged in then; else empty."""
    if request.method in SAFE_METHODS or request.url.path == OWN_PASSWORD:
        return ""
    key = session_key(request) or ""
    try:
        await check_form(request, "form", key)
    except ForeignForm:
        return ""
    with database.session(get_settings().database_url) as work:
        owner = sessions.was_of(work, key)
    sent = (await request.form()).multi_items()
    fields = [(name, value) for name, value in sent if isinstance(value, str) and name != "csrf"]
    if owner is None or not fields or len(fields) < len(sent) - 1:  # a file can't come along
        return ""
    return held.seal(held.Held(request.url.path, fields), owner)


def to_own_password(request: Request) -> Response:
    """Send the browser to where a password is chosen."""
    if request.headers.get("HX-Request"):
        return Response(status_code=401, headers={"HX-Redirect": OWN_PASSWORD})
    return RedirectResponse(OWN_PASSWORD, 303)


class StaffRoute(APIRoute):
    """A route whose refusals are pages in plain Dutch."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, with the refusals of this module turned into answers."""
        handler = super().get_route_handler()

        async def handle(request: Request) -> Response:
            try:
                return await handler(request)
            except NotLoggedIn:
                return await to_log_in(request)
            except MustChoosePassword:
                return to_own_password(request)
            except ForeignForm:
                if request.headers.get("HX-Request"):  # a fresh page holds the right token
                    return Response(status_code=403, headers={"HX-Refresh": "true"})
                return message(request, 403, "Probeer het nog eens", EXPIRED)
            except NotAllowed:
                return message(request, 403, "Dit is niet voor jou", REFUSED)
            except NotThere as missing:
                if isinstance(missing, OutOfReach) and request.method in SAFE_METHODS:
                    return page(request, "emergency/offer.html", status=403, client_id=missing.client_id)
                return message(request, 404, "Dit is er niet", str(missing))
            except RequestValidationError as error:
                if any(problem["loc"][0] == "path" for problem in error.errors()):
                    return message(request, 404, "Dit is er niet", "Deze pagina bestaat niet (meer).")
                return message(
                    request,
                    422,
                    "Dat lukte niet",
                    "Er klopt iets niet aan wat is ingevuld. Kijk het nog eens na.",
                )

        return handle


def open_router() -> APIRouter:
    """A router under /staff for pages that can be seen without logging in."""
    return APIRouter(prefix=HOME, route_class=StaffRoute, max_body_size=LARGEST_FORM)


def protected(right: Right | None = None) -> APIRouter:
    """A router under /staff for pages that need a log-in; its forms need the token of the session.

    `right` is what the role must allow (records/rights.py); none is for what every colleague has, as the
    manual and the own account.
    """
    guards = [Depends(logged_in), *([Depends(_having(right))] if right else []), Depends(own_form)]
    return APIRouter(prefix=HOME, route_class=StaffRoute, max_body_size=LARGEST_FORM, dependencies=guards)


def _having(right: Right) -> Callable[[Staff], None]:
    def check(member: Member) -> None:
        """Raises NotAllowed when the role of who asks doesn't have the right."""
        if not rights.may(member, right):
            raise NotAllowed

    return check
