"""Zones of upright text are marked where they are printed, in the same stages as level text."""

import pytest

from articles.reading.inspection import STAGES
from articles.reading.inspection.sheet_marks import sheet_marks
from articles.reading.layout.page import read_sheet_layout
from tests.reading.upright_pages import mixed_page, upright_page

PAGES = {"upright": upright_page(0), "mixed": mixed_page(1)}


def characters(marks):
    return sorted("".join("".join(mark.text for mark in marks).split()))


@pytest.fixture(params=PAGES, scope="module")
def sheet(request):
    return PAGES[request.param][0]


@pytest.mark.parametrize("stage", STAGES)
def test_every_mark_stands_on_the_page(sheet, stage):
    marks = sheet_marks(sheet, 1, stage)
    assert any(mark.label.startswith("A") for mark in marks)
    for mark in marks:
        assert -1 <= mark.box.x0 <= mark.box.x1 <= sheet.width + 1
        assert -1 <= mark.box.y0 <= mark.box.y1 <= sheet.height + 1


@pytest.mark.parametrize("stage", ["lines", "blocks"])
def test_no_stage_loses_a_character_of_upright_text(sheet, stage):
    printed = sorted(g.text for g in sheet.glyphs if g.text.strip())
    assert characters(sheet_marks(sheet, 1, stage)) == printed


def test_an_upright_line_is_marked_around_its_characters(sheet):
    lines = [m for m in sheet_marks(sheet, 1, "lines") if m.kind == "upright line"]
    whole = [m for m in lines if len(m.text) >= 8]
    assert len(whole) > 10
    assert all(m.box.height > 4 * m.box.width for m in whole)


def test_the_order_leads_through_each_story_of_a_zone(sheet):
    order = sheet_marks(sheet, 1, "order")
    for place, mark in enumerate(order):
        begins = mark.label.endswith(".1")
        assert mark.after == (None if begins else place - 1)
        if not begins:
            assert mark.group == order[place - 1].group
        elif place:
            assert mark.group != order[place - 1].group


def test_stories_stand_where_their_words_do(sheet):
    stories = [mark for mark in sheet_marks(sheet, 1, "stories") if mark.kind == "story"]
    found = [finding.story for finding in read_sheet_layout(sheet, 1).findings]
    assert [mark.text for mark in stories] == [story.title for story in found]
    for mark, story in zip(stories, found, strict=True):
        xs, ys = zip(*story.regions[0].polygon, strict=True)
        assert mark.outlines[0][0] == pytest.approx(
            (xs[0] * sheet.width, ys[0] * sheet.height), abs=1
        )
