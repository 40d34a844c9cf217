"""A clause with a subject and a verb of its own, turned: "ik mis mijn hond", "de koffie is hier lekker"."""

from __future__ import annotations

import re

from listening.mine import Unsure
from listening.spelling import bare, comma
from listening.turning import COORDINATING, SUBORDINATING, Turner
from listening.verbs import MODAL, is_infinitive, is_participle, is_slip, is_third, surely_a_verb, with_u

_KIN = {
    "pa": "vader", "pap": "vader", "papa": "vader", "pappa": "vader", "paps": "vader", "vader": "vader", "ma": "moeder", "mam": "moeder", "mams": "moeder",
    "mama": "moeder", "mamma": "moeder", "moeder": "moeder", "opa": "opa", "oma": "oma", "opoe": "opoe",
    "schoonpa": "schoonvader", "schoonma": "schoonmoeder", "moe": "moeder", "moeke": "moeder",
}  # fmt: skip
_DETERMINERS = frozenset("mijn m'n onze ons me haar zijn hun de een die deze uw als welke".split())
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
_PRONOUNS = frozenset("het dat dit er hier daar hij zij ze niemand iedereen alles die 't iemand".split())
_STARTS = frozenset(
    "tante oom opa oma mama zuster meneer mevrouw haar zijn hun alle twee drie veel sommige andere mensen kinderen dochters zussen zoons handen de het een die dat deze dit er hier daar mijn m'n me onze ons mijne hij zij ze niemand iedereen alles".split()
)
_ENDS_THE_SUBJECT = (SUBORDINATING - {"voor", "of", "tot", "dan", "wat", "sinds"}) | (
    COORDINATING - {"en", "of"}
)
_ORDERS_IT = frozenset("draai zet haal leg doe geef laat breng hang schrijf vraag neem kijk zeg koop".split())
_NO_NOUN = frozenset(
    "geen een tegen tussen binnen buiten boven samen even morgen alleen eigen zeven negen tien open".split()
)
_ORDERS_ME = frozenset("laat geef doe help zet noem zeg breng".split())
_BEFORE_A_NOUN = frozenset(
    "zonder tussen tegen door in op met bij van aan voor uit naar onder over na".split()
)
_AFTER_AN_ORDER = frozenset("eens maar gewoon even niet me mij geen".split())
_ENDS_IN_E = frozenset(
    "terrasse zusje tafeltje ogenblikje uurtje einde keuze rolle mee warme koude goede oude nieuwe andere rode witte zwarte bruine kleine grote ruimte beste eerste laatste zelfde vrede familie".split()
)
_ASKING = frozenset("wat waar hoe wie waarom wanneer welke".split())
# The third person, when it follows somebody and one of the others follows.
_MAYBE = frozenset(
    "lust haat praat wacht past rust zet kaart groet start stort gebruikt verwacht bereikt verdient wist acht hoest zweet spit".split()
)
_AFTER_VERB = frozenset(
    "geen niet de het een graag op met elke altijd nooit alles zijn haar mijn me mij in veel weinig aan nog wel vaak soms ons hier er zich heel niets te tot zo".split()
)


def of_relatives(words: list[str], speaker: str) -> list[str]:
    """Pa, ons mam and mijn pap as "mijn vader", "mijn moeder"."""
    done: list[str] = []
    for place, word in enumerate(words):
        low, before = bare(word), bare(words[place - 1]) if place else ""
        if low not in _KIN or (word[0].isupper() and low in ("pap", "ma") and place):
            done.append(word)
        elif before in ("mijn", "m'n", "me", "ons", "onze") and not comma(words[place - 1]):
            done[-1] = "mijn"
            done.append(_KIN[low] + comma(word))
        elif speaker == "relative" and before not in _DETERMINERS:
            if comma(word) and (place == 0 or comma(words[place - 1])):
                raise Unsure  # spoken to
            done.extend(["mijn", _KIN[low] + comma(word)])
        elif low in ("pap", "pa") and speaker == "client":
            done.append(word)
        else:
            done.append(word)
    return done


def _finite(word: str) -> bool:
    return is_third(word)


def _verbal(word: str) -> bool:
    return _finite(word) or is_infinitive(word) or is_participle(word)


