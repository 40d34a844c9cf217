"""``warmwelkom export``: everything that is kept about people, as JSON; or what may leave, as FHIR."""

import sys
import uuid
from pathlib import Path
from typing import Annotated

import sqlalchemy as sa
import typer

from records import access_log, database
from records.exchange import fhir as fhir_bundle
from records.export import as_json, everything
from records.models import Client
from warmwelkom.errors import WarmWelkomError
from warmwelkom.settings import get_settings


def export(
    client: Annotated[uuid.UUID | None, typer.Option(help="Only this client (an id).")] = None,
    output: Annotated[
        Path | None, typer.Option(help="File to write, readable for its owner only; else standard output.")
    ] = None,
    fhir: Annotated[
        bool, typer.Option("--fhir", help="What may go to another care system, as FHIR R4.")
    ] = False,
) -> None:
    """Write clients with their relatives, talks, wishes, goals, signals and notes as JSON.

    It is for who runs the house: nothing is kept back, signals of abuse are in it too. What a staff member
    may see of a person is taken along from that person's page. With --fhir only what may go to another care
    system: no signals nor the words around them, nothing that was told for one person alone.

    Exit codes: 0 written, 1 there is no such client or the file can't be written.
    """
    text, number = _fhir(client) if fhir else _json(client)
    if client is not None and not number:
        raise WarmWelkomError(f"There is no client {client}: the ids are on the staff page of a client.")
    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.touch(mode=0o600)
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise WarmWelkomError(f"{output} can't be written: {error.strerror}.") from error
    print(f"Wrote {number} clients to {output}.", file=sys.stderr)


def _json(client: uuid.UUID | None) -> tuple[str, int]:
    """Everything as JSON, and of how many clients."""
    with database.session(get_settings().database_url) as work:
        kept = everything(work, client)
    return as_json(kept), len(kept["clients"])


def _fhir(client: uuid.UUID | None) -> tuple[str, int]:
    """What may leave as FHIR, and of how many clients. Each has a line in the access log."""
    settings = get_settings()
    which = sa.true() if client is None else Client.id == client
    with database.session(settings.database_url) as work:
        ids = work.scalars(sa.select(Client.id).where(which)).all()
        for client_id in ids:
            access_log.by_command(work, event="export", what="bewoner (FHIR)", client_id=client_id)
        text = "".join(fhir_bundle.chunks(work, fhir_bundle.Leaving(which, settings.public_url)))
    return text, len(ids)
