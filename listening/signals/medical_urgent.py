"""What a doctor must see now: the heart, breath, signs of a stroke, blood, someone who does not wake."""

from __future__ import annotations

from listening.signals.words import GAP, LATELY, STORY, any_of, near, then, whole, words

_CHEST = words("borst borstkas borstbeen borstkast schouderbladen ribbenkast")
_PRESS = words(
    "pijn druk drukt drukken drukkend steek steken steekt klem klemt knelt knel knijpt knijpend knijpen bankschroef band riem beklemd beklemmend beklemming olifant olifanten bank zwaar "
    "gewicht brandt brandend scheut scheuten kramp zeer wringt zeurt zeur zit_iemand aambeeld baksteen bakstenen stenen blok beton koe paard piano ijskast koelkast"
)
_HEART = words("hart hartje rikketik tikker")
_SIDE = words(
    "arm armen been benen hand handen vingers voet kant zijde helft linkerarm rechterarm linkerhand rechterhand linkerbeen rechterbeen linkerkant rechterkant gezicht mond lip tong wang duim"
)
_DEAD = words(
    "slaapt slapend dood lam verlamd slap tintelt tintelen tintelt tintel tintelingen doof gevoelloos verdoofd slingert bungelt sleept sleep weg vreemd hangt hing stopverf lood tril_niet "
    "niets_meer luistert_niet gehoorzaamt_niet doet_het_niet wil_niet voel_ik_niet kan_ik_niet doet_niets dichtknijpen laat_alles_vallen"
)
_FACE = words("mond mondhoek gezicht lip lippen ooglid oog gelaat wang mondje smoel")
_SPEECH = words(
    "woorden praten praat zeggen zegt spraak spreken spreekt tong zinnen brabbelt brabbel lalt brabbelen lallen praatte zinnen letters wat_ik_wil"
)
_NOW = any_of(
    LATELY,
    words("nu sinds daarnet een_kwartier half_uur een_uur zo-even zoeven help vanmorgen vanochtend minuten"),
)
_BLOOD = words("bloed bloeden bloedt bloedde bloeding gebloed")

