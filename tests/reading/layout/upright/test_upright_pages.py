"""Upright text is read to the character: whole pages, beside level text, in any order of the stream."""

import re

import pytest

from articles.reading.layout.page import read_sheet_layout
from articles.reading.layout.upright.turned_sheets import text_directions
from tests.reading.sheets import column, line, sheet
from tests.reading.upright_pages import mixed_page, upright_page

KINDS = {
    "upright": upright_page,
    "shuffled": lambda seed: upright_page(seed, shuffled=True),
    "kana with furigana": lambda seed: upright_page(seed, kana=True),
    "mixed": mixed_page,
    "mixed and shuffled": lambda seed: mixed_page(seed, shuffled=True),
}
HELD = [0, 1, 2, 4, 5, 7, 8, 9, 10, 11, 12, 14]


def squeezed(text):
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", HELD)
def test_every_story_is_read_whole(seed, kind):
    page, told = KINDS[kind](seed)
    found = [finding.story for finding in read_sheet_layout(page, 1).findings]
    assert sorted(
        (squeezed(s.headline), squeezed("".join(p.text for p in s.body))) for s in found
    ) == sorted((each.headline, each.body) for each in told)


def test_furigana_is_left_over_and_no_text():
    page, _ = upright_page(1, kana=True)
    assert "みず" in {left.text for left in read_sheet_layout(page, 1).leftovers}


def test_the_regions_of_upright_stories_stand_where_they_are_printed():
    page, told = upright_page(0)
    stories = [finding.story for finding in read_sheet_layout(page, 1).findings]
    first = next(story for story in stories if story.headline == told[0].headline)
    xs, ys = zip(*first.regions[0].polygon, strict=True)
    headline = [g for g in page.glyphs if g.style == 1][: len(told[0].headline)]
    assert max(xs) == pytest.approx(max(g.box.x1 for g in headline) / page.width, abs=0.01)
    assert min(ys) == pytest.approx(min(g.box.y0 for g in headline) / page.height, abs=0.01)


def test_a_level_page_is_not_turned():
    text = "清晨六点湖面起雾渔船，陆续出港沿岸的集市。"
    page = sheet(line("湖上新桥", 40, 60, 24), column([text] * 20, 40, 100, 10, 1.25))
    assert text_directions(page) == (page,)


def test_a_list_of_spaced_names_is_read_in_rows():
    names = ["张　三　　李　四", "王　五　　赵　六", "孙　七　　周　八", "吴　九　　郑　十"]
    page = sheet(column(names * 4, 40, 100, 10, 1.2))
    assert text_directions(page) == (page,)
