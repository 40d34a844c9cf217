"""A day's work of staff by keyboard alone, with and without the script of the pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.browser.staff_home import DESK, TRUUS, Home, invented_home
from tests.chromium import PATIENCE
from tests.web.staff.house import PASSWORD

pytestmark = pytest.mark.browser

# What has the focus: its name, whether it is seen there, and whether a ring shows it.
FOCUSED = """() => {
    const element = document.activeElement;
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const [x, y] = [Math.min(box.width / 2, 12), Math.min(box.height / 2, 20)];
    const at = document.elementFromPoint(box.x + x, box.y + y);
    const style = getComputedStyle(element);
    const piece = element.closest("article, li");
    return {
        name: (element.labels?.[0] ?? element).textContent.replace(/\\s+/g, " ").trim(),
        at: (piece?.querySelector("blockquote, .sheet__words, .row__words") ?? piece)?.textContent ?? "",
        between: element.matches("body, [tabindex='-1']"),
        seen: !!at && (element === at || element.contains(at) || at.contains(element)),
        // Of the parts of a date, the little calendar shows the browser's own ring.
        ringed: element.type === "date"
            || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
    };
}"""


# A page that is for typing begins in its field, but not before it was drawn.
IN_A_FIELD = "() => document.activeElement.matches('input')"


class Keys:
    """Hands on the keyboard: walks with Tab. All that is passed is seen, and shows that it has the focus."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, name: str, within: str = "", key: str = "Tab") -> None:
        """Walk to what has this name, in the piece of the page with these words."""
        passed: list[str] = []
        for _ in range(160):
            self.page.keyboard.press(key)
            at = self.look()
            if at["between"]:
                continue  # once around, or the page just led on to the next wish
            assert at["ringed"], f"no ring: {at['name']}"
            assert at["seen"], f"hidden: {at['name']}"
            passed.append(at["name"])
            if at["name"].startswith(name) and within in at["at"]:
                return
        raise AssertionError(f"{name} is not among {passed}")

    def look(self) -> dict[str, Any]:
        """What has the focus, when what moves stands still."""
        at: dict[str, Any] = {"between": True}
        for _ in range(100):
            try:
                at = self.page.evaluate(FOCUSED)
            except Error:  # the page is just going on to another
                self.page.wait_for_load_state()
                continue
            if at["between"] or (at["seen"] and at["ringed"]):
                break
            self.page.wait_for_timeout(50)
        return at

    def press(self, name: str, within: str = "") -> None:
        self.to(name, within)
        self.page.keyboard.press("Enter")

    def write(self, name: str, words: str) -> None:
        self.to(name)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_day_by_keyboard_alone(browser: Browser, tmp_path: Path, script: bool) -> None:
    with invented_home(tmp_path) as home:
        context = browser.new_context(
            base_url=home.address,
            viewport=DESK,  # type: ignore[arg-type]
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        if not script:  # the page's own; ours still looks what has the focus
            context.route(re.compile(r"\.js(\?.*)?$"), lambda route: route.abort())
        page = context.new_page()
        try:
            a_day(page, Keys(page), home)
        finally:
            context.close()


def a_day(page: Page, keys: Keys, home: Home) -> None:
    """Log in, take on a signal, review a talk, change a goal, make the sheet, invite and withdraw, search."""
    page.goto("/staff")
    page.wait_for_function(IN_A_FIELD)
    page.keyboard.type("anja@huis.example")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/staff")

    # The first stop leads past what stands on every page.
    keys.press("Naar de inhoud")
    keys.press("Ik pak dit op")
    expect(page.locator(".signal")).to_contain_text("Opgepakt")
    page.goto("/staff/signalen")
    keys.press("Schrijf op wat er is gedaan")
    page.wait_for_url("**#gedaan")
    keys.write("Schrijf kort op", "Samen thee gedronken.")
    keys.press("Opschrijven")
    expect(page.locator("main")).to_contain_text("Samen thee gedronken.")

    page.goto(home.screen("review"))
    keys.press("Afspreken", within="kippen")
    expect(page.get_by_role("article", name="kippen")).to_contain_text("Afgesproken")
    keys.press("Gezien", within="De dokter praat")
    expect(page.get_by_role("article", name="De dokter praat")).to_contain_text("Gezien")
    keys.press("Nu niet", within="Op zondag")
    expect(page.get_by_role("article", name="Op zondag")).to_contain_text("Waarom nu niet?")
    keys.press("Klaar")
    page.wait_for_url(re.compile("vorige="))

    page.goto(home.screen("goals of a person"))
    keys.press("Veranderen of terugkijken")
    page.wait_for_url(re.compile("/staff/afspraken/"))
    keys.write("Wie doet dit", "Yusuf bouwt een hok")
    keys.press("Opslaan")
    expect(page.locator(".history")).to_contain_text("Yusuf bouwt een hok")

    page.goto(home.screen("dit ben ik"))
    before = page.locator(".sheet__line").count()
    keys.press("Weghalen", within="Harm Kuipers")
    expect(page.locator(".sheet__line")).to_have_count(before - 1)
    keys.press("Terugzetten", within="Harm Kuipers")
    expect(page.locator(".sheet__line")).to_have_count(before)

    page.goto(home.screen("person"))
    keys.press("Nieuw gesprek")
    expect(page.get_by_alt_text("QR-code die het gesprek opent")).to_be_visible()
    page.goto("/staff/uitnodigingen")
    keys.press("Intrekken", within=TRUUS)
    expect(page.locator("#uitnodigingen")).not_to_contain_text(TRUUS)

    page.goto("/staff/zoeken")
    page.wait_for_function(IN_A_FIELD)
    page.keyboard.type("kipen")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=kipen"))
    keys.press(TRUUS, within="kippen")
    expect(page.get_by_role("main")).to_contain_text("kippen")
