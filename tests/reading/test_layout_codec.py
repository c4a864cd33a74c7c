"""What is kept of a page is small, and comes back as it was."""

import json
from dataclasses import replace
from statistics import mean

import pytest

from articles.reading.layout_codec import (
    LayoutVersionError,
    layout_from_json,
    layout_to_json,
    pack_layout,
    unpack_layout,
    unpack_texts,
)
from tests.reading.sample_layouts import SAMPLES, layouts_of

MOST = 25_000  # bytes a page in the mean


@pytest.mark.parametrize("name", SAMPLES)
def test_a_layout_comes_back_as_it_was(name):
    for layout in layouts_of(name):
        assert unpack_layout(pack_layout(layout)) == layout


def test_a_page_takes_little_room():
    printed = [name for name in SAMPLES if name.endswith(".pdf")]
    sizes = [len(pack_layout(layout)) for name in printed for layout in layouts_of(name)]
    assert mean(sizes) < MOST


def test_a_block_that_was_cut_keeps_where_it_came_from():
    (layout,) = layouts_of(SAMPLES[0])
    cut = replace(layout.blocks[0], number=len(layout.blocks) + 1, first_line=2)
    more = replace(layout, blocks=(*layout.blocks, cut))
    assert unpack_layout(pack_layout(more)).blocks[-1] == cut


@pytest.mark.parametrize("name", SAMPLES)
def test_the_lines_of_blocks_are_told_without_the_rest(name):
    for layout in layouts_of(name):
        lines = {b.number: tuple(line.text for line in b.lines) for b in layout.blocks}
        assert unpack_texts(pack_layout(layout)) == lines


def test_a_form_of_a_newer_program_is_refused_in_words():
    (layout,) = layouts_of(SAMPLES[0])
    newer = json.loads(layout_to_json(layout)) | {"form": 99}
    with pytest.raises(LayoutVersionError, match="form 99"):
        layout_from_json(json.dumps(newer))
