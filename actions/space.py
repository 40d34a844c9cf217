"""Space: an open question, something that was named before, or a light offer of three things."""

from __future__ import annotations

from actions.moment import Moment, Talk
from actions.sum_up import sum_up

# What may be offered in each kind of talk: themes that nobody minds, those that fit best first.
OFFERS: dict[str, tuple[str, ...]] = {
    "intake": (
        "important_people",
        "pleasant_day",
        "food_drink",
        "home_place",
        "meaning_belief",
        "daily_rhythm",
    ),
    "moving_day": ("food_drink", "home_place", "important_people", "daily_rhythm", "pleasant_day"),
    "quarterly": (
        "pleasant_day",
        "food_drink",
        "moving_body",
        "living_together",
        "join_in_learn",
        "care_my_way",
    ),
    "family": ("family_role", "care_my_way", "pleasant_day", "important_people", "food_drink"),
    "living_room": ("food_drink", "pleasant_day", "living_together", "moving_body", "join_in_learn"),
    "website": ("pleasant_day", "home_place", "important_people", "meaning_belief", "food_drink"),
}
SHOWN = 3  # choices at a time
MOST_OFFERS = 2  # in a talk
DRY = 1  # answers in a row that bring nothing, after which the talk offers something


def give_space(talk: Talk, *, may_end: bool = False) -> None:
    """What was named before, an offer when the talk dries up, or else an open question.

    `may_end`: whether the talk may go on to the summary when nothing is left to offer.
    """
    later = list(talk.slot("later") or [])
    offered = list(talk.slot("offered") or [])
    if talk.slot("gently"):
        invite(talk)
    elif later:
        talk.set("later", later[1:] or None)
        talk.ask("utter_refer_back", counts=True, handle=later[0])
    elif int(talk.slot("quiet") or 0) >= DRY and len(offered) < SHOWN * MOST_OFFERS:
        offer(talk, offered, may_end=may_end)
    else:
        open_question(talk)


def invite(talk: Talk) -> None:
    """After a signal nothing is asked on: whether the person goes on, and every other time nothing at all."""
    if (talk.slot("question") or {}).get("response") == "utter_ask_gently":
        talk.say("utter_go_on")
        talk.set("question", {"response": "utter_go_on", "buttons": [], "values": {}})
    else:
        talk.ask("utter_ask_gently")


def open_question(talk: Talk) -> None:
    """Whatever the person likes to tell."""
    talk.ask("utter_ask_easy" if talk.slot("easy") else "utter_ask_more", counts=True)


def offer(talk: Talk, offered: list[str], *, may_end: bool) -> None:
    """Three things to choose from that were not touched yet, beside "iets anders" and "dat was het"."""
    touched = {*offered, *(talk.slot("touched") or [])}
    themes = [theme for theme in OFFERS[talk.slot("kind") or "intake"] if theme not in touched][:SHOWN]
    if not themes:
        if may_end:
            wind_up(talk)
        else:
            open_question(talk)
        return
    buttons = talk.responses["utter_choices"][0]["buttons"]
    shown = [b for theme in themes for b in buttons if f'"{theme}"' in b["payload"]]
    always = [b for b in buttons if b["payload"] in ("/skip", "/done")]
    talk.set("offered", [*offered, *themes])
    talk.set("quiet", 0)
    talk.ask("utter_offer", counts=True, buttons=[*shown, *always])


def wind_up(talk: Talk) -> None:
    """Enough was asked, or nothing is left to offer: on to the summary."""
    sum_up(talk)


class ActionChoice(Moment):
    """One of the things that were offered."""

    def name(self) -> str:
        return "action_choice"

    def handle(self, talk: Talk) -> None:
        theme = talk.chosen("choice")
        talk.set("topic", None)
        if theme is None or f"utter_ask_theme_{theme}" not in talk.responses:
            give_space(talk)
        else:
            talk.set("touched", [*(talk.slot("touched") or []), theme])
            talk.ask(f"utter_ask_theme_{theme}", counts=True)
        talk.go_to(talk.stage)