PATTERN = any_of(
    then(
        _SIDE, LATELY, words("verlamd lam slap dood doof gevoelloos verdoofd stijf weg krachteloos"), gap=20
    ),
    near(_BLOOD, words("erg heel_erg vreselijk steeds_meer"), gap=8),
    near(_CHEST, words("mes rug zweten zweet"), gap=45)
    + r"(?=[^\n]{0,120}\b(?:niet weg|zweet\w*|nu|nooit gehad|erger)\b)",
    r"\b(?:plat|ga liggen|lig|liggen)\b"
    + GAP
    + r"{0,12}\b(?:verdrink|stik|hap|benauwd)\b|\bhap ik (?:als een vis|naar)\b|\b(?:moet|loop|lig|zit) ik? ?(?:\w+ )?(?:hijgen|te hijgen|te happen)\b|\bik hijg\b|\bademt (?:heel )?(?:snel|oppervlakkig|raar)\b|\bbenauwt me\b(?!"
    + GAP
    + r"{0,8}\b(?:dat|de|die)\b)",
    r"\b(?:krijg|geeft|gaf|geen) (?:\w+ )?(?:geen )?antwoord\b(?=[^\n]{0,150}\b(?:ogen|slap|spuug|mond open|tikte|hoofd)\b)|\b(?:hoofd opzij|mond open)\b(?=[^\n]{0,80}\b(?:antwoord|ogen|reageert|zwaait|beweegt)\b)|\bspuug\b"
    + GAP
    + r"{0,20}\b(?:kin|mond)\b",
    r"\baanval\b(?!"
    + GAP
    + r"{0,12}\b(?:van|op|lach)\w*)(?="
    + GAP
    + r"{0,40}\b(?:minuten|nu|stopt niet|nog|normaal|lang)\b)|\b(?:minuten|nu|lang) (?:\w+ )?een aanval\b",
    near(
        _SIDE,
        r"\b(?:raar|vreemd|niet omhoog|hangt er(?: gewoon)? bij|wil niet (?:meer )?(?:mee|naar)|wil niet meedoen|hij hangt)\b",
        gap=30,
    )
    + rf"(?!{GAP}{{0,20}}\b(?:opstaan|zwemmen)\b)",
    near(r"\b(?:hand|hnd|arm|mond) hangt\b", r"\w", gap=5),
    r"\b(?:zie|ziet|zag) (?:ik )?(?:ineens |opeens |nu |plots |plotseling )+(?:\w+ )?(?:niets|niet|dubbel|wazig|zwart|half)\b|\b(?:kan|kon|mkan) (?:ik |hij |ze )?(?:ineens |opeens |nu )*(?:niet|nit) (?:meer )?(?:goed |goe )?(?:praat\w*|praten|typ\w*|slikken)\b(?=[^\n]{0,60}\b(?:hangt|mond|ineens|tong|hand|sinds|nu)\b|\W*\Z)",
    r"\b(?:ineens|opeens|plotseling)\b"
    + GAP
    + r"{0,20}\b(?:hoofdpijn|koppijn|verward|in de war|lam|scheef|blind|doof aan)\b|\b(?:been|kuit|arm) (?:is )?(?:\w+ ){0,3}(?:dik en rood|rood en dik|warm en dik)\b",
    near(
        words("bloedneus wond snee spatader gat vinger gesneden gesneeje bloed"),
        words(
            "handdoek handdoeken washandje washandjes washendjes stopt_niet uur_niet opengesprongen door_het_verband loopt druipt gang bleek"
        ),
        gap=70,
    ),
    r"\b(?:zuurstof|zuurstofding|pufje|pomp)\b"
    + GAP
    + r"{0,25}\bhelpt niet\b|\bga (?:\w+ )?flauw ?vallen\b|\bkga flauwvallen\b|\bpikzwart\b"
    + GAP
    + r"{0,30}\b(?:slap|wc|poep|ontlasting)\b|\b(?:wc|toilet|poep|ontlasting)\b"
    + GAP
    + r"{0,25}\bpikzwart\b|\bwarms? langs (?:mijn|me|haar|zijn) been\b",
    r"\b(?:weer|opnieuw) (?:zo'n |dat )(?:gevoel|pijn)\b(?=[^\n]*)(?<=gevoel)(?=[^\n]{0,200}\b(?:ziekenhuis|dokter|infarct|bel)\b)",
    # heart and chest
    then(
        _PRESS,
        rf"\b(?:op|in|om|rond|over|tussen|onder|achter) (?:de|het|mijn|me|zijn|haar|der) (?:\w+ )?{_CHEST}",
        gap=30,
    ),
    then(
        _CHEST,
        words("drukt knijpt knelt brandt steekt pijn klemt zeer zwaar klem drukkend beklemd strak"),
        gap=30,
    ),
    near(
        _HEART,
        words(
            "bonst bonkt bonken bonkte slaat_over fladdert raast racet tekeer hamert galoppeert rammelt jaagt ongelijk stilstaan stil op_hol onregelmatig bokkensprongen"
        ),
        gap=25,
    ),
    near(
        words("pijn steken steek scheuten kramp knijpt"),
        rf"\b(?:in|aan|bij|op|om|rond) (?:de |het |mijn |me |zijn |haar |der )?{_HEART}",
        gap=20,
    ),
    whole(
        r"(?:\w+ ){0,2}pijn (?:\w+ )?(?:hart|borst)(?: \w+){0,2}",
        r"(?:\w+ ){0,2}(?:hart|borst) (?:doet )?(?:pijn|zeer)(?: \w+){0,2}",
    ),
    near(
        words("uitstraling straalt_uit trekt_door uitstralende trekt_naar schiet_door"),
        words("arm linkerarm kaak schouder nek kaken"),
        gap=30,
    ),
    near(
        words("kaak kaken linkerarm schouderbladen"),
        words("misselijk zweet zweterig klam grauw benauwd"),
        gap=60,
    ),
    near(
        words("grauw asgrauw lijkbleek krijtwit spierwit grijs"),
        words("zweet zweterig klam misselijk benauwd adem borst hart"),
        gap=60,
    ),
    rf"{_HEART}{GAP}{{0,12}}[.,] ?alles wordt (?:grijs|zwart|wazig)\b|\balles wordt (?:ineens |nu )?(?:grijs|zwart)\b|\bzwart voor (?:mijn|de|me) ogen\b",
    rf"\b(?:hartaanval|hartinfarct|infarct|beroerte|herseninfarct|hersenbloeding|tia|attaque)\b{GAP}{{0,30}}\b(?:nu|denk ik|volgens mij|lijkt|krijg|bel|net|weer|opnieuw)\b",
    rf"\b(?:bel|stuur|haal|roep|denk|heb|krijg|heeft|krijgt|lijkt|weer)\b{GAP}{{0,30}}\b(?:een (?:nieuwe |tweede )?)(?:hartaanval|hartinfarct|infarct|beroerte|herseninfarct|hersenbloeding|tia)\b(?!{GAP}{{0,15}}\b(?:gehad|geleden|in \d+)\b)",
    # breath
    r"\b(?:krijg|krijgt|kreeg|heb|heeft|haal|haalt|hebt|krieg)\b(?: (?:ik|hij|ze|zij|er|nu|bijna|ineens|opeens|haast|helemaal|gewoon|vannacht|zo)){0,3} (?:geen|niet genoeg|te weinig|amper|nauwelijks|haast geen|bijna geen) (?:lucht|adem|asem|zuurstof)\b",
    r"\b(?:geen|te weinig|amper|nauwelijks) (?:lucht|adem|asem|zuurstof)(?: meer)?\W*\Z|\bgeen (?:lucht|adem) (?:meer )?(?:krijg|krijgt|krijgen|kreeg|te krijgen)\b|\bnaar (?:lucht|adem) (?:hap\w*|happen|snak\w*)\b|\bhap\w* naar (?:lucht|adem)\b|\bsnak\w* naar adem\b",
    r"\b(?:adem|lucht)(?: \w+)? (?:kort|weg|op|stokt|piept|reutelt|zit vast|krijg ik niet|wil niet)\b|\b(?:adem\w*|haalt adem|ademt)\b[^!?\n]{0,40}\b(?:hele tijd niet|dan niet|stopt|reutel\w*|piept|rochel\w*|zwaar en|raar|gierend)\b",
    r"\b(?:kan|kon|krijg|lukt) (?:ik |hij |ze )?(?:bijna |ineens |nu |haast )?niet (?:goed |meer |goed meer )?(?:ademen|ademhalen|doorademen|ademen)\b|\bademt niet\b",
    r"\b(?:ik|hij|ze|zij|pa|ma|vader|moeder|opa|oma) (?:stik|stikt|ben aan het stikken|is aan het stikken)\b|\bstik(?:ken)?\W*\Z|\bdreig\w* te stikken\b",
    rf"\bbenauwd\w*\b{GAP}{{0,25}}\b(?:heel|erg|nu|vannacht|vreselijk|steeds erger|ineens|zuster|help|pufje|raam|borst|liggen|zitten|trap)\b|\b(?:heel|erg|zo|vreselijk|ineens|verrekte|hartstikke|ontzettend|steeds|is|ben) (?:erg )?benauwd\b(?! weer| hier)",
    r"\b(?:pufje|pufjes|puffer|pufs|inhaler|spray|zuurstof|nitro|spuitje onder)\b"
    + GAP
    + r"{0,20}\b(?:helpt? niet|helpen niet|leeg|doet niets|niet meer|op)\b",
    rf"\b(?:wordt|worden|ziet|zag|is|zijn|werd|werden|loopt|liep|lippen|vingers)\b{GAP}{{0,15}}\bblauw(?:e)?\b(?= aan|\W*\Z| om| en (?:hij|ze))|\bblauwe (?:lippen|vingers|nagels)\b|\blippen\b{GAP}{{0,12}}\b(?:blauw|paars)\b",
    near(
        words("verslikt verslikte keel slikt slokdarm luchtpijp strot verkeerd_keelgat"),
        words("vast stik stikt blauw benauwd adem eruit dik dicht opzwelt opgezwollen zwelt"),
        gap=35,
    )
    + r"(?! van)",
    near(
        words("tong keel lippen gezicht ogen"),
        words("zwelt zwellen opgezwollen zwol opgezet dikker dik_wordt"),
        gap=30,
    ),
    # a stroke
    near(
        _FACE,
        words("scheef scheve hangt hing hangen zakt zakte lam verdoofd vertrokken verlamd omlaag"),
        gap=30,
    ),
    r"\b(?:lacht|lach|lachte|grijnst|kijkt|praat|glimlacht) (?:\w+ )?(?:scheef|met (?:een )?halve? (?:mond|gezicht)|half)\b|\bhalve (?:gezicht|mond)\b",
    then(
        _SIDE,
        words(
            "slaapt dood lam verlamd slap tintelt tintelen tintel tintelingen doof gevoelloos verdoofd bungelt stopverf lood niets_meer doet_het_niet wil_niet_meer doet_niets luistert_niet"
        ),
        gap=25,
    )
    + rf"(?=[^\n]{{0,90}}{_NOW})",
    rf"{_NOW}[^\n]{{0,90}}?"
    + then(
        _SIDE,
        words(
            "slaapt dood lam verlamd slap tintelt tintelen tintel tintelingen doof gevoelloos verdoofd bungelt stopverf lood niets_meer doet_het_niet wil_niet_meer doet_niets luistert_niet sleept"
        ),
        gap=25,
    ),
    near(
        rf"\blaat\w*\b{GAP}{{0,30}}\bvallen\b",
        words(
            "steeds_dezelfde_hand dezelfde_hand scheef sleept een_hand linkerhand rechterhand sinds_vanmorgen"
        ),
        gap=60,
    ),
    near(
        _SPEECH,
        words(
            "andersom door_elkaar verkeerd_om brabbel brabbelt brabbelen brabbeltaal lallend lalt lallen dubbele_tong dronken gedronken wartaal koeterwaals dikke_tong"
        ),
        gap=35,
    ),
    r"\bkomt? (?:er )?(?:alleen |niets? |geen )?(?:\w+ ){0,3}(?:brabbel|wartaal|andersom uit|verkeerd uit|geluid uit|onzin uit|zin meer uit)\b",
    rf"\b(?:kon|kan|kunnen|kunt) (?:ik |hij |ze |zij )?(?:\w+ ){{0,3}}(?:niet meer|niet|geen woord meer|geen woord) (?:zeggen|praten|uitbrengen|uit (?:mijn|haar|zijn) woorden komen)\b(?=[^\n]{{0,80}}{_NOW})",
    rf"{_NOW}[^\n]{{0,80}}\b(?:kon|kan) (?:ik |hij |ze |zij )?(?:\w+ ){{0,3}}(?:niet meer|geen woord meer|geen woord) (?:zeggen|praten|uitbrengen|zien|bewegen|lopen|staan)\b",
    rf"\b(?:woorden|woord)\b{GAP}{{0,20}}\b(?:kwijt|weg|verkeerd)\b{GAP}{{0,40}}\b(?:daarnet|net|ineens|opeens|sinds|vanmorgen|vanochtend)\b",
    then(
        LATELY,
        words("dubbel dubbelzien dubbele_beelden scheef_zien blind niets_meer_zien niet_meer_zien"),
        gap=40,
    ),
    near(
        words("oog ogen rechteroog linkeroog zicht"),
        words("zwart gordijn rolgordijn blind sluier weggevallen vlekken flitsen"),
        gap=35,
    )
    + r"(?=[^\n]{0,200})",
    rf"\b(?:ergste|zwaarste) hoofdpijn\b|\b(?:hoofdpijn|knal in mijn (?:hoofd|kop))\b{GAP}{{0,25}}\b(?:ineens|opeens|donderslag|nog nooit|knal|bliksem)\b",
    rf"\b(?:loop|liep|val|zwalk|zwabber|zwabbert|zwalkt)\b{GAP}{{0,15}}\b(?:tegen de deurpost|tegen de deur|scheef|als een dronken\w*|naar links|naar rechts)\b(?=[^\n]{{0,120}}\b(?:praat|dronken|vandaag|vanmorgen|ineens)\b)",
    # blood
    near(
        _BLOOD,
        words(
            "veel overal plas plassen klonters spuit gutst stroomt stroomde gutsen stelpen stopt_niet houdt_niet_op hoest hoesten spuug spuugt spuugde gespuugd braak braakt gebraakt overgegeven kots kotst "
            "ontlasting poep plas urine wc pot hevig flink nog_steeds druppelt doorheen door_het_verband theedoek handdoek lakens laken kussen hard pols oor mond zwart"
        ),
        gap=30,
    ),
    r"\b(?:spuit|gutst|stroomt) er (?:gewoon |zo |ineens )?uit\b|\b(?:zwarte|pikzwarte|teerzwarte) (?:poep|ontlasting|stoelgang)\b|\bkoffiedik\b"
    + GAP
    + r"{0,20}\b(?:overge\w+|spug\w*|braak\w*|kots\w*)\b|\b(?:braak|spuug|kots)\w*\b"
    + GAP
    + r"{0,20}\bkoffiedik\b",
    # not there, not waking
    r"\breageert (?:\w+ )?(?:niet|nergens)\b|\b(?:niet|nauwelijks|amper) (?:meer )?wakker (?:te )?(?:krijgen|maken|krijg|schudden)\b|\bkrijg\w* (?:hem|haar|mijn \w+) (?:\w+ )?niet (?:meer )?wakker\b",
    rf"\b(?:buiten (?:bewustzijn|westen|kennis)|bewusteloos|flauw ?gevallen|van (?:mijn|haar|zijn) stokje|weggeraakt|weg ?gevallen|wegvallen|flauw ?viel|viel flauw)\b(?= ?(?:{GAP}|\W){{0,60}}\b(?:nu|net|vandaag|vanmorgen|gisteren|daarnet|ineens|opeens|twee keer|drie keer|weer|vannacht|help|bij)\b|\W*\Z)",
    rf"\b(?:schokt|schokken|stuiptrek\w*|schudt|trekt) (?:\w+ ){{0,4}}(?:armen|benen|lijf|lichaam|helemaal|overal|schuim)\b|\bogen (?:draaien|draaiden|draaide|rollen|rolden|staan)\b{GAP}{{0,12}}\b(?:weg|wit|achterover)\b|\b(?:toeval|insult|epileptische aanval)\b{GAP}{{0,20}}\b(?:nu|net|krijgt|heeft|alweer)\b",
    # wrong medicine, sugar, burns
    near(
        words("dubbele dubbel teveel verkeerde te_veel hele_doos hele_strip twee_keer"),
        words(
            "insuline medicijn medicijnen pillen tabletten bloedverdunner* gespoten rol baxter morfinepleister* pleister"
        ),
        gap=30,
    ),
    near(
        words("suiker glucose hypo insuline"),
        words("tril trillen trilt beef beven zweten zweet duizelig wazig wankel laag lo 2 3"),
        gap=25,
    ),
    near(words("koorts"), words("39 40 41 rillen rillend klappertand* ijlt ijlen suf"), gap=40),
    near(words("heet kokend kokende hete thee koffie water"), words("blaren verbrand vel"), gap=40)
    + rf"(?=[^\n]{{0,60}}{_NOW}|\W)",
    r"\bbel(?:t|len)? (?:\w+ ){0,2}(?:112|ambulance|ziekenwagen|ziekenauto|dokter|huisarts)\b(?= (?:nu|snel|ik|gauw|hij|ze|want)|\W*\Z)",
)

