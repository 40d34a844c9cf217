"""The accessibility statement: docs/toegankelijkheid.md as a page of this house."""

from __future__ import annotations

from functools import lru_cache

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from markdown_it import MarkdownIt
from markupsafe import Markup

from warmwelkom.settings import ROOT, get_settings
from web.templating import templates

router = APIRouter(default_response_class=HTMLResponse)

TEXT = ROOT / "docs" / "toegankelijkheid.md"
HOUSE = "{organisatie}"  # stands in the text where the name of the house belongs
# Characters that could make something else of a name than text.
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]<>()#+-.!|~&"})


def rendered(text: str, organisation: str) -> Markup:
    """A Markdown text as HTML, with the name of the house in it. HTML in the text is shown, not used."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    return Markup(reader.render(text.replace(HOUSE, organisation.translate(_MARKS))))  # noqa: S704


@lru_cache(maxsize=2)
def _statement(organisation: str) -> Markup:
    return rendered(TEXT.read_text(encoding="utf-8"), organisation)


@router.get("/toegankelijkheid")
def statement(request: Request) -> Response:
    """How well everybody can use these pages, and what is not tested."""
    text = _statement(get_settings().organisation)
    return templates.TemplateResponse(request, "talk/statement.html", {"text": text})
