"""Sadness, loneliness or fear so deep that someone should know of it."""

from __future__ import annotations

from listening.signals.words import GAP, OFTEN, any_of, near, then, whole, words

_CRY = words(
    "huil huilt huilen huilde gehuild huilend huilbui schrei schreien jank janken jankt gejankt janke snik snikken snikt snikkend tranen grien grienen griende traantjes brullen gil gilt gilde krijst krijsen"
)
_LOW = words("eenzaam verdrietig somber ongelukkig wanhopig radeloos treurig depressief")
_FEAR = words(
    "bang angst angstig angstaanval doodsbang doodangst paniek angsten benauwdheid panisch paniekaanval"
)

PATTERN = any_of(
    near(_CRY, words("niemand een_uur uit_het_niets kussen"), gap=55),
    r"\b(?:de )?tranen (?:\w+ ){0,3}(?:uit het niets|zomaar|vanzelf|komen|over mijn wangen)\b|\bik (?:moet |kan )?(?:steeds |vaak |altijd |alleen maar |alleen |zo )*huil(?:en)?\b(?=\W*\Z)|\bhuil ik (?:een uur|elke|steeds|alleen|uren|stil\w*)\b|\ber (?:\w+ )?(?:een uur )?om (?:gehuild|huilen)\b",
    r"\bschreeuw\w*\b"
    + GAP
    + r"{0,30}\b(?:ramen dicht|in de auto|kussen|komt er niemand|niemand)\b|\b(?:drie |twee |vier |\w+ )?weken\b"
    + GAP
    + r"{0,25}\bniemand\b"
    + GAP
    + r"{0,20}\bkamer\b|\bkomt er niemand\b(?= ooit|\W*\Z|\W+elke)|\ber (?:komt|is) niemand (?:meer|die dat weet)\b|\bniemand (?:merkte|merkt|vraagt|ziet) (?:het|iets|dat|mij|me)\b|\bniemand (?:die )?ik (?:het|dat|iets)? ?(?:kan|kon)\b|\bniemand die ik\b",
    r"\b(?:geen|niet één|echt geen) vrienden?\b|\b(?:praat|klets|zeg het|gezegd|praten) (?:ik )?(?:maar |nu maar |het )*(?:tegen|met|aan) (?:de|mijn|een|het) (?:wasbak|goudvis|foto|muur|klok|televisie|stoel)\b|\btegen de foto\b|\ballen?een?\W+altijd alleen\b|\baltijd (?:maar )?alleen\b(?! (?:de|het|maar|als|op|met|naar))|\b(?:hele dagen|dagenlang|dag in dag uit|de hele dag) (?:\w+ )?alleen\b(?! maar| thuis)",
    r"\bgeen geluid uit mijn (?:keel|mond)\b|\bdurf niemand (?:te|meer)\b|\bdurf (?:\w+ )?(?:geen|niet meer te)\b"
    + GAP
    + r"{0,12}\b(?:vriendschap|slapen|gaan slapen|bellen|vertellen)\b|\btril (?:al|nog|ik al)\b|\b(?:schrik|schrikt)\b"
    + GAP
    + r"{0,12}\bwakker\b"
    + GAP
    + r"{0,20}\b(?:durf|niet meer|bang)\b|\bkan er niet meer tegen\b",
    r"\b(?:week|dagen|weken) niet(?:s)? gegeten\b|\b(?:nooit|aan niemand) (?:\w+ )?verteld\b(?=[^\n]*\b(?:schaam|kapot|nooit|denk|verdriet|huil)\w*\b)|\bik schaam (?:me|mij) kapot\b|\b(?:mijn )?eigen naam hardop\b|\bof ik er nog ben\b|\biemand (?:mij|me) (?:eens )?(?:belde|vasthield|aanraakte|miste)\b",
    r"\bbang voor de (?:mannen|soldaten|stemmen|donkere|geesten|nacht)\b|\bkruip\w* (?:ik )?(?:\w+ )?weg (?:als|onder|achter)\b",
    # crying
    near(_CRY, OFTEN, gap=45),
    near(
        _CRY,
        words(
            "alleen_maar niet_stoppen niet_ophouden hou_ik_niet houdt_niet als_een_kind stilletjes kussen deken wc badkamer perron hek niet_meer_op in_mijn_bed in_haar_bed om_niets muur heen zonder_geluid alleen"
        ),
        gap=45,
    ),
    r"\bzo (?:zien|horen) huilen\b|\bbrak (?:hij|ze|zij|ik)\b|\b(?:barst|barstte|barsten) (?:\w+ ){0,3}in (?:huilen|tranen)\b|\bhuilend\b"
    + GAP
    + r"{0,20}\b(?:op|belt|bel|wakker|in slaap|thuis|aan)\b|\b(?:belt|bel|zit|wakker|lig|ligt|vind|vond)\b"
    + GAP
    + r"{0,25}\bhuilend\b|\bhuil\w* (?:me|mij|mezelf|zich) (?:\w+ )?(?:in slaap|leeg)\b",
    r"\b(?:zit|zat|lig|lag|loop|sta|zitten|ligt) (?:ik |ze |hij |dan |hier |weer |daar )*(?:te |maar te )(?:huilen|janken|snikken|schreien|grienen|schreeuwen|trillen|beven|bibberen)\b(?! van het lachen| van (?:de )?kou)",
    # sadness
    rf"\b(?:zo|heel|erg|vreselijk|ontzettend|verschrikkelijk|verrekte|wezenloos|enorm|hartstikke|intens|ontiegelijk) (?:\w+ )?{_LOW}(?! voor| dat die)",
    rf"\b(?:verga|vergaat|kapot|stuk|gek|dood|onder) (?:ga |gaan )?(?:van|aan|door) (?:de |het |mijn |al dat )?(?:verdriet|eenzaamheid|heimwee|angst|gemis|ellende|pijn van binnen|wanhoop)\b|\b(?:verdriet|eenzaamheid|heimwee|angst|wanhoop)\b{GAP}{{0,30}}\b(?:keel|vreet|nekt|sloopt|nergens|niet (?:meer )?(?:aan|uithouden)|kapot|te groot|ondraaglijk|opvreet|stik|verstikt)\b|\bkeel zit dicht\b",
    r"\b(?:verdriet|ei|hart|verhaal)\b"
    + GAP
    + r"{0,12}\bniet kwijt\b|\bnergens (?:mijn |met mijn |mijn \w+ )?(?:verdriet|ei) (?:kwijt|heen|naartoe)\b|\b(?:zo|ben|is|en|echt) wanhopig\b|\bradeloos\b|\bten einde raad\b|\bdepressie\w*\b|\bdepressief\b|\bzwart gat\b|\b(?:diep|donker|zwart) gat\b",
    r"\bzie (?:het|ik het|er) (?:echt |helemaal |allemaal )*niet meer zitten\b|\b(?:weet|wist) (?:het|ik het) (?:ook |echt |gewoon |allemaal |nacht )*niet meer\W*\Z|\bhet 's nachts niet meer weet\b|\bgeen (?:uitweg|lichtpuntje|licht meer|hoop meer|toekomst)\b|\balle hoop\b",
    r"\b(?:ik|wij|we) (?:kan|hou|houd|kunnen|houden|trek|red)\b"
    + GAP
    + r"{0,12}\b(?:niet meer|het niet (?:meer |langer )?(?:vol|aan|uit)?)\W*\Z|\bik (?:kan|trek|red) (?:het )?(?:echt |gewoon |zo )*niet meer\b(?!"
    + GAP
    + r"{0,25}\b(?:lezen|zien|horen|lopen|fietsen|breien|eten|vinden|onthouden|bij|tillen|staan|koken|rijden|typen|vasthouden|autorijden|zingen|volgen|dragen|schrijven|naar|zelf|alleen|zo|op|bukken|traplopen|dansen|knielen|kauwen|slapen|doen|komen|mee|missen|wachten|uit)\b)|\bhou\w* (?:het )?(?:zo |hier |echt )*niet (?:meer |langer )(?:vol|uit)\b|\bhou ik (?:het|dit) (?:zo |echt )*niet (?:meer )?(?:lang )?vol\b|\bgaat zo niet langer\b|\bik ga eraan (?:onderdoor|kapot)\b|\berdoorheen zit\b|\bzit er (?:helemaal |even )?doorheen\b",
    r"\b(?:verzuip\w*|verdrink|verdrinken|zink|stik|rot|leeg|dood|koud|kapot|stuk|ijskoud|op|brandt|versteend)\b"
    + GAP
    + r"{0,15}\bvan ?binnen?e?\b|\bvan ?binnen?e?\b"
    + GAP
    + r"{0,15}\b(?:verzuip|leeg|dood|koud|kapot|stuk|zwart|versteend|schreeuw|gil|huil)\w*\b|\b(?:ken|herken) (?:ik )?mezelf niet (?:meer|terug)\b|\blach\w*\b"
    + GAP
    + r"{0,35}\bvan ?binnen?e?\b|\bmasker\b"
    + GAP
    + r"{0,15}\b(?:op|lach)\b|\bachter glas\b",
    r"\b(?:mis|gemist|mist)\b"
    + GAP
    + r"{0,20}\bzo (?:erg |verschrikkelijk |vreselijk )?(?:dat (?:ik|ze|hij)|zeer|pijn)\b"
    + GAP
    + r"{0,35}\b(?:raar|gek|ziek|pijn|niet (?:meer )?(?:eet|slaap|eten|slapen)|kapot|huil|doe)\b|\bzonder (?:hem|haar|mijn \w+) (?:ben ik|is er|ben) (?:half|niets|niemand|nergens)\b",
    # alone
    rf"\b(?:wezenloos|moederziel|verlaten|in de steek gelaten|doodalleen|mutterseelenallein|vergeten door)\b{GAP}{{0,15}}(?:\b(?:eenzaam|alleen|voel|hier|allemaal|iedereen|zit|kinderen|door)\b|\W*\Z)|\bhelemaal alleen (?:op de wereld|over)\b|\b(?:achtergelaten|in de steek gelaten|gedumpt|weggestopt|vergeten)\b{GAP}{{0,25}}\b(?:voel|hier|kinderen|ze|familie)\b(?=[^\n]*\b(?:huil|bang|niemand|eenzaam|alleen|angst|nooit)\w*\b)",
    r"\b(?:eenzaam|eenzaamheid|alleen) (?:voel|voelt|is|doet)\b"
    + GAP
    + r"{0,20}\b(?:ondraaglijk|pijn|kapot|zeer|ergste|vreselijk)\b|\b(?:ik|hij|ze|zij|pa|ma|moeder|vader|opa|oma|mam|zus) (?:ben|is|voel me|voelt zich|voel) (?:\w+ ){0,3}(?:eenzaam|doodeenzaam|in de steek gelaten)\b|\bdoodeenzaam\b|\beenzaam\W*\Z|\beenzaamheid\b(?="
    + GAP
    + r"{0,40}\b(?:avond\w*|nacht\w*|muren|op me|vreet|elke|ergst\w*|zwaar|vliegt)\b)",
    r"\bmuren (?:komen|kwamen) (?:op|naar)\b|\b(?:praat|praten|zeg ik|klets|praatte) (?:ik )?(?:\w+ ){0,2}tegen (?:de |het |een )?(?:mussen|muur|muren|foto|plafond|lamp|apparaat|hond die|poppen|televisie|meubels|plant\w*)\b(?=[^\n]*\b(?:eenzaam|niemand|alleen|stil|dood|nooit|weken|begrafenis)\b)",
    r"\bniemand\b"
    + GAP
    + r"{0,12}\b(?:die )?(?:belt|komt|kwam|schrijft|kent|mist|vraagt|ziet|luistert|praat|zegt|omkijkt|aanraakt|aangeraakt|gesproken|gezien|aangekeken|gehoord|merkt|houdt)\b(?:"
    + GAP
    + r"{0,25}\b(?:mij|me|meer|ooit|nooit|naar|om|week|weken|dagen|maanden|dag)\b|\W*\Z)|\b(?:dagen|weken|maanden|week|maand|augustus|kerst|jaar|sinds|zomer|zondag)\b"
    + GAP
    + r"{0,30}\b(?:niemand|geen mens|geen ziel|geen sterveling)\b"
    + GAP
    + r"{0,20}\b(?:aangeraakt|gezien|gesproken|gehoord|bij naam|geweest|langs|op bezoek|vastgehouden|aan de deur|naam)\b",
    r"\bgeen (?:mens|ziel|sterveling|hond)\b"
    + GAP
    + r"{0,30}\b(?:naam|aangeraakt|gesproken|gezien|komt|belt|kijkt|omkijkt|geeft|vraagt|luistert|mist)\b|\bniemand meer (?:om mij|om me|over)\b|\b(?:heb|heeft|is er) (?:\w+ )?niemand meer\b(?=\W*\Z|\W*[.,])|\b(?:heb|heeft|hebben) (?:hier |ook |echt |nu )*niemand(?: meer)?(?: \w+)?\W*(?:\Z|[.,!])|\bniemand (?:die )?(?:meer )?(?:om mij|om me|naar mij|naar me)\b|\bhoe(?:veel)? mensen mij nog\b",
    # fear
    r"\b(?:zo|heel|erg|vreselijk|ontzettend|verschrikkelijk|hartstikke|doods|verrekte|steeds|altijd) (?:bang|angstig)\b(?! voor (?:spinnen|muizen|onweer)| uitgevallen| dat (?:ik|we) te laat)|\bdoodsbang\b|\bdoodangst\w*\b|\b(?:pure|blinde) (?:angst|paniek)\b|\b(?:van|uit|vol) (?:de |pure )?angst\b|\bpaniek(?:aanval\w*)?\b(?!"
    + GAP
    + r"{0,8}\b(?:om niets|voetbal)\b)|\bin paniek\b|\bangstaanval\w*\b|\bangsten\b",
    near(
        _FEAR,
        words(
            "nacht 's_nachts nachten donker elke iedere wakker alleen slapen gaat_niet_over trillen beven opgesloten hele niemand naast_het_bed dagelijks"
        ),
        gap=40,
    ),
    r"\bdurf\w* (?:ik |ze |hij )?(?:\w+ ){0,3}niet (?:meer )?(?:te )?(?:slapen|alleen|in het donker|naar bed|mijn kamer|de kamer|naar buiten|de deur|te gaan liggen|in slaap|mijn ogen)\b|\b(?:durft|durf) pas te slapen\b|\b(?:gilt|gillen|krijst|schreeuwt|roept|gil)\b"
    + GAP
    + r"{0,20}\b(?:om (?:haar|zijn|de|mijn) (?:moeder|mama|man|soldaten|vrouw)|van angst|'s nachts|de hele nacht|wakker)\b",
    r"\b(?:beef|beven|bibber|bibberen|tril|trillen|rillen)\b"
    + GAP
    + r"{0,20}\b(?:van (?:angst|schrik|ellende|binnen)|'s nachts|in bed|soms bij)\b|\b(?:zit|zitten|lig|soms) (?:er )?(?:\w+ ){0,3}te beven\b",
    near(
        words(
            "oorlog bom bommen bombardement sirene soldaten soldaat kamp jappenkamp razzia schot schoten loopgraaf onderduik"
        ),
        words(
            "nacht 's_nachts nachtmerrie* drijfnat gillend zwetend onder_de_tafel droom wakker terug_komt kruip ruik beelden slaap"
        ),
        gap=80,
    )
    + r"(?=[^\n]{0,160}\b(?:elke|steeds|weer|nog|wakker|niemand|iedere|kruip|nacht)\b)",
    r"\bnachtmerries?\b|\bdrijfnat\b"
    + GAP
    + r"{0,12}\bwakker\b|\bgillend wakker\b|\bword ik (?:elke|iedere) nacht wakker\b"
    + GAP
    + r"{0,60}\bdan zie ik\b|\bhartkloppingen van (?:angst|de zenuwen)\b|\b(?:waar|ergens) (?:ik )?niet over (?:kan|kunnen|durf) (?:te )?praten\b",
    # given up on the day
    near(
        words("niets sindsdien sinds nergens"),
        words(
            "niet_gelezen niets_meer_gedaan zit_en_ik_zit kom_mijn_bed_niet_uit kom_ik_niet_meer_uit niet_meer_uit_bed aangeraakt"
        ),
        gap=70,
    ),
    r"\b(?:praat|eet|zegt|doet) (?:\w+ )?(?:niet|niets|bijna niets)\W+(?:en )?(?:praat|eet|zegt|slaapt|doet) (?:\w+ )?(?:niet|niets|bijna niets)\b|\bkwijnt? weg\b|\b(?:eet|drinkt) (?:bijna |haast )?(?:niet|niets) (?:meer )?van (?:verdriet|ellende|de zenuwen|heimwee)\b|\bkom\w* (?:ik )?(?:mijn|haar|zijn|me) (?:kamer|bed) niet (?:meer )?(?:af|uit)\b",
    then(
        words("paniek vlucht wil_naar_huis naar_huis"),
        words("huilen huilend gilt slaat angst elke_avond snikken"),
        gap=60,
    ),
    whole(
        r"(?:ik ben |ik voel me |ben |voel me )?(?:zo |heel |erg |alleen maar )*(?:eenzaam|wanhopig|bang|verdrietig|radeloos|ongelukkig|somber)",
        r"(?:ik )?kan niet meer",
        r"huilen(?: alleen maar| veel| steeds)?",
        r"(?:er )?(?:is |belt |komt )?niemand(?: die)?(?: mij| me)? (?:belt|komt|mist)",
    ),
)

