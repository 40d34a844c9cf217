"""Hitting, humiliation, neglect, threats, money taken: by anybody who should be kind."""

from __future__ import annotations

from listening.signals.words import GAP, ME, STORY, any_of, near, then, whole, words

_HIM = words(
    "mij me ons hem haar vader moeder pa ma papa mama mam pap opa oma tante oom zus zusje broer zoon vrouw man vriend vriendin mijnheer meneer mevrouw bewoner bewoners"
)
_HIT = words(
    "slaat sloeg slaan geslagen sla schopt schopte schoppen geschopt trapt getrapt knijpt kneep knijpen geknepen stompt stompte gestompt mept mepte gemept duwt duwde geduwd stoot gestoten "
    "sleept sleepte gesleept krabt gekrabd bijt wurgt gewurgd smijt rammelt schudt bespuugt gespuugd spuugt mishandelt mishandeld toegetakeld afgeranseld"
)
_NAMES = words(
    "aap heks wijf kreng trut hoer slet flikker mof moffen zwarte zwartje neger nikker koelie spleetoog pinda poepchinees chinees turk kut* kanker* tering* mongool debiel imbeciel idioot "
    "stinkerd viezerik viespeuk smeerlap varken baby kleuter dikzak vetzak mongooltje lastpak lastpost zeur zeikerd zeikwijf jankerd aansteller zwijn vies stuk_vuil parasiet profiteur "
    "buitenlander allochtoon terrorist zigeuner jodin jood smous kreupele manke achterlijk achterlijke seniel dement* ballonnen kasplantje lelijk apenland zandneger bruine roetmop theedoek hoofddoekje kaaskop"
)
_SAY = words(
    "zegt zei zeggen zeiden noemt noemde noemen noemden roept riep roepen riepen genoemd uitgemaakt gezegd fluistert siste sist snauwt schreeuwt gilde gilt scheldt schreeuwde"
)
_RUDE = words(
    "snauwt snauwen snauwde schreeuwt schreeuwen schreeuwde scheldt schelden schold uitgescholden bedreigt bedreigen bedreigde dreigt dreigde vernedert vernederd treitert treiteren getreiterd pest pesten gepest kleineert "
    "intimideert commandeert uitgelachen bespot bespotten afgeblaft blaft"
)
_DIRT = words(
    "plas pis pies poep urine luier luiers broek vuil vuile natte nat kak stront ontlasting inco incontinentiemateriaal"
)
_MONEY = words(
    "geld rekening spaarrekening spaargeld pensioen aow centen bankpas pinpas pas pasje pinpasje portemonnee beurs juwelen sieraden ring ringen trouwring ketting goud horloge zilver broche huis erfenis euro tientjes "
    "tientje briefje briefjes bankboekje pincode code bankzaken zestigduizend duizenden"
)
_TAKE = words(
    "gestolen steelt stelen gejat jat jatten pikt gepikt pikken ontfutseld afgetroggeld plundert leeggehaald leegt leeghaalt afgepakt afgenomen weggenomen ingepikt leeg_getrokken leeggetrokken misbruikt foetsie oplicht opgelicht bestolen"
)
_FIX = words(
    "vastgebonden vastbinden vastgemaakt vastmaken gebonden opgesloten opsluiten opsluit sluit_mij sluiten_mij bindt binden vastgezet vastzetten gekneveld"
)

