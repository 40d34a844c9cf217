"""Single sign-on with a real OpenID provider: who gets in, and what is refused."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
import sqlalchemy as sa
from fastapi import FastAPI

from records import database
from records.models import AccessLog, Staff
from tests.nodejs import FOLDER
from tests.ports import free_port
from tests.web.staff.house import PASSWORD, Browser, House, text
from warmwelkom.settings import Settings, get_settings

pytestmark = pytest.mark.stack

START = "/staff/inloggen/oidc"
BACK = f"http://huis.example{START}/terug"
ANJA = {"sub": "a-1", "email": "Anja@huis.example", "email_verified": True}


class Provider:
    """The provider, and a browser that goes there."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer

    def next_is(self, **person: object) -> None:
        """Who logs in next; see openid-provider.mjs."""
        httpx.post(f"{self.issuer}/test", json=person, trust_env=False, timeout=60).raise_for_status()

    def visit(self, address: str) -> str:
        """Log in there; gives the path of ours that the provider sends the browser to."""
        with httpx.Client(trust_env=False, timeout=60) as client:
            for _ in range(8):
                answer = client.get(address)
                assert answer.is_redirect, answer.text
                address = str(httpx.URL(address).join(answer.headers["location"]))
                if address.startswith(BACK):
                    return address.removeprefix("http://huis.example")
        raise AssertionError(f"the provider goes on and on: {address}")


