"""Learning to talk: an exercise each week, and examples that are real when there are, invented when not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from fastapi import FastAPI

from records import access_log, database
from records.models import Role, Staff, WishKind
from tests.records.figures import home
from tests.records.test_learning import OPEN, asked
from tests.web.staff.house import Browser, House, text
from web.staff.learning import texts
from web.staff.wording.hints import find


def test_there_is_an_exercise_for_each_week_and_each_is_another() -> None:
    written = texts.exercises()
    assert len(written) == 52
    for field in ("title", "do", "say"):
        assert len({getattr(one, field) for one in written}) == 52
    monday = date(2026, 1, 5)
    year = [texts.of_week(monday + timedelta(weeks=week)) for week in range(52)]
    assert len(set(year)) == 52
    assert texts.of_week(monday) == texts.of_week(monday + timedelta(days=6))
    assert texts.of_week(date(2026, 12, 31)) == written[0]  # the 53rd week


def test_the_exercises_are_short_and_in_human_words() -> None:
    for one in texts.exercises():
        sentences = [part for part in one.do.replace("?", ".").split(".") if part.strip()]
        assert len(sentences) <= 4, one.title
        assert all(len(sentence.split()) <= 18 for sentence in sentences), one.title
        assert not find(f"{one.title}. {one.do} {one.say}"), one.title


@pytest.mark.parametrize("role", list(Role))
def test_it_is_for_who_talks_with_people(app: FastAPI, house: House, role: Role) -> None:
    member = house.colleague("Iemand", f"{role.value}@huis.example", role)
    browser = Browser(app)
    browser.log_in(member.email)
    allowed = role in (Role.CONTACT_PERSON, Role.TEAM_LEAD)
    assert browser.get("/staff/leren").status_code == (200 if allowed else 403)


def test_invented_examples_say_so_as_long_as_there_are_no_own(browser: Browser) -> None:
    said = text(browser.get("/staff/leren"))
    assert said.count("Verzonnen voorbeeld") == 3
    assert "te weinig gesprekken om van te leren" in said


def test_words_of_a_client_are_in_the_access_log(browser: Browser, house: House, anja: Staff) -> None:
    with database.session(house.url) as work:
        own = [home.person(work, contact_person_id=anja.id) for _ in range(2)]
        other = home.person(work)
        for client in (*own, other):
            asked(work, client, [(OPEN, 1)], kind=WishKind.WISH)
    said = text(browser.get("/staff/leren"))
    assert said.count("Verzonnen voorbeeld") == 1
    assert other.name not in said
    with database.session(house.url) as work:
        for client in own:
            assert client.name in said
            assert [line.what for line in access_log.of_client(work, client.id)] == [
                "leren praten: voorbeeld"
            ]
        assert access_log.of_client(work, other.id) == []
