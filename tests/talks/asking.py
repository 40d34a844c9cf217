"""What our turn asks, told by its buttons and its words alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tests.talks.people import Human, plain

# What a question is about, the first that fits its words.
CLOSING = (
    ("first", r"\beerst\b|\bals eerste\b"),
    (
        "may_know",
        r"\bwie (mag|mogen)\b|\bmogen? .*\b(lezen|zien)\b|\bmag (uw|het|de|iemand)\b.*\b(weten|lezen|zien)\b",
    ),
    ("joining", r"\bwie\b.*\b(mee|meedoen|meehelpen|samen)\b"),
    ("name", r"\bnaam\b|\bhoe heet\b"),
    ("reach", r"\b(bereiken|bereikbaar|nummer|telefoon\w*|contact met u|mailadres|e-?mail)\b"),
    ("which", r"^(en )?welke?\b.*\b(weg|weghalen|veranderen|anders|bedoelt?)\b|^welke?( van| bedoel)"),
    ("changing", r"\b(hoe|wat) (\w+ )*(anders|veranderen|worden|wel)\b"),
)
ASKED_ON = (
    ("with_whom", r"\b(met wie|samen|alleen of|wie (is|zijn|gaat|doet|komt))\b"),
    ("when", r"\b(wanneer|hoe vaak|hoe laat|welke dag|sinds|hoe lang)\b"),
    ("used_to_be", r"\b(vroeger|thuis|begonnen|hoe (was|ging))\b"),
    ("why", r"\b(waarom|waardoor|betekent|belangrijk voor|maakt (dat|het|u|je)|waard|mooiste|fijn aan)\b"),
)
CONSENT = r"\b(bewaar|bewaren|schrijf|opschrijven|onthoud|onthouden|noteer)\b"
GO_ON = r"\bnog (\w+ )*(praten|verder)\b|\bverder praten\b"
REACH_WANTED = r"\b(achterlaten|achter te laten|dat iemand|mag iemand)\b"
NOT_CHOICES = r"^/(affirm|deny|done|stop|skip|privacy)\b"


def sort_of(replies: Sequence[str], buttons: Sequence[dict[str, str]], human: Human, agreed: bool) -> str:
    """What our turn asks; "" for nothing. `agreed`: the person has answered whether the talk may be kept."""
    text = " ".join(replies).casefold()
    question = next((s for s in reversed(re.split(r"(?<=[.!?])\s+", text)) if s.endswith("?")), "")
    titles = " ".join(button["title"] for button in buttons).casefold()
    intents = {button["payload"].split("{")[0].strip("/") for button in buttons}
    yes_no = {"affirm", "deny"} <= intents
    check = re.search(r"\bweg\b|\bveranderen\b|\bklopt\b", titles)
    if not question and not buttons:
        return ""
    asks_consent = yes_no and (not agreed or "privacy" in intents)
    if asks_consent or (not agreed and re.search(CONSENT, text)):
        return "consent"
    if question and re.search(r"\btoch\b.*\bpraten\b|\bwel praten\b", question + titles):
        return "talk_on"
    if "stop" in intents and re.search(GO_ON, question + titles):
        return "go_on"
    if yes_no and re.search(r"\b(bellen|belt|doorgeven|spreken)\b", question):
        return "call"
    known = any(plain(str(wish["own_words"])) in plain(text) for wish in human.earlier)
    if re.search(r"\bgelukt\b|\bhalf\b", titles) or (question and known and not check):
        return "look_back"
    if human.kind == "website" and yes_no and re.search(REACH_WANTED, question):
        return "reach_wanted"
    away = set() if human.kind == "living_room" else {"joining"}
    away |= set() if human.kind == "website" else {"name", "reach"}
    closing = next((s for s, words in CLOSING if s not in away and re.search(words, question)), "")
    if check and closing != "which":
        return "check"
    if sum(not re.search(NOT_CHOICES, button["payload"]) for button in buttons) > 2:
        return closing or "offer"
    return closing or next((s for s, words in ASKED_ON if re.search(words, question)), "other")
