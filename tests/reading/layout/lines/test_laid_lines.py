"""Lines of upright text that is laid level end where their tier does, however close the next one stands."""

import pytest

from articles.reading.geometry import Box
from articles.reading.layout.lines.laid_lines import laid_segments
from tests.reading.sheets import line

TEXT = [
    "清晨六点湖面起雾渔船",
    "陆续出港沿岸的集市已",
    "经开张人们挑着新鲜的",
    "银鱼走过石桥去赶早市",
]


def rows(gap, *, mark=""):
    """Two tiers of four lines, `gap` ems apart; `mark` hangs at the end of the upper one's second line."""
    return [
        g
        for n, text in enumerate(TEXT)
        for g in (
            *line(text + mark * (n == 1), 40, 100 + 16 * n),
            *line(text, 40 + (10 + gap) * 10, 100 + 16 * n),
        )
    ]


def texts(glyphs, rules=()):
    return sorted(segment.text for segment in laid_segments(glyphs, frozenset(), rules))


@pytest.mark.parametrize("gap", [1.2, 1.5, 2.0, 3.0])
def test_lines_of_two_tiers_are_cut(gap):
    assert texts(rows(gap)) == sorted(TEXT * 2)


@pytest.mark.parametrize("gap", [1.5, 2.0])
def test_a_mark_that_hangs_into_the_white_between_tiers_joins_no_lines(gap):
    assert texts(rows(gap, mark="。")) == sorted([*TEXT, TEXT[0], TEXT[1] + "。", *TEXT[2:]])


def test_a_rule_parts_tiers_that_stand_as_close_as_a_blank():
    rule = Box(144.5, 80, 145, 170)
    assert texts(rows(0.9), [rule]) == sorted(TEXT * 2)


@pytest.mark.parametrize("gap", [0.8, 0.95, 1.08])
@pytest.mark.parametrize("short", range(4))
def test_tiers_closer_than_a_blank_are_cut_where_one_line_of_the_lower_begins(gap, short):
    lower = 40 + (10 + gap) * 10
    upper = [text[: 10 - 2 * (n == short)] for n, text in enumerate(TEXT)]
    glyphs = [
        g
        for n, text in enumerate(upper)
        for x, said in ((40, text), (lower, TEXT[n]))
        for g in line(said, x, 100 + 16 * n)
    ]
    assert texts(glyphs) == sorted([*upper, *TEXT])


@pytest.mark.parametrize("mark", ["。", "、", "，"])
@pytest.mark.parametrize("at", [140.5, 142, 145, 148, 149.5])
@pytest.mark.parametrize("gap", [1.0, 1.3])
def test_a_mark_that_hangs_where_a_rule_stands_is_of_its_line(mark, at, gap):
    found = texts(rows(gap, mark=mark), [Box(at - 0.2, 80, at + 0.2, 170)])
    assert found == sorted([*TEXT, TEXT[0], TEXT[1] + mark, *TEXT[2:]])


@pytest.mark.parametrize("gap", [1.0, 1.08, 1.2])
@pytest.mark.parametrize("indent", [1, 2])
def test_a_paragraph_set_in_below_a_mark_that_hangs_begins_a_line(gap, indent):
    lower = 40 + (10 + gap) * 10
    glyphs = [
        g
        for n, text in enumerate(TEXT)
        for g in (
            *line(text[: 10 - 2 * (n != 1)] + "。" * (n == 1), 40, 100 + 16 * n),
            *line(text, lower + 10 * indent * (n == 1), 100 + 16 * n),
        )
    ]
    upper = [text[: 10 - 2 * (n != 1)] + "。" * (n == 1) for n, text in enumerate(TEXT)]
    assert texts(glyphs) == sorted([*upper, *TEXT])


def test_blanks_inside_verse_part_no_lines_where_none_begins_behind_them():
    verse = ["湖面起雾", "渔船出港", "集市开张"]
    glyphs = [
        g for n, half in enumerate(verse) for x in (40, 90) for g in line(half, x, 100 + 16 * n)
    ]
    assert texts(glyphs) == sorted(half * 2 for half in verse)


def test_a_blank_of_one_character_is_inside_its_line():
    glyphs = [*line("记者", 40, 100), *line("左思雨", 70, 100)]
    assert texts(glyphs) == ["记者左思雨"]


def test_a_letter_spaced_headline_is_one_line():
    glyphs = [g for n, c in enumerate("湖上新桥通车") for g in line(c, 40 + 48 * n, 100, 20)]
    assert texts(glyphs) == ["湖上新桥通车"]


@pytest.mark.parametrize("white", [2, 10, 18])
def test_a_rule_between_tiers_parts_no_headline_that_it_ends_near(white):
    rule = Box(144.5, 90, 145, 170)
    headline = line("湖上新桥今日通车", 40, 82 - white, 24)
    found = texts([*headline, *rows(0.9)], [rule])
    assert found == sorted([*TEXT * 2, "湖上新桥今日通车"])


def test_a_rule_parts_headlines_that_it_runs_between():
    rule = Box(109.5, 60, 110, 170)
    headlines = [*line("湖上新桥", 20, 82, 22), *line("今日通车", 112, 82, 22)]
    found = texts([*headlines, *rows(1.5)], [rule])
    assert {"湖上新桥", "今日通车"} <= set(found)


@pytest.mark.parametrize("lines", [4, 5, 6])
def test_marks_in_one_place_of_several_lines_show_no_gutter(lines):
    """The ink of a mark fills half of its em, so that each leaves a blank behind it."""
    long = "清晨六点湖面起雾渔船陆续出港"
    glyphs = []
    for n in range(lines + 3):
        has_mark = n < lines
        text = f"{long[:9]}、{long[9:]}" if has_mark else f"{long[:9]}人{long[9:]}"
        for g in line(text, 40, 100 + 16 * n):
            half = g.box._replace(x1=g.box.x0 + 4.5)
            glyphs.append(g._replace(box=half) if g.text == "、" else g)
    assert len(texts(glyphs)) == lines + 3
