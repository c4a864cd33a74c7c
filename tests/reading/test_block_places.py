"""Where blocks belong by their place: what a reading got wrong is mended by one operation, whatever the page."""

from functools import cache

import pytest

from articles.reading.arrangement import IN_PRINTED_ORDER, Operation
from articles.reading.block_places import in_printed_order
from articles.reading.operations import apply_operation
from articles.reading.page_layout import blocks_by_story
from articles.reading.story_writing import write_stories
from tests.desk.arranged import block, layout_of, line
from tests.reading.page_faults import KINDS, with_faults
from tests.reading.sample_layouts import SAMPLES, layouts_of

# Pages of which nobody can tell by place: a label above the texts of both stories; a headline whose parts are joined by
# a word that stands in the block in question alone
UNDECIDED = {
    "merged": ["airy-1.pdf", "upright-2.pdf", "vertical-1.pdf"],
    "body as crosshead": ["dense-1.pdf"],
}
PRINTED = [
    name for name in SAMPLES if name.endswith(("-1.pdf", "county-2.pdf", "upright-2.pdf"))
]


@cache
def truth_of(name):
    [layout] = layouts_of(name)
    return stories_of(layout)


def stories_of(layout):
    """Each story by its blocks."""
    own = blocks_by_story(layout.blocks)
    return {
        frozenset(each.number for each in own[written.number]): written.story
        for written in write_stories(layout.blocks, layout.groups, layout.setting)
    }


@pytest.mark.parametrize("kind", KINDS)
def test_one_operation_mends_a_fault_of_each_kind_on_each_page(kind):
    wrong = []
    for seed, name in enumerate(PRINTED):
        [layout] = layouts_of(name)
        mended, faults = with_faults(layout, seed, 1, [kind])
        for operation in (mend for fault in faults for mend in fault.mends):
            mended = apply_operation(mended, operation)
        if faults and stories_of(mended) != truth_of(name):
            wrong.append(name)
    assert [name for name in wrong if name not in UNDECIDED.get(kind, ())] == []


def columns(*places):
    """Texts of one story, each ten lines high, in columns from the left and rows from above."""
    return [
        block(n, "body", line(f"第{n}段", 0.05 + 0.3 * x, 0.1 + 0.1 * y))
        for n, (x, y) in enumerate(places, 1)
    ]


@pytest.mark.parametrize("missing", range(6))
def test_a_text_comes_back_to_its_place_in_columns(missing):
    own = columns((0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1))
    left = [*own[:missing], *own[missing + 1 :]]
    assert in_printed_order(left, [own[missing]]) == own


def test_blocks_of_a_text_without_places_come_to_the_end():
    own = [block(n, "body") for n in (1, 2)]
    moved = block(3, "body")
    assert in_printed_order(own, [moved]) == [*own, moved]


def test_a_crosshead_is_the_headline_of_a_story_that_has_none():
    layout = layout_of(
        block(1, "headline", line("甲", 0.1, 0.1)),
        block(2, "crosshead", line("乙", 0.5, 0.1)),
        block(3, "body", line("　　正文。", 0.5, 0.2), story=2),
    )
    after = apply_operation(layout, Operation("move", (2,), 2, at=IN_PRINTED_ORDER))
    assert [(each.role, each.story) for each in after.blocks] == [
        ("headline", 1),
        ("headline", 2),
        ("body", 2),
    ]


def test_a_caption_goes_to_the_photo_of_the_story_that_it_comes_to():
    layout = layout_of(
        block(1, "headline", line("甲", 0.1, 0.1)),
        block(2, "caption", line("图为现场。", 0.5, 0.4)),
        block(3, "headline", line("乙", 0.5, 0.1), story=2),
        block(4, "picture", story=2, area=(0.5, 0.2, 0.7, 0.39)),
    )
    after = apply_operation(layout, Operation("move", (2,), 2))
    assert after.blocks[1].picture == 4
