"""What an administrator does: accounts, stuck letters, settings to read. Nothing that people said."""

from __future__ import annotations

import re
import uuid

import pytest
import sqlalchemy as sa
from fastapi import FastAPI

from records import clients, database, outbox, second_factor
from records.models import AccessLog, ApiToken, Outbox, OutboxKind, Role, Staff
from tests.keys import key_of
from tests.web.staff.house import PASSWORD, Browser, House, text
from warmwelkom.settings import Settings, get_settings
from web.staff.accounts.house import shown
from web.staff.accounts.words import MAY, SETTING

LIST = "/staff/beheer"


@pytest.fixture
def beheer(house: House) -> Staff:
    return house.colleague("Beheer", "beheer@huis.example", Role.ADMINISTRATOR)


@pytest.fixture
def admin(app: FastAPI, beheer: Staff, anja: Staff) -> Browser:
    """A browser in which the only administrator is logged in."""
    browser = Browser(app)
    assert browser.log_in(beheer.email).status_code == 303
    browser.get(LIST)
    return browser


def page_of(member: Staff, what: str = "") -> str:
    return f"{LIST}/collegas/{member.id}{what}"


def fields_of(member: Staff, **other: str) -> dict[str, str]:
    return {"name": member.name, "email": member.email, "role": member.role.value, "ward": "", **other}


def logged(house: House) -> list[str]:
    with database.session(house.url) as work:
        wanted = sa.select(AccessLog.what).where(AccessLog.event == "change").order_by(AccessLog.created_at)
        return list(work.scalars(wanted))


@pytest.mark.parametrize("path", [LIST, f"{LIST}/collegas/nieuw", f"{LIST}/instellingen", f"{LIST}/post"])
def test_only_an_administrator_gets_there(admin: Browser, browser: Browser, path: str) -> None:
    assert admin.get(path).status_code == 200
    assert browser.get(path).status_code == 403


