"""Broadsheet pages in Latin type with what features bring: quotations between rules, boxes, letters, teasers.

`make_feature_story` gives one story with the traits asked for, `make_feature_page` a whole page:
each the PDF and its truth.
"""

from __future__ import annotations

import io
import random
from dataclasses import dataclass, field, replace
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from .broadsheet import HEADLINE_SIZES, Obstacles, Page, Story, Truth, _head
from .broadsheet_lines import House, OutOfRoomError, SetLine, Slot, fill, house_of, wrapped
from .latin_extras import EXTRAS, Extras
from .latin_prose import LANGUAGES, paragraph

FEATURES = (
    "head_quote",
    "bare_quote",
    "speaker",
    "boxed_author",
    "placed",
    "two_lines",
    "leaning_jump",
    "from",
    "kicker",
    "crossheads",
    "quote_cap",
    "word_cap",
    "caps_line",
    "centred",
    "boxed",
)
UPRIGHT = {"Times-Italic": "Times-Roman", "Helvetica-Oblique": "Helvetica"}
LEAN = 0.25  # of the height, to the right
SPANS = {
    6: ((4, 2), (3, 3), (2, 4)),
    5: ((3, 2), (2, 3), (5,)),
    4: ((2, 2), (3, 1), (4,)),
    3: ((3,), (2, 1)),
}


def make_feature_story(
    language: str,
    seed: int,
    traits: frozenset[str],
    count: int = 3,
    *,
    is_leaning: bool | None = None,
    **house: Any,
) -> tuple[bytes, Truth]:
    """`is_leaning` as in FeaturePage; left to the seed if None."""
    chance = random.Random(f"feature-{language}-{seed}-{sorted(traits)}")
    wide = 230 * (count + 1)
    found = replace(house_of(chance), columns=count + 1, top=1000, width=wide, **house)
    with FeatureSheet(language, found, chance) as sheet:
        if is_leaning is not None:
            sheet.page.is_leaning = is_leaning
        Feature(sheet.page, 0, count, _head(sheet.page, "A3"), traits).set()
    return sheet.pdf, sheet.page.articles[0]


def make_feature_page(language: str, seed: int) -> tuple[bytes, Truth]:
    chance = random.Random(f"features-{language}-{seed}")
    house = house_of(chance)
    columns = chance.choice((3, 4, 5, 6))
    width = columns * chance.choice((128, 150, 175))
    house = replace(house, columns=columns, width=width, top=2600)
    low = _set(language, seed, house)[2]
    pdf, truth, _ = _set(language, seed, replace(house, top=house.top - low + 60))
    return pdf, truth


def _set(language: str, seed: int, house: House) -> tuple[bytes, Truth, float]:
    chance = random.Random(f"page-{language}-{seed}")
    with FeatureSheet(language, house, chance) as sheet:
        page = sheet.page
        number = chance.choice(("A3", "5", "12"))
        y = _head(page, number)
        if chance.random() < 0.4:
            y = set_teasers(page, EXTRAS[language], y)
        for spans in chance.sample(SPANS[house.columns], 2):
            y = _band(page, spans, y) - 20
        if chance.random() < 0.5:
            page.text(house.margin, y - 12, EXTRAS[language].foot, house.heads[0], 7)
    truth = {"articles": page.articles, "number": number, "date": "2024-05-24"}
    return sheet.pdf, truth, y - 20


class FeaturePage(Page):
    """`is_leaning`: italics are upright type that is leant, as of families that have none."""

    extras: Extras
    is_leaning: bool

    def text(self, x: float, y: float, words: str, font: str, size: float) -> None:
        if not self.is_leaning or font not in UPRIGHT:
            super().text(x, y, words, font, size)
            return
        run = self.canvas.beginText()
        run.setFont(UPRIGHT[font], size)
        run.setTextTransform(1, 0, LEAN, 1, x, y)
        run.textOut(words)
        self.canvas.drawText(run)


