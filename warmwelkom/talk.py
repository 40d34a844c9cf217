"""``warmwelkom talk``: a talk in the terminal, through the public API of the running stack."""

import json
import sys
import uuid
from collections.abc import Iterator
from typing import Annotated, Any

import httpx
import sqlalchemy as sa
import typer

from records import clients, database, talks
from records.models import Client, ConversationKind, Speaker
from warmwelkom.errors import WarmWelkomError
from warmwelkom.settings import Settings, get_settings

TRIAL = "Proefgesprek"  # who a talk is with when no client is named


def talk(
    kind: Annotated[ConversationKind, typer.Option(help="The kind of talk.")] = ConversationKind.INTAKE,
    client: Annotated[
        uuid.UUID | None, typer.Option(help="With which client (an id); else a client made for trying.")
    ] = None,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="Read a message a line, write the replies as one line of JSON each."),
    ] = False,
) -> None:
    """Hold a talk in the terminal. The stack must be running (`make start`).

    With --json the first line written holds the opening; after it each line read gives one line: `replies`,
    `state` and the `conversation` id. An empty line is skipped.

    Exit codes: 0 the talk was held, 1 the stack is not running or refused a message.
    """
    settings = get_settings()
    conversation, token = _make(settings, kind, client)
    # On this machine, whatever address people elsewhere use.
    host = "127.0.0.1" if settings.host in {"0.0.0.0", "::"} else settings.host  # noqa: S104
    base = f"http://{host}:{settings.port}/api/talk/{token}"
    with httpx.Client(timeout=30.0, trust_env=False) as web:
        opened = _ask(web, "GET", base)
        _show({"replies": opened["messages"], "state": opened["state"]}, conversation, as_json)
        state = opened["state"]
        buttons = _buttons(opened["messages"])
        for line in _lines(as_json):
            if not line.strip():
                continue
            text = buttons.get(line.strip(), line)
            answer = _ask(web, "POST", f"{base}/messages", {"id": str(uuid.uuid4()), "text": text})
            _show(answer, conversation, as_json)
            state = answer["state"]
            buttons = _buttons(answer["replies"])
            if state == "closed":
                break


def _make(settings: Settings, kind: ConversationKind, client_id: uuid.UUID | None) -> tuple[uuid.UUID, str]:
    with database.session(settings.database_url) as work:
        if client_id is not None:
            found = work.get(Client, client_id)
            if found is None:
                raise WarmWelkomError(f"There is no client {client_id}: the ids are on the staff page.")
        else:
            found = work.scalar(sa.select(Client).where(Client.name == TRIAL))
            found = found or clients.create(work, name=TRIAL, called="mevrouw of meneer")
        made, token = talks.create(work, kind=kind, speaker=Speaker.CLIENT, client_id=found.id)
        return made.id, token


def _ask(web: httpx.Client, method: str, address: str, body: dict[str, str] | None = None) -> dict[str, Any]:
    try:
        answer = web.request(method, address, json=body)
    except httpx.HTTPError as error:
        raise WarmWelkomError("Warm Welkom is not running here: start it with `make start`.") from error
    found: dict[str, Any] = answer.json()
    if answer.is_error:
        raise WarmWelkomError(f"The message was refused: {found.get('message', answer.status_code)}")
    return found


def _lines(as_json: bool) -> Iterator[str]:
    if as_json or not sys.stdin.isatty():
        yield from (line.rstrip("\n") for line in sys.stdin)
        return
    while True:
        try:
            yield input("> ")
        except EOFError:
            return


def _buttons(lines: list[dict[str, Any]]) -> dict[str, str]:
    """Titles of the quick answers of the last reply, and what each sends."""
    offered = lines[-1].get("buttons", []) if lines else []
    return {button["title"]: button["payload"] for button in offered}


def _show(answer: dict[str, Any], conversation: uuid.UUID, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"conversation": str(conversation), **answer}, ensure_ascii=False), flush=True)
        return
    for reply in answer["replies"]:
        titles = " / ".join(f"[{button['title']}]" for button in reply.get("buttons", []))
        print(reply["text"] + (f"\n  {titles}" if titles else ""), flush=True)
