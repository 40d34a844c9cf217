"""A piece without subject or verb, made a sentence with the help of its kind or of the question it answers."""

from __future__ import annotations

import itertools
import re

from listening.first_names import CAPITAL
from listening.mine import Unsure, turn_mine
from listening.spelling import bare, comma
from listening.turning import SUBORDINATING
from listening.verbs import (
    is_infinitive,
    is_participle,
    is_third,
    is_third_at_the_end,
    only_first_person,
    surely_a_verb,
)

MOST_WORDS = 14
_NO_NOUNS = frozenset("en alleen tussen buiten binnen boven samen even eens als dus steeds soms vaak".split())
_OBJECTS = frozenset("een één de het mijn uw geen niets die zijn haar".split())
_NO_NAMES = frozenset(
    "nu ook toen maar dan straks goed slecht ja nee soms vaak hier daar vooral bijna zo".split()
)
_DETERMINERS = frozenset(
    "de het een één eén 1 'n mijn m'n onze ander andere een de het die dat deze dit geen elke iedere alle al twee drie vier vijf zes zeven acht negen tien beide haar zijn hun alles iets iemand niets niemand wat veel weinig meer minder genoeg zo'n zulke".split()
)
PREPOSITIONS = frozenset(
    "in op naar bij met aan voor om uit van over tussen onder zonder tegen door na tijdens langs rond achter naast buiten binnen tot vanaf sinds".split()
)
_ADVERBS = frozenset(
    "vroeger graag liever liefst nog weer eens even gewoon lekker altijd nooit niet elke vaak soms samen alleen thuis buiten boven beneden eerst 's morgen vanmiddag vanavond zo heel wel gewoonweg vroeg laat best "
    "vooral zelf meer minder te erg af zondags hier daar rustig het vandaag iedere dagelijks pas meestal".split()
)
_NOUNS = frozenset(
    "koffie thee muziek tv televisie radio vis soep brood kaas bier wijn melk pap vlees fruit jam ei eieren aardappels aardappelen groente rust stilte gezelligheid ruimte bezoek post gymnastiek schaken dammen kaarten bingo "
    "lawaai pijn heimwee hagelslag pindakaas boerenkool zuurkool stamppot "
    "haring paling erwtensoep rijst roti nasi bami pizza chocolade chocola drop taart appeltaart gebak koekjes bloemen planten vogels dieren honden katten paarden voetbal wielrennen schaatsen sport politiek geschiedenis tuin "
    "yoghurt karnemelk jenever advocaat sherry roggebrood boterhammen beschuit havermout balkenbrij sudderlapjes draadjesvlees spruitjes witlof andijvie bloemkool sperziebonen jazz opera orgelmuziek psalmen smartlappen operette "
    "breien haken quilten puzzelen kruiswoordpuzzels sudoku's detectives boeken gedichten films foto's series natuur water zee zon brooddeeg kip gehakt spek stroop honing suiker wierook gezang orgelspel gehaktballen nieuws quiz stamppot andijvie worst whisky".split()
)
_ADJECTIVES = frozenset(
    "frisse warme verse koude lekkere goede oude eigen mooie nieuwe zachte witte bruine zwarte klassieke volkse echte gewone gebakken gekookte vers warm koud vreemde dikke dunne sterke slappe grote kleine schone zoete zoute "
    "harde stille rustige hollandse turkse marokkaanse surinaamse indische zelfgemaakte".split()
)


_DIMINUTIVE = re.compile(r"[a-zé]{3,}(?:tje|pje|kje|sje|etje|gje|bje|dje|fje|nje|rje|mpje)$")
_NO_DIMINUTIVE = frozenset(
    "beetje eventjes effentjes zoetjes netjes stilletjes oranje franje geintje eentje".split()
)
# One of these is asked for with "een": boterham met kaas, kop koffie.
_COUNTED = frozenset(
    "boterham appel banaan sinaasappel pannenkoek kroket frikandel haring kop glas kom bord stuk plak schaal bak bakkie kopje glaasje stoel klok lamp boek krant kast kapstok".split()
)
_AFTER_ONE = frozenset(
    "met zonder op in bij van koffie thee melk soep water wijn pap fruit taart kaas sap karnemelk yoghurt cake vla en voor".split()
)
WEEK = frozenset(
    f"{day}dag{part}"
    for day in ("maan", "dins", "woens", "donder", "vrij", "zater", "zon")
    for part in ("", "s", "avond", "ochtend", "middag", "morgen")
)
_ENDS_LIKE_A_NOUN = re.compile(
    r"[a-zé]{2,}(?:soep|brood|koek|koekjes|muziek|vlees|thee|koffie|kaas|vis|bier|wijn|sap|pap|melk|saus|jus|yoghurt|boeken|platen|liedjes|liederen|psalmen|films?|plaatjes|bollen|groente|aardappelen|aardappels|"
    r"puzzels|puzzel|spelletjes|pannenkoeken|boterhammen|koekjes|bloemen|rozen|wandelingen|verhalen|foto's|gebak|taart|pudding|worst|ham|spek|ballen|kool|bonen|sla)$"
)


