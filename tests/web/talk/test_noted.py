"""The page "Wat is er opgeschreven?", and the same as JSON."""

from __future__ import annotations

import html
import re
import uuid

import pytest
from fastapi import FastAPI

from listening.saying_back import quote
from records import database, invitations, wishes
from records.models import (
    Consent,
    Conversation,
    ConversationKind,
    ConversationState,
    Goal,
    Message,
    SignalKind,
    Wish,
    WishKind,
)
from tests.ids import NOTHING
from tests.web.talk.playing import Playing
from tests.web.visitor import Visitor
from warmwelkom.settings import Settings, get_settings
from web.talk.service import TOO_LONG

SOUP = "Ik wil <elke> dag soep."
DOG = "Ik mis mijn hond."


@pytest.fixture
def talk(app: FastAPI, settings: Settings) -> Playing:
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
                kind=WishKind.WISH if text == SOUP else WishKind.LOSS,
                say_back="U wilt elke dag soep." if text == SOUP else quote(text),
                themes=["food_drink"] if text == SOUP else ["home_place"],
            )

    talk.rasa.actions |= {SOUP: hears, DOG: hears}
    talk.opens()
    talk.says("ja")
    talk.says(SOUP)
    talk.says(DOG)
    return talk


@pytest.fixture
def client(app: FastAPI) -> Visitor:
    return Visitor(app)


@pytest.fixture
def page(talk: Playing) -> str:
    return f"/t/{talk.token}/opgeschreven"


@pytest.fixture
def api(talk: Playing) -> str:
    return f"/api/talk/{talk.token}/noted"


def kept(talk: Playing) -> list[Wish]:
    with database.session(talk.url) as work:
        return wishes.of_talk(work, talk.id)


def words(page: str) -> list[str]:
    """Own words on the page, in order."""
    return [
        html.unescape(found) for found in re.findall(r'<p class="written-words">‘(.*?)’</p>', page, re.DOTALL)
    ]


class TestReading:
    def test_every_wish_stands_there_with_own_words_and_what_was_understood(
        self, client: Visitor, page: str
    ) -> None:
        found = client.get(page)
        assert found.status_code == 200
        assert words(found.text) == [SOUP, DOG]
        assert found.text.count("Ik begreep:") == 1  # a quote says no more than the words
        assert "Ik begreep: U wilt elke dag soep." in found.text
        assert "<elke>" not in found.text

    def test_each_can_be_changed_and_struck_with_a_plain_form(
        self, talk: Playing, client: Visitor, page: str
    ) -> None:
        text = client.get(page).text
        for wish in kept(talk):
            assert f'action="{page}/{wish.id}"' in text
            assert f'action="{page}/{wish.id}/weg"' in text
        labels = re.findall(r'<label for="([^"]+)"', text)
        assert labels == re.findall(r'<textarea id="([^"]+)"', text)

    def test_the_talk_leads_to_it_and_it_leads_back(self, talk: Playing, client: Visitor, page: str) -> None:
        assert f'href="{page}"' in client.get(f"/t/{talk.token}").text
        assert f'href="/t/{talk.token}"' in client.get(page).text

    def test_reading_does_not_begin_a_talk(self, client: Visitor, settings: Settings, app: FastAPI) -> None:
        fresh = Playing(settings.database_url)
        app.state.talks = fresh.service
        assert "nog niets opgeschreven" in client.get(f"/t/{fresh.token}/opgeschreven").text
        assert fresh.now().state is ConversationState.NEW
        assert fresh.rasa.turns == []

    def test_how_a_visitor_can_be_reached_stands_there_too(
        self, talk: Playing, client: Visitor, page: str
    ) -> None:
        with database.session(talk.url) as work:
            found = work.get_one(Conversation, talk.id)
            found.visitor_name, found.visitor_reach = "Ans <Bos>", "06 1234"
        assert "Ans &lt;Bos&gt;, 06 1234" in client.get(page).text

    @pytest.mark.parametrize(
        ("consent", "sentence"),
        [(Consent.REFUSED, "U wilde niet dat ik iets bewaar"), (Consent.WITHDRAWN, "Alles is weg.")],
    )
    def test_after_a_no_it_says_that_nothing_is_there(
        self, talk: Playing, client: Visitor, page: str, consent: Consent, sentence: str
    ) -> None:
        talk.consents(consent)(talk.id, talk.id)
        text = client.get(page).text
        assert sentence in text
        assert words(text) == []
        assert "alles-weg" not in text

    def test_nothing_is_inline_and_nothing_is_kept_by_the_browser(self, client: Visitor, page: str) -> None:
        for address in (page, page.replace("opgeschreven", "alles-weg")):
            found = client.get(address)
            assert not re.search(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=\"/static/)", found.text)
            assert not re.search(r"(src|href|action)=\"(?!/|#)", found.text)
            assert found.headers["cache-control"] == "no-store"

    @pytest.mark.parametrize(
        "path", ["opgeschreven", "opgeschreven.json", "alles-weg", f"opgeschreven/{NOTHING}", "weg"]
    )
    def test_an_unknown_link_gets_the_kind_page(self, talk: Playing, client: Visitor, path: str) -> None:
        found = client.get(f"/t/unknown/{path}")
        assert found.status_code in (404, 405)
        assert SOUP not in found.text


