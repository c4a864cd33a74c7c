"""Staff lines on a page: furniture in any wording, at any edge, and in no headline and no text."""

import random

import pytest

from articles.reading.layout.page import read_sheet_layout
from tests.reading.sheets import HEI, KAI, SONG, column, line, sheet, wrapped
from tests.reading.staff import ROLES, UNKNOWN_ROLES, make_name_first_line, make_staff_line
from tests.reading.typesetter import title

LAKE = "清晨六点湖面起雾渔船陆续出港沿岸的集市已经开张人们挑着新鲜的银鱼走过石桥去赶早市湖边的小学传来读书声。"
BRIDGE = "两岸乡亲盼了十年的新桥今天通车第一辆过桥的是送菜的三轮车车上装满了刚摘的黄瓜和番茄一路叫卖到城里。"

TOP = 120  # points: where the page's text begins


def make_page(seed, place, words):
    """A page of two columns under a headline with a staff line."""
    chance = random.Random(seed)
    size = chance.choice((8.5, 9.0, 10.0))
    measure = chance.choice((14, 18, 22))
    text = [row for told in (LAKE, BRIDGE, LAKE + BRIDGE) for row in wrapped(told, measure)]
    middle = (len(text) + 1) // 2
    body = text[:middle], text[middle:]
    small, style = size * chance.choice((0.7, 0.85, 1.0)), chance.choice((SONG, HEI, KAI))
    x = 40 + chance.randint(0, 120)
    lowest = TOP + 10 + 1.5 * size * max(map(len, body))
    y = {"head": 44 + chance.randint(-4, 4), "foot": lowest + 24}[place]
    columns = [
        column(lines, 40 + n * (measure + 2) * size, TOP + 14, size)
        for n, lines in enumerate(body)
    ]
    headline = line(
        title(seed), 40, TOP - 16, (2 * measure + 2) * size / len(title(seed)), style=HEI
    )
    date = line("2024年3月6日 星期三 湖滨晚报 第4版 民生", 40, 24, 8)
    parts = [date, headline, *columns, line(words, x, y, small, style=style)]
    height = max(900.0, lowest + 60)
    return sheet(*parts, width=700, height=height)


@pytest.mark.parametrize("place", ["head", "foot"])
@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("roles", [ROLES, UNKNOWN_ROLES], ids=["known", "unknown"])
def test_a_staff_line_at_the_pages_edge_is_furniture(seed, roles, place):
    words, _ = make_staff_line(seed, roles)
    check(read_sheet_layout(make_page(seed, place, words), 1), seed, words)


@pytest.mark.parametrize("place", ["head", "foot"])
@pytest.mark.parametrize("seed", range(10))
def test_so_is_one_with_the_roles_behind_the_names(seed, place):
    words, _ = make_name_first_line(seed)
    check(read_sheet_layout(make_page(seed, place, words), 1), seed, words)


def check(found, seed, words):
    told = "".join(found.furniture).replace(" ", "")
    assert words.replace(" ", "").replace("　", "") in told
    (finding,) = found.findings
    assert (finding.story.headline, finding.story.kicker, finding.story.deck) == (
        title(seed),
        "",
        "",
    )
    assert found.facts.number == "4"
