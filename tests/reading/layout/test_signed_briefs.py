"""Briefs that end with names are stories of their own, whether the names stand in brackets or not."""

import pytest

from articles.reading.language.measure import squeeze
from articles.reading.layout.page import read_sheet_layout
from tests.reading.sheets import HEI, column, line, sheet, wrapped
from tests.reading.signed_briefs import FORMS, STORY, TEXTS, page_of_signed_briefs


@pytest.mark.parametrize("place", ["own", "end"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", range(6))
def test_a_signature_ends_its_brief(seed, form, place):
    page, texts = page_of_signed_briefs(seed, form, place)
    stories = [found.story for found in read_sheet_layout(page, 1).findings]
    briefs = [s for s in stories if squeeze(s.text) != squeeze(STORY)]
    assert len(stories) == 1 + len(texts)
    assert sorted(squeeze("".join(p.text for p in s.body)) for s in briefs) == sorted(texts)
    assert [len(s.bylines) for s in briefs] == [1] * len(texts)


@pytest.mark.parametrize(
    "label", ["短　讯", "简　讯", "速　览", "要闻集纳", "三水拾贝", "街头巷尾"]
)
def test_a_label_below_a_story_is_no_crosshead_of_it(label):
    """In one column, with the story's measure: the briefs below it are no end of the story."""
    story = wrapped("本报讯（记者 高寒）" + STORY, 18)
    glyphs = [*line("渡口茶棚换新颜", 40, 80, 20, style=HEI), *column(story, 40, 110, 9)]
    y = 110 + len(story) * 13.5 + 20
    glyphs += line(label, 40, y, 12.6, style=HEI)
    y += 24
    for text in TEXTS[:3]:
        rows = wrapped(text + "（周禾）", 18)
        glyphs += column(rows, 40, y, 9)
        y += len(rows) * 13.5 + 6
    stories = [found.story for found in read_sheet_layout(sheet(glyphs), 1).findings]
    assert len(stories) == 4
    assert squeeze(label) not in {squeeze(p.text) for s in stories for p in s.body}
