"""A doubt of which line is the kicker, the headline or the deck proposes the next likeliest division."""

import json
from pathlib import Path

import pytest

from articles.reading import Source, read_pages
from articles.reading.confidence import DIVISION
from articles.reading.operations import apply_operation
from articles.reading.story_writing import write_stories
from tests.reading.typesetter import read, set_body, title, write

PAGES = Path("tests/samples/pages")
LEAD = "本报讯（记者陈立）"


def body(seed):
    told = write(seed, 4, (2, 4))
    return set_body([LEAD + told[0], *told[1:]], 14)


def doubted(page):
    return [
        (finding, said)
        for finding in page.findings
        for said in finding.doubts
        if said.message == DIVISION
    ]


def stack_of(story):
    return tuple("".join(part.split()) for part in (story.kicker, story.headline, story.deck))


def otherwise(page, finding, said):
    layout = apply_operation(page.layout, said.proposal)
    written = write_stories(layout.blocks, layout.groups, layout.setting)
    return next(each.story for each in written if each.number == finding.number)


@pytest.mark.parametrize("seed", range(6))
def test_two_lines_are_divided_otherwise_and_nothing_else_is_changed(seed):
    lines = ("一湖碧水映渔歌", "两岸新居连绿荫")
    page = read(*lines, body(seed), title(seed + 40), body(seed + 50))
    ((finding, said),) = doubted(page)
    other = otherwise(page, finding, said)
    assert stack_of(other) != stack_of(finding.story)
    assert "".join(stack_of(other)) == "".join(lines)
    assert other.body == finding.story.body


def test_a_label_that_may_be_the_first_line_is_proposed_as_one():
    page = read("鹅滩林砚", title(1)[:6], body(1))
    ((finding, said),) = doubted(page)
    other = otherwise(page, finding, said)
    assert (finding.story.section, other.section) == ("鹅滩林砚", "")
    assert "".join(other.headline.split()) == f"鹅滩林砚{title(1)[:6]}"


@pytest.mark.parametrize("name", ["mixed-1", "weekly-1"])
def test_on_real_pages_the_wrong_division_that_is_doubted_is_mended(name):
    (page,) = read_pages(Source(f"{name}.txt", (PAGES / f"{name}.txt").read_bytes()))
    told = json.loads((PAGES / f"{name}.truth.json").read_text())["articles"]
    parts = ("kicker", "headline", "deck")
    true = {tuple("".join((each.get(p) or "").split()) for p in parts) for each in told}
    wrong = [
        (found, said) for found, said in doubted(page) if stack_of(found.story) not in true
    ]
    assert wrong
    for finding, said in wrong:
        assert stack_of(otherwise(page, finding, said)) in true
