"""Opening the database, and bringing it up to date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.orm import Session, sessionmaker

MIGRATIONS = Path(__file__).parent / "migrations"


def open_engine(url: str) -> sa.Engine:
    """An engine for SQLite or PostgreSQL.

    `url` is an SQLAlchemy address, `sqlite:///var/warmwelkom.db` or `postgresql+psycopg://...`. On SQLite
    foreign keys are enforced, the journal is write-ahead, so that reading never waits for writing, and what
    is removed is overwritten (see records/erasing/sweeping.py). Errors don't show what was to be written: it
    may be what a person said.
    """
    address = sa.make_url(url)
    plain: dict[str, Any] = {}
    if address.get_backend_name() == "postgresql" and "options" not in address.query:
        # Translating a query to machine code takes longer than any query here.
        plain = {"options": "-c jit=off"}
    engine = sa.create_engine(
        url, pool_pre_ping=not url.startswith("sqlite"), hide_parameters=True, connect_args=plain
    )
    if engine.dialect.name == "sqlite":

        @sa.event.listens_for(engine, "connect")
        def _prepare(connection: Any, _record: Any) -> None:
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute("PRAGMA busy_timeout=10000")  # milliseconds
            connection.execute("PRAGMA secure_delete=ON")

        @sa.event.listens_for(engine, "savepoint")
        def _begin(connection: sa.Connection, _name: str) -> None:
            # Python's driver begins a transaction before a change only. A savepoint outside of one would be
            # the transaction itself: releasing it would commit, nothing could be rolled back any more.
            if not connection.connection.dbapi_connection.in_transaction:  # type: ignore[union-attr]
                connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


@cache  # one address a process; an engine that is dropped would leave its connections open
def _maker(url: str) -> sessionmaker[Session]:
    return sessionmaker(open_engine(url), expire_on_commit=False)


@contextmanager
def session(url: str) -> Iterator[Session]:
    """One unit of work: committed at the end, rolled back when anything is raised."""
    with _maker(url).begin() as work:
        yield work


def dispose(url: str) -> None:
    """Close all connections to `url`."""
    engine = _maker(url).kw["bind"]
    engine.dispose()


def _config(url: str = "", connection: sa.Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes.update(url=url, connection=connection)
    return config


def upgrade(url: str, revision: str = "head", connection: sa.Connection | None = None) -> None:
    """Bring the tables of `url` up to `revision`. Makes the folder of an SQLite file when it is absent.

    With a `connection` to that address it becomes part of the transaction that was begun there.
    """
    address = sa.make_url(url)
    if address.get_backend_name() == "sqlite" and address.database:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    command.upgrade(_config(url, connection), revision)


def downgrade(url: str, revision: str = "base", connection: sa.Connection | None = None) -> None:
    """Take the tables of `url` back to `revision`; `connection` as for `upgrade`."""
    command.downgrade(_config(url, connection), revision)


def newest() -> str:
    """The name of the last migration, that the tables of today are at."""
    return str(ScriptDirectory(str(MIGRATIONS)).get_current_head())


def knows(revision: str) -> bool:
    """Whether there is a migration of this name."""
    return any(script.revision == revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions())
