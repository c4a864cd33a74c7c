"""Which columns each headline covers, told by where their edges and middles are."""

import pytest

from articles.reading.geometry import Box
from articles.reading.layout.stages import layout_stages
from articles.reading.sheet import Drawing
from tests.reading.sheets import column, line, sheet, upright, wrapped

LAKE = "清晨六点湖面起雾渔船陆续出港沿岸的集市已经开张人们挑着新鲜的银鱼走过石桥去赶早市湖边的小学传来读书声。"
BRIDGE = "两岸乡亲盼了十年的新桥今天通车第一辆过桥的是送菜的三轮车车上装满了刚摘的黄瓜和番茄一路叫卖到城里。"
TEXT = wrapped(LAKE, 12)
TOP, WIDTH, STEP = 110, 120, 140  # points


def columns(*, count, x=40):
    return [column(TEXT, x + n * STEP, TOP) for n in range(count)]


def covered(*parts, drawings=()):
    """For each column from the left the text of the headline over it."""
    found = layout_stages(sheet(*parts, drawings=drawings, width=800.0), 1)
    texts = zip(found.roles.remaining.body, found.columns, strict=True)
    by_place = sorted(texts, key=lambda pair: pair[0].column[0])
    headlines = found.roles.headlines
    return [
        None if place.headline is None else headlines[place.headline].text
        for _, place in by_place
    ]


def test_a_headline_covers_the_columns_that_it_stands_in_the_middle_of():
    assert (
        covered(line("湖上渔家起得早", 100, 80, 20), *columns(count=2))
        == ["湖上渔家起得早"] * 2
    )


def test_two_headlines_over_one_row_share_its_columns_where_the_second_begins():
    heads = [line("湖上渔家起得早", 100, 80, 20), line("新桥通车了", 330, 80, 20)]
    assert covered(*heads, *columns(count=3)) == [
        "湖上渔家起得早",
        "湖上渔家起得早",
        "新桥通车了",
    ]


def test_a_column_that_begins_at_another_height_is_in_no_row_with_the_others():
    lower = column(TEXT, 40 + 2 * STEP, TOP + 100)
    assert covered(line("湖上渔家起得早", 100, 80, 20), *columns(count=2), lower) == [
        "湖上渔家起得早"
    ] * 2 + [None]


@pytest.mark.parametrize("side", ["left", "right"])
def test_an_upright_headline_covers_the_row_beside_it(side):
    x = 40 if side == "left" else 40 + 2 * STEP
    texts = columns(count=2, x=80 if side == "left" else 40)
    assert covered(upright("新桥通车", x, 126, 24), *texts) == ["新桥通车"] * 2


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_headline_covers_the_columns_that_it_and_a_picture_beside_them_are_set_under(side):
    """Without the picture the second headline would stand in the middle of two columns alone."""
    pictured, first = (4, 1) if side == "right" else (1, 2)
    box = Box(40 + pictured * STEP, TOP - 8, 40 + pictured * STEP + WIDTH, TOP + 130)
    heads = [line("新桥通车", 55, 80, 20), line("湖上渔家起得早", 380, 80, 20)]
    texts = [column(TEXT, 40 + n * STEP, TOP) for n in (0, *range(first, first + 3))]
    assert covered(*heads, *texts, drawings=[Drawing("image", box)]) == [
        "新桥通车",
        *["湖上渔家起得早"] * 3,
    ]


def test_where_two_divisions_fit_a_column_is_the_headlines_whose_words_it_has():
    """The first headline fills its first column, the second one stands in the middle of the three others."""
    heads = [line("渔船出港湖边早市", 40, 80, 15), line("新桥今天通车", 320, 80, 20)]
    told = [LAKE, LAKE, BRIDGE, BRIDGE]
    texts = [column(wrapped(t, 12), 40 + n * STEP, TOP) for n, t in enumerate(told)]
    assert covered(*heads, *texts) == ["渔船出港湖边早市"] * 2 + ["新桥今天通车"] * 2


@pytest.mark.parametrize("count", [1, 2])
def test_a_headline_over_a_picture_covers_the_columns_that_begin_beside_it(count):
    """Other text stands right above these columns, and the headline over none of them."""
    above = [line("湖上渔家早", 40, 80, 20), *columns(count=count + 1)]
    low = TOP + 200
    text = [column(TEXT, 40 + n * STEP, low + 30) for n in range(1, count + 1)]
    photo = Drawing("image", Box(40, low + 18, 40 + WIDTH, low + 120))
    found = covered(*above, line("新桥通车", 40, low, 20), *text, drawings=[photo])
    assert found.count("新桥通车") == count
