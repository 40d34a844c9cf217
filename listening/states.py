"""Whether words are a main clause about somebody or something else: "de koffie is hier lekker"."""

from __future__ import annotations

from listening.first_names import CAPITAL
from listening.spelling import bare, comma
from listening.turning import COORDINATING, SUBORDINATING
from listening.verbs import MODAL, is_infinitive, is_participle, is_third, plural_with_u, with_u

DETERMINERS = frozenset("mijn m'n onze ons me haar zijn hun de een die deze uw als welke".split())
PRONOUNS = frozenset("het dat dit er hier daar hij zij ze niemand iedereen alles die 't iemand".split())
_STARTS = frozenset(
    "tante oom opa oma mama zuster meneer mevrouw haar zijn hun alle twee drie veel sommige andere mensen kinderen dochters zussen zoons handen de het een die dat deze dit er hier daar mijn m'n me onze ons mijne hij zij ze niemand iedereen alles".split()
)
_ENDS_THE_SUBJECT = (SUBORDINATING - {"voor", "of", "tot", "dan", "wat", "sinds"}) | (
    COORDINATING - {"en", "of"}
)
_NO_NOUN = frozenset(
    "geen een tegen tussen binnen buiten boven samen even morgen alleen eigen zeven negen tien open".split()
)
BEFORE_A_NOUN = frozenset(
    "zonder tussen tegen door in op met bij van aan voor uit naar onder over na".split()
)
AFTER_AN_ORDER = frozenset("eens maar gewoon even niet me mij geen".split())
# The third person, when it follows somebody and one of the others follows.
_MAYBE = frozenset(
    "las laat slaapt bakte verf lust haat praat wacht past rust zet kaart groet start stort gebruikt verwacht bereikt verdient wist acht hoest zweet spit".split()
)
_AFTER_VERB = frozenset(
    "geen niet de het een graag op met elke altijd nooit alles zijn haar mijn me mij in veel weinig aan nog wel vaak soms ons hier er zich heel niets te tot zo".split()
)
_PEOPLE = frozenset(
    "vader moeder man vrouw broer zus opa oma oom tante dochter zoon kleindochter kleinzoon schoondochter schoonzoon buurvrouw buurman vriend vriendin neef nicht zwager schoonzus dokter zuster pastoor dominee".split()
)
# In front of an infinitive with one of these, something is asked for and nothing is stated.
_NOT_FIRST = frozenset("niet gewoon liever graag nooit alleen eerst geen samen nog".split())
ASKING = frozenset("wat waar hoe wie waarom wanneer welke".split())


def verbal(word: str) -> bool:
    """Whether a word is a verb in any form that goes with somebody else."""
    return is_third(word) or is_infinitive(word) or is_participle(word)


def _turned_round(words: list[str], low: list[str]) -> bool:
    """Whether the subject stands behind its verb: "om zeven uur doen ze de gordijnen dicht", "vla lust ze wel"."""
    for place in range(1, min(len(words) - 1, 7)):
        word, subject = low[place], low[place + 1]
        named = word in ("die", "dat") and low[place - 1] in BEFORE_A_NOUN
        if comma(words[place - 1]) or (word in _ENDS_THE_SUBJECT and not named) or verbal(low[place - 1]):
            return False
        if comma(words[place]) or not words[place][0].islower():
            continue
        many = subject == "ze" and is_infinitive(word)
        one = subject in ("ze", "zij", "hij", "er", "iemand", "niemand", "iedereen") and (
            is_third(word) or word in _MAYBE
        )
        if (many or one) and low[0] not in ASKING and len(words) > place + 2:
            return True
    return False


def _with_a_clause(words: list[str], low: list[str]) -> bool:
    """Whether the verb follows a clause about the subject: "het meisje dat hem brengt maakt een praatje"."""
    if low[0] not in DETERMINERS | {"het"} or len(words) < 6:
        return False
    begins = next((n for n in range(2, 6) if low[n] in ("die", "dat", "waar")), None)
    if begins is None or comma(words[begins - 1]) or is_third(low[begins + 1]):
        return False
    for place in range(begins + 2, min(len(words) - 2, begins + 8)):
        second = low[place + 1]
        if is_third(low[place]) and (is_third(second) or second in MODAL) and not is_participle(low[place]):
            return not any(comma(word) for word in words[:place]) and not is_infinitive(low[place])
    return False


def _besides(words: list[str], low: list[str]) -> bool:
    """Whether who it is stands between commas: "Zwartje, mijn kat, is zoek"."""
    if not comma(words[0]) and not (len(words) > 1 and comma(words[1])):
        return False
    begins = 1 if comma(words[0]) else 2
    ends = next((n for n in range(begins, min(len(words), begins + 5)) if comma(words[n])), None)
    if ends is None or ends + 2 >= len(words) or any(verbal(word) for word in low[: ends + 1]):
        return False
    return is_third(low[ends + 1]) and low[begins] in DETERMINERS and words[ends + 1][0].islower()


def _somebody_does(words: list[str], low: list[str]) -> bool:
    """Whether a person in front is followed by a word that can be a verb: "mijn man las altijd", "Oma past op"."""
    place = 2 if low[0] in DETERMINERS and len(low) > 2 and low[1] in _PEOPLE else 1
    if place == 1 and not (low[0] in _PEOPLE | {"niemand", "iedereen", "iemand"} or low[0] in CAPITAL):
        return False
    if len(words) < place + 2 or comma(words[place - 1]):
        return False
    return low[place] in _MAYBE and low[place + 1] in _AFTER_VERB | DETERMINERS | BEFORE_A_NOUN