def test_a_new_colleague_logs_in_with_the_first_password_and_chooses_another(
    app: FastAPI, admin: Browser, house: House
) -> None:
    admin.get(f"{LIST}/collegas/nieuw")
    answer = admin.post(
        f"{LIST}/collegas",
        {"name": "Femke Bos", "email": "Femke@Huis.example", "role": "team_lead", "ward": "De Eik"},
    )
    assert answer.status_code == 201
    found = re.search(r'class="secret">([^<]+)<', answer.text)
    assert found
    femke = Browser(app)
    assert femke.log_in("femke@huis.example", found[1]).status_code == 303
    assert femke.get("/staff").headers["location"] == "/staff/account/wachtwoord"
    assert found[1] not in admin.get(LIST).text
    assert "femke@huis.example" in admin.page
    with database.session(house.url) as work:
        made = work.scalars(sa.select(Staff).where(Staff.email == "femke@huis.example")).one()
    assert (made.role, made.ward) == (Role.TEAM_LEAD, "De Eik")
    assert logged(house) == [f"account {made.id}: gemaakt, rol team_lead"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": " "}, "Vul een naam in."),
        ({"email": "femke"}, "Dit is geen e-mailadres."),
        ({"email": "ANJA@huis.example"}, "Er is al een account met dit e-mailadres."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(
    admin: Browser, house: House, fields: dict[str, str], sentence: str
) -> None:
    given = {"name": "Femke", "email": "femke@huis.example", "role": "manager", **fields}
    answer = admin.post(f"{LIST}/collegas", given)
    assert answer.status_code == 422
    assert sentence in text(answer)
    with database.session(house.url) as work:
        assert work.scalar(sa.select(sa.func.count()).select_from(Staff)) == 2


def test_another_role_logs_the_colleague_out(
    admin: Browser, browser: Browser, anja: Staff, house: House
) -> None:
    answer = admin.post(page_of(anja), fields_of(anja, role="manager"))
    assert answer.status_code == 303
    assert browser.get("/staff").status_code == 303
    assert house.read(Staff, anja.id).role is Role.MANAGER
    assert logged(house) == [f"account {anja.id}: rol nu manager"]
    admin.post(page_of(anja), fields_of(anja, role="manager"))
    assert len(logged(house)) == 1  # nothing became otherwise


def test_who_left_has_no_log_in_no_session_and_no_key(
    app: FastAPI, admin: Browser, browser: Browser, anja: Staff, house: House
) -> None:
    with database.session(house.url) as work:
        key_of(work, anja)
    assert admin.post(page_of(anja, "/stopt")).status_code == 303
    assert browser.get("/staff").status_code == 303
    assert Browser(app).log_in(anja.email).status_code == 401
    with database.session(house.url) as work:
        assert work.scalars(sa.select(ApiToken)).all() == []
    assert "Werken hier niet meer" in text(admin.get(LIST))
    assert admin.post(page_of(anja, "/terug")).status_code == 303
    assert Browser(app).log_in(anja.email).status_code == 303


def test_how_many_people_need_another_contact_person_is_shown_without_names(
    admin: Browser, anja: Staff, house: House
) -> None:
    first = house.client(contact=anja)
    gone = house.client("Jo Peters", "Jo", contact=anja)
    with database.session(house.url) as work:
        facts = clients.facts(clients.get(work, gone.id) or gone)
        work.execute(sa.text("UPDATE client SET left_on = '2026-01-01' WHERE name = 'Jo Peters'"))
        assert facts.contact_person_id == anja.id
    said = text(admin.get(page_of(anja)))
    assert "Anja de Wit is vaste contactpersoon van 1 bewoner." in said
    admin.post(page_of(anja, "/stopt"))
    said = text(admin.get(LIST))
    assert "Nog 1 bewoner zonder nieuwe contactpersoon" in said
    assert first.name not in said


def test_the_last_administrator_can_not_be_taken_away(
    app: FastAPI, admin: Browser, beheer: Staff, house: House
) -> None:
    answer = admin.post(page_of(beheer, "/stopt"))
    assert answer.status_code == 409
    assert "Dit is de enige beheerder." in text(answer)
    answer = admin.post(page_of(beheer), fields_of(beheer, role="team_lead"))
    assert answer.status_code == 422
    assert "Dit is de enige beheerder." in text(answer)
    kept = house.read(Staff, beheer.id)
    assert (kept.active, kept.role) == (True, Role.ADMINISTRATOR)
    house.colleague("Tweede", "tweede@huis.example", Role.ADMINISTRATOR)
    assert admin.post(page_of(beheer, "/stopt")).status_code == 303
    assert admin.get(LIST).status_code == 303


def test_a_forgotten_password_and_a_lost_telephone(
    app: FastAPI, admin: Browser, browser: Browser, anja: Staff, house: House
) -> None:
    with database.session(house.url) as work:
        work.get_one(Staff, anja.id).totp_secret = "sealed"
        second_factor.new_codes(work, anja)
    assert admin.post(page_of(anja, "/tweede-stap-weg")).status_code == 303
    assert browser.get("/staff").status_code == 303
    answer = admin.post(page_of(anja, "/wachtwoord"))
    found = re.search(r'class="secret">([^<]+)<', answer.text)
    assert found
    assert Browser(app).log_in(anja.email).status_code == 401
    assert Browser(app).log_in(anja.email, found[1]).headers["location"] == "/staff"
    with database.session(house.url) as work:
        assert second_factor.codes_left(work, anja) == 0


def test_logging_a_colleague_out_everywhere(admin: Browser, browser: Browser, anja: Staff) -> None:
    assert admin.post(page_of(anja, "/uitloggen")).status_code == 303
    assert browser.get("/staff").status_code == 303


def test_the_own_password_and_second_step_are_not_reset_here(admin: Browser, beheer: Staff) -> None:
    assert admin.post(page_of(beheer, "/wachtwoord")).status_code == 404
    assert admin.post(page_of(beheer, "/tweede-stap-weg")).status_code == 404
    assert admin.get(page_of(beheer)).status_code == 200


@pytest.mark.parametrize("what", ["", "/stopt", "/terug", "/wachtwoord", "/tweede-stap-weg", "/uitloggen"])
def test_an_account_that_is_not_there(admin: Browser, what: str) -> None:
    fields = {"name": "A", "email": "a@huis.example", "role": "manager"}
    assert admin.post(f"{LIST}/collegas/{uuid.uuid4()}{what}", fields).status_code == 404


def test_a_letter_that_did_not_leave_is_tried_again(admin: Browser, house: House) -> None:
    with database.session(house.url) as work:
        letter = outbox.email(work, to="wil@naaste.example", subject="Uitnodiging", body="een geheime link")
        outbox.failed(work, letter.id, "550 no such mailbox", for_good=True)
    assert "1 brief kon niet worden verstuurd" in text(admin.get(LIST))
    said = text(admin.get(f"{LIST}/post"))
    assert "wil@naaste.example" in said
    assert "550 no such mailbox" in said
    assert "geheime link" not in said
    assert admin.post(f"{LIST}/post/{letter.id}/opnieuw").status_code == 303
    with database.session(house.url) as work:
        assert [one.id for one in outbox.take(work, OutboxKind.EMAIL)] == [letter.id]
        outbox.sent(work, letter.id)
    assert admin.post(f"{LIST}/post/{letter.id}/opnieuw").status_code == 404
    assert house.read(Outbox, letter.id).sent_at is not None


def test_settings_are_shown_without_secrets(
    admin: Browser, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = text(admin.get(f"{LIST}/instellingen"))
    assert "Naam van het huis WARMWELKOM_ORGANISATION Huis De Linde" in said
    secret = "postgresql+psycopg://ww:hunter2@db/ww"
    loose = settings.model_copy(update={"database_url": secret, "signal_webhook": "https://alarm/k3y"})
    lines = dict(shown(loose))
    assert lines["database_url"] == lines["signal_webhook"] == "ingesteld"
    assert set(lines) == set(SETTING) == set(type(get_settings()).model_fields)


def test_what_a_role_may_do_is_said_where_it_is_chosen(admin: Browser) -> None:
    said = text(admin.get(f"{LIST}/collegas/nieuw"))
    assert set(MAY) == set(Role)
    assert all(sentence in said for sentence in MAY.values())


def test_no_accounts_page_shows_what_people_said(admin: Browser, house: House, anja: Staff) -> None:
    client = house.client(contact=anja)
    house.wish(house.talk(client), "Ik wil naar de markt")
    for path in (LIST, page_of(anja), f"{LIST}/post", f"{LIST}/instellingen"):
        said = admin.get(path).text
        assert client.name not in said
        assert "markt" not in said
    assert PASSWORD not in admin.page
