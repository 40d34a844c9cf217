"""Ports of this machine for servers that tests start."""

from __future__ import annotations

import random
import socket
from typing import Final

# Below those that Linux gives to whoever connects to somewhere: one of these is not taken by a browser or a
# client between being found and being used. Not always the same ones first: other tests may run beside these.
FOUND_AMONG: Final = range(20_000, 32_000)
_chance = random.SystemRandom()


def free_port() -> int:
    """A loopback port that nobody uses at the moment."""
    for port in _chance.sample(FOUND_AMONG, len(FOUND_AMONG)):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError("no port is free")
