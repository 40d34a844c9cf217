"""Colours as WCAG 2 sees them: how light one is, how well one reads on another, and what lies between."""

from __future__ import annotations

import re

ENOUGH = 7.0
"""The contrast of text everywhere (WCAG 2.2, criterion 1.4.6)."""
BLACK, WHITE = "#000000", "#ffffff"
_COLOUR = re.compile(r"#[0-9a-f]{6}")


def colour(value: str) -> str:
    """`value` as "#rrggbb" in small letters. Raises ValueError when it is something else."""
    found = value.strip().lower()
    if not _COLOUR.fullmatch(found):
        raise ValueError(f'write a colour as "#rrggbb", not {value!r}')
    return found


def _parts(of: str) -> tuple[int, int, int]:
    return int(of[1:3], 16), int(of[3:5], 16), int(of[5:7], 16)


def luminance(of: str) -> float:
    """The relative luminance: 0 is black, 1 is white."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (number / 255 for number in _parts(of))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How well one reads on the other: 1 is not at all, 21 is black on white."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def text_on(ground: str) -> str:
    """White or black, whichever reads better on `ground`."""
    return max(WHITE, BLACK, key=lambda text: contrast(text, ground))


def mix(one: str, other: str, share: float) -> str:
    """`one` with so large a share of `other` in it: 0 gives `one`, 1 gives `other`."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def readable(wanted: str, ground: str, towards: str) -> str:
    """`wanted`, moved towards `towards` (black or white) no further than reading well on `ground` takes."""
    steps = 50
    for step in range(steps + 1):
        found = mix(wanted, towards, step / steps)
        if contrast(found, ground) >= ENOUGH:
            return found
    return towards
