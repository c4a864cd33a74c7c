"""Broadsheet pages in Latin type, set with reportlab: columns, drop caps, pull quotes, portraits, jumps.

`make_broadsheet` gives the PDF and its truth, in the shape that score_reading.py takes.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from .broadsheet_lines import (
    House,
    OutOfRoomError,
    SetLine,
    Slot,
    fill,
    house_of,
    printed,
    wrapped,
)
from .latin_prose import LANGUAGES, Prose, paragraph

SPANS = {
    6: ((4, 2), (3, 3), (2, 4), (6,), (2, 2, 2), (3, 1, 2), (5, 1)),
    5: ((3, 2), (2, 3), (5,), (4, 1), (1, 2, 2), (2, 2, 1)),
    4: ((2, 2), (3, 1), (4,), (1, 3)),
}
HEADLINE_SIZES = {1: 17, 2: 22, 3: 27, 4: 32, 5: 36, 6: 40}  # by columns
Truth = dict[str, Any]


def make_broadsheet(language: str, seed: int) -> tuple[bytes, Truth]:
    """The page is as high as its stories: set once to learn how high."""
    house = house_of(random.Random(f"{seed}-{language}"))
    _, _, lowest = _set(language, seed, house)
    pdf, truth, _ = _set(language, seed, replace(house, top=house.top - lowest + 40))
    return pdf, truth


def make_story_page(
    language: str, seed: int, traits: frozenset[str], count: int = 3, **house: Any
) -> tuple[bytes, Truth]:
    """A page of one story over `count` of four columns, set as `house` says."""
    chance = random.Random(f"{language}-{seed}-{sorted(traits)}")
    found = replace(house_of(chance), columns=4, top=900, **house)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(found.width, found.top + 60), invariant=1)
    page = Page(LANGUAGES[language], found, chance, canvas)
    Story(page, 0, count, _head(page, "A3"), traits).set()
    canvas.save()
    return buffer.getvalue(), page.articles[0]


def _set(language: str, seed: int, house: House) -> tuple[bytes, Truth, float]:
    chance = random.Random(f"{language}-{seed}")
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(house.width, house.top + 60), invariant=1)
    page = Page(LANGUAGES[language], house, chance, canvas)
    number = chance.choice(("A3", "5", "12"))
    y = _head(page, number)
    for spans in chance.sample(SPANS[house.columns], 3):
        y = _band(page, spans, y) - 16
    canvas.save()
    truth = {"articles": page.articles, "number": number, "date": "2024-05-24"}
    return buffer.getvalue(), truth, y


@dataclass
class Page:
    prose: Prose
    house: House
    chance: random.Random
    canvas: Canvas
    articles: list[Truth] = field(default_factory=list)

    def text(self, x: float, y: float, words: str, font: str, size: float) -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, words)

    def block(
        self,
        text: str,
        place: tuple[float, float, float],
        font: str,
        size: float,
        *,
        right=False,
    ) -> float:
        """Ragged lines at x, below y, of a width; where they end."""
        x, y, width = place
        for line in wrapped(text, width, font, size):
            y -= size * 1.15
            off = width - stringWidth(line, font, size) if right else 0
            self.text(x + off, y + 0.25 * size, line, font, size)
        return y

    def set_line(self, line: SetLine) -> None:
        """Justified but for a paragraph's last line; by word, as many systems write it, or with spaces."""
        font, size = self.house.fonts[0], self.house.size
        x, words = line.slot.x + line.indent, line.words
        blank, extra = stringWidth(" ", font, size), 0.0
        said = printed(words)
        if self.house.is_justified and not line.is_last and " " in said:
            natural = stringWidth(said, font, size)
            extra = (line.slot.width - line.indent - natural) / said.count(" ")
        if self.house.is_by_word:
            for word in said.split(" "):
                self.text(x, line.slot.y, word, font, size)
                x += stringWidth(word, font, size) + blank + extra
            return
        run = self.canvas.beginText(x, line.slot.y)
        run.setFont(font, size)
        run.setWordSpace(extra)
        run.textOut(said)
        run.setWordSpace(0)
        self.canvas.drawText(run)

    def image(self, x: float, y: float, width: float, height: float) -> None:
        picture = Image.new("RGB", (40, 30), (90, 130, 170))
        picture.putpixel((3, 3), (255, 255, 255))
        data = io.BytesIO()
        picture.save(data, "PNG")
        data.seek(0)
        self.canvas.drawImage(ImageReader(data), x, y, width, height)


