"""A caption is told by its words or by small type at a picture; the nearest picture takes it."""

from articles.reading.geometry import Box
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.lines.printed_line import PrintedLine
from articles.reading.layout.regions.body_type import BodyType
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks
from articles.reading.layout.regions.pictures import pictures_of
from articles.reading.sheet import Drawing, Sheet

LEFT, RIGHT = Box(40, 100, 240, 220), Box(250, 100, 450, 220)


def make_block(order, text, x, y, size=8.0):
    box = Box(x, y, x + size * len(text), y + size)
    return Block((PrintedLine(text, box, size, 0, 0.0, order, y + size),))


def read(boxes, *small):
    sheet = Sheet(600, 800, drawings=tuple(Drawing("image", box) for box in boxes))
    return pictures_of(sheet, ClassifiedBlocks(BodyType(10.0, frozenset()), small=small))


def words(pictures):
    return [[block.text for block in picture.words] for picture in pictures]


def test_small_type_below_a_picture_is_its_caption_and_nothing_else_any_more():
    caption = make_block(0, "渔船陆续出港。", 40, 225)
    pictures, rest = read([LEFT], caption)
    assert (words(pictures), rest.small, rest.pictures) == ([["渔船陆续出港。"]], (), (LEFT,))


def test_small_type_far_below_is_none():
    note = make_block(0, "渔船陆续出港。", 40, 260)
    pictures, rest = read([LEFT], note)
    assert (words(pictures), rest.small) == ([[]], (note,))


def test_each_of_two_pictures_takes_the_caption_below_it():
    blocks = [
        make_block(0, "渔船陆续出港。", 40, 225),
        make_block(1, "新桥今日通车。", 250, 225),
    ]
    pictures, _ = read([LEFT, RIGHT], *blocks)
    assert sorted(words(pictures)) == [["新桥今日通车。"], ["渔船陆续出港。"]]


def test_pictures_over_one_caption_as_wide_as_both_are_one():
    caption = make_block(
        0, "左图为渔船陆续出港，右图为新桥今日通车，两岸乡亲早早等在桥头，", 60, 225, 12
    )
    pictures, _ = read([LEFT, RIGHT], caption)
    assert [picture.box for picture in pictures] == [Box(40, 100, 450, 220)]


def test_an_ornament_is_no_picture():
    pictures, _ = read([Box(40, 100, 240, 110)])
    assert pictures == []


def test_slices_that_abut_along_a_whole_side_are_one_picture():
    pictures, _ = read([Box(40, 100, 240, 160), Box(40, 160, 240, 220)])
    assert [picture.box for picture in pictures] == [LEFT]
