"""An invented care home in use: forty people, three wards, a year of talks. Nobody in it exists.

It lets a first start show something, and is what pages are looked at with. What is said stands in
`records/invented/`.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from records import staff, talks
from records.database import session
from records.interests import introductions
from records.invented.reading import home
from records.invented.telling import Telling
from records.models import Answer, Base, Client, ConversationKind, Role, Speaker, Staff, now

# key, name, role, ward
COLLEAGUES = (
    ("anja", "Anja de Wit", Role.CONTACT_PERSON, "De Beuk"),
    ("yusuf", "Yusuf Demir", Role.CONTACT_PERSON, "De Beuk"),
    ("ellen", "Ellen Vossen", Role.TEAM_LEAD, "De Beuk"),
    ("bas", "Bas Hendrix", Role.CONTACT_PERSON, "De Eik"),
    ("fatima", "Fatima el Amrani", Role.CONTACT_PERSON, "De Eik"),
    ("dirk", "Dirk Peeters", Role.TEAM_LEAD, "De Eik"),
    ("riet", "Riet Smeets", Role.CONTACT_PERSON, "De Wilg"),
    ("mark", "Mark Jansen", Role.CONTACT_PERSON, "De Wilg"),
    ("chantal", "Chantal Kusters", Role.TEAM_LEAD, "De Wilg"),
    ("lotte", "Lotte Vermeer", Role.ACTIVITY_COORDINATOR, ""),
    ("hannah", "Hannah Bos", Role.APPOINTED_OFFICER, ""),
    ("karin", "Karin Willems", Role.MANAGER, ""),
    ("beheer", "Beheer", Role.ADMINISTRATOR, ""),
)
SHOWN = ("anja", "ellen", "lotte", "hannah", "karin", "beheer")  # who gets a password that is shown
COMES_SOON = timedelta(days=19)  # whose first talk is made ready


def fill(url: str, public_url: str = "http://127.0.0.1:8080") -> list[str]:
    """Bring the invented home into an empty database.

    Gives the lines to show once: accounts with the passwords made just now, and a first invitation.
    Gives nothing, and changes nothing, when there is a client already.
    """
    with session(url) as work:
        if work.scalar(sa.select(sa.func.count()).select_from(Client)):
            return []
        today = now()
        colleagues, lines = _colleagues(work)
        tell(work, colleagues, today)
        first = work.scalars(
            sa.select(Client).where(Client.moves_on == (today + COMES_SOON).date()).limit(1)
        ).one()
        _, token = talks.create(
            work,
            kind=ConversationKind.INTAKE,
            speaker=Speaker.CLIENT,
            client_id=first.id,
            made_by=colleagues["anja"],
        )
        lines.append(f"A first talk, for {first.called}: {public_url}/t/{token}")
    return lines


def tell(work: Session, colleagues: dict[str, Staff], today: datetime) -> None:
    """All people, with what they said in the year before `today`."""
    written = home()
    telling = Telling(today, colleagues)
    for person in written.people:
        telling.client(person)
    for talk in written.talks:
        telling.talk(talk, colleagues["ellen"])
    _store(work, telling.rows)
    _introduce(work, colleagues, today)


def _introduce(work: Session, colleagues: dict[str, Staff], today: datetime) -> None:
    """Two pairs from two wards: one is being asked to meet, the other said yes."""
    day = today.date()
    for key, first, second in (("kaarten", "Karel", "Nico"), ("tuinieren", "Truus", "Thei")):
        who = [
            work.scalars(sa.select(Client.id).where(Client.called == called)).one()
            for called in (first, second)
        ]
        made = introductions.propose(work, colleagues["lotte"], key, who, day)
        if key == "tuinieren":
            for one in made.people:
                one.answer, one.answered_at = Answer.YES, now()


def _store(work: Session, rows: list[Base]) -> None:
    """All rows, table after table, so that what they refer to is there. Quicker than one by one."""
    order = {table.name: place for place, table in enumerate(Base.metadata.sorted_tables)}
    for name in sorted({row.__tablename__ for row in rows}, key=order.__getitem__):
        work.add_all([row for row in rows if row.__tablename__ == name])
        work.flush()


def _colleagues(work: Session) -> tuple[dict[str, Staff], list[str]]:
    """The staff, and a line for each that one can log in as. The others' password nobody knows."""
    made, lines = {}, []
    for key, name, role, ward in COLLEAGUES:
        email = f"{key}@huis.example"
        if key in SHOWN:
            password = secrets.token_urlsafe(12)
            made[key] = staff.create(work, name=name, email=email, password=password, role=role)
            lines.append(f"Log in as {email} with the password {password}")
        else:
            made[key] = Staff(name=name, email=email, password_hash=staff.NO_PASSWORD, role=role)
            work.add(made[key])
        made[key].ward = ward
    work.flush()
    return made, lines
