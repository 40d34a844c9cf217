"""Rules for what must never be missed: words that need a human.

A missed signal is worse than a false one, but a figure of speech must not raise an alarm. Each rule says why it fired. The
kinds are those of docs/labelling.md; the first kind that fires, in the order of urgency, is the one reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ORDER = ("suicidality", "medical_urgent", "fall", "abuse", "tired_of_life", "distress")


@dataclass(frozen=True)
class Found:
    """A signal: its kind, and why, as the rule's name and the words that it saw."""

    kind: str
    why: str


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_ME = r"(?:ik|ich|hij|ze|zij|pa|ma|vader|moeder|opa|oma)"
_GAP = r"[^.!?\n]{0,40}?"  # within the sentence

_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "suicidality",
        _any(
            r"\bniet (?:meer|langer) (?:verder )?(?:willen? )?leven\b",
            r"\b(?:ik|ich) wil (?:liever |gewoon |niet meer )?(?:dood|er niet meer zijn|sterven)\b(?! ?graag)",
            r"\b(?:wil|wilde|wou) (?:liever |het liefst )?dood\b(?! ?graag)",
            r"\bniet meer (?:willen |wil |hoef )?(?:te )?leven\b",
            r"\b(?:mezelf|mijzelf|me eigen|mijn eigen|zichzelf|me ?zelf) (?:iets|wat) (?:aan ?te ?doen|aandoen)\b",
            r"\b(?:mezelf|mijzelf|me zelf|me eigen|zichzelf)\b"
            + _GAP
            + r"\b(?:van kant|ophangen|verdrinken|doden)\b",
            r"\bzelfmoord\b|\bzelfdoding\b",
            r"\b(?:eind|einde|eind) (?:aan )?(?:mijn|m'n|mn|me|haar|zijn|het) leven\b(?! was| van)",
            r"\bmaak(?:t)? er (?:zelf )?een ein(?:d|de) aan\b",
            r"\ber (?:zelf )?een ein(?:d|de) aan (?:maken|te maken)\b",
            r"\b(?:pillen|tabletten|slaaptabletten|medicijnen)\b"
            + _GAP
            + r"\b(?:opgespaard|bewaard|apart|genoeg om|in ?één keer|ineens|verzameld|opsparen)\b",
            r"\b(?:spaar|bewaar|verzamel|verstop)\w* (?:mijn |me |m'n |de |haar |zijn |die )?(?:pillen|tabletten|slaappillen)\b",
            r"\buit het raam (?:te )?springen\b|\bvoor (?:de|een) trein (?:te )?(?:springen|stappen|gaan)\b",
            r"\bbeter (?:af )?(?:zonder mij|als ik er niet (?:meer )?was|als ik dood was)\b",
            r"\bwas ik maar dood\b|\bliever dood\b(?! gaan| dan ge)",
        ),
    ),
    (
        "medical_urgent",
        _any(
            r"\b(?:pijn|druk|steken|steek|beklemmend gevoel|band|olifant)\b[^.!?\n]{0,20}\b(?:op|in) (?:de|mijn|m'n|mn|me|zijn|haar|d'r) borst\b",
            r"\b(?:pijn|steken) (?:in|aan) (?:mijn|m'n|mn|me|het|zijn|haar) hart\b",
            r"\b(?:krijg|krijgt|heb|heeft) (?:bijna |ineens |opeens |nu )?geen (?:lucht|adem)\b(?! meer van het lachen)",
            r"\b(?:ik|ich|hij|ze|zij) (?:stik|stikt)\b(?! van| de moord|en in)",
            r"\b(?:kan|kon|krijg) (?:bijna |ineens |nu )?niet (?:goed )?(?:meer )?ademen\b",
            r"\b(?:scheef|scheve) (?:mond|gezicht)\b|\b(?:mond|gezicht|mondhoek)\b"
            + _GAP
            + r"\b(?:scheef|hangt)\b",
            r"\barm\b" + _GAP + r"\b(?:verlamd|slap|doet niks meer|doet het niet meer|voel ik niet meer)\b",
            r"\b(?:ineens|opeens|plots|plotseling)\b"
            + _GAP
            + r"\b(?:niet (?:meer )?(?:praten|zien|bewegen)|dubbel zien|verlamd)\b",
            r"\bbloed(?:t)? (?:heel )?(?:erg|hard|hevig|nog steeds|flink)\b|\b(?:stopt|houdt) niet (?:op )?met bloeden\b",
            r"\b(?:veel|overal|allemaal|plas) bloed\b|\bbloed (?:spugen|opgeven|overgeven|in de wc)\b",
            r"\bbuiten (?:bewustzijn|westen)\b(?! was| raakte)",
            r"\b(?:hartaanval|beroerte|herseninfarct)\b" + _GAP + r"\b(?:nu|denk ik|volgens mij)\b",
        ),
    ),
    (
        "fall",
        _any(
            rf"\b{_ME} (?:ben|is|bin) (?:net|vannacht|vanmorgen|gisteren|zojuist|weer|zonet|daarnet|vandaag|straks)?\b[^.!?\n]{{0,30}}\bgevallen\b"
            r"(?! voor)",
            r"(?<!in slaap )(?<!niet )\bgevallen\b"
            + _GAP
            + r"\b(?:badkamer|douche|bed|wc|trap|keuken|grond|vloer|heup|hoofd|knie)\b",
            r"\b(?:badkamer|douche|bed|wc|toilet|trap|rolstoel|rollator)\b[^.!?\n]{0,20}(?<!in slaap )\bgevallen\b",
            r"\b(?:lig|ligt|lag) (?:ik |hij |ze |al )?(?:\w+ ){0,3}op (?:de|het) (?:grond|vloer|tegels|zeil|kleed)\b",
            r"\b(?:uitgegleden|onderuit ?gegaan|gestruikeld)\b",
            r"\bkan niet (?:meer )?(?:overeind|opstaan)\b",
        ),
    ),
    (
        "abuse",
        _any(
            r"\b(?:slaat|sloeg|slaan|geslagen|schopt|schopte|knijpt|kneep)\b[^.!?\n]{0,15}\b(?:mij|me|mich|haar|hem|ons)\b(?! dood met)",
            r"\b(?:mij|me|haar|hem|mijn (?:vader|moeder|man|vrouw))\b[^.!?\n]{0,25}\b(?:geslagen|geschopt|geknepen|slaat|mishandeld|uitgescholden|vernederd)\b",
            r"\bmishandel\w*",
            r"\b(?:steelt|stelen|gestolen|gejat|pikt|jat)\b"
            + _GAP
            + r"\b(?:geld|portemonnee|pasje|sieraden|ring|juwelen)\b",
            r"\b(?:geld|portemonnee|pinpas|pasje|sieraden|ring)\b"
            + _GAP
            + r"\b(?:gestolen|gejat|gepikt|weggenomen|afgepakt)\b",
            r"\b(?:pint|haalt|pinde)\b"
            + _GAP
            + r"\b(?:mijn|m'n|mn|me|haar|zijn|pa's|ma's) (?:geld|rekening|pas)\b",
            r"\b(?:laten|laat|lieten|liet)\b[^.!?\n]{0,12}\b(?:mij|me|haar|hem)\b[^.!?\n]{0,30}\b(?:in (?:mijn|m'n|haar|zijn|de) (?:plas|poep|nat)|nat liggen|zitten in)\b",
            r"\b(?:hele|uren|de nacht)\b[^.!?\n]{0,20}\bin (?:mijn|m'n|me|haar|zijn) (?:eigen )?(?:plas|poep|urine|vuil|natte)\b",
            r"\b(?:schreeuwt|schreeuwen|scheldt|schelden|snauwt|dreigt|bedreigt|bedreigen)\b[^.!?\n]{0,20}\b(?:mij|me|mich|haar|hem)\b",
            r"\b(?:zwarte|zwartje|neger|kankerturk|buitenlander|allochtoon|vieze turk|apen?)\b"
            + _GAP
            + r"\b(?:zegt|zei|noemt|noemde|roept|riep|genoemd)\b",
            r"\b(?:zegt|zei|noemt|noemde|roept|riep)\b"
            + _GAP
            + r"\b(?:zwarte|zwartje|neger|vieze turk|aap|apen|ga terug naar je)\b",
            r"\b(?:sluit|sluiten|opgesloten|vastgebonden|vastbinden|bindt)\b[^.!?\n]{0,15}\b(?:mij|me|haar|hem|op|vast)\b"
            + _GAP
            + r"\b(?:kamer|stoel|bed|deur)\b",
            r"\b(?:zit|zat|komt|kwam) (?:hij |ze |die )?(?:\w+ )?(?:met zijn handen )?aan (?:mijn|m'n|haar) (?:borsten|lijf|lichaam)\b",
        ),
    ),
    (
        "tired_of_life",
        _any(
            r"\bvoltooid leven\b|\b(?:mijn|m'n|me) leven is (?:klaar|voltooid|af|op)\b",
            r"\bklaar met (?:het |dit |mijn )?leven\b",
            r"\b(?:voor mij|van mij) (?:hoeft|hoef) (?:het|t|'t|de zon)\b" + _GAP + r"\bniet meer\b",
            r"\b(?:het|t|'t) hoeft (?:voor mij |van mij )niet meer\b|^\W*(?:het|t|'t) hoeft niet meer\W*$",
            r"\b(?:de|het) zon hoeft\b" + _GAP + r"\bniet meer\b|\bzon niet meer op te (?:gaan|komen)\b",
            r"\b(?:iedereen|anderen|jullie|mijn kinderen|ze|de kinderen)\b[^.!?\n]{0,12}\b(?:alleen maar |maar |enkel )?tot last\b",
            r"\btot last (?:ben|voor iedereen)\b",
            r"\b(?:waarom|wat doe ik)\b[^.!?\n]{0,20}\b(?:ben ik er nog|leef ik nog|hier nog op aarde)\b",
            r"\b(?:hoop|bid)\b"
            + _GAP
            + r"\bniet meer wakker (?:te )?(?:word|worden|wor)\b|\bniet meer wakker (?:hoef )?(?:te )?worden\b",
            r"\b(?:mag|mogen|laat) (?:\w+ )?(?:me|mij|mich) (?:\w+ )?(?:halen|komen halen)\b",
            r"\bgenoeg geleefd\b|\bte lang geleefd\b|\blang genoeg geleefd\b",
            r"\b(?:ik|ich) wacht (?:alleen )?(?:maar |nog )?op (?:de dood|het einde|mijn tijd)\b",
            r"\beuthanasie\b",
        ),
    ),
    (
        "distress",
        _any(
            r"\b(?:zo|heel|erg|vreselijk|ontzettend|verschrikkelijk|verrekte) (?:eenzaam|verdrietig|bang|somber|ongelukkig)\b",
            r"\b(?:huil|huilt|huilen|lig te huilen|zit te huilen)\b"
            + _GAP
            + r"\b(?:elke|iedere|hele|alle|veel|vaak|avond|nacht|dag)\b",
            r"\b(?:elke|iedere|hele) (?:avond|nacht|dag)\b" + _GAP + r"\b(?:huil|huilen|huilt)\b",
            r"\bzie (?:het|t|'t) (?:echt |helemaal )?niet meer zitten\b|\bweet (?:het|t|'t) niet meer\W*$",
            r"\b(?:ik|ich) (?:kan|hou|houd)\b[^.!?\n]{0,10}\b(?:niet meer|het niet (?:meer )?vol)\W*$",
            r"\bniemand (?:meer )?(?:die )?(?:om mij|om me|naar mij|naar me)\b",
            r"\bhelemaal alleen op de wereld\b|\bmoederziel alleen\b",
        ),
    ),
)

