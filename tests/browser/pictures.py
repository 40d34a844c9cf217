"""Takes the pictures of the docs: `make pictures`. People look at them; nothing compares them."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, sync_playwright

from records import database, talks
from tests.browser import states
from tests.browser.tablet import TABLET
from tests.browser.test_widget import inside, strange_site, talking
from tests.chromium import QUIET
from tests.web.talk.playing import PlayedRasa
from tests.web.talk.scripted import TOKEN, ScriptedTalks
from tests.web.talk.serving import serving
from warmwelkom.settings import ROOT, get_settings
from web.app import create_app
from web.talk.service import TalkService

FOLDER = ROOT / "docs" / "pictures"
LARGEST = 150_000  # bytes of a picture

# By the name of its file: the state, and how the tablet is.
TAKEN: dict[str, tuple[str, dict[str, Any]]] = {
    "talk": ("question with quick answers", {}),
    "talk-opened": ("opened", {}),
    "talk-landscape": ("question", {"viewport": {"width": 1180, "height": 820}}),
    "talk-choices": ("choices with pictures", {}),
    "talk-phone-320": ("question with quick answers", {"viewport": {"width": 320, "height": 640}}),
    # Zooming makes the same page half as wide, and each pixel of it twice as large.
    "talk-zoom-200": ("question", {"viewport": {"width": 410, "height": 590}, "device_scale_factor": 2}),
    "talk-forced-colours": ("choices with pictures", {"forced_colors": "active"}),
    "talk-dark": ("question with quick answers", {"color_scheme": "dark"}),
    "talk-large-letters": ("letters large", {}),
    "talk-offline": ("without a connection", {}),
    "first-page": ("first page", {}),
    "start": ("start for visitors", {}),
    "written-down": ("what was written down", {}),
}


def opener(browser: Browser, address: str, given: dict[str, Any]) -> Callable[..., Page]:
    """What opens the talk on a tablet like this."""

    def opened(*, prepare: Callable[[Page], Any] | None = None, **more: Any) -> Page:
        options = {"viewport": TABLET, "reduced_motion": "reduce", **given, **more}
        page = browser.new_context(base_url=address, **options).new_page()
        if prepare:
            prepare(page)
        page.goto(f"/t/{TOKEN}")
        return page

    return opened


def save(page: Page, name: str) -> None:
    """Keep what is on the screen."""
    page.wait_for_timeout(200)  # drawings are loaded
    picture = page.screenshot(caret="hide")
    size = len(picture)
    print(f"{name}.png  {size / 1000:.0f} kB", flush=True)
    if size > LARGEST:
        raise SystemExit(f"{name}.png has {size} bytes, more than {LARGEST}")
    (FOLDER / f"{name}.png").write_bytes(picture)


def take_widget(browser: Browser, app: FastAPI, house: str) -> None:
    """The widget, open on the example site."""
    rasa = PlayedRasa()
    hello = "Goedendag. Ik ben een computer, geen mens. Ik luister graag."
    rasa.replies = {"/begin": [talks.Reply(hello), talks.Reply("Wat wilt u eigenlijk?")]}
    app.state.talks = TalkService(get_settings().database_url, rasa)
    with strange_site(house) as site, pytest.MonkeyPatch.context() as patch:
        patch.setenv("WARMWELKOM_WIDGET_HOSTS", site)
        get_settings.cache_clear()
        page = browser.new_page(viewport={"width": 1180, "height": 820}, reduced_motion="reduce")
        page.goto(site)
        talking(page)
        inside(page).get_by_label("Uw antwoord").blur()
        save(page, "widget")


def main(wanted: list[str]) -> None:
    """Take all pictures, or those with these names."""
    with tempfile.TemporaryDirectory() as var, pytest.MonkeyPatch.context() as patch:
        patch.setenv("WARMWELKOM_VAR", var)
        patch.delenv("WARMWELKOM_DATABASE_URL", raising=False)
        get_settings.cache_clear()
        url = get_settings().database_url
        database.upgrade(url)
        app = create_app()
        app.state.talks = ScriptedTalks()
        with serving(app) as address, sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
            with closing(chromium) as browser:
                for name, (state, given) in TAKEN.items():
                    if wanted and name not in wanted:
                        continue
                    app.state.talks = script = ScriptedTalks()
                    page = states.STATES[state](opener(browser, address, given), script)
                    save(page, name)
                    page.context.close()
                if not wanted or "widget" in wanted:
                    take_widget(browser, app, address)
        database.dispose(url)


if __name__ == "__main__":
    main(sys.argv[1:])
