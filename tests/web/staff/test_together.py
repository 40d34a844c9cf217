"""Samen doen, through the pages: what is shown to whom, asking, introducing, what the access log holds."""

from __future__ import annotations

import uuid

import pytest
import sqlalchemy as sa
from fastapi import FastAPI

from records import database
from records.models import (
    AccessLog,
    Answer,
    Client,
    Conversation,
    Introduced,
    Introduction,
    MayKnow,
    Role,
    Sharing,
    Staff,
    Wish,
    WishKind,
)
from tests.keys import key_of
from tests.web.staff.house import Browser, House, text


@pytest.fixture
def lotte(house: House, anja: Staff, app: FastAPI) -> Browser:
    """A browser in which the activity coordinator is logged in."""
    member = house.colleague("Lotte Vermeer", "lotte@huis.example", Role.ACTIVITY_COORDINATOR)
    browser = Browser(app)
    assert browser.log_in(member.email).status_code == 303
    return browser


@pytest.fixture
def bas(house: House, anja: Staff) -> Staff:
    return house.colleague("Bas Hendrix", "bas@huis.example")


def likes(
    house: House,
    name: str,
    words: str,
    contact: Staff,
    *,
    may_know: MayKnow | None = MayKnow.TEAM,
    themes: tuple[str, ...] = ("pleasant_day",),
) -> Wish:
    client = house.client(name, name.split()[0], contact)
    talk = house.talk(client)
    wish = house.wish(talk, words, kind=WishKind.INTEREST, themes=themes)
    with database.session(house.url) as work:
        work.get_one(Conversation, talk.id).may_know = may_know
    return wish


@pytest.fixture
def karel(house: House, anja: Staff) -> Wish:
    return likes(house, "Karel Jongen", "Rikken op woensdag", anja)


@pytest.fixture
def sien(house: House, bas: Staff) -> Wish:
    return likes(house, "Sien Beckers", "de kaartclub in het dorp", bas)


def logged(house: House, event: str, what: str) -> list[uuid.UUID | None]:
    with database.session(house.url) as work:
        return list(
            work.scalars(
                sa.select(AccessLog.client_id).where(AccessLog.event == event, AccessLog.what == what)
            )
        )


def test_the_coordinator_sees_what_is_shared_and_nothing_else(
    house: House, lotte: Browser, karel: Wish, sien: Wish
) -> None:
    shown = text(lotte.get("/staff/samen"))
    assert "Kaarten 2 bewoners" in shown
    assert "Karel" not in shown  # names are one page further
    page = lotte.get("/staff/samen/kaarten")
    assert "Karel Jongen De Beuk" in text(page)
    assert "“Rikken op woensdag”" in text(page)
    assert "/staff/bewoners" not in page.text
    assert "/staff/gesprekken" not in page.text
    assert lotte.get(f"/staff/bewoners/{karel.client_id}/delen").status_code == 403
    assert lotte.get(f"/staff/gesprekken/{karel.conversation_id}").status_code == 403
    assert set(logged(house, "view", "samen doen")) == {karel.client_id, sien.client_id}


@pytest.mark.parametrize("role", [Role.MANAGER, Role.ADMINISTRATOR, Role.APPOINTED_OFFICER])
def test_who_has_another_task_sees_none_of_it(
    house: House, app: FastAPI, karel: Wish, sien: Wish, role: Role
) -> None:
    member = house.colleague("Iemand", "iemand@huis.example", role)
    browser = Browser(app)
    browser.log_in(member.email)
    for path in ("/staff/samen", "/staff/samen/ideeen", "/staff/samen/kaarten", "/staff/samen/kaarten/lijst"):
        answer = browser.get(path)
        assert answer.status_code == 403
        assert "Karel" not in answer.text
    browser.get("/staff/account")
    for path in ("/staff/samen/kaarten/kennismaken", f"/staff/kennismaken/{uuid.uuid4()}"):
        assert browser.post(path, {"wil": "ja"}).status_code == 403


def test_a_contact_person_sees_others_once_they_said_yes(
    house: House, browser: Browser, karel: Wish, sien: Wish, bas: Staff
) -> None:
    assert "Sien" not in browser.get("/staff/samen/kaarten").text
    with database.session(house.url) as work:
        work.add(Sharing(wish_id=sien.id, may=True, staff_id=bas.id))
    assert "Sien Beckers" in browser.get("/staff/samen/kaarten").text


