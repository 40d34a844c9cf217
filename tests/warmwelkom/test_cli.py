"""What a person sees of the command line: one sentence when something is wrong, and useful exit codes."""

import contextlib
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.ports import free_port
from tests.warmwelkom.helpers import is_running, wait_until
from warmwelkom import cli, model
from warmwelkom.settings import ROOT, Settings, get_settings


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Settings of an installation of its own, on free ports, with an empty folder for models."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("WARMWELKOM_")},
        "WARMWELKOM_VAR": str(tmp_path / "var"),
        "WARMWELKOM_MODEL_DIR": str(tmp_path / "models"),
        "WARMWELKOM_PORT": str(free_port()),
        "WARMWELKOM_RASA_PORT": str(free_port()),
        "WARMWELKOM_ACTIONS_PORT": str(free_port()),
    }


def warmwelkom(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "warmwelkom", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=180, check=False
    )


def put_model(environment: dict[str, str], sha256: str = "0" * 64) -> None:
    folder = Path(environment["WARMWELKOM_MODEL_DIR"])
    folder.mkdir()
    (folder / "warmwelkom.tar.gz").write_bytes(b"not a model")
    record = {"fingerprint": model.fingerprint(), "sha256": sha256}
    (folder / "warmwelkom.json").write_text(json.dumps(record))


def test_every_command_has_help(environment: dict[str, str]) -> None:
    assert "serve" in warmwelkom(environment, "--help").stdout
    for command in cli.app.registered_commands:
        assert command.callback is not None
        name = command.name or command.callback.__name__.replace("_", "-")
        shown = CliRunner().invoke(cli.app, [name, "--help"])
        assert shown.exit_code == 0
        assert "Usage:" in shown.output


def test_an_unknown_command_is_a_usage_error(environment: dict[str, str]) -> None:
    assert warmwelkom(environment, "dance").returncode == 2


def test_a_taken_port_is_one_sentence_before_all_else(environment: dict[str, str], tmp_path: Path) -> None:
    port = environment["WARMWELKOM_RASA_PORT"]
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", int(port)))
        taken.listen(1)
        ended = warmwelkom(environment, "serve", "--demo")
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.startswith(f"warmwelkom: Port {port} on 127.0.0.1 (for rasa)")
    assert ended.stderr.count("\n") == 1
    assert not (tmp_path / "var" / "warmwelkom.db").exists()


def test_a_damaged_model_is_one_sentence(environment: dict[str, str]) -> None:
    put_model(environment)
    ended = warmwelkom(environment, "serve")
    assert ended.returncode == 1
    assert "is damaged" in ended.stderr
    assert "make train" in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_an_unreachable_database_is_one_sentence_without_its_password(environment: dict[str, str]) -> None:
    environment["WARMWELKOM_DATABASE_URL"] = f"postgresql+psycopg://ww:hunter2@127.0.0.1:{free_port()}/ww"
    ended = warmwelkom(environment, "serve")
    assert ended.returncode == 1
    assert "WARMWELKOM_DATABASE_URL" in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert "hunter2" not in ended.stdout + ended.stderr


def test_a_database_of_a_later_version_is_one_sentence(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    with contextlib.closing(sqlite3.connect(tmp_path / "var" / "warmwelkom.db")) as later:
        later.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        later.execute("INSERT INTO alembic_version VALUES ('9999')")
        later.commit()
    ended = warmwelkom(environment, "serve")
    assert ended.returncode == 1
    assert "of a later version" in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_a_setting_that_cannot_be_used_is_one_sentence_without_its_value(environment: dict[str, str]) -> None:
    environment["WARMWELKOM_PORT"] = "front-door"
    ended = warmwelkom(environment, "serve")
    assert ended.returncode == 1
    assert ended.stderr.startswith("warmwelkom: The setting WARMWELKOM_PORT can't be used: ")
    assert "front-door" not in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_settings_that_do_not_fit_together_are_named(environment: dict[str, str]) -> None:
    environment["WARMWELKOM_SMTP_HOST"] = "mail.huis.example"
    ended = warmwelkom(environment, "serve")
    assert ended.returncode == 1
    assert ended.stderr.startswith("warmwelkom: The settings don't fit together: ")
    assert "WARMWELKOM_MAIL_FROM must be" in ended.stderr
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("WARMWELKOM_SECOND_FACOR", "did you mean WARMWELKOM_SECOND_FACTOR?"),
        ("WARMWELKOM_QQQ", "docs/settings.md has all"),
    ],
)
def test_a_slip_of_the_pen_in_the_name_of_a_setting_is_found(
    environment: dict[str, str], name: str, meant: str
) -> None:
    environment[name] = "required"
    ended = warmwelkom(environment, "purge")
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"warmwelkom: There is no setting {name}: {meant}")
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["log-check", "purge"])
def test_a_database_without_tables_is_one_sentence(environment: dict[str, str], command: str) -> None:
    ended = warmwelkom(environment, command)
    assert ended.returncode == 1
    assert "was started on it once" in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_what_is_kept_is_for_the_owner_only(environment: dict[str, str], tmp_path: Path) -> None:
    put_model(environment)
    warmwelkom(environment, "serve")
    assert (tmp_path / "var").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "var" / "secrets" / "channel").stat().st_mode & 0o777 == 0o600


def test_accounts_are_shown_once(tmp_path: Path) -> None:
    settings = Settings(var=tmp_path, port=free_port())
    first = cli._addresses(settings, ["Log in as somebody with the password x"])
    later = cli._addresses(settings, [])
    assert any("password x" in line for line in first)
    assert any("create-staff" in line for line in later)
    assert f"  Staff page:   {settings.public_url}/staff" in first


def test_train_leaves_a_current_model_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(cli, "get_settings", lambda: Settings(var=tmp_path, model_dir=tmp_path))
    monkeypatch.setattr(model, "state", lambda _: model.ModelState.CURRENT)
    trained: list[Settings] = []
    monkeypatch.setattr(model, "train", trained.append)
    assert "up to date" in CliRunner().invoke(cli.app, ["train"]).output
    assert trained == []
    assert CliRunner().invoke(cli.app, ["train", "--force"]).exit_code == 0
    assert len(trained) == 1


def test_ctrl_c_in_a_training_leaves_nothing(environment: dict[str, str], tmp_path: Path) -> None:
    """The training is a stand-in; what counts is that its process is gone and no half model is left."""
    code = (
        "import sys; from warmwelkom import cli, model\n"
        "real = model._run\n"
        "model._run = lambda command, root, log: real(['sh', '-c', 'echo $$; exec sleep 60'], root, log)\n"
        "sys.argv = ['warmwelkom', 'train']; cli.main()\n"
    )
    command = [sys.executable, "-c", code]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE)
    log = tmp_path / "var" / "log" / "train.log"
    wait_until(lambda: log.exists() and log.read_text() != "", "the training runs")
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in errors
    wait_until(lambda: not is_running(int(log.read_text())), "the training is gone")
    assert [entry.name for entry in (tmp_path / "models").iterdir()] == [".training.lock"]


def test_settings_are_read_once() -> None:
    assert get_settings() is get_settings()
