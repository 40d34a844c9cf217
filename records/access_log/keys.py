"""The key that the lines of a house are sealed with.

It stands outside the database, so that whoever can write there can't seal what was changed. Who opens the
database by the settings has the key by them (`warmwelkom.settings.get_settings`); the log of a database that
is opened by its bare address, as in a test, is sealed without one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import sqlalchemy as sa

NO_KEY: Final = b""
_sources: dict[sa.URL, Callable[[], str]] = {}


def keep(url: str, source: Callable[[], str]) -> None:
    """From now on `source` gives the key of the database at `url`; asked at first need, not now."""
    _sources[sa.make_url(url)] = source


def of(url: sa.URL) -> bytes:
    """The key of a database."""
    source = _sources.get(url)
    return source().encode() if source else NO_KEY
