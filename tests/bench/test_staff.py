"""The bench of the staff's pages: tried on a small home, so that it runs when it is wanted."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from bench import big_home, staff
from records import database
from records.models import Client, Conversation, Goal, Message, Wish


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> list[staff.Measured]:
    file = tmp_path_factory.mktemp("bench") / "big.db"
    return staff.measure(f"sqlite:///{file}", rounds=1, people=60, wishes=400, talks=200)


def test_every_page_is_there(measured: list[staff.Measured]) -> None:
    assert [(one.what, one.status) for one in measured if one.status != 200] == []
    assert all(one.queries and one.size > 1000 for one in measured)


def test_no_page_asks_the_database_for_one_thing_at_a_time(measured: list[staff.Measured]) -> None:
    assert [(one.what, one.queries) for one in measured if one.queries > 40] == []


def test_what_is_too_slow_or_missing_is_named() -> None:
    quick = staff.Measured("quick", 200, [10.0, 900.0], 3, 5000)
    slow = staff.Measured("slow", 200, [250.0, 300.0], 3, 5000)
    gone = staff.Measured("gone", 404, [10.0], 3, 5000)
    assert staff.too_slow([quick, slow, gone]) == [slow, gone]
    shown = staff.table("SQLite", [quick, gone])
    assert "455 ms" in shown
    assert "answered 404" in shown


def test_the_big_home_is_as_big_as_asked(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'big.db'}"
    database.upgrade(url)
    with database.session(url) as work:
        big = big_home.fill(work, people=30, wishes=100, talks=45)
        sizes = [
            work.scalar(sa.select(sa.func.count()).select_from(kind)) for kind in (Client, Conversation, Wish)
        ]
        assert sizes == [30, 45, 100]
        assert work.scalar(sa.select(sa.func.count()).select_from(Goal))
        said = work.execute(sa.select(Wish.own_words, Message.text).join(Message))
        assert all(text.startswith(words) for words, text in said)
        assert work.get_one(Conversation, big.talk_id).reviewed_at is None
    database.dispose(url)
