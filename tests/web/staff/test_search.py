"""Searching in people's own words."""

from __future__ import annotations

from records import access_log, database
from records.models import Consent
from tests.web.staff.house import Browser, House, text


def test_words_are_found_where_they_were_said(browser: Browser, house: House) -> None:
    client = house.client()
    talk = house.talk(client)
    house.wish(talk, "Ik zou zo graag weer eens naar de markt in Heerlen")
    page = browser.get("/staff/zoeken?q=martk")
    assert "<mark>markt</mark>" in page.text
    assert "“Ik zou zo graag weer eens naar de markt in Heerlen”" in text(page)
    assert f'href="/staff/gesprekken/{talk.id}"' in page.text
    with database.session(house.url) as work:
        (line,) = access_log.of_client(work, client.id)
    assert (line.event, line.what) == ("search", "zoeken")  # not for what


def test_a_name_leads_to_the_person(browser: Browser, house: House) -> None:
    client = house.client()
    page = browser.get("/staff/zoeken?q=vroemen")
    assert f'href="/staff/bewoners/{client.id}"' in page.text
    assert "Eén keer gevonden." in text(page)


def test_nothing_found_says_what_to_try(browser: Browser, house: House) -> None:
    house.wish(house.talk(house.client(), consent=Consent.ASKED), "iets over vogels")
    assert "Niets gevonden." in text(browser.get("/staff/zoeken?q=vogels"))
    assert "Typ minstens twee letters." in text(browser.get("/staff/zoeken?q=v"))
    assert "gevonden" not in text(browser.get("/staff/zoeken"))


def test_what_is_searched_for_is_text(browser: Browser) -> None:
    page = browser.get("/staff/zoeken?q=%22%3E%3Cscript%3Ealert(1)")
    assert "<script>alert" not in page.text
    assert browser.get(f"/staff/zoeken?q={'a' * 201}").status_code == 422