class FeatureSheet:
    def __init__(self, language: str, house: House, chance: random.Random) -> None:
        self._buffer = io.BytesIO()
        size = house.width, house.top + 60
        self._canvas = Canvas(self._buffer, pagesize=size, invariant=1)
        self.page = FeaturePage(LANGUAGES[language], house, chance, self._canvas)
        self.page.extras = EXTRAS[language]
        self.page.is_leaning = chance.random() < 0.5

    def __enter__(self) -> FeatureSheet:
        return self

    def __exit__(self, *_: object) -> None:
        self._canvas.save()

    @property
    def pdf(self) -> bytes:
        return self._buffer.getvalue()


def _band(page: Page, spans: tuple[int, ...], top: float) -> float:
    first, lowest = 0, top
    for count in spans:
        traits = _traits(page.chance, count)
        lowest = min(lowest, Feature(page, first, count, top, traits).set())
        first += count
    if page.chance.random() < 0.5:
        page.canvas.setLineWidth(0.4)
        page.canvas.line(
            page.house.margin, lowest - 8, page.house.width - page.house.margin, lowest - 8
        )
    return lowest - 6


def _traits(chance: random.Random, count: int) -> frozenset[str]:
    found = set(chance.sample(FEATURES[3:-1], chance.randint(1, 4)))
    if count > 1:
        found |= set(chance.sample(FEATURES[:3], chance.randint(0, 1)))
        found |= {trait for trait in ("deck", "photo") if chance.random() < 0.3}
    if chance.random() < 0.12:
        found.add("boxed")
    if not found & {"placed", "two_lines"} and chance.random() < 0.5:
        found.add("byline")
    if "boxed_author" in found:
        found -= {"leaning_jump", "jump"}
    if "quote_cap" in found:
        found -= {"word_cap"}
    return frozenset(found)


@dataclass
class PulledQuote:
    """Words pulled out of a text, in large italics as wide as a column."""

    page: Page
    quote: str
    size: float
    is_centred: bool
    speaker: str
    is_ruled: bool
    said: list[str] = field(init=False)

    def __post_init__(self) -> None:
        house = self.page.house
        self.said = wrapped(self.quote, house.measure, house.heads[2], self.size)

    @property
    def height(self) -> float:
        below = self.page.house.size * 1.3 if self.speaker else 0.0
        return len(self.said) * self.size * 1.15 + below

    def draw(self, x: float, y: float) -> None:
        house, font = self.page.house, self.page.house.heads[2]
        low = y - 10
        self.rule(x, y - 4)
        for line in self.said:
            low -= self.size * 1.15
            off = (house.measure - stringWidth(line, font, self.size)) / 2
            self.page.text(
                x + off * self.is_centred, low + 0.25 * self.size, line, font, self.size
            )
        if self.speaker:
            place = (x, low, house.measure)
            low = self.page.block(self.speaker, place, house.heads[0], house.size * 0.95)
        self.rule(x, low - 5)

    def rule(self, x: float, y: float) -> None:
        if self.is_ruled:
            self.page.canvas.setLineWidth(0.8)
            self.page.canvas.line(x, y, x + self.page.house.measure, y)


