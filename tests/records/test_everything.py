"""Everything kept of a person is in what they can read and take along, and in the export of the house."""

from __future__ import annotations

import json

import pytest
import sqlalchemy as sa

from records import everything, export
from records.database import session
from records.erasing.shredders import SHREDDERS, OfClient
from records.models import Client, Consent, Message, Role, Sender, SignalKind, Staff
from tests.records.whole_life import SECRET, Life, live

# Not told to the person: who looks at a page at this moment, letters (the invitation stands there), what is
# worked out of the words again and again, and who has seen that there was an emergency.
NOT_TOLD = {"viewing", "outbox", "interest", "emergency_seen"}


@pytest.fixture
def life(url: str, sjef: Client, anja: Staff) -> Life:
    return live(url, sjef, anja)


def kept(url: str, life: Life) -> dict[str, set[str]]:
    """The ids of all rows about this person, by table."""
    with session(url) as work:
        found = {}
        for one in SHREDDERS:
            where = one.rows(OfClient(life.client.id))
            assert where is not None
            found[one.table.__tablename__] = set(map(str, work.scalars(sa.select(one.table.id).where(where))))
    return found


def test_the_export_of_the_house_leaves_nothing_out(url: str, life: Life) -> None:
    with session(url) as work:
        told = export.as_json(export.everything(work, life.client.id))
    for table, keys in kept(url, life).items():
        if table not in NOT_TOLD:
            missing = {key for key in keys if key not in told}
            assert not missing, table
    assert "_hash" not in told


def test_the_person_takes_everything_along(url: str, life: Life, anja: Staff) -> None:
    with session(url) as work:
        found = everything.of(work, life.client.id, anja)
        assert found is not None
        told = export.as_json(export.of_person(found))
    for table, keys in kept(url, life).items():
        if table in NOT_TOLD | {"goal_change"}:  # the history of a goal is told in words
            continue
        with session(url) as work:
            opening = set(
                map(str, work.scalars(sa.select(Message.id).where(Message.sender == Sender.SYSTEM)))
            )
        assert not {key for key in keys - opening if key not in told}, table
    assert f"Graag, {SECRET}" in told
    assert isinstance(json.loads(told), dict)
    assert "_hash" not in told


def test_what_is_kept_from_a_colleague_is_not_in_it(url: str, life: Life, anja: Staff) -> None:
    with session(url) as work:
        officer = Staff(name="Hannah", email="h@huis.example", password_hash="-", role=Role.APPOINTED_OFFICER)
        work.add(officer)
    said = life.last.says("Die nachtzuster slaat mij")
    life.last.signal(said, SignalKind.ABUSE)
    life.last.answered(said, "De nachtzuster slaat u.")
    with session(url) as work:
        for member, sees in ((anja, False), (officer, True)):
            found = everything.of(work, life.client.id, member)
            assert found is not None
            told = export.as_json(export.of_person(found))
            assert ("nachtzuster" in told) is sees
            assert [talk.whole for talk in found.talks if talk.conversation.id == life.last.id] == [sees]


def test_nothing_of_a_talk_that_is_not_to_be_kept(url: str, life: Life, anja: Staff) -> None:
    for talk in (life.first, life.last, life.of_relative):
        talk.consent(Consent.WITHDRAWN)
    with session(url) as work:
        found = everything.of(work, life.client.id, anja)
        assert found is not None
        assert all(not talk.lines and not talk.wishes and not talk.looked_back for talk in found.talks)
        assert "koffie" not in export.as_json(export.of_person(found))


def test_of_nobody_there_is_nothing(url: str, life: Life, anja: Staff) -> None:
    with session(url) as work:
        assert everything.of(work, life.first.id, anja) is None
