"""On a turned sheet a level headline is as long as the upright text that it stands over."""

from dataclasses import replace

from articles.reading.layout.lines.page_lines import lines_of, segments_on
from articles.reading.layout.lines.turned_headlines import with_turned_headlines
from tests.reading.sheets import column, line, sheet

TEXT = ["清晨六点湖面起雾渔船", "陆续出港沿岸的集市已"] * 4


def upwards(text, x, y, size):
    """Characters that are read upwards, the lowest one first."""
    return [
        replace_box(glyph, x, y - n * size, size)
        for n, glyph in enumerate(line(text, x, y, size))
    ]


def replace_box(glyph, x, y, size):
    box = glyph.box._replace(x0=x, x1=x + size, y0=y - size, y1=y)
    return glyph._replace(box=box, baseline=y, turn=270)


def headline_over(*parts):
    page = replace(sheet(*parts), is_turned=True)
    lines = with_turned_headlines(lines_of(segments_on(page)))
    return [line for line in lines if line.turn]


def test_it_reaches_from_the_first_line_of_its_text_to_the_last():
    (head,) = headline_over(upwards("新桥通车", 40, 190, 20), column(TEXT, 75, 110))
    assert head.is_vertical
    assert (round(head.box.y0), round(head.box.y1)) == (101, 216)


def test_it_ends_where_another_headline_begins():
    heads = headline_over(
        upwards("新桥", 40, 150, 20),
        upwards("集市", 40, 330, 20),
        column(TEXT, 75, 110),
        column(TEXT, 75, 110 + 8 * 15),
    )
    first, second = sorted(heads, key=lambda head: head.box.y0)
    assert first.box.y1 <= second.box.y0 + 1
