"""Every screen of staff in the invented home: no known barriers in both schemes, on a phone and at a desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.browser.staff_home import DESK, PHONE, SCREENS, Home, invented_home, log_in
from tests.chromium import PATIENCE

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
SIZES = {"phone": PHONE, "desk": DESK}
REFUSED = {"nothing there": 404, "a colleague's client": 403}  # the page says why, and how to go on
# All rules of axe, and those that are off unless asked for: text at 7:1, and 24 px or more to hit.
RULES = {
    "resultTypes": ["violations"],
    "rules": {
        name: {"enabled": True}
        for name in (
            "color-contrast-enhanced",
            "css-orientation-lock",
            "focus-order-semantics",
            "hidden-content",
            "label-content-name-mismatch",
            "p-as-heading",
            "target-size",
        )
    },
}
# What another scheme can change: the colours.
COLOURS = {
    "resultTypes": ["violations"],
    "runOnly": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"],
}
# A link in a sentence is as tall as its line; all else is at least 48 px, so that a finger hits it.
LOW = """() => [...document.querySelectorAll("button, .button, input, select, textarea, summary, nav a")]
    .filter((it) => !["hidden", "checkbox", "radio"].includes(it.type))
    .filter((it) => it.offsetHeight && it.offsetHeight < 48)
    .map((it) => it.outerHTML.slice(0, 160))"""
WIDE = """() => document.documentElement.scrollWidth > innerWidth
    ? [...document.querySelectorAll("body *")].filter((it) => it.getBoundingClientRect().right > innerWidth)
        .map((it) => it.outerHTML.slice(0, 120))
    : []"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with invented_home(tmp_path_factory.mktemp("var")) as home:
        yield home


@pytest.fixture(scope="module")
def logged_in(browser: Browser, home: Home) -> StorageState:
    """The cookies of Anja: logging in costs time on purpose."""
    context = browser.new_context(base_url=home.address)
    log_in(context.new_page())
    kept = context.storage_state()
    context.close()
    return kept


@pytest.fixture
def open_page(browser: Browser, home: Home, logged_in: StorageState) -> Iterator[Open]:
    """A page of Anja in a new browser. Scripts that fail, refused sources and other hosts fail the test."""
    contexts = []
    wrong: list[str] = []

    def opened(*, known: bool = True, **options: Any) -> Page:
        context = browser.new_context(
            base_url=home.address,
            storage_state=logged_in if known else None,
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
        page.on(
            "console",
            lambda message: wrong.append(message.text) if "Content Security" in message.text else None,
        )
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((home.address, "data:"))
                else wrong.append(f"host: {request.url}")
            ),
        )
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not wrong


def barriers(page: Page, name: str) -> list[str]:
    """What stands in someone's way on this page, in both schemes; it is left in the light one."""
    found = [f"{name}: wide: {it}" for it in page.evaluate(WIDE)]
    found += [f"{name}: low: {it}" for it in page.evaluate(LOW)]
    if page.get_by_role("heading", level=1).count() != 1:
        found.append(f"{name}: not one heading of the first level")
    if page.locator("html").get_attribute("lang") != "nl":
        found.append(f"{name}: no language")
    for scheme, rules in (("dark", COLOURS), ("light", RULES)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for one in Axe().run(page, options=rules).response["violations"]:
            found.append(f"{name}, {scheme}: {one['id']}: {[node['target'] for node in one['nodes']][:4]}")
    return found


@pytest.mark.parametrize("size", SIZES)
def test_no_screen_has_known_barriers(open_page: Open, home: Home, size: str) -> None:
    found = []
    page = open_page(known=False, viewport=SIZES[size])
    page.goto("/staff/inloggen")
    found += barriers(page, "log-in")
    page.get_by_label("E-mailadres").fill("iemand@huis.example")
    page.get_by_label("Wachtwoord").fill("niet goed")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).not_to_be_empty()
    found += barriers(page, "log-in refused")

    page = open_page(viewport=SIZES[size])
    for name in SCREENS:
        answer = page.goto(home.screen(name))
        assert answer and answer.status == REFUSED.get(name, 200), name
        for closed in page.locator("summary").all():
            if closed.is_visible():
                closed.click()
        page.evaluate(
            "scrollTo(0, 0)"
        )  # the strip of signals stays in sight and covers what is scrolled under it
        found += barriers(page, name)
    assert not found, "\n".join(found)


def test_an_invitation_and_what_others_saw_first_have_no_known_barriers(open_page: Open, home: Home) -> None:
    page = open_page(viewport=PHONE)
    page.goto(home.screen("goal"))
    other = page.context.new_page()
    other.goto(home.screen("goal"))
    other.get_by_label("Wie doet dit").fill("Yusuf belt")
    other.get_by_role("button", name="Opslaan").click()
    expect(other.locator(".history")).to_contain_text("Yusuf belt")  # before the other one is sent
    page.get_by_label("Wie doet dit").fill("Anja belt")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("Yusuf belt").first).to_be_visible()
    found = barriers(page, "overtaken")

    page.goto(home.screen("person"))
    page.get_by_role("button", name="Nieuw gesprek").click()
    expect(page.get_by_alt_text("QR-code die het gesprek opent")).to_be_visible()
    found += barriers(page, "invitation")
    assert not found, "\n".join(found)
