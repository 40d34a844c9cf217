"""Taking on what needs a human."""

from __future__ import annotations

import re
import uuid
from datetime import datetime, timedelta

import httpx
import pytest
import sqlalchemy as sa
from fastapi import FastAPI

from records import access_log, database, signals, talks
from records.models import Client, Conversation, Role, Signal, SignalKind, Staff, StaffSession, now
from tests.keys import key_of
from tests.web.staff.house import Browser, House, text
from warmwelkom.settings import get_settings
from web.outgoing import post


@pytest.fixture
def client(house: House, anja: Staff) -> Client:
    return house.client(contact=anja)


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
    house.colleague("Bram", "bram@huis.example", Role.TEAM_LEAD)
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


# ---- shown at once ----

ASKS = {"HX-Request": "true"}


def mark(page: httpx.Response) -> str:
    """What the strip of a page saw."""
    found = re.search(r"/staff/signalen/nu\?gezien=([0-9a-f]{16})", page.text)
    assert found
    return found[1]


def test_the_strip_says_that_somebody_is_needed_on_every_page_and_names_nobody(
    browser: Browser, house: House, client: Client, talk: Conversation
) -> None:
    quiet = browser.get("/staff/bewoners")
    assert "meteen iemand nodig" not in text(quiet)
    seen = mark(quiet)
    assert browser.get(f"/staff/signalen/nu?gezien={seen}", **ASKS).status_code == 204
    house.signal(talk, "ik ben gevallen")
    piece = browser.get(f"/staff/signalen/nu?gezien={seen}", **ASKS)
    assert piece.status_code == 200
    assert piece.headers["hx-trigger"] == "signalen"
    assert "Er is nu meteen iemand nodig" in text(piece)
    assert "Vroemen" not in piece.text
    assert "gevallen" not in piece.text
    assert browser.get(f"/staff/signalen/nu?gezien={mark(piece)}", **ASKS).status_code == 204
    assert "Er is nu meteen iemand nodig" in text(browser.get("/staff/bewoners"))


def test_what_can_wait_calls_only_who_was_told(
    app: FastAPI, browser: Browser, house: House, anja: Staff
) -> None:
    house.colleague("Bram", "bram@huis.example", Role.TEAM_LEAD)
    bram = Browser(app)
    bram.log_in("bram@huis.example")
    house.signal(house.talk(house.client(contact=anja)), "ik ben zo alleen", SignalKind.DISTRESS)
    assert "Er wacht 1 signaal op jou" in text(browser.get("/staff"))
    page = text(bram.get("/staff/signalen"))
    assert "op jou" not in page
    assert "Bij collega's Heeft het moeilijk" in page
    assert "Voor jou Heeft het moeilijk" in text(browser.get("/staff/signalen"))


def test_asking_by_itself_keeps_no_session_alive(browser: Browser, house: House, signal: Signal) -> None:
    browser.get("/staff")

    def age(by: timedelta) -> datetime:
        with database.session(house.url) as work:
            session = work.scalars(sa.select(StaffSession)).one()
            session.seen_at -= by
            return session.seen_at

    before = age(timedelta(minutes=10))
    for path in ("/staff/signalen/nu", "/staff/signalen", "/staff/signalen/vandaag"):
        assert browser.get(path, **ASKS, **{"X-By-Itself": "1"}).status_code == 200
    with database.session(house.url) as work:
        assert work.scalars(sa.select(StaffSession.seen_at)).one() == before
    age(timedelta(minutes=6))
    ended = browser.get("/staff/signalen/nu", **ASKS)
    assert ended.status_code == 286  # and the page asks no more
    assert "Je bent uitgelogd." in text(ended)
    assert "hx-get" not in ended.text
    assert browser.get("/staff/signalen/nu").status_code == 303


def test_a_piece_of_the_list_holds_what_is_new(
    browser: Browser, house: House, signal: Signal, client: Client
) -> None:
    browser.get("/staff")
    for path in ("/staff/signalen", "/staff/signalen/vandaag"):
        piece = browser.get(path, **ASKS)
        assert "Is misschien gevallen" in text(piece)
        assert "<html" not in piece.text
    with database.session(house.url) as work:
        lines = [line.what for line in access_log.of_client(work, client.id)]
    assert lines.count("vandaag") == 2
    assert lines.count("signalen") == 1


