"""Life is complete, nothing is worth it, others are better off, waiting for the end."""

from __future__ import annotations

from listening.signals.words import GAP, any_of, near, then, whole, words

_LIFE = words("leven leve bestaan")
_END = words("dood einde eind sterven doodgaan heengaan")
_MAY = words(
    "mag mogen mocht mochten laat laten kan kon wil wilde moest hoop hoopt bid bidt vraag wens wenst kom"
)
_HE = any_of(
    r"\bonze lieve heer\b",
    r"\blieve heer\b",
    r"\b(?:de |lieve )?god\b",
    r"\bde heer\b",
    r"\bheer\b",
    r"\bpetrus\b",
    r"\ballah\b",
    r"\bons?heer\b",
    r"\bde heiland\b",
    r"\bhierboven\b",
    r"\bdaarboven\b",
    r"\bmagere hein\b",
    r"\bde man met de zeis\b",
    r"\bpietje de dood\b",
)
_I = r"\b(?:ik|hij|ze|zij|ma|pa|opa|oma|moeder|vader|mam|pap|tante|oom)\b"

PATTERN = any_of(
    r"\bvoor wie (?:zit|sit|leef|blijf|ben) ik\b|\b(?:mooi|genoeg) geweest\W{1,3}(?:dek af|doek|klaar|amen|laat)\b|\bgenoeg vindt geweest\b|\b(?:daarna|verder|dan) hoeft (?:er )?(?:voor mij|van mij) (?:\w+ )?(?:niets|niet) meer\b|\bneem (?:mij|me) (?:nu |maar )?(?:tot|mee|toch)\b(?! (?:naar|uit))|\bneem mij tot u\b",
    r"\bals ik er niet (?:meer )?(?:was|ben|zou zijn)\b"
    + GAP
    + r"{0,20}\b(?:had|hadden|hebben|heeft|zou|zouden|was)\b|\bals ik (?:dood ?ga|doodga|dood ben|er niet meer ben)\b"
    + GAP
    + r"{0,25}\b(?:niemand meer last|heeft niemand|hebben ze|rust|beter)\b|\b(?:beter|fijner|makkelijker) zonder \w+\W*\Z|\bblok aan (?:jullie|hun|haar|zijn|het|mijn|iedereens) been\b",
    r"\b(?:wou|wilde|zou willen|wens\w*) dat (?:ik|ze|hij) (?:\w+ )*?niet meer wakker\b|\bdat ik (?:'s morgens |smorgens )?niet meer wakker (?:werd|word|hoefde)\b|\bal weg,? eigenlijk\b|\bben (?:ik )?al weg\b(?= eigenlijk|\W*\Z| zegt)",
    r"\bwaar(?:voor|om|toe) nog\W*\Z|\bgod\b"
    + GAP
    + r"{0,20}\bopschiet\b|\bmoe tot in mijn (?:botten|ziel|merg)\b",
    # life
    r"\bvoltooid leven\b|\b(?:mijn|me|haar|zijn|het) leven is (?:klaar|voltooid|af|op|gedaan|geleefd|voorbij|uit)\b|\b(?:is|voor mij is) het voltooid\b",
    near(
        words("klaar zat moe beu uitgekeken genoeg levensmoe afgerond uitgeleefd"),
        rf"\b(?:met|van|het|dit|dat|mijn|haar|zijn|aan|op het) (?:\w+ )?{_LIFE}",
        gap=12,
    )
    + r"(?! in de brouwerij| hier| op (?:de|een) )",
    r"\blevensmoe\b|\blevenszat\b|\buitgeleefd\b|\A\W*uitgeblust\b|\b(?:ik ben|ben|ze is|hij is) (?:er (?:wel )?)?klaar\b(?! mee\b| met\b| voor\b| om\b)(?=\W*(?:\Z|\.|, al))",
    r"\b(?:het |dit |mijn )?leven\b"
    + GAP
    + r"{0,12}\b(?:hoeft|hoef) (?:\w+ ){0,2}niet (?:meer|zo)\b|\bgeen zin meer in (?:het )?leven\b|\bgeen (?:zin|lust|moed|puf) meer (?:om te leven|om door te gaan|in het leven)\b|\bleven\b"
    + GAP
    + r"{0,15}\b(?:geen (?:zin|waarde|nut)|zinloos|nutteloos)\b",
    r"\b(?:voor|van) mij (?:hoeft|hoef|hoeven)\b"
    + GAP
    + r"{0,25}\b(?:niet (?:meer|zo|langer)|niets (?:meer)?|geen (?:verjaardag|jaar|dag|zomer|winter)\w*)(?!"
    + GAP
    + r"{0,20}\b(?:komen eten|taart|slinger\w*|feest|bingo|zingen)\b)",
    r"\b(?:het|dat|dit|zo) hoeft (?:voor mij |van mij )(?:echt |zo |eigenlijk |allemaal )?niet (?:meer|zo)\b|\bhoeft (?:\w+ )?niet meer zo\b|\bvan mij (?:had|mag|mocht) (?:het|dat) (?:\w+ )?(?:stoppen|ophouden|afgelopen zijn|voorbij zijn|gedaan zijn|klaar zijn|over zijn|uit zijn)\b",
    whole(
        r"(?:nee |ach |och |tja |amai |zucht )*(?:het|'t) hoeft (?:\w+ )?niet meer(?: zo)?(?: hoor)?",
        r"(?:nee |ach |amai |och )*(?:het is )?(?:genoeg|mooi) geweest(?: voor mij)?(?: zulle| hoor| dek af| zo)?",
        r"(?:ik )?(?:wil|hoef) niet meer",
        r"niets(?: meer)?(?: hoor)?\W+(?:ik )?wil niet meer",
        r"laat mij? maar(?: gaan| dood\w*)?",
        r"(?:ach |verdorie |helaas |bah |potverdorie |nog )*(?:al)?weer wakker(?: geworden)?(?: helaas)?",
        r"(?:weer )?een dag te ?veel",
        r"wat (?:heeft|heb|voor) (?:het|nog)(?: \w+){0,2} (?:nog )?(?:voor )?zin",
        r"moe van het leven(?: punt)?",
        r"(?:een )?spuitje\W+(?:net )?als (?:de|een|onze) hond",
    ),
    r"\bzon hoeft\b" + GAP + r"{0,20}\bniet meer\b|\bzon niet meer op te (?:gaan|komen)\b",
    r"\b(?:het|dan) (?:is|was|mag) (?:het )?(?:voor mij |nu |nu wel |dan |wel )*(?:wel |nu |zo )?(?:mooi|genoeg) (?:ge)?w[ea]e?st\b(?="
    + GAP
    + r"{0,30}\b(?:voor mij|leven|gehad|moe|dood|slapen|weg|tijd|hoeft)\b|\W*\Z)|\b(?:voor mij (?:is|mag) (?:het )?(?:wel |nu |zo )*(?:klaar|mooi geweest|genoeg|op|over|voorbij|gedaan))\b(?! met de)|\bgenoeg geweest voor mij\b|\bis het voor mij (?:wel )?klaar\b|\bmooi ewest\b",
    r"\bgenoeg geleefd\b|\b(?:te|veel te) lang (?:geleefd|gebleven|over)\b|\blang genoeg (?:geleefd|meegedraaid|hier|rondgelopen|meegegaan)\b|\b(?:mijn|haar|zijn) tijd (?:is|zit er|was) (?:\w+ )?(?:op|gekomen|gehad|geweest|er ?op)\b|\btijd is er ?op\b|\b(?:overheen|langer) geleefd dan\b|\b(?:over|voorbij) de (?:houdbaarheids)?datum\b|\bhoudbaarheidsdatum\b",
    r"\b(?:ben|is|bin) (?:ik |hij |ze )?(?:er |der )?(?:\w+ )?(?:zat|beu) (?:van)?\b(?="
    + GAP
    + r"{0,25}(?:\W*\Z|\.|,))(?!"
    + GAP
    + r"{0,12}\b(?:van (?:die|de|dat|het (?:eten|geluid|lawaai|gezeur)))\b)(?=[^\n]{0,90}\b(?:wakker|dood|leven|slaap\w*|einde)\b)",
    # of no use, a burden, too many
    r"\b(?:iedereen|anderen|de anderen|jullie|mijn kinderen|ze|de kinderen|mijn \w+|allemaal)\b[^.!?\n]{0,15}\b(?:alleen maar |maar |enkel |te veel )?tot (?:een )?last\b(?! niet)|\btot last (?:ben|voor iedereen|te zijn|zijn)\b|\b(?:ben|zijn|is) (?:ik |hij |ze )?(?:\w+ ){0,3}(?:alleen |enkel |maar |een )+(?:last|blok aan het been)\b|\b(?:ben|voel\w*) (?:ik |me |mij )*(?:een |maar een )?(?:last|blok aan (?:het|hun|haar|zijn) been|ballast|sta in de weg)\b",
    r"\b(?:zo(?:'n|veel)|veel) last van mij\b|\bzonder mij (?:\w+ ){0,2}(?:hadden|hebben|zouden|beter|was|is het|kunnen|waren)\b|\b(?:beter|makkelijker|gelukkiger|goedkoper) (?:af )?zonder mij\b|\bopgeruimd staat netjes\b",
    r"\b(?:ben|is|voel\w*|zijn) (?:ik |hij |ze |me |mij |hier )*(?:maar |alleen |gewoon |eigenlijk )*(?:overbodig|te ?veel|overtollig|nutteloos|waardeloos|afgeschreven|afgedankt|versleten|oud vuil|een pakket|pakket|over|een kostenpost|nergens (?:meer )?(?:goed|nuttig)? ?(?:meer )?(?:voor|toe))\b(?! (?:gegeten|gedronken|om op te noemen|de|het|naar|van|met|om))|\b(?:dat (?:ze|hij|ik)) (?:te ?veel|overbodig|nutteloos|klaar) (?:is|ben)\b(?! met)|\bheb\w* niets meer (?:te bieden|nodig op deze)\b",
    r"\b(?:ik|hij|ze) (?:kost|kosten) (?:alleen )?(?:maar |dit |hun |de )?"
    + GAP
    + r"{0,25}\b(?:lever\w* op|niets op|nul)\b|\bniemand (?:die )?(?:meer )?(?:op mij|naar mij|mij) (?:nog )?(?:wacht|nodig)\b|\b(?:niemand heeft|heeft niemand|geen mens heeft) (?:mij |me )?(?:meer |iets aan |nog )*(?:mij |me )?nodig\b",
    r"\bsorry dat ik (?:er )?(?:nog )?(?:ben|leef|besta)\b|\b(?:teleurgesteld|jammer|balen|helaas|verdriet)\b"
    + GAP
    + r"{0,25}\b(?:er (?:nog |weer )ben|wakker (?:word|werd|ben)|nog leef)\b|\boud mens in leven (?:te )?houden\b",
    # what for
    r"\bwaar ?(?:voor|toe|om|aan|van)\b"
    + GAP
    + r"{0,30}\b(?:leef|leven|ben ik er|opsta|sta ik (?:nog )?op|adem|hier nog|op aarde|nog wakker|bestaan)\b(?! (?:hier|in|toch zo))|\b(?:wat doe ik|wat moet ik|wat zoek ik) (?:hier )?nog\b|\bweet (?:ik )?niet (?:meer )?waar(?:voor|om|toe)\b"
    + GAP
    + r"{0,25}(?:\b(?:leef|opsta|doe|nog|wakker|schoenen)\b|\W*\Z)|\bniet waar ik (?:het|nog) (?:\w+ )?voor (?:doe|op ?sta|leef)\b",
    r"\bwat (?:heeft|heb|is|hep) (?:het|dit|er|alles|mijn leven|leven) (?:allemaal )?(?:nog |eigenlijk )*(?:voor )?(?:zin|nut|doel)\b|\bheeft (?:allemaal |toch |voor mij )*geen (?:zin|nut|doel) meer\b|\b(?:niets|geen reden)\b"
    + GAP
    + r"{0,15}\b(?:om voor te leven|om (?:nog )?voor op te staan|om nog door te gaan|meer te verwachten|moeite waard|meer bij te winnen)\b|\bvoor wie zou ik nog\b|\bniemand om voor (?:op te staan|te leven)\b",
    # may it be over
    near(
        _HE,
        any_of(
            r"\b(?:haal|haalt|halen|haal'k|ophalen|haal me|roept|roep|geroepen|vergeten|neemt|neme|neem|verlost|verlossen|kaartje|overgeslagen|komt me|komen halen|lijstje|wacht op mij|naar huis)\b"
        ),
        gap=35,
    ),
    r"\b(?:mag|mogen|laat|kom|komen|komt|moge|wanneer) (?:\w+ ){0,4}(?:me|mij|ons|haar) (?:\w+ ){0,2}(?:komen )?(?:halen|haalt|haal|roepen|verlossen)\b(?! (?:voor|naar de|met de|om \w+ uur|uit bed))|\b(?:gehaald|geroepen|verlost|opgehaald) (?:mag|mogen|mocht|te) (?:\w+ )?word\w*\b|\b(?:bid|hoop|wacht|smeek|vraag)\w*\b"
    + GAP
    + r"{0,35}\b(?:gehaald|geroepen|verlost)\b|\broep mij maar\b|\bhaal (?:mij|me) maar(?: gauw)?\W*\Z",
    r"\b(?:hoop|hoopt|hoopte|bid|bidt|zou|wou|wens|wilde|wil|graag|als|liefst|beter|alsjeblieft|prima|best)\b"
    + GAP
    + r"{0,60}\bniet meer (?:wakker|wekker) (?:te |hoef te |hoeven te )?(?:word\w*|wor\w*|ben)\b|\bniet meer wakker (?:hoef |hoeft |hoeven )?(?:te )?word\w*\b(?="
    + GAP
    + r"{0,30}(?:\W*\Z|\b(?:best|prima|fijn|goed|mooi|graag|schreeuw\w*|erg|liefst)\b))|\b(?:gewoon|rustig|stil|lekker|vannacht|fijn) (?:maar )?(?:inslapen|inslaap|insluimeren|wegslapen)\b(?! (?:voor|bij|met|met de))",
    r"\bals ik (?:morgen|vannacht|straks) (?:\w+ ){0,2}(?:niet (?:meer )?wakker word|dood ben|er niet meer ben|inslaap)\b|\b(?:altijd|voorgoed|eeuwig|nooit meer wakker|alleen maar) (?:slapen|rusten)\b(?="
    + GAP
    + r"{0,30}(?:\W*\Z|\b(?:geen wekker|klaar|rust)\b))",
    r"\b(?:laat|laten|lat) (?:me|mij|hem|haar|ons|moe|het) (?:\w+ ){0,3}(?:gaan|doodgaan|sterven|verdrogen|inslapen|vertrekken|heengaan|creperen|wegkwijnen|los|gebeuren?|wegglijden|hemelen|er niet meer (?:zijn|wezen))\b(?! (?:naar|met|slapen|zitten|wandelen|kijken|eten|fietsen|dansen|zwemmen|staan|hier|even|douchen|op))|\blaat (?:mij|me) er maar niet meer zijn\b",
    r"\b(?:dat )?ik (?:dan |nu |gauw |snel |straks |eindelijk |maar |ook )*(?:mag|mocht|kan|kon) (?:gaan|heengaan|sterven|vertrekken|doodgaan|inslapen)\b(?! (?:naar|met|zitten|wandelen|kijken|eten|fietsen|slapen|dansen|zwemmen|staan|liggen|biljarten|vissen|winkelen|rijden|werken|wonen))|\bmag ik (?:dan )?(?:nu |gauw |eindelijk |alsjeblieft )*(?:gaan|doodgaan|sterven)\W*\Z|\bmag ik (?:alsjeblieft )?(?:dood|naar huis bij (?:god|de heer))\b",
    r"\b(?:hoop|hoopt|wens|verlang\w*|bid|wou|wilde|wil|denk|liefst|graag)\b"
    + GAP
    + r"{0,35}\b(?:er (?:gauw |snel |straks )?niet meer te zijn|er (?:gauw |snel |dan )?niet meer (?:ben|hoef te zijn)|dood ?ga\w*|doodgaan|naar de dood|te sterven|dood te (?:gaan|mogen)|gauw (?:afgelopen|over|voorbij)|snel (?:afgelopen|over|voorbij)|(?:het )?(?:gauw|snel|vlug) (?:voorbij|afgelopen|gedaan) is|nooit meer wakker)\b(?! (?:hoef|ziek|honger|oorlog|alleen|regent))",
    r"\b(?:hoop|hoopt|hoopte|gehoopt|wens|bid)\b"
    + GAP
    + r"{0,35}\b(?:de|mijn|haar|zijn|het|dit) (?:\w+ )?laatste (?:was|is|wordt|zomer|winter|kerst|keer|verjaardag|jaar|nacht)?(?=\W|\Z)",
    near(
        words("wacht wachten wachtkamer wachtzaal uitzitten zit_mijn zitten_wachten afwachten aftellen"),
        any_of(
            _END,
            words(
                "roepen_nooit mijn_beurt mijn_naam over_is op_is voorbij_is beurt tijd_uit pensioen_van_het_leven"
            ),
        ),
        gap=40,
    )
    + r"(?! van de film)",
    r"\b(?:het|de tijd|dit|rit|straf) (?:\w+ )?uitzitten\b|\bis het uitzitten\b|\bhet boek (?:is )?uit\b|\b(?:duurt|duren) (?:het |moet )?(?:\w+ )?(?:zo |te |veel te )lang\b(?="
    + GAP
    + r"{0,25}\b(?:dit|leven|wachten|op is|dood|doodgaan|sterven)\b)|\bschiet niet op\b(?=[^\n]{0,20}\Z)(?<!werk schiet niet op)",
    r"\b(?:ik )?had (?:al |allang |vorig jaar |toen |met \w+ )*(?:dood|weg|er niet meer) (?:moeten|motten|mogen|kunnen|willen) (?:zijn|wezen)\b|\bhad (?:\w+ ){0,5}(?:mogen|moeten) (?:ophouden|gaan|sterven|meegaan|stoppen)\b(?! (?:met|naar|eten|zitten|kijken|werken))|\bwas ik (?:\w+ ){0,3}(?:maar )?(?:mee ?gegaan|gebleven|gestorven|erin gebleven)\b|\bmee moeten gaan\b|\bwas ik maar (?:dood|gestorven|niet bijgekomen)\b",
    r"\b(?:ik |hij |ze |pap |ma |pa )wil(?:t)? (?:echt |gewoon |zelf |allang )*(?:niet meer|geen (?:volgend|nieuw|nog een) jaar|geen verjaardag\w* meer|naar (?:mijn|onze|zijn|haar) (?:man|vrouw) toe|er niet meer wezen)(?:\W*\Z|\W*[.!?,]\W| zegt)|\bgeen (?:volgend|nieuw) jaar\b|\bwil ik niet meer meemaken\b|\bniet meer (?:hoeven?|hoef|te hoeven) mee(?: te )?maken\b",
    r"\b(?:jaloers|benijd|afgunstig|boft|bofkont|geluksvogel|mazzel)\b"
    + GAP
    + r"{0,35}\b(?:dood|gestorven|overleden|ingeslapen|graf|begraven)\b|\b(?:dood|gestorven|overleden|ingeslapen)\b[^\n]{0,25}\b(?:jaloers|benijd|bofkont|geluksvogel|mazzel|boft)\b",
    r"\b(?:onder de (?:grond|groene zoden)|naast \w+ (?:op het kerkhof|in het graf)|in de kist|kist in|in het graf|bij (?:mijn |ons |me )?(?:\w+ )?(?:man|vrouw|moeder|vader) liggen|zes plankjes|tussen zes planken)\b(?=[^\n]{0,60}\b(?:wil|liever|mag|graag|naast|klaar|hoop|rust)\b)|\b(?:wil|liever|mag|graag|hoop)\b"
    + GAP
    + r"{0,60}\b(?:onder de (?:grond|groene zoden)|bij (?:mijn|ons|me) (?:man|vrouw|kind|jongen) (?:zijn|wezen|liggen)|tussen zes planken)\b",
    r"\beuthanasie\b|\b(?:geef|krijg|wil|mag|een) (?:mij |me |ik |maar |ook )*(?:een |zo'n )?spuitje\b(?="
    + GAP
    + r"{0,30}(?:\W*\Z|\b(?:hond|poes|dood|inslapen|klaar)\b))|\b(?:eigenlijk|vanbinnen|van binnen) (?:al |ook |allang )?(?:al )?dood\b",
    r"\bik (?:ben|voel me) op\b(?=\W*(?:\Z|[.,!]))(?=[^\n]{0,120}\b(?:wakker|leven|dood|niet moe|klaar|slapen)\b)|\bik kan (?:echt )?niet meer\W+(?:en )?ik wil niet meer\b|\bbeter is (?:het )?einde\b|\bdoek dicht\b",
    then(
        _MAY,
        words("stoppen ophouden uit afgelopen"),
        r"\b(?:hart|tikken|motor|lampje|licht|knop|kaars)\b",
        gap=25,
    ),
    then(
        words("hart rikketik motor klok lijf"), words("stoppen ophouden stopt_maar uitzetten uit_mag"), gap=40
    ),
    r"\b(?:knop|stekker|kraan|licht|lamp)\b"
    + GAP
    + r"{0,45}\b(?:uit|eruit)\b"
    + GAP
    + r"{0,35}\b(?:drukken|trekken|om te|mij|me|mag|leven)\b",
    rf"{_I}(?: \w+){{0,2}} (?:heeft|heb|is|ben) (?:\w+ )?(?:geen levenslust|de levenslust|het opgegeven|opgegeven)\b|\b(?:geef|geeft) (?:het|de moed) (?:maar )?op\b(?= (?:zegt|hoor)|\W*\Z)|\blevenslust\b"
    + GAP
    + r"{0,15}\b(?:weg|kwijt|op)\b",
)

