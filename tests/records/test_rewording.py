"""What was heard is written in other words by the person."""

from __future__ import annotations

import uuid

import pytest

from records import rewording, wishes
from records.database import session
from records.models import Review, Staff, Wish
from records.wishes import UnknownWish
from tests.records.talking import Talking


@pytest.fixture
def wish(talk: Talking) -> Wish:
    return talk.wish(talk.says("Ik wil soep."), "Ik wil soep")


def reword(talk: Talking, wish_id: uuid.UUID, own_words: str) -> Wish:
    with session(talk.url) as work:
        return rewording.reword(
            work, talk.id, wish_id, own_words=own_words, say_back=f"U zei: ‘{own_words}’."
        )


def test_the_new_words_count_and_are_the_persons(talk: Talking, wish: Wish) -> None:
    reword(talk, wish.id, "Ik wil brood")
    (found,) = talk.now().wishes
    assert (found.own_words, found.say_back) == ("Ik wil brood", "U zei: ‘Ik wil brood’.")
    assert found.confirmed is True
    assert (found.kind, found.themes, found.start) == (wish.kind, wish.themes, wish.start)


def test_staff_look_at_it_anew_and_what_was_agreed_stays(talk: Talking, wish: Wish, anja: Staff) -> None:
    with session(talk.url) as work:
        wishes.review(work, wish.id, by=work.merge(anja), review=Review.AGREED, reason="goed")
    reword(talk, wish.id, "Ik wil brood")
    (found,) = talk.now().wishes
    assert (found.review, found.review_reason, found.reviewed_by_id) == (Review.NEW, "", None)
    assert found.goal is not None
    assert found.goal.what == "Ik wil soep"


def test_the_same_words_only_confirm_it(talk: Talking, wish: Wish, anja: Staff) -> None:
    with session(talk.url) as work:
        wishes.review(work, wish.id, by=work.merge(anja), review=Review.SEEN)
    reword(talk, wish.id, "Ik wil soep")
    (found,) = talk.now().wishes
    assert (found.say_back, found.confirmed) == (wish.say_back, True)
    assert found.review is Review.SEEN


def test_nothing_of_another_talk_can_be_written(talk: Talking, wish: Wish) -> None:
    with pytest.raises(UnknownWish), session(talk.url) as work:
        rewording.reword(work, uuid.uuid4(), wish.id, own_words="x", say_back="x")
    with pytest.raises(UnknownWish):
        reword(talk, uuid.uuid4(), "x")
