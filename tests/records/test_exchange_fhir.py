"""FHIR of the invented home: valid, whole in itself, and without what must stay in the house."""

from __future__ import annotations

import copy
import json
import subprocess
import uuid
from collections import Counter
from typing import Any

import pytest
import sqlalchemy as sa

from records import clients, confidential, database, demo, rights, wishes
from records.exchange import fhir, leaving
from records.exchange.codes import NL_CORE
from records.models import (
    Client,
    Consent,
    Conversation,
    Goal,
    GoalState,
    MayKnow,
    Message,
    Relative,
    Review,
    Signal,
    SignalKind,
    Staff,
    Wish,
    WishKind,
)
from tests.nodejs import FOLDER
from tests.records.talking import Talking

BASE = "https://huis.example"
Resource = dict[str, Any]
# The validator has no list of these: Vektis, HL7 v3 and SNOMED CT.
NOT_KNOWN_TO_IT = ("RelatedPerson.relationship", "Observation.code")


def bundle(url: str, which: sa.ColumnElement[bool] | None = None) -> Resource:
    with database.session(url) as work:
        return fhir.bundle(work, fhir.Leaving(sa.true() if which is None else which, BASE))


def of_type(found: Resource, kind: str) -> list[Resource]:
    return [entry["resource"] for entry in found["entry"] if entry["resource"]["resourceType"] == kind]


def complaints(node: str, *found: Resource) -> list[list[str]]:
    """What the validator says of each resource, but for codes that it can't know."""
    text = "\n".join(json.dumps(one) for one in found) + "\n"
    done = subprocess.run(
        [node, "validate.js"], cwd=FOLDER, input=text, capture_output=True, text=True, timeout=300, check=True
    )
    return [
        [
            f"{said['severity']} {said['location']}: {said['message']}"
            for said in json.loads(line)
            if not said["location"].startswith(NOT_KNOWN_TO_IT)
        ]
        for line in done.stdout.splitlines()
    ]


@pytest.fixture
def home(url: str) -> str:
    demo.fill(url)
    return url


def test_the_invented_home_is_valid(home: str, node: str) -> None:
    found = bundle(home)
    kinds = Counter(entry["resource"]["resourceType"] for entry in found["entry"])
    assert kinds["Patient"] == 40
    assert min(kinds[kind] for kind in ("Goal", "Observation", "RelatedPerson", "QuestionnaireResponse")) > 0
    assert complaints(node, found) == [[]]


def test_the_validator_sees_what_is_broken(home: str, node: str) -> None:
    goal = of_type(bundle(home), "Goal")[0]
    broken = [copy.deepcopy(goal) for _ in range(4)]
    broken[0]["lifecycleStatus"] = "loopt"
    broken[1]["colour"] = "red"
    del broken[2]["description"]
    broken[3]["startDate"] = "volgende week"
    assert complaints(node, goal) == [[]]
    assert all(complaints(node, *broken))


def test_references_resolve_inside_and_ids_are_stable(home: str) -> None:
    first, second = bundle(home), bundle(home)
    addresses = [entry["fullUrl"] for entry in first["entry"]]
    assert len(set(addresses)) == len(addresses)
    assert addresses == [f"urn:uuid:{uuid.UUID(entry['resource']['id'])}" for entry in first["entry"]]
    assert addresses == [entry["fullUrl"] for entry in second["entry"]]
    referred = set(_references(first))
    assert referred
    assert referred <= set(addresses)
    asked = {one["url"] for one in of_type(first, "Questionnaire")}
    assert {one["questionnaire"] for one in of_type(first, "QuestionnaireResponse")} == asked


def _references(thing: Any) -> list[str]:
    if isinstance(thing, list):
        return [found for one in thing for found in _references(one)]
    if isinstance(thing, dict):
        own = [thing["reference"]] if "reference" in thing else []
        return own + [found for one in thing.values() for found in _references(one)]
    return []


def test_answers_stand_under_questions_that_are_asked(home: str) -> None:
    found = bundle(home)
    asked = {one["url"]: {item["linkId"] for item in one["item"]} for one in of_type(found, "Questionnaire")}
    for one in of_type(found, "QuestionnaireResponse"):
        assert {item["linkId"] for item in one.get("item", [])} <= asked[one["questionnaire"]]


def test_words_around_signals_and_private_themes_stay(home: str) -> None:
    text = json.dumps(bundle(home), ensure_ascii=False)
    with database.session(home) as work:
        raised = work.scalars(sa.select(Message.text).join(Signal, Signal.message_id == Message.id)).all()
        private = [
            wish.own_words
            for wish in work.scalars(sa.select(Wish))
            if {"love_intimacy", "later_farewell"} & set(wish.themes)
        ]
    assert raised
    assert private
    assert not [words for words in (*raised, *private) if json.dumps(words, ensure_ascii=False)[1:-1] in text]
    assert "measure" not in text


