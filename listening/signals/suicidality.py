"""Wanting to end one's life: the wish, a plan, the means, a last goodbye."""

from __future__ import annotations

from listening.signals.words import GAP, any_of, near, then, whole, words

_SELF = any_of(
    r"\bmezelf\b",
    r"\bmijzelf\b",
    r"\bm[ei]j? ?zelf\b",
    r"\b(?:mijn|me|zijn|haar) eigen\b",
    r"\bzichzelf\b",
    r"\bzich\b",
)
_WANT = words("wil wilt wou wilde zou willen ga gaat gaan denk denkt dacht overweeg oefen")
_SOON = words(
    "morgen overmorgen vanavond vannacht vanmiddag straks zondag maandag dinsdag woensdag donderdag vrijdag zaterdag kerst binnenkort weekend "
    "januari februari maart april mei juni juli augustus september oktober november december"
)
_GONE = any_of(
    r"\bben ik (?:dood|weg|er (?:toch )?niet meer)\b",
    r"\bik (?:dood|weg|er (?:toch )?niet meer) ben\b",
    r"\bik ben (?:dan |dan toch )?(?:dood|er niet meer|er uit|eruit)\b",
    r"\bdan (?:ben|is) (?:ik|hij|ze|zij) (?:dood|er (?:toch )?niet meer)\b",
    r"\b(?:hoeft|hoeven) (?:u |jullie |niemand |je )?(?:\w+ )?(?:mij |me )?niet(?: meer|s meer)? (?:meer )?(?:te )?(?:komen|zoeken|bellen)\b",
    r"\bhoeft niemand (?:mij|me) meer\b",
)
_PILLS = words(
    "pil pillen pilletjes tabletten slaappil* slaaptabletten medicijnen paracetamol* oxazepam* insuline morfine* capsules doosje strip strips potje"
)
_KEPT = words(
    "spaar spaart sparen gespaard opgespaard opgepot opsparen bewaar bewaart bewaard verzamel* verstop* apart achter_de_hand achtergehouden hou_ik_achter verborgen"
)
_WATER = words(
    "water vijver kanaal sloot rivier gracht zee maas rijn ijssel waal vaart plas haven diep singel meer_in"
)
_HEIGHT = words("raam dak balkon brug flat galerij toren trap hoog reling")
_TRAIN = words("trein spoor spoorlijn rails perron overweg metro tram vrachtwagen")
_JUMP = words(
    "spring springen springt gesprongen sprong stap stappen lopen inlopen af eraf gooien erin eronder ervoor laten_vallen"
)
_NOT_HELD = r"\b(?:vertrouw) (?:mezelf|mijzelf|me ?zelf|mijn eigen)\b" + GAP + r"{0,20}\bniet\b"

