"""Every doubt of a story has blocks, in a text dump too: those that it is about."""

from pathlib import Path

import pytest

from articles.reading import Source, read_pages
from articles.reading.confidence import (
    DIVISION,
    FEW_WORDS,
    LEFT_BESIDE,
    NO_CREDIT,
    NO_HEADLINE,
    NOISY,
    OPEN_PARAGRAPH,
    PICTURE,
    SECTION_BY_KIND,
    SOFT_END,
    SOFT_START,
    UNREADABLE,
    doubt,
)
from articles.reading.doubt_blocks import with_blocks
from articles.reading.page_layout import BlockLine, PageBlock, PageLayout, PageSetting
from tests.reading.test_doubts import PROVOKED
from tests.reading.typesetter import read

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
PAGES = sorted([*SAMPLES.glob("demo/**/*.pdf"), *SAMPLES.glob("demo/**/*.txt")])
# roles of the blocks that a doubt raised by a dump's words is about
ROLES = {
    NO_HEADLINE: {"body"},
    DIVISION: {"kicker", "headline", "deck"},
    FEW_WORDS: {"headline"},
    SOFT_START: {"body"},
    SOFT_END: {"body"},
    OPEN_PARAGRAPH: {"body"},
    SECTION_BY_KIND: {"headline"},
    PICTURE: {"caption"},
    UNREADABLE: {"body"},
    NOISY: {"body"},
    NO_CREDIT: {"caption"},
}
BOXES = [(0.1, 0.1, 0.3, 0.2), (0.4, 0.1, 0.6, 0.2), (0.7, 0.7, 0.9, 0.8)]


def story_block(number, text, story=1):
    return PageBlock(
        number, "body", "body", "story", (BlockLine(text, BOXES[number - 1]),), story, number
    )


def page_of(*blocks):
    return PageLayout(PageSetting(1, (1000.0, 1000.0)), blocks)


@pytest.mark.parametrize("message", ROLES)
def test_a_doubt_of_a_dump_is_about_the_lines_that_raised_it(message):
    page = read(*PROVOKED[message])
    blocks = {block.number: block for block in page.layout.blocks}
    found = [
        (said, f.number) for f in page.findings for said in f.doubts if said.message == message
    ]
    assert found
    for said, story in found:
        about = [blocks[number] for number in said.blocks]
        assert about
        assert {block.story for block in about} == {story}
        assert {block.role for block in about} <= ROLES[message]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_doubt_of_a_page_has_blocks_of_the_page_and_stands_around_them(path):
    for page in read_pages(Source(path.name, path.read_bytes())):
        known = {block.number for block in page.layout.blocks}
        for finding in page.findings:
            for said in finding.doubts:
                assert said.blocks, said
                assert known.issuperset(said.blocks)
                assert said.proposal is None or known.issuperset(said.proposal.blocks)


def test_words_that_run_over_the_end_of_a_block_are_in_both():
    page = page_of(story_block(1, "一二三四"), story_block(2, "五六 七八"))
    said = with_blocks(doubt(OPEN_PARAGRAPH, words="四五六"), page.blocks, page)
    assert said.blocks == (1, 2)
    assert said.region == (0.1, 0.1, 0.6, 0.2)


def test_what_stands_beside_a_story_is_found_by_its_place():
    page = page_of(story_block(1, "一二三四"), story_block(3, "漏下的字", story=2))
    said = doubt(LEFT_BESIDE, words="漏下的字")
    placed = type(said)(said.message, said.arguments, (0.69, 0.69, 0.91, 0.81))
    assert with_blocks(placed, page.blocks[:1], page).blocks == (3,)


def test_a_doubt_that_has_its_blocks_keeps_them():
    page = page_of(story_block(1, "一二三四"))
    said = type(doubt(NO_HEADLINE))(NO_HEADLINE, blocks=(7,))
    assert with_blocks(said, page.blocks, page) == said
