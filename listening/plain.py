"""The patterns of short messages that mean one thing by themselves; listening/requests.py uses them.

Everything here is matched against the whole message, in small letters and without punctuation and fillers, so that "ik stop er
altijd een klontje in" isn't a wish to stop. What could also mean that somebody is tired of life ("ik wil niet meer", "het is mooi geweest",
"laat me met rust") is left out: there the model for signals must look.
"""

from __future__ import annotations

import re

_SAID = {"es": "eens", "ns": "eens", "'s": "eens", "is's": "eens", "nie": "niet", "mar": "maar", "da": "dat", "wa": "wat", "'t": "het", "t": "het", "ut": "het", "'k": "ik", "k": "ik", "ich": "ik", "ff": "even", "effe": "even", "effen": "even",
    "efkes": "even", "eventjes": "even", "nou": "nu", "niks": "niets", "nix": "niets", "jij": "je", "gij": "je", "ge": "je", "jullie": "je", "d'r": "er", "der": "er", "dr": "er", "ervan": "er van", "ermee": "er mee", "hiermee": "hier mee",
    "eruit": "er uit", "erdoor": "er door", "m'n": "mijn", "mn": "mijn", "aub": "alstublieft", "svp": "alstublieft", "alsjeblieft": "alstublieft", "asjeblieft": "alstublieft", "astublieft": "alstublieft", "pls": "alstublieft", "oke": "oké", "ok": "oké", "okay": "oké",
    "prive": "privé", "mischien": "misschien", "gaag": "graag", "graach": "graag", "wl": "wil", "asje": "als je", "wij": "we", "één": "een", "1": "een", "x": "keer", "keertje": "keer", "heeft": "hebt", "kweet": "ik weet", "kwil": "ik wil", "hep": "heb",
    "opslaan": "bewaren", "opgeslagen": "bewaard", "mevrouw": "", "meneer": "", "kan'k": "kan ik", "das": "dat is", "da's": "dat is", "tis": "het is", "'tis": "het is", "volg": "volgende", "vlgende": "volgende", "stp": "stop", "kappe": "kappen", "stoppe": "stoppen", "kwee": "ik weet", "hedde": "heb je", "hebde": "heb je", "bende": "ben je", "nxt": "volgende", "volgend": "volgende", "zo'nen": "zo'n", "weetikniet": "weet ik niet",
    "weetniet": "weet niet", "kweenie": "weet ik niet", "weenie": "weet niet", "idk": "weet ik niet", "verstawn": "verstaan", "vergeetn": "vergeten", "gien": "geen", "gin": "geen", "bent'u": "bent u", "wablieft": "wablief", "watblief": "wablief", "toch": ""}  # fmt: skip
_PICTURE = re.compile(
    r"[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF\u23E9-\u23FA\u200d\u20e3\ufe0f\u2190-\u21ff]"
)

