"""What people see when the database is away, and programs too."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from fastapi import FastAPI

from records import database
from tests.web.visitor import Visitor
from warmwelkom.settings import ROOT, Settings

TALK = "/t/" + "a" * 32


@pytest.fixture
def broken(app: FastAPI, settings: Settings) -> FastAPI:
    """The application on a database in which nothing can be read."""
    database.dispose(settings.database_url)
    for file in settings.var.glob("warmwelkom.db*"):
        file.write_bytes(b"")
    return app


def test_a_browser_gets_a_page_in_dutch(broken: FastAPI, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        answer = Visitor(broken).get(TALK, headers={"Accept": "text/html,*/*"})
    assert answer.status_code == 503
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "alarmknop" in answer.text
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert "the database can't be reached" in caplog.text


def test_a_program_gets_a_code(broken: FastAPI) -> None:
    answer = Visitor(broken).get(f"/api/talk/{'a' * 32}")
    assert answer.status_code == 503
    assert answer.json()["error"] == "away"
    assert int(answer.headers["Retry-After"]) > 0


def test_nginx_has_the_page_and_all_that_it_shows() -> None:
    """While web is away nginx can ask it for nothing."""
    conf = (ROOT / "deploy" / "nginx" / "warmwelkom.conf").read_text(encoding="utf-8")
    [page] = re.findall(r"error_page 502 504 (\S+);", conf)
    [pattern] = re.findall(r"location ~ (\S+) \{\s+root /opt/warmwelkom/web;", conf)
    text = Path(f"{ROOT}/web{page}").read_text(encoding="utf-8")
    for address in (page, *re.findall(r'(?:href|src)="([^"]+)"', text)):
        assert re.search(pattern, address), address
        assert Path(f"{ROOT}/web{address}").is_file()
