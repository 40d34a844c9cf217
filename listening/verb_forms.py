"""The forms of Dutch verbs of daily talk, made from lists of infinitives."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Regular verbs.
_WEAK = """
tochten boksen knipogen smakken
tasten strikken pimpelen verlaten knikkebollen morsen dronen rouwen gillen pruimen schrapen dromen luisteren lusten stutteren prikkelen bungelen bakkeleien aaien aarden accepteren achten ademen adviseren amuseren antwoorden appen arrangeren arriveren babbelen barsten bedanken bedienen bedoelen bedreigen beduiden begeleiden behagen behalen behandelen
beheren behoeven behoren beklagen bekommeren belasten beleven bellen beloeren beloven bemerken bemesten bemiddelen bemoeien benauwen benoemen beoordelen bepalen beplanten bereiden bereiken beseffen
beslissen besparen besteden bestellen bestormen bestraten bestuderen besturen betalen betekenen betoveren betrappen beven bevrijden bewaken bewaren beweren bewonderen bezeren bezorgen bezuinigen
bibberen biechten biljarten blaffen blinddoeken blokkeren blozen blussen boeien boenen boffen bonken bonzen borduren boren borrelen borstelen botsen bouwen branden breien bridgen broeden brommen
bruisen bulderen buurten chatten combineren componeren concentreren controleren corrigeren dammen dansen dekken delen dementeren dempen denderen deponeren deugen dichten dienen dimmen dineren
dirigeren dobberen doden dokteren dollen dommelen donderen dopen doppen douchen draaien dralen dreigen drogen dromen drukken dubben duiden duren durven dutten duwen dwalen dweilen eindigen eisen eren
ergeren facetimen fantaseren feesten feliciteren fietsen filmen filosoferen filteren flikkeren fluisteren fokken fotograferen friemelen froemelen frunniken frustreren functioneren gapen garanderen
gebeuren gebruiken geinen geloven gillen gissen glinsteren gloeien gluren gokken gooien gorgelen grinniken groeien groeten grommen gunnen haasten haken hakken halen handelen handwerken haperen harken
haspelen haten hechten heersen helen hengelen herhalen herinneren herkennen herstellen hervatten hinken hobbelen hoesten hoeven hollen hongeren honoreren hopen horen huilen huiveren huren hurken
informeren inspecteren interesseren interviewen intrigeren investeren inviteren irriteren isoleren jammeren janken jatten jeuken joelen joggen jongleren juichen kaarten kaatsen kalligraferen kalmeren
kammen kamperen kappen keffen kegelen kennen keren kerven keten keuren keuvelen kibbelen kienen kietelen kladden klagen klappen klapperen klaren klaverjassen kleden kleien kleineren kletsen kletteren
kleuren klokken kloppen klunen klungelen klussen knagen knappen kneden knellen kneuzen kniezen knikken knikkeren knippen knoeien knopen knorren knuffelen knuppelen knutselen koeren koesteren koken
kosten krabben kraken kreunen kriebelen krommen kruien kruimelen kuchen kuieren kussen kweken kwekken kwetsen kwijlen lachen lappen lassen leggen leiden lekken lenen leren leunen leuteren leven
leveren liften likken lobbyen loeien loeren logeren lonen lossen luchten luiden luieren luisteren lukken lunchen lusten maaien mailen maken malen mankeren marineren markeren masseren mediteren melden
melken menen mengen vergissen kletsen kleden kleuren merken mesten metselen miauwen mikken minderen missen modderen mokken mompelen mopperen morrelen motiveren murmelen musiceren naaien naderen negeren neuzen noemen noteren
observeren oefenen offeren ontmoeten ontspannen oogsten opereren ordenen organiseren orgelen ouwehoeren overleggen overnachten paaien pakken parkeren passen passeren pauzeren peinzen pellen pesten
peuteren peuzelen piekeren piepen pikken pinnen plaatsen plagen plakken plannen planten plassen ploegen ploeteren plukken plunderen poederen poepen poetsen poken polderen polijsten poseren posten
poten potten prakken praten prediken preken presenteren prikken printen proberen proeven profiteren programmeren proppen protesteren prutsen pruttelen puffen puilen punniken pureren puzzelen raken
rammelen rammen rapen rapporteren raspen ratelen ravotten razen reageren redden regelen regenen regeren reiken reizen rekenen remmen rennen repareren repeteren reserveren respecteren restaureren
revalideren richten rijmen rikken rillen rinkelen roddelen roeien roeren roesten roken rollen rommelen rotzooien rouwen ruilen ruimen ruisen rukken rummikubben rummikuppen rusten salueren sauzen
schaatsen schaften schaken schamen scharrelen schateren schelen schellen schemeren schermen scheuren schilderen schilferen schillen schimmelen schitteren schoffelen schommelen schoppen schransen
schrappen schreeuwen schrobben schroeien schudden schuifelen schuimen schuren scoren serveren sieren signaleren sissen sjansen sjoelen sjorren sjouwen skypen slachten slenteren slepen sleutelen
slijmen slikken slingeren sloffen slopen slurpen smaken smeken smeren smullen snappen snauwen sneeuwen snikken snoeien snoepen snurken soezen solliciteren sorteren spannen sparen speculeren spelen
spetteren speuren spijkeren spitten spoelen spoken sporen sporten spotten sproeien sprokkelen sputteren stallen stampen stapelen stappen staren starten steggelen stellen stemmen stempelen steunen
stikken stoeien stoffen stofferen stofzuigen stoken stollen stomen stommelen stoppen storen stormen storten stotteren straffen stralen stranden strelen streven stromen strompelen strooien studeren
stuken sturen stutten suffen suizen sukkelen surfen swingen tafeltennissen tanken tappen tateren tekenen telefoneren tellen temmen tennissen testen tetteren tikken tillen timmeren tobben
toeren toeteren tokkelen tonen toosten tornen toveren tracteren trainen trakteren trappen treiteren treuren trillen trommelen trouwen tuffen tuigen tuinieren turen turnen tutoyeren tutten twijfelen
twisten typen vegen veranderen verbazen verbeelden verbeteren verbleken verbouwen verbranden verdelen verdienen verdwalen verenigen vereren verhalen verharden verheugen verhinderen verhogen verhuizen
verhuren verjaren verkassen verkleden verknallen verleiden verlengen verleren verlichten vermaken verminderen vermoeden vernielen veroorzaken veroveren verpesten verplaatsen verplegen verplichten
verrassen verscheuren verschillen verschonen versieren verslikken verspillen versterken verstikken verstoppen verstoren vertalen vertellen vertikken vertonen vertroebelen vertroetelen vertrouwen
vervelen verven verwachten verwarmen verwarren verwennen verwijderen verwonderen verzamelen verzekeren verzetten verzorgen vieren vijlen vissen vlaggen vleien vloeien vloeken vlotten voeden voelen
voeren voetballen volgen volleyballen vormen vullen waaien waarderen waarschuwen wachten wagen waggelen waken wandelen wankelen wantrouwen wapperen warmen wateren wedden weigeren wekken wenden wennen
wensen werken wiebelen wieden wiegen wijzigen winkelen wippen wisselen wonen worstelen wortelen wroeten wuiven wurmen zaaien zagen zakken zalven zaniken zegenen zeilen zemen zetten zeuren ziften
zoemen zoenen zonnen zorgen zouten zuchten zuiveren zwaaien zwachtelen zwammen zweten zweven zwieren zwoegen
"""
# infinitive, past singular, past plural, participle
_STRONG = """
bakken bakte bakten gebakken|bannen bande banden gebannen|bederven bedierf bedierven bedorven|bedriegen bedroog bedrogen bedrogen|beginnen begon begonnen begonnen|
begraven begroef begroeven begraven|begrijpen begreep begrepen begrepen|behouden behield behielden behouden|bekijken bekeek bekeken bekeken|besluiten besloot besloten besloten|
bespelen bespeelde bespeelden bespeeld|bespreken besprak bespraken besproken|bestaan bestond bestonden bestaan|bevallen beviel bevielen bevallen|bewegen bewoog bewogen bewogen|
bewijzen bewees bewezen bewezen|bezitten bezat bezaten bezeten|bezoeken bezocht bezochten bezocht|bidden bad baden gebeden|bieden bood boden geboden|bijten beet beten gebeten|
binden bond bonden gebonden|blazen blies bliezen geblazen|blijken bleek bleken gebleken|blijven bleef bleven gebleven|braden braadde braadden gebraden|breken brak braken gebroken|
brengen bracht brachten gebracht|buigen boog bogen gebogen|denken dacht dachten gedacht|doen deed deden gedaan|dragen droeg droegen gedragen|drijven dreef dreven gedreven|
dringen drong drongen gedrongen|drinken dronk dronken gedronken|druipen droop dropen gedropen|duiken dook doken gedoken|dwingen dwong dwongen gedwongen|ervaren ervoer ervoeren ervaren|
eten at aten gegeten|fluiten floot floten gefloten|gaan ging gingen gegaan|gelden gold golden gegolden|genezen genas genazen genezen|genieten genoot genoten genoten|geven gaf gaven gegeven|
gieten goot goten gegoten|glijden gleed gleden gegleden|glimmen glom glommen geglommen|graven groef groeven gegraven|grijpen greep grepen gegrepen|hangen hing hingen gehangen|
hebben had hadden gehad|heffen hief hieven geheven|helpen hielp hielpen geholpen|herdenken herdacht herdachten herdacht|heten heette heetten geheten|hijsen hees hesen gehesen|
houden hield hielden gehouden|jagen joeg joegen gejaagd|kiezen koos kozen gekozen|kijken keek keken gekeken|klimmen klom klommen geklommen|klinken klonk klonken geklonken|
knijpen kneep knepen geknepen|komen kwam kwamen gekomen|kopen kocht kochten gekocht|krijgen kreeg kregen gekregen|krimpen kromp krompen gekrompen|kruipen kroop kropen gekropen|
kunnen kon konden gekund|laden laadde laadden geladen|laten liet lieten gelaten|lezen las lazen gelezen|liegen loog logen gelogen|liggen lag lagen gelegen|lijden leed leden geleden|
lijken leek leken geleken|lopen liep liepen gelopen|meten mat maten gemeten|mijden meed meden gemeden|moeten moest moesten gemoeten|mogen mocht mochten gemogen|nemen nam namen genomen|
ondergaan onderging ondergingen ondergaan|onderhouden onderhield onderhielden onderhouden|ontbijten ontbeet ontbeten ontbeten|onthouden onthield onthielden onthouden|
ontkomen ontkwam ontkwamen ontkomen|ontslaan ontsloeg ontsloegen ontslagen|ontstaan ontstond ontstonden ontstaan|ontvangen ontving ontvingen ontvangen|overdrijven overdreef overdreven overdreven|
overleven overleefde overleefden overleefd|overlijden overleed overleden overleden|plegen placht plachten gepleegd|prijzen prees prezen geprezen|raden raadde raadden geraden|
rijden reed reden gereden|rijgen reeg regen geregen|roepen riep riepen geroepen|ruiken rook roken geroken|scheiden scheidde scheidden gescheiden|schelden schold scholden gescholden|
schenken schonk schonken geschonken|scheppen schiep schiepen geschapen|scheren schoor schoren geschoren|schieten schoot schoten geschoten|schijnen scheen schenen geschenen|
schrijven schreef schreven geschreven|schrikken schrok schrokken geschrokken|schuilen schuilde schuilden gescholen|schuiven schoof schoven geschoven|slaan sloeg sloegen geslagen|
slapen sliep sliepen geslapen|slijten sleet sleten gesleten|sluipen sloop slopen geslopen|sluiten sloot sloten gesloten|smelten smolt smolten gesmolten|snijden sneed sneden gesneden|
snuiven snoof snoven gesnoven|spijten speet speten gespeten|spreken sprak spraken gesproken|springen sprong sprongen gesprongen|spuiten spoot spoten gespoten|staan stond stonden gestaan|
steken stak staken gestoken|stelen stal stalen gestolen|sterven stierf stierven gestorven|stijgen steeg stegen gestegen|stinken stonk stonken gestonken|strijken streek streken gestreken|
treden trad traden getreden|treffen trof troffen getroffen|trekken trok trokken getrokken|vallen viel vielen gevallen|vangen ving vingen gevangen|varen voer voeren gevaren|
vechten vocht vochten gevochten|verbieden verbood verboden verboden|verdenken verdacht verdachten verdacht|verdragen verdroeg verdroegen verdragen|verdwijnen verdween verdwenen verdwenen|
vergaan verging vergingen vergaan|vergelijken vergeleek vergeleken vergeleken|vergeten vergat vergaten vergeten|vergeven vergaf vergaven vergeven|verkopen verkocht verkochten verkocht|
verlangen verlangde verlangden verlangd|verlaten verliet verlieten verlaten|verliezen verloor verloren verloren|vermijden vermeed vermeden vermeden|verschijnen verscheen verschenen verschenen|
verslijten versleet versleten versleten|verstaan verstond verstonden verstaan|vertrekken vertrok vertrokken vertrokken|vervangen verving vervingen vervangen|verwijten verweet verweten verweten|
verzinnen verzon verzonnen verzonnen|vinden vond vonden gevonden|vlechten vlocht vlochten gevlochten|vliegen vloog vlogen gevlogen|voldoen voldeed voldeden voldaan|
voorkomen voorkwam voorkwamen voorkomen|vouwen vouwde vouwden gevouwen|vragen vroeg vroegen gevraagd|vreten vrat vraten gevreten|vriezen vroor vroren gevroren|vrijen vree vreeën gevrijd|
wassen waste wasten gewassen|wegen woog wogen gewogen|werpen wierp wierpen geworpen|weten wist wisten geweten|wijken week weken geweken|wijzen wees wezen gewezen|willen wilde wilden gewild|
winnen won wonnen gewonnen|worden werd werden geworden|wrijven wreef wreven gewreven|zeggen zei zeiden gezegd|zenden zond zonden gezonden|zien zag zagen gezien|zijn was waren geweest|
zingen zong zongen gezongen|zinken zonk zonken gezonken|zitten zat zaten gezeten|zoeken zocht zochten gezocht|zuigen zoog zogen gezogen|zullen zou zouden gezuld|zwellen zwol zwollen gezwollen|
zwemmen zwom zwommen gezwommen|zwerven zwierf zwierven gezworven|zwijgen zweeg zwegen gezwegen
"""
_STEMS = {
    "gaan": "ga", "doen": "doe", "zien": "zie", "staan": "sta", "slaan": "sla", "zijn": "ben", "hebben": "heb", "willen": "wil",
    "kunnen": "kan", "zullen": "zal", "mogen": "mag", "komen": "kom", "weten": "weet", "bestaan": "besta", "ontstaan": "ontsta",
    "verstaan": "versta", "vergaan": "verga", "voldoen": "voldoe", "ontslaan": "ontsla", "ondergaan": "onderga",
    "voorkomen": "voorkom", "ontkomen": "ontkom",
    "vervelen": "verveel", "verdelen": "verdeel", "bespelen": "bespeel", "herhalen": "herhaal", "verleren": "verleer",
    "vereren": "vereer", "bezeren": "bezeer", "beheren": "beheer", "bedelen": "bedel", "beoordelen": "beoordeel", "rummikubben": "rummikub",
    "skypen": "skype", "appen": "app", "bridgen": "bridge", "facetimen": "facetime", "typen": "typ", "kopiëren": "kopieer", "douchen": "douche",
    "neuriën": "neurie", "variëren": "varieer", "tafeltennissen": "tafeltennis",
}  # fmt: skip
_WITH_U = {
    "zijn": "bent", "willen": "wilt", "kunnen": "kunt", "zullen": "zult", "mogen": "mag", "hebben": "hebt",
    "skypen": "skypet", "bridgen": "bridget", "facetimen": "facetimet", "douchen": "doucht",
}  # fmt: skip
_THIRD = {"zijn": "is", "willen": "wil", "kunnen": "kan", "zullen": "zal", "hebben": "heeft"}
_UNSTRESSED = re.compile(r"(?:[aeiouy][^aeiouy]+)(?:el|er|en|em|ig)$")
_UNSTRESSED_EREN = frozenset(
    "herinneren veranderen luisteren fluisteren timmeren schilderen mopperen piekeren ergeren hongeren slenteren rillen huiveren koesteren kamperen ademen verbeteren opperen dobberen peuteren kibbelen "
    "waarschuwen verwonderen haperen leveren oefenen offeren jammeren schitteren schateren slingeren naderen bewonderen hinderen verhinderen verminderen minderen donderen toeteren tetteren treiteren "
    "spetteren stotteren toveren betoveren bekommeren knikkeren kuieren luieren polderen antwoorden zuiveren verwijderen regeren wateren dokteren toeren zieren vroeteren tateren modderen denderen weigeren veroveren verzekeren plunderen beweren timmeren leuteren haperen bulderen sputteren bibberen klapperen kletteren knetteren wapperen flikkeren glinsteren gluren schemeren".split()
) - {"kamperen", "beweren", "gluren"}
_PREFIXED = ("be", "ge", "ver", "ont", "her", "er", "over", "onder", "voor")


_NO_PREFIX = frozenset("eren ergeren bellen beven bengelen verven gelden geuren herten bedelen".split())


@dataclass(frozen=True)
class Forms:
    """What a verb looks like: ik, u, hij, and the past with ik and with wij."""

    infinitive: str
    ik: str
    u: str
    hij: str
    past: str
    pasts: str
    participle: str


def _stem(infinitive: str) -> str:
    if infinitive in _STEMS:
        return _STEMS[infinitive]
    base = infinitive[:-2]
    if len(base) > 2 and base[-1] == base[-2] and base[-1] not in "aeou":
        base = base[:-1]
    else:
        # -eren mostly has the stress on it: studeren, studeer, but luisteren, luister.
        unstressed = bool(_UNSTRESSED.search(base)) and (
            not infinitive.endswith("eren") or infinitive in _UNSTRESSED_EREN
        )
        if re.search(r"(?:^|[^aeiou])[aeou][bcdfghklmnprstvz]$", base) and not unstressed:
            base = base[:-1] + base[-2] + base[-1]
    return re.sub("v$", "f", re.sub("z$", "s", base))


def _weak(infinitive: str) -> Forms:
    stem = _stem(infinitive)
    # 't kofschip, by the letter before -en
    end = "t" if (infinitive[:-2].endswith(("t", "k", "f", "s", "c", "h", "p", "x"))) else "d"
    past = stem + end + "e"
    prefix = "" if infinitive.startswith(_PREFIXED) and infinitive not in _NO_PREFIX else "ge"
    return Forms(
        infinitive,
        stem,
        _WITH_U.get(infinitive) or stem + ("" if stem.endswith("t") else "t"),
        _WITH_U.get(infinitive) or stem + ("" if stem.endswith("t") else "t"),
        past,
        past + "n",
        prefix + (stem if stem.endswith(("t", "d")) else stem + end),
    )


def _strong(line: str) -> Forms:
    infinitive, past, pasts, participle = line.split()
    stem = _stem(infinitive)
    u = _WITH_U.get(infinitive) or (infinitive[:-1] if infinitive.endswith("aan") else stem) + (
        "" if stem.endswith("t") else "t"
    )
    return Forms(infinitive, stem, u, _THIRD.get(infinitive, u), past, pasts, participle)


def _all() -> dict[str, Forms]:
    verbs = {word: _weak(word) for word in _WEAK.split()}
    for line in _STRONG.replace("\n", "").split("|"):
        forms = _strong(line)
        verbs[forms.infinitive] = forms
    return verbs


VERBS = _all()
