"""Pages with ads that no word calls so, by seed: columns of small ads, boxes of shops, beside stories or alone."""

import random

from articles.reading.geometry import Box
from articles.reading.sheet import Drawing
from tests.reading.sheets import HEI, column, line, sheet, wrapped

LAKE = "清晨六点湖面起雾渔船陆续出港沿岸的集市已经开张人们挑着新鲜的银鱼走过石桥去赶早市湖边的小学传来读书声。"
BRIDGE = "两岸乡亲盼了十年的新桥今天通车第一辆过桥的是送菜的三轮车车上装满了刚摘的黄瓜和番茄一路叫卖到城里。"
TITLES = ("湖上渔家早", "新桥今通车")
OFFERED = (
    "临街旺铺转让面积八十平方米接手即可营业",
    "湖滨小区两室一厅出租家具齐全拎包入住",
    "高价回收旧家电上门服务当场付款",
    "诚聘店长两名待遇面议有经验者优先",
    "二手三轮车出售车况良好手续齐全",
    "家教辅导小学各科一对一上门",
    "厂房招租交通便利水电齐全",
)
BULLETS = ("●", "■", "★", "◆", "")


def phone(chance):
    number = "".join(chance.choice("0123456789") for _ in range(8))
    return chance.choice(
        (f"电话：139{number}", f"０７３１—{number}"[:5] + number, f"手机138{number}")
    )


def small_ad(chance, bullet):
    price = chance.choice(("", "租金面议", "月租800元", "售价3.5万元"))
    return f"{bullet}{chance.choice(OFFERED)}{price}。{phone(chance)}"


def small_ads(chance, x, y, height, size, measure):
    """A column of small ads down to `height`."""
    parts, at, bullet = [], y, chance.choice(BULLETS)
    gap = chance.choice((0.0, 0.6, 1.2))
    while at < y + height:
        text = small_ad(chance, bullet)
        rows = [text[n : n + measure] for n in range(0, len(text), measure)]
        parts.append(column(rows, x, at, size, 1.3))
        at += (1.3 * len(rows) + gap) * size
    return parts


def shop(chance, box):
    """A shop's ad in a box: its name in large type, what it offers, where it is."""
    size = min(34.0, box.height / 5, box.width / 8)
    lines = [
        (chance.choice(("湖滨家具城", "新星驾校", "福满楼酒店")), size),
        (
            chance.choice(
                ("开业三周年 全场八折", "特价房源 每平方米3980元起", "婚宴预订 买一送一")
            ),
            size / 2,
        ),
        (chance.choice(("地址：湖滨路90号", "店址：新桥街12号 扫码有礼")), size / 3),
        (phone(chance), size / 3),
    ]
    parts, at = [], box.y0 + 1.4 * size
    for text, em in lines:
        parts.append(line(text, box.x0 + 12, at, em, style=HEI))
        at += 1.5 * em + 4
    return parts


def drawn(chance, box):
    """A box as a frame, a tint, a picture, or four rules."""
    kind = chance.choice(("frame", "tint", "image", "rules"))
    if kind != "rules":
        return [Drawing(kind, box, 0.9)]
    x0, y0, x1, y1 = box
    sides = [
        (x0, y0, x1, y0 + 0.5),
        (x0, y1, x1, y1 + 0.5),
        (x0, y0, x0 + 0.5, y1),
        (x1, y0, x1 + 0.5, y1),
    ]
    return [Drawing("rule", Box(*side)) for side in sides]


def stories(size, measure):
    """Two stories side by side, and where the lower one ends."""
    parts, foot = [], 0.0
    for n, told in enumerate((LAKE + BRIDGE, BRIDGE + LAKE)):
        x = 40 + n * (measure + 2) * size
        rows = [row for text in (told[:40] + "。", told) for row in wrapped(text, measure)]
        parts += [line(TITLES[n], x, 90, 20, style=HEI), column(rows, x, 118, size)]
        foot = max(foot, 118 + 1.5 * size * len(rows))
    return parts, foot


def make_page(seed, form):
    """A page, and the headlines of the stories on it."""
    chance = random.Random(seed)
    size, measure = chance.choice((8.5, 9.0, 10.0)), chance.choice((16, 18, 22))
    width = (2 * measure + 2) * size
    if form == "nothing but small ads":
        small, columns = chance.choice((7.0, 8.0)), chance.choice((3, 4, 5))
        parts = [
            line(chance.choice(("分类信息", "便民热线", "供求信息")), 40, 70, 30, style=HEI)
        ]
        for n in range(columns):
            parts += small_ads(chance, 40 + 15 * n * small, 110, 500, small, 13)
        return sheet(*parts, width=80 + 15 * columns * small, height=700), ()
    parts, foot = stories(size, measure)
    drawings = []
    if form == "shops below stories":
        half = width / chance.choice((1, 2))
        x = 40.0
        while x < 40 + width - 10:
            box = Box(x, foot + 20, x + half - 8, foot + 20 + chance.choice((110, 160)))
            drawings += drawn(chance, box)
            parts += shop(chance, box)
            x += half
    else:
        small, per = 0.8 * size, int(measure / 0.8)
        for n in range(2):
            parts += small_ads(
                chance, 40 + n * (measure + 2) * size, foot + 40, 200, small, per
            )
        drawings.append(Drawing("rule", Box(40, foot + 20, 40 + width, foot + 20.5)))
    return sheet(*parts, drawings=drawings, width=width + 80, height=foot + 320), TITLES


FORMS = ("nothing but small ads", "shops below stories", "small ads below stories")
