"""``warmwelkom log-check``: whether the access log is whole."""

import re
from typing import Annotated

import typer

from records import access_log, database
from records.access_log import Trouble, Verdict
from warmwelkom.errors import WarmWelkomError
from warmwelkom.settings import get_settings

_NOTED = re.compile(r"([1-9][0-9]{0,17}):([0-9a-f]{64})")
_WHAT_IS_WRONG = {
    Trouble.NO_HEAD: "the row that says where it begins and ends is gone",
    Trouble.HEAD: (
        "where it begins and ends was not sealed by this house: it was changed in the database, or the key "
        "var/secrets/access-log is another one than before"
    ),
    Trouble.GONE: "line {number} is gone",
    Trouble.CHANGED: "line {number} is not as it was written",
    Trouble.ADDED: "line {number} stands after the end",
    Trouble.NOTED: "line {number} is not the one that was noted",
}


def log_check(
    noted: Annotated[
        str,
        typer.Option(
            help="What an earlier check said to note, NUMBER:SEAL: that line must still be there as it was."
        ),
    ] = "",
) -> None:
    """Check that no line of the access log was changed, removed or put in.

    Exit codes: 0 the log is whole, 1 it is not (one sentence tells where).
    """
    found = _check(noted)
    if found.trouble is not None:
        wrong = _WHAT_IS_WRONG[found.trouble].format(number=found.number)
        raise WarmWelkomError(
            f"The access log is not whole: {wrong}. {found.checked} lines before are right."
        )
    print(f"The access log is whole: {found.checked} lines, the last is number {found.last_number}.")
    if found.last_number:
        print("Note this elsewhere; a later check can be told so with --noted:")
        print(f"{found.last_number}:{found.last_seal}")


def _check(noted: str) -> Verdict:
    """Raises WarmWelkomError when `noted` is not what a check prints."""
    parts = _NOTED.fullmatch(noted)
    if noted and not parts:
        raise WarmWelkomError("Give --noted as an earlier check printed it: NUMBER:SEAL.")
    with database.session(get_settings().database_url) as work:
        return access_log.check(work, noted=(int(parts[1]), parts[2]) if parts else None)
