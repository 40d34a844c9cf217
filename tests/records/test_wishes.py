"""Wishes: pieces of what was said, in these words; kept once, struck means struck."""

import uuid

import pytest
import sqlalchemy as sa

from records import clients, forgetting, talks, wishes
from records.database import session
from records.models import (
    Client,
    Consent,
    Conversation,
    ConversationKind,
    Goal,
    GoalState,
    Outcome,
    Review,
    Speaker,
    Staff,
    Wish,
    WishKind,
    now,
)
from records.wishes import NotTheirWords, UnknownWish
from tests.records.talking import Talking

TEXT = "👵🏽 Ik mis mijn hond. Ik mis mijn hond echt."


def store(talk: Talking, message_id: uuid.UUID, start: int, own_words: str) -> Wish:
    with session(talk.url) as work:
        return wishes.store(
            work,
            conversation_id=talk.id,
            message_id=message_id,
            start=start,
            own_words=own_words,
            kind=WishKind.LOSS,
            say_back="U mist uw hond.",
            themes=["contact", "dieren"],
        )


def kept(talk: Talking) -> list[str]:
    with session(talk.url) as work:
        return [wish.own_words for wish in wishes.of_talk(work, talk.id)]


class TestKeeping:
    def test_a_wish_keeps_words_place_speaker_client_and_themes(self, talk: Talking) -> None:
        message = talk.says(TEXT)
        store(talk, message.id, 3, "Ik mis mijn hond")
        found = talk.now()
        (wish,) = found.wishes
        assert (wish.message_id, wish.start, wish.own_words) == (message.id, 3, "Ik mis mijn hond")
        assert message.text[wish.start :].startswith(wish.own_words)
        assert (wish.kind, wish.say_back) == (WishKind.LOSS, "U mist uw hond.")
        assert wish.themes == ["contact", "dieren"]
        assert (wish.speaker, wish.client_id) == (Speaker.CLIENT, found.client_id)
        assert (wish.confirmed, wish.review, wish.goal) == (None, Review.NEW, None)

    def test_the_same_place_twice_is_kept_once(self, talk: Talking) -> None:
        message = talk.says(TEXT)
        first = store(talk, message.id, 3, "Ik mis mijn hond")
        assert store(talk, message.id, 3, "Ik mis mijn hond").id == first.id
        assert store(talk, message.id, 3, "Ik mis").id == first.id
        assert kept(talk) == ["Ik mis mijn hond"]

    def test_the_same_words_at_another_place_are_another_wish(self, talk: Talking) -> None:
        message = talk.says(TEXT)
        store(talk, message.id, 3, "Ik mis mijn hond")
        store(talk, message.id, TEXT.rindex("Ik mis"), "Ik mis mijn hond")
        assert len(kept(talk)) == 2

    @pytest.mark.parametrize(
        ("start", "words"),
        [
            (3, "Ik mis mijn kat"),
            (4, "Ik mis mijn hond"),
            (3, "ik mis mijn hond"),
            (3, "Ik mis mijn hond. Ik mis mijn hond echt. "),
            (0, "hond"),
            (len(TEXT) + 5, "hond"),
            (-5, "echt."),
            (3, ""),
            (len(TEXT), ""),
        ],
        ids=[
            "made up",
            "shifted",
            "other case",
            "longer",
            "elsewhere",
            "after",
            "negative",
            "none",
            "none at end",
        ],
    )
    def test_what_the_message_does_not_hold_there_is_refused(
        self, talk: Talking, start: int, words: str
    ) -> None:
        message = talk.says(TEXT)
        with pytest.raises(NotTheirWords):
            store(talk, message.id, start, words)
        assert kept(talk) == []

    def test_a_message_of_another_talk_is_refused(self, talk: Talking) -> None:
        with session(talk.url) as work:
            made, token = talks.create(work, kind=ConversationKind.WEBSITE)
        other = Talking(talk.url, made.id, token).says(TEXT)
        with pytest.raises(NotTheirWords):
            store(talk, other.id, 3, "Ik mis mijn hond")

    def test_what_was_forgotten_can_not_be_kept_afterwards(self, talk: Talking) -> None:
        message = talk.says(TEXT)
        with session(talk.url) as work:
            forgetting.forget_words(work, talks.get(work, talk.id) or pytest.fail("no talk"))
        with pytest.raises(NotTheirWords):
            store(talk, message.id, 3, "Ik mis mijn hond")

    @pytest.mark.parametrize("kind", WishKind)
    def test_every_kind_can_be_kept(self, talk: Talking, kind: WishKind) -> None:
        talk.wish(talk.says(TEXT), "Ik mis mijn hond", kind)
        assert talk.now().wishes[0].kind is kind

    def test_they_come_in_the_order_in_which_they_were_said(self, talk: Talking) -> None:
        first, second = talk.says("een en twee"), talk.says("drie en vier")
        for message, words in ((second, "vier"), (first, "twee"), (second, "drie"), (first, "een")):
            talk.wish(message, words)
        assert kept(talk) == ["een", "twee", "drie", "vier"]


