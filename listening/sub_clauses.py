"""A clause that needs another in front: "dat ik straks niemand meer ken"."""

from __future__ import annotations

from listening.mine import Unsure
from listening.spelling import bare, comma
from listening.statements import quotes_somebody
from listening.turning import Turner
from listening.verbs import is_infinitive, is_participle, is_third, is_third_at_the_end, surely_a_verb
from listening.who import form

_WITH_A_CLAUSE = {
    ("wish", "dat"): "wilt graag", ("preference", "dat"): "wilt graag", ("dislike", "dat"): "vindt het niet fijn",
    ("worry", "dat"): "maakt zich zorgen", ("content", "dat"): "bent blij", ("loss", "dat"): "vindt het jammer",
    ("interest", "dat"): "vindt het leuk", ("content", "als"): "vindt het fijn", ("preference", "als"): "vindt het fijn",
    ("dislike", "als"): "vindt het niet fijn", ("wish", "als"): "zou het fijn vinden", ("interest", "als"): "vindt het leuk",
    ("loss", "hoe"): "mist het",
}  # fmt: skip
_GONE = frozenset("niet geen nooit niemand niets weg kwijt dood verdwenen".split())
ASKING = frozenset({"hoe", "wie", "of", "wat", "waar"})


def sub_clause(words: list[str], kind: str, speaker: str, who: str) -> str:
    """Dat ik straks niemand meer ken → u maakt zich zorgen dat u straks niemand meer kent."""
    end = next((n + 1 for n, word in enumerate(words[:-1]) if comma(word)), len(words))
    if 3 < end < len(words) and bare(words[end]) not in (
        "en",
        "die",
        "dat",
        "of",
        "maar",
        "niet",
        "tenzij",
        "behalve",
    ):
        words = [*words[: end - 1], words[end - 1].rstrip(",")]
    low = [bare(word) for word in words]
    first = low[0]
    frame = _WITH_A_CLAUSE.get((kind, first))
    if first in ASKING and kind in ("worry", "wish"):
        frame = "vraagt zich af" if kind == "worry" else "wilt graag weten"
    if (kind, first) == ("loss", "dat") and not _GONE & set(low):
        frame = "mist het"
    if first == "als" and not (
        is_third_at_the_end(low[-1]) or surely_a_verb(low[-1]) or is_infinitive(low[-1])
    ):
        raise Unsure
    if frame is None or any(comma(word) for word in words[:-1]):
        raise Unsure
    if first == "dat" and (is_infinitive(low[1]) or "vind" in low or "vindt" in low[3:]):
        raise Unsure
    if not any(
        is_third_at_the_end(word) or surely_a_verb(word) or is_infinitive(word) or is_participle(word)
        for word in low[-4:]
    ):
        raise Unsure
    if surely_a_verb(low[1]) or low[1] in ("is", "zijn", "mag", "moet", "wil"):
        raise Unsure  # dat wil ik: no sub-clause
    if first != "dat" and (is_third(low[1]) or is_infinitive(low[1])):
        raise Unsure
    if quotes_somebody(words) or ((kind, first) == ("dislike", "als") and "niet" in low):
        raise Unsure
    if "dan" in low or ("en" in low and low[:2] != ["dat", "ze"]):
        raise Unsure
    turned = Turner(words, speaker).turn()
    verb, *more = frame.split()
    return " ".join([who, form(verb, who), *more, turned[0].lower(), *turned[1:]])
