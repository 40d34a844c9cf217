"""The logo and the colour of the house: whatever colour it is, all text reads well."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi import FastAPI

from tests.web.test_colours import DARK, GROUNDS, LIGHT, TEXTS
from tests.web.visitor import Visitor
from warmwelkom.colours import contrast
from warmwelkom.settings import ROOT, get_settings
from web import house

ACCENTS = ("#4c1f40", "#ffd800", "#000000", "#ffffff", "#00529b", "#b30000", "#8fd400", "#004d40", "#ff9bb0")


@pytest.fixture
def client(app: FastAPI) -> Visitor:
    return Visitor(app)


def sets(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"WARMWELKOM_{name}", value)
    get_settings.cache_clear()


@pytest.mark.parametrize("accent", ACCENTS)
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_with_any_colour_of_the_house_text_has_a_contrast_of_seven(accent: str, scheme: int) -> None:
    found = {**(LIGHT, DARK)[scheme], **house.schemes(accent)[scheme]}
    for text in TEXTS:
        for ground in GROUNDS:
            assert contrast(found[text], found[ground]) >= 7, (text, ground)
    for button in ("accent", "accent-strong"):
        assert contrast(found["on-accent"], found[button]) >= 7, button
    for ground in GROUNDS:
        assert contrast(found["control-line"], found[ground]) >= 3, ground


def test_a_colour_that_reads_well_stays_as_it_is() -> None:
    assert house.schemes("#00529b")[0]["accent"] != "#ffffff"
    assert house.schemes("#003366")[0]["accent"] == "#003366"
    assert house.schemes("#ffd800")[1]["accent"] == "#ffd800"


def test_the_style_sheet_gives_the_colours_for_screens(
    client: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    sets(monkeypatch, "ACCENT", "#003366")
    sheet = client.get("/house/theme.css")
    assert sheet.headers["content-type"].startswith("text/css")
    assert "--color-accent:#003366;" in sheet.text
    assert "--house-accent:#003366;--on-house-accent:#ffffff;" in sheet.text
    assert re.findall(r"@media ([^{]+)", sheet.text) == [
        "screen",
        "screen and (prefers-color-scheme:dark)",
    ]
    assert "no-store" not in sheet.headers["cache-control"]


def test_without_a_colour_the_style_sheet_changes_nothing(client: Visitor) -> None:
    sheet = client.get("/house/theme.css")
    assert sheet.status_code == 200
    assert "{" not in sheet.text


def test_without_a_logo_it_is_our_own_mark(client: Visitor) -> None:
    answer = client.get("/house/logo")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.content == (ROOT / "web" / "static" / "icon.svg").read_bytes()


def test_the_logo_of_the_house(client: Visitor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "logo.PNG").write_bytes(b"\x89PNG\r\n")
    sets(monkeypatch, "LOGO", str(tmp_path / "logo.PNG"))
    answer = client.get("/house/logo")
    assert answer.headers["content-type"] == "image/png"
    assert answer.content == b"\x89PNG\r\n"
    assert "script-src 'self'" in answer.headers["content-security-policy"]  # an SVG may hold a script