# ---- one signal ----


def test_one_signal_shows_the_words_and_whom_it_came_to(browser: Browser, house: House, anja: Staff) -> None:
    house.colleague("Dora", "dora@huis.example", Role.TEAM_LEAD)
    talk = house.talk(house.client(contact=anja))
    signal = house.signal(talk, "ik ben gevallen")
    post.tell(get_settings())
    path = f"/staff/signalen/{signal.id}"
    page = text(browser.get(path))
    assert "“ik ben gevallen”" in page
    assert "Wie bericht kreeg Anja de Wit (vaste contactpersoon) Pakt niemand dit op?" in page
    with database.session(house.url) as work:
        work.get_one(Signal, signal.id).due_at = now() - timedelta(seconds=1)
    post.tell(get_settings())
    page = text(browser.get(path))
    assert "Dora (teamleider)" in page
    assert "Nog niet opgepakt, al doorgegeven" in page
    browser.post(f"{path}/oppakken", {"back": path})
    page = text(browser.get(path))
    assert "Opgepakt door Anja de Wit" in page
    assert "Wie bericht kreeg" not in page


def test_what_was_done_is_written_down_by_name(
    browser: Browser, house: House, signal: Signal, client: Client, anja: Staff
) -> None:
    path = f"/staff/signalen/{signal.id}"
    browser.get(path)
    empty = browser.post(f"{path}/gedaan", {"words": "  "})
    assert empty.status_code == 422
    assert "Schrijf kort op wat er is gedaan." in text(empty)
    assert 'aria-describedby="words-problem" aria-invalid="true" autofocus' in empty.text
    answer = browser.post(f"{path}/gedaan", {"words": "Samen opgestaan.\r\nArts gebeld.", "before": ""})
    assert answer.headers["location"] == f"{path}#gedaan"
    kept = house.read(Signal, signal.id)
    assert (kept.done, kept.done_by_id, kept.acknowledged_by_id) == (
        "Samen opgestaan.\nArts gebeld.",
        anja.id,
        anja.id,
    )
    page = browser.get(path)
    assert "Samen opgestaan. Arts gebeld. Anja de Wit" in text(page)
    assert "Klaar, de laatste 30 dagen Is misschien gevallen" in text(browser.get("/staff/signalen"))
    with database.session(house.url) as work:
        lines = [line.what for line in access_log.of_client(work, client.id)]
    assert f"signaal {signal.id}: opgeschreven wat er is gedaan" in lines
    assert f"signaal {signal.id}" in lines


def test_two_who_write_see_each_other_and_overwrite_nothing(
    app: FastAPI, browser: Browser, house: House, signal: Signal
) -> None:
    house.colleague("Bram", "bram@huis.example", Role.TEAM_LEAD)
    bram = Browser(app)
    bram.log_in("bram@huis.example")
    path = f"/staff/signalen/{signal.id}"
    browser.get(path)
    bram.get(path)
    browser.post(f"{path}/gedaan", {"words": "Arts gebeld."})
    late = bram.post(f"{path}/gedaan", {"words": "Niets gevonden."})
    assert late.status_code == 409
    assert "Anja de Wit heeft dit net veranderd." in text(late)
    assert "Arts gebeld." in text(late)
    assert "Niets gevonden." in text(late)
    assert house.read(Signal, signal.id).done == "Arts gebeld."


# ---- abuse ----


@pytest.fixture
def fem(app: FastAPI, house: House) -> Browser:
    """The appointed officer's browser."""
    house.colleague("Fem Bos", "fem@huis.example", Role.APPOINTED_OFFICER)
    fem = Browser(app)
    fem.log_in("fem@huis.example")
    return fem


SECRET = "die ene slaat mij altijd"


