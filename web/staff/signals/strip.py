"""The strip on top of every page: whether somebody is needed now. It asks again by itself.

It names nobody, so that it can stand open on a screen that others see.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from fastapi import Request, Response
from sqlalchemy.orm import Session

from records import climbing, database, rights, sessions, signals
from records.models import Staff
from records.rights import Right
from records.rules import AT_ONCE
from warmwelkom.settings import get_settings
from web.staff.access import NotAllowed, NotLoggedIn, form_token, open_router, session_key, untouched
from web.staff.pages import asks_piece, page
from web.templating import templates

NO_MORE = 286  # tells htmx to ask no more
CHANGED = "signalen"  # the event in the page when there is something new

router = open_router()


@dataclass(frozen=True)
class Now:
    """What is shown: how many need somebody at once, how many more wait for this colleague, and its mark."""

    at_once: int
    mine: int
    mark: str


def look(work: Session, member: Staff) -> Now:
    """What concerns a colleague now: danger, whosever client it is, and what they were told of."""
    found = signals.unacknowledged(work, member)
    urgent = [one for one in found if one.kind in AT_ONCE]
    rest = [one for one in found if one.kind not in AT_ONCE]
    near = climbing.near(work, rest, member, get_settings().signal_rules)
    state = ",".join(sorted(f"{one.id}:{one.level}:{one.call_wanted}" for one in found))
    return Now(len(urgent), len(near), hashlib.sha256(state.encode()).hexdigest()[:16])


def signals_now(member: Staff) -> Now:
    """The same, for the template of all pages."""
    with database.session(get_settings().database_url) as work:
        return look(work, member)


templates.env.globals["signals_now"] = signals_now


@router.get("/signalen/nu")
def now(request: Request, gezien: str = "") -> Response:
    """The strip when it changed since the page saw it, else nothing. Asking this keeps no session alive."""
    key = session_key(request)
    with database.session(get_settings().database_url) as work:
        member = sessions.member(work, key, untouched=untouched(), touch=False) if key else None
        if member is None:
            if not asks_piece(request):
                raise NotLoggedIn
            # What is being written in this page stays where it is.
            return page(request, "signals/strip_ended.html", status=NO_MORE)
        if not rights.may(member, Right.SIGNALS):
            raise NotAllowed
        seen = look(work, member)
        if seen.mark == gezien:
            return Response(status_code=204)
        request.state.member = member
        request.state.csrf = form_token("form", key or "")
        answer = page(request, "signals/strip.html", now=seen)
        answer.headers["HX-Trigger"] = CHANGED
        return answer