def _small(words: list[str]) -> list[str]:
    """The words with a small first letter, unless it may be a name."""
    first = words[0]
    if not first[0].isupper():
        return words
    low = bare(first)
    if (
        low in _DETERMINERS | PREPOSITIONS | _ADVERBS | _NOUNS | _ADJECTIVES | SUBORDINATING
        or is_infinitive(low)
        or low in _COUNTED | WEEK
        or low in ("geen", "uw", "beter", "volgende", "fijn", "elk", "ieder")
        or (low not in CAPITAL and _ENDS_LIKE_A_NOUN.fullmatch(low))
    ):
        return [first[0].lower() + first[1:], *words[1:]]
    return words


def counted(words: list[str]) -> list[str]:
    """Kop thee op bed → een kop thee op bed."""
    if bare(words[0]) in _COUNTED and (len(words) == 1 or bare(words[1]) in _AFTER_ONE):
        return ["een", words[0].lower(), *words[1:]]
    return words


def _with_an_article(words: list[str]) -> list[str]:
    """Appeltje in bed → een appeltje in bed."""
    low = bare(words[0])
    named = not words[0][0].islower() or any(comma(word) for word in words)
    if (
        _DIMINUTIVE.fullmatch(low)
        and low not in _NO_DIMINUTIVE
        and not named
        and not is_infinitive(bare(words[-1]))
    ):
        return ["een", *words]
    return words


def _turned(words: list[str], speaker: str) -> list[str]:
    plural = "jullie" if speaker == "relative" else "u"
    done = []
    for place, word in enumerate(words):
        new = turn_mine(words, place, plural=plural)
        done.append(new + comma(word) if new else word)
    return done


def _verbal(word: str) -> bool:
    return is_third_at_the_end(word) or is_infinitive(word) or is_participle(word)


