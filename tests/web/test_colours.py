"""The colours of base.css: text reads well on every ground in both schemes, and controls can be seen."""

from __future__ import annotations

import re

import pytest

from warmwelkom.settings import ROOT

SHEET = (ROOT / "web" / "static" / "base.css").read_text(encoding="utf-8")
GROUNDS = ("ground", "surface", "surface-soft", "accent-soft", "settled-soft", "urgent-soft")
TEXTS = ("ink", "ink-soft", "accent", "accent-strong", "settled", "urgent", "focus")


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--color-([\w-]+): (#[0-9a-f]{6});", block))


LIGHT, DARK = (colours(part) for part in re.split(r"@media \(prefers-color-scheme: dark\)", SHEET))
SCHEMES = {"light": LIGHT, "dark": DARK}


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_both_schemes_have_the_same_colours() -> None:
    assert LIGHT.keys() == DARK.keys()
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_has_a_contrast_of_seven(scheme: str) -> None:
    found = SCHEMES[scheme]
    for text in TEXTS:
        for ground in GROUNDS:
            assert contrast(found[text], found[ground]) >= 7, (text, ground)
    for button in ("accent", "accent-strong"):
        assert contrast(found["on-accent"], found[button]) >= 7, button


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_edge_of_a_control_has_a_contrast_of_three(scheme: str) -> None:
    for ground in GROUNDS:
        assert contrast(SCHEMES[scheme]["control-line"], SCHEMES[scheme][ground]) >= 3, ground
