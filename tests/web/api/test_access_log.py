"""The access log over the API: what it gives, to whom, and that it is read is a line as well."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import FastAPI

from records import access_log, database
from records.models import Client, Role, Staff
from records.tokens import TokenScope
from tests.keys import key_of
from tests.web.staff.house import Browser, House
from warmwelkom.settings import Settings


@pytest.fixture
def house(settings: Settings) -> House:
    return House(settings.database_url)


@pytest.fixture
def anja(house: House) -> Staff:
    return house.colleague()


@pytest.fixture
def admin(house: House) -> Staff:
    return house.colleague("Beheer", "beheer@huis.example", Role.ADMINISTRATOR)


@pytest.fixture
def client(house: House, anja: Staff) -> Client:
    """Somebody whom Anja looked at five times."""
    client = house.client(contact=anja)
    for number in range(5):
        with database.session(house.url) as work:
            event = "print" if number == 2 else "view"
            access_log.write(work, event=event, what="bewoner", client_id=client.id, user=anja)
    return client


def key(house: House, member: Staff, *scopes: TokenScope) -> str:
    with database.session(house.url) as work:
        return key_of(work, member, scopes)


class Calls:
    """The API with one key."""

    def __init__(self, app: FastAPI, key: str) -> None:
        self.browser, self.key = Browser(app), key

    def __call__(self, query: str = "") -> tuple[int, Any]:
        answer = self.browser.get(f"/api/access-log{query}", Authorization=f"Bearer {self.key}")
        return answer.status_code, answer.json()


def test_lines_come_newest_first_and_page_by_page(
    app: FastAPI, house: House, admin: Staff, anja: Staff, client: Client
) -> None:
    call = Calls(app, key(house, admin, TokenScope.ACCESS_LOG_READ))
    status, first = call("?limit=2")
    assert (status, [line["number"] for line in first["lines"]], first["before"]) == (200, [5, 4], 4)
    assert first["lines"][0] | {"created_at": "", "seal": ""} == {
        "number": 5,
        "created_at": "",
        "event": "view",
        "what": "bewoner",
        "client_id": str(client.id),
        "user_id": str(anja.id),
        "responsible_user_id": str(anja.id),
        "role": "contact_person",
        "ground": "zorgrelatie",
        "emergency": False,
        "via": "",
        "seal": "",
    }
    _, last = call("?limit=10&before=4")
    assert ([line["number"] for line in last["lines"]], last["before"]) == ([3, 2, 1], None)
    _, printed = call(f"?event=print&client_id={client.id}&since=2020-01-01T00:00:00Z")
    assert [line["number"] for line in printed["lines"]] == [3]


def test_that_the_log_was_read_is_a_line_with_the_name_of_the_key(
    app: FastAPI, house: House, admin: Staff, client: Client
) -> None:
    call = Calls(app, key(house, admin, TokenScope.ACCESS_LOG_READ))
    call()
    _, found = call("?limit=1")
    assert found["lines"][0] | {"created_at": "", "seal": ""} == {
        "number": 6,
        "created_at": "",
        "event": "view",
        "what": "inzage",
        "client_id": None,
        "user_id": str(admin.id),
        "responsible_user_id": str(admin.id),
        "role": "administrator",
        "ground": "beheer",
        "emergency": False,
        "via": "sleutel: proef",
        "seal": "",
    }


@pytest.mark.parametrize(
    "query",
    ["?limit=0", "?limit=1001", "?before=0", "?since=gisteren", "?until=0", "?event=dance", "?onbekend=1"],
)
def test_what_can_not_be_asked_is_refused(app: FastAPI, house: House, admin: Staff, query: str) -> None:
    assert Calls(app, key(house, admin, TokenScope.ACCESS_LOG_READ))(query)[0] == 422


def test_it_takes_the_scope_and_the_right(app: FastAPI, house: House, admin: Staff, anja: Staff) -> None:
    assert Calls(app, "geen sleutel")()[0] == 401
    others = [scope for scope in TokenScope if scope is not TokenScope.ACCESS_LOG_READ]
    assert Calls(app, key(house, admin, *others))()[0] == 403
    assert Calls(app, key(house, anja, *TokenScope))()[0] == 403
