"""A running stack for tests, and a person who talks with it through the public API."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from records import clients, database, staff, talks
from records.models import ConversationKind, Role
from tests.keys import key_of
from tests.ports import free_port
from warmwelkom.settings import ROOT

START_SECONDS = 600  # a model that is out of date is trained first
PATIENCE = 120  # seconds for an answer; a machine that is busy with more is slow
PROGRAMS = {"warmwelkom.quiet_rasa": "rasa", "actions": "actions", "uvicorn": "web"}  # python -m ...


class Stack:
    """`warmwelkom serve` with a database, secrets and ports of its own."""

    def __init__(self, var: Path, database_url: str = "") -> None:
        self.var = var
        self.database_url = database_url or f"sqlite:///{var / 'warmwelkom.db'}"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        kept = {name: value for name, value in os.environ.items() if not name.startswith("WARMWELKOM_")}
        self.environment = {
            **kept,
            "WARMWELKOM_VAR": str(var),
            "WARMWELKOM_DATABASE_URL": self.database_url,
            "WARMWELKOM_PORT": str(self.port),
            "WARMWELKOM_RASA_PORT": str(free_port()),
            "WARMWELKOM_ACTIONS_PORT": str(free_port()),
        }
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start it and wait until it is well."""
        output = self.var.parent / f"serve-{uuid.uuid4().hex}.log"
        with output.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "warmwelkom", "serve"],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                text=True,
            )
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise AssertionError(f"the stack ended: {output.read_text()}")
            if "Ctrl-C stops everything." in output.read_text():
                return
            time.sleep(0.2)
        raise AssertionError(f"the stack did not get well: {output.read_text()}")

    def stop(self) -> None:
        """Stop it as Ctrl-C does."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(PATIENCE)
        database.dispose(self.database_url)

    def pid(self, name: str) -> int:
        """The process id of "rasa", "actions" or "web"."""
        assert self.process is not None
        parent = self.process.pid
        listed = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split()
        for pid in map(int, listed):
            command = Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8").split("\0")
            if PROGRAMS.get(command[2]) == name:
                return pid
        raise AssertionError(f"no process {name}")

    def logs(self) -> str:
        """All that was logged."""
        return "\n".join(path.read_text(errors="replace") for path in (self.var / "log").iterdir())

    def token(self) -> str:
        """An API token of a new staff member."""
        with database.session(self.database_url) as work:
            member = staff.create(
                work,
                name="Anja",
                email=f"{uuid.uuid4().hex}@huis.example",
                password=uuid.uuid4().hex,
                role=Role.TEAM_LEAD,
            )
            return key_of(work, member)

    def person(self, called: str = "mevrouw Vroemen") -> Person:
        """A client with an invitation to a first talk."""
        with database.session(self.database_url) as work:
            client = clients.create(work, name="Johanna Vroemen", called=called)
            talk, token = talks.create(work, kind=ConversationKind.INTAKE, client_id=client.id)
        return Person(self, talk.id, token)


@dataclass
class Person:
    """Someone who talks."""

    stack: Stack
    conversation_id: uuid.UUID
    token: str
    buttons: list[dict[str, str]] = field(default_factory=list)
    state: str = "open"

    @property
    def address(self) -> str:
        return f"{self.stack.url}/api/talk/{self.token}"

    def opens(self) -> list[str]:
        """Open the talk; gives all that the assistant said so far."""
        answer = httpx.get(self.address, trust_env=False, timeout=PATIENCE)
        assert answer.status_code == 200, answer.text
        body = answer.json()
        self.state = body["state"]
        said = [line for line in body["messages"] if line["sender"] == "assistant"]
        self.buttons = said[-1].get("buttons", []) if said else []
        return [line["text"] for line in said]

    def opens_and_waits(self) -> list[str]:
        """Open the talk, and again until nothing waits to be answered, as the page does."""
        until = time.monotonic() + PATIENCE
        said = self.opens()
        while self.state == "waiting" and time.monotonic() < until:
            time.sleep(0.5)
            said = self.opens()
        return said

    def says(self, text: str, message_id: uuid.UUID | None = None) -> list[str]:
        """Say something; gives what the assistant answers."""
        body = self.sends(text, message_id).json()
        self.state = body["state"]
        self.buttons = body["replies"][-1].get("buttons", []) if body["replies"] else []
        return [reply["text"] for reply in body["replies"]]

    def sends(self, text: str, message_id: uuid.UUID | None = None) -> httpx.Response:
        """Post a message; gives the answer as it came."""
        body = {"id": str(message_id or uuid.uuid4()), "text": text}
        return httpx.post(f"{self.address}/messages", json=body, trust_env=False, timeout=PATIENCE)

    def presses(self, title: str) -> list[str]:
        """Press a quick answer."""
        return self.says(next(b["payload"] for b in self.buttons if b["title"] == title))

    def record(self) -> dict[str, Any]:
        """What staff see of this talk."""
        answer = httpx.get(
            f"{self.stack.url}/api/conversations/{self.conversation_id}",
            headers={"Authorization": f"Bearer {self.stack.token()}"},
            trust_env=False,
            timeout=PATIENCE,
        )
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def own_words(self) -> list[str]:
        """The wishes that were kept, as the person said them."""
        return [wish["own_words"] for wish in self.record()["wishes"]]

    def begins(self) -> None:
        """Open the talk and say that it may be kept."""
        self.opens()
        self.says("ja, dat is goed")
