"""A clause with a subject and a verb of its own, turned: "ik mis mijn hond", "de koffie is hier lekker"."""

from __future__ import annotations

import re

from listening.mine import Unsure
from listening.seams import seam
from listening.spelling import bare, comma
from listening.states import AFTER_AN_ORDER, ASKING, BEFORE_A_NOUN, DETERMINERS, PRONOUNS, states, verbal
from listening.turning import SUBORDINATING, Turner
from listening.verbs import (
    MODAL,
    is_infinitive,
    is_participle,
    is_slip,
    is_third,
    plural_with_u,
    surely_a_verb,
    with_u,
)

_STARTING_TO_SAY = frozenset("zegt zei zeg zeggen zeiden zegde roept riep vraagt gezegd antwoordde".split())
_BARE_SUBJECT = {
    "hou": None, "mis": frozenset("mijn m'n de het een haar hem dat die vooral onze nog alles wel gewoon".split()),
    "ben": None, "heb": None, "was": frozenset("altijd graag vroeger een gek dol".split()), "had": frozenset("graag altijd een vroeger liever".split()),
    "wil": frozenset("graag niet nog geen naar een mijn het liever best weer wel zelf gewoon zo dat alleen de ook hier dan eens".split()),
    "vind": None, "kan": frozenset("niet nog alleen het dat wel goed geen".split()), "zou": frozenset("graag wel best zo nog liever het".split()), "lust": None,
    "mag": frozenset("graag"), "moet": frozenset("niets altijd nog wel eerst".split()), "hoef": None, "voel": frozenset({"me"}), "weet": frozenset("niet nog niets".split()), "droom": frozenset("van nog vaak".split()),
    "drink": frozenset("graag geen altijd liever elke".split()), "eet": frozenset("graag geen altijd liever niet elke".split()), "slaap": frozenset("slecht goed graag het niet liever altijd".split()),
    "lees": frozenset("graag elke altijd veel nog het".split()), "luister": frozenset("graag altijd elke".split()), "kijk": frozenset("graag altijd elke veel".split()), "ga": frozenset("graag altijd elke liever niet nooit".split()),
    "zit": frozenset("graag altijd elke liever het".split()), "speel": frozenset("graag altijd elke".split()), "hoop": frozenset({"dat"}), "verveel": frozenset({"me"}), "loop": frozenset("graag elke altijd".split()),
}  # fmt: skip
_WHO_DOES = frozenset("ik ze hij zij we iemand niemand je men".split())
_ORDERS_IT = frozenset("draai zet haal leg doe geef laat breng hang schrijf vraag neem kijk zeg koop".split())
_ORDERS_ME = frozenset("laat geef doe help zet noem zeg breng".split())
_ENDS_IN_E = frozenset(
    "terrasse zusje tafeltje ogenblikje uurtje einde keuze rolle mee warme koude goede oude nieuwe andere rode witte zwarte bruine kleine grote ruimte beste eerste laatste zelfde vrede familie".split()
)


def _main_clause(words: list[str], turner: Turner) -> bool:
    """Whether words that begin like a subordinate clause hold a main clause: "dat wil ik", "als het kan wil ik"."""
    low = [bare(word) for word in words]
    second = low[1] if len(words) > 1 else ""
    if low[0] in ASKING and (surely_a_verb(second) or is_third(second)):
        return False  # "wat moet ik daar"
    if low[0] in ("dat", "die", "daar", "zo", "dan") and (
        is_third(second) or surely_a_verb(second) or second in ("moeten", "mogen", "kunnen", "zijn", "willen")
    ):
        return True
    if any(verb + 1 < len(words) and low[verb + 1] in ("ik", "we", "je") for verb in turner.verbs):
        return True
    if low[0] == "dat" and second in _WHO_DOES:
        return _is_said_of_it(words, turner)
    if (
        low[0] in ("dat", "die")
        and not turner.subjects
        and second not in PRONOUNS | DETERMINERS | {"men", "we", "je"}
        and low[0] != "dan"
    ):
        return (states(words) and not verbal(low[-1])) or any(
            is_third(word) and verbal(low[-1]) for word in low[2:-1]
        )
    # als het regent gaan we niet: two verbs side by side
    for place in range(2, len(words) - 2):
        if (
            is_third(low[place])
            and (is_third(low[place + 1]) or low[place + 1] in MODAL)
            and not is_participle(low[place])
            and low[place + 1] not in ("zijn", "was", "wil,")
        ):
            return True
    if any(
        verb + 2 < len(words)
        and not words[verb].endswith(",")
        and (is_third(low[verb + 1]) or low[verb + 1] in MODAL)
        and low[verb + 2] in PRONOUNS | DETERMINERS
        for verb in turner.verbs
    ):
        return True
    # als hij zingt, komt hij tot rust
    for place in range(3, len(words) - 1):
        if (
            comma(words[place - 1])
            and is_third(low[place])
            and low[place + 1] in PRONOUNS | {"de", "mijn", "haar", "u"}
        ):
            return True
        if low[place] == "dan" and is_third(low[place + 1]):
            return True
    return False


