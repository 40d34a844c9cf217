"""Migrations: up, down and up again on both databases, and the same tables as the models say."""

import os
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from records import clients, database
from records.models import Base

LATER = """
import sqlalchemy as sa
from alembic import op

revision = "later"
down_revision = "{head}"


def upgrade() -> None:
    with op.batch_alter_table("client") as table:
        table.alter_column("room", existing_type=sa.Text(), nullable=True)


def downgrade() -> None:
    with op.batch_alter_table("client") as table:
        table.alter_column("room", existing_type=sa.Text(), nullable=False)
"""


def tables(url: str) -> set[str]:
    engine = sa.create_engine(url)
    names = set(sa.inspect(engine).get_table_names())
    engine.dispose()
    return names


def differences(url: str) -> list[object]:
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = list(compare_metadata(context, Base.metadata))
    engine.dispose()
    return found


def constraints(url: str) -> dict[str, set[str]]:
    """The names of all check constraints, foreign keys and unique constraints of each table."""
    engine = sa.create_engine(url)
    inspector = sa.inspect(engine)
    found = {}
    for table in Base.metadata.tables:
        found[table] = {
            str(constraint["name"])
            for constraint in (
                *inspector.get_check_constraints(table),
                *inspector.get_foreign_keys(table),
                *inspector.get_unique_constraints(table),
            )
        }
    engine.dispose()
    return found


def test_up_down_and_up_again(bare_url: str) -> None:
    database.upgrade(bare_url)
    assert tables(bare_url) == {*Base.metadata.tables, "alembic_version"}
    database.downgrade(bare_url)
    assert tables(bare_url) == {"alembic_version"}
    database.upgrade(bare_url)
    assert tables(bare_url) == {*Base.metadata.tables, "alembic_version"}
    assert differences(bare_url) == []


def test_every_single_step_goes_up_and_down(bare_url: str) -> None:
    script = ScriptDirectory(str(database.MIGRATIONS))
    for revision in reversed([step.revision for step in script.walk_revisions()]):
        database.upgrade(bare_url, revision)
        database.downgrade(bare_url, "-1")
        database.upgrade(bare_url, revision)
    assert differences(bare_url) == []


def test_up_on_what_is_up_to_date_changes_nothing(bare_url: str) -> None:
    database.upgrade(bare_url)
    database.upgrade(bare_url)
    assert differences(bare_url) == []


def test_there_is_one_way_up() -> None:
    assert len(ScriptDirectory(str(database.MIGRATIONS)).get_heads()) == 1


def test_the_models_and_the_migrated_tables_are_the_same(bare_url: str) -> None:
    database.upgrade(bare_url)
    assert differences(bare_url) == []


def test_the_migrated_tables_have_the_constraints_of_the_models(bare_url: str, tmp_path: Path) -> None:
    database.upgrade(bare_url)
    migrated = constraints(bare_url)
    database.downgrade(bare_url)
    engine = sa.create_engine(bare_url)
    Base.metadata.create_all(engine)
    engine.dispose()
    assert constraints(bare_url) == migrated
    assert "ck_staff_role" in migrated["staff"]


def test_the_folder_of_an_sqlite_file_is_made(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "down" / "house.db"
    database.upgrade(f"sqlite:///{file}")
    assert file.exists()


def test_a_later_migration_that_rebuilds_a_table_loses_no_rows(bare_url: str, tmp_path: Path) -> None:
    """SQLite rebuilds a table to alter it; with foreign keys enforced, what hangs on its rows would go."""
    head = ScriptDirectory(str(database.MIGRATIONS)).get_current_head()
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "later.py").write_text(LATER.format(head=head), encoding="utf-8")
    config = Config()
    config.set_main_option("script_location", str(database.MIGRATIONS))
    config.set_main_option("path_separator", "os")
    versions = (database.MIGRATIONS / "versions", tmp_path / "later")
    config.set_main_option("version_locations", os.pathsep.join(str(folder) for folder in versions))
    config.attributes["url"] = bare_url
    database.upgrade(bare_url)
    with database.session(bare_url) as work:
        sjef = clients.create(work, name="Sjef Habets")
        clients.add_relative(work, sjef, name="Wil Habets", relation="zus")
    database.dispose(bare_url)
    for step in (command.upgrade, command.downgrade):
        step(config, "later" if step is command.upgrade else "-1")
        with database.session(bare_url) as work:
            found = clients.get(work, sjef.id)
            assert found is not None
            assert [relative.name for relative in found.relatives] == ["Wil Habets"]
        database.dispose(bare_url)


@pytest.mark.parametrize("table", Base.metadata.tables)
def test_every_table_and_column_has_a_name_that_fits_both_databases(table: str) -> None:
    names = [table, *Base.metadata.tables[table].columns.keys()]
    names += [str(item.name) for item in Base.metadata.tables[table].constraints]
    assert all(len(name) <= 63 for name in names)  # PostgreSQL cuts longer ones off
