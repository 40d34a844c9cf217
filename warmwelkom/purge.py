"""``warmwelkom purge``: what was kept long enough, shown first and removed when asked."""

import json
import sys
from datetime import datetime
from typing import Annotated, Any

import typer

from records import database, purging
from records.erasing import ledger, sweeping
from records.purging import Due
from warmwelkom.errors import WarmWelkomError
from warmwelkom.settings import get_settings

HEADS = ("number", "oldest", "what")


def purge(
    yes: Annotated[bool, typer.Option("--yes", help="Remove it. Without this, nothing is changed.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON instead of a table.")] = False,
) -> None:
    """Show what was kept long enough, and remove it with --yes.

    The terms are settings: WARMWELKOM_RAW_DAYS, WARMWELKOM_UNREVIEWED_DAYS, WARMWELKOM_LEFT_DAYS; see
    docs/privacy.md. What goes is gone: a backup that is restored later doesn't bring it back.

    Exit codes: 0 shown or removed, 1 the list of what was removed can't be written (it was removed).
    """
    settings = get_settings()
    url, terms = settings.database_url, settings.retention_terms
    with database.session(url) as work:
        found = purging.due(work, terms)
    told: dict[str, Any] = {"removed": yes, "kinds": [_plain(one) for one in found]}
    if yes:
        removed = purging.remove(url, terms)
        told["kinds"] = [{**one, "number": removed[one["name"]]} for one in told["kinds"]]
        try:
            ledger.write_out(url, settings.erased)
        except OSError as error:
            raise WarmWelkomError(
                f"{settings.erased} can't be written ({error.strerror}): mend that before the next backup is "
                "restored; what was removed is removed."
            ) from error
        sweeping.sweep_when_needed(url)
    if as_json:
        print(json.dumps(told))
        return
    print("\n".join(_table(told["kinds"])))
    total = sum(one["number"] for one in told["kinds"])
    if yes:
        print(f"Removed {total}." if total else "There was nothing to remove.")
    else:
        print("Nothing was changed: give --yes to remove it." if total else "There is nothing to remove.")
        sys.stdout.flush()


def _plain(one: Due) -> dict[str, Any]:
    return {
        "name": one.name,
        "what": one.what,
        "number": one.number,
        "oldest": _day(one.oldest),
    }


def _day(moment: datetime | None) -> str | None:
    return moment.date().isoformat() if moment else None


def _table(kinds: list[dict[str, Any]]) -> list[str]:
    rows = [HEADS, *((str(one["number"]), one["oldest"] or "-", one["what"]) for one in kinds)]
    return [f"{number:>8}  {oldest:<10}  {what}" for number, oldest, what in rows]
