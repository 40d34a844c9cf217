"""The page of a talk goes on where it was: offline, asleep, closed, in two tabs; answers change; a pause."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tablet import Open, field, lines, send
from tests.web.talk.scripted import TOKEN, ScriptedTalks, said

pytestmark = pytest.mark.browser

WISH = "Ik zou zo graag weer eens naar de markt in Heerlen."
WAKE = "document.dispatchEvent(new Event('visibilitychange'))"


def own(talks: ScriptedTalks) -> list[str]:
    return [line.text for line in talks.lines if line.sender == "person"]


def another_tab(page: Page) -> Page:
    tab = page.context.new_page()
    tab.goto(f"/t/{TOKEN}")
    return tab


def test_what_was_written_offline_goes_along_once(open_page: Open, talks: ScriptedTalks) -> None:
    page = open_page()
    page.context.set_offline(True)
    send(page, WISH)
    expect(page.locator(".failed")).to_contain_text("Er is even geen verbinding.")
    send(page, "En ik mis mijn hond.")
    field(page).press_sequentially("Ik wilde nog zeg")
    expect(page.locator(".failed")).to_have_count(1)
    page.context.set_offline(False)
    expect(page.get_by_text("Ik luister.")).to_have_count(2)
    expect(page.locator(".failed")).to_have_count(0)
    expect(field(page)).to_have_value("Ik wilde nog zeg")
    assert own(talks) == [WISH, "En ik mis mijn hond."]


def test_when_the_house_is_away_it_is_sent_again_by_itself(open_page: Open, talks: ScriptedTalks) -> None:
    talks.broken = True
    page = open_page(prepare=lambda page: page.clock.install())
    send(page, WISH)
    expect(page.locator(".failed")).to_contain_text("Dit is nog niet verstuurd.")
    page.evaluate("window.failed = document.querySelector('.failed')")
    with page.expect_response("**/messages"):
        page.clock.run_for(5100)
    expect(page.locator(".failed")).to_be_visible()
    assert page.evaluate("window.failed.isConnected")  # it is not said a second time
    talks.broken = False
    with page.expect_response("**/messages"):
        page.clock.run_for(10_100)
    expect(page.get_by_text("Ik luister.")).to_be_visible()
    expect(page.locator(".failed")).to_have_count(0)
    assert own(talks) == [WISH]


def test_after_the_browser_was_closed_it_is_all_there(open_page: Open, talks: ScriptedTalks) -> None:
    page = open_page()
    page.context.set_offline(True)
    send(page, WISH)
    expect(page.locator(".failed")).to_be_visible()
    field(page).press_sequentially("Ik wilde nog zeg")
    context = page.context
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(f"/t/{TOKEN}")
    expect(page.get_by_text("Ik luister.")).to_be_visible()
    expect(field(page)).to_have_value("Ik wilde nog zeg")
    assert own(talks) == [WISH]
    field(page).fill("")
    assert page.evaluate("localStorage.length") == 0


def test_two_tabs_send_it_once_and_show_the_same(open_page: Open, talks: ScriptedTalks) -> None:
    one = open_page()
    one.context.set_offline(True)
    send(one, WISH)
    expect(one.locator(".failed")).to_be_visible()
    one.context.set_offline(False)
    two = another_tab(one)  # finds what waits, and sends it as well
    for page in (one, two):
        expect(page.get_by_text("Ik luister.")).to_have_count(1)
    assert own(talks) == [WISH]
    assert len({found for found, _ in talks.received}) == 1
    send(two, "En koffie.")  # the other tab hears of it by itself
    expect(one.get_by_text("En koffie.")).to_be_visible()
    for page in (one, two):
        expect(page.get_by_text("Ik luister.")).to_have_count(2)
    assert lines(one) == lines(two)


def test_a_tablet_that_wakes_shows_what_came_in_and_keeps_the_place(
    open_page: Open, talks: ScriptedTalks
) -> None:
    page = open_page()
    field(page).press_sequentially("Ik wil")
    talks.lines += [said("person", "Van een ander apparaat."), said("assistant", "Vertelt u maar.")]
    page.evaluate(WAKE)
    expect(page.get_by_text("Vertelt u maar.")).to_be_visible()
    expect(field(page)).to_have_value("Ik wil")
    expect(field(page)).to_be_focused()


@pytest.mark.parametrize("javascript", [True, False])
def test_an_earlier_answer_is_changed(open_page: Open, talks: ScriptedTalks, javascript: bool) -> None:
    page = open_page(java_script_enabled=javascript)
    send(page, "Naar de markt in Heerlen.")
    expect(page.get_by_text("Ik luister.")).to_have_count(1)
    page.get_by_role("link", name="Antwoord veranderen").click()
    expect(field(page)).to_have_value("Naar de markt in Heerlen.")
    expect(page.get_by_text("U verandert een eerder antwoord.")).to_be_visible()
    page.get_by_role("link", name="Toch niet").click()
    expect(field(page)).to_have_value("")
    expect(page.get_by_text("U verandert een eerder antwoord.")).to_be_hidden()
    page.get_by_role("link", name="Antwoord veranderen").click()
    if javascript:
        expect(field(page)).to_be_focused()
        page.reload()  # what is being changed survives that
        expect(page.get_by_text("U verandert een eerder antwoord.")).to_be_visible()
    changed = next(line.id for line in talks.lines if line.sender == "person")
    send(page, "Naar de markt in Maastricht.")
    expect(page.get_by_text("Ik luister.")).to_have_count(2)
    assert [str(found) for found in talks.instead_of] == [changed]
    assert own(talks) == ["Naar de markt in Heerlen.", "Naar de markt in Maastricht."]
    page.get_by_text("Eerder in dit gesprek").click()
    before = page.locator(".line-replaced")
    expect(before).to_contain_text("Naar de markt in Heerlen.")
    expect(before).to_contain_text("Dit hebt u veranderd.")
    expect(page.get_by_role("link", name="Antwoord veranderen")).to_have_count(1)
    expect(page.get_by_text("U verandert een eerder antwoord.")).to_be_hidden()


def test_changing_waits_for_the_connection_too(open_page: Open, talks: ScriptedTalks) -> None:
    page = open_page()
    send(page, "Naar de markt.")
    page.get_by_role("link", name="Antwoord veranderen").click()
    page.context.set_offline(True)
    send(page, "Naar het koor.")
    expect(page.locator(".failed")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("Ik luister.")).to_have_count(2)
    assert len(talks.instead_of) == 1


@pytest.mark.parametrize("javascript", [True, False])
def test_a_pause_is_a_press_away(open_page: Open, talks: ScriptedTalks, javascript: bool) -> None:
    talks.script = [[("Neem de tijd. Tot straks.", [])]]
    page = open_page(java_script_enabled=javascript)
    talks.state = "paused"
    page.get_by_role("button", name="Even pauze").click()
    expect(page.get_by_text("Neem de tijd. Tot straks.")).to_be_visible()
    expect(page.get_by_role("button", name="Even pauze")).to_have_count(0)
    assert talks.received[-1][1] == "Even pauze"
    if javascript:
        expect(page.get_by_role("status")).to_contain_text("Het is nu pauze.")
    talks.state = "open"
    send(page, "Daar ben ik weer.")
    expect(page.get_by_role("button", name="Even pauze")).to_be_visible()
    expect(page.get_by_role("status")).to_be_empty()


def test_what_was_written_down_is_a_press_away(open_page: Open) -> None:
    page = open_page()
    link = page.get_by_role("link", name="Wat is er opgeschreven?")
    expect(link).to_have_attribute("href", f"/t/{TOKEN}/opgeschreven")
