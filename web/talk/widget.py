"""The widget for the website: its script, and the calm page in which a visitor begins a talk."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from records import database, talks
from records.models import ConversationKind
from warmwelkom.settings import get_settings
from web import security
from web.talk.limits import Limit
from web.templating import templates

router = APIRouter(default_response_class=HTMLResponse)

START = "/praten"
ALLOWED, WITHIN = 10, 60 * 60  # talks that may begin from one address, in so many seconds
LIMITED = (
    "Er zijn hier kort na elkaar veel gesprekken begonnen. Probeer het over een uur nog eens. "
    "U hebt niets verkeerd gedaan."
)
OUR_ACCENT = "#4c1f40"  # as --color-accent in base.css
KEEP_SECONDS = 300  # how long a browser keeps the script; a new setting is seen after that


def limit() -> Limit:
    """The limit of an application."""
    return Limit(ALLOWED, WITHIN)


def hosts_pattern(origins: tuple[str, ...]) -> str:
    """A regular expression for the addresses of `origins`, as a browser takes them in `frame-ancestors`."""
    ways = (
        re.escape(origin).replace(r"\*", "[^/:]+").replace("http:", "https?:")  # plain http means both
        for origin in origins
    )
    return f"^({'|'.join(ways)})$" if origins else "(?!)"


@lru_cache(maxsize=4)
def script(pattern: str, accent: str) -> str:
    """The script without indentation: its readers are browsers, and each byte is sent to each visitor."""
    written = templates.get_template("talk/widget.js").render(pattern=pattern, accent=accent)
    return re.sub(r"\n\s+", "\n", written).strip() + "\n"


@router.get("/widget.js")
async def widget() -> Response:
    """The one script that a website needs."""
    settings = get_settings()
    return Response(
        script(hosts_pattern(settings.widget_origins), settings.accent or OUR_ACCENT),
        media_type="text/javascript",
        headers={
            "Cache-Control": f"public, max-age={KEEP_SECONDS}",
            "Cross-Origin-Resource-Policy": "cross-origin",  # other sites load it, that is what it is for
        },
    )


@router.get(START)
async def start(request: Request, widget: bool = False) -> Response:
    """What the widget opens; who comes without the widget can talk here too."""
    return _page(request, widget)


@router.post(START)
def begin(request: Request, widget: Annotated[bool, Form()] = False) -> Response:
    """Make a talk for a visitor and go there."""
    # Only our own page begins a talk; a form on a strange site would use up what its visitors may.
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return RedirectResponse(START, status_code=303)
    if not request.app.state.beginning.take(security.origin(request)):
        return _page(request, widget, problem=LIMITED, status=429)
    with database.session(get_settings().database_url) as work:
        _, token = talks.create(work, kind=ConversationKind.WEBSITE, embedded=widget)
    return RedirectResponse(f"/t/{token}", status_code=303)


def _page(request: Request, widget: bool, *, problem: str = "", status: int = 200) -> Response:
    return templates.TemplateResponse(
        request,
        "talk/start.html",
        {"embedded": widget, "problem": problem},
        status_code=status,
        headers=security.embedding_headers() | ({"Retry-After": str(WITHIN)} if problem else {}),
    )
