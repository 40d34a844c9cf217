"""Accounts: passwords, log-ins, sessions that expire, attempts that are limited, tokens for the API."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from records import attempts, sessions, staff, tokens
from records.attempts import TooManyAttempts
from records.database import session
from records.models import ApiToken, LoginAttempt, Role, Staff, StaffSession, now
from records.passwords import Refused
from records.staff import EmailTaken
from tests.keys import key_of

PASSWORD = "een lang wachtwoord, met spaties"
ACCOUNT, ADDRESS = "anja@huis.example", "192.0.2.7"


@pytest.fixture
def bea(url: str) -> Staff:
    """A team lead who can log in."""
    with session(url) as work:
        return staff.create(
            work, name=" Bea Smit ", email=" Bea@Huis.example ", password=PASSWORD, role=Role.TEAM_LEAD
        )


def leaves(url: str, member: Staff) -> None:
    with session(url) as work:
        work.get_one(Staff, member.id).active = False


class TestAccounts:
    def test_an_account_keeps_a_hash_and_never_the_password(self, url: str, bea: Staff) -> None:
        with session(url) as work:
            kept = work.scalars(sa.select(Staff)).one()
            assert (kept.name, kept.email, kept.role) == ("Bea Smit", "bea@huis.example", Role.TEAM_LEAD)
            assert kept.active is True
            assert kept.password_hash.startswith("$argon2id$")
            assert PASSWORD not in str(vars(kept))

    @pytest.mark.parametrize("password", ["", "kort", "x" * 11])
    def test_a_short_password_is_refused(self, url: str, password: str) -> None:
        with pytest.raises(Refused), session(url) as work:
            staff.create(work, name="Bea", email="bea@huis.example", password=password, role=Role.TEAM_LEAD)

    def test_twelve_characters_are_enough_and_signs_count_once(self, url: str) -> None:
        password = "één twee dri"
        assert len(password) == 12
        with session(url) as work:
            staff.create(work, name="Bea", email="bea@huis.example", password=password, role=Role.TEAM_LEAD)
            assert staff.with_password(work, email="bea@huis.example", password=password) is not None

    @pytest.mark.parametrize("email", ["bea@huis.example", "BEA@huis.example", "  bea@huis.example\n"])
    def test_an_address_has_one_account_however_it_is_written(self, url: str, bea: Staff, email: str) -> None:
        with pytest.raises(EmailTaken), session(url) as work:
            staff.create(work, name="Anders", email=email, password=PASSWORD, role=Role.TEAM_LEAD)

    @pytest.mark.parametrize("email", ["bea@huis.example", " BEA@HUIS.example "])
    def test_the_right_password_opens(self, url: str, bea: Staff, email: str) -> None:
        with session(url) as work:
            member = staff.with_password(work, email=email, password=PASSWORD)
            assert member is not None
            assert member.id == bea.id

    @pytest.mark.parametrize(
        ("email", "password"),
        [
            ("bea@huis.example", PASSWORD + " "),
            ("bea@huis.example", PASSWORD.upper()),
            ("bea@huis.example", ""),
            ("nobody@huis.example", PASSWORD),
            ("", ""),
            ("%", PASSWORD),
        ],
    )
    def test_nothing_else_does(self, url: str, bea: Staff, email: str, password: str) -> None:
        with session(url) as work:
            assert staff.with_password(work, email=email, password=password) is None

    def test_who_left_can_not_come_in_any_more(self, url: str, bea: Staff) -> None:
        with session(url) as work:
            key, token = sessions.start(work, bea), key_of(work, bea)
        leaves(url, bea)
        with session(url) as work:
            assert staff.with_password(work, email=bea.email, password=PASSWORD) is None
            assert sessions.member(work, key) is None
            assert tokens.holding(work, token) is None


class TestSessions:
    def seen(self, url: str, ago: timedelta) -> None:
        with session(url) as work:
            work.scalars(sa.select(StaffSession)).one().seen_at = now() - ago

    def test_a_log_in_opens_a_session_and_keeps_only_the_hash_of_its_key(self, url: str, anja: Staff) -> None:
        with session(url) as work:
            key = sessions.start(work, anja)
        with session(url) as work:
            found = sessions.member(work, key)
            assert found is not None
            assert found.id == anja.id
            kept = work.scalars(sa.select(StaffSession)).one()
            assert key not in str(vars(kept))
            assert sessions.member(work, kept.key_hash) is None

    @pytest.mark.parametrize("key", ["", "nonsense"])
    def test_no_other_key_is_a_session(self, url: str, anja: Staff, key: str) -> None:
        with session(url) as work:
            sessions.start(work, anja)
            assert sessions.member(work, key) is None

    def test_a_quarter_untouched_ends_it_for_good(self, url: str, anja: Staff) -> None:
        with session(url) as work:
            key = sessions.start(work, anja)
        self.seen(url, sessions.UNTOUCHED + timedelta(seconds=1))
        for _ in range(2):
            with session(url) as work:
                assert sessions.member(work, key) is None
        with session(url) as work:
            assert sessions.left(work, key) == timedelta(0)
            assert sessions.of(work, anja.id) == []
            assert sessions.was_of(work, key) == anja.id

    def test_what_ended_long_ago_is_forgotten_at_the_next_log_in(self, url: str, anja: Staff) -> None:
        with session(url) as work:
            key = sessions.start(work, anja)
        self.seen(url, sessions.REMEMBERED + timedelta(minutes=1))
        with session(url) as work:
            sessions.start(work, anja)
            assert sessions.was_of(work, key) is None
            assert work.scalar(sa.select(sa.func.count()).select_from(StaffSession)) == 1

    def test_touching_it_makes_it_last(self, url: str, anja: Staff) -> None:
        with session(url) as work:
            key = sessions.start(work, anja)
        for _ in range(3):
            self.seen(url, sessions.UNTOUCHED - timedelta(minutes=1))
            with session(url) as work:
                assert sessions.member(work, key) is not None
        with session(url) as work:
            assert now() - work.scalars(sa.select(StaffSession)).one().seen_at < timedelta(minutes=1)

    def test_not_every_request_is_a_write(self, url: str, anja: Staff) -> None:
        with session(url) as work:
            key = sessions.start(work, anja)
        self.seen(url, timedelta(seconds=30))
        with session(url) as work:
            before = work.scalars(sa.select(StaffSession)).one().seen_at
            sessions.member(work, key)
        with session(url) as work:
            assert work.scalars(sa.select(StaffSession)).one().seen_at == before

    def test_logging_out_ends_this_session_and_no_other(self, url: str, anja: Staff) -> None:
        with session(url) as work:
            tablet, desk = sessions.start(work, anja), sessions.start(work, anja)
        with session(url) as work:
            sessions.end(work, tablet)
            sessions.end(work, "nonsense")
        with session(url) as work:
            assert sessions.member(work, tablet) is None
            assert sessions.member(work, desk) is not None


class TestAttempts:
    def fail(self, url: str, times: int, *subjects: str) -> None:
        for _ in range(times):
            with session(url) as work:
                attempts.failed(work, *subjects)

    def test_four_failures_may_be_mended_and_five_wait(self, url: str) -> None:
        self.fail(url, attempts.ALLOWED - 1, ACCOUNT)
        with session(url) as work:
            attempts.check(work, ACCOUNT)
        self.fail(url, 1, ACCOUNT)
        with pytest.raises(TooManyAttempts), session(url) as work:
            attempts.check(work, ACCOUNT)

    def test_one_of_account_and_address_is_enough(self, url: str) -> None:
        for number in range(attempts.ALLOWED):
            self.fail(url, 1, f"{number}@huis.example", ADDRESS)
        with session(url) as work:
            attempts.check(work, "0@huis.example")
            attempts.check(work, "0@huis.example", "192.0.2.8")
        with pytest.raises(TooManyAttempts), session(url) as work:
            attempts.check(work, "new@huis.example", ADDRESS)

    def test_an_address_that_many_share_may_be_allowed_more(self, url: str) -> None:
        self.fail(url, attempts.ALLOWED, ADDRESS)
        with session(url) as work:
            attempts.check(work, ADDRESS, allowed=attempts.ALLOWED + 1)
        self.fail(url, 1, ADDRESS)
        with pytest.raises(TooManyAttempts), session(url) as work:
            attempts.check(work, ADDRESS, allowed=attempts.ALLOWED + 1)

    @pytest.mark.parametrize("written", ["Anja@Huis.Example", " anja@huis.example "])
    def test_writing_the_address_otherwise_gives_no_new_attempts(self, url: str, written: str) -> None:
        self.fail(url, attempts.ALLOWED, ACCOUNT)
        with pytest.raises(TooManyAttempts), session(url) as work:
            attempts.check(work, written)
        with session(url) as work:
            attempts.forget(work, written)
            attempts.check(work, ACCOUNT)

    def test_after_a_quarter_of_an_hour_it_is_over(self, url: str) -> None:
        self.fail(url, attempts.ALLOWED, ACCOUNT)
        with session(url) as work:
            work.execute(
                sa.update(LoginAttempt).values(created_at=now() - attempts.WITHIN - timedelta(seconds=1))
            )
        with session(url) as work:
            attempts.check(work, ACCOUNT)
        self.fail(url, 1, ADDRESS)  # cleans up what no longer counts
        with session(url) as work:
            assert work.scalar(sa.select(sa.func.count()).select_from(LoginAttempt)) == 1

    def test_a_log_in_that_went_well_forgets_the_accounts_failures_only(self, url: str) -> None:
        self.fail(url, attempts.ALLOWED, ACCOUNT, ADDRESS)
        with session(url) as work:
            attempts.forget(work, ACCOUNT)
            attempts.check(work, ACCOUNT)
        with pytest.raises(TooManyAttempts), session(url) as work:
            attempts.check(work, ADDRESS)

    def test_neither_account_nor_address_is_kept_readable(self, url: str) -> None:
        self.fail(url, 1, ACCOUNT, ADDRESS)
        with session(url) as work:
            kept = "".join(work.scalars(sa.select(LoginAttempt.subject)))
        assert ACCOUNT not in kept
        assert ADDRESS not in kept


class TestApiTokens:
    def test_a_token_is_its_holder_and_only_its_hash_is_kept(self, url: str, anja: Staff) -> None:
        with session(url) as work:
            token = key_of(work, anja)
        with session(url) as work:
            holder = tokens.holding(work, token)
            assert holder is not None
            assert holder.staff_id == anja.id
            kept = work.scalars(sa.select(ApiToken)).one()
            assert token not in str(vars(kept))
            assert tokens.holding(work, kept.token_hash) is None

    def test_a_token_is_no_session_and_a_session_no_token(self, url: str, anja: Staff) -> None:
        with session(url) as work:
            token, key = key_of(work, anja), sessions.start(work, anja)
        with session(url) as work:
            assert sessions.member(work, token) is None
            assert tokens.holding(work, key) is None

    def test_each_token_is_another_one_and_all_work(self, url: str, anja: Staff) -> None:
        with session(url) as work:
            keys = [key_of(work, anja) for _ in range(3)]
        assert len(set(keys)) == 3
        with session(url) as work:
            assert all(tokens.holding(work, token) for token in keys)
            assert tokens.holding(work, "") is None
