"""Where a backup is put: filled beside what is there, in whose place it comes all at once, or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Protocol

import sqlalchemy as sa

from records import database
from records.access_log import keys
from records.backup.form import EVENTS, VERSION_TABLE, BadBackup

SEEDED: Final = frozenset({VERSION_TABLE, "access_log_head"})  # hold rows in a database that nobody used yet

# The same table as Rasa makes at its first start (rasa.core.tracker_store.SQLTrackerStore.SQLEvent).
_rasa = sa.MetaData()
sa.Table(
    EVENTS,
    _rasa,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sender_id", sa.String(255), nullable=False, index=True),
    sa.Column("type_name", sa.String(255), nullable=False),
    sa.Column("timestamp", sa.Float),
    sa.Column("intent_name", sa.String(255)),
    sa.Column("action_name", sa.String(255)),
    sa.Column("data", sa.Text),
)


class Place(Protocol):
    """A database that is being filled."""

    connection: sa.Connection

    def finish(self) -> None:
        """All rows are there: bring the tables up to date and see that they hold together."""

    def swap(self) -> None:
        """From now on this is the database."""

    def close(self) -> None:
        """Leave; without `swap` nothing has changed."""


def hold_something(connection: sa.Connection) -> bool:
    """Whether any table has a row that is more than its beginning."""
    names = set(sa.inspect(connection).get_table_names()) - SEEDED
    return any(
        connection.execute(sa.select(1).select_from(sa.table(name)).limit(1)).first() for name in names
    )


class SqliteFile:
    """A file beside the one that is there, renamed over it at the end."""

    def __init__(self, file: Path, revision: str | None) -> None:
        """Make its tables: ours as they were at `revision`, or, without one, Rasa's."""
        self._file = file
        self._beside = file.with_name(f".{file.name}.restoring")
        self._ours = revision is not None
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._remove_beside()
        self._beside.touch(mode=0o600)
        self._url = f"sqlite:///{self._beside}"
        target = sa.make_url(f"sqlite:///{file}")
        keys.keep(self._url, lambda: keys.of(target).decode())
        self._engine = database.open_engine(self._url)
        try:
            if revision is not None:
                database.upgrade(self._url, revision)
            self.connection = self._engine.connect()
            if revision is None:
                _rasa.create_all(self.connection)
                self.connection.commit()
            self._triggers = self._stand_aside()
        except BaseException:
            self._engine.dispose()
            self._remove_beside()
            raise

    def _stand_aside(self) -> list[tuple[str, str]]:
        """Rows come in any order: what refuses them is taken away. Gives the triggers, to be made again."""
        self.connection.exec_driver_sql("PRAGMA foreign_keys=OFF")  # can't be changed in a transaction
        rows = self.connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = [(str(name), str(statement)) for name, statement in rows]
        self.connection.exec_driver_sql("BEGIN IMMEDIATE")
        for name, _ in triggers:
            self.connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        for name in sa.inspect(self.connection).get_table_names():
            if name != VERSION_TABLE:  # what migrations put there by themselves
                self.connection.execute(sa.delete(sa.table(name)))
        return triggers

    def finish(self) -> None:
        """Triggers are back, every reference leads somewhere, the newest migration is there."""
        for _, statement in self._triggers:
            self.connection.exec_driver_sql(statement)
        if self.connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise BadBackup("the backup is incomplete: a row refers to one that is not there")
        self.connection.commit()
        self.connection.close()
        if self._ours:
            database.upgrade(self._url)
        with self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        self._engine.dispose()

    def swap(self) -> None:
        """Over the old file; the old one's journal must not be taken for the new one's."""
        for suffix in ("-wal", "-shm"):
            self._file.with_name(self._file.name + suffix).unlink(missing_ok=True)
        self._beside.replace(self._file)

    def close(self) -> None:
        """Nothing stays beside."""
        self.connection.close()
        self._engine.dispose()
        self._remove_beside()

    def _remove_beside(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            self._beside.with_name(self._beside.name + suffix).unlink(missing_ok=True)


class PostgresDatabase:
    """A PostgreSQL database, in one transaction."""

    def __init__(self, url: str, revision: str) -> None:
        """Empty it and make its tables as they were at `revision`, and Rasa's."""
        self._url = url
        self._engine = database.open_engine(url)
        self.connection = self._engine.connect()
        self._transaction = self.connection.begin()
        try:
            self._clear()
            database.upgrade(url, revision, self.connection)
            _rasa.create_all(self.connection)
            self._metadata = sa.MetaData()
            self._metadata.reflect(self.connection)
            self._stand_aside()
        except BaseException:
            self.close()
            raise

    def _tables(self) -> list[str]:
        quote = self.connection.dialect.identifier_preparer.quote
        names = set(sa.inspect(self.connection).get_table_names()) - {VERSION_TABLE}
        return [quote(name) for name in sorted(names)]

    def _clear(self) -> None:
        """Drop all tables, whatever version made them, and the functions of their triggers."""
        quote = self.connection.dialect.identifier_preparer.quote
        for name in sa.inspect(self.connection).get_table_names():
            self.connection.exec_driver_sql(f"DROP TABLE {quote(name)} CASCADE")
        functions = self.connection.exec_driver_sql(  # but not those of extensions
            "SELECT oid::regprocedure::text FROM pg_proc WHERE prorettype = 'trigger'::regtype "
            "AND pronamespace = current_schema()::regnamespace "
            "AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')"
        )
        for (name,) in functions.all():
            self.connection.exec_driver_sql(f"DROP FUNCTION {name}")

    def _triggers(self, what: str) -> None:
        for name in self._tables():
            self.connection.exec_driver_sql(f"ALTER TABLE {name} {what} TRIGGER USER")

    def _references(self) -> list[sa.ForeignKeyConstraint]:
        tables = self._metadata.tables.values()
        return [reference for table in tables for reference in table.foreign_key_constraints]

    def _stand_aside(self) -> None:
        """Rows come in any order: what refuses them is taken away, and is there again at the end."""
        self._triggers("DISABLE")
        for reference in self._references():
            self.connection.execute(sa.schema.DropConstraint(reference))
        for name in self._tables():  # what migrations put there by themselves
            self.connection.exec_driver_sql(f"DELETE FROM {name}")  # noqa: S608

    def finish(self) -> None:
        """References and triggers are back, numbers go on after the last, the newest migration is there."""
        for reference in self._references():
            self.connection.execute(sa.schema.AddConstraint(reference))
        self._triggers("ENABLE")
        self.connection.exec_driver_sql(
            f"SELECT setval(pg_get_serial_sequence('{EVENTS}', 'id'), max(id)) FROM {EVENTS} "  # noqa: S608
            "HAVING max(id) IS NOT NULL"
        )
        database.upgrade(self._url, connection=self.connection)

    def swap(self) -> None:
        """Committed."""
        self._transaction.commit()

    def close(self) -> None:
        """Rolled back, unless it was committed."""
        self.connection.close()
        self._engine.dispose()
