"""The finer intents within the acts that a model learned: easier words, what was noted, permission taken back, and so on.

Patterns are matched against the words as `plain_words` gives them (small letters, no punctuation), clause by clause where
they must be the whole thought; so that a telling with the same words in it is left alone.
"""

from __future__ import annotations

import re

from listening.plain import plain_words, without_fillers

_S = r"(?:(?:nu|maar|graag|even|eens|echt|gewoon|liever|eigenlijk|dan|ook|nog|weer|alstublieft|gauw|direct|meteen|wel|gerust|best|misschien|allemaal|al|hier|er|tot nu toe|precies|zo|een keer|iets|wat|een beetje|meer|helemaal|voortaan|trouwens|hoor) )*"
_YOU = r"(?:u|je|ie)"
_EASY = r"(?:normaal nederlands|gewoon nederlands|makkelijker|gemakkelijker|eenvoudiger|simpeler|simpel|eenvoudig|gewoner|duidelijker|gewoon|in (?:gewoon|makkelijk|simpel|eenvoudig) nederlands|in (?:gewone|makkelijke|simpele|eenvoudige|normale) (?:taal|woorden)|in jip en janneke taal)"
_QUESTION = r"(?:(?:de|die|deze|uw|je|dat|dit|zo'n|zulke) )?(?:vraag|vragen|zin|woord|woorden|taal)"
_NOTED = r"(?:opgeschreven|genoteerd|bewaard|onthouden|neergezet|opgetekend|op papier|vastgelegd|ingevuld|meegeschreven)"
_KEPT = r"(?:bewaard|opgeschreven|genoteerd|opgenomen|vastgelegd|onthouden|ingevoerd)"
_KEEP = r"(?:bewaren|opschrijven|noteren|opnemen|vastleggen|onthouden|meeschrijven|opschrijft|bewaart|noteert|onthoudt)"
_ALL = r"(?:alles|de hele boel|heel de boel|het hele gesprek|heel het gesprek|dit hele gesprek|het hele verhaal|mijn hele verhaal|de hele zooi|de hele handel|al mijn (?:antwoorden|gegevens|woorden|verhalen)|mijn gegevens|dit gesprek|het gesprek)"

