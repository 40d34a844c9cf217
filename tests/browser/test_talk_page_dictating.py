"""Speaking in place of typing, on the page of a talk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tablet import Open, field
from tests.web.talk.scripted import ScriptedTalks
from warmwelkom.settings import get_settings

pytestmark = pytest.mark.browser

RECOGNIZER = """(() => {
    class Recognition {
        static available(asked) { window.asked = asked; return Promise.resolve("%s"); }
        start() { window.recognition = this; }
        stop() { this.onend?.(); }
        abort() { this.aborted = true; this.onend?.(); }
        hear(...parts) { this.onresult({ results: parts.map((transcript) => [{ transcript }]) }); }
    }
    %s
    window.SpeechRecognition = Recognition;
    window.webkitSpeechRecognition = Recognition;
})()"""
LOCAL = "Object.defineProperty(Recognition.prototype, 'processLocally', { value: false, writable: true });"


@pytest.fixture
def allowed(monkeypatch: pytest.MonkeyPatch, served: object) -> Iterator[None]:
    settings = get_settings().model_copy(update={"dictation": True})
    monkeypatch.setattr("web.talk.page.get_settings", lambda: settings)
    yield


def tablet(open_page: Open, *, state: str = "available", local: bool = True) -> Page:
    script = RECOGNIZER % (state, LOCAL if local else "")
    return open_page(prepare=lambda page: page.add_init_script(script))


def test_it_is_off_until_the_organisation_turns_it_on(open_page: Open) -> None:
    page = tablet(open_page)
    expect(page.locator("[data-dictate]")).to_have_count(0)
    assert page.evaluate("window.asked") is None


@pytest.mark.usefixtures("allowed")
@pytest.mark.parametrize(
    ("state", "local"), [("downloadable", True), ("unavailable", True), ("available", False)]
)
def test_where_the_device_can_not_by_itself_it_is_not_offered(
    open_page: Open, state: str, local: bool
) -> None:
    page = tablet(open_page, state=state, local=local)
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-dictate]")).to_be_hidden()


@pytest.mark.usefixtures("allowed")
def test_what_was_heard_stands_in_the_field_before_it_is_sent(open_page: Open, talks: ScriptedTalks) -> None:
    page = tablet(open_page)
    field(page).fill("Nou.")
    page.get_by_role("button", name="Inspreken", exact=True).click()
    assert page.evaluate("window.asked") == {"langs": ["nl-NL"], "processLocally": True}
    assert page.evaluate("[window.recognition.processLocally, window.recognition.lang]") == [True, "nl-NL"]
    page.evaluate("window.recognition.hear('ik mis')")
    expect(field(page)).to_have_value("Nou. ik mis")
    page.evaluate("window.recognition.hear('ik mis mijn hond', ' en de markt')")
    expect(field(page)).to_have_value("Nou. ik mis mijn hond en de markt")
    page.get_by_role("button", name="Stop met inspreken").click()
    expect(page.get_by_role("status")).to_have_text("Lees na wat er staat. Klopt het? Druk dan op Verstuur.")
    assert not talks.received
    page.get_by_role("button", name="Verstuur").click()
    expect(page.get_by_text("Ik luister.")).to_be_visible()
    assert talks.received[0][1] == "Nou. ik mis mijn hond en de markt"


@pytest.mark.usefixtures("allowed")
def test_what_is_heard_after_sending_goes_nowhere(open_page: Open) -> None:
    page = tablet(open_page)
    page.get_by_role("button", name="Inspreken", exact=True).click()
    page.evaluate("window.recognition.hear('de markt')")
    page.get_by_role("button", name="Verstuur").click()
    assert page.evaluate("window.recognition.aborted")
    page.evaluate("window.recognition.hear('de markt in Heerlen')")
    expect(field(page)).to_have_value("")
    expect(page.get_by_role("button", name="Inspreken", exact=True)).to_be_visible()


@pytest.mark.usefixtures("allowed")
def test_it_says_when_it_does_not_work(open_page: Open) -> None:
    page = tablet(open_page)
    page.get_by_role("button", name="Inspreken", exact=True).click()
    page.evaluate("window.recognition.onerror({ error: 'not-allowed' }); window.recognition.onend()")
    expect(page.get_by_role("status")).to_have_text("Inspreken lukt nu niet. Typen kan wel.")
