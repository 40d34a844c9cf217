"""Saying back what someone told, in correct Dutch with *u*; a quote where that can't be done well.

Only what is sure is turned: a clause with "ik" in a place where standard Dutch has it, or a plain statement about somebody or
something else. Anything that smells of dialect, of words said to somebody else, or of *we* is quoted.
"""

from __future__ import annotations

import re

from listening.clauses import trim
from listening.verbs import (
    INFINITIVES_THAT_DO_NOT_END_IN_EN,
    REFLEXIVE,
    WORRIED,
    surely_a_verb,
    with_u,
)

LONGEST = 16  # words; longer is better quoted

# Spoken and hasty forms, as a listener would say them.
_SPOKEN = {
    "es": "eens", "'ns": "eens", "nie": "niet", "niks": "niets", "t": "het", "'t": "het", "'n": "een", "z'n": "zijn",
    "zn": "zijn", "ie": "hij", "nou": "nu", "ouwe": "oude", "effe": "even", "effen": "even", "efkes": "even", "mischien": "misschien",
    "misschie": "misschien", "wl": "wil", "altjd": "altijd", "savonds": "'s avonds",
    "smorgens": "'s morgens", "snachts": "'s nachts", "smiddags": "'s middags", "mn": "m'n", "hb": "heb", "gaag": "graag",
}  # fmt: skip
_FILLERS = frozenset("hoor hè he joh zeg eh uh ehm hm enfin jawel oké".split())
_I = frozenset({"ik", "'k", "k", "ich", "ikke"})
_MY = frozenset({"mijn", "m'n"})

# With one of these the clause isn't standard Dutch, or isn't about the speaker alone, or is said to somebody.
_UNSURE = re.compile(
    r"(?<!\w)(?:we|wij|ons|us|u|uw|uws|jij|jou|jouw|jullie|gij|ge|oe|oew|jie|ju|d'r|dr|der|d'n|den|ne|nen|un|ut|mich|mie|mij'n|ming|mien|"
    r"neet|nait|nit|gien|gin|gain|veur|vur|woar|doar|noar|joar|kloar|moar|mar|mee'|bin|bun|bint|as|is't|wes|hep|hek|hebbe|haw|hai|zai|sie|se|siz|"
    r"yn|fan|mei|mem|heit|noe|wol|zol|hef|hed|zo'ne|zoon'n|ook'n|efkens|wa|da|dè|wè|ben'k|heb'k|mi|mag'k|zegt|zei|zeg|zeggen|zeiden|roept|riep|zeun|"
    r"vraagt|laat|laten|gezegd|an|foor|self|zegge|mot|motte|hebt|bel|kiek|so|et|sa|fan|sit|fier|dees)(?!\w)",
    re.IGNORECASE,
)
_STRANGE_LETTERS = re.compile(r"[äöûôâêîåøœßáíúñ]|[^\W\d_]*è(?!\b)[^\W\d_]*", re.IGNORECASE)
_GOOD_LETTERS = frozenset(
    "crème crèmes scène enquête gêne carrière première misère höhe röntgen crêpe crêpes bouclé matinée".split()
)
_LEFT_OVER = re.compile(
    r"(?<!\w)(?:ik|ich|ikke|'?k|mij|me|mijn|mn|m'n|mezelf|mijzelf|wij|we|ons|onze|mich|ming|mien|us)(?!\w)",
    re.IGNORECASE,
)
_CAPITAL_INSIDE = re.compile(r"[.!?…:]\s+\S|[\n\"“”«»:;()\[\]{}]")

# After these comes a clause with its verb at the end.
_SUBORDINATING = frozenset(
    "als dat omdat toen wat waar waarop waarmee waarin waarvan die hoe of zodat terwijl sinds voordat voor nadat zoals wie waarom zolang tot totdat "
    "wanneer doordat hoewel ofschoon zodra dan alsof welke tenzij mits waarvoor waaraan waarover".split()
)
# After these comes a clause with its verb second.
_COORDINATING = frozenset({"en", "maar", "want", "dus", "of", "nee", "ja"})

_KIN = {
    "pa": "vader", "pap": "vader", "papa": "vader", "pappa": "vader", "vader": "vader", "ma": "moeder", "mam": "moeder",
    "mama": "moeder", "mamma": "moeder", "moeder": "moeder", "opa": "opa", "oma": "oma", "opoe": "opoe", "man": "man", "vrouw": "vrouw",
    "broer": "broer", "zus": "zus", "zusje": "zusje", "broertje": "broertje", "tante": "tante", "oom": "oom", "dochter": "dochter",
    "zoon": "zoon", "kleindochter": "kleindochter", "kleinzoon": "kleinzoon", "schoonmoeder": "schoonmoeder",
    "schoonvader": "schoonvader", "vriend": "vriend", "vriendin": "vriendin", "partner": "partner", "nicht": "nicht", "neef": "neef",
    "zwager": "zwager", "schoonzus": "schoonzus", "buurvrouw": "buurvrouw", "buurman": "buurman",
}  # fmt: skip
# Called so without "mijn" by a relative.
_BY_NAME = frozenset("pa pap papa pappa ma mam mama mamma vader moeder opa oma opoe".split())

