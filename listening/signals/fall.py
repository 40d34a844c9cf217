"""Has fallen just now or lately, or lies where nobody should lie."""

from __future__ import annotations

from listening.signals.words import GAP, LATELY, STORY, WHO, any_of, near, then, whole, words

_FLOOR = any_of(
    r"\b(?:op|over|tegen|vanaf|van|aan|langs) (?:de |het |een |die |mijn |haar |zijn )?(?:koude |natte |harde |kale )?(?:grond|vloer|tegels|tegelvloer|zeil|stenen|laminaat|parket|"
    r"linoleum|vloerbedekking|mat|kleed|badmat|beton|straat|stoep|gras|asfalt|klinkers|plavuizen|vlakte)\b",
    r"\bnaast (?:het|mijn|zijn|haar|me|het hoge) (?:bed|wc|toilet|stoel|rolstoel)\b",
    r"\b(?:achter|onder|tussen|naast) (?:de|het|mijn|een|me) (?:zetel|bank|kast|tafel|stoel|bed|keukentafel|deur|wc|anrecht|aanrecht|rollator|bed en)\b",
    r"\bbij (?:de|het) (?:aanrecht|anrecht|lift|voordeur|kast)\b",
)
_LIE = words(
    "lig ligt lag lagen liggen gelegen lei zat zit wakker beland belandde terechtgekomen geland gevonden vonden vond bijgekomen kruip kroop"
)
_DOWN = words(
    "gevallen val viel valt vallen omgevallen gedonderd gelazerd gesodemieterd geflikkerd gekukeld kukelde gekukel getuimeld tuimelde gegleden gleed gerold rolde geduikeld duikelde "
    "geklapt klapte gestort geknald knalde geploft smakte gesmakt gesmeten gesmakt gekieperd kieperde gekwakt gezakt gestuiterd gekelderd gevlogen gekwakkeld geslagen gekapseisd gegaan "
    "omver ondersteboven struikelde gestruikeld"
)
_FROM = any_of(
    r"\b(?:uit|van|naast|over|vanaf|door|in|onder|tegen) (?:de|het|mijn|me|zijn|haar|een|die|dat|ons|den|der) (?:hoge |losse |natte |lage |onderste |laatste |bovenste )?(?:bed|stoel|trap|trapje|fiets|"
    r"driewieler|stoep|stoeprand|wc|toilet|pot|douche|douchestoel|bad|badkuip|rollator|rolstoel|scootmobiel|bank|kruk|ladder|keukentrap|drempel|kleedje|mat|vloerkleed|snoer|tafel|badkamer|keuken|"
    r"gang|lift|tillift|sta-?op-?stoel|postoel|relaxstoel|gladde|schommel|bus|auto|poes|kat|hond|slofjes?|pantoffels?|sloffen)\b",
    r"\b(?:er ?uit|er ?af|eroverheen|voorover|achterover|opzij|plat op|languit|pardoes)\b",
)
_PART = words(
    "heup pols enkel knie knieën schouder hoofd achterhoofd kin gezicht neus elleboog bips rug stuit stuitje snuit snufferd bek muil plaat kont gat achterste wenkbrauw stomp arm ribben voorhoofd"
)
_HURT = words(
    "dik blauw paars gekneusd gebroken open bult buil gat_in wond snee gescheurd kapot scheef ei zeer pijn geschaafd opgezet hechtingen gehecht bloed bloedt"
)

