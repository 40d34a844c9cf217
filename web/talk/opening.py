"""The address of a talk, and what is shown when it opens nothing."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from web.talk.service import UnknownToken
from web.templating import templates


def address_of(token: str) -> str:
    """Where the talk of a token is."""
    return f"/t/{quote(token, safe='')}"


def nothing_opened(request: Request, unknown: UnknownToken) -> Response:
    """A kind page. A shared tablet that was left goes to the first page, where the next one types a code."""
    if unknown.shared:
        return RedirectResponse("/", status_code=303)
    return templates.TemplateResponse(request, "talk/unknown.html", status_code=404)
