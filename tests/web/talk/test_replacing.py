"""Going back: an earlier answer is said in other words, and what was heard in it goes."""

from __future__ import annotations

import re
import uuid

import pytest
from fastapi import FastAPI

from records import database, staff, wishes
from records.models import Consent, ConversationKind, Message, Role, SignalKind, WishKind
from records.talks import Reply
from tests.ids import NOTHING
from tests.keys import key_of
from tests.web.talk.playing import Playing
from tests.web.visitor import Visitor
from warmwelkom.settings import Settings
from web.talk.view import Line

SOUP = "Ik wil elke dag soep."
BREAD = "Ik wil liever brood."


@pytest.fixture
def talk(app: FastAPI, settings: Settings) -> Playing:
    """A talk in which soup was asked for; each message of the person is heard as a wish."""
    talk = Playing(settings.database_url)
    app.state.talks = talk.service

    def hears(conversation_id: uuid.UUID, message_id: uuid.UUID) -> None:
        with database.session(talk.url) as work:
            text = work.get_one(Message, message_id).text
            wishes.store(
                work,
                conversation_id=conversation_id,
                message_id=message_id,
                start=0,
                own_words=text,
                kind=WishKind.WISH,
                say_back=f"U zei: {text}",
                themes=["food_drink"],
            )

    talk.rasa.actions |= {SOUP: hears, BREAD: hears}
    talk.opens()
    talk.says("ja")
    talk.says(SOUP)
    return talk


@pytest.fixture
def client(app: FastAPI) -> Visitor:
    return Visitor(app)


def line(talk: Playing, text: str) -> Line:
    return next(line for line in talk.opens().messages if line.text == text)


def kept(talk: Playing) -> list[str]:
    with database.session(talk.url) as work:
        return [wish.own_words for wish in wishes.of_talk(work, talk.id)]


def test_what_was_heard_goes_and_the_new_words_are_heard(talk: Playing) -> None:
    old = line(talk, SOUP)
    assert old.replaceable
    answer = talk.runs(talk.service.say(talk.token, uuid.uuid4(), BREAD, uuid.UUID(old.id)))[0]
    assert answer.replies[0].text == "Gehoord."
    assert kept(talk) == [BREAD]
    assert talk.rasa.texts()[-2:] == [SOUP, BREAD]
    after = line(talk, SOUP)
    assert (after.replaced, after.replaceable) == (True, False)
    assert line(talk, BREAD).replaceable


def test_the_same_id_again_changes_nothing(talk: Playing) -> None:
    message_id, old = uuid.uuid4(), uuid.UUID(line(talk, SOUP).id)
    first = talk.runs(talk.service.say(talk.token, message_id, BREAD, old))[0]
    new = uuid.UUID(line(talk, BREAD).id)
    assert talk.runs(talk.service.say(talk.token, message_id, BREAD, old))[0] == first
    assert talk.runs(talk.service.say(talk.token, message_id, BREAD, new))[0] == first
    assert kept(talk) == [BREAD]
    assert talk.rasa.texts().count(BREAD) == 1


@pytest.mark.parametrize("which", ["nobody's", "the assistant's", "a yes", "another talk's"])
def test_what_cannot_be_changed_is_left_alone_and_the_words_are_said(
    talk: Playing, settings: Settings, which: str
) -> None:
    other = Playing(settings.database_url, kind=ConversationKind.QUARTERLY)
    other.rasa.actions["ja"] = other.consents(Consent.GIVEN)
    other.opens()
    other.says("ja")
    other.says("Ik wil een tuin.")
    yes = "ja"
    found = {
        "nobody's": str(uuid.uuid4()),
        "the assistant's": line(talk, "Gehoord.").id,
        "a yes": line(talk, yes).id,
        "another talk's": line(other, "Ik wil een tuin.").id,
    }[which]
    if which == "a yes":
        with database.session(talk.url) as work:
            work.get_one(Message, uuid.UUID(found)).payload = "/affirm"
    talk.runs(talk.service.say(talk.token, uuid.uuid4(), BREAD, uuid.UUID(found)))
    assert kept(talk) == [SOUP, BREAD]
    assert not any(one.replaced for one in talk.opens().messages + other.opens().messages)


