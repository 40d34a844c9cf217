"""The widget in a real browser, on somebody else's site with a strict policy of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, FrameLocator, Page, expect

from records import database, talks
from tests.browser.tablet import eventually
from tests.chromium import PATIENCE
from tests.web.talk.playing import PlayedRasa
from tests.web.talk.serving import serving
from warmwelkom.settings import get_settings
from web.app import create_app
from web.example.site import server
from web.talk.limits import Limit
from web.talk.service import TalkService

pytestmark = pytest.mark.browser

LABEL = "Praat met ons"
PANEL = "Gesprek met Warm Welkom"
SECRET = "Ik mis mijn hond Bello zo."
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
Visit = Callable[..., Page]


@contextmanager
def strange_site(talk: str, **widget: str) -> Iterator[str]:
    """The example site: with the name "localhost" another site than the talk's, not only another port."""
    site = server(talk, widget)
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://localhost:{site.server_address[1]}"
    finally:
        site.shutdown()
        thread.join()
        site.server_close()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where Warm Welkom runs: the real application, with a Rasa that says "Gehoord."."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WARMWELKOM_VAR", str(tmp_path_factory.mktemp("var")))
        patch.setenv("WARMWELKOM_WIDGET_HOSTS", "http://localhost:1")  # whoever visits says which
        get_settings.cache_clear()
        settings = get_settings()
        database.upgrade(settings.database_url)
        app = create_app()
        rasa = PlayedRasa()
        rasa.replies = {"/begin": [talks.Reply("Goedendag. Wat wilt u eigenlijk?")]}
        app.state.talks = TalkService(settings.database_url, rasa)
        app.state.beginning = Limit(1000, 1)
        with serving(app) as address:
            yield address
        database.dispose(settings.database_url)
    get_settings.cache_clear()


@pytest.fixture
def seen() -> list[str]:
    """What went wrong in the browser: scripts, refused sources, requests to anyone else."""
    return []


@pytest.fixture
def visit(browser: Browser, house: str, seen: list[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Visit]:
    """Opens the strange site, which the house allows unless told. Attributes of the script may be given."""
    closing: list[Callable[[], Any]] = []

    def visited(
        *,
        allowed: bool = True,
        widget: dict[str, str] | None = None,
        script: str = "",
        host: str = "localhost",
        **options: Any,
    ) -> Page:
        site = strange_site(house, **(widget or {}))
        address = site.__enter__().replace("localhost", host)
        monkeypatch.setenv("WARMWELKOM_WIDGET_HOSTS", address if allowed else "https://elders.example")
        get_settings.cache_clear()
        context = browser.new_context(base_url=address, **{"viewport": DESK, **options})
        context.set_default_timeout(PATIENCE)
        closing.extend((lambda: site.__exit__(None, None, None), context.close))
        page = context.new_page()
        page.on("pageerror", lambda error: seen.append(f"script: {error}"))
        page.on("console", lambda line: seen.append(line.text) if line.type in ("error", "warning") else None)
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith((address, house)) else seen.append(f"host: {request.url}")
            ),
        )
        if script:
            page.add_init_script(script)
        page.goto("/")
        page.wait_for_load_state("load")
        return page

    yield visited
    for close in reversed(closing):
        close()


@pytest.fixture(autouse=True)
def nothing_wrong(seen: list[str]) -> Iterator[None]:
    yield
    assert seen == []


def button(page: Page) -> Any:
    return page.get_by_role("button", name=LABEL, exact=True)


def panel(page: Page) -> Any:
    return page.get_by_role("dialog", name=PANEL)


def inside(page: Page) -> FrameLocator:
    return page.frame_locator(f'iframe[title="{PANEL}"]')


def opened(page: Page) -> FrameLocator:
    button(page).click()
    expect(inside(page).get_by_role("heading", name="Praat met Warm Welkom")).to_be_visible()
    return inside(page)


def talking(page: Page) -> FrameLocator:
    frame = opened(page)
    frame.get_by_role("button", name="Begin een gesprek").click()
    expect(frame.get_by_text("Wat wilt u eigenlijk?")).to_be_visible()
    return frame


