"""The invented people of `people/*.yml`: what they tell, how they react, what must be kept of it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml

from records import clients, database, talks, wishes
from records.models import Consent, ConversationKind, ConversationState, Speaker, WishKind, now
from tests.talks.serving import Person, Stack

FOLDER = Path(__file__).parent / "people"
STRANGERS = Path(__file__).parent / "unseen"
ASPECTS = ("why", "with_whom", "when", "used_to_be")
WHEN = ("open", "any", "other", "offer", *ASPECTS)
SIGNALS = ("suicidality", "medical_urgent", "fall", "abuse", "tired_of_life", "distress")
# What a twist may ask of the answer to it; "says:a|b" wants one of these pieces of words in it.
EXPECTS = ("open", "closed", "paused", "asks", "quiet", "repeated", "forgotten", "refused", "no_signal")
IN_THE_END = ("stored_nothing", "closed", "je")

# What the people together must bring about; a file says in `covers` what it brings.
REQUESTS = """
    stop pause_and_return skip dont_know repeat easier why_ask who_reads are_you_human speak_to_someone
    correct forget noted refuse_and_go_on refuse_and_stop withdraw medical_question nonsense empty emoji
    turkish polish german english change_in_summary strike_in_summary website_reach website_no_reach joining
"""
SORTS_OF_PEOPLE = """
    anger lookalikes je_not_u other_name confused terse long_winded someone_elses_wish look_back
    relative_look_back together group humour dialect signal_abuse_group
"""
SIGNALS_BY = {f"signal_{kind}_{speaker}" for kind in SIGNALS for speaker in ("client", "relative")}
COVERS = frozenset({*REQUESTS.split(), *SORTS_OF_PEOPLE.split(), *SIGNALS_BY})


class BadPerson(ValueError):
    """A file does not hold what it should; the text says what."""


@dataclass(frozen=True)
class Tell:
    """Something that the person tells.

    `when` is "open" (first), "any", "other" (when there is space), "offer" (when there is a choice) or an
    aspect: then it is only said when that is asked about what was told just before it in the file.
    """

    says: str
    when: str = "any"
    stored: tuple[str, ...] = ()

    @property
    def is_answer(self) -> bool:
        """It is only said when it is asked for."""
        return self.when in ASPECTS or self.when == "offer"


@dataclass(frozen=True)
class Twist:
    """Something unexpected: said when `after` things were told, or when a question of the sort `at` comes."""

    says: str
    after: int = -1
    at: str = ""
    expects: tuple[str, ...] = ()
    returns: str = ""  # what is said after coming back from a pause


@dataclass(frozen=True)
class Human:
    """One invented person. See docs/talks.md for the fields of the file."""

    key: str
    name: str
    who: str
    kind: ConversationKind
    speaker: Speaker
    tells: tuple[Tell, ...]
    called: str = ""
    relation: Mapping[str, str] = field(default_factory=dict)
    covers: frozenset[str] = frozenset()
    consent: str = "ja, dat is goed"
    earlier: tuple[Mapping[str, Any], ...] = ()
    reacts: Mapping[str, Any] = field(default_factory=dict)
    twist: tuple[Twist, ...] = ()
    done: str = "dat was het"
    stored: tuple[str, ...] = ()  # what must be stored of what is said in reaction
    kept: Mapping[str, str] = field(default_factory=dict)  # field of the record -> what it must hold
    must_not_store: tuple[str, ...] = ()  # nowhere in the record
    not_wished: tuple[str, ...] = ()  # in no wish
    replies_not: tuple[str, ...] = ()  # never said by the assistant
    signals: tuple[str, ...] = ()
    expects: tuple[str, ...] = ()
    max_turns: int = 14


def _many(value: Any) -> tuple[str, ...]:
    return () if value is None else (value,) if isinstance(value, str) else tuple(map(str, value))


def load(path: Path) -> Human:
    """The person of one file. Raises BadPerson, naming the file."""
    try:
        return _human(path.stem, yaml.safe_load(path.read_text(encoding="utf-8")))
    except (BadPerson, KeyError, TypeError, ValueError) as wrong:
        raise BadPerson(f"{path.name}: {wrong}") from wrong


def _human(key: str, found: dict[str, Any]) -> Human:
    tells = tuple(Tell(**{**tell, "stored": _many(tell.get("stored"))}) for tell in found.pop("tells"))
    twist = tuple(Twist(**{**one, "expects": _many(one.get("expects"))}) for one in found.pop("twist", ()))
    names = ("stored", "must_not_store", "not_wished", "replies_not", "signals", "expects")
    lists: dict[str, Any] = {name: _many(found.pop(name, None)) for name in names}
    human = Human(
        key=key,
        kind=ConversationKind(found.pop("kind")),
        speaker=Speaker(found.pop("speaker")),
        tells=tells,
        twist=twist,
        covers=frozenset(found.pop("covers", ())),
        earlier=tuple(found.pop("earlier", ())),
        **lists,
        **found,
    )
    _check(human)
    return human


def _check(human: Human) -> None:
    wrong = [f"when: {tell.when}" for tell in human.tells if tell.when not in WHEN]
    wrong += [f"covers: {name}" for name in human.covers - COVERS]
    wrong += [f"signals: {kind}" for kind in human.signals if kind not in SIGNALS]
    for tell in human.tells:
        wrong += [f"not said: {piece}" for piece in tell.stored if plain(piece) not in plain(tell.says)]
    earlier = " ".join(wish["own_words"] for wish in human.earlier).casefold()
    answers = human.reacts.get("look_back", ())
    wrong += [f"look_back: {one['about']}" for one in answers if one["about"] not in earlier]
    told = sum(not tell.is_answer for tell in human.tells)
    wrong += [f"comes too late: {one.says}" for one in human.twist if not (one.at or 0 <= one.after <= told)]
    for one in human.twist:
        for what in one.expects:
            name, _, rest = what.partition(":")
            known = (
                what in EXPECTS or (name == "says" and rest) or (name == "signal" and rest in human.signals)
            )
            wrong += [] if known else [f"expects: {what}"]
    wrong += [f"expects: {w}" for w in human.expects if w not in IN_THE_END and not w.startswith("called:")]
    needs_client = human.kind not in (ConversationKind.LIVING_ROOM, ConversationKind.WEBSITE)
    if needs_client != bool(human.called):
        wrong.append("called: only who has a house is known by name")
    if needs_client and (human.speaker is Speaker.RELATIVE) != bool(human.relation):
        wrong.append("relation: a relative, and nobody else, has one")
    if wrong:
        raise BadPerson("; ".join(wrong))


def everyone() -> list[Human]:
    """The people whose talks are read to make the assistant better, by the name of their file."""
    return [load(path) for path in sorted(FOLDER.glob("*.yml"))]


def strangers() -> list[Human]:
    """People whose talks are only counted: nothing is mended for them, no message is written after theirs."""
    return [load(path) for path in sorted(STRANGERS.glob("*.yml"))]


def plain(text: str) -> str:
    """Text without capitals, signs and spare room, to compare."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())


