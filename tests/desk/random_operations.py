"""Operations on a page, at random: whatever an editor may ask for, sensible or not."""

from __future__ import annotations

import random
from dataclasses import dataclass

from articles.desk.page_layouts import layout_now
from articles.desk.page_operations import OperationError
from articles.models import Page
from articles.reading.arrangement import NEW_STORY, Operation, OperationName
from articles.reading.block_places import is_text
from articles.reading.page_layout import PageLayout
from tests.desk.operated import operate

NAMES: tuple[OperationName, ...] = (
    "move",
    "split",
    "join",
    "cut",
    "role",
    "kind",
    "order",
    "story_order",
    "zone",
    "exchange",
)
ROLES = (
    "kicker",
    "headline",
    "deck",
    "byline",
    "body",
    "crosshead",
    "caption",
    "label",
    "quote",
)
KINDS = ("furniture", "ad", "notice", "leftover", "print_only", "binned")
POLYGONS = ((), ((0.1, 0.1), (0.9, 0.1), (0.9, 0.8)), ((0.2, 0.2), (0.4, 0.2), (0.4, 0.5)))


@dataclass(frozen=True)
class Wish:
    """What is asked for, as whole numbers, of which a page makes an operation on what it has."""

    name: int
    blocks: tuple[int, ...]
    story: int
    at: int
    value: int

    def on(self, layout: PageLayout) -> Operation:
        name = NAMES[self.name % len(NAMES)]
        numbers = [block.number for block in layout.blocks]
        stories = [group.number for group in layout.groups] or [0]
        choices = [*stories, 0, NEW_STORY]
        values = ROLES if name == "role" else KINDS
        if name == "exchange":  # of any blocks hardly any begin the ends of stories
            numbers = [b.number for b in layout.blocks if b.story and is_text(b)] or numbers
        return Operation(
            name,
            tuple(dict.fromkeys(numbers[each % len(numbers)] for each in self.blocks)),
            choices[self.story % len(choices)],
            stories[self.at % len(stories)] if name == "join" else self.at % 8,
            values[self.value % len(values)],
            "社发稿" if name == "kind" else "",
            POLYGONS[self.value % len(POLYGONS)],
        )


def wish(chance: random.Random) -> Wish:
    blocks = tuple(chance.randrange(1000) for _n in range(chance.randint(1, 3)))
    return Wish(*(chance.randrange(1000) if n != 1 else blocks for n in range(5)))


def do_at_random(page: Page, wanted: Wish, user: object = None) -> tuple[Page, bool]:
    """The page, and whether anything was done: what cannot be done is refused."""
    layout = layout_now(page)
    assert layout is not None
    try:
        return operate(page.pk, page.version, wanted.on(layout), user), True
    except OperationError:
        return page, False
