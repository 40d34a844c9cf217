"""Stamps in what set-up made: a hash over the files that it was made from."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

STAMP = "warmwelkom-setup.json"


def digest(*paths: Path) -> str:
    """Return a hash over the contents of files."""
    total = hashlib.sha256()
    for path in paths:
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def read_stamps(folder: Path) -> dict[str, str]:
    """Return what was written down about the steps that made this folder; nothing when that can't be read."""
    try:
        stamps = json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in stamps.items()} if isinstance(stamps, dict) else {}


def write_stamps(folder: Path, **changes: str) -> None:
    """Write down that steps are done; replaced in one go, so a broken-off run leaves no half stamp."""
    stamps = {**read_stamps(folder), **changes}
    temporary = folder / (STAMP + ".new")
    temporary.write_text(json.dumps(stamps, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    temporary.replace(folder / STAMP)
