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
from warmwelkom.settings import get_settings
from web import house, security
from web.talk import code, noted, statement
from web.talk.api import Talks
from web.talk.opening import address_of, nothing_opened
from web.talk.service import BadMessage, TooBusy, UnknownToken
from web.talk.view import Line, TalkView
from web.templating import templates

router = APIRouter(default_response_class=HTMLResponse)
for part in (house.router, code.router, noted.router, statement.router):
    router.include_router(part)

TOO_BUSY = "Er komen te veel berichten tegelijk. Wacht even, en verstuur het dan nog een keer."


@router.get("/t/{token}")
async def show(request: Request, token: str, talks: Talks, verander: str = "") -> Response:
    """The talk that an invitation opens, or a kind page when it opens none.

    `verander` is an earlier answer to say in other words; these stand in the field.
    """
    try:
        view = await talks.open(token)
    except UnknownToken as unknown:
        return nothing_opened(request, unknown)
    changing = _replaceable(view, verander)
    return _page(
        request,
        token,
        view,
        typed=changing.text if changing else "",
        instead_of=changing.id if changing else "",
    )


@router.post("/t/{token}")
async def say(
    request: Request,
    token: str,
    talks: Talks,
    text: Annotated[str, Form()] = "",
    id: Annotated[str, Form()] = "",  # noqa: A002 -- the name in the form and in the JSON API
    instead_of: Annotated[str, Form()] = "",
) -> Response:
    """One message from the plain form; leads back to the talk. What can't be taken stays in the field."""
    words = text.replace("\r\n", "\n")  # forms send every line break as two characters
    try:
        await talks.say(token, _message_id(id), words, _known_id(instead_of))
    except UnknownToken as unknown:
        return nothing_opened(request, unknown)
    except (BadMessage, TooBusy) as why:
        problem, status = (TOO_BUSY, 429) if isinstance(why, TooBusy) else (str(why), 422)
        view = await talks.open(token)
        return _page(request, token, view, problem=problem, typed=words, instead_of=instead_of, status=status)
    except TalkClosed:
        pass  # the page itself says so
    return RedirectResponse(f"{address_of(token)}#nu", status_code=303)


@router.post("/t/{token}/weg")
async def leave(token: str, talks: Talks) -> Response:
    """Leave a shared tablet: what stood on it opens no more, and nothing stays behind in the browser."""
    await talks.leave(token)
    return RedirectResponse("/", status_code=303, headers={"Clear-Site-Data": '"storage"'})


@router.post("/t/{token}/er-nog", status_code=204)
async def stay(token: str, talks: Talks) -> None:
    """Someone still reads or writes at a shared tablet, without asking anything."""
    await talks.stay(token)


def _known_id(given: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(given)
    except ValueError:
        return None


def _message_id(given: str) -> uuid.UUID:
    """The id that came with the form; a new one when it was lost or damaged, for the words matter more."""
    return _known_id(given) or uuid.uuid4()


def _replaceable(view: TalkView, message_id: str) -> Line | None:
    return next((line for line in view.messages if line.replaceable and line.id == message_id), None)


def _choices(view: TalkView) -> list[dict[str, str]]:
    """The quick answers that can be given now: those of what was said last."""
    last: Line | None = view.messages[-1] if view.messages else None
    return list(last.buttons) if last and last.sender == "assistant" and view.state != "closed" else []


def _page(
    request: Request,
    token: str,
    view: TalkView,
    *,
    problem: str = "",
    typed: str = "",
    instead_of: str = "",
    status: int = 200,
) -> Response:
    """The talk as a page. `problem` is a Dutch sentence about `typed`, which stays in the field.

    `instead_of` is the id of the message that `typed` takes the place of.
    """
    settings = get_settings()
    address = address_of(token)
    return templates.TemplateResponse(
        request,
        "talk/talk.html",
        {
            "address": address,
            "api": f"/api/talk/{quote(token, safe='')}",
            "noted_address": f"{address}/opgeschreven",
            "leave_address": f"{address}/weg",
            "stay_address": f"{address}/er-nog",
            "talk": view,
            "choices": _choices(view),
            # An id a form, so that an answer given after going back in the browser is a new message.
            "choice_id": uuid.uuid4(),
            "message_id": uuid.uuid4(),
            "problem": problem,
            "typed": typed,
            "instead_of": instead_of,
            "shared_minutes": settings.shared_minutes if view.shared else 0,
            "embedded": view.embedded,
            "dictation": settings.dictation,
        },
        status_code=status,
        headers=security.embedding_headers() if view.embedded else None,
    )
