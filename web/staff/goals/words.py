"""The Dutch words for what was agreed, and days as people write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from records.goals import Entry, Happened
from records.labels import GOAL_STATE
from records.labels import OUTCOME as OUTCOME
from records.models import Client, Goal, GoalState, Outcome, Staff
from web.templating import HERE, MONTHS, templates

FIRST_TERM = timedelta(days=14)  # what is agreed is proposed for two weeks from now

STATE = GOAL_STATE
# How a goal may be closed after what the person said of it.
STATE_OF = {
    Outcome.DONE: GoalState.DONE,
    Outcome.HALF: GoalState.PARTLY,
    Outcome.NOT_DONE: GoalState.NOT_DONE,
    Outcome.NO_LONGER_WANTED: GoalState.NO_LONGER_WANTED,
}
HAPPENED = {
    Happened.AGREED: "Afgesproken",
    Happened.CHANGED: "Veranderd",
    Happened.CLOSED: "Afgerond",
    Happened.REOPENED: "Weer opgepakt",
    Happened.SAID: "Besproken",
}
FIELD = {"what": "Wat", "who": "Wie", "by_when": "Wanneer", "state": "Hoe het staat"}


def today() -> date:
    """The day here."""
    return datetime.now(HERE).date()


def written(day: date | None) -> str:
    """A day as people write it: "6 december 2026"; "nog geen dag" when there is none."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else "nog geen dag"


def parsed(text: str) -> date | None:
    """A day as a form sends it, none when it was left empty. Raises ValueError."""
    return date.fromisoformat(text.strip()) if text.strip() else None


def who_first(client: Client | None, member: Staff) -> str:
    """Who is proposed to do it: the contact person, else whoever agrees on it."""
    return client.contact_person.name if client and client.contact_person else member.name


def people(client: Client | None, member: Staff) -> list[str]:
    """Who may be meant by "wie": to choose from, but any other word will do."""
    if client is None:
        return [member.name]
    near = [client.contact_person, client.stand_in, member]
    names = [one.name for one in near if one] + [client.called]
    names += [f"{one.name} ({one.relation})" if one.relation else one.name for one in client.relatives]
    return list(dict.fromkeys(names))


def value(name: str, kept: Any) -> str:
    """A field of a goal as its history keeps it, to read."""
    if name == "by_when":
        return written(date.fromisoformat(kept) if kept else None)
    if name == "state":
        return STATE[GoalState(kept)]
    return str(kept) if kept else "niemand" if name == "who" else "niets"


def changes(entry: Entry) -> list[tuple[str, str, str]]:
    """What changed in a line of the history: name, before, after."""
    order = list(FIELD)
    return [
        (FIELD[name], value(name, before), value(name, after))
        for name, before, after in sorted(entry.fields, key=lambda one: order.index(one[0]))
    ]


def term(goal: Goal, now: date) -> str:
    """A word for an open goal whose day is near or over; else nothing."""
    if goal.state is not GoalState.OPEN or goal.by_when is None:
        return ""
    if goal.by_when < now:
        return "over tijd"
    return "deze week" if goal.by_when <= now + timedelta(days=7) else ""


def facts(goal: Goal) -> list[tuple[str, str]]:
    """A goal in lines to read: what, who, when, how it stands."""
    return [
        (FIELD["what"], goal.what),
        (FIELD["who"], value("who", goal.who)),
        (FIELD["by_when"], written(goal.by_when)),
        (FIELD["state"], STATE[goal.state]),
    ]


templates.env.filters["written"] = written
