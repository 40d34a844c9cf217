"""No known barriers in any state, what screen readers get of a whole talk, and a talk by keyboard alone."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect

from records import database
from tests.browser import states
from tests.browser.states import STATES
from tests.browser.tablet import Open, eventually, field, send, send_again
from tests.web.talk.scripted import TOKEN, ScriptedTalks, noted
from warmwelkom.settings import get_settings
from web.talk.pictures import pictured
from web.talk.view import Progress

pytestmark = pytest.mark.browser

SNAPSHOT = Path(__file__).parent / "snapshots" / "talk.txt"
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
LETTERS_APART = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((element) => {
    if (!element.getClientRects().length) return false;
    if (element.closest(".visually-hidden, .skip-link, svg")) return false;
    const { overflowX, overflowY } = getComputedStyle(element);
    return (overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1)
        || (["hidden", "clip"].includes(overflowY) && element.scrollHeight > element.clientHeight + 1)
        || element.getBoundingClientRect().right > innerWidth + 1;
}).map((element) => `${element.localName}.${element.className}`)"""
# What has the focus: its name, whether it is seen there, and whether a ring shows it.
FOCUSED = """() => {
    const element = document.activeElement;
    const box = element.getBoundingClientRect();
    const at = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
    const style = getComputedStyle(element);
    return {
        name: (element.labels?.[0] ?? element).textContent.replace(/\\s+/g, " ").trim(),
        seen: element === at || element.contains(at),
        ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    };
}"""

MOVING = """() => [...document.querySelectorAll("*")].flatMap((element) =>
    [null, "::before", "::after"]
        .map((part) => getComputedStyle(element, part))
        .filter((style) => style.animationName !== "none" || style.transitionDuration !== "0s")
        .map(() => element.outerHTML.slice(0, 80)))"""


@pytest.fixture(scope="module", autouse=True)
def tables(served: tuple[FastAPI, str]) -> None:
    """Wrong codes are counted."""
    database.upgrade(get_settings().database_url)


@pytest.mark.parametrize("name", STATES)
def test_there_are_no_known_barriers(name: str, open_page: Open, talks: ScriptedTalks) -> None:
    page = STATES[name](open_page, talks)
    assert page.title()
    assert page.locator("html").get_attribute("lang") == "nl"
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("main")).to_have_count(1)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, f"{scheme}: {found.generate_report()}"


def test_who_wants_less_motion_gets_none(open_page: Open, talks: ScriptedTalks) -> None:
    """Not even for a moment: a colour that is still on its way is a colour with too little contrast."""
    page = STATES["thinking"](open_page, talks)
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVING) == []
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(MOVING) != []  # else it would find nothing anywhere


@pytest.mark.parametrize(
    "name", ["first page", "choices with pictures", "failed", "what was written down", "start for visitors"]
)
def test_text_set_wider_is_not_cut_off(name: str, open_page: Open, talks: ScriptedTalks) -> None:
    def small(**options: Any) -> Page:
        small_and_still = {"viewport": {"width": 320, "height": 640}, "reduced_motion": "reduce"}
        return open_page(**small_and_still, **options)

    page = STATES[name](small, talks)
    page.evaluate(LETTERS_APART)
    assert page.evaluate(CUT_OFF) == []


