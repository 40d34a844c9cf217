"""The application on a database of its own, without Rasa or the actions."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI

from records import database, staff
from warmwelkom.settings import Settings, get_settings
from web.app import create_app


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables and nothing in them; copying it is much faster than migrating."""
    path = tmp_path_factory.mktemp("database") / "empty.db"
    url = f"sqlite:///{path}"
    database.upgrade(url)
    with database.session(url) as work:
        work.connection().exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.dispose(url)
    return path


@pytest.fixture
def settings(tmp_path: Path, empty_database: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """Settings of a house that is empty and alone: nobody listens where Rasa and the actions would."""
    monkeypatch.setenv("WARMWELKOM_VAR", str(tmp_path))
    monkeypatch.setenv("WARMWELKOM_RASA_PORT", "9")
    monkeypatch.setenv("WARMWELKOM_ACTIONS_PORT", "9")
    for name in ("DATABASE_URL", "HOST", "ORGANISATION", "PORT", "PUBLIC_URL"):
        monkeypatch.delenv(f"WARMWELKOM_{name}", raising=False)
    # Passwords are slow to check on purpose; tests check many.
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(staff, "_hasher", quick)
    monkeypatch.setattr(staff, "NO_PASSWORD", quick.hash("nobody"))
    get_settings.cache_clear()
    found = get_settings()
    shutil.copy(empty_database, tmp_path / "warmwelkom.db")
    yield found
    database.dispose(found.database_url)
    get_settings.cache_clear()


@pytest.fixture
def app(settings: Settings) -> FastAPI:
    """The application as it is served."""
    return create_app()
