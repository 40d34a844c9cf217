"""How the page of a talk is read: sizes of letters, one thing at a time, pictures, and reading aloud."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tablet import Open, eventually, field, send
from tests.web.talk.scripted import ScriptedTalks, said
from web.talk.pictures import pictured

pytestmark = pytest.mark.browser

BEGIN = datetime(2026, 11, 21, 12, tzinfo=UTC)

OFFERED = pictured(
    [
        {"title": "Eten en drinken", "payload": '/choose{"choice": "food_drink"}'},
        {"title": "Mensen om mij heen", "payload": '/choose{"choice": "important_people"}'},
        {"title": "Naar buiten", "payload": '/choose{"choice": "moving_body"}'},
        {"title": "Iets anders", "payload": "/skip"},
    ]
)
# A browser with these voices, that keeps what it is asked to say and says it until it is stopped.
VOICES = """(() => {
    const voice = (lang, name, localService) => ({ lang, name, localService });
    const voices = [%s];
    window.spoken = [];
    Object.defineProperty(speechSynthesis, "getVoices", { value: () => voices });
    Object.defineProperty(speechSynthesis, "cancel", { value: () => { window.cancelled = true; } });
    Object.defineProperty(speechSynthesis, "speak", { value: (said) => {
        window.cancelled = false;
        window.last = said;
        window.spoken.push([said.text, said.voice.name]);
    } });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
})()"""
OURS = 'voice("nl-BE", "Ellen", true), voice("nl-NL", "Claire", true), voice("en-US", "Bob", true)'
ELSEWHERE = 'voice("nl-NL", "Cloud", false), voice("en-US", "Bob", true)'


def letters(page: Page) -> float:
    size: float = page.locator(".line-assistant:visible .words").last.evaluate(
        "(words) => parseFloat(getComputedStyle(words).fontSize)"
    )
    return size


def size_button(page: Page, name: str) -> None:
    page.get_by_role("group", name="Grootte van de letters").get_by_role(
        "button", name=name, exact=True
    ).click()


def test_letters_come_in_three_sizes_that_stay_on_the_device(open_page: Open) -> None:
    page = open_page()
    plain = letters(page)
    assert plain >= 20
    size_button(page, "A groot")
    large = letters(page)
    size_button(page, "A heel groot")
    assert letters(page) > large > plain
    expect(page.get_by_role("button", name="A heel groot", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(page.get_by_role("button", name="A gewoon", exact=True)).to_have_attribute("aria-pressed", "false")
    other = page.context.new_page()
    other.goto(page.url)
    assert letters(other) > large
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_a_shared_tablet_the_size_goes_with_the_visit(open_page: Open, talks: ScriptedTalks) -> None:
    talks.shared = True
    page = open_page()
    plain = letters(page)
    size_button(page, "A heel groot")
    page.reload()
    assert letters(page) > plain
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Ik ben klaar").click()
    page.wait_for_url("**/")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


@pytest.mark.parametrize("size", ["2", "3"])
@pytest.mark.parametrize("view", [(320, 568), (844, 390), (820, 1180)])
def test_the_largest_letters_fit_every_screen(
    open_page: Open, talks: ScriptedTalks, view: tuple[int, int], size: str
) -> None:
    talks.shared = True
    talks.lines += [said("person", "Dat weet ik niet."), said("assistant", "Is hier iets bij?", OFFERED)]
    page = open_page(
        viewport={"width": view[0], "height": view[1]},
        prepare=lambda page: page.add_init_script(f"sessionStorage.setItem('warm-letters', '{size}')"),
    )
    expect(page.locator("html")).to_have_attribute("data-letters", size)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    cut = page.evaluate(
        "[...document.querySelectorAll('button')].filter((one) => one.scrollWidth > one.clientWidth + 1)"
        ".map((one) => one.textContent)"
    )
    assert not cut


def test_one_thing_is_on_the_screen_and_the_rest_unfolds(open_page: Open, talks: ScriptedTalks) -> None:
    talks.script = [[("Wat wilt u eigenlijk?", [])], [("U mist uw hond.", [])]]
    page = open_page(prepare=lambda page: page.clock.install(time=BEGIN))
    earlier = page.get_by_text("Eerder in dit gesprek")
    expect(earlier).to_be_hidden()  # nothing was earlier yet
    page.get_by_role("button", name="Ja, dat is goed").click()
    send(page, "Ik mis mijn hond.")
    expect(page.get_by_text("U mist uw hond.")).to_be_visible()
    expect(page.locator(".line:visible")).to_have_count(2)
    log = page.get_by_role("log")
    page.clock.pause_at(BEGIN + timedelta(hours=1))  # it is off for a second only
    earlier.click()
    expect(log).to_have_attribute("aria-live", "off")  # what unfolds is no news
    expect(page.locator(".line:visible")).to_have_count(6)
    page.clock.run_for(1000)
    expect(log).to_have_attribute("aria-live", "polite")
    earlier.click()
    expect(page.locator(".line:visible")).to_have_count(2)


@pytest.mark.parametrize("javascript", [True, False])
def test_what_can_be_chosen_has_a_picture_beside_its_words(
    open_page: Open, talks: ScriptedTalks, javascript: bool
) -> None:
    talks.script = [[("Misschien een van deze dingen?", OFFERED)], [("Eten en drinken.", [])]]
    page = open_page(java_script_enabled=javascript)
    expect(page.locator(".picture")).to_have_count(0)
    page.get_by_role("button", name="Wie leest dit?").click()
    expect(page.locator(".choice .picture")).to_have_count(4)
    names = page.locator(".choice use").evaluate_all("(uses) => uses.map((use) => use.getAttribute('href'))")
    assert names == [
        f"/static/pictures.svg#{name}" for name in ("food_drink", "important_people", "moving_body", "other")
    ]
    page.get_by_role("button", name="Iets anders", exact=True).wait_for()
    page.get_by_role("button", name="Eten en drinken", exact=True).click()
    expect(page.get_by_text("Eten en drinken.")).to_be_visible()
    assert talks.received[-1][1] == OFFERED[0]["payload"]
    expect(page.locator(".line-person:visible [data-text]")).to_have_text("Eten en drinken")


def test_pictures_are_drawn(open_page: Open, talks: ScriptedTalks) -> None:
    """The drawing is asked for, read and put on the screen: the card is not one colour where it stands."""
    talks.lines.append(said("assistant", "Is hier iets bij?", OFFERED))
    page = open_page()
    picture = page.locator(".picture").first
    expect(picture).to_be_visible()
    use = picture.locator("use")
    use.evaluate("(use) => { use.style.visibility = 'hidden'; }")
    empty = len(picture.screenshot())
    use.evaluate("(use) => { use.style.visibility = ''; }")
    eventually(page, lambda: len(picture.screenshot()) > 1.5 * empty, "it is drawn")


def test_without_a_dutch_voice_of_the_device_nothing_is_read(open_page: Open) -> None:
    page = open_page(prepare=lambda page: page.add_init_script(VOICES % ELSEWHERE))
    expect(page.locator("[data-hear]").first).to_be_hidden()
    expect(page.get_by_text("Alles voorlezen")).to_be_hidden()


def test_a_message_is_read_by_a_voice_of_the_device(open_page: Open, talks: ScriptedTalks) -> None:
    page = open_page(prepare=lambda page: page.add_init_script(VOICES % OURS))
    hear = page.get_by_role("button", name="Lees voor")
    expect(hear).to_have_count(1)  # once for all that was said in one breath
    hear.click()
    assert page.evaluate("window.spoken") == [[" ".join(line.text for line in talks.lines), "Claire"]]
    page.get_by_role("button", name="Stop met voorlezen").click()
    assert page.evaluate("window.cancelled")
    expect(hear).to_be_visible()
    hear.click()
    page.evaluate("window.last.onend()")
    expect(hear).to_be_visible()


def test_all_that_comes_in_is_read_when_that_was_asked(open_page: Open, talks: ScriptedTalks) -> None:
    talks.script = [[("Dank u wel.", []), ("Wat wilt u eigenlijk?", [])], [("Vertelt u maar.", [])]]
    page = open_page(prepare=lambda page: page.add_init_script(VOICES % OURS))
    button = page.get_by_role("button", name="Alles voorlezen")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    send(page, "Ja")
    expect(page.get_by_text("Wat wilt u eigenlijk?")).to_be_visible()
    assert page.evaluate("window.spoken[1][0]") == "Dank u wel. Wat wilt u eigenlijk?"
    field(page).press_sequentially("E")  # who writes wants no talking
    assert page.evaluate("window.cancelled")
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("window.spoken") == []  # nothing by itself
    button.click()
    send(page, "En koffie")
    expect(page.get_by_text("Vertelt u maar.")).to_be_visible()
    assert page.evaluate("window.spoken") == []