def test_looking_for_an_interest_forgives_spelling(lotte: Browser, karel: Wish, sien: Wish) -> None:
    assert "Kaarten" in text(lotte.get("/staff/samen?q=klaverjasen"))
    assert "Niets gevonden" in text(lotte.get("/staff/samen?q=zwemmen"))
    for order in ("meeste", "nieuwste", "soort", "onzin"):
        assert "Kaarten" in text(lotte.get(f"/staff/samen?volgorde={order}"))
    assert "Niets gevonden" in text(lotte.get("/staff/samen?groep=De+Eik"))
    assert "Kaarten" in text(lotte.get("/staff/samen?groep=De+Beuk"))


def test_ideas_say_for_how_many_and_the_list_who(
    house: House, lotte: Browser, karel: Wish, sien: Wish
) -> None:
    ideas = text(lotte.get("/staff/samen/ideeen"))
    assert "Kaartmiddag" in ideas
    assert "Kaarten: 2 bewoners" in ideas
    assert "Karel" not in ideas
    sheet = text(lotte.get("/staff/samen/kaarten/lijst"))
    assert "Karel Jongen" in sheet
    assert "Rikken" not in sheet
    assert set(logged(house, "print", "samen doen")) == {karel.client_id, sien.client_id}


def test_an_interest_that_is_not_there_is_not_there(lotte: Browser) -> None:
    assert lotte.get("/staff/samen/onzin").status_code == 404
    assert lotte.get("/staff/samen/onzin/lijst").status_code == 404


class TestMaySpread:
    def test_the_answer_counts_from_then_on_and_can_be_taken_back(
        self, house: House, browser: Browser, lotte: Browser, anja: Staff, karel: Wish, sien: Wish
    ) -> None:
        address = f"/staff/bewoners/{karel.client_id}/delen"
        assert address in browser.get(f"/staff/bewoners/{karel.client_id}").text
        assert "Mocht in het gesprek wel bij het hele team" in text(browser.get(address))
        for answer, seen in (("nee", False), ("ja", True), ("niet-gevraagd", True), ("nee", False)):
            browser.get(address)
            sent = browser.post(f"{address}/{karel.id}", {"mag": answer})
            assert sent.status_code == 303
            assert ("Karel" in lotte.get("/staff/samen/kaarten").text) is seen
        assert "Wordt niet gedeeld" in text(browser.get(address))
        assert len(logged(house, "change", "delen met andere groepen")) == 4

    def test_belief_waits_for_a_yes(
        self, house: House, browser: Browser, lotte: Browser, anja: Staff
    ) -> None:
        wish = likes(house, "Mien Leenders", "Op zondag naar de mis", anja, themes=("meaning_belief",))
        address = f"/staff/bewoners/{wish.client_id}/delen"
        assert "zonder ja ziet niemand het" in text(browser.get(address))
        assert "Mien" not in lotte.get("/staff/samen/kerk").text
        browser.post(f"{address}/{wish.id}", {"mag": "ja"})
        assert "Mien Leenders" in lotte.get("/staff/samen/kerk").text

    def test_only_for_who_is_within_reach_and_only_their_own_words(
        self, house: House, browser: Browser, karel: Wish, sien: Wish
    ) -> None:
        browser.get(f"/staff/bewoners/{karel.client_id}/delen")
        token = browser.token
        assert "Sien" not in text(browser.get(f"/staff/bewoners/{sien.client_id}/delen"))
        for client_id, wish_id, status in (
            (sien.client_id, sien.id, 404),
            (karel.client_id, sien.id, 404),
            (karel.client_id, uuid.uuid4(), 404),
        ):
            sent = browser.post(f"/staff/bewoners/{client_id}/delen/{wish_id}", {"mag": "ja"}, token=token)
            assert sent.status_code == status
        wrong = browser.post(
            f"/staff/bewoners/{karel.client_id}/delen/{karel.id}", {"mag": "misschien"}, token=token
        )
        assert wrong.status_code == 422
        with database.session(house.url) as work:
            assert work.scalars(sa.select(Sharing)).all() == []


