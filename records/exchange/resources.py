"""The FHIR resources one by one: what of a person, a talk, a wish and a goal goes into which field."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from records.exchange import codes
from records.exchange.codes import concept
from records.labels import TALK_KIND, THEME
from records.models import (
    Client,
    Conversation,
    ConversationKind,
    ConversationState,
    Goal,
    Relative,
    Speaker,
    Wish,
)
from records.this_is_me import PRIVATE

OTHER: Final = "other"  # the question under which stands what has no theme yet
_OURS: Final = uuid.UUID("2b0c9a46-6a0f-5d3b-9f0e-6f5c1f6a7d10")  # for ids made from a name, always the same

Resource = dict[str, Any]


def clean(text: str) -> str:
    """Text as FHIR allows it: no control characters, no empty ends."""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\t").strip()


def moment_of(moment: datetime) -> str:
    """A moment as FHIR writes it, with its zone."""
    return moment.isoformat(timespec="seconds")


def _to(key: uuid.UUID | str, kind: str) -> dict[str, str]:
    return {"reference": f"urn:uuid:{key}", "type": kind}


def _who(talk: Conversation) -> dict[str, str] | None:
    """Who spoke: the client or a relative; none when it is not known which relative."""
    if talk.relative_id is not None:
        return _to(talk.relative_id, "RelatedPerson")
    return _to(talk.client_id, "Patient") if talk.client_id and talk.speaker is Speaker.CLIENT else None


def _start(kind: str, key: uuid.UUID, profile: str = "") -> Resource:
    meta = {"meta": {"profile": [f"{codes.NL_CORE}{profile}"]}} if profile else {}
    return {"resourceType": kind, "id": str(key), **meta}


def _name(name: str) -> list[dict[str, str]]:
    # Only the whole name is kept here, so it stands as text: taking it apart would be guessing.
    return [{"use": "official", "text": clean(name)}]


def patient(client: Client) -> Resource:
    """A client: the id and the name, nothing else."""
    return {**_start("Patient", client.id, "Patient"), "name": _name(client.name)}


def related_person(relative: Relative) -> Resource:
    """Someone close to a client, with who this is and whether this person may decide."""
    word = clean(relative.relation)
    role = codes.REPRESENTATIVE if relative.may_represent else codes.ROLE_OF.get(word.lower(), codes.CONTACT)
    known = codes.RELATION_OF.get(word.lower())
    relation = [concept(codes.RELATIONS, *known, text=word)] if known else [{"text": word}] if word else []
    return {
        **_start("RelatedPerson", relative.id, "ContactPerson"),
        "patient": _to(relative.client_id, "Patient"),
        "relationship": [concept(codes.ROLES, *role), *relation],
        "name": _name(relative.name),
    }


def goal_of(goal: Goal) -> Resource:
    """What was agreed: what, by when, how it stands; never a measure."""
    life, achieved = codes.GOAL[goal.state]
    made = {
        **_start("Goal", goal.id, "TreatmentObjective"),
        "lifecycleStatus": life,
        "description": {"text": clean(goal.what)},
        "subject": _to(goal.client_id, "Patient"),
        "startDate": goal.created_at.date().isoformat(),
    }
    if achieved:
        made["achievementStatus"] = concept(codes.ACHIEVEMENT, achieved)
    if goal.by_when:
        made["target"] = [{"dueDate": goal.by_when.isoformat()}]
    if goal.closed_at:
        made["statusDate"] = goal.closed_at.date().isoformat()
    who = _who(goal.wish.conversation) if goal.wish is not None else None
    if who:
        made["expressedBy"] = who
    said = clean(goal.wish.own_words) if goal.wish is not None else ""
    notes = [f"In eigen woorden: “{said}”" if said and said != clean(goal.what) else ""]
    notes.append(f"Wie dit doet: {clean(goal.who)}" if clean(goal.who) else "")
    if any(notes):
        made["note"] = [{"text": "\n".join(filter(None, notes))}]
    return made


def observation(wish: Wish) -> Resource:
    """What someone likes to do, or who matters, in own words; see codes.TAKING_PART."""
    profile, code, display = codes.TAKING_PART[wish.kind]
    who = _who(wish.conversation)
    return {
        **_start("Observation", wish.id, profile),
        "status": "final",
        "code": concept(codes.SNOMED, code, display),
        "subject": _to(wish.conversation.client_id or "", "Patient"),
        "effectiveDateTime": moment_of(wish.created_at),
        **({"performer": [who]} if who else {}),
        "valueString": clean(wish.own_words),
    }


def _theme(wish: Wish) -> str:
    return next((theme for theme in wish.themes if theme in THEME), OTHER)


def response(talk: Conversation, said: Sequence[Wish], questionnaire: str) -> Resource:
    """A talk: what was told by theme, in own words, with why it matters."""
    answers: dict[str, list[Resource]] = {}
    for wish in said:
        answer: Resource = {"valueString": clean(wish.own_words)}
        if clean(wish.why):
            why = {"linkId": f"{_theme(wish)}.why", "answer": [{"valueString": clean(wish.why)}]}
            answer["item"] = [why]
        answers.setdefault(_theme(wish), []).append(answer)
    who = _who(talk)
    items = [{"linkId": key, "text": _asked(key), "answer": found} for key, found in answers.items()]
    return {
        **_start("QuestionnaireResponse", talk.id),
        "questionnaire": questionnaire,
        "status": "completed" if talk.state is ConversationState.CLOSED else "in-progress",
        "subject": _to(talk.client_id or "", "Patient"),
        "authored": moment_of(talk.closed_at or talk.consent_at or talk.created_at),
        **({"author": who, "source": who} if who else {}),
        **({"item": items} if items else {}),
    }


def provenance(talk: Conversation, seen: Sequence[Resource], agreed: Sequence[Goal]) -> Resource:
    """Who said what came from a talk, and that a computer put it together."""
    to = [_to(talk.id, "QuestionnaireResponse"), *(_to(one["id"], "Observation") for one in seen)]
    to.extend(_to(one.id, "Goal") for one in agreed)
    agents = [{"type": concept(codes.TOOK_PART, "assembler"), "who": {"display": "Warm Welkom"}}]
    who = _who(talk)
    if who:
        agents.insert(0, {"type": concept(codes.TOOK_PART, "author"), "who": who})
    return {
        **_start("Provenance", uuid.uuid5(talk.id, "provenance")),
        "target": to,
        "recorded": moment_of(talk.closed_at or talk.consent_at or talk.created_at),
        "agent": agents,
    }


def _asked(theme: str) -> str:
    return THEME.get(theme, "Verder")


def questionnaire(kind: ConversationKind, url: str) -> Resource:
    """The questions of a kind of talk: one for each theme, to which any number of things may be told."""
    asked = [
        {
            "linkId": theme,
            "text": _asked(theme),
            "type": "text",
            "repeats": True,
            "item": [{"linkId": f"{theme}.why", "text": "Waarom dit belangrijk is", "type": "text"}],
        }
        for theme in (*THEME, OTHER)
        if theme not in PRIVATE
    ]
    return {
        **_start("Questionnaire", uuid.uuid5(_OURS, kind.value)),
        "url": url,
        "name": "".join(part.capitalize() for part in kind.value.split("_")),
        "title": TALK_KIND[kind].capitalize(),
        "status": "active",
        "subjectType": ["Patient"],
        "item": asked,
    }
