"""systemd is told once, where it listens; nobody else is."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from warmwelkom import service


@pytest.mark.parametrize("abstract", [False, True])
def test_systemd_hears_that_everything_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, abstract: bool
) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.settimeout(60)
        place = f"@warmwelkom-test-{os.getpid()}" if abstract else str(tmp_path / "notify")
        systemd.bind("\0" + place[1:] if abstract else place)
        monkeypatch.setenv("NOTIFY_SOCKET", place)
        service.ready()
        assert systemd.recv(100) == b"READY=1"


def test_without_systemd_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    service.ready()
