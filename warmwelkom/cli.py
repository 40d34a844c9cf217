"""The command line: ``warmwelkom serve``, ``warmwelkom train`` and what the other modules add."""

import asyncio
import difflib
import os
import re
import signal
import sys
from types import FrameType
from typing import Annotated

import typer
from alembic.util import CommandError
from pydantic import ValidationError
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError, ProgrammingError

from records import database, demo
from warmwelkom import model, programs, secret_files, service, stack
from warmwelkom.backup import backup, restore
from warmwelkom.create_staff import create_staff
from warmwelkom.errors import WarmWelkomError
from warmwelkom.export import export
from warmwelkom.log_check import log_check
from warmwelkom.progress import progress
from warmwelkom.purge import purge
from warmwelkom.settings import PREFIX, Settings, get_settings
from warmwelkom.talk import talk
from warmwelkom.understand import understand

app = typer.Typer(
    name="warmwelkom",
    help="Warm Welkom: a Dutch listening assistant for care homes.",
    no_args_is_help=True,
    add_completion=False,
    # A traceback with local variables could show what a person said.
    pretty_exceptions_enable=False,
)


@app.callback()
def known_settings() -> None:
    """Warm Welkom: a Dutch listening assistant for care homes."""
    # A name with a slip of the pen would leave a setting at what it is else, and nobody would know.
    known = [name.upper() for name in Settings.model_fields]
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name.removeprefix(PREFIX) not in known:
            near = difflib.get_close_matches(name.removeprefix(PREFIX), known, n=1)
            meant = f"did you mean {PREFIX}{near[0]}?" if near else "docs/settings.md has all that there are."
            raise WarmWelkomError(f"There is no setting {name}: {meant}")


app.command("create-staff")(create_staff)
app.command()(backup)
app.command()(export)
app.command("log-check")(log_check)
app.command()(purge)
app.command()(restore)
app.command()(talk)
app.command()(understand)


@app.command()
def serve(
    demo_home: Annotated[
        bool,
        typer.Option("--demo", help="Bring in a small invented care home when there is no client yet."),
    ] = False,
) -> None:
    """Start everything and keep it running until Ctrl-C.

    Exit codes: 0 stopped as asked, 1 something is wrong (one sentence tells what), 130 stopped at once.
    """
    settings = get_settings()
    _prepare_folders(settings)
    wanted = programs.of(settings)
    # First of all, because nobody wants to hear about a taken port after a training.
    programs.check_ports(wanted)
    notes = _prepare_database(settings, demo_home)
    _prepare_model(settings)
    print(f"Starting {', '.join(program.name for program in wanted)} ...", flush=True)

    def ready() -> None:
        service.ready()
        for line in _addresses(settings, notes):
            print(line, flush=True)

    raise typer.Exit(asyncio.run(stack.serve(wanted, settings.logs, ready, _say)))


@app.command()
def train(
    force: Annotated[bool, typer.Option("--force", help="Train also when the model is up to date.")] = False,
) -> None:
    """Train the Rasa model when it is out of date.

    Exit codes: 0 the model is up to date, 1 the training failed (one sentence tells why).
    """
    settings = get_settings()
    if not force and model.state(settings) is model.ModelState.CURRENT:
        print(f"The model is up to date: {model.model_file(settings)}")
        return
    with progress("Training the model"):
        model.train(settings)


def _say(line: str) -> None:
    print(line, flush=True)


def _prepare_folders(settings: Settings) -> None:
    """Make the folders and secrets that are not there yet; what people said is for the owner's eyes only."""
    settings.var.mkdir(parents=True, exist_ok=True, mode=0o700)
    settings.var.chmod(0o700)
    secret_files.secret(settings.var, secret_files.CHANNEL)


def _prepare_database(settings: Settings, demo_home: bool) -> list[str]:
    """Bring the database up to date; return what is to be shown once (accounts that were just made)."""
    try:
        with progress("Preparing the database"):
            database.upgrade(settings.database_url)
            return demo.fill(settings.database_url, settings.public_url) if demo_home else []
    except (ArgumentError, NoSuchModuleError, OperationalError) as error:
        # Not the text of the error: it may hold the address with its password.
        raise WarmWelkomError(
            "The database can't be reached or written: check WARMWELKOM_DATABASE_URL, that its server runs "
            "and that its disk has room."
        ) from error
    except CommandError as error:
        raise WarmWelkomError(
            "The database is of a later version of Warm Welkom: start that version, or restore a backup that "
            "this one made."
        ) from error


def _prepare_model(settings: Settings) -> None:
    """See to it that there is a whole and current model."""
    found = model.state(settings)
    if found is model.ModelState.DAMAGED:
        raise WarmWelkomError(
            f"The model {model.model_file(settings)} is damaged (its checksum is not the one "
            "noted when it was trained): run `make train`, it is trained anew."
        )
    if found is not model.ModelState.CURRENT:
        with progress("Training the model (it is " + found.value + ")"):
            model.train(settings)


def _addresses(settings: Settings, notes: list[str]) -> list[str]:
    """Return what a person needs to know once everything runs."""
    login = "Log in with an account; make one with `warmwelkom create-staff`."
    if notes:
        login = "These lines are shown only now, keep the passwords:"
    return [
        "",
        "Warm Welkom is running.",
        f"  Staff page:   {settings.public_url}/staff",
        f"  Client page:  {settings.public_url}/t/... (an invitation, made on the staff page)",
        f"  {login}",
        *(f"    {note}" for note in notes),
        f"  Logs:         {settings.logs}",
        "Ctrl-C stops everything.",
    ]


def _sentence(error: ValidationError) -> str:
    """Say which setting can't be used, without its value (it may be a secret)."""
    first = error.errors(include_input=False, include_url=False)[0]
    why = first["msg"].removeprefix("Value error, ").removesuffix(".")
    if not first["loc"]:  # what does not fit is between settings, and the reason names them
        names = "|".join(name for name in Settings.model_fields if "_" in name)
        why = re.sub(rf"\b({names})\b", lambda found: f"{PREFIX}{found[0].upper()}", why)
        return f"The settings don't fit together: {why}."
    name = "_".join(str(part) for part in first["loc"]).upper()
    return f"The setting {PREFIX}{name} can't be used: {why}."


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main() -> None:
    """Run the command line; an error that a person can mend is one sentence, never a traceback."""
    # Outside asyncio's own handling, "please stop" ends long work just as Ctrl-C does: exit code 130.
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        app(prog_name="warmwelkom")
    except WarmWelkomError as error:
        print(f"warmwelkom: {error}", file=sys.stderr)
        sys.exit(1)
    except ValidationError as error:
        print(f"warmwelkom: {_sentence(error)}", file=sys.stderr)
        sys.exit(1)
    except (ArgumentError, NoSuchModuleError, OperationalError, ProgrammingError):
        # Not the text of the error: it may hold an address with its password, or what somebody said.
        print(
            "warmwelkom: The database can't be reached, read or written: check WARMWELKOM_DATABASE_URL, that "
            "its server runs, that its disk has room, and that Warm Welkom was started on it once to make "
            "its tables.",
            file=sys.stderr,
        )
        sys.exit(1)
