"""Signals: kept once, seen by staff until somebody takes them on by name."""

import uuid

import pytest
import sqlalchemy as sa

from records import signals, talks
from records.database import session
from records.models import Client, ConversationKind, Message, Role, Signal, SignalKind, Staff, now
from tests.records.talking import Talking


@pytest.mark.parametrize("kind", SignalKind)
def test_a_signal_belongs_to_its_message_and_talk(talk: Talking, kind: SignalKind) -> None:
    message = talk.says("Help.")
    raised = talk.signal(message, kind, why="help: rule 3")
    (kept,) = talk.now().signals
    assert (kept.id, kept.message_id, kept.kind, kept.why) == (raised.id, message.id, kind, "help: rule 3")
    assert (kept.call_wanted, kept.acknowledged_at, kept.acknowledged_by_id) == (None, None, None)


def test_the_same_kind_twice_is_kept_once_as_it_was_seen_first(talk: Talking) -> None:
    message = talk.says("Ik ben gevallen.")
    first = talk.signal(message, SignalKind.FALL, why="seen by web")
    assert talk.signal(message, SignalKind.FALL, why="seen by the actions").id == first.id
    assert [signal.why for signal in talk.now().signals] == ["seen by web"]


def test_another_kind_in_the_same_message_is_another_signal(talk: Talking) -> None:
    message = talk.says("Ik ben gevallen en ik wil niet meer.")
    talk.signal(message, SignalKind.FALL)
    talk.signal(message, SignalKind.TIRED_OF_LIFE)
    assert {signal.kind for signal in talk.now().signals} == {SignalKind.FALL, SignalKind.TIRED_OF_LIFE}


def test_a_signal_of_no_message_is_refused(url: str) -> None:
    with pytest.raises(sa.exc.NoResultFound), session(url) as work:
        signals.store(work, message_id=uuid.uuid4(), kind=SignalKind.FALL, why="-")


def test_a_message_and_its_signal_are_kept_together_or_not_at_all(talk: Talking) -> None:
    """Web keeps both in one unit of work; a message that comes again would not raise its signal again."""
    with pytest.raises(ZeroDivisionError), session(talk.url) as work:
        message, _ = talks.receive(work, talk.id, client_message_id=uuid.uuid4(), text="Ik ben gevallen.")
        signals.store(work, message_id=message.id, kind=SignalKind.FALL, why="-")
        raise ZeroDivisionError
    with session(talk.url) as work:
        assert work.scalars(sa.select(Message)).all() == []
        assert work.scalars(sa.select(Signal)).all() == []


@pytest.mark.parametrize("wanted", [True, False])
def test_whether_to_call_is_kept_on_the_last_signal(talk: Talking, wanted: bool) -> None:
    first = talk.signal(talk.says("Ik ben gevallen."), SignalKind.FALL)
    last = talk.signal(talk.says("Ik wil niet meer."), SignalKind.TIRED_OF_LIFE)
    with session(talk.url) as work:
        signals.call_wanted(work, talk.id, wanted)
    assert {s.id: s.call_wanted for s in talk.now().signals} == {first.id: None, last.id: wanted}


def test_without_a_signal_there_is_no_call_to_want(talk: Talking) -> None:
    with session(talk.url) as work:
        signals.call_wanted(work, talk.id, True)
    assert talk.now().signals == []


def test_what_nobody_took_on_comes_oldest_first_from_all_talks(
    talk: Talking, sjef: Client, anja: Staff
) -> None:
    with session(talk.url) as work:
        made, token = talks.create(work, kind=ConversationKind.QUARTERLY, client_id=sjef.id)
    other = Talking(talk.url, made.id, token)
    fall = talk.signal(talk.says("Ik ben gevallen."), SignalKind.FALL)
    tired = other.signal(other.says("Ik wil niet meer."), SignalKind.TIRED_OF_LIFE)
    alone = talk.signal(talk.says("Ik ben zo alleen."), SignalKind.DISTRESS)
    with session(talk.url) as work:
        listed = signals.unacknowledged(work, anja)
    assert [signal.id for signal in listed] == [fall.id, tired.id, alone.id]
    # What the list shows was read along, so it can be shown after the unit of work.
    assert listed[0].message.text == "Ik ben gevallen."
    assert all(s.conversation.client and s.conversation.client.called == "Sjef" for s in listed)
    with session(talk.url) as work:
        signals.acknowledge(work, tired.id, by=anja)
    with session(talk.url) as work:
        assert [signal.id for signal in signals.unacknowledged(work, anja)] == [fall.id, alone.id]


def test_who_takes_it_on_first_keeps_it(talk: Talking, anja: Staff) -> None:
    raised = talk.signal(talk.says("Ik ben gevallen."), SignalKind.FALL)
    with session(talk.url) as work:
        bea = Staff(name="Bea", email="bea@huis.example", password_hash="-", role=Role.TEAM_LEAD)
        work.add(bea)
    before = now()
    with session(talk.url) as work:
        signals.acknowledge(work, raised.id, by=anja)
    with session(talk.url) as work:
        again = signals.acknowledge(work, raised.id, by=bea)
        assert again is not None
        assert again.acknowledged_by is not None
        assert again.acknowledged_by.name == "Anja de Wit"
        assert again.acknowledged_at is not None
        assert before <= again.acknowledged_at <= now()


def test_a_signal_that_does_not_exist_is_none(url: str, anja: Staff) -> None:
    with session(url) as work:
        assert signals.acknowledge(work, uuid.uuid4(), by=anja) is None


def test_the_kind_of_signal_of_a_message_is_found(talk: Talking) -> None:
    message = talk.says("Ik ben gevallen.")
    with session(talk.url) as work:
        assert signals.kind_of(work, message.id) is None
    talk.signal(message, SignalKind.FALL)
    with session(talk.url) as work:
        assert signals.kind_of(work, message.id) is SignalKind.FALL