def test_what_screen_readers_get_of_a_whole_talk(open_page: Open, talks: ScriptedTalks) -> None:
    """It stands in snapshots/talk.txt. When it should change: WARMWELKOM_SNAPSHOTS=write, then read it."""
    talks.script = [
        [("Dank u wel.", []), (states.QUESTION, [])],
        [(states.HEARD, []), ("Waar wilt u het nu over hebben?", pictured(states.THEMES))],
        [("Wat eet u het liefst?", [])],
        [("Dank u wel. Wat eet u het liefst?", [])],
        [("Goed, dan is het nu pauze. Tot straks.", [])],
        [("U wilt graag naar de markt.", []), ("Heb ik dat goed begrepen?", states.SUMMARY)],
        [("Dank u wel, mevrouw Vroemen. Tot ziens.", [])],
    ]
    page = open_page()
    seen: list[str] = []

    def look(moment: str) -> None:
        tree = re.sub(r"verander=[\w-]+", "verander=an-answer", page.locator("body").aria_snapshot())
        seen.append(f"# {moment}\n\n{tree}\n")

    def says(text: str) -> None:
        expect(page.get_by_text(text).last).to_be_visible()
        # The server was asked how the talk stands: its own lines have names.
        expect(page.locator(".line-person:not([data-id])")).to_have_count(0)
        page.wait_for_load_state("networkidle")

    look("The page is opened")
    talks.progress = Progress(1)
    page.get_by_role("button", name="Ja, dat is goed").click()
    says(states.QUESTION)
    look("The first question")
    talks.progress = Progress(2)
    send(page, states.MARKET)
    says("Waar wilt u het nu over hebben?")
    look("What was said is said back; there are pictures to choose from")
    page.get_by_role("button", name="Eten en drinken").click()
    says("Wat eet u het liefst?")
    send(page, " ")
    look("Nothing was written")
    page.get_by_text("Eerder in dit gesprek").click()
    page.get_by_role("link", name="Antwoord veranderen").first.click()
    look("What came before is unfolded, an earlier answer is being changed")
    send(page, "Naar de markt in Kerkrade.")
    says("Dank u wel. Wat eet u het liefst?")
    look("It was changed")
    page.get_by_text("Eerder in dit gesprek").click()
    talks.state = "paused"
    page.get_by_role("button", name="Even pauze").click()
    says("Goed, dan is het nu pauze.")
    look("Pause")
    talks.state = "open"
    send(page, "Ik ben er weer.")
    says("Heb ik dat goed begrepen?")
    talks.broken = True
    send(page, "Ja, dat klopt")
    expect(page.locator(".failed")).to_be_visible()
    look("It was not sent")
    talks.broken, talks.farewell = False, True
    send_again(page)
    expect(page.get_by_text("Dit gesprek is klaar")).to_be_visible()
    look("The talk is closed")

    tree = "\n".join(seen)
    if os.environ.get("WARMWELKOM_SNAPSHOTS") == "write":
        SNAPSHOT.write_text(tree, encoding="utf-8")
    kept = SNAPSHOT.read_text(encoding="utf-8")
    difference = difflib.unified_diff(kept.splitlines(), tree.splitlines(), "kept", "now", lineterm="")
    assert tree == kept, "\n".join(difference)


def _goes_to(page: Page, key: str = "Tab") -> Callable[[str], list[str]]:
    """Walk with Tab to what has this name. All that is passed is seen, and shows that it has the focus."""

    def walk(name: str) -> list[str]:
        passed: list[str] = []
        for _ in range(40):
            page.keyboard.press(key)
            at = page.evaluate(FOCUSED)
            if page.evaluate("document.activeElement === document.body"):
                continue  # once around
            assert at["ringed"], f"no ring: {at['name']}"
            assert at["seen"], f"hidden: {at['name']}"
            passed.append(at["name"])
            if at["name"].startswith(name):
                return passed
        raise AssertionError(f"{name} is not among {passed}")

    return walk


