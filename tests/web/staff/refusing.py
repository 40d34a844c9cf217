"""A house in which everybody asks for everything: who works there, what was said, and how it is asked."""

from __future__ import annotations

import hashlib
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa
from fastapi import FastAPI
from sqlalchemy.orm import Session

from records import clients, database, goals, sessions, signals, talks, tokens, wishes
from records import staff as staff_records
from records.models import (
    ApiToken,
    Base,
    Consent,
    ConversationKind,
    ConversationState,
    EmergencyAccess,
    Invitation,
    Message,
    Note,
    Role,
    SignalKind,
    Staff,
    StaffSession,
    WishKind,
    now,
)
from records.tokens import TokenScope
from tests.keys import key_of
from tests.web.staff.house import Browser
from warmwelkom.settings import get_settings
from web.app import create_app
from web.staff.access import SESSION_COOKIE, form_token

# role, ward. Johanna lives on De Beuk; Anja is her contact person, Cor works there too.
PEOPLE = {
    "anja": (Role.CONTACT_PERSON, "De Beuk"),
    "cor": (Role.CONTACT_PERSON, "De Beuk"),
    "bas": (Role.CONTACT_PERSON, "De Eik"),
    "ellen": (Role.TEAM_LEAD, "De Beuk"),
    "dirk": (Role.TEAM_LEAD, "De Eik"),
    "els": (Role.TEAM_LEAD, ""),
    "lotte": (Role.ACTIVITY_COORDINATOR, ""),
    "hannah": (Role.APPOINTED_OFFICER, ""),
    "karin": (Role.MANAGER, ""),
    "gijs": (Role.ADMINISTRATOR, ""),
}
NAME = "Johanna Vroemen"
WISH = "ik wil weer bij de duivenmelkers zijn"
FALL = "ik lag vannacht op de grond"
RELATIVE = "Marjan Vroemen-Kleijnen"
GOAL = "samen naar de duivenmelkersbond bellen"
NOTE = "drinkt haar thee met anijs"
WORDS = (NAME, "mevrouw Vroemen", WISH, FALL, RELATIVE, GOAL, NOTE)  # what nobody else may read

# What asking alone writes: that somebody was there. Nothing of it is about a person.
_NOT_COUNTED = frozenset({"staff_session", "login_attempt", "api_token"})


@dataclass
class Home:
    """The house, and the keys of everybody who works there."""

    app: FastAPI
    url: str
    file: Path
    ids: dict[str, str]  # of what stands in addresses and forms
    sessions: dict[str, str]
    keys: dict[str, str]  # to the API, for everything
    narrow: dict[str, str]  # to the API, each for another purpose than the call that is tried
    ended: str

    def keep(self) -> None:
        """Remember how everything stands now."""
        self._at_rest()
        shutil.copy(self.file, self.file.with_suffix(".kept"))

    def restore(self) -> None:
        """Put everything back as it was kept."""
        self._at_rest()
        shutil.copy(self.file.with_suffix(".kept"), self.file)

    def _at_rest(self) -> None:
        with database.session(self.url) as work:
            work.connection().exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        database.dispose(self.url)

    def state(self) -> str:
        """A mark of all that is kept; the same as long as nothing changed."""
        seen = hashlib.sha256()
        with database.session(self.url) as work:
            for table in Base.metadata.sorted_tables:
                if table.name not in _NOT_COUNTED:
                    rows = sorted(map(repr, work.execute(sa.select(table)).all()))
                    seen.update(f"{table.name}{rows}".encode())
        return seen.hexdigest()

    def filled(self, template: str, more: dict[str, str]) -> str:
        """An address or the value of a field, with the ids of this house in it."""
        return template.format_map({**self.ids, **more})

    def page(self, who: str, method: str, path: str, fields: dict[str, str]) -> httpx.Response:
        """Ask for a page, or send a form with the token that belongs to the session."""
        browser = Browser(self.app)
        browser.cookies.set(SESSION_COOKIE, self.sessions[who], domain="huis.example", path="/staff")
        if method == "GET":
            return browser.get(path)
        return browser.post(path, fields, token=form_token("form", self.sessions[who]))

    def call(self, key: str, method: str, path: str, body: dict[str, str]) -> httpx.Response:
        """Call the API with a key; "" is none."""
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        more = {"json": body} if method == "POST" else {}
        return Browser(self.app)._request(method, path, headers=headers, **more)


