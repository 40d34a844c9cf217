"""People: what is written down about them, who looks after them, and the lists that they stand in."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest

from records import clients, database
from records.clients import Facts
from records.holding import Overtaken
from records.models import Client, Role, Staff
from records.scope import Scope

TODAY = date(2026, 11, 22)


def colleague(
    url: str, name: str, ward: str = "", active: bool = True, role: Role = Role.CONTACT_PERSON
) -> Staff:
    with database.session(url) as work:
        member = Staff(
            name=name,
            email=f"{name}@huis.example".lower(),
            password_hash="-",
            role=role,
            ward=ward,
            active=active,
        )
        work.add(member)
    return member


def person(url: str, name: str, **more: object) -> Client:
    with database.session(url) as work:
        return clients.create(work, name=name, **more)  # type: ignore[arg-type]


def names(url: str, scope: Scope, member: Staff, **more: object) -> list[str]:
    with database.session(url) as work:
        found, total = clients.listed(work, TODAY, scope, member, **more)  # type: ignore[arg-type]
        assert "limit" in more or total == len(found)
        return [client.name for client in found]


def test_facts_are_changed(url: str, sjef: Client, anja: Staff) -> None:
    bas = colleague(url, "Bas")
    shown = clients.facts(sjef)
    wanted = replace(shown, ward=" De Eik ", stand_in_id=bas.id, moves_on=date(2026, 12, 1), called="")
    with database.session(url) as work:
        clients.change(work, sjef.id, wanted, was=shown.mark)
    with database.session(url) as work:
        found = clients.get(work, sjef.id)
        assert found is not None
        assert (found.ward, found.called, found.moves_on) == ("De Eik", "Sjef Habets", date(2026, 12, 1))
        assert found.stand_in is not None
        assert found.stand_in.name == "Bas"


def test_who_is_second_overwrites_nothing(url: str, sjef: Client) -> None:
    shown = clients.facts(sjef)
    with database.session(url) as work:
        clients.change(work, sjef.id, replace(shown, room="20"), was=shown.mark)
    with pytest.raises(Overtaken), database.session(url) as work:
        clients.change(work, sjef.id, replace(shown, room="30"), was=shown.mark)
    with database.session(url) as work:
        clients.change(work, sjef.id, replace(shown, room="20"), was=shown.mark)  # both want the same
        assert work.get_one(Client, sjef.id).room == "20"


def test_what_can_t_be_is_refused(url: str, sjef: Client, anja: Staff) -> None:
    shown = clients.facts(sjef)
    for wrong in (replace(shown, name=" "), replace(shown, stand_in_id=anja.id)):
        with pytest.raises(ValueError), database.session(url) as work:
            clients.change(work, sjef.id, wrong)
    with pytest.raises(ValueError, match="themselves"), database.session(url) as work:
        clients.create(work, name="Jo", contact_person_id=anja.id, stand_in_id=anja.id)
    with database.session(url) as work:
        assert clients.change(work, uuid.uuid4(), Facts(name="Jo", called="Jo")) is None


def test_mine_are_also_those_i_stand_in_for(url: str, sjef: Client, anja: Staff) -> None:
    bas = colleague(url, "Bas", ward="De Eik", role=Role.TEAM_LEAD)
    els = colleague(url, "Els", role=Role.TEAM_LEAD)
    person(url, "Truus", ward="De Eik")
    person(url, "Jo", ward="De Beuk", contact_person_id=bas.id, stand_in_id=anja.id)
    assert names(url, Scope.MINE, anja) == ["Jo", "Sjef Habets"]
    assert names(url, Scope.MINE, bas) == ["Jo"]
    assert names(url, Scope.TEAM, bas) == ["Jo", "Sjef Habets", "Truus"]  # Sjef has no ward yet
    assert names(url, Scope.ALL, anja) == ["Jo", "Sjef Habets"]
    assert names(url, Scope.ALL, els, ward="De Eik") == ["Truus"]
    assert names(url, Scope.ALL, els, limit=1, offset=1) == ["Sjef Habets"]
    with database.session(url) as work:
        assert clients.wards(work, TODAY) == ["De Beuk", "De Eik"]
        assert clients.wards(work, TODAY, anja) == ["De Beuk"]


def test_who_left_stands_in_a_list_apart(url: str, sjef: Client, anja: Staff) -> None:
    with database.session(url) as work:
        clients.change(work, sjef.id, replace(clients.facts(sjef), left_on=TODAY))
    assert names(url, Scope.ALL, anja) == []
    assert names(url, Scope.ALL, anja, gone=True) == ["Sjef Habets"]


def test_who_settles_in_came_within_a_week(url: str, anja: Staff) -> None:
    for name, days in (("Vandaag", 0), ("Zes", 6), ("Zeven", 7), ("Morgen", -1)):
        person(url, name, moves_on=TODAY - timedelta(days=days))
    els = colleague(url, "Els", role=Role.TEAM_LEAD)
    with database.session(url) as work:
        found = clients.settling_in(work, TODAY, Scope.ALL, els)
        assert [client.name for client in found] == ["Vandaag", "Zes"]
        assert clients.settling_in(work, TODAY, Scope.ALL, anja) == []


def test_who_has_no_contact_person_is_counted(url: str, sjef: Client, anja: Staff) -> None:
    person(url, "Jo")
    person(url, "Truus", contact_person_id=colleague(url, "Weg", active=False).id)
    els = colleague(url, "Els", role=Role.TEAM_LEAD)
    with database.session(url) as work:
        assert clients.without_contact_person(work, TODAY, Scope.ALL, els) == 2
        assert clients.without_contact_person(work, TODAY, Scope.ALL, anja) == 0
