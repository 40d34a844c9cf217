"""A house in which every page and form can be tried, and the two lists that each of them stands in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from urllib.parse import urlencode

import sqlalchemy as sa
from fastapi import FastAPI

from records import access_log, clients, database, invitations, review, this_is_me
from records.interests import introductions
from records.models import (
    AccessLog,
    Client,
    Conversation,
    ConversationState,
    EmergencyAccess,
    Goal,
    Introduced,
    Introduction,
    Invitation,
    MayKnow,
    Message,
    Note,
    Relative,
    Role,
    Signal,
    SignalKind,
    Staff,
    Wish,
    WishKind,
    now,
)
from tests.web.staff.house import Browser, House
from web.staff.goals.words import today

MARK = "zwaluwnest"
"""A word in all that is said and typed; it must never get into the log."""


class Home:
    """A person with all that can be kept of them; who leads the house has everybody in reach."""

    def __init__(self, app: FastAPI, url: str) -> None:
        self.app, self.url = app, url
        self.house = House(url)
        self.lead = self.house.colleague("Ellen Vossen", "ellen@huis.example", Role.TEAM_LEAD)
        self.admin = self.house.colleague("Beheer", "beheer@huis.example", Role.ADMINISTRATOR)
        self.carer = self.house.colleague("Anja de Wit", "anja@huis.example", Role.CONTACT_PERSON)
        self.client: Client = self.house.client(contact=self.lead)
        self.relative: Relative = self.house.relative(self.client, name=f"Jo {MARK}")

    @cached_property
    def talk(self) -> Conversation:
        """A talk that was closed and waits to be looked at, with two wishes and what was said besides."""
        talk = self.house.talk(self.client)
        self.wishes = [
            self.house.wish(talk, f"Ik wil het {MARK} {what} zien.", say_back=f"U wilt het {MARK} zien.")
            for what in ("morgen", "vaker")
        ]
        self.message: Message = self.house.says(talk, f"Het {MARK} hangt onder de goot.")
        with database.session(self.url) as work:
            work.get_one(Conversation, talk.id).state = ConversationState.CLOSED
        return self.house.read(Conversation, talk.id)

    @cached_property
    def wish(self) -> Wish:
        """The first wish of that talk, as it stands now."""
        assert self.talk
        return self.house.read(Wish, self.wishes[0].id)

    @cached_property
    def goal(self) -> Goal:
        """What was agreed from a wish; its day is over."""
        assert self.talk
        with database.session(self.url) as work:
            wish = self.wishes[1]
            review.agree(
                work,
                wish.id,
                by=work.merge(self.lead),
                what=f"Naar het {MARK}",
                who="Ellen",
                by_when=(now() - timedelta(days=2)).date(),
                version=wish.version,
            )
        with database.session(self.url) as work:
            return work.scalars(sa.select(Goal).where(Goal.client_id == self.client.id)).one()

    @cached_property
    def signal(self) -> Signal:
        """Something that needs a human, in a talk that goes on."""
        return self.house.signal(self.house.talk(self.client), f"Ik ben gevallen bij het {MARK}.")

    @cached_property
    def open_talk(self) -> Conversation:
        """A talk that goes on."""
        return self.house.talk(self.client)

    @cached_property
    def waiting(self) -> Conversation:
        """A talk in which the person asked for a human."""
        with database.session(self.url) as work:
            work.get_one(Conversation, self.open_talk.id).human_wanted_at = now()
        return self.open_talk

    @cached_property
    def merged(self) -> Wish:
        """A wish that was put together with another one."""
        with database.session(self.url) as work:
            review.merge(
                work,
                self.wish.id,
                by=work.merge(self.lead),
                into=self.wishes[1].id,
                version=self.wish.version,
            )
        return self.house.read(Wish, self.wish.id)

    @cached_property
    def abuse(self) -> Signal:
        """Something about how this person is treated."""
        return self.house.signal(self.open_talk, f"Ze slaan mij bij het {MARK}.", SignalKind.ABUSE)

    @cached_property
    def line_of_sheet(self) -> str:
        """The first line of this person's sheet *Dit ben ik*."""
        assert self.talk
        with database.session(self.url) as work:
            made = this_is_me.make(work, self.client.id, self.lead)
            assert made
            return made.parts[0][1][0].key

    @cached_property
    def note(self) -> Note:
        """A note of a colleague about this person."""
        with database.session(self.url) as work:
            note = Note(client_id=self.client.id, staff_id=self.lead.id, text=f"Houdt van het {MARK}")
            work.add(note)
        return note

    def likes_cards(self, client: Client) -> Wish:
        """What somebody likes to do, said in a talk, confirmed and fit to share."""
        talk = self.house.talk(client)
        wish = self.house.wish(
            talk, f"Kaarten bij het {MARK}.", kind=WishKind.INTEREST, say_back=f"Kaarten, bij het {MARK}."
        )
        with database.session(self.url) as work:
            work.get_one(Wish, wish.id).confirmed = True
            held = work.get_one(Conversation, talk.id)
            held.state, held.may_know = ConversationState.CLOSED, MayKnow.TEAM
        return wish

    @cached_property
    def cards(self) -> Wish:
        """What this person and somebody else both like."""
        self.other = self.house.client("Sien Beckers", "Sien", self.lead)
        self.likes_cards(self.other)
        return self.likes_cards(self.client)

    @cached_property
    def introduction(self) -> Introduction:
        """These two are to be asked whether they want to meet."""
        assert self.cards
        with database.session(self.url) as work:
            return introductions.propose(
                work, work.merge(self.lead), "kaarten", [self.client.id, self.other.id], today()
            )

    @cached_property
    def introduced(self) -> Introduced:
        """The question to this person."""
        with database.session(self.url) as work:
            return work.scalars(
                sa.select(Introduced).where(
                    Introduced.introduction_id == self.introduction.id, Introduced.client_id == self.client.id
                )
            ).one()

    @cached_property
    def both_want(self) -> Introduction:
        """Both said that they want to meet."""
        assert self.introduction
        with database.session(self.url) as work:
            for one in work.scalars(sa.select(Introduced)):
                introductions.answer(work, work.merge(self.lead), one.id, yes=True, day=today())
        return self.introduction

    @cached_property
    def invitation(self) -> Invitation:
        """What opens a talk that goes on."""
        with database.session(self.url) as work:
            talk = work.get_one(Conversation, self.open_talk.id)
            invitations.invite(work, talk, work.merge(self.lead))
        with database.session(self.url) as work:
            return work.scalars(
                sa.select(Invitation)
                .where(Invitation.conversation_id == self.open_talk.id)
                .order_by(Invitation.created_at.desc())
            ).all()[0]

    @cached_property
    def opened(self) -> EmergencyAccess:
        """A colleague opened this person in an emergency."""
        with database.session(self.url) as work:
            opened = EmergencyAccess(
                staff_id=self.carer.id,
                client_id=self.client.id,
                reason=MARK,
                until=now() + timedelta(hours=1),
            )
            work.add(opened)
        return opened

    def member(self, name: str) -> Staff:
        """A colleague by what they do."""
        found: Staff = getattr(self, name)
        return found

    def browser(self, name: str) -> Browser:
        """A browser in which this colleague is logged in, on a page that has a form."""
        browser = Browser(self.app)
        assert browser.log_in(self.member(name).email).status_code == 303
        browser.get("/staff/handleiding")
        return browser

    def newest(self) -> int:
        """The number of the last line."""
        with database.session(self.url) as work:
            return work.scalar(sa.select(sa.func.max(AccessLog.number))) or 0

    def lines(self, after: int) -> list[AccessLog]:
        """The lines after a number."""
        with database.session(self.url) as work:
            return list(work.scalars(sa.select(AccessLog).where(AccessLog.number > after)))

    def whole(self) -> bool:
        """Whether the log is whole."""
        with database.session(self.url) as work:
            return access_log.check(work).whole