class Feature(Story):
    """A story with more around it."""

    @property
    def extras(self) -> Extras:
        return self.page.extras

    def set(self) -> float:
        page, house = self.page, self.house
        if "boxed" not in self.traits:
            return super().set()
        end = super().set() - house.size
        page.canvas.setLineWidth(0.6)
        edge = 0.4 * house.gutter
        x, wide = self.left(0) - edge, house.span(self.count) + 2 * edge
        page.canvas.rect(x, end, wide, self.top - end)
        return end

    def set_headline(self) -> float:
        page, house, chance = self.page, self.house, self.page.chance
        x, y, width = self.left(0), self.top, house.span(self.count)
        known = {article["headline"] for article in page.articles}
        headline = chance.choice([h for h in page.prose.headlines if h not in known])
        self.truth["headline"] = headline
        if "boxed" in self.traits:
            y -= house.size * 0.6
        if "from" in self.traits:
            said = chance.choice(self.extras.comes_from).format(page="1")
            y = page.block(said, (x, y, width), house.fonts[2], house.size * 0.95) - 3
        if "kicker" in self.traits:
            kicker = self.truth["kicker"] = chance.choice(self.extras.kickers)
            y = page.block(kicker, (x, y, width), house.heads[0], house.size * 1.3) - 3
        y = self.display(headline, (x, y, width), house.heads[1], HEADLINE_SIZES[self.count])
        if "deck" in self.traits:
            deck = self.truth["deck"] = chance.choice(page.prose.decks)
            y = self.display(deck, (x, y - 3, width), house.heads[0], house.size * 1.45)
        return self.set_byline(y - 6)

    def display(
        self, text: str, place: tuple[float, float, float], font: str, size: float
    ) -> float:
        if "centred" not in self.traits:
            return self.page.block(text, place, font, size)
        x, y, width = place
        for line in wrapped(text, width, font, size):
            y -= size * 1.15
            off = (width - stringWidth(line, font, size)) / 2
            self.page.text(x + off, y + 0.25 * size, line, font, size)
        return y

    def set_byline(self, y: float) -> float:
        page, house, chance = self.page, self.house, self.page.chance
        name = chance.choice(page.prose.names)
        place = (self.left(0), y, house.measure)
        if "placed" in self.traits:
            town = chance.choice(self.extras.places)
            said = chance.choice(self.extras.placed).format(
                name=name, NAME=name.upper(), place=town
            )
            self.truth["bylines"] = [
                {"name": name if name in said else name.upper(), "role": ""}
            ]
            return page.block(said, place, house.fonts[1], house.size) - 4
        if "two_lines" in self.traits:
            said = next(b for b in page.prose.bylines if "other" not in b).format(
                name=name, NAME=name.upper()
            )
            self.truth["bylines"] = [
                {"name": name if name in said else name.upper(), "role": ""}
            ]
            y = page.block(said, place, house.fonts[1], house.size)
            return (
                page.block(
                    self.extras.role, (place[0], y, place[2]), house.fonts[2], house.size * 0.9
                )
                - 4
            )
        return y

    def set_body(self, top: float, byline: str) -> float:
        self.top_of_text = top
        return super().set_body(top, byline)

    def obstacles(self, top: float, rows: int) -> Obstacles:
        self.begin_text()
        found = super().obstacles(top, rows)
        if self.traits & {"quote_cap", "word_cap"}:
            self.place_initial(top, found)
        if (
            self.traits & {"head_quote", "bare_quote", "speaker"}
            and self.count > 1
            and rows > 16
        ):
            self.place_pulled(top, rows, found)
        return found

    def begin_text(self) -> None:
        """The first paragraph's beginning, and its crossheads."""
        chance, paragraphs = self.page.chance, self.truth["paragraphs"]
        if "begun" in self.truth:
            return
        self.truth["begun"] = True
        opening, closing = self.extras.marks
        if "quote_cap" in self.traits:
            start = chance.choice(self.extras.starts)
            said = opening + start[:-1] + "," + closing
            paragraphs[0] = said.replace(" ", "\xa0", 1) if opening == "« " else said
            paragraphs[0] += " " + chance.choice(self.page.prose.sentences)
        if "word_cap" in self.traits:
            paragraphs[0] = chance.choice(self.extras.starts) + " " + paragraphs[0]
        if "caps_line" in self.traits:
            words = paragraphs[0].split(" ")
            paragraphs[0] = " ".join([*(w.upper() for w in words[:3]), *words[3:]])
        if "crossheads" in self.traits:
            for at in (3, 2):
                paragraphs.insert(at, "\f" + self.extras.crossheads[at - 2])
            paragraphs.insert(3, paragraph(self.page.prose, chance))

    def place_initial(self, top: float, found: Obstacles) -> None:
        text, house = self.truth["paragraphs"][0], self.house
        at = next(n for n, c in enumerate(text) if c.isalnum())
        found.cap = text[: at + 1]
        lines = house.cap_lines
        size = house.leading * lines * 1.1
        if text[at] in "ÉÀÈÜÖÚ":
            size *= 0.9
        wide = stringWidth(found.cap, house.heads[0], size) + 3
        for row in range(lines):
            found.shifted[0, row] = wide
        y = top - house.leading * (lines - 0.2)
        cap = found.cap.replace("\xa0", " ")
        found.draw.append(lambda: self.page.text(self.left(0), y, cap, house.heads[0], size))

    def place_pulled(self, top: float, rows: int, found: Obstacles) -> None:
        page, house, chance = self.page, self.house, self.page.chance
        column = chance.randrange(1, self.count)
        quote = chance.choice(page.prose.quotes)
        is_bare = "bare_quote" in self.traits
        if is_bare:
            quote = quote.strip("“”„«»‹›\"' \xa0")
        pulled = PulledQuote(
            page,
            quote,
            size=house.size * chance.choice((1.45, 1.7, 2.0)),
            is_centred=chance.random() < 0.5,
            speaker=chance.choice(page.prose.names) if "speaker" in self.traits else "",
            is_ruled=is_bare or chance.random() < 0.6,
        )
        needed = int((pulled.height + 22) / house.leading) + 1
        free = found.free_row(column)
        at = free + (1 if free else 0 if "head_quote" in self.traits else 5)
        if at + needed + 4 < rows:
            found.take(column, range(at, at + needed))
            x, y = self.left(column), top - at * house.leading
            found.draw.append(lambda: pulled.draw(x, y))

    def lines(
        self, paragraphs: list[str], top: float, rows: int, found: Obstacles
    ) -> list[SetLine]:
        house = self.house
        slots = iter(list(self.slots(top, rows, found)))
        lines: list[SetLine] = []
        self.crossheads: list[tuple[Slot, str]] = []
        for number, text in enumerate(self.truth["paragraphs"]):
            if text.startswith("\f"):
                slot = next(slots, None)
                if slot is None:
                    raise OutOfRoomError
                self.crossheads.append((slot, text[1:]))
                continue
            is_first = number == 0
            is_flush = is_first and (house.is_first_flush or bool(found.cap))
            bare = text[len(found.cap) :].lstrip() if is_first and found.cap else text
            indent = 0 if is_flush else house.indent * house.size
            lines += fill(bare, slots, house.fonts[0], house.size, indent)
        return lines

    def set_foot(self, y: float, byline: str) -> float:
        page, house, chance = self.page, self.house, self.page.chance
        for slot, text in self.crossheads:
            page.text(slot.x, slot.y, text, house.fonts[1], house.size)
        self.truth["paragraphs"] = [p.lstrip("\f") for p in self.truth["paragraphs"]]
        x = self.left(self.count - 1)
        y = super().set_foot(y, byline)
        if "leaning_jump" in self.traits:
            said = chance.choice(page.prose.goes_on).format(page="6")
            y = page.block(said, (x + house.size, y, house.measure), house.fonts[2], house.size)
        if "boxed_author" in self.traits:
            name = chance.choice(page.prose.names)
            note = self.extras.about.format(name=name, place=chance.choice(self.extras.places))
            self.truth["note"] = note
            pad = house.size * 0.7
            top = y - 4
            low = page.block(
                note,
                (x + pad, top - 3, house.measure - 2 * pad),
                house.fonts[2],
                house.size * 0.92,
            )
            page.canvas.setLineWidth(0.5)
            page.canvas.rect(x, low - 5, house.measure, top - low + 5)
            y = low - 8
        return y


def set_teasers(page: Page, extras: Extras, y: float) -> float:
    """A strip below the head: what stands inside."""
    house, chance = page.house, page.chance
    titles = chance.sample(page.prose.headlines, 3)
    page.teased = titles
    wide = (house.width - 2 * house.margin) / 3
    low = y
    for place, title in enumerate(titles):
        said = chance.choice(extras.teasers).format(
            title=title, page=chance.choice(("4", "7", "12"))
        )
        if place == 0:
            said = f"{extras.inside}: {said}"
        x = house.margin + place * wide
        low = min(low, page.block(said, (x, y, wide - 12), house.heads[1], house.size * 1.1))
    page.canvas.setLineWidth(0.8)
    page.canvas.line(house.margin, low - 6, house.width - house.margin, low - 6)
    return low - 18
