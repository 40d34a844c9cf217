"""Many at once: threads that do the same thing in the same talk, each in a unit of work of its own."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

import sqlalchemy as sa

from records import signals, talks, wishes
from records.database import session
from records.models import (
    Consent,
    ConversationState,
    Message,
    Role,
    Sender,
    Signal,
    SignalKind,
    Staff,
    Wish,
    WishKind,
)
from records.talks import Reply
from tests.records.talking import Talking

Result = TypeVar("Result")
MANY = 50


def at_once(what: Callable[[int], Result], times: int = MANY) -> list[Result]:
    """Do `what` so many times, all beginning in the same moment. Gives what each gave."""
    start = Barrier(times)

    def one(number: int) -> Result:
        start.wait(30)
        return what(number)

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


def test_fifty_messages_each_get_a_place_of_their_own(talk: Talking) -> None:
    talk.opens("Goedemorgen.")
    at_once(lambda number: talk.says(f"bericht {number}"))
    kept = talk.now().messages
    assert [message.place for message in kept] == list(range(MANY + 2))
    said = {message.text for message in kept if message.sender is Sender.PERSON}
    assert said == {f"bericht {number}" for number in range(MANY)}
    assert talk.now().state is ConversationState.OPEN


def test_the_same_message_fifty_times_is_kept_once_and_new_once(talk: Talking) -> None:
    sent = uuid.uuid4()

    def receive(_: int) -> tuple[uuid.UUID, bool]:
        with session(talk.url) as work:
            message, new = talks.receive(work, talk.id, client_message_id=sent, text="Ik mis mijn hond.")
            return message.id, new

    given = at_once(receive)
    assert len({message_id for message_id, _ in given}) == 1
    assert [new for _, new in given].count(True) == 1
    assert talk.lines() == ["p: Ik mis mijn hond."]


def test_replies_and_messages_at_once_never_take_the_same_place(talk: Talking) -> None:
    waiting = [talk.says(f"bericht {number}") for number in range(MANY // 2)]

    def either(number: int) -> None:
        if number % 2:
            talk.answered(waiting[number // 2], f"op {number // 2}", "en nog iets")
        else:
            talk.says(f"later {number}")

    at_once(either)
    kept = talk.now().messages
    assert [message.place for message in kept] == list(range(MANY // 2 + MANY // 2 + 2 * (MANY // 2)))
    by_id = {message.id: message for message in kept}
    for number, message in enumerate(waiting):
        first, second = [reply for reply in kept if reply.reply_to_id == message.id]
        assert (first.text, second.text) == (f"op {number}", "en nog iets")
        assert second.place == first.place + 1  # nothing comes between the replies to one message
        assert by_id[message.id].handled_at is not None


def test_the_replies_to_one_message_are_kept_once_however_often_they_come(talk: Talking) -> None:
    message = talk.says("hallo")

    def reply(number: int) -> list[str]:
        with session(talk.url) as work:
            stored = talks.store_replies(
                work, work.get_one(Message, message.id), [Reply(f"dag {number}"), Reply("en?")]
            )
            return [one.text for one in stored]

    given = at_once(reply)
    assert all(one == given[0] for one in given)
    assert talk.lines() == ["p: hallo", *(f"a: {text}" for text in given[0])]


def test_a_talk_that_closes_takes_a_message_before_or_refuses_it_after(talk: Talking) -> None:
    def either(number: int) -> str:
        if number == MANY // 2:
            talk.becomes(ConversationState.CLOSED)
            return "closed"
        try:
            talk.says(f"bericht {number}")
        except talks.TalkClosed:
            return "refused"
        return "kept"

    outcome = at_once(either)
    assert talk.now().state is ConversationState.CLOSED
    assert len(talk.lines()) == outcome.count("kept")


def test_a_wish_that_is_stored_by_many_at_once_is_kept_once(talk: Talking) -> None:
    message = talk.says("Ik mis mijn hond.")
    talk.consent(Consent.GIVEN)

    def store(_: int) -> uuid.UUID:
        with session(talk.url) as work:
            wish = wishes.store(
                work,
                conversation_id=talk.id,
                message_id=message.id,
                start=0,
                own_words="Ik mis mijn hond",
                kind=WishKind.LOSS,
                say_back="U mist uw hond.",
                themes=[],
            )
            return wish.id

    assert len(set(at_once(store))) == 1
    with session(talk.url) as work:
        assert work.scalar(sa.select(sa.func.count()).select_from(Wish)) == 1


def test_a_signal_that_is_seen_by_many_at_once_is_kept_once(talk: Talking) -> None:
    message = talk.says("Ik ben gevallen.")
    given = at_once(lambda number: talk.signal(message, SignalKind.FALL, why=f"seen by {number}"))
    assert len({signal.id for signal in given}) == 1
    with session(talk.url) as work:
        assert work.scalar(sa.select(sa.func.count()).select_from(Signal)) == 1


def test_of_many_who_take_a_signal_on_at_once_one_has_it(talk: Talking) -> None:
    raised = talk.signal(talk.says("Ik ben gevallen."), SignalKind.FALL)
    with session(talk.url) as work:
        members = [
            Staff(name=f"Collega {number}", email=f"{number}@huis.example", password_hash="-", role=role)
            for number, role in enumerate([Role.TEAM_LEAD] * 10)
        ]
        work.add_all(members)

    def acknowledge(number: int) -> uuid.UUID | None:
        with session(talk.url) as work:
            taken = signals.acknowledge(work, raised.id, by=members[number])
            assert taken is not None
            return taken.acknowledged_by_id

    assert len(set(at_once(acknowledge, len(members)))) == 1
