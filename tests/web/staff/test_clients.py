"""The people who live here: the list, a new one, their page, and inviting them."""

from __future__ import annotations

import html
import re
import uuid
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from records import access_log, clients, database, invitations, talks
from records.models import (
    AccessLog,
    Client,
    Conversation,
    ConversationKind,
    ConversationState,
    Invitation,
    Role,
    Speaker,
    Staff,
    now,
)
from tests.web.staff.house import Browser, House, text
from web.staff.pages import long_day


def becomes_lead(house: House, anja: Staff, ward: str = "") -> None:
    """Anja leads a ward, or the whole house."""
    with database.session(house.url) as work:
        member = work.get_one(Staff, anja.id)
        member.role, member.ward = Role.TEAM_LEAD, ward


def test_the_list_shows_everyone_by_name(browser: Browser, house: House, anja: Staff) -> None:
    house.client("Sjef Habets", "Sjef", of_nobody=True)
    house.client(contact=anja)
    becomes_lead(house, anja)
    page = text(browser.get("/staff/bewoners?van=alle"))
    assert page.index("Johanna Vroemen") < page.index("Sjef Habets")
    assert "Kamer 12, De Beuk" in page
    assert "Contactpersoon: Anja de Wit" in page
    assert "Nog geen contactpersoon" in page
    with database.session(house.url) as work:
        lines = work.scalars(sa.select(AccessLog)).all()
    assert [(line.event, line.what) for line in lines] == [("view", "lijst van bewoners")] * 2


def test_the_list_begins_with_my_people(browser: Browser, house: House, anja: Staff) -> None:
    house.client("Sjef Habets", "Sjef", of_nobody=True)
    house.client(contact=anja)
    assert "Van iedereen" not in text(browser.get("/staff/bewoners?van=alle"))  # nothing to choose from
    assert "Sjef Habets" not in browser.page
    becomes_lead(house, anja, "De Beuk")
    page = text(browser.get("/staff/bewoners"))
    assert "Johanna Vroemen" in page
    assert "Sjef Habets" not in page
    assert "Sjef Habets" in text(browser.get("/staff/bewoners?van=team"))  # the same ward
    assert "Hier staat niemand." in text(browser.get("/staff/bewoners?van=alle&groep=De+Eik"))


def test_a_long_list_comes_in_pages(browser: Browser, house: House, anja: Staff) -> None:
    becomes_lead(house, anja)
    with database.session(house.url) as work:
        work.add_all([Client(name=f"Bewoner {n:03}", called="u") for n in range(130)])
    page = browser.get("/staff/bewoners?van=alle&pagina=2")
    assert page.text.count('class="person"') == 60
    assert "Pagina 2 van 3" in text(page)
    assert "Bewoner 060" in page.text
    assert "&amp;pagina=3" in page.text
    assert browser.get("/staff/bewoners?pagina=0").status_code == 422


def test_who_left_stands_apart(browser: Browser, house: House) -> None:
    client = house.client()
    with database.session(house.url) as work:
        work.get_one(Client, client.id).left_on = date(2026, 1, 5)
    assert "Johanna Vroemen" not in text(browser.get("/staff/bewoners?van=alle"))
    gone = text(browser.get("/staff/bewoners?van=alle&weg=true"))
    assert "Wie hier niet meer woont Johanna Vroemen" in gone
    assert "Nieuwe bewoner" not in gone
    assert "Johanna Vroemen Woont hier niet meer sinds 5 januari 2026" in gone


def test_an_empty_list_says_what_to_do(browser: Browser) -> None:
    assert "Hier staat nog niemand." in text(browser.get("/staff/bewoners"))


