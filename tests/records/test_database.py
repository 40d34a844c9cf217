"""What the database itself guards, whatever the code above it does."""

import enum
import uuid
from datetime import UTC, datetime, timedelta, timezone
from threading import Event, Thread

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, StatementError

from records import access_log, clients, database, talks
from records.models import (
    AccessLog,
    ApiToken,
    Base,
    Client,
    Consent,
    Conversation,
    ConversationKind,
    EmergencyAccess,
    EmergencySeen,
    Erasure,
    ErasureKind,
    Goal,
    GoalChange,
    Interest,
    Introduced,
    Introduction,
    Invitation,
    LeftOff,
    LoginAttempt,
    LookBack,
    Message,
    Note,
    Outbox,
    OutboxKind,
    Outcome,
    PublishedQuarter,
    RecoveryCode,
    Relative,
    Review,
    Sharing,
    Signal,
    SignalKind,
    Staff,
    StaffSession,
    TrackerLeft,
    Viewing,
    Wish,
    now,
)
from records.wishes import look_back, review
from tests.records.talking import Talking

ENUMS = [
    (table.name, column.name, column.type.enum_class)
    for table in Base.metadata.sorted_tables
    for column in table.columns
    if isinstance(column.type, sa.Enum)
]
HANGS_ON_A_CLIENT = (
    Relative,
    Conversation,
    Invitation,
    Message,
    Wish,
    LookBack,
    Goal,
    GoalChange,
    LeftOff,
    Signal,
    Note,
    EmergencyAccess,
    EmergencySeen,
    Interest,
    Sharing,
    Introduced,
)


@pytest.fixture
def full(talk: Talking, anja: Staff, sjef: Client, wil: Relative) -> Talking:
    """A talk in a house where every table has a row."""
    talk.opens("Goedemorgen.")
    talk.consent(Consent.GIVEN)
    message = talk.answered(talk.says("Ik mis mijn hond."), "U mist uw hond.")
    wish = talk.wish(message, "Ik mis mijn hond")
    talk.signal(message, SignalKind.DISTRESS)
    with database.session(talk.url) as work:
        agreed = review(work, wish.id, by=anja, review=Review.AGREED)
        assert agreed.goal is not None
        look_back(work, wish_id=wish.id, message_id=message.id, outcome=Outcome.HALF, own_words="half")
        access_log.write(work, event="view", what="talk", client_id=sjef.id, user=anja)
        work.add_all(
            [
                GoalChange(goal_id=agreed.goal.id, staff_id=anja.id, after={"who": "Anja"}),
                Outbox(kind=OutboxKind.EMAIL, address="anja@huis.example"),
                Viewing(conversation_id=talk.id, staff_id=anja.id),
                LeftOff(client_id=sjef.id, line="called", staff_id=anja.id),
                Note(client_id=sjef.id, staff_id=anja.id, text="Belt graag met zijn zus."),
                ApiToken(staff_id=anja.id, token_hash="a", expires_at=now()),
                RecoveryCode(staff_id=anja.id, code_hash="d"),
                Erasure(kind=ErasureKind.NOTE, key=uuid.uuid4()),
                TrackerLeft(conversation_id=uuid.uuid4()),
                PublishedQuarter(year=2026, number=3),
                StaffSession(staff_id=anja.id, key_hash="b"),
                LoginAttempt(subject="c"),
            ]
        )
        opened = EmergencyAccess(staff_id=anja.id, client_id=sjef.id, reason="gevallen", until=now())
        meeting = Introduction(key="tuin", made_by_id=anja.id)
        work.add_all([opened, meeting])
        work.flush()
        work.add_all(
            [
                EmergencySeen(emergency_access_id=opened.id, staff_id=anja.id),
                Interest(wish_id=wish.id, key="dieren", edition="1"),
                Sharing(wish_id=wish.id, may=True, staff_id=anja.id),
                Introduced(introduction_id=meeting.id, client_id=sjef.id),
            ]
        )
    return talk


def count(url: str, kind: type[Base]) -> int:
    with database.session(url) as work:
        return work.scalar(sa.select(sa.func.count()).select_from(kind)) or 0


def test_the_house_of_these_tests_has_a_row_in_every_table(full: Talking) -> None:
    kinds = [mapper.class_ for mapper in Base.registry.mappers]
    assert {kind.__name__ for kind in kinds if not count(full.url, kind)} == set()


