"""Ads without the word: no story is made of them, they are in no story, and nothing of the page is lost."""

import pytest

from articles.reading.geometry import Box
from articles.reading.language.measure import squeeze
from articles.reading.layout.page import read_sheet_layout
from articles.reading.sheet import Drawing
from tests.reading.ad_pages import BRIDGE, FORMS, LAKE, make_page
from tests.reading.sheets import HEI, column, line, sheet, wrapped


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", range(14))
def test_no_story_is_made_of_ads_and_nothing_is_lost(seed, form):
    page, titles = make_page(seed, form)
    found = read_sheet_layout(page, 1)
    stories = [finding.story for finding in found.findings]
    assert sorted(story.headline for story in stories) == sorted(titles)
    told = "".join(story.text for story in stories)
    assert "139" not in told
    assert "地址" not in told
    kept = [*found.furniture, *(left.text for left in found.leftovers)]
    kept += [story.headline + story.text for story in stories]
    assert len(squeeze("".join(kept))) == found.characters


NOTICE = "湖滨路自三月六日起封闭施工过往车辆请绕行新桥街特此公告。"


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("关于湖滨路封闭施工的公告", NOTICE),
        ("遗失声明", "周小舟遗失身份证一张声明作废。"),
        ("办事大厅延长开放", LAKE + BRIDGE + LAKE),
    ],
)
def test_a_framed_notice_or_report_with_a_telephone_and_an_address_is_a_story(headline, text):
    story = [line("湖上渔家早", 40, 80, 20), column(wrapped(LAKE + BRIDGE, 14), 40, 110)]
    rows = [*wrapped(text, 18), "　　地址：湖滨路90号", "　　电话：0731-88888888"]
    boxed = [line(headline, 300, 100, 14, style=HEI), column(rows, 300, 126)]
    frame = Drawing("frame", Box(290, 78, 500, 330))
    found = read_sheet_layout(sheet(*story, *boxed, drawings=[frame]), 1)
    told = {finding.story.headline: finding.story.text for finding in found.findings}
    assert set(told) == {"湖上渔家早", headline}
    assert text in told[headline]


def test_a_report_that_ends_in_a_telephone_is_a_story():
    rows = [*wrapped(BRIDGE + LAKE, 14), *wrapped("咨询电话：0731-88888888。", 14)]
    parts = [line("新桥今通车", 40, 80, 20), column(rows, 40, 110)]
    (finding,) = read_sheet_layout(sheet(*parts), 1).findings
    assert "0731" in finding.story.text


