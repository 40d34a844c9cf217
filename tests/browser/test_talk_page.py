"""The page of a talk in a real browser, in every state, with a scripted talk behind it."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.tablet import TABLET, Open, eventually, field, lines, send, send_again
from tests.web.talk.scripted import TOKEN, WAITING, ScriptedTalks, said
from web.talk.view import Progress

pytestmark = pytest.mark.browser

WISH = "Ik zou zo graag weer eens naar de markt in Heerlen. En ik mis mijn hond."
BEGIN = datetime(2026, 11, 21, 12, tzinfo=UTC)
DONE = [{"title": "Dat was het", "payload": "/done"}]
SIZES = {
    "tablet": TABLET,
    "tablet on its side": {"width": 1180, "height": 820},
    "phone": {"width": 390, "height": 844},
    "phone on its side": {"width": 844, "height": 390},
    "320 px": {"width": 320, "height": 568},
}


def test_a_talk_is_held_and_every_line_is_added_once(open_page: Open, talks: ScriptedTalks) -> None:
    talks.script = [[("Dank u wel.", []), ("Wat wilt u eigenlijk?", [])], [("U mist uw hond.", DONE)]]
    page = open_page()
    page.evaluate(
        """() => {
            window.added = [];
            new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach(
                (node) => window.added.push(
                    node.querySelector(".words").textContent.replace(/\\s+/g, " ").trim()))
            )).observe(document.querySelector("[role=log]"), { childList: true, subtree: true });
        }"""
    )
    page.get_by_role("button", name="Ja, dat is goed").click()
    expect(page.get_by_text("Wat wilt u eigenlijk?")).to_be_visible()
    send(page, WISH)
    expect(page.get_by_role("button", name="Dat was het")).to_be_visible()
    expect(page.locator(".line-person[data-id]")).to_have_count(2)  # the server was asked how the talk stands
    assert page.evaluate("window.added") == [
        "U: Ja, dat is goed",
        "Warm Welkom: Dank u wel.",
        "Warm Welkom: Wat wilt u eigenlijk?",
        f"U: {WISH}",
        "Warm Welkom: U mist uw hond.",
    ]
    assert [text for _, text in talks.received] == ["/affirm", WISH]
    before = lines(page)
    page.reload()
    assert lines(page) == before


def test_how_far_the_talk_is_goes_along(open_page: Open, talks: ScriptedTalks) -> None:
    talks.progress = Progress(0)
    page = open_page()
    shown = page.locator("[data-progress]")
    expect(shown).to_be_hidden()  # nothing was asked yet
    talks.progress = Progress(1)
    page.get_by_role("button", name="Ja, dat is goed").click()
    expect(shown).to_have_text("Vraag 1 van ongeveer 10")
    talks.progress = Progress(11)
    send(page, WISH)
    expect(shown).to_be_hidden()
    talks.progress, talks.farewell = Progress(9), True
    send(page, "dat was het")
    expect(page.locator("textarea")).to_have_count(0)
    expect(shown).to_be_hidden()


def test_the_focus_is_left_alone_until_the_person_sends(open_page: Open, talks: ScriptedTalks) -> None:
    talks.script = [[("Wat wilt u eigenlijk?", [])], [("Ik luister.", [])]]
    page = open_page()
    assert page.evaluate("document.activeElement === document.body")
    page.get_by_role("button", name="Ja, dat is goed").press("Enter")
    expect(field(page)).to_be_focused()
    page.get_by_role("button", name="Verstuur").focus()
    talks.lines.append(said("assistant", "Van elders."))
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.get_by_text("Van elders.")).to_be_visible()
    expect(page.get_by_role("button", name="Verstuur")).to_be_focused()
    send(page, "Naar de markt.")
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("")


def test_under_a_finger_a_quick_answer_brings_up_no_keyboard(open_page: Open) -> None:
    page = open_page(has_touch=True, is_mobile=True)
    page.get_by_role("button", name="Ja, dat is goed").tap()
    expect(page.get_by_text("Ik luister. Vertelt u maar.")).to_be_visible()
    expect(field(page)).not_to_be_focused()


def test_enter_sends_and_shift_enter_makes_a_line(open_page: Open, talks: ScriptedTalks) -> None:
    page = open_page()
    field(page).press_sequentially("De markt.")
    field(page).press("Shift+Enter")
    field(page).press_sequentially("En mijn hond.")
    assert not talks.received
    tall = field(page).bounding_box()["height"]
    field(page).press("Shift+Enter")
    field(page).press("Shift+Enter")
    assert field(page).bounding_box()["height"] > tall
    field(page).press("Enter")
    expect(page.get_by_text("Ik luister.")).to_be_visible()
    assert talks.received[0][1] == "De markt.\nEn mijn hond."


def test_nothing_is_sent_when_nothing_was_written(open_page: Open, talks: ScriptedTalks) -> None:
    page = open_page()
    send(page, "   ")
    expect(page.get_by_role("alert")).to_have_text("U hebt nog niets geschreven.")
    expect(field(page)).to_have_attribute("aria-invalid", "true")
    field(page).press_sequentially("Dag")
    expect(page.get_by_role("alert")).to_be_empty()
    assert not talks.received


def test_what_can_not_be_taken_goes_back_into_the_field(open_page: Open, talks: ScriptedTalks) -> None:
    page = open_page()
    send(page, "a" * 4001)
    expect(page.get_by_role("alert")).to_contain_text("Dit bericht is te lang.")
    expect(field(page)).to_have_value("a" * 4001)
    expect(page.locator(".line-person")).to_have_count(0)
    send(page, "Korter.")
    expect(page.get_by_text("Ik luister.")).to_be_visible()


def test_it_says_when_it_thinks_and_when_that_takes_long(open_page: Open, talks: ScriptedTalks) -> None:
    held: list[Route] = []

    def hold(page: Page) -> None:
        page.clock.install(time=BEGIN)
        page.route("**/messages", lambda route: held.append(route))

    page = open_page(prepare=hold)
    page.clock.pause_at(BEGIN + timedelta(minutes=1))  # else a busy machine's own time counts as well
    status = page.locator("[data-status]")
    send(page, WISH)
    page.clock.run_for(900)
    expect(status).to_be_empty()
    page.clock.run_for(200)
    expect(status).to_have_text("Ik denk even na…")
    page.clock.run_for(7000)
    expect(status).to_contain_text("Dit duurt langer dan normaal")
    eventually(page, lambda: held, "the message is under way")
    page.clock.resume()
    held[0].continue_()
    expect(page.get_by_text("Ik luister.")).to_be_visible()
    expect(status).to_be_empty()


def test_it_gives_up_in_the_end_and_lets_the_person_try_again(open_page: Open, talks: ScriptedTalks) -> None:
    def hold(page: Page) -> None:
        page.clock.install(time=BEGIN)
        page.route("**/messages", lambda route: None)

    page = open_page(prepare=hold)
    page.clock.pause_at(BEGIN + timedelta(minutes=1))
    send(page, WISH)
    page.clock.run_for(46_000)
    page.unroute("**/messages")
    page.get_by_role("button", name="Nog een keer versturen").click()  # before it tries by itself
    page.clock.resume()
    expect(page.get_by_text("Ik luister.")).to_be_visible()
    assert len(talks.received) == 1


def test_a_failed_message_is_sent_again_by_hand_with_its_id(open_page: Open, talks: ScriptedTalks) -> None:
    talks.broken = True
    page = open_page(prepare=lambda page: page.clock.install(time=BEGIN))
    page.clock.pause_at(BEGIN + timedelta(minutes=1))  # else it may be sent again by itself
    send(page, WISH)
    expect(page.get_by_text("Dit is nog niet verstuurd.")).to_be_visible()
    send(page, "En koffie.")  # waits its turn
    page.wait_for_function("document.querySelectorAll('.line-person').length === 2")
    expect(page.locator(".failed")).to_have_count(1)
    talks.broken = False
    page.get_by_role("button", name="Nog een keer versturen").click()
    expect(page.get_by_text("Ik luister.")).to_have_count(2)
    expect(page.locator(".failed")).to_have_count(0)
    expect(field(page)).to_be_focused()
    ids = [found for found, text in talks.received if text == WISH]
    assert len(ids) >= 2
    assert len(set(ids)) == 1
    assert [line.text for line in talks.lines if line.sender == "person"] == [WISH, "En koffie."]


def test_too_much_at_once_is_said_in_words(open_page: Open, talks: ScriptedTalks) -> None:
    talks.busy = True
    page = open_page()
    send(page, WISH)
    expect(page.locator(".failed")).to_contain_text("Wacht even")


def test_a_reload_in_between_sends_the_same_id_again(open_page: Open, talks: ScriptedTalks) -> None:
    talks.delay = 5  # it arrived, its answer is under way
    page = open_page()
    send(page, WISH)
    eventually(page, lambda: talks.received, "the message arrives")
    talks.delay = 0
    page.reload()
    expect(page.get_by_text("Ik luister.")).to_have_count(1)
    page.wait_for_function("localStorage.length === 0")
    assert lines(page)[2:] == [f"U: {WISH}", "Warm Welkom: Ik luister. Vertelt u maar."]
    assert len(talks.received) == 2
    assert len({found for found, _ in talks.received}) == 1


def test_what_never_arrived_is_sent_after_a_reload(open_page: Open, talks: ScriptedTalks) -> None:
    page = open_page()
    page.context.set_offline(True)
    send(page, WISH)
    expect(page.get_by_text("Dit is nog niet verstuurd.")).to_be_visible()
    page.context.set_offline(False)  # the page notices by itself
    expect(page.get_by_text("Ik luister.")).to_be_visible()
    assert [text for _, text in talks.received] == [WISH]


def test_what_was_being_typed_survives_a_reload(open_page: Open) -> None:
    page = open_page()
    field(page).press_sequentially("Ik wilde nog zeg")
    page.reload()
    expect(field(page)).to_have_value("Ik wilde nog zeg")
    send(page, "Klaar.")
    page.wait_for_function("localStorage.length === 0")


def test_it_makes_an_id_without_a_secure_context(open_page: Open, talks: ScriptedTalks) -> None:
    page = open_page(prepare=lambda page: page.add_init_script("delete Crypto.prototype.randomUUID"))
    assert page.evaluate("crypto.randomUUID") is None
    send(page, WISH)
    expect(page.get_by_text("Ik luister.")).to_be_visible()
    assert talks.received[0][0].version == 4
    assert talks.received[0][0].variant == uuid.RFC_4122


def test_a_waiting_talk_gets_its_answer_by_itself(open_page: Open, talks: ScriptedTalks) -> None:
    talks.away = True
    page = open_page(prepare=lambda page: page.clock.install())
    send(page, WISH)
    expect(page.get_by_text(WAITING)).to_be_visible()
    expect(page.locator("[data-status]")).to_have_text("Het antwoord komt vanzelf op dit scherm.")
    expect(page.locator(".line-person[data-id]")).to_have_count(1)  # it looked once
    looks = talks.looks
    for _ in range(3):
        with page.expect_response(f"**/api/talk/{TOKEN}"):
            page.clock.run_for(3100)
    assert talks.looks >= looks + 3
    page.reload()
    expect(page.get_by_text(WAITING)).to_be_visible()
    talks.come_back()
    with page.expect_response(f"**/api/talk/{TOKEN}"):
        page.clock.run_for(3100)
    expect(page.get_by_text("Ik luister.")).to_be_visible()
    expect(page.get_by_text(WAITING)).to_have_count(0)
    expect(page.locator("[data-status]")).to_be_empty()


def test_after_the_farewell_the_field_is_gone(open_page: Open, talks: ScriptedTalks) -> None:
    talks.script, talks.farewell = [[("Dank u wel. Tot ziens.", [])]], True
    page = open_page()
    send(page, "Dat was het")
    expect(page.get_by_role("status").get_by_text("Dit gesprek is klaar")).to_be_visible()
    expect(page.get_by_text("Tot ziens.")).to_be_visible()
    expect(field(page)).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    expect(page.get_by_text("Dit gesprek is klaar")).to_be_visible()
    expect(field(page)).to_have_count(0)


def test_a_talk_closed_elsewhere_ends_here_too(open_page: Open, talks: ScriptedTalks) -> None:
    page = open_page()
    talks.state = "closed"
    send(page, "Nog iets")
    expect(page.get_by_text("Dit gesprek is klaar")).to_be_visible()
    expect(page.get_by_text("Nog iets")).to_have_count(0)


def test_a_withdrawn_invitation_shows_the_kind_page(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_page()
    monkeypatch.setattr("tests.web.talk.scripted.TOKEN", "another")
    send(page, WISH)
    expect(page.get_by_role("heading", name="Deze link werkt niet")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0


def test_words_that_were_removed_leave_the_screen(open_page: Open, talks: ScriptedTalks) -> None:
    page = open_page()
    send(page, "Iets geheims.")
    expect(page.get_by_text("Ik luister.")).to_be_visible()
    expect(page.locator(".line-person[data-id]")).to_have_count(1)
    talks.lines = [line for line in talks.lines if line.text != "Iets geheims."]
    send(page, "Haal dat maar weg.")
    expect(page.get_by_text("Iets geheims.")).to_have_count(0)
    expect(page.get_by_text("Haal dat maar weg.")).to_be_visible()


def test_two_tablets_show_the_same_talk(open_page: Open) -> None:
    one, two = open_page(), open_page()
    send(one, WISH)
    expect(one.get_by_text("Ik luister.")).to_be_visible()
    two.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(two.get_by_text("Ik luister.")).to_be_visible()
    assert lines(two) == lines(one)


def test_without_javascript_the_same_talk_works_as_a_form(open_page: Open, talks: ScriptedTalks) -> None:
    talks.script = [[("Wat wilt u eigenlijk?", [])], [("U mist uw hond.", [])]]
    page = open_page(java_script_enabled=False)
    page.get_by_role("button", name="Ja, dat is goed").click()
    expect(page.get_by_text("Wat wilt u eigenlijk?")).to_be_visible()
    send(page, "Mijn hond.")
    expect(page.get_by_text("U mist uw hond.")).to_be_visible()
    assert lines(page)[2:] == [
        "U: Ja, dat is goed",
        "Warm Welkom: Wat wilt u eigenlijk?",
        "U: Mijn hond.",
        "Warm Welkom: U mist uw hond.",
    ]
    send(page, " ")
    expect(page.get_by_role("alert")).to_have_text("U hebt nog niets geschreven.")
    talks.away = True
    send(page, "Bent u er nog?")
    expect(page.get_by_text(WAITING)).to_be_visible()
    talks.come_back()
    page.get_by_role("link", name="Kijken of er een antwoord is").click()
    expect(page.get_by_text("Ik luister.")).to_be_visible()


def test_the_last_question_stands_out_and_the_field_is_in_sight(
    open_page: Open, talks: ScriptedTalks
) -> None:
    for number in range(12):
        talks.lines += [said("person", f"Verhaal {number}. " * 12), said("assistant", f"Vraag {number}?")]
    page = open_page()
    expect(page.get_by_text("Vraag 11?")).to_be_in_viewport()
    expect(field(page)).to_be_in_viewport(ratio=1)
    send(page, WISH)
    expect(page.get_by_text("Ik luister.")).to_be_in_viewport()
    expect(field(page)).to_be_in_viewport(ratio=1)
    sizes = [
        page.get_by_text(words).evaluate("(element) => parseFloat(getComputedStyle(element).fontSize)")
        for words in ("Vraag 11?", "Ik luister.")
    ]
    assert sizes[1] > sizes[0] >= 20
    page.evaluate("window.scrollTo(0, 0)")  # reading back: the place to write stays
    expect(field(page)).to_be_in_viewport(ratio=1)


MEASURE = """() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const light = (colour) => {
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => part / 255)
            .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (element) => {
        for (; element; element = element.parentElement) {
            const colour = getComputedStyle(element).backgroundColor;
            if (colour !== "rgba(0, 0, 0, 0)") return colour;
        }
        return "white";
    };
    const shown = (element) => element.getClientRects().length
        && !element.closest(".visually-hidden, .skip-link");
    const texts = [...document.querySelectorAll("body *")].filter((element) => shown(element)
        && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
    return {
        wide: document.documentElement.scrollWidth > innerWidth,
        faint: texts.map((element) => {
            const [a, b] = [getComputedStyle(element).color, ground(element)].map(light)
                .sort((x, y) => y - x);
            return [element.textContent.trim().slice(0, 40), (a + 0.05) / (b + 0.05)];
        }).filter(([, contrast]) => contrast < 7),
        small: texts.filter((element) => parseFloat(getComputedStyle(element).fontSize) < 20)
            .map((element) => element.textContent),
        narrow: [...document.querySelectorAll("button, textarea, input, summary, a")]
            .filter((element) => shown(element) && !element.matches("[type=hidden]"))
            .map((element) => [element.textContent, element.getBoundingClientRect()])
            .filter(([, box]) => box.width < 48 || box.height < 48).map(([text]) => text),
    };
}"""
FINE = {"wide": False, "faint": [], "small": [], "narrow": []}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_state_is_big_clear_and_accessible(
    open_page: Open, talks: ScriptedTalks, size: str, scheme: str
) -> None:
    talks.lines.insert(0, said("person", "Hottentottententententoonstellingen" * 4))
    page = open_page(viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce")

    def fine(state: str) -> None:
        assert page.evaluate(MEASURE) == FINE, state
        found = Axe().run(page)
        assert found.violations_count == 0, f"{state}: {found.generate_report()}"

    fine("quick answers")
    send(page, " ")
    fine("nothing written")
    send(page, "Ik mis mijn hond.")
    page.get_by_role("link", name="Antwoord veranderen").click()
    fine("an answer being changed")
    send(page, "Ik mis mijn kat.")
    page.get_by_text("Eerder in dit gesprek").click()
    expect(page.locator(".line-replaced")).to_contain_text("Dit hebt u veranderd.")
    fine("unfolded")
    page.get_by_role("button", name="A heel groot").click()
    fine("large letters")
    page.get_by_role("button", name="A gewoon").click()
    page.get_by_text("Eerder in dit gesprek").click()
    talks.broken = True
    send(page, WISH)
    expect(page.locator(".failed")).to_be_visible()
    fine("failed")
    talks.broken, talks.away = False, True
    send_again(page)
    expect(page.get_by_text(WAITING)).to_be_visible()
    fine("waiting")
    talks.come_back()
    talks.state = "closed"
    page.reload()
    expect(page.get_by_text("Dit gesprek is klaar")).to_be_visible()
    fine("closed")
    for address in ("/t/unknown", "/"):
        page.goto(address)
        fine(address)


def test_text_at_twice_its_size_fits_a_small_screen(open_page: Open) -> None:
    page = open_page(viewport={"width": 640, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(MEASURE)["wide"] is False


def test_forced_colours_keep_the_edges(open_page: Open, talks: ScriptedTalks) -> None:
    talks.lines.append(said("person", "Ja"))
    page = open_page(forced_colors="active")
    for part in (".line-person .words", ".send", "textarea"):
        width = page.locator(part).first.evaluate("(element) => getComputedStyle(element).borderTopWidth")
        assert width == "2px", part


def test_on_paper_there_is_the_talk_and_nothing_to_press(open_page: Open, talks: ScriptedTalks) -> None:
    talks.lines += [said("person", "Ja"), said("assistant", "Wat wilt u eigenlijk?")]
    page = open_page()
    page.emulate_media(media="print")
    expect(page.get_by_text(talks.lines[0].text)).to_be_visible()
    expect(page.get_by_text("Wat wilt u eigenlijk?")).to_be_visible()
    expect(page.locator("button:visible, textarea:visible, summary:visible")).to_have_count(0)


def test_a_first_visit_takes_less_than_100_kilobytes(open_page: Open) -> None:
    finished: list[Request] = []
    page = open_page(prepare=lambda page: page.on("requestfinished", lambda one: finished.append(one)))
    page.wait_for_load_state("networkidle")
    assert len(finished) > 10
    sizes = [request.sizes() for request in finished]
    assert sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes) < 100_000
