"""The file of a backup: written beside its place, named by its moment, the older ones removed."""

import contextlib
import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from warmwelkom.errors import WarmWelkomError

LONGEST_RUN = 86400.0  # seconds; a part that is older belongs to no run
_NAME = re.compile(r"warmwelkom-\d{8}T\d{6}Z\.backup")


class Finish:
    """Gives a file that was written its name."""

    def __init__(self, handle: BinaryIO, beside: Path, to: Path, force: bool) -> None:
        self._handle, self._beside, self._to, self._force = handle, beside, to, force

    def __call__(self, made_at: str) -> Path:
        """All of it is on the disk, then it gets its name; gives that."""
        self._handle.flush()
        os.fsync(self._handle.fileno())
        path = self._to
        if path.is_dir():
            path = path / f"warmwelkom-{re.sub(r'[-:]', '', made_at[:19])}Z.backup"
        if self._force:
            self._beside.replace(path)
        else:
            os.link(self._beside, path)  # fails when the name is taken, a rename would replace
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
        return path


@contextmanager
def written(to: Path, force: bool) -> Iterator[tuple[BinaryIO, Finish]]:
    """A file beside the one to write, for its owner only; gone when it was not finished."""
    if to.exists() and not to.is_dir() and not force:
        raise WarmWelkomError(f"{to} is there already: give another name, or --force to write over it.")
    folder = to if to.is_dir() else to.parent
    number, name = tempfile.mkstemp(dir=folder, prefix=".warmwelkom-", suffix=".part")
    try:
        with os.fdopen(number, "wb") as handle:
            yield handle, Finish(handle, Path(name), to, force)
    except FileExistsError as error:
        raise WarmWelkomError(f"{to} is there already: give another name, or --force.") from error
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()


def remove_older(folder: Path, keep: int) -> list[Path]:
    """Remove all but the newest backups that were named by their moment, and parts that a killed run left."""
    found = sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))
    long_ago = time.time() - LONGEST_RUN
    left = [path for path in folder.glob(".warmwelkom-*.part") if path.stat().st_mtime < long_ago]
    older = found[:-keep] + left
    for path in older:
        path.unlink()
    return older
