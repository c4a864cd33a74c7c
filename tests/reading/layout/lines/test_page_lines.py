"""Characters on a sheet become lines as they are read, in whatever order the file holds them."""

import random

import pytest

from articles.reading.language import measure
from articles.reading.language.measure import squeeze
from articles.reading.layout.lines.drop_caps import with_drop_caps
from articles.reading.layout.lines.page_lines import lines_of, segments_on
from tests.reading.sheets import HEI, KAI, column, line, sheet, upright

LEFT = [
    "　　清晨六点湖面起雾渔",
    "船陆续出港沿岸的集市",
    "已经开张人们挑着新鲜",
    "的银鱼走过石桥去赶早",
    "市湖边的小学传来读书",
]
RIGHT = [
    "　　中午雾散开去天空放",
    "晴游船从码头出发绕岛",
    "一周导游讲起湖里的故",
    "事孩子们听得入神不肯",
    "下船回家直到太阳落山",
]


def texts(*parts, **options):
    return [
        found.text
        for found in sorted(
            lines_of(segments_on(sheet(*parts, **options))), key=lambda x: (x.box.y0, x.box.x0)
        )
    ]


def test_the_order_of_the_stream_means_nothing():
    glyphs = [*column(LEFT, 40, 100), *column(RIGHT, 160, 100)]
    shuffled = random.Random(3).sample(glyphs, len(glyphs))
    assert (
        texts(shuffled)
        == texts(glyphs)
        == [t.strip("　") for pair in zip(LEFT, RIGHT, strict=True) for t in pair]
    )


@pytest.mark.parametrize("shift", [0.0, 0.5, 1.0])
def test_a_shadow_counts_once_and_is_remembered(shift):
    title = line("湖上新桥今日通车", 40, 100, 24)
    shadow = line("湖上新桥今日通车", 40 + shift, 100 + shift, 24, light=0.6)
    (found,) = lines_of(segments_on(sheet(shadow, title)))
    assert (found.text, found.doubled, found.light) == ("湖上新桥今日通车", True, 0.0)


def test_a_word_that_is_said_twice_is_no_shadow():
    assert texts(line("看看看看", 40, 100)) == ["看看看看"]


def test_a_letter_spaced_headline_is_one_line_without_spaces():
    assert texts(line("清江晚报", 40, 100, 30, step=1.8)) == ["清江晚报"]


def test_a_blank_between_names_is_a_space_though_no_space_is_set():
    names = [*line("本报记者", 40, 100), *line("王伟", 83, 100), *line("李娜", 106, 100)]
    assert texts(names) == ["本报记者 王伟 李娜"]


def test_a_mark_that_hangs_in_the_gutter_joins_no_columns():
    left = [*LEFT[:2], LEFT[2][:-1] + "鲜，", *LEFT[3:]]
    glyphs = [*column(left, 40, 100), *column(RIGHT, 153, 100)]
    assert texts(glyphs) == [
        t.strip("　") for pair in zip(left, RIGHT, strict=True) for t in pair
    ]


def test_an_upright_headline_of_two_lines_is_read_from_right_to_left():
    glyphs = [*upright("湖上新桥今日", 200, 100, 24), *upright("两岸乡亲同庆", 170, 100, 24)]
    found = sorted(
        lines_of(segments_on(sheet(glyphs, column(LEFT, 240, 100)))), key=lambda x: -x.box.x0
    )
    assert [x.text for x in found if x.is_vertical] == ["湖上新桥今日", "两岸乡亲同庆"]


def test_a_drop_cap_stands_before_the_line_that_it_begins():
    text = [
        "晨六点湖面起雾渔",
        "船陆续出港沿岸集",
        "市已经开张人们挑着新鲜",
        "的银鱼走过石桥去赶早市",
    ]
    glyphs = [*line("清", 40, 118, 30), *column(text[:2], 72, 100), *column(text[2:], 40, 130)]
    found = with_drop_caps(lines_of(segments_on(sheet(glyphs))))
    assert [x.text for x in sorted(found, key=lambda x: x.box.y0)] == [
        "清晨六点湖面起雾渔",
        *text[1:],
    ]


def test_white_type_on_a_plate_stays_apart_from_black_type_beside_it():
    assert sorted(texts(line("时评", 40, 100, light=1.0), line("湖上新桥", 61, 100))) == [
        "时评",
        "湖上新桥",
    ]


def test_a_line_tells_the_type_that_sets_the_most_of_it():
    mixed = [*line("渔船出港沿岸。", 40, 100), *line("（王伟）", 110, 100, style=KAI)]
    (found,) = lines_of(segments_on(sheet(mixed, line("湖", 300, 300, style=HEI))))[:1]
    assert (found.style, found.ends[0] != found.ends[1]) == (0, True)


@pytest.mark.parametrize("size", [9.0, 12.0, 16.0])
@pytest.mark.parametrize("blank", [0.8, 1.0, 1.5, 2.0])
def test_a_label_of_two_characters_set_apart_is_one_line(size, blank):
    label = [*line("短", 40, 70, size), *line("波", 40 + (1 + blank) * size, 70, size)]
    briefs = [
        glyph
        for n in range(5)
        for glyph in (
            *line("上个月底停车场", 58, 100 + 30 * n, 9.0),
            *line("增添了新的设备大", 40, 115 + 30 * n, 9.0),
        )
    ]
    found = lines_of(segments_on(sheet(label, briefs)))
    assert [squeeze(x.text) for x in found if x.baseline < 80] == ["短波"]


def test_single_characters_below_each_other_are_no_words_across():
    rows = [
        glyph
        for n, pair in enumerate(["甲乙", "丙丁"])
        for glyph in (*line(pair[0], 40, 100 + 15 * n), *line(pair[1], 65, 100 + 15 * n))
    ]
    assert [x.text for x in lines_of(segments_on(sheet(rows)))] != ["甲 乙", "丙 丁"]


@pytest.mark.parametrize("share", [0.8, 0.86, 1.15])
@pytest.mark.parametrize(
    "text", ["128.6亿元，增长5.3%，Wi-Fi覆盖了", "2026年11月28日19时35分", "GDP达到1286亿元"]
)
def test_the_size_of_a_chinese_line_is_that_of_its_chinese_characters(share, text):
    glyphs = [
        g if measure.is_han(g.text) else g._replace(size=10 * share)
        for g in line(text, 40, 100, 10.0)
    ]
    assert [x.size for x in lines_of(segments_on(sheet(glyphs)))] == [10.0]
