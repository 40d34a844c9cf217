"""The first page, and the code that opens a talk on a shared tablet."""

from __future__ import annotations

import threading
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool

from records import attempts, database, invitations
from warmwelkom import secret_files
from warmwelkom.settings import get_settings
from web import security
from web.templating import templates

router = APIRouter(default_response_class=HTMLResponse)

SECRET = "codes"  # noqa: S105  # the name of the file
EMPTY = "U hebt nog geen code getypt."
INCOMPLETE = "Een code heeft zes letters en cijfers. Kijk het nog eens na."
WRONG = "Deze code ken ik niet. Kijk het nog eens na. Of vraag iemand van het huis om een nieuwe."
LIMITED = (
    "Het is nu een paar keer niet gelukt. Dat geeft niet. "
    "Wacht een kwartier, of vraag iemand van het huis om hulp."
)

# One at a time, so that none slips through between counting the wrong ones and noting the next.
_one_at_a_time = threading.Lock()


def secret() -> str:
    """The secret of this house with which codes are kept."""
    return secret_files.secret(get_settings().var, SECRET)


def _try(typed: str, origin: str) -> str | None:
    """The token of the talk that this code opens, or none. Raises TooManyAttempts."""
    address = f"code:{origin}"
    with _one_at_a_time, database.session(get_settings().database_url) as work:
        attempts.check(work, address)
        token = invitations.open_with_code(work, typed, secret=secret())
        if token is None:
            attempts.failed(work, address)
        return token


def _page(request: Request, *, typed: str = "", problem: str = "", status: int = 200) -> Response:
    return templates.TemplateResponse(
        request, "talk/home.html", {"typed": typed, "problem": problem}, status_code=status
    )


@router.get("/")
async def home(request: Request) -> Response:
    """The first page: for who has a code, and for who comes without an invitation."""
    return _page(request)


@router.post("/code")
async def enter(request: Request, code: Annotated[str, Form(max_length=200)] = "") -> Response:
    """Open the talk of a code on a tablet that others use too."""
    # A form on a strange site would use up the tries of this house.
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return RedirectResponse("/", status_code=303)
    plain = invitations.plain_code(code)
    if len(plain) != invitations.LENGTH:  # no try to guess
        return _page(request, typed=code, problem=INCOMPLETE if plain else EMPTY, status=422)
    try:
        token = await run_in_threadpool(_try, plain, security.origin(request))
    except attempts.TooManyAttempts:
        answer = _page(request, typed=code, problem=LIMITED, status=429)
        answer.headers["Retry-After"] = str(int(attempts.WITHIN.total_seconds()))
        return answer
    if token is None:
        return _page(request, typed=code, problem=WRONG, status=422)
    return RedirectResponse(f"/t/{quote(token, safe='')}", status_code=303)
