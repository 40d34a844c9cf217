"""Telling systemd that everything runs, when it was systemd that started us."""

import os
import socket

ADDRESS = "NOTIFY_SOCKET"  # the one variable that is not a setting: systemd's own, see sd_notify(3)


def ready() -> None:
    """Say that everything runs, so that a unit of ``Type=notify`` counts as started only now.

    Does nothing when nobody waits to hear it. Raises OSError when who waits can't be told.
    """
    address = os.environ.get(ADDRESS)
    if not address:
        return
    # "@" stands for the zero byte that an abstract address begins with.
    name = "\0" + address[1:] if address.startswith("@") else address
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
        told.connect(name)
        told.sendall(b"READY=1")
