"""Going in, whatever way somebody showed who they are: a whole session, or a half one that asks for more."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from records import database, second_factor, sessions
from records.models import Staff
from warmwelkom.settings import get_settings
from web.staff.access import (
    HOME,
    LOG_IN,
    LOG_IN_COOKIE,
    SESSION_COOKIE,
    NotLoggedIn,
    check_form,
    form_token,
    open_router,
    own_path,
    session_key,
    set_cookie,
)
from web.staff.login import held
from web.staff.login.device import device
from web.staff.pages import page

CODE = f"{LOG_IN}/code"
SET_UP = f"{LOG_IN}/instellen"

router = open_router()


def begin(work: Session, request: Request, member: Staff, *, strong: bool = False) -> tuple[str, str]:
    """Open a session in place of this browser's old one; gives its key, and the page it must see first.

    The page is empty when the session is whole. `strong`: more than a password was asked already.
    """
    step = ""
    if not strong and second_factor.is_set_up(member):
        step = CODE
    elif not strong and get_settings().second_factor == "required":
        step = SET_UP
    sessions.end(work, session_key(request) or "")
    return sessions.start(work, member, device=device(request), half=bool(step)), step


def go_on(request: Request, member: Staff, key: str, next_page: str, sealed: str = "") -> Response:
    """Into the house with a whole session: to the page that was asked, or the form that was being sent."""
    kept = held.opened(sealed, member.id) if sealed else None
    answer: Response
    if kept is None:
        answer = RedirectResponse(own_path(next_page), 303)
    else:
        request.state.member = member
        request.state.csrf = form_token("form", key)
        answer = page(request, "login/held.html", action=own_path(kept.action), fields=kept.fields)
    set_cookie(answer, SESSION_COOKIE, key, path=HOME)
    answer.delete_cookie(LOG_IN_COOKIE, path=LOG_IN)
    return answer


def to_step(step: str, key: str, next_page: str) -> Response:
    """To the next page of logging in, with a half session."""
    target = own_path(next_page)
    answer = RedirectResponse(step if target == HOME else f"{step}?next={quote(target, safe='')}", 303)
    set_cookie(answer, SESSION_COOKIE, key, path=HOME)
    answer.delete_cookie(LOG_IN_COOKIE, path=LOG_IN)
    return answer


def half_logged_in(request: Request) -> Staff:
    """Who gave the password and has yet to show more. Raises NotLoggedIn."""
    key = session_key(request)
    with database.session(get_settings().database_url) as work:
        member = sessions.half_member(work, key) if key else None
    if member is None:
        raise NotLoggedIn
    request.state.csrf = form_token("half", key or "")
    return member


HalfMember = Annotated[Staff, Depends(half_logged_in)]


async def own_half_form(request: Request, _member: HalfMember) -> None:
    """Raises ForeignForm when the form is not one of this half session."""
    await check_form(request, "half", session_key(request))
