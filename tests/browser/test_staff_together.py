"""Samen doen in a real browser: no known barriers, and asking two people to meet by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from records import database
from tests.browser.staff_home import PHONE, Home, invented_home, person
from tests.browser.staff_pages import Open, logged_in
from tests.browser.test_staff_screens import barriers

pytestmark = pytest.mark.browser

DESK = {"width": 1180, "height": 860}
SHARED = (
    "/staff/samen",
    "/staff/samen?volgorde=soort",
    "/staff/samen?q=xyz",
    "/staff/samen/ideeen",
    "/staff/samen/kaarten",
    "/staff/samen/kaarten/lijst",
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with invented_home(tmp_path_factory.mktemp("var")) as home:
        yield home


@pytest.fixture
def opened(browser: Browser, home: Home) -> Iterator[Open]:
    with logged_in(browser, home.address) as opened:
        yield opened


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_page_has_known_barriers(opened: Open, home: Home, size: dict[str, int], scheme: str) -> None:
    with database.session(home.url) as work:
        truus = person(work).id
    found = []
    page = opened("/staff/samen", who="lotte", viewport=size, color_scheme=scheme)
    for path in SHARED:
        page.goto(path)
        found += barriers(page, path)
    page = opened("/staff", viewport=size, color_scheme=scheme)
    expect(page.get_by_text("Jullie kunnen ze voorstellen")).to_be_visible()
    found += barriers(page, "today")
    page.goto(f"/staff/bewoners/{truus}/delen")
    page.get_by_role("button", name="Ja").last.click()
    expect(page.get_by_text("Mag gedeeld worden.")).to_be_visible()
    page.evaluate("scrollTo(0, 0)")  # or the strip on top lies over a button
    found += barriers(page, "may share")
    assert not found, "\n".join(found)


def press_until(page: Page, name: str) -> None:
    """Tab to the button or box with this name."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(
            """() => { const it = document.activeElement;
                return ((it.labels && it.labels[0]) || it).innerText || ""; }"""
        ).startswith(name):
            return
    raise AssertionError(f"{name} can't be reached by keyboard")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_two_are_asked_and_meet_by_keyboard_alone(opened: Open, home: Home, script: bool) -> None:
    interest, other, of_anja = (
        ("zingen", "Dora Hermans", "Mien Leenders") if script else ("breien", "Zus Lemmens", "Bets Horbach")
    )
    page = opened(f"/staff/samen/{interest}", who="lotte", java_script_enabled=script, viewport=DESK)
    for name in sorted((of_anja, other), key=page.get_by_role("main").inner_text().index):
        press_until(page, name)
        page.keyboard.press("Space")
    press_until(page, "Laat vragen")
    page.keyboard.press("Enter")
    page.wait_for_url("**/staff/samen#kennismaken")
    asked = page.locator(".meeting", has_text=of_anja)
    expect(asked).to_contain_text("Wordt gevraagd")
    expect(asked).to_contain_text(other)

    page = opened("/staff", java_script_enabled=script, viewport=DESK)
    row = page.locator(
        ".row", has_text=f"Vraag {'mevrouw Leenders' if script else 'Bets'} om kennis te maken"
    )
    expect(row).to_be_visible()
    expect(page.get_by_text(other)).to_have_count(0)  # nobody is named before both said yes
    row.get_by_role("button", name="Liever niet").focus()
    page.keyboard.press("Enter")
    expect(row).to_have_count(0)