class TestChanging:
    def test_the_new_words_stand_there_and_are_confirmed(
        self, talk: Playing, client: Visitor, page: str
    ) -> None:
        wish = kept(talk)[0].id
        answer = client.post(f"{page}/{wish}", data={"own_words": " Op vrijdag soep.\r\nEn vis. "})
        assert (answer.status_code, answer.headers["location"]) == (303, f"{page}#{wish}")
        assert f'id="{wish}"' in client.get(page).text
        assert words(client.get(page).text)[1] == DOG
        soup = kept(talk)[0]
        assert soup.own_words == "Op vrijdag soep.\nEn vis."
        assert soup.say_back == quote(soup.own_words)
        assert soup.confirmed is True
        assert "Ik begreep" not in client.get(page).text

    @pytest.mark.parametrize(("typed", "sentence"), [("  ", "nog niets geschreven"), ("a" * 4001, TOO_LONG)])
    def test_what_can_not_be_taken_comes_back_with_the_reason(
        self, talk: Playing, client: Visitor, page: str, typed: str, sentence: str
    ) -> None:
        answer = client.post(f"{page}/{kept(talk)[1].id}", data={"own_words": typed})
        assert answer.status_code == 422
        assert sentence in answer.text
        assert answer.text.count('aria-invalid="true"') == 1
        assert answer.text.count("<details open") + answer.text.count('written-tool" open') == 1
        assert f">{typed}</textarea>" in answer.text
        assert [wish.own_words for wish in kept(talk)] == [SOUP, DOG]

    def test_a_signal_in_new_words_is_seen_and_what_helps_is_shown_at_once(
        self, talk: Playing, client: Visitor, page: str
    ) -> None:
        answer = client.post(f"{page}/{kept(talk)[1].id}", data={"own_words": "Ik wil niet meer leven."})
        assert answer.status_code == 200
        assert "113" in html.unescape(answer.text).partition('role="alert"')[2].partition("</p>")[0]
        with database.session(talk.url) as work:
            (signal,) = work.get_one(Conversation, talk.id).signals
            assert signal.kind is SignalKind.SUICIDALITY

    def test_what_was_struck_meanwhile_leads_back(self, talk: Playing, client: Visitor, page: str) -> None:
        answer = client.post(f"{page}/{uuid.uuid4()}", data={"own_words": "Brood."})
        assert (answer.status_code, answer.headers["location"]) == (303, page)

    def test_the_api_changes_too(self, talk: Playing, client: Visitor, api: str) -> None:
        wish = kept(talk)[0]
        answer = client.put(f"{api}/{wish.id}", json={"own_words": "Op vrijdag soep."})
        assert answer.status_code == 200
        assert (answer.json()["own_words"], answer.json()["notice"]) == ("Op vrijdag soep.", "")
        assert "113" in client.put(f"{api}/{wish.id}", json={"own_words": "Ik wil dood."}).json()["notice"]
        assert client.put(f"{api}/{wish.id}", json={"own_words": " "}).status_code == 422
        assert client.put(f"{api}/{uuid.uuid4()}", json={"own_words": "x"}).json() == {
            "error": "http_404",
            "message": "Dit staat er niet (meer).",
        }


class TestStriking:
    def test_it_is_gone_and_the_other_stays(self, talk: Playing, client: Visitor, page: str) -> None:
        wish = kept(talk)[0]
        for _ in range(2):  # again changes nothing
            answer = client.post(f"{page}/{wish.id}/weg")
            assert (answer.status_code, answer.headers["location"]) == (303, page)
        assert words(client.get(page).text) == [DOG]

    def test_nothing_of_another_talk_can_be_struck(
        self, talk: Playing, client: Visitor, api: str, settings: Settings
    ) -> None:
        other = Playing(settings.database_url, kind=ConversationKind.QUARTERLY)
        wish = kept(talk)[0]
        elsewhere = f"/api/talk/{other.token}/noted/{wish.id}"
        assert client.delete(elsewhere).status_code == 404
        assert client.put(elsewhere, json={"own_words": "x"}).status_code == 404
        assert len(kept(talk)) == 2
        assert client.delete(f"{api}/{wish.id}").status_code == 204
        assert client.delete(f"{api}/{wish.id}").status_code == 404
        assert [wish.own_words for wish in kept(talk)] == [DOG]