def test_a_new_client_gets_a_page(browser: Browser, house: House, anja: Staff) -> None:
    page = browser.get("/staff/bewoners/nieuw")
    assert f'<option value="{anja.id}" selected>Anja de Wit, vaste contactpersoon</option>' in page.text
    answer = browser.post(
        "/staff/bewoners",
        {
            "name": " Rukmini Soekhlal ",
            "called": "mevrouw Soekhlal",
            "room": "23",
            "ward": "De Eik",
            "contact_person": str(anja.id),
        },
    )
    assert answer.status_code == 303
    page_of_client = text(browser.get(answer.headers["location"]))
    assert "Rukmini Soekhlal" in page_of_client
    assert "Wil genoemd worden mevrouw Soekhlal Kamer 23 Woongroep De Eik" in page_of_client
    assert "Vaste contactpersoon Anja de Wit" in page_of_client
    with database.session(house.url) as work:
        (client,) = clients.everyone(work)
        lines = [(line.event, line.what) for line in access_log.of_client(work, client.id)]
    assert lines == [("view", "bewoner"), ("change", "bewoner gemaakt")]


def test_a_name_is_enough(browser: Browser, house: House) -> None:
    browser.get("/staff/bewoners/nieuw")
    assert browser.post("/staff/bewoners", {"name": "Jo"}).status_code == 303
    with database.session(house.url) as work:
        (client,) = clients.everyone(work)
    assert (client.called, client.contact_person) == ("Jo", None)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": "  ", "room": "23"}, "Vul de naam in."),
        ({"name": "Jo", "room": "23", "contact_person": str(uuid.uuid4())}, "Kies een collega uit de lijst."),
        ({"name": "Jo", "room": "23", "contact_person": "onzin"}, "Kies een collega uit de lijst."),
    ],
)
def test_what_is_missing_is_said_and_the_rest_stays(
    browser: Browser, house: House, fields: dict[str, str], sentence: str
) -> None:
    browser.get("/staff/bewoners/nieuw")
    answer = browser.post("/staff/bewoners", fields)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert 'value="23"' in answer.text
    assert 'aria-invalid="true"' in answer.text
    with database.session(house.url) as work:
        assert clients.everyone(work) == []


def test_too_long_is_refused(browser: Browser) -> None:
    browser.get("/staff/bewoners/nieuw")
    assert browser.post("/staff/bewoners", {"name": "a" * 201}).status_code == 422
    assert browser.post("/staff/bewoners", {"name": "a" * 100_000}).status_code in (413, 422)


def test_wishes_stand_under_their_theme(browser: Browser, house: House) -> None:
    client = house.client()
    talk = house.talk(client)
    house.wish(talk, "koffie om tien uur", themes=("daily_rhythm", "food_drink"))
    house.wish(talk, "weer naar de markt", themes=("pleasant_day",))
    house.wish(talk, "zomaar iets", themes=())
    page = browser.get(f"/staff/bewoners/{client.id}")
    headings = re.findall(r"<h[34][^>]*>(.*?)</h[34]>", page.text)
    assert headings == [
        "Participatie",
        "Plezierige dag",
        "Woon- en leefomstandigheden",
        "Mijn dag",
        "Verder",
        "Nog niet ingedeeld",
    ]
    assert page.text.count("said__words") == 3


def test_talks_are_listed_also_those_not_begun(browser: Browser, house: House) -> None:
    client = house.client()
    house.talk(client, kind=ConversationKind.QUARTERLY)
    with database.session(house.url) as work:
        talks.create(work, kind=ConversationKind.INTAKE, client_id=client.id)
    page = text(browser.get(f"/staff/bewoners/{client.id}"))
    assert "Kwartaalgesprek" in page
    assert "Nog niet begonnen" in page


def test_a_relative_is_added(browser: Browser, house: House) -> None:
    client = house.client()
    browser.get(f"/staff/bewoners/{client.id}")
    answer = browser.post(
        f"/staff/bewoners/{client.id}/naasten",
        {"name": "Wil Habets", "relation": "zus", "may_represent": "true"},
    )
    assert answer.headers["location"] == f"/staff/bewoners/{client.id}#mensen"
    page = text(browser.get(f"/staff/bewoners/{client.id}"))
    assert "Wil Habets zus Mag beslissen als mevrouw Vroemen dat zelf niet kan" in page


def test_a_relative_needs_a_name_and_a_word_for_who_it_is(browser: Browser, house: House) -> None:
    client = house.client()
    browser.get(f"/staff/bewoners/{client.id}")
    answer = browser.post(f"/staff/bewoners/{client.id}/naasten", {"name": "Wil", "relation": " "})
    assert answer.status_code == 422
    assert "Vul in wie dit is, bijvoorbeeld dochter of buurman." in text(answer)
    assert 'value="Wil"' in answer.text
    assert "<details" in answer.text
    assert re.search(r"<details[^>]* open>", answer.text)


