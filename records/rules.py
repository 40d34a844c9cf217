"""Who is told of a signal, in what order, and how long each has: as a house sets it, or as we think best.

Both are written as text. Terms: `fall=5m; distress=next_working_day`. People: `fall=contact_person,team >
team_lead > night@house.example`, with steps after `>` and who is told together after a comma. What is not
mentioned stays as it is here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from records.models.kinds import SignalKind

HERE: Final = ZoneInfo("Europe/Amsterdam")
SAME_DAY: Final = "same_day"
NEXT_WORKING_DAY: Final = "next_working_day"
LATEST: Final = time(21)  # until when "the same day" can wait
AT_LEAST: Final = timedelta(hours=2)  # what came in late on a day, and every climb after it
END_OF_WORK: Final = time(17)
LONGEST: Final = timedelta(days=1)  # between two reminders when there is nobody left to climb to
SATURDAY: Final = 5
KINDS: Final = tuple(kind.value for kind in SignalKind)

# The client's contact person (without a client: who invited), the stand-in, all who work on the ward.
NEAR: Final = frozenset({"contact_person", "stand_in", "team"})
ROLES: Final = frozenset({"team_lead", "appointed_officer", "administrator"})
# What one of the team may have done is never told to the team.
OF_ABUSE: Final = frozenset({"appointed_officer", "administrator"})

AT_ONCE: Final = frozenset({SignalKind.SUICIDALITY, SignalKind.MEDICAL_URGENT, SignalKind.FALL})

TERMS: Final = (
    "suicidality=5m; medical_urgent=3m; fall=5m; abuse=same_day; tired_of_life=same_day; "
    "distress=next_working_day"
)
_DANGER = "contact_person,stand_in,team > team_lead > appointed_officer,administrator"
_SOON = "contact_person,stand_in > team_lead > appointed_officer"
PEOPLE: Final = "; ".join(
    [f"{kind.value}={_DANGER}" for kind in SignalKind if kind in AT_ONCE]
    + [f"{kind.value}={_SOON}" for kind in (SignalKind.TIRED_OF_LIFE, SignalKind.DISTRESS)]
    + ["abuse=appointed_officer > appointed_officer,administrator"]
)

Step = tuple[str, ...]  # words of NEAR and ROLES, and e-mail addresses

_LENGTH = re.compile(r"([1-9][0-9]{0,3})([mh])")
_ADDRESS = re.compile(r"[^\s@,;>=]+@[^\s@,;>=]+\.[^\s@,;>=]+")


@dataclass(frozen=True)
class Rules:
    """The terms and the people for each kind of signal."""

    terms: Mapping[SignalKind, timedelta | str]
    people: Mapping[SignalKind, tuple[Step, ...]]

    def due(self, kind: SignalKind, since: datetime, level: int, steps: int) -> datetime:
        """When a signal climbs that came to the people of `level`, of so many `steps`, at `since`.

        Above the last step nobody is left to climb to: all who were told are reminded, ever less often.
        """
        above = max(0, level - steps + 1)
        term = self.terms[kind]
        if isinstance(term, timedelta):
            return since + (_doubled(term, above) if above else term)
        local = since.astimezone(HERE)
        if term == NEXT_WORKING_DAY:
            day = local.date() + timedelta(days=1)
            while day.weekday() >= SATURDAY:
                day += timedelta(days=1)
            return datetime.combine(day, END_OF_WORK, HERE)
        if level == 0:
            return max(datetime.combine(local.date(), LATEST, HERE), since + AT_LEAST)
        return since + _doubled(AT_LEAST, above)


def _doubled(term: timedelta, times: int) -> timedelta:
    """A pause between reminders: longer each time, a day at most."""
    for _ in range(times):
        term *= 2
        if term > LONGEST:
            return LONGEST
    return term


def _entries(text: str, setting: str) -> list[tuple[SignalKind, str]]:
    found = []
    for entry in text.split(";"):
        if not entry.strip():
            continue
        name, separator, value = (part.strip() for part in entry.partition("="))
        if not separator or name not in KINDS:
            kinds = ", ".join(KINDS)
            raise ValueError(f"write {setting} as kind=...; kind=..., with a kind of {kinds}, not {entry!r}")
        found.append((SignalKind(name), value))
    return found


def _term(kind: SignalKind, text: str) -> timedelta | str:
    if text in (SAME_DAY, NEXT_WORKING_DAY):
        return text
    length = _LENGTH.fullmatch(text)
    if not length:
        raise ValueError(
            f"the term of {kind.value} is minutes (10m), hours (4h), {SAME_DAY} or {NEXT_WORKING_DAY}, "
            f"not {text!r}"
        )
    number = int(length[1])
    return timedelta(minutes=number) if length[2] == "m" else timedelta(hours=number)


def _steps(kind: SignalKind, text: str) -> tuple[Step, ...]:
    steps = []
    for part in text.split(">"):
        step = tuple(word.strip() for word in part.split(","))
        for word in step:
            if not _ADDRESS.fullmatch(word) and word not in NEAR | ROLES:
                known = ", ".join(sorted(NEAR | ROLES))
                raise ValueError(f"who is told of {kind.value} is {known} or an e-mail address, not {word!r}")
            if kind is SignalKind.ABUSE and word in (NEAR | ROLES) - OF_ABUSE:
                raise ValueError(
                    f"abuse is told to {', '.join(sorted(OF_ABUSE))} or an address, not {word!r}"
                )
        steps.append(step)
    return tuple(steps)


def read(terms: str = "", people: str = "") -> Rules:
    """The rules of a house: what it says, and else what we think best. Raises ValueError."""
    return Rules(
        terms=MappingProxyType(
            {kind: _term(kind, value) for text in (TERMS, terms) for kind, value in _entries(text, "terms")}
        ),
        people=MappingProxyType(
            {
                kind: _steps(kind, value)
                for text in (PEOPLE, people)
                for kind, value in _entries(text, "people")
            }
        ),
    )
