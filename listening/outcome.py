"""What became of an earlier wish, as the person says it: done, half, not yet, or no longer wanted."""

from __future__ import annotations

import re
from typing import Literal

from listening.aspects import is_dead

Outcome = Literal["done", "half", "not_done", "no_longer_wanted"]

_NO_LONGER = re.compile(
    r"\b(?:hoeft? (?:voor|van) (?:mij|me|mijn|ons) (?:ook |echt |al |nu )?niet|hoeft? (?:\w+ ){0,2}?niet (?:meer|zo nodig)|hoef (?:ik |'k )?(?:\w+ ){0,3}?niet (?:meer|zo nodig)|hoef (?:dat|het|'t) niet(?: meer)?|"
    r"niet meer (?:nodig|gewenst|van belang|belangrijk|zo belangrijk)|(?:wil|hoef|wou|wilde) (?:ik |'k )?(?:\w+ ){0,3}?niet meer|wil (?:ik )?(?:dat |het )?(?:toch |eigenlijk )?liever niet|"
    r"geen (?:zin|behoefte|trek|fut|puf|interesse|belangstelling) (?:meer|in)|heb (?:ik )?(?:\w+ ){0,3}?geen (?:zin|behoefte|fut|puf) (?:meer|aan|in|voor)|laat (?:dat |het |'t )?maar(?: zitten| zo| gaan| varen)?|"
    r"te moe (?:voor|geworden)|liever (?:\w+ )?(?:thuis|hier) blijven|(?:gien|geen|gin|ginne) zin (?:meer|mier)|ben ik (?:\w+ ){0,2}?te (?:moe|oud|zwak|ziek) voor|te (?:moe|oud) (?:daar)?voor|teruggekomen|(?:me|mij) bedacht|van gedachten veranderd|"
    r"is (?:wel |nu )?(?:over|voorbij|gezakt|eraf|van de baan|niet meer aan de orde|verleden tijd)(?= ?(?:hoor|nu|gegaan|$|[.,!]))|uit (?:mijn|m'n|me) hoofd gezet|zie (?:ik )?(?:daar |er )?(?:toch )?van af|afgezien van|"
    r"liever niet meer|niet meer zo'n (?:zin|behoefte)|boeit (?:me|mij) niet meer|interesseert (?:me|mij) niet meer|hoeft? niet zo nodig|streep (?:dat|het|'m|die) (?:maar )?(?:door|weg)|haal (?:dat|die|het) (?:maar )?(?:weg|eraf)|klaar mee)\b",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"\b(?:half(?: om)?,?(?: en)? half|halfjes|half|halvelings|een beetje|'n beetje|een bietje|beetje|deels|gedeeltelijk|voor een deel|ten dele|ene keer|(?<!niet nog )(?:één|een|1|twee|twe|een enkele|enkele|paar) (?:keer|keertjes?|maal)(?: maar)?|"
    r"maar (?:één|een|1|twee) (?:keer|keertje)|eenmaal|(?:soms|af en toe|zo nu en dan|nu en dan) wel|(?:soms )?wel (?:eens|'s|es),? maar|(?:de ene|soms) (?:keer|dag|week) wel|niet (?:altijd|elke keer|elke week|elke dag|iedere keer|helemaal|vaak genoeg|zo vaak|"
    r"zoveel|genoeg)|nog niet (?:helemaal|alles|allemaal)|te weinig|bijna|(?:ermee|er\w*|mee) bezig|onderweg|begonnen|begin is er|eerste stap|gaat wel|gaat zo z'n gangetje|nou ja,? gaat|zo zo|zozo|matig|mwah|mwa|hangt ervan af|kan beter|mag (?:wel )?vaker|"
    r"(?:had|mocht|zou) (?:best )?(?:wel )?vaker|wordt aan gewerkt|(?:is|staat) (?:wel )?(?:gepland|afgesproken|besteld|aangevraagd)|soms|af en toe|zo nu en dan|beter dan eerst|iets beter|ietsje|ja en nee|begint (?:er )?te (?:komen|lukken|lopen)|(?:volgende|komende) (?:week|maand|keer)|op de (?:wacht)?lijst|in de planning|komt (?:er )?(?:nog|wel)(?= |$)|een stukje)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:(?:nog )?(?:steeds |altijd )?(?:niks|niets|noppes|nul|nooit) (?:van |meer )?(?:gekomen|terechtgekomen|gebeurd|gedaan|gehoord|gezien|gemerkt|veranderd|vernomen|mee gedaan|meer van)|(?:niks|niets) (?:\w+ ){0,3}?(?:gekomen|terechtgekomen|gebeurd|gehoord|gezien|gemerkt|veranderd|vernomen)|"
    r"nog (?:steeds |altijd |maar |helemaal )?(?:niet|nie|nit|neet|niks|niets|nooit|geen)|(?:is |was )?(?:\w+ ){0,3}?niet (?:gelukt|gebeurd|doorgegaan|gegaan|geweest|gekomen|gedaan|gekregen|gezien|geregeld|van gekomen|aan toe gekomen|toe gekomen|toegekomen|gelukkig)|"
    r"(?:ging|gaat|gong) (?:\w+ ){0,2}?niet (?:door|meer|goed|lukken)|lukt(?:e)? (?:\w+ ){0,3}?(?:niet|nie|maar niet)|kom(?:t|en)? (?:\w+ ){0,3}?(?:niet van|niet aan toe|niks van|niets van)|mislukt|niemand (?:\w+ ){0,3}?(?:tijd|heeft|had|komt|kwam|kan|kon|wil|gaat|doet|vraagt|mee)|"
    r"geen (?:tijd|mens|personeel|vervoer|begeleiding|gelegenheid|kans)|(?:ik )?wacht (?:ik )?(?:er )?nog|wachten (?:we )?nog|vergeten|helaas(?: niet)?|was het maar waar|was 't maar waar|vergeet het maar|kan (?:ik |dat )?(?:\w+ ){0,2}?niet meer|kon (?:\w+ ){0,3}?niet|mocht (?:\w+ ){0,2}?niet|"
    r"mag (?:\w+ ){0,2}?niet|(?:alleen|bij) (?:maar )?belo(?:ften|ofd)|wel beloofd|nooit|niet (?:meer )?aan gedacht|durf (?:\w+ ){0,2}?niet|kan (?:\w+ ){0,2}?niet(?= hoor| volgens| zeggen|$)|nog (?:steeds|altijd) (?:te (?:\w+)|zo \w+|kwijt|koud|kapot|stuk|dicht|op slot|hetzelfde|eender|in de doos)|(?:vindt|vond|vinden) (?:\w+ ){0,2}?niet goed|(?:kreeg|krijg) (?:ik )?(?:\w+ ){0,2}?geen|hoor (?:je )?(?:ik )?(?:\w+ )?(?:niks|niets)|noppes|niks|niets|slechter|slecht)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:gelukt|geluk(?:t|te)|lukt(?: (?:goed|prima|best|nu|wel|aardig))|geweest|gedaan|gebeurd|geregeld|gekregen|gekomen|opgelost|in orde|voor elkaar|voor mekaar|klaar is kees|voor de bakker|gefikst|gemaakt|gekocht|gehad|gegaan|gezien|"
    r"gehoord|gezongen|gedanst|gegeten|gebeld|gevonden|opgehangen|verhuisd|geplant|gevaren|gefietst|meegedaan|meegeweest|geslaagd|uitgekomen|"
    r"(?:dat|het|'t|ze|die|hij) (?:loopt|gaat|werkt|draait|bevalt|doet) (?:\w+ ){0,2}?(?:goed|best|prima|lekker|prachtig|uitstekend|fijn|heel goed|geweldig)|(?:gaat|loopt|bevalt) (?:nu |heel |echt |erg )?(?:goed|best|prima|uitstekend|lekker|fijn)|"
    r"(?:staat|hangt|ligt|zit|slaap|heb|komt|kom|ga|gaan|doe|doen|krijg|is|mag|zing|eet|slaap|fiets|loop|wandel) (?:ik |we |er |ze |hij |het |'t )?(?:nu|tegenwoordig|voortaan|weer) (?:\w+ ){0,4}?(?:elke|iedere|wekelijks|vaker|weer|goed|op|bij|hier|mee|met|zelf|om|een|mijn|m'n)|"
    r"(?:mooi|prachtig|heerlijk|geweldig|fijn|gezellig|leuk) was (?:het|'t|t)|was (?:zo |heel |erg |echt )?(?:mooi|prachtig|heerlijk|geweldig|fijn|gezellig|leuk|fantastisch)|heerlijk (?:was|geweest)|(?:ben|zijn) (?:ik |we )?(?:\w+ ){0,4}?(?:geweest|gegaan))\b",
    re.IGNORECASE,
)
_WHOLE_DONE = re.compile(
    r"(?:(?:ja|jawel|jazeker|zeker|jaja|prima|goed|heel goed|best|uitstekend|fijn|heerlijk|perfect|top|geweldig|allemaal|helemaal|wel)(?: (?:hoor|wel|goed|zeker|zo|gelukkig|nu|hè|dank u|prima))*)"
)
_WHOLE_NOT = re.compile(
    r"(?:nee|neen|nee nee|nope|niet|niet echt|nee niet echt|nou nee|eigenlijk niet|nee eigenlijk niet)(?: (?:hoor|nee|helaas|jammer genoeg|joh))*"
)
_YES = re.compile(r"\s*(?:ja|jawel|jazeker|zeker|jao|joa)\b", re.IGNORECASE)
_NO = re.compile(r"\s*(?:nou |ach |och )?(?:nee|neen|nei|nei?j|nee nee)\b", re.IGNORECASE)
_BUT_NOT = re.compile(r"\bmaar\b[^.!?]*\b(?:niet|geen|nooit|zonder|te|minder|jammer|weinig)\b", re.IGNORECASE)
_NO_NEED = re.compile(r"\b(?:hoeft? (?:het |dat )?niet|liever niet|weet (?:ik )?(?:het )?niet|geen idee)\b", re.IGNORECASE)  # fmt: skip
_LONG = 20  # words
_HEARD = 12
# Somebody who is tired of living speaks of life, not of the wish.
_OF_LIFE = re.compile(
    r"\b(?:het|'t|t|leven) hoeft? (?:\w+ )?(?:voor|van) (?:mij|me|mijn) |\ber niet meer zijn\b|\bleven\b|\bdood\b",
    re.IGNORECASE,
)
_BY_ACT: dict[str, Outcome] = {"affirm": "done", "deny": "not_done"}
_UNSURE_ACTS = frozenset(
    "dont_know skip repeat explain easier privacy human are_you_human stop pause delete correct offtopic medical noted withdraw".split()
)