def test_a_whole_talk_by_keyboard_alone(open_page: Open, talks: ScriptedTalks) -> None:
    talks.script = [
        [("Dank u wel.", []), (states.QUESTION, [])],
        [(states.HEARD, []), ("Waar wilt u het nu over hebben?", pictured(states.THEMES))],
        [("Wat eet u het liefst?", [])],
        [("Dank u wel. En wat drinkt u graag?", [])],
        [("Goed, dan is het nu pauze.", [])],
    ]
    talks.written = [noted("Naar de markt in Heerlen"), noted("Ik mis mijn hond")]
    page = open_page(reduced_motion="reduce")  # else what has the focus may still be on its way into sight
    tab, back = _goes_to(page), _goes_to(page, "Shift+Tab")

    # The first stop leads past all else to the answer.
    assert tab("Naar uw antwoord") == ["Naar uw antwoord"]
    page.keyboard.press("Enter")
    expect(field(page)).to_be_focused()
    # From there everything is in reach, in the order in which it stands.
    stops = back("A gewoon")
    assert stops[-3:] == ["A heel groot", "A groot", "A gewoon"]
    assert stops[0:3] == ["Wie leest dit?", "Nee, liever niet", "Ja, dat is goed"]
    tab("Ja, dat is goed")
    page.keyboard.press("Enter")
    expect(page.get_by_text(states.QUESTION)).to_be_visible()
    expect(field(page)).to_be_focused()

    page.keyboard.press("Enter")  # nothing was written
    expect(field(page)).to_have_accessible_description("U hebt nog niets geschreven.")
    page.keyboard.type(states.MARKET)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Eten en drinken")).to_be_visible()
    expect(field(page)).to_be_focused()
    back("Eten en drinken")
    page.keyboard.press("Space")
    expect(page.get_by_text("Wat eet u het liefst?")).to_be_visible()
    expect(field(page)).to_be_focused()

    # An earlier answer is changed.
    back("Eerder in dit gesprek")
    page.keyboard.press("Enter")
    tab("Antwoord veranderen")
    page.keyboard.press("Enter")
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value(states.MARKET)
    expect(field(page)).to_have_accessible_description("U verandert een eerder antwoord.")
    page.keyboard.press("Control+A")
    page.keyboard.type("Naar de markt in Kerkrade.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("En wat drinkt u graag?")).to_be_visible()
    expect(field(page)).to_have_accessible_description("")
    assert len(talks.instead_of) == 1

    # Pause, and what was written down.
    talks.state = "paused"
    tab("Even pauze")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Het is nu pauze.")).to_be_visible()
    tab("Wat is er opgeschreven?")
    page.keyboard.press("Enter")
    page.wait_for_url("**/opgeschreven")
    tab("Weghalen van nummer 2")
    page.keyboard.press("Enter")
    tab("Ja, haal dit weg")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_text("Ik mis mijn hond")).to_have_count(0)
    tab("Terug naar het gesprek")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/t/{TOKEN}")
    assert [text for _, text in talks.received] == [
        "/affirm",
        states.MARKET,
        states.THEMES[0]["payload"],
        "Naar de markt in Kerkrade.",
        "Even pauze",
    ]


def test_any_key_keeps_a_shared_tablet_awake_and_tab_goes_around(
    open_page: Open, talks: ScriptedTalks
) -> None:
    page = states.left_alone(open_page, talks)
    tab = _goes_to(page)
    stops = tab("Ik ben klaar")
    expect(page.get_by_text("Bent u er nog?")).to_have_count(0)
    assert tab("Ik ben klaar") == stops  # out of the page, and in again at its beginning


def test_a_refused_source_would_be_noticed(browser: Browser, served: tuple[FastAPI, str]) -> None:
    """The other tests fail when the policy refuses something; here is what they look for."""
    page = browser.new_page()
    try:
        told: list[str] = []
        page.on("console", lambda message: told.append(message.text))
        page.goto(f"{served[1]}/")
        page.evaluate(
            """() => {
                const script = document.createElement("script");
                script.textContent = "window.inline = true";
                document.head.append(script);
                document.body.setAttribute("style", "color: red");
                const image = new Image();
                image.src = "http://127.0.0.1:9/";
                document.body.append(image);
            }"""
        )
        assert page.evaluate("window.inline") is None
        refused = "Content Security"
        eventually(page, lambda: sum(refused in text for text in told) == 3, "all three are told of")
    finally:
        page.close()
