"""``warmwelkom export``: everything that is kept about people, as JSON."""

import sys
import uuid
from pathlib import Path
from typing import Annotated

import typer

from records import database
from records.export import as_json, everything
from warmwelkom.errors import WarmWelkomError
from warmwelkom.settings import get_settings


def export(
    client: Annotated[uuid.UUID | None, typer.Option(help="Only this client (an id).")] = None,
    output: Annotated[
        Path | None, typer.Option(help="File to write, readable for its owner only; else standard output.")
    ] = None,
) -> None:
    """Write clients with their relatives, talks, wishes, goals, signals and notes as JSON.

    It is for who runs the house: nothing is kept back, signals of abuse are in it too. What a staff member
    may see of a person is taken along from that person's page.

    Exit codes: 0 written, 1 there is no such client or the file can't be written.
    """
    with database.session(get_settings().database_url) as work:
        kept = everything(work, client)
    if client is not None and not kept["clients"]:
        raise WarmWelkomError(f"There is no client {client}: the ids are on the staff page of a client.")
    text = as_json(kept)
    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.touch(mode=0o600)
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise WarmWelkomError(f"{output} can't be written: {error.strerror}.") from error
    print(f"Wrote {len(kept['clients'])} clients to {output}.", file=sys.stderr)