def states(words: list[str]) -> bool:
    """Whether this is a plain statement about somebody or something else: "de koffie is hier lekker"."""
    low = [bare(word) for word in words]
    if len(words) < 2 or low[0] in ("lieve", "beste"):
        return False
    if (
        low[0] in _NOT_FIRST
        and len(words) > 2
        and not (is_third(low[1]) or (low[0] == "zijn" and is_infinitive(low[1])))
    ):
        first = next((n for n, word in enumerate(low) if comma(words[n]) or is_third(word)), len(low) - 1)
        done_first = is_infinitive(low[first - 1]) and is_third(low[first])  # samen eten hoeft niet
        if low[0] == "niet" or (not done_first and any(map(is_infinitive, low[1 : first + 1]))):
            return False
    if low[0] in ("hier", "daar", "nu", "toen") and low[1] in (
        "niemand",
        "iemand",
        "hij",
        "ze",
        "zij",
        "iedereen",
    ):
        return False  # hier niemand kan
    if low[0] in ("elke", "iedere") and len(low) == 3 and is_third(low[2]):
        return False  # elke dag komt
    if low[0] == "zijn" and is_infinitive(low[1]):
        return False
    return _plainly(words, low) or (
        _may_state(words, low)
        and (
            _turned_round(words, low)
            or _with_a_clause(words, low)
            or _besides(words, low)
            or _somebody_does(words, low)
        )
    )


def _plainly(words: list[str], low: list[str]) -> bool:
    if len(words) == 2:
        many = low[0] == "ze" and is_infinitive(low[1])
        return low[0] in ("ze", "hij", "het", "dat", "die") and (is_third(low[1]) or many)
    if not _may_state(words, low):
        return False
    if comma(words[0]) and not is_third(low[1]):
        return states(words[1:])
    for place in range(1, min(len(words), 9)):
        follows = low[place + 1] if place + 1 < len(words) else ""
        parted = place > 1 and bool(comma(words[place - 1]))
        # de erwtensoep, die is goed
        if (
            place > 1
            and low[place] in ("die", "dat", "daar", "dan")
            and (is_third(follows) or follows in MODAL)
            and low[place - 1] not in COORDINATING
            and (low[0] != "geen" or parted)
            and not (low[place] == "dan" and low[0] in ("geen", "niet"))
            and place + 2 < len(words)
        ):
            return True
        if parted:
            return False
        if place == 1 and (low[0] in ("de", "een") or (low[0] == "het" and not is_third(low[1]))):
            continue
        if _is_its_verb(words, low, place, follows):
            if low[0] in ("de", "een", "mijn", "onze", "deze") and place < 2:
                continue  # mijn maten liggen daar
            return True
        if low[place] in _ENDS_THE_SUBJECT and not (
            low[place] in ("die", "dat") and low[place - 1] in BEFORE_A_NOUN
        ):
            return False
    return False


def _may_state(words: list[str], low: list[str]) -> bool:
    if len(words) < 3 or low[0] in SUBORDINATING - {"dat", "die", "dan", "voor"} or low[0] in ASKING:
        return False
    named = words[0][0].isupper() and is_third(low[1]) and low[1] != "zijn"  # Koos scheldt
    if is_third(low[0]) and not named and (low[0] != "zijn" or low[1] in PRONOUNS | DETERMINERS):
        return False
    if with_u(low[0]) and low[1] in PRONOUNS | DETERMINERS | AFTER_AN_ORDER:
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
    if word == "zijn" and place == 1 and low[0] not in PRONOUNS:
        return False
    if is_third(word) and not is_infinitive(word):
        return True
    if is_infinitive(word):
        if plural_with_u(word) is None:
            return False  # vastzitten is no verb of a main clause
        if place == 1 and low[0] in ("hier", "daar", "dan", "nu", "toen", "soms", "altijd"):
            return follows in ("ze", "de", "mijn", "er", "mensen", "alle") and place + 2 < len(words)
        if word == "zijn" and place == 1:
            return low[0] in {"er", "ze", "zij", "dat", "dit", "het", "die", "hier", "daar"}
        if low[0] == "zij" and place == 1 and place + 1 < len(words):
            return True
        ends = place + 1 == len(words) and (is_participle(low[place - 1]) or is_infinitive(low[place - 1]))
        if ends and low[0] not in PRONOUNS:
            return False  # liefst door een vrouw gewassen worden
        if word in MODAL - {"zijn", "laten", "zien", "zitten", "komen"} and (place > 1 or low[0] in PRONOUNS):
            return True
        noun = low[0].endswith("en") and not verbal(low[0]) and low[0] not in _NO_NOUN
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
        many = any(part.endswith(("en", "ën", "s")) for part in low[1:place])
        subject = noun or (low[0] in _STARTS - PRONOUNS - {"een", "iedereen"} | {"die"} and many)
        if comma(words[place]):
            return False
        end = next((n for n in range(place, len(words)) if comma(words[n])), len(words) - 1)
        open_end = not is_infinitive(low[end]) or not is_infinitive(low[-1])
        if subject and place + 1 < len(words) and open_end:
            return True
        if (
            low[0] in ("mijn", "haar", "zijn", "ze", "die")
            and place <= 2
            and follows in _AFTER_VERB | SUBORDINATING
        ):
            return True
        return low[0] in BEFORE_A_NOUN and place > 2 and follows in ("nu", "ze", "er", "mijn", "de")
    if place == 1 and low[0] in ("ze", "hij", "zij", "het") and word in _MAYBE:
        return follows in _AFTER_VERB | {"die", "'s", "hem", "haar", "niets"}
    known = low[0] in _STARTS or words[0][0].isupper()
    return place > 1 and word in _MAYBE and known and follows in _AFTER_VERB
