"""Who asks, as web sees it behind a proxy: the real uvicorn, started as the stack starts it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.ports import free_port
from tests.warmwelkom.helpers import wait_until
from warmwelkom import programs
from warmwelkom.settings import Settings

APP = """
async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        while True:
            message = await receive()
            await send({"type": message["type"] + ".complete"})
            if message["type"] == "lifespan.shutdown":
                return
    body = scope["client"][0].encode() + b" " + scope["scheme"].encode()
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body})


def create_app():
    return app
"""


@pytest.mark.parametrize(
    ("proxies", "sent", "seen"),
    [
        ("", "203.0.113.9", "127.0.0.1 http"),
        ("127.0.0.1", "203.0.113.9", "203.0.113.9 https"),
        ("127.0.0.1", "6.6.6.6, 203.0.113.9", "203.0.113.9 https"),
        ("127.0.0.0/8,10.0.0.1", "6.6.6.6, 203.0.113.9, 10.0.0.1", "203.0.113.9 https"),
        ("10.0.0.1", "203.0.113.9", "127.0.0.1 http"),
    ],
)
def test_only_a_named_proxy_says_who_asks(tmp_path: Path, proxies: str, sent: str, seen: str) -> None:
    settings = Settings(var=tmp_path, port=free_port(), proxies=proxies)
    web = next(program for program in programs.of(settings) if program.name == "web")
    (tmp_path / "seen.py").write_text(APP)
    command = ["seen:create_app" if part == "web.app:create_app" else part for part in web.command]
    assert command[0] == sys.executable
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL) as process:
        try:
            address = f"http://127.0.0.1:{settings.port}/"
            headers = {"X-Forwarded-For": sent, "X-Forwarded-Proto": "https"}
            answers: list[str] = []

            def answered() -> bool:
                try:
                    answers.append(httpx.get(address, headers=headers, trust_env=False).text)
                except httpx.TransportError:
                    return False
                return True

            wait_until(answered, "web answers")
            assert answers == [seen]
        finally:
            process.terminate()