PATTERN = any_of(
    then(
        words("haalt haalde neemt nam pakt pakte pint pinde"),
        words("geld centen euro"),
        words("van uit"),
        words("rekening portemonnee kast kluis beurs bank tas"),
        gap=15,
    )
    + rf"(?={GAP}{{0,40}}\b(?:zegt|zonder|niets|stiekem|vraagt|elke|nooit|mij niet)\b)",
    near(
        words("geld biljet briefje briefjes twintig tientje laatje la portemonnee"),
        words("verdwenen verdwijnt verdwijnen weg_uit"),
        gap=40,
    )
    + r"(?=[^\n]{0,160}\b(?:nacht\w*|zuster|nummer\w*|iemand|steeds|weer|keer|driemaal)\b)",
    near(
        words("nat nachtpon luier doornat doordrenkt verband doorligplek doorligwond blaren stuit"),
        words(
            "door_en_door derde_keer weer_zo dagen vorige_week van_vorige moet_leren_bellen uren zat_ze_nog zat_hij_nog"
        ),
        gap=70,
    ),
    r"\b(?:doet|doen|aapt|apen|bauwt) (?:mij|me|haar|hem) na\b|\btrekt? (?:\w+ )?ogen zo\b|\bspleetogen\b|\bsambal bij\b|\bterug naar (?:marokko|turkije|suriname|china|polen|afrika|indië|indonesië|je land)\b(?=[^\n]*\b(?:zegt|zei|roept|tegen mij)\b|\W)(?<=\w)(?<!ik wil)",
    r"\b(?:vingers|handafdruk|afdrukken|plekken)\b"
    + GAP
    + r"{0,30}\bblauw\b|\bblauw\b"
    + GAP
    + r"{0,15}\bop (?:haar|zijn|mijn) bovenarm\w*\b|\bblauwe plek\w*\b"
    + GAP
    + r"{0,45}\b(?:bovenarm\w*|polsen|vingers|vier|beide)\b",
    r"\bdeur (?:gaat |ging |is |zit )?(?:\w+ )?op slot (?:van buiten|aan de buitenkant)\b|\bslot van buiten\b|\bkoud afgespoten\b|\b(?:uur|uren|half uur|kwartier) (?:\w+ )?op (?:de|het) (?:wc|po|toilet|postoel) (?:vergeten|laten zitten|gezeten)\b|\b(?:riem|rem)\b"
    + GAP
    + r"{0,25}\b(?:strak|erop)\b"
    + GAP
    + r"{0,30}\b(?:uren|weg)\b",
    r"\b(?:komt|kwam|kruipt|kroop|stapt) (?:hij |ze |er )?(?:\w+ )?(?:onder|in|bij) (?:mij(?:n)? (?:in )?)?(?:deken|dekens|laken|bed)\b(?=\W*\Z)|\bwie er aan (?:mij|me) zit\b|\b(?:foto|foto's|filmpje)\b"
    + GAP
    + r"{0,10}\bvan (?:mij|me|haar|hem)\b(?="
    + GAP
    + r"{0,25}(?:\W*\Z|\b(?:wc|bloot|douche|rond|doorgestuurd|lachen)\b))|\b(?:wc|blote|naakt) foto\b",
    r"\banders (?:naar|in) (?:het|de|dat) (?:kamertje|kamer|hok|isoleer\w*|gang)\b|\b(?:niets|niks) zeggen (?:zei|zegt)\b|\bals ik (?:zwijg|mijn mond hou\w*|iets zeg|wat zeg) (?:krieg|krijg) ik ze\b|\balleen als ik zwijg\b|\banders zie (?:je|ik) (?:de|mijn|je) (?:klein)?kinderen niet\b|\bteken nou maar\b|\bteken nu maar\b|\bzegt? (?:ik )?niets\W+(?:als|es) ik\b"
    + GAP
    + r"{0,12}\bkri[ej]g ik\b",
    r"\bmag\b"
    + GAP
    + r"{0,20}\b(?:niet meer|geen)\b"
    + GAP
    + r"{0,12}\b(?:bellen|bezoek|familie|naar buiten)\b(?=\W*\Z)|\bmag (?:er )?(?:geen|niemand van de) familie\b|\b(?:doet|doen|deed) (?:mijn |me |haar )?(?:gehoorapparaten|hoorapparaten|gebit|bril) niet in\b|\bweer geen (?:drinken|eten|water)\b",
    r"\bzich in het testament\b|\bin (?:haar|zijn|het) testament laten zetten\b|\bneemt (?:haar|hem|mij) mee naar de bank\b|\bzonder (?:ketting|ring|horloge|geld) (?:thuis|terug)\b|\b(?:thuis|terug)\b"
    + GAP
    + r"{0,25}\bzonder (?:ketting|ring|horloge)\b",
    r"\b(?:van|met) (?:die )?losse hand(?:en|jes)\b|\bbel\b"
    + GAP
    + r"{0,8}\buit het stopcontact\b|\bkruipt? (?:ze |hij )?(?:\w+ )?in (?:elkaar|mekaar)\b|\b(?:niet de eerste keer|het was niet per ongeluk|niet per ongeluk)\b",
    # blows
    near(_HIT, _HIM, gap=18) + r"(?! dood met)",
    rf"\b(?:hij|ze|zij|zuster|zoon|dochter|man|vrouw|broeder|buurman|kleinzoon|neef|schoonzoon) (?:\w+ ){{0,2}}(?:slaat|schopt|knijpt|mept|stompt|sloeg|kneep|schopte|mepte)\b(?!{GAP}{{0,15}}\b(?:over|op hol|een (?:bladzijde|dag|keer|beurt)|trommel|bal|de (?:bal|trom|maat|eieren|slagroom))\b)",
    rf"\b(?:krijg|krijgt|kreeg|kregen|gaf|geeft|gegeven|geef|uitgedeeld|verkocht|gekregen)\b{GAP}{{0,25}}\b(?:een )?(?:klap|klappen|tik|mep|draai|dreun|stomp|schop|oplawaai|opstopper|lel|muilpeer|pets|slaag|trap)\b(?!{GAP}{{0,12}}\b(?:van de molen|op de schouder|in de rondte|op (?:mijn|de) (?:neus|schouder))\b)",
    rf"\b(?:klap|mep|tik|stomp|dreun|slaag)\b{GAP}{{0,20}}\b(?:in|op|tegen|om) (?:mijn|haar|zijn|me|de) (?:gezicht|wang|oren|oor|hoofd|kop|vingers|hand|handen|billen|arm|rug)\b",
    rf"\b(?:trekt|trok|trekken|getrokken|pakt|pakte|pakken|grijpt|greep|sleurt|sleurde|gesleurd|gesleept|rukt|rukte|sjort|hangt|duwt|drukt|drukte|trekken)\b{GAP}{{0,35}}\b(?:aan|bij|in|op) (?:mijn |zijn |haar |me |de |één |een )?(?:oor|oren|haar|haren|keel|strot|nek|nekvel|arm|armen|polsen|kladden|kin|pols|schouder|gezicht|mond|neus)\b",
    rf"\b(?:aan|bij) (?:mijn|zijn|haar|me|de) (?:haar|haren|oor|oren|keel|strot|nekvel|polsen|kladden)\b{GAP}{{0,25}}\b(?:getrokken|gepakt|gesleept|gesleurd|meegesleurd|uit bed|naar)\b|\bgesleept\b",
    rf"\b(?:trekt|trok|rukt|rukte|gooit|gooide|smijt|smeet|zwiept|duwt|pakt|draait)\b{GAP}{{0,8}}{ME}{GAP}{{0,25}}\b(?:zo hard|hard|ruw|hardhandig|omhoog|eruit|om dat|overeind|op bed|op de wc|van de|uit mijn bed|als een)\b",
    rf"\b(?:hardhandig|ruw|ruwe handen|harde handen|met geweld|grof|met opzet|expres|gemeen|gemene)\b{GAP}{{0,30}}\b(?:vast|wast|wassen|aangepakt|beet|pakt|gepakt|pijn|washand|behandeld|trekt|om|heet|koud|haal|zeer|scheer\w*|kam\w*)\b",
    rf"\b(?:voor straf|als straf|voor de straf)\b|\A\W*expres\b|\b(?:expres|met opzet)\b{GAP}{{0,25}}\b(?:koud|heet|pijn|laten|haal|mes|hard)\b",
    rf"\b(?:weggesmeten|weggeschopt|weggetrapt|stukgegooid|kapotgesmeten|in mijn gezicht (?:gegooid|gesmeten|gespuugd)|naar mijn hoofd (?:gegooid|gesmeten)|uit het raam gegooid|tegen de muur (?:gegooid|gesmeten|geduwd|gezet))\b|\b(?:servies|borden|bord|schoen|kopje|beker|asbak)\b{GAP}{{0,15}}\b(?:vliegt|vloog|vlög|gooit|gooide|smijt|smeet)\b",
    r"\bmishandel\w*\b|\bhuiselijk geweld\b|\b(?:losse|losse?) handjes\b|\bhandtastelijk\w*\b|\bsloeg (?:er ?op|erop los)\b|\bvuist(?:en)?\b"
    + GAP
    + r"{0,30}\b(?:gestoten|gebald|gezicht|slaat|dreigt)\b|\b(?:gestoten|gelopen)\b"
    + GAP
    + r"{0,5}[.,]? ?(?:aan|tegen) (?:zijn|haar) vuist\b",
    rf"\b(?:knijpt|slaat|schopt|duwt|mept|pest)\b{GAP}{{0,15}}\b(?:als|wanneer) (?:niemand|er niemand|ze alleen|hij alleen)\b|\bals (?:niemand|er niemand) (?:kijkt|het ziet|erbij is|bij is)\b",
    rf"\b(?:blauwe plek\w*|striemen|blauw oog|vingerafdrukken|afdruk van|brandplek\w*)\b{GAP}{{0,40}}\b(?:armen|polsen|bovenarm\w*|vingers|hals|gepakt|beetgepakt|zegt niets|durft|van (?:de|een) (?:hand|zuster))\b",
    r"\b(?:krimpt|kruipt|duikt) (?:\w+ )?(?:ineen|in elkaar|weg)? ?(?:als|zodra)\b|\bhanden voor (?:het|haar|zijn|mijn) gezicht\b",
    rf"\b(?:een )?(?:klap gegeven|klap verkocht|duw gegeven|geslagen|door elkaar geschud)\b{GAP}{{0,60}}\b(?:schrok|spijt|schaam|handen niet)\b|\b(?:vertrouw|ben bang voor|bang van) mijn (?:eigen )?handen\b",
    # words
    near(_SAY, _NAMES, gap=32) + r"(?=[^\n]*)",
    rf"\b(?:noem\w*|uitgemaakt|uitgescholden|scholden|schelden|scheldt|schold)\b{GAP}{{0,25}}\b(?:mij|me|ons|hem|haar|vader|moeder|man|voor|uit)\b(?!{GAP}{{0,10}}\b(?:oma|opa|tante|bij mijn naam|papegaai|tafel)\b)(?={GAP}{{0,25}}\b(?:oude?|vuile|vieze|aap|zwarte|voor|uit|nummer|heks|dikke|stom\w*|gek\w*|lui\w*|lelijk\w*|dom\w*|\w*kop)\b)",
    rf"\b(?:hou|houd|hoale?|hou je|kop|bek|mond|smoel|muil) (?:nu |nou )?(?:je|oew|uw|dicht|je nu|eens)? ?(?:nu |nou |eens )?(?:kop|bek|muil|smoel|waffel|snavel|mond) ?(?:houden?|dicht|toe)?\b(?={GAP}{{0,40}}\b(?:zegt|zei|zegge|riep|roept|zeggen|of|anders|oude|trut|nou)\b)",
    rf"\b(?:zegt|zei|riep|roept|snauwt?\w*|zeggen|schreeuw\w*)\b{GAP}{{0,30}}\b(?:(?:je|uw|de|mijn|haar) (?:kop|bek|muil|smoel|mond) (?:dicht|houden|houe)|kop dicht|bek dicht|hou\w* (?:nou )?(?:je|uw) (?:kop|bek|mond|muil)|mond houe)\b",
    rf"\b(?:terug|ga|gaan|bel\w*|rot op|oprotten|opzouten|opdonderen)\b{GAP}{{0,15}}\b(?:naar|in) (?:je|uw|hun|mijn|haar|zijn|jullie) (?:eigen )?(?:land|apenland)\b|\beigen land\b|\bin nederland (?:hoor|praten|spreken) we\b|\bhier praten we nederlands\b|\b(?:we|wij) zijn hier in nederland\b",
    near(_RUDE, any_of(_HIM, r"\btegen (?:mijn|haar|zijn|een)\b"), gap=22)
    + rf"(?!{GAP}{{0,12}}\b(?:papegaai|hond|de kat)\b)",
    rf"\b(?:gaat|ging|gaan)\b{GAP}{{0,15}}\btekeer\b{GAP}{{0,15}}\b(?:tegen|op)\b|\b(?:lachen|lacht|lachten|gelachen|grinniken) (?:\w+ )?(?:mij|me|ons|haar|hem) (?:\w+ )?uit\b|\bbelachelijk gemaakt\b|\b(?:zet|zetten|zette) (?:mij|me|ons|haar|hem) voor (?:gek|schut|paal)\b",
    rf"\balsof ik (?:er niet bij ben|doof ben|een (?:hond|kind|baby|beest|stuk vlees|ding) ben)\b{GAP}{{0,10}}\W*\Z",
    rf"\b(?:ga|gaat) dood\b{GAP}{{0,15}}\b(?:erop|op mijn|geschreven|briefje|brief)\b|\b(?:briefje|brief|kaartje|tekst)\b{GAP}{{0,35}}\b(?:ga dood|rot op|oprotten|donder op|dood)\b|\b(?:help me|help mij)\b{GAP}{{0,25}}\b(?:bibber\w*|briefje)\b",
    r"\b(?:wordt|word|werd|worden) (?:ik|hij|ze|zij|we|mijn \w+|ons \w+)? ?(?:\w+ )?(?:gepest|getreiterd|uitgescholden|uitgelachen|bedreigd|vernederd|gediscrimineerd|buitengesloten|gekleineerd|afgesnauwd|geslagen|geknepen|gechanteerd)\b|\bdiscrimin\w+\b|\bracis\w+\b",
    # power: threats, being tied, locked up, drugged, left without a bell
    rf"\b(?:of|en) anders (?:\w+ ){{0,3}}(?:krijg|krijgt|mag|komt|ga|doe|zorg|zet|sla|geen)\b{GAP}{{0,40}}(?:\b(?:zegt|zei|zegge)\b|\W*\Z)|\bof (?:je|ik|u) krijg\w? geen\b|\bals (?:ik|je|u) (?:klaag|klaagt|huil|huilt|niet luister|niet luistert|zeur|zeurt|lastig ben|bel)\b{GAP}{{0,40}}\b(?:straf|krijg ik geen|krijg ik ze|krijg je geen|mag ik niet|slaat|word ik)\b",
    rf"\b(?:mag|mocht|mogen) (?:het |dit |niet |ik |er |van haar |van hem |van ze |ze |hij )*(?:niet|niets|nooit) (?:tegen |aan )?(?:iemand|anderen|niemand|de zusters)? ?(?:vertellen|verklappen|zeggen|doorvertellen|naar buiten)\b(?!{GAP}{{0,10}}\b(?:cadeau|verrassing)\b)",
    r"\b(?:mag|mocht|mogen) (?:ik |hij |ze |zij |mevrouw \w+ )?(?:van (?:haar|hem|ze|mijn zoon|mijn dochter|mijn man|die)) (?:\w+ )?(?:niet|niemand|geen|nergens|nooit)\b",
    near(
        _FIX,
        any_of(
            _HIM,
            words(
                "stoel bed kamer deur rolstoel ceintuur benen armen handen polsen laken riem badkamer berging kelder kast"
            ),
        ),
        gap=30,
    ),
    rf"\b(?:doet|deed|draait|doen|deden|gedaan|ging|gaat) (?:de |mijn |hij |ze |zij |die )*(?:deur )?(?:van buiten |aan de buitenkant )?op slot\b{GAP}{{0,35}}\b(?:ik|er niet uit|hele|nacht|straf)\b|\bvan buiten(?:af)? (?:op slot|dicht|afgesloten)\b",
    rf"\b(?:bel|belletje|alarm|alarmknop|knop|noodknop|touwtje|rollator|rolstoel|telefoon|bril|gebit|gehoorapparaat|hoorapparaat|looprek)\b{GAP}{{0,35}}\b(?:ver weg|weggelegd|afgepakt|afgenomen|niet bij|onbereikbaar|weggehaald|buiten bereik|verstopt|losgetrokken|eruit getrokken|ingepikt)\b",
    rf"\b(?:legt|leggen|legde|zet|zetten|hangt|trekt|haalt|pakt|pakken|verstopt|neemt)\b{GAP}{{0,12}}\b(?:bel|belletje|alarm|bril|rollator|telefoon|gebit|looprek)\b{GAP}{{0,20}}\b(?:weg|af|uit|expres|ver|hoog)\b",
    rf"\b(?:pil|pillen|pilletje|spuit|spuitje|druppels|drankje|slaapmiddel)\b{GAP}{{0,35}}\b(?:stiekem|zodat (?:ik|hij|ze|zij|we|pa|ma)|om (?:mij|hem|haar) (?:rustig|stil|koest)|door de (?:pap|vla|yoghurt|koffie)|tegen mijn wil|ongevraagd|platgespoten|geforceerd)\b|\bplat ?gespoten\b|\bstiekem\b{GAP}{{0,20}}\b(?:pil|pillen|door de|druppels)\b",
    rf"\b(?:gezicht|neus) naar de muur\b|\bop de gang (?:gezet|laten staan)\b|\bin de hoek (?:gezet|laten zitten)\b|\bin (?:zijn|haar|mijn) (?:onderbroek|nakie|blote)\b{GAP}{{0,35}}\b(?:gang|berging|schuur|deur|iedereen|stond|zat)\b|\b(?:bloot|naakt|blote)\b{GAP}{{0,45}}\b(?:deur (?:wijd )?open|gordijn\w* open|iedereen|gang|appen|foto\w*|filmen|gefilmd|lachen|kou|uren|kwartier)\b",
    rf"\b(?:filmen|filmt|gefilmd|foto's|opname|opgenomen|op band)\b{GAP}{{0,35}}\b(?:als ik huil|onder de douche|bloot|naakt|wc|stiekem|uitlachen|whatsapp|doorgestuurd)\b",
    rf"\b(?:geen|niets|niks|pas|eerst)\b{GAP}{{0,10}}\b(?:eten|drinken|water|koffie|toetje|brood)\b{GAP}{{0,25}}\b(?:straf|als ik niet|omdat ik|want ik was|tot ik|pas na|na danke?)\b",
    rf"\bhoofddoek\b{GAP}{{0,20}}\b(?:af|afgepakt|afgetrokken|afgerukt|zonder)\b",
    # neglect
    near(_DIRT, words("gelegen liggen gezeten zitten late zitte ligge lag lig zat"), gap=35)
    + rf"(?={GAP}{{0,60}}\b(?:uur|uren|hele|nacht|ochtend|middag|dag|laten|laat|liet|lieten|want|tot|sinds|niemand|komt|weer)\b|\W*\Z)",
    rf"\b(?:hele|uren|urenlang|halve|nacht|ochtend|uur|vanaf|van \w+ tot \w+|sinds)\b{GAP}{{0,35}}\b(?:in (?:mijn|me|zijn|haar|de|een|ze) (?:eigen )?(?:plas|poep|urine|vuil\w*|nat\w*|luier|kak|pis)|nat (?:gelegen|gezeten|liggen|zitten))\b|\bnat gelegen\b",
    rf"\b(?:pas|eerst) (?:na|over|om|half|een)\b{GAP}{{0,25}}\b(?:uit de (?:poep|plas|pis)|verschoond|schoon(?:gemaakt)?|van de wc)\b|\b(?:niet|nooit|dagen niet|week niet|weken niet) (?:meer )?(?:verschoond|gewassen|gedoucht)(?! (?:worden|te worden|wil))\b{GAP}{{0,30}}(?:\b(?:dagen|weken|week|stinkt|sinds|al)\b|\W*\Z)",
    rf"\b(?:bel|belde|gebeld|roep|riep|geroepen|druk)\b{GAP}{{0,45}}\b(?:uur|uren|drie kwartier|nacht|anderhalf)\b{GAP}{{0,25}}\b(?:niemand|komt niet|kwam niet|kwamen niet|komen niet)\b|\b(?:doe het maar|laat het maar|plas maar|poep maar) (?:lopen )?in (?:je|uw|de|mijn) (?:luier|broek|inco)\b|\bdaar (?:heb je|heeft u|hebt u) (?:toch )?een luier voor\b",
    # money
    near(_MONEY, _TAKE, gap=40),
    then(
        words(
            "zoon dochter kleinzoon kleindochter neef nicht schoonzoon schoondochter schoonzus zwager broer zus buurman buurvrouw vriendin hij ze zij oudste jongste zuster hulp bewindvoerder jongen"
        ),
        any_of(
            rf"\b(?:haalt|haalde|gehaald|neemt|nam|pakt|pakte|pint|pinde|gepind|opgenomen|leent|geleend|heeft|beheert|past op|doet|hep)\b{GAP}{{0,30}}{_MONEY}{GAP}{{0,60}}\b(?:niets (?:op|van)|leeg|weg|op staat|nieuwe auto|zegt (?:hij|ze)|zeg maar niets|niet terug|nooit terug|niet wist|om de hoek|bonnetje\w*|mag ik niet|krijg ik niet|foetsie|kwijt|vraag)\b"
        ),
        gap=40,
    ),
    rf"{_MONEY}{GAP}{{0,30}}\b(?:gehaald|gepind|opgenomen|overgemaakt|afgeschreven)\b(?={GAP}{{0,60}}\b(?:zonder|wist|stiekem|vergeten|niet van mij|duizend\w*)\b)|\bzonder (?:dat ik het wist|te vragen|mijn toestemming)\b{GAP}{{0,45}}{_MONEY}",
    rf"\b(?:elke|iedere|steeds|weer|telkens)\b{GAP}{{0,20}}\b(?:geld|briefje|tientje|euro|sieraad)\b{GAP}{{0,12}}\b(?:weg|minder|kwijt)\b|\b(?:portemonnee|beurs|geldkistje|potje)\b{GAP}{{0,25}}\b(?:lichter|leger|steeds leeg|elke week leeg|leeggehaald)\b",
    rf"\b(?:sinds|sinds die tijd|sindsdien)\b{GAP}{{0,30}}{_MONEY}{GAP}{{0,12}}\b(?:leeg|weg|foetsie|op|kwijt)\b|\b(?:horloge|ring|juwelen|sieraden|ketting|trouwring|goud)\b{GAP}{{0,20}}\b(?:is|zijn) (?:ineens |opeens |ook )?(?:weg|verdwenen|foetsie)\b(?=[^\n]{{0,120}}\b(?:zij|ze|hij|vriendin|zoon|dochter|haar|hulp|zuster)\b)",
    rf"\b(?:laten|moeten|moest|liet|gedwongen|hand vast|onder druk)\b{GAP}{{0,25}}\b(?:tekenen|getekend|handtekening|ondertekenen)\b|\bhandtekening\b{GAP}{{0,30}}\b(?:gezet|nagemaakt|vervalst|moest|onder)\b{GAP}{{0,30}}\b(?:huis|volmacht|niet wist|papier|erfenis)\b",
    # touching
    rf"\b(?:zit|zat|komt|kwam|zitten|grijpt|greep|voelt|voelde|pakt|pakte|knijpt|raakt|raakte|legt|legde|gezeten|kroop|kruipt|schuift)\b{GAP}{{0,35}}\b(?:mijn|haar|me|zijn|der) (?:borst|borsten|tieten|kruis|billen|kont|dij|dijen|kut|piemel|schaamstreek|nachtpon|nachthemd|rok|jurk|bovenbenen)\b(?={GAP}{{0,40}}\b(?:ik wil\w* (?:het|dat) niet|niemand|nacht|stil|s nachts|te lang|anders|bang|zegt|handen|eronder|grijnst|lacht|onder)\b|\W*\Z)",
    rf"\b(?:onder|tussen|in|aan) (?:mijn|haar|me) (?:rok|jurk|nachtpon|nachthemd|deken|dekens|benen|dijen|borsten|broek|kruis|blouse)\b{GAP}{{0,30}}\b(?:hand|handen|vingers|voelt|zit|zat)\b|\b(?:hand|handen|vingers)\b{GAP}{{0,12}}\b(?:onder|tussen|in) (?:mijn|haar|me) (?:rok|jurk|nachtpon|nachthemd|deken|dekens|benen|dijen|broek|blouse)\b",
    r"\b(?:betast|aangerand|verkracht|misbruikt|misbruik|aanranding|opgedrongen|onzedelijk\w*)\b|\b(?:laat|laten|liet|lieten) (?:mij|me|hem|haar|ons) (?:vieze |rare |enge )?dingen doen\b|\b(?:vieze|enge) dingen (?:met|bij) (?:mij|me|haar|hem)\b",
    rf"\bkus\w*\b{GAP}{{0,20}}\b(?:wil|wou|wilde) (?:ik|het|dat) (?:\w+ )?niet\b|\b(?:zit|zitten|komt) (?:hij |ze |die )?(?:steeds |altijd )?aan (?:mij|me)\b(?! tafel)",
    # fear of someone
    rf"\b(?:bang|angst|schrik) (?:voor|van) (?:die|de|mijn|haar|zijn|zuster|broeder|hem)\b{GAP}{{0,15}}\b(?:zuster|broeder|man|zoon|dochter|nachtdienst|nacht|verzorg\w*|lange|dikke|ene|buurman|m|hem|haar|handen|mensen)\b(?! (?:van de kerk|voor))|\bdoodsbang voor (?:hem|haar|mijn|de|die)\b",
    whole(
        r"(?:hij|ze|zij|mijn \w+) (?:slaat|schopt|knijpt|mept)(?: mij| me)?",
        r"(?:ze |hij |zij )?(?:doet|doen) (?:mij|me) (?:pijn|zeer)",
        r"ik (?:word|wordt) (?:geslagen|mishandeld)",
    ),
)