class TestOnePerson:
    @pytest.fixture
    def wish(self, url: str, talk: Talking) -> Wish:
        with database.session(url) as work:
            work.get_one(Conversation, talk.id).consent = Consent.GIVEN
        said = talk.says("Ik wil graag weer zingen.")
        with database.session(url) as work:
            return wishes.store(
                work,
                conversation_id=talk.id,
                message_id=said.id,
                start=0,
                own_words="Ik wil graag weer zingen.",
                kind=WishKind.INTEREST,
                say_back="",
                themes=["pleasant_day"],
            )

    def test_what_nobody_looked_at_stays(self, url: str, wish: Wish) -> None:
        assert "zingen" not in json.dumps(bundle(url))

    def test_a_hobby_and_a_goal(self, url: str, wish: Wish, anja: Staff, sjef: Client, node: str) -> None:
        with database.session(url) as work:
            wishes.review(work, wish.id, by=work.merge(anja), review=Review.AGREED)
        found = bundle(url)
        (hobby,) = of_type(found, "Observation")
        assert hobby["meta"]["profile"] == [f"{NL_CORE}ParticipationInSociety.Hobby"]
        assert hobby["valueString"] == "Ik wil graag weer zingen."
        assert hobby["performer"] == [{"reference": f"urn:uuid:{sjef.id}", "type": "Patient"}]
        (goal,) = of_type(found, "Goal")
        assert goal["meta"]["profile"] == [f"{NL_CORE}TreatmentObjective"]
        assert (goal["lifecycleStatus"], goal["description"]) == (
            "active",
            {"text": "Ik wil graag weer zingen."},
        )
        (source,) = of_type(found, "Provenance")
        assert {one["reference"] for one in source["target"]} == {
            f"urn:uuid:{key}" for key in (goal["id"], hobby["id"], wish.conversation_id)
        }
        assert complaints(node, found) == [[]]

    @pytest.mark.parametrize("state", list(GoalState))
    def test_every_state_of_a_goal_is_valid(
        self, url: str, sjef: Client, anja: Staff, node: str, state: GoalState
    ) -> None:
        with database.session(url) as work:
            work.add(Goal(client_id=sjef.id, what="Elke week zingen", state=state, agreed_by_id=anja.id))
        assert complaints(node, bundle(url)) == [[]]

    @pytest.mark.parametrize("change", ["refused", "contact_person", "signal", "farewell", "struck"])
    def test_what_must_stay(self, url: str, wish: Wish, anja: Staff, change: str) -> None:
        with database.session(url) as work:
            wishes.review(work, wish.id, by=work.merge(anja), review=Review.AGREED)
        assert "zingen" in json.dumps(bundle(url))
        with database.session(url) as work:
            kept, talk = work.get_one(Wish, wish.id), work.get_one(Conversation, wish.conversation_id)
            if change == "refused":
                talk.consent = Consent.REFUSED
            elif change == "contact_person":
                talk.may_know = MayKnow.CONTACT_PERSON
            elif change == "signal":
                work.add(
                    Signal(
                        conversation_id=talk.id,
                        message_id=wish.message_id,
                        kind=SignalKind.DISTRESS,
                        why="test",
                    )
                )
            elif change == "farewell":
                kept.themes = ["later_farewell"]
            else:
                work.execute(sa.delete(Goal))
                kept.confirmed = False
        assert "zingen" not in json.dumps(bundle(url))

    def test_what_is_said_next_to_abuse_stays(self, url: str, wish: Wish, talk: Talking, anja: Staff) -> None:
        told = talk.says("Iemand slaat mij.")
        after = talk.says("Ik wil hier weg.")
        with database.session(url) as work:
            work.add(Signal(conversation_id=talk.id, message_id=told.id, kind=SignalKind.ABUSE, why="test"))
            which = Conversation.id == talk.id
            assert leaving.around_signals(work, which) == {told.id, after.id}

    def test_a_relative_may_decide(self, url: str, sjef: Client, wil: Relative) -> None:
        with database.session(url) as work:
            clients.add_relative(work, sjef, name="Jo", relation="buurman", may_represent=False)
            clients.add_relative(work, sjef, name="Lies", relation="petekind", may_represent=True)
        found = {one["name"][0]["text"]: one["relationship"] for one in of_type(bundle(url), "RelatedPerson")}
        assert [part.get("text") or part["coding"][0]["code"] for part in found["Jo"]] == ["19", "buurman"]
        assert [part.get("text") or part["coding"][0]["code"] for part in found["Lies"]] == ["24", "petekind"]
        assert found["Wil Habets"][1]["coding"][0]["code"] == "SIS"

    def test_only_who_is_asked_for(self, url: str, sjef: Client) -> None:
        with database.session(url) as work:
            clients.create(work, name="Iemand Anders")
        assert [one["id"] for one in of_type(bundle(url, Client.id == sjef.id), "Patient")] == [str(sjef.id)]


def test_what_a_carer_may_not_see_is_kept_back(home: str) -> None:
    with database.session(home) as work:
        for member in work.scalars(sa.select(Staff)).all():
            in_reach = sa.and_(
                Conversation.consent == Consent.GIVEN,
                Conversation.client_id.in_(sa.select(Client.id).where(rights.clients(member))),
            )
            kept = leaving.kept_back(work, member, in_reach)
            unseen = work.scalars(
                sa.select(Signal.message_id)
                .join(Conversation)
                .where(in_reach, sa.not_(confidential.visible(member)))
            )
            assert set(unseen) <= kept
