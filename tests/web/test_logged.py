"""Every view, change, print, export and search of a person's data is in the access log.

A new route must be placed in one of the lists of `tests/web/logged.py`, else a test fails here.
"""

from __future__ import annotations

import uuid
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute

import web.api
import web.staff
from records import database
from tests.keys import key_of
from tests.web.logged import LOGGED, MARK, NOBODY_UNDER, SEVERAL, SHOWS_NOBODY, Home, query
from warmwelkom.settings import Settings
from web.staff.access_log import words

ROUTES = sorted(
    f"{method} {route.path}"
    for part in (*web.staff.PARTS, *web.api.PARTS)
    for route in part.routes
    if isinstance(route, APIRoute)
    for method in route.methods or ()
)


@pytest.fixture
def home(app: FastAPI, settings: Settings) -> Home:
    return Home(app, settings.database_url)


def ask(home: Home, route: str) -> httpx.Response:
    """Do what a route is for."""
    case = LOGGED[route]
    case.before(home)
    method, _, path = route.partition(" ")
    path = case.path(home, path)
    fields = case.fields(home)
    browser = home.browser(case.by)
    if path.startswith("/api"):
        with database.session(home.url) as work:
            key = key_of(work, home.member(case.by))
        header = {"Authorization": f"Bearer {key}"}
        if method == "GET":
            return browser.get(path + query(fields), **header)
        return browser._request(method, path, json=fields, headers=header)
    if method == "GET":
        return browser.get(path + query(fields))
    sent: dict[str, Any] = {}
    for name, value in fields.items():
        sent[name] = value.split() if name in SEVERAL else value
    return browser.post(path, sent)


@pytest.mark.parametrize("route", ROUTES)
def test_a_route_is_known_to_write_a_line_or_to_show_nobody(route: str) -> None:
    under = any(route.partition(" ")[2].startswith(part) for part in NOBODY_UNDER)
    assert [route in LOGGED, route in SHOWS_NOBODY or under].count(True) == 1


def test_no_list_holds_what_is_gone() -> None:
    assert not {*LOGGED, *SHOWS_NOBODY} - set(ROUTES)


@pytest.mark.parametrize("route", LOGGED)
def test_a_line_says_who_did_what_with_whose_data(home: Home, route: str) -> None:
    case = LOGGED[route]
    case.before(home)
    case.path(home, route.partition(" ")[2])
    case.fields(home)
    before = home.newest()
    answer = ask(home, route)
    assert answer.status_code < 400, answer.text
    lines = [line for line in home.lines(before) if line.user_id == home.member(case.by).id]
    right = [line for line in lines if line.event == case.event]
    assert right, [(line.event, line.what) for line in lines]
    if not case.nobody:
        assert home.client.id in {line.client_id for line in right}
    for line in lines:
        assert line.role == home.member(case.by).role.value
        assert bool(line.via) == route.partition(" ")[2].startswith("/api")
        assert MARK not in f"{line.what}{line.via}{line.ground}"
        for to_client in (True, False):
            assert words.sentence(line, to_client=to_client)
    assert home.whole()


def test_what_was_asked_for_in_vain_is_no_line(home: Home) -> None:
    before = home.newest()
    assert home.browser("lead").get(f"/staff/bewoners/{uuid.uuid4()}").status_code == 404
    assert home.browser("carer").get(f"/staff/bewoners/{home.client.id}").status_code in (403, 404)
    assert home.lines(before) == []
