"""An OCR layer's lines end where the program says; its sizes are what the lines around agree on."""

import random
from dataclasses import replace
from itertools import pairwise

from articles.reading.layout.lines.page_lines import lines_of, segments_on
from tests.reading.ocr_layers import Layer, Noise
from tests.reading.sheets import sheet

TEXT = [
    "清晨六点湖面起雾渔船陆续出港",
    "沿岸的集市已经开张人们挑着新",
    "鲜的银鱼走过石桥去赶早市湖边",
    "的小学传来读书声。",
]


def lines_on(layer):
    return lines_of(segments_on(replace(sheet(layer.glyphs), is_ocr=True)))


def written(*lines, noise=None):
    layer = Layer(random.Random(5), noise or Noise())
    for line in lines:
        layer.line(*line)
    return layer


def test_a_line_ends_where_the_program_ended_it_even_if_the_next_column_is_no_blank_away():
    lines = [(text, x, 100 + 13 * n, 9.0) for x in (40, 168) for n, text in enumerate(TEXT)]
    assert [line.text for line in lines_on(written(*lines))] == [*TEXT, *TEXT]


def test_lines_of_a_paragraph_have_one_size_whatever_the_layer_says():
    lines = [(text, 40, 100 + 13 * n, 9.0) for n, text in enumerate(TEXT)]
    found = lines_on(written(*lines, noise=Noise(size=0.3)))
    assert len({line.size for line in found}) == 1
    assert abs(found[0].size - 9.0) < 0.2


def test_a_headline_keeps_its_size():
    lines = [("湖上新桥今日通车", 40, 70, 20.0)]
    lines += [(text, 40, 100 + 13 * n, 9.0) for n, text in enumerate(TEXT)]
    head, *body = lines_on(written(*lines))
    assert head.size > 2 * body[0].size


def test_a_line_that_the_program_wrote_across_a_gutter_is_cut_where_columns_begin():
    layer = written(noise=Noise(0, 0, 0))
    for n, text in enumerate(TEXT * 2):
        layer.line(text[:12], 40, 100 + 13 * n, 9.0)
        layer.line(text[:12], 40 + 13.2 * 9, 100 + 13 * n, 9.0)
    assert [line.text for line in lines_on(layer)] == [t[:12] for t in TEXT * 2 for _ in "ab"]


def test_a_wide_blank_in_one_line_alone_is_no_gutter():
    layer = written(noise=Noise(0, 0, 0))
    for n, text in enumerate(TEXT):
        layer.line(text, 40, 100 + 13 * n, 9.0)
    layer.line("图", 40, 100 + 13 * 4, 9.0)
    layer.line("陈家桥", 40 + 2 * 9, 100 + 13 * 4, 9.0)
    assert lines_on(layer)[-1].text == "图 陈家桥"


def test_boxes_that_leave_gaps_between_han_characters_make_no_spaces():
    layer = written((TEXT[0], 40, 100, 10.0), noise=Noise(0, 0, 0))
    narrow = [g._replace(box=g.box._replace(x1=g.box.x0 + 3)) for g in layer.glyphs]
    layer.glyphs[:] = narrow
    assert [line.text for line in lines_on(layer)] == [TEXT[0]]


def test_a_layer_that_lies_aslant_keeps_its_lines():
    layer = written(*((text, 40, 100 + 13 * n, 9.0) for n, text in enumerate(TEXT)))
    layer.glyphs[:] = [
        g._replace(baseline=g.baseline + g.box.x0 / 30, box=g.box) for g in layer.glyphs
    ]
    found = lines_on(layer)
    assert [line.text for line in found] == TEXT
    assert all(above.baseline < below.baseline for above, below in pairwise(found))


def test_words_whose_boxes_are_too_narrow_are_not_set_apart():
    layer = written((TEXT[0], 40, 100, 10.0), noise=Noise(0, 0, 0))
    narrow = [
        g._replace(box=g.box._replace(x0=40 + 30 * (n // 3) + 4 * (n % 3)))
        for n, g in enumerate(layer.glyphs)
    ]
    layer.glyphs[:] = [g._replace(box=g.box._replace(x1=g.box.x0 + 4)) for g in narrow]
    assert [line.text for line in lines_on(layer)] == [TEXT[0]]