class Fragment:
    """A piece without a finite verb, and what can be seen of it."""

    def __init__(self, words: list[str], speaker: str) -> None:
        if not 0 < len(words) <= MOST_WORDS:
            raise Unsure
        self.low = [bare(word) for word in words]
        relative = next(
            (
                n
                for n, word in enumerate(self.low)
                if n > 1 and word in ("die", "dat", "waar", "waarin", "waarmee")
            ),
            None,
        )
        if (
            relative is not None
            and self.low[0] in _DETERMINERS
            and _verbal(self.low[-1])
            and not _verbal(self.low[relative + 1])
        ):
            parts = self.low[:relative]
            tail = self.low[relative:]
            if {"ik", "we", "je", "jullie", "u", "dan"} & set(tail) or any(
                comma(word) for word in words[relative:-1]
            ):
                raise Unsure
        else:
            parts, relative = self.low, None
        for place, word in enumerate(parts):
            if word in ("ik", "we", "je", "jullie", "hij", "u", "ja", "nee", "ze", "zij"):
                raise Unsure
            if (
                is_participle(word)
                and (place + 1 == len(parts) or comma(words[place]))
                and not is_infinitive(word)
            ):
                raise Unsure
            before = self.low[place - 1] if place else ""
            if (
                self._finite(word)
                and (is_third(word) or before not in _DETERMINERS | _ADJECTIVES | PREPOSITIONS | {"te"})
                and word not in ("eten", "lachen")
                and not (word == "zijn" and before in PREPOSITIONS)
            ):
                raise Unsure
            follows = parts[place + 1] if place + 1 < len(parts) else ""
            done = (
                is_participle(word)
                and not is_infinitive(word)
                and word not in ("geluid", "gevoel", "gebruik")
            )
            if place and done and follows in PREPOSITIONS and not comma(words[place - 1]):
                raise Unsure  # de huur opgezegd met een snik
            if word == "zijn" and place > 1 and before.endswith(("en", "s")) and before not in PREPOSITIONS:
                raise Unsure  # de handen zijn stijf
            if (
                place
                and word in ("lust", "past", "zet", "haat", "praat", "wacht")
                and before not in PREPOSITIONS | _DETERMINERS
            ):
                raise Unsure
            if place and word in SUBORDINATING - {"voor", "of", "tot", "dan", "wat", "hoe", "als", "sinds"}:
                raise Unsure
        self.words = _with_an_article(_small(_turned(words, speaker)))
        self.low = [bare(word) for word in self.words] if len(self.words) != len(self.low) else self.low
        self.text = " ".join(self.words)
        first = self.low[0]
        self.infinitive = (
            relative is None
            and is_infinitive(self.low[-1])
            and first not in ("de", "het", "een", "die", "mijn", "geen", "dat", "uw", "elke", "te", "om")
            and self.low[-2:-1] not in (["het"], ["dat"], ["zijn"], ["haar"])  # van het wrijven
        )
        if (
            not self.infinitive
            and len(self.low) > 2
            and is_infinitive(self.low[0])
            and self.low[1] in PREPOSITIONS
        ):
            self.infinitive = True  # lopen naar de eendjes
        for place in range(1, len(self.low) - 1):
            if relative is None and is_infinitive(self.low[place]) and self.low[place + 1] in PREPOSITIONS:
                self.infinitive = self.infinitive or first in PREPOSITIONS | _ADVERBS | WEEK
        if first in PREPOSITIONS and len(self.low) == 2:
            self.infinitive = False  # over prijzen
        if first in ("het", "dat", "ze") and len(self.low) > 1 and is_infinitive(self.low[1]):
            raise Unsure
        if any(comma(word) for word in words[:-1]) and self.infinitive:
            end = next(n for n, word in enumerate(words) if comma(word))
            self.infinitive = is_infinitive(self.low[end]) or is_infinitive(self.low[0])
        self.te = any(one == "te" and is_infinitive(two) for one, two in itertools.pairwise(self.low))
        plural = (
            len(first) > 4
            and words[0][0].islower()
            and first.endswith(("en", "ers", "els", "jes", "ies", "'s"))
        )
        self.noun = (
            first in _DETERMINERS - {"alles", "niets", "wat", "meer", "minder", "al"}
            or first in _NOUNS
            or (first == "wat" and len(self.low) > 2 and self.low[1] in ("meer", "minder"))
            or (bool(_ENDS_LIKE_A_NOUN.fullmatch(first)) and not is_infinitive(first))
            or (
                first in _ADJECTIVES
                and len(self.low) > 1
                and self.low[1] not in _NO_NOUNS
                and (self.low[1] in _NOUNS or self.low[1].endswith(("en", "s", "muziek", "vlees")))
            )
            or (
                plural
                and not self.infinitive
                and not is_infinitive(first)
                and first not in _ADVERBS | PREPOSITIONS
                and not is_participle(first)
            )
        )
        follows = self.low[1] if len(self.low) > 1 else ""
        self.named = (
            self.words[0][0].isupper()
            and not self.noun
            and first not in _NO_NAMES
            and (
                not follows
                or bool(comma(self.words[0]))
                or self.words[1][0].isupper()
                or follows in PREPOSITIONS | {"en", "die"}
                or first.endswith("se")  # Drentse stilte
                or first.rstrip("'").removesuffix("s").rstrip("'") in CAPITAL - {first}  # Wims arm
                or (len(self.low) > 2 and self.words[2][0].isupper())
            )
        )
        self.negated = first in ("geen", "niet", "nooit", "niets", "niemand") or self.low[:2] in (
            ["liever", "geen"],
            ["liever", "niet"],
            ["nog", "niet"],
        )
        self.starts_well = self.noun or first in PREPOSITIONS | _ADVERBS | WEEK or self.named

    @staticmethod
    def _finite(word: str) -> bool:
        if only_first_person(word):
            return True
        if is_infinitive(word) or is_participle(word):
            return False
        return is_third(word) or (surely_a_verb(word) and not word.endswith(("te", "de")))


_MANY = re.compile(
    r"(?:(?:mijn|zijn|haar|de) (?:handen|ogen|armen|voeten|woorden|verhalen|brieven|katten|honden|vogels|duiven|kippen)|kinderen|dochters|zoons|zonen|broers|zussen|vrienden|vriendinnen|buren|mensen|jongens|meiden|meisjes|zusters|ouders|nichten|neven|dames|heren|collega's|twee|drie|vier|vijf|zes)\b"
)


def has_an_object(fragment: Fragment) -> bool:
    """Whether something is named behind a preposition and its noun: "om vier uur een borrel"."""
    low = fragment.low
    for place in range(2, len(low)):
        before = low[place - 1]
        if comma(fragment.words[place - 1]):
            return False
        if low[place] in _OBJECTS and before not in PREPOSITIONS | {"en", "of", "dan", "als"}:
            return True
        if before == "uur" and (low[place] in _NOUNS or _ENDS_LIKE_A_NOUN.fullmatch(low[place])):
            return True
    return False


def many(fragment: Fragment) -> bool:
    """Whether more than one is spoken of: the verb is plural then."""
    return "en" in fragment.low or (
        bool(_MANY.search(" ".join(fragment.low[:3]))) and fragment.low[0] != "een"
    )
