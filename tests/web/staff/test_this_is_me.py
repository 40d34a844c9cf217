"""*Dit ben ik*: the page, leaving a line off, and the sheet."""

from __future__ import annotations

import uuid

import pytest

from records import access_log, database
from records.models import Client, Wish, WishKind
from tests.web.staff.house import Browser, House, text


@pytest.fixture
def client(house: House) -> Client:
    client = house.client()
    house.relative(client)
    talk = house.talk(client)
    for words, kind, theme, confirmed in (
        ("ik ben op de boerderij geboren", WishKind.CONTENT, "life_story", True),
        ("graag weer naar de markt", WishKind.WISH, "pleasant_day", True),
        ("iets dat niet is nagevraagd", WishKind.WISH, "pleasant_day", None),
        ("een arm om mij heen", WishKind.WISH, "love_intimacy", True),
    ):
        wish = house.wish(talk, words, kind=kind, themes=(theme,))
        with database.session(house.url) as work:
            work.get_one(Wish, wish.id).confirmed = confirmed
    return client


def line(house: House, words: str) -> str:
    with database.session(house.url) as work:
        return f"wish:{work.query(Wish).where(Wish.own_words == words).one().id}"


def test_it_says_who_with_date_and_source(browser: Browser, client: Client) -> None:
    page = text(browser.get(f"/staff/bewoners/{client.id}/dit-ben-ik"))
    assert "Noem mij graag mevrouw Vroemen" in page
    assert "Mijn mensen Marjan Vroemen, dochter" in page
    assert "Waar ik vandaan kom ik ben op de boerderij geboren kennismaking," in page
    assert "In eigen woorden, uit het gesprek van" in page
    assert "iets dat niet is nagevraagd" not in page
    shown, _, private = page.partition("Blijft onder ons")
    assert "een arm om mij heen" not in shown
    assert "een arm om mij heen" in private


def test_each_line_can_be_left_off_and_put_back(browser: Browser, house: House, client: Client) -> None:
    address = f"/staff/bewoners/{client.id}/dit-ben-ik"
    key = line(house, "graag weer naar de markt")
    browser.get(address)
    assert browser.post(address, {"line": key}).headers["location"] == f"{address}#blad"
    assert "graag weer naar de markt" not in browser.get(f"{address}/blad").text
    page = text(browser.get(address))
    assert page.index("Niet op het blad") < page.index("graag weer naar de markt")
    browser.post(address, {"line": key, "on": "true"})
    assert "graag weer naar de markt" in browser.get(f"{address}/blad").text
    with database.session(house.url) as work:
        events = {(entry.event, entry.what) for entry in access_log.of_client(work, client.id)}
    assert {
        ("view", "dit ben ik"),
        ("print", "dit ben ik"),
        ("change", "dit ben ik: regel weg"),
        ("change", "dit ben ik: regel terug"),
    } <= events


def test_a_line_of_someone_else_is_refused(browser: Browser, client: Client) -> None:
    address = f"/staff/bewoners/{client.id}/dit-ben-ik"
    browser.get(address)
    assert browser.post(address, {"line": f"wish:{uuid.uuid4()}"}).status_code == 404


def test_the_sheet_is_the_sheet_and_nothing_else(browser: Browser, client: Client) -> None:
    page = browser.get(f"/staff/bewoners/{client.id}/dit-ben-ik/blad")
    assert "<form" not in page.text
    assert "Uitloggen" not in page.text
    assert "Gemaakt op" in text(page)
    assert page.text.count("<h1") == 1


def test_an_empty_page_says_how_it_fills(browser: Browser, house: House) -> None:
    page = text(browser.get(f"/staff/bewoners/{house.client().id}/dit-ben-ik"))
    assert "Er staat nog niets op het blad." in page
    assert "Blad om af te drukken" not in page
