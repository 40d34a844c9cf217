"""What was removed leaves the files of the database too, not only its tables.

SQLite overwrites what is removed (`secure_delete`, see records/database.py), but its journal holds the pages
as they were until it is emptied, and a file from before may hold them in its free pages. PostgreSQL does this
by itself: autovacuum gives the room of removed rows to others; its journal and backups have their own terms.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from records import database
from records.models import Erasure, now

BUSY_SECONDS = 1.0  # while it waits for who reads, nobody else can write; a minute later it is tried again


def sweep(url: str) -> bool:
    """Rewrite an SQLite file without what was removed, and empty its journal. Other databases: nothing to do.

    False when somebody reads or writes for so long that it must be done again later. Nobody loses anything.
    """
    address = sa.make_url(url)
    if address.get_backend_name() != "sqlite" or not Path(address.database or "").is_file():
        return True
    try:
        with closing(
            sqlite3.connect(str(address.database), timeout=BUSY_SECONDS, isolation_level=None)
        ) as file:
            file.execute("PRAGMA secure_delete=ON")
            file.execute("VACUUM")
            busy, *_ = file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError:
        return False
    return not busy


def sweep_when_needed(url: str) -> bool:
    """Sweep when something was removed since the last time. Gives whether nothing is left to sweep."""
    with database.session(url) as work:
        left = list(work.scalars(sa.select(Erasure.id).where(Erasure.swept_at.is_(None))))
    if not left:
        return True
    if not sweep(url):
        return False
    with database.session(url) as work:
        work.execute(sa.update(Erasure).where(Erasure.id.in_(left)).values(swept_at=now()))
    return True
