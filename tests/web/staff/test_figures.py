"""The home in figures: who may see it, and that nothing more stands in it than may be shown."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import quote

import httpx
import pytest
import sqlalchemy as sa
from fastapi import FastAPI

from records import database
from records.figures import published, quarters
from records.figures.disclosure import Hidden, Row
from records.figures.published import Figures
from records.figures.quarters import Quarter
from records.models import Client, GoalState, Role
from records.rules import HERE
from records.tokens import TokenScope
from tests.keys import key_of
from tests.records.figures import home
from tests.web.staff.house import Browser, House, text
from web.staff.figures import charts, words
from web.staff.words import THEME

PAGES = ("/staff/huis", "{q}", "{q}/clientenraad", "{q}/themes.csv", "{q}/themas.svg")


@pytest.fixture
def quarter() -> Quarter:
    """The newest that is counted by now: the one before that of two weeks ago."""
    current = quarters.of_day(datetime.now(HERE).date() - quarters.REVIEW_TIME)
    return quarters.of_day(current.first - timedelta(days=1))


@pytest.fixture
def figures(house: House, quarter: Quarter) -> Figures:
    """Three wards that talked; one is small in what it says about food, and one has an awkward name."""
    during = quarter.begin + timedelta(days=40)
    with database.session(house.url) as work:
        for ward, number, food in (("=1+1", 12, 6), ("Eik", 11, 5), ("Wilg", 10, 2)):
            for place, client in enumerate(home.people(work, number, ward)):
                home.talk(work, client, ["food_drink"] * (place < food) + ["moving_body"], during)
                if place < 7:
                    home.goal(work, client, during, GoalState.DONE, during + home.WEEK)
                    home.talk(work, client, ["care_my_way"], during, by_relative=True)
                elif place == 8:
                    home.goal(work, client, during)
        for _ in range(6):
            home.goal(work, home.person(work), during)
        found = published.of_quarter(work, quarter, datetime.now(HERE).date())
    assert found is not None
    return found


def logged_in(app: FastAPI, house: House, role: Role) -> Browser:
    member = house.colleague("Iemand", f"{role.value}@huis.example", role)
    browser = Browser(app)
    browser.log_in(member.email)
    return browser


@pytest.fixture
def manager(app: FastAPI, house: House) -> Browser:
    return logged_in(app, house, Role.MANAGER)


@pytest.mark.parametrize("role", list(Role))
def test_only_who_has_to_do_with_figures_sees_them(
    app: FastAPI, house: House, figures: Figures, quarter: Quarter, role: Role
) -> None:
    browser = logged_in(app, house, role)
    for page in PAGES:
        status = browser.get(page.format(q=f"/staff/huis/{quarter.name}")).status_code
        allowed = (200, 303) if role in (Role.MANAGER, Role.TEAM_LEAD) else (403,)
        assert status in allowed, page


def test_who_is_not_logged_in_sees_nothing(stranger: Browser, figures: Figures, quarter: Quarter) -> None:
    for page in PAGES:
        assert stranger.get(page.format(q=f"/staff/huis/{quarter.name}")).status_code == 303


def numbers(page: httpx.Response) -> list[list[str]]:
    """The cells of all tables of the page, row by row."""
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", page.text, re.DOTALL)
    cell = re.compile(r"<td class=\"number[^>]*>(.*?)</td>", re.DOTALL)
    hidden = re.compile(r'<span aria-hidden="true">–</span>|<[^>]+>')
    found = [[hidden.sub("", one).strip() for one in cell.findall(row)] for row in rows]
    return [row for row in found if row]


def shown(figures: Figures) -> list[list[str]]:
    """The cells that may be shown, row by row."""
    return [
        [words.cell(cell) for cell in (row.home, *row.wards)]
        for table in (figures.tables[name] for name in words.TABLES)
        for row in (table.base, *table.rows.values())
    ]


def test_the_page_holds_what_may_be_shown(manager: Browser, figures: Figures) -> None:
    assert figures.tables["themes"].rows["food_drink"].home == 13
    assert set(figures.tables["themes"].rows["food_drink"].wards) == {Hidden.HIDDEN}
    page = manager.get(manager.get("/staff/huis").headers["location"])
    assert numbers(page) == shown(figures)


def test_choosing_a_ward_counts_nothing_anew(
    manager: Browser, house: House, figures: Figures, quarter: Quarter
) -> None:
    """With more than a few wards one is chosen; its numbers are those of the full table."""
    during = quarter.begin - timedelta(days=40)
    with database.session(house.url) as work:
        for ward in ("A", "B", "C", "D", "E"):
            home.people(work, 6, ward)
        for client in work.scalars(sa.select(Client)):
            home.talk(work, client, ["moving_body"], during)
    earlier = quarters.of_day(during.date())
    whole = manager.get(f"/staff/huis/{earlier.name}?groep=-")
    assert {len(row) for row in numbers(whole)} == {1}
    with database.session(house.url) as work:
        kept = published.of_quarter(work, earlier, datetime.now(HERE).date())
    assert kept is not None
    for place, ward in enumerate(kept.wards):
        page = numbers(manager.get(f"/staff/huis/{earlier.name}?groep={quote(ward)}"))
        assert [row[0] for row in page] == [row[0] for row in numbers(whole)]
        themes = kept.tables["themes"].base
        assert [words.cell(themes.home), words.cell(themes.wards[place])] in page
    assert "groep" in manager.page


def test_a_table_as_csv(manager: Browser, figures: Figures, quarter: Quarter) -> None:
    for name in words.TABLES:
        answer = manager.get(f"/staff/huis/{quarter.name}/{name}.csv")
        assert answer.headers["content-type"].startswith("text/csv")
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
        kept = figures.tables[name]
        assert [row[1:] for row in rows[1:]] == [
            [words.cell(cell) for cell in (row.home, *row.wards)] for row in (kept.base, *kept.rows.values())
        ]
        assert rows[0][2] == "'=1+1"  # no formula
    assert manager.get(f"/staff/huis/{quarter.name}/bestaat-niet.csv").status_code == 404


def test_a_chart_holds_only_numbers_that_are_shown(
    manager: Browser, figures: Figures, quarter: Quarter
) -> None:
    drawn = charts.of(figures)
    assert set(drawn) >= {"themas", "verschil", "afspraken"}
    for name, chart in drawn.items():
        allowed = {bar.text for group in chart.groups for bar in group.bars}
        allowed |= {group.label for group in chart.groups}
        light = manager.get(f"/staff/huis/{quarter.name}/{name}.svg")
        dark = manager.get(f"/staff/huis/{quarter.name}/{name}.svg?donker=1")
        assert light.headers["content-type"] == "image/svg+xml"
        assert set(re.findall(r"<!-- (.*?) -->", light.text)) == allowed  # what each drawn text says
        assert light.text != dark.text
        assert "style=" not in light.text and "<style" not in light.text  # our pages refuse it
        charts.svg.cache_clear()
        assert manager.get(f"/staff/huis/{quarter.name}/{name}.svg").content == light.content
    page = manager.get(f"/staff/huis/{quarter.name}").text
    for chart in drawn.values():
        assert chart.alt in page.replace("&#39;", "'")
    assert manager.get(f"/staff/huis/{quarter.name}/bestaat-niet.svg").status_code == 404


def test_bars_are_as_long_as_their_numbers(figures: Figures) -> None:
    food = figures.tables["themes"].rows["food_drink"].home
    assert not isinstance(food, Hidden)
    chart = charts.of(figures)["verschil"]
    bars = {group.label: group.bars for group in chart.groups}
    assert [(bar.length, bar.base) for bar in bars["Eten en drinken"]] == [(13, 33), (None, 21)]


def test_the_page_for_the_client_council_says_it_in_sentences(
    manager: Browser, figures: Figures, quarter: Quarter
) -> None:
    said = text(manager.get(f"/staff/huis/{quarter.name}/clientenraad"))
    assert "Wat wij hoorden in het" in said
    assert "21 van de 30 bewoners zagen een afspraak gedaan." in said
    assert "vijf mensen of meer" in said


def test_the_council_gets_the_themes_that_fit_on_its_page(figures: Figures) -> None:
    rows = {theme: Row(30 - place, ()) for place, theme in enumerate(published.THEMES)}
    full = replace(figures, tables={**figures.tables, "themes": replace(figures.tables["themes"], rows=rows)})
    drawn = charts.of(full)
    assert len(drawn["themas"].groups) == len(published.THEMES)
    assert [group.label for group in drawn["meest"].groups] == [
        THEME[theme] for theme in published.THEMES[: charts.MOST_THEMES]
    ]


def test_what_naasten_say_differently(figures: Figures) -> None:
    own, theirs = words.differences(figures)
    assert own == ["Eten en drinken", "Bewegen"]
    assert theirs == ["Verzorging op mijn manier"]


def test_without_figures_there_is_a_word(manager: Browser) -> None:
    assert "Er zijn nog geen cijfers" in text(manager.get("/staff/huis"))
    for name in ("2020-Q1", "onzin", "2026-Q9"):
        assert manager.get(f"/staff/huis/{name}").status_code == 404


class TestApi:
    """The same numbers for other systems."""

    @staticmethod
    def asked(app: FastAPI, key: str, query: str = "") -> httpx.Response:
        return Browser(app).get(f"/api/figures{query}", Authorization=f"Bearer {key}")

    def test_the_numbers_of_the_page(self, app: FastAPI, house: House, figures: Figures) -> None:
        manager = house.colleague("Meike", "meike@huis.example", Role.MANAGER)
        with database.session(house.url) as work:
            key = key_of(work, manager, [TokenScope.FIGURES_READ])
        answer = self.asked(app, key).json()
        assert answer["wards"] == list(figures.wards)
        assert answer["quarter"] == figures.quarter.name == answer["quarters"][0]
        for table in answer["tables"]:
            kept = figures.tables[table["name"]]
            for row in table["rows"]:
                cells = (kept.rows[row["name"]].home, *kept.rows[row["name"]].wards)
                for out, cell in zip((row["home"], *row["wards"]), cells, strict=True):
                    assert out == (
                        {"number": None, "hidden": cell.value}
                        if isinstance(cell, Hidden)
                        else {"number": cell, "hidden": None}
                    )
        assert self.asked(app, key, "?quarter=2019-Q1").status_code == 404
        assert self.asked(app, key, "?quarter=x").status_code == 404

    def test_who_may_not(self, app: FastAPI, house: House, figures: Figures) -> None:
        manager = house.colleague("Meike", "meike@huis.example", Role.MANAGER)
        carer = house.colleague("Bas", "bas@huis.example")
        with database.session(house.url) as work:
            other_scope = key_of(work, manager, [TokenScope.INTERESTS_READ])
            other_role = key_of(work, carer)
        assert self.asked(app, "onzin").status_code == 401
        assert self.asked(app, other_scope).status_code == 403
        assert self.asked(app, other_role).status_code == 403


def test_a_person_of_the_home_is_nowhere_named(
    manager: Browser, house: House, figures: Figures, quarter: Quarter
) -> None:
    with database.session(house.url) as work:
        names = list(work.scalars(sa.select(Client.name)))
    for page in PAGES[1:]:
        said = manager.get(page.format(q=f"/staff/huis/{quarter.name}")).text
        assert not any(name in said for name in names)
        assert "Naar de markt" not in said