HEAD = r"(?:nu|ja|nee|ach|och|oh|o|oei|ah|sorry|zeg|hé|hee|he|hè|hallo|oké|eh|uh|uhm|tja|pardon|alstublieft|maar|en|dus|kom|toe|zo|kijk|graag|dan|of|even|eerlijk gezegd|wacht)"
TAIL = r"(?:hoor|hè|he|zeg|joh|nu|maar|dan|graag|even|eens|alstublieft|a u b|dank u(?: wel)?|dank je(?: wel)?|dankuwel|dankjewel|bedankt|kind|jong|meid|meisje|schat|hè zeg|eigenlijk|eerlijk gezegd|sorry|ja|allemaal|gewoon)"
_S = r"(?:(?:nu|maar|graag|even|eens|echt|gewoon|liever|eigenlijk|dan|ook|nog|weer|alstublieft|gauw|direct|meteen|wel|best|misschien|zo|allemaal|er|hier|vandaag|een beetje|ergens|al|net|soms|eerst|een keer) )*"
_YOU = r"(?:u|je|ie|ze|hij)"
_IT = r"(?:dit|dat|het|hem|die|deze|alles|dit gesprek|het gesprek|dat gesprek|die vragen|dat ding|dit ding|dat apparaat)"
_STOPPEN = r"(?:stop|stoppen|ophouden|op te houden|op houden|kappen|afsluiten|af te sluiten|afronden|uitscheiden|beëindigen|beeindigen|afbreken|kappen)"
_WITH = r"(?:(?:met )?(?:dit|het|het gesprek|dit gesprek|praten|kletsen|tikken|typen|vragen|die vragen|deze vragen|al die vragen|al dat gevraag|dat gevraag|vragen stellen|dit gedoe)|er mee|hier mee|daar mee|daarmee|mee)"
_MAN = r"(?:(?:een |de |mijn )?(?:echte? |gewone? |levend |levende )?(?:mens|persoon|medewerker|medewerkster|zuster|broeder|verpleging|verpleegkundige|verzorger|verzorgster|verzorgende|verzorging|contactpersoon|leiding|leidinggevende|receptie|directeur|mens van vlees en bloed|dominee|pastoor|geestelijk verzorger|dokter|huisarts)|iemand van (?:het team|de afdeling|hier|het huis|de zorg|de verpleging|de leiding|vlees en bloed)|iemand die (?:hier )?(?:werkt|luistert)|een van de zusters)"
_ANYONE = rf"(?:iemand(?: anders)?|{_MAN})"
_MACHINE = r"(?:(?:een|zo'n|de) )?(?:echte? |gewone? )?(?:mens|persoon|robot|robotje|computer|kompjoeter|machine|apparaat|automaat|bot|chatbot|ai|chatgpt|programma|bandje|kastje|toestel|medewerker|zuster|iemand)"
_LATER = r"(?:straks|later|morgen|overmorgen|vanmiddag|vanavond|morgenochtend|(?:een )?andere keer|volgende keer|na het eten|na de koffie|over een uurtje?|zo)"
_GONE = r"(?:weg|er (?:weer )?uit|uit|er weer af|er af|door|er door|verwijderen|wissen|weghalen|weglaten|schrappen|weggooien)"
_THING = r"(?:dat|dit|het|die|deze|dat laatste|het laatste|(?:dat|het|dit) (?:laatste )?(?:stuk|stukje|verhaal|antwoord|bericht|zinnetje)|die (?:laatste )?(?:zin|opmerking)|mijn (?:laatste )?(?:antwoord|bericht|woorden)|wat ik (?:net |daarnet |zonet |zojuist )?(?:over (?:\w+ ){1,3})?(?:zei|schreef|typte|vertelde|gezegd heb|heb gezegd))"

