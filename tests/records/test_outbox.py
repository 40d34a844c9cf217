"""What must leave the house: kept, taken by one, tried again with growing pauses."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from records import invitations, outbox
from records.database import session
from records.models import Conversation, Outbox, OutboxKind, now
from tests.records.talking import Talking


@pytest.fixture
def letter(url: str) -> Outbox:
    with session(url) as work:
        return outbox.email(work, to=" anja@huis.example ", subject="Iemand\n nodig", body="/t/geheim")


def later(url: str, seconds: float) -> None:
    """The time until the next try has passed."""
    with session(url) as work:
        for row in work.scalars(sa.select(Outbox)):
            row.due_at -= timedelta(seconds=seconds)


def test_it_goes_with_what_it_tells_of_or_not_at_all(url: str) -> None:
    with pytest.raises(ZeroDivisionError), session(url) as work:
        outbox.webhook(work, url="https://alarm.example", body="{}")
        raise ZeroDivisionError
    with session(url) as work:
        assert outbox.take(work, OutboxKind.WEBHOOK) == []


def test_each_way_takes_its_own(url: str, letter: Outbox) -> None:
    with session(url) as work:
        assert outbox.take(work, OutboxKind.WEBHOOK) == []
        assert [row.id for row in outbox.take(work, OutboxKind.EMAIL)] == [letter.id]


def test_what_is_taken_is_not_taken_twice_and_comes_again_when_it_did_not_leave(
    url: str, letter: Outbox
) -> None:
    assert (letter.address, letter.subject) == ("anja@huis.example", "Iemand nodig")
    for number, seconds in enumerate((10, 30, 120, 600, 1800, 3600, 3600, 3600), start=1):
        before, pause = now(), timedelta(seconds=seconds)
        with session(url) as work:
            (taken,) = outbox.take(work, OutboxKind.EMAIL)
            assert (taken.id, taken.tries) == (letter.id, number)
            assert before + pause <= taken.due_at <= now() + pause
        with session(url) as work:
            assert outbox.take(work, OutboxKind.EMAIL) == []
        later(url, seconds)


def test_two_that_look_at_once_do_not_both_take_it(url: str, letter: Outbox) -> None:
    with session(url) as first:
        seen = first.get_one(Outbox, letter.id)
        assert seen.tries == 0
        first.expunge(seen)
    with session(url) as second:
        assert len(outbox.take(second, OutboxKind.EMAIL)) == 1
    with session(url) as work:
        # Whoever saw it before that finds that it is no longer due as it was.
        late = work.execute(
            sa.update(Outbox).where(Outbox.id == letter.id, Outbox.due_at == seen.due_at).values(tries=9)
        )
        assert late.rowcount == 0  # type: ignore[attr-defined]


def test_what_left_keeps_no_text(url: str, letter: Outbox) -> None:
    with session(url) as work:
        outbox.take(work, OutboxKind.EMAIL)
    with session(url) as work:
        outbox.sent(work, letter.id)
    later(url, 100)
    with session(url) as work:
        kept = work.get_one(Outbox, letter.id)
        assert kept.sent_at
        assert (kept.body, kept.failure) == ("", "")
        assert outbox.take(work, OutboxKind.EMAIL) == []
        assert outbox.stuck(work) == []


def test_why_it_did_not_leave_is_kept(url: str, letter: Outbox) -> None:
    with session(url) as work:
        outbox.take(work, OutboxKind.EMAIL)
        outbox.failed(work, letter.id, "x" * 1000)
    with session(url) as work:
        assert [row.failure for row in outbox.stuck(work)] == ["x" * outbox.LONGEST_FAILURE]
    later(url, 10)
    with session(url) as work:
        assert len(outbox.take(work, OutboxKind.EMAIL)) == 1


def test_a_refused_address_is_not_tried_again(url: str, letter: Outbox) -> None:
    with session(url) as work:
        outbox.take(work, OutboxKind.EMAIL)
        outbox.failed(work, letter.id, "there is no such person", for_good=True)
    later(url, 9999)
    with session(url) as work:
        assert outbox.take(work, OutboxKind.EMAIL) == []
        assert len(outbox.stuck(work)) == 1


def test_what_is_not_needed_any_more_does_not_leave(url: str, letter: Outbox) -> None:
    with session(url) as work:
        other = outbox.email(work, to="bea@huis.example", subject="", body="/t/anders")
        assert outbox.withdraw(work, "/t/gehei%") == 0
        assert outbox.withdraw(work, "/t/geheim") == 1
    with session(url) as work:
        assert [row.id for row in outbox.take(work, OutboxKind.EMAIL)] == [other.id]


def test_what_left_long_ago_is_forgotten(url: str, letter: Outbox) -> None:
    with session(url) as work:
        outbox.sent(work, letter.id)
        waiting = outbox.email(work, to="bea@huis.example", subject="", body="")
    with session(url) as work:
        outbox.tidy(work, now() + timedelta(seconds=1))
    with session(url) as work:
        assert work.scalars(sa.select(Outbox.id)).all() == [waiting.id]


def test_a_letter_goes_with_its_invitation_or_its_talk(url: str, talk: Talking) -> None:
    with session(url) as work:
        invitation = invitations.sent(work, talk.token, "wil@huis.example")
        for _ in range(2):
            outbox.email(work, to="wil@huis.example", subject="x", body="y", invitation_id=invitation.id)
        outbox.webhook(work, url="https://alarm.example", body="{}", conversation_id=talk.id)
        sent = work.scalars(sa.select(Outbox).where(Outbox.invitation_id.is_not(None))).first()
        assert sent is not None
        outbox.sent(work, sent.id)
    with session(url) as work:
        invitations.withdraw(work, invitation.id)
    with session(url) as work:
        left = list(work.scalars(sa.select(Outbox)))
        assert {row.id for row in left if row.invitation_id} == {sent.id}  # what left, left
        assert len(left) == 2
        work.delete(work.get_one(Conversation, talk.id))
    with session(url) as work:
        assert work.scalars(sa.select(Outbox)).all() == []