def focused(page: Page) -> str:
    """What has the focus, through shadow roots: its name and its words."""
    return str(
        page.evaluate(
            """() => {
                let found = document.activeElement;
                while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
                return `${found.localName} ${found.localName === "body" ? "" : found.textContent}`.trim();
            }"""
        )
    )


def expect_focus(page: Page, on: str) -> None:
    """The focus goes from one process to another, so it takes a moment."""
    eventually(page, lambda: focused(page) == on, f"the focus on {on}")


def in_frame(page: Page, script: str) -> Any:
    """What a script gives in the frame."""
    return inside(page).locator("html").evaluate(script)


def loaded(page: Page) -> None:
    """Wait until the scripts of the page in the frame run, and the keyboard was handed to it."""
    eventually(page, lambda: in_frame(page, "() => document.readyState") == "complete", "the frame is loaded")
    eventually(page, lambda: in_frame(page, "() => document.hasFocus()"), "the frame has the keyboard")
    page.wait_for_timeout(100)  # the site hears of it too


def move(page: Page, key: str) -> None:
    """Press a key that moves the focus, and wait until it stands still elsewhere."""

    def place() -> tuple[str, int]:
        return focused(page), in_frame(page, "() => [...document.all].indexOf(document.activeElement)")

    before = place()
    page.keyboard.press(key)
    eventually(page, lambda: place() != before, f"{key} moves the focus")
    now = before
    while now != (now := place()):
        page.wait_for_timeout(150)


def test_a_visitor_talks_in_the_panel(visit: Visit) -> None:
    page = visit()
    frame = talking(page)
    frame.get_by_label("Uw antwoord").fill(SECRET)
    frame.get_by_role("button", name="Verstuur").click()
    expect(frame.get_by_text("Gehoord.")).to_be_visible()
    expect(frame.get_by_text(SECRET)).to_be_visible()


def test_nothing_is_asked_of_the_house_before_it_is_opened(visit: Visit, house: str) -> None:
    page = visit()
    asked: list[str] = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert [address for address in asked if address.startswith(house)] == [f"{house}/widget.js"]
    assert page.frames == [page.main_frame] or page.frames[1].url in ("", "about:blank")
    expect(button(page)).to_be_visible()
    expect(panel(page)).to_be_hidden()


