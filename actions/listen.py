"""Listening: what is told is kept, said back, and asked on."""

from __future__ import annotations

from typing import Any

from actions.keep import Kept, keep
from actions.moment import Moment, Talk
from actions.space import give_space, wind_up
from listening import aspects
from listening.tone import tone

SAID_BACK = 2  # sentences said back at most
LIKELY_A_STORY = 6  # words from which a message that is hard to place is taken for telling
LONG = 60  # words: a story, which gets a word of its own
LAST_QUESTIONS = 8  # questions after which it is said that the talk is nearly done
MOST_QUESTIONS = 10  # after these the talk sums up, unless somebody is in the middle of a story
# What weighs most gets the question.
WEIGHT = ("loss", "worry", "wish", "dislike", "person", "interest", "preference", "content")


def said_back(found: list[Kept]) -> str:
    """What was heard, in two sentences at most: what weighs most, in the order in which it was said."""
    chosen = sorted(found, key=lambda kept: WEIGHT.index(kept.kind))[:SAID_BACK]
    return " ".join(kept.say_back for kept in sorted(chosen, key=lambda kept: kept.start))


def reflect(talk: Talk) -> None:
    """Keep what is told, say it back, and ask one thing on; then space."""
    found = keep(talk)
    words = len(talk.text.split())
    talk.set("tone", tone(talk.text, [kept.kind for kept in found]))
    asked = int(talk.slot("asked") or 0)
    if found:
        if words >= LONG:
            talk.say("utter_long_heard")
            found_aloud = sorted(found, key=lambda kept: WEIGHT.index(kept.kind))[:1]
        else:
            found_aloud = found
        talk.say("utter_said_back", say_back=said_back(found_aloud))
        talk.set("quiet", 0)
    else:
        talk.say("utter_heard")
        talk.set("quiet", 0 if words > 4 else int(talk.slot("quiet") or 0) + 1)
    if talk.stage == "summary":
        talk.ask_again()
        return
    if asked >= MOST_QUESTIONS and words < LONG:
        wind_up(talk)
        return
    ask_on(talk, found)


def ask_on(talk: Talk, found: list[Kept]) -> None:
    """One question on about what weighs most, at most two on one thing, then space."""
    if talk.slot("gently"):
        give_space(talk, may_end=True)
        return
    topic: dict[str, Any] | None = talk.slot("topic")
    if found:
        heaviest = min(found, key=lambda kept: WEIGHT.index(kept.kind))
        dead = aspects.is_dead(heaviest.own_words)
        topic = {
            "wish": heaviest.wish_id,
            # Of somebody who died nobody asks how it could be better.
            "kind": "loss" if dead and heaviest.kind == "worry" else heaviest.kind,
            "theme": heaviest.themes[0] if heaviest.themes else "",
            "asked": [],
            "told": sorted(aspects.told(heaviest.own_words)),
            "dead": dead,
        }
        others = [kept.handle for kept in found if kept is not heaviest and kept.handle]
        talk.set("later", [*(talk.slot("later") or []), *others][-3:])
    elif topic:
        topic = {**topic, "told": sorted({*topic["told"], *aspects.told(talk.text)})}
    elif len(talk.text.split()) > 4:
        topic = {
            "wish": None,
            "kind": "story",
            "theme": "",
            "asked": [],
            "told": sorted(aspects.told(talk.text)),
            "dead": aspects.is_dead(talk.text),
        }
    aspect = topic and aspects.next_aspect(
        topic["kind"],
        topic["theme"],
        topic["told"],
        topic["asked"],
        talk.slot("tone") or "plain",
        dead=topic["dead"],
    )
    if topic is None or aspect is None:
        talk.set("topic", None)
        give_space(talk, may_end=True)
        return
    talk.set("topic", {**topic, "asked": [*topic["asked"], aspect]})
    if int(talk.slot("asked") or 0) == LAST_QUESTIONS and not found:
        talk.say("utter_nearly_done")
    talk.ask(f"utter_ask_{topic['kind']}_{aspect}", counts=True)


class ActionListenToPerson(Moment):
    """Keeps, says back, asks on. While summing up it keeps what is new and goes on summing up."""

    def name(self) -> str:
        return "action_listen_to_person"

    def handle(self, talk: Talk) -> None:
        if talk.stage not in ("summary", "listening"):
            talk.go_to("listening")
        reflect(talk)
        talk.go_to(talk.stage)


class ActionHardToPlace(Moment):
    """Hard to place: a story is listened to; a few words are admitted not to be understood."""

    def name(self) -> str:
        return "action_hard_to_place"

    def handle(self, talk: Talk) -> None:
        if len(talk.text.split()) >= LIKELY_A_STORY or any(e.get("say_back") for e in talk.entities):
            reflect(talk)
        else:
            talk.say("utter_not_understood")
            talk.set("quiet", int(talk.slot("quiet") or 0) + 1)
            if talk.stage == "summary":
                talk.ask_again()
            elif int(talk.slot("quiet")) > 1:
                give_space(talk, may_end=True)
            else:
                talk.ask("utter_ask_say_otherwise")
        talk.go_to(talk.stage)


class ActionAskOn(Moment):
    """The person said yes to a question: what came with it is said back, and there is space to tell more."""

    def name(self) -> str:
        return "action_ask_on"

    def handle(self, talk: Talk) -> None:
        found = keep(talk)
        if found:
            talk.say("utter_said_back", say_back=said_back(found))
        talk.say("utter_go_on")


class ActionAskOther(Moment):
    """No, don't know, or rather not: without asking why, on to something else."""

    def name(self) -> str:
        return "action_ask_other"

    def handle(self, talk: Talk) -> None:
        talk.say("utter_no_matter")
        talk.set("topic", None)
        talk.set("quiet", int(talk.slot("quiet") or 0) + 1)
        if int(talk.slot("asked") or 0) >= MOST_QUESTIONS:
            wind_up(talk)
        else:
            give_space(talk, may_end=True)
        talk.go_to(talk.stage)
