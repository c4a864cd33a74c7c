"""Pages in Latin type with a story beside or above columns of briefs under a heading, by seed.

Each brief has a headline hardly larger than the text, or begins with words in bold or with its place.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from reportlab.pdfbase.pdfmetrics import stringWidth

from .broadsheet import Story, Truth, _head
from .broadsheet_lines import SetLine, Slot, fill, house_of
from .feature_pages import FeaturePage, FeatureSheet
from .latin_prose import paragraph

WAYS = ("headline", "bold", "place")
# Of each language: words that name briefs, words that do not
HEADINGS = {
    "en": (("IN BRIEF", "News in Brief", "World briefs"), ("AROUND THE REGION", "Elsewhere")),
    "de": (("Kurz notiert", "IN KÜRZE", "Kurzmeldungen"), ("AUS ALLER WELT", "Blaulicht")),
    "fr": (("En bref", "LES BRÈVES", "L’actu en bref"), ("FAITS DIVERS", "Ailleurs en région")),
    "es": (("BREVES", "Breves del mundo"), ("SUCESOS", "En la comarca")),
    "pt": (("Em síntese", "BREVES", "Curtas"), ("PAÍS", "Na região")),
    "it": (("Notizie in breve", "BREVI", "Le brevi"), ("In provincia", "ATTUALITÀ")),
}
LEADS = {
    "en": ("Harbour.", "Two held.", "School meals."),
    "de": ("Hafen.", "Zwei Festnahmen.", "Schulessen."),
    "fr": ("Port.", "Deux arrestations.", "Cantines."),
    "es": ("Puerto.", "Dos detenidos.", "Comedores."),
    "pt": ("Porto.", "Dois detidos.", "Cantinas."),
    "it": ("Porto.", "Due arresti.", "Mense."),
}
PLACES = ("MADRID", "OSLO", "LIMA", "PORTO ALTO")


def make_latin_briefs(
    language: str, seed: int, way: str, columns: int = 1, *, is_known: bool = True
) -> tuple[bytes, Truth]:
    """`way`: one of WAYS.

    `columns`: of briefs, beside a story of three; four stand below it
    instead.
    """
    chance = random.Random(f"latin briefs {language} {seed} {way} {columns} {is_known}")
    house = house_of(chance)
    count = 4 if columns == 4 else 3 + columns
    house = replace(house, columns=count, width=count * 165, top=1000)
    with FeatureSheet(language, house, chance) as sheet:
        page = sheet.page
        top = _head(page, "4")
        low = Story(page, 0, 4 if columns == 4 else 3, top, frozenset({"byline"})).set()
        heading = chance.choice(HEADINGS[language][0 if is_known else 1])
        first = 0 if columns == 4 else 3
        briefs = Briefs(page, language, way, heading, first, columns)
        briefs.set(low - 24 if columns == 4 else top)
        if columns == 4:
            page.canvas.line(house.margin, low - 12, house.width - house.margin, low - 12)
    story, *told = page.articles
    return sheet.pdf, {"story": story, "briefs": told, "heading": heading}


@dataclass
class Briefs:
    """`columns` of briefs from the `first` on, under one heading."""

    page: FeaturePage
    language: str
    way: str
    heading: str
    first: int
    columns: int

    def set(self, top: float) -> None:
        page, house, chance = self.page, self.page.house, self.page.chance
        times, x, wide = (
            chance.choice((1.5, 1.8)),
            house.left(self.first),
            house.span(self.columns),
        )
        off = (wide - stringWidth(self.heading, house.heads[1], times * house.size)) / 2
        x += chance.choice((0, off)) if self.columns > 1 else 0
        y = page.block(self.heading, (x, top, wide), house.heads[1], times * house.size) - 3
        if chance.random() < 0.5:
            page.canvas.line(house.left(self.first), y, house.left(self.first) + wide, y)
        self.head = house.size * chance.choice((1.0, 1.1, 1.25))
        self.is_ruled = chance.random() < 0.4
        for column in range(self.columns):
            low = y - 4
            for n in range(3):
                low = self._set_brief(column, n, low) - house.leading * 0.8
                if self.is_ruled and n < 2:
                    left = house.left(self.first + column)
                    page.canvas.line(left, low, left + house.measure, low)
                    low -= house.leading * 0.8

    def _set_brief(self, column: int, n: int, y: float) -> float:
        page, house, chance = self.page, self.page.house, self.page.chance
        x, headline, lead = house.left(self.first + column), "", ""
        if self.way == "headline":
            known = {article["headline"] for article in page.articles}
            free = [words for words in page.prose.headlines if words not in known]
            headline = chance.choice(free or page.prose.decks)
            y = page.block(headline, (x, y, house.measure), house.heads[1], self.head) - 2
        elif self.way == "bold":
            lead = chance.choice(LEADS[self.language]) + " "
        else:
            lead = chance.choice(PLACES) + " — "
        text = lead + paragraph(page.prose, chance)
        slots = (Slot(x, y - (k + 0.8) * house.leading, house.measure) for k in range(60))
        lines = fill(text, slots, house.fonts[0], house.size, 0)
        for line in lines:
            bold = len(lead.split()) if self.way == "bold" and line is lines[0] else 0
            self._set_line(line, bold)
        page.articles.append({"headline": headline, "paragraphs": [text]})
        return lines[-1].slot.y

    def _set_line(self, line: SetLine, bold: int) -> None:
        house, x = self.page.house, line.slot.x
        for n, word in enumerate(line.words):
            font = house.fonts[1 if n < bold else 0]
            said = word.replace("\xa0", " ")
            self.page.text(x, line.slot.y, said, font, house.size)
            x += stringWidth(f"{said} ", font, house.size)
