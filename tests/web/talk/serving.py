"""The real application on a free port of this machine, in a thread, for tests that look from outside."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI

from tests.web.talk.scripted import ScriptedTalks
from warmwelkom.settings import get_settings
from web.app import create_app


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """Serve `app`; gives its address, without a slash at the end."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(
            uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=1)
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            end = time.monotonic() + 60
            while not server.started:
                assert thread.is_alive() and time.monotonic() < end, "the application did not start"
                time.sleep(0.01)
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(60)


@contextmanager
def page_app(folder: Path) -> Iterator[tuple[FastAPI, str]]:
    """The application and its address, with a scripted talk and settings of its own; `folder` is its var."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WARMWELKOM_VAR", str(folder))
        patch.setenv("WARMWELKOM_ORGANISATION", "Huis <De Linde>")
        get_settings.cache_clear()
        app = create_app()
        app.state.talks = ScriptedTalks()
        with serving(app) as address:
            yield app, address
    get_settings.cache_clear()
