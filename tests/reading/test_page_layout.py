"""Every printed line of a page is in one block, and every block in one place."""

from collections import Counter

import pytest

from articles.reading.dump.text import read_dump
from articles.reading.language.measure import squeeze
from tests.reading.floors import PAGES
from tests.reading.sample_layouts import SAMPLES, layouts_of, read_sample

every_sample = pytest.mark.parametrize("name", SAMPLES)


@every_sample
def test_every_line_is_in_one_block(name):
    for reading in read_sample(name):
        lines = [line for block in reading.layout.blocks for line in block.lines]
        if name.endswith(".pdf"):
            assert sum(len(squeeze(line.text)) for line in lines) == reading.characters
        else:
            dumped = read_dump((PAGES / name).read_bytes())[reading.sequence - 1]
            assert Counter(line.text for line in lines) == Counter(
                line.text for line in dumped.lines
            )


@every_sample
def test_every_block_is_in_one_place_and_its_story_is_a_group(name):
    for layout in layouts_of(name):
        numbers = [block.number for block in layout.blocks]
        assert numbers == list(range(1, len(numbers) + 1))
        groups = [group.number for group in layout.groups]
        assert groups == list(range(1, len(groups) + 1))
        in_stories = [block for block in layout.blocks if block.kind == "story"]
        places = [(block.story, block.place) for block in in_stories]
        assert len(places) == len(set(places))
        assert {block.story for block in in_stories} == set(groups)
        others = [block for block in layout.blocks if block.kind != "story"]
        assert {(block.story, block.place) for block in others} <= {(0, 0)}


@every_sample
def test_the_words_of_a_picture_name_a_picture(name):
    for layout in layouts_of(name):
        by_number = {block.number: block for block in layout.blocks}
        for block in layout.blocks:
            if block.picture:
                picture = by_number[block.picture]
                assert (block.role, picture.role) == ("caption", "picture")
                assert picture.story == block.story


@every_sample
def test_blocks_of_a_printed_page_have_boxes_and_of_a_dump_none(name):
    for layout in layouts_of(name):
        has_boxes = {block.box is not None for block in layout.blocks}
        assert has_boxes == {name.endswith(".pdf")}