def test_what_was_chosen_from_pictures_can_be_changed(talk: Playing) -> None:
    payload = '/choose{"choice": "food_drink"}'
    talk.rasa.replies["dat weet ik niet"] = [
        Reply("Is hier iets bij?", [{"title": "Eten", "payload": payload}])
    ]
    talk.says("dat weet ik niet")
    talk.says(payload)
    assert line(talk, "Eten").replaceable


def test_before_a_yes_and_after_the_end_nothing_can_be_changed(talk: Playing, settings: Settings) -> None:
    fresh = Playing(settings.database_url)
    fresh.opens()
    fresh.says("wie ben jij")
    assert not line(fresh, "wie ben jij").replaceable
    talk.says("stop")
    assert not any(one.replaceable for one in talk.opens().messages)


def test_what_waits_still_is_not_handed_over_any_more_but_its_signal_is_seen(talk: Playing) -> None:
    talk.rasa.away = {"hand_over"}
    talk.says("Ik ben net gevallen.")
    talk.runs(
        talk.service.say(talk.token, uuid.uuid4(), BREAD, uuid.UUID(line(talk, "Ik ben net gevallen.").id))
    )
    talk.rasa.away = set()
    talk.runs(talk.service.deliver_waiting())
    assert [text for text in talk.rasa.texts() if text.startswith("Ik")] == [SOUP, BREAD]
    assert talk.opens().state == "open"
    with database.session(talk.url) as work:
        (signal,) = work.get_one(type(talk.now()), talk.id).signals
        assert signal.kind is SignalKind.FALL


def test_the_page_opens_with_the_old_words_in_the_field(talk: Playing, client: Visitor) -> None:
    old = line(talk, SOUP)
    page = client.get(f"/t/{talk.token}?verander={old.id}").text
    assert f'name="instead_of" value="{old.id}"' in page
    assert f">{SOUP}</textarea>" in page


@pytest.mark.parametrize("which", ["x", str(NOTHING), ""])
def test_the_page_of_what_cannot_be_changed_is_the_plain_page(
    talk: Playing, client: Visitor, which: str
) -> None:
    page = client.get(f"/t/{talk.token}?verander={which}")
    assert page.status_code == 200
    assert 'name="instead_of"' not in page.text


def test_the_plain_form_changes_an_answer(talk: Playing, client: Visitor) -> None:
    fields = {"text": BREAD, "id": str(uuid.uuid4()), "instead_of": line(talk, SOUP).id}
    assert client.post(f"/t/{talk.token}", data=fields).status_code == 303
    assert kept(talk) == [BREAD]
    again = client.post(f"/t/{talk.token}", data={"text": " ", "instead_of": line(talk, BREAD).id})
    assert again.status_code == 422
    assert re.search(r'name="instead_of" value="[^"]+"', again.text)


def test_the_api_changes_an_answer_and_tells_what_was_changed(talk: Playing, client: Visitor) -> None:
    address = f"/api/talk/{talk.token}"
    body = {"id": str(uuid.uuid4()), "text": BREAD, "instead_of": line(talk, SOUP).id}
    assert client.post(f"{address}/messages", json=body).status_code == 200
    said = {one["text"]: one for one in client.get(address).json()["messages"]}
    assert (said[SOUP]["replaced"], said[SOUP]["replaceable"]) == (True, False)
    assert (said[BREAD]["replaced"], said[BREAD]["replaceable"]) == (False, True)
    assert client.post(f"{address}/messages", json={**body, "instead_of": "x"}).status_code == 422


def test_who_reads_the_talk_for_a_system_gets_the_new_words_only(talk: Playing, client: Visitor) -> None:
    old = line(talk, SOUP)
    talk.runs(talk.service.say(talk.token, uuid.uuid4(), BREAD, uuid.UUID(old.id)))
    with database.session(talk.url) as work:
        anja = staff.create(
            work,
            name="Anja",
            email="anja@huis.example",
            password="een lang en goed wachtwoord",
            role=Role.TEAM_LEAD,
        )
        key = key_of(work, anja)
    address = f"/api/conversations/{talk.id}"
    messages = client.get(address, headers={"Authorization": f"Bearer {key}"}).json()["messages"]
    texts = [one["text"] for one in messages]
    assert SOUP not in texts
    assert BREAD in texts
    assert [bool(one["replaced_at"]) for one in messages if one["id"] == old.id] == [True]
