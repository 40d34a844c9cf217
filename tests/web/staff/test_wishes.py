"""Marking a wish as seen or agreed."""

from __future__ import annotations

import threading
import uuid

import pytest
import sqlalchemy as sa
from fastapi import FastAPI

from records import access_log, database
from records.models import ConversationKind, Goal, GoalState, Review, Role, Staff, Wish
from tests.web.staff.house import Browser, House, text


@pytest.fixture
def wish(house: House) -> Wish:
    return house.wish(house.talk(house.client()), "weer eens naar de markt in Heerlen")


def goals(house: House) -> list[Goal]:
    with database.session(house.url) as work:
        return list(work.scalars(sa.select(Goal)))


def test_seen_is_kept_with_who_and_when(browser: Browser, house: House, wish: Wish, anja: Staff) -> None:
    browser.get("/staff")
    answer = browser.post(f"/staff/wensen/{wish.id}", {"review": "seen", "back": "/staff"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/staff#wens-{wish.id}")
    kept = house.read(Wish, wish.id)
    assert (kept.review, kept.reviewed_by_id) == (Review.SEEN, anja.id)
    assert kept.reviewed_at is not None
    assert goals(house) == []
    page = text(browser.get(f"/staff/gesprekken/{wish.conversation_id}"))
    assert "Gezien door Anja de Wit, " in page
    assert "Nog niet bekeken" not in page


def test_agreed_makes_a_goal_in_the_person_s_words(browser: Browser, house: House, wish: Wish) -> None:
    browser.get("/staff")
    browser.post(f"/staff/wensen/{wish.id}", {"review": "agreed"})
    (goal,) = goals(house)
    assert (goal.what, goal.wish_id, goal.client_id, goal.state) == (
        "weer eens naar de markt in Heerlen",
        wish.id,
        wish.client_id,
        GoalState.OPEN,
    )
    assert "Afgesproken door Anja de Wit, " in text(browser.get(f"/staff/gesprekken/{wish.conversation_id}"))


def test_agreed_twice_is_one_goal_and_one_line(browser: Browser, house: House, wish: Wish) -> None:
    browser.get("/staff")
    for _ in range(2):
        assert browser.post(f"/staff/wensen/{wish.id}", {"review": "agreed"}).status_code == 303
    assert len(goals(house)) == 1
    with database.session(house.url) as work:
        lines = [line.what for line in access_log.of_client(work, wish.client_id or uuid.uuid4())]
    assert lines.count(f"wens {wish.id}: afgesproken") == 1


def test_colleagues_who_agree_at_the_same_moment_make_one_goal(
    app: FastAPI, house: House, wish: Wish
) -> None:
    browsers = []
    for number in range(6):
        house.colleague(f"Collega {number}", f"c{number}@huis.example", Role.TEAM_LEAD)
        browser = Browser(app)
        browser.log_in(f"c{number}@huis.example")
        browser.get("/staff")
        browsers.append(browser)
    answers: list[int] = []

    def agree(browser: Browser) -> None:
        answers.append(browser.post(f"/staff/wensen/{wish.id}", {"review": "agreed"}).status_code)

    threads = [threading.Thread(target=agree, args=(browser,)) for browser in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [303] * 6
    assert len(goals(house)) == 1


def test_what_was_agreed_does_not_become_merely_seen(browser: Browser, house: House, wish: Wish) -> None:
    browser.get("/staff")
    browser.post(f"/staff/wensen/{wish.id}", {"review": "agreed"})
    browser.post(f"/staff/wensen/{wish.id}", {"review": "seen"})
    assert house.read(Wish, wish.id).review is Review.AGREED


def test_a_visitor_s_wish_can_be_agreed_without_a_goal(browser: Browser, house: House) -> None:
    wish = house.wish(house.talk(kind=ConversationKind.WEBSITE), "een keer komen kijken")
    browser.get("/staff")
    assert browser.post(f"/staff/wensen/{wish.id}", {"review": "agreed"}).status_code == 303
    assert goals(house) == []


@pytest.mark.parametrize(("shape", "labels"), [("short", False), ("full", True)])
def test_htmx_gets_only_the_row(browser: Browser, wish: Wish, shape: str, labels: bool) -> None:
    browser.get("/staff")
    answer = browser.post(
        f"/staff/wensen/{wish.id}",
        {"review": "seen", "back": "/staff", "shape": shape},
        **{"HX-Request": "true"},
    )
    assert answer.status_code == 200
    assert answer.text.strip().startswith(f'<li class="wish wish--seen" id="wens-{wish.id}">')
    assert answer.text.strip().endswith("</li>")
    assert "Gezien door Anja de Wit" in text(answer)
    assert ("Plezierige dag" in text(answer)) is labels
    assert f'name="csrf" value="{browser.token}"' in answer.text  # so that it can be agreed next
    assert "autofocus" in answer.text  # the keyboard stays at the row


@pytest.mark.parametrize("back", ["https://elders.example/", "//elders.example", "/t/abc"])
def test_the_way_back_stays_in_the_house(browser: Browser, wish: Wish, back: str) -> None:
    browser.get("/staff")
    answer = browser.post(f"/staff/wensen/{wish.id}", {"review": "seen", "back": back})
    assert answer.headers["location"] == f"/staff#wens-{wish.id}"


@pytest.mark.parametrize("fields", [{}, {"review": "new"}, {"review": "not_now"}, {"review": "<script>"}])
def test_another_answer_is_refused(
    browser: Browser, house: House, wish: Wish, fields: dict[str, str]
) -> None:
    browser.get("/staff")
    answer = browser.post(f"/staff/wensen/{wish.id}", fields)
    assert answer.status_code == 422
    assert "Er klopt iets niet aan wat is ingevuld." in text(answer)
    assert house.read(Wish, wish.id).review is Review.NEW


def test_a_wish_that_was_struck_is_gone(browser: Browser) -> None:
    browser.get("/staff")
    answer = browser.post(f"/staff/wensen/{uuid.uuid4()}", {"review": "seen"})
    assert answer.status_code == 404
    assert "Deze wens is er niet meer." in text(answer)


def test_marking_is_written_down(browser: Browser, house: House, wish: Wish, anja: Staff) -> None:
    browser.get("/staff")
    browser.post(f"/staff/wensen/{wish.id}", {"review": "seen"})
    assert wish.client_id is not None
    with database.session(house.url) as work:
        line = next(line for line in access_log.of_client(work, wish.client_id) if line.event == "change")
    assert (line.what, line.user_id) == (f"wens {wish.id}: gezien", anja.id)
