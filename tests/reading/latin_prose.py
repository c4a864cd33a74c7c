"""Invented newspaper prose in six languages, for broadsheet pages that the tests set."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Prose:
    """What a paper in one language prints. Templates hold {name}, {page}."""

    sentences: tuple[str, ...]
    headlines: tuple[str, ...]
    decks: tuple[str, ...]
    quotes: tuple[str, ...]
    captions: tuple[str, ...]
    names: tuple[str, ...]
    labels: tuple[str, ...]
    bylines: tuple[str, ...]
    credits: tuple[str, ...]
    author: str
    goes_on: tuple[str, ...]
    paper: str
    dates: tuple[str, ...]
    furniture: tuple[str, ...]
    subjects: tuple[str, ...]
    verbs: tuple[str, ...]
    tails: tuple[str, ...]


def lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


ENGLISH = Prose(
    sentences=lines("""
    The council voted late on Tuesday to keep the ferry running through the winter months.
    Residents along the river had asked for a decision since the beginning of the year.
    Nobody expected the engineers to finish their inspection before the first frost.
    “We have waited long enough,” said Mr. Porter, who keeps the well-worn ticket office.
    The work will cost about 3.5 million pounds, according to figures published on Monday.
    A second meeting will be held next month in the village hall, weather permitting.
    Officials declined to say how many of the older houses would have to be rebuilt.
    The new director, a soft-spoken historian, promised to open the reading room by Easter.
    Shops on the market square will stay open until seven, and the trams will follow suit.
    It is the third time in a decade that the harbour has been closed for repairs.
    Teachers from the primary school have drawn a map of every footpath in the parish.
    Critics called the long-term plan expensive; supporters said it was overdue.
    The library lends lanterns, maps and walking sticks free of charge to its visitors.
    In 2019 the same committee had rejected a proposal for a bridge upstream of the mill.
    Passengers may buy tickets on board as before, although the conductor prefers coins.
    “It was never about the money,” she added, looking out over the flooded meadows.
    The inquiry found no evidence that the contractor had ignored the written instructions.
    Farmers fear that the drainage will alter the fields between here and the old railway.
    """),
    headlines=lines("""
    A path along the river at last
    Council keeps winter ferry afloat
    Why the reading room comes late
    Old harbour closes for the third time
    Farmers fear the price of dry fields
    Trams will run until midnight
    The quiet return of the night train
    A museum learns to count its visitors
    Inquiry clears the bridge builders
    Voters shrug at the second ballot
    Small towns, long waits for a doctor
    Bakers warn of a winter without flour
    """),
    decks=lines("""
    Residents had asked for a decision since January
    Engineers promise to finish before the first frost
    Critics call the plan expensive, supporters overdue
    A committee that nobody knew has changed its mind
    """),
    quotes=lines("""
    “We have waited long enough for this bridge.”
    “It was never about the money.”
    “Nobody asked the people who live here.”
    """),
    captions=lines("""
    The ferry at its winter berth below the old mill on Monday morning.
    Volunteers replant the gardens beside the bridge.
    Children of the primary school on their way to the market square.
    """),
    names=("Alex Miller", "Robin Ward", "Jane O’Connor", "Peter van Dyke", "Mary-Ann Reed"),
    labels=("OPINION", "NATIONAL", "BUSINESS DAY", "THE ARTS", "LETTERS"),
    bylines=(
        "By {name}",
        "By {NAME}",
        "BY {NAME}",
        "By {name} and {other}",
        "By {name}, Staff Writer",
    ),
    credits=(
        "Photo by {name}",
        "PHOTOGRAPH BY {NAME}",
        "{NAME}/REUTERS",
        "{name} / The Messenger",
    ),
    author="{name} is a historian and writes about rivers for this newspaper.",
    goes_on=(
        "Continued on Page {page}",
        "CONTINUED ON PAGE {page}",
        "See FERRY, Page {page}",
        "Turn to page {page}",
    ),
    paper="The Valley Messenger",
    dates=("Friday, May 24, 2024", "FRIDAY, MAY 24, 2024", "Friday 24 May 2024", "24 May 2024"),
    furniture=(
        "Vol. CXXIII No. 42,000",
        "$3.00",
        "Late Edition",
        "www.valleymessenger.example",
    ),
    subjects=lines("""
    The mayor
    A carpenter from the valley
    The head of the department
    Several witnesses
    One of the two sisters
    Her predecessor
    The owner of the vineyard
    A retired postman
    The judge
    """),
    verbs=lines("""
    described
    had forgotten
    will have to explain
    later praised
    photographed
    defended
    wanted to sell
    inherited
    """),
    tails=lines("""
    the collapsed greenhouse
    a wooden staircase behind the theatre
    the accounts of the orchestra
    an unusual agreement with the monastery
    the timetable of the northern line
    a shipment of lemons
    two paintings of the coast
    """),
)
GERMAN = Prose(
    sentences=lines("""
    Der Gemeinderat beschloss am späten Dienstagabend, die Fähre auch im Winter fahren zu lassen.
    Die Anwohner des Flusses hatten seit Jahresbeginn auf eine Entscheidung gewartet.
    Niemand rechnete damit, dass die Ingenieure vor dem ersten Frost fertig würden.
    „Wir haben lange genug gewartet“, sagte der Fährmann, der seit 2004 im Amt ist.
    Die Arbeiten kosten etwa 3,5 Millionen Euro, wie aus den Unterlagen hervorgeht.
    Eine zweite Sitzung findet im nächsten Monat im Bürgerhaus statt, sofern das Wetter hält.
    Das Ministerium wollte sich zu den Vorwürfen am Montag nicht äußern.
    Die neue Direktorin, eine Historikerin, will den Lesesaal bis Ostern öffnen.
    Die Geschäfte am Marktplatz bleiben bis sieben Uhr geöffnet, die Straßenbahn folgt später.
    Zum dritten Mal in zehn Jahren wird der Hafen wegen Bauarbeiten geschlossen.
    Vor- und Nachteile der Planung wurden in der Stadtteilversammlung ausführlich erörtert.
    Kritiker nennen den Plan teuer, Befürworter halten ihn für überfällig.
    Die Bücherei verleiht Laternen, Landkarten und Wanderstöcke kostenlos an ihre Besucher.
    Schon 2019 hatte derselbe Ausschuss eine Brücke oberhalb der Mühle abgelehnt.
    Fahrgäste können ihre Karten wie bisher an Bord kaufen, am liebsten mit Münzen.
    „Es ging nie um das Geld“, sagte sie und blickte über die überschwemmten Wiesen.
    Die Untersuchung ergab keine Hinweise auf Verstöße gegen die Anweisungen.
    Landwirte fürchten, dass die Entwässerung die Felder bis zur Nord-Süd-Bahn verändert.
    """),
    headlines=lines("""
    Endlich ein Weg am Fluss
    Gemeinderat hält die Winterfähre über Wasser
    Warum der Lesesaal so spät kommt
    Hafen schließt zum dritten Mal
    Bauern fürchten um ihre Felder
    Straßenbahn fährt bis Mitternacht
    Die stille Rückkehr des Nachtzugs
    Ein Museum zählt seine Besucher
    Gutachten entlastet die Brückenbauer
    Bäcker warnen vor dem Winter
    """),
    decks=lines("""
    Die Anwohner hatten seit Januar gewartet
    Ingenieure wollen vor dem ersten Frost fertig sein
    Kritiker nennen den Plan teuer
    """),
    quotes=lines("""
    „Wir haben lange genug auf diese Brücke gewartet.“
    „Es ging nie um das Geld.“
    """),
    captions=lines("""
    Die Fähre am Montagmorgen an ihrem Liegeplatz unterhalb der Mühle.
    Freiwillige bepflanzen die Gärten neben der Brücke.
    """),
    names=("Hans Müller", "Jutta Weiß", "Karl-Heinz Böhm", "Eva von Hagen", "Jörg Schäfer"),
    labels=("POLITIK", "WIRTSCHAFT", "MEINUNG", "FEUILLETON"),
    bylines=("Von {name}", "VON {NAME}", "von {name} und {other}", "Von {name}, Berlin"),
    credits=("Foto: {name}", "FOTO: {NAME}/DPA", "Foto {name}", "Bild: {name}"),
    author="{name} ist Historikerin und schreibt für diese Zeitung über Flüsse.",
    goes_on=(
        "Fortsetzung auf Seite {page}",
        "Fortsetzung Seite {page}",
        "Weiter auf Seite {page}",
    ),
    paper="Talbote Zeitung",
    dates=("Freitag, 24. Mai 2024", "FREITAG, 24. MAI 2024", "24. Mai 2024"),
    furniture=("Nr. 120", "3,20 Euro", "80. Jahrgang", "www.talbote.example"),
    subjects=lines("""
    Der Bürgermeister
    Ein Schreiner aus dem Nachbardorf
    Die Leiterin der Abteilung
    Der pensionierte Briefträger
    Seine Vorgängerin
    Der Besitzer des Weinbergs
    Die Richterin
    """),
    verbs=lines("""
    beschrieb
    vergaß
    verteidigte
    fotografierte
    verkaufte
    erbte
    untersuchte
    """),
    tails=lines("""
    das eingestürzte Gewächshaus
    die hölzerne Treppe hinter dem Theater
    die Abrechnung des Orchesters
    eine ungewöhnliche Vereinbarung mit dem Kloster
    den Fahrplan der Nordbahn
    eine Lieferung Zitronen
    """),
)
FRENCH = Prose(
    sentences=lines("""
    Le conseil municipal a décidé mardi soir de maintenir le bac pendant les mois d’hiver.
    Les riverains attendaient une réponse depuis le début de l’année.
    Personne ne s’attendait à ce que les ingénieurs terminent avant les premières gelées.
    « Nous avons assez attendu », a déclaré M. Perrin, qui tient le vieux guichet.
    Les travaux coûteront environ 3,5 millions d’euros, selon les chiffres publiés lundi.
    Une deuxième réunion se tiendra le mois prochain, peut-être dans la salle des fêtes.
    Le ministère n’a pas souhaité commenter ces informations avant la fin de l’enquête.
    La nouvelle directrice, une historienne, a promis d’ouvrir la salle de lecture à Pâques.
    Les commerces de la place du marché resteront ouverts jusqu’à sept heures.
    C’est la troisième fois en dix ans que le port ferme pour des réparations.
    Les enseignants de l’école primaire ont dessiné une carte de tous les sentiers.
    Les opposants jugent le projet coûteux ; ses partisans le disent nécessaire.
    La bibliothèque prête gratuitement des lanternes, des cartes et des bâtons de marche.
    En 2019, la même commission avait rejeté la construction d’un pont en amont du moulin.
    Les passagers pourront acheter leur billet à bord, c’est-à-dire comme auparavant.
    « Il ne s’agissait pas d’argent », a-t-elle ajouté en regardant les prés inondés.
    L’enquête n’a trouvé aucune preuve que l’entrepreneur avait ignoré les consignes.
    Les agriculteurs craignent que le drainage ne modifie les champs jusqu’à la voie ferrée.
    """),
    headlines=lines("""
    Enfin un chemin le long du fleuve
    Le bac d’hiver est sauvé
    Pourquoi la salle de lecture tarde
    Le vieux port ferme une troisième fois
    Les agriculteurs craignent l’assèchement
    Le tramway roulera jusqu’à minuit
    Le retour discret du train de nuit
    Un musée compte ses visiteurs
    L’enquête disculpe les bâtisseurs du pont
    Les boulangers redoutent l’hiver
    """),
    decks=lines("""
    Les riverains attendaient une réponse depuis janvier
    Les ingénieurs promettent de finir avant les gelées
    Les opposants jugent le projet trop coûteux
    """),
    quotes=lines("""
    « Nous avons assez attendu ce pont. »
    « Il ne s’agissait pas d’argent. »
    """),
    captions=lines("""
    Le bac à son poste d’hiver, sous le vieux moulin, lundi matin.
    Des bénévoles replantent les jardins près du pont.
    """),
    names=(
        "Jean Dupont",
        "Hélène Lefèvre",
        "Marie-Claude d’Arcy",
        "François Le Goff",
        "Zoé Étienne",
    ),
    labels=("INTERNATIONAL", "ÉCONOMIE", "DÉBATS", "CULTURE"),
    bylines=("Par {name}", "PAR {NAME}", "par {name} et {other}", "par {name}"),
    credits=("Photo {name}", "{NAME}/AFP", "Photo : {name}", "© {name}"),
    author="{name} est historienne et écrit sur les fleuves pour ce journal.",
    goes_on=(
        "Suite page {page}",
        "SUITE PAGE {page}",
        "Lire la suite page {page}",
        "→ Lire page {page}",
    ),
    paper="Le Messager de la Vallée",
    dates=("Vendredi 24 mai 2024", "VENDREDI 24 MAI 2024", "24 mai 2024"),
    furniture=("N° 24.123", "3,40 €", "80e année", "www.messager.example"),
    subjects=lines("""
    Le maire
    Un menuisier de la vallée
    La cheffe du service
    Le facteur à la retraite
    Sa devancière
    Le propriétaire du vignoble
    La juge
    """),
    verbs=lines("""
    a décrit
    avait oublié
    a défendu
    a photographié
    voulait vendre
    a examiné
    """),
    tails=lines("""
    la serre effondrée
    un escalier de bois derrière le théâtre
    les comptes de l’orchestre
    un accord inhabituel avec le monastère
    l’horaire de la ligne du nord
    une cargaison de citrons
    """),
)
SPANISH = Prose(
    sentences=lines("""
    El ayuntamiento decidió el martes por la noche mantener el transbordador durante el invierno.
    Los vecinos de la ribera esperaban una respuesta desde el comienzo del año.
    Nadie pensaba que los ingenieros terminarían antes de las primeras heladas.
    “Hemos esperado bastante”, dijo el Sr. Prieto, que atiende la vieja taquilla.
    Las obras costarán unos 3,5 millones de euros, según las cifras publicadas el lunes.
    La segunda reunión se celebrará el mes próximo en el salón de actos del pueblo.
    El ministerio no quiso hacer comentarios antes de que termine la investigación.
    La nueva directora, una historiadora, prometió abrir la sala de lectura en Pascua.
    Las tiendas de la plaza del mercado permanecerán abiertas hasta las siete.
    Es la tercera vez en diez años que el puerto cierra por reparaciones.
    ¿Quién pagará entonces las cuentas? Los maestros ya han dibujado el mapa de los senderos.
    Los críticos consideran caro el plan; sus defensores lo creen necesario.
    La biblioteca presta linternas, mapas y bastones sin ningún coste para el visitante.
    En 2019 la misma comisión había rechazado un puente aguas arriba del molino.
    Los pasajeros podrán comprar el billete a bordo, aunque el cobrador prefiere monedas.
    “Nunca fue una cuestión de dinero”, añadió mirando los prados inundados.
    La investigación no halló pruebas de que el contratista incumpliera las instrucciones.
    Los agricultores temen que el drenaje cambie los campos hasta la vía del ferrocarril.
    """),
    headlines=lines("""
    Por fin un camino junto al río
    El transbordador de invierno se salva
    Por qué tarda la sala de lectura
    El puerto viejo cierra por tercera vez
    Los agricultores temen la sequía
    El tranvía circulará hasta medianoche
    El regreso discreto del tren nocturno
    Un museo cuenta a sus visitantes
    La investigación absuelve a los constructores
    Los panaderos temen el invierno
    """),
    decks=lines("""
    Los vecinos esperaban una respuesta desde enero
    Los ingenieros prometen terminar antes de las heladas
    Los críticos consideran demasiado caro el plan
    """),
    quotes=lines("""
    “Hemos esperado bastante este puente.”
    “Nunca fue una cuestión de dinero.”
    """),
    captions=lines("""
    El transbordador en su amarre de invierno bajo el molino, el lunes.
    Voluntarios replantan los jardines junto al puente.
    """),
    names=(
        "Ana García",
        "José Núñez",
        "María del Carmen Ruiz",
        "Íñigo Pérez",
        "Luis de la Fuente",
    ),
    labels=("INTERNACIONAL", "ECONOMÍA", "OPINIÓN", "CULTURA"),
    bylines=("Por {name}", "POR {NAME}", "Por {name} y {other}", "Por {name}, Madrid"),
    credits=("Foto: {name}", "FOTO: {NAME}", "{NAME} / EFE", "Foto de {name}"),
    author="{name} es historiadora y escribe sobre ríos para este diario.",
    goes_on=(
        "Pasa a la página {page}",
        "PASA A LA PÁGINA {page}",
        "Continúa en la página {page}",
        "Sigue en pág. {page}",
    ),
    paper="El Mensajero del Valle",
    dates=("Viernes, 24 de mayo de 2024", "VIERNES 24 DE MAYO DE 2024", "24 de mayo de 2024"),
    furniture=(
        "Año XLVIII Número 17.000",
        "2,00 euros",
        "Edición nacional",
        "www.mensajero.example",
    ),
    subjects=lines("""
    El alcalde
    Un carpintero del valle
    La jefa del departamento
    El cartero jubilado
    Su antecesora
    El dueño del viñedo
    La jueza
    """),
    verbs=lines("""
    describió
    había olvidado
    defendió
    fotografió
    quiso vender
    examinó
    """),
    tails=lines("""
    el invernadero derrumbado
    una escalera de madera detrás del teatro
    las cuentas de la orquesta
    un acuerdo insólito con el monasterio
    el horario de la línea del norte
    un cargamento de limones
    """),
)
PORTUGUESE = Prose(
    sentences=lines("""
    A câmara municipal decidiu na terça-feira à noite manter a barca durante o inverno.
    Os moradores da margem esperavam uma resposta desde o início do ano.
    Ninguém acreditava que os engenheiros terminassem antes das primeiras geadas.
    “Já esperámos bastante”, disse o Sr. Prado, que guarda a velha bilheteira.
    As obras custarão cerca de 3,5 milhões de euros, segundo os números publicados.
    A segunda reunião realiza-se no próximo mês no salão da junta de freguesia.
    O ministério não quis fazer comentários antes do fim da investigação.
    A nova directora, uma historiadora, prometeu abrir a sala de leitura na Páscoa.
    As lojas da praça do mercado ficarão abertas até às sete horas.
    É a terceira vez em dez anos que o porto fecha para reparações.
    Os professores da escola primária desenharam um mapa de todos os caminhos.
    Os críticos consideram o plano caro; os defensores dizem-no necessário.
    A biblioteca empresta lanternas, mapas e bastões sem qualquer custo para o visitante.
    Em 2019 a mesma comissão rejeitara uma ponte a montante do moinho.
    Os passageiros poderão comprar bilhete a bordo, embora o cobrador prefira moedas.
    “Nunca foi uma questão de dinheiro”, acrescentou, olhando os prados inundados.
    A investigação não encontrou provas de que o empreiteiro ignorasse as instruções.
    Os agricultores receiam que a drenagem altere os campos até à linha férrea.
    """),
    headlines=lines("""
    Enfim um caminho junto ao rio
    A barca de inverno está salva
    Porque tarda a sala de leitura
    O velho porto fecha pela terceira vez
    Os agricultores receiam a seca
    O eléctrico circula até à meia-noite
    O regresso discreto do comboio nocturno
    Um museu conta os seus visitantes
    A investigação iliba os construtores
    Os padeiros receiam o inverno
    """),
    decks=lines("""
    Os moradores esperavam uma resposta desde janeiro
    Os engenheiros prometem terminar antes das geadas
    Os críticos consideram o plano demasiado caro
    """),
    quotes=lines("""
    “Já esperámos bastante por esta ponte.”
    “Nunca foi uma questão de dinheiro.”
    """),
    captions=lines("""
    A barca no seu cais de inverno, abaixo do moinho, na segunda-feira.
    Voluntários replantam os jardins junto à ponte.
    """),
    names=("João Silva", "Inês Conceição", "Maria dos Santos", "Tomé Araújo", "Rui de Sousa"),
    labels=("MUNDO", "ECONOMIA", "OPINIÃO", "CULTURA"),
    bylines=("Por {name}", "POR {NAME}", "Por {name} e {other}", "por {name}"),
    credits=("Foto: {name}", "FOTO: {NAME}", "{NAME}/LUSA", "Foto de {name}"),
    author="{name} é historiadora e escreve sobre rios para este jornal.",
    goes_on=("Continua na página {page}", "CONTINUA NA PÁGINA {page}", "Segue na pág. {page}"),
    paper="O Mensageiro do Vale",
    dates=(
        "Sexta-feira, 24 de maio de 2024",
        "SEXTA-FEIRA, 24 DE MAIO DE 2024",
        "24 de maio de 2024",
    ),
    furniture=("Ano 103 Nº 34.123", "R$ 6,00", "Edição São Paulo", "www.mensageiro.example"),
    subjects=lines("""
    O presidente da câmara
    Um carpinteiro do vale
    A chefe do departamento
    O carteiro reformado
    A sua antecessora
    O dono da vinha
    A juíza
    """),
    verbs=lines("""
    descreveu
    tinha esquecido
    defendeu
    fotografou
    quis vender
    examinou
    """),
    tails=lines("""
    a estufa desmoronada
    uma escada de madeira atrás do teatro
    as contas da orquestra
    um acordo invulgar com o mosteiro
    o horário da linha do norte
    um carregamento de limões
    """),
)
ITALIAN = Prose(
    sentences=lines("""
    Il consiglio comunale ha deciso martedì sera di mantenere il traghetto durante l’inverno.
    Gli abitanti della riva aspettavano una risposta dall’inizio dell’anno.
    Nessuno credeva che gli ingegneri avrebbero finito prima delle gelate.
    «Abbiamo aspettato abbastanza», ha detto il sig. Porta, che tiene la vecchia biglietteria.
    I lavori costeranno circa 3,5 milioni di euro, secondo le cifre pubblicate lunedì.
    La seconda riunione si terrà il mese prossimo nella sala del paese, tempo permettendo.
    Il ministero non ha voluto commentare la notizia prima della fine dell’inchiesta.
    La nuova direttrice, una storica, ha promesso di aprire la sala di lettura a Pasqua.
    I negozi della piazza del mercato resteranno aperti fino alle sette.
    È la terza volta in dieci anni che il porto chiude per riparazioni.
    Gli insegnanti della scuola elementare hanno disegnato una mappa di tutti i sentieri.
    I critici giudicano costoso il progetto; i sostenitori lo dicono necessario.
    La biblioteca presta lanterne, carte e bastoni senza alcun costo per i visitatori.
    Nel 2019 la stessa commissione aveva respinto un ponte a monte del mulino.
    I passeggeri potranno comprare il biglietto a bordo, benché il bigliettaio preferisca le monete.
    «Non è mai stata una questione di denaro», ha aggiunto guardando i prati allagati.
    L’inchiesta non ha trovato prove che l’impresa avesse ignorato le istruzioni.
    Gli agricoltori temono che il drenaggio cambi i campi fino alla vecchia ferrovia.
    """),
    headlines=lines("""
    Finalmente un sentiero lungo il fiume
    Il traghetto d’inverno è salvo
    Perché tarda la sala di lettura
    Il vecchio porto chiude per la terza volta
    Gli agricoltori temono la siccità
    Il tram viaggerà fino a mezzanotte
    Il ritorno silenzioso del treno notturno
    Un museo conta i suoi visitatori
    L’inchiesta scagiona i costruttori del ponte
    I fornai temono l’inverno
    """),
    decks=lines("""
    Gli abitanti aspettavano una risposta da gennaio
    Gli ingegneri promettono di finire prima delle gelate
    I critici giudicano troppo costoso il progetto
    """),
    quotes=lines("""
    «Abbiamo aspettato abbastanza questo ponte»
    «Non è mai stata una questione di denaro»
    """),
    captions=lines("""
    Il traghetto al suo ormeggio invernale sotto il mulino, lunedì mattina.
    Volontari ripiantano i giardini accanto al ponte.
    """),
    names=(
        "Carlo Bianchi",
        "Lucia D’Amico",
        "Gian Luca De Rossi",
        "Nicolò Costa",
        "Sara Conti",
    ),
    labels=("ESTERI", "ECONOMIA", "LE IDEE", "SPETTACOLI"),
    bylines=("di {name}", "DI {NAME}", "di {name} e {other}", "di {NAME}"),
    credits=("Foto: {name}", "{NAME}/ANSA", "(foto {name})", "Foto di {name}"),
    author="{name} è una storica e scrive di fiumi per questo giornale.",
    goes_on=(
        "Segue a pagina {page}",
        "SEGUE A PAGINA {page}",
        "Continua a pagina {page}",
        "a pagina {page}",
    ),
    paper="Il Messaggero della Valle",
    dates=("Venerdì 24 maggio 2024", "VENERDÌ 24 MAGGIO 2024", "24 maggio 2024"),
    furniture=("Anno 149 - Numero 122", "€ 1,70", "www.messaggero.example"),
    subjects=lines("""
    Il sindaco
    Un falegname della valle
    La responsabile del reparto
    Il postino in pensione
    Chi la precedeva
    Il padrone della vigna
    La giudice
    """),
    verbs=lines("""
    descrisse
    aveva dimenticato
    difese
    fotografò
    voleva vendere
    esaminò
    """),
    tails=lines("""
    la serra crollata
    una scala di legno dietro il teatro
    i conti dell’orchestra
    un accordo insolito con il monastero
    l’orario della linea del nord
    un carico di limoni
    """),
)
LANGUAGES = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "pt": PORTUGUESE,
    "it": ITALIAN,
}


def paragraph(prose: Prose, chance: random.Random) -> str:
    """Sentences that hardly any other paragraph has, and one or two that several have."""
    own = [_sentence(prose, chance) for _ in range(chance.randint(1, 3))]
    found = [*own, *chance.sample(prose.sentences, chance.randint(0 if len(own) > 1 else 1, 2))]
    chance.shuffle(found)
    return _unbreakable(" ".join(found))


def _sentence(prose: Prose, chance: random.Random) -> str:
    words = (chance.choice(part) for part in (prose.subjects, prose.verbs, prose.tails))
    return " ".join(words) + "."


def _unbreakable(text: str) -> str:
    """French marks stand off from their words, and never alone at a line's edge."""
    for mark in ";:!?»":
        text = text.replace(f" {mark}", f"\xa0{mark}")
    return text.replace("« ", "«\xa0")
