"""Keys that open something: made here, given out once, kept only as their SHA-256."""

import hashlib
import secrets

BITS = 192


def new_key() -> str:
    """A fresh key of 192 random bits, safe in an address."""
    return secrets.token_urlsafe(BITS // 8)


def key_hash(key: str) -> str:
    """What is kept of a key. The key is random, so a plain SHA-256 can't be guessed back."""
    return hashlib.sha256(key.encode()).hexdigest()