def _states(words: list[str]) -> bool:
    """Whether this is a plain statement about somebody or something else: "de koffie is hier lekker"."""
    low = [bare(word) for word in words]
    if len(words) == 2:
        many = low[0] == "ze" and is_infinitive(low[1])
        return low[0] in ("ze", "hij", "het", "dat", "die") and (_finite(low[1]) or many)
    if not _may_state(words, low):
        return False
    if comma(words[0]) and not _finite(low[1]):
        return _states(words[1:])
    for place in range(1, min(len(words), 9)):
        follows = low[place + 1] if place + 1 < len(words) else ""
        parted = place > 1 and bool(comma(words[place - 1]))
        # de erwtensoep, die is goed
        if (
            place > 1
            and low[place] in ("die", "dat", "daar", "dan")
            and (_finite(follows) or follows in MODAL)
            and low[place - 1] not in COORDINATING
            and (low[0] != "geen" or parted)
            and not (low[place] == "dan" and low[0] in ("geen", "niet"))
            and place + 2 < len(words)
        ):
            return True
        if parted:
            return False
        if place == 1 and (low[0] in ("de", "een") or (low[0] == "het" and not _finite(low[1]))):
            continue
        if _is_its_verb(words, low, place, follows):
            return not (low[0] in ("de", "een", "mijn", "onze", "deze") and place < 2)
        if low[place] in _ENDS_THE_SUBJECT and not (
            low[place] in ("die", "dat") and low[place - 1] in _BEFORE_A_NOUN
        ):
            return False
    return False


def _may_state(words: list[str], low: list[str]) -> bool:
    if len(words) < 3 or low[0] in SUBORDINATING - {"dat", "die", "dan", "voor"} or low[0] in _ASKING:
        return False
    if _finite(low[0]) and (low[0] != "zijn" or low[1] in _PRONOUNS | _DETERMINERS):
        return False
    if with_u(low[0]) and low[1] in _PRONOUNS | _DETERMINERS | _AFTER_AN_ORDER:
        return False
    return not any(
        low[place] in ("is", "was", "zou", "mag", "kan", "zijn")
        and low[place + 1] in ("dat", "die", "dit")
        and not comma(words[place])
        for place in range(1, len(words) - 1)
    )  # "lezen, is dat gek?"


def _is_its_verb(words: list[str], low: list[str], place: int, follows: str) -> bool:
    """Whether the word at `place` is the verb of a statement."""
    word = low[place]
    if "wat" in low[1:place] and place + 1 == len(words):
        return False  # alles wat gemalen is
    if not words[place][0].islower():
        return False
    if word == "zijn" and place == 1 and low[0] not in _PRONOUNS:
        return False
    if _finite(word) and not is_infinitive(word):
        return True
    if is_infinitive(word):
        if place == 1 and low[0] in ("hier", "daar", "dan", "nu", "toen", "soms", "altijd"):
            return follows in ("ze", "de", "mijn", "er", "mensen", "alle") and place + 2 < len(words)
        if word == "zijn" and place == 1:
            return low[0] in {"er", "ze", "zij", "dat", "dit", "het", "die", "hier", "daar"}
        if low[0] == "zij" and place == 1 and place + 1 < len(words):
            return True
        if word in MODAL - {"zijn", "laten", "zien", "zitten", "komen"} and (
            place > 1 or low[0] in _PRONOUNS
        ):
            return True
        noun = low[0].endswith("en") and not _verbal(low[0]) and low[0] not in _NO_NOUN
        noun = noun or low[0] in (
            "ze",
            "alle",
            "twee",
            "drie",
            "mensen",
            "kinderen",
            "dochters",
            "zussen",
            "zoons",
        )
        if (
            noun
            and place == 1
            and follows not in _AFTER_VERB - {"in", "op", "met", "de", "het", "een", "mijn", "te", "alles"}
        ):
            return low[0] == "ze"  # uien snijden voor honderd man
        many = any(part.endswith(("en", "s")) for part in low[1:place])
        subject = noun or (low[0] in _STARTS - _PRONOUNS - {"een", "iedereen"} | {"die"} and many)
        if comma(words[place]):
            return False
        if subject and place + 1 < len(words) and not is_infinitive(low[-1]):
            return True
        if (
            low[0] in ("mijn", "haar", "zijn", "ze", "die")
            and place <= 2
            and follows in _AFTER_VERB | SUBORDINATING
        ):
            return True
        return low[0] in _BEFORE_A_NOUN and place > 2 and follows in ("nu", "ze", "er", "mijn", "de")
    if place == 1 and low[0] in ("ze", "hij", "zij", "het") and word in _MAYBE:
        return follows in _AFTER_VERB | {"die", "'s", "hem", "haar", "niets"}
    known = low[0] in _STARTS or words[0][0].isupper()
    return place > 1 and word in _MAYBE and known and follows in _AFTER_VERB


