"""Reviewing a talk: each tap, who is second, doubles, what was missed, and what waits."""

from __future__ import annotations

import threading
import uuid
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from records import goals, review, talks, viewing, waiting, wishes
from records.database import session
from records.models import (
    Client,
    Consent,
    Conversation,
    ConversationKind,
    ConversationState,
    Goal,
    Message,
    Relative,
    Review,
    Role,
    Speaker,
    Staff,
    Viewing,
    Wish,
    WishKind,
    now,
)
from records.quoting import Around, around, sentences
from records.review import NotTheirWords, NotTheSame, Overtaken
from records.scope import Scope
from tests.records.talking import Talking

SAID = "Het eten is goed. Maar ik mis mijn duiven, die zaten op het dak! Verder niets."


@pytest.fixture
def kept(talk: Talking) -> Talking:
    """A talk that may be kept."""
    talk.opens("Goedemorgen.")
    talk.consent(Consent.GIVEN)
    return talk


@pytest.fixture
def bas(url: str) -> Staff:
    with session(url) as work:
        member = Staff(name="Bas", email="bas@huis.example", password_hash="-", role=Role.TEAM_LEAD)
        work.add(member)
    return member


def read(url: str, wish: Wish) -> Wish:
    with session(url) as work:
        return work.get_one(Wish, wish.id)


class TestSentences:
    def test_words_come_with_the_rest_of_their_sentence(self) -> None:
        start = SAID.index("ik mis")
        assert around(SAID, start, start + len("ik mis mijn duiven")) == Around(
            "Maar ", "ik mis mijn duiven", ", die zaten op het dak!"
        )

    def test_words_over_two_sentences_keep_both(self) -> None:
        assert around("Ja. Nee. Goed.", 0, 6) == Around("", "Ja. Ne", "e.")

    def test_a_text_without_an_end_is_one_sentence(self) -> None:
        assert sentences("gewoon rustig aan") == [(0, 17)]
        assert sentences("  ") == []


class TestThePage:
    def test_five_first_what_asks_most_on_top(self, url: str, kept: Talking) -> None:
        for number in range(4):
            kept.wish(kept.says(f"Thee {number}."), f"Thee {number}", WishKind.PREFERENCE)
        lost = kept.wish(kept.says(SAID), "ik mis mijn duiven", WishKind.LOSS)
        wanted = kept.wish(kept.says("Naar de markt."), "Naar de markt")
        with session(url) as work:
            wishes.set_first(work, kept.id, wanted.id)
        with session(url) as work:
            shown = review.page(work, kept.id)
        assert [quote.wish.id for quote in shown.first[:2]] == [wanted.id, lost.id]
        assert (len(shown.first), len(shown.more)) == (5, 1)
        assert shown.first[1].around.after == ", die zaten op het dak!"
        assert shown.proposal.startswith("Ik hoor: Thee 0.")
        assert [line.text for line in shown.lines][:2] == ["Goedemorgen.", "Thee 0."]

    def test_words_said_anew_stand_alone(self, url: str, kept: Talking) -> None:
        wish = kept.wish(kept.says(SAID), "ik mis mijn duiven")
        with session(url) as work:
            work.get_one(Wish, wish.id).own_words = "ik mis mijn kat"
        with session(url) as work:
            assert review.page(work, kept.id).first[0].around == Around("", "ik mis mijn kat", "")

    def test_nothing_is_shown_of_what_may_not_be_kept_yet(self, url: str, talk: Talking) -> None:
        talk.wish(talk.says("Naar de markt."), "Naar de markt")
        with session(url) as work:
            shown = review.page(work, talk.id)
            assert (shown.readable, shown.first, shown.lines) == (False, [], [])
            with pytest.raises(review.UnknownTalk):
                review.page(work, uuid.uuid4())

    def test_a_relative_s_words_stand_beside_and_are_never_mixed(
        self, url: str, kept: Talking, sjef: Client, wil: Relative, anja: Staff
    ) -> None:
        own = kept.wish(kept.says("Ik wil rust."), "Ik wil rust")
        with session(url) as work:
            made, token = talks.create(
                work,
                kind=ConversationKind.FAMILY,
                speaker=Speaker.RELATIVE,
                client_id=sjef.id,
                relative_id=wil.id,
            )
        family = Talking(url, made.id, token)
        family.consent(Consent.GIVEN)
        hers = family.wish(family.says("Hij wil meer bezoek."), "Hij wil meer bezoek")
        with session(url) as work:
            shown = review.page(work, family.id)
            assert [quote.wish.id for quote in shown.first] == [hers.id]
            (client,) = shown.beside
            assert client.speaker is Speaker.CLIENT
            assert [wish.id for wish in client.wishes] == [own.id]
            (sister,) = review.page(work, kept.id).beside
            assert sister.talk.relative is not None
            assert sister.talk.relative.name == "Wil Habets"
        with session(url) as work, pytest.raises(NotTheSame):
            review.merge(work, hers.id, by=anja, into=own.id)


