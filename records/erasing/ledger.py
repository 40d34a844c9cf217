"""The list of what was removed, in a file beside the database: a backup that is put back brings nobody back.

A line holds what kind of thing went, its id and when; never a word of it.
"""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records import database
from records.erasing import erase, sweeping
from records.models import Erasure, ErasureKind, now

FILE: Final = "erased.jsonl"  # in the folder of what the house keeps
_DO: Final[Mapping[ErasureKind, Callable[[Session, uuid.UUID], bool]]] = MappingProxyType(
    {
        ErasureKind.CLIENT: erase.client,
        ErasureKind.TALK: erase.talk,
        ErasureKind.RAW: erase.raw,
        ErasureKind.WITHDRAWN: erase.withdraw,
        ErasureKind.MESSAGE: erase.message,
        ErasureKind.RELATIVE: erase.relative,
        ErasureKind.NOTE: erase.note,
        ErasureKind.GOAL: erase.goal,
    }
)


class DamagedLedger(ValueError):
    """A line of the file is no line of this list; the text says which."""


def write_out(url: str, path: Path) -> int:
    """Add to the file what is not in it yet, for its owner's eyes only. Gives how many lines.

    First the file, then the note that it is there: when this stops in between, a line stands twice.
    Raises OSError.
    """
    with database.session(url) as work:
        rows = work.scalars(sa.select(Erasure).where(Erasure.filed_at.is_(None)).order_by(Erasure.created_at))
        new = list(rows)
        if not new:
            return 0
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "a", encoding="utf-8") as file:
            file.writelines(_line(row) for row in new)
            file.flush()
            os.fsync(file.fileno())
        for row in new:
            row.filed_at = now()
        return len(new)


def _line(row: Erasure) -> str:
    told = {"id": row.id, "what": row.kind.value, "key": row.key, "at": row.created_at.isoformat()}
    return json.dumps(told, default=str) + "\n"


def _read(path: Path) -> dict[uuid.UUID, Erasure]:
    found: dict[uuid.UUID, Erasure] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            told = json.loads(line)
            key = uuid.UUID(str(told["id"]))
            found[key] = Erasure(
                id=key,
                kind=ErasureKind(told["what"]),
                key=uuid.UUID(str(told["key"])),
                created_at=datetime.fromisoformat(told["at"]),
                filed_at=now(),
            )
        except (KeyError, TypeError, ValueError) as wrong:
            raise DamagedLedger(f"line {number} of {path} can't be read") from wrong
    return found


def reapply(url: str, path: Path) -> dict[ErasureKind, int]:
    """Remove again what was removed after the backup in this database was made. Gives how many of each kind.

    What the database's own list holds was removed before. A file that isn't there: nothing was ever removed.
    Raises DamagedLedger before anything is removed.
    """
    told = _read(path) if path.exists() else {}
    done: dict[ErasureKind, int] = {}
    start = now()
    with database.session(url) as work:
        known = set(work.scalars(sa.select(Erasure.id)))
        mine = sorted((row for key, row in told.items() if key not in known), key=lambda row: row.created_at)
        for row in mine:
            if _DO[row.kind](work, row.key):
                done[row.kind] = done.get(row.kind, 0) + 1
        # What was removed just now is told by the line that there was, not by a second one.
        work.execute(sa.delete(Erasure).where(Erasure.created_at >= start, Erasure.filed_at.is_(None)))
        work.add_all(mine)
    sweeping.sweep(url)
    return done