def _is_said_of_it(words: list[str], turner: Turner) -> bool:
    """Whether "dat ik ..." is what the sentence is about: "dat ik weer kan lopen is een feest"."""
    low = [bare(word) for word in words]
    for place in range(3, len(words) - 1):
        verb = place in turner.verbs or is_third(low[place]) or is_infinitive(low[place])
        second = low[place + 1]
        if verb and is_third(second) and not is_participle(second) and second != "zijn":
            return True
        if comma(words[place - 1]) and low[place] in ("dat", "die", "daar"):
            return is_third(second) or surely_a_verb(second)
        if comma(words[place - 1]) and low[place] in _WHO_DOES:
            return False
    return False


def quotes_somebody(words: list[str]) -> bool:
    """Whether words that somebody else said stand in it as they were said: "ze zegt dan dat is mijn logé"."""
    low = [bare(word) for word in words]
    for place, word in enumerate(low):
        if word not in _STARTING_TO_SAY or not place or comma(words[place]):
            continue
        after = low[place + 1 : place + 6]
        heard = [n for n, later in enumerate(after) if later in ("ik", "we", "je")]
        if (
            heard
            and (heard[0] or is_slip(word))
            and not {"dat", "of", "wat", "hoe", "waar", "als", "en", "maar"} & set(after[: heard[0]])
        ):
            return True
        said = after[1:] if after[:1] in (["dan"], ["altijd"]) else after
        if said[:1] in (["dat"], ["het"], ["er"], ["dit"]) and len(said) > 1 and is_third(said[1]):
            return True
    return False


def _with_its_verb(words: list[str]) -> list[str]:
    """The words, and the verb that "U zou graag een hond" lacks."""
    low = [bare(word) for word in words]
    if low[:2] != ["u", "zou"] and low[-2:] != ["zou", "u"]:
        return words
    if any(is_infinitive(word) for word in low[2:]):
        return words
    if {"graag", "wel", "best", "liever"} & set(low[2:]) and not any(word.endswith(",") for word in words):
        return [*words, "willen"]
    raise Unsure


