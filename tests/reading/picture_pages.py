"""Pages with a picture story among others, by seed: its photo above, below or beside its own headline."""

import random

from articles.reading.geometry import Box
from articles.reading.sheet import Drawing
from tests.reading.sheets import HEI, KAI, SONG, column, line, sheet, wrapped

LAKE = "清晨六点湖面起雾渔船陆续出港沿岸的集市已经开张人们挑着新鲜的银鱼走过石桥去赶早市湖边的小学传来读书声。"
BRIDGE = "两岸乡亲盼了十年的新桥今天通车第一辆过桥的是送菜的三轮车车上装满了刚摘的黄瓜和番茄一路叫卖到城里。"
TEA = "谷雨前后茶农上山采茶一芽一叶都要在日出之前摘下竹篓装满之后赶回作坊杀青揉捻烘干整座山谷都是茶香。"
SHOWN = "三月五日志愿者在广场上摆出展板向路人讲解节水和用电的知识"
FORMS = (
    "photo, headline, text",
    "photo, headline, caption",
    "headline, photo, caption",
    "headline, photo, caption, names",
    "photo beside headline and text",
)
HEADLINE = "科普宣传上街"


def make_page(seed, form):
    """The page, and the photo's box on it."""
    chance = random.Random(seed)
    size = chance.choice((8.5, 9.0, 10.0))
    measure = chance.choice((16, 20, 24))
    width, gutter = measure * size, 2 * size
    left = [40 + n * (width + gutter) for n in range(3)]
    parts, feet = [], []
    for n, told in enumerate((LAKE + BRIDGE, BRIDGE + TEA, TEA + LAKE)):
        rows = [
            row
            for text in (told[:60] + "。", told[60:], told)
            for row in wrapped(text, measure)
        ]
        parts += [
            line(("湖上渔家早", "新桥今通车", "采茶正当时")[n], left[n], 90, 20, style=HEI)
        ]
        parts += [column(rows, left[n], 118, size)]
        feet.append(118 + 1.5 * size * len(rows))
    at = chance.randrange(3)
    top = max(feet) + 2.4 * size
    photo, words = SET[form](chance, left[at], top, width, size, measure)
    drawings = [Drawing("image", photo)]
    for n in {0, 1, 2} - {at}:  # what stands beside it
        parts += [
            line(
                ("古镇迎客来", "山村有新路", "渔灯照归人")[n], left[n], top + 18, 18, style=HEI
            )
        ]
        rows = [row for text in (BRIDGE + LAKE, LAKE) for row in wrapped(text, measure)]
        parts += [column(rows, left[n], top + 44, size)]
    if chance.random() < 0.3:
        drawings.append(
            Drawing("rule", Box(left[0], top - size, left[2] + width, top - size + 0.5))
        )
    return sheet(
        *parts, *words, drawings=drawings, width=left[2] + width + 40, height=1000
    ), photo


def _headline(chance, x, y, width):
    big = min(chance.choice((16, 18, 22)), width / len(HEADLINE))
    return line(
        HEADLINE,
        x + chance.choice((0, (width - big * len(HEADLINE)) / 2)),
        y + big,
        big,
        style=HEI,
    ), big


def _text(chance, ending, x, y, size, measure):
    style, small = chance.choice((SONG, KAI)), size * chance.choice((1.0, 1.0, 0.9))
    measure = int(measure * size / small)
    rows = wrapped(SHOWN + "。图为活动现场。" + ending, measure)
    return column(rows, x, y + small, small, style=style), y + 1.5 * small * len(rows)


def _photo_first(ending):
    def set_(chance, x, y, width, size, measure):
        photo = Box(x, y, x + width, y + width * chance.choice((0.5, 0.66)))
        headline, big = _headline(chance, x, photo.y1 + 6, width)
        text, _ = _text(chance, ending, x, photo.y1 + big + 16, size, measure)
        return photo, [headline, text]

    return set_


def _headline_first(names):
    def set_(chance, x, y, width, size, measure):
        headline, big = _headline(chance, x, y, width)
        photo = Box(x, y + big + 10, x + width, y + big + 10 + width * 0.6)
        ending = "" if names else "周小舟 摄"
        text, foot = _text(chance, ending, x, photo.y1 + 4, 0.9 * size, int(measure / 0.9))
        words = [headline, text]
        if names:
            words.append(
                line(
                    "周小舟 摄影报道", x + width - 8 * size, foot + size, 0.9 * size, style=KAI
                )
            )
        return photo, words

    return set_


def _beside(chance, x, y, width, size, measure):
    photo = Box(x, y, x + 0.45 * width, y + 0.5 * width)
    right = photo.x1 + size
    headline = line(HEADLINE, right, y + 14, 0.5 * width / len(HEADLINE), style=HEI)
    text, _ = _text(chance, "（周小舟）", right, y + 24, size, int(0.55 * measure) - 1)
    return photo, [headline, text]


SET = dict(
    zip(
        FORMS,
        (
            _photo_first("（周小舟）"),
            _photo_first("（周小舟 摄）"),
            _headline_first(names=False),
            _headline_first(names=True),
            _beside,
        ),
        strict=True,
    )
)
