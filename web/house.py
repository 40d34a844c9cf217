"""What makes the pages those of this house: its logo, and its colour as custom properties."""

from __future__ import annotations

from functools import lru_cache

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse

from warmwelkom.colours import BLACK, WHITE, mix, readable, text_on
from warmwelkom.settings import ROOT, get_settings

router = APIRouter(prefix="/house")

OUR_LOGO = ROOT / "web" / "static" / "icon.svg"
KEEP = {"Cache-Control": "public, max-age=300"}  # seconds; a new setting is seen after that
TYPES = {".svg": "image/svg+xml", ".png": "image/png"}

# Of each scheme: the ground on which text is hardest to read (see base.css), what the soft ground is made
# from and how much of the colour goes in, and the end to which a colour moves to be read.
_LIGHT = ("#e3ede0", "#fffdf9", 0.08, BLACK)
_DARK = ("#453a3f", "#272024", 0.1, WHITE)


def _scheme(accent: str, hardest: str, surface: str, share: float, end: str) -> dict[str, str]:
    text = readable(accent, hardest, end)
    return {
        "accent": text,
        "accent-strong": mix(text, end, 0.3),
        "accent-soft": mix(surface, text, share),
        "on-accent": text_on(text),
    }


def schemes(accent: str) -> tuple[dict[str, str], dict[str, str]]:
    """The colours of base.css that follow from the colour of the house: light and dark.

    As far as it takes they are darker or lighter than that colour, so that they can be read as text too.
    """
    return _scheme(accent, *_LIGHT), _scheme(accent, *_DARK)


@lru_cache(maxsize=4)
def theme(accent: str) -> str:
    """The style sheet: after base.css, on screens only; paper stays black on white.

    `--house-accent` is the colour itself, with the text that reads on it; for surfaces that hold that text.
    """
    if not accent:
        return "/* The colours are our own. */\n"

    def rule(colours: dict[str, str]) -> str:
        return "".join(f"--color-{name}:{value};" for name, value in colours.items())

    light, dark = schemes(accent)
    house = f"--house-accent:{accent};--on-house-accent:{text_on(accent)};"
    return (
        f"@media screen{{:root{{{rule(light)}{house}}}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{rule(dark)}}}}}\n"
    )


@router.get("/theme.css")
async def theme_css() -> Response:
    """The colour of the house."""
    return Response(theme(get_settings().accent), media_type="text/css", headers=KEEP)


@router.get("/logo")
def logo() -> Response:
    """The logo of the house, else our own mark."""
    path = get_settings().logo or OUR_LOGO
    return FileResponse(path, media_type=TYPES[path.suffix.lower()], headers=KEEP)
