"""Asking before anyone is introduced: nobody is named to another before both said yes."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
import sqlalchemy as sa

from records import database
from records.interests import introductions, sharing
from records.interests.introductions import NotPossible, UnknownIntroduction
from records.models import Answer, Client, Introduced, Introduction, Role, Staff, Wish, now
from tests.records.sharing import TODAY, Telling


@pytest.fixture
def house(url: str) -> Telling:
    return Telling(url)


@pytest.fixture
def lotte(house: Telling) -> Staff:
    return house.member("Lotte", Role.ACTIVITY_COORDINATOR)


@pytest.fixture
def anja(house: Telling) -> Staff:
    return house.member("Anja")


@pytest.fixture
def bas(house: Telling) -> Staff:
    return house.member("Bas")


@pytest.fixture
def karel(house: Telling, anja: Staff) -> Client:
    client = house.client("Karel", contact=anja)
    house.says(client)
    return client


@pytest.fixture
def sien(house: Telling, bas: Staff) -> Client:
    client = house.client("Sien", "De Eik", contact=bas)
    house.says(client)
    return client


def propose(house: Telling, by: Staff, *who: Client) -> Introduction:
    with database.session(house.url) as work:
        return introductions.propose(work, by, "kaarten", [one.id for one in who], TODAY)


def to_ask(house: Telling, member: Staff) -> list[str]:
    with database.session(house.url) as work:
        return [one.client.name for _, one in introductions.to_ask(work, member, TODAY)]


def ready(house: Telling, member: Staff) -> list[list[str]]:
    with database.session(house.url) as work:
        found = introductions.ready(work, member, TODAY)
        return [sorted(one.client.name for one in meeting.people) for meeting in found]


def running(house: Telling, member: Staff) -> list[tuple[list[str], bool]]:
    with database.session(house.url) as work:
        found = introductions.running(work, member, TODAY)
        return [(sorted(one.client.name for one in meeting.people), meeting.ready) for meeting in found]


def answers(house: Telling, member: Staff, name: str, *, yes: bool) -> None:
    with database.session(house.url) as work:
        (key,) = (one.id for _, one in introductions.to_ask(work, member, TODAY) if one.client.name == name)
        introductions.answer(work, member, key, yes=yes, day=TODAY)


def refused(house: Telling, by: Staff, *who: Client) -> str:
    with pytest.raises(NotPossible) as wrong:
        propose(house, by, *who)
    return wrong.value.why


def test_both_are_asked_by_their_own_and_named_once_both_said_yes(
    house: Telling, lotte: Staff, anja: Staff, bas: Staff, karel: Client, sien: Client
) -> None:
    made = propose(house, lotte, karel, sien)
    assert to_ask(house, anja) == ["Karel"]  # each of the own client, not of the other
    assert to_ask(house, bas) == ["Sien"]
    assert to_ask(house, lotte) == []
    assert running(house, lotte) == [(["Karel", "Sien"], False)]

    answers(house, anja, "Karel", yes=True)
    assert to_ask(house, anja) == []
    assert ready(house, anja) == ready(house, bas) == []
    assert running(house, anja) == []

    answers(house, bas, "Sien", yes=True)
    assert ready(house, anja) == ready(house, bas) == [["Karel", "Sien"]]
    assert running(house, lotte) == [(["Karel", "Sien"], True)]

    with database.session(house.url) as work:
        introductions.went(work, bas, made.id, " Gezellig, volgende week weer. ", TODAY)
    assert ready(house, anja) == []
    assert running(house, lotte) == []
    with database.session(house.url) as work:
        assert work.get_one(Introduction, made.id).how_it_went == "Gezellig, volgende week weer."


def test_a_no_ends_it_quietly_and_is_not_asked_again_for_a_year(
    house: Telling, lotte: Staff, anja: Staff, bas: Staff, karel: Client, sien: Client
) -> None:
    made = propose(house, lotte, karel, sien)
    assert refused(house, lotte, sien, karel) == "asked"
    answers(house, anja, "Karel", yes=False)
    assert to_ask(house, bas) == []
    assert running(house, lotte) == []
    assert refused(house, lotte, sien, karel) == "asked"
    with database.session(house.url) as work:
        for one in work.get_one(Introduction, made.id).people:
            if one.answer is Answer.NO:
                one.answered_at = now() - introductions.NOT_AGAIN - timedelta(days=1)
    propose(house, lotte, sien, karel)
    assert to_ask(house, bas) == ["Sien"]


def test_of_three_who_does_not_want_to_falls_out(
    house: Telling, lotte: Staff, anja: Staff, bas: Staff, karel: Client, sien: Client
) -> None:
    ria = house.client("Ria", contact=anja)
    house.says(ria)
    propose(house, lotte, karel, sien, ria)
    answers(house, anja, "Karel", yes=False)
    answers(house, anja, "Ria", yes=True)
    answers(house, bas, "Sien", yes=True)
    assert ready(house, anja) == [["Ria", "Sien"]]
    with database.session(house.url) as work:
        introductions.went(work, anja, _open(house), "", TODAY)
    assert refused(house, lotte, karel, ria) == "asked"
    propose(house, lotte, ria, sien)  # they got on


def _open(house: Telling) -> uuid.UUID:
    with database.session(house.url) as work:
        return work.scalars(sa.select(Introduction.id)).one()


def test_a_contact_person_proposes_whom_they_may_name(
    house: Telling, anja: Staff, bas: Staff, karel: Client, sien: Client
) -> None:
    assert refused(house, anja, karel, sien) == "unknown"  # Sien said yes to her own team only
    with database.session(house.url) as work:
        (asking,) = sharing.of_client(work, sien.id, TODAY)
        sharing.answered(work, asking.wish_id, may=True, by=bas)
    propose(house, anja, karel, sien)
    assert running(house, anja) == [(["Karel", "Sien"], False)]
    assert running(house, bas) == []


def test_one_alone_or_too_many_are_not_asked(house: Telling, lotte: Staff, karel: Client) -> None:
    assert refused(house, lotte, karel) == "few"
    assert refused(house, lotte, karel, karel) == "few"
    crowd = [house.client(f"Gast {number}") for number in range(introductions.MOST + 1)]
    assert refused(house, lotte, *crowd) == "many"


def test_who_has_no_contact_person_is_asked_by_the_lead_of_the_ward(
    house: Telling, lotte: Staff, anja: Staff, karel: Client
) -> None:
    lead = house.member("Ellen", Role.TEAM_LEAD, "De Eik")
    other = house.member("Dirk", Role.TEAM_LEAD, "De Wilg")
    ton = house.client("Ton", "De Eik")
    house.says(ton)
    propose(house, lotte, karel, ton)
    assert to_ask(house, lead) == ["Ton"]
    assert to_ask(house, other) == []
    assert to_ask(house, anja) == ["Karel"]


@pytest.mark.parametrize("how", ["left", "no", "contact person only"])
def test_who_may_no_longer_be_named_falls_out_at_once(
    house: Telling, lotte: Staff, anja: Staff, bas: Staff, karel: Client, sien: Client, how: str
) -> None:
    propose(house, lotte, karel, sien)
    answers(house, anja, "Karel", yes=True)
    answers(house, bas, "Sien", yes=True)
    if how == "left":
        house.change(Client, sien.id, left_on=TODAY)
    else:
        with database.session(house.url) as work:
            (asking,) = sharing.of_client(work, sien.id, TODAY)
            if how == "no":
                sharing.answered(work, asking.wish_id, may=False, by=bas)
            else:
                work.get_one(Wish, asking.wish_id).conversation.may_know = None
    assert ready(house, anja) == []
    assert running(house, lotte) == []


def test_only_an_own_client_is_answered_for_and_only_once(
    house: Telling, lotte: Staff, anja: Staff, bas: Staff, karel: Client, sien: Client
) -> None:
    propose(house, lotte, karel, sien)
    with database.session(house.url) as work:
        ((_, of_karel),) = introductions.to_ask(work, anja, TODAY)
    for member in (bas, lotte):
        with database.session(house.url) as work, pytest.raises(UnknownIntroduction):
            introductions.answer(work, member, of_karel.id, yes=True, day=TODAY)
    answers(house, anja, "Karel", yes=True)
    with database.session(house.url) as work, pytest.raises(UnknownIntroduction):
        introductions.answer(work, anja, of_karel.id, yes=False, day=TODAY)
    assert house_answer(house, of_karel) is Answer.YES


def house_answer(house: Telling, one: Introduced) -> Answer:
    with database.session(house.url) as work:
        return work.get_one(Introduced, one.id).answer


def test_how_it_went_is_for_who_may_see_it_and_after_all_said_yes(
    house: Telling, lotte: Staff, anja: Staff, bas: Staff, karel: Client, sien: Client
) -> None:
    made = propose(house, lotte, karel, sien)
    for member in (lotte, anja, house.member("Riet")):
        with database.session(house.url) as work, pytest.raises(UnknownIntroduction):
            introductions.went(work, member, made.id, "goed", TODAY)
