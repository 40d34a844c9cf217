"""Rows as plain values that mean the same on both databases, and back, exactly.

A column is of one of these kinds, found by looking at the database itself, so that one that an older version
made can be read as well. JSON is carried as the very text that is stored: an SQL NULL and a JSON null stay
apart, and no number is rewritten.
"""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa

from records.backup.form import BadBackup
from records.models import UtcDateTime

AT_ONCE: Final = 500  # rows that are in memory together
_UUID_LENGTH: Final = 32  # SQLite keeps a UUID as CHAR(32)


class _Json(sa.types.UserDefinedType[str]):
    """The name of the type, for a cast."""

    cache_ok = True

    def get_col_spec(self, **_more: object) -> str:
        """As PostgreSQL calls it."""
        return "JSON"


class _StoredJson(sa.TypeDecorator[str]):
    """The text of a JSON column of PostgreSQL, as it is stored."""

    impl = sa.Text
    cache_ok = True

    def column_expression(self, column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
        """Read the text, not what it means."""
        return sa.cast(column, sa.Text())

    def bind_expression(self, bindparam: sa.BindParameter[str]) -> sa.ColumnElement[Any]:
        """PostgreSQL wants to be told that a text is JSON."""
        return sa.cast(bindparam, _Json())


def _same(value: Any) -> Any:
    return value


# What a value becomes in the file, and how it is read from there.
_OUT: Final[dict[str, Callable[[Any], Any]]] = {
    "uuid": str,
    "moment": lambda moment: moment.isoformat(),
    "date": lambda day: day.isoformat(),
    "bytes": lambda content: base64.b64encode(content).decode("ascii"),
}
_IN: Final[dict[str, Callable[[Any], Any]]] = {
    "uuid": uuid.UUID,
    "moment": datetime.fromisoformat,
    "date": date.fromisoformat,
    "bytes": base64.b64decode,
}
_TYPES: Final[dict[str, sa.types.TypeEngine[Any]]] = {
    "uuid": sa.Uuid(),
    "moment": UtcDateTime(),
    "date": sa.Date(),
    "bytes": sa.LargeBinary(),
    "bool": sa.Boolean(),
    "int": sa.BigInteger(),
    "float": sa.Double(),
    "text": sa.Text(),
}


def kind_of(found: sa.types.TypeEngine[Any]) -> str:
    """The kind of a column, from its type in the database. Raises BadBackup for a type nobody has met."""
    if isinstance(found, sa.Uuid) or (isinstance(found, sa.CHAR) and found.length == _UUID_LENGTH):
        return "uuid"
    kinds: tuple[tuple[type[sa.types.TypeEngine[Any]], str], ...] = (
        (sa.JSON, "json"),
        (sa.Boolean, "bool"),
        (sa.DateTime, "moment"),
        (sa.Date, "date"),
        (sa.Float, "float"),
        (sa.Integer, "int"),
        (sa.LargeBinary, "bytes"),
        (sa.String, "text"),
    )
    for kind, name in kinds:
        if isinstance(found, kind):
            return name
    raise BadBackup(f"a column of type {found!r} can't be backed up")


def columns_of(connection: sa.Connection, table: str) -> dict[str, str]:
    """The columns of a table in the database, in order, with the kind of each."""
    return {column["name"]: kind_of(column["type"]) for column in sa.inspect(connection).get_columns(table)}


def _table(name: str, columns: Mapping[str, str], dialect: str) -> sa.TableClause:
    json_type: sa.types.TypeEngine[Any] = _StoredJson() if dialect == "postgresql" else sa.Text()
    types = {**_TYPES, "json": json_type}
    unknown = set(columns.values()) - types.keys()
    if unknown:
        raise BadBackup(f"the backup holds columns of an unknown kind ({', '.join(sorted(unknown))})")
    return sa.table(name, *(sa.column(column, types[kind]) for column, kind in columns.items()))


def lines(connection: sa.Connection, name: str, columns: Mapping[str, str]) -> Iterator[bytes]:
    """All rows of a table, each as a line of JSON; AT_ONCE of them are in memory."""
    out = [_OUT.get(kind, _same) for kind in columns.values()]
    table = _table(name, columns, connection.dialect.name)
    for row in connection.execute(sa.select(table), execution_options={"yield_per": AT_ONCE}):
        values = [None if value is None else to(value) for to, value in zip(out, row, strict=True)]
        yield json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def put(connection: sa.Connection, name: str, columns: Mapping[str, str], rows: Iterator[bytes]) -> int:
    """Put lines made by `lines` in a table. Gives how many."""
    into = [(column, _IN.get(kind, _same)) for column, kind in columns.items()]
    insert = sa.insert(_table(name, columns, connection.dialect.name))
    count = 0
    batch: list[dict[str, Any]] = []
    for line in rows:
        values = json.loads(line)
        pairs = zip(into, values, strict=True)
        batch.append({column: None if value is None else of(value) for (column, of), value in pairs})
        if len(batch) == AT_ONCE:
            connection.execute(insert, batch)
            count += len(batch)
            batch = []
    if batch:
        connection.execute(insert, batch)
    return count + len(batch)
