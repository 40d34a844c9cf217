"""Making a backup: everything of one moment, while others go on writing."""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

import sqlalchemy as sa

from records import database
from records.backup import columns
from records.backup.form import (
    EVENTS,
    FILES,
    FORMAT,
    MANIFEST,
    RECORDS,
    TRACKERS,
    VERSION_TABLE,
    BadBackup,
    House,
    Kept,
    Manifest,
    Part,
)
from records.backup.sealing import Sealing
from records.models import now

PIECE: Final = 4 << 20  # bytes of a table in a part, and in memory
Say = Callable[[str, int], None]


@contextmanager
def snapshot(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A connection that sees the database as it is now, whatever is written meanwhile."""
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            # Python's driver begins no transaction for reading; each query would see another moment.
            connection.exec_driver_sql("BEGIN")
        else:
            connection = connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        yield connection


class _Archive:
    """The tar archive while it is written, with what the manifest has to say of its parts."""

    def __init__(self, tar: tarfile.TarFile, moment: datetime) -> None:
        self._tar = tar
        self._moment = moment
        self.parts: list[Part] = []

    def add(self, name: str, content: bytes) -> None:
        info = tarfile.TarInfo(name)
        info.size = len(content)
        info.mode = 0o600
        info.mtime = int(self._moment.timestamp())
        self._tar.addfile(info, io.BytesIO(content))
        self.parts.append(Part(name=name, bytes=len(content), sha256=hashlib.sha256(content).hexdigest()))

    def table(self, folder: str, name: str, connection: sa.Connection, say: Say) -> Kept:
        kinds = columns.columns_of(connection, name)
        rows = pieces = 0
        waiting = bytearray()
        for line in columns.lines(connection, name, kinds):
            waiting += line
            rows += 1
            if len(waiting) >= PIECE:
                pieces += 1
                self.add(f"{folder}/{name}/{pieces:05}.jsonl", bytes(waiting))
                waiting.clear()
                say(name, rows)
        if waiting:
            self.add(f"{folder}/{name}/{pieces + 1:05}.jsonl", bytes(waiting))
        say(name, rows)
        return Kept(columns=kinds, rows=rows)


def _revision(connection: sa.Connection) -> str:
    """The migration that the tables are at. Raises BadBackup when there are none."""
    if VERSION_TABLE in sa.inspect(connection).get_table_names():
        found = connection.scalar(sa.text(f"SELECT version_num FROM {VERSION_TABLE}"))  # noqa: S608
        if found:
            return str(found)
    raise BadBackup("the database holds nothing of Warm Welkom yet")


def _tables(connection: sa.Connection) -> list[str]:
    """Our own tables, those first that others refer to."""
    ordered = [name for name, _ in sa.inspect(connection).get_sorted_table_and_fkc_names() if name]
    return [name for name in ordered if name not in {VERSION_TABLE, EVENTS}]


def _files(house: House) -> Iterable[Path]:
    """The secrets, and what was named that lies under `var`."""
    secrets = sorted(path for path in (house.var / "secrets").glob("[!.]*") if path.is_file())
    more = sorted(path for path in house.files if path.is_file() and path.is_relative_to(house.var))
    return dict.fromkeys([*secrets, *more])


def make(
    house: House,
    into: BinaryIO,
    *,
    version: str,
    passphrase: str | None = None,
    say: Say = lambda _name, _rows: None,
) -> Manifest:
    """Write a backup of `house`.

    Talks go before Rasa's copies of them: a message that Rasa knows and we don't is handed over again and
    answered as before, the other way round it would be lost.

    Args:
        house: What to back up.
        into: Where it is written; not closed.
        version: Of Warm Welkom, for the manifest.
        passphrase: Seals the backup.
        say: Told the name of a table and how many of its rows are written, now and then and at its end.

    Raises:
        BadBackup: There are no tables of ours.
        OSError: It can't be written, or a file can't be read.
        sqlalchemy.exc.SQLAlchemyError: The database can't be read.
    """
    sealed = Sealing(into, passphrase) if passphrase else None
    moment = now()
    with (
        gzip.GzipFile(fileobj=sealed or into, mode="wb", mtime=0, compresslevel=6, filename="") as packed,
        tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as tar,
    ):
        archive = _Archive(tar, moment)
        manifest = _all(house, archive, version, moment, say)
        archive.add(MANIFEST, manifest.model_dump_json(indent=1).encode())
    if sealed:
        sealed.finish()
    return manifest


def _all(house: House, archive: _Archive, version: str, moment: datetime, say: Say) -> Manifest:
    """Everything but the manifest."""
    engine = database.open_engine(house.url)
    trackers: dict[str, Kept] = {}
    try:
        with snapshot(engine) as connection:
            revision = _revision(connection)
            records = {name: archive.table(RECORDS, name, connection, say) for name in _tables(connection)}
            if house.trackers is None and EVENTS in sa.inspect(connection).get_table_names():
                trackers[EVENTS] = archive.table(TRACKERS, EVENTS, connection, say)
    finally:
        engine.dispose()
    if house.trackers is not None and house.trackers.is_file():
        engine = database.open_engine(f"sqlite:///{house.trackers}")
        try:
            with snapshot(engine) as connection:
                if EVENTS in sa.inspect(connection).get_table_names():
                    trackers[EVENTS] = archive.table(TRACKERS, EVENTS, connection, say)
        finally:
            engine.dispose()
    for file in _files(house):
        archive.add(f"{FILES}/{file.relative_to(house.var).as_posix()}", file.read_bytes())
    return Manifest(
        format=FORMAT,
        version=version,
        revision=revision,
        made_at=moment.isoformat(),
        records=records,
        trackers=trackers,
        parts=tuple(archive.parts),
    )
