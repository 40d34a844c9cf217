"""``warmwelkom create-staff``: what it makes, what it refuses, and what it says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner, Result

from records import database, staff
from records.models import ApiToken, Role, Staff, now
from warmwelkom import cli
from warmwelkom.errors import WarmWelkomError
from warmwelkom.settings import get_settings

EMAIL = "anja@huis.example"


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("WARMWELKOM_VAR", str(tmp_path))
    monkeypatch.delenv("WARMWELKOM_DATABASE_URL", raising=False)
    get_settings.cache_clear()
    address = get_settings().database_url
    yield address
    database.dispose(address)
    get_settings.cache_clear()


def create(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(cli.app, ["create-staff", EMAIL, *arguments], input=typed)


def made(url: str) -> Staff:
    with database.session(url) as work:
        return work.scalars(sa.select(Staff)).one()


def test_an_account_with_role_and_ward(url: str) -> None:
    done = create("--name", "Anja de Wit", "--role", "team_lead", "--ward", "De Eik", "--json")
    said = json.loads(done.stdout)
    assert (done.exit_code, said["role"], said["token"]) == (0, "team_lead", None)
    member = made(url)
    assert (member.name, member.role, member.ward) == ("Anja de Wit", Role.TEAM_LEAD, "De Eik")
    with database.session(url) as work:
        assert staff.with_password(work, email=EMAIL, password=said["password"])
        assert work.scalars(sa.select(ApiToken)).all() == []


@pytest.mark.parametrize(
    ("options", "scopes", "days"),
    [
        (["--token"], 7, 90),
        (["--token", "--days", "365"], 7, 365),
        (["--scope", "export", "--scope", "clients:read"], 2, 90),
    ],
)
def test_a_key_with_scopes_and_an_end(url: str, options: list[str], scopes: int, days: int) -> None:
    assert json.loads(create("--json", *options).stdout)["token"]
    with database.session(url) as work:
        token = work.scalars(sa.select(ApiToken)).one()
    assert len(token.scopes) == scopes
    assert abs(token.expires_at - now() - timedelta(days=days)) < timedelta(minutes=5)


def test_a_password_can_be_typed_and_is_not_shown(url: str) -> None:
    password = "lantaarn kaasschaaf wolkendek"
    done = create("--ask-password", typed=f"{password}\n{password}\n")
    assert done.exit_code == 0
    assert password not in done.stdout
    with database.session(url) as work:
        assert staff.with_password(work, email=EMAIL, password=password)


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("kort", "fewer than 12 characters"),
        ("wachtwoord2026", "many people use"),
        ("anja2026anja", "little more than a name"),
        ("huisdelinde-26", "little more than a name"),
    ],
)
def test_a_password_that_will_not_do_is_one_sentence(url: str, password: str, why: str) -> None:
    done = create("--ask-password", typed=f"{password}\n{password}\n")
    assert isinstance(done.exception, WarmWelkomError)
    assert why in str(done.exception)
    assert password not in str(done.exception)
    with database.session(url) as work:
        assert work.scalars(sa.select(Staff)).all() == []


@pytest.mark.parametrize(
    "options", [["--days", "0"], ["--days", "367"], ["--scope", "alles"], ["--role", "baas"]]
)
def test_what_does_not_exist_is_a_usage_error(url: str, options: list[str]) -> None:
    assert create("--token", *options).exit_code == 2


def test_an_address_that_is_taken(url: str) -> None:
    assert create().exit_code == 0
    assert "already" in str(create().exception)
