"""The page of a talk on a tablet that others use too: nothing of the last person stays behind."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tablet import Open, field, send
from tests.web.talk.scripted import TOKEN, ScriptedTalks

pytestmark = pytest.mark.browser

BEGIN = datetime(2026, 11, 21, 12, tzinfo=UTC)
SECRET = "Mijn zus heet Truus."
KEPT = "[localStorage.length, sessionStorage.length]"


@pytest.fixture(autouse=True)
def shared(talks: ScriptedTalks) -> None:
    talks.shared = True


def tablet(open_page: Open) -> Page:
    def stop_the_clock(page: Page) -> None:
        page.clock.install(time=BEGIN)

    page = open_page(prepare=stop_the_clock)
    page.clock.pause_at(BEGIN + timedelta(minutes=1))
    field(page).press_sequentially(SECRET)
    return page


def expect_empty(page: Page, talks: ScriptedTalks) -> None:
    page.wait_for_url("**/")
    assert talks.left
    assert page.evaluate(KEPT) == [0, 0]
    page.go_back()
    expect(page.get_by_text(SECRET)).to_have_count(0)
    expect(page.locator("warm-talk")).to_have_count(0)


def test_left_alone_it_asks_who_is_there_and_then_goes(open_page: Open, talks: ScriptedTalks) -> None:
    page = tablet(open_page)
    page.clock.run_for("13:50")
    expect(page.get_by_role("alert").get_by_text("Bent u er nog?")).to_have_count(0)
    page.clock.run_for("00:15")
    expect(page.get_by_role("alert").get_by_text("Bent u er nog?")).to_be_visible()
    assert not talks.left
    page.clock.run_for("01:00")
    page.clock.resume()
    expect_empty(page, talks)


@pytest.mark.parametrize("touch", ["button", "key", "finger"])
def test_any_touch_is_an_answer(open_page: Open, talks: ScriptedTalks, touch: str) -> None:
    page = tablet(open_page)
    page.clock.run_for("14:10")
    asked = page.get_by_text("Bent u er nog?")
    expect(asked).to_be_visible()
    if touch == "button":
        page.get_by_role("button", name="Ik ben er nog").click()
    elif touch == "key":
        page.keyboard.press("Shift")
    else:
        page.locator("[data-log]").click()
    expect(asked).to_have_count(0)
    page.clock.run_for("13:50")
    assert not talks.left
    expect(field(page)).to_have_value(SECRET)


def test_a_tablet_that_slept_too_long_is_emptied_when_it_wakes(open_page: Open, talks: ScriptedTalks) -> None:
    page = tablet(open_page)
    page.clock.set_system_time(BEGIN + timedelta(hours=3))  # no timer ran meanwhile
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.clock.resume()
    expect_empty(page, talks)


def test_a_page_that_is_loaded_anew_after_a_long_sleep_too(open_page: Open, talks: ScriptedTalks) -> None:
    page = tablet(open_page)
    page.clock.set_system_time(BEGIN + timedelta(hours=3))
    page.reload()
    page.clock.resume()
    expect_empty(page, talks)


def test_a_minute_after_the_farewell_it_goes(open_page: Open, talks: ScriptedTalks) -> None:
    page = tablet(open_page)
    talks.farewell = True
    send(page, "Dat was het.")
    expect(page.get_by_text("Dit scherm wordt zo vanzelf leeg.")).to_be_visible()
    assert SECRET not in str(page.evaluate("Object.entries(sessionStorage).flat()"))
    page.clock.run_for("00:50")
    assert not talks.left
    page.clock.run_for("00:15")
    page.clock.resume()
    expect_empty(page, talks)


@pytest.mark.parametrize("javascript", [True, False])
def test_who_is_ready_leaves_at_once(open_page: Open, talks: ScriptedTalks, javascript: bool) -> None:
    page = open_page(java_script_enabled=javascript)
    send(page, SECRET)
    page.get_by_role("button", name="Ik ben klaar").click()
    page.wait_for_url("**/")
    assert talks.left
    page.goto(f"/t/{TOKEN}")
    page.wait_for_url("**/")


def test_without_a_connection_the_screen_is_empty_and_the_house_hears_it_later(
    open_page: Open, talks: ScriptedTalks
) -> None:
    page = open_page()
    page.context.set_offline(True)
    field(page).press_sequentially(SECRET)
    page.get_by_role("button", name="Ik ben klaar").click()
    expect(page.get_by_role("heading", name="Tot ziens")).to_be_visible()
    expect(page.get_by_text(SECRET)).to_have_count(0)
    assert page.evaluate(KEPT) == [0, 0]
    assert not talks.left
    page.context.set_offline(False)
    expect_empty(page, talks)


def test_on_a_device_of_ones_own_none_of_this_is_there(open_page: Open, talks: ScriptedTalks) -> None:
    talks.shared = False
    page = open_page(prepare=lambda page: page.clock.install(time=BEGIN))
    page.clock.run_for("20:00")
    expect(page.get_by_role("button", name="Ik ben klaar")).to_have_count(0)
    expect(page.locator("warm-talk")).to_be_visible()
    assert not talks.left
