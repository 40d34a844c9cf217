"""Secrets of this installation: made at first need, kept in ``var/secrets`` for their owner only.

A secret is a line of text. The files are the only place it is kept; they are never printed or logged.
"""

import contextlib
import os
import re
import secrets
import stat
import tempfile
from pathlib import Path

from warmwelkom.errors import WarmWelkomError

CHANNEL = "channel"
"""Shared by web and Rasa: who may hand Rasa a message."""
ACCESS_LOG = "access-log"
"""What the lines of the access log are sealed with; without it nobody can tell that they are whole."""

_BYTES = 32
_NAME = re.compile(r"[a-z][a-z0-9_-]*")


def secret(var: Path, name: str) -> str:
    """Return the secret with this name; the first call makes it.

    Args:
        var: The folder of the setting ``var``; ``secrets`` in it is made when it is not there.
        name: What the secret is for, in lower case (``channel``, ``session``).

    Returns:
        256 random bits as URL-safe text; the same ones at every call.

    Raises:
        WarmWelkomError: The file is empty or belongs to another user.
        ValueError: The name could lead out of the folder.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"not a name for a secret: {name!r}")
    folder = var / "secrets"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _owner_only(folder, 0o700)
    path = folder / name
    if not path.exists():
        _create(path, secrets.token_urlsafe(_BYTES))
    _owner_only(path, 0o600)
    value = path.read_text(encoding="ascii").strip()
    if not value:
        raise WarmWelkomError(
            f"The secret {path} is empty: remove the file, a new one is made at the next start."
        )
    return value


def _create(path: Path, value: str) -> None:
    """Write a new secret in one step: two processes that start together end up with the same one."""
    # mkstemp makes the file with mode 0600, so no moment exists at which another user could read it.
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(value + "\n")
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            # A link fails when the name is taken, a rename would replace what the other process made.
            os.link(temporary, path)
    finally:
        Path(temporary).unlink()


def _owner_only(path: Path, mode: int) -> None:
    """Take away rights that a copy, an unpacked backup or a careless hand gave to others."""
    status = path.stat()
    if stat.S_IMODE(status.st_mode) == mode:
        return
    try:
        path.chmod(mode)
    except PermissionError as error:
        raise WarmWelkomError(
            f"{path} can be read by other users: run `chmod {mode:o} {path}` as its owner."
        ) from error
