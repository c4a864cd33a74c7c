"""Printed pages set by a program, and the same pages as a corrected file has them."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace

from articles.reading.geometry import Box
from articles.reading.layout.page import read_sheet_layout
from articles.reading.page_layout import PageBlock, PageLayout
from articles.reading.sheet import Glyph, Sheet

SHIFT = 3.0, 11.0  # points
FILLER = "彝鬯卣罍觥匜簋盨簠甗鬲爵斝觯觚"


def read(sheet: Sheet) -> PageLayout:
    layout = read_sheet_layout(sheet, 1).layout
    assert layout is not None
    return layout


def letters_changed(sheet: Sheet, layout: PageLayout, chance: random.Random) -> Sheet:
    """Typing errors put right: every hundredth character of the text is another."""
    glyphs = [
        glyph._replace(text=chance.choice(FILLER))
        if glyph.text.isalpha() and chance.random() < 0.01
        else glyph
        for glyph in sheet.glyphs
    ]
    return replace(sheet, glyphs=tuple(glyphs))


def shifted(sheet: Sheet, layout: PageLayout, chance: random.Random) -> Sheet:
    """The whole page stands lower, and a little to the right."""
    return _moved(sheet, *SHIFT)


def moved_by(name: str, sheet: Sheet) -> tuple[float, float]:
    """By how much of the page's width and height a correction moves all of it."""
    return (
        (SHIFT[0] / sheet.width, SHIFT[1] / sheet.height) if name == "shifted" else (0.0, 0.0)
    )


def standing(
    layout: PageLayout, right: float = 0.0, down: float = 0.0
) -> dict[tuple[int, int], tuple[str, int]]:
    """Kind and story of each line, by the place where it begins, moved by so much, in thousandths of the page."""
    return {
        (round((line.box[0] + right) * 1000), round((line.box[1] + down) * 1000)): (
            block.kind,
            block.story,
        )
        for block in layout.blocks
        for line in block.lines
        if line.box is not None
    }


def _moved(sheet: Sheet, dx: float, dy: float) -> Sheet:
    return replace(
        sheet,
        glyphs=tuple(
            g._replace(box=_off(g.box, dx, dy), baseline=g.baseline + dy) for g in sheet.glyphs
        ),
        drawings=tuple(replace(d, box=_off(d.box, dx, dy)) for d in sheet.drawings),
    )


def _off(box: Box, dx: float, dy: float) -> Box:
    return Box(box.x0 + dx, box.y0 + dy, box.x1 + dx, box.y1 + dy)


def run_on(sheet: Sheet, layout: PageLayout, chance: random.Random) -> Sheet:
    """Some paragraphs have a few words more, so that all of their lines break elsewhere."""
    long = [b for b in layout.blocks if b.role == "body" and len(b.lines) > 3]
    glyphs = list(sheet.glyphs)
    for block in chance.sample(long, min(4, len(long))):
        own = _glyphs_of(block, glyphs, sheet)
        texts = [glyphs[n].text for n in own]
        at = chance.randrange(len(texts) // 2)
        texts[at:at] = chance.choices(FILLER, k=3)
        for n, text in zip(own, texts, strict=False):
            glyphs[n] = glyphs[n]._replace(text=text)
    return replace(sheet, glyphs=tuple(glyphs))


def _glyphs_of(block: PageBlock, glyphs: list[Glyph], sheet: Sheet) -> list[int]:
    """The places of a block's characters in their order."""
    found = []
    for line in block.lines:
        assert line.box is not None
        x0, y0, x1, y1 = line.box
        inside = [
            n
            for n, glyph in enumerate(glyphs)
            if x0 <= (glyph.box.x0 + glyph.box.x1) / 2 / sheet.width <= x1
            and y0 <= (glyph.box.y0 + glyph.box.y1) / 2 / sheet.height <= y1
        ]
        found += sorted(inside, key=lambda n: glyphs[n].box.x0)
    return found


def without_a_story(sheet: Sheet, layout: PageLayout, chance: random.Random) -> Sheet:
    """One story is gone, and white stands where it was."""
    story = chance.choice(layout.groups).number
    gone = {
        n
        for block in layout.blocks
        if block.story == story and block.lines
        for n in _glyphs_of(block, list(sheet.glyphs), sheet)
    }
    return replace(sheet, glyphs=tuple(g for n, g in enumerate(sheet.glyphs) if n not in gone))


CORRECTIONS: Mapping[str, Callable[[Sheet, PageLayout, random.Random], Sheet]] = {
    "letters": letters_changed,
    "shifted": shifted,
    "run on": run_on,
    "a story gone": without_a_story,
}
