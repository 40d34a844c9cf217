"""The widget as the server gives it: its script, and beginning a talk. The rest is in tests/browser."""

from __future__ import annotations

import re

import httpx
import pytest
import sqlalchemy as sa
from fastapi import FastAPI

from records import database
from records.models import Conversation, ConversationKind, ConversationState, Invitation
from tests.web.staff.house import Browser
from warmwelkom.settings import Settings, get_settings
from web.talk.limits import Limit
from web.talk.widget import ALLOWED, START, WITHIN, hosts_pattern

SITE = "https://www.huis.example"
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def known_site(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARMWELKOM_WIDGET_HOSTS", SITE)
    get_settings.cache_clear()


def begin(browser: Browser, headers: dict[str, str] | None = None, **form: str) -> httpx.Response:
    return browser._request("POST", START, data=form, headers=headers or {})


def talks(settings: Settings) -> list[tuple[Conversation, bool]]:
    """The talks that were made, each with whether it is embedded."""
    with database.session(settings.database_url) as work:
        found = work.execute(sa.select(Conversation, Invitation.embedded).join(Invitation))
        return [(talk, embedded) for talk, embedded in found]


def framed_by(answer: httpx.Response) -> str:
    found = re.search(r"frame-ancestors ([^;]+)", answer.headers["content-security-policy"])
    assert found is not None
    return found[1]


def test_the_script_is_small_and_of_one_piece(known_site: None, app: FastAPI) -> None:
    answer = Browser(app).get("/widget.js")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/javascript")
    assert len(answer.content) < 3 * 1024  # as it is sent, not compressed
    assert not re.search(r"\bimport\b|innerHTML|setAttribute\(.style|\{[{#%]", answer.text)
    assert "public" in answer.headers["cache-control"]
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"


def test_the_script_has_the_colour_of_the_house(
    known_site: None, app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert '"#4c1f40"' in Browser(app).get("/widget.js").text
    monkeypatch.setenv("WARMWELKOM_ACCENT", "#003d2b")
    get_settings.cache_clear()
    assert '"#003d2b"' in Browser(app).get("/widget.js").text


@pytest.mark.parametrize(
    ("origins", "site", "may"),
    [
        ((), "https://www.huis.example", False),
        ((), "", False),
        (("https://huis.example",), "https://huis.example", True),
        (("https://huis.example",), "https://www.huis.example", False),
        (("https://huis.example",), "https://huisxexample", False),
        (("https://huis.example",), "https://huis.example.elders.example", False),
        (("https://huis.example",), "http://huis.example", False),
        (("http://huis.example",), "https://huis.example", True),
        (("https://huis.example:8443",), "https://huis.example:8443", True),
        (("https://huis.example",), "https://huis.example:8443", False),
        (("https://a.example", "https://*.huis.example"), "https://west.huis.example", True),
        (("https://a.example", "https://*.huis.example"), "https://a.west.huis.example", True),
        (("https://a.example", "https://*.huis.example"), "https://huis.example", False),
        (("https://a.example", "https://*.huis.example"), "https://a.example", True),
    ],
)
def test_the_script_knows_its_hosts_as_the_browser_does(
    origins: tuple[str, ...], site: str, may: bool
) -> None:
    assert bool(re.search(hosts_pattern(origins), site)) is may


def test_the_first_page_is_calm_and_may_be_framed_by_the_hosts_only(known_site: None, app: FastAPI) -> None:
    browser = Browser(app)
    answer = browser.get(START)
    assert answer.status_code == 200
    assert framed_by(answer) == SITE
    assert "Ik ben een computer, geen mens." in answer.text
    assert len(re.findall("<button", answer.text.partition("<main")[2])) == 1
    assert 'name="widget"' not in answer.text
    assert 'name="widget"' in browser.get(f"{START}?widget=1").text
    assert framed_by(browser.get("/")) == "'none'"


def test_without_hosts_nobody_frames_it(app: FastAPI) -> None:
    assert framed_by(Browser(app).get(START)) == "'none'"


@pytest.mark.parametrize(("form", "embedded"), [({}, False), ({"widget": "1"}, True)])
def test_the_button_begins_a_talk_of_the_website(
    settings: Settings, app: FastAPI, form: dict[str, str], embedded: bool
) -> None:
    answer = begin(Browser(app), FROM_HERE, **form)
    assert answer.status_code == 303
    assert re.fullmatch(r"/t/[\w-]{32}", answer.headers["location"])
    [(talk, found)] = talks(settings)
    assert (talk.kind, talk.state, talk.client_id) == (
        ConversationKind.WEBSITE,
        ConversationState.NEW,
        None,
    )
    assert found is embedded


def test_reading_the_page_makes_no_talk(settings: Settings, app: FastAPI) -> None:
    Browser(app).get(START)
    assert talks(settings) == []


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_can_not_begin_talks_for_its_visitors(
    settings: Settings, app: FastAPI, site: str
) -> None:
    answer = begin(Browser(app), {"Sec-Fetch-Site": site})
    assert (answer.status_code, answer.headers["location"]) == (303, START)
    assert talks(settings) == []


def test_ten_talks_an_hour_begin_from_one_address(known_site: None, settings: Settings, app: FastAPI) -> None:
    browser = Browser(app)
    for _ in range(ALLOWED):
        assert begin(browser).status_code == 303
    answer = begin(browser, widget="1")
    assert answer.status_code == 429
    assert answer.headers["retry-after"] == "3600"
    assert framed_by(answer) == SITE  # the sentence is read in the widget too
    assert "Probeer het over een uur nog eens." in answer.text
    assert 'name="widget"' in answer.text
    assert len(talks(settings)) == ALLOWED
    assert begin(Browser(app, address="192.0.2.77")).status_code == 303


def test_a_limit_forgets_what_is_long_ago() -> None:
    moment = 0.0
    limit = Limit(2, WITHIN, clock=lambda: moment)
    assert [limit.take("a"), limit.take("a"), limit.take("a"), limit.take("b")] == [True, True, False, True]
    moment = WITHIN - 1
    assert not limit.take("a")
    moment = WITHIN + 1
    assert limit.take("a")
    assert list(limit._taken) == ["a"]  # of "b" nothing is kept
