"""Somebody is opened in an emergency: with a reason, for a while, seen by who cares."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from records import emergency, rights
from records.database import session
from records.models import AccessLog, Client, EmergencyAccess, Role, Staff, now
from tests.records.test_climbing import colleague, on_ward

Colleague = Callable[..., Staff]
TODAY = datetime.now(UTC).date()
WHY = "zij riep om hulp en niemand kwam"
__all__ = ["colleague"]  # the fixture


@pytest.fixture
def bas(colleague: Colleague) -> Staff:
    """A contact person, of others."""
    return colleague("Bas", Role.CONTACT_PERSON, "De Eik")


def test_it_brings_somebody_within_reach_until_it_ends(url: str, sjef: Client, bas: Staff) -> None:
    with session(url) as work:
        assert not rights.reaches(work, bas, sjef.id)
        opened = emergency.open_for(work, bas, work.get_one(Client, sjef.id), f" {WHY} ")
        assert opened is not None
        assert (opened.reason, rights.reaches(work, bas, sjef.id)) == (WHY, True)
        assert timedelta(hours=3, minutes=59) < opened.until - now() <= emergency.LASTS
        again = emergency.open_for(work, bas, work.get_one(Client, sjef.id), WHY)
        assert again is None  # within reach already
        found = emergency.standing(work, bas, sjef.id)
        assert found is not None
    with session(url) as work:
        (line,) = work.scalars(sa.select(AccessLog))
        assert (line.event, line.client_id, line.user_id, line.emergency) == ("view", sjef.id, bas.id, True)
        assert line.ground == emergency.GROUND
    with session(url) as work:
        work.execute(sa.update(EmergencyAccess).values(until=now()))
    with session(url) as work:
        assert not rights.reaches(work, bas, sjef.id)
        assert emergency.standing(work, bas, sjef.id) is None


@pytest.mark.parametrize("reason", ["", "  ", "nood", "nood nu"])
def test_without_a_reason_nothing_opens(url: str, sjef: Client, bas: Staff, reason: str) -> None:
    with session(url) as work:
        with pytest.raises(emergency.NoReason):
            emergency.open_for(work, bas, work.get_one(Client, sjef.id), reason)
        assert not rights.reaches(work, bas, sjef.id)


@pytest.mark.parametrize(
    "role", [Role.ACTIVITY_COORDINATOR, Role.APPOINTED_OFFICER, Role.MANAGER, Role.ADMINISTRATOR]
)
def test_only_carers_open_somebody(url: str, sjef: Client, colleague: Colleague, role: Role) -> None:
    other = colleague("Iemand", role)
    with session(url) as work:
        with pytest.raises(PermissionError):
            emergency.open_for(work, other, work.get_one(Client, sjef.id), WHY)
        assert work.scalars(sa.select(EmergencyAccess)).all() == []


def test_who_cares_sees_it_once_each(
    url: str, sjef: Client, anja: Staff, bas: Staff, colleague: Colleague
) -> None:
    on_ward(url, sjef)
    ellen, dirk = (
        colleague("Ellen", Role.TEAM_LEAD, "De Beuk"),
        colleague("Dirk", Role.TEAM_LEAD, "De Eik"),
    )
    with session(url) as work:
        opened = emergency.open_for(work, bas, work.get_one(Client, sjef.id), WHY)
        assert opened is not None

    def waits(member: Staff) -> list[str]:
        with session(url) as work:
            return [f"{one.staff.name}: {one.reason}" for one in emergency.to_see(work, member)]

    told = [f"Bas: {WHY}"]
    assert [waits(one) for one in (anja, ellen, dirk, bas)] == [told, told, [], []]
    for _ in range(2):  # twice is the same as once
        with session(url) as work:
            assert emergency.see(work, anja, opened.id) is not None
    with session(url) as work:
        assert emergency.see(work, bas, opened.id) is None
        assert emergency.see(work, dirk, opened.id) is None
        assert emergency.see(work, anja, uuid.uuid4()) is None
    assert [waits(one) for one in (anja, ellen)] == [[], told]


def test_the_whole_name_finds_somebody(url: str, sjef: Client) -> None:
    with session(url) as work:
        work.add(Client(name="Jo Smit", called="Jo", room="1"))
        work.add(Client(name="Jo Smit", called="Jo", room="2"))
    with session(url) as work:

        def found(name: str, room: str = "") -> uuid.UUID | None:
            one = emergency.find(work, name, room, TODAY)
            return one.id if one else None

        assert found(" sjef  HABETS ") == found("Sjef Habets", "14") == sjef.id
        for name, room in (("Sjef", ""), ("Habets", ""), ("", ""), ("Sjef Habets", "3"), ("Jo Smit", "")):
            assert found(name, room) is None
        assert found("Jo Smit", "2") is not None
