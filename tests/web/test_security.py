"""The headers that every page has, and who may show one in a frame."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi import FastAPI, Request, Response

from tests.web.staff.house import Browser
from warmwelkom.settings import get_settings
from web import security


@pytest.fixture(autouse=True)
def own_settings() -> Iterator[None]:
    yield
    get_settings.cache_clear()


def policy(headers: dict[str, str]) -> dict[str, str]:
    parts = (part.partition(" ") for part in headers["Content-Security-Policy"].split("; "))
    return {name: sources for name, _, sources in parts}


def test_a_page_takes_all_from_here_and_stands_in_no_frame(app: FastAPI) -> None:
    answer = Browser(app).get("/")
    sources = policy({"Content-Security-Policy": answer.headers["content-security-policy"]})
    assert sources["default-src"] == sources["frame-ancestors"] == sources["base-uri"] == "'none'"
    assert sources["script-src"] == sources["style-src"] == "'self'"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_page_may_name_who_frames_it_and_keeps_the_rest() -> None:
    closed, open_ = policy(security.headers()), policy(security.headers("https://huis.example"))
    assert open_.pop("frame-ancestors") == "https://huis.example"
    assert closed.pop("frame-ancestors") == "'none'"
    assert open_ == closed


@pytest.mark.parametrize(
    ("dictation", "microphone"), [("false", "microphone=()"), ("true", "microphone=(self)")]
)
def test_the_microphone_is_the_pages_own_with_dictation_and_nobodys_without(
    dictation: str, microphone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WARMWELKOM_DICTATION", dictation)
    get_settings.cache_clear()
    assert microphone in security.headers()["Permissions-Policy"].split(", ")
    assert microphone in security.headers("https://huis.example")["Permissions-Policy"].split(", ")


def test_what_a_page_says_itself_is_kept(app: FastAPI) -> None:
    @app.get("/framed")
    def framed() -> Response:
        return Response(headers=security.headers("https://huis.example"))

    answer = Browser(app).get("/framed")
    assert "frame-ancestors https://huis.example" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("hosts", "expected"),
    [
        ("", "'none'"),
        ("https://huis.example, https://www.huis.example", "https://huis.example https://www.huis.example"),
    ],
)
def test_only_the_hosts_of_the_setting_may_embed(
    hosts: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WARMWELKOM_WIDGET_HOSTS", hosts)
    get_settings.cache_clear()
    assert policy(security.embedding_headers())["frame-ancestors"] == expected


@pytest.mark.parametrize(
    ("host", "counted"),
    [
        ("192.0.2.10", "192.0.2.10"),
        ("::ffff:192.0.2.10", "192.0.2.10"),
        ("2001:db8::1", "2001:db8::/64"),
        ("testclient", "testclient"),
    ],
)
def test_an_address_is_counted_as_one_connection(host: str, counted: str) -> None:
    assert security.origin(Request({"type": "http", "client": (host, 1)})) == counted
    assert security.origin(Request({"type": "http", "client": None})) == ""
