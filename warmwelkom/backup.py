"""``warmwelkom backup`` and ``warmwelkom restore``: all that a house keeps, in one file and back."""

import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO

import sqlalchemy as sa
import typer
from alembic.util import CommandError

from records import access_log, database
from records import backup as backups
from records.erasing import ledger
from warmwelkom import __version__, backup_file, programs
from warmwelkom.errors import WarmWelkomError
from warmwelkom.settings import Settings, get_settings

NOTE = "backup.json"
"""Under ``var``: when the last backup was made, for ``/metrics``."""
SHORTEST = 12  # characters of a passphrase

Passphrase = Annotated[
    Path | None, typer.Option("--passphrase-file", help="File whose first line seals (opens) the backup.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Write one line of JSON, and nothing on the way.")]


def house(settings: Settings) -> backups.House:
    """Where this installation keeps things, from its settings."""
    rasa = sa.make_url(settings.tracker_url)
    named = [value for _, value in settings if isinstance(value, Path)]
    return backups.House(
        url=settings.database_url,
        var=settings.var,
        trackers=Path(rasa.database or "") if rasa.get_backend_name() == "sqlite" else None,
        files=[path for path in named if path.is_file()],
    )


def backup(
    to: Annotated[Path, typer.Argument(help="File to write, or a folder, in which the moment names it.")],
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    keep: Annotated[
        int | None, typer.Option(min=1, help="Leave this many of the newest in the folder; older ones go.")
    ] = None,
    passphrase_file: Passphrase = None,
    as_json: AsJson = False,
) -> None:
    """Back up everything: the database, talks under way, secrets. Warm Welkom may go on running.

    That it was made is a line of the access log, unless the tables are of another version than the program:
    then it says that it could not.

    The file holds all that people said, and the secrets: keep it as well as the house itself, or seal it.

    Exit codes: 0 made, 1 not made (one sentence tells why), 130 broken off; then no file is left.
    """
    settings = get_settings()
    if keep is not None and not to.is_dir():
        raise WarmWelkomError("--keep needs a folder: give one instead of a file.")
    passphrase = _passphrase(passphrase_file)
    with _told(), backup_file.written(to, force) as (beside, finish):
        manifest = backups.make(
            house(settings), beside, version=__version__, passphrase=passphrase, say=_say(as_json)
        )
        file = finish(manifest.made_at)
    logged = _log(settings, manifest)
    with _told():
        removed = backup_file.remove_older(to, keep) if keep else []
        note = settings.var / NOTE
        note.touch(mode=0o600)
        note.write_text(json.dumps({"made_at": manifest.made_at}) + "\n", encoding="ascii")
    if as_json:
        told = {"file": str(file), "bytes": file.stat().st_size, "made_at": manifest.made_at}
        told |= {
            "revision": manifest.revision,
            "rows": manifest.rows,
            "sealed": passphrase is not None,
            "logged": logged,
        }
        print(json.dumps({**told, "removed": [str(path) for path in removed]}))
        return
    print(f"Wrote {manifest.rows} rows to {file} ({file.stat().st_size / 1e6:.1f} MB).")
    if removed:
        print(f"Removed {len(removed)} older: {', '.join(path.name for path in removed)}.")


def _log(settings: Settings, manifest: backups.Manifest) -> bool:
    """A line in the access log: all of it left the database. What was made stays made when that fails."""
    why = f"its tables are at {manifest.revision}, those of this version at {database.newest()}"
    if manifest.revision == database.newest():
        try:
            with database.session(settings.database_url) as work:
                access_log.by_command(work, event="export", what="alles: in een reservekopie", client_id=None)
            return True
        except (OSError, WarmWelkomError, sa.exc.SQLAlchemyError):
            why = "it took no new line"
        finally:
            database.dispose(settings.database_url)
    print(
        f"warmwelkom: The backup is made, but the access log of the database does not tell of it: {why}.",
        file=sys.stderr,
    )
    return False


