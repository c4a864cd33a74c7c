"""What newspapers in Latin type print around their stories: one table a language.

All words are in lower case; the patterns made of them ignore case. Several words for one thing
are apart by a bar.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LatinWording:
    """The words of one language.

    `by` stands before a text's author, `joins` between two names, `roles` behind them,
    `reports_from` between them and a place; `from_town` of these those that stand in names, too,
    but mean a town behind a whole name (di Carlo Bianchi da Roma).
    `photo` stands before a photographer, `photo_by` between. `goes_on` and `comes_from` stand
    before a jump's page, `first_page` is one; `goes_on_alone` only where nothing else stands in
    the line. `towns` are words that begin a town's name.
    `abbreviations` end in a full stop that ends no sentence. `kept_before` and `kept_after` are
    parts of compounds whose hyphen stays at a line's end. `papers` are words in a newspaper's name,
    `streets` ends or whole words of a street's.
    `letters_alone` are the letters that are words, `begun_by_letters` what else texts often begin
    with that begins with one of them. `common` are the words by which the language
    is told. `briefs` name a column of short reports, alone; `of_briefs` also behind a word or two
    (World in brief), `briefs_of` before some (Breves del mundo).
    """

    by: str
    joins: str
    roles: str
    reports_from: str
    photo: str
    photo_by: str
    months: tuple[str, ...]
    weekdays: str
    page: str
    goes_on: str
    goes_on_alone: str
    comes_from: str
    first_page: str
    towns: str
    issue: str
    volume: str
    edition: str
    papers: str
    streets: str
    abbreviations: str
    kept_before: str
    kept_after: str
    letters_alone: str
    begun_by_letters: str
    common: str
    briefs: str
    of_briefs: str
    briefs_of: str = ""
    from_town: str = ""


ENGLISH = LatinWording(
    by="by",
    joins="and|with",
    roles=(
        "staff writers?|staff reporters?|staff|correspondents?|special to .+|reporters?|contributors?"
        "|columnists?|editors?|science editor|political editor"
    ),
    reports_from="in|at|from|reporting from",
    photo="photos?|photographs?|pictures?|images?|illustrations?|graphics?|credit",
    photo_by="by",
    months=(
        "january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun",
        "july|jul", "august|aug", "september|sept|sep", "october|oct", "november|nov",
        "december|dec",
    ),
    weekdays=(
        "mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?"
        "|mon|tue|wed|thu|fri|sat|sun"
    ),
    page="pages?|pg|p",
    goes_on="continued on|continues on|please turn to|please see|turn to|story continues on",
    goes_on_alone="continued|continues|see|go to|more on|story on|full story|inside",
    comes_from="continued from|from",
    first_page="page one|front page|the front page",
    towns="new|north|south|east|west|upper|lower|great|little|port|fort|mount|lake|st|saint",
    issue="no|number|issue",
    volume="vol|volume",
    edition=(
        "late edition|early edition|city edition|final edition|national edition|weekend edition"
        "|international edition|morning edition"
    ),
    papers=(
        "times|herald|post|journal|gazette|tribune|messenger|news|chronicle|observer|telegraph"
        "|courier|mail|star|standard|guardian|independent|sun|mirror|examiner|register|record"
        "|echo|argus|advertiser|bulletin|dispatch|mercury|sentinel|inquirer|globe"
    ),
    streets="street|st|road|rd|avenue|ave|lane|drive|square|boulevard|blvd|highway",
    abbreviations="mr|mrs|ms|dr|st|prof|rev|gen|sen|rep|gov|lt|col|sgt|capt|jr|sr|vs|no|inc|co",
    kept_before=(
        "well|self|half|quasi|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|mother|father"
        "|brother|sister|daughter|two|three|five|ten"
    ),
    kept_after=(
        "based|year|class|minded|profile|level|known|worn|spoken|term|range|scale|free|made|born"
        "|owned|run|style|century|led|sized|friendly|wing"
    ),
    letters_alone="ai",
    begun_by_letters=(
        "about|above|across|after|again|against|ahead|all|almost|alone|along|already|also"
        "|although|always|am|amid|among|an|and|another|any|anyone|april|are|around|as"
        "|asked|at|august|away|if|in|indeed|inside|instead|into|is|it|its"
    ),
    common="the|of|and|to|that|was|is|for|with|by|it|had|have|from|who|their|would|will|said",
    briefs=(
        "briefly|news roundup|roundup|round-up|news digest|digest|in short|at a glance"
        "|the briefing"
    ),
    of_briefs="in brief|briefs",
)  # fmt: skip
GERMAN = LatinWording(
    by=(
        "von|von unserem korrespondenten|von unserer korrespondentin|von unserem redakteur"
        "|von unserer redakteurin|von unserem mitarbeiter|von unserer mitarbeiterin"
    ),
    joins="und|mit",
    roles="korrespondent(?:in)?|redakteur(?:in)?|reporter(?:in)?|dpa|afp|epd|kna",
    reports_from="in|aus",
    photo="fotos?|bild(?:er)?|grafik(?:en)?|illustration(?:en)?|zeichnung|archivfotos?|symbolfotos?",
    photo_by="von",
    months=(
        "januar|jänner|jan", "februar|feb", "märz|mrz", "april|apr", "mai", "juni|jun",
        "juli|jul", "august|aug", "september|sept|sep", "oktober|okt", "november|nov",
        "dezember|dez",
    ),
    weekdays="montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so",
    page="seiten?|s",
    goes_on="fortsetzung auf|fortsetzung|weiter auf|lesen sie weiter auf|bitte lesen sie weiter auf",
    goes_on_alone="mehr auf|mehr dazu auf|siehe|siehe auch|bericht|berichte|kommentar|lesen sie auf",
    comes_from="fortsetzung von|fortsetzung der",
    first_page="seite eins|der titelseite|der ersten seite",
    towns="bad|sankt|st|neu|alt|groß|klein|ober|unter",
    issue="nr|nummer|ausgabe",
    volume="jahrgang|jg",
    edition="stadtausgabe|landesausgabe|fernausgabe|wochenendausgabe|abendausgabe",
    papers=r"\w*zeitung|\w*tageblatt|\w*blatt|\w*nachrichten|\w*anzeiger|\w*kurier|\w*bote|\w*post|\w*rundschau|\w*presse|\w*allgemeine",
    streets="straße|strasse|str|platz|allee|weg|gasse|ring|ufer",
    abbreviations="dr|prof|st|nr|bzw|ca|evtl|z\u2009?b|d\u2009?h|usw|vgl|str|hl|geb|gest|mio|mrd",
    kept_before="",
    kept_after="",
    letters_alone="",
    begun_by_letters="",
    common="der|die|das|und|den|dem|ein|eine|einer|ist|nicht|von|mit|auf|für|sich|im|wird|hat|wie|aus",
    briefs=(
        "kurz notiert|kurz gemeldet|kurz berichtet|kurz gefasst|kurz und bündig|kurz & bündig"
        "|kurz und knapp|kurz & knapp|kurzmeldungen|kurznachrichten|kurze meldungen|meldungen"
    ),
    of_briefs="in kürze|kompakt",
)  # fmt: skip
FRENCH = LatinWording(
    by=(
        "par|de notre correspondante?|de notre envoyée? spéciale?|par notre correspondante?"
        "|par notre envoyée? spéciale?"
    ),
    joins="et|avec",
    roles="correspondante?|envoyée? spéciale?|journaliste|avec afp",
    reports_from="à|au|aux|en",
    photo="photos?|photographies?|illustrations?|infographies?|dessins?|crédits?",
    photo_by="de|par",
    months=(
        "janvier|janv", "février|fév", "mars", "avril|avr", "mai", "juin", "juillet|juil",
        "août", "septembre|sept", "octobre|oct", "novembre|nov", "décembre|déc",
    ),
    weekdays="lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    page="pages?|p",
    goes_on="suite en|suite à la|suite|lire la suite en|lire la suite|suite de l[’']article",
    goes_on_alone="lire|lire aussi|lire en|voir|voir en|à lire|à lire en",
    comes_from="suite de la|suite de",
    first_page="la une|première page|la première page",
    towns="saint|sainte|st|ste|le|les|mont|pont|port|aix|bourg|château",
    issue="n[°ºo]|numéro|no",
    volume="année",
    edition="édition nationale|édition du soir|édition locale|édition spéciale|dernière édition",
    papers="messager|journal|courrier|monde|figaro|dépêche|gazette|tribune|presse|écho|échos|nouvelles|progrès|télégramme",
    streets="rue|avenue|boulevard|place|quai|impasse|allée",
    abbreviations="m|mm|mme|mlle|dr|me|st|ste|p|pp|av|bd|env|etc",
    kept_before=(
        "peut|c’est|est|vice|demi|avant|après|sous|grand|petit|quatre|là|celui|celle|ceux|vingt"
        "|trente|quarante|cinquante|soixante|rendez|porte|arrière|contre|nord|sud|jusque"
    ),
    kept_after="t|il|ils|elle|elles|je|nous|vous|moi|toi|même|mêmes|être|delà|là|t-il|t-elle|t-on",
    letters_alone="aày",
    begun_by_letters=(
        "afin|ailleurs|ainsi|alors|ancien|ancienne|année|août|après|arrivé|assez|attendu"
        "|au|aucun|aucune|aujourd|auparavant|aussi|autant|autour|autre|aux|avant|avec"
        "|avril|années"
    ),
    common="le|la|les|des|du|et|un|une|est|dans|pour|que|qui|sur|pas|au|aux|avec|ne|il|plus|son",
    briefs="les brèves|télex|en deux mots|en quelques lignes",
    of_briefs="en bref|brèves",
    briefs_of="brèves",
)  # fmt: skip
SPANISH = LatinWording(
    by=(
        "por|de nuestr[oa] corresponsal|de nuestr[oa] enviad[oa] especial"
        "|por nuestr[oa] corresponsal|por nuestr[oa] enviad[oa] especial"
    ),
    joins="y|e|con",
    roles="corresponsal|enviad[oa] especial|redacción|redactora?",
    reports_from="en|desde",
    photo="fotos?|fotografías?|imágen(?:es)?|ilustración|gráficos?|créditos?",
    photo_by="de|por",
    months=(
        "enero", "febrero|feb", "marzo", "abril|abr", "mayo", "junio", "julio", "agosto",
        "septiembre|setiembre|sept", "octubre|oct", "noviembre|nov", "diciembre|dic",
    ),
    weekdays="lunes|martes|miércoles|miercoles|jueves|viernes|sábado|sabado|domingo",
    page="páginas?|paginas?|págs?|p",
    goes_on="pasa a la|pasa a|continúa en la|continúa en|sigue en la|sigue en|continúa|sigue",
    goes_on_alone="ver|véase|más información en|más en|en la",
    comes_from="viene de la|viene de",
    first_page="portada|la portada|primera página|la primera|la primera página",
    towns="san|santa|puerto|villa|villar|ciudad|las|los|el|buenos|nueva",
    issue="n[°ºo]|número|num|núm|no",
    volume="año|tomo",
    edition=(
        "edición nacional|edición regional|edición internacional|edición impresa"
        "|edición vespertina"
    ),
    papers="mensajero|diario|periódico|mundo|país|heraldo|correo|tiempo|prensa|noticias|gaceta|voz|vanguardia|nación|comercio|universal",
    streets="calle|avenida|avda|plaza|paseo|carretera|camino",
    abbreviations="sr|sra|srta|dr|dra|d|dña|ee|uu|núm|pág|av|ud|uds|etc|gral",
    kept_before="socio|político|teórico|franco|hispano",
    kept_after="",
    letters_alone="aeouy",
    begun_by_letters=(
        "agosto|ahora|al|algo|algunos|algunas|alguien|alrededor|ante|antes|aquel|aquella"
        "|aquí|así|aún|aunque|año|años|abril|apenas|ayer|el|ella|ellos|en|enero|entre|era"
        "|eran|es|ese|esa|eso|esta|este|estas|estos|están|otra|otro|otros|octubre|un|una"
        "|uno|unos|unas|ya|yo"
    ),
    common="el|la|los|las|del|y|en|un|una|que|es|por|con|se|su|para|al|lo|no|más|había",
    briefs="en pocas líneas|en corto",
    of_briefs="en breve|breves",
    briefs_of="breves",
)  # fmt: skip
PORTUGUESE = LatinWording(
    by="por|de|d[oa] noss[oa] correspondente|d[oa] noss[oa] enviad[oa] especial",
    joins="e|com",
    roles="correspondente|enviad[oa] especial|redacção|redação|da redação|da reportagem|colunista",
    reports_from="em|no|na",
    photo="fotos?|fotografias?|imagem|imagens|ilustração|infografia|créditos?|divulgação",
    photo_by="de|por",
    months=(
        "janeiro|jan", "fevereiro|fev", "março|mar", "abril|abr", "maio", "junho|jun",
        "julho|jul", "agosto|ago", "setembro|set", "outubro|out", "novembro|nov",
        "dezembro|dez",
    ),
    weekdays=(
        "segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|segunda|terça|quarta"
        "|quinta|sexta|sábado|domingo"
    ),
    page="páginas?|paginas?|págs?|p",
    goes_on="continua na|continua à|continua nas|segue na|segue à|continua|segue",
    goes_on_alone="ver|veja na|leia na|leia mais na|mais na|na",
    comes_from="continuação da|vem da|continuado da",
    first_page="primeira página|capa|da capa",
    towns="são|santa|santo|porto|vila|rio|belo|nova",
    issue="n[°ºo]|número|edição|num",
    volume="ano|vol",
    edition=(
        "edição nacional|edição são paulo|edição lisboa|edição porto|edição impressa"
        "|edição regional"
    ),
    papers="mensageiro|jornal|diário|folha|estado|globo|correio|público|notícias|gazeta|tribuna|expresso|século",
    streets="rua|avenida|praça|largo|travessa|estrada",
    abbreviations="sr|sra|dr|dra|d|eng|prof|av|núm|pág|etc|gen",
    kept_before="recém|bem|pós|pré|norte|não",
    kept_after="se|lhe|lhes|feira|noite|(?<=m-)n[oa]s?|(?<=[áêôí]-)l[oa]s?",
    letters_alone="aeoàéó",
    begun_by_letters=(
        "abril|agora|agosto|ainda|além|algo|alguém|alguns|algumas|antes|ano|anos|ao|aos"
        "|apenas|apesar|após|as|assim|até|ele|ela|eles|elas|em|embora|enquanto|entre|era"
        "|eram|essa|esse|esta|este|estes|está|os|onde|ontem|ou|outra|outro|outros|outubro"
        "|às"
    ),
    common="o|a|os|as|do|da|dos|das|e|um|uma|que|em|no|na|não|com|para|por|ao|se|foi|mais",
    briefs="curtas|notas soltas|em poucas linhas",
    of_briefs="em breve|em síntese|em resumo|breves",
    briefs_of="breves",
)  # fmt: skip
ITALIAN = LatinWording(
    by="di|dal nostro inviato|dalla nostra inviata|dal nostro corrispondente|dalla nostra corrispondente|a cura di",
    joins="e|ed|con",
    roles=(
        "inviat[oa]|corrispondente|redazione|dal nostro inviato|dalla nostra inviata"
        "|dal nostro corrispondente|dalla nostra corrispondente"
    ),
    reports_from="a|da|in|dalla",
    photo="foto|fotografia|fotografie|immagine|immagini|illustrazione|grafico",
    photo_by="di",
    months=(
        "gennaio|gen", "febbraio|feb", "marzo|mar", "aprile|apr", "maggio|mag", "giugno|giu",
        "luglio|lug", "agosto|ago", "settembre|set", "ottobre|ott", "novembre|nov",
        "dicembre|dic",
    ),
    weekdays="lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|lunedi|martedi|mercoledi|giovedi|venerdi",
    page="pagin[ae]|pagg?|pp?",
    goes_on="segue a|segue alle|continua a|continua alle|segue|continua",
    goes_on_alone="a|alle|da|servizi a|servizi alle|servizio a|altri servizi alle|con un commento di .+ a",
    comes_from="segue dalla|segue da|continua dalla|continua da|dalla",
    first_page="prima pagina|prima|la prima",
    towns="san|santa|porto|borgo|castel|monte|villa|reggio|nuova",
    issue="n[°º]?|numero|num",
    volume="anno|vol",
    edition="edizione nazionale|edizione della notte|edizione del mattino|edizione locale",
    papers="messaggero|corriere|repubblica|stampa|giornale|gazzetta|mattino|tempo|resto|avvenire|nazione|secolo|eco|fatto",
    streets="via|viale|piazza|corso|largo|vicolo",
    abbreviations="sig|sigg|sig\\.ra|dott|prof|ing|avv|on|sen|n|p|pp|ecc|art|s|ss|gen|mons",
    kept_before="socio|italo|franco",
    kept_after="",
    letters_alone="aeioèà",
    begun_by_letters=(
        "agosto|ai|al|alla|alle|allo|agli|alcuni|alcune|allora|altri|anche|ancora|anni"
        "|appena|aprile|arriva|avevano|aveva|ecco|entro|eppure|era|erano|essere|ieri|il"
        "|in|infatti|inoltre|insieme|intanto|invece|io|oggi|ogni|oltre|ora|ormai|ottobre"
    ),
    common="il|lo|la|i|gli|le|di|del|della|che|è|e|un|una|per|non|con|si|da|nel|alla|dei|ha",
    briefs="le brevi|in pillole|notizie flash|flash|in due righe",
    of_briefs="in breve|brevi",
    briefs_of="brevi",
    from_town="da|dal|dalla",
)  # fmt: skip
WORDINGS = (ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE, ITALIAN)


def any_of(*words: str) -> str:
    """A pattern for any of the words, the longest first, so that none hides a longer one."""
    each = {word for part in words for word in part.split("|") if word}
    return "(?:" + "|".join(sorted(each, key=lambda word: (-len(word), word))) + ")"