def test_abuse_is_on_no_page_of_who_is_not_the_officer(
    browser: Browser, fem: Browser, house: House, talk: Conversation, client: Client
) -> None:
    signal = house.signal(talk, SECRET, SignalKind.ABUSE)
    alone = f"/staff/signalen/{signal.id}"
    for path in ("/staff", "/staff/signalen", f"/staff/gesprekken/{talk.id}", f"/staff/bewoners/{client.id}"):
        page = browser.get(path).text
        assert SECRET not in page
        assert "slecht behandeld" not in page
    assert browser.get(alone).status_code == 404
    browser.get("/staff")
    for action in ("oppakken", "gedaan", "over"):
        assert browser.post(f"{alone}/{action}", {"words": "niets"}).status_code == 404
    assert "Voor jou Wordt misschien slecht behandeld" in text(fem.get("/staff/signalen"))
    assert f"“{SECRET}”" in text(fem.get(alone))
    assert f"/staff/gesprekken/{talk.id}" not in fem.page  # an officer opens no talks
    assert fem.get(f"/staff/gesprekken/{talk.id}").status_code == 403
    assert SECRET not in fem.page


def test_another_signal_in_the_same_words_is_shown_without_them(
    browser: Browser, fem: Browser, house: House, talk: Conversation
) -> None:
    message = house.says(talk, f"{SECRET} en nu ben ik gevallen")
    with database.session(house.url) as work:
        fall = signals.store(work, message_id=message.id, kind=SignalKind.FALL, why="test")
        signals.store(work, message_id=message.id, kind=SignalKind.ABUSE, why="test")
    for path in ("/staff", f"/staff/gesprekken/{talk.id}", f"/staff/signalen/{fall.id}"):
        page = browser.get(path)
        assert "Is misschien gevallen" in text(page)
        assert SECRET not in page.text
    piece = browser.post(f"/staff/signalen/{fall.id}/oppakken", {"shape": "full"}, **ASKS)
    assert "Opgepakt" in piece.text
    assert SECRET not in piece.text


def test_the_officer_hides_it_from_whom_it_may_be_about(
    app: FastAPI, fem: Browser, house: House, talk: Conversation, client: Client
) -> None:
    hugo = house.colleague("Hugo", "hugo@huis.example", Role.APPOINTED_OFFICER)
    other = Browser(app)
    other.log_in("hugo@huis.example")
    signal = house.signal(talk, SECRET, SignalKind.ABUSE)
    path = f"/staff/signalen/{signal.id}"
    assert other.get(path).status_code == 200
    page = fem.get(path)
    assert "Fem Bos</option>" not in page.text  # nobody hides it from oneself
    assert fem.post(f"{path}/over", {"colleague": str(uuid.uuid4())}).status_code == 422
    fem.get(path)
    assert fem.post(f"{path}/over", {"colleague": str(hugo.id)}).status_code == 303
    assert "Dit gaat misschien over Hugo" in text(fem.get(path))
    assert other.get(path).status_code == 404
    assert SECRET not in other.get("/staff/signalen").text
    assert "slecht behandeld" not in other.get("/staff/signalen").text
    with database.session(house.url) as work:
        lines = [line.what for line in access_log.of_client(work, client.id)]
    assert f"signaal {signal.id}: voor wie het verborgen is" in lines


def test_the_api_keeps_it_from_others_too(
    app: FastAPI, house: House, talk: Conversation, anja: Staff, fem: Browser
) -> None:
    house.signal(talk, SECRET, SignalKind.ABUSE)
    with database.session(house.url) as work:
        officer = work.scalars(sa.select(Staff).where(Staff.role == Role.APPOINTED_OFFICER)).one()
        keys = {member.id: key_of(work, member) for member in (anja, officer)}

    def answer(member: Staff) -> str:
        headers = {"Authorization": f"Bearer {keys[member.id]}"}
        return Browser(app).get(f"/api/conversations/{talk.id}", **headers).text

    for member in (anja, officer):  # an officer opens no talks
        assert SECRET not in answer(member)
        assert "abuse" not in answer(member)
    with database.session(house.url) as work:
        work.get_one(Staff, officer.id).active = False
    assert SECRET in answer(anja)
    assert "abuse" in answer(anja)
