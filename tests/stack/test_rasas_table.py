"""The table that a restored house has for Rasa is the one that Rasa itself would have made."""

from __future__ import annotations

import json
import subprocess

import pytest
import sqlalchemy as sa
from sqlalchemy.schema import CreateIndex, CreateTable

from records.backup.places import _rasa
from warmwelkom import model
from warmwelkom.settings import ROOT

pytestmark = pytest.mark.stack

THEIRS = """
import json
import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from sqlalchemy.schema import CreateIndex, CreateTable
[table] = SQLTrackerStore.Base.metadata.sorted_tables
made = [CreateTable(table), *(CreateIndex(index) for index in table.indexes)]
print(json.dumps({
    name: [str(one.compile(dialect=sa.create_engine(name + "://").dialect)) for one in made]
    for name in ("sqlite", "postgresql+psycopg2")
}))
"""


def test_it_is_rasas_own() -> None:
    done = subprocess.run(
        [str(model.BOT_PYTHON), "-W", "ignore", "-c", THEIRS],
        cwd=ROOT,
        env=model.rasa_environment(),
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    theirs = json.loads(done.stdout.splitlines()[-1])
    [table] = _rasa.sorted_tables
    made: list[sa.schema.ExecutableDDLElement] = [CreateTable(table), *map(CreateIndex, table.indexes)]
    for theirs_name, ours_name in (("sqlite", "sqlite"), ("postgresql+psycopg2", "postgresql+psycopg")):
        dialect = sa.create_engine(f"{ours_name}://").dialect
        ours = [str(one.compile(dialect=dialect)).split() for one in made]
        assert ours == [text.split() for text in theirs[theirs_name]]
