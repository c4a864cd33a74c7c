"""Charts, tables, guides and classified ads: type that is on a page and in no text."""

import pytest

from articles.reading.geometry import Box
from articles.reading.layout.page import read_sheet_layout
from articles.reading.sheet import Drawing
from tests.reading.sheets import HEI, column, line, sheet, wrapped

LAKE = "清晨六点湖面起雾渔船陆续出港沿岸的集市已经开张人们挑着新鲜的银鱼走过石桥去赶早市湖边的小学传来读书声。"
BRIDGE = "两岸乡亲盼了十年的新桥今天通车第一辆过桥的是送菜的三轮车车上装满了刚摘的黄瓜和番茄一路叫卖到城里。"
YEARS = ("2019", "2020", "2021", "2022")


def chart(x: float, y: float) -> tuple[list, list[Drawing]]:
    """Bars on a line with a year below each and its figure above."""
    bars = [Box(x + 30 * n, y - 20 - 10 * n, x + 20 + 30 * n, y) for n in range(4)]
    words = [
        line(f"{n}2.5", box.x0, box.y0 - 2, 6, style=HEI, step=0.5)
        for n, box in enumerate(bars)
    ]
    words += [
        line(year, box.x0, y + 9, 6, style=HEI, step=0.5)
        for year, box in zip(YEARS, bars, strict=True)
    ]
    axis = Drawing("rule", Box(x, y - 0.5, x + 120, y + 0.5))
    return [glyph for part in words for glyph in part], [
        axis,
        *(Drawing("tint", box, 0.4) for box in bars),
    ]


def page(*parts, drawings=()):
    return read_sheet_layout(sheet(*parts, drawings=drawings), 1)


def body(finding):
    return "".join(p.text for p in finding.story.body)


def test_a_chart_in_a_story_is_a_picture_and_its_words_are_in_no_text():
    words, drawn = chart(45, 180)
    below = column(wrapped(LAKE, 14), 40, 215)
    lines = wrapped(BRIDGE, 14)
    found = page(
        line("湖上渔家早新桥今通车", 60, 80, 20),
        words,
        below,
        column(lines, 200, 110),
        drawings=drawn,
    )
    (finding,) = found.findings
    assert (body(finding), len(finding.story.pictures), found.leftovers) == (
        LAKE + BRIDGE,
        1,
        (),
    )
    assert {*YEARS} <= {*found.furniture}


def test_a_table_that_stands_alone_is_nobodys_picture():
    frame = Drawing("frame", Box(400, 500, 560, 620))
    cells = [
        line(text, 410 + 80 * (n % 2), 520 + 20 * (n // 2))
        for n, text in enumerate(["城市", "气温", *YEARS])
    ]
    found = page(
        line("湖上渔家早", 60, 80, 20),
        column(wrapped(LAKE, 14), 40, 110),
        *cells,
        drawings=[frame],
    )
    (finding,) = found.findings
    assert (body(finding), finding.story.pictures) == (LAKE, ())


def test_small_ads_under_their_name_are_furniture():
    frame, band = (
        Drawing("frame", Box(300, 90, 580, 300)),
        Drawing("tint", Box(300, 90, 580, 112), 0.2),
    )
    ads = column(["旺铺转让位置好电话５５５", "寻人启事知情者请来电话"], 310, 140)
    name = line("分类广告", 310, 106, 13, style=HEI, light=1.0)
    story = [line("湖上渔家早", 60, 80, 20), column(wrapped(LAKE, 14), 40, 110)]
    found = page(*story, name, ads, drawings=[frame, band])
    assert ([body(f) for f in found.findings], found.leftovers) == ([LAKE], ())
    assert found.findings[0].story.headline == "湖上渔家早"


def test_lines_that_lead_to_pages_are_a_guide_even_where_the_pages_stand_apart():
    frame = Drawing("frame", Box(40, 60, 560, 110))
    guide = [
        line("湖上渔家早", 60, 78),
        line("新桥今通车", 60, 98),
        line("详见2版", 500, 78),
        line("详见3版", 500, 98),
    ]
    story = [line("十年盼来一朝梦", 60, 150, 20), column(wrapped(BRIDGE, 14), 40, 180)]
    found = page(*guide, *story, drawings=[frame])
    assert [f.story.headline for f in found.findings] == ["十年盼来一朝梦"]
    assert {"湖上渔家早", "详见3版"} <= {*found.furniture}


def test_a_table_of_ruled_rows_without_a_box_is_furniture():
    rules = [Drawing("rule", Box(400, 520 + 20 * n, 560, 520.5 + 20 * n)) for n in range(4)]
    cells = [
        line(text, 405 + 80 * (n % 2), 514 + 20 * (n // 2))
        for n, text in enumerate(["21日", "晴", *YEARS, "24日", "雨"])
    ]
    found = page(
        line("湖上渔家早", 60, 80, 20),
        column(wrapped(LAKE, 14), 40, 110),
        *cells,
        drawings=rules,
    )
    (finding,) = found.findings
    assert (body(finding), found.leftovers) == (LAKE, ())


@pytest.mark.parametrize("size", [9.0, 10.0])
@pytest.mark.parametrize("date", ["2026年5月24日", "2026.5.24", "星期日"])
def test_a_date_in_the_pages_head_is_furniture_though_it_is_set_like_the_text(date, size):
    head = [
        line("江南日报", 40, 44, 14, style=HEI),
        line(date, 260, 44, size),
        line("3版", 500, 44, size),
    ]
    text = column([*wrapped(LAKE, 14), *wrapped(BRIDGE, 14)], 40, 130, size)
    found = page(*head, line("湖上渔家早", 40, 100, 20, style=HEI), text)
    assert [finding.story.headline for finding in found.findings] == ["湖上渔家早"]
    assert date in found.furniture


@pytest.mark.parametrize(
    "words", [("扫码关注", "江南县发布"), ("微信扫一扫",), ("扫描二维码看视频",)]
)
@pytest.mark.parametrize("size", [7.0, 10.0])
def test_words_at_a_qr_code_are_no_text(words, size):
    """Below the code, in the text's own type, too."""
    lines = wrapped(LAKE + BRIDGE, 14)
    code = Drawing("image", Box(60, 110 + 15 * len(lines), 104, 154 + 15 * len(lines)))
    found = page(
        line("湖上渔家早新桥今通车", 40, 80, 20),
        column(lines, 40, 110),
        column(words, 60, code.box.y1 + 4 + size, size),
        drawings=[code],
    )
    (finding,) = found.findings
    assert body(finding) == LAKE + BRIDGE
    assert set(words) <= set(found.furniture)
