"""Goals: the list to follow up, those of one person, one with its history; changing, closing, a new one."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Annotated

from fastapi import Form, Query, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from records import access_log, confidential, database, goals, rights, talks
from records.holding import Overtaken
from records.models import Client, Goal, GoalState, Staff
from records.rights import Right
from warmwelkom.settings import get_settings
from web.staff import reach, scopes
from web.staff.access import HOME, Member, NotThere, OutOfReach, own_path, protected
from web.staff.goals import words as goal_words
from web.staff.overtaken import Lines, Second, overtaken
from web.staff.pages import message, page

LONGEST = 500  # characters in a field
SHOWN = 40  # goals on a page of the list
GONE = "Deze afspraak is er niet (meer)."
BAD_DAY = "De dag klopt niet. Er is niets veranderd."

router = protected(Right.CARE)
Text = Annotated[str, Form(max_length=LONGEST)]
Words = Annotated[str, Form(max_length=4000)]


def _find(work: Session, goal_id: uuid.UUID, member: Staff) -> Goal:
    goal = goals.get(work, goal_id)
    if goal is None:
        raise NotThere(GONE)
    if not rights.reaches(work, member, goal.client_id):
        raise OutOfReach(goal.client_id, GONE)
    if goal.id in confidential.hidden_goals(work, member, Goal.id == goal.id):
        raise NotThere(GONE)
    return goal


def _log(work: Session, member: Staff, goal: Goal, what: str) -> None:
    access_log.write(
        work,
        event="change",
        what=f"afspraak {goal.id}: {what}",
        client_id=goal.client_id,
        user=member,
    )


@router.get("/afspraken")
def to_follow_up(
    request: Request,
    member: Member,
    scope: scopes.Asked,
    vanaf: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> Response:
    """What asks for attention: the day is over or near, or there is none yet."""
    with database.session(get_settings().database_url) as work:
        found, total = goals.to_follow_up(work, goal_words.today(), scope, member, limit=SHOWN, offset=vanaf)
        response = page(
            request,
            "goals/list.html",
            found=found,
            total=total,
            first=vanaf,
            after=vanaf + SHOWN if total > vanaf + SHOWN else None,
            scope=scope,
            scopes=scopes,
        )
        for client_id in dict.fromkeys(one.goal.client_id for one in found):
            access_log.write(
                work, event="view", what="afspraken om op te volgen", client_id=client_id, user=member
            )
        return response


def _person_page(
    request: Request, work: Session, client: Client, member: Staff, problem: str = "", what: str = ""
) -> Response:
    response = page(
        request,
        "goals/person.html",
        status=422 if problem else 200,
        client=client,
        goals=goals.of_client(work, client.id, member),
        goal_words=goal_words,
        today=goal_words.today(),
        who=goal_words.who_first(client, member),
        people=goal_words.people(client, member),
        by_when=goal_words.today() + goal_words.FIRST_TERM,
        problem=problem,
        what=what,
        GoalState=GoalState,
    )
    access_log.write(work, event="view", what="afspraken", client_id=client.id, user=member)
    return response


@router.get("/bewoners/{client_id}/afspraken")
def of_person(request: Request, client_id: uuid.UUID, member: Member) -> Response:
    """All that was agreed with one person."""
    with database.session(get_settings().database_url) as work:
        return _person_page(request, work, reach.client(work, client_id, member), member)


@router.post("/bewoners/{client_id}/afspraken")
def agree(
    request: Request,
    client_id: uuid.UUID,
    member: Member,
    what: Text = "",
    who: Text = "",
    by_when: Text = "",
) -> Response:
    """A goal that came up outside a talk with the assistant, or a small step of another one."""
    with database.session(get_settings().database_url) as work:
        client = reach.client(work, client_id, member)
        if not what.strip():
            return _person_page(request, work, client, member, "Vul in wat er is afgesproken.")
        try:
            day = goal_words.parsed(by_when)
        except ValueError:
            return _person_page(request, work, client, member, BAD_DAY, what)
        goal = goals.agree(work, client_id=client.id, by=member, what=what, who=who, by_when=day)
        _log(work, member, goal, "gemaakt")
        return RedirectResponse(f"{HOME}/bewoners/{client.id}/afspraken#afspraak-{goal.id}", 303)


@router.get("/afspraken/{goal_id}")
def one(request: Request, goal_id: uuid.UUID, member: Member) -> Response:
    """One goal, what may be done with it, and all that happened to it."""
    with database.session(get_settings().database_url) as work:
        goal = _find(work, goal_id, member)
        response = page(
            request,
            "goals/goal.html",
            goal=goal,
            history=[
                (entry, goal_words.HAPPENED[entry.happened], goal_words.changes(entry))
                for entry in reversed(goals.history(work, goal.id, member))
            ],
            goal_words=goal_words,
            today=goal_words.today(),
            people=goal_words.people(goal.client, member),
            GoalState=GoalState,
        )
        access_log.write(
            work, event="view", what=f"afspraak {goal.id}", client_id=goal.client_id, user=member
        )
        return response


def _talk_of(work: Session, goal: Goal, talk: str) -> uuid.UUID | None:
    """The talk in which the person said it, when it is one of this very person."""
    try:
        found = talks.get(work, uuid.UUID(talk)) if talk else None
    except ValueError:
        return None
    return found.id if found is not None and found.client_id == goal.client_id else None


def _second(goal: Goal, wanted: Lines, action: str, again: list[tuple[str, str]], said: str) -> Second:
    last = goal.changes[-1] if goal.changes else None
    return Second(
        now=goal_words.facts(goal),
        wanted=[*wanted, *([("Gezegd", f"“{said}”")] if said else [])],
        back=f"{HOME}/afspraken/{goal.id}",
        by=last.staff if last else goal.agreed_by,
        action=action,
        again=[("version", str(goal.version)), *again, ("words", said)],
    )


def _put(
    request: Request,
    goal_id: uuid.UUID,
    back: str,
    do: Callable[[Session, Goal], str],
    second: Callable[[Goal], Second],
) -> Response:
    """Change a goal with `do`, which gives the line for the access log; or show both sides."""
    with database.session(get_settings().database_url) as work:
        goal = _find(work, goal_id, request.state.member)
        try:
            what = do(work, goal)
        except Overtaken as late:
            return overtaken(request, second(late.now))
        access_log.write(
            work,
            event="change",
            what=f"afspraak {goal_id}: {what}",
            client_id=goal.client_id,
            user=request.state.member,
        )
    return RedirectResponse(own_path(back) if back else f"{HOME}/afspraken/{goal_id}", 303)


@router.post("/afspraken/{goal_id}")
def change(
    request: Request,
    goal_id: uuid.UUID,
    member: Member,
    version: Annotated[int, Form()],
    what: Text = "",
    who: Text = "",
    by_when: Text = "",
    words: Words = "",
    back: Annotated[str, Form()] = "",
) -> Response:
    """Other words, someone else or another day; how it was stays readable."""
    again = (f"{HOME}/afspraken/{goal_id}", "Terug naar de afspraak")
    if not what.strip():
        empty = "Vul in wat er is afgesproken. Er is niets veranderd."
        return message(request, 422, "Dat lukte niet", empty, again)
    try:
        day = goal_words.parsed(by_when)
    except ValueError:
        return message(request, 422, "Dat lukte niet", BAD_DAY, again)

    def do(work: Session, _goal: Goal) -> str:
        goals.change(work, goal_id, by=member, version=version, what=what, who=who, by_when=day, words=words)
        return "veranderd"

    def second(goal: Goal) -> Second:
        names = goal_words.FIELD
        wanted = [
            (names["what"], what.strip()),
            (names["who"], goal_words.value("who", who.strip())),
            (names["by_when"], goal_words.written(day)),
        ]
        fields = [("what", what), ("who", who), ("by_when", by_when), ("back", back)]
        return _second(goal, wanted, request.url.path, fields, words)

    return _put(request, goal_id, back, do, second)


@router.post("/afspraken/{goal_id}/stand")
def close(
    request: Request,
    goal_id: uuid.UUID,
    member: Member,
    version: Annotated[int, Form()],
    state: Annotated[GoalState, Form()],
    words: Words = "",
    talk: Annotated[str, Form(max_length=36)] = "",
    back: Annotated[str, Form()] = "",
) -> Response:
    """Done, partly done, not done, no longer wanted; or taken up again."""

    def do(work: Session, goal: Goal) -> str:
        goals.close(
            work,
            goal_id,
            by=member,
            state=state,
            version=version,
            words=words,
            conversation_id=_talk_of(work, goal, talk),
        )
        return goal_words.STATE[state].lower()

    def second(goal: Goal) -> Second:
        fields = [("state", state.value), ("talk", talk), ("back", back)]
        wanted = [(goal_words.FIELD["state"], goal_words.STATE[state])]
        return _second(goal, wanted, request.url.path, fields, words)

    return _put(request, goal_id, back, do, second)