_WHOLE: tuple[tuple[str, str], ...] = (
    # the end
    ("stop", rf"(?:(?:(?:ik|we) (?:wil|willen|wou|zou|ga|gaan|moet|moeten)|(?:wil|kan|mag|zal) ik|(?:kunnen|zullen|mogen|willen|laten) we|wilt? {_YOU}|k(?:unt|un|an) {_YOU}|laat me|hoe kan ik) )?{_S}(?:{_WITH} )?{_S}{_STOPPEN}(?: {_S}{_WITH})?(?: willen)?"),
    ("stop", r"(?:stop )+stop|halt|ho maar|ho stop|stop het|stop ermee|stop er (?:maar )?mee|stop (?:dit|het|dit gesprek|het gesprek)"),
    ("stop", rf"(?:hou|houd|houdt|hoal)(?: u| je)? (?:er )?{_S}(?:mee )?op(?: {_WITH})?|(?:ik|we) (?:hou|houd|houden) (?:er )?{_S}(?:mee )?op|ik kap(?: {_S}(?:er )?mee)?|we kappen(?: {_S}(?:er )?mee)?|kap er {_S}mee"),
    ("stop", rf"(?:ik|we) (?:stop|stoppen)(?: {_S}{_WITH})?|(?:ik )?schei (?:er )?{_S}(?:mee )?uit|(?:ik|we) (?:sluit|sluiten|breek|breken) (?:(?:dit|het|het gesprek|dit gesprek) )?{_S}af|sluit (?:{_IT} )?{_S}af|(?:beëindig|beeindig|sluit) (?:dit|het) gesprek"),
    ("stop", rf"(?:zet|doe) (?:{_IT} |jezelf |de tablet )?{_S}uit|(?:mag|kan|moet) {_IT} {_S}uit|hoe (?:zet|krijg|doe) ik {_IT}(?: ding| apparaat)? {_S}uit|stoppen we|hoe stop ik(?: (?:dit|het|hier mee))?|ik (?:zet|doe) {_IT} {_S}uit|ik wil er {_S}mee (?:stoppen|ophouden|kappen)|weg met (?:dit|dat) (?:ding|scherm|apparaat)"),
    ("stop", r"(?:het is )?genoeg (?:voor (?:vandaag|nu)|gepraat|gekletst|gevraagd)|einde (?:gesprek|oefening)|(?:ik heb )?(?:er )?geen zin meer in (?:praten|dit|dit gesprek|die vragen|dat gevraag|vragen)|ik wil niet (?:meer|langer|verder) (?:praten|kletsen|antwoorden|meedoen met dit)"),
    ("stop", r"(?:laten we|we laten|ik laat) het (?:hier|daar)bij(?: laten)?"),
    ("done", r"(?:dat|dit) (?:was|is) (?:het|alles|wel alles|het wel|alles wel|eigenlijk alles|het eigenlijk|het voor (?:vandaag|nu)|het zo'n beetje|zo'n beetje alles|het wel zo'n beetje|wel zo'n beetje alles|mijn verhaal|het hele verhaal)"),
    ("done", r"(?:verder|meer) (?:heb ik )?(?:niets|niet)(?: meer)?(?: te (?:vertellen|zeggen|melden))?|niets (?:meer|verder)(?: te (?:vertellen|zeggen|melden))?|ik ben klaar|klaar|ik ben uitgepraat|uitgepraat|(?:ik heb )?alles (?:gezegd|verteld)|ik heb alles (?:wel )?(?:gezegd|verteld)|meer is er niet|niets meer toe te voegen|verder geen bijzonderheden"),
    ("done", r"(?:(?:dank (?:u|je)(?: wel)?|bedankt|dankjewel|dankuwel) )?(?:dat|dit) (?:is|was) (?:(?:nu|wel|dan|voor nu|zo'n beetje) )*(?:alles|het|het belangrijkste)(?: (?:van ons|voor mij|wat ik had|van mij)(?: tweeën)?)?|klaar (?!(?:mee|ermee|voor|om|met|staan|staat)\b)\w+|(?:\w+ )?klaar meer niet"),
    ("done", r"(?:zo )?(?:dan )?(?:heb ik|ik heb) (?:nu )?(?:wel )?(?:alles (?:wel )?gezegd|gezegd wat ik (?:kwijt )?(?:wou|wilde|kwijt wou|kwijt wilde))|zo dan heb ik (?:mijn hart|het) (?:wel )?gelucht|de rest (?:\w+ ){1,4}dit was het"),
    ("done", r"(?:ik heb )?(?:verder )?niets meer te (?:vertellen|zeggen)|meer (?:weet|heb) ik(?: ook| echt)? niet(?: te (?:vertellen|zeggen))?|(?:zo )?is het (?:wel )?compleet|compleet"),
    # the pause
    ("pause", rf"(?:(?:ik wil|ik moet|mag ik|kan ik|kunnen we|zullen we|laten we|we nemen|neem|tijd voor) )?{_S}(?:een )?(?:korte |kleine )?(?:pauze|pauzetje|pauzeren)(?: (?:nemen|houden|hebben))?"),
    ("pause", r"wacht(?: (?:u|je))?(?: (?:even|eens|nu|maar|een momentje|een ogenblikje))*|(?:een )?(?:moment|momentje|ogenblik|ogenblikje)|even (?:op adem komen|wachten|geduld|rust|rusten|bijkomen|niet|plassen|naar de wc)|nu (?:even )?niet|twee tellen"),
    ("pause", rf"(?:(?:ik ben|ik word|ben) (?:te |zo )?moe )?{_LATER} (?:(?:weer|nog|maar|misschien|graag|ik|we|wil ik|gaan we|ga ik|wil|wel) )*(?:verder|door|terug|weer|doorgaan|verder praten|verder gaan|verdergaan)"),
    ("pause", rf"(?:ik (?:ga|wil|kom|praat|ben)|we (?:gaan|willen|praten)|ben|gaan we|kunnen we|zullen we|mag ik|kan ik|laten we|zal ik) {_LATER} {_S}(?:(?:weer|mee) )?(?:verder|door|terug|verdergaan|verder gaan|verder praten|doorgaan)"),
    ("pause", rf"(?:kan|mag) (?:het|dit|dat) {_S}{_LATER}(?: verder)?|(?:dit|het) doen we {_LATER} (?:wel|verder)|bewaar (?:dit|het|die vraag|dat) {_S}voor {_LATER}|ik (?:moet|ga|wil) even (?:plassen|naar (?:de wc|het toilet|bed)|weg|rusten|liggen|bijkomen|eten|drinken|slapen|uitrusten)"),
    ("pause", r"er (?:staat|is|komt|klopt) iemand(?: (?:aan|voor|bij|op) de deur)?|(?:de|mijn) (?:bel|telefoon|deurbel) gaat|ik word gebeld|(?:ik )?(?:ben|word) (?:zo |te )?moe (?:van het praten|van dit praten|van al dat praten|hiervan|om (?:verder )?te praten|van de vragen)"),
    # not this
    ("dont_know", r"(?:(?:dat|het|ik|daar|er) )?weet (?:ik )?(?:(?:het|dat|er|echt|eigenlijk|ook|zo|nog|gewoon|even|eerlijk gezegd|zelf|allemaal|zo gauw|nu|helemaal|een twee drie|daar) )*(?:niet|niets)(?: (?:meer|zo|precies|goed|zeker|van|hoor|zo goed|zo gauw|zo precies|uit mijn hoofd))*"),
    ("dont_know", r"(?:(?:ik heb|heb) )?(?:er |daar )?(?:echt |eigenlijk |ook )*geen (?:flauw |enkel )?(?:idee|benul|antwoord|mening)(?: (?:van|op|over|voor))?|(?:(?:ik|dat) )?zou (?:ik )?(?:het |dat )?(?:echt |zo |ook |bij god )*niet (?:weten|kunnen zeggen)|ik zou het (?:echt |zo |ook )*niet (?:weten|kunnen zeggen|durven zeggen)"),
    ("dont_know", r"weet ik veel|wist ik het maar|joost mag het weten|al sla je me dood(?: ik zou het niet weten)?|(?:dat )?(?:kan|durf) ik (?:u |je )?(?:zo |echt |nu )*niet (?:te )?zeggen|(?:lastig|moeilijk) te zeggen|(?:dat|daar) vraag(?:t)?(?: u| je) me wat|(?:dat )?ben ik vergeten"),
    ("dont_know", r"(?:(?:daar|dat) )?moet ik (?:(?:nog|even|eerst|eens) )*over nadenken|daar heb ik (?:nog )?nooit (?:over nagedacht|bij stilgestaan|aan gedacht)|(?:er )?(?:schiet me|komt) niets(?: te binnen| in me op)?|ik kan er (?:even )?niet op ?komen|tja+|pf+|poe+h?|ik heb er geen antwoord op|daar heb ik geen antwoord op"),
    ("skip", rf"(?:(?:doe|neem|stel|geef|ga|door|naar|hebt u|heb je|mag ik|kan ik|mag|kunt u|kun je|ik wil|wilt u|wil je|mij|me|liever|vraag) )*{_S}(?:(?:naar|de|een) )*volgende(?: (?:vraag|onderwerp|punt))?(?: (?:stellen|vragen))?"),
    ("skip", rf"(?:(?:doe|neem|stel|geef|hebt u|heb je|mag ik|kan ik|mag|kunt u|kun je|ik wil|wilt u|wil je|mij|me|liever|niet) )*{_S}(?:een )?(?:andere?|nieuwe?) (?:vraag|onderwerp)(?: (?:stellen|vragen))?|doe {_S}een andere|neem {_S}een andere"),
    ("skip", rf"(?:(?:liever|vraag|vraag me|vraagt u) )?{_S}(?:iets|wat) anders(?: vragen)?|(?:laten we|kunnen we|ik wil|zullen we|mag) (?:het )?{_S}(?:over )?(?:iets|wat) anders(?: (?:hebben|praten))?"),
    ("skip", rf"sla (?:(?:dit|die|deze|hem|'m|m|dat|deze vraag|die vraag|de vraag|die) )?{_S}over|(?:die|deze|dit|dat|die vraag|deze vraag) (?:sla ik|slaan we|mag u|mag je|kunt u|wil ik) {_S}over(?:slaan)?|(?:(?:kan|mag|wil|zal) ik|kunnen we|zullen we|ik wil|we kunnen) (?:{_IT}|de vraag|die vraag|deze vraag) {_S}overslaan|overslaan|deze overslaan|laat (?:deze|die|die vraag|deze vraag) {_S}zitten"),
    ("skip", rf"ga {_S}(?:verder|door)|gaat u {_S}(?:verder|door)|verder|next|pas|ik pas|(?:dit|dat) onderwerp niet|(?:niet )?(?:deze|die) vraag(?: niet)?"),
    ("skip", r"(?=.*\b(?:niet|niets|geen|voor mezelf)\b)(?:(?:daar|hier) (?:wil|ga|praat|zeg|heb|geef) ik (?:(?:het|nu|liever|even|niet|niets|geen|echt|vandaag|graag) )*(?:over (?:hebben|praten|zeggen|vertellen)|over|op|antwoord op(?: geven)?|op antwoorden)|(?:dat|dit) (?:wil|zeg|vertel|houd|hou) ik (?:(?:nu|liever|niet|echt|u|je) )*(?:zeggen|vertellen|kwijt|voor mezelf|niet))"),
    ("skip", r"(?:dat )?gaat (?:u|je|jou|niemand) (?:niets|niet|geen bal) aan|(?:dat|dit|die vraag|deze vraag) (?:is|vind ik) (?:(?:me|mij|te|nogal|heel|erg) )*(?:privé|persoonlijk)|geen commentaar|(?:die|dat|deze vraag|die vraag) beantwoord ik niet|ik geef (?:daar |hier )?geen antwoord(?: op)?|(?:liever )?niet over praten|daar liever niet over"),
    # say it again, say what you mean
    ("repeat", rf"(?:(?:kunt|kun|kan|wilt|wil|zou|zoudt) {_YOU} |mag ik )?(?:{_IT} |de vraag |die vraag )?{_S}(?:(?:nog een|een) (?:keer|maal)|nogmaals|nog eens|opnieuw|herhalen|herhaal)(?: (?:{_IT}|de vraag|die vraag))?(?: (?:zeggen|vragen|herhalen|horen|lezen|voorlezen|stellen|willen zeggen|willen herhalen))?"),
    ("repeat", rf"(?:zeg|zegt|vraag|vraagt|herhaal|stel|lees|leest)(?: u| je)?(?: (?:{_IT}|de vraag|die vraag))? {_S}(?:(?:nog|een|nog een) )*(?:eens|keer|opnieuw|nogmaals|voor)"),
    ("repeat", rf"(?:kan|mag) (?:dat|het) {_S}(?:opnieuw|nog een keer|nog eens)|wat (?:zei|vroeg|zegt|zeg|vraagt|vraag|zei'j|zedde|zeede) ?{_YOU}?(?: (?:daar|nu|net|ook|al|weer|eigenlijk|daarnet|alweer|precies|me))*|(?:wat|hoe) (?:was|is|luidde) (?:de|die|je|uw) vraag(?: (?:ook|al|weer|nu|eigenlijk|alweer))*|hoe zei (?:u|je)|wablief|watte|wat|huh|hè|pardon|sorry wat|wat zeg je me nu"),
    ("repeat", rf"(?:(?:ik )?heb (?:{_IT} |u |je |de vraag )?|dat heb ik )?niet (?:goed )?(?:verstaan|gehoord|gelezen|meegekregen|begrepen wat je zei)|(?:dat |ik )(?:hoorde|verstond|versta) (?:ik )?(?:{_IT} |u |je )?niet(?: goed)?|ik hoor (?:u|je|het) niet(?: goed)?"),
    ("repeat", r"(?:ik ben|ik was) (?:de vraag|even de vraag|(?:kwijt|vergeten) wat (?:u|je) (?:vroeg|zei)) ?(?:kwijt|vergeten)?|(?:iets |wat |kunt u (?:iets |wat )?|kan je (?:iets |wat )?)?(?:harder|luider|langzamer)(?: praten)?"),
    ("explain", rf"(?:wat|hoe) (?:bedoel|bedoelt|meen|meent|bedoelde)(?: {_YOU})?(?: (?:daar|hier|er|dat|dit|nu|mee|eigenlijk|precies|met die vraag|met dat))*|(?:wat|hoe) bedoel'?(?:ie|de)|hoezo|hoezo dat|waarom|waarom dat"),
    ("explain", rf"(?:waarom|waarvoor|hoezo|waartoe) (?:wil|wilt|moet|moeten|willen|vraag|vraagt|vragen) {_YOU}(?: (?:dat|dit|het|alles|dat alles|allemaal|van mij|aan mij|mij|me|dat allemaal|nu|eigenlijk|zoveel|steeds))*(?: weten| vragen)?|waar (?:is|dient) (?:dit|dat|het|deze vraag|die vraag|al dat gevraag)(?: (?:nu|eigenlijk|allemaal|goed))* voor(?: nodig)?|waar dient (?:dit|dat|het) toe"),
    ("explain", rf"wat is (?:hier |nu )?(?:de bedoeling|het doel|het nut|de zin)(?: (?:van dit alles|hiervan|van (?:dit|dit gesprek|deze vraag|die vraag|al die vragen|die vragen|dat gevraag)))?|leg {_S}(?:{_IT} )?{_S}uit|(?:kunt|kun|kan|wilt|wil) {_YOU} (?:{_IT} )?{_S}(?:uitleggen|toelichten)"),
    ("explain", rf"wat houdt dat in|wat wilt? {_YOU} (?:(?:nu|precies|eigenlijk|van mij|daar|mee) )*(?:weten|horen)|(?:(?:dat|het|de vraag|die vraag|u) )?(?:snap|begrijp|volg) ik (?:echt |even )?niet|ik (?:snap|begrijp|volg) (?:(?:u|je|het|dat|de vraag|die vraag|deze vraag|uw vraag|je vraag) (?:echt |even )?niet|er niets van)|wat is dat|wat betekent dat|hoe werkt (?:dit|dat)(?: ding)?|wat moet ik (?:nu )?doen"),
    # whom one talks with and who reads
    ("human", rf"(?:(?:ik (?:wil|zou|moet|praat|spreek)|mag ik|kan ik|wil ik|zou ik|graag|liever) )+{_S}(?:(?:een gesprek met|een praatje met|met|tegen) )?{_S}{_ANYONE} {_S}(?:spreken|te spreken|praten|bellen|willen spreken|willen praten|aan de lijn)"),
    ("human", rf"(?:ik wil |ik zou )?{_S}(?:liever )?met (?:iemand|{_MAN}) (?:spreken|praten|bellen)|(?:mag ik|geef (?:mij|me)|kan ik) {_S}(?:met )?{_MAN}|ik (?:praat|spreek) {_S}(?:met|tegen) {_ANYONE}|ik wil {_S}(?:met )?een (?:echt )?(?:mens|persoon)(?: van vlees en bloed)?"),
    ("human", rf"(?:kan|kunt|kun|wil|wilt|zou) (?:{_YOU} )?(?:er )?{_S}{_ANYONE} {_S}(?:voor (?:mij|me) )?(?:komen|roepen|halen|sturen|bellen|langskomen|langs komen|waarschuwen)|(?:roep|haal|bel|stuur|waarschuw) {_S}{_ANYONE}(?: {_S}(?:voor me|voor mij|langs))?|(?:zuster )+zuster"),
    ("human", rf"(?:is er|hebt u|heb je) {_S}{_ANYONE} (?:beschikbaar|aanwezig|vrij|met wie ik kan praten|die kan komen)|laat {_ANYONE} {_S}(?:komen|(?:mij|me) bellen)|verbind (?:me|mij) {_S}door|kunt u (?:me|mij) doorverbinden|liever met {_MAN}|wie kan ik (?:persoonlijk )?(?:spreken|bellen)|ik wil niet (?:met|tegen) een (?:computer|machine|robot|apparaat|ding|scherm)(?: praten)?|niet met een (?:computer|machine|robot)|met wie kan ik (?:hierover )?(?:praten|bellen)|een mens|een echt mens"),
    ("are_you_human", rf"(?:ben|bent|bin|bun|zijt|zedde|is) (?:u|je|dit|dat) {_S}{_MACHINE}(?: of (?:niet|{_MACHINE}))*|(?:praat|spreek|klets|typ|schrijf|zit) ik {_S}(?:met|tegen|hier tegen) {_MACHINE}(?: of (?:met |tegen )?{_MACHINE})?(?: te praten| te typen)?|je {_S}{_MACHINE}(?: of {_MACHINE})?|(?:ben|bent) (?:u|je) (?:(?:nu|wel) )*echt of {_MACHINE}|ben je {_S}van vlees en bloed|(?:kastje|stekker|programma) of mens|mens of (?:machine|computer|robot|apparaat|kastje)|(?:computer|robot|machine) of mens"),
    ("are_you_human", r"(?:zit|is) (?:er|daar) (?:(?:nu|eigenlijk|ook|wel|echt) )*(?:een mens|iemand|een persoon)(?: (?:achter|in|achter dit scherm|achter de knoppen|aan de andere kant|te typen|achter te typen))+|wie (?:ben|bent) (?:u|je)(?: (?:nu|eigenlijk|dan))*|wat ben je(?: (?:nu|eigenlijk|voor iets))*|wie zit (?:er|daar)|ben je (?:wel )?echt|bent u (?:wel )?echt|bent u van de computer"),
    ("privacy", r"wie (?:leest|lezen|ziet|zien|krijgt|krijgen|hoort|horen|kan|kunnen|hebt|hebben|kijkt|kijken|luistert|luisteren|mag|mogen|weet|weten)(?: (?:er|dit|dat|het|hier|hierin|erin|allemaal|alles|nu|mee|eigenlijk|straks|te|zien|lezen|bij|hierbij|onder ogen|onder de ogen|horen|inzage|toegang|in|meelezen|meekijken|wat ik (?:hier )?(?:zeg|vertel|typ|schrijf)|van|ook|nog|mijn antwoorden|mijn verhaal|dit gesprek|meer))+"),
    ("privacy", r"(?:leest|kijkt|luistert|hoort) er (?:(?:nog|ook|nu|soms) )*iemand mee|waar (?:gaat|blijft|komt|ligt|staat|belandt) (?:dit|dat|het|mijn verhaal|alles)(?: (?:allemaal|nu|straks|dan|eigenlijk|naartoe|naar toe|heen|terecht|bewaard))*|(?:wordt|word) (?:dit|het|alles|dat|dit gesprek|mijn verhaal)(?: (?:nu|ook|allemaal|eigenlijk|ergens|hier))* (?:bewaard|opgenomen|opgeschreven|gelezen|doorverteld|gedeeld|afgeluisterd|doorgegeven)"),
    ("privacy", r"(?:is|blijft) (?:dit|het|dat|alles)(?: (?:wel|hier|nu|ook|echt))* (?:vertrouwelijk|privé|anoniem|veilig|geheim|onder ons|tussen ons|binnenskamers)|wat (?:doet|doen|doe|gebeurt)(?: (?:u|je|er|ze))?(?: (?:er|nu|eigenlijk|straks))* (?:mee|hier mee|met (?:dit|het|mijn|deze|die|alles|wat ik) ?(?:\w+ ?){0,3})|hoe ?lang (?:wordt|blijft) (?:dit|het|dat)(?: \w+)? bewaard"),
    ("privacy", r"(?:kan|kunnen|mag|krijgt|krijgen|leest|lezen|ziet|zien|hoort) (?:(?:mijn|de|onze) \w+)(?: (?:dit|het|dat|alles))(?: ook)?(?: (?:te )?(?:zien|lezen|horen|meelezen))?|neemt? (?:u|je) dit (?:gesprek )?op|komt (?:dit|dat) (?:ook )?bij (?:mijn|de) \w+ (?:terecht|binnen)|komt dit op (?:het )?internet|hoe zit het met (?:de|mijn) (?:privacy|gegevens)"),
    ("delete", rf"(?:haal|gooi|laat|doe|veeg|streep|poets|kras|gum|schrap|wis|verwijder|neem)(?: u| je)? {_S}{_THING} {_S}{_GONE}|(?:wis|schrap|verwijder|deleten?)(?: u| je)?(?: {_S}{_THING})?|{_THING} {_S}(?:weghalen|verwijderen|wissen|schrappen|weglaten)|streep er door|streep {_S}door|delete|verwijderen|wissen|haal {_S}weg|gum (?:het )?uit"),
    ("delete", rf"vergeet {_S}{_THING}|{_THING} {_S}vergeten|niet (?:opschrijven|bewaren|noteren|onthouden)(?: (?:dit|dat|hoor|{_THING}))*|(?:dit|dat) {_S}niet (?:opschrijven|bewaren|noteren|onthouden)|(?:schrijf|zet|noteer|bewaar|onthoud)(?: u| je)? (?:dat|dit) {_S}niet(?: (?:op|in|er in|op papier))?"),
    ("delete", rf"(?:dat|dit) (?:hoeft|mag|moet|hoef) (?:u |je )?{_S}niet (?:(?:er )?in|op|op papier|opgeschreven worden|bewaard worden|genoteerd worden|op te schrijven|te bewaren|te noteren|bewaard|opgeschreven)(?: te staan| komen)?|{_THING} (?:mag|moet|kan) {_S}{_GONE}|(?:kan|mag) {_THING} {_S}(?:{_GONE}|verwijderd worden|gewist worden)|(?:dat|dit) (?:blijft|houden we) (?:onder ons|tussen ons|tussen (?:u|jou|je) en mij)|(?:dat|dit) had ik niet moeten zeggen"),
)  # fmt: skip
_ANSWER: tuple[tuple[str, str], ...] = (
    ("affirm", r"(?:ja|jawel|jazeker|zeker|zeker weten|prima|oké|klopt|ja dat klopt|dat klopt|goed|dat is goed|ja dat is goed|ja goed|ja prima|doe maar|ja doe maar|ja graag|graag|ja ja|jaja|ja klopt|ja oké|inderdaad|ja inderdaad|absoluut|precies|juist|jep|yes|yep|tuurlijk|natuurlijk|ja natuurlijk|ja zeker|ja hoor|jao|joa|ja dat mag|dat mag|mag wel|is goed|vind ik goed|klopt helemaal|helemaal goed)"),
    ("deny", r"(?:nee|neen|nee nee|nee hoor|liever niet|nee liever niet|nee dat hoeft niet|hoeft niet|nee hoeft niet|nope|neuh|welnee|nee bedankt|nee dank u|nee dank je)"),
)  # fmt: skip
PATTERNS = tuple((act, re.compile(pattern)) for act, pattern in _WHOLE)
ANSWERS = tuple((act, re.compile(pattern)) for act, pattern in _ANSWER)

