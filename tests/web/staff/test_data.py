"""The rights of a person, from the staff side: see everything, take it along, correct it, have it removed."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta

import pytest
import sqlalchemy as sa
from fastapi import FastAPI

from records import access_log, database, emergency, goals, review, talks
from records.models import (
    Client,
    Consent,
    Conversation,
    ConversationState,
    Erasure,
    Goal,
    Message,
    Note,
    Relative,
    Role,
    SignalKind,
    Staff,
    now,
)
from tests.web.staff.house import Browser, House, text


@pytest.fixture
def client(house: House, anja: Staff) -> Client:
    return house.client(contact=anja)


@pytest.fixture
def lead(house: House, app: FastAPI, anja: Staff) -> Browser:
    """A browser in which the team lead is logged in."""
    ellen = house.colleague("Ellen Vossen", "ellen@huis.example", Role.TEAM_LEAD)
    browser = Browser(app, "192.0.2.11")
    assert browser.log_in(ellen.email).status_code == 303
    return browser


@pytest.fixture
def talk(house: House, client: Client, anja: Staff) -> Conversation:
    """A talk that is closed: a wish that was agreed on, and something that nobody looked at."""
    talk = house.talk(client)
    wish = house.wish(talk, "Ik wil zo graag naar de tuin", say_back="U wilt naar de tuin.")
    house.wish(talk, "Ik mis de harmonie", say_back="U mist de harmonie.")
    house.says(talk, "Mijn knie doet soms pijn")
    with database.session(house.url) as work:
        goal = review.agree(work, wish.id, by=anja)
        assert goal is not None
        goals.change(work, goal.id, by=anja, who="Bas", words="Ja, met Bas")
        talks.set_state(work, talk.id, ConversationState.CLOSED)
    return talk


def lines(house: House, client: Client) -> list[tuple[str, str]]:
    with database.session(house.url) as work:
        return [(line.event, line.what) for line in access_log.of_client(work, client.id)]


class TestEverything:
    @pytest.fixture
    def whole(self, house: House, client: Client, talk: Conversation, anja: Staff) -> Client:
        house.relative(client)
        with database.session(house.url) as work:
            work.add(Note(client_id=client.id, staff_id=anja.id, text="Neemt graag de trap"))
        return client

    WORDS = (
        "Johanna Vroemen",
        "Marjan Vroemen",
        "Ik wil zo graag naar de tuin",
        "Ik mis de harmonie",
        "Mijn knie doet soms pijn",
        "Ja, met Bas",
        "Neemt graag de trap",
    )

    @pytest.mark.parametrize("page", ["alles", "alles/blad"])
    def test_it_is_read_and_printed(self, browser: Browser, house: House, whole: Client, page: str) -> None:
        answer = browser.get(f"/staff/bewoners/{whole.id}/gegevens/{page}")
        assert answer.status_code == 200
        for words in self.WORDS:
            assert words in text(answer) or words in answer.text
        event = "view" if page == "alles" else "print"
        assert lines(house, whole)[0] == (event, "alles over deze bewoner")

    def test_it_is_taken_along(self, browser: Browser, house: House, whole: Client) -> None:
        answer = browser.get(f"/staff/bewoners/{whole.id}/gegevens/alles.json")
        assert answer.headers["content-disposition"] == 'attachment; filename="johanna-vroemen.json"'
        told = json.loads(answer.text)
        for words in self.WORDS:
            assert words in answer.text
        assert told["relatives"][0]["relation"] == "dochter"
        assert [one["happened"] for one in told["goals"][0]["history"]] == ["agreed", "changed"]
        assert "hash" not in answer.text
        assert lines(house, whole)[0] == ("export", "alles over deze bewoner")

    @pytest.mark.parametrize("page", ["alles", "alles/blad", "alles.json"])
    def test_abuse_is_not_in_it_for_who_may_not_see_it(
        self, browser: Browser, house: House, whole: Client, talk: Conversation, page: str
    ) -> None:
        house.colleague("Hannah Bos", "hannah@huis.example", Role.APPOINTED_OFFICER)
        with database.session(house.url) as work:
            talks.set_state(work, talk.id, ConversationState.OPEN)
        house.signal(talk, "Die nachtzuster slaat mij", SignalKind.ABUSE)
        answer = browser.get(f"/staff/bewoners/{whole.id}/gegevens/{page}")
        assert "nachtzuster" not in answer.text
        assert "slecht behandeld" not in answer.text
        assert "abuse" not in answer.text
        assert "Ik wil zo graag naar de tuin" in answer.text

    @pytest.mark.parametrize("page", ["alles", "alles.json"])
    @pytest.mark.parametrize("consent", [Consent.ASKED, Consent.REFUSED, Consent.WITHDRAWN])
    def test_what_is_not_given_to_keep_is_not_in_it(
        self, browser: Browser, house: House, client: Client, page: str, consent: Consent
    ) -> None:
        talk = house.talk(client, consent=Consent.ASKED)
        house.wish(talk, "Ik wil een kanarie")
        if consent is not Consent.ASKED:
            with database.session(house.url) as work:
                talks.set_consent(work, talk.id, consent)
        assert "kanarie" not in browser.get(f"/staff/bewoners/{client.id}/gegevens/{page}").text

    @pytest.mark.parametrize("page", ["alles", "alles/blad", "alles.json", "wissen"])
    def test_of_somebody_else_there_is_nothing(self, browser: Browser, house: House, page: str) -> None:
        other = house.client(name="Piet Smeets", called="Piet", of_nobody=True)
        answer = browser.get(f"/staff/bewoners/{other.id}/gegevens/{page}")
        assert answer.status_code == 403  # the way in for an emergency, which names nobody
        assert "Smeets" not in answer.text


class TestCorrecting:
    @pytest.fixture
    def relative(self, house: House, client: Client) -> Relative:
        return house.relative(client)

    def test_a_relative_is_changed(
        self, browser: Browser, house: House, client: Client, relative: Relative
    ) -> None:
        page = f"/staff/bewoners/{client.id}/naasten/{relative.id}"
        browser.get(page)
        answer = browser.post(page, {"name": "Marjan Smit", "relation": "dochter", "may_represent": "true"})
        assert answer.status_code == 303
        now_is = house.read(Relative, relative.id)
        assert (now_is.name, now_is.may_represent) == ("Marjan Smit", True)
        assert lines(house, client)[0] == ("change", "naaste veranderd")

    def test_who_is_second_sees_what_was_first(
        self, browser: Browser, house: House, client: Client, relative: Relative
    ) -> None:
        page = f"/staff/bewoners/{client.id}/naasten/{relative.id}"
        was = browser.get(page).text.partition('name="was" value="')[2][:16]
        with database.session(house.url) as work:
            work.get_one(Relative, relative.id).relation = "nicht"
        answer = browser.post(page, {"name": "Marjan", "relation": "dochter", "was": was})
        assert answer.status_code == 409
        assert "nicht" in answer.text
        assert house.read(Relative, relative.id).name == "Marjan Vroemen"

    @pytest.mark.parametrize("fields", [{"name": "", "relation": "x"}, {"name": "x", "relation": " "}])
    def test_without_a_name_or_a_word_nothing_changes(
        self, browser: Browser, house: House, client: Client, relative: Relative, fields: dict[str, str]
    ) -> None:
        page = f"/staff/bewoners/{client.id}/naasten/{relative.id}"
        browser.get(page)
        assert browser.post(page, fields).status_code == 422
        assert house.read(Relative, relative.id).name == "Marjan Vroemen"

    def test_a_relative_goes_with_their_talks_after_a_tick(
        self, browser: Browser, house: House, client: Client, relative: Relative
    ) -> None:
        talk = house.talk(client, relative)
        page = f"/staff/bewoners/{client.id}/naasten/{relative.id}"
        assert "Ook 1 gesprek van Marjan Vroemen gaat weg" in text(browser.get(page))
        refused = browser.post(f"{page}/weg")
        assert refused.status_code == 422
        assert "Zet eerst een vinkje" in refused.text
        assert browser.post(f"{page}/weg", {"sure": "true"}).status_code == 303
        with database.session(house.url) as work:
            assert work.get(Relative, relative.id) is None
            assert work.get(Conversation, talk.id) is None
        assert lines(house, client)[0] == ("erase", "naaste weg")

    def test_a_relative_of_another_client_is_not_there(
        self, browser: Browser, house: House, client: Client
    ) -> None:
        other = house.relative(house.client(name="Piet Smeets", of_nobody=True), name="Kees")
        answer = browser.get(f"/staff/bewoners/{client.id}/naasten/{other.id}")
        assert answer.status_code == 404
        assert "Kees" not in answer.text

    def test_a_note_is_changed_and_removed(
        self, browser: Browser, house: House, client: Client, anja: Staff
    ) -> None:
        with database.session(house.url) as work:
            note = Note(client_id=client.id, staff_id=anja.id, text="Loopt slecht")
            work.add(note)
        browser.get(f"/staff/bewoners/{client.id}/gegevens/alles")
        address = f"/staff/bewoners/{client.id}/notities/{note.id}"
        assert browser.post(address, {"text": "Neemt de lift"}).status_code == 303
        assert house.read(Note, note.id).text == "Neemt de lift"
        assert browser.post(address, {"text": "  "}).status_code == 303
        with database.session(house.url) as work:
            assert work.get(Note, note.id) is None

    def test_a_goal_is_removed_after_a_tick(
        self, browser: Browser, house: House, client: Client, talk: Conversation
    ) -> None:
        with database.session(house.url) as work:
            goal = work.scalars(sa.select(Goal)).one()
        browser.get(f"/staff/afspraken/{goal.id}")
        browser.post(f"/staff/afspraken/{goal.id}/weg")
        assert house.read(Goal, goal.id) is not None
        assert browser.post(f"/staff/afspraken/{goal.id}/weg", {"sure": "true"}).status_code == 303
        with database.session(house.url) as work:
            assert work.get(Goal, goal.id) is None


class TestATalk:
    def address(self, talk: Conversation) -> str:
        return f"/staff/gesprekken/{talk.id}/wissen"

    def test_the_words_go_and_what_was_agreed_stays(
        self, browser: Browser, house: House, client: Client, talk: Conversation
    ) -> None:
        shown = text(browser.get(self.address(talk)))
        assert "Let op: 1 ding heeft nog niemand bekeken" in shown
        assert browser.post(f"{self.address(talk)}/woorden").status_code == 422
        assert browser.post(f"{self.address(talk)}/woorden", {"sure": "true"}).status_code == 303
        page = browser.get(f"/staff/gesprekken/{talk.id}")
        assert "De woorden van dit gesprek zijn weggehaald op" in text(page)
        assert "Ik wil zo graag naar de tuin" in page.text
        assert "harmonie" not in page.text
        assert "knie" not in page.text
        review_page = browser.get(f"/staff/gesprekken/{talk.id}/bekijken")
        assert "De woorden van dit gesprek zijn weggehaald op" in text(review_page)
        assert lines(house, client)[2] == ("erase", f"gesprek {talk.id}: woorden weg")

    def test_one_thing_that_was_said_goes(
        self, browser: Browser, house: House, client: Client, talk: Conversation
    ) -> None:
        browser.get(self.address(talk))
        with database.session(house.url) as work:
            knee = work.scalars(sa.select(Message).where(Message.text.contains("knie"))).one()
        assert browser.post(f"{self.address(talk)}/berichten").status_code == 422
        address = f"{self.address(talk)}/berichten"
        assert browser.post(address, {"message": str(knee.id)}).status_code == 303
        page = browser.get(f"/staff/gesprekken/{talk.id}").text
        assert "knie" not in page
        assert "harmonie" in page

    def test_a_message_of_another_talk_can_not_be_chosen(
        self, browser: Browser, house: House, client: Client, talk: Conversation
    ) -> None:
        other = house.talk(house.client(name="Piet Smeets", of_nobody=True))
        said = house.says(other, "Van mij")
        browser.get(self.address(talk))
        answer = browser.post(f"{self.address(talk)}/berichten", {"message": str(said.id)})
        assert answer.status_code == 422
        assert house.read(Message, said.id).text == "Van mij"

    def test_after_the_yes_is_taken_back_no_screen_shows_it(
        self, browser: Browser, house: House, client: Client, talk: Conversation
    ) -> None:
        browser.get(self.address(talk))
        assert browser.post(f"{self.address(talk)}/toestemming").status_code == 422
        assert browser.post(f"{self.address(talk)}/toestemming", {"sure": "true"}).status_code == 303
        assert house.read(Conversation, talk.id).consent is Consent.WITHDRAWN
        assert ("erase", f"gesprek {talk.id}: toestemming ingetrokken") in lines(house, client)
        for page in (
            f"/staff/gesprekken/{talk.id}",
            f"/staff/gesprekken/{talk.id}/bekijken",
            f"/staff/bewoners/{client.id}",
            f"/staff/bewoners/{client.id}/afspraken",
            f"/staff/bewoners/{client.id}/dit-ben-ik",
            f"/staff/bewoners/{client.id}/gegevens/alles",
            f"/staff/bewoners/{client.id}/gegevens/alles.json",
            "/staff",
            "/staff/afspraken?van=alle",
            "/staff/zoeken?q=harmonie",
            "/staff/zoeken?q=tuin",
        ):
            shown = browser.get(page)
            assert shown.status_code == 200, page
            for words in ("naar de tuin", "de harmonie", "knie"):
                assert words not in shown.text, (page, words)

    def test_a_talk_that_goes_on_is_not_emptied_but_the_yes_can_be_taken_back(
        self, browser: Browser, house: House, client: Client
    ) -> None:
        talk = house.talk(client)
        house.wish(talk, "Ik wil een kanarie")
        assert "kan zelf zeggen: vergeet dat" in text(browser.get(self.address(talk)))
        browser.post(f"{self.address(talk)}/woorden", {"sure": "true"})
        assert house.read(Conversation, talk.id).raw_gone_at is None
        browser.post(f"{self.address(talk)}/toestemming", {"sure": "true"})
        assert house.read(Conversation, talk.id).state is ConversationState.CLOSED

    def test_of_somebody_else_there_is_nothing_to_remove(
        self, browser: Browser, house: House, client: Client
    ) -> None:
        other = house.talk(house.client(name="Piet Smeets", of_nobody=True))
        house.wish(other, "Ik wil een kanarie")
        browser.get(f"/staff/bewoners/{client.id}")
        for way in ("woorden", "toestemming", "berichten"):
            assert browser.post(f"{self.address(other)}/{way}", {"sure": "true"}).status_code in (403, 404)
        assert house.read(Conversation, other.id).consent is Consent.GIVEN

    def test_who_opened_somebody_in_an_emergency_removes_nothing(
        self, browser: Browser, house: House, anja: Staff
    ) -> None:
        other = house.client(name="Piet Smeets", of_nobody=True)
        talk = house.talk(other)
        with database.session(house.url) as work:
            member, found = work.get_one(Staff, anja.id), work.get_one(Client, other.id)
            emergency.open_for(work, member, found, "Zij zit op de gang en huilt")
        browser.get(f"/staff/bewoners/{other.id}/gegevens/alles")
        assert browser.get(self.address(talk)).status_code == 403
        token = browser.token
        answer = browser.post(f"{self.address(talk)}/toestemming", {"sure": "true"}, token=token)
        assert answer.status_code == 403
        assert house.read(Conversation, talk.id).consent is Consent.GIVEN


class TestAPerson:
    def address(self, client: Client) -> str:
        return f"/staff/bewoners/{client.id}/gegevens/wissen"

    def test_the_words_of_all_talks(
        self, browser: Browser, house: House, client: Client, talk: Conversation
    ) -> None:
        assert "Van 1 gesprek (ook met naasten) gaat weg" in text(browser.get(self.address(client)))
        assert browser.post(f"{self.address(client)}/woorden").status_code == 422
        assert browser.post(f"{self.address(client)}/woorden", {"sure": "true"}).status_code == 303
        assert house.read(Conversation, talk.id).raw_gone_at is not None

    def test_a_contact_person_can_not_remove_everything(
        self, browser: Browser, house: House, client: Client, talk: Conversation
    ) -> None:
        assert "Alles wissen doet de teamleider" in text(browser.get(self.address(client)))
        answer = browser.post(f"{self.address(client)}/alles", {"name": client.name})
        assert answer.status_code == 403
        assert house.read(Client, client.id) is not None

    def test_a_team_lead_types_the_name_and_everything_goes(
        self, lead: Browser, house: House, client: Client, talk: Conversation
    ) -> None:
        shown = text(lead.get(self.address(client)))
        assert "1 gesprek" in shown
        assert "1 afspraak" in shown
        refused = lead.post(f"{self.address(client)}/alles", {"name": "Johanna"})
        assert refused.status_code == 422
        assert "Dit is niet de naam" in refused.text
        gone = lead.post(f"{self.address(client)}/alles", {"name": " johanna  vroemen "})
        assert gone.status_code == 200
        assert "Alles is weg" in gone.text
        assert lead.get(f"/staff/bewoners/{client.id}").status_code == 404
        with database.session(house.url) as work:
            assert work.scalars(sa.select(Client)).all() == []
            assert work.scalars(sa.select(Message)).all() == []
            assert [row.key for row in work.scalars(sa.select(Erasure))] == [client.id]
            assert access_log.check(work).whole
        assert lines(house, client)[0] == ("erase", "alles over deze bewoner")

    @pytest.mark.parametrize("role", [r for r in Role if r not in (Role.CONTACT_PERSON, Role.TEAM_LEAD)])
    def test_other_roles_get_nothing(
        self, app: FastAPI, house: House, client: Client, talk: Conversation, role: Role
    ) -> None:
        other = house.colleague("Lotte", "lotte@huis.example", role)
        browser = Browser(app, "192.0.2.12")
        browser.log_in(other.email)
        for page in (
            f"{self.address(client)}",
            f"/staff/bewoners/{client.id}/gegevens/alles",
            f"/staff/bewoners/{client.id}/gegevens/alles.json",
            f"/staff/gesprekken/{talk.id}/wissen",
        ):
            answer = browser.get(page)
            assert answer.status_code == 403, page
            assert "Vroemen" not in answer.text


def test_today_warns_that_words_go(
    browser: Browser, house: House, client: Client, talk: Conversation
) -> None:
    assert "verliest binnenkort de woorden" not in text(browser.get("/staff"))
    with database.session(house.url) as work:
        long_ago = now() - timedelta(days=160)
        work.execute(sa.update(Conversation).values(created_at=long_ago))
        work.execute(sa.update(Message).values(created_at=long_ago))
    assert "verliest binnenkort de woorden, op" in text(browser.get("/staff"))


def test_what_is_not_there_is_not_there(browser: Browser, house: House, client: Client) -> None:
    nobody = uuid.uuid4()
    for page in (
        f"/staff/bewoners/{nobody}/gegevens/alles",
        f"/staff/bewoners/{nobody}/gegevens/wissen",
        f"/staff/gesprekken/{nobody}/wissen",
        f"/staff/bewoners/{client.id}/naasten/{nobody}",
    ):
        assert browser.get(page).status_code == 404, page
