"""Logging in and out: who gets in, how often one may try, and what the cookies are like."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
import sqlalchemy as sa
from fastapi import FastAPI

from records import attempts, database
from records.models import LoginAttempt, Staff, StaffSession, now
from tests.web.staff.house import PASSWORD, Browser, House, text
from warmwelkom.settings import Settings, get_settings


def test_the_right_password_leads_to_today(stranger: Browser, anja: Staff) -> None:
    answer = stranger.log_in(" Anja@Huis.example ")
    assert (answer.status_code, answer.headers["location"]) == (303, "/staff")
    page = stranger.get("/staff")
    assert page.status_code == 200
    assert "Anja de Wit" in text(page)


def test_the_session_cookie_is_hidden_from_scripts_and_other_sites(stranger: Browser, anja: Staff) -> None:
    cookies = stranger.log_in(anja.email).headers.get_list("set-cookie")
    session = next(cookie for cookie in cookies if cookie.startswith("ww_session="))
    assert "HttpOnly" in session
    assert "SameSite=strict" in session
    assert "Path=/staff" in session
    assert "Secure" not in session  # the address of this house is plain http
    assert "expires" not in session.lower()


def test_behind_tls_the_cookies_are_secure(
    app: FastAPI, anja: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WARMWELKOM_PUBLIC_URL", "https://huis.example")
    get_settings.cache_clear()
    browser = Browser(app)
    shown = browser.get("/staff/inloggen")
    assert "Secure" in shown.headers["set-cookie"]


def test_only_the_hash_of_the_session_is_kept(browser: Browser, house: House) -> None:
    key = browser.cookies["ww_session"]
    with database.session(house.url) as work:
        kept = work.scalars(sa.select(StaffSession.key_hash)).all()
    assert len(kept) == 1
    assert key not in kept


@pytest.mark.parametrize(
    ("email", "password"),
    [("anja@huis.example", "een zin die fout is"), ("niemand@huis.example", PASSWORD)],
)
def test_a_wrong_password_and_an_unknown_account_sound_the_same(
    stranger: Browser, email: str, password: str
) -> None:
    answer = stranger.log_in(email, password)
    assert answer.status_code == 401
    assert "Dit e-mailadres en wachtwoord horen niet bij elkaar. Probeer het nog eens." in text(answer)
    assert f'value="{email}"' in answer.text
    assert password not in answer.text
    assert "ww_session" not in stranger.cookies


def test_an_account_that_was_ended_does_not_get_in(stranger: Browser, anja: Staff, house: House) -> None:
    with database.session(house.url) as work:
        work.get_one(Staff, anja.id).active = False
    assert stranger.log_in(anja.email).status_code == 401


def test_an_empty_form_asks_for_both(stranger: Browser) -> None:
    answer = stranger.log_in("", "")
    assert answer.status_code == 422
    assert "Vul je e-mailadres en je wachtwoord in." in text(answer)


def test_after_five_wrong_attempts_an_account_waits(app: FastAPI, stranger: Browser, anja: Staff) -> None:
    for _ in range(5):
        assert stranger.log_in(anja.email, "fout, helaas, fout").status_code == 401
    elsewhere = Browser(app, address="192.0.2.77")
    answer = elsewhere.log_in(anja.email)  # the right password, from another place
    assert answer.status_code == 429
    assert answer.headers["retry-after"] == "900"
    assert "Wacht een kwartier en probeer het dan nog eens." in text(answer)


def test_after_a_quarter_of_an_hour_it_may_try_again(stranger: Browser, anja: Staff, house: House) -> None:
    for _ in range(5):
        stranger.log_in(anja.email, "fout, helaas, fout")
    with database.session(house.url) as work:
        work.execute(sa.update(LoginAttempt).values(created_at=now() - timedelta(minutes=16)))
    assert stranger.log_in(anja.email).status_code == 303


def test_one_address_may_not_go_through_many_accounts(app: FastAPI, stranger: Browser, anja: Staff) -> None:
    for number in range(attempts.FROM_ADDRESS):
        assert stranger.log_in(f"iemand{number}@huis.example").status_code == 401
    assert stranger.log_in(anja.email).status_code == 429
    assert Browser(app, address="192.0.2.77").log_in(anja.email).status_code == 303


@pytest.mark.parametrize(
    ("first", "second"),
    [("2001:db8::1", "2001:db8::dead:beef"), ("192.0.2.10", "::ffff:192.0.2.10")],
)
def test_one_connection_counts_as_one_address(app: FastAPI, anja: Staff, first: str, second: str) -> None:
    browser = Browser(app, address=first)
    for number in range(attempts.FROM_ADDRESS):
        browser.log_in(f"iemand{number}@huis.example")
    assert Browser(app, address=second).log_in(anja.email).status_code == 429


def test_attempts_at_the_same_moment_are_counted_one_by_one(app: FastAPI, anja: Staff) -> None:
    answers: list[int] = []

    def guess() -> None:
        answers.append(Browser(app).log_in(anja.email, "fout, helaas, fout").status_code)

    threads = [threading.Thread(target=guess) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [401] * 5 + [429] * 7


def test_a_good_log_in_forgets_the_wrong_ones(stranger: Browser, anja: Staff) -> None:
    for _ in range(4):
        stranger.log_in(anja.email, "fout, helaas, fout")
    assert stranger.log_in(anja.email).status_code == 303
    stranger.cookies.clear()
    assert stranger.log_in(anja.email, "fout, helaas, fout").status_code == 401


def test_the_log_in_form_needs_its_token(stranger: Browser, anja: Staff) -> None:
    fields = {"email": anja.email, "password": PASSWORD}
    stranger.get("/staff/inloggen")
    answer = stranger.bare_post("/staff/inloggen", fields)
    assert answer.status_code == 403
    assert "Deze pagina was verlopen." in text(answer)
    assert stranger.post("/staff/inloggen", fields, token="0" * 64).status_code == 403


def test_the_token_of_another_browser_is_refused(app: FastAPI, stranger: Browser, anja: Staff) -> None:
    other = Browser(app)
    other.get("/staff/inloggen")
    stranger.get("/staff/inloggen")
    fields = {"email": anja.email, "password": PASSWORD}
    assert stranger.post("/staff/inloggen", fields, token=other.token).status_code == 403
    assert stranger.post("/staff/inloggen", fields).status_code == 303


def test_logging_out_ends_the_session_itself(browser: Browser, app: FastAPI) -> None:
    browser.get("/staff")
    key = browser.cookies["ww_session"]
    answer = browser.post("/staff/uitloggen")
    assert (answer.status_code, answer.headers["location"]) == (303, "/staff/inloggen")
    assert "ww_session" not in browser.cookies
    again = Browser(app)
    again.cookies.set("ww_session", key)
    assert again.get("/staff").status_code == 303


def test_an_untouched_session_ends(browser: Browser, house: House) -> None:
    with database.session(house.url) as work:
        work.execute(sa.update(StaffSession).values(seen_at=now() - timedelta(hours=2)))
    assert browser.get("/staff").headers["location"] == "/staff/inloggen"


def test_logging_in_again_ends_the_old_session(browser: Browser, anja: Staff, house: House) -> None:
    old = browser.cookies["ww_session"]
    browser.cookies.delete("ww_session")
    browser.get("/staff/inloggen")
    browser.cookies.set("ww_session", old, domain="huis.example", path="/staff")
    assert browser.post("/staff/inloggen", {"email": anja.email, "password": PASSWORD}).status_code == 303
    with database.session(house.url) as work:
        assert work.scalar(sa.select(sa.func.count()).select_from(StaffSession)) == 1


def test_who_is_logged_in_goes_on(browser: Browser) -> None:
    answer = browser.get("/staff/inloggen?next=/staff/bewoners")
    assert (answer.status_code, answer.headers["location"]) == (303, "/staff/bewoners")


def test_next_leads_only_to_pages_of_this_house(stranger: Browser, anja: Staff) -> None:
    assert stranger.log_in(anja.email, next_page="/staff/bewoners").headers["location"] == "/staff/bewoners"
    stranger.cookies.clear()
    assert stranger.log_in(anja.email, next_page="https://elders.example/").headers["location"] == "/staff"


def test_the_secret_of_the_sessions_is_the_owner_s_only(browser: Browser, settings: Settings) -> None:
    path = settings.var / "secrets" / "session"
    assert path.stat().st_mode & 0o777 == 0o600
