"""Goals: agreed, changed, closed, followed up; all that happened stays readable."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

import pytest

from records import access_log, database, goals
from records.models import Client, Goal, GoalState, Role, Staff
from tests.web.staff.house import Browser, House, text
from web.staff.goals import words

MARKET = "naar de markt in Heerlen"


@pytest.fixture
def client(house: House, anja: Staff) -> Client:
    return house.client(contact=anja)


@pytest.fixture
def goal(house: House, client: Client, anja: Staff) -> Goal:
    with database.session(house.url) as work:
        return goals.agree(
            work, client_id=client.id, by=anja, what=MARKET, who="Anja", by_when=date(2026, 1, 31)
        )


def test_a_new_one_is_proposed_for_the_contact_person_in_two_weeks(
    browser: Browser, house: House, client: Client, anja: Staff
) -> None:
    address = f"/staff/bewoners/{client.id}/afspraken"
    page = browser.get(address).text
    day = words.today() + timedelta(days=14)
    assert f'value="{day}"' in page
    assert 'value="Anja de Wit"' in page
    answer = browser.post(address, {"what": "samen koffie", "who": "Femke", "by_when": str(day)})
    assert answer.status_code == 303
    with database.session(house.url) as work:
        (made,) = goals.of_client(work, client.id, anja)
    assert (made.what, made.who, made.by_when, made.agreed_by_id) == ("samen koffie", "Femke", day, anja.id)


@pytest.mark.parametrize("fields", [{"what": " "}, {"what": "koffie", "by_when": "ooit"}])
def test_a_problem_is_said_and_nothing_is_made(
    browser: Browser, house: House, client: Client, anja: Staff, fields: dict[str, str]
) -> None:
    address = f"/staff/bewoners/{client.id}/afspraken"
    browser.get(address)
    answer = browser.post(address, fields)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    with database.session(house.url) as work:
        assert goals.of_client(work, client.id, anja) == []


def test_every_change_can_be_read_back(browser: Browser, goal: Goal) -> None:
    address = f"/staff/afspraken/{goal.id}"
    browser.get(address)
    browser.post(
        address, {"version": "1", "what": f"samen {MARKET}", "who": "Femke", "by_when": "2026-02-14"}
    )
    browser.post(f"{address}/stand", {"version": "2", "state": "done", "words": "het was er druk!"})
    page = text(browser.get(address))
    assert "Hoe het staat Gedaan" in page
    history = page[page.index("Wat er is gebeurd") :]
    assert f"Wat: {MARKET} samen {MARKET} Wie: Anja Femke" in history
    assert "Wanneer: 31 januari 2026 14 februari 2026" in history
    assert "Hoe het staat: Loopt Gedaan" in history
    assert "“het was er druk!”" in history
    assert history.index("Afgerond") < history.index("Veranderd") < history.index("Afgesproken")
    browser.post(f"{address}/stand", {"version": "3", "state": "open"})
    assert "Weer opgepakt door Anja de Wit" in text(browser.get(address))


def test_who_is_second_sees_both_sides(browser: Browser, house: House, goal: Goal) -> None:
    femke = house.colleague("Femke Bos", "femke@huis.example")
    address = f"/staff/afspraken/{goal.id}"
    browser.get(address)
    with database.session(house.url) as work:
        goals.change(work, goal.id, by=femke, who="Femke")
    answer = browser.post(address, {"version": "1", "what": MARKET, "who": "Wil", "by_when": "2026-01-31"})
    page = text(answer)
    assert answer.status_code == 409
    assert "Femke Bos heeft dit net veranderd." in page
    assert page.index("Wie Femke") < page.index("Dit wilde jij") < page.index("Wie Wil")
    assert house.read(Goal, goal.id).who == "Femke"
    answer = browser.post(f"{address}/stand", {"version": "1", "state": "done"})
    assert answer.status_code == 409
    assert house.read(Goal, goal.id).state is GoalState.OPEN


def test_over_time_is_said_in_words(browser: Browser, house: House, client: Client, goal: Goal) -> None:
    page = text(browser.get("/staff/afspraken?van=mijn"))
    assert f"{MARKET} Johanna Vroemen" in page
    assert "voor 31 januari 2026 over tijd" in page
    assert "over tijd" in text(browser.get(f"/staff/bewoners/{client.id}/afspraken"))


def test_a_colleague_s_are_in_the_lead_s(browser: Browser, house: House, anja: Staff) -> None:
    other = house.colleague("Femke Bos", "femke@huis.example")
    client = house.client("Sjef Habets", "Sjef", contact=other)
    with database.session(house.url) as work:
        goals.agree(work, client_id=client.id, by=other, what="kaarten", by_when=date(2026, 1, 1))
    assert "Er is nu niets om op te volgen." in text(browser.get("/staff/afspraken?van=mijn"))
    assert "kaarten" not in browser.get("/staff/afspraken?van=alle").text
    with database.session(house.url) as work:
        work.get_one(Staff, anja.id).role = Role.TEAM_LEAD
    assert "kaarten" in text(browser.get("/staff/afspraken?van=alle"))


def test_reading_and_changing_are_written_down(
    browser: Browser, house: House, client: Client, goal: Goal
) -> None:
    browser.get(f"/staff/afspraken/{goal.id}")
    browser.post(f"/staff/afspraken/{goal.id}/stand", {"version": "1", "state": "partly"})
    with database.session(house.url) as work:
        lines = {(line.event, line.what) for line in access_log.of_client(work, client.id)}
    assert ("view", f"afspraak {goal.id}") in lines
    assert ("change", f"afspraak {goal.id}: voor een deel gedaan") in lines


@pytest.mark.parametrize("fields", [{"what": " "}, {"what": "koffie", "by_when": "ooit"}])
def test_a_change_that_can_t_be_leads_back_to_what_was_agreed(
    browser: Browser, house: House, goal: Goal, fields: dict[str, str]
) -> None:
    address = f"/staff/afspraken/{goal.id}"
    browser.get(address)
    answer = browser.post(address, {"version": "1", **fields})
    assert answer.status_code == 422
    assert f'href="{address}">Terug naar de afspraak</a>' in answer.text
    assert house.read(Goal, goal.id).version == 1


def test_one_that_is_not_there(browser: Browser) -> None:
    answer = browser.get(f"/staff/afspraken/{uuid.uuid4()}")
    assert answer.status_code == 404
    assert "Deze afspraak is er niet (meer)." in text(answer)


def test_the_way_back_stays_in_the_house(browser: Browser, goal: Goal) -> None:
    browser.get(f"/staff/afspraken/{goal.id}")
    fields = {"version": "1", "state": "done", "back": "https://elders.example/"}
    answer = browser.post(f"/staff/afspraken/{goal.id}/stand", fields)
    assert answer.headers["location"] == "/staff"
