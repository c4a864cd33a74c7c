"""One story under its byline, set in the ways that broadsheets set names, roles and places above a text."""

from __future__ import annotations

import io
import random

from reportlab.pdfgen.canvas import Canvas

from .broadsheet import Page, Truth
from .broadsheet_lines import SANS, SERIF, House, OutOfRoomError, Slot, fill
from .latin_prose import LANGUAGES, paragraph

WIDTH, HEIGHT = 420, 640


def make_byline_page(
    language: str,
    lines: tuple[tuple[str, int, float], ...],
    seed: int = 1,
    asked: tuple[str, ...] = (),
    quoted: str = "",
    first_asked: int = 1,
) -> tuple[bytes, Truth]:
    """`lines` of the byline: words, which of roman, bold and italic, and how many times the text's size. What is
    `asked` stands in bold over every third paragraph from `first_asked` on, what is `quoted` in the headline's type
    between two of the second column.
    """
    chance = random.Random(f"{language}-{seed}")
    house = _house(chance)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=1)
    page = Page(LANGUAGES[language], house, chance, canvas)
    headline = chance.choice(page.prose.headlines)
    y = page.block(headline, (house.margin, house.top, house.span(3)), house.heads[1], 22) - 8
    for words, font, size in lines:
        place = (house.margin, y, house.measure)
        y = page.block(words, place, house.fonts[font], house.size * size)
    paragraphs = _set_text(page, y, asked, quoted, first_asked)
    canvas.save()
    return buffer.getvalue(), {"headline": headline, "paragraphs": paragraphs}


def _house(chance: random.Random) -> House:
    size = chance.choice((8.4, 9.0, 9.6))
    return House(
        columns=3,
        size=size,
        leading=size * chance.choice((1.1, 1.18)),
        gutter=size * 1.3,
        fonts=SERIF,
        heads=chance.choice((SERIF, SANS)),
        indent=1.0,
        is_justified=True,
        is_by_word=chance.random() < 0.4,
        has_rules=False,
        is_first_flush=chance.random() < 0.5,
        cap_lines=2,
        byline_below=False,
        width=WIDTH,
        margin=30,
        top=HEIGHT - 50,
    )


def _set_text(
    page: Page, top: float, asked: tuple[str, ...], quoted: str, first_asked: int
) -> list[str]:
    """Paragraphs that fill the columns from `top` on."""
    house, paragraphs = page.house, []
    rows = int((top - 40) / house.leading)
    slots = [
        Slot(house.left(column), top - (row + 0.8) * house.leading, house.measure)
        for column in range(house.columns)
        for row in range(rows)
    ]
    try:
        while True:
            if quoted and slots[:14] and _is_amid_second_column(page, slots, top):
                slots, quoted = _below_quotation(page, slots, quoted), ""
            text = paragraph(page.prose, page.chance)
            is_flush = not paragraphs and house.is_first_flush
            indent = 0 if is_flush else house.indent * house.size
            is_asked = bool(asked) and len(paragraphs) % 3 == first_asked
            below = slots[1:] if is_asked else slots
            lines = fill(text, iter(below), house.fonts[0], house.size, indent)
            if is_asked:
                question = asked[len(paragraphs) // 3 % len(asked)]
                page.text(slots[0].x, slots[0].y, question, house.fonts[1], house.size)
                paragraphs.append(question)
            slots = below[len(lines) :]
            for line in lines:
                page.set_line(line)
            paragraphs.append(text)
    except OutOfRoomError:
        return paragraphs


def _below_quotation(page: Page, slots: list[Slot], quoted: str) -> list[Slot]:
    """The room that a quotation leaves, set over the first of the slots."""
    house, first = page.house, slots[0]
    top = first.y + 0.8 * house.leading - 8
    font, size = house.heads[1], house.size * 1.6
    low = page.block(quoted, (first.x, top, house.measure), font, size) - 6
    taken = int((first.y + 0.8 * house.leading - low) / house.leading) + 1
    return slots[taken:]


def _is_amid_second_column(page: Page, slots: list[Slot], top: float) -> bool:
    """Whether the next line stands some way down the second column, with a dozen below it."""
    first, *below = slots[:14]
    is_down = first.y < top - 5 * page.house.leading
    return is_down and all(slot.x == page.house.left(1) for slot in (first, *below))
