"""Inviting relatives, tables and visitors; by e-mail; and withdrawing."""

from __future__ import annotations

import re
import uuid

import pytest
import sqlalchemy as sa

from records import access_log, database, invitations
from records.models import (
    Conversation,
    ConversationKind,
    ConversationState,
    Invitation,
    Outbox,
    OutboxKind,
    Speaker,
    Staff,
)
from tests.ids import NOTHING
from tests.web.staff.house import Browser, House, text
from warmwelkom.settings import Settings, get_settings


@pytest.fixture
def mail(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The house has a mail server."""
    monkeypatch.setenv("WARMWELKOM_SMTP_HOST", "mail.huis.example")
    monkeypatch.setenv("WARMWELKOM_MAIL_FROM", "welkom@huis.example")
    get_settings.cache_clear()


def test_without_a_mail_server_nothing_is_offered_or_promised(browser: Browser, house: House) -> None:
    client = house.client()
    assert "E-mailadres" not in text(browser.get(f"/staff/bewoners/{client.id}/uitnodigen"))
    assert "E-mailadres" not in text(browser.get("/staff/uitnodigingen"))
    answer = browser.post(f"/staff/bewoners/{client.id}/gesprekken", {"to": "jo@thuis.example"})
    assert answer.status_code == 422
    assert "Dit huis verstuurt nog geen e-mail." in text(answer)
    assert mails(house) == []


def only(house: House) -> Conversation:
    with database.session(house.url) as work:
        return work.scalars(sa.select(Conversation)).one()


def mails(house: House) -> list[Outbox]:
    with database.session(house.url) as work:
        return list(work.scalars(sa.select(Outbox)))


def token_of(page: str) -> str:
    found = re.search(r"/t/([\w-]+)", page)
    assert found is not None
    return found[1]


def opens(house: House, token: str) -> bool:
    with database.session(house.url) as work:
        return invitations.by_token(work, token) is not None


def test_the_talk_whose_turn_it_is_is_proposed(browser: Browser, house: House) -> None:
    chosen = re.compile(r'value="(\w+)" checked')
    fresh, known = house.client(), house.client("Jo Smeets", "Jo")
    house.talk(known)
    for client, kind in ((fresh, "intake"), (known, "quarterly")):
        assert chosen.findall(browser.get(f"/staff/bewoners/{client.id}/uitnodigen").text) == [kind]


def test_a_relative_is_invited_to_a_family_talk(browser: Browser, house: House) -> None:
    client = house.client()
    relative = house.relative(client)
    page = browser.get(f"/staff/bewoners/{client.id}/uitnodigen")
    assert "Marjan Vroemen (dochter): familiegesprek" in text(page)
    answer = browser.post(f"/staff/bewoners/{client.id}/gesprekken", {"with_whom": str(relative.id)})
    assert answer.status_code == 201
    assert "Dag Marjan Vroemen, wij horen graag" in text(answer)
    talk = only(house)
    assert (talk.kind, talk.speaker, talk.relative_id) == (
        ConversationKind.FAMILY,
        Speaker.RELATIVE,
        relative.id,
    )


@pytest.mark.parametrize("kind", ["intake", "moving_day", "quarterly"])
def test_a_client_is_invited_to_each_kind(browser: Browser, house: House, kind: str) -> None:
    client = house.client()
    browser.get(f"/staff/bewoners/{client.id}")
    assert browser.post(f"/staff/bewoners/{client.id}/gesprekken", {"with_whom": kind}).status_code == 201
    assert only(house).kind.value == kind


@pytest.mark.parametrize("whom", ["website", "family", "onzin", str(NOTHING)])
def test_nobody_else_is(browser: Browser, house: House, whom: str) -> None:
    client = house.client()
    browser.get(f"/staff/bewoners/{client.id}")
    assert browser.post(f"/staff/bewoners/{client.id}/gesprekken", {"with_whom": whom}).status_code == 404
    with database.session(house.url) as work:
        assert work.scalars(sa.select(Conversation)).all() == []


@pytest.mark.parametrize(
    ("kind", "speaker", "sentence"),
    [
        ("living_room", Speaker.GROUP, "Dag allemaal, wij horen graag"),
        ("website", Speaker.CLIENT, "Dag, wij horen graag"),
    ],
)
def test_a_table_and_a_visitor_are_invited(
    browser: Browser, house: House, kind: str, speaker: Speaker, sentence: str
) -> None:
    browser.get("/staff/uitnodigingen")
    answer = browser.post("/staff/uitnodigingen", {"kind": kind})
    assert answer.status_code == 201
    assert sentence in text(answer)
    assert (only(house).kind.value, only(house).speaker) == (kind, speaker)
    assert browser.post("/staff/uitnodigingen", {"kind": "intake"}).status_code == 404


def test_the_page_shows_where_visitors_can_always_talk(browser: Browser) -> None:
    page = browser.get("/staff/uitnodigingen")
    assert 'href="http://127.0.0.1:8080/praten"' in page.text
    assert 'alt="QR-code naar het gesprek voor bezoekers"' in page.text


@pytest.mark.usefixtures("mail")
def test_a_link_goes_by_e_mail_and_says_nothing_of_what_was_said(browser: Browser, house: House) -> None:
    client = house.client()
    house.wish(house.talk(client), "graag weer naar de markt")
    relative = house.relative(client)
    browser.get(f"/staff/bewoners/{client.id}/uitnodigen")
    answer = browser.post(
        f"/staff/bewoners/{client.id}/gesprekken",
        {"with_whom": str(relative.id), "to": " marjan@thuis.example "},
    )
    assert answer.status_code == 201
    assert "naar marjan@thuis.example" in text(answer)
    assert "/t/" not in answer.text  # only in the e-mail
    (mail,) = mails(house)
    assert (mail.kind, mail.address) == (OutboxKind.EMAIL, "marjan@thuis.example")
    assert mail.subject == "Uitnodiging voor een gesprek, van Huis De Linde"
    assert mail.body.startswith("Dag Marjan Vroemen,\n\nAnja de Wit van Huis De Linde nodigt u uit")
    assert "Johanna" not in mail.subject + mail.body
    assert "markt" not in mail.body
    assert "&" not in mail.body
    token = token_of(mail.body)
    assert opens(house, token)
    with database.session(house.url) as work:
        (invitation,) = invitations.of_client(work, client.id)
        assert invitation.sent_to == "marjan@thuis.example"
        assert invitation.code_hash is None


@pytest.mark.usefixtures("mail")
@pytest.mark.parametrize(
    "to",
    ["marjan", "a@b", "a@b.nl, c@d.nl", "a@b.nl\nBcc: c@d.nl", "<a@b.nl>", "a b@c.nl", "x" * 250 + "@a.nl"],
)
def test_what_is_no_address_is_not_sent(browser: Browser, house: House, to: str) -> None:
    client = house.client()
    browser.get(f"/staff/bewoners/{client.id}/uitnodigen")
    answer = browser.post(f"/staff/bewoners/{client.id}/gesprekken", {"with_whom": "intake", "to": to})
    assert answer.status_code == 422
    assert mails(house) == []
    with database.session(house.url) as work:
        assert work.scalars(sa.select(Conversation)).all() == []
    answer = browser.post("/staff/uitnodigingen", {"kind": "website", "to": to})
    assert answer.status_code == 422


@pytest.mark.usefixtures("mail")
def test_a_link_made_before_can_go_by_e_mail_too(browser: Browser, house: House) -> None:
    talk = house.talk(house.client())
    browser.get(f"/staff/gesprekken/{talk.id}")
    assert (
        browser.post(f"/staff/gesprekken/{talk.id}/uitnodiging", {"to": "jo@thuis.example"}).status_code
        == 201
    )
    assert mails(house)[0].address == "jo@thuis.example"
    wrong = browser.post(f"/staff/gesprekken/{talk.id}/uitnodiging", {"to": "jo"})
    assert wrong.status_code == 422
    assert "Dit is geen e-mailadres." in text(wrong)


def test_an_invitation_is_withdrawn(browser: Browser, house: House, anja: Staff) -> None:
    client = house.client(contact=anja)
    address = f"/staff/bewoners/{client.id}"
    browser.get(address)
    answer = browser.post(f"{address}/gesprekken")
    token = token_of(answer.text)
    typed = re.search(r'invitation__typed">(\w{3} \w{3})<', answer.text)
    assert typed is not None
    page = browser.get(address)
    assert "Link en QR-code, code tot en met" in text(page)
    with database.session(house.url) as work:
        (invitation,) = work.scalars(sa.select(Invitation))
    withdrawn = browser.post(f"/staff/uitnodigingen/{invitation.id}/intrekken", {"back": address})
    assert withdrawn.headers["location"] == f"{address}#uitnodigingen"
    assert not opens(house, token)
    assert browser.bare_post("/code", {"code": typed[1]}).status_code == 422
    assert browser.get(f"/t/{token}").status_code == 404
    assert "Er is nu geen uitnodiging die nog werkt." in text(browser.get(address))
    with database.session(house.url) as work:
        assert any("ingetrokken" in line.what for line in access_log.of_client(work, client.id))
    browser.get(address)
    assert browser.post(f"/staff/uitnodigingen/{uuid.uuid4()}/intrekken").status_code == 404


def test_all_that_still_works_is_listed(browser: Browser, house: House, anja: Staff) -> None:
    browser.get("/staff/uitnodigingen")
    browser.post("/staff/uitnodigingen", {"kind": "living_room"})
    client = house.client(contact=anja)
    browser.get(f"/staff/bewoners/{client.id}")
    browser.post(f"/staff/bewoners/{client.id}/gesprekken")
    page = text(browser.get("/staff/uitnodigingen?van=mijn"))
    assert "Uitnodigingen die nog werken 2" in page
    assert "Johanna Vroemen Kennismaking, nog niet begonnen" in page
    assert "Huiskamer Huiskamergesprek, nog niet begonnen" in page
    with database.session(house.url) as work:
        for talk in work.scalars(sa.select(Conversation)):
            talk.state = ConversationState.CLOSED
    assert "Er is nu geen uitnodiging die nog werkt." in text(browser.get("/staff/uitnodigingen"))
