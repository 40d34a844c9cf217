"""The staff pages in a real browser: with and without scripts, by keyboard, on a phone, in both schemes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, expect

from records import database, talks
from records.models import Client, Conversation, SignalKind, WishKind
from tests.browser.staff_pages import Open, logged_in
from tests.web.staff.house import PASSWORD, House
from tests.web.talk.serving import page_app
from warmwelkom.settings import get_settings

pytestmark = pytest.mark.browser

MARKET = "Ik zou zo graag weer eens naar de markt in Heerlen"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, str]]:
    """A house with one colleague, and the address of its pages."""
    with page_app(tmp_path_factory.mktemp("var")) as (_, address):
        url = get_settings().database_url
        database.upgrade(url)
        house = House(url)
        house.colleague()
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
    """A talk in which much was said, and someone is needed."""
    talk = house.talk(client)
    house.wish(talk, MARKET)
    house.wish(
        talk, "ik mis mijn hond", kind=WishKind.LOSS, say_back="U mist uw hond.", themes=("home_place",)
    )
    house.wish(talk, "onbreekbaar" * 12, themes=())
    house.signal(talk, "ik ben gevallen")
    house.signal(talk, "ik ben zo alleen", SignalKind.DISTRESS)
    with database.session(house.url) as work:
        talks.want_human(work, talk.id)
    return talk


@pytest.fixture
def open_page(browser: Browser, served: tuple[House, str]) -> Iterator[Open]:
    with logged_in(browser, served[1]) as opened:
        yield opened


def test_marking_changes_the_row_only_and_keeps_the_keyboard_there(
    open_page: Open, talk: Conversation
) -> None:
    page = open_page(f"/staff/gesprekken/{talk.id}")
    page.evaluate("window.same = true")
    row = page.locator(".wish", has_text=MARKET)
    row.get_by_role("button", name="Gezien").press("Enter")
    expect(row.locator(".review")).to_have_text(re.compile(r"Gezien\s+door Anja de Wit"))
    expect(row.locator(".review")).to_be_focused()
    page.keyboard.press("Tab")
    expect(row.get_by_role("button", name="Afgesproken")).to_be_focused()
    page.keyboard.press("Enter")
    expect(row.locator(".review")).to_have_text(re.compile(r"Afgesproken\s+door Anja de Wit"))
    expect(row.get_by_role("button")).to_have_count(0)
    assert page.evaluate("window.same") is True


def test_a_signal_is_taken_on_in_place(open_page: Open, talk: Conversation) -> None:
    page = open_page(f"/staff/gesprekken/{talk.id}")
    card = page.locator(".signal", has_text="Is misschien gevallen")
    card.get_by_role("button", name="Ik pak dit op").click()
    expect(card).to_contain_text("Opgepakt")
    expect(card).to_contain_text("“ik ben gevallen”")


def test_all_works_without_scripts(open_page: Open, talk: Conversation) -> None:
    page = open_page(f"/staff/gesprekken/{talk.id}", java_script_enabled=False)
    row = page.locator(".wish", has_text=MARKET)
    row.get_by_role("button", name="Afgesproken").click()
    page.wait_for_url(re.compile(rf"/staff/gesprekken/{talk.id}#wens-[0-9a-f-]+$"))
    expect(row.locator(".review")).to_contain_text("Afgesproken")
    page.get_by_role("button", name="Ik ga erheen").click()
    expect(page.get_by_text("Wil iemand spreken")).to_have_count(0)


def test_without_a_connection_it_says_that_nothing_changed(open_page: Open, talk: Conversation) -> None:
    page = open_page(f"/staff/gesprekken/{talk.id}")
    page.context.set_offline(True)
    row = page.locator(".wish", has_text=MARKET)
    row.get_by_role("button", name="Gezien").click()
    expect(page.get_by_role("alert")).to_contain_text("Er is nu geen verbinding. Er is niets veranderd.")
    expect(row).to_contain_text("Nog niet bekeken")


def test_a_session_that_ended_leads_to_the_log_in_and_back(open_page: Open, talk: Conversation) -> None:
    path = f"/staff/gesprekken/{talk.id}"
    page = open_page(path)
    page.context.clear_cookies()
    page.locator(".wish", has_text=MARKET).get_by_role("button", name="Gezien").click()
    page.wait_for_url("**/staff/inloggen?next=*")
    page.get_by_label("E-mailadres").fill("anja@huis.example")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_url(f"**{path}")


def test_an_invitation_opens_the_talk(open_page: Open, client: Client) -> None:
    page = open_page(f"/staff/bewoners/{client.id}")
    page.get_by_role("button", name="Nieuw gesprek").click()
    code = page.get_by_alt_text("QR-code die het gesprek opent")
    expect(code).to_be_visible()
    page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=code.element_handle())
    assert "/t/" in page.locator(".invitation__link").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1180])
def test_pages_are_accessible_and_fit(
    open_page: Open, talk: Conversation, client: Client, scheme: str, width: int
) -> None:
    page = open_page("/staff", color_scheme=scheme, viewport={"width": width, "height": 700})
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21aa", "wcag22aa", "best-practice"]}
    for path in (
        "/staff",
        f"/staff/gesprekken/{talk.id}",
        f"/staff/bewoners/{client.id}",
        "/staff/bewoners",
        "/staff/bewoners/nieuw",
        "/staff/bestaat-niet",
    ):
        page.goto(path)
        for closed in page.locator("summary").all():
            if closed.is_visible():
                closed.click()
        found = Axe().run(page, options=rules).response["violations"]
        assert not found, (path, [(one["id"], [node["target"] for node in one["nodes"]]) for one in found])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        low = page.evaluate(
            """[...document.querySelectorAll("button, .button, input, select")]
            .filter((it) => !["hidden", "checkbox"].includes(it.type))
            .filter((it) => it.offsetHeight && it.offsetHeight < 48).map((it) => it.outerHTML)"""
        )
        assert not low, path
