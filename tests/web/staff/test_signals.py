"""Taking on what needs a human."""

from __future__ import annotations

import uuid

import pytest
from fastapi import FastAPI

from records import access_log, database, talks
from records.models import Client, Conversation, Signal, Staff
from tests.web.staff.house import Browser, House, text


@pytest.fixture
def client(house: House) -> Client:
    return house.client()


@pytest.fixture
def talk(house: House, client: Client) -> Conversation:
    return house.talk(client)


@pytest.fixture
def signal(house: House, talk: Conversation) -> Signal:
    return house.signal(talk, "ik ben gevallen")


def test_taking_on_keeps_who_and_when(browser: Browser, house: House, signal: Signal, anja: Staff) -> None:
    browser.get("/staff")
    answer = browser.post(f"/staff/signalen/{signal.id}/oppakken", {"back": "/staff"})
    assert answer.status_code == 303
    kept = house.read(Signal, signal.id)
    assert kept.acknowledged_by_id == anja.id
    assert kept.acknowledged_at is not None


def test_who_was_first_stays(app: FastAPI, browser: Browser, house: House, signal: Signal) -> None:
    house.colleague("Bram", "bram@huis.example")
    bram = Browser(app)
    bram.log_in("bram@huis.example")
    bram.get("/staff")
    browser.get("/staff")
    browser.post(f"/staff/signalen/{signal.id}/oppakken")
    answer = bram.post(f"/staff/signalen/{signal.id}/oppakken", {}, **{"HX-Request": "true"})
    assert "Opgepakt door Anja de Wit" in text(answer)


def test_htmx_gets_the_card_with_the_words_where_they_stood(browser: Browser, signal: Signal) -> None:
    browser.get("/staff")
    path = f"/staff/signalen/{signal.id}/oppakken"
    short = browser.post(path, {"back": "/staff"}, **{"HX-Request": "true"})
    assert short.text.strip().startswith(f'<li class="signal signal--taken" id="signaal-{signal.id}">')
    assert "ik ben gevallen" not in short.text
    full = browser.post(path, {"shape": "full"}, **{"HX-Request": "true"})
    assert "ik ben gevallen" in full.text


def test_an_unknown_signal_is_not_there(browser: Browser) -> None:
    browser.get("/staff")
    answer = browser.post(f"/staff/signalen/{uuid.uuid4()}/oppakken")
    assert answer.status_code == 404


def test_taking_on_is_written_down(
    browser: Browser, house: House, signal: Signal, client: Client, anja: Staff
) -> None:
    browser.get("/staff")
    browser.post(f"/staff/signalen/{signal.id}/oppakken")
    with database.session(house.url) as work:
        line = next(line for line in access_log.of_client(work, client.id) if line.event == "change")
    assert (line.what, line.user_id) == (f"signaal {signal.id}: opgepakt", anja.id)


def test_going_to_someone_takes_them_off_the_list_and_is_written_down(
    browser: Browser, house: House, talk: Conversation, client: Client
) -> None:
    with database.session(house.url) as work:
        talks.want_human(work, talk.id)
    browser.get("/staff")
    answer = browser.post(f"/staff/gesprekken/{talk.id}/spreken", {"back": f"/staff/gesprekken/{talk.id}"})
    assert answer.headers["location"] == f"/staff/gesprekken/{talk.id}"
    assert house.read(Conversation, talk.id).human_wanted_at is None
    assert "Wil iemand spreken" not in text(browser.get("/staff"))
    with database.session(house.url) as work:
        lines = [line.what for line in access_log.of_client(work, client.id)]
    assert f"gesprek {talk.id}: wil iemand spreken, opgepakt" in lines


def test_going_twice_says_that_a_colleague_was_first(
    browser: Browser, house: House, talk: Conversation
) -> None:
    with database.session(house.url) as work:
        talks.want_human(work, talk.id)
    browser.get("/staff")
    path = f"/staff/gesprekken/{talk.id}/spreken"
    assert "Jij gaat naar mevrouw Vroemen." in text(browser.post(path, {}, **{"HX-Request": "true"}))
    assert "Al opgepakt door een collega." in text(browser.post(path, {}, **{"HX-Request": "true"}))