def restore(
    file: Annotated[Path, typer.Argument(help="The backup.")],
    check: Annotated[
        bool, typer.Option("--check", help="Only read it and see that it is whole; change nothing.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Remove what is here; asked for unless --yes is given.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
    passphrase_file: Passphrase = None,
    as_json: AsJson = False,
) -> None:
    """Bring a backup back, all of it or nothing. Warm Welkom must be stopped.

    The whole file is checked first. Who was removed since the backup was made is removed again, after the
    list in ``var/erased.jsonl``: on a new machine, put that file there first.

    Exit codes: 0 restored (or whole, with --check), 1 nothing was changed (one sentence tells why),
    2 restored, but the list of who was removed can't be followed, 130 broken off, nothing was changed.
    """
    settings = get_settings()
    passphrase = _passphrase(passphrase_file)
    removed = 0
    with _told(), file.open("rb") as source:
        if check:
            manifest = backups.check(source, passphrase)
        else:
            _check_stopped(settings)
            if replace and not yes:
                _ask(settings)
            manifest = _restore(settings, source, passphrase, replace, _say(as_json))
            removed = _remove_again(settings)
            with database.session(settings.database_url) as work:
                what = f"alles teruggezet uit de reservekopie van {manifest.made_at[:16]}"
                access_log.by_command(work, event="change", what=what, client_id=None)
            database.dispose(settings.database_url)
    if as_json:
        told = manifest.model_dump(include={"made_at", "version", "revision"})
        print(json.dumps({**told, "rows": manifest.rows, "restored": not check, "removed_again": removed}))
        return
    what = "is whole and holds" if check else "is restored:"
    print(f"The backup of {manifest.made_at} {what} {manifest.rows} rows.")
    if removed:
        print(f"Removed again what was removed after that moment: {removed} in all.")


def _restore(
    settings: Settings, source: BinaryIO, passphrase: str | None, replace: bool, say: backups.Say
) -> backups.Manifest:
    """Bring it back, after noting in the list what was removed here."""
    try:
        if replace:
            _note_removed(settings)
        return backups.restore(house(settings), source, passphrase=passphrase, replace=replace, say=say)
    except backups.NotEmpty as error:
        raise WarmWelkomError(
            "There is something in the database already: give --replace to remove it."
        ) from error
    finally:
        database.dispose(settings.database_url)


def _note_removed(settings: Settings) -> None:
    """Note what was removed here; a database that is beyond reading must not be in the way."""
    try:
        if not backups.is_empty(house(settings)):
            database.upgrade(settings.database_url)
            ledger.write_out(settings.database_url, settings.erased)
    except (CommandError, sa.exc.SQLAlchemyError, sqlite3.DatabaseError):
        print(
            "warmwelkom: The database that is here can't be read by this version; who was removed last may "
            f"be missing in {settings.erased}.",
            file=sys.stderr,
        )


def _remove_again(settings: Settings) -> int:
    """Nobody comes back who was removed. Gives how many things went."""
    path = settings.erased
    try:
        return sum(ledger.reapply(settings.database_url, path).values())
    except (ledger.DamagedLedger, OSError, sa.exc.SQLAlchemyError) as error:
        print(
            f"warmwelkom: The backup is restored, but {path} can't be followed, so who was removed since may "
            "be back: mend it and restore once more before anyone uses it.",
            file=sys.stderr,
        )
        raise typer.Exit(2) from error


def _check_stopped(settings: Settings) -> None:
    """Under a running house its tables must not change places."""
    try:
        programs.check_ports(programs.of(settings))
    except WarmWelkomError as error:
        raise WarmWelkomError(
            "Warm Welkom runs here, or something else has its ports: stop it before you restore."
        ) from error


def _ask(settings: Settings) -> None:
    """Let a person type that what is here may go."""
    place = sa.make_url(settings.database_url).render_as_string(hide_password=True)
    answer = typer.prompt(f"Everything in {place} goes. Type `yes` to go on", default="", show_default=False)
    if answer != "yes":
        raise WarmWelkomError("Nothing was changed.")


def _say(quiet: bool) -> backups.Say:
    """Lines of progress, beside what is printed in the end."""

    def say(name: str, rows: int) -> None:
        if not quiet:
            print(f"  {name}: {rows} rows", file=sys.stderr, flush=True)

    return say


def _passphrase(file: Path | None) -> str | None:
    """The first line of a file."""
    if file is None:
        return None
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise WarmWelkomError(f"The file of the passphrase, {file}, can't be read.") from error
    if not lines or len(lines[0]) < SHORTEST:
        raise WarmWelkomError(f"The passphrase in {file} is too short: take {SHORTEST} characters or more.")
    return lines[0]


@contextmanager
def _told() -> Iterator[None]:
    """What can go wrong, as a sentence; never the text of a database's error, which may hold its password."""
    try:
        yield
    except backups.BadBackup as error:
        raise WarmWelkomError(f"It can't be done: {error}.") from error
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        raise WarmWelkomError(f"The file can't be read or written: {where}{error.strerror}.") from error
    except (sa.exc.SQLAlchemyError, sqlite3.DatabaseError) as error:
        raise WarmWelkomError(
            "The database can't be reached, read or written: check WARMWELKOM_DATABASE_URL, that its server "
            "runs and that its disk has room."
        ) from error
