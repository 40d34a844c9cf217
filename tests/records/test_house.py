"""Clients and those close to them, the access log, keys, the export and the invented home."""

import hashlib
import re
import uuid

import pytest

from records import access_log, clients, export, keys, talks
from records.database import session
from records.models import Client, Consent, ConversationKind, Relative, Staff
from tests.records.talking import Talking


class TestClients:
    def test_a_client_is_called_by_the_full_name_unless_another_is_liked(self, url: str) -> None:
        with session(url) as work:
            clients.create(work, name="  Sjef Habets ", called="  ", room=" 14 ", ward=" De Beuk ")
            clients.create(work, name="Johanna Vroemen", called=" mevrouw Vroemen ")
        with session(url) as work:
            johanna, sjef = clients.everyone(work)
        assert (sjef.name, sjef.called, sjef.room, sjef.ward) == (
            "Sjef Habets",
            "Sjef Habets",
            "14",
            "De Beuk",
        )
        assert (johanna.called, johanna.room, johanna.ward) == ("mevrouw Vroemen", "", "")
        assert johanna.contact_person is None

    @pytest.mark.parametrize("name", ["", "  ", "\n\t"])
    def test_a_client_needs_a_name(self, url: str, name: str) -> None:
        with pytest.raises(ValueError, match="needs a name"), session(url) as work:
            clients.create(work, name=name)

    def test_two_clients_may_have_the_same_name(self, url: str) -> None:
        with session(url) as work:
            first, second = (clients.create(work, name="Jan Jansen") for _ in range(2))
        assert first.id != second.id

    def test_a_client_comes_with_relatives_and_contact_person(
        self, url: str, sjef: Client, wil: Relative
    ) -> None:
        with session(url) as work:
            clients.add_relative(work, sjef, name=" Ger Habets ", relation=" broer ", may_represent=True)
        with session(url) as work:
            found = clients.get(work, sjef.id)
            assert clients.get(work, uuid.uuid4()) is None
        # Read along, so readable after the unit of work.
        assert found is not None
        assert found.contact_person is not None
        assert found.contact_person.name == "Anja de Wit"
        assert {(r.name, r.relation, r.may_represent) for r in found.relatives} == {
            ("Wil Habets", "zus", False),
            ("Ger Habets", "broer", True),
        }


class TestAccessLog:
    def test_a_line_says_who_did_what_in_which_role_on_what_ground(
        self, url: str, anja: Staff, sjef: Client
    ) -> None:
        with session(url) as work:
            access_log.write(work, event="view", what="talk 1", client_id=sjef.id, user=anja)
            access_log.write(work, event="search", what="markt", client_id=None, user=anja)
        with session(url) as work:
            (line,) = access_log.of_client(work, sjef.id)
        assert (line.event, line.what, line.client_id) == ("view", "talk 1", sjef.id)
        assert (line.user_id, line.responsible_user_id, line.role) == (anja.id, anja.id, "contact_person")
        assert (line.ground, line.emergency) == ("zorgrelatie", False)

    def test_emergency_access_and_who_is_responsible_are_kept(
        self, url: str, anja: Staff, sjef: Client
    ) -> None:
        responsible = uuid.uuid4()
        with session(url) as work:
            access_log.write(
                work,
                event="view",
                what="talk 1",
                client_id=sjef.id,
                user=anja,
                responsible_user_id=responsible,
                ground="nood",
                emergency=True,
            )
        with session(url) as work:
            (line,) = access_log.of_client(work, sjef.id)
        assert (line.responsible_user_id, line.ground, line.emergency) == (responsible, "nood", True)

    def test_the_newest_line_comes_first(self, url: str, anja: Staff, sjef: Client) -> None:
        for what in ("een", "twee", "drie"):
            with session(url) as work:
                access_log.write(work, event="view", what=what, client_id=sjef.id, user=anja)
        with session(url) as work:
            assert [line.what for line in access_log.of_client(work, sjef.id)] == ["drie", "twee", "een"]

    def test_what_was_not_done_is_not_in_the_log(self, url: str, anja: Staff, sjef: Client) -> None:
        with pytest.raises(ZeroDivisionError), session(url) as work:
            access_log.write(work, event="change", what="name", client_id=sjef.id, user=anja)
            raise ZeroDivisionError
        with session(url) as work:
            assert access_log.of_client(work, sjef.id) == []


class TestKeys:
    def test_a_key_has_192_random_bits_that_fit_in_an_address(self) -> None:
        made = {keys.new_key() for _ in range(1000)}
        assert len(made) == 1000
        assert all(re.fullmatch(r"[A-Za-z0-9_-]{32}", key) for key in made)

    def test_the_hash_of_a_key_is_its_sha_256(self) -> None:
        assert keys.key_hash("sleutel") == hashlib.sha256(b"sleutel").hexdigest()


class TestExport:
    def test_it_holds_all_about_a_client_and_no_key(self, talk: Talking, sjef: Client, wil: Relative) -> None:
        talk.opens("Goedemorgen.")
        talk.consent(Consent.GIVEN)
        talk.wish(talk.says("Ik mis mijn hond."), "Ik mis mijn hond")
        with session(talk.url) as work:
            kept = export.everything(work)
        (client,) = kept["clients"]
        assert (client["name"], client["relatives"][0]["name"]) == ("Sjef Habets", "Wil Habets")
        (conversation,) = client["conversations"]
        assert [message["text"] for message in conversation["messages"]][-1:] == ["Ik mis mijn hond."]
        assert [wish["own_words"] for wish in conversation["wishes"]] == ["Ik mis mijn hond"]
        assert "hash" not in str(kept)
        assert talk.token not in str(kept)
        with session(talk.url) as work:
            assert [line.event for line in access_log.of_client(work, sjef.id)] == ["export"]

    def test_one_client_is_one_client(self, talk: Talking, sjef: Client) -> None:
        with session(talk.url) as work:
            other = clients.create(work, name="Johanna Vroemen")
            talks.create(work, kind=ConversationKind.WEBSITE)
        with session(talk.url) as work:
            kept = export.everything(work, other.id)
            assert [client["name"] for client in kept["clients"]] == ["Johanna Vroemen"]
            assert (kept["clients"][0]["conversations"], kept["visitors"]) == ([], [])
            assert export.everything(work, uuid.uuid4())["clients"] == []
        with session(talk.url) as work:
            assert access_log.of_client(work, sjef.id) == []

    def test_talks_of_visitors_stand_apart(self, talk: Talking) -> None:
        with session(talk.url) as work:
            visit, _ = talks.create(work, kind=ConversationKind.WEBSITE)
        with session(talk.url) as work:
            kept = export.everything(work)
        assert [talk["id"] for talk in kept["visitors"]] == [visit.id]
        assert [talk["id"] for talk in kept["clients"][0]["conversations"]] == [talk.id]
