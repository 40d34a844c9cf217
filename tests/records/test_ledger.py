"""What was removed stays removed when an older backup is put back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from records import clients, database
from records.database import session
from records.erasing import erase, ledger
from records.erasing.ledger import DamagedLedger
from records.models import Client, Consent, Conversation, Erasure, ErasureKind, Goal, Relative, Staff
from tests.postgres import Server
from tests.records.whole_life import SECRET, Life, live, words


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ledger.FILE


@pytest.fixture
def life(url: str, sjef: Client, anja: Staff) -> Life:
    return live(url, sjef, anja)


@pytest.fixture
def older(url: str, life: Life, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a backup: a database in which everything is still there."""
    if url.startswith("sqlite"):
        with session(url) as work:
            work.connection().exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(sa.make_url(url).database or "", tmp_path / "backup.db")
        address = f"sqlite:///{tmp_path / 'backup.db'}"
        yield address
        database.dispose(address)
        return
    server: Server = request.getfixturevalue("postgres_server")
    database.dispose(url)
    name = server.create(template=sa.make_url(url).database)
    yield server.url(name)
    database.dispose(server.url(name))
    server.drop(name)


def remove(url: str, path: Path, kind: ErasureKind, life: Life) -> None:
    """Remove one thing, and have it written in the file."""
    with session(url) as work:
        if kind is ErasureKind.CLIENT:
            erase.client(work, life.client.id)
        elif kind is ErasureKind.TALK:
            erase.talk(work, life.first.id)
        elif kind is ErasureKind.RAW:
            erase.raw(work, life.first.id)
        elif kind is ErasureKind.WITHDRAWN:
            erase.withdraw(work, life.first.id)
        elif kind is ErasureKind.MESSAGE:
            erase.message(work, next(m.id for m in life.first.now().messages if "koffie" in m.text))
        elif kind is ErasureKind.RELATIVE:
            erase.relative(work, life.relative.id)
        elif kind is ErasureKind.NOTE:
            erase.note(work, life.note_id)
        else:
            erase.goal(work, life.goal_id)
    assert ledger.write_out(url, path)


@pytest.mark.parametrize("kind", list(ErasureKind))
def test_a_backup_from_before_brings_nothing_back(
    url: str, path: Path, life: Life, older: str, kind: ErasureKind
) -> None:
    remove(url, path, kind, life)
    after = _content(url)
    assert _content(older) != after
    assert ledger.reapply(older, path)[kind] == 1
    assert _content(older) == after
    assert ledger.reapply(older, path) == {}  # again changes nothing
    with session(older) as work:
        assert kind in work.scalars(sa.select(Erasure.kind)).all()
        assert work.scalars(sa.select(Erasure).where(Erasure.filed_at.is_(None))).all() == []


def _content(url: str) -> list[str]:
    """What is kept, without what says when it was removed."""
    with session(url) as work:
        texts = [
            *(f"{one.name}" for one in work.scalars(sa.select(Client))),
            *(f"{one.name}" for one in work.scalars(sa.select(Relative))),
            *(f"{one.what}" for one in work.scalars(sa.select(Goal))),
            *(f"{one.id} {one.consent} {one.state}" for one in work.scalars(sa.select(Conversation))),
        ]
    kept = words(url, but=frozenset({"erasure", "tracker_left", "conversation", "goal"}))
    return sorted(texts) + sorted(line for line in kept.splitlines() if SECRET in line)


def test_the_file_is_for_its_owner_and_holds_ids_only(url: str, path: Path, life: Life) -> None:
    remove(url, path, ErasureKind.CLIENT, life)
    assert path.stat().st_mode & 0o777 == 0o600
    (line,) = path.read_text().splitlines()
    assert set(json.loads(line)) == {"id", "what", "key", "at"}
    assert ledger.write_out(url, path) == 0  # what is in the file is not written twice


def test_a_talk_that_was_refused_and_one_taken_back_are_in_it(url: str, path: Path, life: Life) -> None:
    life.last.consent(Consent.WITHDRAWN)
    life.of_relative.consent(Consent.REFUSED)
    assert ledger.write_out(url, path) == 2
    told = [json.loads(line) for line in path.read_text().splitlines()]
    assert {(one["what"], one["key"]) for one in told} == {
        ("withdrawn", str(life.last.id)),
        ("withdrawn", str(life.of_relative.id)),
    }


def test_what_came_after_the_backup_is_left_alone(url: str, path: Path, life: Life, older: str) -> None:
    remove(url, path, ErasureKind.NOTE, life)
    with session(older) as work:
        clients.create(work, name="Mia Claessens")
    assert ledger.reapply(older, path) == {ErasureKind.NOTE: 1}
    with session(older) as work:
        assert {one.name for one in clients.everyone(work)} == {"Mia Claessens", "Sjef Habets"}


def test_without_a_file_nothing_was_removed(url: str, path: Path) -> None:
    assert ledger.reapply(url, path) == {}


@pytest.mark.parametrize(
    "line", ["{", '{"id": 1}', '{"id": "x", "what": "client", "key": "y", "at": ""}', "[]"]
)
def test_a_damaged_file_is_told_of_before_anything_is_removed(
    url: str, path: Path, life: Life, older: str, line: str
) -> None:
    remove(url, path, ErasureKind.CLIENT, life)
    with path.open("a") as file:
        file.write(line + "\n")
    with pytest.raises(DamagedLedger, match="line 2"):
        ledger.reapply(older, path)
    with session(older) as work:
        assert clients.get(work, life.client.id) is not None