@dataclass
class Obstacles:
    """What text runs around, by column and row: rows that are taken, points by which lines are set in."""

    taken: set[tuple[int, int]] = field(default_factory=set)
    shifted: dict[tuple[int, int], float] = field(default_factory=dict)
    draw: list[Callable[[], object]] = field(default_factory=list)
    cap: str = ""

    def free_row(self, column: int) -> int:
        return max((row for at, row in self.taken if at == column), default=0)

    def take(self, column: int, rows: range) -> None:
        self.taken |= {(column, row) for row in rows}


@dataclass
class Story:
    """A story over `count` columns from the `first`, below `top`; `traits` are what it has besides text."""

    page: Page
    first: int
    count: int
    top: float
    traits: frozenset[str]
    truth: Truth = field(default_factory=dict)

    @property
    def house(self) -> House:
        return self.page.house

    def left(self, column: int) -> float:
        return self.house.left(self.first + column)

    def set(self) -> float:
        """Draws it; where it ends."""
        page, house, chance = self.page, self.house, self.page.chance
        names = chance.sample(page.prose.names, 2)
        template = chance.choice(page.prose.bylines)
        byline = _named(template, names)
        self.truth = {"kicker": "", "deck": "", "section": "", "bylines": [], "photos": []}
        y = self.set_headline()
        if "name" in self.traits:  # a byline without a “By”
            self.truth["bylines"] = [{"name": names[0], "role": ""}]
            y = page.block(
                names[0], (self.left(0), y, house.measure), house.fonts[1], house.size
            )
        if "byline" in self.traits:
            people = names if "{other}" in template else names[:1]
            self.truth["bylines"] = [{"name": _cased(n, byline), "role": ""} for n in people]
            if not house.byline_below:
                place = (self.left(0), y, house.measure)
                y = page.block(byline, place, house.fonts[1], house.size) - 4
        y = self.set_body(y, byline)
        page.articles.append(self.truth)
        return y

    def set_headline(self) -> float:
        page, house, chance = self.page, self.house, self.page.chance
        x, y, width = self.left(0), self.top, house.span(self.count)
        known = {article["headline"] for article in page.articles}
        headline = chance.choice([h for h in page.prose.headlines if h not in known])
        if "caps" in self.traits:
            headline = headline.upper()
        self.truth["headline"] = headline
        if "label" in self.traits:
            label = self.truth["section"] = chance.choice(page.prose.labels)
            y = page.block(label, (x, y, width), house.heads[1], house.size) - 3
        y = page.block(headline, (x, y, width), house.heads[1], HEADLINE_SIZES[self.count])
        if "deck" in self.traits:
            deck = self.truth["deck"] = chance.choice(page.prose.decks)
            y = page.block(deck, (x, y - 3, width), house.heads[0], house.size * 1.45)
        return y - 6

    def set_body(self, top: float, byline: str) -> float:
        """The text in the lowest height that holds it."""
        page, house, chance = self.page, self.house, self.page.chance
        paragraphs = [paragraph(page.prose, chance) for _ in range(2 + 2 * self.count)]
        self.truth["paragraphs"] = paragraphs
        state, rows = chance.getstate(), 4
        while True:
            chance.setstate(state)
            obstacles = self.obstacles(top, rows)
            try:
                lines = self.lines(paragraphs, top, rows, obstacles)
                break
            except OutOfRoomError:
                rows += 1
        for draw in obstacles.draw:
            draw()
        for line in lines:
            page.set_line(line)
        return min(
            top - rows * house.leading,
            self.set_foot(lines[-1].slot.y - house.leading, byline),
        )

    def set_foot(self, y: float, byline: str) -> float:
        page, house, chance = self.page, self.house, self.page.chance
        x = self.left(self.count - 1)
        if "byline" in self.traits and house.byline_below:
            y = page.block(byline, (x, y, house.measure), house.fonts[1], house.size)
        if "jump" in self.traits:
            number = chance.choice(("4", "A7", "12"))
            said = chance.choice(page.prose.goes_on).format(page=number)
            place = (x, y, house.measure)
            y = page.block(said, place, house.fonts[1], house.size * 0.85, right=True)
        if "author" in self.traits:
            note = page.prose.author.format(name=page.prose.names[0])
            place = (x, y - 3, house.measure)
            y = page.block(note, place, house.fonts[2], house.size * 0.9)
            self.truth["paragraphs"] = [*self.truth["paragraphs"], note]
        return y

    def obstacles(self, top: float, rows: int) -> Obstacles:
        found = Obstacles()
        if "cap" in self.traits and not ("photo" in self.traits and self.count == 1):
            self.place_cap(top, found)
        if "photo" in self.traits:
            self.place_photo(top, found)
        if "quote" in self.traits and rows > 16:
            self.place_quote(top, rows, found)
        if "portrait" in self.traits and rows > 14:
            self.place_portrait(top, rows, found)
        return found

    def place_cap(self, top: float, found: Obstacles) -> None:
        letter, house = self.truth["paragraphs"][0][0], self.house
        if not letter.isalpha():
            return
        size = house.leading * house.cap_lines * 1.1
        found.cap = letter
        for row in range(house.cap_lines):
            found.shifted[0, row] = stringWidth(letter, house.heads[0], size) + 3
        y = top - house.leading * (house.cap_lines - 0.2)
        found.draw.append(lambda: self.page.text(self.left(0), y, letter, house.heads[0], size))

    def place_photo(self, top: float, found: Obstacles) -> None:
        page, house, chance = self.page, self.house, self.page.chance
        first = min(1, self.count - 1)
        wide = chance.randint(1, max(1, self.count - first))
        x, width, size = self.left(first), house.span(wide), house.size * 0.88
        names = page.prose.names[:2]
        caption, credit = chance.choice(page.prose.captions), chance.choice(page.prose.credits)
        said = _named(credit, names)
        high = 0.62 * width
        lines = wrapped(f"{caption} {said}", width, house.heads[0], size)
        needed = int((high + len(lines) * size * 1.15 + 12) / house.leading) + 1
        for column in range(first, first + wide):
            found.take(column, range(needed))
        place = (x, top - high - 2, width)
        found.draw += [
            lambda: page.image(x, top - high, width, high),
            lambda: page.block(f"{caption} {said}", place, house.heads[0], size),
        ]
        self.truth["photos"] = [{"caption": caption, "credit": _cased(names[0], said)}]

    def place_quote(self, top: float, rows: int, found: Obstacles) -> None:
        page, house, chance = self.page, self.house, self.page.chance
        column, quote = chance.randrange(self.count), chance.choice(page.prose.quotes)
        size = house.size * 1.6
        count = len(wrapped(quote, house.measure, house.heads[2], size))
        needed = int((count * size * 1.15 + 14) / house.leading) + 1
        free = found.free_row(column) + 4
        if free + needed + 4 >= rows:
            return
        at = chance.randint(free, rows - needed - 4)
        found.take(column, range(at, at + needed))
        place = (self.left(column), top - at * house.leading - 8, house.measure)
        found.draw.append(lambda: page.block(quote, place, house.heads[2], size))

    def place_portrait(self, top: float, rows: int, found: Obstacles) -> None:
        house, column = self.house, self.count - 1
        wide, high = 0.38 * house.measure, 0.5 * house.measure
        needed = int(high / house.leading) + 2
        free = found.free_row(column) + 3
        if free + needed + 2 >= rows or house.measure <= 14 * house.size:
            return
        for row in range(free, free + needed):
            found.shifted[column, row] = wide + 6
        x, y = self.left(column), top - free * house.leading - high - 4
        found.draw.append(lambda: self.page.image(x, y, wide, high))

    def lines(
        self, paragraphs: list[str], top: float, rows: int, found: Obstacles
    ) -> list[SetLine]:
        house = self.house
        every = list(self.slots(top, rows, found))
        slots = iter(every)
        lines: list[SetLine] = []
        for number, text in enumerate(paragraphs):
            is_first = number == 0
            is_flush = is_first and (house.is_first_flush or bool(found.cap))
            bare = text[1:].lstrip() if is_first and found.cap else text
            parted = "blocks" in self.traits  # by white, instead of set in
            indent = 0 if is_flush or parted else house.indent * house.size
            lines += fill(bare, slots, house.fonts[0], house.size, indent)
            rest = every[every.index(lines[-1].slot) + 1 :]
            if parted and rest and rest[0].y < lines[-1].slot.y:  # none on top of a column
                next(slots)
        return lines

    def slots(self, top: float, rows: int, found: Obstacles) -> Iterator[Slot]:
        house = self.house
        for column in range(self.count):
            for row in range(rows):
                if (column, row) not in found.taken:
                    shift = found.shifted.get((column, row), 0)
                    y = top - (row + 0.8) * house.leading
                    yield Slot(self.left(column) + shift, y, house.measure - shift)


