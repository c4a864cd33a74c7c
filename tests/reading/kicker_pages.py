"""Pages whose first headline has small type to its left, by seed: its kicker, or the headline of a brief."""

import random

from tests.reading.picture_pages import BRIDGE, LAKE, TEA
from tests.reading.sheets import HEI, KAI, column, line, sheet, wrapped

TOLD = (LAKE[:-1], BRIDGE[:-1], TEA[:-1])
# of a brief that speaks of nothing that its neighbours speak of
BRIEF = "区里开办夜校请退休教师教老人写字画画第一期报了四十个名额课桌不够又从邻近学校借来二十张教室灯光换成护眼的"
HEADLINE = "古镇新桥迎客来"


def make_page(seed, *, is_brief=False):
    """The page, what stands beside the headline, and the texts of its three columns.

    Each column begins with a paragraph of its own. A kicker stands over the headline's first
    column, a brief's headline over a column that the other does not reach.
    """
    chance = random.Random(f"{seed} {is_brief}")
    size, measure = chance.choice((9.0, 10.0)), chance.choice((16, 18))
    width = measure * size
    left = [40 + n * (width + chance.choice((1.6, 2.0)) * size) for n in range(3)]
    big, little = chance.choice((2.6, 2.9, 3.2)) * size, chance.choice((1.2, 1.4, 1.6)) * size
    rows = (
        ("乡村振兴在路上",) if is_brief or chance.random() < 0.5 else ("乡村振兴", "一线观察")
    )
    parts = [line("江南日报", 40, 44, 14, style=HEI), line("3版", left[2], 44, 9)]
    lowest = 80 + (0.9 * big if len(rows) == 1 else 2.25 * little)
    for n, row in enumerate(reversed(rows)):
        parts.append(line(row, left[0], lowest - 1.25 * n * little, little, style=KAI))
    beside = left[0] + len(rows[0]) * little + chance.choice((0.8, 1.5)) * size
    parts.append(line(HEADLINE, left[1] if is_brief else beside, 80 + big, big, style=HEI))
    texts = [(TOLD[n] + TOLD[(n + 1) % 3] + "。", TOLD[(n + 2) % 3] + "。") for n in range(3)]
    if is_brief:
        texts[0] = (BRIEF + "。", BRIEF[20:] + "。")
    top = 80 + big + 3.2 * size
    for x, text in zip(left, texts, strict=True):
        parts.append(column([r for t in text for r in wrapped(t, measure)], x, top, size))
    page = sheet(*parts, width=left[2] + width + 40, height=600)
    return page, "".join(rows), ["".join(text) for text in texts]