# "me" before one of these is an object; before one of the second list it is short for mijn. Otherwise nobody knows.
_AFTER_OBJECT = frozenset(
    "een de het geen niet nog wel ook dan daar hier er altijd nooit vaak soms graag goed slecht niets wat iets veel erg heel zo te op aan in bij van voor met naar om uit over tot af mee vast "
    "best prima lekker fijn thuis eenzaam alleen veilig rustig vrij oud jong nuttig meer elke iedere zelf even weer nu dat die deze dit hem haar ze zijn en als of want dat's zorgen druk zo'n".split()
)
_AFTER_MY = frozenset(
    "kamer huis huisje bed stoel man vrouw dochter zoon kinderen kleinkinderen moeder vader broer zus hond kat poes tuin tuintje koffie krant boek boeken bril haar haren handen hand benen been voeten rug knie "
    "hoofd ogen oren oor gebit tanden kleren jas schoenen pantoffels sloffen fiets rollator rolstoel rust zin leven werk geld spullen foto's eten bakkie bakje borrel pilsje sigaar radio tv televisie telefoon "
    "vriend vriendin vrienden buren buurvrouw buurman opa oma kleindochter kleinzoon ouders familie plek deur raam medicijnen pillen dag ochtend avond hart lijf wijk vissen duiven kippen planten".split()
)
_STATES = frozenset(
    "is zijn was waren heeft had hebben komt kwam komen wil wilde kan kon mag moet gaat ging doet deed zit zat staat stond ligt lag woont woonde belt werkt houdt hield vindt vond wordt werd hangt helpt brengt "
    "slaapt eet drinkt leest smaakt ruikt blijft bleef zou hoeft kookt speelt zingt leert loopt kijkt luistert zorgt mist lijkt geeft kent weet begint duurt past moeten mogen kunnen willen staan zitten liggen gaan "
    "doen wonen bellen maken maakt helpen brengen kost ziet rookt houden spreekt praat".split()
)
_STARTS = frozenset(
    "de het een die dat deze dit er hier daar mijn m'n onze mijn hij zij ze niemand iedereen alles".split()
)
_DETERMINERS = frozenset("mijn m'n onze haar zijn hun de een die deze als".split())
_THEN = frozenset(
    "toen vroeger daar dan nu gisteren altijd eerst ooit vorig vandaag laatst zo hier jaar week maand nooit".split()
)
_NO_INFINITIVE = frozenset("een geen eigen samen even buiten binnen boven morgen mijn tussen tegen".split())
_ASKING = frozenset("wat waar hoe wie waarom wanneer welke".split())
_BARE = {
    "hou": None,
    "houd": None,
    "mis": frozenset("mijn m'n de het een haar hem dat die vooral onze nog alles wel gewoon".split()),
    "ben": frozenset("graag gek dol niet nog wel liever bang blij zo erg best trots vaak al altijd verzot een geen".split()),
    "heb": frozenset("graag een geen het de liever altijd nog zin last mijn niet nooit behoefte wel veel".split()),
    "wil": frozenset("graag niet nog geen naar een mijn het liever best weer wel zelf gewoon zo".split()),
    "vind": frozenset("het de dat een alles mijn die".split()),
    "kan": frozenset({"niet"}),
    "zou": frozenset({"graag", "wel", "best", "zo", "nog"}),
    "lust": frozenset({"geen", "alles", "graag", "wel", "niet"}),
    "slaap": frozenset({"slecht", "goed", "graag", "het", "niet", "liever", "altijd"}),
    "drink": frozenset({"graag", "geen", "altijd", "liever", "elke"}),
    "eet": frozenset({"graag", "geen", "altijd", "liever", "niet"}),
    "lees": frozenset({"graag", "elke", "altijd", "veel", "de", "nog", "het"}),
    "luister": frozenset({"graag", "naar", "altijd", "elke"}),
    "kijk": frozenset({"graag", "altijd", "elke", "veel"}),
}  # fmt: skip


def _quote(span: str) -> str:
    inner = span.strip(" \t\n.,;")
    return f"U vroeg: ‘{inner}’" if inner.endswith("?") else f"U zei: ‘{inner}’."


def _bare(word: str) -> str:
    return word.lower().strip(",")