Values = Callable[[Home], dict[str, str]]
SEVERAL = ("wie", "message")  # fields that may come more than once; told with spaces between


@dataclass(frozen=True)
class Logged:
    """How a page or form is tried that shows or changes something of a person, and what the line says."""

    event: str
    fields: Values = field(default=lambda _home: {})  # of the form, or of the address of a page
    ids: Values = field(default=lambda _home: {})  # in the path, beside or in place of the usual ones
    by: str = "lead"
    nobody: bool = False  # the line is about no client: that the log itself was read
    before: Callable[[Home], object] = lambda _home: None

    def path(self, home: Home, path: str) -> str:
        """The path with the ids of this home in it."""
        usual: dict[str, Callable[[], object]] = {
            "client_id": lambda: home.client.id,
            "conversation_id": lambda: home.talk.id,
            "wish_id": lambda: home.wish.id,
            "goal_id": lambda: home.goal.id,
            "signal_id": lambda: home.signal.id,
            "invitation_id": lambda: home.invitation.id,
            "introduced_id": lambda: home.introduced.id,
            "introduction_id": lambda: home.both_want.id,
            "key": lambda: home.cards and "kaarten",
            "note_id": lambda: home.note.id,
            "opened_id": lambda: home.opened.id,
            "relative_id": lambda: home.relative.id,
        }
        own = self.ids(home)
        for name in [part[1:-1] for part in path.replace(".", "/").split("/") if part.startswith("{")]:
            path = path.replace(f"{{{name}}}", own[name] if name in own else str(usual[name]()))
        return path


