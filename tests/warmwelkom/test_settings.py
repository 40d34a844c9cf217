"""Settings come from the environment, with sensible ones where nothing is set."""

import socket
from pathlib import Path

import pytest
from pydantic import ValidationError

from warmwelkom.settings import ROOT, Settings, inherited_environment


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"WARMWELKOM_{name.upper()}", raising=False)


def test_defaults() -> None:
    settings = Settings()
    assert settings.var == ROOT / "var"
    assert settings.database_url == f"sqlite:///{ROOT}/var/warmwelkom.db"
    assert settings.public_url == "http://127.0.0.1:8080"
    assert settings.tracker_url == f"sqlite:///{ROOT}/var/rasa.db"
    assert settings.wheelhouse is None
    assert settings.model_dir == ROOT / "models"


def test_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARMWELKOM_VAR", "elsewhere")
    monkeypatch.setenv("WARMWELKOM_PORT", "9000")
    monkeypatch.setenv("WARMWELKOM_PUBLIC_URL", "https://welkom.example/")
    monkeypatch.setenv("WARMWELKOM_LOG_LEVEL", "WARNING")
    monkeypatch.setenv("WARMWELKOM_WHEELHOUSE", "")
    settings = Settings()
    assert settings.var == ROOT / "elsewhere"
    assert settings.database_url == f"sqlite:///{ROOT}/elsewhere/warmwelkom.db"
    assert settings.port == 9000
    assert settings.public_url == "https://welkom.example"
    assert settings.log_level == "warning"
    assert settings.wheelhouse is None


def test_an_absolute_path_stays(tmp_path: Path) -> None:
    assert Settings(var=tmp_path).var == tmp_path


def test_all_addresses_is_no_address_to_print() -> None:
    assert Settings(host="0.0.0.0").public_url == f"http://{socket.gethostname()}:8080"
    assert Settings(host="::1").public_url == "http://[::1]:8080"


@pytest.mark.parametrize("scheme", ["postgresql", "postgresql+psycopg"])
def test_trackers_go_to_the_same_postgresql_with_the_driver_that_rasa_knows(scheme: str) -> None:
    settings = Settings(database_url=f"{scheme}://ww:p%40ss@db.example:5433/ww?sslmode=require")
    assert settings.tracker_url == "postgresql+psycopg2://ww:p%40ss@db.example:5433/ww?sslmode=require"


@pytest.mark.parametrize(("name", "value"), [("PORT", "0"), ("PORT", "door"), ("LOG_LEVEL", "loud")])
def test_what_cannot_be_used_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"WARMWELKOM_{name}", value)
    with pytest.raises(ValidationError):
        Settings()


def test_a_child_gets_the_same_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(var=tmp_path, port=9001, organisation="Huis Éénhoorn", wheelhouse=tmp_path)
    for name, value in settings.environment().items():
        monkeypatch.setenv(name, value)
    assert Settings() == settings


def test_secrets_of_the_surroundings_stay_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
    monkeypatch.setenv("LC_TIME", "nl_NL.UTF-8")
    inherited = inherited_environment()
    assert "AWS_SECRET_ACCESS_KEY" not in inherited
    assert inherited["LC_TIME"] == "nl_NL.UTF-8"
    assert "PATH" in inherited
