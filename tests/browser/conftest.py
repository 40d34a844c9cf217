"""A talk in a real browser: what tests of the page share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page

from tests.browser.tablet import TABLET, Open
from tests.chromium import PATIENCE
from tests.web.talk.scripted import TOKEN, ScriptedTalks
from tests.web.talk.serving import page_app


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FastAPI, str]]:
    with page_app(tmp_path_factory.mktemp("var")) as app:
        yield app


@pytest.fixture
def talks(served: tuple[FastAPI, str]) -> ScriptedTalks:
    talks = ScriptedTalks()
    served[0].state.talks = talks
    return talks


@pytest.fixture
def open_page(browser: Browser, served: tuple[FastAPI, str], talks: ScriptedTalks) -> Iterator[Open]:
    """Opens the talk in a new tablet. Scripts that fail, refused sources and other hosts fail the test."""
    address = served[1]
    contexts = []
    wrong: list[str] = []

    def look_at(page: Page) -> None:
        page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
        page.on(
            "console",
            lambda message: (
                wrong.append(f"refused: {message.text}") if "Content Security" in message.text else None
            ),
        )
        page.on(
            "request",
            lambda request: None if request.url.startswith(address) else wrong.append(f"host: {request.url}"),
        )

    def opened(*, prepare: Callable[[Page], Any] | None = None, **options: Any) -> Page:
        context = browser.new_context(base_url=address, **{"viewport": TABLET, **options})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        look_at(page)
        if prepare:
            prepare(page)
        page.goto(f"/t/{TOKEN}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not wrong
