"""The manual: docs/handleiding.md as a page, with its pictures."""

from __future__ import annotations

import re
from functools import lru_cache

from fastapi import Request, Response
from fastapi.responses import FileResponse
from markupsafe import Markup

from warmwelkom.settings import ROOT, get_settings
from web.staff.access import NotThere, protected
from web.staff.pages import page
from web.talk.statement import rendered

TEXT = ROOT / "docs" / "handleiding.md"
PICTURE = re.compile(r"\]\(pictures/([a-z0-9-]+)\.png\)")  # its address in the text is right on this page too

router = protected()


@lru_cache(maxsize=2)
def _manual(organisation: str) -> tuple[Markup, frozenset[str]]:
    """The text as HTML, and the names of its pictures."""
    text = TEXT.read_text(encoding="utf-8")
    return rendered(text, organisation), frozenset(PICTURE.findall(text))


@router.get("/handleiding")
def manual(request: Request) -> Response:
    """How to use these pages."""
    text, _ = _manual(get_settings().organisation)
    return page(request, "manual/manual.html", text=text)


@router.get("/pictures/{name}.png")
def picture(name: str) -> Response:
    """A picture of the manual."""
    if name not in _manual(get_settings().organisation)[1]:
        raise NotThere("Deze pagina bestaat niet (meer).")
    return FileResponse(TEXT.parent / "pictures" / f"{name}.png", media_type="image/png")
