"""Stories side by side that begin in unlike ways: with a captioned photo, a picture in the first column, a deck hardly
larger than the text. The story next to it takes nothing of them.
"""

import pytest

from articles.reading.geometry import Box
from articles.reading.language.measure import CLOSING
from articles.reading.layout.page import read_sheet_layout
from articles.reading.sheet import Drawing
from tests.reading.sheets import HEI, column, line, sheet, wrapped
from tests.reading.typesetter import write

EM = 9.0
COLUMN, STEP, LEFT = 15, 146.0, 40.0  # characters, points


def set_columns(seed, first, columns, y, rows, signed=""):
    """Text over so many columns, each as deep, from a column on; glyphs and text. `signed`: its last line."""
    lines, told = [], ""
    for paragraph in write(seed, 40, (1, 3)):
        found = wrapped(paragraph, COLUMN)
        if any(text[0] in CLOSING for text in found):
            continue  # no typesetter begins a line so
        if len(lines) + len(found) > columns * rows:
            break
        lines, told = lines + found, told + paragraph
    lines += [signed] if signed else []
    rows = -(-len(lines) // columns)
    parts = [
        column(lines[n * rows : (n + 1) * rows], LEFT + (first + n) * STEP, y, EM)
        for n in range(columns)
    ]
    return parts, told


def read(parts, *drawings):
    page = sheet(*parts, drawings=drawings, width=640, height=900)
    return {
        finding.story.headline: (
            "".join(p.text for p in finding.story.body),
            [picture.caption for picture in finding.story.pictures],
            finding.story.deck,
        )
        for finding in read_sheet_layout(page, 1).findings
    }


def image(first, columns, top, foot):
    x0 = LEFT + first * STEP
    return Drawing("image", Box(x0, top, x0 + (columns - 1) * STEP + COLUMN * EM, foot))


@pytest.mark.parametrize("seed", range(60, 66))
@pytest.mark.parametrize(("wide", "other"), [(2, 2), (2, 1), (3, 1)])
def test_a_captioned_photo_above_its_own_headline_is_not_the_story_beside(seed, wide, other):
    photo = image(0, wide, 60, 240)
    own, told = set_columns(seed, 0, wide, 320, 14)
    beside, beside_told = set_columns(seed + 50, wide, other, 110, 30)
    found = read(
        [
            line("图为工人铺设管道。陈立 摄", LEFT, 250, 8, style=HEI),
            line("让群众少跑腿", LEFT, 290, 24),
            *own,
            line("河长制让河水变清", LEFT + wide * STEP, 82, 20),
            *beside,
        ],
        photo,
    )
    assert found == {
        "让群众少跑腿": (told, ["图为工人铺设管道。"], ""),
        "河长制让河水变清": (beside_told, [], ""),
    }


@pytest.mark.parametrize("seed", range(70, 76))
@pytest.mark.parametrize("other", [1, 2])
def test_a_picture_that_fills_the_first_column_leaves_the_second_one_to_its_story(seed, other):
    own, told = set_columns(seed, 1, 1, 122, 16)
    beside, beside_told = set_columns(seed + 50, 2, other, 122, 12)
    found = read(
        [
            line("一座桥连起两个村", LEFT, 86, 18),
            line("本报记者 陈立", LEFT, 104, 8.5, style=HEI),
            line("志愿者为老人理发。周文 摄", LEFT, 292, 8, style=HEI),
            *own,
            line("供热管网提前检修", LEFT + 2 * STEP, 86, 18),
            line("□ 本报记者 李雪", LEFT + 2 * STEP, 104, 8.5, style=HEI),
            *beside,
        ],
        image(0, 1, 114, 284),
    )
    assert found == {
        "一座桥连起两个村": (told, ["志愿者为老人理发。"], ""),
        "供热管网提前检修": (beside_told, [], ""),
    }


@pytest.mark.parametrize("seed", range(80, 84))
@pytest.mark.parametrize("size", [10.2, 10.8])
def test_a_deck_level_with_the_names_of_the_story_beside_is_no_crosshead(seed, size):
    own, told = set_columns(seed, 0, 2, 150, 14)
    beside, beside_told = set_columns(seed + 50, 2, 2, 132, 14)
    found = read(
        [
            line("技能大赛比出真功夫", LEFT, 86, 20),
            line("通车后路程缩短四十分钟", LEFT, 108, size),
            line("□ 本报记者 左思雨", LEFT, 130, EM),
            *own,
            line("快递进村最后一公里打通", LEFT + 2 * STEP, 86, 20),
            line("□ 本报记者 赵一鸣", LEFT + 2 * STEP, 112, EM),
            *beside,
        ]
    )
    assert found == {
        "技能大赛比出真功夫": (told, [], "通车后路程缩短四十分钟"),
        "快递进村最后一公里打通": (beside_told, [], ""),
    }


@pytest.mark.parametrize("seed", range(90, 95))
@pytest.mark.parametrize("title", ["一座桥连起两个村", "千亩油菜花开"])
def test_a_photo_storys_headline_between_picture_and_caption_takes_no_text(seed, title):
    brief, brief_told = set_columns(seed, 3, 1, 84, 18)
    below, told = set_columns(seed + 50, 0, 3, 390, 14)
    width = 2 * STEP + COLUMN * EM
    found = read(
        [
            line(title, LEFT + (width - 13 * len(title)) / 2, 290, 13, style=HEI),
            line("　　渔民在湖面上收网。 本报记者 赵一鸣 摄", LEFT, 308, 8.5, style=HEI),
            line("夜市点亮小城", LEFT + 3 * STEP, 68, 11, style=HEI),
            *brief,
            line("河长制让河水变清", LEFT + 20, 350, 22),
            line("□ 本报记者 冯小刚", LEFT, 372, EM, style=HEI),
            *below,
        ],
        image(0, 3, 56, 272),
    )
    assert found == {
        title: ("", ["渔民在湖面上收网。"], ""),
        "夜市点亮小城": (brief_told, [], ""),
        "河长制让河水变清": (told, [], ""),
    }


@pytest.mark.parametrize("seed", range(100, 105))
@pytest.mark.parametrize("size", [18, 20, 22])
def test_a_headline_flush_with_its_first_column_leaves_the_columns_before_it(seed, size):
    own, told = set_columns(seed, 0, 2, 122, 20)
    beside, beside_told = set_columns(seed + 50, 2, 2, 122, 18)
    title = "县城老街改造工程全面启动"[: 13 if size < 20 else 11]
    found = read(
        [
            line("征兵体检开始", LEFT, 86, size),
            line("□ 本报记者 吴海燕", LEFT, 106, 8.5, style=HEI),
            *own,
            line(title, LEFT + 2 * STEP, 86, size),
            line("□ 本报记者 周文", LEFT + 2 * STEP, 106, 8.5, style=HEI),
            *beside,
        ]
    )
    assert found == {
        "征兵体检开始": (told, [], ""),
        title: (beside_told, [], ""),
    }


@pytest.mark.parametrize("seed", range(110, 114))
@pytest.mark.parametrize("deck", ["——全县备足种子化肥", "首批居民月底前回迁"])
def test_a_deck_in_the_bylines_type_is_no_text(seed, deck):
    own, told = set_columns(seed, 0, 2, 142, 14)
    found = read(
        [
            line("乡村学校有了新操场", LEFT, 86, 20),
            line(deck, LEFT, 106, 9.6, style=HEI),
            line("□ 本报记者 冯小刚", LEFT, 120, 9.4, style=HEI),
            *own,
        ]
    )
    assert found == {"乡村学校有了新操场": (told, [], deck)}


@pytest.mark.parametrize("seed", range(120, 125))
def test_a_photographer_who_writes_elsewhere_takes_no_picture_along(seed):
    """The headline stands in the middle of three columns, the picture fills the first: it is no part's neighbour."""
    own, told = set_columns(seed, 1, 2, 122, 16)
    below, below_told = set_columns(seed + 50, 0, 3, 420, 10, "　" * 9 + "（左思雨）")
    middle = LEFT + (2 * STEP + COLUMN * EM) / 2
    found = read(
        [
            line("银鱼丰收渔民笑", middle - 70, 86, 20),
            line("水乡即景。左思雨 摄", LEFT, 292, 8, style=HEI),
            *own,
            line("河长制让河水变清", middle - 80, 392, 20),
            *below,
        ],
        image(0, 1, 112, 284),
    )
    assert found == {
        "银鱼丰收渔民笑": (told, ["水乡即景。"], ""),
        "河长制让河水变清": (below_told, [], ""),
    }


@pytest.mark.parametrize("seed", range(130, 134))
@pytest.mark.parametrize("size", [12.0, 13.5])
@pytest.mark.parametrize("names", ["本报记者 陈立", "□ 周文"])
def test_a_small_headline_with_names_right_below_is_no_crosshead(seed, size, names):
    upper, told = set_columns(seed, 0, 3, 122, 14)
    left, left_told = set_columns(seed + 50, 0, 1, 372, 14)
    right, right_told = set_columns(seed + 90, 1, 2, 382, 14)
    found = read(
        [
            line("县城老街改造工程全面启动", LEFT, 86, 22),
            line("□ 本报记者 吴海燕", LEFT, 106, 8.5, style=HEI),
            *upper,
            line("夜市点亮小城", LEFT, 344, size, style=HEI),
            line(names, LEFT, 358, 8.5, style=HEI),
            *left,
            line("河长制让河水变清", LEFT + STEP, 350, 18),
            line("□ 本报记者 冯小刚", LEFT + STEP, 366, 8.5, style=HEI),
            *right,
        ]
    )
    assert found == {
        "县城老街改造工程全面启动": (told, [], ""),
        "夜市点亮小城": (left_told, [], ""),
        "河长制让河水变清": (right_told, [], ""),
    }


@pytest.mark.parametrize("seed", range(140, 146))
@pytest.mark.parametrize("quote", ["“我们等这座桥等了十年。”", "“再等下去，孩子都大了”"])
def test_a_quotation_at_a_columns_foot_heads_no_text(seed, quote):
    own, told = set_columns(seed, 0, 2, 122, 20)
    foot = max(glyph.baseline for glyph in own[0])
    found = read(
        [
            line("一座桥连起两个村", LEFT, 86, 22),
            line("□ 本报记者 吴海燕", LEFT, 106, 8.5, style=HEI),
            *own,
            line(quote[:8], LEFT + 6, foot + 26, 14, style=2),
            line(quote[8:], LEFT + 6, foot + 44, 14, style=2),
        ]
    )
    assert found == {"一座桥连起两个村": (told, [], "")}


@pytest.mark.parametrize("seed", range(150, 155))
def test_names_behind_a_bullet_are_no_caption_of_the_photo_beside(seed):
    beside, told = set_columns(seed, 2, 2, 134, 20)
    found = read(
        [
            line("春耕备耕进行时", LEFT + 2 * STEP, 84, 20),
            line("窗口单位推行一次办结", LEFT + 2 * STEP, 100, 10, style=HEI),
            line("□ 本报记者 孟繁", LEFT + 2 * STEP, 116, 8.5, style=HEI),
            *beside,
            line("一座桥连起两个村", LEFT + 60, 274, 15, style=HEI),
            line("　　大桥通车后，两岸村民往来只要三分钟，以前要", LEFT, 290, 8.5, style=HEI),
            line("绕行一个小时。本报记者 吕思静 摄", LEFT, 302, 8.5, style=HEI),
        ],
        image(0, 2, 64, 250),
    )
    assert found == {
        "春耕备耕进行时": (told, [], "窗口单位推行一次办结"),
        "一座桥连起两个村": (
            "",
            ["大桥通车后，两岸村民往来只要三分钟，以前要绕行一个小时。"],
            "",
        ),
    }


@pytest.mark.parametrize("times", [1.2, 1.35, 1.5])
@pytest.mark.parametrize("count", [2, 3])
def test_small_headlines_level_at_the_top_of_a_page_each_head_their_own_column(times, count):
    heads = ("湖边新桥通车", "老街换上新灯", "秋茶上市早")[:count]
    parts, told = [], {}
    for n, head in enumerate(heads):
        rows, text = set_columns(21 + n, n, 1, 122, 12 + n)
        parts += [line(head, LEFT + n * STEP, 104, times * EM, style=HEI), *rows]
        told[head] = text
    assert {head: text for head, (text, _, _) in read(parts).items()} == told