@pytest.mark.parametrize("goods", [3, 4, 6, 8])
@pytest.mark.parametrize("size", [8, 9, 10, 12])
def test_boxes_with_a_price_in_large_type_are_an_ad_of_goods(goods, size):
    story = [line("湖上渔家早", 40, 80, 20), column(wrapped(LAKE + BRIDGE, 14), 40, 110)]
    parts, boxes = [line("惠民超市节日放价", 40, 470, 28, style=HEI)], []
    for n in range(goods):
        x, y = 40 + n % 4 * 130, 490 + n // 4 * 90
        boxes.append(Drawing("frame", Box(x, y, x + 120, y + 80)))
        parts += [line("东北大米", x + 6, y + 20, 14), line("10kg", x + 6, y + 38, size)]
        parts += [
            line(f"{n + 1}9.9", x + 6, y + 70, 26, style=HEI),
            line("元", x + 100, y + 70, 9),
        ]
    parts.append(line("活动时间：三月六日起", 40, 590 + (goods - 1) // 4 * 90, size))
    found = read_sheet_layout(sheet(*story, *parts, drawings=boxes), 1)
    assert [finding.story.headline for finding in found.findings] == ["湖上渔家早"]


def test_two_boxes_with_a_figure_are_no_ad():
    story = [line("湖上渔家早", 40, 80, 20), column(wrapped(LAKE + BRIDGE, 14), 40, 110)]
    parts, boxes = [], []
    for n, told in enumerate((LAKE, BRIDGE)):
        x = 40 + 280 * n
        boxes.append(Drawing("frame", Box(x, 480, x + 240, 640)))
        parts += [line("125", x + 10, 520, 28), column(wrapped(told, 18), x + 10, 550)]
    found = read_sheet_layout(sheet(*story, *parts, drawings=boxes), 1)
    assert LAKE in "".join(finding.story.text for finding in found.findings[1:])


@pytest.mark.parametrize("size", [8, 9])
@pytest.mark.parametrize("frame", [True, False])
def test_prices_in_the_cells_of_tables_are_no_ad_of_what_stands_between(size, frame):
    parts, boxes = [], []
    for left, top in ((340, 40), (40, 560)):
        for row, goods in enumerate(("白菜", "土豆", "鸡蛋", "草鱼")):
            for cell, text in enumerate((goods, "公斤", f"{row + 2}.50", f"{row + 1}.80")):
                x, y = left + 55 * cell, top + 26 * row
                boxes.append(Drawing("frame", Box(x, y, x + 55, y + 26)))
                parts.append(line(text, x + 8, y + 16, size))
        if frame:
            boxes.append(Drawing("frame", Box(left - 4, top - 4, left + 224, top + 108)))
    told = "。".join((LAKE, BRIDGE, LAKE, BRIDGE)) + "。"
    for n, headline in enumerate(("湖上渔家早", "新桥今通车")):
        x = 40 + 270 * n
        parts.append(line(headline, x, 180, 20, style=HEI))
        parts.append(column(wrapped(told[n:], 24), x, 210))
    found = read_sheet_layout(sheet(*parts, drawings=boxes), 1)
    heads = [finding.story.headline for finding in found.findings]
    assert heads == ["湖上渔家早", "新桥今通车"]


SHOPS = (
    ("秋装上新", "全场第二件半价", "羊绒大衣 ￥699", "世纪商厦三楼"),
    ("名师小班", "寒假班 1280元/期", "咨询：0731-88881234", "解放路小学对面"),
    ("好房出租", "精装两居", "13900001234", "月租面议"),
    ("湖光山舍", "旺季 388元起", "订房电话 0731-88881234", "可带宠物"),
)


def read_beside_a_box(title, rows, size):
    story = [line("湖上渔家早", 40, 80, 20), column(wrapped(LAKE + BRIDGE, 14), 40, 110)]
    boxed = [line(title, 300, 110, size, style=HEI), column(rows, 300, 136, leading=1.7)]
    frame = Drawing("frame", Box(290, 78, 500, 230))
    found = read_sheet_layout(sheet(*story, *boxed, drawings=[frame]), 1)
    return sorted(finding.story.headline for finding in found.findings)


@pytest.mark.parametrize("shop", SHOPS)
@pytest.mark.parametrize("size", [18, 26])
def test_a_box_that_offers_something_in_a_few_words_is_an_ad(shop, size):
    assert read_beside_a_box(shop[0], shop[1:], size) == ["湖上渔家早"]


def test_a_box_that_tells_where_an_exhibition_is_stands_on_the_page():
    rows = wrapped("湖上老照片展三月六日开幕，展期两个月，票价20元，电话0731-88881234。", 18)
    assert "老照片开展" in read_beside_a_box("老照片开展", rows, 18)


def test_a_framed_page_head_with_the_paper_s_telephone_is_no_ad():
    story = [line("湖上渔家早", 40, 180, 20), column(wrapped(LAKE + BRIDGE, 14), 40, 210)]
    head = [line("滨海晚报", 40, 40, 24, style=HEI), line("03 热线", 240, 30, 14)]
    head += [
        line("2025年4月12日 星期六", 240, 46, 8),
        line("新闻热线：0750-2576926", 240, 60, 8),
    ]
    frame = Drawing("frame", Box(30, 10, 500, 70))
    found = read_sheet_layout(sheet(*story, *head, drawings=[frame]), 1)
    assert (found.facts.newspaper, found.facts.number) == ("滨海晚报", "3")


@pytest.mark.parametrize("bullet", ["■", "●"])
def test_briefs_with_bullets_and_prices_that_reporters_sign_are_no_small_ads(bullet):
    briefs = [
        f"{bullet}湖边的小学新添校车，票价2元，咨询电话0731-8888888{n}。（{name}）"
        for n, name in enumerate(("周禾", "何田", "陈一诺", "孔梅"))
    ]
    rows = [row for brief in briefs for row in wrapped(brief, 16)]
    story = [line("湖上渔家早", 40, 80, 20), column(wrapped(LAKE + BRIDGE, 14), 40, 110)]
    found = read_sheet_layout(sheet(*story, column(rows, 300, 110)), 1)
    assert "".join(f.story.text for f in found.findings).count("校车") == len(briefs)
