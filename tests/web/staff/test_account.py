"""The own account: name, password, where one is logged in, keys to the API."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta

import pytest
import sqlalchemy as sa
from fastapi import FastAPI

from records import database
from records.models import AccessLog, ApiToken, Role, Staff, StaffSession, now
from records.tokens import TokenScope
from tests.web.staff.house import PASSWORD, Browser, House, text
from tests.web.visitor import Visitor
from warmwelkom.settings import get_settings
from web.staff.account import words

NEW = "lantaarn kaasschaaf wolkendek"
PASSWORD_PAGE = "/staff/account/wachtwoord"


def logged(house: House) -> list[str]:
    """What the access log says of changes without a client."""
    with database.session(house.url) as work:
        wanted = sa.select(AccessLog.what).where(AccessLog.event == "change", AccessLog.client_id.is_(None))
        return list(work.scalars(wanted.order_by(AccessLog.created_at)))


def choose(browser: Browser, new: str, current: str = PASSWORD, again: str | None = None) -> str:
    """Fill in the form for another password; gives what the answer says, or where it leads."""
    browser.get(PASSWORD_PAGE)
    fields = {"current": current, "new": new, "again": new if again is None else again}
    answer = browser.post(PASSWORD_PAGE, fields)
    return answer.headers.get("location") or text(answer)


def test_another_password_opens_and_the_old_one_no_longer(
    app: FastAPI, browser: Browser, house: House
) -> None:
    assert choose(browser, NEW) == "/staff/account#wachtwoord"
    assert Browser(app).log_in("anja@huis.example").status_code == 401
    assert Browser(app).log_in("anja@huis.example", NEW).status_code == 303
    assert logged(house) == ["eigen account: wachtwoord veranderd"]


def test_it_ends_all_other_sessions(app: FastAPI, browser: Browser) -> None:
    other = Browser(app)
    other.log_in("anja@huis.example")
    choose(browser, NEW)
    assert other.get("/staff").status_code == 303
    assert browser.get("/staff").status_code == 200


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        ("kort", "Dit wachtwoord is te kort."),
        ("x1" * 501, "Dit wachtwoord is te lang."),
        ("Wachtwoord2026!", "Veel mensen gebruiken dit wachtwoord"),
        ("qwerty123456", "Veel mensen gebruiken dit wachtwoord"),
        ("anja.de.wit.2026", "Dit wachtwoord lijkt op je naam"),
        ("Huis De Linde 1", "Dit wachtwoord lijkt op je naam"),
        ("aaaaaaaaaaaaaaaa", "Dit wachtwoord is te makkelijk te raden."),
        (PASSWORD, "Dit is je oude wachtwoord."),
    ],
)
def test_what_is_wrong_with_a_password_is_said(browser: Browser, new: str, sentence: str) -> None:
    said = choose(browser, new)
    assert sentence in said
    assert "drie of vier woorden" in said


def test_the_password_of_now_is_needed_and_guessing_it_is_limited(browser: Browser) -> None:
    for _ in range(5):
        assert "Je wachtwoord van nu klopt niet." in choose(browser, NEW, current="iets anders, helaas")
    assert "Wacht een kwartier" in choose(browser, NEW)


def test_both_new_ones_must_be_the_same(browser: Browser) -> None:
    assert "niet gelijk" in choose(browser, NEW, again="iets anders, helaas")


def test_with_a_first_password_only_another_one_can_be_chosen(
    app: FastAPI, browser: Browser, anja: Staff, house: House
) -> None:
    with database.session(house.url) as work:
        work.get_one(Staff, anja.id).first_password = True
    for path in ("/staff", "/staff/account", "/staff/bewoners"):
        assert browser.get(path).headers["location"] == PASSWORD_PAGE
    piece = browser.get("/staff", **{"HX-Request": "true"})
    assert piece.headers["hx-redirect"] == PASSWORD_PAGE
    assert "Kies je eigen wachtwoord" in text(browser.get(PASSWORD_PAGE))
    choose(browser, NEW)
    assert browser.get("/staff").status_code == 200


def test_the_own_name(browser: Browser, house: House) -> None:
    browser.get("/staff/account")
    assert browser.post("/staff/account/naam", {"name": "  "}).status_code == 422
    browser.post("/staff/account/naam", {"name": " Anja Smit "})
    assert "Anja Smit" in text(browser.get("/staff/account"))
    assert logged(house) == ["eigen account: naam veranderd"]


class TestSessions:
    def test_they_are_listed_with_their_device(self, app: FastAPI, browser: Browser) -> None:
        other = Browser(app)
        agent = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
        other.get("/staff/inloggen")
        fields = {"email": "anja@huis.example", "password": PASSWORD}
        other.post("/staff/inloggen", fields, **{"User-Agent": agent})
        page = text(browser.get("/staff/account"))
        assert "Firefox op Linux" in page
        assert "(hier)" in page

    def test_one_can_be_ended_but_not_of_a_colleague(
        self, app: FastAPI, browser: Browser, house: House
    ) -> None:
        house.colleague("Bram", "bram@huis.example")
        mine, other = Browser(app), Browser(app)
        mine.log_in("anja@huis.example")
        other.log_in("bram@huis.example")
        with database.session(house.url) as work:
            rows = work.scalars(sa.select(StaffSession).order_by(StaffSession.created_at)).all()
        browser.get("/staff/account")
        assert browser.post(f"/staff/account/sessies/{rows[2].id}/einde").status_code == 404
        assert browser.post(f"/staff/account/sessies/{rows[1].id}/einde").status_code == 303
        assert mine.get("/staff").status_code == 303
        assert other.get("/staff").status_code == 200

    def test_all_can_be_ended(self, app: FastAPI, browser: Browser) -> None:
        other = Browser(app)
        other.log_in("anja@huis.example")
        browser.get("/staff/account")
        assert browser.post("/staff/account/uitloggen").headers["location"] == "/staff/inloggen"
        assert other.get("/staff").status_code == browser.get("/staff").status_code == 303

    def test_how_long_they_last_is_a_setting(
        self, browser: Browser, house: House, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with database.session(house.url) as work:
            work.execute(sa.update(StaffSession).values(seen_at=now() - timedelta(minutes=14)))
        assert 0 < browser.get("/staff/sessie", **{"X-By-Itself": "1"}).json()["seconds"] <= 60
        monkeypatch.setenv("WARMWELKOM_SESSION_MINUTES", "10")
        get_settings.cache_clear()
        assert browser.get("/staff/sessie", **{"X-By-Itself": "1"}).status_code == 303

    def test_a_sign_of_life_makes_it_last(self, browser: Browser, house: House) -> None:
        browser.get("/staff/account")
        with database.session(house.url) as work:
            work.execute(sa.update(StaffSession).values(seen_at=now() - timedelta(minutes=14)))
        assert browser.post("/staff/sessie").json()["seconds"] > 14 * 60


class TestHeldForms:
    def late(self, browser: Browser, house: House, name: str = "Anja\r\n<b>Smit</b>") -> str:
        """Send a form after the session ended; gives what the log-in page carries along."""
        browser.get("/staff/account")
        with database.session(house.url) as work:
            work.execute(sa.update(StaffSession).values(seen_at=now() - timedelta(minutes=16)))
        answer = browser.post("/staff/account/naam", {"name": name})
        browser.page = answer.text
        found = re.search(r'name="sealed" value="([^"]+)"', answer.text)
        return found[1] if found else ""

    def test_its_words_can_be_saved_after_all(self, browser: Browser, house: House) -> None:
        sealed = self.late(browser, house, "Anja Smit")
        assert "Anja Smit" not in sealed
        fields = {"email": "anja@huis.example", "password": PASSWORD, "sealed": sealed}
        answer = browser.post("/staff/inloggen", fields)
        assert "Je woorden zijn er nog" in text(answer)
        browser.page = answer.text
        assert 'action="/staff/account/naam"' in answer.text
        assert browser.post("/staff/account/naam", {"name": "Anja Smit"}).status_code == 303

    def test_a_colleague_who_logs_in_there_does_not_get_them(self, browser: Browser, house: House) -> None:
        house.colleague("Bram", "bram@huis.example")
        sealed = self.late(browser, house)
        fields = {"email": "bram@huis.example", "password": PASSWORD, "sealed": sealed}
        answer = browser.post("/staff/inloggen", fields)
        assert (answer.status_code, answer.headers["location"]) == (303, "/staff")

    def test_a_form_without_the_token_of_the_session_is_not_carried(
        self, browser: Browser, house: House
    ) -> None:
        with database.session(house.url) as work:
            work.execute(sa.update(StaffSession).values(seen_at=now() - timedelta(minutes=16)))
        answer = browser.bare_post("/staff/account/naam", {"name": "Kwaad"})
        assert answer.headers["location"] == "/staff/inloggen"

    @pytest.mark.parametrize("path", ["/staff/uitloggen", "/staff/sessie", PASSWORD_PAGE])
    def test_a_form_without_words_and_one_with_passwords_are_not_carried(
        self, browser: Browser, house: House, path: str
    ) -> None:
        browser.get("/staff/account")
        with database.session(house.url) as work:
            work.execute(sa.update(StaffSession).values(seen_at=now() - timedelta(minutes=16)))
        fields = {"current": PASSWORD, "new": NEW, "again": NEW} if path == PASSWORD_PAGE else {}
        assert browser.post(path, fields).headers["location"] == "/staff/inloggen"

    @pytest.mark.parametrize("sealed", ["onzin", "x" * 5000])
    def test_what_was_not_sealed_here_is_nothing(self, browser: Browser, house: House, sealed: str) -> None:
        self.late(browser, house)
        fields = {"email": "anja@huis.example", "password": PASSWORD, "sealed": sealed}
        assert browser.post("/staff/inloggen", fields).headers["location"] == "/staff"


class TestKeys:
    def make(self, browser: Browser, **fields: str) -> str:
        day = (now() + timedelta(days=30)).date().isoformat()
        browser.get("/staff/account")
        given = {"name": "Rapport", "scope": TokenScope.CONVERSATIONS_READ.value, "until": day, **fields}
        answer = browser.post("/staff/account/sleutels", given)
        found = re.search(r'class="secret">([^<]+)<', answer.text)
        return found[1] if found else text(answer)

    def test_a_key_is_shown_once_and_opens_what_it_is_for(
        self, app: FastAPI, browser: Browser, house: House
    ) -> None:
        key = self.make(browser)
        assert key not in browser.get("/staff/account").text
        assert "Rapport" in browser.page
        address, bearer = f"/api/conversations/{uuid.uuid4()}", {"Authorization": f"Bearer {key}"}
        assert Visitor(app).get(address, headers=bearer).status_code == 404  # let in; there is no such talk
        with database.session(house.url) as work:
            token = work.scalars(sa.select(ApiToken)).one()
        assert token.scopes == ["conversations:read"]
        browser.get("/staff/account")
        assert browser.post(f"/staff/account/sleutels/{token.id}/einde").status_code == 303
        assert Visitor(app).get(address, headers=bearer).status_code == 401
        assert logged(house) == [
            f"eigen account: sleutel {token.id} gemaakt",
            f"eigen account: sleutel {token.id} ingetrokken",
        ]

    @pytest.mark.parametrize(
        ("fields", "sentence"),
        [
            ({"name": " "}, "Schrijf op waar de sleutel voor is"),
            ({"scope": TokenScope.ACCESS_LOG_READ.value}, "Kies wat er met de sleutel mag."),
            ({"until": "morgen"}, "Kies een dag na vandaag"),
            ({"until": "2020-01-01"}, "Kies een dag na vandaag"),
            ({"until": "9999-12-31"}, "Kies een dag na vandaag"),
            ({"until": (now() + timedelta(days=400)).date().isoformat()}, "Kies een dag na vandaag"),
        ],
    )
    def test_a_key_needs_a_name_something_it_may_do_and_an_end(
        self, browser: Browser, house: House, fields: dict[str, str], sentence: str
    ) -> None:
        assert sentence in self.make(browser, **fields)
        with database.session(house.url) as work:
            assert work.scalars(sa.select(ApiToken)).all() == []

    def test_the_key_of_a_colleague_can_not_be_taken_back(
        self, app: FastAPI, browser: Browser, house: House
    ) -> None:
        house.colleague("Bram", "bram@huis.example")
        other = Browser(app)
        other.log_in("bram@huis.example")
        self.make(other)
        with database.session(house.url) as work:
            token = work.scalars(sa.select(ApiToken)).one()
        browser.get("/staff/account")
        assert browser.post(f"/staff/account/sleutels/{token.id}/einde").status_code == 404

    def test_no_role_is_offered_what_it_may_not_do(self) -> None:
        assert words.scopes(Role.APPOINTED_OFFICER) == {}
        assert list(words.scopes(Role.ADMINISTRATOR)) == [TokenScope.ACCESS_LOG_READ]
        assert list(words.scopes(Role.MANAGER)) == [TokenScope.FIGURES_READ]
        assert set(words.SCOPE) == set(TokenScope)
