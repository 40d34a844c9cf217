"""People, wishes, goals, exports and lists of talks over the API: in reach, and what may be seen."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from fastapi import FastAPI

from records import access_log, database, goals, wishes
from records.models import (
    Client,
    Consent,
    Conversation,
    ConversationKind,
    MayKnow,
    Review,
    Role,
    SignalKind,
    Staff,
)
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
def client(house: House, anja: Staff) -> Client:
    return house.client(contact=anja)


@pytest.fixture
def other(house: House) -> Client:
    """Somebody whom Anja does not care for."""
    bas = house.colleague("Bas Hendrix", "bas@huis.example")
    return house.client("Sjef Habets", "Sjef", contact=bas)


class Asking:
    """Calls with the key of a colleague."""

    def __init__(self, app: FastAPI, house: House, member: Staff) -> None:
        self._browser = Browser(app)
        with database.session(house.url) as work:
            self._key = key_of(work, member)

    def __call__(self, path: str, status: int = 200) -> Any:
        answer = self._browser.get(f"/api/{path}", Authorization=f"Bearer {self._key}")
        assert answer.status_code == status, answer.text
        return answer.json()


@pytest.fixture
def ask(app: FastAPI, house: House, anja: Staff) -> Asking:
    return Asking(app, house, anja)


def test_people_in_reach_by_name_a_part_at_a_time(
    house: House, ask: Asking, anja: Staff, client: Client, other: Client
) -> None:
    house.client("Agnes Roebroek", "Agnes", contact=anja)
    first = ask("clients?limit=1")
    assert (first["total"], [one["name"] for one in first["clients"]]) == (2, ["Agnes Roebroek"])
    assert [one["name"] for one in ask("clients?limit=1&offset=1")["clients"]] == ["Johanna Vroemen"]
    assert ask("clients?ward=De%20Eik") == {"clients": [], "total": 0}
    assert ask("clients?left=true") == {"clients": [], "total": 0}


def test_one_person_with_who_is_close(house: House, ask: Asking, client: Client) -> None:
    marjan = house.relative(client)
    found = ask(f"clients/{client.id}")
    assert (found["called"], found["contact_person"]["name"]) == ("mevrouw Vroemen", "Anja de Wit")
    close = [{"id": str(marjan.id), "name": "Marjan Vroemen", "relation": "dochter", "may_represent": False}]
    assert found["relatives"] == ask(f"clients/{client.id}/relatives") == close


@pytest.mark.parametrize("what", ["", "/relatives", "/wishes", "/goals", "/export", "/fhir"])
def test_who_is_out_of_reach_is_as_if_not_there(house: House, ask: Asking, other: Client, what: str) -> None:
    nobody = ask(f"clients/{uuid.uuid4()}{what}", status=404)
    assert ask(f"clients/{other.id}{what}", status=404) == nobody
    with database.session(house.url) as work:
        assert access_log.of_client(work, other.id) == []


def test_wishes_as_asked_for(house: House, ask: Asking, anja: Staff, client: Client) -> None:
    talk = house.talk(client)
    market = house.wish(talk, "Ik wil naar de markt.")
    house.wish(talk, "Ik lust geen soep.", themes=("food_drink",))
    with database.session(house.url) as work:
        wishes.review(work, market.id, by=anja, review=Review.AGREED)
    assert ask(f"clients/{client.id}/wishes")["total"] == 2
    (found,) = ask(f"clients/{client.id}/wishes?review=agreed")["wishes"]
    assert (found["own_words"], found["conversation_kind"]) == ("Ik wil naar de markt.", "intake")
    (goal,) = ask(f"clients/{client.id}/goals")["goals"]
    assert (found["goal_id"], goal["wish_id"]) == (goal["id"], found["id"])
    (food,) = ask(f"clients/{client.id}/wishes?theme=food_drink")["wishes"]
    assert food["own_words"] == "Ik lust geen soep."
    assert ask(f"clients/{client.id}/goals?state=done") == {"goals": [], "total": 0}


def test_what_may_not_be_seen_is_in_no_answer(
    app: FastAPI, house: House, ask: Asking, anja: Staff, client: Client
) -> None:
    house.colleague("Hannah Bos", "hannah@huis.example", Role.APPOINTED_OFFICER)
    lead = Asking(app, house, house.colleague("Ellen Vossen", "ellen@huis.example", Role.TEAM_LEAD))
    talk = house.talk(client)
    house.wish(talk, "Ik wil naar de tuin.")
    house.signal(talk, "Iemand slaat mij.", SignalKind.ABUSE)
    kept = house.wish(talk, "Ik wil dat het ophoudt.")
    with database.session(house.url) as work:
        wishes.review(work, kept.id, by=anja, review=Review.AGREED)
    refused = house.talk(client, consent=Consent.REFUSED)
    alone = house.talk(client, kind=ConversationKind.QUARTERLY)
    house.wish(alone, "Dit weet alleen jij.")
    with database.session(house.url) as work:
        work.get_one(Conversation, alone.id).may_know = MayKnow.CONTACT_PERSON
    shown = {what: str(ask(f"clients/{client.id}/{what}")) for what in ("wishes", "goals", "export", "fhir")}
    shown["talk"] = str(ask(f"conversations/{talk.id}"))
    assert "tuin" in shown["wishes"]
    assert "tuin" in shown["export"]
    for what, found in shown.items():
        assert "slaat" not in found, what
        assert "ophoudt" not in found, what
    assert "alleen jij" in shown["wishes"]
    assert "alleen jij" not in shown["fhir"]
    assert "alleen jij" not in str(lead(f"clients/{client.id}/wishes"))
    assert ask(f"conversations/{refused.id}")["wishes"] == []


def test_what_was_said_before_a_yes_is_not_read(house: House, ask: Asking, client: Client) -> None:
    talk = house.talk(client, consent=Consent.ASKED)
    house.says(talk, "Moet dat echt?")
    assert ask(f"conversations/{talk.id}")["messages"] == []


def test_talks_newest_first_without_words(
    house: House, ask: Asking, anja: Staff, client: Client, other: Client
) -> None:
    first, second = house.talk(client), house.talk(client, kind=ConversationKind.QUARTERLY)
    house.talk(other)
    house.wish(second, "Ik wil naar de markt.")
    found = ask("conversations")
    assert (found["total"], [one["id"] for one in found["conversations"]]) == (
        2,
        [str(second.id), str(first.id)],
    )
    assert "markt" not in str(found)
    assert ask("conversations?kind=quarterly")["total"] == 1
    assert ask(f"conversations?client_id={other.id}")["total"] == 0
    assert ask("conversations?since=2999-01-01T00:00:00Z")["total"] == 0


def test_all_that_is_read_is_in_the_log_with_the_key(
    house: House, ask: Asking, anja: Staff, client: Client
) -> None:
    with database.session(house.url) as work:
        goals.agree(work, client_id=client.id, by=anja, what="Elke week zingen")
    for what in ("", "/relatives", "/wishes", "/goals", "/export"):
        ask(f"clients/{client.id}{what}")
    with database.session(house.url) as work:
        lines = access_log.of_client(work, client.id)
        assert [(line.event, line.what) for line in reversed(lines)] == [
            ("view", "bewoner"),
            ("view", "naasten"),
            ("view", "wensen"),
            ("view", "afspraken"),
            ("export", "alles over deze bewoner"),
        ]
        assert {line.via for line in lines} == {"sleutel: proef"}
