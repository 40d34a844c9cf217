"""The HTTP API without Rasa: who may ask, what is refused, what every answer carries."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import httpx
import pytest
import sqlalchemy as sa
from fastapi import FastAPI

from records import access_log, clients, database, staff
from records.models import Client, Role
from tests.keys import key_of
from tests.web.talk.serving import serving
from warmwelkom.settings import Settings

PASSWORD = "een lang en goed wachtwoord"


@pytest.fixture
def address(app: FastAPI) -> Iterator[str]:
    with serving(app) as found:
        yield found


@pytest.fixture
def token(settings: Settings) -> str:
    with database.session(settings.database_url) as work:
        member = staff.create(
            work, name="Anja", email="anja@huis.example", password=PASSWORD, role=Role.TEAM_LEAD
        )
        return key_of(work, member)


@pytest.fixture
def client(settings: Settings) -> Client:
    with database.session(settings.database_url) as work:
        client = clients.create(work, name="Johanna Vroemen", called="mevrouw Vroemen")
        clients.add_relative(work, client, name="Marjan", relation="dochter")
        return client


def staff_of(address: str, token: str) -> httpx.Client:
    return httpx.Client(
        base_url=address, headers={"Authorization": f"Bearer {token}"}, trust_env=False, timeout=60
    )


def test_a_talk_is_made_and_read_back(address: str, token: str, client: Client, settings: Settings) -> None:
    with staff_of(address, token) as web:
        made = web.post("/api/conversations", json={"kind": "intake", "client_id": str(client.id)})
        assert made.status_code == 201
        body = made.json()
        assert body["url"] == f"{settings.public_url}/t/{body['token']}"
        assert len(body["token"]) >= 22  # 128 bits or more
        read = web.get(f"/api/conversations/{body['id']}").json()
    assert read["client"] == {"id": str(client.id), "name": "Johanna Vroemen", "called": "mevrouw Vroemen"}
    assert (read["kind"], read["speaker"], read["consent"], read["relative"]) == (
        "intake",
        "client",
        "asked",
        None,
    )
    with database.session(settings.database_url) as work:
        assert {line.event for line in access_log.of_client(work, client.id)} == {"invite", "view"}


def test_only_the_hash_of_a_token_is_kept(
    address: str, token: str, client: Client, settings: Settings
) -> None:
    with staff_of(address, token) as web:
        made = web.post("/api/conversations", json={"kind": "intake", "client_id": str(client.id)}).json()
    with database.session(settings.database_url) as work:
        rows = work.execute(
            sa.text("SELECT token_hash FROM invitation UNION SELECT token_hash FROM api_token")
        )
        kept = [row[0] for row in rows]
    assert len(kept) == 2
    assert made["token"] not in kept
    opened = httpx.post(f"{address}/code", data={"code": made["code"]}, trust_env=False, timeout=60)
    assert opened.status_code == 303
    assert token not in kept


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"kind": "chat"},
        {"kind": "intake"},
        {"kind": "intake", "client_id": str(uuid.uuid4())},
        {"kind": "intake", "client_id": "nobody"},
        {"kind": "intake", "colour": "red"},
        {"kind": "family", "speaker": "relative", "relative_id": str(uuid.uuid4())},
    ],
)
def test_a_talk_that_cannot_be_made_is_refused_in_dutch(
    address: str, token: str, body: dict[str, str]
) -> None:
    with staff_of(address, token) as web:
        answer = web.post("/api/conversations", json=body)
    assert answer.status_code == 422
    assert set(answer.json()) == {"error", "message"}
    assert answer.json()["message"].endswith(".")


def test_a_talk_that_is_not_there_is_404(address: str, token: str) -> None:
    with staff_of(address, token) as web:
        answer = web.get(f"/api/conversations/{uuid.uuid4()}")
    assert answer.status_code == 404
    assert answer.json()["message"] == "Dit gesprek is er niet."


@pytest.mark.parametrize("key", ["", "nonsense"])
def test_without_a_key_nothing_is_told(address: str, key: str) -> None:
    for method, path in (("POST", "/api/conversations"), ("GET", f"/api/conversations/{uuid.uuid4()}")):
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        answer = httpx.request(
            method, f"{address}{path}", headers=headers, json={}, trust_env=False, timeout=60
        )
        assert answer.status_code == 401


def test_the_key_of_someone_who_left_opens_nothing(address: str, token: str, settings: Settings) -> None:
    with database.session(settings.database_url) as work:
        work.execute(sa.text("UPDATE staff SET active = 0"))
    with staff_of(address, token) as web:
        assert web.get(f"/api/conversations/{uuid.uuid4()}").status_code == 401


def test_every_answer_is_locked_down(address: str) -> None:
    for path in ("/", "/health", "/staff/inloggen", "/api", "/t/nonsense"):
        answer = httpx.get(f"{address}{path}", trust_env=False, timeout=60)
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"


def test_health_says_what_is_missing(address: str) -> None:
    answer = httpx.get(f"{address}/health", trust_env=False, timeout=60)
    assert answer.status_code == 503
    body = answer.json()
    assert (body["status"], body["rasa"], body["actions"], body["database"]) == (
        "degraded",
        False,
        False,
        True,
    )


def test_the_api_describes_itself_with_assets_of_our_own(address: str) -> None:
    described = httpx.get(f"{address}/openapi.json", trust_env=False, timeout=60).json()
    assert {"/api/conversations", "/api/talk/{token}", "/api/talk/{token}/messages"} <= set(
        described["paths"]
    )
    page = httpx.get(f"{address}/api", trust_env=False, timeout=60).text
    assert "http://" not in page
    assert "https://" not in page
