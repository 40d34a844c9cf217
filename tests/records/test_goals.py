"""Goals: agreeing, changing, closing, and the history of it all."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

import pytest

from records import forgetting, goals, wishes
from records.database import session
from records.goals import Happened
from records.holding import Overtaken
from records.models import Client, Goal, GoalState, Outcome, Staff, now
from records.scope import Scope
from tests.records.talking import Talking

MAY = date(2026, 5, 1)


@pytest.fixture
def goal(url: str, sjef: Client, anja: Staff) -> Goal:
    with session(url) as work:
        return goals.agree(
            work, client_id=sjef.id, by=anja, what="Naar de duiven kijken", who="Anja", by_when=MAY
        )


def test_a_goal_says_who_agreed_on_it(url: str, goal: Goal, anja: Staff) -> None:
    with session(url) as work:
        found = goals.get(work, goal.id)
        assert found is not None
        assert found.agreed_by is not None
        assert (found.agreed_by.name, found.state, found.version) == ("Anja de Wit", GoalState.OPEN, 1)
        assert goals.get(work, uuid.uuid4()) is None


def test_a_goal_says_what(url: str, sjef: Client, anja: Staff, goal: Goal) -> None:
    with session(url) as work, pytest.raises(ValueError, match="what"):
        goals.agree(work, client_id=sjef.id, by=anja, what="  ")
    with session(url) as work, pytest.raises(ValueError, match="what"):
        goals.change(work, goal.id, by=anja, what="")


def test_every_change_is_kept_as_it_was_and_became(url: str, goal: Goal, anja: Staff) -> None:
    with session(url) as work:
        goals.change(work, goal.id, by=anja, who="Wil ", by_when=MAY + timedelta(days=7))
    with session(url) as work:
        goals.change(work, goal.id, by=anja, by_when=None)
    with session(url) as work:
        goals.close(work, goal.id, by=anja, state=GoalState.DONE, words="Het was mooi, zei hij.")
    with session(url) as work:
        lines = goals.history(work, goal.id, anja)
    assert [line.happened for line in lines] == [
        Happened.AGREED,
        Happened.CHANGED,
        Happened.CHANGED,
        Happened.CLOSED,
    ]
    assert lines[1].fields == [("by_when", "2026-05-01", "2026-05-08"), ("who", "Anja", "Wil")]
    assert lines[2].fields == [("by_when", "2026-05-08", None)]
    assert lines[3].fields == [("state", "open", "done")]
    assert lines[3].words == "Het was mooi, zei hij."
    assert {line.by.name for line in lines if line.by} == {"Anja de Wit"}


def test_the_same_again_is_no_change(url: str, goal: Goal, anja: Staff) -> None:
    with session(url) as work:
        same = goals.change(work, goal.id, by=anja, what="Naar de duiven kijken", who="Anja", by_when=MAY)
        assert same.version == 1
        assert len(goals.history(work, goal.id, anja)) == 1


def test_closing_has_a_moment_and_can_be_taken_back(url: str, goal: Goal, anja: Staff) -> None:
    with session(url) as work:
        assert goals.close(work, goal.id, by=anja, state=GoalState.NOT_DONE).closed_at is not None
    with session(url) as work:
        assert goals.close(work, goal.id, by=anja, state=GoalState.OPEN).closed_at is None
        assert goals.history(work, goal.id, anja)[-1].happened is Happened.REOPENED


def test_who_has_an_older_page_overwrites_nothing(url: str, goal: Goal, anja: Staff) -> None:
    with session(url) as work:
        assert goals.change(work, goal.id, by=anja, version=1, who="Wil").version == 2
    with session(url) as work, pytest.raises(Overtaken) as overtaken:
        goals.change(work, goal.id, by=anja, version=1, who="Bas")
    assert overtaken.value.now.who == "Wil"
    with session(url) as work, pytest.raises(Overtaken):
        goals.close(work, goal.id, by=anja, version=1, state=GoalState.DONE)
    with session(url) as work:
        assert work.get_one(Goal, goal.id).who == "Wil"
        with pytest.raises(goals.UnknownGoal):
            goals.change(work, uuid.uuid4(), by=anja)
        with pytest.raises(goals.UnknownGoal):
            goals.history(work, uuid.uuid4(), anja)


def test_of_a_wish_there_is_one_goal(url: str, talk: Talking, sjef: Client, anja: Staff) -> None:
    wish = talk.wish(talk.says("Naar de markt."), "Naar de markt")
    with session(url) as work:
        first = goals.agree(work, client_id=sjef.id, by=anja, what="Naar de markt", wish_id=wish.id)
    with session(url) as work:
        second = goals.agree(work, client_id=sjef.id, by=anja, what="Iets anders", wish_id=wish.id)
        assert (second.id, second.what) == (first.id, "Naar de markt")


def test_what_the_person_said_later_stands_in_the_history(
    url: str, talk: Talking, sjef: Client, anja: Staff
) -> None:
    message = talk.says("Naar de markt.")
    wish = talk.wish(message, "Naar de markt")
    with session(url) as work:
        goal = goals.agree(work, client_id=sjef.id, by=anja, what="Naar de markt", wish_id=wish.id)
    with session(url) as work:
        wishes.look_back(
            work,
            wish_id=wish.id,
            message_id=message.id,
            outcome=Outcome.HALF,
            own_words="we zijn één keer geweest",
        )
    with session(url) as work:
        line = goals.history(work, goal.id, anja)[-1]
        assert (line.happened, line.words, line.outcome) == (
            Happened.SAID,
            "we zijn één keer geweest",
            Outcome.HALF,
        )
        assert line.talk is not None
        (again,) = goals.for_quarterly(work, sjef.id, anja)
        assert again.goal.id == goal.id
        assert again.last is not None
    with session(url) as work:
        goals.close(work, goal.id, by=anja, state=GoalState.DONE)
    with session(url) as work:
        assert goals.for_quarterly(work, sjef.id, anja) == []


def test_open_goals_come_first_the_nearest_day_first(url: str, sjef: Client, anja: Staff, goal: Goal) -> None:
    with session(url) as work:
        soon = goals.agree(work, client_id=sjef.id, by=anja, what="Vandaag", by_when=MAY - timedelta(days=3))
        some_day = goals.agree(work, client_id=sjef.id, by=anja, what="Ooit")
        done = goals.agree(work, client_id=sjef.id, by=anja, what="Gedaan")
        goals.close(work, done.id, by=anja, state=GoalState.DONE)
    with session(url) as work:
        assert [one.id for one in goals.of_client(work, sjef.id, anja)] == [
            soon.id,
            goal.id,
            some_day.id,
            done.id,
        ]


def test_what_to_follow_up_is_late_near_or_without_a_day_for_long(
    url: str, sjef: Client, anja: Staff, goal: Goal
) -> None:
    with session(url) as work:
        goals.agree(work, client_id=sjef.id, by=anja, what="Veel later", by_when=MAY + timedelta(days=60))
        work.add(Goal(client_id=sjef.id, what="Ooit", created_at=now() - timedelta(days=40)))
        goals.agree(work, client_id=sjef.id, by=anja, what="Pas afgesproken")
    with session(url) as work:
        found, total = goals.to_follow_up(work, MAY, Scope.MINE, anja)
        assert [(one.goal.what, one.word) for one in found] == [
            ("Naar de duiven kijken", "deze week"),
            ("Ooit", "nog geen dag"),
        ]
        assert total == 2
        late, _ = goals.to_follow_up(work, MAY + timedelta(days=1), Scope.MINE, anja, limit=1)
        assert [one.word for one in late] == ["over tijd"]
        work.get_one(Client, sjef.id).left_on = MAY
    with session(url) as work:
        assert goals.to_follow_up(work, MAY, Scope.ALL, anja) == ([], 0)


def test_words_about_a_goal_go_when_the_talk_is_forgotten(
    url: str, talk: Talking, goal: Goal, anja: Staff
) -> None:
    with session(url) as work:
        goals.change(work, goal.id, by=anja, words="hij vond er niets aan", conversation_id=talk.id)
    with session(url) as work:
        forgetting.forget_all(work, talk.id)
    with session(url) as work:
        assert [line.words for line in goals.history(work, goal.id, anja)] == ["", ""]
