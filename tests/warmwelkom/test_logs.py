"""Logs stay within bounds while the processes that write them go on."""

from __future__ import annotations

import asyncio
import subprocess
from pathlib import Path

import httpx
import pytest

from tests.ports import free_port
from tests.warmwelkom.helpers import fake_program, wait_until
from warmwelkom import children, programs, stack
from warmwelkom.settings import ROOT, Settings

WORDS = "ik mis mijn Truus"
FAILING = f"""
async def app(scope, receive, send):
    if scope["type"] == "http":
        raise ValueError({WORDS!r})


def create_app():
    return app
"""


def test_a_log_that_grew_begins_anew_under_the_process_that_writes_it(tmp_path: Path) -> None:
    log = tmp_path / "web.log"
    with children.open_log(log) as output:
        process = subprocess.Popen(
            ["sh", "-c", "echo first; read line; echo second"], stdin=subprocess.PIPE, stdout=output
        )
    wait_until(lambda: log.read_text() == "first\n", "the first line")
    children.bound_log(log, most=6)
    assert log.read_text() == "first\n"
    children.bound_log(log, most=5)
    assert (log.read_text(), (tmp_path / "web.log.1").read_text()) == ("", "first\n")
    assert (tmp_path / "web.log.1").stat().st_mode & 0o777 == 0o600
    process.communicate(b"\n", timeout=60)
    assert log.read_text() == "second\n"


def test_the_stack_looks_after_its_logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stack, "_LOGS_SECONDS", 0.05)
    bounded: list[Path] = []
    monkeypatch.setattr(children, "bound_log", bounded.append)

    async def scenario() -> None:
        async with stack.Stack([fake_program("one", free_port(), tmp_path)], tmp_path / "log") as parts:
            await parts.until_healthy(60)
            running = asyncio.ensure_future(parts.until_one_ends())
            while not bounded:
                await asyncio.sleep(0.02)
            running.cancel()

    asyncio.run(scenario())
    assert bounded[0] == tmp_path / "log" / "one.log"


def test_what_somebody_said_does_not_get_into_the_log_of_web(tmp_path: Path) -> None:
    """The real uvicorn, started as the stack starts it, with an application that fails."""
    settings = Settings(var=tmp_path / "var", port=free_port())
    web = next(program for program in programs.of(settings) if program.name == "web")
    (tmp_path / "failing.py").write_text(FAILING)
    command = ["failing:create_app" if part == "web.app:create_app" else part for part in web.command]
    log = tmp_path / "web.log"
    with children.open_log(log) as output:
        process = subprocess.Popen(
            [*command, "--app-dir", str(tmp_path)], cwd=ROOT, stderr=output, stdout=output
        )
    try:
        wait_until(lambda: "Uvicorn running" in log.read_text(), "web runs")
        assert httpx.get(f"http://127.0.0.1:{settings.port}/", trust_env=False).status_code == 500
    finally:
        process.terminate()
        process.wait(60)
    assert "ValueError at " in log.read_text()
    assert "failing.py:4" in log.read_text()
    assert WORDS not in log.read_text()