# The whole message, or a clause of it.
_CLAUSES: tuple[tuple[str, str], ...] = (
    ("easier", rf"(?:(?:kan|mag|kunt|kun|wil|wilt|zou|zoudt|kan je) )+(?:(?:u|je|het|dat|dit|de vraag|die vraag|deze vraag|ik) )*{_S}{_EASY}(?: {_S}(?:zeggen|vragen|uitleggen|praten|stellen|schrijven|kunnen|vertellen|formuleren))?"),
    ("easier", rf"(?:zeg|zegt|vraag|vraagt|leg|schrijf|praat|stel|doe)(?: u| je)?(?: (?:het|dat|die vraag|de vraag))? {_S}(?<!praat )(?<!doe )(?<!schrijf ){_EASY}(?: uit)?|{_S}(?:makkelijker|eenvoudiger|simpeler|gewoner) (?:graag|woorden|vragen|vraag|taal|praten|zeggen)|{_EASY} (?:graag|alstublieft)|in gewoon nederlands|in gewone (?:taal|woorden)"),
    ("easier", rf"(?:ik |wij )?(?:snap|begrijp|vat|volg) (?:ik )?{_S}{_QUESTION} {_S}(?:echt |gewoon |helemaal )*niet|{_QUESTION} (?:snap|begrijp|vat|volg) ik {_S}(?:echt |helemaal )*niet|ik begrijp {_S}niet wat (?:u|je) (?:vraagt|zegt|bedoelt|wilt|wil|wilt weten|bedoeld)|ik (?:snap|begrijp) (?:u|je|het|er) {_S}(?:niet|niets van)|ik kan (?:u|je|het) {_S}niet volgen|(?:u|je) (?:praat|vraagt|zegt het|vraagt het) {_S}(?:veel )?te (?:moeilijk|ingewikkeld)"),
    ("easier", r"(?:(?:wat|dat|dit|het|u|je|die|ze|deze) )*(?:(?:is|zijn|vind|vindt|gebruikt|gebruik|doet|zegt|praat|ik|een|wel|erg|heel|veel|allemaal|zulke|te|zo|met|mij|me|voor|hele) )*(?:moeilijke?|moeilijk|lastige|dure|deftige|ingewikkelde) (?:woord|woorden|taal|vraag|vragen|zin|zinnen)(?: (?:allemaal|voor mij|voor me|zijn dat|is dat|je|u))*"),
    ("easier", rf"(?:(?:dat|dit|die vraag|deze vraag|het|de vraag) )?(?:(?:is|gaat|wordt|vind ik|wel|een beetje|veel|allemaal|mij|me) )*te (?:moeilijk|ingewikkeld|lastig)(?: gevraagd)? (?:voor (?:mij|me|mijn hoofd|mijn oude hoofd)|gevraagd|gezegd|vraag)|{_QUESTION} (?:is|vind ik|zijn) (?:(?:veel|me|mij|echt) )*(?:te )?(?:moeilijk|lang|ingewikkeld|lastig)"),
    ("easier", rf"(?:gebruik|neem|doe|zeg)(?: u| je)? {_S}(?:(?:met|een|de) )?(?:gewone|andere|makkelijke|makkelijkere|simpele|kleinere|kortere|normale|makkelijker|gewonere) (?:woorden|woord|zinnen|taal)|zeg het eens zoals (?:je|u) het tegen een kind .*|dat woord (?:ken|begrijp|snap) ik niet|ik (?:ken|begrijp|snap) dat woord niet"),
    ("noted", rf"(?:en )?wat (?:hebt|heb|hebben|had|hed) {_YOU} (?:(?:nu|allemaal|al|tot nu toe|van mij|over mij|van me|over me|er|daar|eigenlijk|precies|zoal|dan|van ons|over ons|ervan|van|dus|hier|net|je) )*(?:{_NOTED}|staan|gemaakt van (?:wat ik|mijn) .*)(?: (?:van|over) (?:mij|me|ons|wat ik .*))?|wat (?:hebt|heb) {_YOU} (?:nu )?(?:over|van) (?:mij|me)"),
    ("noted", rf"wat (?:staat|stond|is) er (?:(?:nu|allemaal|al|tot nu toe|eigenlijk|dan|daar|zoal|precies|van|in|op) )*(?:(?:over|van|bij) (?:mij|me|ons)|{_NOTED}|op (?:papier|mijn lijstje|het lijstje|de lijst|dat lijstje))(?: {_NOTED})?(?: (?:over|van) (?:mij|me|ons))?|wat staat er {_S}in(?: (?:mijn dossier|mijn verhaal))?"),
    ("noted", rf"(?:(?:lees|leest|laat|toon|kan|mag|wil|zou|kunt|kun|wilt|ik|u|je|mij|me|zien|lezen|voor|voorlezen|horen|weten|inzien|nakijken|kijken|teruglezen|nalezen|het|dat|is|nu|maar|graag|even|eens|ook|nog|weer|alstublieft|gewoon|best) )+(?:wat|alles wat) (?:(?:u|je|er|ik) )?(?:(?:nu|allemaal|al|tot nu toe|over mij|van mij|over me|van me|daar|er|eigenlijk|hebt|heb|staat|is) )*(?:{_NOTED}|hebt|heb|staat|gezegd|verteld)(?: (?:is|hebt|heb|staat|wordt))?(?: (?:over|van) (?:mij|me))?(?: (?:zien|lezen|inzien|horen))?"),
    ("noted", rf"(?:(?:mag|kan|wil|zou|ken) ik|(?:laat|toon|lees|geef) (?:mij|me)?|ik wil|kunt u|kun je|laat) ?{_S}(?:mijn|het|dat|de|uw) (?:lijstje|lijst|aantekeningen|notities|antwoorden|wensen|verslag|verslagje|samenvatting) {_S}(?:willen )?(?:zien|lezen|inzien|teruglezen|nalezen|voor|voorlezen|terugzien|bekijken|horen)"),
    ("noted", r"wat weet (?:u|je) (?:(?:nu|al|allemaal|dan|eigenlijk|zoal) )*(?:van|over) (?:mij|me)(?: (?:nu|al|allemaal))*|wat heb ik (?:(?:nu|u|je|allemaal|al|tot nu toe|zoal) )+(?:gezegd|verteld)"),
    ("withdraw", rf"(?:(?:maar|nee|nu|bij nader inzien|achteraf) )*(?:ik wil|wil ik) {_S}(?:niet|absoluut niet|niet meer|liever niet|helemaal niet) {_S}dat (?:(?:het|alles|iets|mijn verhaal|mijn gegevens|mijn antwoorden|dit gesprek|het gesprek|wat ik (?:hier |allemaal )?(?:zeg|vertel)|{_YOU}|er|hier|van mij|dit|ergens|allemaal) )+(?:(?:wordt|word|worden|blijft|gaat) )?(?:bewaard|opgenomen|vastgelegd|{_KEPT} (?:wordt|word|worden|blijft|staat)|bewaren|bewaart|opschrijven|(?:je|u) iets (?:bewaart|opschrijft))(?: (?:wordt|word|worden|blijft))?"),
    ("withdraw", rf"(?:ik wil dat (?:u|je) )?(?:(?:gooi|haal|doe|wis|veeg|schrap|verwijder|streep|delete|vergeet|laat|vernietig)(?: u| je)?|(?:kunt|kun|kan|wilt|wil) (?:u|je)|ik wil|ik wil graag|mag|kan|moet|u moet|je moet) {_S}{_ALL} {_S}(?:weg|er uit|uit|er door|door|weggooien|weghalen|wissen|verwijderen|vergeten|vernietigen|gewist worden|verwijderd worden|schrappen|gewist|verwijderd|wist|weggooit|verwijdert|wissen wat ik (?:gezegd|verteld) heb|wat ik (?:gezegd|verteld) heb)|(?:wis|verwijder|schrap|delete|vergeet|vernietig)(?: u| je)? {_S}{_ALL}|ik wil dat {_YOU} {_S}{_ALL} {_S}(?:wist|verwijdert|weggooit|weghaalt|vergeet|vernietigt)"),
    ("withdraw", rf"{_ALL} {_S}(?:(?:mag|moet|kan|hoeft) )?{_S}(?:wissen|verwijderen|weggooien|deleten|uitwissen|vergeten|vernietigen|gewist(?: worden)?|verwijderd(?: worden)?|weggegooid(?: worden)?)(?: wat ik (?:gezegd|verteld) heb)?|alles (?:mag|moet|kan) {_S}(?:weg|er uit)|ik wil {_S}{_ALL} {_S}(?:terugnemen|intrekken|terug trekken|laten wissen|laten verwijderen)|ik neem alles terug(?: wat ik (?:gezegd|verteld) heb)?"),
    ("withdraw", rf"(?:ik )?(?:trek|neem|wil|ik|hierbij|bij deze) {_S}(?:mijn|die|de) (?:toestemming|akkoord|goedkeuring|ja) {_S}(?:in|terug|intrekken|terugnemen|terugtrekken)|(?:toestemming|mijn toestemming) (?:intrekken|terugnemen|trek ik in|neem ik terug)|ik geef {_S}(?:geen|niet meer mijn) toestemming(?: meer)?(?: om (?:iets|dit|het) te (?:bewaren|noteren))?|(?:hierbij|bij deze) trek ik mijn toestemming in|ik heb spijt van mijn toestemming"),
    ("withdraw", rf"(?:bewaar|schrijf|noteer|onthoud|leg|neem)(?: u| je)? {_S}(?:niets|geen woord|geen letter|geen een woord)(?: (?:meer|van mij|hier van|hiervan|van dit gesprek|van wat ik (?:zeg|vertel)|op|vast|in))*|{_S}niets {_S}(?:(?:van mij|hiervan|van|er van|hier van) )?{_KEEP}(?: {_S})?(?:meer)?|niets meer {_KEEP}|stop (?:met|maar met) (?:alles )?{_KEEP}"),
    ("withdraw", rf"(?:(?:er (?:mag|hoeft)|(?:u|je) mag|(?:u|je) mogen|(?:u|je) moet|ik wil dat (?:u|je|er)|ik wil niet dat (?:u|je|er)) )(?:(?:van mij|hiervan|hier|{_YOU}) )*{_S}(?:niets|iets|geen woord|geen letter) {_S}(?:(?:van mij|hiervan|over mij) )*(?:te )?(?:worden )?(?:{_KEEP}|{_KEPT})(?: (?:wordt|worden))?"),
    ("informal", rf"(?:(?:zeg|noem|noemt|spreek|praat|doe|gebruik) )(?:(?:mij|me|het|met|tegen me|tegen mij) )*{_S}(?:je|jou|je en jou|je en je|je jou)(?: (?:en|of) (?:je|jou))?(?: {_S}(?:tegen (?:mij|me|ons)|zeggen|dat is (?:fijner|leuker|gezelliger|prettiger)))?"),
    ("informal", rf"(?:u|je|we) (?:mag|mogen|moogt|kunt|kan|kun|moet|moeten) (?:(?:mij|me|tegen mij|tegen me) )?{_S}(?:(?:je|jou|je en jou|je en je) (?:zeggen|tegen (?:mij|me) zeggen|gebruiken)(?: tegen (?:mij|me|ons))?|tutoyeren|je en jou|(?:mij|me) tutoyeren)|(?:laten we|zullen we|we kunnen) (?:elkaar |mekaar )?{_S}(?:tutoyeren|je (?:en jou )?zeggen)|tutoyeer (?:mij|me)|{_S}(?:je en jou|je en je)|tutoyeren mag"),
    ("informal", rf"(?:(?:u|je|het|dat) )?(?:hoeft|hoef|hoeven|moet|hoefde)(?: {_YOU})?(?: (?:mij|me|tegen mij|tegen me))? {_S}(?:geen|niet|niet steeds|niet de hele tijd|niet met) u (?:(?:te )?(?:zijn|zeggen|noemen|wezen)|tegen (?:mij|me) te zeggen)(?: tegen (?:mij|me))?|geen u(?: zeggen)?(?: tegen (?:mij|me))?|(?:laat|hou) (?:dat |die )?u {_S}(?:zitten|weg|achterwege|op)|dat (?:ge)?u hoeft niet|niet u zeggen"),
    ("formal", rf"(?:zeg|noem|spreek|gebruik|zegt) (?:(?:mij|me|aan|met) )*{_S}u(?: {_S}(?:tegen (?:mij|me|ons)|aan|zeggen|is (?:netter|beter)))?|{_S}u (?:zeggen|blijven zeggen|gebruiken|graag)|(?:ik heb|ik hoor) {_S}(?:het )?{_S}dat (?:u|je) u (?:zegt|zegt tegen mij|blijft zeggen)|ik heb {_S}u"),
    ("formal", rf"(?:u|je) (?:mag|moet|kunt|kan) {_S}(?:tegen (?:mij|me) )?{_S}u (?:zeggen|blijven zeggen|tegen (?:mij|me) zeggen)|ik wil {_S}(?:met u (?:aangesproken|aangesproken worden|genoemd)|dat (?:u|je) u (?:zegt|tegen (?:mij|me) zegt))(?: worden)?|(?:geen|niet) (?:je|jou|je en jou|tutoyeren|getutoyeer|gejij en gejou|gejij|gejou)(?: (?:zeggen|tegen (?:mij|me)|je))*|spreek (?:mij|me) {_S}met u aan"),
)  # fmt: skip
CLAUSES = tuple((intent, re.compile(pattern)) for intent, pattern in _CLAUSES)