class TestIntroducing:
    def propose(self, lotte: Browser, *who: Wish) -> int:
        lotte.get("/staff/samen/kaarten")
        fields = {"wie": [str(one.client_id) for one in who]}
        return lotte.post("/staff/samen/kaarten/kennismaken", fields).status_code  # type: ignore[arg-type]

    def ask_of(self, house: House, client_id: uuid.UUID | None) -> uuid.UUID:
        with database.session(house.url) as work:
            return work.scalars(sa.select(Introduced.id).where(Introduced.client_id == client_id)).one()

    def test_nobody_is_named_to_another_before_both_said_yes(
        self,
        house: House,
        app: FastAPI,
        browser: Browser,
        lotte: Browser,
        bas: Staff,
        karel: Wish,
        sien: Wish,
    ) -> None:
        assert self.propose(lotte, karel, sien) == 303
        assert "Wordt gevraagd" in text(lotte.get("/staff/samen"))
        today = text(browser.get("/staff"))
        assert "Vraag Karel om kennis te maken met iemand die ook van kaarten houdt." in today
        assert "Sien" not in browser.page
        one = self.ask_of(house, karel.client_id)
        assert browser.post(f"/staff/kennismaken/{one}", {"wil": "ja", "back": "/staff"}).status_code == 303
        assert "Sien" not in browser.get("/staff").text
        assert "Vraag Karel" not in browser.page

        of_bas = Browser(app)
        of_bas.log_in("bas@huis.example")
        assert "Vraag Sien om kennis te maken" in text(of_bas.get("/staff"))
        assert "Karel" not in of_bas.page
        of_bas.post(f"/staff/kennismaken/{self.ask_of(house, sien.client_id)}", {"wil": "ja"})
        for who in (browser, of_bas):
            shown = text(who.get("/staff"))
            assert "Jullie kunnen ze voorstellen" in shown
            assert "Karel Jongen" in shown
            assert "Sien Beckers" in shown
        assert "Jullie kunnen ze voorstellen" in text(lotte.get("/staff/samen"))

        with database.session(house.url) as work:
            key = work.scalars(sa.select(Introduction.id)).one()
        lotte.post(f"/staff/samen/kennismaking/{key}", {"how": "Zij spelen nu elke maandag."})
        assert "Jullie kunnen ze voorstellen" not in text(browser.get("/staff"))
        assert house.read(Introduction, key).how_it_went == "Zij spelen nu elke maandag."

    def test_a_no_ends_it_without_a_word(
        self, house: House, browser: Browser, lotte: Browser, karel: Wish, sien: Wish
    ) -> None:
        self.propose(lotte, karel, sien)
        browser.get("/staff")
        browser.post(f"/staff/kennismaken/{self.ask_of(house, karel.client_id)}", {"wil": "nee"})
        assert "Wordt gevraagd" not in text(lotte.get("/staff/samen"))
        assert self.propose(lotte, karel, sien) == 422
        with database.session(house.url) as work:
            assert len(work.scalars(sa.select(Introduction)).all()) == 1

    def test_one_alone_is_not_introduced(self, lotte: Browser, karel: Wish, sien: Wish) -> None:
        assert self.propose(lotte, karel) == 422
        assert self.propose(lotte) == 422

    def test_another_carers_client_is_not_answered_for(
        self, house: House, browser: Browser, lotte: Browser, karel: Wish, sien: Wish
    ) -> None:
        self.propose(lotte, karel, sien)
        one = self.ask_of(house, sien.client_id)
        browser.get("/staff")
        assert browser.post(f"/staff/kennismaken/{one}", {"wil": "nee"}).status_code == 404
        assert house.read(Introduced, one).answer is Answer.NOT_ASKED
        assert browser.bare_post(f"/staff/kennismaken/{one}", {"wil": "nee"}).status_code == 403


class TestApi:
    def call(self, house: House, app: FastAPI, role: Role, path: str) -> tuple[int, str]:
        member = house.colleague("Sleutel", f"{role.value}@huis.example", role)
        with database.session(house.url) as work:
            key = key_of(work, member)
        answer = Browser(app).get(path, Authorization=f"Bearer {key}")
        return answer.status_code, answer.text

    def test_interests_and_their_people(self, house: House, app: FastAPI, karel: Wish, sien: Wish) -> None:
        status, found = self.call(house, app, Role.ACTIVITY_COORDINATOR, "/api/interests")
        assert status == 200
        assert '"key":"kaarten"' in found
        assert "Karel" not in found

    def test_one_interest_names_people_without_an_id(
        self, house: House, app: FastAPI, karel: Wish, sien: Wish
    ) -> None:
        status, found = self.call(house, app, Role.ACTIVITY_COORDINATOR, "/api/interests/kaarten")
        assert status == 200
        assert "Karel Jongen" in found
        assert str(karel.client_id) not in found
        assert set(logged(house, "view", "wat mensen delen")) == {karel.client_id, sien.client_id}

    def test_other_roles_and_other_interests_get_nothing(
        self, house: House, app: FastAPI, karel: Wish
    ) -> None:
        assert self.call(house, app, Role.MANAGER, "/api/interests")[0] == 403
        assert self.call(house, app, Role.ACTIVITY_COORDINATOR, "/api/interests/onzin")[0] == 404


def test_who_left_is_gone_from_the_page(house: House, lotte: Browser, karel: Wish, sien: Wish) -> None:
    with database.session(house.url) as work:
        work.get_one(Client, karel.client_id).left_on = karel.created_at.date()
    assert "Karel" not in lotte.get("/staff/samen/kaarten").text
