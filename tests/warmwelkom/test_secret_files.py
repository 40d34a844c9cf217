"""Secrets are made once and are for their owner only."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from warmwelkom.errors import WarmWelkomError
from warmwelkom.secret_files import secret


def test_made_once_with_mode_0600(tmp_path: Path) -> None:
    first = secret(tmp_path / "var", "channel")
    assert len(first) >= 43
    assert secret(tmp_path / "var", "channel") == first
    assert secret(tmp_path / "var", "session") != first
    folder = tmp_path / "var" / "secrets"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert sorted(path.name for path in folder.iterdir()) == ["channel", "session"]
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_no_umask_makes_it_readable_for_others(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        secret(tmp_path, "channel")
    finally:
        os.umask(before)
    assert (tmp_path / "secrets").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "secrets" / "channel").stat().st_mode & 0o777 == 0o600


def test_rights_that_a_copy_gave_are_taken_away(tmp_path: Path) -> None:
    value = secret(tmp_path, "channel")
    (tmp_path / "secrets").chmod(0o755)
    (tmp_path / "secrets" / "channel").chmod(0o644)
    assert secret(tmp_path, "channel") == value
    assert (tmp_path / "secrets").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "secrets" / "channel").stat().st_mode & 0o777 == 0o600


def test_many_at_once_get_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        values = set(pool.map(lambda _: secret(tmp_path, "channel"), range(64)))
    assert len(values) == 1
    assert [path.name for path in (tmp_path / "secrets").iterdir()] == ["channel"]


def test_an_empty_one_is_refused(tmp_path: Path) -> None:
    secret(tmp_path, "channel")
    (tmp_path / "secrets" / "channel").write_text("\n")
    with pytest.raises(WarmWelkomError, match="is empty: remove the file"):
        secret(tmp_path, "channel")


@pytest.mark.parametrize("name", ["../channel", "", "a/b", "Channel", "."])
def test_a_name_cannot_lead_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        secret(tmp_path, name)