PATTERN = any_of(
    near(
        words("snij snijd snijdt doorsnijden doorgesneden opensnijden kras"),
        words("pols polsen aderen keel"),
        gap=25,
    ),
    rf"\bik (?:loop|rij|spring|stap|ga)\b{GAP}{{0,20}}\b(?:het|de) {_WATER} in\b(?! (?:met|voor de|om te zwemmen|zwemmen))",
    rf"\b(?:doe|doen|deed|aandoe)\b{GAP}{{0,8}}(?:\bmezelf\b|\bmijzelf\b|\bmijn eigen\b){GAP}{{0,8}}\b(?:wat|iets)\b",
    r"\b(?:uit het leven|het leven uit) (?:te )?(?:stap\w*|gaan)\b|\b(?:maak|maakt|maken|breng\w*|help) (?:ik |me |mij |mijzelf |mezelf |zich )+(?:zelf )?(?:van kant|dood|om zeep)\b|\bmezelf dood ?(?:te )?ma\w+\b",
    r"\b(?:ga|kom|volg|wil|stap|spring) (?:ik )?(?:\w+ )?(?:erachteraan|achter (?:hem|haar) aan|naar (?:hem|haar) toe)\b(?! (?:fietsen|lopen|rijden|verhuizen|op bezoek))(?=[^\n]{0,60}\b(?:beloofd|ook|weet|gedaan|dood|gauw|straks|niet lang)\b)",
    near(
        _PILLS,
        r"\b(?:van (?:mijn )?(?:man|vrouw|hem|haar)|over) (?:nog|gehouden)\b|\b(?:hou|houd) (?:ik )?in (?:mijn )?(?:tas|la|kast|laatje)\b",
        gap=60,
    ),
    r"\balles (?:al )?weggegeven\b|\b(?:wie krijgt|wie zorgt)\b"
    + GAP
    + r"{0,25}\bals ik (?:er niet meer ben|dood|mezelf)\b",
    then(
        words("loop wandel stap ga rij lopen zwem"),
        _WATER,
        words(
            "niet_meer_omdraaien niet_terug niet_meer_terug verder",
        ),
        gap=30,
    ),
    r"\b(?:kom|keer|ga) ik (?:\w+ )?niet (?:meer )?(?:levend )?(?:terug|omdraaien)\b|\bniet (?:meer )?levend terug\b|\bniet meer omdraaien\b",
    near(
        words("viaduct spoor spoorlijn brug kanaal vijver balkon dak flat"),
        words(
            "denk staan_kijken alleen_kijken stuur_om eroverheen over_de_rand langs_rij diep diepe hoe_diep"
        ),
        gap=45,
    ),
    r"\b(?:stuur|het stuur) om\b"
    + GAP
    + r"{0,25}\b(?:klaar|over|afgelopen|voorbij|kanaal|boom)\b|\btegen een boom\b"
    + GAP
    + r"{0,15}\b(?:rijden|rij|aan)\b",
    r"\b(?:gestopt|stopt|stop|stoppen) (?:\w+ )?met (?:eten|drinken|eten en drinken)\b|\bstoppen met eten en drinken\b",
    r"\b(?:besloten|beslist|vaststaat|vast)\b"
    + GAP
    + r"{0,12}\bdat het (?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|morgen|deze week|in \w+) (?:wordt|is)\b|\bik ga (?:de|op de|op) (?:\w+de|\w+ste|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)(?:\W*\Z|, dan)",
    r"\b(?:(?:al eens|eerder|vorig jaar|toen) )(?:al )?(?:een keer |eens )?geprobeerd\b(?=[^\n]*\b(?:te vroeg|mislukt|gevonden|zus|dokter|dood)\b)|\b(?:pistool|geweer|jachtgeweer|revolver)\b(?=[^\n]*\b(?:niet|nooit|nog|hou|weet|zelf)\b)",
    r"\bsorry voor alles\b",
    # the wish
    r"\bniet (?:meer|langer) (?:verder )?(?:te )?(?:willen? |hoeven )?(?:te )?leven\b(?! in)",
    r"\bwil(?:t|de)? niet (?:meer |langer )?(?:verder )?leven\b(?! in| met| zonder| van| op)",
    r"\b(?:ik|hij|ze|zij) wil(?:t|de)? (?:liever |gewoon |echt |niet meer )?(?:dood|er niet meer zijn|sterven)\b(?! ?graag| gaan)",
    r"\b(?:wil|wilde|wou|wilt) (?:ik |hij |ze |zij )?(?:\w+ )?(?:liever |het liefst )?dood\b(?! ?graag)",
    r"\bwas ik maar (?:dood|er niet meer)\b|\bliever dood (?:dan|zijn|ben|als)\b(?! ge)",
    r"\b(?:ik|hij|ze|zij) (?:hoef|hoeft) niet meer te leven\b",
    r"\bdood wil(?:de|t)?\b|\bdood willen?\b(?! we)",
    r"\bzelfmoord\w*\b|\bzelfdoding\b|\bsu[iï]cid\w*\b|\bpil van drion\b|\blaatstewilpil\b|\bmiddel x\b",
    # by one's own hand
    rf"{_SELF}{GAP}{{0,25}}\b(?:iets|wat) (?:aan ?te ?doen|aandoen|aandoet|aan doe[nt]?)\b",
    then(
        _SELF,
        words(
            "van_kant verhangen verdrinken verzuipen doden doodmaken opknopen dood_te_maken uithongeren snijden snij snijd beschadigen"
        ),
        gap=30,
    ),
    r"\b(?:verdrink|verzuip|verhang|hang|knoop) (?:mezelf|mijzelf|me ?zelf|mij|me) (?:op|van kant)?\b",
    r"\beinde? aan (?:mijn|me|zijn|haar|het|dit) leven\b(?! was| van)",
    r"\ber (?:\w+ )?(?:\w+ )?een einde? aan\b|\bmaak\w* (?:ik )?er (?:zelf |dan |gewoon |maar )?een einde? aan\b",
    r"\bzelf (?:\w+ ){0,3}(?:uit het leven|een einde?|eruit stappen|uitstappen|(?:mijn|haar|zijn) (?:rust|dood|tijd|dag|einde?|moment) (?:\w+ )?(?:pakken|kiezen|bepalen|uitkiezen|nemen))\b",
    r"\b(?:stap|stapt|stappen|gestapt) (?:\w+ ){0,2}(?:er ?uit|uit het leven)\b(?! de)|\ber ?uit (?:te )?(?:stappen|gestapt)\b",
    r"\b(?:van|door|met) (?:mijn|zijn|haar) eigen hand\b|\b(?:recht|heft) in eigen hand\w*\b",
    r"\ber ?tussen ?uit (?:te )?(?:knijp\w*|piep\w*|gaan|glippen)\b",
    r"\bzelf voor zorgen dat\b"
    + GAP
    + r"{0,30}\b(?:op ?houdt|over is|niet meer)\b|\bdaar zorg(?:t)? (?:ik|hij|ze) zelf (?:wel )?voor\b",
    # the means
    near(_PILLS, _KEPT, gap=60),
    then(
        _PILLS,
        words("genoeg_om genoeg_voor in_één_keer in_een_keer ineens allemaal_tegelijk tegelijk innemen_en"),
        gap=35,
    ),
    then(
        words("neem nam slik slikken nemen innemen"),
        words("hele alle"),
        words("doosje strip strippen pot potje doos pillen tabletten voorraad"),
        gap=12,
    ),
    near(
        words("hoeveel teveel genoeg"),
        words("niet_meer_wakker voorgoed_slapen dodelijk dood_aan ervan_dood ervan_dood_gaat"),
        gap=70,
    ),
    near(
        words("touw strop balk stropdas ceintuur koord verlengsnoer"),
        words("heb hangt hang klaar ligt gekocht knoop lus haak gepast hals nek")
        + r"(?!"
        + GAP
        + r"{0,20}\b(?:hond|was|koe|schip|boot|boom)\b)",
        gap=15,
    ),
    near(words("mes scheermes mesje schaar"), words("pols polsen aderen"), gap=40),
    near(
        _HEIGHT,
        r"\b(?:spring\w*|gesprongen|ervan ?af|eraf (?:te )?(?:gaan|stappen)|naar beneden (?:te )?(?:gaan|springen))\b",
        gap=30,
    ),
    r"\bvan (?:het|de|dat) (?:dak|balkon|brug|flat|galerij) af\b",
    then(_TRAIN, _JUMP, gap=20),
    r"\bvoor (?:de|een|die) (?:trein|tram|metro|bus|vrachtwagen)\b"
    + GAP
    + r"{0,15}"
    + words("spring* stap* ga gaan lopen loop gooien gooi"),
    rf"{_WANT}{GAP}{{0,25}}\b(?:het|de) {_WATER} (?:in|inlopen|inrijden|in te)\b",
    rf"{_WANT}{GAP}{{0,25}}\bvoor de {_TRAIN}\b",
    near(words("stem stemmen stemmetje"), words("spring doe_het dood maak_een_eind"), gap=35),
    near(
        words("stop stoppen gestopt weiger weigert niet_meer geen_hap geen_zin"),
        near(words("eten drinken"), words("expres vanzelf bewust met_opzet dood dan_is_het_gauw")),
        gap=30,
    ),
    _NOT_HELD,
    # a plan, and the last goodbye
    near(_SOON, _GONE, gap=40),
    r"\b(?:vanavond|morgen|vannacht|straks|zondag|nog deze week) (?:doe ik het|ga ik het doen|is het zover en dan)\b|\bdan heb ik het gedaan\b",
    r"\b(?:laatste|de laatste) (?:nacht|avond|dag) (?:voor mij|van mijn leven|dat ik)\b|\b(?:vannacht|morgen|vanavond|zondag|dit) is (?:het )?(?:mijn |de )?laatste (?:nacht|avond|dag|keer dat)\b(?! van de| van het| dat de)",
    r"\bafscheidsbrie\w+\b|"
    + near(
        words("afscheid vaarwel"),
        words("brief briefje brieven enveloppe* envelop schrift opgeschreven geschreven"),
        gap=40,
    ),
    r"\b(?:als|wanneer|dat|want) (?:ze|jullie|u|je|iemand) (?:gaan )?(?:mij|me) (?:\w+ )?(?:vinden|vindt|vind|gevonden)\b|\bze gaan me vinden\b",
    r"\bbeter (?:af )?als ik (?:dood|weg) (?:was|ben)\b",
    r"\bals (?:ik|hij|ze|zij) er (?:morgen |straks |dan |zondag )?niet meer (?:ben|is)\b"
    + GAP
    + r"{0,40}\b(?:zelf|beter|gevonden|zoeken)\b",
    r"\bligt niet aan (?:jullie|jou|u)\b",
    r"\bals (?:zij|ze|hij|mijn man|mijn vrouw|\w+) (?:gaat|dood ?gaat|sterft|er niet meer is|dood is),? (?:dan )?(?:ga|stap|spring|volg) ik (?:ook|mee|er ook|hem|haar)\b",
    r"\b(?:ga|volg|spring) ik (?:hem|haar) achterna\b|\b(?:hem|haar) achterna (?:wil|ga|gaan|springen)\b(?! rennen| lopen)",
    r"\b(?:afgesproken|besloten)\b"
    + GAP
    + r"{0,45}\bsamen (?:te )?(?:gaan|eruit|sterven|doodgaan)\b(?! eten| naar| met)",
    r"\bzolang (?:de|mijn|onze) \w+ (?:er (?:nog )?(?:is|was)|(?:nog )?leeft),? blijf ik\b",
    near(
        words("besloten besluit uitgezocht gekozen kies bepaal beslist"),
        words("geen_pijn_doet uit_het_leven erna_is_het wanneer_ik_ga dag_gekozen zelf_de_dag eruit"),
        gap=45,
    ),
    r"\b(?:geen|een|de) dag (?:gekozen|uitgekozen|geprikt)\b",
    r"\bvoorgoed\b" + GAP + r"{0,20}" + words("slapen inslapen rust rusten weg") + r"(?! verhuisd)",
    near(words("zelf eigen"), words("rust_pakken mijn_rust haar_rust zijn_rust"), gap=30),
    r"\bgaat slapen en niet meer wakker\b|\bslapen en (?:\w+ )?niet meer wakker (?:te )?worden\b"
    + GAP
    + r"{0,30}\b(?:hoe dat moet|pil|zelf)\b",
    whole(
        r"(?:dan |morgen |straks )?(?:ben|was) ik (?:dan )?dood",
        r"(?:ik )?(?:wil )?dood",
        r"ik maak me(?:zelf)? dood",
    ),
)

