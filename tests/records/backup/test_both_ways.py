"""What comes back is what was there, to the last byte, whichever database it came from and goes to."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from records import backup, clients, database
from records.backup.columns import columns_of
from records.models import Base, Conversation, ConversationKind, Message, Speaker, Staff
from tests.records.backup.conftest import Make
from tests.records.backup.filling import bare, content, fill, house

POSTGRES = pytest.param("postgres", marks=pytest.mark.postgres)
KINDS = ("sqlite", POSTGRES)


def revision_of(connection: sa.Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def made(url: str, var: Path, passphrase: str | None = None) -> io.BytesIO:
    """A backup in memory."""
    file = io.BytesIO()
    backup.make(house(url, var), file, version="1", passphrase=passphrase)
    return file


@pytest.mark.parametrize("to", KINDS)
@pytest.mark.parametrize("of", KINDS)
def test_every_row_comes_back(make: Make, tmp_path: Path, of: str, to: str) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    source, target = make(of, here), make(to, there)
    fill(source, here)
    manifest = backup.restore(house(target, there), made(source, here))
    before = content(source, here)
    assert all(len(rows) >= 3 for rows in before.values()), "a table has nothing to carry"
    assert content(target, there) == before
    assert manifest.rows == sum(map(len, before.values()))
    if of == to:
        assert bare(target) == bare(source)
    assert (there / "secrets" / "channel").read_text() == "geheim\n"
    assert (there / "secrets" / "channel").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_of_one_moment_while_others_write(make: Make, tmp_path: Path, kind: str) -> None:
    """After each table somebody adds, changes and removes, and so in tables that are still to come."""
    here, there = tmp_path / "here", tmp_path / "there"
    source, target = make(kind, here), make(kind, there)
    fill(source, here)
    before = content(source, here)
    written: list[str] = []

    def write(table: str, _rows: int) -> None:
        with database.session(source) as work:
            name = f"Later {len(written)}"
            for client in clients.everyone(work)[:1]:
                work.delete(client)  # and all that is theirs
            later = clients.create(work, name=name, called=name)
            work.add(Conversation(client_id=later.id, kind=ConversationKind.INTAKE, speaker=Speaker.CLIENT))
            work.execute(sa.update(Message).values(text=name))
            work.execute(sa.update(Staff).values(name=name))
        written.append(table)

    file = io.BytesIO()
    manifest = backup.make(house(source, here), file, version="1", say=write)
    assert [table for table in written if table in manifest.records] == [*manifest.records]
    assert content(source, here)["message"] != before["message"]
    backup.restore(house(target, there), file)
    assert content(target, there) == before


@pytest.mark.parametrize("kind", KINDS)
def test_the_restored_database_is_a_whole_one(make: Make, tmp_path: Path, kind: str) -> None:
    """Its tables are those of the models, references are enforced, numbers go on, triggers refuse."""
    here, there = tmp_path / "here", tmp_path / "there"
    source, target = make(kind, here), make(kind, there)
    fill(source, here)
    backup.restore(house(target, there), made(source, here))
    engine = database.open_engine(target)
    with engine.connect() as connection:
        tables = {*Base.metadata.tables}
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, what, _: what != "table" or name in tables}
        )
        assert compare_metadata(context, Base.metadata) == []
    with pytest.raises(sa.exc.IntegrityError), engine.begin() as connection:
        connection.execute(sa.text("UPDATE message SET conversation_id = client_message_id"))
    with pytest.raises(sa.exc.DBAPIError), engine.begin() as connection:
        connection.execute(sa.text("UPDATE access_log SET what = 'niets'"))
    where = house(target, there).trackers
    trackers = sa.create_engine(f"sqlite:///{where}" if where else target)
    with trackers.begin() as connection:
        connection.execute(sa.text("INSERT INTO events (sender_id, type_name) VALUES ('y', 'bot')"))
        assert connection.scalar(sa.text("SELECT max(id) FROM events")) == 44
    trackers.dispose()
    engine.dispose()


@pytest.mark.parametrize("kind", KINDS)
def test_the_kinds_of_columns_are_those_of_the_models(make: Make, tmp_path: Path, kind: str) -> None:
    """They are read from the database itself; a type nobody thought of would be carried as something else."""
    words: dict[type[sa.types.TypeEngine[Any]], str] = {
        sa.Uuid: "uuid",
        sa.Enum: "text",
        sa.JSON: "json",
        sa.Boolean: "bool",
        sa.Date: "date",
        sa.Float: "float",
        sa.Integer: "int",
        sa.Text: "text",
        sa.LargeBinary: "bytes",
    }
    engine = database.open_engine(make(kind, tmp_path / "var"))
    with engine.connect() as connection:
        for table in Base.metadata.sorted_tables:
            expected = {
                column.name: next(
                    (word for type_, word in words.items() if isinstance(column.type, type_)), "moment"
                )
                for column in table.columns
            }
            assert columns_of(connection, table.name) == expected, table.name
    engine.dispose()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_there_goes_only_when_asked(make: Make, tmp_path: Path, kind: str) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    source, target = make(kind, here), make(kind, there)
    fill(source, here)
    fill(target, there, rows=5)
    before = content(target, there)
    file = made(source, here)
    with pytest.raises(backup.NotEmpty):
        backup.restore(house(target, there), file)
    assert content(target, there) == before
    backup.restore(house(target, there), file, replace=True)
    assert content(target, there) == content(source, here)


@pytest.mark.parametrize("kind", KINDS)
def test_a_database_without_tables_will_do(make: Make, bare_postgres: str, tmp_path: Path, kind: str) -> None:
    here, there = tmp_path / "here", tmp_path / "new" / "var"
    source = make(kind, here)
    fill(source, here)
    target = bare_postgres if kind == "postgres" else f"sqlite:///{there / 'warmwelkom.db'}"
    backup.restore(house(target, there), made(source, here))
    assert content(target, there) == content(source, here)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_changes_when_the_database_refuses_in_the_end(make: Make, tmp_path: Path, kind: str) -> None:
    """A reference that leads nowhere is found when all rows are in."""
    here, there = tmp_path / "here", tmp_path / "there"
    source, target = make("sqlite", here), make(kind, there)
    fill(source, here)
    fill(target, there, rows=4)
    engine = sa.create_engine(source)  # foreign keys aren't enforced here
    with engine.begin() as connection:
        connection.execute(sa.text("DELETE FROM client"))
    engine.dispose()
    before = content(target, there)
    (there / "secrets" / "channel").write_text("van hier\n")
    with pytest.raises((backup.BadBackup, sa.exc.IntegrityError)):
        backup.restore(house(target, there), made(source, here), replace=True)
    assert content(target, there) == before
    assert (there / "secrets" / "channel").read_text() == "van hier\n"
    assert [path.name for path in there.rglob(".*")] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_backup_of_earlier_tables_is_brought_up_to_date(make: Make, tmp_path: Path, kind: str) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    source, target = make(kind, here), make(kind, there)
    with database.session(source) as work:
        clients.create(work, name="Sjef Habets", called="Sjef")
    database.dispose(source)
    database.downgrade(source, "0005")
    manifest = backup.restore(house(target, there), made(source, here))
    assert manifest.revision == "0005"
    assert "totp_secret" not in manifest.records["staff"].columns
    with database.session(target) as work:
        assert [client.name for client in clients.everyone(work)] == ["Sjef Habets"]
    engine = database.open_engine(target)
    with engine.connect() as connection:
        assert revision_of(connection) == ScriptDirectory(str(database.MIGRATIONS)).get_current_head()
    engine.dispose()


@pytest.mark.parametrize("kind", KINDS)
def test_one_goes_back_from_a_later_version(make: Make, tmp_path: Path, kind: str) -> None:
    """What a later version made there is unknown here, and goes whole."""
    here, there = tmp_path / "here", tmp_path / "there"
    source, target = make(kind, here), make(kind, there)
    fill(source, here)
    engine = sa.create_engine(target)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
        connection.execute(sa.text("CREATE TABLE later (client_id INTEGER)"))
        connection.execute(sa.text("ALTER TABLE note ADD COLUMN later INTEGER"))
    engine.dispose()
    backup.restore(house(target, there), made(source, here), replace=True)
    assert content(target, there) == content(source, here)
    assert "later" not in bare(target)


def test_a_backup_of_later_tables_is_refused(make: Make, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    source, target = make("sqlite", here), make("sqlite", there)
    engine = sa.create_engine(source)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(backup.BadBackup, match="later version"):
        backup.restore(house(target, there), made(source, here))
