"""Removing for good: nothing of it is left in any table, and what is not asked for stays."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from records import access_log, clients, database, forgetting, goals
from records.database import session
from records.erasing import erase, sweeping
from records.erasing.shredders import SHREDDERS, OfClient, OfTalk, count
from records.models import (
    Base,
    Client,
    Consent,
    Conversation,
    ConversationState,
    Erasure,
    ErasureKind,
    Goal,
    GoalChange,
    Invitation,
    Message,
    Note,
    Outbox,
    Relative,
    Review,
    Signal,
    Staff,
    TrackerLeft,
    Wish,
    WishKind,
    now,
)
from tests.records.talking import Talking
from tests.records.whole_life import SECRET, Life, live, words

OUTLIVES = {"access_log", "erasure", "tracker_left"}  # ids only; see each
Way = Callable[[Session, uuid.UUID], bool]
ROOTS = {"client", "conversation", "message"}


@pytest.fixture
def life(url: str, sjef: Client, anja: Staff) -> Life:
    return live(url, sjef, anja)


@pytest.fixture
def other(url: str, anja: Staff) -> Life:
    """Somebody else, of whom as much is kept."""
    with session(url) as work:
        mia = clients.create(work, name="Mia Claessens", contact_person_id=anja.id)
        work.execute(sa.update(Staff).where(Staff.email == "bas@huis.example").values(email="b@huis.example"))
    return live(url, mia, anja)


def numbers(url: str) -> dict[str, int]:
    with session(url) as work:
        return {
            name: work.scalar(sa.select(sa.func.count()).select_from(table)) or 0
            for name, table in Base.metadata.tables.items()
        }


def kinds(url: str) -> list[ErasureKind]:
    with session(url) as work:
        return list(work.scalars(sa.select(Erasure.kind).order_by(Erasure.created_at)))


class TestShredders:
    def test_every_table_that_leads_to_a_person_has_one(self) -> None:
        """A table refers to a person when a foreign key, or one of what it refers to, leads there."""
        found = set(ROOTS)
        while True:
            more = {
                table.name
                for table in Base.metadata.tables.values()
                for key in table.foreign_keys
                if key.column.table.name in found
            }
            if more <= found:
                break
            found |= more
        assert found == {shredder.table.__tablename__ for shredder in SHREDDERS}

    def test_a_column_that_names_a_person_without_a_foreign_key_is_in_a_table_that_outlives_them(
        self,
    ) -> None:
        named = {
            table.name
            for table in Base.metadata.tables.values()
            for column in table.columns
            if column.name in {f"{root}_id" for root in ROOTS} and not column.foreign_keys
        }
        assert named <= OUTLIVES

    def test_what_refers_goes_before_what_it_refers_to(self) -> None:
        place = {shredder.table.__tablename__: number for number, shredder in enumerate(SHREDDERS)}
        for name, number in place.items():
            for key in Base.metadata.tables[name].foreign_keys:
                other = key.column.table.name
                assert other == name or number < place.get(other, len(place)), (name, other)


class TestClient:
    def test_a_whole_life_has_something_in_every_table(self, url: str, life: Life) -> None:
        with session(url) as work:
            assert set(count(work, OfClient(life.client.id))) == {
                shredder.table.__tablename__ for shredder in SHREDDERS
            }

    def test_nothing_is_left(self, url: str, life: Life) -> None:
        assert SECRET in words(url)
        with session(url) as work:
            assert erase.client(work, life.client.id)
        left = words(url)
        assert SECRET not in left
        assert SECRET.lower() not in left
        assert "Sjef" not in left
        with session(url) as work:
            assert count(work, OfClient(life.client.id)) == {}

    def test_others_keep_everything(self, url: str, other: Life, sjef: Client, anja: Staff) -> None:
        before = numbers(url)
        with session(url) as work:
            gone = count(work, OfClient(sjef.id))
            erase.client(work, sjef.id)
        after = numbers(url)
        assert {n: before[n] - after[n] for n in after if before[n] > after[n]} == gone
        assert SECRET in words(url)

    def test_the_access_log_keeps_its_lines_without_a_word(self, url: str, life: Life, anja: Staff) -> None:
        with session(url) as work:
            access_log.write(work, event="view", what="bewoner", client_id=life.client.id, user=anja)
        with session(url) as work:
            access_log.write(work, event="erase", what="alles", client_id=life.client.id, user=anja)
            erase.client(work, life.client.id)
        with session(url) as work:
            lines = access_log.of_client(work, life.client.id)
            assert [line.event for line in lines] == ["erase", "view"]
            assert access_log.check(work).whole

    def test_rasas_copies_are_asked_for_until_they_are_gone(self, url: str, life: Life) -> None:
        with session(url) as work:
            erase.client(work, life.client.id)
        of_life = {life.first.id, life.last.id, life.of_relative.id}
        with session(url) as work:
            assert set(forgetting.trackers_left(work)) == of_life
            forgetting.tracker_gone(work, life.first.id)
        with session(url) as work:  # a turn that was under way may have written it again
            assert set(forgetting.trackers_left(work)) == of_life
            work.execute(sa.update(TrackerLeft).values(created_at=now() - 2 * forgetting.A_TURN))
            forgetting.tracker_gone(work, life.first.id)
            assert set(forgetting.trackers_left(work)) == of_life - {life.first.id}

    def test_again_changes_nothing(self, url: str, life: Life) -> None:
        with session(url) as work:
            assert erase.client(work, life.client.id)
        before = words(url)
        with session(url) as work:
            assert not erase.client(work, life.client.id)
        assert words(url) == before
        assert kinds(url) == [ErasureKind.CLIENT]


class TestRaw:
    def test_the_words_go_and_what_was_agreed_stays(self, url: str, life: Life) -> None:
        with session(url) as work:
            told = erase.raw_in_numbers(work, [life.first.id])
            assert (told.wishes, told.stay) == (0, 1)
            assert told.messages == 5
            assert erase.raw(work, life.first.id)
        talk = life.first.now()
        assert {message.text for message in talk.messages} == {""}
        assert [wish.own_words for wish in talk.wishes] == [f"Ik wil naar het {SECRET}"]
        assert [signal.why for signal in talk.signals] == ["fall"]
        assert talk.raw_gone_at is not None
        with session(url) as work:
            assert work.get_one(Goal, life.goal_id).what == f"Ik wil naar het {SECRET}"
            assert work.scalars(sa.select(Message.text).where(Message.text.contains("gevallen"))).all() == []

    @pytest.mark.parametrize(
        ("review", "confirmed", "kind", "stays"),
        [
            (Review.AGREED, None, WishKind.WISH, True),
            (Review.SEEN, True, WishKind.WISH, True),
            (Review.SEEN, None, WishKind.INTEREST, True),
            (Review.SEEN, None, WishKind.WORRY, False),
            (Review.SEEN, False, WishKind.INTEREST, False),
            (Review.NOT_NOW, True, WishKind.WISH, False),
            (Review.NEW, True, WishKind.WISH, False),
        ],
    )
    def test_which_wishes_outlive_the_talk(
        self, url: str, talk: Talking, review: Review, confirmed: bool | None, kind: WishKind, stays: bool
    ) -> None:
        talk.consent(Consent.GIVEN)
        wish = talk.wish(talk.says("Ik zing graag"), "Ik zing graag", kind)
        with session(url) as work:
            work.execute(sa.update(Wish).where(Wish.id == wish.id).values(review=review, confirmed=confirmed))
            erase.raw(work, talk.id)
        assert [one.own_words for one in talk.now().wishes] == (["Ik zing graag"] if stays else [])

    def test_a_talk_that_goes_on_is_closed_and_its_copy_goes(self, url: str, life: Life) -> None:
        life.last.says("Dit wacht nog.")
        with session(url) as work:
            erase.raw(work, life.last.id)
        assert life.last.now().state is ConversationState.CLOSED
        with session(url) as work:
            assert life.last.id in forgetting.trackers_left(work)

    def test_again_changes_nothing(self, url: str, life: Life) -> None:
        for first in (True, False):
            with session(url) as work:
                assert erase.raw(work, life.first.id) is first
        assert kinds(url) == [ErasureKind.RAW]


class TestWithdrawn:
    def test_all_of_the_talk_goes_at_once_and_the_goal_loses_the_words(self, url: str, life: Life) -> None:
        with session(url) as work:
            assert erase.withdraw(work, life.first.id)
        talk = life.first.now()
        assert (talk.consent, talk.state) == (Consent.WITHDRAWN, ConversationState.CLOSED)
        assert talk.wishes == []
        assert not [message.text for message in talk.messages if SECRET in message.text]
        assert [signal.why for signal in talk.signals] == ["fall"]
        with session(url) as work:
            goal = work.get_one(Goal, life.goal_id)
            assert (goal.what, goal.who, goal.wish_id) == (forgetting.WITHOUT_WORDS, "Anja", None)
            assert SECRET not in "".join(
                f"{change.before}{change.after}"
                for change in work.scalars(sa.select(GoalChange).where(GoalChange.goal_id == goal.id))
            )

    def test_a_goal_in_the_words_of_staff_stays_as_it_is(self, url: str, life: Life, anja: Staff) -> None:
        with session(url) as work:
            goals.change(work, life.goal_id, by=anja, what="Samen een uitje plannen")
        with session(url) as work:
            erase.withdraw(work, life.first.id)
        with session(url) as work:
            assert work.get_one(Goal, life.goal_id).what == "Samen een uitje plannen"
            changes = work.scalars(sa.select(GoalChange).where(GoalChange.goal_id == life.goal_id))
            assert SECRET not in "".join(f"{one.before}{one.after}{one.words}" for one in changes)

    def test_a_letter_that_invites_does_not_leave_any_more(self, url: str, life: Life) -> None:
        with session(url) as work:
            erase.withdraw(work, life.of_relative.id)
        with session(url) as work:
            assert [row.kind.value for row in work.scalars(sa.select(Outbox))] == ["webhook"]
            assert (
                work.scalars(sa.select(Invitation.sent_to).where(Invitation.sent_to.is_not(None))).all() == []
            )

    def test_again_changes_nothing(self, url: str, life: Life) -> None:
        for _ in range(2):
            with session(url) as work:
                assert erase.withdraw(work, life.first.id)
        assert kinds(url) == [ErasureKind.WITHDRAWN]


class TestOneThing:
    def test_one_message_with_what_was_heard_in_it(self, url: str, life: Life) -> None:
        said = next(line for line in life.first.now().messages if "koffie" in line.text)
        with session(url) as work:
            assert erase.message(work, said.id)
        talk = life.first.now()
        assert talk.wishes == []
        assert [m.text for m in talk.messages if "koffie" in m.text] == []
        assert any("gevallen" in message.text for message in talk.messages)
        with session(url) as work:
            assert work.get_one(Goal, life.goal_id).what == forgetting.WITHOUT_WORDS
            assert not erase.message(work, said.id)

    def test_not_of_a_talk_that_goes_on_nor_of_the_assistant(self, url: str, life: Life) -> None:
        with session(url) as work:
            lines = work.scalars(sa.select(Message).where(Message.conversation_id == life.last.id)).all()
            assert not any(erase.message(work, line.id) for line in lines)
            assert not erase.message(work, uuid.uuid4())
        assert kinds(url) == []

    def test_a_relative_goes_with_the_talks_they_held(self, url: str, life: Life) -> None:
        with session(url) as work:
            assert erase.relative(work, life.relative.id)
        with session(url) as work:
            assert work.get(Relative, life.relative.id) is None
            assert work.get(Conversation, life.of_relative.id) is None
            assert work.get(Conversation, life.first.id) is not None
            assert life.of_relative.id in forgetting.trackers_left(work)
        assert sorted(kinds(url)) == [ErasureKind.RELATIVE, ErasureKind.TALK]

    def test_a_note_and_a_goal(self, url: str, life: Life) -> None:
        with session(url) as work:
            assert erase.note(work, life.note_id)
            assert erase.goal(work, life.goal_id)
        with session(url) as work:
            assert not erase.note(work, life.note_id)
            assert work.get(Note, life.note_id) is None
            assert work.scalars(sa.select(GoalChange)).all() == []
            assert work.scalar(sa.select(sa.func.count()).select_from(Wish)) == 1

    def test_a_talk_without_a_client(self, url: str, life: Life) -> None:
        with session(url) as work:
            gone = count(work, OfTalk(life.first.id))
            assert "client" not in gone
            assert "goal" not in gone
            assert erase.talk(work, life.first.id)
        with session(url) as work:
            assert work.get(Conversation, life.first.id) is None
            assert work.get_one(Goal, life.goal_id).what == forgetting.WITHOUT_WORDS
            assert work.scalars(sa.select(Signal)).all() == []


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
class TestFiles:
    """On SQLite the bytes are gone from the files of the database too."""

    @pytest.fixture
    def folder(self, url: str) -> Path:
        return Path(sa.make_url(url).database or "").parent

    def holds(self, folder: Path, what: str) -> bool:
        found = b"".join(file.read_bytes() for file in sorted(folder.glob("house.db*")))
        return what.encode() in found

    @pytest.mark.parametrize("way", [erase.client, erase.withdraw])
    def test_nothing_of_it_stands_in_them(self, url: str, folder: Path, life: Life, way: Way) -> None:
        assert self.holds(folder, "koffie zwart")
        with session(url) as work:
            way(work, life.client.id if way is erase.client else life.first.id)
        assert sweeping.sweep_when_needed(url)
        assert not self.holds(folder, "koffie zwart")
        assert self.holds(folder, SECRET) is (way is erase.withdraw)  # the later talk holds it still

    def test_a_file_from_before_is_rewritten_too(self, url: str, folder: Path, life: Life) -> None:
        with session(url) as work:
            connection = work.connection()
            connection.exec_driver_sql("PRAGMA secure_delete=OFF")
            erase.client(work, life.client.id)
        database.dispose(url)
        assert sweeping.sweep(url)
        assert not self.holds(folder, SECRET)

    def test_who_reads_for_long_is_waited_for_and_it_is_done_later(
        self, url: str, folder: Path, life: Life, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sweeping, "BUSY_SECONDS", 0.05)
        with session(url) as work:
            erase.client(work, life.client.id)
        engine = database.open_engine(url)
        with engine.connect() as reader:
            reader.exec_driver_sql("BEGIN")
            reader.execute(sa.select(Staff)).all()
            assert not sweeping.sweep_when_needed(url)
        engine.dispose()
        assert sweeping.sweep_when_needed(url)
        assert not self.holds(folder, SECRET)
