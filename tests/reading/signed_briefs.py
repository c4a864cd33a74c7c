"""Pages whose right column holds briefs under a label, each signed without brackets."""

from __future__ import annotations

import random

from articles.reading.sheet import Glyph, Sheet

from .sheets import HEI, KAI, SONG, column, line, sheet, wrapped

FORMS = (
    "（{}）",
    "[{}]",
    "□ {}",
    "■ {}",
    "□ 本报记者 {}",
    "本报记者 {}",
    "—— {}",
    "——本报记者 {}",
    "{}",
)
NAMES = ("高寒", "陈立", "何小峰", "周小舟", "欧阳明")
TEXTS = (
    "湖西社区的修车棚上周五正式启用，周边几条巷子跟着热闹起来，前来打听的人一天比一天多。",
    "山货集市把关门时间推迟到晚上九点，种植户的顾虑打消了大半，费用全部公示在墙上。",
    "县图书馆分馆添置了桌椅，老会计说账目每季度晒一次，街坊们都来看过，心里就不慌。",
    "跨河小桥试行预约进场，往来的货车少绕三里路，摆渡人改行当了讲解员，收入也稳当。",
)
STORY = (
    "渡口的茶棚换了新主人，柴火灶改成了电炉，老主顾说味道没有变，新来的年轻人爱坐在窗边看船。"
    * 4
)


def page_of_signed_briefs(seed: int, form: str, place: str) -> tuple[Sheet, list[str]]:
    """A sheet, and the briefs' texts. `place`: “own” for a line of its own, “end” for the last one's right."""
    rng = random.Random(seed)
    size, wide = rng.choice([9.0, 9.5, 10.0]), rng.choice([14, 16, 18])
    style = rng.choice([SONG, KAI, HEI])
    glyphs = [
        *line("渡口茶棚换新颜", 40, 80, wide * size / 8, style=HEI),
        *column(wrapped(STORY, wide), 40, 110, size),
    ]
    left = 40 + (wide + 2) * size
    glyphs += line("一周简讯", left, 80, 15, style=HEI)
    y = 110.0
    texts = rng.sample(TEXTS, 3)
    for text in texts:
        rows = wrapped(text, wide)
        signed = form.format(rng.choice(NAMES))
        if place == "end":
            signed = signed.replace(" ", "")
        glyphs += column(rows, left, y, size)
        y += (len(rows) - 1) * 1.5 * size
        if place == "own" or len(rows[-1]) + len(signed) + 2 > wide:
            y += 1.5 * size
        glyphs += _set_right(signed, left + wide * size, y, size, style)
        y += 1.5 * size
    return sheet(glyphs), texts


def _set_right(text: str, right: float, y: float, size: float, style: int) -> list[Glyph]:
    return line(text, right - len(text) * size, y, size, style=style)
