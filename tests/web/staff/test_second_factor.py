"""Logging in in two steps: setting it up, the code, recovery codes, and a house that asks it of everybody."""

from __future__ import annotations

import re
import time
from datetime import timedelta

import pyotp
import pytest
import sqlalchemy as sa
from fastapi import FastAPI

from records import database
from records.models import RecoveryCode, Staff, StaffSession, now
from tests.web.staff.house import PASSWORD, Browser, House, text
from warmwelkom.settings import get_settings

SET_UP = "/staff/account/tweede-stap"


class Telephone:
    """An app with codes. Each code is of the next step of time, so that none was used before."""

    def __init__(self, page: str) -> None:
        found = re.search(r'class="set-up__typed">([A-Z2-7 ]+)<', page)
        assert found, "the page shows no secret"
        self.app = pyotp.TOTP(found[1].replace(" ", ""))

    def code(self, steps: int = 0) -> str:
        """The code of now, or of some steps of half a minute on."""
        return self.app.at(int(time.time()) + 30 * steps)


def sealed(browser: Browser) -> str:
    found = re.search(r'name="sealed_secret" value="([^"]+)"', browser.page)
    assert found
    return found[1]


def set_up(browser: Browser) -> tuple[Telephone, list[str]]:
    """Set the second factor up on the own account; gives the telephone and the recovery codes."""
    browser.get(SET_UP)
    telephone = Telephone(browser.page)
    answer = browser.post(SET_UP, {"sealed_secret": sealed(browser), "code": telephone.code()})
    assert answer.status_code == 200
    codes = re.findall(r"<li>((?:[a-z2-9]{4}-){2}[a-z2-9]{4})</li>", answer.text)
    assert len(set(codes)) == 10
    return telephone, codes


@pytest.fixture
def telephone(browser: Browser) -> Telephone:
    return set_up(browser)[0]


def test_the_secret_is_kept_encrypted_and_the_codes_as_hashes(browser: Browser, house: House) -> None:
    telephone, codes = set_up(browser)
    with database.session(house.url) as work:
        kept = work.scalars(sa.select(Staff)).one()
        hashes = work.scalars(sa.select(RecoveryCode.code_hash)).all()
    assert kept.totp_secret
    assert telephone.app.secret not in kept.totp_secret
    assert len(hashes) == 10
    assert not {code.replace("-", "") for code in codes} & set(hashes)


def test_a_wrong_first_code_sets_nothing_up_and_keeps_the_picture(browser: Browser, house: House) -> None:
    browser.get(SET_UP)
    telephone = Telephone(browser.page)
    answer = browser.post(SET_UP, {"sealed_secret": sealed(browser), "code": "000000"})
    assert answer.status_code == 422
    assert "Deze code klopt niet." in text(answer)
    assert Telephone(answer.text).app.secret == telephone.app.secret
    with database.session(house.url) as work:
        assert work.scalars(sa.select(Staff.totp_secret)).one() is None


def test_the_secret_of_a_colleague_can_not_be_confirmed(app: FastAPI, browser: Browser, house: House) -> None:
    house.colleague("Bram", "bram@huis.example")
    other = Browser(app)
    other.log_in("bram@huis.example")
    other.get(SET_UP)
    answer = browser.get(SET_UP)
    answer = browser.post(SET_UP, {"sealed_secret": sealed(other), "code": Telephone(other.page).code()})
    assert "Het duurde te lang." in text(answer)