class TestTaps:
    def test_seen_not_now_and_agreed(self, url: str, kept: Talking, anja: Staff) -> None:
        one, two, three = (kept.wish(kept.says(f"Wens {n}."), f"Wens {n}") for n in range(3))
        with session(url) as work:
            review.see(work, one.id, by=anja, version=1)
            review.not_now(work, two.id, by=anja, reason="In het voorjaar.", version=1)
        with session(url) as work:
            assert work.get_one(Conversation, kept.id).reviewed_at is None
            goal = review.agree(work, three.id, by=anja, who="Anja", by_when=date(2026, 5, 1), version=1)
            assert goal is not None
            assert (goal.what, goal.who, goal.agreed_by_id) == ("Wens 2", "Anja", anja.id)
        assert read(url, two).review_reason == "In het voorjaar."
        assert read(url, three).review is Review.AGREED
        with session(url) as work:  # nothing is left, so the talk is reviewed
            talk = work.get_one(Conversation, kept.id)
            assert (talk.reviewed_at is not None, talk.reviewed_by_id) == (True, anja.id)

    def test_who_is_second_learns_how_it_stands(
        self, url: str, kept: Talking, anja: Staff, bas: Staff
    ) -> None:
        wish = kept.wish(kept.says("Naar de markt."), "Naar de markt")
        with session(url) as work:
            review.agree(work, wish.id, by=anja, version=1)
        for second in (
            lambda work: review.not_now(work, wish.id, by=bas, reason="Nee", version=1),
            lambda work: review.see(work, wish.id, by=bas, version=1),
            lambda work: review.agree(work, wish.id, by=bas, what="Anders", version=1),
            lambda work: review.edit(work, wish.id, kind=WishKind.LOSS, themes=[], say_back="", version=1),
        ):
            with session(url) as work, pytest.raises(Overtaken) as overtaken:
                second(work)
            assert overtaken.value.now.review is Review.AGREED
        with session(url) as work:  # without a version what was agreed stays agreed too
            assert review.see(work, wish.id, by=bas).review is Review.AGREED
            assert review.not_now(work, wish.id, by=bas, reason="Nee").review is Review.AGREED
            kept_goal = review.agree(work, wish.id, by=bas, what="Anders")
            assert kept_goal is not None
            assert kept_goal.what == "Naar de markt"
        assert read(url, wish).reviewed_by_id == anja.id

    def test_two_who_end_a_talk_at_once_end_it(
        self, url: str, kept: Talking, anja: Staff, bas: Staff
    ) -> None:
        pairs = list(
            zip((kept.wish(kept.says(f"W {n}."), f"W {n}") for n in range(2)), (anja, bas), strict=True)
        )
        ready = threading.Barrier(2)
        failed: list[Exception] = []

        def tap(wish: Wish, by: Staff) -> None:
            try:
                ready.wait()
                with session(url) as work:
                    review.see(work, wish.id, by=by, version=1)
            except Exception as error:
                failed.append(error)

        threads = [threading.Thread(target=tap, args=pair) for pair in pairs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failed == []
        with session(url) as work:
            assert work.get_one(Conversation, kept.id).reviewed_at is not None

    def test_a_tap_can_be_taken_back(self, url: str, kept: Talking, anja: Staff) -> None:
        wish = kept.wish(kept.says("Naar de markt."), "Naar de markt")
        with session(url) as work:
            review.agree(work, wish.id, by=anja)
        with session(url) as work:
            assert review.undo(work, wish.id).review is Review.NEW
            assert work.scalar(sa.select(sa.func.count()).select_from(Goal)) == 0
        with session(url) as work:
            goal = review.agree(work, wish.id, by=anja)
            assert goal is not None
            goals.change(work, goal.id, by=anja, who="Wil")
        with session(url) as work:  # something happened to it since
            assert review.undo(work, wish.id).review is Review.AGREED

    def test_finishing_counts_the_rest_as_seen(self, url: str, kept: Talking, anja: Staff) -> None:
        agreed, rest = (kept.wish(kept.says(f"W {n}."), f"W {n}") for n in range(2))
        with session(url) as work:
            review.agree(work, agreed.id, by=anja)
            review.finish(work, kept.id, by=anja)
        assert read(url, rest).review is Review.SEEN
        assert read(url, agreed).review is Review.AGREED
        with session(url) as work, pytest.raises(review.UnknownTalk):
            review.finish(work, uuid.uuid4(), by=anja)

    def test_a_visitor_s_wish_is_agreed_without_a_goal(self, url: str, anja: Staff) -> None:
        with session(url) as work:
            made, token = talks.create(work, kind=ConversationKind.WEBSITE)
        visit = Talking(url, made.id, token)
        visit.consent(Consent.GIVEN)
        wish = visit.wish(visit.says("Een rondleiding."), "Een rondleiding")
        with session(url) as work:
            assert review.agree(work, wish.id, by=anja) is None
        assert read(url, wish).review is Review.AGREED


class TestCorrecting:
    def test_what_was_heard_is_kept_beside_what_staff_made_of_it(self, url: str, kept: Talking) -> None:
        wish = kept.wish(kept.says("Naar de markt."), "Naar de markt")
        for say_back in ("U wilt naar de markt.", "U wilt weer naar de markt."):
            with session(url) as work:
                review.edit(work, wish.id, kind=WishKind.LOSS, themes=["pleasant_day"], say_back=say_back)
        found = read(url, wish)
        assert (found.kind, found.themes, found.say_back) == (
            WishKind.LOSS,
            ["pleasant_day"],
            "U wilt weer naar de markt.",
        )
        assert (found.heard_kind, found.heard_themes) == (WishKind.WISH, ["contact"])
        assert found.heard_say_back == "Ik hoor: Naar de markt."
        assert found.own_words == "Naar de markt"

    def test_nothing_changed_is_nothing_kept(self, url: str, kept: Talking) -> None:
        wish = kept.wish(kept.says("Naar de markt."), "Naar de markt")
        with session(url) as work:
            same = review.edit(
                work, wish.id, kind=wish.kind, themes=wish.themes, say_back=wish.say_back, version=1
            )
            assert (same.version, same.heard_kind) == (1, None)

    def test_one_that_was_missed_is_added_from_what_was_said(
        self, url: str, kept: Talking, anja: Staff
    ) -> None:
        message = kept.says(SAID)
        start = SAID.index(" die zaten")
        with session(url) as work:
            wish = review.add(
                work,
                by=anja,
                message_id=message.id,
                start=start,
                end=len(SAID) - 15,
                themes=("home_place",),
            )
            assert wish.own_words == "die zaten op het dak"
            assert (wish.added_by_id, wish.review, wish.speaker) == (anja.id, Review.NEW, Speaker.CLIENT)
            again = review.add(work, by=anja, message_id=message.id, start=start + 1, end=start + 4)
            assert (again.id, again.own_words) == (wish.id, "die zaten op het dak")

    @pytest.mark.parametrize(("start", "end"), [(3, 3), (-1, 4), (0, 99), (4, 6)])
    def test_only_words_of_the_message_can_be_added(
        self, url: str, kept: Talking, anja: Staff, start: int, end: int
    ) -> None:
        message = kept.says("Geen  thee")
        with session(url) as work, pytest.raises(NotTheirWords):
            review.add(work, by=anja, message_id=message.id, start=start, end=end)

    def test_not_what_the_assistant_said_nor_what_was_said_anew(
        self, url: str, kept: Talking, anja: Staff
    ) -> None:
        said = kept.answered(kept.says("Thee."), "U drinkt thee.")
        with session(url) as work:
            (reply,) = talks.replies_to(work, said.id)
            work.get_one(Message, said.id).replaced_at = now()
        for message_id in (reply.id, said.id, uuid.uuid4()):
            with session(url) as work, pytest.raises(NotTheirWords):
                review.add(work, by=anja, message_id=message_id, start=0, end=4)

    def test_a_summary_is_accepted_and_not_overwritten(self, url: str, kept: Talking) -> None:
        with session(url) as work:
            review.accept_summary(work, kept.id, summary=" Mist zijn duiven. ", was="")
        with session(url) as work, pytest.raises(Overtaken) as overtaken:
            review.accept_summary(work, kept.id, summary="Iets anders.", was="")
        assert overtaken.value.now.summary == "Mist zijn duiven."
        with session(url) as work:
            assert review.page(work, kept.id).proposal == "Mist zijn duiven."

    def test_a_summary_goes_with_the_words(self, url: str, kept: Talking) -> None:
        with session(url) as work:
            review.accept_summary(work, kept.id, summary="Mist zijn duiven.")
        kept.consent(Consent.WITHDRAWN)
        assert "duiven" not in kept.everything_written()
        with session(url) as work, pytest.raises(review.UnknownTalk):
            review.accept_summary(work, kept.id, summary="Toch.")


class TestDoubles:
    def test_one_stands_for_both_and_takes_the_goal(self, url: str, kept: Talking, anja: Staff) -> None:
        first, second, third = (kept.wish(kept.says(f"Markt {n}."), f"Markt {n}") for n in range(3))
        with session(url) as work:
            review.agree(work, second.id, by=anja)
        with session(url) as work:
            review.merge(work, third.id, by=anja, into=second.id)
        with session(url) as work:
            assert review.merge(work, second.id, by=anja, into=first.id).review is Review.AGREED
        with session(url) as work:
            (quote,) = review.page(work, kept.id).first
            assert quote.wish.id == first.id
            assert quote.wish.goal is not None
            assert {wish.id for wish in quote.doubles} == {second.id, third.id}
            assert work.get_one(Conversation, kept.id).reviewed_at is not None
        with session(url) as work:
            review.part(work, third.id)
        with session(url) as work:
            assert len(review.page(work, kept.id).first) == 2

    def test_a_wish_is_not_its_own_double(self, url: str, kept: Talking, anja: Staff) -> None:
        wish = kept.wish(kept.says("Markt."), "Markt")
        with session(url) as work, pytest.raises(NotTheSame):
            review.merge(work, wish.id, by=anja, into=wish.id)


class TestWaiting:
    def test_what_is_over_waits_until_it_is_reviewed(self, url: str, kept: Talking, anja: Staff) -> None:
        wish = kept.wish(kept.says("Naar de markt."), "Naar de markt")
        with session(url) as work:
            assert waiting.talks(work, Scope.ALL, anja) == ([], 0)  # still going on
        kept.becomes(ConversationState.PAUSED)
        with session(url) as work:
            found, total = waiting.talks(work, Scope.MINE, anja)
            assert ([talk.id for talk in found], total) == ([kept.id], 1)
            assert waiting.next_talk(work, Scope.MINE, anja) == kept.id
            assert waiting.next_talk(work, Scope.MINE, anja, after=kept.id) is None
            review.see(work, wish.id, by=anja)
        with session(url) as work:
            assert waiting.talks(work, Scope.ALL, anja) == ([], 0)
        kept.wish(kept.says("En naar zee."), "naar zee")  # more was said since
        kept.becomes(ConversationState.CLOSED)
        with session(url) as work:
            assert waiting.next_talk(work, Scope.ALL, anja) == kept.id

    def test_a_talk_that_was_left_lying_waits_too(self, url: str, kept: Talking, anja: Staff) -> None:
        kept.says("Ik ga koffie drinken.")
        with session(url) as work:
            assert waiting.next_talk(work, Scope.ALL, anja) is None
            work.execute(sa.update(Message).values(created_at=now() - waiting.LEFT_LYING))
        with session(url) as work:
            assert waiting.next_talk(work, Scope.ALL, anja) == kept.id

    def test_what_may_not_be_kept_does_not_wait(self, url: str, talk: Talking, anja: Staff) -> None:
        talk.says("Nee.")
        talk.consent(Consent.REFUSED)
        talk.becomes(ConversationState.CLOSED)
        with session(url) as work:
            assert waiting.next_talk(work, Scope.ALL, anja) is None

    def test_mine_and_my_team_s(self, url: str, kept: Talking, anja: Staff, bas: Staff) -> None:
        kept.says("Dag.")
        kept.becomes(ConversationState.CLOSED)
        with session(url) as work:
            assert waiting.next_talk(work, Scope.MINE, anja) == kept.id
            work.get_one(Staff, bas.id).role = Role.CONTACT_PERSON
        with session(url) as work:
            assert waiting.next_talk(work, Scope.ALL, work.get_one(Staff, bas.id)) is None
            work.get_one(Staff, bas.id).role = Role.TEAM_LEAD
            work.get_one(Staff, bas.id).ward = "De Beuk"
            work.get_one(Client, kept.now().client_id).ward = "De Eik"
        with session(url) as work:
            assert waiting.next_talk(work, Scope.TEAM, work.get_one(Staff, bas.id)) is None
            work.get_one(Client, kept.now().client_id).ward = "De Beuk"
        with session(url) as work:
            assert waiting.next_talk(work, Scope.TEAM, work.get_one(Staff, bas.id)) == kept.id
            assert waiting.next_talk(work, Scope.MINE, work.get_one(Staff, bas.id)) is None
        with session(url) as work:  # without a ward the lead of all
            work.get_one(Client, kept.now().client_id).ward = "De Eik"
            work.get_one(Staff, bas.id).ward = ""
        with session(url) as work:
            assert waiting.next_talk(work, Scope.ALL, work.get_one(Staff, bas.id)) == kept.id


class TestViewing:
    def test_two_in_one_talk_see_each_other(self, url: str, talk: Talking, anja: Staff, bas: Staff) -> None:
        for member in (anja, bas, anja):
            with session(url) as work:
                viewing.enter(work, talk.id, member)
        with session(url) as work:
            assert [one.name for one in viewing.others(work, talk.id, anja)] == ["Bas"]
            assert [one.name for one in viewing.others(work, talk.id, bas)] == ["Anja de Wit"]
            viewing.leave(work, talk.id, bas)
        with session(url) as work:
            assert viewing.others(work, talk.id, anja) == []

    def test_who_closed_the_page_is_gone_soon(self, url: str, talk: Talking, anja: Staff, bas: Staff) -> None:
        with session(url) as work:
            viewing.enter(work, talk.id, bas)
        with session(url) as work:
            work.execute(sa.update(Viewing).values(seen_at=now() - viewing.STILL_HERE - timedelta(seconds=1)))
        with session(url) as work:
            assert viewing.others(work, talk.id, anja) == []

    def test_a_talk_that_is_gone_is_no_trouble(self, url: str, anja: Staff) -> None:
        with session(url) as work:
            viewing.enter(work, uuid.uuid4(), anja)
