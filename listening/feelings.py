"""What somebody feels or has, told without a verb: "bang voor de nacht", "heimwee naar zee"."""

from __future__ import annotations

from listening.fragments import PREPOSITIONS, Fragment
from listening.mine import Unsure
from listening.spelling import bare, comma
from listening.turning import Turner
from listening.verbs import is_infinitive, is_participle, is_third, is_third_at_the_end, surely_a_verb
from listening.who import form

HOW_MUCH = frozenset(
    "heel erg zo een beetje altijd nog niet nooit best wel vaak soms geen weinig veel steeds".split()
)
_ARE = frozenset(
    "bang blij trots gek dol moe benieuwd verdrietig boos kwaad tevreden gelukkig dankbaar jaloers klaar opgelucht eenzaam lid slechthorend verknocht gehecht gewend verslaafd allergisch doodmoe zenuwachtig verliefd bezorgd".split()
)
_HAD = {
    "heimwee": ("naar",), "zin": ("in", "om"), "trek": ("in",), "spijt": ("van",), "pijn": ("in", "aan"), "last": ("van",), "hekel": ("aan",), "bloedhekel": ("aan",),
    "behoefte": ("aan",), "moeite": ("met",), "plezier": ("in", "van"), "verdriet": ("om", "van"), "honger": ("naar",), "angst": ("voor",), "jeuk": ("aan", "op"),
}  # fmt: skip


def _that(words: list[str], speaker: str) -> str:
    """The clause behind "blij", turned. Raises Unsure."""
    low = [bare(word) for word in words]
    verbs = (is_third_at_the_end, surely_a_verb, is_infinitive, is_participle)
    if any(comma(word) for word in words[:-1]) or not any(is_verb(low[-1]) for is_verb in verbs):
        raise Unsure
    return " ".join(Turner(words, speaker).turn())


def felt(words: list[str], speaker: str, who: str) -> str | None:
    """Bang voor de nacht → u bent bang voor de nacht; heimwee naar zee → u hebt heimwee naar zee."""
    low = [bare(word) for word in words]
    start = 3 if low[0] == "al" and low[2:3] == ["jaar"] else 0
    place = next((n for n in range(start, len(low)) if low[n] not in HOW_MUCH), len(low))
    if low in (["heimwee"], ["spijt"], ["verdriet"], ["pijn"], ["honger"], ["dorst"]):
        return f"{who} {form('hebt', who)} {low[0]}"
    if place == len(low) or place > 3:
        return None
    word, follows = low[place], low[place + 1 : place + 2]
    if word in _ARE and follows == ["dat"]:
        return f"{who} {form('bent', who)} {' '.join(low[: place + 1])} {_that(words[place + 1 :], speaker)}"
    lacks = word in _HAD and (follows and follows[0] in _HAD[word])
    if not lacks and not (word in _ARE and (follows or place) and not is_infinitive(low[-1])):
        return None
    if any(is_third(other) or (is_infinitive(other) and other == "zijn") for other in low):
        return None
    text = Fragment(words, speaker).text
    text = text[0].lower() + text[1:]
    if lacks:
        article = "een " if word in ("hekel", "bloedhekel") and place == 0 else ""
        return f"{who} {form('hebt', who)} {article}{text}"
    if follows and low[place + 1] not in PREPOSITIONS | {"de", "als", "dat"}:
        return None
    return f"{who} {form('bent', who)} {text}"