HARMLESS = any_of(
    r"\bschreeuwt tegen iedereen\b|\bhoe vader (?:mij|ons) sloeg\b",
    r"\b(?:al )?sla (?:je|u|ge) (?:me|mij) dood\b|\bslaat (?:moeder|ma|zij|ze|vader|hij) zelf\b|\bslagroom slaat\b|\b(?:voel me|voelt zich) (?:\w+ ){0,2}(?:opgesloten|gevangen)\b|\bvastgebonden,? (?:\w+ ){0,2}(?:tomaten|bonen|rozen|planten)\b|\b(?:tomaten|bonen|rozen|planten|touw|boot|hek)\b"
    + GAP
    + r"{0,15}\bvastgebonden\b",
    r"\b(?:niet|geen) (?:tegen (?:mij|mijn|me) )?(?:schreeuwen|slaan|schelden)\b|\bniet tegen (?:mij|mijn|me) schreeuwen\b|\bscheld\w* op de (?:scheidsrechter|televisie|politiek)\b|\bschreeuwt over\b|\b(?:opa|vader|pa|hij) (?:\w+ )?sloeg op (?:de )?tafel\b|\b(?:duwt|duwde|rijdt) (?:mij|me|haar|hem|mijn \w+) (?:\w+ )?(?:tot|naar|door|rond|langs|in de rolstoel|buiten|het park|over)\b",
    r"\bgeef (?:dat|die|het) (?:schermpje|ding|apparaat|tablet|wekker)\b[^.!?\n]{0,30}|\bmeisje[^.!?\n]{0,5}krijgt een tik\b|\b(?:die|wie)\b"
    + GAP
    + r"{0,40}\bkrijgt (?:van mij )?(?:een|van mij een) (?:tik|mep|klap|draai)\b|\bwat ik tik\b|\bhandjes? schudden\b|\bknijpt bij het handen schudden\b|\btrekt? (?:mij|me) aan de oren,? ik moet\b|\bmag niet zeggen ze\b|\beten pas na (?:zon|zonsondergang)\b|\bmishandel ik\b|\b(?:sloeg|slaat) (?:\w+ )?met (?:de|een|haar) (?:theedoek|pollepel|krant|pannenlap)\b",
    r"\bhandje? als kolenschoppen\b|\bhanden als kolen ?schoppen\b|\bdie slaat recht\b|\b(?:klapdeur|deur|wind|regen|golf|tak)\b"
    + GAP
    + r"{0,25}\b(?:slaat|sloeg)\b|\bniemand (?:er )?aan (?:\w+ )?komt\b",
    STORY,
    r"\b(?:slaan?|slaat|sloeg) (?:me|mij|ons|je) (?:\w+ )?(?:dood|murw|lens|om de oren) met\b|\bsla (?:mij|me) dood\b|\bslaat (?:me|mij) murw\b",
    r"\b(?:sla|slaat|slaan|sloeg|geslagen)\b"
    + GAP
    + r"{0,12}\b(?:over|alarm|trommel|bal|munt|maat|gade|slagroom|eieren|spijker\w*|paal|palen|bladzijde|kruis|brug|slag|record|weg in|acht|figuur|vlag|hand aan|rechtsaf|linksaf|in de lucht)\b",
    r"\b(?:papegaai|kat|poes|hond|kater|gans|haan|geit|koe|paard|ezel|wekker|tomtom|televisie|klok|computer|tablet|soap|serie|film|boek|wind|regen|golven|kaarten|stoel|schoenen|beha|korset|broek|rekening van)\b"
    + GAP
    + r"{0,25}\b(?:slaat|sloeg|schopt|schopte|knijpt|bijt|beet|scheldt|snauwt|blaft|schreeuwt|pest|mishandel\w*|roept|noemt|geslagen|stootte|duwt)\b(?:"
    + GAP
    + r"{0,6}\b(?:mij|me|uit)\b)?",
    r"\bknijp me\b|\boogje (?:dicht)?knijp\w*\b",
    r"\b(?:liefde|gezelligheid|kaarten|dammen|schaken|sjoelen|rummikub|biljarten|bridge|scrabble|klaverjassen|mens erger je niet|spel|potje)\b"
    + GAP
    + r"{0,35}\b(?:geslagen|verslagen|sloeg|slaat|inmaken|ingemaakt|afgeslacht|klop|pak slaag)\b",
    r"\b(?:wekker|tuin|fiets|piano|orgel|toetsen)\b" + GAP + r"{0,12}\bmishandel\w*\b",
    r"\b(?:hart|tijd|show|blikken|zin|idee|aandacht) gestolen\b|\b(?:steelt|stal|stelen|gestolen)\b"
    + GAP
    + r"{0,12}\b(?:de show|mijn hart|harten|blik\w*)\b|\bkan me gestolen worden\b",
)
QUESTIONS: tuple[tuple[str, str], ...] = (
    (
        r"arm is blauw|blauwe plek|hoe komt dat|wat (?:deed|doet) (?:ze|hij|zij)",
        r"\b(?:duwde|trok|kneep|sloeg|pakte|schopte|duwt|knijpt|slaat|trekt)\b",
    ),
    (r"droog|geholpen|hulp|zorg", r"\bweer geen\b|\bvergeten\W*\Z"),
    (
        r"hoe (?:is|gaan|gaat)\b.*\b(?:voor u|met u om)|wat is er gezegd|wat heeft (?:hij|ze|zij) gedaan|bang|blauwe plek|wie doet",
        any_of(_HIT, _NAMES, r"\bzuster \w\b"),
    ),
)
