"""A signal comes to the right people, and to the next ones when nobody takes it on."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa

from records import climbing, rules, signals, talks
from records.database import session
from records.models import Client, ConversationKind, Outbox, OutboxKind, Role, Signal, SignalKind, Staff, now
from records.rules import Rules
from tests.records.talking import Talking

Colleague = Callable[..., Staff]
OUR = rules.read("fall=10m; tired_of_life=10m")


@pytest.fixture
def colleague(url: str) -> Colleague:
    """Makes an account."""

    def make(name: str, role: Role, ward: str = "", *, active: bool = True) -> Staff:
        with session(url) as work:
            member = Staff(
                name=name,
                email=f"{name.lower()}@huis.example",
                password_hash="-",
                role=role,
                ward=ward,
                active=active,
            )
            work.add(member)
        return member

    return make


def on_ward(url: str, client: Client, ward: str = "De Beuk", stand_in: Staff | None = None) -> None:
    with session(url) as work:
        found = work.get_one(Client, client.id)
        found.ward, found.stand_in_id = ward, stand_in.id if stand_in else None


def told(url: str, our: Rules = OUR) -> list[tuple[int, list[str]]]:
    """What one look brings: the level, and who is told."""
    with session(url) as work:
        return [
            (step.level, sorted([member.name for member in step.staff] + list(step.addresses)))
            for step in climbing.climb(work, our)
        ]


def too_late(url: str) -> None:
    with session(url) as work:
        work.execute(sa.update(Signal).values(due_at=now() - timedelta(seconds=1)))


def test_danger_comes_at_once_to_contact_person_stand_in_and_team(
    talk: Talking, sjef: Client, colleague: Colleague
) -> None:
    on_ward(talk.url, sjef, stand_in=colleague("Bram", Role.CONTACT_PERSON, "De Eik"))
    colleague("Cor", Role.CONTACT_PERSON, "De Beuk")
    colleague("Dora", Role.TEAM_LEAD, "De Eik")
    colleague("Els", Role.CONTACT_PERSON, "De Beuk", active=False)
    talk.signal(talk.says("Ik ben gevallen."), SignalKind.FALL)
    assert told(talk.url) == [(0, ["Anja de Wit", "Bram", "Cor"])]
    assert told(talk.url) == []  # once


def test_what_nobody_takes_on_climbs_step_by_step_and_then_reminds_all(
    talk: Talking, sjef: Client, colleague: Colleague
) -> None:
    on_ward(talk.url, sjef)
    colleague("Dora", Role.TEAM_LEAD, "De Eik")
    colleague("Else", Role.TEAM_LEAD, "De Beuk")
    colleague("Fem", Role.APPOINTED_OFFICER)
    raised = talk.signal(talk.says("Ik wil niet meer."), SignalKind.TIRED_OF_LIFE)
    seen = []
    for _ in range(5):
        seen += told(talk.url)
        too_late(talk.url)
    everybody = ["Anja de Wit", "Else", "Fem"]
    assert seen == [(0, ["Anja de Wit"]), (1, ["Else"]), (2, ["Fem"]), (3, everybody), (4, everybody)]
    with session(talk.url) as work:
        assert work.get_one(Signal, raised.id).level == 4


def test_what_was_taken_on_climbs_no_further_and_calls_nobody_any_more(talk: Talking, anja: Staff) -> None:
    raised = talk.signal(talk.says("Ik ben gevallen."), SignalKind.FALL)
    assert told(talk.url)
    with session(talk.url) as work:
        work.add(Outbox(kind=OutboxKind.EMAIL, address="a@b.example", body=f"/staff/signalen/{raised.id}"))
        work.add(Outbox(kind=OutboxKind.EMAIL, address="a@b.example", body="iets anders"))
    with session(talk.url) as work:
        signals.acknowledge(work, raised.id, by=anja)
    assert told(talk.url) == []
    with session(talk.url) as work:
        assert work.scalars(sa.select(Outbox.body)).all() == ["iets anders"]


def test_a_step_without_people_is_passed_over(talk: Talking, sjef: Client, colleague: Colleague) -> None:
    with session(talk.url) as work:
        work.get_one(Client, sjef.id).contact_person_id = None
    colleague("Dora", Role.TEAM_LEAD, "De Eik")  # of another ward, but the only one
    talk.signal(talk.says("Ik ben gevallen."), SignalKind.FALL)
    assert told(talk.url) == [(0, ["Dora"])]


def test_somebody_is_told_whatever_is_set(talk: Talking, anja: Staff) -> None:
    talk.signal(talk.says("Ik ben gevallen."), SignalKind.FALL)
    assert told(talk.url, rules.read("", "fall=team_lead")) == [(0, ["Anja de Wit"])]


def test_addresses_outside_are_told_too(talk: Talking) -> None:
    talk.signal(talk.says("Ik ben gevallen."), SignalKind.FALL)
    assert told(talk.url, rules.read("", "fall=night@huis.example")) == [(0, ["night@huis.example"])]


def test_a_visitor_of_the_website_belongs_to_who_invited_else_to_the_leads(
    url: str, anja: Staff, colleague: Colleague
) -> None:
    colleague("Dora", Role.TEAM_LEAD, "De Eik")
    for made_by, expected in ((anja, [(0, ["Anja de Wit"])]), (None, [(0, ["Dora"])])):
        with session(url) as work:
            made, token = talks.create(
                work, kind=ConversationKind.WEBSITE, made_by=work.merge(made_by) if made_by else None
            )
        talk = Talking(url, made.id, token)
        talk.signal(talk.says("Ik ben gevallen."), SignalKind.FALL)
        assert told(url) == expected


def test_abuse_comes_to_the_appointed_officer_only(talk: Talking, sjef: Client, colleague: Colleague) -> None:
    on_ward(talk.url, sjef)
    for name, role in (
        ("Dora", Role.TEAM_LEAD),
        ("Fem", Role.APPOINTED_OFFICER),
        ("Gijs", Role.ADMINISTRATOR),
    ):
        colleague(name, role, "De Beuk")
    talk.signal(talk.says("Ze slaan mij hier."), SignalKind.ABUSE)
    assert told(talk.url) == [(0, ["Fem"])]
    too_late(talk.url)
    assert told(talk.url) == [(1, ["Fem", "Gijs"])]


def test_abuse_never_comes_to_whom_it_may_be_about(talk: Talking, colleague: Colleague) -> None:
    fem = colleague("Fem", Role.APPOINTED_OFFICER)
    colleague("Dora", Role.TEAM_LEAD)
    raised = talk.signal(talk.says("Die Fem knijpt mij altijd."), SignalKind.ABUSE)
    assert raised.about_staff_id == fem.id
    assert told(talk.url, rules.read("", "abuse=appointed_officer")) == [(0, ["Dora"])]


def test_danger_in_the_same_words_does_not_go_to_whom_they_may_be_about_either(
    talk: Talking, anja: Staff, colleague: Colleague
) -> None:
    colleague("Dora", Role.TEAM_LEAD)
    colleague("Fem", Role.APPOINTED_OFFICER)
    message = talk.says("Anja duwde mij en toen ben ik gevallen.")
    talk.signal(message, SignalKind.ABUSE)
    talk.signal(message, SignalKind.FALL)
    assert sorted(told(talk.url)) == [(0, ["Dora"]), (0, ["Fem"])]


def test_two_that_look_at_once_tell_nobody_twice(talk: Talking) -> None:
    raised = talk.signal(talk.says("Ik ben gevallen."), SignalKind.FALL)
    with session(talk.url) as work:
        assert work.get_one(Signal, raised.id).due_at is None
    assert len(told(talk.url)) == 1
    with session(talk.url) as work:
        due = work.get_one(Signal, raised.id).due_at
    assert due is not None
    assert timedelta(minutes=9) < due - now() <= timedelta(minutes=10)
    assert told(talk.url) == []


def test_who_was_told_finds_it_among_their_own(talk: Talking, anja: Staff, colleague: Colleague) -> None:
    lead = colleague("Dora", Role.TEAM_LEAD)
    raised = talk.signal(talk.says("Ik ben gevallen."), SignalKind.FALL)
    assert told(talk.url)

    def near(member: Staff) -> set[uuid.UUID]:
        with session(talk.url) as work:
            return climbing.near(work, signals.unacknowledged(work, member), member, OUR)

    assert (near(anja), near(lead)) == ({raised.id}, set())
    too_late(talk.url)
    told(talk.url)
    assert (near(anja), near(lead)) == ({raised.id}, {raised.id})
