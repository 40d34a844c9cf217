"""The page "Wat is er opgeschreven?": reading, changing, striking, printing, taking along, and all gone.

Plain forms; the script only prints.
"""

from __future__ import annotations

import uuid
from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse

from records.models import Consent, now
from records.wishes import UnknownWish
from warmwelkom.settings import get_settings
from web import security
from web.talk.api import Talks, WrittenOut
from web.talk.opening import address_of, nothing_opened
from web.talk.service import BadMessage, UnknownToken
from web.talk.written import Noted
from web.templating import templates

router = APIRouter(prefix="/t/{token}", default_response_class=HTMLResponse)


def _page(
    request: Request, token: str, noted: Noted, name: str = "noted", *, status: int = 200, **more: str
) -> Response:
    """A page about what was written down. `more` is what stands on it besides."""
    address = address_of(token)
    return templates.TemplateResponse(
        request,
        f"talk/{name}.html",
        {
            "noted": noted,
            "address": address,
            "noted_address": f"{address}/opgeschreven",
            "all_gone_address": f"{address}/alles-weg",
            "leave_address": f"{address}/weg",
            "stay_address": f"{address}/er-nog",
            "gone": noted.consent == Consent.WITHDRAWN,
            "refused": noted.consent == Consent.REFUSED,
            "shared_minutes": get_settings().shared_minutes if noted.shared else 0,
            "embedded": noted.embedded,
            "today": now(),
            **more,
        },
        status_code=status,
        headers=security.embedding_headers() if noted.embedded else None,
    )


def _back(token: str, wish_id: uuid.UUID | None = None) -> Response:
    place = f"#{wish_id}" if wish_id else ""
    return RedirectResponse(f"{address_of(token)}/opgeschreven{place}", status_code=303)


@router.get("/opgeschreven")
async def show(request: Request, token: str, talks: Talks) -> Response:
    """All that was written down of the talk."""
    try:
        return _page(request, token, await talks.noted(token))
    except UnknownToken as unknown:
        return nothing_opened(request, unknown)


@router.get("/opgeschreven.json")
async def take_along(request: Request, token: str, talks: Talks) -> Response:
    """The same as a file. Not on a shared tablet: it would stay there."""
    try:
        noted = await talks.noted(token)
    except UnknownToken as unknown:
        return nothing_opened(request, unknown)
    if noted.shared:
        return _back(token)
    kept = {
        "organisation": get_settings().organisation,
        "called": noted.called,
        "written": now().isoformat(),
        "wishes": [WrittenOut.model_validate(wish).model_dump(mode="json") for wish in noted.wishes],
    }
    return JSONResponse(
        kept, headers={"Content-Disposition": 'attachment; filename="wat-ik-heb-verteld.json"'}
    )


@router.post("/opgeschreven/{wish_id}")
async def change(
    request: Request,
    token: str,
    wish_id: uuid.UUID,
    talks: Talks,
    own_words: Annotated[str, Form()] = "",
) -> Response:
    """Other words for one of them. What can't be taken stays in the field, with the reason."""
    typed = own_words.replace("\r\n", "\n")  # forms send every line break as two characters
    try:
        _, notice = await talks.change_noted(token, wish_id, typed)
    except UnknownToken as unknown:
        return nothing_opened(request, unknown)
    except UnknownWish:
        return _back(token)  # it was struck meanwhile
    except BadMessage as why:
        noted = await talks.noted(token)
        return _page(request, token, noted, status=422, problem=str(why), at=str(wish_id), typed=typed)
    if notice:  # what helps now can't wait for a next page
        return _page(request, token, await talks.noted(token), notice=notice)
    return _back(token, wish_id)


@router.post("/opgeschreven/{wish_id}/weg")
async def strike(request: Request, token: str, wish_id: uuid.UUID, talks: Talks) -> Response:
    """One of them goes."""
    try:
        with suppress(UnknownWish):  # gone already
            await talks.strike_noted(token, wish_id)
    except UnknownToken as unknown:
        return nothing_opened(request, unknown)
    return _back(token)


@router.get("/alles-weg")
async def ask_all_gone(request: Request, token: str, talks: Talks) -> Response:
    """Ask whether it is sure."""
    try:
        noted = await talks.noted(token)
    except UnknownToken as unknown:
        return nothing_opened(request, unknown)
    return _back(token) if noted.consent == Consent.WITHDRAWN else _page(request, token, noted, "all_gone")


@router.post("/alles-weg")
async def all_gone(request: Request, token: str, talks: Talks) -> Response:
    """All of it goes."""
    try:
        await talks.forget_all(token)
    except UnknownToken as unknown:
        return nothing_opened(request, unknown)
    return _back(token)
