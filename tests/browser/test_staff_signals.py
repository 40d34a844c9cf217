"""Signals in a real browser: there at once, without reloading; taken on; what was done; nothing lost."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from records import database
from records.models import Client, Conversation, Role, SignalKind
from tests.browser.staff_pages import Open, logged_in
from tests.web.staff.house import House
from tests.web.talk.serving import page_app
from warmwelkom.settings import get_settings

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, str]]:
    """A house with a contact person and an appointed officer, and the address of its pages."""
    with page_app(tmp_path_factory.mktemp("var")) as (_, address):
        url = get_settings().database_url
        database.upgrade(url)
        house = House(url)
        house.colleague()
        house.colleague("Fem Bos", "fem@huis.example", Role.APPOINTED_OFFICER)
        yield house, address
        database.dispose(url)


@pytest.fixture
def house(served: tuple[House, str]) -> House:
    return served[0]


@pytest.fixture
def client(house: House) -> Client:
    return house.client()


@pytest.fixture
def talk(house: House, client: Client) -> Conversation:
    return house.talk(client)


@pytest.fixture
def open_page(browser: Browser, served: tuple[House, str]) -> Iterator[Open]:
    with logged_in(browser, served[1]) as opened:
        yield opened


def picture(page: Page, name: str) -> None:
    """Keep a picture to look at, in the folder that PICTURES names."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def test_a_signal_is_there_without_reloading_taken_on_and_written_down(
    open_page: Open, house: House, talk: Conversation
) -> None:
    page = open_page("/staff")
    page.evaluate("window.same = true")
    strip = page.locator("#signalen-nu")
    house.signal(talk, "ik ben gevallen")
    expect(strip).to_contain_text("meteen iemand nodig")
    card = page.locator(".signal", has_text="Is misschien gevallen").first
    expect(card).to_be_visible()
    picture(page, "signal-today")
    card.get_by_role("button", name="Ik pak dit op").press("Enter")
    mine = page.locator("section", has=page.get_by_role("heading", name="Door jou opgepakt"))
    expect(mine.locator(".signal")).to_contain_text("Opgepakt")
    expect(mine.locator(".review")).to_be_focused()  # also when the list came anew
    assert page.evaluate("window.same") is True
    mine.get_by_role("link", name="Schrijf op wat er is gedaan").click()
    page.get_by_label("Schrijf kort op wat je hebt gedaan").fill("Samen opgestaan.")
    page.get_by_role("button", name="Opschrijven").click()
    expect(page.locator(".done__words")).to_have_text("Samen opgestaan.")
    picture(page, "signal-done")


def test_what_is_being_written_stays_when_a_signal_comes(
    open_page: Open, house: House, talk: Conversation
) -> None:
    signal = house.signal(talk, "ik ben zo alleen", SignalKind.DISTRESS)
    page = open_page(f"/staff/signalen/{signal.id}")
    field = page.get_by_label("Schrijf kort op wat je hebt gedaan")
    field.fill("Samen koffie gedronken")
    house.signal(talk, "ik krijg geen lucht", SignalKind.MEDICAL_URGENT)
    expect(page.locator("#signalen-nu")).to_contain_text("meteen iemand nodig")
    expect(field).to_be_focused()
    expect(field).to_have_value("Samen koffie gedronken")


def test_without_a_connection_the_page_says_that_signals_do_not_come(
    open_page: Open, house: House, talk: Conversation
) -> None:
    page = open_page("/staff/bewoners")
    lost = page.get_by_text("Nieuwe signalen komen niet binnen.")
    expect(lost).to_be_hidden()
    page.context.set_offline(True)
    expect(lost).to_be_visible()
    expect(page.locator("#melding")).to_be_empty()
    page.context.set_offline(False)
    expect(lost).to_be_hidden()


def test_a_session_that_ended_is_said_and_takes_no_words_away(open_page: Open) -> None:
    page = open_page("/staff/bewoners")
    page.context.clear_cookies()
    expect(page.get_by_role("link", name="Je bent uitgelogd")).to_be_visible()
    assert page.url.endswith("/staff/bewoners")


def test_all_works_without_scripts(open_page: Open, house: House, talk: Conversation) -> None:
    signal = house.signal(talk, "ik ben gevallen")
    page = open_page("/staff/bewoners", java_script_enabled=False)
    page.get_by_role("link", name=re.compile("meteen iemand nodig")).click()
    card = page.locator(f"#signaal-{signal.id}")
    card.get_by_role("button", name="Ik pak dit op").click()
    expect(card).to_contain_text("Opgepakt")
    card.get_by_role("link", name="Schrijf op wat er is gedaan").click()
    page.get_by_label("Schrijf kort op wat je hebt gedaan").fill("Arts gebeld.")
    page.get_by_role("button", name="Opschrijven").click()
    expect(page.locator(".done__words")).to_have_text("Arts gebeld.")


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1180)])
def test_pages_are_accessible_and_fit(
    open_page: Open, house: House, talk: Conversation, scheme: str, width: int
) -> None:
    house.signal(talk, "ik ben gevallen")
    house.signal(talk, "ik ben zo alleen", SignalKind.DISTRESS)
    abuse = house.signal(talk, "ze slaan mij hier", SignalKind.ABUSE)
    page = open_page("/staff/signalen", "fem", color_scheme=scheme, viewport={"width": width, "height": 700})
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21aa", "wcag22aa", "best-practice"]}
    for path in ("/staff/signalen", f"/staff/signalen/{abuse.id}", "/staff"):
        page.goto(path)
        picture(page, f"signal-{path.count('/')}-{path.rsplit('/', 1)[1][:8]}-{scheme}")
        found = Axe().run(page, options=rules).response["violations"]
        assert not found, (path, [(one["id"], [node["target"] for node in one["nodes"]]) for one in found])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        low = page.evaluate(
            """[...document.querySelectorAll("button, .button, input, select, .strip__link")]
            .filter((it) => !["hidden", "checkbox"].includes(it.type))
            .filter((it) => it.offsetHeight && it.offsetHeight < 48).map((it) => it.outerHTML)"""
        )
        assert not low, path
