"""Houses to back up: every table has rows, with what is hard to carry from one database to another."""

from __future__ import annotations

import random
import uuid
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from records import database
from records.backup import House
from records.backup.places import _rasa
from records.models import Base

ROWS = 3
HARD = "Zij zei: „ça va” 🎹\t\\N \"x\"\n{'a'} \u2028 NULL %s ; --"
MOMENT = datetime(2026, 3, 29, 0, 59, 59, 999999, tzinfo=UTC)  # a microsecond before the clocks change


def house(url: str, var: Path) -> House:
    """Where a house on `url` keeps things."""
    trackers = None if url.startswith("postgresql") else var / "rasa.db"
    return House(url=url, var=var, trackers=trackers)


def _value(
    column: sa.Column[Any], made: dict[str, list[uuid.UUID]], place: int, chance: random.Random
) -> Any:
    if column.foreign_keys:
        others = made.get(next(iter(column.foreign_keys)).column.table.name)
        return others[place % len(others)] if others else None
    kind = column.type
    if isinstance(kind, sa.Enum):
        return chance.choice(list(kind.enum_class or []))
    if isinstance(kind, sa.Uuid):
        return uuid.UUID(int=chance.getrandbits(128))
    if isinstance(kind, sa.Boolean):
        return chance.random() < 0.5
    if isinstance(kind, sa.JSON):
        return chance.choice([[], ["é", "b"], [{"title": HARD, "payload": "/x"}]])
    if isinstance(kind, sa.Date):
        return date(1931, 12, chance.randint(1, 31))
    if isinstance(kind, sa.Float):
        return chance.random() / 3
    if isinstance(kind, sa.Integer):
        return chance.randint(2**31 - 1000, 2**31 - 1)
    if isinstance(kind, sa.Text):
        return f"{HARD} {chance.getrandbits(64)}"
    return MOMENT + timedelta(microseconds=chance.randint(0, 10**12))


def fill(url: str, var: Path, rows: int = ROWS) -> None:
    """Rows in every table of ours and of Rasa's, and a secret. What may be empty sometimes is."""
    chance = random.Random(7)
    made: dict[str, list[uuid.UUID]] = {}
    engine = database.open_engine(url)
    with engine.begin() as connection:
        for table in Base.metadata.sorted_tables:
            for place in range(rows):
                values: dict[str, Any] = {
                    column.name: None
                    if column.nullable and place == 0
                    else _value(column, made, place, chance)
                    for column in table.columns
                }
                connection.execute(table.insert().values(values))
                made.setdefault(table.name, []).append(values["id"])
    engine.dispose()
    where = house(url, var).trackers
    engine = sa.create_engine(f"sqlite:///{where}" if where else url)
    _rasa.create_all(engine)
    with engine.begin() as connection:
        event = {"sender_id": "x", "type_name": "user", "timestamp": 1774745999.9999998, "data": HARD}
        connection.execute(_rasa.tables["events"].insert(), [{**event, "id": 41 + i} for i in range(rows)])
    engine.dispose()
    (var / "secrets").mkdir(parents=True, exist_ok=True)
    (var / "secrets" / "channel").write_text("geheim\n", encoding="ascii")


def content(url: str, var: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, as our models read them; Rasa's too."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    where = house(url, var).trackers
    for address, metadata in ((url, Base.metadata), (f"sqlite:///{where}" if where else url, _rasa)):
        engine = database.open_engine(address)
        with engine.connect() as connection:
            for table in metadata.sorted_tables:
                rows = connection.execute(sa.select(table).order_by(table.c.id))
                found[table.name] = [tuple(row) for row in rows]
        engine.dispose()
    return found


def bare(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """All rows as the database itself shows them, without any types of ours; ids in order."""
    engine = sa.create_engine(url)
    found = {}
    with engine.connect() as connection:
        for name in sorted(sa.inspect(connection).get_table_names()):
            found[name] = sorted(map(repr, connection.execute(sa.text(f'SELECT * FROM "{name}"'))))
    engine.dispose()
    return found  # type: ignore[return-value]
