"""Rendering of staff pages: what every page knows, and the page for a refusal."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from fastapi import Request, Response

from web.staff import navigation, tips, words
from web.templating import HERE, MONTHS, templates

DAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]


def clock(moment: datetime) -> str:
    """The time of day here: "14:05"."""
    return f"{moment.astimezone(HERE):%H:%M}"


def long_day(moment: datetime) -> str:
    """The day here, without the time: "zaterdag 21 november 2026"."""
    local = moment.astimezone(HERE)
    return f"{DAYS[local.weekday()]} {local.day} {MONTHS[local.month - 1]} {local.year}"


def plain_day(moment: datetime) -> str:
    """The day here, in short: "21 november 2026"."""
    local = moment.astimezone(HERE)
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}"


def shortened(words: str, most: int = 160) -> str:
    """The beginning of what was said, for a list; whole words, with dots where it goes on."""
    flat = " ".join(words.split())
    return flat if len(flat) <= most else f"{flat[:most].rsplit(' ', 1)[0]} …"


templates.env.filters["clock"] = clock
templates.env.filters["plain_day"] = plain_day
templates.env.filters["shortened"] = shortened
templates.env.filters["long_day"] = long_day


def page(request: Request, name: str, *, status: int = 200, **context: Any) -> Response:
    """A page or a piece of one from `templates/staff/<name>`.

    Templates also get `words`, `navigation` (what may be opened), the staff member who is logged in
    (`member`, or none), the token for forms (`csrf`) and which hints this member has read (`tips`). Render
    inside the unit of work that read the things to show.
    """
    member = getattr(request.state, "member", None)
    own = {
        "words": words,
        "navigation": navigation,
        "member": member,
        "tips": tips.read(request, member),
        "csrf": getattr(request.state, "csrf", ""),
        "here": request.url.path,
    }
    return templates.TemplateResponse(request, f"staff/{name}", {**own, **context}, status_code=status)


def message(
    request: Request, status: int, heading: str, sentence: str, back: tuple[str, str] | None = None
) -> Response:
    """A page that says in a sentence why there is nothing else to see, with a way on.

    `back` is the address to try again at, and what its link says.
    """
    return page(request, "message.html", status=status, heading=heading, sentence=sentence, back=back)


def asks_piece(request: Request) -> bool:
    """Whether htmx asks for the piece that changed instead of a whole page."""
    return request.headers.get("HX-Request") == "true"
