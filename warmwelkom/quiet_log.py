"""Logging that can't leak: where and what kind, never the words.

Rasa and its libraries log the text of messages and slots when something fails; in web the text of an error
may hold what somebody typed. This formatter writes the logger, the level, the place in the code, and the kind
and place of an exception, and nothing that came from a person.
"""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class QuietFormatter(logging.Formatter):
    """One line a record without its message, unless the record is one of our own."""

    OWN = ("bot.", "actions.", "records.", "web.", "warmwelkom.", "listening.", "uvicorn.error")
    """Loggers that never say what a person said; uvicorn's tells of starting, stopping and its own errors."""

    def format(self, record: logging.LogRecord) -> str:
        """The line for a record."""
        line = f"{self.formatTime(record)} {record.levelname} {record.name} {record.filename}:{record.lineno}"
        if record.name.startswith(self.OWN):
            line += f" {record.getMessage()}"
        if record.exc_info and record.exc_info[0] is not None:
            kind, _, where = record.exc_info
            frames = traceback.extract_tb(where)
            ours = [frame for frame in frames[:-4] if self._is_ours(frame.filename)]
            # Where it went wrong, and the last place of our own on the way to it.
            places = [f"{frame.filename}:{frame.lineno}" for frame in [*ours[-1:], *frames[-4:]]]
            line += f" {kind.__name__} at {' < '.join(reversed(places))}"
        return line

    @staticmethod
    def _is_ours(filename: str) -> bool:
        """Whether a file is the project's own; the environments stand in its folder too."""
        return filename.startswith(f"{ROOT}/") and "site-packages" not in filename
