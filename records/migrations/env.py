"""Alembic's entry: runs the migrations on the address that `records.database` hands over."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection

from records.database import open_engine
from records.models import Base, UtcDateTime


def plain_type(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """A migration names the database's types, not ours, so that it still runs when ours are gone."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def run() -> None:
    """Run what is asked for, on a connection of its own or as part of the transaction of another."""
    connection = context.config.attributes.get("connection")
    if connection is not None:
        run_on(connection)
        return
    engine = open_engine(context.config.attributes["url"])
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            # SQLite alters a table by making it anew and dropping the old one; enforced foreign keys would
            # take all rows along that hang on it.
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.commit()
        run_on(connection)
    engine.dispose()


def run_on(connection: Connection) -> None:
    """The migrations; committed here only when no transaction was begun before."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",  # SQLite can't alter a table in place
        compare_type=True,
        render_item=plain_type,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
