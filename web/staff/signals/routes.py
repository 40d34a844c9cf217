"""What needs a human: who is told, taking it on, and what was done. And who wants to speak to someone."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import Annotated, Literal

import sqlalchemy as sa
from fastapi import Form, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from records import (
    access_log,
    climbing,
    confidential,
    database,
    forgetting,
    overview,
    rights,
    signals,
    talks,
)
from records.holding import Overtaken
from records.models import Consent, Conversation, Message, Role, Signal, SignalKind, Staff, now
from records.rights import Right
from warmwelkom.settings import get_settings
from web.staff import reach
from web.staff.access import Member, NotThere, own_path, protected
from web.staff.overtaken import Second, overtaken
from web.staff.pages import asks_piece, page

GONE = "Dit signaal is er niet (meer)."
LONGEST = 2000  # characters of what was done
SHOWN_FOR = timedelta(days=30)
BEFORE, AFTER = 2, 4  # lines around what was said

router = protected(Right.SIGNALS)
speaking = protected(Right.CARE)


def find(work: Session, signal_id: uuid.UUID, member: Staff) -> Signal:
    """The signal with this id. Raises NotThere, also when it is not for this colleague to see."""
    try:
        return signals.get(work, signal_id, member)
    except signals.UnknownSignal as unknown:
        raise NotThere(GONE) from unknown


def _log(work: Session, member: Staff, event: str, what: str, shown: list[Signal]) -> None:
    for client_id in dict.fromkeys(one.conversation.client_id for one in shown):
        if client_id:
            access_log.write(work, event=event, what=what, client_id=client_id, user=member)


@router.get("/signalen")
def everything(request: Request, member: Member) -> Response:
    """What waits for this colleague, what waits for others, what was taken on, and what was done of late.

    The same address gives the page, and to htmx the list when it changed.
    """
    with database.session(get_settings().database_url) as work:
        waiting = signals.unacknowledged(work, member)
        near = climbing.near(work, waiting, member, get_settings().signal_rules)
        taken = signals.taken_on(work, member)
        settled = signals.settled(work, member, now() - SHOWN_FOR)
        response = page(
            request,
            "signals/list.html" if asks_piece(request) else "signals/all.html",
            mine=[one for one in waiting if one.id in near],
            others=[one for one in waiting if one.id not in near],
            taken=taken,
            settled=settled,
            reached=reached(work, waiting + taken + settled, member),
        )
        _log(work, member, "view", "signalen", waiting + taken + settled)
        return response


@router.get("/signalen/vandaag")
def for_today(request: Request, member: Member) -> Response:
    """What needs a human now, as it stands on the first page: a piece of that page."""
    with database.session(get_settings().database_url) as work:
        alerts, unfinished = signals.unacknowledged(work, member), mine(work, member)
        response = page(
            request,
            "signals/today.html",
            alerts=alerts,
            unfinished=unfinished,
            reached=reached(work, alerts + unfinished, member),
            here="/staff",
        )
        _log(work, member, "view", "vandaag", alerts + unfinished)
        return response


def reached(work: Session, found: Sequence[Signal], member: Staff) -> set[uuid.UUID]:
    """The talks of these signals that this colleague may open."""
    if not found:
        return set()
    talks = {one.conversation_id for one in found}
    return set(
        work.scalars(sa.select(Conversation.id).where(Conversation.id.in_(talks), rights.talks(member)))
    )


def mine(work: Session, member: Staff) -> list[Signal]:
    """What this colleague took on and of which it is not written down what was done."""
    return [one for one in signals.taken_on(work, member) if one.acknowledged_by_id == member.id]


@router.get("/signalen/{signal_id}")
def one(request: Request, signal_id: uuid.UUID, member: Member) -> Response:
    """One signal: what raised it, whom it came to, who took it on and what was done."""
    with database.session(get_settings().database_url) as work:
        signal = find(work, signal_id, member)
        response = _one_page(request, work, signal, member)
        _log(work, member, "view", f"signaal {signal.id}", [signal])
        return response


def _one_page(
    request: Request,
    work: Session,
    signal: Signal,
    member: Staff,
    status: int = 200,
    problems: Mapping[str, str] = MappingProxyType({}),  # by the name of the field
) -> Response:
    house = climbing.House(work)
    confidential_too = signal.kind is SignalKind.ABUSE
    return page(
        request,
        "signals/one.html",
        status=status,
        signal=signal,
        talk=signal.conversation,
        told=[] if signal.acknowledged_at else house.so_far(signal, get_settings().signal_rules),
        quote=signal.message_id not in confidential.hidden(work, signal.conversation_id, member),
        confidential=confidential_too,
        reached=reached(work, [signal], member),
        around=_around(work, signal, member),
        colleagues=[person for person in overview.colleagues(work) if person.id != member.id]
        if confidential_too
        else [],
        problems=problems,
    )


def _around(work: Session, signal: Signal, member: Staff) -> list[Message]:
    """The lines around the words, for the appointed officer, who opens no talk. Only what may be kept."""
    if member.role is not Role.APPOINTED_OFFICER or signal.conversation.consent is not Consent.GIVEN:
        return []
    kept = confidential.hidden(work, signal.conversation_id, member)
    spoken = talks.transcript(work, signal.conversation_id)
    replaced = forgetting.hidden(spoken)
    shown = [one for one in spoken if one.id not in kept and one.id not in replaced and one.text]
    place = next((at for at, one in enumerate(shown) if one.id == signal.message_id), None)
    return [] if place is None else shown[max(0, place - BEFORE) : place + AFTER + 1]


@router.post("/signalen/{signal_id}/oppakken")
def acknowledge(
    request: Request,
    signal_id: uuid.UUID,
    member: Member,
    back: Annotated[str, Form()] = "",
    shape: Annotated[Literal["short", "full"], Form()] = "short",
) -> Response:
    """A staff member takes a signal on, by name. Who was first stays."""
    with database.session(get_settings().database_url) as work:
        signal = signals.acknowledge(work, signal_id, member)
        if signal is None:
            raise NotThere("Dit signaal is er niet meer.")
        talk = signal.conversation
        access_log.write(
            work, event="change", what=f"signaal {signal.id}: opgepakt", client_id=talk.client_id, user=member
        )
        if asks_piece(request):
            kept = confidential.hidden(work, signal.conversation_id, member)
            return page(
                request,
                "signal_changed.html",
                signal=signal,
                talk=talk,
                reached=reached(work, [signal], member),
                back=own_path(back),
                quote=shape == "full" and signal.message_id not in kept,
            )
    return RedirectResponse(f"{own_path(back)}#signaal-{signal_id}", 303)


@router.post("/signalen/{signal_id}/gedaan")
def done(
    request: Request,
    signal_id: uuid.UUID,
    member: Member,
    words: Annotated[str, Form(max_length=LONGEST)] = "",
    before: Annotated[str, Form(max_length=LONGEST)] = "",
) -> Response:
    """Write down what was done. Nobody's words are overwritten unseen."""
    words, before = _lines(words), _lines(before)
    back = f"/staff/signalen/{signal_id}"
    with database.session(get_settings().database_url) as work:
        signal = find(work, signal_id, member)
        if not words and not before:
            return _one_page(
                request, work, signal, member, 422, {"words": "Schrijf kort op wat er is gedaan."}
            )
        try:
            signal = signals.write_done(work, signal_id, member, words, before)
        except Overtaken as late:
            second = Second(
                now=[("Wat er is gedaan", late.now.done)],
                wanted=[("Wat er is gedaan", words)],
                back=back,
                by=late.now.done_by,
                action=f"{back}/gedaan",
                again=[("words", words), ("before", late.now.done)],
            )
            return overtaken(request, second)
        access_log.write(
            work,
            event="change",
            what=f"signaal {signal.id}: opgeschreven wat er is gedaan",
            client_id=signal.conversation.client_id,
            user=member,
        )
    return RedirectResponse(f"{back}#gedaan", 303)


