"""The invented home in use with its pages served, and where each screen of staff is found in it.

Tests look at every screen for barriers; the pictures of the manual are taken of some.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page
from sqlalchemy.orm import Session

from records import confidential, database, demo, rights, staff
from records.models import (
    Client,
    Conversation,
    ConversationKind,
    Goal,
    LookBack,
    Message,
    Sender,
    Signal,
    Staff,
)
from tests.web.staff.house import PASSWORD
from tests.web.talk.serving import serving
from warmwelkom.settings import get_settings
from web.app import create_app

TRUUS = "Truus Kuipers"  # she told much, and her husband too; her last talk waits for Anja
PASSWORDS = ("anja", "ellen", "lotte")  # colleagues who can log in
DESK = {"width": 1280, "height": 860}
PHONE = {"width": 360, "height": 740}
Address = Callable[[Session], str]


@dataclass(frozen=True)
class Home:
    """The home that is served."""

    url: str  # of its database
    address: str  # of its pages

    def screen(self, name: str) -> str:
        """The path of a screen."""
        with database.session(self.url) as work:
            return SCREENS[name](work)


@cache
def _filled() -> Path:
    """An SQLite file with the invented home, to copy: inventing it takes seconds."""
    folder = tempfile.TemporaryDirectory(prefix="warmwelkom-home-")
    atexit.register(folder.cleanup)
    file = Path(folder.name) / "home.db"
    url = f"sqlite:///{file}"
    database.upgrade(url)
    demo.fill(url)
    with database.session(url) as work:
        work.connection().exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.dispose(url)
    return file


@contextmanager
def invented_home(var: Path) -> Iterator[Home]:
    """Serve the pages of the invented home, with a database of its own in the folder `var`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WARMWELKOM_VAR", str(var))
        patch.delenv("WARMWELKOM_DATABASE_URL", raising=False)
        get_settings.cache_clear()
        url = get_settings().database_url
        shutil.copy(_filled(), var / "warmwelkom.db")
        with database.session(url) as work:
            secret = staff._hasher.hash(PASSWORD)
            for key in PASSWORDS:
                work.execute(
                    sa.update(Staff).where(Staff.email == f"{key}@huis.example").values(password_hash=secret)
                )
        with serving(create_app()) as address:
            yield Home(url, address)
        database.dispose(url)
    get_settings.cache_clear()


def log_in(page: Page, who: str = "anja") -> None:
    """Log in, and see today."""
    page.goto("/staff/inloggen")
    page.get_by_label("E-mailadres").fill(f"{who}@huis.example")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/staff")


def person(work: Session, name: str = TRUUS) -> Client:
    """Someone who lives in the home."""
    return work.scalars(sa.select(Client).where(Client.name == name)).one()


def _of_person(after: str) -> Address:
    return lambda work: f"/staff/bewoners/{person(work).id}{after}"


def waiting_talk(work: Session, kind: ConversationKind = ConversationKind.QUARTERLY) -> Conversation:
    """A talk about Truus that nobody reviewed yet."""
    return work.scalars(
        sa.select(Conversation).where(
            Conversation.client_id == person(work).id,
            Conversation.kind == kind,
            Conversation.reviewed_at.is_(None),
        )
    ).one()


def _of_talk(after: str, kind: ConversationKind = ConversationKind.QUARTERLY) -> Address:
    return lambda work: f"/staff/gesprekken/{waiting_talk(work, kind).id}{after}"


def _missed(work: Session) -> str:
    talk = waiting_talk(work)
    said = work.scalars(
        sa.select(Message)
        .where(Message.conversation_id == talk.id, Message.sender == Sender.PERSON)
        .order_by(sa.func.length(Message.text).desc())
        .limit(1)
    ).one()
    return f"/staff/gesprekken/{talk.id}/erbij?bericht={said.id}"


def _relative(work: Session) -> str:
    found = person(work)
    return f"/staff/bewoners/{found.id}/naasten/{found.relatives[0].id}"


def _goal(work: Session) -> str:
    """A goal that was spoken of again in a later talk."""
    found = work.scalars(
        sa.select(Goal.id)
        .join(LookBack, LookBack.wish_id == Goal.wish_id)
        .where(Goal.client_id == person(work).id)
        .order_by(Goal.created_at.desc())
        .limit(1)
    ).one()
    return f"/staff/afspraken/{found}"


def _signal(*, done: bool) -> Address:
    def address(work: Session) -> str:
        is_done = Signal.done_at.is_not(None) if done else Signal.acknowledged_at.is_(None)
        anja = work.scalars(sa.select(Staff).where(Staff.email == "anja@huis.example")).one()
        found = work.scalars(
            sa.select(Signal.id)
            .where(is_done, Signal.kind != "abuse", confidential.visible(anja))
            .order_by(Signal.created_at.desc())
        ).first()
        return f"/staff/signalen/{found}"

    return address


def _of_a_colleague(work: Session) -> str:
    """Somebody whom Anja does not care for."""
    anja = work.scalars(sa.select(Staff).where(Staff.email == "anja@huis.example")).one()
    own = sa.select(Client.id).where(rights.clients(anja))
    found = work.scalars(sa.select(Client.id).where(Client.id.not_in(own)).order_by(Client.name)).first()
    return f"/staff/bewoners/{found}"


def _plain(path: str) -> Address:
    return lambda _: path


SCREENS: dict[str, Address] = {
    "today": _plain("/staff"),
    "today of all": _plain("/staff?van=alle"),
    "review": _of_talk("/bekijken"),
    "review of family": _of_talk("/bekijken", ConversationKind.FAMILY),
    "missed": _missed,
    "talk": _of_talk(""),
    "talk on paper": _of_talk("/afdruk"),
    "selection": _plain("/staff/uitvoer"),
    "selection of goals": _plain("/staff/uitvoer?wat=afspraken"),
    "goals": _plain("/staff/afspraken?van=alle"),
    "goals of a person": _of_person("/afspraken"),
    "goal": _goal,
    "people": _plain("/staff/bewoners?van=alle"),
    "new person": _plain("/staff/bewoners/nieuw"),
    "person": _of_person(""),
    "facts": _of_person("/gegevens"),
    "everything": _of_person("/gegevens/alles"),
    "everything on paper": _of_person("/gegevens/alles/blad"),
    "erase": _of_person("/gegevens/wissen"),
    "erase in a talk": _of_talk("/wissen"),
    "relative": _relative,
    "dit ben ik": _of_person("/dit-ben-ik"),
    "dit ben ik on paper": _of_person("/dit-ben-ik/blad"),
    "signals": _plain("/staff/signalen"),
    "signal": _signal(done=False),
    "signal that is done": _signal(done=True),
    "invite": _of_person("/uitnodigen"),
    "invitations": _plain("/staff/uitnodigingen?van=alle"),
    "found": _plain("/staff/zoeken?q=tuin"),
    "nothing found": _plain("/staff/zoeken?q=xyzxyz"),
    "manual": _plain("/staff/handleiding"),
    "a colleague's client": _of_a_colleague,
    "emergency": _plain("/staff/noodtoegang"),
    "nothing there": _plain("/staff/bestaat-niet"),
}