def _main_clause(words: list[str], turner: Turner) -> bool:
    """Whether words that begin like a subordinate clause hold a main clause: "dat wil ik", "als het kan wil ik"."""
    low = [bare(word) for word in words]
    second = low[1] if len(words) > 1 else ""
    if low[0] in _ASKING and (surely_a_verb(second) or is_third(second)):
        return False  # "wat moet ik daar"
    if low[0] in ("dat", "die", "daar", "zo", "dan") and (
        _finite(second) or surely_a_verb(second) or second in ("moeten", "mogen", "kunnen", "zijn", "willen")
    ):
        return True
    if any(verb + 1 < len(words) and low[verb + 1] in ("ik", "we", "je") for verb in turner.verbs):
        return True
    if (
        low[0] in ("dat", "die")
        and not turner.subjects
        and second not in _PRONOUNS | _DETERMINERS | {"men", "we", "je"}
        and low[0] != "dan"
    ):
        return (_states(words) and not _verbal(low[-1])) or any(
            _finite(word) and _verbal(low[-1]) for word in low[2:-1]
        )
    # als het regent gaan we niet: two verbs side by side
    for place in range(2, len(words) - 2):
        if (
            _finite(low[place])
            and (_finite(low[place + 1]) or low[place + 1] in MODAL)
            and not is_participle(low[place])
            and low[place + 1] not in ("zijn", "was", "wil,")
        ):
            return True
    if any(
        verb + 2 < len(words)
        and not words[verb].endswith(",")
        and (_finite(low[verb + 1]) or low[verb + 1] in MODAL)
        and low[verb + 2] in _PRONOUNS | _DETERMINERS
        for verb in turner.verbs
    ):
        return True
    # als hij zingt, komt hij tot rust
    for place in range(3, len(words) - 1):
        if (
            comma(words[place - 1])
            and _finite(low[place])
            and low[place + 1] in _PRONOUNS | {"de", "mijn", "haar", "u"}
        ):
            return True
        if low[place] == "dan" and _finite(low[place + 1]):
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
    first, second = low[0], low[1] if len(words) > 1 else ""
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
    if first in _BARE_SUBJECT:
        allowed = _BARE_SUBJECT[first]
        if allowed is not None and second not in allowed:
            raise Unsure
        if second in ("hij", "ze", "je", "jij", "er", "we") or len(words) < 2:
            raise Unsure
        words = ["ik", words[0].lower(), *words[1:]]
        low = [bare(word) for word in words]
    elif low[2:3] in (["ik"], ["we"]) and with_u(second):
        pass  # voetbal vind ik leuk
    elif surely_a_verb(first) or (is_third(first) and first != "zijn" and not words[0][0].isupper()):
        raise Unsure
    for place in range(1, len(low) - 1):
        order = low[place] in _ORDERS_ME and low[place + 1] in ("me", "mij", "ons")
        if order and (comma(words[place - 1]) or low[0] in _BEFORE_A_NOUN | {"'s", "dan", "nee"}):
            raise Unsure  # in de ochtend laat me met rust
        if (
            comma(words[place - 1])
            and low[place] in _ORDERS_IT
            and low[place + 1] in _AFTER_AN_ORDER | {"hem", "het", "dat", "die", "de"}
        ):
            raise Unsure  # het bed staat verkeerd, draai hem
    if low[0] == "mijn" and len(low) > 4 and low[2] in ("haar", "zijn") and _finite(low[4]):
        raise Unsure  # oma haar ring is weg
    turner = Turner(words, speaker)
    done = turner.turn()
    words = turner.words
    first = bare(words[0])
    late = first in SUBORDINATING - {"dat", "die"} and _main_clause(words, turner)
    if not turner.subjects and not late and not _states(words):
        raise Unsure
    begins = min(turner.subjects, default=0)
    stated = first in ("die", "dat") and turner.main and _states(words[:begins])
    if first in SUBORDINATING and not stated and not _main_clause(words, turner):
        raise Unsure
    if turner.subjects and not turner.main and first not in SUBORDINATING:
        # the main clause is about somebody else: "het mooiste is dat ik hier woon"
        begin = min(turner.subjects)
        while begin > 0 and bare(words[begin]) not in SUBORDINATING:
            begin -= 1
        if (
            not _states([*words[:begin], "x"])
            and not _states(words[:begin])
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
        and low[-2] not in _DETERMINERS | _BEFORE_A_NOUN | {"het"}
    ):
        raise Unsure  # "dat mag je houwe"
    for place, word in enumerate(low):
        if word in _STARTING_TO_SAY:
            after = low[place + 1 : place + 6]
            heard = [n for n, later in enumerate(after) if later in ("ik", "we", "je")]
            if (
                heard
                and (heard[0] or is_slip(word))
                and place
                and not {"dat", "of", "wat", "hoe", "waar", "als", "en", "maar"} & set(after[: heard[0]])
                and not comma(turner.words[place])
            ):
                raise Unsure  # words that somebody else said
    if first == "al" and (_finite(second) or second == "is"):
        raise Unsure  # al is het maar een uurtje
    if turner.subjects:
        begin = min(turner.subjects)
        reason = next((n for n in range(begin) if bare(words[n]) == "want"), None)
        if reason is not None and not any(_verbal(bare(w)) for w in words[:reason]):
            raise Unsure
        if (
            begin > 5
            and begin - 1 not in turner.verbs
            and not any(_verbal(bare(w)) for w in words[:begin])
            and not any(comma(w) for w in words[:begin])
        ):
            raise Unsure
    return " ".join(_with_its_verb(done))
