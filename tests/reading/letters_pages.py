"""Letters pages in Latin type: several letters under one heading, each with a headline, a name and a town."""

from __future__ import annotations

import random
from dataclasses import replace

from .broadsheet import Page, Truth, _head
from .broadsheet_lines import Slot, fill, house_of
from .feature_pages import FeatureSheet
from .latin_extras import EXTRAS, Extras
from .latin_prose import paragraph


def make_letters_page(language: str, seed: int) -> tuple[bytes, Truth]:
    """Three letters or more in columns below one heading, each with a headline of its own, a name and a town."""
    chance = random.Random(f"letters-{language}-{seed}")
    columns = chance.choice((2, 3, 4))
    house = replace(
        house_of(chance), columns=columns, width=columns * chance.choice((170, 200)), top=900
    )
    with FeatureSheet(language, house, chance) as sheet:
        page, extras = sheet.page, EXTRAS[language]
        y = _head(page, "11")
        page.canvas.line(house.margin, y + 14, house.width - house.margin, y + 14)
        y = (
            page.block(
                extras.letters, (house.margin, y, house.span(columns)), house.heads[1], 26
            )
            - 14
        )
        _set_letters(page, extras, y)
    return sheet.pdf, {"articles": page.articles, "heading": extras.letters}


def _set_letters(page: Page, extras: Extras, top: float) -> None:
    house, chance = page.house, page.chance
    way, column, y = chance.choice(("right", "two", "bold", "italic")), 0, top
    for headline in chance.sample(extras.letter_heads, 3 if house.columns < 4 else 4):
        texts = [paragraph(page.prose, chance) for _ in range(chance.randint(1, 3))]
        high = (
            40 + sum(len(t) for t in texts) * house.size * 0.55 / house.measure * house.leading
        )
        if y - high < top - 420 and column + 1 < house.columns:
            column, y = column + 1, top
        x = house.left(column)
        y = page.block(headline, (x, y, house.measure), house.heads[1], house.size * 1.4) - 2
        for number, text in enumerate(texts):
            slots = (Slot(x, y - (n + 0.8) * house.leading, house.measure) for n in range(99))
            indent = 0 if number == 0 and house.is_first_flush else house.indent * house.size
            lines = fill(text, slots, house.fonts[0], house.size, indent)
            for line in lines:
                page.set_line(line)
            y -= len(lines) * house.leading
        name, town = chance.choice(page.prose.names), chance.choice(extras.places)
        y = _sign(page, name, town, (x, y - 2), way) - 14
        page.articles.append(
            {"headline": headline, "paragraphs": texts, "name": name, "town": town}
        )


def _sign(page: Page, name: str, town: str, place: tuple[float, float], way: str) -> float:
    house, (x, y) = page.house, place
    box = (x, y, house.measure)
    if way == "two":
        y = page.block(name, box, house.fonts[1], house.size)
        return page.block(town, (x, y, house.measure), house.fonts[2], house.size)
    font = house.fonts[1] if way == "bold" else house.fonts[2]
    return page.block(f"{name}, {town}", box, font, house.size, right=way == "right")
