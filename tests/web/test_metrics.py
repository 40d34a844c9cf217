"""Figures for a monitor: only with the key, and nothing in them that leads to a person."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi import FastAPI
from prometheus_client.parser import text_string_to_metric_families

from records import database, outbox
from records.models import Message, SignalKind
from tests.web.staff.house import Browser, House
from warmwelkom import secret_files
from warmwelkom.settings import Settings, get_settings
from web.app import create_app


@pytest.fixture
def counted(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> FastAPI:
    """The application with figures."""
    monkeypatch.setenv("WARMWELKOM_METRICS", "true")
    get_settings.cache_clear()
    return create_app()


def told(app: FastAPI, settings: Settings) -> str:
    answer = Browser(app).get(
        "/metrics", Authorization=f"Bearer {secret_files.secret(settings.var, 'metrics')}"
    )
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    return answer.text


def figures(text: str) -> dict[tuple[str, ...], float]:
    """Each figure by its name and what is said with it."""
    found = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            found[(sample.name, *(str(value) for value in sample.labels.values()))] = sample.value
    return found


def test_there_are_none_unless_asked_for(app: FastAPI) -> None:
    assert Browser(app).get("/metrics").status_code == 404


@pytest.mark.parametrize("sent", ["", "Bearer ", "Bearer wrong", "Basic x"])
def test_only_who_has_the_key_sees_them(counted: FastAPI, sent: str) -> None:
    answer = Browser(counted).get("/metrics", Authorization=sent)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert "warmwelkom_" not in answer.text


def test_requests_are_counted_by_route_and_never_by_address(counted: FastAPI, settings: Settings) -> None:
    house = House(settings.database_url)
    client = house.client()
    browser = Browser(counted)
    secret = "mijn-geheime-sleutel"
    for path in (
        f"/t/{secret}",
        f"/api/talk/{secret}",
        f"/staff/bewoners/{client.id}",
        f"/{secret}",
        "/static/base.css",
    ):
        browser.get(path)
    browser.get(f"/static/{secret}.css")
    text = told(counted, settings)
    found = figures(text)
    assert found["warmwelkom_requests_total", "GET", "/t/{token}", "404"] == 1
    assert found["warmwelkom_requests_total", "GET", "/staff/bewoners/{client_id}", "303"] == 1
    assert found["warmwelkom_requests_total", "GET", "/static", "200"] == 1
    assert found["warmwelkom_requests_total", "GET", "elsewhere", "404"] == 1
    assert found["warmwelkom_request_seconds_count", "/t/{token}"] == 1
    assert secret not in text
    assert str(client.id) not in text


def test_a_request_that_breaks_counts_as_such(counted: FastAPI, settings: Settings) -> None:
    @counted.get("/broken/{key}")
    def broken(key: str) -> None:
        raise RuntimeError(key)

    with pytest.raises(RuntimeError):
        Browser(counted).get("/broken/geheim")
    assert figures(told(counted, settings))["warmwelkom_requests_total", "GET", "/broken/{key}", "500"] == 1


def test_what_waits_is_counted_and_nobody_is_named(counted: FastAPI, settings: Settings) -> None:
    house = House(settings.database_url)
    client = house.client()
    said = house.signal(house.talk(client), "Ik ben gevallen, help", SignalKind.FALL)
    with database.session(settings.database_url) as work:
        message = work.get(Message, said.message_id)
        assert message is not None
        message.handled_at = None
        outbox.email(work, to="nacht@huis.example", subject="Kijk op Vandaag", body="x")
        stuck = outbox.email(work, to="weg@huis.example", subject="Kijk", body="x")
        outbox.failed(work, stuck.id, "refused", for_good=True)
    text = told(counted, settings)
    found = figures(text)
    assert found["warmwelkom_database_up",] == 1
    assert found["warmwelkom_messages_waiting",] == 1
    assert found["warmwelkom_outbox_waiting",] == 2
    assert found["warmwelkom_outbox_stuck",] == 1
    assert found["warmwelkom_signals_waiting",] == 1
    for word in (client.name, client.called, "gevallen", "fall", "huis.example"):
        assert word.lower() not in text.lower()


def test_the_last_backup_and_the_model_are_told(
    counted: FastAPI, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not any(name.startswith("warmwelkom_last_backup") for name, *_ in figures(told(counted, settings)))
    moment = datetime(2026, 11, 22, 3, 15, tzinfo=UTC)
    (settings.var / "backup.json").write_text(json.dumps({"made_at": moment.isoformat()}))
    found = figures(told(counted, settings))
    assert found["warmwelkom_last_backup_timestamp_seconds",] == moment.timestamp()
    assert any(name == "warmwelkom_info" for name, *_ in found)


def test_without_a_database_the_rest_is_told(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARMWELKOM_METRICS", "true")
    monkeypatch.setenv("WARMWELKOM_DATABASE_URL", "postgresql+psycopg://nobody@127.0.0.1:9/nothing")
    get_settings.cache_clear()
    found = figures(told(create_app(), get_settings()))
    assert found["warmwelkom_database_up",] == 0
    assert ("warmwelkom_messages_waiting",) not in found
