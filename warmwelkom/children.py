"""Starting child processes so that none of them is ever left behind."""

import ctypes
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

LARGEST_LOG = 20_000_000  # bytes
_PR_SET_PDEATHSIG = 1
# Loaded here and not in the child: between fork and exec as little as possible may happen.
_libc = ctypes.CDLL(None, use_errno=True)


def die_with_parent() -> Callable[[], None]:
    """Return what a child does between fork and exec to be killed when this process ends, however it ends.

    Linux sends the signal when the *thread* that forked ends: start children from the main thread.
    """
    parent = os.getpid()

    def arrange() -> None:
        _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            # The parent ended before the arrangement was made; nobody would end this process.
            os._exit(1)

    return arrange


def signal_group(leader: int, number: signal.Signals) -> None:
    """Send a signal to a child that leads a process group and to whatever it has started itself."""
    try:
        os.killpg(leader, number)
    except ProcessLookupError:
        return


def open_log(path: Path) -> BinaryIO:
    """Open a fresh log for a process, readable for its owner only; the one before it is kept as ``.1``."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if path.exists():
        shutil.move(path, path.with_name(path.name + ".1"))
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab")


def bound_log(path: Path, most: int = LARGEST_LOG) -> None:
    """Begin a log anew that has grown past `most` bytes; what it held is kept as ``.1``.

    The process that writes it goes on in the same file, which it opened to append to. What it writes between
    the copy and the cut is lost; with a pipe in between, a log that stands still would hold it up instead.
    """
    if path.stat().st_size <= most:
        return
    copy = path.with_name(path.name + ".1")
    copy.unlink(missing_ok=True)
    copy.touch(mode=0o600)
    shutil.copyfile(path, copy)
    os.truncate(path, 0)


def last_lines(path: Path, count: int = 15) -> str:
    """Return the end of a log, indented to stand apart from what is said about it; empty without one."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return ""
    return "\n".join(f"    {line}" for line in lines[-count:])
