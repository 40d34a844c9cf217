"""A talk as plain text and on paper: what stands in it, what stays in, and that it is written down."""

from __future__ import annotations

import uuid

import pytest
import sqlalchemy as sa

from records import access_log, database, wishes
from records.models import Client, Consent, Conversation, Goal, MayKnow, Review, Role, SignalKind, Staff
from tests.web.staff.house import Browser, House, text


@pytest.fixture
def client(house: House, anja: Staff) -> Client:
    return house.client(contact=anja)


def agree(house: House, wish_id: uuid.UUID, by: Staff, who: str = "Anja") -> None:
    with database.session(house.url) as work:
        wishes.review(work, wish_id, by=by, review=Review.AGREED)
        work.execute(sa.update(Goal).where(Goal.wish_id == wish_id).values(who=who))


def log(house: House, client: Client) -> list[tuple[str, str]]:
    with database.session(house.url) as work:
        return [(line.event, line.what) for line in access_log.of_client(work, client.id)]


class TestAsText:
    def test_holds_own_words_and_what_was_agreed_and_no_transcript(
        self, house: House, browser: Browser, client: Client, anja: Staff
    ) -> None:
        talk = house.talk(client)
        wish = house.wish(talk, "Ik wil graag weer eens naar de markt.")
        house.says(talk, "Verder was het een gewone dag.")
        agree(house, wish.id, anja)
        answer = browser.get(f"/staff/gesprekken/{talk.id}/tekst")
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
        assert answer.text.startswith("Kennismaking met mevrouw Vroemen\n")
        assert "“Ik wil graag weer eens naar de markt.” (wens, Plezierige dag)" in answer.text
        assert (
            "Afgesproken: Ik wil graag weer eens naar de markt. Wie: Anja. Hoe het staat: loopt."
            in answer.text
        )
        assert "gewone dag" not in answer.text
        assert ("export", f"gesprek {talk.id} als tekst") in log(house, client)

    def test_holds_all_that_was_said_when_asked(self, house: House, browser: Browser, client: Client) -> None:
        talk = house.talk(client)
        house.says(talk, "Verder was het een gewone dag.")
        answer = browser.get(f"/staff/gesprekken/{talk.id}/tekst?alles=1").text
        assert "Mevrouw Vroemen: Verder was het een gewone dag." in answer
        assert "Warm Welkom: Ik luister." in answer
        assert ("export", f"gesprek {talk.id} als tekst, met alles wat is gezegd") in log(house, client)

    def test_a_relative_is_named_with_whom_it_is_about(
        self, house: House, browser: Browser, client: Client
    ) -> None:
        talk = house.talk(client, relative=house.relative(client))
        house.wish(talk, "Mijn moeder hield van dansen.")
        answer = browser.get(f"/staff/gesprekken/{talk.id}/tekst").text
        assert "Marjan Vroemen (dochter)" in answer
        assert "Bewoner: Johanna Vroemen" in answer

    def test_words_around_abuse_stay_in(self, house: House, browser: Browser, client: Client) -> None:
        house.colleague("Hannah Bos", "hannah@huis.example", Role.APPOINTED_OFFICER)
        talk = house.talk(client)
        house.wish(talk, "Ik wil graag naar de tuin.")
        house.signal(talk, "Iemand slaat mij.", SignalKind.ABUSE)
        house.wish(talk, "Ik wil dat het ophoudt.")
        for address in (f"{talk.id}/tekst?alles=1", f"{talk.id}/afdruk"):
            answer = browser.get(f"/staff/gesprekken/{address}").text
            assert "naar de tuin" in answer
            assert "slaat" not in answer
            assert "ophoudt" not in answer

    def test_one_wish(self, house: House, browser: Browser, client: Client) -> None:
        talk = house.talk(client)
        wish = house.wish(talk, "Ik wil graag naar de tuin.")
        answer = browser.get(f"/staff/wensen/{wish.id}/tekst").text
        assert "kennismaking. Mevrouw Vroemen:\n“Ik wil graag naar de tuin.” (wens, Plezierige dag)" in answer
        assert ("export", f"wens {wish.id} als tekst") in log(house, client)


class TestWhatStaysIn:
    @pytest.mark.parametrize("consent", [Consent.ASKED, Consent.REFUSED, Consent.WITHDRAWN])
    def test_without_a_yes(self, house: House, browser: Browser, client: Client, consent: Consent) -> None:
        talk = house.talk(client, consent=consent)
        for what in ("tekst", "afdruk"):
            assert browser.get(f"/staff/gesprekken/{talk.id}/{what}").status_code == 404

    def test_what_is_for_the_contact_person_alone(
        self, house: House, browser: Browser, client: Client
    ) -> None:
        lead = house.colleague("Ellen Vossen", "ellen@huis.example", Role.TEAM_LEAD)
        talk = house.talk(client)
        wish = house.wish(talk, "Ik wil graag naar de tuin.")
        with database.session(house.url) as work:
            work.get_one(Conversation, talk.id).may_know = MayKnow.CONTACT_PERSON
        addresses = (f"gesprekken/{talk.id}/tekst", f"gesprekken/{talk.id}/afdruk", f"wensen/{wish.id}/tekst")
        for address in addresses:
            assert browser.get(f"/staff/{address}").status_code == 200
        other = Browser(browser.app)
        other.log_in(lead.email)
        for address in addresses:
            assert other.get(f"/staff/{address}").status_code == 404

    def test_who_is_not_in_reach(self, house: House, browser: Browser) -> None:
        bas = house.colleague("Bas Hendrix", "bas@huis.example")
        talk = house.talk(house.client("Sjef Habets", "Sjef", contact=bas))
        wish = house.wish(talk, "Ik wil graag naar de tuin.")
        for address in (
            f"gesprekken/{talk.id}/tekst",
            f"gesprekken/{talk.id}/afdruk",
            f"wensen/{wish.id}/tekst",
        ):
            answer = browser.get(f"/staff/{address}")
            assert answer.status_code == 404
            assert "tuin" not in answer.text

    @pytest.mark.parametrize("role", [Role.MANAGER, Role.ADMINISTRATOR, Role.ACTIVITY_COORDINATOR])
    def test_other_roles(self, house: House, browser: Browser, client: Client, role: Role) -> None:
        member = house.colleague("Iemand Anders", "iemand@huis.example", role)
        talk = house.talk(client)
        other = Browser(browser.app)
        other.log_in(member.email)
        assert other.get(f"/staff/gesprekken/{talk.id}/tekst").status_code == 403


def test_on_paper_stands_what_was_agreed_first(
    house: House, browser: Browser, client: Client, anja: Staff
) -> None:
    talk = house.talk(client)
    house.wish(talk, "Ik zing graag.")
    wish = house.wish(talk, "Ik wil naar de markt.")
    agree(house, wish.id, anja)
    answer = browser.get(f"/staff/gesprekken/{talk.id}/afdruk")
    shown = text(answer)
    assert shown.index("Dit spraken wij af") < shown.index("naar de markt") < shown.index("Ik zing graag")
    assert "Wie: Anja. Nog zonder dag." in shown
    assert ("print", f"gesprek {talk.id} op papier") in log(house, client)


def test_the_page_of_a_talk_leads_to_both(house: House, browser: Browser, client: Client) -> None:
    talk = house.talk(client)
    wish = house.wish(talk, "Ik zing graag.")
    shown = browser.get(f"/staff/gesprekken/{talk.id}").text
    for address in (f"gesprekken/{talk.id}/tekst", f"gesprekken/{talk.id}/afdruk", f"wensen/{wish.id}/tekst"):
        assert f'href="/staff/{address}"' in shown
