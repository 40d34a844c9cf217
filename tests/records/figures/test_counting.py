"""Who counts in which number of a quarter."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from records.database import session
from records.figures.counting import Counts, all_of
from records.figures.published import THEMES
from records.figures.quarters import Quarter, named, of_day
from records.models import Client, Consent, ConversationKind, GoalState, Outcome
from records.rules import HERE
from tests.records.figures.home import (
    DURING,
    QUARTER,
    WEEK,
    goal,
    look_back,
    person,
    talk,
    wish,
)
from web.staff.words import THEME

BEFORE = datetime(2026, 2, 10, 10, tzinfo=HERE)
LATER = datetime(2026, 8, 1, 10, tzinfo=HERE)


def test_quarters_have_names_bounds_and_a_day_to_count_them() -> None:
    assert named("2026-Q2") == QUARTER
    assert named("2026-q4") == Quarter(2026, 4)
    assert named("2026-Q5") is named("26-Q1") is named("") is named("2026-Q11") is None
    assert QUARTER.begin == datetime(2026, 4, 1, tzinfo=HERE)
    assert QUARTER.end == datetime(2026, 7, 1, tzinfo=HERE)
    assert Quarter(2026, 4).next == Quarter(2027, 1)
    months = [of_day(date(2026, month, 1)).number for month in range(1, 13)]
    assert months == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
    assert not QUARTER.countable(date(2026, 7, 14))
    assert QUARTER.countable(date(2026, 7, 15))


def test_the_themes_are_those_of_the_taxonomy() -> None:
    assert tuple(THEME) == THEMES


def counted(url: str) -> dict[str, Counts]:
    with session(url) as work:
        return all_of(work, QUARTER, THEMES)


def test_people_count_not_what_they_say(url: str) -> None:
    with session(url) as work:
        much, little = person(work), person(work)
        talk(work, much, ["food_drink", "food_drink", "moving_body"])
        talk(work, much, ["food_drink"], DURING + WEEK)
        talk(work, little, ["food_drink"])
    themes = counted(url)["themes"]
    assert themes.base == {much.id, little.id}
    assert themes.rows["food_drink"] == {much.id, little.id}
    assert themes.rows["moving_body"] == {much.id}
    assert themes.rows["life_story"] == set()


def test_relatives_count_apart(url: str) -> None:
    with session(url) as work:
        client = person(work)
        talk(work, client, ["food_drink"])
        talk(work, client, ["care_my_way"], by_relative=True, kind=ConversationKind.FAMILY)
    found = counted(url)
    assert found["themes"].rows["care_my_way"] == found["relatives"].rows["food_drink"] == set()
    assert found["relatives"].rows["care_my_way"] == found["relatives"].base == {client.id}


def test_what_was_struck_refused_withdrawn_or_said_in_another_quarter_does_not_count(url: str) -> None:
    with session(url) as work:
        struck = person(work)
        talk(work, struck, ["food_drink"], confirmed=False)
        for consent in (Consent.REFUSED, Consent.WITHDRAWN, Consent.ASKED):
            talk(work, person(work), ["food_drink"], consent=consent)
        talk(work, person(work), ["food_drink"], QUARTER.begin - timedelta(seconds=1))
        talk(work, person(work), ["food_drink"], QUARTER.end)
        first = person(work)
        talk(work, first, ["food_drink"], QUARTER.begin)
    themes = counted(url)["themes"]
    assert themes.base == {struck.id, first.id}
    assert themes.rows["food_drink"] == {first.id}


def test_reviewed_in_time_is_all_of_the_own_talks(url: str) -> None:
    with session(url) as work:
        soon, late, never = person(work), person(work), person(work)
        talk(work, soon, reviewed_after=timedelta(days=7))
        talk(work, late, reviewed_after=timedelta(days=1))
        talk(work, late, at=DURING + WEEK, reviewed_after=timedelta(days=8))
        talk(work, never, reviewed_after=None)
    reviewed = counted(url)["reviewed"]
    assert reviewed.base == {soon.id, late.id, never.id}
    assert reviewed.rows["within_week"] == {soon.id}


def test_the_last_word_on_a_wish_counts(url: str) -> None:
    with session(url) as work:
        client = person(work)
        earlier = wish(work, talk(work, client, at=BEFORE), "food_drink", place=90)
        other = wish(work, talk(work, client, at=BEFORE + WEEK), "food_drink", place=90)
        now = talk(work, client)
        look_back(work, now, earlier, Outcome.NOT_DONE, minute=1)
        look_back(work, now, earlier, Outcome.DONE, minute=2)
        look_back(work, now, other, Outcome.HALF, minute=3)
    rows = counted(url)["looked_back"].rows
    assert {name for name, people in rows.items() if people} == {"done", "half"}
    assert rows["done"] == {client.id}


def test_goals_that_stood_in_the_quarter(url: str) -> None:
    with session(url) as work:
        new, old, done, ended_before, made_later, closed_later = (person(work) for _ in range(6))
        goal(work, new)
        goal(work, old, made=BEFORE)
        goal(work, done, BEFORE, GoalState.DONE, DURING)
        goal(work, done, DURING, GoalState.NOT_DONE, DURING + WEEK)
        goal(work, ended_before, BEFORE, GoalState.DONE, BEFORE + WEEK)
        goal(work, made_later, LATER)
        goal(work, closed_later, BEFORE, GoalState.DONE, LATER)
    goals = counted(url)["goals"]
    assert goals.base == {new.id, old.id, done.id, closed_later.id}
    assert goals.rows == {
        "new": {new.id, done.id},
        "done": {done.id},
        "partly": set(),
        "not_done": {done.id},
        "no_longer_wanted": set(),
    }


class TestTurns:
    """Whose turn for a talk fell in the quarter, as records/due.py says."""

    @pytest.fixture
    def turns(self, url: str) -> dict[str, Client]:
        with session(url) as work:
            made = {
                "three months ago": person(work),
                "just before": person(work),
                "never": person(work),
                "moved in": person(work, moves_on=date(2026, 4, 20)),
                "comes later": person(work, moves_on=date(2026, 9, 1)),
                "left before": person(work, left_on=date(2026, 3, 1)),
                "left in time": person(work, left_on=date(2026, 4, 20)),
                "known later": person(work, created_at=LATER, moves_on=None),
            }
            talk(work, made["three months ago"], at=BEFORE)
            talk(work, made["just before"], at=datetime(2026, 3, 31, 12, tzinfo=HERE))
            talk(work, made["left in time"], at=BEFORE)
        return made

    def test_who_was_due(self, url: str, turns: dict[str, Client]) -> None:
        base = counted(url)["turns"].base
        names = {name for name, client in turns.items() if client.id in base}
        # Three months after the last of March is the last of June, still in the quarter.
        assert names == {"three months ago", "just before", "never", "moved in"}

    def test_who_had_one(self, url: str, turns: dict[str, Client]) -> None:
        with session(url) as work:
            talk(work, turns["moved in"], kind=ConversationKind.MOVING_DAY)
            talk(work, turns["never"], consent=Consent.REFUSED)  # asked and answered: held all the same
            talk(work, turns["three months ago"], kind=ConversationKind.FAMILY, by_relative=True)
            talk(work, turns["comes later"], kind=ConversationKind.INTAKE)  # not due yet
        assert counted(url)["turns"].rows["held"] == {turns["moved in"].id, turns["never"].id}
