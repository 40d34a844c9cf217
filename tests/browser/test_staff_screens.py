"""Every screen of staff in the invented home: no known barriers in both schemes, on a phone and at a desk,
and a day's work by keyboard alone, with and without script."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.browser.staff_home import DESK, PHONE, SCREENS, TRUUS, Home, invented_home, log_in
from tests.web.staff.house import PASSWORD

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
SIZES = {"phone": PHONE, "desk": DESK}
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
# A link in a sentence is as tall as its line; all else is at least 48 px, so that a finger hits it.
LOW = """() => [...document.querySelectorAll("button, .button, input, select, textarea, summary, nav a")]
    .filter((it) => !["hidden", "checkbox", "radio"].includes(it.type))
    .filter((it) => it.offsetHeight && it.offsetHeight < 48)
    .map((it) => it.outerHTML.slice(0, 160))"""
WIDE = """() => document.documentElement.scrollWidth > innerWidth
    ? [...document.querySelectorAll("body *")].filter((it) => it.getBoundingClientRect().right > innerWidth)
        .map((it) => it.outerHTML.slice(0, 120))
    : []"""
# What has the focus: its name, whether it is seen there, and whether a ring shows it.
FOCUSED = """() => {
    const element = document.activeElement;
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const [x, y] = [Math.min(box.width / 2, 12), Math.min(box.height / 2, 20)];
    const at = document.elementFromPoint(box.x + x, box.y + y);
    const style = getComputedStyle(element);
    return {
        name: (element.labels?.[0] ?? element).textContent.replace(/\\s+/g, " ").trim(),
        at: element.closest("article, li, section")?.textContent.replace(/\\s+/g, " ").trim() ?? "",
        seen: !!at && (element === at || element.contains(at) || at.contains(element)),
        ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    };
}"""


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
        context.set_default_timeout(20_000)
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
    """What stands in someone's way on this page."""
    found = [f"{name}: wide: {it}" for it in page.evaluate(WIDE)]
    found += [f"{name}: low: {it}" for it in page.evaluate(LOW)]
    if page.get_by_role("heading", level=1).count() != 1:
        found.append(f"{name}: not one heading of the first level")
    if page.locator("html").get_attribute("lang") != "nl":
        found.append(f"{name}: no language")
    for one in Axe().run(page, options=RULES).response["violations"]:
        found.append(f"{name}: {one['id']}: {[node['target'] for node in one['nodes']][:4]}")
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_no_screen_has_known_barriers(open_page: Open, home: Home, size: str, scheme: str) -> None:
    found = []
    page = open_page(known=False, viewport=SIZES[size], color_scheme=scheme)
    page.goto("/staff/inloggen")
    found += barriers(page, "log-in")
    page.get_by_label("E-mailadres").fill("iemand@huis.example")
    page.get_by_label("Wachtwoord").fill("niet goed")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).not_to_be_empty()
    found += barriers(page, "log-in refused")

    page = open_page(viewport=SIZES[size], color_scheme=scheme)
    for name in SCREENS:
        answer = page.goto(home.screen(name))
        assert answer and answer.status == (404 if name == "nothing there" else 200), name
        for closed in page.locator("summary").all():
            if closed.is_visible():
                closed.click()
        found += barriers(page, name)
    assert not found, "\n".join(found)


def test_an_invitation_and_what_others_saw_first_have_no_known_barriers(open_page: Open, home: Home) -> None:
    page = open_page(viewport=PHONE)
    page.goto(home.screen("goal"))
    other = page.context.new_page()
    other.goto(home.screen("goal"))
    other.get_by_label("Wie doet dit").fill("Yusuf belt")
    other.get_by_role("button", name="Opslaan").click()
    page.get_by_label("Wie doet dit").fill("Anja belt")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("Yusuf belt").first).to_be_visible()
    found = barriers(page, "overtaken")

    page.goto(home.screen("person"))
    page.get_by_role("button", name="Nieuw gesprek").click()
    expect(page.get_by_alt_text("QR-code die het gesprek opent")).to_be_visible()
    found += barriers(page, "invitation")
    assert not found, "\n".join(found)


class Keys:
    """Hands on the keyboard: walks with Tab. All that is passed is seen, and shows that it has the focus."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, name: str, within: str = "", key: str = "Tab") -> None:
        """Walk to what has this name, in the piece of the page with these words."""
        passed: list[str] = []
        for _ in range(160):
            self.page.keyboard.press(key)
            if self.page.evaluate("document.activeElement === document.body"):
                continue  # once around
            at = self.look()
            assert at["ringed"], f"no ring: {at['name']}"
            assert at["seen"], f"hidden: {at['name']}"
            passed.append(at["name"])
            if at["name"].startswith(name) and within in at["at"]:
                return
        raise AssertionError(f"{name} is not among {passed}")

    def look(self) -> dict[str, Any]:
        """What has the focus, when what moves stands still."""
        for _ in range(10):
            at: dict[str, Any] = self.page.evaluate(FOCUSED)
            if at["seen"] and at["ringed"]:
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
def test_a_day_by_keyboard_alone(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, script: bool
) -> None:
    with invented_home(tmp_path_factory.mktemp("day")) as home:
        context = browser.new_context(base_url=home.address, viewport=DESK, reduced_motion="reduce")
        context.set_default_timeout(20_000)
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
    expect(page.locator(".quote", has_text="kippen")).to_contain_text("Afgesproken")
    keys.press("Gezien", within="De dokter praat")
    expect(page.locator(".quote", has_text="De dokter praat")).to_contain_text("Gezien")
    keys.press("Nu niet", within="Op zondag")
    expect(page.locator(".quote", has_text="Op zondag")).to_contain_text("Waarom nu niet?")
    keys.press("Klaar")
    page.wait_for_url(re.compile("vorige="))

    page.goto(home.screen("goals of a person"))
    keys.press("Ik zou zo graag kippen")
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
    page.keyboard.type("kipen")
    page.keyboard.press("Enter")
    keys.press(TRUUS, within="kippen")
    expect(page.get_by_role("main")).to_contain_text("kippen")
