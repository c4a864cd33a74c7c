"""What broadsheet pages in six languages print beside their stories' text: kickers, crossheads, letters, teasers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Extras:
    """Templates hold {name}, {place}, {page}, {title}. `starts` begin a text under a drop cap; `marks` quote."""

    kickers: tuple[str, ...]
    crossheads: tuple[str, ...]
    places: tuple[str, ...]
    placed: tuple[str, ...]
    role: str
    starts: tuple[str, ...]
    marks: tuple[str, str]
    letters: str
    letter_heads: tuple[str, ...]
    teasers: tuple[str, ...]
    inside: str
    comes_from: tuple[str, ...]
    foot: str
    about: str


EXTRAS = {
    "en": Extras(
        kickers=("Ferry dispute", "LOCAL COUNCIL", "Rivers and floods"),
        crossheads=("Late change", "No more coins", "What the judge said"),
        places=("Port Lyle", "Ashcombe", "Upper Dale", "St. Mary"),
        placed=("By {name} in {place}", "By {NAME} in {place}", "By {name}, {place}"),
        role="Staff Writer",
        starts=(
            "A lantern hung above the door of the ferry house for most of the winter.",
            "I remember the first crossing better than all the others.",
            "If the tide is kind the work will be done by the end of May.",
            "In the village they speak of little else.",
            "As so often, the letter came too late.",
        ),
        marks=("“", "”"),
        letters="Letters to the editor",
        letter_heads=(
            "Benches, please",
            "Noise at night",
            "A plea for the mill",
            "Too dear by half",
        ),
        teasers=("{title}, page {page}", "{title} Page {page}", "{title} {page}"),
        inside="Inside",
        comes_from=(
            "Continued from Page {page}",
            "From Page {page}",
            "FERRY, From Page {page}",
        ),
        foot="The Valley Messenger, 4 Mill Lane. Telephone 020 7946 0100",
        about="{name} teaches history at the evening school and lives in {place}.",
    ),
    "de": Extras(
        kickers=("Streit um die Fähre", "GEMEINDERAT", "Hochwasserschutz"),
        crossheads=("Späte Wende", "Keine Münzen mehr", "Was der Richter sagte"),
        places=("Neustadt", "Altenau", "Bad Lauten", "Sankt Marien"),
        placed=("Von {name}, {place}", "Von {name} in {place}", "Von {NAME}, {place}"),
        role="Redakteurin",
        starts=(
            "Überall in der Stadt hängen seit Montag neue Fahrpläne.",
            "Ein Brief, der drei Jahre zu spät kommt, hat die Runde gemacht.",
            "Österreichs Fährleute kennen das Problem seit langem.",
            "Am Ende ging es um zwölf Meter Seil.",
        ),
        marks=("„", "“"),
        letters="Leserbriefe",
        letter_heads=(
            "Bänke, bitte",
            "Lärm in der Nacht",
            "Ein Wort für die Mühle",
            "Viel zu teuer",
        ),
        teasers=("{title} Seite {page}", "{title}, Seite {page}", "{title} S. {page}"),
        inside="Im Innenteil",
        comes_from=("Fortsetzung von Seite {page}",),
        foot="Talbote, Mühlgasse 4, 12345 Neustadt, Telefon 030 901820",
        about="{name} lehrt Geschichte an der Abendschule und lebt in {place}.",
    ),
    "fr": Extras(
        kickers=("Conflit du bac", "CONSEIL MUNICIPAL", "Crues et rivières"),
        crossheads=("Un revirement tardif", "Plus de pièces", "Ce qu’a dit le juge"),
        places=("Pont-Lyr", "Aubenas", "Le Mesnil", "Saint-Maur"),
        placed=("Par {name} à {place}", "Par {name}, {place}"),
        role="Correspondante",
        starts=(
            "Étonnante soirée que celle d’hier à la mairie.",
            "À midi les cloches ont sonné pour la première fois depuis neuf ans.",
            "L’été a été long pour les passeurs de la rivière.",
            "On ne parle plus que de cela au village.",
        ),
        marks=("« ", " »"),
        letters="Courrier des lecteurs",
        letter_heads=(
            "Des bancs, svp",
            "Du bruit la nuit",
            "Sauvons le moulin",
            "Bien trop cher",
        ),
        teasers=("{title}, page {page}", "{title} p. {page}", "{title} Page {page}"),
        inside="À lire",
        comes_from=("Suite de la page {page}",),
        foot="Le Messager, 4, rue du Moulin. Téléphone 01 99 00 12 34",
        about="{name} enseigne l’histoire au lycée du soir et vit à {place}.",
    ),
    "es": Extras(
        kickers=("Conflicto del ferri", "AYUNTAMIENTO", "Ríos y crecidas"),
        crossheads=("Un giro tardío", "Sin monedas", "Lo que dijo el juez"),
        places=("Puerto Lira", "Almedina", "Villar Alto", "San Mauro"),
        placed=("Por {name} en {place}", "Por {name}, {place}"),
        role="Corresponsal",
        starts=(
            "A las seis de la tarde se apagaron los faroles del embarcadero.",
            "Último aviso para los barqueros del río.",
            "Él nunca quiso vender la casa del embarcadero.",
            "En el pueblo no se habla de otra cosa.",
        ),
        marks=("«", "»"),
        letters="Cartas al director",
        letter_heads=(
            "Bancos, por favor",
            "Ruido de noche",
            "Salvemos el molino",
            "Demasiado caro",
        ),
        teasers=("{title}. Página {page}", "{title} Pág. {page}", "{title}, página {page}"),
        inside="En páginas interiores",
        comes_from=("Viene de la página {page}",),
        foot="El Mensajero, calle del Molino, 4. Teléfono 91 123 45 67",
        about="{name} enseña historia en la escuela nocturna y vive en {place}.",
    ),
    "pt": Extras(
        kickers=("Conflito do barco", "CÂMARA MUNICIPAL", "Rios e cheias"),
        crossheads=("Uma mudança tardia", "Sem moedas", "O que disse o juiz"),
        places=("Porto Lira", "Almoster", "Vila Alta", "São Mamede"),
        placed=("Por {name} em {place}", "Por {name}, {place}"),
        role="Correspondente",
        starts=(
            "À noite ninguém atravessa o rio desde que o barco parou.",
            "É a terceira vez que a câmara adia a decisão.",
            "O presidente chegou tarde à reunião de terça-feira.",
            "A primeira carta veio da escola da aldeia.",
        ),
        marks=("“", "”"),
        letters="Cartas ao director",
        letter_heads=("Bancos, por favor", "Barulho à noite", "Salvar o moinho", "Caro demais"),
        teasers=("{title} Página {page}", "{title}, página {page}", "{title} Pág. {page}"),
        inside="Nesta edição",
        comes_from=("Continuação da página {page}",),
        foot="O Mensageiro, Rua do Moinho, 4. Telefone 21 123 45 67",
        about="{name} ensina história na escola nocturna e vive em {place}.",
    ),
    "it": Extras(
        kickers=("La lite del traghetto", "CONSIGLIO COMUNALE", "Fiumi e piene"),
        crossheads=("La svolta tardiva", "Basta monete", "Le parole del giudice"),
        places=("Porto Lira", "Altavilla", "Borgo San Lino", "Castel Mauro"),
        placed=("di {name}, {place}", "di {NAME} a {place}", "di {name} – {place}"),
        role="Inviata",
        starts=(
            "È la terza volta che il consiglio rinvia la decisione.",
            "A mezzanotte il traghetto era ancora fermo al molo.",
            "L’estate è stata lunga per i barcaioli del fiume.",
            "Il paese non parla d’altro.",
        ),
        marks=("«", "»"),
        letters="Lettere al direttore",
        letter_heads=(
            "Panchine, per favore",
            "Rumori di notte",
            "Salviamo il mulino",
            "Troppo caro",
        ),
        teasers=("{title} a pagina {page}", "{title}, pagina {page}", "{title} Pag. {page}"),
        inside="All’interno",
        comes_from=("Segue dalla prima pagina", "Segue da pagina {page}"),
        foot="Il Messaggero della Valle, via del Mulino 4. Telefono 06 123 4567",
        about="{name} insegna storia alla scuola serale e vive a {place}.",
    ),
}
