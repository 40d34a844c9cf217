"""Everybody asks for everything: by address, by form, by API and by export. Who may not gets nothing.

`make rights` writes what was found as a table in docs/rights.md; without that the table must be right.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import httpx
import pytest
from fastapi.routing import APIRoute

import web.api
import web.staff
from tests.web.staff.refusal_cases import API, NO, OWN, PAGES, ROLES, TEAM, YES, Case
from tests.web.staff.refusing import PEOPLE, WORDS, Home, home
from warmwelkom.settings import ROOT
from web.staff.login.routes import router as open_pages
from web.staff.words import ROLE

DOC = ROOT / "docs" / "rights.md"
WRITE = os.environ.get("WRITE_RIGHTS") == "1"
BEGIN, END = "<!-- table -->", "<!-- end -->"
CARES = frozenset({"anja", "ellen", "els"})  # for Johanna
NEAR = CARES | {"cor"}  # who works where she lives
Route = tuple[str, str]


def routes(parts: tuple[object, ...]) -> set[Route]:
    """All routes of these routers that somebody must be known for."""
    return {
        (method, route.path)
        for part in parts
        if part is not open_pages
        for route in part.routes  # type: ignore[attr-defined]
        if isinstance(route, APIRoute)
        for method in route.methods or ()
    }


def open_to(cells: tuple[str, ...], who: str) -> bool:
    """Whether a line of the table opens it for this colleague, of what is Johanna's."""
    cell = cells[ROLES.index(PEOPLE[who][0])]
    return cell == YES or (cell == OWN and who in CARES) or (cell == TEAM and who in NEAR)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Iterator[Home]:
    with home(tmp_path_factory.mktemp("refusals"), empty_database) as found:
        yield found


def test_every_route_has_a_line() -> None:
    assert routes(web.staff.PARTS) == set(PAGES)
    assert routes(web.api.PARTS) == set(API)


def test_a_line_of_the_table_says_one_thing() -> None:
    for line, cells in lines().items():
        assert len(cells) == 1, line


def check(house: Home, case: Case, who: str, answer: httpx.Response, before: str) -> None:
    """Whether this answer is what this colleague gets."""
    status, asked = answer.status_code, answer.request.url.path
    allowed = open_to(case.cells, who)
    if allowed:
        assert (status == 404) != case.there, (who, asked, status)
        assert status not in (401, 403), (who, asked)
    else:
        assert status in case.refused, (who, asked, status)
    if not (who in CARES or (allowed and who in case.read_by)):
        assert [words for words in WORDS if words in answer.text] == [], (who, asked)
    if not allowed:
        assert house.state() == before, (who, asked)


@pytest.mark.parametrize("route", sorted(PAGES), ids=" ".join)
def test_pages_and_forms(house: Home, route: Route) -> None:
    method, template = route
    case = PAGES[route]
    house.restore()
    values = {name: house.filled(value, {}) for name, value in case.values.items()}
    path = house.filled(template.replace(":path}", "}"), values) + house.filled(case.query, values)
    fields = {name: house.filled(value, values) for name, value in case.fields.items()}
    before = house.state()
    for who in sorted(PEOPLE, key=lambda one: open_to(case.cells, one)):  # who may not comes first
        answer = house.page(who, method, path, fields)
        check(house, case, who, answer, before)
        if open_to(case.cells, who):
            house.restore()
    assert before == house.state()


@pytest.mark.parametrize("route", sorted(API), ids=" ".join)
def test_calls(house: Home, route: Route) -> None:
    method, template = route
    case = API[route]
    assert case.scope
    house.restore()
    path = house.filled(template, case.values)
    body = {name: house.filled(value, {}) for name, value in case.fields.items()}
    before = house.state()
    for key in ("", "verzonnen", house.ended):
        answer = house.call(key, method, path, body)
        assert (answer.status_code, [one for one in WORDS if one in answer.text]) == (401, [])
    answer = house.call(house.narrow[case.scope.value], method, path, body)
    assert (answer.status_code, [one for one in WORDS if one in answer.text]) == (403, [])
    assert house.state() == before
    for who in sorted(PEOPLE, key=lambda one: open_to(case.cells, one)):
        answer = house.call(house.keys[who], method, path, body)
        check(house, case, who, answer, before)
        if open_to(case.cells, who):
            house.restore()


def lines() -> dict[str, set[tuple[str, ...]]]:
    """The lines of the table, in order, each with what the routes under it say."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for case in chain(PAGES.values(), API.values()):
        found.setdefault(case.line, set()).add(case.cells)
    return found


def table() -> str:
    """The table as it must stand in docs/rights.md."""
    heads = [f"| Wat | {' | '.join(ROLE[role] for role in ROLES)} |", "|---" * (len(ROLES) + 1) + "|"]
    rows = [f"| {line} | {' | '.join(next(iter(cells)))} |" for line, cells in lines().items()]
    return "\n".join([*heads, *rows])


def test_the_table_in_the_documents_is_what_was_found() -> None:
    text = DOC.read_text(encoding="utf-8")
    start, rest = text.split(BEGIN)
    _, end = rest.split(END)
    wanted = f"{start}{BEGIN}\n{table()}\n{END}{end}"
    if WRITE:
        DOC.write_text(wanted, encoding="utf-8")
    assert text == wanted or WRITE, "make rights writes the table"


def test_cells_are_words_of_the_table() -> None:
    for case in chain(PAGES.values(), API.values()):
        assert set(case.cells) <= {YES, OWN, TEAM, NO}
        assert len(case.cells) == len(ROLES)
