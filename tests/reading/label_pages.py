"""Pages on which a picture stands at the headline of one story, by seed: a label, or what only looks like one."""

import random

from articles.reading.geometry import Box
from articles.reading.sheet import Drawing
from tests.reading.picture_pages import BRIDGE, LAKE, TEA
from tests.reading.sheets import HEI, column, line, sheet, wrapped

HEADLINES = ("湖上渔家早", "新桥今通车", "采茶正当时", "古镇迎客来", "山村有新路", "渔灯照归人")
LABELS = ("above, left", "above, middle", "beside", "above, in slices")
OTHERS = ("portrait", "rule", "photo", "code", "logo", "background")


def make_page(seed, form):
    """The page, the box of the picture and the headline that it stands at."""
    chance = random.Random(f"{form} {seed}")
    size = chance.choice((8.5, 9.0, 10.0, 10.5))
    measure = chance.choice((16, 20, 24))
    width, gutter = measure * size, chance.choice((1.5, 2.0)) * size
    left = [40 + n * (width + gutter) for n in range(3)]
    parts = [
        line("江南日报", 40, 44, 14, style=HEI),
        line("2026年5月24日 星期日", 260, 44, 9),
        line("3版", left[2] + width - 20, 44, 9),
    ]
    at = chance.randrange(6)
    big = chance.choice((1.9, 2.1, 2.3)) * size
    tops, box = [80.0] * 3, None
    for n, headline in enumerate(HEADLINES):
        x, y = left[n % 3], tops[n % 3]
        shift = 0.0
        if n == at:
            box, y, shift = PLACES[form](chance, x, y, width, size, big)
        told = (LAKE + BRIDGE, BRIDGE + TEA, TEA + LAKE)[n % 3]
        rows = [row for text in (told[:60] + "。", told[60:]) for row in wrapped(text, measure)]
        parts += [line(headline, x + shift, y + big, big, style=HEI)]
        parts += [column(rows, x, y + big + 2.2 * size, size)]
        tops[n % 3] = y + big + 2.2 * size + 1.5 * size * len(rows) + 2.4 * size
    drawn = [Drawing("image", box)]
    if form == "above, in slices":
        middle = (box.x0 + box.x1) / 2
        drawn = [
            Drawing("image", Box(box.x0, box.y0, middle, box.y1)),
            Drawing("image", Box(middle, box.y0, box.x1, box.y1)),
        ]
    page = sheet(*parts, drawings=drawn, width=left[2] + width + 40, height=900)
    return page, box, HEADLINES[at]


def _shape(chance, size):
    height = chance.uniform(1.4, 3.8) * size
    return height * chance.uniform(2.0, 4.5), height


def _above(chance, x, y, width, size, big, *, in_middle=False):
    wide, high = _shape(chance, size)
    wide = min(wide, 0.8 * width)
    left = x + (width - wide) / 2 if in_middle else x
    box = Box(left, y, left + wide, y + high)
    return box, box.y1 + chance.uniform(0.2, 1.5) * size, 0.0


def _in_middle(chance, x, y, width, size, big):
    return _above(chance, x, y, width, size, big, in_middle=True)


def _beside(chance, x, y, width, size, big):
    high = 0.8 * big
    box = Box(x, y + 0.2 * big, x + chance.uniform(1.7, 2.0) * high, y + 0.2 * big + high)
    return box, y, box.width + chance.uniform(0.4, 1.0) * size


def _portrait(chance, x, y, width, size, big):
    box = Box(x, y + big + 1.2 * size, x + 4 * size, y + big + 6.2 * size)
    return box, y, 0.0


def _rule(chance, x, y, width, size, big):
    return Box(x, y, x + width, y + 0.5 * size), y + 1.5 * size, 0.0


def _photo(chance, x, y, width, size, big):
    box = Box(x, y, x + width, y + width * chance.uniform(0.5, 0.7))
    return box, box.y1 + size, 0.0


def _code(chance, x, y, width, size, big):
    return Box(x, y, x + 4 * size, y + 4 * size), y + 5 * size, 0.0


def _logo(chance, x, y, width, size, big):
    """In the page's head, above all stories."""
    return Box(140, 30, 200, 48), y, 0.0


def _background(chance, x, y, width, size, big):
    """Behind the headline."""
    return Box(x, y - 1, x + width, y + big + 4), y, 0.0


PLACES = {
    "above, left": _above,
    "above, middle": _in_middle,
    "beside": _beside,
    "above, in slices": _above,
    "portrait": _portrait,
    "rule": _rule,
    "photo": _photo,
    "code": _code,
    "logo": _logo,
    "background": _background,
}
