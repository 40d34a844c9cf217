"""Which passwords are refused, and why."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from records import passwords, staff
from records.database import session
from records.models import Role, Staff
from records.passwords import Flaw, Refused

OWN = ("Anja de Wit", "anja.dewit@huis.example", "Huis De Linde")


def flaw(password: str) -> Flaw | None:
    try:
        passwords.check(password, OWN)
    except Refused as refused:
        return refused.flaw
    return None


@pytest.mark.parametrize(
    "password",
    [
        "lantaarn kaasschaaf wolkendek",
        "een zin die niemand raadt",
        "thee drinken met oma",
        "anja drinkt thee op zolder",  # a name in a sentence is no flaw
        "fietsbel-tuinhek-1962",
        "3f7k-m2vx-8dqp-t4nw",
        "één twee dri",
        "пароль из четырёх слов",
        "x7$kQ2!mZp9&",
        "een zin die niemand raadt " * 38,
    ],
)
def test_what_is_long_and_not_predictable_is_good(password: str) -> None:
    assert flaw(password) is None


@pytest.mark.parametrize("password", ["", "kort", "x7$kQ2!mZp9", "é" * 11])
def test_eleven_characters_are_too_few(password: str) -> None:
    assert flaw(password) is Flaw.SHORT


def test_a_thousand_characters_are_enough() -> None:
    assert flaw("lantaarn kaasschaaf wolkendek " * 34) is Flaw.LONG


def test_all_leaked_passwords_that_are_long_enough_are_refused() -> None:
    leaked = [one for one in FREQUENCY_LISTS["passwords"] if len(one) >= passwords.SHORTEST]
    assert len(leaked) > 200
    assert [one for one in leaked if flaw(one) is not Flaw.LEAKED] == []
    assert [one for one in leaked if flaw(one.upper()) is not Flaw.LEAKED] == []


@pytest.mark.parametrize(
    "password",
    [
        "wachtwoord123",
        "Wachtwoord-2026!",
        "Welkom01Welkom01",
        "W3lk0mW3lk0m",
        "Zomer2026Zomer2026",
        "2026-feyenoord",
        "drowssap!!!!!!",  # backwards
        "w.a.c.h.t.w.o.o.r.d",
        "PÁSSWÖRD12345",
    ],
)
def test_a_common_one_with_something_around_it_is_common(password: str) -> None:
    assert flaw(password) is Flaw.LEAKED


@pytest.mark.parametrize(
    "password",
    [
        "anjadewit2026",
        "Anja.de.Wit.1!",
        "4nj4 d3 w1t !!",
        "huisdelinde01",
        "HuisDeLinde-2026",
        "anja.dewit@huis.example",
        "anjawachtwoord",
        "linde linde linde",
    ],
)
def test_a_name_with_something_around_it_is_no_secret(password: str) -> None:
    assert flaw(password) is Flaw.OWN


@pytest.mark.parametrize("password", ["aaaaaaaaaaaaaa", "abcdefghijklm", "1234567890123"])
def test_a_pattern_is_easy(password: str) -> None:
    assert flaw(password) is Flaw.EASY


def test_the_words_of_a_name_that_are_short_count_for_nothing() -> None:
    with pytest.raises(Refused):
        passwords.check("aaaaaaaaaaaaaa", ["de", "a"])
    passwords.check("wondere dageraad in de wei", ["de", "we"])


def test_a_made_up_password_is_always_good_and_never_the_same() -> None:
    made = {staff.made_up() for _ in range(200)}
    assert len(made) == 200
    assert {flaw(one) for one in made} == {None}


def test_an_account_refuses_its_own_name_and_what_it_is_told(url: str) -> None:
    for password in ("beasmit-2026!", "huisdelinde-26"):
        with pytest.raises(Refused), session(url) as work:
            staff.create(
                work,
                name="Bea Smit",
                email="bea@huis.example",
                password=password,
                role=Role.TEAM_LEAD,
                own=["Huis De Linde"],
            )


def test_a_password_hashed_in_an_older_way_is_hashed_anew_at_the_log_in(url: str) -> None:
    with session(url) as work:
        member = staff.create(
            work, name="Bea", email="bea@huis.example", password="een lang wachtwoord", role=Role.TEAM_LEAD
        )
        older = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("een lang wachtwoord")
        member.password_hash = older
    for wrong, password in ((True, "iets anders, helaas"), (False, "een lang wachtwoord")):
        with session(url) as work:
            found = staff.with_password(work, email="bea@huis.example", password=password)
            assert (found is None) is wrong
        with session(url) as work:
            assert (work.get_one(Staff, member.id).password_hash == older) is wrong
    with session(url) as work:
        assert staff.with_password(work, email="bea@huis.example", password="een lang wachtwoord")


def test_who_has_no_password_comes_in_with_none(url: str) -> None:
    with session(url) as work:
        staff.create(work, name="Bea", email="bea@huis.example", password=None, role=Role.TEAM_LEAD)
    with session(url) as work:
        assert staff.with_password(work, email="bea@huis.example", password="") is None
