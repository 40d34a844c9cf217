"""The manual on its page, and nothing else out of its folder."""

from __future__ import annotations

import re

from tests.web.staff.house import Browser
from warmwelkom.settings import ROOT
from web.staff.manual.routes import PICTURE, TEXT


def test_every_page_leads_to_the_manual(browser: Browser) -> None:
    assert 'href="/staff/handleiding"' in browser.get("/staff").text
    shown = browser.get("/staff/handleiding").text
    assert "<h1>" in shown
    for chapter in ("Vandaag", "Signalen", "Een gesprek", "Afspraken", "Dit ben ik", "Uitnodigen", "Zoeken"):
        assert re.search(rf"<h2>{chapter}", shown), chapter


def test_it_asks_for_a_log_in(stranger: Browser) -> None:
    for path in ("/staff/handleiding", "/staff/pictures/staff-today.png"):
        assert stranger.get(path).status_code == 303


def test_its_pictures_are_there_and_small(browser: Browser) -> None:
    names = PICTURE.findall(TEXT.read_text(encoding="utf-8"))
    assert len(names) >= 8
    for name in names:
        got = browser.get(f"/staff/pictures/{name}.png")
        assert (got.status_code, got.headers["content-type"]) == (200, "image/png"), name
        assert len(got.content) < 150_000, name
    assert browser.get("/staff/pictures/talk.png").status_code == 404


def test_the_readme_leads_to_it() -> None:
    assert "docs/handleiding.md" in (ROOT / "README.md").read_text(encoding="utf-8")
