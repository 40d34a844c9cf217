"""What leaves by the hands of staff, in a real browser: copying, a talk on one A4, a file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from records import database
from records.models import Consent, Conversation, Wish
from tests.browser.staff_home import Home, invented_home, waiting_talk
from tests.browser.staff_pages import Open, logged_in

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with invented_home(tmp_path_factory.mktemp("home")) as home:
        yield home


@pytest.fixture
def opened(home: Home, browser: Browser) -> Iterator[Open]:
    with logged_in(browser, home.address) as opened:
        yield opened


@pytest.fixture
def talk(home: Home) -> str:
    with database.session(home.url) as work:
        return f"/staff/gesprekken/{waiting_talk(work).id}"


def copied(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_a_talk_and_a_wish_are_copied_and_it_is_said(opened: Open, talk: str) -> None:
    page = opened(talk, permissions=["clipboard-read", "clipboard-write"])
    said = page.locator("#gekopieerd")
    expect(said).to_have_attribute("role", "status")
    page.get_by_role("link", name="Kopieer als tekst").click()
    expect(page.get_by_role("link", name="Gekopieerd")).to_be_visible()  # for four seconds
    expect(said).to_have_text("Gekopieerd. Je kunt het nu ergens plakken.")
    assert copied(page).startswith("Kwartaalgesprek met ")
    wish = page.locator(".wish").first
    words = wish.locator(".wish__words").inner_text()
    link = wish.get_by_role("link", name="Kopieer")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "navigator.clipboard.readText().then((text) => text.includes('kwartaalgesprek. '))"
    )
    assert words.strip("“”") in copied(page)
    assert page.url.endswith(talk)


def test_without_script_the_text_is_a_page(opened: Open, talk: str) -> None:
    page = opened(talk, java_script_enabled=False)
    page.get_by_role("link", name="Kopieer als tekst").click()
    expect(page.locator("body")).to_contain_text("Gesproken met Warm Welkom, een computer die luistert.")


def test_who_is_logged_out_meanwhile_copies_nothing_wrong(opened: Open, talk: str) -> None:
    page = opened(talk, permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("navigator.clipboard.writeText('van eerder')")
    page.context.clear_cookies()
    page.get_by_role("link", name="Kopieer als tekst").click()
    page.wait_for_url("**/staff/inloggen**")
    assert copied(page) == "van eerder"


def test_the_longest_talks_fit_on_one_page(home: Home, opened: Open) -> None:
    with database.session(home.url) as work:
        longest = work.scalars(
            sa.select(Wish.conversation_id)
            .join(Conversation, Conversation.id == Wish.conversation_id)
            .where(Conversation.consent == Consent.GIVEN)
            .group_by(Wish.conversation_id)
            .order_by(sa.func.sum(sa.func.length(Wish.own_words)).desc())
        ).all()
    page = opened("/staff", who="ellen")
    seen = 0
    for talk in longest:
        answer = page.goto(f"/staff/gesprekken/{talk}/afdruk")
        if answer is not None and answer.ok:  # of her own ward
            assert pages(page) == 1, talk
            seen += 1
        if seen == 4:
            return
    pytest.fail("there are no four talks to print")


def pages(page: Page) -> int:
    """How many pages it is on paper."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def test_a_selection_is_downloaded_and_opens(opened: Open) -> None:
    page = opened("/staff/uitvoer")
    page.get_by_label("Gaat over").select_option(label="Eten en drinken")
    with page.expect_navigation():
        page.get_by_role("button", name="Laat zien").click()
    shown = page.locator("tbody tr").first.locator("td").nth(1).inner_text()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download voor Excel").click()
    content = Path(waiting.value.path()).read_bytes()
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert sheet["F2"].value == shown
    assert waiting.value.suggested_filename.endswith(".xlsx")