# Figures of speech with death in them, and plans for a funeral.
HARMLESS = any_of(
    r"\bwie kan die ophangen\b|\b(?:pure|troef|politieke|commerciële) zelfmoord\b|\b(?:gaat|ga|ging) (?:\w+ )?nog liever dood\b|\bliever dood dan dat\b",
    r"\b(?:als (?:jongens?|kinderen|kind|meisjes?)|vroeger) (?:sprongen|sprong|doken|gingen)\b"
    + GAP
    + r"{0,60}",
    r"\been einde? aan,? (?:\w+ )?(?:aan )?(?:dit|het) (?:praatje|gesprek|gezeur|gedoe|lawaai|verhaal)\b|\beinde? aan meid,? aan\b|\b(?:uit de|uit het|uit die) (?:\w+ )?(?:raad|bestuur|commissie|vereniging|koor|club) gestapt\b|\bruit ?gestapt,? om\b|\beruit gestapt\b(?! wil)",
    rf"\bwil het {_WATER} in\b{GAP}{{0,12}}\b(?:dinsdag\w*|maandag\w*|woensdag\w*|zwem\w*|als|met|weer)\b",
    r"\b(?:lach\w*|gelachen|schater\w*) (?:me|mij|ons|mijn|zich|je) (?:\w+ )?(?:dood|kapot|rot|een ongeluk|een bult|slap|een breuk|een kriek|een aap)\b",
    r"\b(?:me|mij|ons|zich|je) (?:helemaal )?dood ?(?:ge)?(?:lach\w*|schrik\w*|geschrokken|verveel\w*|verveeld|ergeren?|geërgerd|schamen?|geschaamd|werken?|gewerkt|zoeken)\b",
    r"\bdood ?graag\b|\bdood ?(?:in de pot|eenvoudig|gewone?|ongelukkig|moe|simpel|stil|eng|normaal|leuk|makkelijk|zonde|goed|lief|op de plank)\b|\bdoodmoe\b",
    r"\b(?:verveel|verveelt|verveelde|schrik|schrok|erger|schaam|schaamde|werk|werkte|hou|zoek|zocht|wacht) (?:me|mij|je|zich|ons) (?:\w+ )?dood\b",
    r"\bmorsdood\b|\bniet dood te krijgen\b|\bover mijn lijk\b|\bop sterven na dood\b|\bdood spoor\b|\bdode (?:hoek|boel|mus)\b",
    r"\b(?:om|van) (?:te )?(?:sterven|doodgaan) zo\b|\bsterven? van (?:de )?(?:honger|dorst|kou|verveling|zenuwen)\b|\bom je te verhangen\b",
    r"\b(?:plant\w*|cactus|geranium\w*|violen|vis|kanarie|hond|kat|batterij|lijn|telefoon)\b"
    + GAP
    + r"{0,12}\b(?:is|gaan|gaat|zijn) dood\b",
)
QUESTIONS: tuple[tuple[str, str], ...] = (
    (
        r"niet meer (?:wilt|wil) zijn|dood|zelf iets|plan",
        rf"\b(?:hoe diep|{_PILLS}|touw|volgende keer|nog steeds)\b",
    ),
    (
        r"iets aan\b|zelfmoord|niet meer (?:wilt|wil) leven|einde? aan",
        r"\b(?:volgende keer|lukt|weer|nog een keer|opnieuw|ja)\b",
    ),
)
