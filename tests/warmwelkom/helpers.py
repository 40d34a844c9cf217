"""What tests of the stack share."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from warmwelkom.programs import Program

HERE = Path(__file__).parent


def fake_program(name: str, port: int, folder: Path, *habits: str) -> Program:
    """Return a stand-in for a process of the stack (see fake_program.py for its habits)."""
    return Program(
        name=name,
        command=[
            sys.executable,
            "-S",
            str(HERE / "fake_program.py"),
            str(port),
            str(folder / f"{name}.pid"),
            *habits,
        ],
        port=port,
        port_setting="WARMWELKOM_PORT",
        health_url=f"http://127.0.0.1:{port}/health",
        environment={"PATH": os.environ["PATH"]},
    )


def is_running(pid: int) -> bool:
    """Tell whether a process still runs; one that is dead but not fetched by its parent does not."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def pids(folder: Path) -> list[int]:
    """Return the ids of all processes that stand-ins have noted down."""
    return [int(pid) for file in folder.glob("*.pid") for pid in file.read_text(encoding="ascii").split()]


def wait_until(condition: Callable[[], bool], what: str, seconds: float = 60) -> None:
    """Wait for something to come true, at most so many seconds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"waited {seconds} s in vain: {what}"
        time.sleep(0.05)
