"""First names and places that are nothing else in Dutch, to give back their capital letter when it wasn't typed."""

from __future__ import annotations

_NAMES = """
aad aafke aagje aaltje adriaan adriana agnes ahmed aicha albert aleida alice alida ali amina amir andré andrea andries anja anke anna annabel anneke annelies annemarie annet annie anouk ans anton
antonia antoon arie arjan arjen arnold astrid barbara bart bartje beatrix bep bernard bernadette berend betsie bertus betty bianca bob boudewijn bram brigitte carel carla carolien catharina cees chantal charlotte
chris christa christiaan christien christine cindy clara claudia coby conny cor corrie corry daan danielle david debbie dennis diana dick diederik dieuwke dimitri dirk dorien dora doortje dymphna edwin eef eefje egbert eileen elena
elisabeth ella ellen elly elma els elsje emine emma eric erik ernst esther eva evelien eveline evert fadime farida fatima fatma femke femmie ferdinand fien fleur floor floris frank frans fred freek frederik frida frits
froukje gabriella geert geertje geertruida geesje gerard gerda gerdien gerrit gerrie gertrude gijs gonnie gonny grada greet greetje greta gretha guus hamid hanna hannah hanneke hannie hans hansje harm harrie harry hassan heidi hein heleen
helena hendrik hendrika henk hennie henny henri henriette herman hermina hilda hugo huub ibrahim ida ilse ina ineke inge ingrid irene irma ismael iwan jaap jacob jacoba jacqueline jan janneke janny jannie jannes jannetje
jantje janus jeanne jelle jenny jeroen jesse jet jetty jo joanna johan johanna johannes joke jolanda joop joost jopie joris jos josé josée josephine joyce judith jules julia julian jurre karel karin karl katinka kelly kees kevin
kim klaas koosje laura lea leendert lena leonie leny lex lia lien lieke liesbeth liesje lily linda lisa lisette liv lodewijk loes lotte louis louise lourens lucas lucia ludo luuk lydia maaike maarten maartje madelief
magda manon marc marcel maria marian marianne marie mariëlle marieke marijke marina marion marit marjan marjolein marleen marlies marloes marta martha martijn martin martine mary mathilde matthijs maureen maurits meindert melanie mia michael
michel michiel mieke miep mirjam mohamed mohammed mona monique monika mustafa nadia naomi natasja neeltje nel nelleke nellie nelly nico nicole niels nienke nina noor nora olga oscar otto pascal patricia patrick paul paula paulien
peter petra petronella piet pieter pim pleun quinten rachid rachel ramona rebecca reinier rené renate renée ria richard rita rob robert roelie roelof roger ronald ronnie rosa ruben rudi rudy ruud saskia sabine sam samira samantha sandra sander
sara sarah sebastiaan selma shirley sietske sigrid silvia simon simone simonne sineke sjaak sjaan sjef sjoerd sofie sonja sophie stan stefan stef steven suzanne sven sylvia tamara tanja teun teunis theo theodora thea thijs thomas tiemen
tilly timo tineke tinie tjeerd tom tonnie tonny toos trees treesje trijntje truus trudy ursula veronica victor vincent walter wendy wessel wiebe wilhelmina willem willemien willemijn willy wim wouter yasmina yvette yvonne zenaida zwaantje
""".split()
_PLACES = """
amsterdam rotterdam utrecht groningen eindhoven tilburg breda nijmegen arnhem haarlem enschede apeldoorn zwolle leeuwarden maastricht dordrecht zoetermeer alkmaar deventer hengelo hilversum bussum amersfoort heerlen venlo roermond
scheveningen zandvoort terschelling texel vlieland ameland schiermonnikoog zeeland friesland drenthe overijssel gelderland limburg brabant flevoland veluwe zaandam purmerend enkhuizen volendam katwijk vlissingen middelburg terneuzen
suriname paramaribo indonesië marokko turkije duitsland frankrijk spanje italië engeland amerika canada australië parijs londen berlijn rome antwerpen brussel gent lourdes curaçao aruba nederland holland vlaanderen portugal griekenland
ajax feyenoord pasen pinksteren kerstmis hemelvaart suikerfeest jezus allah
""".split()
CAPITAL = frozenset(_NAMES) | frozenset(_PLACES)
