"""Which Pythons this machine has."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Iterator


def python_version(program: str) -> tuple[int, int] | None:
    """Return the version of a Python, or None when it does not run (a pyenv shim may refuse)."""
    code = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        # -I keeps PYTHONPATH and the current folder out of it, -S makes it quick.
        done = subprocess.run(
            [program, "-I", "-S", "-c", code],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            timeout=30,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = re.fullmatch(rb"(\d+)\.(\d+)\s*", done.stdout)
    if done.returncode != 0 or match is None:
        return None
    return int(match.group(1)), int(match.group(2))


def candidates(version: tuple[int, int]) -> Iterator[str]:
    """Yield programs that may be this Python: those on PATH, then those that pyenv keeps."""
    name = "python{}.{}".format(*version)
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        for program in (name, "python3"):
            path = Path(folder or ".") / program
            if os.access(str(path), os.X_OK):
                yield str(path)
    for home in (os.environ.get("PYENV_ROOT"), "~/.pyenv"):
        versions = Path(home).expanduser() / "versions" if home else None
        if versions is not None and versions.is_dir():
            # The newest patch release first: 3.10.13 before 3.10.9.
            found = sorted(versions.glob("{}.{}*".format(*version)), key=numbers, reverse=True)
            yield from (str(folder / "bin" / "python3") for folder in found)


def numbers(path: Path) -> list[int]:
    """Return the numbers in a name, to compare versions by."""
    return [int(number) for number in re.findall(r"\d+", path.name)]


def find_python(version: tuple[int, int]) -> str | None:
    """Return a Python of exactly this version that runs, or None."""
    return next((program for program in candidates(version) if python_version(program) == version), None)
