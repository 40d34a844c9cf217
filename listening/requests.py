"""What somebody asks of the assistant itself: plain requests such as "stop", and the finer intents within an act.

A trained model weighs the question as well and may miss a plain request; a person who says stop must not be. The model
knows the acts of docs/labelling.md only; the finer intents ("kan het makkelijker", "gooi alles maar weg") are told by rules on top
of it, so that what it learned stays as good as it was.
"""

from __future__ import annotations

import re

from listening.finer import ASKING_BACK, CLAUSES, HARDER, NEXT, asks_medical, clauses
from listening.languages import other_language
from listening.names import wanted_name
from listening.plain import ANSWERS, PATTERNS, pictures, plain_words, without_fillers
from listening.verbs import is_infinitive, is_third

__all__ = ["REPORTED", "named_in", "plain_request", "refine", "wanted_name"]

# The act that a finer intent is one of, for where acts are counted.
REPORTED = {
    "easier": "explain",
    "noted": "privacy",
    "withdraw": "delete",
    "medical": "offtopic",
    "informal": "smalltalk",
    "formal": "smalltalk",
    "call_me": "tell",
    "other_language": "tell",
}
LONGEST = 30  # words; who tells more than that isn't only asking
LONGEST_NAMING = 12
LONGEST_WITH_MORE = 9  # words of a message with a plain request in one of its parts
_NEVER_MISSED = frozenset({"stop", "pause", "skip", "repeat", "human", "are_you_human", "privacy", "delete"})
_OF_QUESTIONS = re.compile(
    r"\b(?:volgende|vraag|onderwerp|iets anders|wat anders|sla|overslaan|zei|vroeg|zeg|herhaal)\b"
)
# With one of these in the rest of the message the model for signals must look at it.
_MAY_BE_HARM = re.compile(
    r"\b(?:me|mij|mijn|hij|ze|zij|die|iemand|niemand|bang|pijn|dood|leven|gevallen|val|lig|bloed|hart|adem|lucht|benauwd|duizelig|sl(?:aat|aan|oeg|agen)|geslagen|help|alleen|nacht)\b"
)
_UNTOUCHED = frozenset({"signal", "greeting", "goodbye", "thanks"})
# Acts within which a finer intent may be found; the others may be found in any.
_WITHIN = {
    "medical": frozenset({"offtopic", "tell", "explain", "dont_know", "smalltalk", "human", "privacy"})
}


def plain_request(message: str) -> str | None:
    """The act of a message that is nothing but a plain request or answer, such as "stop" or a thumb; else none."""
    words = plain_words(message)
    if not words:
        return pictures(message)
    if len(words.split()) > LONGEST:
        return None
    ends = without_fillers(words, front=False)
    for act, pattern in ANSWERS:
        if pattern.fullmatch(words) or pattern.fullmatch(ends):
            return act
    forms = (words, ends, without_fillers(words, front=True))
    for act, pattern in PATTERNS:
        if any(pattern.fullmatch(form) for form in forms):
            return act
    finer = _asked_of_us(message)
    if finer and len(words.split()) <= LONGEST_NAMING:
        return REPORTED[finer]
    return _in_a_part(message) if len(words.split()) <= LONGEST_WITH_MORE else None


def _in_a_part(message: str) -> str | None:
    """The act of the part between commas that is a plain request: "mooi, doe de volgende vraag maar"."""
    parts = [plain_words(part) for part in re.split(r"[.,;:!?\n]+", message)]
    for place, part in enumerate(parts):
        ends = without_fillers(part, front=False)
        if len(ends.split()) < 2 or _MAY_BE_HARM.search(" ".join([*parts[:place], *parts[place + 1 :]])):
            continue
        for act, pattern in PATTERNS:
            if act in _NEVER_MISSED and pattern.fullmatch(ends):
                return act if act not in ("skip", "repeat") or _OF_QUESTIONS.search(ends) else None
    return None


def refine(act: str, text: str) -> str:
    """The finer intent of a message whose act was decided, such as "easier" for "explain"; or the act itself."""
    if act == "signal":
        return act
    if other_language(text):
        return "other_language"
    if act in _UNTOUCHED:
        return act
    words = plain_words(text)
    finer = _asked_of_us(text)
    if finer:
        return finer
    if act in ASKING_BACK and HARDER.search(words) and not NEXT.search(words):
        return "easier"
    if act in _WITHIN["medical"] and asks_medical(text, asks=act == "offtopic"):
        return "medical"
    if act != "correct" and len(words.split()) <= LONGEST_NAMING and wanted_name(text):
        return "call_me"
    return act