def _comma(word: str) -> str:
    return "," if word.endswith(",") else ""


class _Unsure(Exception):
    """The clause can't be turned with certainty."""


def _words(span: str) -> list[str]:
    """The words of a span in plain spelling, without fillers."""
    start, end = trim(span, 0, len(span))
    found = []
    for word in span[start:end].replace("’", "'").replace("‘", "'").split():
        bare = _bare(word)
        if bare in _FILLERS:
            continue
        plain = _SPOKEN.get(bare)
        found.append(plain + _comma(word) if plain else word)
    if found and _bare(found[0]) in ("en", "maar", "dus", "want"):
        found = found[1:]
    return found


def _verb_at_the_end(words: list[str], place: int) -> int:
    """The place of the finite verb of a clause such as "als ik wakker word", of which "ik" stands at `place`."""
    stop = len(words)
    for later in range(place + 1, len(words)):
        if _bare(words[later]) in _COORDINATING | (_SUBORDINATING - {"voor", "of", "tot"}):
            stop = later
            break
        if words[later].endswith(","):
            stop = later + 1
            break
    stretch = range(place + 1, stop)
    sure = [n for n in stretch if surely_a_verb(_bare(words[n]))]
    if not sure and stretch and with_u(_bare(words[stop - 1])):
        sure = [stop - 1]  # dat ik daar werk
    if len(sure) != 1:
        raise _Unsure
    return sure[0]


def _turn_verbs(words: list[str]) -> tuple[list[str], set[int]]:
    """Every "ik" with its verb made *u*; gives the words and the places of the verbs."""
    done = list(words)
    verbs: set[int] = set()
    for place, word in enumerate(words):
        if _bare(word) not in _I:
            continue
        before = _bare(words[place - 1]) if place else ""
        after = _bare(words[place + 1]) if place + 1 < len(words) else ""
        # Verb first: mis ik, daar hou ik van. A subordinating word before it can't be a verb.
        inverted = (
            place > 0
            and not words[place - 1].endswith(",")
            and before not in _SUBORDINATING
            and with_u(before)
        )
        starts = place == 0 or words[place - 1].endswith(",") or before in _COORDINATING
        if before in _SUBORDINATING:
            verb = _verb_at_the_end(words, place)
        elif starts and after and with_u(after):
            verb = place + 1
        elif inverted and not starts and place - 1 not in verbs:
            if before == "was" and _bare(words[place - 2]) not in _THEN:
                raise _Unsure  # "mijn gezicht was ik zelf": to be or to wash?
            verb = place - 1
        else:
            raise _Unsure
        if verb in verbs or (_bare(words[verb]) == "was" and "me" in map(_bare, words)):
            raise _Unsure
        verbs.add(verb)
        done[verb] = (with_u(_bare(words[verb])) or "") + _comma(words[verb])
        done[place] = "u" + _comma(word)
    return done, verbs


def _turn_me(words: list[str], place: int) -> str:
    """What *me* becomes: zich, u or uw."""
    after = _bare(words[place + 1]) if place + 1 < len(words) else ""
    around = {_bare(word) for word in words}
    # "U voelt u thuis" is right as well, but nobody says it.
    if _reflexive(words, place, around):
        return "zich"
    if after in _AFTER_MY:
        return "uw"
    if not after or words[place].endswith(",") or after in _AFTER_OBJECT:
        return "u"
    raise _Unsure


def _reflexive(words: list[str], place: int, around: set[str]) -> bool:
    before = [_bare(word) for word in words[max(0, place - 2) : place]]
    if before and before[-1] in (
        "voor",
        "bij",
        "aan",
        "van",
        "met",
        "naar",
        "om",
        "achter",
        "over",
        "naast",
        "op",
        "tegen",
    ):
        return False
    if {"ik"} & set(before) or (before and with_u(before[-1])):
        if any(word in REFLEXIVE for word in before):
            return True
        if around & WORRIED and around & {"maak", "maakte", "maken"}:
            return True
    infinitives = {word for word in around if word in REFLEXIVE and word.endswith("en")}
    return bool(infinitives) and "ik" in around


def _turn_the_rest(words: list[str], verbs: set[int], original: list[str]) -> list[str]:
    done = list(words)
    for place, word in enumerate(original):
        low = _bare(word)
        if place in verbs or low in _I:
            continue
        if low == "me":
            done[place] = _turn_me(original, place) + _comma(word)
        elif low in _MY or low == "onze":
            done[place] = "uw" + _comma(word)
        elif low == "mij":
            done[place] = "u" + _comma(word)
        elif low in ("mezelf", "mijzelf"):
            done[place] = "uzelf" + _comma(word)
    return done


