"""What others do to the person, or should not: "niet zo trekken", "mij roepen"."""

from __future__ import annotations

from listening.fragments import PREPOSITIONS, Fragment
from listening.mine import Unsure
from listening.spelling import bare, comma
from listening.verbs import is_infinitive

# Done to somebody, when it is asked not to be done; the second ones need to say to whom.
_TO_YOU = frozenset(
    {
        "wakker maken",
        *"aanspreken aanraken wekken storen roepen optillen vastpakken voeren betuttelen ophalen".split(),
    }
)
_TO_SOMEBODY = frozenset(
    "duwen trekken sjorren schrobben behandelen meenemen wegzetten verplaatsen weghalen weggooien vragen brengen binnenkomen schreeuwen opentrekken".split()
)


def by_others(fragment: Fragment, low: list[str], kind: str, who: str) -> str | None:
    """Niet zo trekken → u wilt niet dat ze zo trekken: what others do to the person. Raises Unsure."""
    if kind not in ("wish", "preference", "dislike") or not fragment.infinitive:
        return None
    mine = any(word in ("me", "mij") and low[n - 1] not in PREPOSITIONS for n, word in enumerate(low))
    negated = low[0] == "niet"
    verb = low[-1] if is_infinitive(low[-1]) else next(filter(is_infinitive, low), "")
    if verb == "maken" and "wakker" in low:
        verb = "wakker maken"
    to_me = negated and (verb in _TO_SOMEBODY | _TO_YOU or "mijn hoofd" in " ".join(low))
    if not mine and not to_me:
        return None
    if who != "u" or (kind == "dislike" and not negated) or any(comma(word) for word in fragment.words[:-1]):
        raise Unsure
    words = [*fragment.words[1:]] if negated else [word for word in fragment.words if bare(word) != "graag"]
    if bare(words[-1]) != verb.split()[-1]:
        raise Unsure
    if verb in _TO_YOU and not mine and not {"mijn", "m'n", "de", "het", "een", "die"} & set(low):
        words = ["u", *words]
    return f"u wilt {'niet ' if negated else ''}dat ze {' '.join(words)}"
