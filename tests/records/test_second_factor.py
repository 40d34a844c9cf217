"""The second factor and accounts where two things happen at once, and single sign-on; on both databases."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import timedelta

import pyotp
import pytest
import sqlalchemy as sa
from cryptography.fernet import Fernet

from records import accounts, second_factor, sessions, single_sign_on, staff
from records.accounts import LastAdministrator
from records.database import session
from records.models import Client, RecoveryCode, Role, Staff, StaffSession, now
from records.single_sign_on import NoEntry, Why

KEY = Fernet.generate_key()


def at_once(one: Callable[[], object], times: int = 4) -> list[object]:
    """Do the same in several threads at once; gives what each gave, or the exception that it raised."""
    given: list[object] = []
    gate = threading.Barrier(times)

    def run() -> None:
        gate.wait()
        try:
            given.append(one())
        except Exception as error:
            given.append(error)

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


@pytest.fixture
def app(url: str, anja: Staff) -> pyotp.TOTP:
    """The app of Anja, whose second factor is set up with the code of now."""
    with session(url) as work:
        member = work.get_one(Staff, anja.id)
        secret, sealed = second_factor.begin(member, KEY)
        app = pyotp.TOTP(secret)
        second_factor.confirm(work, member, sealed, app.now(), KEY)
    return app


class TestCodes:
    def later(self, app: pyotp.TOTP) -> str:
        """The code of the next step."""
        return app.at(int(time.time()) + second_factor.STEP)

    def test_the_code_that_confirmed_it_is_used_up(self, url: str, anja: Staff, app: pyotp.TOTP) -> None:
        with session(url) as work:
            used = work.get_one(Staff, anja.id).totp_step  # the next one may have begun meanwhile
            assert not second_factor.check(work, anja, app.at(used * second_factor.STEP), KEY)
            assert second_factor.check(work, anja, self.later(app), KEY)

    def test_one_code_at_the_same_moment_opens_once(self, url: str, anja: Staff, app: pyotp.TOTP) -> None:
        code = self.later(app)

        def check() -> bool:
            with session(url) as work:
                return second_factor.check(work, anja, code, KEY)

        assert sorted(map(str, at_once(check))) == ["False", "False", "False", "True"]

    def test_one_recovery_code_at_the_same_moment_opens_once(self, url: str, anja: Staff) -> None:
        with session(url) as work:
            codes = second_factor.new_codes(work, anja)

        def check() -> bool:
            with session(url) as work:
                return second_factor.check(work, anja, codes[0], KEY)

        assert sorted(map(str, at_once(check))) == ["False", "False", "False", "True"]
        with session(url) as work:
            assert second_factor.codes_left(work, anja) == 9

    @pytest.mark.parametrize("code", ["", " ", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "' OR 1=1", "x" * 500])
    def test_nothing_else_is_a_code(self, url: str, anja: Staff, app: pyotp.TOTP, code: str) -> None:
        with session(url) as work:
            assert not second_factor.check(work, anja, code, KEY)

    def test_another_key_reads_no_secret(self, url: str, anja: Staff, app: pyotp.TOTP) -> None:
        with session(url) as work:
            kept = work.get_one(Staff, anja.id).totp_secret
        assert kept
        assert app.secret not in kept
        assert Fernet(KEY).decrypt(kept.encode()).decode() == app.secret

    def test_what_was_begun_too_long_ago_or_by_another_is_not_confirmed(self, url: str, anja: Staff) -> None:
        old = Fernet(KEY).encrypt_at_time(
            f"{anja.id}:{pyotp.random_base32()}".encode(), int(time.time()) - second_factor.SET_UP_WITHIN - 5
        )
        for sealed in (old.decode(), "", "onzin", Fernet(KEY).encrypt(b"someone:ABC").decode()):
            with pytest.raises(second_factor.SetUpEnded), session(url) as work:
                second_factor.confirm(work, anja, sealed, "000000", KEY)

    def test_without_it_no_code_is_left(self, url: str, anja: Staff, app: pyotp.TOTP) -> None:
        with session(url) as work:
            second_factor.remove(work, anja)
        with session(url) as work:
            assert work.scalars(sa.select(RecoveryCode)).all() == []
            assert not second_factor.check(work, anja, self.later(app), KEY)


class TestHalfSessions:
    def test_they_are_none_but_for_the_code(self, url: str, anja: Staff) -> None:
        with session(url) as work:
            key = sessions.start(work, anja, half=True)
        with session(url) as work:
            assert sessions.member(work, key) is None
            assert sessions.was_of(work, key) is None
            assert sessions.of(work, anja.id) == []
            found = sessions.half_member(work, key)
            assert found is not None
            assert found.id == anja.id
            work.execute(
                sa.update(StaffSession).values(created_at=now() - sessions.HALF - timedelta(seconds=1))
            )
        with session(url) as work:
            assert sessions.half_member(work, key) is None

    def test_a_whole_one_is_no_half_one(self, url: str, anja: Staff) -> None:
        with session(url) as work:
            assert sessions.half_member(work, sessions.start(work, anja)) is None


class TestAdministrators:
    def admins(self, url: str, many: int) -> list[Staff]:
        with session(url) as work:
            return [
                staff.create(
                    work, name=f"B{n}", email=f"b{n}@huis.example", password=None, role=Role.ADMINISTRATOR
                )
                for n in range(many)
            ]

    def test_two_who_leave_at_the_same_moment_do_not_both_leave(self, url: str) -> None:
        admins = self.admins(url, 2)
        waiting = list(admins)

        def leave() -> str:
            one = waiting.pop()
            with session(url) as work:
                accounts.deactivate(work, work.get_one(Staff, one.id))
            return "left"

        given = at_once(leave, times=2)
        assert given.count("left") == 1
        assert sum(isinstance(one, LastAdministrator) for one in given) == 1

    def test_counts_are_of_who_lives_here(self, url: str, anja: Staff, sjef: Client) -> None:
        with session(url) as work:
            found = accounts.one(work, anja.id)
            assert found is not None
            assert (found.contact_of, found.stand_in_of) == (1, 0)
            work.get_one(Client, sjef.id).left_on = now().date()
        with session(url) as work:
            assert [(one.member.id, one.contact_of) for one in accounts.everyone(work)] == [(anja.id, 0)]


class TestSingleSignOn:
    def test_a_subject_is_tied_once_and_stays(self, url: str, anja: Staff) -> None:
        with session(url) as work:
            given = {"subject": "i|1", "email": " ANJA@huis.example", "verified": True}
            assert single_sign_on.member(work, **given)[1] is True  # type: ignore[arg-type]
        with session(url) as work:
            found, tied = single_sign_on.member(work, subject="i|1", email="", verified=False)
            assert (found.id, tied) == (anja.id, False)

    @pytest.mark.parametrize(
        ("subject", "email", "verified", "why"),
        [
            ("i|2", "anja@huis.example", True, Why.ANOTHER),
            ("i|2", "anja@huis.example", False, Why.NOT_VERIFIED),
            ("i|2", "bea@huis.example", True, Why.NO_ACCOUNT),
            ("i|2", "", True, Why.NO_ACCOUNT),
        ],
    )
    def test_nobody_else_gets_in(
        self, url: str, anja: Staff, subject: str, email: str, verified: bool, why: Why
    ) -> None:
        with session(url) as work:
            single_sign_on.member(work, subject="i|1", email="anja@huis.example", verified=True)
        with pytest.raises(NoEntry) as refused, session(url) as work:
            single_sign_on.member(work, subject=subject, email=email, verified=verified)
        assert refused.value.why is why
