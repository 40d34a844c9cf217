"""What staff look at together: a client's talks and wishes, who waits for a human, the colleagues."""

from __future__ import annotations

import threading
import uuid

import sqlalchemy as sa

from records import attempts, overview, talks, wishes
from records.database import session
from records.models import Client, Conversation, ConversationKind, Goal, Review, Role, Staff
from records.scope import Scope
from tests.records.talking import Talking


def test_talks_of_a_client_are_newest_first_with_those_not_begun(
    url: str, talk: Talking, sjef: Client
) -> None:
    with session(url) as work:
        later, _ = talks.create(work, kind=ConversationKind.QUARTERLY, client_id=sjef.id)
    with session(url) as work:
        assert [found.id for found in overview.talks_of_client(work, sjef.id)] == [later.id, talk.id]
        assert overview.talks_of_client(work, uuid.uuid4()) == []


def test_wishes_of_a_client_come_as_they_were_said(url: str, talk: Talking, sjef: Client) -> None:
    first = talk.says("Naar de markt, en mijn hond terug.")
    dog, market = talk.wish(first, "mijn hond terug"), talk.wish(first, "Naar de markt")
    choir = talk.wish(talk.says("Zingen."), "Zingen")
    with session(url) as work:
        found = overview.wishes_of_client(work, sjef.id)
    assert [wish.id for wish in found] == [market.id, dog.id, choir.id]
    assert found[0].conversation.client is not None  # can be shown outside the unit of work


def test_who_waits_longest_for_a_human_comes_first(
    url: str, talk: Talking, sjef: Client, anja: Staff
) -> None:
    with session(url) as work:
        other, _ = talks.create(work, kind=ConversationKind.QUARTERLY, client_id=sjef.id)
    for waiting in (other.id, talk.id):
        with session(url) as work:
            talks.want_human(work, waiting)
    with session(url) as work:
        assert [found.id for found in overview.wanting_human(work, Scope.ALL, anja)] == [other.id, talk.id]


def test_a_human_is_found_once(url: str, talk: Talking, anja: Staff) -> None:
    with session(url) as work:
        talks.want_human(work, talk.id)
    with session(url) as work:
        found = overview.human_found(work, talk.id)
        assert found is not None
        assert found.id == talk.id
    with session(url) as work:
        assert overview.human_found(work, talk.id) is None
        assert overview.human_found(work, uuid.uuid4()) is None
        assert overview.wanting_human(work, Scope.ALL, anja) == []
        assert work.get_one(Conversation, talk.id).human_wanted_at is None


def test_colleagues_are_those_with_an_active_account_by_name(url: str, anja: Staff) -> None:
    with session(url) as work:
        for name, active in (("Zus", True), ("Aad", True), ("Weg", False)):
            work.add(
                Staff(
                    name=name,
                    email=f"{name}@huis.example",
                    password_hash="-",
                    role=Role.TEAM_LEAD,
                    active=active,
                )
            )
    with session(url) as work:
        assert [member.name for member in overview.colleagues(work)] == ["Aad", "Anja de Wit", "Zus"]


def test_an_address_may_fail_more_often_than_an_account(url: str) -> None:
    for _ in range(attempts.ALLOWED):
        with session(url) as work:
            attempts.failed(work, "address:192.0.2.1")
    with session(url) as work:
        attempts.check(work, "address:192.0.2.1", allowed=attempts.FROM_ADDRESS)


def test_colleagues_who_agree_at_once_make_one_goal(url: str, talk: Talking, anja: Staff) -> None:
    wish = talk.wish(talk.says("Naar de markt."), "Naar de markt")
    ready = threading.Barrier(4)
    failed: list[Exception] = []

    def agree() -> None:
        try:
            with session(url) as work:
                work.execute(sa.select(sa.literal(1)))
                ready.wait()
                wishes.review(work, wish.id, by=anja, review=Review.AGREED)
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=agree) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with session(url) as work:
        assert work.scalar(sa.select(sa.func.count()).select_from(Goal)) == 1