class TestUnitsOfWork:
    def test_all_is_kept_at_the_end(self, url: str) -> None:
        with database.session(url) as work:
            made = clients.create(work, name="Sjef Habets")
        assert made.name == "Sjef Habets"  # still readable afterwards
        assert count(url, Client) == 1

    def test_nothing_is_kept_when_something_goes_wrong(self, url: str) -> None:
        with pytest.raises(ZeroDivisionError), database.session(url) as work:
            clients.create(work, name="Sjef Habets")
            raise ZeroDivisionError
        assert count(url, Client) == 0

    def test_a_savepoint_that_went_well_still_goes_with_the_whole(self, url: str) -> None:
        with pytest.raises(ZeroDivisionError), database.session(url) as work:
            with work.begin_nested():
                clients.create(work, name="Sjef Habets")
            raise ZeroDivisionError
        assert count(url, Client) == 0

    def test_a_savepoint_that_went_wrong_leaves_the_rest(self, url: str) -> None:
        with database.session(url) as work:
            clients.create(work, name="Sjef Habets")
            with pytest.raises(ZeroDivisionError), work.begin_nested():
                clients.create(work, name="Wil Habets")
                raise ZeroDivisionError
            clients.create(work, name="Johanna Vroemen")
        with database.session(url) as work:
            assert [client.name for client in clients.everyone(work)] == ["Johanna Vroemen", "Sjef Habets"]

    def test_reading_never_waits_for_writing(self, url: str, sjef: Client) -> None:
        wrote, seen = Event(), Event()

        def write() -> None:
            with database.session(url) as work:
                work.get_one(Client, sjef.id).called = "meneer Habets"
                work.flush()
                wrote.set()
                seen.wait(60)

        writer = Thread(target=write)
        writer.start()
        try:
            assert wrote.wait(60)
            with database.session(url) as work:  # who waits gives up before the writer does
                assert work.get_one(Client, sjef.id).called == "Sjef"
        finally:
            seen.set()
            writer.join()
        with database.session(url) as work:
            assert work.get_one(Client, sjef.id).called == "meneer Habets"

    def test_an_error_does_not_show_what_was_to_be_written(self, talk: Talking) -> None:
        secret = "Ik mis mijn hond"
        kept = talk.says("een")
        with pytest.raises(IntegrityError) as error, database.session(talk.url) as work:
            work.add(Message(conversation_id=talk.id, place=kept.place, sender=kept.sender, text=secret))
        assert secret not in str(error.value)
        assert secret not in repr(error.value)

    def test_after_closing_the_connections_work_goes_on(self, url: str, sjef: Client) -> None:
        database.dispose(url)
        assert count(url, Client) == 1


class TestMoments:
    def test_a_moment_comes_back_in_utc(self, url: str, sjef: Client) -> None:
        summer = timezone(timedelta(hours=2))
        with database.session(url) as work:
            work.get_one(Client, sjef.id).created_at = datetime(2026, 7, 1, 0, 30, 0, 123456, summer)
        with database.session(url) as work:
            found = work.get_one(Client, sjef.id).created_at
        assert found == datetime(2026, 6, 30, 22, 30, 0, 123456, UTC)
        assert found.tzinfo is UTC

    def test_a_moment_without_zone_is_refused(self, url: str, sjef: Client) -> None:
        with (
            pytest.raises(StatementError, match="a moment needs a time zone"),
            database.session(url) as work,
        ):
            work.get_one(Client, sjef.id).created_at = datetime(2026, 7, 1)  # noqa: DTZ001

    def test_a_moment_without_zone_can_not_be_asked_for_either(self, url: str) -> None:
        with (
            pytest.raises(StatementError, match="a moment needs a time zone"),
            database.session(url) as work,
        ):
            work.scalars(sa.select(Client).where(Client.created_at > datetime(2026, 7, 1))).all()  # noqa: DTZ001

    def test_moments_are_compared_as_moments(self, url: str, sjef: Client) -> None:
        west = timezone(timedelta(hours=-8))
        with database.session(url) as work:
            work.get_one(Client, sjef.id).created_at = datetime(2026, 7, 1, 12, tzinfo=UTC)
        with database.session(url) as work:
            for moment, later in (
                (datetime(2026, 7, 1, 3, 59, tzinfo=west), True),
                (datetime(2026, 7, 1, 4, 1, tzinfo=west), False),
            ):
                found = work.scalar(sa.select(Client.id).where(Client.created_at > moment))
                assert (found is not None) is later

    def test_now_has_a_zone_and_every_row_its_moment(self, url: str, sjef: Client) -> None:
        assert now().tzinfo is UTC
        assert abs(now() - sjef.created_at) < timedelta(minutes=1)