# Anywhere in a message of somebody who asks back.
ASKING_BACK = frozenset({"explain", "repeat", "dont_know", "smalltalk", "skip"})
HARDER = re.compile(
    rf"\b(?:{_EASY.replace('|gewoon|', '|')}|(?:te|zo|zulke|veel|met|een) (?:moeilijke?|lange?|dure|stadse|deftige|ingewikkelde?) (?:woord|woorden|vraag|zin|zinnen|taal)|moeilijke? (?:woord|woorden|vraag|zin)|te moeilijk|(?:vraag|zin) te lang|te lang voor|korter|andere? woord(?:en)?|stadse woorden"
    r"|(?:snap|begrijp|volg|vat) (?:ik )?(?:(?:de|die|deze|uw|je|dat|het|er|u|zo'n|echt|gewoon|helemaal|nu) )*(?:(?:vraag|zin|woord|woorden) )?(?:niet|niets)|ken (?:ik )?(?:dat |het )?(?:woord )?niet|woord (?:ken|begrijp|snap) ik niet|geen touw|chinees voor mij|zeg (?:het )?(?:nu |eens |maar )*gewoon|gewone taal|gewoon nederlands|tegen een kind|voorbeeld"
    r"|woorden met \w+ lettergrepen)\b"
)  # fmt: skip
NEXT = re.compile(r"\b(?:volgende?|andere? (?:vraag|onderwerp)|iets anders|wat anders|sla)\b")

