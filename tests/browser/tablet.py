"""What a person does on the page of a talk, and what they see."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from tests.chromium import PATIENCE

TABLET = {"width": 820, "height": 1180}
Open = Callable[..., Page]


def eventually(page: Page, holds: Callable[[], object], what: str) -> None:
    """Wait for something outside the page to come true; `expect` waits for what is on it."""
    end = time.monotonic() + PATIENCE / 1000
    while not holds():
        assert time.monotonic() < end, f"waited in vain: {what}"
        page.wait_for_timeout(20)  # the page goes on meanwhile


def field(page: Page) -> Any:
    return page.get_by_label("Uw antwoord")


def send(page: Page, text: str) -> None:
    field(page).fill(text)
    page.get_by_role("button", name="Verstuur").click()


def send_again(page: Page) -> None:
    """Press "Nog een keer versturen", unless the page sent it by itself in this very moment."""
    page.evaluate("document.querySelector('.retry')?.click()")


def lines(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator("[data-log] .words").all_text_contents()]
