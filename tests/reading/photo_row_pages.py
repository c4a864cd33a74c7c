"""Pages with a story of two photos, by seed: in a row or below each other, under one headline, with one credit."""

import random

from articles.reading.geometry import Box
from articles.reading.sheet import Drawing
from tests.reading.picture_pages import BRIDGE, LAKE, TEA
from tests.reading.sheets import HEI, KAI, column, line, sheet, wrapped

WORDS = ("学员在学习剪纸。", "老师讲解用药知识。")
MARKS = (("图①：", "图②："), ("图一：", "图二："), ("左图：", "右图："), ("", ""))


def make_page(seed, form):
    """`form`: "row" or "stack". The page with three stories, the last one of photos."""
    chance = random.Random(f"{form} {seed}")
    size = chance.choice((9.0, 10.0))
    width = 22 * size
    left = (40.0, 40.0 + width + chance.choice((1.5, 2.0)) * size)
    parts, foot = [], 0.0
    for headline, told, x in zip(
        ("湖上渔家早", "新桥今通车"), (LAKE + BRIDGE, BRIDGE + TEA), left, strict=True
    ):
        rows = [row for text in (told[:60] + "。", told[60:]) for row in wrapped(text, 22)]
        parts += [line(headline, x, 90, 20, style=HEI), column(rows, x, 118, size)]
        foot = max(foot, 118 + 1.5 * size * len(rows))
    top = foot + chance.choice((2.5, 6.0, 20.0)) * size
    parts.append(line("夜校里的灯光", left[0], top + 20, 20, style=HEI))
    photos = _row(left, top + 30, width) if form == "row" else _stack(left, top + 30, width)
    marks = chance.choice(MARKS)
    for box, mark, words in zip(photos, marks, WORDS, strict=True):
        parts.append(line(mark + words, box.x0, box.y1 + 1.4 * size, 0.9 * size, style=KAI))
    last = photos[-1]
    parts.append(
        line("本报记者 高远航 摄", last.x0, last.y1 + 2.9 * size, 0.9 * size, style=KAI)
    )
    drawings = [Drawing("image", box) for box in photos]
    return sheet(*parts, drawings=drawings, width=left[1] + width + 40, height=1000)


def _row(left, y, width):
    return [Box(x, y, x + width, y + 120) for x in left]


def _stack(left, y, width):
    first = Box(left[0], y, left[0] + width, y + 110)
    return [first, Box(first.x0, first.y1 + 30, first.x1, first.y1 + 140)]
