"""What stands in deploy/ for a server fits the product: commands, settings, addresses."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from records.erasing import ledger
from warmwelkom import cli
from warmwelkom.settings import PREFIX, ROOT, Settings

DEPLOY = ROOT / "deploy"
SERVICES = sorted((DEPLOY / "systemd").glob("*.service"))
TIMERS = sorted((DEPLOY / "systemd").glob("*.timer"))
HARDENED = {
    "NoNewPrivileges": "true",
    "ProtectSystem": "strict",
    "ProtectHome": "true",
    "PrivateTmp": "true",
    "CapabilityBoundingSet": "",
    "User": "warmwelkom",
    "StateDirectory": "warmwelkom",
    "StateDirectoryMode": "0700",
    "UMask": "0077",
}


def unit(file: Path) -> dict[str, list[str]]:
    """All values of each name in a unit; names differ over its sections."""
    found: dict[str, list[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "[")):
            name, _, value = line.partition("=")
            found.setdefault(name, []).append(value)
    return found


def values() -> dict[str, str]:
    """The example of the settings, those that are commented out too."""
    lines = (DEPLOY / "systemd" / "warmwelkom.env").read_text(encoding="utf-8").splitlines()
    pairs = (line.removeprefix("#").partition("=") for line in lines if PREFIX in line)
    return {name: shlex.split(value)[0] for name, _, value in pairs}


@pytest.mark.parametrize("file", SERVICES, ids=lambda file: str(file.name))
def test_a_service_runs_a_command_that_is_there_and_can_do_little_else(file: Path) -> None:
    found = unit(file)
    program, command, *arguments = shlex.split(found["ExecStart"][0])
    assert program == "/opt/warmwelkom/.venv/bin/warmwelkom"
    shown = CliRunner().invoke(cli.app, [command, "--help"], env={"COLUMNS": "200", "TERM": "dumb"}).output
    for argument in arguments:
        assert not argument.startswith("--") or argument in shown
    assert found["EnvironmentFile"] == ["/etc/warmwelkom/warmwelkom.env"]
    assert {name: found[name][0] for name in HARDENED} == HARDENED
    assert file.stem == "warmwelkom" or file.with_suffix(".timer") in TIMERS


@pytest.mark.parametrize("file", TIMERS, ids=lambda file: str(file.name))
def test_a_timer_has_a_service(file: Path) -> None:
    assert file.with_suffix(".service") in SERVICES
    assert unit(file)["Persistent"] == ["true"]


def test_systemd_takes_the_units(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("this machine has no systemd")
    for file in (*SERVICES, *TIMERS):
        text = file.read_text(encoding="utf-8").replace(
            "/opt/warmwelkom/.venv/bin/warmwelkom", sys.executable
        )
        (tmp_path / file.name).write_text(
            text.replace("WorkingDirectory=/opt/warmwelkom", "WorkingDirectory=/")
        )
    names = [str(tmp_path / file.name) for file in (*SERVICES, *TIMERS)]
    done = subprocess.run(
        [program, "verify", "--man=no", *names], capture_output=True, text=True, check=False, timeout=60
    )
    told = [
        line
        for line in (done.stdout + done.stderr).splitlines()
        if str(tmp_path) in line or "warmwelkom" in line
    ]
    assert told == []


def test_the_example_of_the_settings_can_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in values().items():
        monkeypatch.setenv(name, value)
    settings = Settings()
    assert settings.public_url.startswith("https://")
    assert settings.proxies == "127.0.0.1"
    assert settings.tracker_url.startswith("postgresql+psycopg2://")


def test_nginx_hands_on_who_asks_and_writes_no_address_down() -> None:
    text = (DEPLOY / "nginx" / "warmwelkom.conf").read_text(encoding="utf-8")
    assert f"proxy_pass http://127.0.0.1:{Settings.model_fields['port'].default};" in text
    assert re.search(r"proxy_set_header X-Forwarded-For \$remote_addr;", text)
    assert re.search(r"proxy_set_header X-Forwarded-Proto \$scheme;", text)
    assert re.search(r"location = /metrics \{\s+return 404;", text)
    [form] = re.findall(r"log_format \w+ '([^']*)'", text)
    assert not set(re.findall(r"\$\w+", form)) & {
        "$request",
        "$request_uri",
        "$uri",
        "$args",
        "$http_referer",
    }
    logs = re.findall(r"access_log (\S+)(?: (\S+))?;", text)
    assert all(path == "off" or form == "warmwelkom" for path, form in logs)
    assert set(re.findall(r"error_log \S+ (\w+);", text)) == {"crit"}  # lower levels quote requests


def test_the_manuals_name_what_is_there() -> None:
    """Settings, commands, figures and other pages that docs/beheer.md and docs/dpia.md speak of."""
    metrics = (ROOT / "web" / "metrics.py").read_text(encoding="utf-8")
    commands = {(item.name or getattr(item.callback, "__name__", "")) for item in cli.app.registered_commands}
    for page in ("beheer.md", "dpia.md"):
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        for name in re.findall(r"WARMWELKOM_([A-Z_]+)", text):
            assert name.lower() in Settings.model_fields, name
        for name in re.findall(r"\bwarmwelkom_([a-z_]+)", text):
            assert name.removesuffix("_total") in metrics or name == "info", name
        for command in re.findall(r"^warmwelkom ([a-z][a-z-]+)", text, re.MULTILINE):
            assert command in commands, command
        for link in re.findall(r"\]\(([^)#]+)\)", text):
            assert (ROOT / "docs" / link).resolve().exists(), link
        for anchor in re.findall(r"\]\(#([^)]+)\)", text):
            heads = re.findall(r"^## (.+)$", text, re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}, (
                anchor
            )
    manual = (ROOT / "docs" / "beheer.md").read_text(encoding="utf-8")
    assert f"/var/lib/warmwelkom/{ledger.FILE}" in manual
    assert "oidc/terug" in manual
    assert "oidc/terug" in (Settings.model_fields["oidc_client_id"].description or "")


def test_the_command_runs_as_the_user_of_the_house_with_its_settings(tmp_path: Path) -> None:
    """`sudo` is a stand-in that says for whom it was asked and does the rest."""
    text = (DEPLOY / "warmwelkom").read_text(encoding="utf-8")
    (tmp_path / "env").write_text('WARMWELKOM_ORGANISATION="Huis \'t Zand"\n')
    (tmp_path / "program").write_text('#!/bin/sh\necho "$WARMWELKOM_ORGANISATION|$1|$2"\n')
    (tmp_path / "sudo").write_text('#!/bin/sh\necho "$1 $2"\nshift 2\nexec "$@"\n')
    text = text.replace("/etc/warmwelkom/warmwelkom.env", str(tmp_path / "env"))
    text = text.replace("/opt/warmwelkom/.venv/bin/warmwelkom", str(tmp_path / "program"))
    (tmp_path / "run").write_text(text)
    for name in ("program", "sudo", "run"):
        (tmp_path / name).chmod(0o755)
    done = subprocess.run(
        [str(tmp_path / "run"), "restore", "my file"],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "-u warmwelkom\nHuis 't Zand|restore|my file\n"