class TestConfirmingAndStriking:
    def test_confirming_is_kept_and_can_be_done_twice(self, talk: Talking) -> None:
        wish = talk.wish(talk.says(TEXT), "Ik mis mijn hond")
        for _ in range(2):
            with session(talk.url) as work:
                wishes.confirm(work, talk.id, wish.id)
        assert talk.now().wishes[0].confirmed is True
        assert kept(talk) == ["Ik mis mijn hond"]

    def test_struck_means_struck(self, talk: Talking) -> None:
        message = talk.says("Ik wil naar de markt en naar huis.")
        market, _ = talk.wish(message, "naar de markt"), talk.wish(message, "naar huis")
        with session(talk.url) as work:
            wishes.strike(work, talk.id, market.id)
        assert kept(talk) == ["naar huis"]
        with session(talk.url) as work:
            assert work.get(Wish, market.id) is None

    @pytest.mark.parametrize("do", [wishes.confirm, wishes.strike])
    def test_a_wish_of_another_talk_or_none_is_refused(self, talk: Talking, do: object) -> None:
        assert callable(do)
        wish = talk.wish(talk.says(TEXT), "Ik mis mijn hond")
        with session(talk.url) as work:
            other, _ = talks.create(work, kind=ConversationKind.WEBSITE)
        for talk_id, wish_id in ((other.id, wish.id), (talk.id, uuid.uuid4())):
            with pytest.raises(UnknownWish), session(talk.url) as work:
                do(work, talk_id, wish_id)
        assert talk.now().wishes[0].confirmed is None

    def test_a_wish_that_was_struck_can_not_be_struck_again(self, talk: Talking) -> None:
        wish = talk.wish(talk.says(TEXT), "Ik mis mijn hond")
        with session(talk.url) as work:
            wishes.strike(work, talk.id, wish.id)
        with pytest.raises(UnknownWish), session(talk.url) as work:
            wishes.strike(work, talk.id, wish.id)

    def test_what_was_misheard_last_goes_and_the_rest_stays(self, talk: Talking) -> None:
        first = talk.says("een")
        talk.wish(first, "een")
        second = talk.says("twee en drie")
        talk.wish(second, "twee")
        talk.wish(second, "drie")
        talk.says("zeg")  # no wish in it: the one before is meant
        no = talk.says("nee, dat bedoel ik niet")
        with session(talk.url) as work:
            wishes.strike_last(work, talk.id, no.id)
        assert kept(talk) == ["een"]
        assert talk.lines()[1] == "p: twee en drie"

    def test_striking_what_was_misheard_again_strikes_nothing_more(self, talk: Talking) -> None:
        talk.wish(talk.says("een"), "een")
        talk.wish(talk.says("twee"), "twee")
        no = talk.says("nee, dat bedoel ik niet")
        for _ in range(2):  # the turn failed after it and is done again
            with session(talk.url) as work:
                wishes.strike_last(work, talk.id, no.id)
        assert kept(talk) == ["een"]

    def test_a_wish_in_the_correction_itself_stays(self, talk: Talking) -> None:
        talk.wish(talk.says("een"), "een")
        no = talk.says("nee, twee")
        talk.wish(no, "twee")
        with session(talk.url) as work:
            wishes.strike_last(work, talk.id, no.id)
        assert kept(talk) == ["twee"]

    def test_without_wishes_there_is_nothing_to_mishear(self, talk: Talking) -> None:
        no = talk.says("nee")
        with session(talk.url) as work:
            wishes.strike_last(work, talk.id, no.id)
        assert kept(talk) == []


