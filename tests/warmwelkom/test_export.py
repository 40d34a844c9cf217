"""``warmwelkom export --fhir``: what may leave, in a file for its owner only, and in the access log."""

import json
import stat
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from records import access_log, clients, database
from records.models import Client
from warmwelkom import cli
from warmwelkom.errors import WarmWelkomError
from warmwelkom.settings import get_settings


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("WARMWELKOM_VAR", str(tmp_path / "var"))
    monkeypatch.delenv("WARMWELKOM_DATABASE_URL", raising=False)
    get_settings.cache_clear()
    found = get_settings().database_url
    database.upgrade(found)
    yield found
    database.dispose(found)
    get_settings.cache_clear()


@pytest.fixture
def client(url: str) -> Client:
    with database.session(url) as work:
        clients.create(work, name="Sjef Habets")
        return clients.create(work, name="Johanna Vroemen")


def test_one_client_as_fhir(url: str, client: Client, tmp_path: Path) -> None:
    file = tmp_path / "een.json"
    done = CliRunner().invoke(
        cli.app, ["export", "--fhir", "--client", str(client.id), "--output", str(file)]
    )
    assert done.exit_code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    found = json.loads(file.read_text(encoding="utf-8"))
    assert [entry["resource"]["id"] for entry in found["entry"]] == [str(client.id)]
    with database.session(url) as work:
        (line,) = access_log.of_client(work, client.id)
        assert (line.event, line.what, line.role) == ("export", "bewoner (FHIR)", "opdrachtregel")


def test_a_client_that_is_not_there_is_one_sentence(url: str) -> None:
    done = CliRunner().invoke(cli.app, ["export", "--fhir", "--client", str(uuid.uuid4())])
    assert isinstance(done.exception, WarmWelkomError)
