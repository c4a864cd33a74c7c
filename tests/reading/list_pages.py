"""Pages whose right columns hold briefs without headlines under a label, by seed; each brief is marked in one way."""

from __future__ import annotations

import random

from articles.reading.geometry import Box
from articles.reading.sheet import Drawing
from tests.reading.column_pages import set_column
from tests.reading.sheets import HEI, line, sheet
from tests.reading.typesetter import set_body, title, write

MARKS = ("white", "rule", "bullet", "bold")
LABELS = ("快讯", "短波", "要闻速览", "四面八方")
SIZE, MEASURE = 9.0, 15
STEP, PITCH = (MEASURE + 1.6) * SIZE, 1.5 * SIZE


def make_bare_briefs(seed, mark, columns=1, label="", briefs=None, lead=4):
    """The sheet and its stories. `label`: set in dark on white, above the briefs' column; else reversed out.

    `mark`: one or two of MARKS. `lead`: characters of a lead-in in bold.
    """
    chance = random.Random(f"{mark} {seed}")
    left = [40 + n * STEP for n in range(2 + columns)]
    told = write(seed, 6, (2, 4))
    lines = set_body(told, MEASURE, shows_indents=True)
    half = -(-len(lines) // 2)
    parts = [line("江南日报", 40, 44, 14, style=HEI), line("2026年5月24日", 140, 44, 9)]
    parts += [line(title(seed), 40, 90, 1.9 * SIZE, style=HEI)]
    parts += [set_column(lines[:half], left[0], 112, SIZE, MEASURE)]
    parts += [set_column(lines[half:], left[1], 112, SIZE, MEASURE)]
    drawings, glyphs = _label(label or chance.choice(LABELS), left[2], not label)
    parts += [glyphs]
    stories = [(title(seed), "".join(told))]
    briefs = briefs or [write(seed + 50 + n, 1 + (n == 1), (1, 3)) for n in range(3 * columns)]
    bullet = chance.choice("◆●■") if mark == "bullet" else ""
    y = 0.0
    for n, brief in enumerate(briefs):
        x = left[2 + n // 3]
        y = 112.0 if n % 3 == 0 else y + SIZE * ("white" in mark or mark == "rule")
        if mark == "rule" and n % 3:
            drawings.append(Drawing("rule", Box(x, y - 1.2 * SIZE, x + STEP / 2, y - 10.4)))
        paragraphs = [bullet + brief[0], *brief[1:]]
        rows = set_body(paragraphs, MEASURE, shows_indents=True)
        leads = lead if "bold" in mark else 0
        set_in = set_column(rows, x, y, SIZE, MEASURE)
        parts.append(
            [*(glyph._replace(style=HEI) for glyph in set_in[:leads]), *set_in[leads:]]
        )
        stories.append(("", "".join(paragraphs)))
        y += PITCH * len(rows)
    page = sheet(*parts, drawings=drawings, width=left[-1] + STEP + 40, height=1100)
    return page, stories


def _label(text, x, is_reversed):
    glyphs = line(text, x + 4, 94, 1.1 * SIZE, style=HEI, light=1.0 if is_reversed else 0.0)
    plate = Drawing("tint", Box(x, 82, x + MEASURE * SIZE, 98))
    return [plate] if is_reversed else [], glyphs
