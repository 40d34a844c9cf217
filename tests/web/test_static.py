"""The files that pages load: compressed, unlike pages, for these hold what only the person may know."""

from __future__ import annotations

from fastapi import FastAPI

from tests.web.staff.house import Browser


def test_files_are_compressed_and_pages_are_not(app: FastAPI) -> None:
    browser = Browser(app)
    sheet = browser.get("/static/talk.css", **{"Accept-Encoding": "gzip"})
    assert sheet.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in sheet.headers["vary"].lower()
    assert ".talk-page" in sheet.text
    assert "content-encoding" not in browser.get("/", **{"Accept-Encoding": "gzip"}).headers
    assert (
        "content-encoding" not in browser.get("/static/talk.css", **{"Accept-Encoding": "identity"}).headers
    )
