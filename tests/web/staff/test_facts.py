"""What is written down about a person: changed by one at a time, with a contact person and a stand-in."""

from __future__ import annotations

import re
import uuid

from records import access_log, clients, database
from records.models import Client, Staff
from tests.web.staff.house import Browser, House, text


def mark(browser: Browser, client: Client) -> str:
    page = browser.get(f"/staff/bewoners/{client.id}/gegevens").text
    found = re.search(r'name="was" value="(\w+)"', page)
    assert found is not None
    return found[1]


def sent(**more: str) -> dict[str, str]:
    return {"name": "Johanna Vroemen", "called": "mevrouw Vroemen", "room": "12", "ward": "De Beuk", **more}


def test_the_stand_in_and_the_day_of_the_move_are_written_down(
    browser: Browser, house: House, anja: Staff
) -> None:
    bas = house.colleague("Bas Kok", "bas@huis.example")
    client = house.client(contact=anja)
    was = mark(browser, client)
    answer = browser.post(
        f"/staff/bewoners/{client.id}/gegevens",
        sent(contact_person=str(anja.id), stand_in=str(bas.id), moves_on="2027-01-09", was=was),
    )
    assert answer.headers["location"] == f"/staff/bewoners/{client.id}"
    page = text(browser.get(f"/staff/bewoners/{client.id}"))
    assert "Vaste contactpersoon Anja de Wit Wie vervangt Bas Kok Verhuisdag 9 januari 2027" in page
    with database.session(house.url) as work:
        events = [(line.event, line.what) for line in access_log.of_client(work, client.id)]
    assert ("change", "gegevens veranderd") in events


def test_a_second_colleague_overwrites_nothing_and_sees_both(
    browser: Browser, house: House, anja: Staff
) -> None:
    client = house.client(contact=anja)
    mine = str(anja.id)
    was = mark(browser, client)
    browser.post(f"/staff/bewoners/{client.id}/gegevens", sent(contact_person=mine, room="20", was=was))
    answer = browser.post(
        f"/staff/bewoners/{client.id}/gegevens", sent(contact_person=mine, room="30", was=was)
    )
    assert answer.status_code == 409
    page = text(answer)
    assert "Iemand anders was je voor" in page
    now, wanted = page.split("Dit wilde jij")
    assert "Kamer 20" in now
    assert "Kamer 30" in wanted
    assert house.read(Client, client.id).room == "20"
    again = re.search(r'name="was" value="(\w+)"', answer.text)
    assert again is not None
    browser.post(f"/staff/bewoners/{client.id}/gegevens", sent(contact_person=mine, room="30", was=again[1]))
    assert house.read(Client, client.id).room == "30"


def test_what_is_wrong_is_said_at_the_field(browser: Browser, house: House, anja: Staff) -> None:
    client = house.client(contact=anja)
    for wrong, sentence in (
        ({"name": " "}, "Vul de naam in."),
        ({"contact_person": str(anja.id), "stand_in": str(anja.id)}, "Kies iemand anders dan"),
        ({"stand_in": str(uuid.uuid4())}, "Kies een collega uit de lijst."),
        ({"moves_on": "morgen"}, "Kies een dag, of laat het leeg."),
    ):
        answer = browser.post(
            f"/staff/bewoners/{client.id}/gegevens", sent(**wrong), token=token(browser, client)
        )
        assert answer.status_code == 422
        assert sentence in text(answer)
        assert 'aria-invalid="true"' in answer.text
    assert clients.facts(house.read(Client, client.id)).contact_person_id == anja.id


def token(browser: Browser, client: Client) -> str:
    browser.get(f"/staff/bewoners/{client.id}/gegevens")
    return browser.token


def test_a_colleague_who_left_may_stay_until_another_is_chosen(
    browser: Browser, house: House, anja: Staff
) -> None:
    gone = house.colleague("Gerda", "gerda@huis.example")
    client = house.client(contact=gone)
    with database.session(house.url) as work:
        work.get_one(Staff, gone.id).active = False
        work.get_one(Client, client.id).stand_in_id = anja.id
    page = browser.get(f"/staff/bewoners/{client.id}/gegevens")
    assert "Gerda, vaste contactpersoon (werkt hier niet meer)" in text(page)
    answer = browser.post(
        f"/staff/bewoners/{client.id}/gegevens",
        sent(contact_person=str(gone.id), stand_in=str(anja.id)),
    )
    assert answer.status_code == 303
    browser.get("/staff/bewoners/nieuw")
    answer = browser.post("/staff/bewoners", {"name": "Jo", "contact_person": str(gone.id)})
    assert "Kies een collega uit de lijst." in text(answer)


def test_an_unknown_person_is_not_there(browser: Browser) -> None:
    browser.get("/staff")
    for path in ("gegevens", "uitnodigen", "dit-ben-ik", "dit-ben-ik/blad"):
        assert browser.get(f"/staff/bewoners/{uuid.uuid4()}/{path}").status_code == 404
