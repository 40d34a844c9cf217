"""The form of a backup: what stands in its manifest, and where a house keeps what goes into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
RECORDS: Final = "records"  # the folder, in the file, of what we keep
TRACKERS: Final = "trackers"  # of what Rasa keeps
FILES: Final = "files"
EVENTS: Final = "events"  # Rasa's one table
VERSION_TABLE: Final = "alembic_version"


class BadBackup(Exception):
    """A file can't be made or used as a backup; the text is an English sentence without a full stop."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Part(_Frozen):
    """A piece of the archive."""

    name: str
    bytes: int
    sha256: str


class Kept(_Frozen):
    """A table: the kind of each column, in order (see `columns`), and how many rows there are."""

    columns: dict[str, str]
    rows: int


class Manifest(_Frozen):
    """What a backup holds."""

    format: int
    version: str
    """Of Warm Welkom."""
    revision: str
    """The migration that the tables were at."""
    made_at: str
    """The moment of the snapshot, in UTC, as ISO 8601."""
    records: dict[str, Kept]
    trackers: dict[str, Kept]
    parts: tuple[Part, ...]

    @property
    def rows(self) -> int:
        """Of all tables together."""
        return sum(table.rows for table in (*self.records.values(), *self.trackers.values()))


@dataclass(frozen=True)
class House:
    """Where an installation keeps things."""

    url: str
    """SQLAlchemy's address of the database."""
    var: Path
    """The folder that `files` stand in."""
    trackers: Path | None
    """Rasa's SQLite file; none when its table stands in the PostgreSQL of `url`."""
    files: Sequence[Path] = ()
    """Files under `var` to keep as well; all of ``var/secrets`` is kept anyway."""