def test_the_site_learns_nothing_but_that_the_panel_closes(visit: Visit) -> None:
    page = visit()
    page.evaluate(
        """() => {
            window.heard = [];
            addEventListener("message", (event) => heard.push(event.data));
        }"""
    )
    frame = talking(page)
    frame.get_by_label("Uw antwoord").fill(SECRET)
    frame.get_by_role("button", name="Verstuur").click()
    expect(frame.get_by_text("Gehoord.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    assert page.evaluate("heard") == ["warm-welkom:close"]
    assert (
        page.evaluate(
            """() => {
            const frame = document.querySelector("aside").shadowRoot.querySelector("iframe");
            try { return frame.contentWindow.document.body.textContent; } catch { return "refused"; }
        }"""
        )
        == "refused"
    )
    assert SECRET not in page.content()
    assert page.evaluate("Object.keys(window.WarmWelkom)") == ["open", "close"]


def test_by_keyboard_the_focus_goes_in_and_comes_back(visit: Visit) -> None:
    page = visit()
    button(page).focus()
    page.keyboard.press("Enter")
    expect(panel(page)).to_be_visible()
    begin = inside(page).get_by_role("button", name="Begin een gesprek")
    expect(begin).to_be_visible()
    expect_focus(page, "iframe")
    loaded(page)
    for _ in range(8):  # past the sizes of the letters
        move(page, "Tab")
        if begin.evaluate("(button) => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    answer = inside(page).get_by_label("Uw antwoord")
    expect(answer).to_be_visible()
    loaded(page)
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect_focus(page, f"button {LABEL}")
    page.keyboard.press("Enter")  # and in again: the talk is where it was
    expect(answer).to_be_visible()
    expect_focus(page, "iframe")


def back_to(page: Page, name: str) -> None:
    """Go back with the keyboard, out of the frame, until `name` has the focus."""
    loaded(page)
    for _ in range(12):
        move(page, "Shift+Tab")
        if focused(page) == name:
            return
    raise AssertionError(f"never got to {name}")


def test_tab_goes_from_the_panel_to_the_page_and_back(visit: Visit) -> None:
    page = visit()
    opened(page)
    expect_focus(page, "iframe")
    back_to(page, "button Sluiten")
    page.keyboard.press("Shift+Tab")
    expect_focus(page, "a Contact")
    expect(panel(page)).to_be_visible()  # who goes back to the page may leave it open
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect_focus(page, "button Sluiten")
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect_focus(page, f"button {LABEL}")


def test_the_close_button_leads_back_to_what_opened_it(visit: Visit) -> None:
    page = visit()
    opened(page)
    page.get_by_role("button", name="Sluiten").click()
    expect(panel(page)).to_be_hidden()
    expect_focus(page, f"button {LABEL}")
    page.get_by_role("button", name="Vertel het ons").click()  # a button of the site itself
    expect(panel(page)).to_be_visible()
    expect_focus(page, "iframe")
    page.get_by_role("button", name="Sluiten").click()
    expect_focus(page, "button Vertel het ons")


# What a script of the page does by itself, without anything that the person did.
BY_ITSELF = """if (window === top) addEventListener("load", () => {
    document.querySelector("footer a").focus();
    WarmWelkom.open();
});"""


def test_the_page_opens_and_closes_it_without_moving_the_focus(visit: Visit) -> None:
    page = visit(script=BY_ITSELF)
    expect(panel(page)).to_be_visible()
    expect(inside(page).get_by_role("heading", name="Praat met Warm Welkom")).to_be_visible()
    expect_focus(page, "a Contact")
    for _ in range(2):  # closed already, the second time
        page.evaluate("WarmWelkom.close()")
        expect(panel(page)).to_be_hidden()
        expect_focus(page, "a Contact")


def test_who_went_into_a_panel_that_the_page_opened_comes_out_at_the_button(visit: Visit) -> None:
    page = visit(script=BY_ITSELF)
    expect(panel(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect_focus(page, "button Sluiten")
    page.keyboard.press("Enter")
    expect(panel(page)).to_be_hidden()
    expect_focus(page, f"button {LABEL}")


def read_out(page: Page) -> set[str]:
    """The names of what a screen reader finds on the page."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    return {node["name"]["value"] for node in tree["nodes"] if node.get("name") and not node["ignored"]}


def test_on_a_phone_it_covers_the_page_and_holds_the_focus(visit: Visit) -> None:
    page = visit(viewport=PHONE)
    assert "Contact" in read_out(page)
    opened(page)
    assert panel(page).bounding_box() == {"x": 0, "y": 0, **PHONE}
    back_to(page, "button Sluiten")
    page.keyboard.press("Shift+Tab")
    page.wait_for_timeout(300)
    assert "Contact" not in focused(page)
    assert "Contact" not in read_out(page)  # not for a screen reader either
    page.get_by_role("button", name="Sluiten").focus()
    expect_focus(page, "button Sluiten")
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect_focus(page, f"button {LABEL}")
    button(page).click()
    loaded(page)
    page.keyboard.press("Escape")  # from within the frame
    expect(panel(page)).to_be_hidden()


def test_another_page_of_the_site_finds_the_talk_again(visit: Visit) -> None:
    # Another port of the same site: a private window, as in tests, refuses storage to a frame of another one.
    page = visit(host="127.0.0.1")
    frame = talking(page)
    frame.get_by_label("Uw antwoord").fill(SECRET)
    frame.get_by_role("button", name="Verstuur").click()
    expect(frame.get_by_text("Gehoord.")).to_be_visible()
    page.get_by_role("link", name="Agenda").click()
    expect(panel(page)).to_be_hidden()
    opened(page).get_by_role("link", name="Verder met uw gesprek").click()
    expect(inside(page).get_by_text(SECRET)).to_be_visible()


def test_what_was_written_down_is_seen_in_the_panel_too(visit: Visit) -> None:
    page = visit(host="127.0.0.1")
    frame = talking(page)
    frame.get_by_role("link", name="Wat is er opgeschreven?").click()
    expect(frame.get_by_role("heading", name="Wat is er opgeschreven?")).to_be_visible()
    frame.get_by_role("link", name="Terug naar het gesprek").first.focus()
    loaded(page)
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    page.get_by_role("link", name="Agenda").click()
    opened(page).get_by_role("link", name="Verder met uw gesprek").click()
    expect(inside(page).get_by_text("Wat wilt u eigenlijk?")).to_be_visible()


def test_another_tab_finds_nothing(visit: Visit) -> None:
    page = visit(host="127.0.0.1")
    talking(page)
    other = page.context.new_page()
    other.goto(page.url)
    frame = opened(other)
    expect(frame.get_by_role("link", name="Verder met uw gesprek")).to_be_hidden()


def test_the_site_chooses_text_colour_and_place(visit: Visit) -> None:
    widget = {"label": "Vertel ons <iets>", "colour": "#FFD54A", "position": "left", "close": "Klaar"}
    page = visit(widget=widget)
    own = page.get_by_role("button", name="Vertel ons <iets>")
    box = own.bounding_box()
    assert box and box["x"] == 16 and box["height"] >= 48
    look = own.evaluate("(b) => [getComputedStyle(b).backgroundColor, getComputedStyle(b).color]")
    assert look == ["rgb(255, 213, 74)", "rgb(0, 0, 0)"]
    own.click()
    found = panel(page).bounding_box()
    assert found and found["x"] == 16
    page.get_by_role("button", name="Klaar").click()
    expect(panel(page)).to_be_hidden()


def test_the_styles_of_the_site_do_not_reach_it(visit: Visit) -> None:
    page = visit(widget={"colour": "red; display: none"})  # no colour: our own
    style = "(b) => (({ fontSize, textTransform, backgroundColor, color }) => [fontSize, textTransform, \
        backgroundColor, color])(getComputedStyle(b))"
    assert button(page).evaluate(style) == ["18px", "none", "rgb(76, 31, 64)", "rgb(255, 255, 255)"]
    opened(page)
    box = inside(page).owner.bounding_box()
    assert box and box["width"] >= 440


def test_without_a_button_the_site_opens_it_itself(visit: Visit) -> None:
    page = visit(widget={"position": "none"})
    expect(page.get_by_role("button", name="Vertel het ons")).to_be_visible()
    expect(button(page)).to_have_count(0)
    page.get_by_role("button", name="Vertel het ons").click()
    expect(panel(page)).to_be_visible()


def test_a_site_that_may_not_show_it_is_told_so(visit: Visit, seen: list[str], house: str) -> None:
    page = visit(allowed=False)
    page.get_by_role("button", name="Vertel het ons").click()  # nothing breaks
    expect(button(page)).to_have_count(0)
    here = page.evaluate("location.origin")
    eventually(page, lambda: seen, "the site is told")
    assert seen == [f"Warm Welkom: not shown here. Add {here} to WARMWELKOM_WIDGET_HOSTS of {house}."]
    seen.clear()


def test_a_frame_made_by_another_site_stays_empty(visit: Visit, seen: list[str], house: str) -> None:
    page = visit(allowed=False)
    page.evaluate(
        """(address) => {
            const frame = document.createElement("iframe");
            frame.src = address;
            document.body.append(frame);
        }""",
        f"{house}/praten",
    )
    eventually(page, lambda: any("frame-ancestors" in line for line in seen), "it is refused")
    assert not page.frames[-1].get_by_role("button").count()
    seen.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_closed_and_open_it_has_no_known_barriers(visit: Visit, size: Any, scheme: Any) -> None:
    page = visit(viewport=size, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)

    def fine(state: str) -> None:
        found = Axe().run(page)
        assert found.violations_count == 0, f"{state}: {found.generate_report()}"

    fine("closed")
    talking(page)
    fine("open")


@pytest.mark.parametrize("scheme", ["active", "none"])
def test_it_does_not_print(visit: Visit, scheme: Any) -> None:
    page = visit(forced_colors=scheme)
    expect(button(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(button(page)).to_be_hidden()