HARMLESS = any_of(
    r"\b(?:\w+)?,? dat hoeft (?:voor mij|van mij) niet meer\b|\blaat (?:haar|hem) gaan\b(?=\W*\Z)|\blaat mij maar gaan hoor\b|\ben het is over\b|\bals ik er niet (?:meer )?ben\b"
    + GAP
    + r"{0,15}\b(?:planten|post|poes|kat)\b",
    r"\b(?:niet|nooit|niemand|geen mens|nog lang niet|nog niet) (?:\w+ )?(?:tot last|moe van het leven|levensmoe|uitgeleefd|klaar met leven)\b",
    r"\bniets moe van het leven\b|\bhoeft niet meer,? (?:al|ik heb al|is al)\b|\bklaar is kees\b",
    r"\b(?:klaar|zat|beu|genoeg|gehad|moe) (?:mee|met|van) (?:die|de|dat|dit gedoe|het (?:eten|gezeur|gedoe|lawaai|weer|wachten op))\b",
    r"\bmooi geweest (?:met|zo|voor vandaag|voor nu|,? de)\b(?!\W*\Z)|\b(?:voor vandaag|voor nu|vandaag) (?:is het |was het )?(?:wel )?(?:mooi|genoeg|klaar) geweest\b",
    r"\bniet (?:zoveel|zo veel|veel) last van mij\b|\b(?:te lang|lang genoeg) (?:geleefd|over) (?:met|in|op)\b",
    r"\bhaal (?:me|mij) maar,? (?:om|kwart|half|straks|\w+ uur)\b|\b(?:onze lieve heer|de heer|god)\b"
    + GAP
    + r"{0,25}\b(?:heeft hem|heeft haar|haalde hem|haalde haar|heeft (?:mijn|onze))\b",
)
QUESTIONS: tuple[tuple[str, str], ...] = (
    (
        r"waar wacht u op",
        r"\A\W*(?:op )?(?:de dood|het einde|dood|niets|niets meer|mijn tijd|tot het over is|petrus)\b",
    ),
    (
        r"waar(?:voor|om) (?:leeft|staat)|waar komt u uw bed|moeite waard|waar leeft u voor|houdt u op de been|wat geeft .* zin",
        r"\A\W*(?:nergens|niets|nergens voor|niets meer|geen idee meer|weet ik niet meer)\b",
    ),
    (
        r"liefste wens|wat (?:zou|wilt|wenst) u|waar (?:hoopt|verlangt) u",
        r"\A\W*(?:dat ik (?:mag|dood|niet meer)|doodgaan|dood\b|sterven|niets meer|een spuitje|(?:het )?einde|rust voorgoed)",
    ),
    (
        r"hebt u (?:goed )?geslapen|hoe wordt u wakker|goedemorgen",
        r"\b(?:alweer|weer|helaas|jammer) (?:\w+ )?wakker\b|\ber weer ben\b",
    ),
    (
        r"toekomst|komende jaren?|verjaardag|jarig",
        r"\b(?:laatste|mooi geweest|genoeg geweest|hoeft niet meer|wel klaar)\b",
    ),
)
