"""The head of the pages of staff: on a phone one line with a menu that opens, at a desk all in a row."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Locator, Page, expect

from records import database
from records.models import SignalKind
from tests.browser.staff_home import DESK, PHONE
from tests.browser.staff_pages import Open, logged_in
from tests.browser.test_staff_screens import LOW, RULES, WIDE
from tests.web.staff.house import House
from tests.web.talk.serving import page_app
from warmwelkom.settings import get_settings

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The pages of a house where one signal waits for a colleague."""
    with page_app(tmp_path_factory.mktemp("var")) as (_, address):
        url = get_settings().database_url
        database.upgrade(url)
        house = House(url)
        house.colleague()
        house.signal(house.talk(house.client()), "ik ben zo alleen", SignalKind.DISTRESS)
        yield address
        database.dispose(url)


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Open]:
    with logged_in(browser, address) as opened:
        yield opened


def menu(page: Page) -> Locator:
    return page.locator("summary", has_text="Menu")


def links(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Pagina's")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_menu_opens_by_keyboard_and_leads_on(opened: Open, script: bool) -> None:
    page = opened("/staff", viewport=PHONE, java_script_enabled=script)
    expect(links(page)).to_have_count(0)
    for _ in range(3):  # past the way to the content, and the name of the house
        page.keyboard.press("Tab")
    expect(menu(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(links(page)).to_be_visible()
    expect(links(page).locator("[aria-current=page]")).to_have_text("Vandaag")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Signalen", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/staff/signalen")
    expect(links(page)).to_have_count(0)
    expect(menu(page)).to_be_visible()


def test_escape_closes_the_menu_and_the_focus_stays_there(opened: Open) -> None:
    page = opened("/staff", viewport=PHONE)
    menu(page).click()
    links(page).get_by_role("link", name="Zoeken").focus()
    page.keyboard.press("Escape")
    expect(links(page)).to_have_count(0)
    expect(menu(page)).to_be_focused()


def test_what_waits_is_in_sight_with_the_menu_open_or_closed(opened: Open) -> None:
    page = opened("/staff/bewoners", viewport=PHONE)
    waits = page.get_by_role("link", name="Er wacht 1 signaal op jou")
    expect(waits).to_be_in_viewport(ratio=1)
    menu(page).click()
    expect(waits).to_be_in_viewport(ratio=1)


def test_who_is_logged_in_leaves_by_the_menu(opened: Open) -> None:
    page = opened("/staff", viewport=PHONE)
    menu(page).click()
    page.get_by_role("button", name="Uitloggen").click()
    page.wait_for_url("**/staff/inloggen")
    expect(menu(page)).to_have_count(0)


def test_at_a_desk_all_pages_stand_in_a_row(opened: Open) -> None:
    page = opened("/staff", viewport=DESK)
    expect(menu(page)).to_be_hidden()
    expect(links(page)).to_have_count(1)
    tops = [link.evaluate("it => it.offsetTop") for link in links(page).get_by_role("link").all()]
    assert len(tops) > 3 and len(set(tops)) == 1
    expect(page.get_by_role("button", name="Uitloggen")).to_have_count(1)


def test_the_open_menu_has_no_barriers(opened: Open) -> None:
    page = opened("/staff", viewport=NARROW)
    head = page.get_by_role("banner")
    assert head.evaluate("it => it.offsetHeight") < 100
    menu(page).click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate(LOW) == []
        assert page.evaluate(WIDE) == []
