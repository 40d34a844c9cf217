"""The first page, and the code that opens a talk on a shared tablet."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa
from fastapi import FastAPI

from records import database, invitations
from records.keys import key_hash
from records.models import Invitation, LoginAttempt, now
from tests.web.talk.playing import Playing
from tests.web.visitor import Visitor
from warmwelkom.settings import Settings
from web.talk.code import EMPTY, INCOMPLETE, LIMITED, WRONG, secret

GUESS = "AAAAAA"


@pytest.fixture
def talk(app: FastAPI, settings: Settings) -> Playing:
    talk = Playing(settings.database_url)
    app.state.talks = talk.service
    return talk


@pytest.fixture
def client(app: FastAPI) -> Visitor:
    return Visitor(app)


@pytest.fixture
def code(talk: Playing) -> str:
    with database.session(talk.url) as work:
        until = now() + timedelta(days=14)
        return invitations.give_code(work, talk.token, secret=secret(), until=until)


def problem(page: str) -> str:
    found = re.search(r'<p class="problem" id="let-op" role="alert">(.*?)</p>', page)
    assert found
    return found[1]


def test_the_first_page_asks_for_the_code_and_tells_what_else_there_is(client: Visitor) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert '<form class="code" method="post" action="/code">' in page.text
    assert problem(page.text) == ""
    for way in ("/praten", "/staff", "/toegankelijkheid"):
        assert f'href="{way}"' in page.text
    assert "QR-code" in page.text


def test_a_code_opens_the_talk_with_a_token_of_its_own(client: Visitor, talk: Playing, code: str) -> None:
    answer = client.post("/code", data={"code": f" {code[:3].lower()}-{code[3:]} "})
    assert answer.status_code == 303
    token = answer.headers["location"].removeprefix("/t/")
    assert token != talk.token
    assert client.get(f"/t/{token}").status_code == 200
    with database.session(talk.url) as work:
        kept = work.scalars(sa.select(Invitation).where(Invitation.token_hash == key_hash(token))).one()
        assert (kept.conversation_id, kept.shared) == (talk.id, True)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("", EMPTY), ("  -", EMPTY), ("K7M2", INCOMPLETE), ("K7M2PXX", INCOMPLETE), (GUESS, WRONG)],
)
def test_what_opens_nothing_comes_back_with_a_kind_sentence(
    client: Visitor, code: str, typed: str, sentence: str
) -> None:
    page = client.post("/code", data={"code": typed})
    assert page.status_code == 422
    assert problem(page.text) == sentence
    assert f'value="{typed}"' in page.text
    assert 'aria-invalid="true"' in page.text


def test_what_was_typed_is_text_and_never_markup(client: Visitor) -> None:
    page = client.post("/code", data={"code": '"><b>x</b>'}).text
    assert "<b>x" not in page


def test_five_may_be_wrong_and_then_it_waits_for_the_right_one_too(client: Visitor, code: str) -> None:
    for _ in range(5):
        assert client.post("/code", data={"code": GUESS}).status_code == 422
    for typed in (GUESS, code):
        page = client.post("/code", data={"code": typed})
        assert page.status_code == 429
        assert problem(page.text) == LIMITED
        assert page.headers["retry-after"] == "900"


def test_what_can_be_no_code_is_no_try(client: Visitor, code: str) -> None:
    for _ in range(6):
        client.post("/code", data={"code": "K7"})
    assert client.post("/code", data={"code": code}).status_code == 303


def test_after_a_quarter_of_an_hour_it_may_be_tried_again(client: Visitor, talk: Playing, code: str) -> None:
    for _ in range(5):
        client.post("/code", data={"code": GUESS})
    with database.session(talk.url) as work:
        for attempt in work.scalars(sa.select(LoginAttempt)):
            attempt.created_at -= timedelta(minutes=16)
    assert client.post("/code", data={"code": code}).status_code == 303


def test_another_address_has_tries_of_its_own(app: FastAPI, client: Visitor, code: str) -> None:
    for _ in range(5):
        client.post("/code", data={"code": GUESS})
    other = Visitor(app, "192.0.2.7")
    assert other.post("/code", data={"code": code}).status_code == 303


def test_guessing_a_code_does_not_keep_staff_from_logging_in(client: Visitor, talk: Playing) -> None:
    client.post("/code", data={"code": GUESS})
    with database.session(talk.url) as work:
        (subject,) = work.scalars(sa.select(LoginAttempt.subject))
    assert subject != key_hash("address:192.0.2.20")


def test_a_strange_site_cannot_use_up_the_tries(client: Visitor, code: str) -> None:
    for _ in range(6):
        answer = client.post("/code", data={"code": GUESS}, headers={"Sec-Fetch-Site": "cross-site"})
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert client.post("/code", data={"code": code}).status_code == 303


def test_an_old_code_opens_nothing(client: Visitor, talk: Playing) -> None:
    with database.session(talk.url) as work:
        old = invitations.give_code(work, talk.token, secret=secret(), until=now() - timedelta(seconds=1))
    assert problem(client.post("/code", data={"code": old}).text) == WRONG
