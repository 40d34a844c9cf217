"""The commands that need the running stack or its database."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
import uuid
from pathlib import Path

import httpx
import pytest
import yaml

from tests.talks.serving import PATIENCE, Stack
from warmwelkom.settings import ROOT

pytestmark = pytest.mark.stack
RESPONSES = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["responses"]


def run(stack: Stack, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "warmwelkom", *words],
        cwd=ROOT,
        env=stack.environment,
        input=typed,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_a_talk_in_json_gives_a_line_for_each_message(sqlite_stack: Stack) -> None:
    done = run(sqlite_stack, "talk", "--json", typed="ja, dat is goed\nik mis mijn hond\nik wil stoppen\n")
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lines) == 4  # the opening first
    assert "computer" in lines[0]["replies"][0]["text"]
    assert "U mist uw hond." in [reply["text"] for reply in lines[2]["replies"]]
    assert lines[3]["state"] == "closed"


def test_a_talk_for_reading_shows_the_quick_answers(sqlite_stack: Stack) -> None:
    done = run(sqlite_stack, "talk", typed="Nee, liever niet\n")
    assert done.returncode == 0, done.stderr
    assert "[Ja, dat is goed]" in done.stdout
    assert any(wording["text"] in done.stdout for wording in RESPONSES["utter_consent_refused"])


def test_a_talk_without_the_stack_says_what_to_do(sqlite_stack: Stack, tmp_path: Path) -> None:
    away = Stack(tmp_path / "var", sqlite_stack.database_url)
    done = run(away, "talk", "--json", typed="hallo\n")
    assert done.returncode == 1
    assert "make start" in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_account_made_on_the_command_line_opens_the_api(sqlite_stack: Stack) -> None:
    email = f"{uuid.uuid4().hex}@huis.example"
    done = run(sqlite_stack, "create-staff", email, "--role", "team_lead", "--token", "--json")
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    person = sqlite_stack.person()
    answer = httpx.get(
        f"{sqlite_stack.url}/api/conversations/{person.conversation_id}",
        headers={"Authorization": f"Bearer {made['token']}"},
        trust_env=False,
        timeout=PATIENCE,
    )
    assert answer.status_code == 200
    again = run(sqlite_stack, "create-staff", email)
    assert again.returncode == 1
    assert "already" in again.stderr


def test_the_export_holds_what_was_told_and_no_key(sqlite_stack: Stack, tmp_path: Path) -> None:
    person = sqlite_stack.person()
    person.begins()
    person.says("ik mis mijn hond")
    file = tmp_path / "alles.json"
    done = run(sqlite_stack, "export", "--output", str(file))
    assert done.returncode == 0, done.stderr
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    kept = json.loads(file.read_text(encoding="utf-8"))
    talk = next(
        talk
        for client in kept["clients"]
        for talk in client["conversations"]
        if talk["id"] == str(person.conversation_id)
    )
    assert [wish["own_words"] for wish in talk["wishes"]] == ["ik mis mijn hond"]
    assert "hash" not in file.read_text(encoding="utf-8")


def test_an_export_of_nobody_is_an_error(sqlite_stack: Stack) -> None:
    done = run(sqlite_stack, "export", "--client", str(uuid.uuid4()))
    assert done.returncode == 1
    assert "There is no client" in done.stderr


@pytest.mark.parametrize(
    "command", ["serve", "train", "talk", "export", "create-staff", "backup", "restore", "purge", "log-check"]
)
def test_every_command_explains_itself(sqlite_stack: Stack, command: str) -> None:
    done = run(sqlite_stack, command, "--help")
    assert done.returncode == 0
    assert "Exit codes" in done.stdout
