"""Who is due for a talk, and the page of today."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from records import clients, due, overview, talks
from records.database import session
from records.due import LATE, SOON, THIS_WEEK, talk_due
from records.models import Client, Consent, Conversation, ConversationKind, ConversationState, Role, Staff
from records.scope import Scope
from tests.records.talking import Talking

INTAKE, MOVING, QUARTERLY = (
    ConversationKind.INTAKE,
    ConversationKind.MOVING_DAY,
    ConversationKind.QUARTERLY,
)
TODAY = date(2026, 5, 13)  # a Wednesday


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_months_end_where_there_is_no_such_day() -> None:
    assert due.months_later(date(2026, 11, 30)) == date(2027, 2, 28)
    assert due.months_later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert due.months_later(date(2026, 9, 1)) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("moves_on", "held", "wanted"),
    [
        # Before the move: an introductory talk, at first without hurry and never late.
        (ago(-60), {}, None),
        (ago(-20), {}, (INTAKE, ago(-20), SOON)),
        (ago(-7), {}, (INTAKE, ago(-7), THIS_WEEK)),
        (ago(-1), {}, (INTAKE, ago(-1), THIS_WEEK)),
        (ago(-20), {INTAKE: ago(3)}, None),
        (ago(-2), {INTAKE: ago(3)}, (MOVING, ago(-2), THIS_WEEK)),
        # On the day and in the first week nothing is late, and nothing else is asked.
        (TODAY, {}, (MOVING, TODAY, THIS_WEEK)),
        (ago(6), {INTAKE: ago(200)}, (MOVING, ago(6), THIS_WEEK)),
        (ago(7), {INTAKE: ago(30)}, (MOVING, ago(7), LATE)),
        (ago(6), {INTAKE: ago(30), MOVING: ago(6)}, None),
        # Every three months after the last one.
        (ago(80), {MOVING: ago(80)}, None),
        (date(2026, 2, 16), {MOVING: date(2026, 2, 17)}, (QUARTERLY, date(2026, 5, 17), THIS_WEEK)),
        (date(2026, 2, 16), {MOVING: date(2026, 2, 18)}, None),  # Monday next week
        (date(2026, 2, 1), {MOVING: date(2026, 2, 11)}, (QUARTERLY, date(2026, 5, 11), THIS_WEEK)),
        (date(2026, 2, 1), {MOVING: date(2026, 2, 10)}, (QUARTERLY, date(2026, 5, 10), LATE)),
        (ago(400), {MOVING: ago(400), QUARTERLY: ago(30)}, None),
        (ago(400), {}, (QUARTERLY, due.months_later(ago(400)), LATE)),
        # The day of the move is not known.
        (None, {}, (INTAKE, ago(20), LATE)),
        (None, {INTAKE: ago(10)}, None),
        (None, {INTAKE: ago(300)}, (QUARTERLY, due.months_later(ago(300)), LATE)),
    ],
)
def test_which_talk_is_due(
    moves_on: date | None,
    held: dict[ConversationKind, date],
    wanted: tuple[ConversationKind, date, str] | None,
) -> None:
    assert talk_due(moves_on, ago(20), held, TODAY) == wanted


def test_who_came_this_week_is_not_asked_at_once() -> None:
    assert talk_due(None, ago(3), {}, TODAY) == (INTAKE, ago(3), THIS_WEEK)


def test_the_first_week_is_seven_days() -> None:
    client = Client(name="Jo", called="Jo", moves_on=TODAY)
    assert due.first_week(client, TODAY)
    assert due.first_week(client, TODAY + timedelta(days=6))
    assert not due.first_week(client, TODAY + timedelta(days=7))
    assert not due.first_week(client, ago(1))
    assert not due.first_week(Client(name="Jo", called="Jo"), TODAY)


def test_a_talk_counts_once_it_was_begun_and_answered(
    url: str, talk: Talking, sjef: Client, anja: Staff
) -> None:
    today = datetime.now(UTC).date()
    with session(url) as work:
        (one,) = due.people(work, today, Scope.MINE, anja)
        assert (one.client.id, one.kind, one.word, one.invited) == (sjef.id, INTAKE, THIS_WEEK, talk.id)
        assert one.client.contact_person is not None
    talk.opens("Goedemorgen.")
    talk.says("Nee, liever niet.")
    with session(url) as work:
        assert len(due.people(work, today, Scope.MINE, anja)) == 1
    talk.consent(Consent.REFUSED)  # held all the same
    with session(url) as work:
        assert due.people(work, today, Scope.MINE, anja) == []
        (later,) = due.people(work, today + timedelta(days=110), Scope.ALL, anja)
        assert (later.kind, later.word) == (QUARTERLY, LATE)


def test_late_ones_first_and_pieces_of_the_list(url: str, anja: Staff) -> None:
    with session(url) as work:
        for name, moved in (("Week", 2), ("Laat", 20), ("Later", 40), ("Straks", -20), ("Weg", 30)):
            client = clients.create(work, name=name, contact_person_id=anja.id)
            client.moves_on = ago(moved)
            client.left_on = ago(1) if name == "Weg" else None
    with session(url) as work:
        found, total = due.page(work, TODAY, Scope.MINE, anja)
        assert ([one.client.name for one in found], total) == (["Later", "Laat", "Week", "Straks"], 4)
        piece, total = due.page(work, TODAY, Scope.MINE, anja, limit=2, offset=1)
        assert ([one.client.name for one in piece], total) == (["Laat", "Week"], 4)


def test_today_is_about_whom_one_looks_after(url: str, talk: Talking, sjef: Client, anja: Staff) -> None:
    talk.opens("Goedemorgen.")
    talk.consent(Consent.GIVEN)
    talk.wish(talk.says("Naar de markt."), "Naar de markt")
    with session(url) as work:
        talks.want_human(work, talk.id)
    talk.becomes(ConversationState.CLOSED)
    today = datetime.now(UTC).date()
    with session(url) as work:
        other = Staff(name="Bas", email="bas@huis.example", password_hash="-", role=Role.CONTACT_PERSON)
        work.add(other)
        mine = overview.today(work, today, Scope.MINE, anja)
        assert [one.id for one in mine.asking] == [one.id for one in mine.talks] == [talk.id]
        assert (mine.talks_waiting, mine.goals_waiting, mine.people_due) == (1, 0, 0)
        assert mine.talks[0].wishes[0].own_words == "Naar de markt"
        his = overview.today(work, today, Scope.MINE, other)
        assert (his.asking, his.talks, his.people_due) == ([], [], 0)
        assert overview.today(work, today, Scope.ALL, other).talks_waiting == 0
        lead = Staff(name="Els", email="els@huis.example", password_hash="-", role=Role.TEAM_LEAD)
        work.add(lead)
        work.flush()
        assert overview.today(work, today, Scope.ALL, lead).talks_waiting == 1
        people, total = overview.clients(work, today, Scope.MINE, anja)
        assert ([one.id for one in people], total) == ([sjef.id], 1)
        assert overview.clients(work, today, Scope.TEAM, other) == ([], 0)
        assert work.get_one(Conversation, talk.id).state is ConversationState.CLOSED
