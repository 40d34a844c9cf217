"""The pages of staff in a real browser: what their tests share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from tests.chromium import PATIENCE
from tests.web.staff.house import PASSWORD

Open = Callable[..., Page]


@contextmanager
def logged_in(browser: Browser, address: str) -> Iterator[Open]:
    """What logs in in a new browser and opens a page: `opened(path, who="anja", **options of the browser)`.

    In the end scripts that failed and refused sources fail the test.
    """
    contexts = []
    wrong: list[str] = []

    def opened(path: str, who: str = "anja", **options: Any) -> Page:
        # A colour that is still on its way is a colour with too little contrast.
        context = browser.new_context(base_url=address, **{"reduced_motion": "reduce", **options})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
        page.on(
            "console",
            lambda message: wrong.append(message.text) if "Content Security" in message.text else None,
        )
        page.goto(path)
        page.get_by_label("E-mailadres").fill(f"{who}@huis.example")
        page.get_by_label("Wachtwoord").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{path}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not wrong
