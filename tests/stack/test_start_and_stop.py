"""The real stack as `make start` runs it: start, health, a taken port, killed processes, stop.

It has its own database, secrets and ports; the model is the one in the model folder, trained when out of
date. Whatever happens, no process is left behind.
"""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ports import free_port
from tests.talks.serving import PROGRAMS
from tests.warmwelkom.helpers import is_running, wait_until
from warmwelkom.settings import ROOT

pytestmark = pytest.mark.stack

# A model that is out of date is trained first; that takes minutes on a small machine.
START_SECONDS = 600


class Serve:
    """`warmwelkom serve --demo` in a process of its own."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "warmwelkom", "serve", "--demo"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        self.lines.extend(line.rstrip("\n") for line in self.process.stdout)

    def port(self, name: str) -> int:
        return int(self.environment[f"WARMWELKOM_{name}"])

    def until_ready(self, seconds: float) -> None:
        """Wait for the last line of a start."""
        wait_until(
            lambda: "Ctrl-C stops everything." in self._so_far() or self.process.poll() is not None,
            "the stack is ready",
            seconds,
        )
        assert self.process.poll() is None, self.ends()

    def _so_far(self) -> str:
        # The list grows in the reader's thread; a copy is all that is looked at.
        return "\n".join(list(self.lines))

    def children(self) -> dict[str, int]:
        """Return the ids of the processes by name."""
        found = {}
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(
            encoding="ascii"
        )
        for pid in map(int, listed.split()):
            command = Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8").split("\0")
            name = PROGRAMS.get(command[2])
            if name:
                found[name] = pid
        return found

    def ends(self) -> tuple[int, str]:
        code = self.process.wait(timeout=120)
        self._reader.join()
        assert self.process.stderr is not None
        return code, self.process.stderr.read()

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self._reader.join()
        for stream in (self.process.stdout, self.process.stderr):
            assert stream is not None
            stream.close()


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WARMWELKOM_")}
    return {
        **kept,
        "WARMWELKOM_VAR": str(tmp_path_factory.mktemp("stack") / "var"),
        "WARMWELKOM_PORT": str(free_port()),
        "WARMWELKOM_RASA_PORT": str(free_port()),
        "WARMWELKOM_ACTIONS_PORT": str(free_port()),
    }


@pytest.fixture
def serve(environment: dict[str, str]) -> Iterator[Callable[[], Serve]]:
    started: list[Serve] = []

    def start() -> Serve:
        started.append(Serve(environment))
        return started[-1]

    yield start
    for one in started:
        one.close()


def get(url: str, **headers: str) -> tuple[int, bytes]:
    """Fetch an address of this machine; an answer that is an error is an answer too."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(urllib.request.Request(url, headers=headers), timeout=60) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def listening_addresses(port: int) -> set[str]:
    """Return the addresses on which somebody listens on this port, as /proc/net writes them."""
    found = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in Path(table).read_text(encoding="ascii").splitlines()[1:]:
            _, local, _, state = line.split()[:4]
            address, _, number = local.partition(":")
            if state == "0A" and int(number, 16) == port:
                found.add(address)
    return found


def nothing_is_left(one: Serve, pids: dict[str, int]) -> None:
    wait_until(lambda: not any(map(is_running, pids.values())), "all processes are gone")
    # The system takes a moment to close the ports of a killed process with several threads.
    ports = [one.port(name) for name in ("PORT", "RASA_PORT", "ACTIONS_PORT")]
    wait_until(lambda: not any(map(listening_addresses, ports)), "all ports are free")


def test_start_health_taken_port_and_stop(serve: Callable[[], Serve], environment: dict[str, str]) -> None:
    one = serve()
    one.until_ready(START_SECONDS)
    pids = one.children()
    assert set(pids) == {"actions", "rasa", "web"}

    # All three are well, and say so.
    health: dict[str, object] = {}

    def well() -> bool:
        health.update(json.loads(get(f"http://127.0.0.1:{one.port('PORT')}/health")[1]))
        return health["status"] == "ok"  # who takes long to say so is not well

    wait_until(well, "all three are well")
    assert get(f"http://127.0.0.1:{one.port('PORT')}/health")[0] == 200
    assert health["rasa"] is health["actions"] is health["database"] is True
    assert health["dutch"] in {"nl_core_news_sm", "plain"}

    # Only web may be reached from elsewhere (and here not even that): all listen on 127.0.0.1.
    for name in ("PORT", "RASA_PORT", "ACTIONS_PORT"):
        assert listening_addresses(one.port(name)) == {"0100007F"}

    # Rasa takes messages from web only.
    rasa = f"http://127.0.0.1:{one.port('RASA_PORT')}/webhooks/warmwelkom/health"
    var = Path(environment["WARMWELKOM_VAR"])
    secret = (var / "secrets" / "channel").read_text(encoding="ascii").strip()
    assert get(rasa)[0] == 401
    assert get(rasa, **{"X-Channel-Secret": "x" * len(secret)})[0] == 401
    assert get(rasa, **{"X-Channel-Secret": secret})[0] == 200

    # Secrets and logs are for their owner only.
    assert var.stat().st_mode & 0o777 == 0o700
    for folder in ("secrets", "log"):
        for path in (var / folder).iterdir():
            assert path.stat().st_mode & 0o777 == 0o600, path

    # The first start tells where the pages are, and once how to log in.
    shown = "\n".join(one.lines)
    assert f"http://127.0.0.1:{one.port('PORT')}/staff" in shown
    assert re.search(rf"http://127\.0\.0\.1:{one.port('PORT')}/t/\S{{20,}}", shown)
    assert "with the password" in shown
    link = re.search(r"http://\S+/t/\S{20,}", shown)
    assert link is not None
    assert get(link.group())[0] == 200

    # A second stack on the same ports gives up in one sentence and leaves the first alone.
    second = serve()
    code, errors = second.ends()
    assert code == 1
    assert errors.startswith("warmwelkom: Port ")
    assert errors.count("\n") == 1
    assert one.process.poll() is None

    one.process.send_signal(signal.SIGINT)
    assert one.ends() == (0, "")
    nothing_is_left(one, pids)


@pytest.mark.parametrize("victim", ["rasa", "actions", "web"])
def test_the_death_of_one_ends_all(
    serve: Callable[[], Serve], environment: dict[str, str], victim: str
) -> None:
    first = not (Path(environment["WARMWELKOM_VAR"]) / "warmwelkom.db").exists()  # when it is run alone
    one = serve()
    one.until_ready(START_SECONDS)
    shown = "\n".join(one.lines)
    assert ("with the password" in shown) is first
    assert first or "Training" not in shown
    pids = one.children()
    os.kill(pids[victim], signal.SIGKILL)
    code, errors = one.ends()
    assert code == 1
    assert errors.startswith(
        f"warmwelkom: {victim} was ended by signal 9 (SIGKILL), so everything is stopped"
    )
    nothing_is_left(one, pids)


def test_killing_the_whole_leaves_nothing(serve: Callable[[], Serve]) -> None:
    one = serve()
    one.until_ready(START_SECONDS)
    pids = one.children()
    one.process.kill()
    one.ends()
    nothing_is_left(one, pids)