def invite(stack: Stack, human: Human) -> Person:
    """The person with an invitation, in the stack's database; with the talk that was held before, if any."""
    with database.session(stack.database_url) as work:
        client_id = relative_id = None
        if human.called:
            client = clients.create(work, name=f"{human.called} van {human.key}", called=human.called)
            client_id = client.id
            if human.relation:
                relative_id = clients.add_relative(
                    work, client, name=human.relation["name"], relation=human.relation["relation"]
                ).id
        whose = {"speaker": human.speaker, "client_id": client_id, "relative_id": relative_id}
        if human.earlier:
            before, _ = talks.create(work, kind=ConversationKind.INTAKE, **whose)  # type: ignore[arg-type]
            before.created_at = now() - timedelta(days=90)
            talks.set_consent(work, before.id, Consent.GIVEN)
            for wish in human.earlier:
                words = wish["own_words"]
                message, _ = talks.receive(work, before.id, client_message_id=uuid.uuid4(), text=words)
                talks.store_replies(work, message, [])
                kept = wishes.store(
                    work,
                    conversation_id=before.id,
                    message_id=message.id,
                    start=0,
                    own_words=words,
                    kind=WishKind(wish["kind"]),
                    say_back=wish["say_back"],
                    themes=list(wish["themes"]),
                )
                kept.created_at = message.created_at = before.created_at
                if wish.get("confirmed"):
                    wishes.confirm(work, before.id, kept.id)
            talks.set_state(work, before.id, ConversationState.CLOSED)
        talk, token = talks.create(work, kind=human.kind, **whose)  # type: ignore[arg-type]
        return Person(stack, talk.id, token)