def query(values: dict[str, str]) -> str:
    """Fields in an address."""
    return f"?{urlencode(values)}" if values else ""


def a_wish(home: Home) -> dict[str, str]:
    """What a form about a wish carries."""
    return {"version": str(home.wish.version), "van": "alle"}


def facts(home: Home) -> dict[str, str]:
    """What is written down of this person, with another name to be called by."""
    return {**FACTS, "was": clients.facts(home.client).mark}


FACTS = {"name": "Johanna Vroemen", "called": MARK, "room": "12"}

LOGGED: dict[str, Logged] = {
    "GET /staff": Logged("view", before=lambda home: home.signal),
    "GET /staff/afspraken": Logged("view", lambda _: {"van": "alle"}, before=lambda home: home.goal),
    "GET /staff/afspraken/{goal_id}": Logged("view"),
    "POST /staff/afspraken/{goal_id}": Logged(
        "change", lambda home: {"version": str(home.goal.version), "what": MARK, "words": MARK}
    ),
    "POST /staff/afspraken/{goal_id}/stand": Logged(
        "change", lambda home: {"version": str(home.goal.version), "state": "done", "words": MARK}
    ),
    "POST /staff/afspraken/{goal_id}/weg": Logged("erase", lambda _: {"sure": "true"}),
    "GET /staff/bewoners": Logged("view", lambda _: {"van": "alle"}),
    "POST /staff/bewoners": Logged("change", lambda _: FACTS, nobody=True),
    "GET /staff/bewoners/{client_id}": Logged("view"),
    "GET /staff/bewoners/{client_id}/afspraken": Logged("view"),
    "POST /staff/bewoners/{client_id}/afspraken": Logged("change", lambda _: {"what": MARK, "who": MARK}),
    "GET /staff/bewoners/{client_id}/delen": Logged("view", before=lambda home: home.cards),
    "POST /staff/bewoners/{client_id}/delen/{wish_id}": Logged(
        "change", lambda _: {"mag": "nee"}, ids=lambda home: {"wish_id": str(home.cards.id)}
    ),
    "GET /staff/bewoners/{client_id}/dit-ben-ik": Logged("view"),
    "POST /staff/bewoners/{client_id}/dit-ben-ik": Logged(
        "change", lambda home: {"line": home.line_of_sheet}
    ),
    "GET /staff/bewoners/{client_id}/dit-ben-ik/blad": Logged("print"),
    "GET /staff/bewoners/{client_id}/fhir": Logged("export"),
    "GET /staff/bewoners/{client_id}/gegevens": Logged("view"),
    "POST /staff/bewoners/{client_id}/gegevens": Logged("change", facts),
    "GET /staff/bewoners/{client_id}/gegevens/alles": Logged("view"),
    "GET /staff/bewoners/{client_id}/gegevens/alles.json": Logged("export"),
    "GET /staff/bewoners/{client_id}/gegevens/alles/blad": Logged("print"),
    "GET /staff/bewoners/{client_id}/gegevens/wissen": Logged("view"),
    "POST /staff/bewoners/{client_id}/gegevens/wissen/alles": Logged(
        "erase", lambda home: {"name": home.client.name}
    ),
    "POST /staff/bewoners/{client_id}/gegevens/wissen/woorden": Logged(
        "erase", lambda _: {"sure": "true"}, before=lambda home: home.talk
    ),
    "POST /staff/bewoners/{client_id}/gesprekken": Logged("invite"),
    "GET /staff/bewoners/{client_id}/inzage": Logged("view"),
    "GET /staff/bewoners/{client_id}/inzage/blad": Logged("print", by="admin"),
    "POST /staff/bewoners/{client_id}/naasten": Logged("change", lambda _: {"name": MARK, "relation": MARK}),
    "GET /staff/bewoners/{client_id}/naasten/{relative_id}": Logged("view"),
    "POST /staff/bewoners/{client_id}/naasten/{relative_id}": Logged(
        "change", lambda _: {"name": MARK, "relation": MARK}
    ),
    "POST /staff/bewoners/{client_id}/naasten/{relative_id}/weg": Logged("erase", lambda _: {"sure": "true"}),
    "POST /staff/bewoners/{client_id}/notities/{note_id}": Logged("change", lambda _: {"text": MARK}),
    "GET /staff/bewoners/{client_id}/uitnodigen": Logged("view"),
    "GET /staff/gesprekken/{conversation_id}": Logged("view"),
    "GET /staff/gesprekken/{conversation_id}/afdruk": Logged("print"),
    "GET /staff/gesprekken/{conversation_id}/bekijken": Logged("view"),
    "GET /staff/gesprekken/{conversation_id}/bekijken/samen": Logged(
        "view", lambda home: {"held": f"{home.wish.id}:0"}
    ),
    "POST /staff/gesprekken/{conversation_id}/bekeken": Logged("change", lambda _: {"summary": MARK}),
    "GET /staff/gesprekken/{conversation_id}/erbij": Logged(
        "view", lambda home: {"bericht": str(home.talk and home.message.id)}
    ),
    "POST /staff/gesprekken/{conversation_id}/erbij": Logged(
        "change", lambda home: {"message_id": str(home.talk and home.message.id), "piece": MARK}
    ),
    "POST /staff/gesprekken/{conversation_id}/spreken": Logged(
        "change", ids=lambda home: {"conversation_id": str(home.waiting.id)}
    ),
    "GET /staff/gesprekken/{conversation_id}/tekst": Logged("export"),
    "POST /staff/gesprekken/{conversation_id}/uitnodiging": Logged(
        "invite", ids=lambda home: {"conversation_id": str(home.open_talk.id)}
    ),
    "POST /staff/gesprekken/{conversation_id}/wensen/{wish_id}": Logged(
        "change", lambda home: {**a_wish(home), "do": "not_now", "reason": MARK}
    ),
    "POST /staff/gesprekken/{conversation_id}/wensen/{wish_id}/aanpassen": Logged(
        "change", lambda home: {**a_wish(home), "kind": "loss", "say_back": MARK}
    ),
    "POST /staff/gesprekken/{conversation_id}/wensen/{wish_id}/samen": Logged(
        "change", lambda home: {**a_wish(home), "into": str(home.talk and home.wishes[1].id)}
    ),
    "POST /staff/gesprekken/{conversation_id}/wensen/{wish_id}/apart": Logged(
        "change", lambda _: {"van": "alle"}, ids=lambda home: {"wish_id": str(home.merged.id)}
    ),
    "GET /staff/gesprekken/{conversation_id}/wissen": Logged("view"),
    "POST /staff/gesprekken/{conversation_id}/wissen/berichten": Logged(
        "erase", lambda home: {"message": str(home.talk and home.message.id)}
    ),
    "POST /staff/gesprekken/{conversation_id}/wissen/toestemming": Logged(
        "erase", lambda _: {"sure": "true"}
    ),
    "POST /staff/gesprekken/{conversation_id}/wissen/woorden": Logged("erase", lambda _: {"sure": "true"}),
    "GET /staff/inzage": Logged("view", by="admin", nobody=True),
    "GET /staff/inzage/bestand": Logged("export", by="admin", nobody=True),
    "POST /staff/kennismaken/{introduced_id}": Logged("change", lambda _: {"wil": "ja"}),
    "GET /staff/leren": Logged("view", before=lambda home: home.cards),
    "POST /staff/noodtoegang": Logged(
        "view",
        lambda home: {"client": str(home.client.id), "reason": f"Zij viel bij het {MARK} in de tuin"},
        by="carer",
    ),
    "POST /staff/noodtoegang/{opened_id}/gezien": Logged("view"),
    "GET /staff/samen/{key}": Logged("view"),
    "POST /staff/samen/{key}/kennismaken": Logged(
        "change", lambda home: {"wie": f"{home.cards.client_id} {home.other.id}"}
    ),
    "GET /staff/samen/{key}/lijst": Logged("print"),
    "POST /staff/samen/kennismaking/{introduction_id}": Logged("change", lambda _: {"how": MARK}),
    "GET /staff/signalen": Logged("view", before=lambda home: home.signal),
    "GET /staff/signalen/vandaag": Logged("view", before=lambda home: home.signal),
    "GET /staff/signalen/{signal_id}": Logged("view"),
    "POST /staff/signalen/{signal_id}/gedaan": Logged("change", lambda _: {"words": MARK}),
    "POST /staff/signalen/{signal_id}/oppakken": Logged("change"),
    "POST /staff/signalen/{signal_id}/over": Logged(
        "change",
        lambda home: {"colleague": str(home.carer.id)},
        ids=lambda home: {"signal_id": str(home.abuse.id)},
    ),
    "GET /staff/uitnodigingen": Logged(
        "view", lambda _: {"van": "alle"}, before=lambda home: home.invitation
    ),
    "POST /staff/uitnodigingen/{invitation_id}/intrekken": Logged("change"),
    "GET /staff/uitvoer": Logged("view", before=lambda home: home.talk),
    "GET /staff/uitvoer/bestand.{kind}": Logged(
        "export", ids=lambda _: {"kind": "csv"}, before=lambda home: home.talk
    ),
    "GET /staff/uitvoer/fhir": Logged("export", before=lambda home: home.talk),
    "POST /staff/wensen/{wish_id}": Logged("change", lambda _: {"review": "seen"}),
    "GET /staff/wensen/{wish_id}/tekst": Logged("export"),
    "GET /staff/zoeken": Logged("search", lambda _: {"q": MARK}, before=lambda home: home.talk),
    "GET /api/access-log": Logged("view", by="admin", nobody=True),
    "GET /api/clients": Logged("view"),
    "GET /api/clients/{client_id}": Logged("view"),
    "GET /api/clients/{client_id}/export": Logged("export"),
    "GET /api/clients/{client_id}/fhir": Logged("export"),
    "GET /api/clients/{client_id}/goals": Logged("view"),
    "GET /api/clients/{client_id}/relatives": Logged("view"),
    "GET /api/clients/{client_id}/wishes": Logged("view"),
    "GET /api/conversations": Logged("view", before=lambda home: home.talk),
    "GET /api/conversations/{conversation_id}": Logged("view"),
    "GET /api/fhir": Logged("export", before=lambda home: home.talk),
    "GET /api/interests/{key}": Logged("view"),
    "POST /api/conversations": Logged(
        "invite", lambda home: {"kind": "intake", "client_id": str(home.client.id)}
    ),
}
"""What shows or changes something of a person: each writes a line."""

SHOWS_NOBODY = {
    "GET /api/figures",  # numbers of five and more
    "GET /api/interests",  # how many, and not who
    "GET /staff/account",
    "GET /staff/bekijken",  # on to a talk, which writes its own line
    "GET /staff/bewoners/nieuw",
    "GET /staff/handleiding",
    "GET /staff/noodtoegang",  # asks for a name, shows none
    "GET /staff/pictures/{name}.png",
    "GET /staff/samen",  # how many, and not who
    "GET /staff/samen/ideeen",  # how many, and not who
    "GET /staff/signalen/nu",  # how many wait, and not whose
    "GET /staff/{path:path}",
    "POST /staff/uitleg/{name}",
    "POST /staff/uitloggen",
    "POST /staff/uitnodigingen",  # of nobody: a living room, a visitor
    "POST /staff/woorden",  # what is being typed, which nobody keeps
}
"""What shows and changes nothing of a person."""

NOBODY_UNDER = (
    "/staff/account",  # one's own
    "/staff/beheer",  # colleagues
    "/staff/huis",  # numbers of five and more
    "/staff/inloggen",
    "/staff/sessie",
)
"""Parts of the staff side that show and change nothing of a client at all."""