def test_a_new_talk_shows_its_link_and_qr_code_once(
    browser: Browser, house: House, anja: Staff, client_page: str
) -> None:
    browser.get(client_page)
    answer = browser.post(f"{client_page}/gesprekken")
    assert answer.status_code == 201
    assert answer.headers["cache-control"] == "no-store"
    link = re.search(r'href="(http://127\.0\.0\.1:8080/t/([\w-]+))"', answer.text)
    assert link is not None
    assert re.search(
        r'<img [^>]*src="data:image/svg\+xml[^"]+"[^>]*alt="QR-code die het gesprek opent"', answer.text
    )
    assert "Deze link en code zie je maar één keer." in text(answer)
    with database.session(house.url) as work:
        opened = invitations.by_token(work, link[2])
        assert opened is not None
        talk = opened.conversation
        assert (talk.kind, talk.speaker) == (ConversationKind.INTAKE, Speaker.CLIENT)
        assert talk.state is ConversationState.NEW
        invitation = work.scalars(sa.select(Invitation)).one()
        assert invitation.made_by_id == anja.id
        assert link[2] not in invitation.token_hash
        assert talk.client_id is not None
        assert access_log.of_client(work, talk.client_id)[0].event == "invite"


@pytest.fixture
def client_page(house: House) -> str:
    return f"/staff/bewoners/{house.client().id}"


def test_the_qr_code_holds_the_link(browser: Browser, client_page: str) -> None:
    from web.staff.clients.invitations import qr_code

    browser.get(client_page)
    answer = browser.post(f"{client_page}/gesprekken")
    link = re.search(r'href="(http[^"]+/t/[^"]+)"', answer.text)
    code = re.search(r'<img [^>]*src="([^"]+)"', answer.text)
    assert link is not None
    assert code is not None
    assert html.unescape(code[1]) == qr_code(link[1])


def test_a_code_to_type_stands_beside_it_and_opens_the_talk(
    browser: Browser, house: House, client_page: str
) -> None:
    browser.get(client_page)
    answer = browser.post(f"{client_page}/gesprekken")
    typed = re.search(r'invitation__typed">(\w{3} \w{3})<', answer.text)
    assert typed is not None
    last_day = long_day(now() + timedelta(days=14))
    assert f"De code werkt tot en met {last_day}" in text(answer)
    assert "Ga naar 127.0.0.1:8080" in text(answer)
    opened = browser.bare_post("/code", {"code": typed[1]})
    assert opened.status_code == 303
    with database.session(house.url) as work:
        found = invitations.by_token(work, opened.headers["location"].removeprefix("/t/"))
        assert found is not None
        assert found.shared


def test_an_unknown_client_can_t_be_invited(browser: Browser, house: House) -> None:
    browser.get("/staff")
    assert browser.post(f"/staff/bewoners/{uuid.uuid4()}/gesprekken").status_code == 404
    with database.session(house.url) as work:
        assert work.scalars(sa.select(Conversation)).all() == []


def test_a_lost_link_can_be_replaced(browser: Browser, house: House) -> None:
    client = house.client()
    talk = house.talk(client)
    browser.get(f"/staff/gesprekken/{talk.id}")
    answer = browser.post(f"/staff/gesprekken/{talk.id}/uitnodiging")
    token = re.search(r"/t/([\w-]+)<", answer.text)
    assert token is not None
    with database.session(house.url) as work:
        found = invitations.by_token(work, token[1])
        assert found is not None
        assert found.conversation_id == talk.id


def test_looking_at_someone_s_page_is_written_down(browser: Browser, house: House, anja: Staff) -> None:
    client: Client = house.client()
    browser.get(f"/staff/bewoners/{client.id}")
    with database.session(house.url) as work:
        (line,) = access_log.of_client(work, client.id)
    assert (line.event, line.what, line.user_id) == ("view", "bewoner", anja.id)
