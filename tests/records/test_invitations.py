"""Codes to type, talks on a shared tablet, and in the widget."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
import sqlalchemy as sa

from records import invitations, talks
from records.database import session
from records.invitations import LENGTH, SIGNS, UNTOUCHED, code_hash, plain_code
from records.keys import key_hash
from records.models import (
    Client,
    Conversation,
    ConversationKind,
    ConversationState,
    Invitation,
    Staff,
    now,
)
from records.scope import Scope
from tests.records.talking import Talking

SECRET = "the secret of this house"


def code_of(talk: Talking, days: float = 14) -> str:
    with session(talk.url) as work:
        return invitations.give_code(work, talk.token, secret=SECRET, until=now() + timedelta(days=days))


def typed(talk: Talking, code: str, secret: str = SECRET) -> str | None:
    with session(talk.url) as work:
        return invitations.open_with_code(work, code, secret=secret)


def opens(talk: Talking, token: str, untouched: timedelta = UNTOUCHED) -> bool:
    with session(talk.url) as work:
        found = invitations.by_token(work, token, untouched)
        return found is not None and found.conversation.id == talk.id


def touched(talk: Talking, token: str, ago: timedelta) -> None:
    """The tablet with this token was touched so long ago."""
    with session(talk.url) as work:
        work.scalars(of(token)).one().seen_at = now() - ago


def of(token: str) -> sa.Select[Invitation]:
    return sa.select(Invitation).where(Invitation.token_hash == key_hash(token))


class TestCodes:
    def test_a_code_is_six_signs_that_cannot_be_mistaken(self, talk: Talking) -> None:
        codes = {code_of(talk) for _ in range(20)}
        assert len(codes) > 15
        assert all(len(code) == LENGTH and set(code) <= set(SIGNS) for code in codes)
        assert not set("01ILO") & set(SIGNS)

    def test_it_opens_the_talk_with_a_token_of_its_own_for_a_shared_tablet(self, talk: Talking) -> None:
        code = code_of(talk)
        first, second = typed(talk, code), typed(talk, code)
        assert first and second
        assert len({first, second, talk.token}) == 3
        assert opens(talk, first) and opens(talk, second)
        with session(talk.url) as work:
            made = work.scalars(of(first)).one()
            assert (made.shared, made.embedded, made.code_hash) == (True, False, None)
            assert not work.scalars(of(talk.token)).one().shared

    @pytest.mark.parametrize(
        "way",
        ["{}", " {} ", "{0[0]}{0[1]}{0[2]} {0[3]}{0[4]}{0[5]}", "{0[0]}-{0[1]}{0[2]}–{0[3]}{0[4]}{0[5]}"],
    )
    def test_it_may_be_typed_in_many_ways(self, talk: Talking, way: str) -> None:
        code = code_of(talk)
        assert typed(talk, way.format(code))
        assert typed(talk, way.format(code.lower()))

    @pytest.mark.parametrize("wrong", ["", "      ", "AAAAAA", "' OR 1=1 --", "x" * 10_000, "K7M2P\u0000"])
    def test_no_other_code_opens_anything(self, talk: Talking, wrong: str) -> None:
        code = code_of(talk)
        assert typed(talk, wrong) is None
        assert typed(talk, code[:-1]) is None
        assert typed(talk, code + code[-1]) is None

    def test_only_a_hash_with_the_secret_of_the_house_is_kept(self, talk: Talking) -> None:
        code = code_of(talk)
        with session(talk.url) as work:
            kept = work.scalars(of(talk.token)).one()
            assert kept.code_hash == code_hash(code, SECRET)
            assert code not in str(vars(kept))
        assert typed(talk, code, secret="of another house") is None

    def test_after_its_days_it_opens_nothing(self, talk: Talking) -> None:
        assert typed(talk, code_of(talk, days=-0.001)) is None

    def test_a_withdrawn_invitation_has_no_code_any_more(self, talk: Talking) -> None:
        code = code_of(talk)
        with session(talk.url) as work:
            work.scalars(of(talk.token)).one().withdrawn_at = now()
        assert typed(talk, code) is None

    def test_a_code_that_is_taken_is_not_given_twice(
        self, talk: Talking, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        signs = iter("AAAAAA" + "AAAAAA" + "BBBBBB")
        monkeypatch.setattr("secrets.choice", lambda _: next(signs))
        assert code_of(talk) == "AAAAAA"
        with session(talk.url) as work:
            other = invitations.invite(work, work.get_one(Conversation, talk.id))
            until = now() + timedelta(days=1)
            assert invitations.give_code(work, other, secret=SECRET, until=until) == "BBBBBB"

    def test_plain_code(self) -> None:
        assert plain_code(" k7m‑2px\n") == "K7M2PX"


class TestSharedTablets:
    @pytest.fixture
    def token(self, talk: Talking) -> str:
        token = typed(talk, code_of(talk))
        assert token
        return token

    def test_who_leaves_closes_the_door_and_only_that_one(self, talk: Talking, token: str) -> None:
        other = typed(talk, code_of(talk))
        assert other
        with session(talk.url) as work:
            invitations.leave(work, token)
        assert not opens(talk, token)
        assert opens(talk, other)
        assert opens(talk, talk.token)

    def test_a_tablet_of_ones_own_is_not_left(self, talk: Talking) -> None:
        with session(talk.url) as work:
            invitations.leave(work, talk.token)
            invitations.leave(work, "nonsense")
        assert opens(talk, talk.token)

    def test_untouched_for_long_it_opens_nothing_and_stays_so(self, talk: Talking, token: str) -> None:
        touched(talk, token, UNTOUCHED + timedelta(seconds=1))
        assert not opens(talk, token)
        assert not opens(talk, token, untouched=timedelta(days=1))

    def test_each_touch_counts(self, talk: Talking, token: str) -> None:
        touched(talk, token, UNTOUCHED - timedelta(minutes=1))
        assert opens(talk, token)
        with session(talk.url) as work:
            seen = work.scalars(of(token)).one().seen_at
            assert seen is not None
            assert now() - seen < timedelta(minutes=1)

    def test_how_long_may_be_another_time(self, talk: Talking, token: str) -> None:
        touched(talk, token, timedelta(minutes=6))
        assert not opens(talk, token, untouched=timedelta(minutes=5))

    def test_it_is_known_as_shared_after_it_was_left_too(self, talk: Talking, token: str) -> None:
        with session(talk.url) as work:
            invitations.leave(work, token)
            assert invitations.was_shared(work, token)
            assert not invitations.was_shared(work, talk.token)
            assert not invitations.was_shared(work, "nonsense")

    def test_a_tablet_of_ones_own_may_rest(self, talk: Talking) -> None:
        assert opens(talk, talk.token, untouched=timedelta(0))


def test_a_talk_in_the_widget_says_so(url: str) -> None:
    with session(url) as work:
        _, token = talks.create(work, kind=ConversationKind.WEBSITE, embedded=True)
        opened = invitations.by_token(work, token)
        assert opened is not None
        assert (opened.embedded, opened.shared) == (True, False)


def test_what_was_handed_out_is_listed_until_it_is_withdrawn(
    url: str, talk: Talking, sjef: Client, anja: Staff
) -> None:
    with session(url) as work:
        found = work.get_one(Conversation, talk.id)
        invitations.sent(work, invitations.invite(work, found, anja), "wil@huis.example")
        invitations.invite(work, found, shared=True)
    with session(url) as work:
        mailed, first = invitations.of_client(work, sjef.id)
        assert mailed.sent_to == "wil@huis.example"
        assert mailed.made_by is not None
        assert mailed.made_by.name == "Anja de Wit"
        assert invitations.withdraw(work, first.id) is not None
    with session(url) as work:
        assert invitations.by_token(work, talk.token) is None
        assert [one.id for one in invitations.of_client(work, sjef.id)] == [mailed.id]
        assert invitations.handed_out(work, Scope.MINE, anja)[1] == 1
        assert invitations.handed_out(work, Scope.ALL, anja, limit=0) == ([], 1)
        again = invitations.withdraw(work, first.id)
        assert again is not None
        assert again.withdrawn_at is not None
        assert invitations.withdraw(work, uuid.uuid4()) is None
    talk.becomes(ConversationState.CLOSED)
    with session(url) as work:
        assert invitations.of_client(work, sjef.id) == []


def test_a_withdrawn_code_shuts_the_tablet_that_it_opened(url: str, talk: Talking) -> None:
    with session(url) as work:
        code = invitations.give_code(work, talk.token, secret="s", until=now() + timedelta(days=1))
        opened = invitations.open_with_code(work, code, secret="s")
        assert opened is not None
        (first,) = work.scalars(sa.select(Invitation).where(Invitation.shared.is_(False)))
        invitations.withdraw(work, first.id)
    with session(url) as work:
        assert invitations.by_token(work, opened) is None
        assert invitations.open_with_code(work, code, secret="s") is None
