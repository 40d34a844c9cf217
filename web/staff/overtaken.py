"""What a colleague sees who was second: how it stands now beside what was wanted. Nothing is overwritten."""

from __future__ import annotations

from dataclasses import dataclass, field

from fastapi import Request, Response

from records.models import Staff
from web.staff.pages import asks_piece, page

Lines = list[tuple[str, str]]


@dataclass(frozen=True)
class Second:
    """Both sides, and the ways on. `again` are the fields of a form that does it all the same, if any."""

    now: Lines
    wanted: Lines
    back: str  # where everything stands as it is now
    by: Staff | None = None  # who was first
    action: str = ""
    again: list[tuple[str, str]] = field(default_factory=list)
    element: str = ""  # the id of the piece of the page that this takes the place of


def overtaken(request: Request, second: Second) -> Response:
    """The page, or the piece that htmx puts where the form was."""
    name = "overtaken_piece.html" if asks_piece(request) else "overtaken.html"
    return page(request, name, status=409, second=second)