class TestWhatComesFirstAndWhy:
    def test_only_one_comes_first(self, talk: Talking) -> None:
        told = talk.says("een en twee")
        for words in ("een", "twee"):
            wish = talk.wish(told, words)
            with session(talk.url) as work:
                wishes.set_first(work, talk.id, wish.id)
        assert [(wish.own_words, wish.first) for wish in talk.now().wishes] == [
            ("een", False),
            ("twee", True),
        ]

    def test_why_it_matters_is_kept_once_in_own_words(self, talk: Talking) -> None:
        wish = talk.wish(talk.says(TEXT), "Ik mis mijn hond")
        for words in ("dan ben ik niet alleen", "dan ben ik niet alleen", "en dan wandel ik"):
            with session(talk.url) as work:
                wishes.told_why(work, talk.id, wish.id, words)
        assert talk.now().wishes[0].why == "dan ben ik niet alleen en dan wandel ik"


class TestLookingBack:
    @pytest.fixture
    def again(self, talk: Talking) -> Talking:
        """The same person, three months later; the wish of the first talk was confirmed."""
        talk.consent(Consent.GIVEN)
        wish = talk.wish(talk.says("Ik wil naar de markt. Ik mis mijn hond."), "Ik wil naar de markt")
        with session(talk.url) as work:
            wishes.confirm(work, talk.id, wish.id)
            made, token = talks.create(work, kind=ConversationKind.QUARTERLY, client_id=talk.now().client_id)
        return Talking(talk.url, made.id, token)

    def asked_after(self, talk: Talking) -> list[str]:
        with session(talk.url) as work:
            return [wish.own_words for wish in wishes.earlier(work, talk.id)]

    def test_a_confirmed_wish_is_asked_after(self, again: Talking) -> None:
        assert self.asked_after(again) == ["Ik wil naar de markt"]

    def test_of_a_talk_that_may_not_be_kept_nothing_is(self, talk: Talking, again: Talking) -> None:
        with session(talk.url) as work:
            work.get_one(Conversation, talk.id).consent = Consent.WITHDRAWN
        assert self.asked_after(again) == []

    def test_what_was_not_confirmed_is_not(self, talk: Talking, again: Talking) -> None:
        with session(talk.url) as work:
            wishes.of_talk(work, talk.id)[0].confirmed = None
        assert self.asked_after(again) == []

    def test_a_relative_is_never_asked_after_the_clients_wishes(self, again: Talking) -> None:
        client_id = again.now().client_id
        with session(again.url) as work:
            daughter = clients.add_relative(
                work, work.get_one(Client, client_id), name="Marjan", relation="dochter"
            )
            made, token = talks.create(
                work,
                kind=ConversationKind.FAMILY,
                speaker=Speaker.RELATIVE,
                client_id=client_id,
                relative_id=daughter.id,
            )
        assert self.asked_after(Talking(again.url, made.id, token)) == []

    @pytest.mark.parametrize(
        ("outcome", "later"),
        [
            (Outcome.DONE, []),
            (Outcome.NO_LONGER_WANTED, []),
            (Outcome.HALF, ["Ik wil naar de markt"]),
            (Outcome.NOT_DONE, ["Ik wil naar de markt"]),
        ],
    )
    def test_what_is_settled_is_not_asked_after_again(
        self, talk: Talking, again: Talking, outcome: Outcome, later: list[str]
    ) -> None:
        answer = again.says("ja hoor")
        with session(talk.url) as work:
            for _ in range(2):  # doing it again changes nothing
                wishes.look_back(
                    work,
                    wish_id=wishes.of_talk(work, talk.id)[0].id,
                    message_id=answer.id,
                    outcome=outcome,
                    own_words="ja hoor",
                )
            made, token = talks.create(work, kind=ConversationKind.QUARTERLY, client_id=talk.now().client_id)
        assert self.asked_after(again) == []  # once in a talk
        assert self.asked_after(Talking(talk.url, made.id, token)) == later
        with session(talk.url) as work:
            assert len(wishes.of_talk(work, talk.id)[0].looked_back) == 1

    def test_what_was_struck_meanwhile_is_no_longer_looked_back_on(
        self, talk: Talking, again: Talking
    ) -> None:
        answer = again.says("ja hoor")
        with session(talk.url) as work:
            old = wishes.of_talk(work, talk.id)[0].id
            wishes.strike(work, talk.id, old)
        with session(talk.url) as work:
            kept = wishes.look_back(
                work, wish_id=old, message_id=answer.id, outcome=Outcome.DONE, own_words="ja hoor"
            )
            assert kept is None