def outcome(text: str, act: str) -> Outcome | None:
    """What became of the wish that was just read out; none when the answer is not clear.

    `act` is what the message was heard as ("affirm", "deny", "tell", ...).
    """
    plain = re.sub(r"\s+", " ", text.replace("’", "'").replace("‘", "'")).strip()
    low = re.sub(r"[.,!?…;]+", " ", plain.lower())
    low = re.sub(r"\s+", " ", low).strip()
    if len(low.split()) > _LONG:
        low = " ".join(low.split()[:_HEARD])  # what follows is a story
    if act in _UNSURE_ACTS or not low or _OF_LIFE.search(plain) or plain.endswith("?"):
        return None
    if _NO_LONGER.search(low):
        return "no_longer_wanted"
    if is_dead(plain):
        return None
    if _WHOLE_NOT.fullmatch(low):
        return "not_done"
    if _WHOLE_DONE.fullmatch(low):
        return "done"
    return _by_words(plain, low, act)


def _by_words(plain: str, low: str, act: str) -> Outcome | None:
    yes, no = _YES.match(low) is not None, _NO.match(low) is not None
    half, failed, done = _HALF.search(low), _NOT.search(low), _DONE.search(low)
    if half and not (no and failed and half.start() > failed.start()):
        return "half"
    if failed:
        return "half" if done and yes else "not_done"
    if done and not no:
        return "half" if _BUT_NOT.search(plain) else "done"
    if _NO_NEED.search(low):
        return None
    if yes:
        return "half" if _BUT_NOT.search(plain) else "done"
    if no:
        return "not_done"
    return _BY_ACT.get(act)