def statement(words: list[str], speaker: str, kind: str | None = None) -> str:
    """A clause with a subject and a verb, turned. Raises Unsure."""
    low = [bare(word) for word in words]
    order = low[1:2] and low[1] in ("de", "het", "die", "mijn", "een", "hem", "haar", "eens", "maar", "even")
    if (
        kind == "wish"
        and low[0] in ("stuur", "vraag", "hang", "breng", "haal", "leg", "zet", "draai")
        and order
    ):
        raise Unsure
    if seam(words) is not None or (
        low[0] in ("gewoon", "vooral") and low[1:2] != ["dat"] and low[1:2] and low[1] in ASKING
    ):
        raise Unsure
    first, second = low[0], low[1] if len(words) > 1 else ""
    if (
        second == "we"
        and plural_with_u(first)
        and kind in ("content", "interest", "person", "loss", "preference")
    ):
        words = ["we", words[0].lower(), *words[2:]]  # "dan" was left out
        low = [bare(word) for word in words]
        first, second = low[0], low[1]
    if second in ("ik", "we") and with_u(first):
        # loop ik elke dag: "dan" was left out
        if (
            kind in (None, "wish", "dislike")
            or first in MODAL - {"ga", "ben", "zit", "zie"}
            or second == "we"
        ):
            raise Unsure
        words = ["ik", words[0].lower(), *words[2:]]
        low = [bare(word) for word in words]
        first, second = low[0], low[1]
    named = words[0][0].isupper() and is_third(second)  # Ben woont hier
    if first in _BARE_SUBJECT and not named:
        allowed = _BARE_SUBJECT[first]
        if allowed is not None and second not in allowed:
            raise Unsure
        away = first == "hou" and second in ("me", "mij")  # hou me weg met die saus
        if second in ("hij", "ze", "je", "jij", "er", "we") or len(words) < 2 or away:
            raise Unsure
        words = ["ik", words[0].lower(), *words[1:]]
        low = [bare(word) for word in words]
    elif low[2:3] in (["ik"], ["we"]) and with_u(second):
        pass  # voetbal vind ik leuk
    elif (surely_a_verb(first) and not named) or (
        is_third(first) and first != "zijn" and not words[0][0].isupper()
    ):
        raise Unsure
    for place in range(1, len(low) - 1):
        order = low[place] in _ORDERS_ME and low[place + 1] in ("me", "mij", "ons")
        if order and (comma(words[place - 1]) or low[0] in BEFORE_A_NOUN | {"'s", "dan", "nee"}):
            raise Unsure  # in de ochtend laat me met rust
        if (
            comma(words[place - 1])
            and low[place] in _ORDERS_IT
            and low[place + 1] in AFTER_AN_ORDER | {"hem", "het", "dat", "die", "de"}
        ):
            raise Unsure  # het bed staat verkeerd, draai hem
    if low[0] == "mijn" and len(low) > 4 and low[2] in ("haar", "zijn") and is_third(low[4]):
        raise Unsure  # oma haar ring is weg
    turner = Turner(words, speaker)
    done = turner.turn()
    words = turner.words
    first = bare(words[0])
    late = first in SUBORDINATING - {"dat", "die"} and _main_clause(words, turner)
    if not turner.subjects and not late and not states(words):
        raise Unsure
    begins = min(turner.subjects, default=0)
    stated = first in ("die", "dat") and turner.main and states(words[:begins]) and low[1] not in _WHO_DOES
    if first in SUBORDINATING and not stated and not _main_clause(words, turner):
        raise Unsure
    if turner.subjects and not turner.main and first not in SUBORDINATING:
        # the main clause is about somebody else: "het mooiste is dat ik hier woon"
        begin = min(turner.subjects)
        while begin > 0 and bare(words[begin]) not in SUBORDINATING:
            begin -= 1
        if (
            not states([*words[:begin], "x"])
            and not states(words[:begin])
            and not _main_clause(words, turner)
        ):
            raise Unsure
    last = bare(words[-1])
    if (
        {bare(word) for word in words}
        & {"kan", "kunt", "mag", "wil", "moet", "zal", "zou", "moeten", "mogen"}
        and not any(is_infinitive(bare(word)) for word in words)
        and re.search("[bcdfgklmnprstvwz]e$", last)
        and last not in _ENDS_IN_E
        and low[-2] not in DETERMINERS | BEFORE_A_NOUN | {"het"}
    ):
        raise Unsure  # "dat mag je houwe"
    to_the_listener = {"me", "mij"} & set(low) and any(
        bare(words[place]) == "je" for place in turner.subjects
    )
    if to_the_listener or quotes_somebody(turner.words):
        raise Unsure  # je mag me best meenemen
    if first == "al" and (is_third(second) or second == "is"):
        raise Unsure  # al is het maar een uurtje
    if turner.subjects:
        begin = min(turner.subjects)
        reason = next((n for n in range(begin) if bare(words[n]) == "want"), None)
        if reason is not None and not any(verbal(bare(w)) for w in words[:reason]):
            raise Unsure
        if (
            begin > 5
            and begin - 1 not in turner.verbs
            and not any(verbal(bare(w)) for w in words[:begin])
            and not any(comma(w) for w in words[:begin])
        ):
            raise Unsure
    return " ".join(_with_its_verb(done))
