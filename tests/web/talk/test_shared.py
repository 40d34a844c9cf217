"""A talk on a shared tablet, and one in the widget."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from fastapi import FastAPI

from records import database, invitations
from records.keys import key_hash
from records.models import Conversation, Invitation, now
from tests.web.talk.playing import Playing
from tests.web.visitor import Visitor
from warmwelkom.settings import Settings, get_settings
from web.app import create_app
from web.talk.rasa import Rasa


@pytest.fixture
def talk(app: FastAPI, settings: Settings) -> Playing:
    talk = Playing(settings.database_url)
    app.state.talks = talk.service
    talk.opens()
    return talk


@pytest.fixture
def client(app: FastAPI) -> Visitor:
    return Visitor(app)


def token_for(talk: Playing, *, shared: bool = False, embedded: bool = False) -> str:
    with database.session(talk.url) as work:
        return invitations.invite(work, work.get_one(Conversation, talk.id), shared=shared, embedded=embedded)


@pytest.fixture
def shared(talk: Playing) -> str:
    return token_for(talk, shared=True)


def untouched(talk: Playing, token: str, minutes: int) -> None:
    with database.session(talk.url) as work:
        found = work.scalars(sa.select(Invitation).where(Invitation.token_hash == key_hash(token))).one()
        found.seen_at = now() - timedelta(minutes=minutes)


def test_the_page_knows_that_the_tablet_is_shared(talk: Playing, client: Visitor, shared: str) -> None:
    page = client.get(f"/t/{shared}").text
    assert 'data-shared-minutes="15"' in page
    assert f"/t/{shared}/weg" in page
    assert "data-shared-minutes" not in client.get(f"/t/{talk.token}").text


def test_who_leaves_finds_the_first_page_and_the_talk_is_shut(client: Visitor, shared: str) -> None:
    answer = client.post(f"/t/{shared}/weg")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert answer.headers["clear-site-data"] == '"storage"'
    for again in (client.get(f"/t/{shared}"), client.post(f"/t/{shared}", data={"text": "Dag"})):
        assert (again.status_code, again.headers["location"]) == (303, "/")
    assert client.get(f"/api/talk/{shared}").status_code == 404
    assert client.post(f"/t/{shared}/weg").status_code == 303


def test_the_talk_itself_goes_on_elsewhere(talk: Playing, client: Visitor, shared: str) -> None:
    client.post(f"/t/{shared}", data={"text": "Ik mis mijn hond."})
    client.post(f"/t/{shared}/weg")
    assert "Ik mis mijn hond." in client.get(f"/t/{talk.token}").text


def test_a_tablet_of_ones_own_is_not_shut(talk: Playing, client: Visitor) -> None:
    client.post(f"/t/{talk.token}/weg")
    assert client.get(f"/t/{talk.token}").status_code == 200


def test_untouched_for_long_it_is_shut(talk: Playing, client: Visitor, shared: str) -> None:
    untouched(talk, shared, 14)
    assert client.get(f"/t/{shared}").status_code == 200
    untouched(talk, shared, 15)
    assert client.get(f"/t/{shared}").headers["location"] == "/"
    assert client.get(f"/api/talk/{shared}").status_code == 404


def test_who_writes_for_long_keeps_it_open(talk: Playing, client: Visitor, shared: str) -> None:
    assert f'data-stay-address="/t/{shared}/er-nog"' in client.get(f"/t/{shared}").text
    untouched(talk, shared, 14)
    assert client.post(f"/t/{shared}/er-nog").status_code == 204
    with database.session(talk.url) as work:
        found = work.scalars(sa.select(Invitation).where(Invitation.token_hash == key_hash(shared))).one()
        assert found.seen_at is not None
        assert now() - found.seen_at < timedelta(minutes=1)
    untouched(talk, shared, 15)
    assert client.post(f"/t/{shared}/er-nog").status_code == 404


def test_the_pages_beside_the_talk_empty_themselves_too(talk: Playing, client: Visitor, shared: str) -> None:
    for path in ("opgeschreven", "alles-weg"):
        assert 'data-leaving data-minutes="15"' in client.get(f"/t/{shared}/{path}").text
        assert "data-leaving" not in client.get(f"/t/{talk.token}/{path}").text


def test_how_long_is_a_setting(
    talk: Playing, shared: str, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    monkeypatch.setenv("WARMWELKOM_SHARED_MINUTES", "5")
    get_settings.cache_clear()
    client = Visitor(create_app())
    monkeypatch.setattr(Rasa, "asked", talk.rasa.asked)
    assert 'data-shared-minutes="5"' in client.get(f"/t/{shared}").text
    untouched(talk, shared, 6)
    assert client.get(f"/t/{shared}").status_code == 200  # the page itself is on time, the server never early
    untouched(talk, shared, 7)
    assert client.get(f"/t/{shared}").headers["location"] == "/"


def test_only_a_talk_in_the_widget_may_stand_in_a_frame(
    talk: Playing, client: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WARMWELKOM_WIDGET_HOSTS", "https://linde.example,https://eik.example")
    get_settings.cache_clear()
    embedded = client.get(f"/t/{token_for(talk, embedded=True)}")
    policy = embedded.headers["content-security-policy"]
    assert "frame-ancestors https://linde.example https://eik.example" in policy
    plain = client.get(f"/t/{talk.token}")
    assert "frame-ancestors 'none'" in plain.headers["content-security-policy"]


def test_dictation_is_off_until_the_house_turns_it_on(
    talk: Playing, client: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "data-dictation" not in client.get(f"/t/{talk.token}").text
    monkeypatch.setenv("WARMWELKOM_DICTATION", "true")
    get_settings.cache_clear()
    page = client.get(f"/t/{talk.token}")
    assert "data-dictation" in page.text
    assert "microphone=(self)" in page.headers["permissions-policy"]