def _named(template: str, names: list[str] | tuple[str, ...]) -> str:
    name, other = names[:2]
    return template.format(name=name, NAME=name.upper(), other=other)


def _cased(name: str, printed: str) -> str:
    return name if name in printed else name.upper()


def _head(page: Page, number: str) -> float:
    house, prose, chance = page.house, page.prose, page.chance
    y = house.top + 20
    date = chance.choice(prose.dates)
    page.text(house.margin, y, number, house.heads[1], 14)
    page.text(house.left(2), y, prose.paper, house.heads[0], 12)
    right = house.width - house.margin - stringWidth(date, house.heads[0], 9)
    page.text(right, y, date, house.heads[0], 9)
    if chance.random() < 0.5:
        page.canvas.line(house.margin, y - 8, house.width - house.margin, y - 8)
    if chance.random() < 0.5:
        y -= 20
        for place, said in enumerate(prose.furniture[:3]):
            x = house.left(min(place * 2, house.columns - 1))
            page.text(x, y, said, house.heads[0], 8)
    return y - 26


def _band(page: Page, spans: tuple[int, ...], top: float) -> float:
    first, lowest, house = 0, top, page.house
    for count in spans:
        story = Story(page, first, count, top, _traits(page.chance, count))
        lowest = min(lowest, story.set())
        first += count
    page.canvas.setLineWidth(0.4)
    for at in range(1, len(spans)) if house.has_rules else ():
        x = house.left(sum(spans[:at])) - house.gutter / 2
        page.canvas.line(x, top, x, lowest)
    if page.chance.random() < 0.5:
        page.canvas.line(house.margin, lowest - 6, house.width - house.margin, lowest - 6)
    return lowest - 4


def _traits(chance: random.Random, count: int) -> frozenset[str]:
    shares = {
        "label": 0.25,
        "deck": 0.35 if count > 1 else 0.1,
        "byline": 0.75,
        "cap": 0.3,
        "photo": 0.5 if count > 1 else 0.1,
        "quote": 0.3 if count > 1 else 0.1,
        "portrait": 0.15,
        "jump": 0.2,
        "author": 0.12,
    }
    return frozenset(trait for trait, share in shares.items() if chance.random() < share)