def _asked_of_us(text: str) -> str | None:
    """The finer intent that a clause of a message is, whatever its act."""
    if len(text.split()) > LONGEST:
        return None
    parts = clauses(text)
    for intent, pattern in CLAUSES:
        if any(pattern.fullmatch(part) for part in parts) and not (intent == "withdraw" and named_in(text)):
            return intent
    return None


# Words of a request to forget something that don't say what.
_NOT_THE_SUBJECT = frozenset(
    "ik u je jij jullie we hij ze zij het dat dit die deze wat er daar hier mij me hem haar hun ons zich mijn m'n uw jouw zijn onze de een 't en of maar want als dan dus nu nou ook nog al weer wel niet niets niks geen nee ja oh o oei zeg hè he hoor graag alstublieft alsjeblieft aub svp even eens toch gewoon echt liever "
    "straks net daarnet zonet zojuist zo zonder over van met voor in op aan uit af bij door tot te om naar onder tegen tussen boven eruit erin erdoor erover ervan erop ermee weg terug ben bent is was waren heb hebt heeft had hebben mag moet kan kun kunt wil wilt zou zal hoeft hoef ga gaat worden wordt word werd blijft doe doet doen "
    "haal haalt halen gooi gooit gooien wis wist wissen gewist vergeet vergeten schrap schrapt schrappen streep strepen veeg kras gum verwijder verwijderd verwijderen laat laten zet zetten schrijf schrijft schrijven opschrijven opgeschreven bewaar bewaren bewaard noteer noteren genoteerd onthoud onthouden zei zeg zegt zeggen gezegd vertel vertelde vertellen verteld typ typte getypt schreef "
    "laatste eerste stuk stukje stukken zin zinnen zinnetje opmerking verhaal verhalen verhaaltje bericht berichten antwoord antwoorden woord woorden regel bladzij bladzijde pagina passage alinea dingen ding alles iets geheel hele heel boel gesprek gegevens papier lijst lijstje computer machine geheugen systeem bord emmer prullenbak vuur papierbak doos spons deksel "
    "delete deleten alsof nooit bitte maak leeg vakje toestemming trek letter niemand iemand anders dank bedankt sorry vandaag gisteren vannacht daarstraks eigenlijk allemaal alle elke samen hierover daarover scheur poets neem hoe a b mien eraf af wegdoen uut oet vot moar uitgommen uitgummen dicht tussenuit boek kachel notulen register mond tegen poetsen strijken streept doorstrepen praatje grapje helemaal".split()
)  # fmt: skip
_WHY = re.compile(
    r"(?:[.,;!?]|\b(?:anders|want|straks|omdat|voor(?:dat)? (?:ze|hij|zij|het|\w+ (?:het|dat|dit|leest|meeleest)))\b)"
)
_FORGETS = re.compile(
    r"\b(?:haal\w*|gooi\w*|wis\w*|schrap\w*|streep|strepen|veeg|verwijder\w*|doe|delete\w*|vergeet|poets|scheur\w*|kras|gum|weg\w*|eruit|uit|door\w*|niet|af|moet|mag)\b"
)
_DETERMINER = frozenset("mijn m'n haar zijn onze ons uw die deze dat dit de het een hun van over met".split())


def named_in(text: str) -> list[str]:
    """What a request to forget is about, small: "vergeet wat ik over mijn zoon zei" gives ["zoon"], "haal dat weg" nothing."""
    for part in _WHY.split(text.lower().replace("’", "'")):
        words = re.findall(r"[\w'-]+", part)
        about = next((n for n, word in enumerate(words) if word in ("over", "van")), None)
        if about is not None and (found := _run(words[about + 1 :])):
            return found
        if not _FORGETS.search(part):
            continue
        for place, word in enumerate(words[:-1]):
            if word not in _DETERMINER or is_third(words[place + 1]) or is_infinitive(words[place + 1]):
                continue
            if found := _run(words[place + 1 :], at_once=True):
                return found
    return []


def _run(words: list[str], *, at_once: bool = False) -> list[str]:
    """The first words in a row that name something; `at_once` when nothing but a determiner may come before them."""
    found: list[str] = []
    for word in words:
        if word not in _NOT_THE_SUBJECT:
            found.append(word)
        elif found or (at_once and word not in _DETERMINER):
            break
    return found