@pytest.fixture(scope="module")
def served(node: str) -> Iterator[str]:
    port = free_port()
    command = [node, "--no-warnings", "openid-provider.mjs", str(port), BACK]
    with subprocess.Popen(command, cwd=FOLDER, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        yield f"http://127.0.0.1:{port}"
        process.terminate()


def known(monkeypatch: pytest.MonkeyPatch, issuer: str, var: Path) -> None:
    """Settings of a house that knows the provider."""
    secret = var / "oidc-secret"
    secret.write_text("een-geheim-van-het-huis-en-de-aanbieder\n")
    monkeypatch.setenv("WARMWELKOM_PUBLIC_URL", "http://huis.example")
    monkeypatch.setenv("WARMWELKOM_OIDC_ISSUER", issuer)
    monkeypatch.setenv("WARMWELKOM_OIDC_CLIENT_ID", "huis")
    monkeypatch.setenv("WARMWELKOM_OIDC_CLIENT_SECRET_FILE", str(secret))
    get_settings.cache_clear()


@pytest.fixture
def provider(settings: Settings, served: str, monkeypatch: pytest.MonkeyPatch) -> Provider:
    known(monkeypatch, served, settings.var)
    return Provider(served)


def to_provider(browser: Browser, next_page: str = "") -> str:
    answer = browser.get(f"{START}?{urlencode({'next': next_page})}")
    assert answer.status_code == 303
    location: str = answer.headers["location"]
    return location


def come_in(browser: Browser, provider: Provider, next_page: str = "", **person: object) -> httpx.Response:
    """Log in with single sign-on as somebody; gives the answer to who comes back."""
    provider.next_is(**{**ANJA, **person})
    return browser.get(provider.visit(to_provider(browser, next_page)))


def onward(answer: httpx.Response) -> str:
    found = re.search(r'http-equiv="refresh" content="0;url=([^"]+)"', answer.text)
    return found[1] if found else text(answer)


def test_a_verified_address_opens_the_account_and_from_then_on_the_subject_does(
    app: FastAPI, stranger: Browser, provider: Provider, anja: Staff, house: House
) -> None:
    assert "Inloggen met je werkaccount" in text(stranger.get("/staff/inloggen"))
    assert onward(come_in(stranger, provider, "/staff/bewoners")) == "/staff/bewoners"
    assert stranger.get("/staff/account").status_code == 200
    assert house.read(Staff, anja.id).oidc_subject == f"{provider.issuer}|a-1"
    with database.session(house.url) as work:
        logged = work.scalars(sa.select(AccessLog.what).where(AccessLog.event == "change")).all()
        work.get_one(Staff, anja.id).email = "anders@huis.example"
    assert logged == ["eigen account: gekoppeld aan het inloggen van de organisatie"]
    again = Browser(app)
    assert onward(come_in(again, provider, email="nieuw@elders.example", email_verified=False)) == "/staff"


def test_it_never_makes_an_account(stranger: Browser, provider: Provider, house: House) -> None:
    answer = come_in(stranger, provider, sub="x-1", email="vreemd@huis.example")
    assert answer.status_code == 403
    assert "geen account voor jou" in text(answer)
    assert "ww_session" not in stranger.cookies
    with database.session(house.url) as work:
        assert work.scalar(sa.select(sa.func.count()).select_from(Staff)) == 1


@pytest.mark.parametrize("verified", [False, None, "true", 1])
def test_an_address_that_is_not_verified_opens_nothing(
    stranger: Browser, provider: Provider, verified: object
) -> None:
    answer = come_in(stranger, provider, email_verified=verified)
    assert "geen bevestigd e-mailadres" in text(answer)
    assert "ww_session" not in stranger.cookies


def test_another_person_with_the_same_address_does_not_get_in(
    app: FastAPI, stranger: Browser, provider: Provider
) -> None:
    come_in(stranger, provider)
    answer = come_in(Browser(app), provider, sub="b-2")
    assert answer.status_code == 403
    assert "ander werkaccount" in text(answer)


def test_who_left_does_not_get_in(
    app: FastAPI, stranger: Browser, provider: Provider, anja: Staff, house: House
) -> None:
    come_in(stranger, provider)
    with database.session(house.url) as work:
        work.get_one(Staff, anja.id).active = False
    assert "geen account voor jou" in text(come_in(Browser(app), provider))


@pytest.mark.parametrize("tamper", ["audience", "key", "expired"])
def test_a_token_that_is_not_right_opens_nothing(stranger: Browser, provider: Provider, tamper: str) -> None:
    answer = come_in(stranger, provider, tamper=tamper)
    assert answer.status_code == 403
    assert "Inloggen lukte niet." in text(answer)
    assert "ww_session" not in stranger.cookies


@pytest.mark.parametrize("what", ["nonce", "state", "code_challenge"])
def test_what_was_changed_on_the_way_opens_nothing(stranger: Browser, provider: Provider, what: str) -> None:
    provider.next_is(**ANJA)
    parts = urlsplit(to_provider(stranger))
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    assert asked["code_challenge_method"] == "S256"
    asked[what] = "A" * 43
    answer = stranger.get(provider.visit(parts._replace(query=urlencode(asked)).geturl()))
    assert answer.status_code == 403
    assert "ww_session" not in stranger.cookies


def test_another_browser_can_not_come_back_with_it(
    app: FastAPI, stranger: Browser, provider: Provider
) -> None:
    provider.next_is(**ANJA)
    back = provider.visit(to_provider(stranger))
    other = Browser(app)
    to_provider(other)
    assert other.get(back).status_code == 403
    assert Browser(app).get(back).status_code == 403


def test_a_way_back_works_once(stranger: Browser, provider: Provider) -> None:
    provider.next_is(**ANJA)
    address = to_provider(stranger)
    kept = stranger.cookies["ww_oidc"]
    back = provider.visit(address)
    assert stranger.get(back).status_code == 200
    assert "ww_oidc" not in stranger.cookies
    stranger.cookies.set("ww_oidc", kept, domain="huis.example", path=START)
    assert stranger.get(back).status_code == 403


def test_who_breaks_off_is_told_so(stranger: Browser, provider: Provider) -> None:
    state = parse_qs(urlsplit(to_provider(stranger)).query)["state"][0]
    answer = stranger.get(f"{START}/terug?error=access_denied&state={state}")
    assert answer.status_code == 403
    assert "Begin opnieuw." in text(answer)


def test_the_cookie_of_the_way_there_is_hidden_and_short(stranger: Browser, provider: Provider) -> None:
    cookie = stranger.get(START).headers["set-cookie"]
    for part in ("HttpOnly", "SameSite=lax", "Max-Age=600", f"Path={START}"):
        assert part in cookie


def test_a_second_step_is_asked_unless_the_provider_asked_one(
    app: FastAPI, stranger: Browser, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WARMWELKOM_SECOND_FACTOR", "required")
    get_settings.cache_clear()
    assert onward(come_in(stranger, provider)) == "/staff/inloggen/instellen"
    assert stranger.get("/staff/inloggen/instellen").status_code == 200
    assert stranger.get("/staff/account").status_code == 303
    assert onward(come_in(Browser(app), provider, amr=["pwd", "mfa"])) == "/staff"


def test_single_sign_on_alone_leaves_no_passwords(
    stranger: Browser, provider: Provider, anja: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger.get("/staff/inloggen")  # an old page, with the form
    monkeypatch.setenv("WARMWELKOM_OIDC_ONLY", "true")
    get_settings.cache_clear()
    fields = {"email": anja.email, "password": PASSWORD}
    assert stranger.post("/staff/inloggen", fields).status_code == 404
    assert 'name="password"' not in stranger.get("/staff/inloggen").text
    come_in(stranger, provider)
    assert "wachtwoord" not in stranger.get("/staff/account").text.lower()
    assert stranger.get("/staff/account/wachtwoord").status_code == 404


def test_when_the_provider_is_away_that_is_said(
    stranger: Browser, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    known(monkeypatch, f"http://127.0.0.1:{free_port()}", settings.var)
    answer = stranger.get(START)
    assert answer.status_code == 503
    assert "is nu niet bereikbaar" in text(answer)


def test_without_a_provider_there_is_no_button(stranger: Browser) -> None:
    assert "werkaccount" not in stranger.get("/staff/inloggen").text
    assert stranger.get(START).status_code == 404
    assert stranger.get(f"{START}/terug?code=x&state=y").status_code == 404