def _with_its_verb(words: list[str]) -> list[str]:
    """The words, and the verb that "U zou graag een hond" lacks."""
    low = [_bare(word) for word in words]
    if low[:2] != ["u", "zou"] and low[-2:] != ["zou", "u"]:
        return words
    rest = low[2:]
    if any(
        (word.endswith("en") and word not in _NO_INFINITIVE) or word in INFINITIVES_THAT_DO_NOT_END_IN_EN
        for word in rest
    ):
        return words
    if {"graag", "wel", "best", "liever"} & set(rest) and not any(word.endswith(",") for word in words):
        return [*words, "willen"]
    raise _Unsure


def _turn(words: list[str], speaker: str) -> list[str]:
    """The words with *u*. Raises _Unsure."""
    first = _bare(words[0])
    second = _bare(words[1]) if len(words) > 1 else ""
    has_i = any(_bare(word) in _I for word in words)
    if second in _I and with_u(first):
        raise _Unsure  # "mag ik ...": a question, whether there is a question mark or not
    if first in _BARE and (_BARE[first] is None or second in (_BARE[first] or ())):
        words = ["ik", words[0].lower(), *words[1:]]  # "hou van tuinieren"
        first, second, has_i = "ik", first, True
    elif surely_a_verb(first):
        raise _Unsure  # something to be done, or half a sentence
    kin = _KIN.get(second) if first in (*_MY, "me", "onze", "ons") and not words[0].endswith(",") else None
    if kin is None and speaker == "relative" and first in _BY_NAME:
        words, kin = ["mijn", *words], _KIN[first]
    if kin is not None:
        if len(words) < 4 or words[1].endswith(","):
            raise _Unsure
        words = ["mijn", kin, *words[2:]]
    if _UNSURE.search(" ".join(words)):
        raise _Unsure
    if not has_i and not _states(words):
        raise _Unsure
    if speaker == "relative" and any(
        _bare(word) in _BY_NAME and _bare(words[n]) not in _DETERMINERS for n, word in enumerate(words[1:])
    ):
        raise _Unsure  # "ze mist opa": whose opa?
    done, verbs = _turn_verbs(words)
    if first in _SUBORDINATING and not _main_clause(words, verbs):
        raise _Unsure
    return _with_its_verb(_turn_the_rest(done, verbs, words))


def _main_clause(words: list[str], verbs: set[int]) -> bool:
    """Whether words that begin like a subordinate clause hold a main clause: "dat wil ik", "als het kan wil ik"."""
    second = _bare(words[1]) if len(words) > 1 else ""
    if _bare(words[0]) in ("dat", "die", "daar", "zo") and (surely_a_verb(second) or second in _STATES):
        return True
    if _bare(words[0]) in _ASKING and (surely_a_verb(second) or second in _STATES):
        return False  # "wat moet ik daar"
    return any(verb + 1 < len(words) and _bare(words[verb + 1]) in _I for verb in verbs)


def _states(words: list[str]) -> bool:
    """Whether this is a plain statement about somebody or something else: "de koffie is hier lekker"."""
    if _bare(words[0]) not in _STARTS or len(words) < 3:
        return False
    early = [_bare(word) for word in words[1:6]]
    if any(word.endswith(",") for word in words[:2]):
        return False
    subject_alone = _bare(words[0]) in {
        "het",
        "dat",
        "dit",
        "er",
        "hier",
        "daar",
        "hij",
        "zij",
        "ze",
        "niemand",
        "iedereen",
        "alles",
        "die",
    }
    if subject_alone and early[0] in _STATES:
        return True
    found = [n for n, word in enumerate(early) if word in _STATES and n > 0]
    if not found:
        return False
    # Words that begin a clause of their own before the verb: "de dag dat hij komt" is no statement.
    return not any(word in _SUBORDINATING | _COORDINATING for word in early[: found[0]])


def say_back(span: str, *, speaker: str = "client") -> str:
    """A full main clause that says `span` back, such as "U mist uw hond.", else a quote of it.

    `span` is a piece of what the person said; `speaker` is "client" or "relative". Never leaves a word of the first
    person outside a quote.
    """
    if "?" in span or _CAPITAL_INSIDE.search(span.strip(" .,!")):
        return _quote(span)
    words = _words(span)
    if not words or len(words) > LONGEST:
        return _quote(span)
    strange = [word for word in words if _STRANGE_LETTERS.search(word) and word.islower()]
    if any(_bare(word) not in _GOOD_LETTERS for word in strange):
        return _quote(span)
    try:
        sentence = " ".join(_turn(words, speaker)).strip(" ,.!-…")
    except _Unsure:
        return _quote(span)
    if _LEFT_OVER.search(sentence):
        return _quote(span)
    return sentence[0].upper() + sentence[1:] + "."
