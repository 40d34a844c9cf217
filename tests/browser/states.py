"""Every state in which a person can find a page of the talk, and how to get there.

Tests look at each for barriers; the pictures of the docs are taken of some.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, Route, expect

from tests.browser.tablet import Open, field, send
from tests.web.talk.scripted import TOKEN, WAITING, ScriptedTalks, noted, said
from web.talk.pictures import pictured
from web.talk.view import Progress

State = Callable[[Open, ScriptedTalks], Page]
STATES: dict[str, State] = {}

BEGIN = datetime(2026, 11, 21, 12, tzinfo=UTC)
MARKET = "Ik zou zo graag weer eens naar de markt in Heerlen. Mijn zus ging altijd mee."
QUESTION = "Wat maakt een gewone dag voor u een goede dag?"
HEARD = "U zou graag weer naar de markt in Heerlen gaan, met uw zus."
ASKS_ON = "Wat is er zo fijn aan die markt?"
THEMES = [
    {"title": "Eten en drinken", "payload": '/choose{"choice": "food_drink"}'},
    {"title": "Naar buiten en bewegen", "payload": '/choose{"choice": "moving_body"}'},
    {"title": "Mensen om mij heen", "payload": '/choose{"choice": "important_people"}'},
    {"title": "Iets anders", "payload": "/skip"},
]
SUMMARY = [
    {"title": "Ja, dat klopt", "payload": "/affirm"},
    {"title": "Nee, dat is anders", "payload": "/deny"},
]
VOICE = """Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => [{ name: "Vera", lang: "nl-NL", localService: true }],
    speak() {}, cancel() {}, addEventListener() {},
} });
window.SpeechSynthesisUtterance = class {};"""


def state(name: str) -> Callable[[State], State]:
    """Put a way to a state under its name."""

    def put(way: State) -> State:
        STATES[name] = way
        return way

    return put


def underway(talks: ScriptedTalks, *last: str, buttons: list[dict[str, str]] | None = None) -> None:
    """The talk is some questions on its way; `last` was said last, with these quick answers."""
    talks.progress = Progress(3)
    talks.lines += [
        said("person", "Ja, dat is goed"),
        said("assistant", "Dank u wel. Ik luister."),
        said("assistant", QUESTION),
        replace(said("person", MARKET), replaceable=True),
    ]
    talks.lines += [said("assistant", text) for text in last[:-1]]
    talks.lines.append(said("assistant", last[-1], pictured(buttons or [])))


def page_at(open_page: Open, address: str) -> Page:
    page = open_page()
    page.goto(address)
    return page


# The first page, and links that lead nowhere.


@state("first page")
def first_page(open_page: Open, talks: ScriptedTalks) -> Page:
    return page_at(open_page, "/")


def _code(open_page: Open, code: str) -> Page:
    page = page_at(open_page, "/")
    page.get_by_label("Typ hier uw code").fill(code)
    page.get_by_role("button", name="Open mijn gesprek").click()
    expect(page.get_by_role("alert")).not_to_be_empty()
    return page


@state("code that nobody has")
def wrong_code(open_page: Open, talks: ScriptedTalks) -> Page:
    return _code(open_page, "ABC-234")


@state("half a code")
def half_a_code(open_page: Open, talks: ScriptedTalks) -> Page:
    return _code(open_page, "ABC")


@state("link that does not work")
def unknown_link(open_page: Open, talks: ScriptedTalks) -> Page:
    return page_at(open_page, "/t/unknown")


# The talk.


@state("opened")
def opened(open_page: Open, talks: ScriptedTalks) -> Page:
    return open_page()


@state("question")
def question(open_page: Open, talks: ScriptedTalks) -> Page:
    underway(talks, HEARD, ASKS_ON)
    return open_page()


@state("question with quick answers")
def quick_answers(open_page: Open, talks: ScriptedTalks) -> Page:
    underway(talks, HEARD, "Heb ik dat goed begrepen?", buttons=SUMMARY)
    return open_page()


@state("choices with pictures")
def pictures(open_page: Open, talks: ScriptedTalks) -> Page:
    underway(talks, HEARD, "Waar wilt u het nu over hebben?", buttons=THEMES)
    page = open_page()
    expect(page.locator(".choice .picture")).to_have_count(4)
    return page


@state("answer chosen by picture")
def chosen(open_page: Open, talks: ScriptedTalks) -> Page:
    page = pictures(open_page, talks)
    page.get_by_role("button", name="Eten en drinken").click()
    expect(page.locator(".line-person").last).to_contain_text("Eten en drinken")
    expect(page.get_by_text("Ik luister. Vertelt u maar.")).to_be_visible()
    return page


@state("all that was said unfolded")
def unfolded(open_page: Open, talks: ScriptedTalks) -> Page:
    page = question(open_page, talks)
    page.get_by_text("Eerder in dit gesprek").click()
    expect(page.get_by_text(QUESTION)).to_be_visible()
    return page


@state("nothing written")
def nothing_written(open_page: Open, talks: ScriptedTalks) -> Page:
    page = question(open_page, talks)
    send(page, " ")
    expect(page.get_by_role("alert")).not_to_be_empty()
    return page


@state("too much written")
def too_long(open_page: Open, talks: ScriptedTalks) -> Page:
    page = question(open_page, talks)
    send(page, "Het was zo mooi. " * 250)
    expect(page.get_by_role("alert")).to_contain_text("te lang")
    return page


def _waiting_for(open_page: Open, talks: ScriptedTalks, since: int, words: str) -> Page:
    held: list[Route] = []

    def hold(page: Page) -> None:
        page.clock.install(time=BEGIN)
        page.route("**/messages", lambda route: held.append(route))

    underway(talks, HEARD, ASKS_ON)
    page = open_page(prepare=hold)
    page.clock.pause_at(BEGIN + timedelta(minutes=1))  # else a busy machine's own time counts as well
    send(page, "De mensen, en de bloemen.")
    page.clock.run_for(since)
    expect(page.locator("[data-status]")).to_contain_text(words)
    page.clock.resume()  # who looks for barriers waits with timers of the page
    return page


@state("thinking")
def thinking(open_page: Open, talks: ScriptedTalks) -> Page:
    return _waiting_for(open_page, talks, 2_000, "Ik denk even na")


@state("slow")
def slow(open_page: Open, talks: ScriptedTalks) -> Page:
    return _waiting_for(open_page, talks, 9_000, "Dit duurt langer")


@state("failed")
def failed(open_page: Open, talks: ScriptedTalks) -> Page:
    page = question(open_page, talks)
    talks.broken = True
    send(page, "De mensen, en de bloemen.")
    expect(page.locator(".failed")).to_be_visible()
    return page


@state("without a connection")
def offline(open_page: Open, talks: ScriptedTalks) -> Page:
    page = question(open_page, talks)
    page.context.set_offline(True)
    send(page, "De mensen, en de bloemen.")
    expect(page.get_by_text("Er is even geen verbinding.")).to_be_visible()
    return page


@state("waiting")
def waiting(open_page: Open, talks: ScriptedTalks) -> Page:
    page = question(open_page, talks)
    talks.away = True
    send(page, "De mensen, en de bloemen.")
    expect(page.get_by_text(WAITING)).to_be_visible()
    return page


@state("paused")
def paused(open_page: Open, talks: ScriptedTalks) -> Page:
    page = question(open_page, talks)
    talks.script, talks.state = [[("Goed, dan is het nu pauze. Tot straks.", [])]], "paused"
    page.get_by_role("button", name="Even pauze").click()
    expect(page.locator("[data-status]")).to_contain_text("Het is nu pauze")
    return page


@state("paused and come back")
def come_back(open_page: Open, talks: ScriptedTalks) -> Page:
    talks.state = "paused"
    page = question(open_page, talks)
    expect(page.get_by_text("Fijn dat u er bent.")).to_be_visible()
    return page


@state("answer being changed")
def changing(open_page: Open, talks: ScriptedTalks) -> Page:
    page = question(open_page, talks)
    page.get_by_role("link", name="Antwoord veranderen").click()
    expect(field(page)).to_have_value(MARKET)
    return page


@state("answer changed")
def changed(open_page: Open, talks: ScriptedTalks) -> Page:
    page = changing(open_page, talks)
    send(page, "Naar de markt in Kerkrade.")
    page.get_by_text("Eerder in dit gesprek").click()
    expect(page.locator(".line-replaced")).to_contain_text("Dit hebt u veranderd.")
    return page


@state("letters large")
def large(open_page: Open, talks: ScriptedTalks) -> Page:
    page = pictures(open_page, talks)
    page.get_by_role("button", name="A heel groot").click()
    return page


@state("read aloud")
def read_aloud(open_page: Open, talks: ScriptedTalks) -> Page:
    underway(talks, HEARD, ASKS_ON)
    page = open_page(prepare=lambda page: page.add_init_script(VOICE))
    page.get_by_role("button", name="Alles voorlezen").click()
    expect(page.get_by_role("button", name="Lees voor").first).to_be_visible()
    return page


@state("closed")
def closed(open_page: Open, talks: ScriptedTalks) -> Page:
    underway(talks, "Dank u wel, mevrouw Vroemen. Tot ziens.")
    talks.state = "closed"
    page = open_page()
    expect(page.get_by_text("Dit gesprek is klaar")).to_be_visible()
    return page


# On a tablet that others use too.


@state("shared and closed")
def shared_closed(open_page: Open, talks: ScriptedTalks) -> Page:
    talks.shared = True
    return closed(open_page, talks)


@state("shared and left alone")
def left_alone(open_page: Open, talks: ScriptedTalks) -> Page:
    talks.shared = True
    underway(talks, HEARD, ASKS_ON)
    page = open_page(prepare=lambda page: page.clock.install(time=BEGIN))
    page.clock.fast_forward("14:10")
    expect(page.get_by_text("Bent u er nog?")).to_be_visible()
    return page


@state("shared and left")
def left(open_page: Open, talks: ScriptedTalks) -> Page:
    talks.shared = True
    page = open_page()
    page.context.set_offline(True)  # else the first page is there at once
    page.get_by_role("button", name="Ik ben klaar").click()
    expect(page.get_by_role("heading", name="Tot ziens")).to_be_visible()
    return page


# What was written down.


@state("what was written down")
def written(open_page: Open, talks: ScriptedTalks) -> Page:
    talks.written = [
        noted(
            "Ik zou zo graag weer eens naar de markt in Heerlen",
            "U wilt graag weer naar de markt in Heerlen.",
        ),
        noted("Ik mis mijn hond"),
    ]
    return page_at(open_page, f"/t/{TOKEN}/opgeschreven")


@state("what was written down, to change and strike")
def written_open(open_page: Open, talks: ScriptedTalks) -> Page:
    page = written(open_page, talks)
    for summary in page.locator("summary").all():
        summary.click()
    page.get_by_role("textbox").first.fill(" ")
    page.get_by_role("button", name="Bewaar mijn woorden").first.click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.locator("summary").filter(has_text="Weghalen van nummer 2").click()
    return page


@state("nothing written down")
def nothing_noted(open_page: Open, talks: ScriptedTalks) -> Page:
    return page_at(open_page, f"/t/{TOKEN}/opgeschreven")


@state("may all go")
def all_gone_asked(open_page: Open, talks: ScriptedTalks) -> Page:
    written(open_page, talks).close()
    return page_at(open_page, f"/t/{TOKEN}/alles-weg")


@state("all gone")
def all_gone(open_page: Open, talks: ScriptedTalks) -> Page:
    page = all_gone_asked(open_page, talks)
    page.get_by_role("button", name="Ja, haal alles weg").click()
    expect(page.get_by_text("Alles is weg.")).to_be_visible()
    return page


# Beside it.


@state("accessibility statement")
def statement(open_page: Open, talks: ScriptedTalks) -> Page:
    return page_at(open_page, "/toegankelijkheid")


@state("start for visitors")
def start(open_page: Open, talks: ScriptedTalks) -> Page:
    return page_at(open_page, "/praten")


@state("start in the widget")
def start_in_widget(open_page: Open, talks: ScriptedTalks) -> Page:
    return page_at(open_page, "/praten?widget=1")