HARMLESS = any_of(
    r"\bkijkt? raar\b|\blucht (?:\w+ )?op\b|\b(?:dat|het) lucht\b|\bhap\w* naar adem als ik (?:zie|hoor|lees)\b|\b(?:steek in|pijn in|pijn aan) mijn hart,? (?:dat|als ik|om)\b|\bscheve mond\? |\bscheve (?:foto|pasfoto)\b|\bbenauwd(?:e)? (?:warm|weer|kamertje|hier|hok|in die)\b|\bzwart als\b|\bzwart van\b|\b(?:twee|drie|vier|tien|\d+) jaar\b[^\n]{0,40}",
    r"\b(?:ge|je|men) kunt? niet praten\b|\b(?:lach|hoest)aanval\b|\baanval kreeg\b",
    STORY,
    r"\bgeen (?:pijn|druk|steken|last) (?:meer )?(?:op|in|aan) (?:de|mijn|het|zijn|haar) (?:borst|hart)\b",
    r"\b(?:lucht|adem)\b[^.!?\n]{0,15}\bvan (?:het lachen|de pret|de slappe lach|plezier|schrik|blijdschap)\b|\bvan (?:het lachen|plezier|de pret)\b[^.!?\n]{0,30}\b(?:adem|lucht|stik\w*)\b",
    r"\b(?:stik|stikt|stikken|stikte|stikten) (?:\w+ )?(?:van|in|de moord|hier van)\b|\bstik (?:maar|toch|er maar in)\b|\b(?:kan|kunnen|mogen|laat|laten) (?:\w+ ){0,2}(?:stikken|de moord)\b|\bstik(?:vol|heet|jaloers|donker|zenuw\w*|benauwd hier)\b",
    r"\b(?:hield|houd|hou|houdt|hielden?) (?:\w+ )?(?:mijn|ons|zijn|haar|het) hart vast\b|\bhart vast\b|\bhart (?:op de (?:tong|juiste plaats)|onder de riem|van goud)\b|\b(?:steen|pak) van (?:mijn|het|ons) hart\b|\bhart (?:brak|breekt|gebroken|gestolen|bloedt|maakt een sprongetje|ging open|gaat open|sprong)\b|\bbloedt (?:mijn|het) hart\b",
    r"\badembenemend\w*\b|\b(?:in|op) adem (?:komen|houden)\b|\badem in\b|\b(?:hield|hou) (?:mijn|de|onze) adem in\b|\bbuiten adem\b",
    r"\bbloed(?:heet|mooi|link|irritant|serieus|verziekend|eigen|worst|sinaasappel\w*|koraal|rood|verwant\w*)\b|\bin (?:het|mijn|zijn|haar) bloed\b|\bbloed (?:kruipt|geprikt|prikken|afnemen|laten prikken|gegeven|geven|onder de nagels|zweet en tranen|in mijn aderen|bloed)\b|\b(?:blauw|oranje|bourgondisch|friese?|kwaad) bloed\b|\b(?:bloed|blaasjes) prik\w*\b",
    r"\b(?:zo |als een |eruit als een )?(?:lijk|dweil)\b(?= van)|\bhartaanval\b(?= (?:van schrik|van de schrik|van die))|\b(?:haast|bijna|zowat) een (?:hartaanval|beroerte|rolberoerte|hartverzakking)\b|\brolberoerte\b|\b(?:arm|been) (?:in het gips|der wet|om|over)\b",
    r"\b(?:schoon|hand) op (?:mijn|het|de) (?:hart|borst)\b|\bop de borst (?:klop\w*|slaan|spelden|gespeld)\b|\bvan (?:mijn|de) borst\b|\bborst vooruit\b|\bsteek (?:houden|hielden|laten vallen|onder water)\b|\b(?:breisteek|kruissteek|boordsteek|steken (?:opzetten|tellen|gevallen|laten vallen))\b",
)
QUESTIONS: tuple[tuple[str, str], ...] = (
    (
        r"drukt op de knop|wat is er\?|linkerhand|rechterhand|hoe gaat het\?",
        r"\A\W*(?:mijn |me |het )?(?:hart|borst|hij doet het niet (?:meer)?|geen lucht|benauwd|bloed|kan niet ademen)\b",
    ),
    (
        r"raar gevoel|hoe voelt u|ademen|benauwd|pijn|wat is er (?:met|aan)|gebeurd|hulp nodig|doet (?:het|er) zeer",
        any_of(rf"{_SIDE}{GAP}{{0,12}}{_DEAD}", r"\b(?:borst|hart|benauwd|bloed|adem)\b(?! goed)"),
    ),
)
