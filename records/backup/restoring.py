"""Bringing a backup back, all of it or nothing."""

from __future__ import annotations

import itertools
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import sqlalchemy as sa

from records import database
from records.backup import columns
from records.backup.form import FILES, MANIFEST, RECORDS, TRACKERS, BadBackup, House, Manifest
from records.backup.making import Say
from records.backup.places import Place, PostgresDatabase, SqliteFile, hold_something
from records.backup.reading import check, opened, table_of


class NotEmpty(Exception):
    """There is something in the place where the backup would come."""


def is_empty(house: House) -> bool:
    """Whether nothing would be lost. Raises sqlalchemy.exc.SQLAlchemyError when that can't be seen."""
    address = sa.make_url(house.url)
    urls = [house.url]
    if address.get_backend_name() == "sqlite":
        urls = [house.url] if address.database and Path(address.database).exists() else []
    if house.trackers is not None and house.trackers.exists():
        urls.append(f"sqlite:///{house.trackers}")
    for url in urls:
        engine = database.open_engine(url)
        try:
            with engine.connect() as connection:
                if hold_something(connection):
                    return False
        finally:
            engine.dispose()
    return True


class _Files:
    """Files of the backup, each beside its place until all is well."""

    def __init__(self, var: Path) -> None:
        self._var = var
        self._waiting: list[tuple[Path, Path]] = []

    def add(self, name: str, content: BinaryIO) -> None:
        """Write a file for its owner only, beside its place."""
        path = self._var / name.removeprefix(f"{FILES}/")
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".restoring-")
        self._waiting.append((Path(beside), path))
        with os.fdopen(handle, "wb") as file:
            file.write(content.read())
            file.flush()
            os.fsync(file.fileno())

    def swap(self) -> None:
        """All in their places."""
        for beside, path in self._waiting:
            beside.replace(path)
        self._waiting.clear()

    def close(self) -> None:
        """Nothing stays beside."""
        for beside, _ in self._waiting:
            beside.unlink(missing_ok=True)


def restore(
    house: House,
    file: BinaryIO,
    *,
    passphrase: str | None = None,
    replace: bool = False,
    say: Say = lambda _name, _rows: None,
) -> Manifest:
    """Put what `file` holds in the place of what `house` has; nothing may be running there.

    The whole backup is checked before anything is changed. Tables come back as they were and are then brought
    up to date by the migrations.

    Args:
        house: Where it comes.
        file: The backup; can be sought in.
        passphrase: What it was sealed with.
        replace: What is there may go.
        say: Told the name of a table and how many rows it has now.

    Raises:
        BadBackup: The backup can't be used; nothing was changed.
        NotEmpty: Something is there, and `replace` is not set; nothing was changed.
        OSError: A file can't be read or written; nothing was changed.
        sqlalchemy.exc.SQLAlchemyError: The database refused; nothing was changed.
    """
    manifest = check(file, passphrase)
    if not database.knows(manifest.revision):
        raise BadBackup("the backup is of a later version of Warm Welkom: update first")
    if not replace and not is_empty(house):
        raise NotEmpty
    with ExitStack() as leaving:
        records = _place(house, manifest.revision)
        leaving.callback(records.close)
        trackers: Place = records
        if house.trackers is not None:
            trackers = SqliteFile(house.trackers, None)
            leaving.callback(trackers.close)
        files = _Files(house.var)
        leaving.callback(files.close)
        with opened(file, passphrase) as archive:
            _fill(archive.parts(), manifest, {RECORDS: records, TRACKERS: trackers}, files, say)
        places = [records] if trackers is records else [records, trackers]
        for place in places:
            place.finish()
        for place in places:
            place.swap()
        files.swap()
    return manifest


def _place(house: House, revision: str) -> Place:
    address = sa.make_url(house.url)
    if address.get_backend_name() == "postgresql":
        return PostgresDatabase(house.url, revision)
    return SqliteFile(Path(address.database or ""), revision)


def _fill(
    parts: Iterable[tuple[str, BinaryIO]],
    manifest: Manifest,
    places: dict[str, Place],
    files: _Files,
    say: Say,
) -> None:
    kept = {RECORDS: manifest.records, TRACKERS: manifest.trackers}
    for table, pieces in itertools.groupby(parts, key=lambda part: table_of(part[0])):
        if table is None:
            for name, content in pieces:
                if name != MANIFEST:
                    files.add(name, content)
            continue
        folder, name = table
        wanted = kept[folder][name]
        count = columns.put(places[folder].connection, name, wanted.columns, _lines(pieces))
        if count != wanted.rows:
            raise BadBackup(f"the backup is incomplete: {name} has {count} rows instead of {wanted.rows}")
        say(name, count)


def _lines(pieces: Iterable[tuple[str, BinaryIO]]) -> Iterator[bytes]:
    for _, content in pieces:
        yield from content
