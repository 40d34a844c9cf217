"""What talks teach about talking: only from what a colleague may read, and about no colleague."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from records import learning
from records.database import session
from records.models import (
    Base,
    Client,
    Consent,
    Conversation,
    MayKnow,
    Message,
    Role,
    Sender,
    Signal,
    SignalKind,
    Staff,
    Wish,
    WishKind,
    now,
)
from tests.records.figures import home

OPEN = "Wat maakt een dag fijn?"
CLOSED = "Slaapt u goed?"


def asked(
    work: Session,
    client: Client,
    answers: Sequence[tuple[str, int]],
    *,
    confirmed: bool | None = True,
    kind: WishKind = WishKind.WISH,
    say_back: str = "U wilt graag naar de markt.",
    themes: Sequence[str] = ("pleasant_day",),
) -> Conversation:
    """A talk in which questions were asked, each answered with so much that matters."""
    talk = home.talk(work, client, at=now() - timedelta(days=10))
    place = 0
    for question, much in answers:
        text = f"U mist de markt. {question}"
        work.add(
            Message(
                conversation_id=talk.id, place=place, sender=Sender.ASSISTANT, text=text, is_question=True
            )
        )
        answer = Message(
            conversation_id=talk.id, place=place + 1, sender=Sender.PERSON, text="Naar de markt, of de kerk"
        )
        work.add(answer)
        work.flush()
        for start in range(much):
            work.add(
                Wish(
                    conversation_id=talk.id,
                    client_id=client.id,
                    message_id=answer.id,
                    start=start,
                    speaker=talk.speaker,
                    kind=kind,
                    own_words=f"Naar de markt {client.name}",
                    say_back=say_back,
                    themes=list(themes),
                    confirmed=confirmed,
                )
            )
        place += 2
    work.flush()
    return talk


@pytest.fixture
def own(url: str, anja: Staff) -> list[Client]:
    """Six people whose contact person Anja is."""
    with session(url) as work:
        return [home.person(work, contact_person_id=anja.id) for _ in range(6)]


def questions(url: str, member: Staff) -> list[learning.Question]:
    with session(url) as work:
        return learning.questions(work, member)


def examples(url: str, member: Staff, week: str = "2026-W47") -> list[learning.SaidBack]:
    with session(url) as work:
        return learning.examples(work, member, week)


def test_the_question_that_brings_most_stands_first_without_what_was_said_back(
    url: str, anja: Staff, own: list[Client]
) -> None:
    with session(url) as work:
        for client in own[:5]:
            asked(work, client, [(CLOSED, 0), (OPEN, 2), (CLOSED, 1)])
    assert questions(url, anja) == [
        learning.Question(OPEN, talks=5, brought=2.0),
        learning.Question(CLOSED, talks=5, brought=0.5),
    ]


def test_a_question_of_fewer_than_five_talks_is_nobody_s(url: str, anja: Staff, own: list[Client]) -> None:
    with session(url) as work:
        for client in own[:4]:
            asked(work, client, [(OPEN, 2), (OPEN, 2)])
    assert questions(url, anja) == []


def test_what_was_struck_brought_nothing(url: str, anja: Staff, own: list[Client]) -> None:
    with session(url) as work:
        for client in own:
            asked(work, client, [(OPEN, 2)], confirmed=False)
    assert questions(url, anja) == []
    assert examples(url, anja) == []


def test_talks_out_of_reach_teach_nothing(url: str, anja: Staff, own: list[Client]) -> None:
    with session(url) as work:
        bas = Staff(name="Bas", email="bas@huis.example", password_hash="-", role=Role.CONTACT_PERSON)
        boss = Staff(name="Meike", email="meike@huis.example", password_hash="-", role=Role.MANAGER)
        work.add_all([bas, boss])
        for client in own:
            asked(work, client, [(OPEN, 1)])
    assert len(questions(url, anja)) == 1
    for other in (bas, boss):
        assert questions(url, other) == []
        assert examples(url, other) == []


@pytest.mark.parametrize("why", ["refused", "for one", "signal"])
def test_talks_that_are_not_for_everyone_teach_nothing(
    url: str, anja: Staff, own: list[Client], why: str
) -> None:
    with session(url) as work:
        for client in own:
            talk = asked(work, client, [(OPEN, 1)])
            if why == "refused":
                talk.consent = Consent.REFUSED
            elif why == "for one":
                talk.may_know = MayKnow.CONTACT_PERSON
            else:
                message = work.scalars(sa.select(Message).where(Message.conversation_id == talk.id)).first()
                assert message is not None
                work.add(
                    Signal(
                        conversation_id=talk.id, message_id=message.id, kind=SignalKind.DISTRESS, why="proef"
                    )
                )
    assert questions(url, anja) == []
    assert examples(url, anja) == []


def test_examples_are_of_several_people_and_change_by_week(url: str, anja: Staff, own: list[Client]) -> None:
    with session(url) as work:
        for client in own:
            asked(work, client, [(OPEN, 2)])
    first = examples(url, anja)
    assert len({one.client_id for one in first}) == 3
    assert examples(url, anja) == first
    assert any(examples(url, anja, f"2026-W{week}") != first for week in range(1, 9))


@pytest.mark.parametrize(
    "odd",
    [
        {"confirmed": None},
        {"kind": WishKind.LOSS},
        {"say_back": "U zei: ‘Naar de markt’."},
        {"themes": ["pleasant_day", "love_intimacy"]},
    ],
)
def test_what_is_no_good_example(url: str, anja: Staff, own: list[Client], odd: dict[str, object]) -> None:
    with session(url) as work:
        asked(work, own[0], [(OPEN, 1)], **odd)  # type: ignore[arg-type]
    assert examples(url, anja) == []


def test_nothing_is_kept_of_who_looked(url: str, anja: Staff, own: list[Client]) -> None:
    with session(url) as work:
        for client in own:
            asked(work, client, [(OPEN, 1)])

    def rows() -> dict[str, int]:
        with session(url) as work:
            return {
                table.name: work.scalar(sa.select(sa.func.count()).select_from(table)) or 0
                for table in Base.metadata.sorted_tables
            }

    before = rows()
    questions(url, anja)
    examples(url, anja)
    assert rows() == before
