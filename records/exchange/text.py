"""A wish or a talk as plain text, to paste into the care record of the house: that takes free text first.

Own words stand between quotes, with who said them and when. What a computer made of them is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from records.labels import GOAL_STATE, OUTCOME, TALK_KIND, THEME, WISH_KIND, speaker, written
from records.models import Conversation, Goal, LookBack, Message, Sender, Speaker, Wish
from records.rules import HERE

COMPUTER = "Gesproken met Warm Welkom, een computer die luistert."


def _day(moment: datetime) -> str:
    return written(moment.astimezone(HERE).date())


def _sentence(words: str) -> str:
    """The words on one line, with a full stop when they end without any."""
    flat = " ".join(words.split())
    return flat if flat.endswith((".", "!", "?", "…")) else f"{flat}."


def _labels(wish: Wish) -> str:
    themes = [THEME[theme] for theme in wish.themes if theme in THEME]
    return ", ".join([WISH_KIND[wish.kind], *themes])


def agreed(goal: Goal) -> str:
    """What was agreed, on one line: what, who does it, by when and how it stands."""
    parts = [f"Afgesproken: {_sentence(goal.what)}"]
    if goal.who:
        parts.append(f"Wie: {_sentence(goal.who)}")
    if goal.by_when:
        parts.append(f"Voor: {written(goal.by_when)}.")
    parts.append(f"Hoe het staat: {GOAL_STATE[goal.state].lower()}.")
    return " ".join(parts)


def _lines(wish: Wish) -> list[str]:
    lines = [f"“{' '.join(wish.own_words.split())}” ({_labels(wish)})"]
    if wish.why:
        lines.append(f"Waarom: “{' '.join(wish.why.split())}”")
    if wish.goal is not None:
        lines.append(agreed(wish.goal))
    return lines


def of_wish(wish: Wish) -> str:
    """One wish: when, in which talk and by whom it was said, in own words, with what was agreed.

    Needs the talk with client and relative, and the goal.
    """
    talk = wish.conversation
    who = speaker(talk)
    head = f"{_day(talk.created_at)}, {TALK_KIND[talk.kind]}. {who[0].upper()}{who[1:]}:"
    return "\n".join([head, *_lines(wish)]) + "\n"


def of_talk(
    talk: Conversation,
    wishes: Sequence[Wish],
    looked_back: Iterable[LookBack] = (),
    *,
    transcript: Iterable[Message] | None = None,
    summary: bool = True,
) -> str:
    """A whole talk: when, with whom, what was told in own words, what was agreed, how earlier wishes went.

    What is given is what who asks may see (`leaving`). `transcript` is all that was said; left out unless
    given. `summary`: whether the summary may be read; it may tell of what is not for everyone.
    """
    who = speaker(talk)
    parts = [_head(talk)]
    told = [
        ["- " + line if place == 0 else "  " + line for place, line in enumerate(_lines(wish))]
        for wish in wishes
    ]
    if told:
        verb = "vertelde" if talk.speaker is Speaker.RELATIVE else "belangrijk vindt"
        parts.append(
            "\n".join([f"Wat {who} {verb}, in eigen woorden", *(line for lines in told for line in lines)])
        )
    else:
        parts.append("Er zijn in dit gesprek geen wensen bewaard.")
    later = [f"- “{' '.join(row.own_words.split())}” ({OUTCOME[row.outcome]})" for row in looked_back]
    if later:
        parts.append("\n".join(["Over eerdere wensen", *later]))
    if summary and talk.summary:
        parts.append(f"Kort verslag\n{talk.summary.strip()}")
    if transcript is not None:
        parts.append("\n".join(["Het hele gesprek", *_said(transcript, who)]))
    parts.append(_foot(talk))
    return "\n\n".join(parts) + "\n"


def _head(talk: Conversation) -> str:
    lines = [f"{TALK_KIND[talk.kind].capitalize()} met {speaker(talk)}", _day(talk.created_at)]
    if talk.client is not None and talk.client.name != speaker(talk):
        lines.append(f"Bewoner: {talk.client.name}")
    return "\n".join(lines)


def _said(transcript: Iterable[Message], who: str) -> list[str]:
    names = {Sender.PERSON: f"{who[0].upper()}{who[1:]}", Sender.ASSISTANT: "Warm Welkom"}
    return [
        f"{names[line.sender]}: {' '.join(line.text.split())}" for line in transcript if line.text.strip()
    ]


def _foot(talk: Conversation) -> str:
    seen = "Een medewerker heeft dit nog niet bekeken."
    if talk.reviewed_at is not None:
        by = f" door {talk.reviewed_by.name}" if talk.reviewed_by is not None else ""
        seen = f"Bekeken{by} op {_day(talk.reviewed_at)}."
    return f"{COMPUTER} {seen}"
