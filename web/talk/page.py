"""The page on the tablet: the talk so far, quick answers and a place to write.

It works as a plain form; the script `talk.js` makes it livelier.
"""

from __future__ import annotations

import uuid
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from records.talks import TalkClosed
from web import house
from web.talk import code
from web.talk.api import Talks
from web.talk.service import BadMessage, TooBusy, UnknownToken
from web.talk.view import Line, TalkView
from web.templating import templates

router = APIRouter(default_response_class=HTMLResponse)
for part in (house.router, code.router):
    router.include_router(part)

TOO_BUSY = "Er komen te veel berichten tegelijk. Wacht even, en verstuur het dan nog een keer."


@router.get("/t/{token}")
async def show(request: Request, token: str, talks: Talks) -> Response:
    """The talk that an invitation opens, or a kind page when it opens none."""
    try:
        view = await talks.open(token)
    except UnknownToken:
        return _unknown(request)
    return _page(request, token, view)


@router.post("/t/{token}")
async def say(
    request: Request,
    token: str,
    talks: Talks,
    text: Annotated[str, Form()] = "",
    id: Annotated[str, Form()] = "",  # noqa: A002 -- the name in the form and in the JSON API
) -> Response:
    """One message from the plain form; leads back to the talk. What can't be taken stays in the field."""
    words = text.replace("\r\n", "\n")  # forms send every line break as two characters
    try:
        await talks.say(token, _message_id(id), words)
    except UnknownToken:
        return _unknown(request)
    except BadMessage as why:
        return _page(request, token, await talks.open(token), problem=str(why), typed=words, status=422)
    except TooBusy:
        return _page(request, token, await talks.open(token), problem=TOO_BUSY, typed=words, status=429)
    except TalkClosed:
        pass  # the page itself says so
    return RedirectResponse(f"{_address(token)}#nu", status_code=303)


def _address(token: str) -> str:
    return f"/t/{quote(token, safe='')}"


def _message_id(given: str) -> uuid.UUID:
    """The id that came with the form; a new one when it was lost or damaged, for the words matter more."""
    try:
        return uuid.UUID(given)
    except ValueError:
        return uuid.uuid4()


def _unknown(request: Request) -> Response:
    return templates.TemplateResponse(request, "talk/unknown.html", status_code=404)


def _choices(view: TalkView) -> list[dict[str, str]]:
    """The quick answers that can be given now: those of what was said last."""
    last: Line | None = view.messages[-1] if view.messages else None
    return list(last.buttons) if last and last.sender == "assistant" and view.state != "closed" else []


def _page(
    request: Request, token: str, view: TalkView, *, problem: str = "", typed: str = "", status: int = 200
) -> Response:
    """The talk as a page. `problem` is a Dutch sentence about `typed`, which stays in the field."""
    return templates.TemplateResponse(
        request,
        "talk/talk.html",
        {
            "address": _address(token),
            "api": f"/api/talk/{quote(token, safe='')}",
            "talk": view,
            "choices": _choices(view),
            # An id a form, so that an answer given after going back in the browser is a new message.
            "choice_id": uuid.uuid4(),
            "message_id": uuid.uuid4(),
            "problem": problem,
            "typed": typed,
        },
        status_code=status,
    )
