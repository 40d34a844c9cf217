"""How a line is sealed: HMAC-SHA-256, with the house's key, over the line and the seal of the one before.

The form is fixed for ever: lines that are kept for five years were sealed in it. A change in it would be a
second form, with a number of its own in front.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

FORM: Final = 1
NOTHING_BEFORE: Final = ""  # the seal before the very first line
IN_ORDER: Final = (
    "number",
    "id",
    "created_at",
    "event",
    "what",
    "client_id",
    "user_id",
    "responsible_user_id",
    "role",
    "ground",
    "emergency",
    "via",
)
"""The columns of a line, as they stand in what is sealed."""


def _plain(value: object) -> str:
    """An id or a moment as text."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value)


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain).encode


def _seal(key: bytes, parts: list[Any]) -> str:
    return hmac.new(key, _encode([FORM, *parts]).encode(), hashlib.sha256).hexdigest()


def of_line(key: bytes, line: Mapping[str, Any], before: str) -> str:
    """The seal of a line.

    `line` holds what IN_ORDER names, moments with a zone; `before` is the seal of the line before it.
    """
    return _seal(key, ["line", *(line[name] for name in IN_ORDER), before])


def of_head(key: bytes, first_number: int, seal_before: str, last_number: int, last_seal: str) -> str:
    """The seal of the row that says where the log begins and ends."""
    return _seal(key, ["head", first_number, seal_before, last_number, last_seal])