_DRUG = r"(?:\w*pil(?:len|letje|letjes)?|\w*tablet(?:ten|je|jes)?|paracetamol\w*|ibuprofen|medicijn(?:en)?|medicatie|antibiotica|\w*verdunners?|insuline|\w*zalf(?:je)?|pufjes?|puffer|puf|\w*druppels?|\w*capsules?|aspirines?|oxazepam|diclofenac|morfine|magnesium|vitamines?|drankje|hoestdrank|zetpil|prednison|metformine|slaapmiddel\w*|pijnstillers?|laxeer\w*|grapefruit|dosis|pleisters?|inhaler)"
_AIL = r"(?:jeuk\w*|\w*pijn|kramp\w*|hoest\w*|koorts|(?:hoge |lage )?bloeddruk|bloedsuiker|suiker|diarree|verstopping|obstipatie|uitslag|vlek(?:ken|je)?|wond(?:je|en)?|bult(?:je|en)?|knobbel(?:tje)?|\w*zwelling|dikke (?:benen|enkels|voeten|voet|enkel|vingers)|duizelig\w*|misselijk\w*|eczeem|\w*ontsteking|griep|hartkloppingen|stijve \w+|reuma|jicht|cholesterol|hartslag|temperatuur|slapeloosheid|maagzuur|aambeien|moedervlek|blaren|doorligplek|verkouden\w*|verhoging|zuurbranden|artrose|aften|schimmel\w*|oorsuizen|droge (?:ogen|huid|mond)|likdoorns?)"
_TAKE = r"(?:nemen|neem|innemen|slikken|doorslikken|gebruiken|dubbel|extra|samen|bij|halveren|overslaan|stoppen|minderen|combineren|fijnmalen|malen|smeren|open|meer|minder|tegelijk|om de andere dag|met|kwaad|in een keer|eten|door|als ik|na|drinken)"
MEDICAL = re.compile(
    rf"\b(?:mag|kan|moet|zal|mogen|kunnen|moeten) (?:ik|je|men|hij|we|die|dat|deze|mijn \w+|mijn) (?:\S+ ){{0,7}}?(?:{_DRUG}(?: \S+){{0,6}}? {_TAKE}|{_TAKE} (?:\S+ ){{0,4}}?{_DRUG})\b"
    rf"|\b(?:mogen|kunnen|mag|kan|moet|moeten|zal) (?:(?:die|deze|mijn|de|dat) )?(?:\w+ )?{_DRUG} (?:\S+ ){{0,8}}?{_TAKE}\b|\bof (?:ik|mijn \w+|hij|ze) (?:\S+ ){{0,4}}?{_DRUG} (?:\S+ ){{0,5}}?mag\b"
    rf"|\bhoe ?(?:veel|vaak|lang)(?: \w+){{0,3}} (?:mag|kan|moet) (?:ik|je|hij|ze|men) (?:\S+ ){{0,4}}?{_DRUG}|\bhoe ?veel (?:\w+ ){{0,4}}?{_DRUG} (?:mag|kan|moet)\b|\b(?:mag|moet|kan) ik (?:nog een|er nog een|een extra|een halve|twee) {_DRUG}\b"
    rf"|\bwat (?:moet|kan|zal|mag|zou) (?:ik|je|men|hij|ze|we) (?:\S+ ){{0,3}}?(?:doen|nemen|slikken|smeren|gebruiken|innemen|hebben)? ?(?:\S+ ){{0,2}}?(?:tegen|aan|met|bij|voor|als)(?: \w+){{0,3}} {_AIL}|\bwat (?:moet|kan) ik (?:aan|tegen|met) (?:(?:die|mijn|dat) )*{_AIL}"
    rf"|\bwat (?:helpt|is goed|is het beste|doe je|doet u|werkt|doe ik)(?: \w+){{0,2}} (?:tegen|voor|aan|bij|met)(?: \w+){{0,2}} {_AIL}|\bis \d+ (?:over|op) \d+ (?:te )?(?:hoog|laag|goed|erg)\b|\b(?:helpt|werkt|is)(?: \w+){{1,4}} tegen(?: \w+){{0,2}} {_AIL}"
    rf"|\bis (?:(?:mijn|die|deze|dit|dat|zo'n|een|zijn|haar) )+(?:\w+ )?(?:{_AIL}|pols|gewicht|bloed|hart)(?: \S+){{0,6}}? (?:te hoog|te laag|hoog|laag|normaal|gevaarlijk|erg|ernstig|kwaadaardig|besmettelijk|goed|gezond)\b|\bhoe (?:hoog|laag) (?:mag|moet|hoort|is)(?: \w+){{0,3}} {_AIL}|\b(?:{_AIL})(?: \S+){{0,5}} is (?:die|dat|het) (?:gevaarlijk|erg|ernstig)\b"
    rf"|\b(?:heb|zou|kan) (?:ik|het|dit|dat)(?: \w+){{0,3}} (?:kanker|blaasontsteking|longontsteking|alzheimer|parkinson|griep|corona|suikerziekte|artrose|reuma|een ontsteking|een hernia|trombose)(?: \w+){{0,2}}$|\bmoet ik (?:\w+ ){{0,3}}(?:naar de|een) (?:dokter|huisarts)(?: (?:bellen|halen|toe))?(?: \w+){{0,5}}$|\bmag (?:ik|je|mijn \w+|hij|ze)(?: \w+){{0,3}} (?:alcohol|een borrel|wijn|grapefruit)(?: \w+){{0,2}} (?:bij|met)(?: \w+){{0,3}} {_DRUG}"
)  # fmt: skip
DEADLY = re.compile(r"\b(?:dood\w*|sterven|wakker (?:te )?word\w*|einde|eind aan|afgelopen|voorgoed)\b")
_STARTS = re.compile(
    r"^(?:(?:nu|ja|nee|ach|en|maar|zeg|dokter|zuster|sorry|hé|hallo|eigenlijk|even een vraag(?:je)?|vraagje|ik vraag me af|toevallig) )*(?:weet (?:u|je)|mag|kan|moet|mogen|kunnen|moeten|hoe ?veel|hoe|wat|is|helpt|heb ik|zou|werkt|of)\b"
)


def clauses(text: str) -> list[str]:
    """The parts of a message between full stops and commas, and the whole, as plain words without fillers."""
    parts = [
        re.sub(r"^(?:en|maar|dus) ", "", plain_words(part))
        for part in [text, *re.split(r"[.,;:!?\n]+", text)]
    ]
    stripped = [
        (part, without_fillers(part, front=False), without_fillers(part, front=True)) for part in parts
    ]
    return list(dict.fromkeys(form for forms in stripped for form in forms if form))


def asks_medical(text: str, *, asks: bool = False) -> bool:
    """Whether somebody asks what to take or do about a complaint; telling of it is something else.

    `asks`: whether it is known to be a question, also without its sign and its usual beginning.
    """
    words = plain_words(text)
    if not MEDICAL.search(words) or DEADLY.search(words) or len(words.split()) > 45:
        return False
    return asks or "?" in text or _STARTS.match(words) is not None