PATTERN = any_of(
    r"\b(?:bult|buil|gat|bloed) op (?:kop|hoofd|achterhoofd|voorhoofd)\b|\bhelp (?:me|mij) (?:\w+ )?overeind\b|\b(?:twee|drie|vier|vijf|paar) keer gevallen\b(?=\W|\Z)",
    near(
        words(
            "gister gisteren vannacht vanmorgen vanmiddag daarnet net zaterdag zondag maandag dinsdag woensdag donderdag vrijdag duizelig"
        ),
        r"\b(?:viel|val|lag ik|of-?ekukeld|languit|door (?:haar|zijn|mijn) knieën|aangetroffen|omgevallen)\b",
        gap=60,
    ),
    r"\b(?:languit|plat) (?:ging|ging ik|lag|lag ik|ben ik gegaan|op)\b|\bnaast (?:het )?bed aangetroffen\b|\baangetroffen\b"
    + GAP
    + r"{0,15}\b(?:bed|grond|vloer)\b|\b(?:ligt|lig) (?:ik )?(?:hier )?(?:\w+ )?(?:en|maar) (?:ik )?(?:krijg het koud|been|heup)\b|\bliggen\W{1,3}op (?:het )?(?:tapijt|zeil|vloer|grond)\b|\b(?:zakte|zakt) (?:\w+ ){1,3}(?:door (?:haar|zijn) knieën|uit beeld|in elkaar|onderuit)\b|\b(?:in elkaar|ineen) gezakt\b|\bkan niet op (?:die|mijn|de) (?:voet|been) staan\b|\bniet op die voet staan\b|\blig hier (?:best|al|nog|koud|op)\b",
    whole(r"(?:vader|moeder|pa|ma|hij|ze|opa|oma|man|\w+) is om(?:gevallen)?"),
    # on the floor
    near(
        any_of(
            r"\b(?:lig|ligt|lag|liggen|gelegen|bijgekomen|gevonden|vonden|vond|beland\w*|terecht ?gekomen|wakker)\b"
        ),
        _FLOOR,
        gap=40,
    ),
    then(
        words("zit zat"),
        any_of(
            r"\b(?:op|tegen) de (?:grond|vloer|tegels|koude tegels|badkamervloer)\b",
            r"\btussen (?:het )?bed en\b",
        ),
        gap=25,
    ),
    r"\bvanaf de (?:vloer|grond|tegels)\b|\btegen de vlakte\b|\bop (?:de|mijn) (?:plaat|snufferd|bek|muil|snuit|bakkes|plavuizen) (?:gegaan|gelegen|ging|lag|gevallen)\b",
    rf"\b(?:lig|ligt) (?:al|nog|nu|hier)\b{GAP}{{0,25}}\b(?:vanaf|sinds|uur|uren|hele nacht|grond|vloer|beneden|roepen|help)\b(?!{GAP}{{0,20}}\bbed\b)",
    r"\b(?:sta|kom|komt|kan|krijg|kreeg|kon|kunnen) (?:ik |hij |ze |mij |me |hem |haar |er |het )?(?:zelf |met geen mogelijkheid )?(?:niet|nooit) (?:meer |zelf |alleen )?(?:overeind|opstaan|omhoog|op de been|uit komen|meer op)\b",
    r"\b(?:niet|nauwelijks) (?:meer )?(?:overeind|omhoog) (?:komen|krijgen|kreeg|te komen|te krijgen|kom)\b|\bopstaan (?:ging|gaat|lukt|lukte) niet\b|\bsta niet meer\b",
    r"\b(?:opgeraapt|opgehesen|overeind (?:getild|geholpen|gehesen|gehaald)|omhoog (?:gehesen|getrokken|getild))\b",
    near(words("roepen geroepen riep bonken gebonkt"), words("lag lig ligt grond vloer"), gap=40)
    + r"(?!"
    + GAP
    + r"{0,15}\bbed\b)",
    # going down
    then(
        WHO,
        words("ben is bent bin was"),
        r"\b(?<!niet )(?<!in slaap )gevallen\b(?! voor| van mijn geloof)",
        gap=30,
    ),
    then(
        words("gevallen viel val valt vallen"),
        r"\b(?:badkamer|douche|bed|wc|trap|keuken|grond|vloer|heup|hoofd|knie|rolstoel|schommel|stoel|fiets|drempel|gang|stoep)\b",
        gap=40,
    ),
    near(_FROM, _DOWN, gap=22),
    then(_FROM, words("op"), words("stenen tegels grond vloer"), gap=12),
    near(_DOWN, rf"\b(?:op|tegen) (?:de|het|mijn|me|zijn|haar|een) {_PART}", gap=20),
    near(
        LATELY,
        r"\b(?<!in slaap )(?:gevallen|gestruikeld|omgevallen|onderuit|uitgegleden|gekukeld|getuimeld|gedonderd|gelazerd|gesmakt|tegen de grond|neergegaan)\b(?! voor)",
        gap=45,
    ),
    words(
        "uitgegleden onderuitgegaan onderuitgegleden gestruikeld omgekukeld omgekieperd weggegleden onderuit_gegaan"
    ),
    r"\bgleed (?:ik|ze|hij)?(?: \w+){0,2} (?:uit|weg|onderuit)\b|\b(?:ging|ga|gaat|gingen) (?:ik |ze |hij )?(?:\w+ ){0,3}(?:onderuit|tegen de grond|plat op|voorover|achterover|op (?:mijn|zijn|haar|de) (?:bek|snufferd|plaat|gezicht|gat|kont))\b",
    r"\bdoor (?:mijn|zijn|haar|de) (?:enkel|knie|knieën|benen|hoeven) (?:gegaan|gezakt|ging|zakte|heen)\b|\b(?:zak\w*|ging|ga) (?:ik |hij |ze )?(?:zo |ineens |weer )?door (?:mijn|zijn|haar) (?:knieën|benen|enkel|heup)\b",
    rf"\b(?:benen|poten) in de lucht\b|\b(?:smak|klap|plof|bons|dreun) (?:gehoord|en toen|tegen|op de|door)\b{GAP}{{0,30}}",
    r"\b(?:hoorde|hoor) (?:ik )?(?:een )?(?:harde |doffe )?(?:klap|bons|dreun|plof|smak)\b",
    # what it left behind
    near(_PART, words("dik blauw paars gekneusd gebroken bult buil gescheurd geschaafd opgezet"), gap=25)
    + rf"(?={GAP}{{0,80}}\b(?:gevallen|stoep|trap|bed|vloer|grond|gister|vannacht|zaterdag|fiets|struikel\w*|voetbal|ei|tennisbal)\b)",
    r"\b(?:bult|buil|ei|gat|snee|jaap) (?:op|in) (?:mijn|zijn|haar|me|het|de|der) (?:hoofd|achterhoofd|voorhoofd|wenkbrauw|kop|kin|slaap)\b",
    r"\b(?:knie|knieën|elleboog|handen|kin) (?:\w+ )?(?:open|kapot|geschaafd) (?:van|aan|op|door)\b",
    # the messages of one breath
    whole(
        r"(?:(?:ben|net|weer|ik|is|au) )*gevallen(?: net| weer| help| au)?",
        r"(?:hij|ze|zij|ma|pa|\w+) ligt",
        r"(?:ik )?lig (?:hier|op de grond|op het zeil)",
        r"op de (?:grond|vloer)",
    ),
    rf"\b(?:bel|roep|haal|stuur|help)\b(?: de)?(?: zuster| broeder| iemand| hulp)?\b{GAP}{{0,20}}\b(?:van de trap|uit bed|ben gevallen|lig|op de grond|uit de stoel)\b",
    rf"\b(?:rollator|rolstoel|ladder|scootmobiel|stoel|fiets|trapje) (?:om|weg|linksaf|omgeslagen|omgekiept|omgevallen)\b{GAP}{{0,10}}[,.]? ?(?:en )?ik\b",
    r"\bik (?:lag|lig) (?:er)? ?(?:onder|naast|bovenop|in)(?: en)?\W*\Z",
    r"\b(?:gevecht|ruzie|kennis\w*) (?:\w+ ){0,2}met de (?:vloer|grond|tegels|stoep|drempel|straat)\b|\b(?:vloer|grond|tegels|straat) (?:gekust|geknuffeld|van dichtbij)\b",
)