class TestReviewing:
    @pytest.mark.parametrize("outcome", [Review.SEEN, Review.NOT_NOW, Review.NEW])
    def test_what_staff_did_is_kept_with_name_moment_and_reason(
        self, talk: Talking, anja: Staff, outcome: Review
    ) -> None:
        wish = talk.wish(talk.says(TEXT), "Ik mis mijn hond")
        before = now()
        with session(talk.url) as work:
            wishes.review(work, wish.id, by=anja, review=outcome, reason="  wacht op de dierenarts ")
        with session(talk.url) as work:
            found = work.get_one(Wish, wish.id)
            assert (found.review, found.review_reason) == (outcome, "wacht op de dierenarts")
            assert found.reviewed_by is not None
            assert found.reviewed_by.name == "Anja de Wit"
            assert found.reviewed_at is not None
            assert before <= found.reviewed_at <= now()
            assert found.goal is None

    def test_agreeing_makes_one_goal_in_the_persons_words(self, talk: Talking, anja: Staff) -> None:
        wish = talk.wish(talk.says(TEXT), "Ik mis mijn hond")
        for outcome in (Review.AGREED, Review.AGREED, Review.SEEN, Review.AGREED):
            with session(talk.url) as work:
                wishes.review(work, wish.id, by=anja, review=outcome)
        with session(talk.url) as work:
            goal = work.scalars(sa.select(Goal)).one()
            assert (goal.wish_id, goal.what, goal.state) == (wish.id, "Ik mis mijn hond", GoalState.OPEN)
            assert goal.client_id == talk.now().client_id

    def test_a_visitors_wish_can_be_agreed_without_a_goal(self, url: str, anja: Staff) -> None:
        with session(url) as work:
            made, token = talks.create(work, kind=ConversationKind.WEBSITE)
        visitor = Talking(url, made.id, token)
        wish = visitor.wish(visitor.says(TEXT), "Ik mis mijn hond")
        with session(url) as work:
            wishes.review(work, wish.id, by=anja, review=Review.AGREED)
        with session(url) as work:
            assert work.get_one(Wish, wish.id).review is Review.AGREED
            assert work.scalars(sa.select(Goal)).all() == []

    def test_a_wish_that_does_not_exist_is_refused(self, url: str, anja: Staff) -> None:
        with pytest.raises(UnknownWish), session(url) as work:
            wishes.review(work, uuid.uuid4(), by=anja, review=Review.SEEN)
