"""Pages in Latin type, by seed, with a columnist's box: below the headline a portrait, a name, the column's name."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from .broadsheet import Story, Truth, _head
from .broadsheet_lines import house_of
from .feature_pages import FeatureSheet

COLUMNS = {
    "en": ("Notebook", "The Long View"),
    "de": ("Randnotiz", "Zwischenruf"),
    "fr": ("Carnet", "Le billet"),
    "es": ("Cuaderno", "A contraluz"),
    "pt": ("Caderno", "Ponto de vista"),
    "it": ("Il taccuino", "Controluce"),
}


def make_author_box_page(
    language: str, seed: int, *, is_above: bool = False, has_column: bool = True
) -> tuple[bytes, Truth]:
    """A story of one to three columns with such a box, beside another one. `is_above`: the column's name stands
    over the author's.
    """
    chance = random.Random(f"author box {language} {seed} {is_above} {has_column}")
    count = chance.choice((1, 2, 3))
    house = replace(
        house_of(chance), columns=count + 3, width=(count + 3) * 165, gutter=16, top=1000
    )
    with FeatureSheet(language, house, chance) as sheet:
        page = sheet.page
        top = _head(page, "9")
        traits = frozenset(chance.sample(("deck", "kicker"), chance.choice((0, 1))))
        story = Boxed(page, 0, count, top, traits)
        story.column = chance.choice(COLUMNS[language]) if has_column else ""
        story.is_above = is_above
        story.set()
        Story(page, count, 3, top, frozenset({"byline"})).set()
    return sheet.pdf, {"articles": page.articles, "column": story.column}


@dataclass
class Boxed(Story):
    column: str = ""
    is_above: bool = False

    def set_headline(self) -> float:
        page, house = self.page, self.house
        x, y = self.left(0), super().set_headline()
        side = house.measure * page.chance.choice((0.2, 0.24))
        page.image(x, y - side, side, side)
        name = page.chance.choice(page.prose.names)
        said = [(name, house.fonts[1], house.size), (self.column, house.fonts[2], house.size)]
        low = y - side * 0.45
        for words, font, size in reversed(said) if self.is_above else said:
            page.text(x + side + 5, low, words, font, size)
            low -= house.size * 1.15
        self.truth["author"] = name
        return min(y - side, low) - 7
