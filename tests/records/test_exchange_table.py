"""A selection on both databases: the rows, in pieces, and files of many rows read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook  # type: ignore[import-untyped]

from records import database, demo
from records.exchange import selection, table
from records.exchange.selection import AT_ONCE, Row, Selection
from records.models import Client, Conversation, GoalState, Role, Signal, SignalKind, Staff, Wish, WishKind

MANY = 3 * AT_ONCE + 1


@pytest.fixture
def home(url: str) -> str:
    demo.fill(url)
    return url


def lead(work: sa.orm.Session) -> Staff:
    """Somebody who leads the whole house."""
    member = Staff(name="Alle", email="alle@huis.example", password_hash="-", role=Role.TEAM_LEAD)
    work.add(member)
    work.flush()
    return member


def test_rows_are_as_many_as_are_counted_and_newest_first(home: str) -> None:
    with database.session(home) as work:
        member = lead(work)
        for wanted in (Selection(), Selection(goals=True), Selection(theme="food_drink", kind=WishKind.WISH)):
            chosen = selection.choose(work, member, wanted)
            found = list(selection.rows(work, member, chosen))
            assert found
            assert selection.count(work, member, chosen) == (len(found), len({row[1] for row in found}))
            days = [row[0] for row in found]
            assert days == sorted(days, reverse=True)
            assert {len(row) for row in found} == {len(chosen.columns)}
            people = selection.clients(work, member, chosen)
            assert len(people) == len({row[1] for row in found})
            assert set(selection.clients(work, member, chosen, limit=3)) <= set(people)
        done = selection.choose(work, member, Selection(goals=True, state=GoalState.DONE))
        assert {row[6] for row in selection.rows(work, member, done)} == {"Gedaan"}


def test_a_contact_person_has_the_own_people_only(home: str) -> None:
    with database.session(home) as work:
        anja = work.scalars(sa.select(Staff).where(Staff.email == "anja@huis.example")).one()
        own = set(
            work.scalars(
                sa.select(Client.name).where(
                    sa.or_(Client.contact_person_id == anja.id, Client.stand_in_id == anja.id)
                )
            )
        )
        for goals in (False, True):
            chosen = selection.choose(work, anja, Selection(goals=goals))
            assert {row[1] for row in selection.rows(work, anja, chosen)} <= own


def test_words_that_raised_abuse_are_in_no_row_of_who_may_not_see_them(home: str) -> None:
    with database.session(home) as work:
        member = lead(work)
        wish = work.scalars(
            sa.select(Wish).join(Conversation).where(Wish.goal.has(), Wish.client_id.is_not(None)).limit(1)
        ).one()
        before = {row[5] for row in selection.rows(work, member, selection.choose(work, member, Selection()))}
        assert wish.own_words in before
        work.add(
            Signal(
                conversation_id=wish.conversation_id,
                message_id=wish.message_id,
                kind=SignalKind.ABUSE,
                why="test",
            )
        )
        work.flush()
        for goals, column in ((False, 5), (True, 8)):
            chosen = selection.choose(work, member, Selection(goals=goals))
            assert chosen.kept
            assert wish.own_words not in {row[column] for row in selection.rows(work, member, chosen)}


def many() -> Iterator[Row]:
    for number in range(MANY):
        yield (date(2026, 1, 31), f"=rij {number}\nverder")


def test_a_long_file_goes_in_pieces(tmp_path: Path) -> None:
    columns = (("Dag", 12), ("Wat", 30))
    pieces = list(table.as_csv(columns, many()))
    assert len(pieces) == MANY // AT_ONCE + 1
    rows = list(csv.reader(io.StringIO("".join(pieces).removeprefix("\ufeff")), delimiter=";"))
    assert len(rows) == MANY + 1
    assert rows[-1] == ["31-01-2026", f"'=rij {MANY - 1} verder"]
    with table.as_xlsx(columns, many(), "Wensen", tmp_path) as file:
        sheet = load_workbook(file).active
        assert sheet is not None
        assert sheet.max_row == MANY + 1
        assert sheet.cell(MANY + 1, 2).value == f"=rij {MANY - 1} verder"
        assert sheet.cell(MANY + 1, 2).data_type == "s"
        assert sheet.auto_filter.ref == f"A1:B{MANY + 1}"
    assert list(tmp_path.iterdir()) == []
