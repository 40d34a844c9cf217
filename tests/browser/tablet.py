"""What a person does on the page of a talk, and what they see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

TABLET = {"width": 820, "height": 1180}
Open = Callable[..., Page]


def field(page: Page) -> Any:
    return page.get_by_label("Uw antwoord")


def send(page: Page, text: str) -> None:
    field(page).fill(text)
    page.get_by_role("button", name="Verstuur").click()


def lines(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator("[data-log] .words").all_text_contents()]
