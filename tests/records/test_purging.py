"""What was kept long enough: shown with numbers, removed once, and nothing that is younger."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from records import access_log, clients, outbox, purging, retention, talks, tokens
from records.database import session
from records.models import (
    ApiToken,
    Client,
    Consent,
    Conversation,
    ConversationKind,
    Invitation,
    LoginAttempt,
    Message,
    Outbox,
    Role,
    Staff,
    StaffSession,
    Viewing,
    now,
)
from records.purging import Due
from records.retention import Terms
from records.tokens import TokenScope
from tests.records.talking import Talking

TERMS = Terms(raw=90, unreviewed=180, left=365)


def days_ago(days: float) -> datetime:
    return now() - timedelta(days=days)


@pytest.fixture
def told(talk: Talking) -> Talking:
    talk.opens("Goedemorgen.")
    talk.consent(Consent.GIVEN)
    talk.answered(talk.says("Ik zing graag."), "U zingt graag.")
    return talk


def put(talk: Talking, *, reviewed: float | None = None, said: float = 0) -> None:
    """The talk was reviewed, and said, so many days ago."""
    with session(talk.url) as work:
        work.execute(
            sa.update(Conversation)
            .where(Conversation.id == talk.id)
            .values(reviewed_at=None if reviewed is None else days_ago(reviewed), created_at=days_ago(said))
        )
        work.execute(
            sa.update(Message).where(Message.conversation_id == talk.id).values(created_at=days_ago(said))
        )


def due(url: str) -> dict[str, Due]:
    with session(url) as work:
        return {one.name: one for one in purging.due(work, TERMS)}


def numbers(url: str) -> dict[str, int]:
    return {name: one.number for name, one in due(url).items() if one.number}


class TestTalks:
    @pytest.mark.parametrize(
        ("reviewed", "said", "goes"),
        [(91, 100, True), (89, 100, False), (None, 181, True), (None, 179, False), (10, 400, False)],
    )
    def test_words_go_after_their_term(
        self, told: Talking, reviewed: float | None, said: float, goes: bool
    ) -> None:
        put(told, reviewed=reviewed, said=said)
        assert numbers(told.url) == ({"raw": 1} if goes else {})
        assert purging.remove(told.url, TERMS)["raw"] == int(goes)
        assert ("p: Ik zing graag." in told.lines()) is not goes
        assert numbers(told.url) == {}

    def test_another_term_of_the_house(self, told: Talking) -> None:
        put(told, reviewed=8, said=9)
        with session(told.url) as work:
            assert retention.raw_talks(work, Terms(raw=7)) == [told.id]
            assert retention.raw_talks(work, TERMS) == []

    def test_what_was_said_before_a_yes_goes_when_nobody_comes_back(self, talk: Talking) -> None:
        talk.opens("Goedemorgen.")
        talk.answered(talk.says("Ik zing graag."), "Mag ik het bewaren?")
        put(talk, said=29)
        assert numbers(talk.url) == {}
        put(talk, said=31)
        assert numbers(talk.url) == {"raw": 1}

    def test_each_talk_has_its_own_term(self, told: Talking, sjef: Client, anja: Staff) -> None:
        put(told, said=400)
        with session(told.url) as work:
            made, token = talks.create(
                work, kind=ConversationKind.QUARTERLY, client_id=sjef.id, made_by=work.merge(anja)
            )
        later = Talking(told.url, made.id, token)
        later.opens("Goedemorgen.")
        later.consent(Consent.GIVEN)
        later.answered(later.says("Ik zing nog steeds graag."), "Mooi.")
        put(later, said=151)
        with session(told.url) as work:
            assert retention.raw_talks(work, TERMS) == [told.id]
            assert retention.soon_unread(work, anja, TERMS)[0] == 2
        put(told, said=1)
        with session(told.url) as work:
            assert retention.raw_talks(work, TERMS) == []
            number, first = retention.soon_unread(work, anja, TERMS)
            assert (number, first and first.date()) == (1, (now() + timedelta(days=29)).date())

    def test_a_talk_of_which_nothing_is_kept_is_not_counted(self, told: Talking) -> None:
        told.consent(Consent.WITHDRAWN)
        put(told, said=400)
        assert numbers(told.url) == {}

    def test_a_talk_that_never_began_goes_whole(self, talk: Talking) -> None:
        put(talk, said=181)
        assert numbers(talk.url) == {"unused": 1}
        purging.remove(talk.url, TERMS)
        with session(talk.url) as work:
            assert work.scalars(sa.select(Conversation)).all() == []
            assert work.scalars(sa.select(Invitation)).all() == []

    def test_it_stands_in_the_access_log(self, told: Talking, sjef: Client) -> None:
        put(told, reviewed=100, said=100)
        purging.remove(told.url, TERMS, purging.BY_ITSELF)
        with session(told.url) as work:
            (line,) = access_log.of_client(work, sjef.id)
            assert (line.event, line.what) == ("erase", f"gesprek {told.id}: woorden weg, termijn om")
            assert line.user_id is None

    def test_who_should_review_is_warned_a_month_before(self, told: Talking, anja: Staff) -> None:
        def warned(member: Staff) -> tuple[int, object]:
            with session(told.url) as work:
                number, day = retention.soon_unread(work, member, TERMS)
                return number, day.date() if day else None

        put(told, said=149)
        assert warned(anja) == (0, None)
        put(told, said=151)
        assert warned(anja) == (1, (now() + timedelta(days=29)).date())
        with session(told.url) as work:
            other = Staff(name="Bas", email="b@huis.example", password_hash="-", role=Role.CONTACT_PERSON)
            work.add(other)
        assert warned(other) == (0, None)  # Sjef is not his
        put(told, reviewed=1, said=151)
        assert warned(anja) == (0, None)


class TestPeople:
    @pytest.mark.parametrize(("days", "goes"), [(366, True), (364, False), (-3, False), (None, False)])
    def test_who_left_goes_after_the_term(
        self, url: str, sjef: Client, told: Talking, days: int | None, goes: bool
    ) -> None:
        with session(url) as work:
            left = None if days is None else (now() - timedelta(days=days)).date()
            work.execute(sa.update(Client).values(left_on=left))
        assert numbers(url) == ({"left": 1} if goes else {})
        purging.remove(url, TERMS)
        with session(url) as work:
            assert (clients.get(work, sjef.id) is None) is goes

    def test_never_by_itself(self) -> None:
        assert purging.left not in purging.BY_ITSELF


class TestTheRest:
    @pytest.fixture
    def much(self, url: str, anja: Staff, talk: Talking) -> None:
        """Of each kind one that was kept long enough and one that was not."""
        with session(url) as work:
            for age in (100, 0):
                letter = outbox.email(work, to="a@huis.example", subject="x", body="y")
                letter.sent_at = days_ago(age)
                _, _key = tokens.make(
                    work, anja, name="x", scopes=[TokenScope.EXPORT], expires_at=now() + timedelta(days=1)
                )
                work.add(StaffSession(staff_id=anja.id, key_hash=f"{age}", seen_at=days_ago(age)))
                work.add(LoginAttempt(subject=f"{age}", created_at=days_ago(age)))
            work.add(Viewing(conversation_id=talk.id, staff_id=anja.id, seen_at=days_ago(100)))
            old = work.scalars(sa.select(ApiToken)).first()
            assert old is not None
            old.expires_at = days_ago(40)
            invitation = work.scalars(sa.select(Invitation)).one()
            invitation.code_hash, invitation.code_until = "x", days_ago(1)

    def test_each_kind_goes_and_what_is_younger_stays(self, url: str, much: None) -> None:
        each = {"codes": 1, "letters": 1, "keys": 1, "sessions": 1, "attempts": 1, "viewing": 1}
        assert numbers(url) == each
        gone = purging.remove(url, TERMS)
        assert {name: number for name, number in gone.items() if number} == each
        assert numbers(url) == {}
        with session(url) as work:
            for table in (Outbox, ApiToken, StaffSession, LoginAttempt):
                assert work.scalar(sa.select(sa.func.count()).select_from(table)) == 1, table
            assert work.scalars(sa.select(Invitation.code_hash)).all() == [None]

    def test_looking_changes_nothing_and_tells_since_when(self, url: str, much: None) -> None:
        first = due(url)
        assert {name: one.number for name, one in due(url).items()} == {n: o.number for n, o in first.items()}
        oldest = first["letters"].oldest
        assert oldest is not None
        assert oldest < now()

    def test_nothing_to_remove_in_an_empty_house(self, url: str) -> None:
        assert numbers(url) == {}
        assert not any(purging.remove(url, TERMS).values())


def test_the_oldest_day_is_that_of_the_oldest(url: str, told: Talking, sjef: Client) -> None:
    with session(url) as work:
        made, token = talks.create(work, kind=ConversationKind.INTAKE, client_id=sjef.id)
    put(told, reviewed=100, said=120)
    with session(url) as work:
        work.execute(
            sa.update(Conversation).where(Conversation.id == made.id).values(created_at=days_ago(200))
        )
    assert Talking(url, made.id, token).now().state.value == "new"
    found = due(url)
    assert (found["raw"].number, found["unused"].number) == (1, 1)
    assert found["raw"].oldest is not None
    assert found["raw"].oldest.date() == (now() - timedelta(days=120)).date()