def test_after_the_password_a_code_is_asked_and_nothing_else_opens(
    app: FastAPI, telephone: Telephone, anja: Staff
) -> None:
    browser = Browser(app)
    answer = browser.log_in(anja.email, next_page="/staff/bewoners")
    assert answer.headers["location"] == "/staff/inloggen/code?next=%2Fstaff%2Fbewoners"
    for path in ("/staff", "/staff/bewoners", "/staff/account", "/staff/sessie"):
        assert browser.get(path).headers["location"].startswith("/staff/inloggen")
    assert browser.get("/staff/inloggen/instellen").headers["location"] == "/staff/inloggen/code"
    half = browser.cookies["ww_session"]
    browser.get("/staff/inloggen/code?next=/staff/bewoners")
    answer = browser.post("/staff/inloggen/code", {"code": telephone.code(1), "next": "/staff/bewoners"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/staff/bewoners")
    assert browser.get("/staff").status_code == 200
    old = Browser(app)
    old.cookies.set("ww_session", half)
    assert old.get("/staff/inloggen/code").status_code == 303
    assert old.get("/staff").status_code == 303


def test_a_code_works_once(app: FastAPI, telephone: Telephone, anja: Staff) -> None:
    code = telephone.code(1)
    first, second = Browser(app), Browser(app)
    for browser, status in ((first, 303), (second, 401)):
        browser.log_in(anja.email)
        browser.get("/staff/inloggen/code")
        answer = browser.post("/staff/inloggen/code", {"code": code})
        assert answer.status_code == status
    assert "is al gebruikt" in text(answer)


def test_one_step_of_drift_and_no_more(app: FastAPI, telephone: Telephone, anja: Staff) -> None:
    browser = Browser(app)
    browser.log_in(anja.email)
    browser.get("/staff/inloggen/code")
    assert browser.post("/staff/inloggen/code", {"code": telephone.code(3)}).status_code == 401
    assert browser.post("/staff/inloggen/code", {"code": telephone.code(-3)}).status_code == 401
    spaced = telephone.code(1)
    assert browser.post("/staff/inloggen/code", {"code": f"{spaced[:3]} {spaced[3:]}"}).status_code == 303


def test_a_recovery_code_works_once_and_for_its_owner(app: FastAPI, browser: Browser, anja: Staff) -> None:
    _, codes = set_up(browser)
    for status in (303, 401):
        other = Browser(app)
        other.log_in(anja.email)
        other.get("/staff/inloggen/code")
        answer = other.post("/staff/inloggen/code", {"code": codes[3].upper().replace("-", " ")})
        assert answer.status_code == status
    assert "Je hebt nog 9 herstelcodes." in text(browser.get("/staff/account"))


def test_after_five_wrong_codes_the_account_waits(app: FastAPI, telephone: Telephone, anja: Staff) -> None:
    browser = Browser(app)
    browser.log_in(anja.email)
    browser.get("/staff/inloggen/code")
    for _ in range(5):
        assert browser.post("/staff/inloggen/code", {"code": "wrong"}).status_code == 401
    elsewhere = Browser(app, address="192.0.2.77")
    elsewhere.log_in(anja.email)
    elsewhere.get("/staff/inloggen/code")
    answer = elsewhere.post("/staff/inloggen/code", {"code": telephone.code(1)})
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "900")


def test_a_half_session_ends(app: FastAPI, telephone: Telephone, anja: Staff, house: House) -> None:
    browser = Browser(app)
    browser.log_in(anja.email)
    browser.get("/staff/inloggen/code")
    with database.session(house.url) as work:
        work.execute(sa.update(StaffSession).values(created_at=now() - timedelta(minutes=11)))
    answer = browser.post("/staff/inloggen/code", {"code": telephone.code(1)})
    assert answer.headers["location"] == "/staff/inloggen"


def test_the_form_of_the_code_needs_its_own_token(app: FastAPI, telephone: Telephone, anja: Staff) -> None:
    browser = Browser(app)
    browser.log_in(anja.email)
    log_in_token = browser.token
    answer = browser.post("/staff/inloggen/code", {"code": telephone.code(1)}, token=log_in_token)
    assert answer.status_code == 403


def test_fresh_recovery_codes_take_the_place_of_the_old_ones(app: FastAPI, browser: Browser) -> None:
    telephone, old = set_up(browser)
    browser.get("/staff/account")
    assert browser.post(f"{SET_UP}/codes", {"code": "000000"}).status_code == 422
    answer = browser.post(f"{SET_UP}/codes", {"code": telephone.code(1)})
    fresh = re.findall(r"<li>((?:[a-z2-9]{4}-){2}[a-z2-9]{4})</li>", answer.text)
    assert len(fresh) == 10
    other = Browser(app)
    other.log_in("anja@huis.example")
    other.get("/staff/inloggen/code")
    assert other.post("/staff/inloggen/code", {"code": old[0]}).status_code == 401
    assert other.post("/staff/inloggen/code", {"code": fresh[0]}).status_code == 303


def test_turning_it_off_takes_a_code(app: FastAPI, browser: Browser, telephone: Telephone) -> None:
    browser.get("/staff/account")
    assert browser.post(f"{SET_UP}/uit", {"code": "000000"}).status_code == 422
    browser.get("/staff/account")
    assert browser.post(f"{SET_UP}/uit", {"code": telephone.code(1)}).status_code == 303
    other = Browser(app)
    assert other.log_in("anja@huis.example").headers["location"] == "/staff"


@pytest.fixture
def required(settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """A house in which everybody has a second factor."""
    monkeypatch.setenv("WARMWELKOM_SECOND_FACTOR", "required")
    get_settings.cache_clear()


def test_where_it_is_required_it_is_set_up_before_all_else(
    app: FastAPI, stranger: Browser, anja: Staff, required: None
) -> None:
    answer = stranger.log_in(anja.email)
    assert answer.headers["location"] == "/staff/inloggen/instellen"
    assert stranger.get("/staff").status_code == 303
    stranger.get("/staff/inloggen/instellen")
    telephone = Telephone(stranger.page)
    fields = {"sealed_secret": sealed(stranger), "code": telephone.code()}
    answer = stranger.post("/staff/inloggen/instellen", fields)
    assert answer.status_code == 200
    assert "Je herstelcodes" in text(answer)
    assert stranger.get("/staff").status_code == 200
    stranger.get("/staff/account")
    answer = stranger.post(f"{SET_UP}/uit", {"code": telephone.code(1)})
    assert "Die kun je niet uitzetten." in text(answer)


def test_a_form_that_was_sent_too_late_is_still_there_after_the_code(
    app: FastAPI, browser: Browser, telephone: Telephone, anja: Staff, house: House
) -> None:
    browser.get("/staff/account")
    with database.session(house.url) as work:
        work.execute(sa.update(StaffSession).values(seen_at=now() - timedelta(minutes=16)))
    answer = browser.post("/staff/account/naam", {"name": "Anja de Witte"})
    assert answer.status_code == 401
    carried = re.search(r'name="sealed" value="([^"]+)"', answer.text)
    assert carried
    browser.page = answer.text
    fields = {"email": anja.email, "password": PASSWORD, "sealed": carried[1]}
    asked = browser.post("/staff/inloggen", fields)
    assert asked.status_code == 200
    browser.page = asked.text
    answer = browser.post("/staff/inloggen/code", {"code": telephone.code(1), "sealed": carried[1]})
    assert "Je woorden zijn er nog" in text(answer)
    assert 'name="name" value="Anja de Witte"' in answer.text