class TestTakingAlong:
    def test_the_api_gives_what_stands_on_the_page(self, talk: Playing, client: Visitor, api: str) -> None:
        first, second = client.get(api).json()["wishes"]
        assert first.pop("said_at")
        assert first == {
            "id": str(kept(talk)[0].id),
            "kind": "wish",
            "own_words": SOUP,
            "say_back": "U wilt elke dag soep.",
            "themes": ["food_drink"],
            "why": "",
        }
        assert second["own_words"] == DOG
        assert client.get("/api/talk/unknown/noted").status_code == 404

    def test_as_a_file(self, client: Visitor, page: str) -> None:
        answer = client.get(f"{page}.json")
        assert answer.headers["content-disposition"] == 'attachment; filename="wat-ik-heb-verteld.json"'
        found = answer.json()
        assert [wish["own_words"] for wish in found["wishes"]] == [SOUP, DOG]
        assert (found["organisation"], found["called"]) == ("Huis De Linde", "mevrouw Vroemen")
        assert f'href="{page}.json"' in client.get(page).text

    def test_not_on_a_shared_tablet_where_it_would_stay(self, talk: Playing, client: Visitor) -> None:
        with database.session(talk.url) as work:
            token = invitations.invite(work, work.get_one(Conversation, talk.id), shared=True)
        page = f"/t/{token}/opgeschreven"
        text = client.get(page).text
        assert ".json" not in text
        assert f'action="/t/{token}/weg"' in text
        assert client.get(f"{page}.json").headers["location"] == page
        client.post(f"/t/{token}/weg")
        assert client.get(page).headers["location"] == "/"


class TestAllGone:
    @pytest.fixture
    def confirm(self, talk: Playing) -> str:
        return f"/t/{talk.token}/alles-weg"

    def test_it_asks_first(self, talk: Playing, client: Visitor, page: str, confirm: str) -> None:
        assert f'href="{confirm}"' in client.get(page).text
        text = client.get(confirm).text
        assert f'action="{confirm}"' in text
        assert f'href="{page}"' in text
        assert "afgesproken" not in text
        assert len(kept(talk)) == 2

    def test_words_go_from_the_records_and_from_rasa(
        self, talk: Playing, client: Visitor, page: str, confirm: str
    ) -> None:
        answer = client.post(confirm)
        assert (answer.status_code, answer.headers["location"]) == (303, page)
        assert "soep" not in talk.written()
        assert "hond" not in talk.written()
        found = talk.now()
        assert (found.consent, found.state) == (Consent.WITHDRAWN, ConversationState.CLOSED)
        assert talk.rasa.forgotten == [talk.id]
        assert "Alles is weg." in client.get(page).text
        assert client.get(confirm).headers["location"] == page
        assert client.get(f"/t/{talk.token}").status_code == 200

    def test_again_changes_nothing(self, talk: Playing, client: Visitor, confirm: str) -> None:
        client.post(confirm)
        first = talk.now().closed_at
        client.post(confirm)
        assert client.delete(f"/api/talk/{talk.token}").status_code == 204
        assert talk.now().closed_at == first
        assert talk.rasa.forgotten == [talk.id]

    def test_while_rasa_is_away_its_copy_goes_later(
        self, talk: Playing, client: Visitor, confirm: str
    ) -> None:
        talk.rasa.away = {"forget", "hand_over"}
        talk.says("Van mijn hond vertel ik ook nog.")  # waits
        assert client.post(confirm).status_code == 303
        assert "hond" not in talk.written()
        talk.rasa.away = set()
        talk.runs(talk.service.deliver_waiting())
        talk.tidies()
        assert talk.rasa.forgotten == [talk.id]
        assert talk.rasa.texts()[-1] == DOG  # what waited was not handed over any more

    def test_the_api_does_it_too(self, talk: Playing, client: Visitor) -> None:
        assert client.delete(f"/api/talk/{talk.token}").status_code == 204
        assert kept(talk) == []
        assert client.delete("/api/talk/unknown").status_code == 404

    def test_what_was_agreed_stays_and_that_is_said(
        self, talk: Playing, client: Visitor, confirm: str
    ) -> None:
        with database.session(talk.url) as work:
            wish = kept(talk)[0]
            work.add(Goal(client_id=talk.now().client_id, wish_id=wish.id, what="Elke dag soep"))
        assert "afgesproken" in client.get(confirm).text


def test_in_the_widget_these_pages_may_stand_in_the_frame_too(
    talk: Playing, client: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WARMWELKOM_WIDGET_HOSTS", "https://linde.example")
    get_settings.cache_clear()
    with database.session(talk.url) as work:
        token = invitations.invite(work, work.get_one(Conversation, talk.id), embedded=True)
    for path in ("opgeschreven", "alles-weg"):
        policy = client.get(f"/t/{token}/{path}").headers["content-security-policy"]
        assert "frame-ancestors https://linde.example" in policy
