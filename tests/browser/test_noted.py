"""The page "Wat is er opgeschreven?" in a browser: changing, striking, printing, and a shared tablet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.tablet import Open, eventually, field
from tests.web.talk.scripted import TOKEN, ScriptedTalks, noted

pytestmark = pytest.mark.browser

BEGIN = datetime(2026, 11, 21, 12, tzinfo=UTC)
SOUP, DOG = "Ik wil elke dag soep", "Ik mis mijn hond"
PAGE = f"/t/{TOKEN}/opgeschreven"


@pytest.fixture(autouse=True)
def written(talks: ScriptedTalks) -> None:
    talks.written = [noted(SOUP, "U wilt elke dag soep."), noted(DOG)]


def words(page: Page) -> Locator:
    return page.locator(".written-words")


def left(talks: ScriptedTalks) -> bool:
    return talks.left


def press(page: Page, name: str, number: int) -> None:
    """Fold a tool open; with the keyboard, as who can't point does."""
    tool = page.locator("summary").filter(has_text=f"{name} van nummer {number}")
    tool.focus()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_talk_to_what_was_written_and_other_words(open_page: Open, scripts: bool) -> None:
    page = open_page(java_script_enabled=scripts)
    page.get_by_role("link", name="Wat is er opgeschreven?").click()
    expect(words(page)).to_have_text([f"‘{SOUP}’", f"‘{DOG}’"])
    press(page, "Veranderen", 2)
    page.get_by_role("textbox", name="Hoe moet het zijn?").fill("Ik mis mijn poes")
    page.get_by_role("button", name="Bewaar mijn woorden").click()
    expect(words(page)).to_have_text([f"‘{SOUP}’", "‘Ik mis mijn poes’"])
    press(page, "Weghalen", 1)
    page.get_by_role("button", name="Ja, haal dit weg").click()
    expect(words(page)).to_have_text(["‘Ik mis mijn poes’"])
    expect(page.get_by_role("button", name="Afdrukken")).to_be_visible(visible=scripts)
    page.get_by_role("link", name="Alles laten weghalen").click()
    page.get_by_role("button", name="Ja, haal alles weg").click()
    expect(page.get_by_text("Alles is weg.")).to_be_visible()


@pytest.mark.parametrize("width", [320, 820])
def test_nothing_is_cut_off_and_all_can_be_pressed(open_page: Open, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 640})
    for address in (PAGE, f"/t/{TOKEN}/alles-weg", "/", "/toegankelijkheid"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for thing in page.locator("main :is(a, button, summary, input, textarea):visible").all():
            box = thing.bounding_box()
            assert box is not None
            assert box["height"] >= 48, thing.text_content()


def test_on_paper_there_are_words_and_no_buttons(open_page: Open) -> None:
    page = open_page()
    page.goto(PAGE)
    page.emulate_media(media="print")
    expect(words(page)).to_have_text([f"‘{SOUP}’", f"‘{DOG}’"])
    expect(page.get_by_text("Van mevrouw Vroemen.")).to_be_visible()
    assert page.locator(":is(button, summary, textarea):visible").count() == 0


def test_a_shared_tablet_empties_this_page_too(open_page: Open, talks: ScriptedTalks) -> None:
    talks.shared = True
    page = open_page(prepare=lambda page: page.clock.install(time=BEGIN))
    page.clock.pause_at(BEGIN + timedelta(minutes=1))
    page.goto(PAGE)
    page.clock.run_for("14:10")
    page.get_by_role("button", name="Ik ben er nog").click()
    page.clock.run_for("13:00")
    assert not left(talks)
    page.clock.run_for("02:05")
    page.clock.resume()
    page.wait_for_url("**/")
    assert left(talks)
    page.go_back()
    expect(page.get_by_text(DOG)).to_have_count(0)


def test_who_writes_for_long_at_a_shared_tablet_is_known_to_be_there(
    open_page: Open, talks: ScriptedTalks
) -> None:
    talks.shared = True
    page = open_page(prepare=lambda page: page.clock.install(time=BEGIN))
    page.clock.pause_at(BEGIN + timedelta(minutes=1))
    for _ in range(20):
        field(page).press_sequentially("a")
        page.clock.run_for("01:00")
    page.clock.resume()
    eventually(page, lambda: talks.stays >= 15, "the house hears of it")
    assert not left(talks)