# Figures of speech and plain stories that look like a signal; what they cover is taken out before the rules look.
_HARMLESS = _any(
    r"\blach\w* (?:me|mij|mich|m'n) (?:\w+ )?(?:dood|kapot|rot|een ongeluk|een bult|slap|een breuk)\b",
    r"\b(?:me|mij) dood ?gelachen\b",
    r"\bdood ?graag\b|\bdood (?:in de pot|gewoon|ongelukkig|moe|simpel|stil|eng|normaal)\b|\bdoodmoe\b",
    r"\b(?:verveel|schrik|schrok|erger|schaam|werk|werkte|hou) (?:me|mij|mich|je) dood\b",
    r"\bmorsdood\b|\bniet dood te krijgen\b|\bover mijn lijk\b",
    r"\bin slaap (?:ge)?vall?en?\b|\b(?:viel|val|valt|vielen) in slaap\b|\bviel in slaap\b",
    r"\b(?:val|valt|vielen|viel|gevallen) (?:wel |best |reuze |tegen|mee|op)\b|\b(?:mee|tegen|op|af|om|in|samen)gevallen\b",
    r"\b(?:hem|haar|die|dat|voor)\b[^.!?\n]{0,10}\bvoor gevallen\b|\bgevallen voor\b",
    r"\bniet gevallen\b|\bnooit gevallen\b|\bnog nooit\b[^.!?\n]{0,15}\bgevallen\b",
    r"\bgeen (?:pijn|druk) op (?:de|mijn) borst\b",
    r"\bgeen (?:lucht|adem) (?:meer )?(?:van het lachen|van de pret)\b",
    r"\b(?:stik|stikt|stikken) (?:van|in|de moord)\b",
    r"\bhielden? (?:mijn|ons) hart vast\b|\bhart vast\b",
    r"\b(?:slaan?|slaat|sloeg) (?:me|mij|ons|je) dood met\b|\bsla (?:mij|me) dood\b",
)


def find(text: str) -> Found | None:
    """The most urgent signal in a message, or none."""
    looked_at = _HARMLESS.sub(" ", text.replace("’", "'"))
    for kind, pattern in _RULES:
        match = pattern.search(looked_at)
        if match:
            return Found(kind, f"regel {kind}: “{match.group().strip()}”")
    return None
