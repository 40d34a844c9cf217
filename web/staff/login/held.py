"""A form that was sent after the session had ended: its words are kept on the way through the log-in.

They travel sealed in the pages of the log-in, so nothing is stored, and open for the same colleague only.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass

from cryptography.fernet import Fernet, InvalidToken

from warmwelkom import secret_files
from warmwelkom.settings import get_settings

LARGEST = 32 * 1024  # characters of a sealed form; it must fit in the next form
WITHIN = 60 * 60  # seconds


@dataclass(frozen=True)
class Held:
    """Where the form goes, and what was filled in."""

    action: str
    fields: list[tuple[str, str]]


def house_key(purpose: str) -> Fernet:
    """What seals for a purpose with a secret of this house."""
    return Fernet(fernet_key(purpose))


def fernet_key(purpose: str) -> bytes:
    """The secret of this house for a purpose, as Fernet writes keys: 32 bytes in base 64, padded."""
    return f"{secret_files.secret(get_settings().var, purpose)}=".encode()


def seal(held: Held, staff_id: uuid.UUID) -> str:
    """A form to carry along; empty when it is too large."""
    text = json.dumps([str(staff_id), held.action, held.fields])
    sealed = house_key("held").encrypt(text.encode()).decode()
    return sealed if len(sealed) <= LARGEST else ""


def opened(sealed: str, staff_id: uuid.UUID) -> Held | None:
    """The form that was carried along, when it is of this colleague and not old."""
    try:
        owner, action, fields = json.loads(house_key("held").decrypt(sealed.encode(), ttl=WITHIN))
    except (InvalidToken, ValueError):
        return None
    return Held(action, [(name, value) for name, value in fields]) if owner == str(staff_id) else None
