"""``warmwelkom purge``: shows first, removes when asked, and says what it did."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner

from records import clients, database
from records.models import Client, now
from warmwelkom import cli
from warmwelkom.errors import WarmWelkomError
from warmwelkom.settings import Settings, get_settings


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """A house in which somebody left too long ago, and somebody lives."""
    monkeypatch.setenv("WARMWELKOM_VAR", str(tmp_path))
    monkeypatch.delenv("WARMWELKOM_DATABASE_URL", raising=False)
    get_settings.cache_clear()
    url = get_settings().database_url
    database.upgrade(url)
    with database.session(url) as work:
        clients.create(work, name="Sjef Habets").left_on = (now() - timedelta(days=400)).date()
        clients.create(work, name="Mia Claessens")
    yield get_settings()
    database.dispose(url)
    get_settings.cache_clear()


def names(house: Settings) -> list[str]:
    with database.session(house.database_url) as work:
        return list(work.scalars(sa.select(Client.name)))


def run(*arguments: str) -> str:
    ran = CliRunner().invoke(cli.app, ["purge", *arguments], catch_exceptions=False)
    assert ran.exit_code == 0
    return ran.output


def test_it_shows_and_changes_nothing(house: Settings) -> None:
    shown = run()
    day = (now() - timedelta(days=400)).date().isoformat()
    assert f"       1  {day}  people who left more than 365 days ago" in shown
    assert "Nothing was changed: give --yes to remove it." in shown
    assert len(names(house)) == 2
    assert not house.erased.exists()


def test_it_removes_and_a_second_time_there_is_nothing(house: Settings) -> None:
    assert "Removed 1." in run("--yes")
    assert names(house) == ["Mia Claessens"]
    assert "client" in house.erased.read_text()
    assert "There was nothing to remove." in run("--yes")
    assert "There is nothing to remove." in run()


def test_a_program_reads_it(house: Settings) -> None:
    told = json.loads(run("--json"))
    assert told["removed"] is False
    assert {one["name"]: one["number"] for one in told["kinds"]}["left"] == 1
    told = json.loads(run("--json", "--yes"))
    assert told["removed"] is True
    assert [one["name"] for one in told["kinds"] if one["number"]] == ["left"]


def test_another_term(house: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARMWELKOM_LEFT_DAYS", "500")
    get_settings.cache_clear()
    assert "There is nothing to remove." in run()


def test_a_list_that_can_not_be_written_is_told(house: Settings) -> None:
    house.erased.mkdir()
    with pytest.raises(WarmWelkomError, match="what was removed is removed"):
        CliRunner().invoke(cli.app, ["purge", "--yes"], catch_exceptions=False)
    assert names(house) == ["Mia Claessens"]
    house.erased.rmdir()
    run("--yes")
    assert "client" in house.erased.read_text()  # it is written all the same, as soon as that can be
