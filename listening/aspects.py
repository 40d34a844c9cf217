"""What to ask on about something that was told, and what the message told already.

In: the words of a message, the kind and theme of the expression in it, what was asked about it before. Out: the name of one
aspect, such as "why" or "with_whom", or none: then the person gets space. No name is given for what was told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from listening.verb_forms import VERBS

MOST = 2  # questions on about one thing
MOST_WITH_FEELING = 1  # at grief, anger and a joke

ASPECTS: dict[str, tuple[str, ...]] = {
    "wish": ("why", "with_whom", "when", "help"),
    "loss": ("used_to_be",),
    "worry": ("better", "since"),
    "dislike": ("rather", "why"),
    "interest": ("together", "needed", "last_time"),
    "preference": ("keep_so",),
    "person": ("together", "how_often"),
    "content": ("keep",),
    "story": ("now", "meaning"),
}
# By theme, where not every aspect fits: nobody goes with somebody to a chair of their own.
_BY_THEME: dict[tuple[str, str], tuple[str, ...]] = {
    ("wish", "important_people"): ("when", "help"),
    ("wish", "home_place"): ("why", "help"),
    ("wish", "living_together"): ("why", "help"),
    ("wish", "own_choice"): ("why", "help"),
    ("wish", "daily_rhythm"): ("why", "help"),
    ("wish", "family_role"): ("why", "help"),
    ("wish", "care_my_way"): ("why", "when"),
    ("wish", "feeling_well"): ("help", "why"),
    ("wish", "food_drink"): ("with_whom", "when"),
    ("wish", "life_story"): ("why",),
    ("wish", "later_farewell"): ("why",),
    ("wish", "love_intimacy"): (),
    ("preference", "life_story"): (),  # how one likes to be called
    ("preference", "later_farewell"): (),
    ("preference", "love_intimacy"): (),
    ("dislike", "food_drink"): ("rather",),
    ("dislike", "later_farewell"): (),
    ("dislike", "love_intimacy"): (),
    ("interest", "love_intimacy"): (),
    ("worry", "later_farewell"): ("better",),
    ("worry", "love_intimacy"): (),
}
# Which told aspect answers a question on an aspect.
_ANSWERED_BY = {
    "why": "why", "meaning": "why", "with_whom": "with_whom", "together": "with_whom", "when": "when", "since": "when",
    "how_often": "when", "last_time": "when", "used_to_be": "used_to_be", "rather": "rather",
}  # fmt: skip
_NOT_WITH = {
    "grief": frozenset(
        {"why", "since", "needed", "last_time", "how_often", "keep_so", "keep", "rather", "meaning"}
    ),
    "anger": frozenset({"why", "meaning", "keep", "keep_so"}),
    "joke": frozenset({"why", "since", "meaning", "used_to_be"}),
}

_DAY = r"(?:maan|dins|woens|donder|vrij|zater|zon)dag"
_PART = r"(?:ochtend|morgen|middag|avond|nacht)"
_NUMBER = r"(?:\d{1,2}|één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
_WHO_ELSE = (
    r"(?:ons|iemand|anderen|andere|mensen|familie|de (?:kinderen|kleinkinderen|buren|buurvrouw|buurman|hond|club|meiden|jongens|"
    r"mannen|vrouwen|dames|heren|rest|anderen|groep|familie|zuster|zusters|begeleiding|mensen)|hem|hen|elkaar|jullie|haar(?=\s*(?:[.,;!?]|$|en\b|naar\b|in\b|op\b|mee\b|samen\b|praten\b))|"
    r"een (?:vriend|vriendin|maatje|vrijwilliger|clubje|groepje|paar)|z'n (?:twee|drie|vier|vijf|zes|allen|tweeën|drieën|vieren)|"
    r"mevrouw|meneer|tante|oom|opa|oma|pa|ma|papa|mama)"
)
_KIN = (
    r"(?:man|vrouw|zus|zusje|zuster|broer|broertje|zoon|dochter|kinderen|kleinkinderen|kleindochter|kleinzoon|moeder|vader|vriendin|vriend|vrienden|"
    r"vriendinnen|buurvrouw|buurman|buren|nicht|neef|schoonzoon|schoondochter|schoonzus|zwager|mam|pap|pa|ma|tante|oom|opa|oma|ouders|familie|hond|hondje|maatje|maten|maat|club|begeleider|begeleidster|kleinkind|jongens|meiden)"
)
_CUES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (aspect, re.compile(pattern, re.IGNORECASE))
    for aspect, pattern in (
        (
            "why",
            (r"\b(?:omdat|doordat|daarom|vandaar|zodat|aangezien)\b|\b(?:omda|umdat|omdet)\b|\bwant\b|\bdan (?:voel|ben|heb|kan|weet|hoef|slaap|word|hoor|vergeet|denk|kom) (?:ik|we|'k|k)\b|"
            r"\bdat (?:geeft|houdt|doet|maakt|hield|gaf|deed) (?:me|mij|een mens|ons|je|rust|'n mens)\b|\b(?:daar|er|hier) (?:word|krijg|knap|leef|geniet|kikker|fleur) (?:ik|je|een mens)\b|"
            r"(?:^|[.,;] ?)anders (?:ga|word|ben|kan|krijg|slaap|heb|is|wordt|gaat|vergeet|blijf|zit|lig|komt|krijgt|doe|moet)\b|\bzo(?:'n| een)? goed voor (?:me|mij)\b|\bdat hoort (?:er )?(?:zo|bij)\b"),
        ),
        (
            "with_whom",
            (rf"(?<!getrouwd )\b(?:met|mit) (?:{_WHO_ELSE}|(?:mijn|m'n|mn|me|mien|ons|onze|zijn|haar|d'r|z'n) (?:\w+e )?{_KIN})(?!\w)"
            rf"|\b(?:samen|in m'n eentje|in mijn eentje)\b|\balleen(?=\s*(?:[.,;!?]|$|en\b|of\b|eten\b|zijn\b|wandelen\b|doen\b|gaan\b|zitten\b|wonen\b|slapen\b))|(?<!getrouwd )\bmet (?!Pasen|Kerst|Pinksteren|Oud|Sinterklaas|God|Jezus)(?-i:[A-ZÀ-Ý][a-zà-ÿ]+)\b|\b(?:en|met) ik\b.*\bsamen\b|"
            rf"\b(?:mijn|m'n|mn|me|onze|ons) {_KIN}(?: (?-i:[A-Z]\w+))? en ik\b|\b(?:ik|wij|we) en (?:mijn|m'n|mn|me|onze) {_KIN}\b|\bgezellig(?:e)? met\b"),
        ),
        (
            "when",
            (rf"\b(?:elke?|elken|iedere?|iederen|alle) (?:\w+ )?(?:dag(?:en)?|week|weken|maand|jaar|keer|uur|zomer|winter|herfst|lente|voorjaar|{_DAY}|{_DAY}{_PART}|{_PART})\b|"
            rf"\b{_DAY}(?:s|en)?\b|\b(?:half|kwart (?:over|voor)) {_NUMBER}\b|\b{_DAY}{_PART}s?\b|\b(?:om|tegen|rond|half|kwart (?:over|voor)|vóór|voor|na|tot|vanaf) (?:half |kwart (?:voor|over) )?{_NUMBER}(?: uur|[.:]\d\d| ?u\b|(?=$|[ ,.]*(?:eruit|erin|op|naar bed)))|"
            rf"'?\bs (?:morgens|ochtends|middags|avonds|nachts|zomers|winters|maandags|woensdags|zondags)\b|\b(?:smorgens|sochtends|smiddags|savonds|snachts|ochtends|zondags|zaterdags|vrijdags)\b|"
            rf"\b(?:vanavond|vanmiddag|vanmorgen|vanochtend|vannacht|morgen(?:ochtend|middag|avond)?(?! (?:is|begint))|overmorgen|volgende (?:week|maand|keer)|straks|weekend|dagelijks|wekelijks|maandelijks|soms|vaak|af en toe|zo nu en dan|regelmatig)\b|"
            rf"\b(?:met|voor|na|tot|rond) (?:de )?(?:kerst|kerstmis|pasen|pinksteren|oud en nieuw|sinterklaas|verjaardag|vakantie)\b|\bop (?:mijn|m'n|zijn|haar|hun) verjaardag\b|"
            rf"\b(?:in|tijdens|vanaf) (?:de |het )?(?:zomer|winter|herfst|lente|voorjaar|najaar|weekend|ochtend|middag|avond|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b|"
            rf"\b(?:{_NUMBER}|paar|één) (?:keer|maal|x) (?:per|in de|in 't|de|op een) (?:\w+ )?(?:dag|week|maand|jaar|veertien dagen)\b|\b(?:na|voor|bij|onder|vóór) (?:het|de|'t) (?:eten|ontbijt|koffie|middageten|avondeten|warm eten|slapen|journaal|nieuws|thee|dienst|kerk)\b|"
            rf"\b(?:sinds|sedert)\b|\b(?:al|nu al) (?:\w+ )?(?:weken|maanden|jaren|dagen|een (?:week|maand|jaar|tijd)|{_NUMBER} (?:dagen|weken|maanden|jaar)|lang)\b|\b(?:de hele|hele|heel de) (?:dag|nacht|avond|middag|ochtend|week)\b|"
            rf"\b(?:vroeg|laat) (?:op|naar bed|uit bed|uit de veren)\b|\b(?:gister|gisteren|gisteravond|vorige (?:week|maand|keer)|pas(?:geleden)|laatst|vandaag)\b"),
        ),
        (
            "where",
            r"\b(?:in|naar|op|bij|langs|aan|achter|rond|om) (?:de|het|'t|t|een|mijn|m'n|mn|ons|onze|die|dat) (?:\w+e )?\w{3,}|\b(?:in|naar|op|bij|uit) (?-i:[A-ZÀ-Ý]\w+)|\b(?:thuis|hier|buiten|beneden|boven|overal)\b",
        ),
        (
            "used_to_be",
            (r"\b(?:vroeger|destijds|indertijd|vruuger|vroger|vruger|als (?:kind|jongen|meisje|jonge)|(?:in|uit) (?:die|mijn|onze|m'n) (?:tijd|jeugd|dagen)|(?:mijn|zijn|haar|ons|m'n) (?:hele|heel|halve) leven|van jongs af|jarenlang|toen (?:ik|we|hij|ze|zij|mijn|m'n|"
            r"ons|onze|wij|de|het))\b|\b(?:\d{2}|twintig|dertig|veertig|vijftig|zestig|zeventig) jaar (?:lang|samen|getrouwd|gewerkt|gewoond|bij)\b"),
        ),
        ("rather", r"\b(?:liever|in plaats van|doe mij maar|geef mij maar|geef me maar|dan liever)\b"),
    )
)  # fmt: skip
_PAST = frozenset(
    form
    for verb in VERBS.values()
    for form in (verb.past, verb.pasts)
    if form not in (verb.infinitive, verb.ik, verb.u, verb.hij)
) - frozenset(
    "zou zouden wou wilde wilden mocht mochten moest moesten kon konden lag beste rustte rustten zette zetten".split()
)
_HABIT = re.compile(
    r"\b(?:altijd|elke?|iedere?|nooit|vaak|samen|alle dagen|'?s (?:zomers|zondags|avonds|morgens|winters))\b",
    re.IGNORECASE,
)
_DEAD = re.compile(
    r"\b(?:overle(?:den|ed|edt|jen)|wijlen|heen ?gegaan|gestorven|gesturve|stierf|stierven|dood ?gegaan|doodging|begrafenis van|verongelukt|(?<!bijna )verdronken|gesneuveld)\b|\b(?:ik|ben|werd|sinds|als) (?:\w+ ){0,3}(?:weduwe|weduwnaar|weduwvrouw|weeuw)\b|"
    r"\b(?:is|zijn|was|waren|werd|werden|heb|hebben|heeft|ligt|liggen|net|pas) (?:\w+ ){0,6}(?:begraven|gecremeerd)\b|"
    r"\b(?:ging|gingen|is|zijn|was) (?:\w+ ){0,4}(?:(?<!liever )(?<!niet )(?<!als de )(?<!hier )(?<!bijna )dood(?! voor\b)|er niet meer|niet meer (?:bij ons|onder ons|in leven))\b|\b(?<!dat )(?<!wat )er niet meer (?:is|zijn)\b|\b(?:ons ontvallen|de laatste adem|"
    r"(?:naar|op|bij|aan) (?:zijn|haar|z'n|d'r|hun|het) graf|(?:mijn|m'n) (?:overleden|dode|gestorven))\b",
    re.IGNORECASE,
)
_NOT_DEAD = re.compile(
    r"\b(?:later|straks|als ik (?:er niet meer ben|dood ben)|wil (?:\w+ ){0,4}(?:begraven|gecremeerd)|(?:begraven|gecremeerd) (?:wil|wilt|wou|worden|mag)|zijn dood is de ander|mijn begrafenis|dood(?:moe|stil|gewoon|op|saai)|dodelijk|zo goed als dood)\b|"
    r"\b(?:plant|planten|plantjes?|bloemen|geraniums?|batterij(?:en)?|tv|lamp)\b[^.!?]*\bdood\b|\bals ik\b[^.!?]*\b(?:dood|begraven|overleden|er niet meer)\b|\bik (?:ben|was) (?:bijna |haast |al )?(?:dood|niet meer)",
    re.IGNORECASE,
)


def _tells_of_the_past(text: str) -> bool:
    """Whether it is told how something used to be, not only that it is over."""
    words = re.findall(r"[a-zà-ÿ']+", text.lower())
    past = [word for word in words if word in _PAST]
    return len(past) >= 2 or (bool(past) and _HABIT.search(text) is not None)


def told(text: str) -> frozenset[str]:
    """What a message tells already: why, with_whom, when, used_to_be, where, and rather (what one would like instead)."""
    plain = text.replace("’", "'").replace("‘", "'")
    found = {aspect for aspect, pattern in _CUES if pattern.search(plain)}
    if _tells_of_the_past(plain):
        found.add("used_to_be")
    return frozenset(found)


def is_dead(text: str) -> bool:
    """Whether somebody of whom the message tells has died, so that nobody asks how often they meet."""
    return any(
        _DEAD.search(sentence) is not None and _NOT_DEAD.search(sentence) is None
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", text.replace("’", "'"))
    )


def next_aspect(
    kind: str,
    theme: str | None,
    told: Collection[str],
    asked: Sequence[str],
    tone: str,
    *,
    dead: bool = False,
) -> str | None:
    """The aspect to ask on about an expression of `kind`, or none when there is nothing left to ask.

    `theme` may hold several with commas: the first counts. `told` is what the person told of it (see `told`), `asked` the
    aspects that were asked of it before, `tone` as in listening/tone.py. `dead`: it is about somebody who died.
    """
    if len(asked) >= (MOST if tone == "plain" else MOST_WITH_FEELING):
        return None
    if dead and kind in ("person", "interest", "content"):
        return None
    first = (theme or "").split(",")[0].strip()
    for aspect in _BY_THEME.get((kind, first), ASPECTS.get(kind, ())):
        if aspect in asked or _ANSWERED_BY.get(aspect) in told:
            continue
        if aspect in _NOT_WITH.get(tone, ()):
            continue
        return aspect
    return None