HARMLESS = any_of(
    r"\bmaakt niemand meer\b|\bhuilt altijd bij\b|\b(?:om te )?huilen bij de\b|\bdepressie boven\b|\bdoodsbang (?:voor (?:spinnen|muizen|honden|onweer)|dat (?:ze|hij) valt)\b|\bmoederziel alleen (?:op het terras|met|in de tuin|,? heerlijk)\b|\bgeen mens (?:gezien|gesproken),? (?:zalig|heerlijk|fijn|lekker)\b|\bpaniek in de (?:keuken|tent)\b|\b(?:niets|niks|helemaal niet) (?:eenzaam|bang|verdrietig)\b|\bkan het niet meer aan,? dat\b|\bmijn duim\b|\bme duim\b|\bkan niet meer,? (?:mijn|me) (?:duim|vinger|hand|arm|ogen)\b|\bwanhopig word\w* ik van\b",
    r"\bbang in ?t? ?(?:het )?donker\b(?!"
    + GAP
    + r"{0,30}\b(?:huil|elke|niemand)\b)|\bniemand aan komt\b|\bniemand meer die nog weet\b|\broept ze om (?:haar|de) \w+(?=, en|\W*\Z)(?<=lampje aan)|\banders roept ze\b[^\n]{0,30}|\bweet ik het ook niet meer\b",
    r"\b(?:heerlijk|zalig|lekker|fijn)\b"
    + GAP
    + r"{0,20}\balleen\b|\balleen\b"
    + GAP
    + r"{0,20}\b(?:heerlijk|zalig|lekker|fijn)\b",
    r"\b(?:huil\w*|tranen|janken|gehuild|snikken)\b"
    + GAP
    + r"{0,30}\bvan (?:het lachen|geluk|plezier|ontroering|blijdschap|vreugde|de uien|pret|trots)\b|\bvan (?:het lachen|geluk|plezier|blijdschap|trots|ontroering)\b"
    + GAP
    + r"{0,20}\b(?:huil\w*|tranen|janken|gehuild)\b|\b(?:uien|ui|baby|baby's|kindje|wolven|film|boek|clown|muziek)\b"
    + GAP
    + r"{0,20}\b(?:huil\w*|tranen|janken|verdrietig|bang|snikken)\b",
    r"\b(?:niet|nooit|geen|zonder|helemaal niet) (?:meer )?(?:zo |heel |erg )?(?:bang|angst|eenzaam|verdrietig|somber|huilen|gehuild|paniek|ongelukkig|alleen)\b",
    r"\b(?:zo|heel|erg) (?:bang|verdrietig|eenzaam|somber)\b"
    + GAP
    + r"{0,8}\b(?:uitgevallen|kijk(?:t|en) die|keek die)\b|\bclown was zo verdrietig\b|\bgeen paniek\b",
)
QUESTIONS: tuple[tuple[str, str], ...] = (
    (
        r"verdriet|stil|hoe gaat het|iets kwijt|nodig",
        r"\A\W*(?:help|help mij|wil mama|mama|niet goed|slecht heel slecht|kapot)\W*\Z",
    ),
    (
        r"hoe is het (?:vandaag|met u|nu)|hoe zijn de (?:zondagen|dagen)",
        r"\A\W*(?:grijs|zwart|donker|leeg|stil)\b",
    ),
    (
        r"wie belt|wie komt|bezoek|post|contact|wie ziet u",
        r"\A\W*(?:niemand|geen mens|geen sterveling)\b(?! minder)",
    ),
    (
        r"nachten|avonden|donker|slaapt u",
        r"\b(?:huil\w*|bang|angst|janken|eenzaam|doodsbang|beven|stemmen)\b",
    ),
)
