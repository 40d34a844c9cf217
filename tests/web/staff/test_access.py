"""What holds for every staff page: log in first, forms with a token, refusals in plain Dutch."""

from __future__ import annotations

import re

import pytest
from fastapi.routing import APIRoute

import web.staff
from records.models import Role
from tests.ids import NOTHING
from tests.web.staff.house import Browser, House, text
from web.staff.access import own_path
from web.staff.login.routes import router as open_pages

ROUTES = [
    (method, re.sub(r"\{[^}]+\}", str(NOTHING), route.path))
    for part in web.staff.PARTS
    if part is not open_pages
    for route in part.routes
    if isinstance(route, APIRoute)
    for method in sorted(route.methods or ())
]

# Forms that are not for the contact person who is logged in.
FOR_OTHERS = {
    "/staff/beheer": Role.ADMINISTRATOR,
    "/staff/inzage": Role.ADMINISTRATOR,
    "/gegevens/wissen/alles": Role.TEAM_LEAD,
}


def test_all_features_are_there() -> None:
    assert len(ROUTES) >= 12


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_without_a_log_in_everything_leads_to_the_log_in_page(
    stranger: Browser, method: str, path: str
) -> None:
    answer = stranger.get(path) if method == "GET" else stranger.bare_post(path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/staff/inloggen")


@pytest.mark.parametrize("path", [path for method, path in ROUTES if method == "POST"])
def test_every_form_needs_the_token_of_the_session(browser: Browser, house: House, path: str) -> None:
    role = next((role for start, role in FOR_OTHERS.items() if start in path), None)
    if role:
        house.colleague("Iemand Anders", "anders@huis.example", role)
        browser.cookies.clear()
        assert browser.log_in("anders@huis.example").status_code == 303
    answer = browser.bare_post(path)
    assert answer.status_code == 403
    assert "Deze pagina was verlopen. Er is niets veranderd." in text(answer)
    assert browser.post(path, token="0" * 64).status_code == 403
    assert browser.post(path, token="é").status_code == 403


def test_the_token_of_another_session_is_refused(browser: Browser, stranger: Browser, house: House) -> None:
    house.colleague("Bram", "bram@huis.example")
    stranger.log_in("bram@huis.example")
    stranger.get("/staff")
    assert browser.post("/staff/bewoners", {"name": "Jo"}, token=stranger.token).status_code == 403


def test_the_page_that_was_asked_comes_after_the_log_in(stranger: Browser) -> None:
    answer = stranger.get("/staff/bewoners?a=1&b=2")
    assert answer.headers["location"] == "/staff/inloggen?next=%2Fstaff%2Fbewoners%3Fa%3D1%26b%3D2"
    page = stranger.get(answer.headers["location"])
    assert 'name="next" value="/staff/bewoners?a=1&amp;b=2"' in page.text


def test_an_unknown_session_leads_to_the_log_in_page(stranger: Browser) -> None:
    stranger.cookies.set("ww_session", "iets verzonnens")
    assert stranger.get("/staff").status_code == 303


def test_a_piece_of_a_page_moves_the_whole_page_to_the_log_in(stranger: Browser) -> None:
    answer = stranger.post(
        f"/staff/wensen/{NOTHING}",
        {"review": "seen"},
        token="",
        **{"HX-Request": "true", "HX-Current-URL": "http://huis.example/staff/bewoners"},
    )
    assert answer.status_code == 401
    assert answer.headers["hx-redirect"] == "/staff/inloggen?next=%2Fstaff%2Fbewoners"


def test_a_piece_with_an_old_token_brings_a_fresh_page(browser: Browser) -> None:
    answer = browser.post(
        f"/staff/wensen/{NOTHING}", {"review": "seen"}, token="0" * 64, **{"HX-Request": "true"}
    )
    assert (answer.status_code, answer.headers["hx-refresh"]) == (403, "true")


@pytest.mark.parametrize(
    "path", ["/staff/bestaat-niet", "/staff/gesprekken/geen-id", f"/staff/bewoners/{NOTHING}", "/staff/"]
)
def test_what_is_not_there_is_said_in_plain_words(browser: Browser, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 404
    assert "Dit is er niet" in text(answer)


@pytest.mark.parametrize("path", ["/staff", "/staff/bewoners", "/staff/bewoners/nieuw", "/staff/xyz"])
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(browser: Browser, path: str) -> None:
    page = browser.get(path)
    assert not re.search(r'\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc="/static/)', page.text)
    assert not re.search(r'(src|href|action)="(?!/|#)', page.text)
    assert page.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("address", ["/staff", "/staff/bewoners", "/staff/gesprekken/1?a=b#c", "/staff?x=1"])
def test_own_pages_are_let_through(address: str) -> None:
    assert own_path(address) == address


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "//elders.example/staff",
        "https://elders.example/staff",
        "javascript:alert(1)",
        "/\\elders.example",
        "/staff\\..\\..",
        "/staff/../t/abc",
        "/staffel",
        "/t/abc",
        "/staff\r\nSet-Cookie: a=b",
        "\t//elders.example",
        "http://[",
        "staff",
    ],
)
def test_other_addresses_become_the_first_page(address: str | None) -> None:
    assert own_path(address) == "/staff"
