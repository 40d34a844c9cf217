"""Reads the invented home from its text files, one a ward.

= name | called | room | contact person | stand-in | moved in so many days ago (to come: a minus)
~ name of someone close | relation | ja (may represent)
@ kind of talk, days ago, the relative who speaks (if one does)
& who may know what is told in this talk: contact_person, team or family; team when it isn't said
A message of the person, with [what matters in it]. {kind theme,theme | said back}
< words of an earlier wish | outcome | what the person says of it now, a message too
> goal from the last wish or looking back | who | by so many days ago | state | what was said then
? why the last wish can't be now
+ ja or nee: whether the last wish may be shared with other wards
! signal in the last message | who took it on | what was done
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from records.models import ConversationKind, GoalState, MayKnow, Outcome, SignalKind, WishKind

FOLDER = Path(__file__).parent
WARDS = {"de_beuk": "De Beuk", "de_eik": "De Eik", "de_wilg": "De Wilg"}

_TAGS = re.compile(r"\s*\{([^}]*)\}")


@dataclass
class SaidGoal:
    """What was agreed from a wish."""

    what: str
    who: str
    by: int
    state: GoalState
    words: str = ""


@dataclass
class SaidWish:
    """A piece of a message that matters."""

    start: int
    words: str
    kind: WishKind
    themes: list[str]
    say_back: str
    goal: SaidGoal | None = None
    not_now: str = ""
    may_share: bool | None = None


@dataclass
class Line:
    """A message of the person. `looks_back` is (words of the earlier wish, outcome)."""

    text: str
    wishes: list[SaidWish] = field(default_factory=list)
    looks_back: tuple[str, Outcome] | None = None
    goal: SaidGoal | None = None  # from what was said in looking back
    signal: SignalKind | None = None
    taken_on: str = ""
    done: str = ""


@dataclass
class Talk:
    """A talk so many days ago; `relative` is the name of who speaks when it isn't the client."""

    kind: ConversationKind
    days: int
    relative: str = ""
    may_know: MayKnow = MayKnow.TEAM
    lines: list[Line] = field(default_factory=list)


@dataclass
class Person:
    """Someone who lives there, or is about to."""

    name: str
    called: str
    room: str
    contact: str
    stand_in: str
    moved: int
    ward: str
    relatives: list[tuple[str, str, bool]] = field(default_factory=list)
    talks: list[Talk] = field(default_factory=list)


@dataclass
class Home:
    """The people of all wards, and the talks that are with nobody in particular."""

    people: list[Person] = field(default_factory=list)
    talks: list[Talk] = field(default_factory=list)


class _Reader:
    """Reads one file, line after line, into a home."""

    def __init__(self, home: Home, ward: str) -> None:
        self.home = home
        self.ward = ward
        self.person: Person | None = None
        self.talk: Talk | None = None

    def read(self, line: str) -> None:
        """One line; its first sign says what it is."""
        known = {
            "=": self._person,
            "~": self._relative,
            "@": self._talk,
            "<": self._looks_back,
            ">": self._goal,
            "?": self._not_now,
            "&": self._may_know,
            "+": self._may_share,
            "!": self._signal,
        }
        take = known.get(line[0])
        if take:
            take([part.strip() for part in line[1:].split("|")])
        else:
            self._now.lines.append(message(line))

    @property
    def _now(self) -> Talk:
        if self.talk is None:
            raise ValueError("no talk has begun")
        return self.talk

    def _person(self, parts: list[str]) -> None:
        name, called, room, contact, stand_in, moved = parts
        self.person = Person(name, called, room, contact, stand_in, int(moved), self.ward)
        self.home.people.append(self.person)
        self.talk = None

    def _relative(self, parts: list[str]) -> None:
        if self.person is None:
            raise ValueError("of whom is this a relative?")
        self.person.relatives.append((parts[0], parts[1], parts[2:] == ["ja"]))

    def _talk(self, parts: list[str]) -> None:
        kind, days, *relative = parts[0].split(maxsplit=2)
        self.talk = Talk(ConversationKind(kind), int(days), " ".join(relative))
        (self.person or self.home).talks.append(self.talk)

    def _looks_back(self, parts: list[str]) -> None:
        self._now.lines.append(Line(parts[2], looks_back=(parts[0], Outcome(parts[1]))))

    def _goal(self, parts: list[str]) -> None:
        what, who, by, state, *words = parts
        goal = SaidGoal(what, who, int(by), GoalState(state), "".join(words))
        line = self._now.lines[-1]
        if line.wishes:
            line.wishes[-1].goal = goal
        else:
            line.goal = goal

    def _not_now(self, parts: list[str]) -> None:
        self._now.lines[-1].wishes[-1].not_now = parts[0]

    def _may_know(self, parts: list[str]) -> None:
        self._now.may_know = MayKnow(parts[0])

    def _may_share(self, parts: list[str]) -> None:
        self._now.lines[-1].wishes[-1].may_share = {"ja": True, "nee": False}[parts[0]]

    def _signal(self, parts: list[str]) -> None:
        line = self._now.lines[-1]
        line.signal = SignalKind(parts[0])
        line.taken_on, line.done = (*parts[1:], "", "")[:2]


def message(line: str) -> Line:
    """A message with its brackets taken out, and what stood between them."""
    found = _TAGS.findall(line)
    rest, text = _TAGS.sub("", line), ""
    wishes: list[SaidWish] = []
    while "[" in rest:
        before, _, rest = rest.partition("[")
        words, _, rest = rest.partition("]")
        text += before
        tags, _, say_back = found[len(wishes)].partition("|")
        kind, *themes = tags.replace(",", " ").split()
        wishes.append(
            SaidWish(len(text), words, WishKind(kind), themes, say_back.strip() or f"U zei: ‘{words}’.")
        )
        text += words
    if len(found) != len(wishes):
        raise ValueError("each piece between brackets has its tags")
    return Line(text + rest, wishes)


def home() -> Home:
    """All of the invented home. Raises ValueError that says which line can't be read."""
    made = Home()
    for file, ward in WARDS.items():
        reader = _Reader(made, ward)
        path = FOLDER / f"{file}.txt"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line and not line.startswith("#"):
                try:
                    reader.read(line)
                except (ValueError, IndexError, KeyError) as wrong:
                    raise ValueError(f"{path.name}:{number}: {wrong}") from wrong
    return made
