"""Sealing a stream with a passphrase: who doesn't have it can't read it, nor change it unseen.

The key is made from the passphrase by scrypt (RFC 7914; N = 2^17, r = 8, p = 1: 128 MB of memory for each
guess). The stream is sealed in chunks by AES-256-GCM, after the STREAM construction (Hoang, Reyhanitabar,
Rogaway and Vizár, "Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance", 2015): the nonce
of a chunk is a random prefix of 7 bytes, its number in 4 bytes, big-endian, and a byte that is 1 for the last
and 0 for all others. So chunks can't be left out, moved, or cut off at the end.

    MAGIC | salt, 16 bytes | prefix, 7 bytes | chunks of CHUNK bytes, the last shorter, each with its tag
"""

from __future__ import annotations

import io
import secrets
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from records.backup.form import BadBackup

MAGIC: Final = b"WARMWELKOM-SEALED-1\n"
CHUNK: Final = 1 << 20
_TAG: Final = 16
_SALT: Final = 16
_PREFIX: Final = 7


def _cipher(passphrase: str, salt: bytes) -> AESGCM:
    return AESGCM(Scrypt(salt=salt, length=32, n=2**17, r=8, p=1).derive(passphrase.encode()))


def _nonce(prefix: bytes, number: int, last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes([last])


class Sealing(io.RawIOBase):
    """Seals what is written to it and writes it on. Close it: the last chunk is written then."""

    def __init__(self, below: BinaryIO, passphrase: str) -> None:
        self._below = below
        salt, self._prefix = secrets.token_bytes(_SALT), secrets.token_bytes(_PREFIX)
        self._cipher = _cipher(passphrase, salt)
        self._waiting = bytearray()
        self._number = 0
        below.write(MAGIC + salt + self._prefix)

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, content: bytes) -> int:  # type: ignore[override]
        """Take some more."""
        self._waiting += content
        while len(self._waiting) > CHUNK:  # a full one may be the last: kept until more comes
            self._seal(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]
        return len(content)

    def _seal(self, content: bytes, *, last: bool) -> None:
        self._below.write(self._cipher.encrypt(_nonce(self._prefix, self._number, last), content, MAGIC))
        self._number += 1

    def finish(self) -> None:
        """Write the last chunk. What was sealed without it can't be opened."""
        self._seal(bytes(self._waiting), last=True)
        self._waiting.clear()


class Opening(io.RawIOBase):
    """Reads what was sealed. Raises BadBackup when the passphrase is wrong or the stream was changed."""

    def __init__(self, below: BinaryIO, passphrase: str) -> None:
        self._below = below
        head = below.read(len(MAGIC) + _SALT + _PREFIX)
        if len(head) < len(MAGIC) + _SALT + _PREFIX or not head.startswith(MAGIC):
            raise BadBackup("the file is cut off or damaged")
        self._prefix = head[-_PREFIX:]
        self._cipher = _cipher(passphrase, head[len(MAGIC) : -_PREFIX])
        self._number = 0
        self._next = below.read(CHUNK + _TAG)
        self._open = memoryview(b"")
        self._ended = False

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, into: bytearray) -> int:  # type: ignore[override]
        """Give some more, at most a chunk; nothing at the end."""
        if not self._open and not self._ended:
            self._open_next()
        count = min(len(into), len(self._open))
        into[:count] = self._open[:count]
        self._open = self._open[count:]
        return count

    def _open_next(self) -> None:
        sealed, self._next = self._next, self._below.read(CHUNK + _TAG)
        self._ended = not self._next
        try:
            nonce = _nonce(self._prefix, self._number, self._ended)
            self._open = memoryview(self._cipher.decrypt(nonce, sealed, MAGIC))
        except InvalidTag as error:
            first = "the passphrase is not the one it was sealed with, or " if self._number == 0 else ""
            raise BadBackup(f"{first}the file is cut off or damaged") from error
        self._number += 1