HARMLESS = any_of(
    r"\b(?:vorige|tweede|eerste|wereld)[ -]?oorlog\b[^\n]{0,60}|\bgevallen in de (?:vorige )?oorlog\b|\b(?:fiets|trap|ladder) gevallen in de (?:vorige )?oorlog\b",
    r"\bin de gang hier ligt\b|\bonder de bank vandaan\b|\bwakker worden\b",
    r"\bop (?:zijn|haar|mijn|de) (?:mondje|kin) gevallen\b|\bfiguurlijk\b|\bvan (?:mijn|de|zijn|haar) stoel (?:ge)?vallen\b"
    + GAP
    + r"{0,20}\b(?:figuurlijk|toen ik hoorde|van verbazing|toen (?:ze|hij) zei)\b|\bklap op de vuurpijl\b|\bop (?:mijn|zijn) bek gegaan,? met\b|\bniet op de grond gevallen\b|\bop de grond gevallen maar gaan zitten\b|\bniet van de trap\b",
    r"\b(?:op de mat liggen|opstaan van de mat|valpreventie)\b[^\n]{0,90}|\b(?:hond|poes|kat|tapijt|kleed|kleedje|sneeuw|blad|bladeren|krant|trein|boot|was|brief|kranten|mest|zand)\b"
    + GAP
    + r"{0,30}\b(?:lag|ligt|liggen|lagen)\b"
    + GAP
    + r"{0,30}\b(?:grond|vloer|straat|kleed|gras|mat|stoep)\b|\b(?:er|die) lag (?:\w+ ){0,6}(?:op straat|op het kleed|op de mat|in de gang|op de grond)\b|\bligt nergens\b",
    STORY,
    r"\bin slaap (?:ge)?vall?en?\b|\b(?:viel|val|valt|vielen|gevallen) (?:\w+ ){0,3}in slaap\b|\bin slaap (?:viel|val|valt)\b",
    r"\b(?:val|valt|vielen|viel|gevallen|vallen) (?:me |mij |het |niet |er |wel |best |reuze |erg |zo |heel |hem |haar )*(?:tegen|mee|op|af|stil|uit elkaar|in de smaak|in het water|met de deur|door de mand|lastig|weg)\b(?! (?:het|de|mijn|een|zijn|haar|me|trap|de))",
    r"\b(?:mee|tegen|op|af|om|in|samen|uit|in ?de smaak |lastig)gevallen\b(?<!omgevallen)",
    r"\b(?:hem|haar|die|dat|voor)\b[^.!?\n]{0,10}\bvoor gevallen\b|\bgevallen voor\b|\bviel (?:ik |ze |hij )?(?:\w+ )?(?:voor|op) (?:hem|haar|die|zijn|mijn man|zo)\b|\bop (?:mannen|vrouwen|hem|haar) (?:val|viel|gevallen)\b",
    r"\b(?:niet|nooit|nog nooit|geen keer|zonder te) (?:\w+ )?(?:vallen|gevallen|val)\b|\bnog nooit\b[^.!?\n]{0,20}\bgevallen\b|\bbang (?:om te|voor) (?:vallen|het vallen)\b|\b(?:zonder|bang dat (?:ik|ze|hij)) (?:te )?val(?:t|len)?\b",
    r"\b(?:te|niets|veel|iets|weinig|niet) (?:\w+ )?(?:te )?vallen\b(?: te)?(?= \w+en\b)|\buit de lucht (?:komen )?(?:ge)?vall\w+\b|\bmet de neus in de boter\b",
    r"\b(?:blad\w*|regen|sneeuw|avond|nacht|stilte|doek|besluit|prijs|prijzen|bom|bommen|kwartje|muntje|dobbelsteen|kaart\w*|oogst|appels?|peren|peer|noten|eikels?|avond|schaduw|licht|stem|haar|gordijn|rok|jurk|japon|klemtoon|"
    r"beslissing|verjaardag|pasen|kerst|feest|dag|naam|woord|woorden|post|brief|krant|tranen|last|steen|pak|masker|schellen|soldaten|slachtoffers|oorlog) (?:\w+ ){0,3}(?:ge)?(?:vallen|viel|valt|vielen|gevallen)\b",
    r"\b(?:viel|valt|val|vielen|gevallen|vallen) (?:\w+ ){0,2}(?:op een (?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)|van mijn (?:hart|geloof|stoel van)|van (?:zijn|mijn|haar|de) (?:stoel|sokken|geloof|verbazing|het lachen)|onder|uit de toon|buiten|in herhaling|flauw)\b",
    r"\bvan (?:mijn|zijn|haar|de|onze) stoel (?:van het lachen|gelachen|geblazen)\b|\bvan het lachen (?:van|uit) (?:mijn|de|zijn|haar|onze) \w+\b|\bomvallen van\b|\bflauw ?gevallen\b",
    r"\bals een blok (?:voor|gevallen)\b|\bvan de trap gevallen (?:zei|zeggen|noemen)\b|\bboven op mij gevallen\b",
)
QUESTIONS: tuple[tuple[str, str], ...] = (
    (
        r"(?:bent|is) (?:u|uw \w+|hij|ze) gevallen",
        r"\b(?:omdat ik viel|ik viel|ging liggen|ja|een beetje|alweer|weer|net|vannacht)\b(?! niet)",
    ),
    (
        r"waar (?:bent|ligt|zit) u|op de grond|wat is er (?:met|gebeurd)|blauwe plekken|hoe komt (?:u aan|dat)|wat was dat voor geluid|verband|bult|geluid",
        any_of(_FLOOR, _FROM, r"\b(?:gevallen|lig|gevalen|val|viel|struikel\w*|glad)\b"),
    ),
)
