"""Opening somebody who is not one's own, on the pages of staff."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from fastapi import FastAPI

from records import database
from records.models import AccessLog, Client, EmergencyAccess, Role, Staff, now
from tests.web.staff.house import Browser, House, text

WHY = "zij riep om hulp en niemand kwam"


@pytest.fixture
def client(house: House, anja: Staff) -> Client:
    """Anja's."""
    return house.client(contact=anja)


@pytest.fixture
def bas(app: FastAPI, house: House, client: Client) -> Browser:
    """The browser of a contact person of others."""
    house.colleague("Bas Hendrix", "bas@huis.example")
    bas = Browser(app)
    bas.log_in("bas@huis.example")
    return bas


def test_a_page_of_somebody_else_s_client_offers_the_way_in(
    browser: Browser, bas: Browser, house: House, client: Client
) -> None:
    talk = house.talk(client)
    wish = house.wish(talk, "ik wil weer naar de markt")
    path = f"/staff/gesprekken/{talk.id}"
    for page in (f"/staff/bewoners/{client.id}", path, f"{path}/bekijken"):
        answer = bas.get(page)
        assert answer.status_code == 403
        assert "Dit is geen bewoner van jou" in text(answer)
        assert "Vroemen" not in answer.text
    assert bas.post(f"/staff/wensen/{wish.id}", {"review": "seen"}).status_code == 404
    short = bas.post("/staff/noodtoegang", {"client": str(client.id), "back": path, "reason": "nood"})
    assert short.status_code == 422
    assert "Schrijf in een paar woorden waarom" in text(short)
    assert f'name="back" value="{path}"' in short.text
    assert bas.get(path).status_code == 403
    answer = bas.post("/staff/noodtoegang", {"client": str(client.id), "back": path, "reason": WHY})
    assert answer.headers["location"] == path
    assert "ik wil weer naar de markt" in bas.get(path).text
    assert "Je kunt deze bewoner openen in nood, tot" in text(bas.get(f"/staff/bewoners/{client.id}"))
    with database.session(house.url) as work:
        lines = work.scalars(sa.select(AccessLog).where(AccessLog.client_id == client.id)).all()
        assert {(line.emergency, line.ground) for line in lines} == {(True, "noodgeval")}
    today = text(browser.get("/staff"))
    assert f"Bas Hendrix opende de gegevens van mevrouw Vroemen, omdat: “{WHY}”" in today
    with database.session(house.url) as work:
        opened = work.scalars(sa.select(EmergencyAccess)).one()
    assert browser.post(f"/staff/noodtoegang/{opened.id}/gezien").status_code == 303
    assert "Geopend in nood" not in text(browser.get("/staff"))
    assert bas.post(f"/staff/noodtoegang/{opened.id}/gezien").status_code == 404


def test_it_ends_by_itself(bas: Browser, house: House, client: Client) -> None:
    bas.get(f"/staff/bewoners/{client.id}")
    bas.post("/staff/noodtoegang", {"client": str(client.id), "reason": WHY})
    assert bas.get(f"/staff/bewoners/{client.id}").status_code == 200
    with database.session(house.url) as work:
        work.execute(sa.update(EmergencyAccess).values(until=now() - timedelta(seconds=1)))
    assert bas.get(f"/staff/bewoners/{client.id}").status_code == 403


def test_by_name_for_who_has_no_address(bas: Browser, client: Client) -> None:
    bas.get("/staff/noodtoegang")
    wrong = bas.post("/staff/noodtoegang", {"name": "Vroemen", "reason": WHY})
    assert wrong.status_code == 422
    assert "Zo vinden we niemand" in text(wrong)
    assert "Johanna" not in wrong.text
    answer = bas.post("/staff/noodtoegang", {"name": "johanna vroemen", "reason": WHY})
    assert answer.headers["location"] == f"/staff/bewoners/{client.id}"


def test_other_tasks_open_nobody(stranger: Browser, house: House, client: Client) -> None:
    house.colleague("Lotte", "lotte@huis.example", Role.ACTIVITY_COORDINATOR)
    stranger.log_in("lotte@huis.example")
    answer = stranger.get(f"/staff/bewoners/{client.id}")
    assert (answer.status_code, "Openen in nood" in answer.text) == (403, False)
    stranger.get("/staff/account")
    assert stranger.post("/staff/noodtoegang", {"client": str(client.id), "reason": WHY}).status_code == 403
    with database.session(house.url) as work:
        assert work.scalars(sa.select(EmergencyAccess)).all() == []