class TestKeys:
    @pytest.mark.parametrize(
        ("kind", "column"),
        [
            (mapper.class_, column)
            for mapper in sorted(Base.registry.mappers, key=str)
            for column in mapper.columns.keys()  # noqa: SIM118
            if mapper.columns[column].foreign_keys
        ],
    )
    def test_nothing_points_to_what_is_not_there(self, full: Talking, kind: type[Base], column: str) -> None:
        with pytest.raises(IntegrityError), database.session(full.url) as work:
            work.execute(sa.update(kind).values({column: uuid.uuid4()}))

    def test_a_place_in_a_talk_is_taken_once(self, talk: Talking) -> None:
        message = talk.says("een")
        with pytest.raises(IntegrityError), database.session(talk.url) as work:
            work.add(
                Message(conversation_id=talk.id, place=message.place, sender=message.sender, text="twee")
            )

    def test_there_are_no_two_accounts_for_one_address(self, url: str, anja: Staff) -> None:
        with pytest.raises(IntegrityError), database.session(url) as work:
            work.add(Staff(name="Anders", email=anja.email, password_hash="-", role=anja.role))


class TestWords:
    @pytest.mark.parametrize(("table", "column", "_kind"), ENUMS)
    def test_a_word_that_means_nothing_is_refused_by_the_database(
        self, full: Talking, table: str, column: str, _kind: type[enum.StrEnum]
    ) -> None:
        place = sa.table(table, sa.column(column))
        with pytest.raises(IntegrityError), database.session(full.url) as work:
            work.execute(sa.update(place).values({column: "nonsense"}))

    @pytest.mark.parametrize(("table", "column", "kind"), ENUMS)
    def test_every_word_of_the_models_is_taken(
        self, full: Talking, table: str, column: str, kind: type[enum.StrEnum]
    ) -> None:
        place = sa.table(table, sa.column(column))
        with database.session(full.url) as work:
            for member in kind:
                work.execute(sa.update(place).values({column: member.value}))
                kept = work.scalars(sa.select(Base.metadata.tables[table].c[column])).all()
                assert set(kept) == {member}


class TestDeleting:
    def test_with_a_client_goes_all_that_hangs_on_it_but_not_the_log(
        self, full: Talking, sjef: Client
    ) -> None:
        with database.session(full.url) as work:
            work.delete(work.get_one(Client, sjef.id))
        assert {kind.__name__: count(full.url, kind) for kind in HANGS_ON_A_CLIENT} == {
            kind.__name__: 0 for kind in HANGS_ON_A_CLIENT
        }
        assert count(full.url, Staff) == 1
        with database.session(full.url) as work:
            assert [line.what for line in access_log.of_client(work, sjef.id)] == ["talk"]

    def test_the_same_when_what_hangs_on_it_was_read_before(self, full: Talking, sjef: Client) -> None:
        with database.session(full.url) as work:
            client = clients.get(work, sjef.id)
            assert client is not None
            assert client.relatives
            for talk in client.conversations:
                assert talks.get(work, talk.id) is talk
            work.delete(client)
        assert [count(full.url, kind) for kind in HANGS_ON_A_CLIENT] == [0] * len(HANGS_ON_A_CLIENT)

    def test_a_talk_that_was_read_can_be_deleted_and_its_goal_stays(self, full: Talking) -> None:
        with database.session(full.url) as work:
            work.delete(talks.get(work, full.id))
        assert [count(full.url, kind) for kind in (Conversation, Invitation, Message, Wish, Signal)] == [
            0
        ] * 5
        with database.session(full.url) as work:
            goal = work.scalars(sa.select(Goal)).one()
            assert (goal.wish_id, goal.what) == (None, "Ik mis mijn hond")

    def test_other_clients_are_left_alone(self, full: Talking, sjef: Client) -> None:
        with database.session(full.url) as work:
            other = clients.create(work, name="Johanna Vroemen")
            clients.add_relative(work, other, name="Marjan Vroemen", relation="dochter")
            talks.create(work, kind=ConversationKind.INTAKE, client_id=other.id)
            work.delete(work.get_one(Client, sjef.id))
        assert [count(full.url, kind) for kind in (Client, Relative, Conversation, Invitation)] == [1] * 4

    def test_a_staff_member_goes_with_their_keys_and_what_they_did_stays(
        self, full: Talking, anja: Staff
    ) -> None:
        with database.session(full.url) as work:
            work.delete(work.get_one(Staff, anja.id))
        assert (count(full.url, ApiToken), count(full.url, StaffSession)) == (0, 0)
        with database.session(full.url) as work:
            assert work.scalars(sa.select(Client)).one().contact_person is None
            assert work.scalars(sa.select(Invitation)).one().made_by_id is None
            assert work.scalars(sa.select(Note)).one().staff_id is None
            wish = work.scalars(sa.select(Wish)).one()
            assert (wish.review, wish.reviewed_by_id) == (Review.AGREED, None)
            assert work.scalars(sa.select(AccessLog)).one().user_id == anja.id