def _lines(text: str) -> str:
    """Text as it was typed; browsers send line ends of their own."""
    return text.replace("\r\n", "\n").strip()


@router.post("/signalen/{signal_id}/over")
def about(
    request: Request, signal_id: uuid.UUID, member: Member, colleague: Annotated[str, Form()] = ""
) -> Response:
    """Whom abuse may be about: from then on it is hidden from this colleague."""
    with database.session(get_settings().database_url) as work:
        signal = find(work, signal_id, member)
        chosen = next((one for one in overview.colleagues(work) if str(one.id) == colleague), None)
        if signal.kind is not SignalKind.ABUSE:
            raise NotThere(GONE)
        if (colleague and chosen is None) or (chosen and chosen.id == member.id):
            return _one_page(
                request, work, signal, member, 422, {"colleague": "Kies een collega uit de lijst."}
            )
        signals.set_about(work, signal_id, member, chosen.id if chosen else None)
        access_log.write(
            work,
            event="change",
            what=f"signaal {signal.id}: voor wie het verborgen is",
            client_id=signal.conversation.client_id,
            user=member,
        )
    return RedirectResponse(f"/staff/signalen/{signal_id}#over", 303)


@speaking.post("/gesprekken/{conversation_id}/spreken")
def speak(
    request: Request, conversation_id: uuid.UUID, member: Member, back: Annotated[str, Form()] = ""
) -> Response:
    """A staff member goes to the person who asked to speak to someone."""
    with database.session(get_settings().database_url) as work:
        reach.check_talk(work, conversation_id, member)
        talk = overview.human_found(work, conversation_id)
        if talk is not None:
            access_log.write(
                work,
                event="change",
                what=f"gesprek {conversation_id}: wil iemand spreken, opgepakt",
                client_id=talk.client_id,
                user=member,
            )
        if asks_piece(request):
            return page(request, "speak_changed.html", talk=talk)
    return RedirectResponse(own_path(back), 303)
