"""`warmwelkom log-check`: what it says of a whole log and of one that is not, and its exit codes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner, Result

from records import access_log, database
from records.models import Role, Staff
from warmwelkom import cli
from warmwelkom.errors import WarmWelkomError
from warmwelkom.settings import Settings, get_settings


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """A house of its own with three lines in its log."""
    monkeypatch.setenv("WARMWELKOM_VAR", str(tmp_path))
    monkeypatch.delenv("WARMWELKOM_DATABASE_URL", raising=False)
    get_settings.cache_clear()
    found = get_settings()
    database.upgrade(found.database_url)
    with database.session(found.database_url) as work:
        anja = Staff(name="Anja", email="anja@huis.example", password_hash="-", role=Role.ADMINISTRATOR)
        work.add(anja)
        work.flush()
        for _ in range(3):
            access_log.write(work, event="view", what="inzage", client_id=None, user=anja)
    yield found
    database.dispose(found.database_url)
    get_settings.cache_clear()


def log_check(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, ["log-check", *arguments])


def wrong(*arguments: str) -> str:
    """The one sentence of a check that fails; its exit code is 1 (see `warmwelkom.cli.main`)."""
    error = log_check(*arguments).exception
    assert isinstance(error, WarmWelkomError)
    return str(error)


def by_force(url: str, statement: str) -> None:
    with database.session(url) as work:
        work.execute(sa.text("DROP TRIGGER IF EXISTS access_log_no_delete"))
        work.execute(sa.text(statement))


def test_a_whole_log_is_said_to_be_whole_with_what_to_note(settings: Settings) -> None:
    done = log_check()
    assert done.exit_code == 0
    first, _, note = done.output.splitlines()
    assert first == "The access log is whole: 3 lines, the last is number 3."
    assert log_check("--noted", note).exit_code == 0
    by_force(settings.database_url, "DELETE FROM access_log WHERE number = 2")
    assert "line 2 is gone. 1 lines before are right." in wrong("--noted", note)


def test_the_end_without_its_last_line_shows(settings: Settings) -> None:
    by_force(settings.database_url, "DELETE FROM access_log WHERE number = 3")
    assert "line 3 is gone" in wrong()


def test_another_key_than_the_house_s_shows(settings: Settings) -> None:
    (settings.var / "secrets" / "access-log").write_text("een andere sleutel\n")
    assert "the key var/secrets/access-log is another one" in wrong()


def test_a_note_that_is_none_is_refused(settings: Settings) -> None:
    assert "NUMBER:SEAL" in wrong("--noted", "drie")
    assert "line 2 is not the one that was noted" in wrong("--noted", f"2:{'0' * 64}")