# Pictures, the strongest first: a no or a wish to stop is never covered by a smile. A smile says something kind, but it is no yes
# to a question about permission; a wave never ends the talk.
_PICTURES: tuple[tuple[str, str], ...] = (
    ("stop", "🛑⏹"),
    ("deny", "👎❌✖✗✘🚫⛔🙅❎"),
    ("pause", "⏸😴🥱💤⏳⌛"),
    ("skip", "⏭🤐🙊"),
    ("dont_know", "🤷🤔🙈💭😶"),
    ("repeat", "❓❔🔁👂🔊"),
    ("tell", "😢😭💔😔😞🙁☹😟😥😠😡🤬😤😱😨😰😩😫🥺😿🤕🤒🤢"),
    ("affirm", "👍👌✅✔☑💯🆗❤🧡💛💚💙💜🤎🖤🤍💖💕💗💓💞💝💘🫶🥰😍"),
    ("thanks", "🙏💐🌹"),
    ("greeting", "👋"),
    ("smalltalk", "😀😃😄😁😊🙂☺😉😂🤣😆😅😎😇🤗😜😋🤭😘👏🎉🥳😺🙃"),
)


def plain_words(message: str) -> str:
    """A message in small letters, without pictures and punctuation, its hasty words spelt out."""
    text = _PICTURE.sub(
        " ", message.lower().replace("’", "'").replace("a.u.b", "aub").replace("s.v.p", "svp")
    )
    words = (word if word in _SAID else word.strip("'\"") for word in re.sub(r"[^\w'+-]+", " ", text).split())
    return " ".join(filter(None, (_SAID.get(word, word) for word in words)))


def without_fillers(words: str, *, front: bool) -> str:
    """The words without "hoor" and "alstublieft" at the end, and without "nou" and "nee" in front if `front`."""
    bare = re.sub(rf"(?:\s+{TAIL})+$", "", words)
    return re.sub(rf"^(?:{HEAD}\s+)+", "", bare) if front else bare


def pictures(message: str) -> str | None:
    """The act of a message of only pictures and signs; none when it has letters or figures, or nothing at all."""
    if any(letter.isalnum() for letter in message) or not message.strip():
        return None
    for act, those in _PICTURES:
        if any(picture in message for picture in those):
            return act
    if "?" in message:
        return "repeat"
    return "dont_know" if re.fullmatch(r"[\s.…,]*(?:\.\.|…)[\s.…,]*", message) else None