def _staff(work: Session) -> dict[str, Staff]:
    made = {
        key: Staff(
            name=key.capitalize(),
            email=f"{key}@huis.example",
            password_hash=staff_records.NO_PASSWORD,
            role=role,
            ward=ward,
        )
        for key, (role, ward) in PEOPLE.items()
    }
    work.add_all(made.values())
    work.flush()
    return made


def _said(work: Session, talk: uuid.UUID, words: str) -> Message:
    message, _ = talks.receive(work, talk, client_message_id=uuid.uuid4(), text=words)
    talks.store_replies(work, message, [talks.Reply("Ik luister.")])
    return message


def _fill(work: Session, staff: dict[str, Staff]) -> dict[str, str]:
    """Johanna, what she said, and what was done with it; gives the ids of it all."""
    anja = staff["anja"]
    client = clients.create(
        work, name=NAME, called="mevrouw Vroemen", ward="De Beuk", room="12", contact_person_id=anja.id
    )
    relative = clients.add_relative(work, client, name=RELATIVE, relation="dochter")
    talk, _ = talks.create(work, kind=ConversationKind.INTAKE, client_id=client.id, made_by=anja)
    talks.set_consent(work, talk.id, Consent.GIVEN)
    wished, also = _said(work, talk.id, WISH), _said(work, talk.id, "En anijs in mijn thee.")
    fell = _said(work, talk.id, FALL)
    heard = [
        wishes.store(
            work,
            conversation_id=talk.id,
            message_id=message.id,
            start=0,
            own_words=message.text,
            kind=WishKind.WISH,
            say_back="",
            themes=["pleasant_day"],
        )
        for message in (wished, also)
    ]
    signal = signals.store(work, message_id=fell.id, kind=SignalKind.FALL, why="test")
    goal = goals.agree(work, client_id=client.id, by=anja, what=GOAL, wish_id=heard[0].id)
    note = Note(client_id=client.id, staff_id=anja.id, text=NOTE)
    # A colleague of long ago opened her in an emergency; it is over.
    opened = EmergencyAccess(
        staff_id=staff["dirk"].id, client_id=client.id, reason="niemand was er", until=now() - timedelta(1)
    )
    talks.want_human(work, talk.id)
    talks.set_state(work, talk.id, ConversationState.PAUSED)
    work.add_all([note, opened])
    work.flush()
    invitation = work.scalars(sa.select(Invitation.id).where(Invitation.conversation_id == talk.id)).one()
    things = {
        "client_id": client.id,
        "relative_id": relative.id,
        "conversation_id": talk.id,
        "wish_id": heard[0].id,
        "other_wish_id": heard[1].id,
        "message_id": fell.id,
        "signal_id": signal.id,
        "goal_id": goal.id,
        "note_id": note.id,
        "invitation_id": invitation,
        "opened_id": opened.id,
        "staff_id": staff["bas"].id,
        "nothing": uuid.uuid4(),
    }
    return {name: str(key) for name, key in things.items()}


@contextmanager
def home(folder: Path, empty: Path) -> Iterator[Home]:
    """The house, served from a database of its own; `empty` is one with all tables."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WARMWELKOM_VAR", str(folder))
        for name in ("DATABASE_URL", "PUBLIC_URL", "ORGANISATION"):
            patch.delenv(f"WARMWELKOM_{name}", raising=False)
        patch.setenv("WARMWELKOM_RASA_PORT", "9")
        patch.setenv("WARMWELKOM_ACTIONS_PORT", "9")
        get_settings.cache_clear()
        file = folder / "warmwelkom.db"
        shutil.copy(empty, file)
        url = get_settings().database_url
        with database.session(url) as work:
            staff = _staff(work)
            ids = _fill(work, staff)
            opened = {key: sessions.start(work, member) for key, member in staff.items()}
            # What is put back is as old as the house: that may log nobody out, however long it takes.
            work.execute(sa.update(StaffSession).values(seen_at=now() + timedelta(hours=6)))
            keys = {key: key_of(work, member) for key, member in staff.items()}
            narrow = {
                scope.value: key_of(work, staff["ellen"], set(TokenScope) - {scope}) for scope in TokenScope
            }
            _, ended = tokens.make(
                work, staff["anja"], name="oud", scopes=TokenScope, expires_at=now() + timedelta(minutes=5)
            )
            work.execute(
                sa.update(ApiToken).where(ApiToken.name == "oud").values(expires_at=now() - timedelta(days=1))
            )
        found = Home(create_app(), url, file, ids, opened, keys, narrow, ended)
        found.keep()
        yield found
        database.dispose(url)
    get_settings.cache_clear()
