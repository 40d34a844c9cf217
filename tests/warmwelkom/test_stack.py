"""Start, watch and stop, with small stand-ins for the real processes."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.ports import free_port
from tests.warmwelkom.helpers import HERE, fake_program, is_running, pids, wait_until
from warmwelkom import model, programs, stack
from warmwelkom.errors import WarmWelkomError
from warmwelkom.settings import ROOT, Settings


class Running:
    """`fake_serve.py` in a process of its own."""

    def __init__(self, folder: Path, *habits: str) -> None:
        self.folder = folder
        self.ports = [free_port() for _ in habits]
        parts = [f"{port},{habit}".rstrip(",") for port, habit in zip(self.ports, habits, strict=True)]
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "fake_serve.py"), str(folder), *parts],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def until_ready(self) -> None:
        self.until_said("READY")

    def until_said(self, words: str) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.strip() == words:
                return
        raise AssertionError(self.process.communicate()[1])

    def ends(self) -> tuple[int, str]:
        _, errors = self.process.communicate(timeout=60)
        return self.process.returncode, errors

    def leaves_nothing(self) -> None:
        noted = pids(self.folder)
        assert len(noted) >= len(self.ports)
        wait_until(lambda: not any(map(is_running, noted)), "all processes are gone")
        programs.check_ports([fake_program("again", port, self.folder) for port in self.ports])


@pytest.fixture
def running(tmp_path: Path) -> Iterator[list[Running]]:
    started: list[Running] = []
    yield started
    for one in started:
        if one.process.poll() is None:
            one.process.kill()
        one.process.communicate()


def test_all_become_ready_and_end_together(tmp_path: Path) -> None:
    async def scenario() -> list[str]:
        said: list[str] = []
        wanted = [
            fake_program("quick", free_port(), tmp_path),
            fake_program("slow", free_port(), tmp_path, "slow"),
        ]
        async with stack.Stack(wanted, tmp_path / "log", said.append) as parts:
            await parts.until_healthy(60)
            assert all(map(is_running, pids(tmp_path)))
        return said

    said = asyncio.run(scenario())
    assert [line.split()[0] for line in said] == ["quick", "slow"]
    assert len(pids(tmp_path)) == 2
    assert not any(map(is_running, pids(tmp_path)))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_stop_ends_everything_with_code_0(
    tmp_path: Path, running: list[Running], number: signal.Signals
) -> None:
    running.append(one := Running(tmp_path, "", "child"))
    one.until_ready()
    one.process.send_signal(number)
    assert one.ends() == (0, "")
    one.leaves_nothing()


def test_a_stop_during_the_start_ends_everything(tmp_path: Path, running: list[Running]) -> None:
    running.append(one := Running(tmp_path, "", "sick"))
    wait_until(lambda: len(pids(tmp_path)) == 2, "both are started")
    one.process.send_signal(signal.SIGINT)
    assert one.ends() == (0, "")
    one.leaves_nothing()


def test_a_second_ctrl_c_waits_for_nothing(tmp_path: Path, running: list[Running]) -> None:
    running.append(one := Running(tmp_path, "", "stubborn"))
    one.until_ready()
    one.process.send_signal(signal.SIGINT)
    one.until_said("Stopping ...")
    one.process.send_signal(signal.SIGINT)
    assert one.ends() == (130, "")  # it would be 0 after waiting
    one.leaves_nothing()


def test_a_process_that_ignores_the_request_is_killed(tmp_path: Path) -> None:
    async def scenario() -> None:
        wanted = [fake_program("stubborn", free_port(), tmp_path, "stubborn", "child")]
        async with stack.Stack(wanted, tmp_path / "log", lambda _: None) as parts:
            await parts.until_healthy(60)
            await parts.stop(seconds=0.3)

    asyncio.run(scenario())
    wait_until(lambda: not any(map(is_running, pids(tmp_path))), "all processes are gone")


def test_the_death_of_one_ends_all(tmp_path: Path, running: list[Running]) -> None:
    running.append(one := Running(tmp_path, "", "child", ""))
    one.until_ready()
    os.kill(int((tmp_path / "part2.pid").read_text().split()[0]), signal.SIGKILL)
    code, errors = one.ends()
    assert code == 1
    assert errors.startswith("part2 was ended by signal 9 (SIGKILL), so everything is stopped: look in ")
    assert "the program speaks" in errors
    one.leaves_nothing()


def test_killing_the_parent_leaves_no_child(tmp_path: Path, running: list[Running]) -> None:
    running.append(one := Running(tmp_path, "", "stubborn"))
    one.until_ready()
    one.process.kill()
    assert one.ends()[0] == -signal.SIGKILL
    one.leaves_nothing()


def test_a_process_that_dies_at_the_start_shows_the_end_of_its_log(
    tmp_path: Path, running: list[Running]
) -> None:
    running.append(one := Running(tmp_path, "", "dies"))
    code, errors = one.ends()
    assert code == 1
    assert errors.startswith("part2 ended with exit code 1, so everything is stopped")
    assert "no model here" in errors
    one.leaves_nothing()


def is_well(program: programs.Program) -> bool:
    try:
        return httpx.get(program.health_url, trust_env=False).is_success
    except httpx.TransportError:
        return False


def test_a_start_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    async def scenario() -> None:
        wanted = [
            fake_program("fine", free_port(), tmp_path),
            fake_program("sick", free_port(), tmp_path, "sick"),
        ]
        async with stack.Stack(wanted, tmp_path / "log", lambda _: None) as parts:
            wait_until(lambda: is_well(wanted[0]), "the first is ready")
            await parts.until_healthy(1)

    with pytest.raises(
        WarmWelkomError, match=r"^sick did not get ready within 1 seconds: look in .*sick\.log"
    ):
        asyncio.run(scenario())
    assert not any(map(is_running, pids(tmp_path)))


def test_a_taken_port_is_one_sentence_and_starts_nothing(tmp_path: Path) -> None:
    async def scenario(port: int) -> None:
        wanted = [fake_program("first", free_port(), tmp_path), fake_program("second", port, tmp_path)]
        async with stack.Stack(wanted, tmp_path / "log"):
            raise AssertionError("started on a taken port")

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen(1)
        port = taken.getsockname()[1]
        with pytest.raises(WarmWelkomError) as caught:
            asyncio.run(scenario(port))
    sentence = str(caught.value)
    assert sentence.startswith(f"Port {port} on 127.0.0.1 (for second) can't be had")
    assert "WARMWELKOM_PORT" in sentence
    assert "\n" not in sentence
    assert pids(tmp_path) == []


def test_two_programs_with_the_same_port_are_found(tmp_path: Path) -> None:
    port = free_port()
    with pytest.raises(WarmWelkomError, match=f"Port {port}"):
        programs.check_ports([fake_program("one", port, tmp_path), fake_program("two", port, tmp_path)])


def test_an_address_of_another_machine_is_one_sentence(tmp_path: Path) -> None:
    settings = Settings(var=tmp_path, host="no-such-host.invalid", port=free_port())
    with pytest.raises(WarmWelkomError, match="WARMWELKOM_HOST"):
        programs.check_ports(programs.of(settings)[-1:])


def test_a_missing_program_is_one_sentence(tmp_path: Path) -> None:
    async def scenario() -> None:
        fine = fake_program("fine", free_port(), tmp_path)
        missing = programs.Program("gone", [str(tmp_path / "no")], free_port(), "", "WARMWELKOM_RASA_PORT")
        async with stack.Stack([fine, missing], tmp_path / "log"):
            raise AssertionError("started a program that is not there")

    with pytest.raises(WarmWelkomError, match=r"^gone can't be started .*: run `make setup`"):
        asyncio.run(scenario())
    assert not any(map(is_running, pids(tmp_path)))


def test_a_program_that_this_user_may_not_run_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "python").touch(mode=0o644)

    async def scenario() -> None:
        closed = programs.Program("rasa", [str(tmp_path / "python")], free_port(), "", "WARMWELKOM_RASA_PORT")
        async with stack.Stack([closed], tmp_path / "log"):
            raise AssertionError("started a program that may not be run")

    with pytest.raises(WarmWelkomError, match=r"^rasa can't be started: this user may not run .*every user"):
        asyncio.run(scenario())


def test_logs_are_for_the_owner_and_the_last_one_is_kept(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with stack.Stack(
            [fake_program("part", free_port(), tmp_path)], tmp_path / "log", print
        ) as parts:
            await parts.until_healthy(60)

    asyncio.run(scenario())
    asyncio.run(scenario())
    logs = sorted((tmp_path / "log").iterdir())
    assert [log.name for log in logs] == ["part.log", "part.log.1"]
    assert {log.stat().st_mode & 0o777 for log in logs} == {0o600}


def test_only_web_can_be_reached_and_no_secret_goes_where_it_has_no_business(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOME_CLOUD_TOKEN", "hunter2")
    monkeypatch.setenv("WARMWELKOM_DATABASE_URL", "postgresql+psycopg://ww:pass@db/ww")
    settings = Settings(var=tmp_path, host="0.0.0.0")
    actions, rasa, web = programs.of(settings)
    assert (actions.name, rasa.name, web.name) == ("actions", "rasa", "web")
    assert (actions.host, rasa.host, web.host) == ("127.0.0.1", "127.0.0.1", "0.0.0.0")
    assert web.health_url == "http://127.0.0.1:8080/health"
    assert "-i" in rasa.command and rasa.command[rasa.command.index("-i") + 1] == "127.0.0.1"
    assert rasa.command[0] == str(model.BOT_PYTHON)
    for program in (actions, rasa, web):
        assert "SOME_CLOUD_TOKEN" not in program.environment
        assert not any("secret" in part.lower() for part in program.command)
    secret = (tmp_path / "secrets" / "channel").read_text().strip()
    assert rasa.environment["WARMWELKOM_CHANNEL_SECRET"] == secret
    assert rasa.environment["WARMWELKOM_TRACKER_URL"] == "postgresql+psycopg2://ww:pass@db/ww"
    assert "WARMWELKOM_DATABASE_URL" not in rasa.environment
    assert secret not in {*actions.environment.values(), *web.environment.values()}
    assert web.environment["WARMWELKOM_DATABASE_URL"] == "postgresql+psycopg://ww:pass@db/ww"


@pytest.mark.parametrize(
    ("status", "content", "well"),
    [
        (200, b'{"status": "ok"}', True),
        (200, b'{"status": "degraded"}', False),
        (200, b"[]", False),
        (200, b"not json", False),
        (503, b'{"status": "ok"}', False),
    ],
)
def test_web_is_well_when_all_behind_it_is(tmp_path: Path, status: int, content: bytes, well: bool) -> None:
    web = programs.of(Settings(var=tmp_path))[-1]
    assert web.is_healthy(httpx.Response(status, content=content)) is well
