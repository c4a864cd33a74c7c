"""Verse keeps its lines, whatever its form, and prose beside it does not.

Of 24 pages as the fixture's, every poem's lines were run together before verse was told; 1 of 4
had lost or taken others' stanzas.
"""

import pytest

from articles.reading.layout.page import read_sheet_layout
from tests.reading.sheets import HEI, column, line, sheet, wrapped
from tests.reading.typesetter import title, write
from tests.reading.verse_pages import verse_page


def read(page):
    return {f.story.headline: f for f in read_sheet_layout(page, 1).findings}


@pytest.mark.parametrize("seed", range(24))
def test_every_poem_keeps_its_lines_and_is_sure(seed):
    page = verse_page(seed)
    found = read(page.sheet)
    for poem in page.poems:
        finding = found[poem.headline]
        assert tuple(p.text for p in finding.story.body) == poem.lines
        assert [c.name for c in finding.story.bylines] == [poem.author]
        assert not finding.doubts
    assert any(len(p.text) > 20 for p in found[page.prose].story.body)


@pytest.mark.parametrize("seed", range(8))
def test_prose_beside_a_picture_is_no_verse(seed):
    """Lines of one narrower measure end early in the midst of sentences, all at one place."""
    paragraph = "".join(write(seed, 6, (2, 3)))
    wide, narrow = paragraph[:72], paragraph[72:132]
    lines = [*wrapped(wide, 18), *[narrow[n : n + 12] for n in range(0, 60, 12)]]
    lines += [paragraph[132:][n : n + 18] for n in range(0, 90, 18)]
    body = column(lines, 40, 120)
    found = read(sheet(line(title(seed), 40, 90, 24, style=HEI), body))
    (finding,) = found.values()
    assert len(finding.story.body) == 1


@pytest.mark.parametrize("seed", range(8))
def test_paragraphs_of_one_line_that_end_their_sentences_are_no_verse(seed):
    lines = [text for p in write(seed, 12, (1, 1)) for text in wrapped(p, 20)]
    found = read(sheet(line(title(seed), 40, 90, 24, style=HEI), column(lines, 40, 120)))
    (finding,) = found.values()
    assert all(p.text.endswith("。") for p in finding.story.body)


def test_a_roll_of_names_keeps_its_lines():
    rows = [
        "一等奖：江南中学",
        "二等奖：青禾镇第一小学代表队",
        "三等奖：周禾、林小满",
        "优秀奖：县图书馆读书会",
        "组织奖：文化馆",
    ]
    found = read(sheet(line("读书比赛揭晓", 40, 90, 24, style=HEI), column(rows, 40, 120)))
    (finding,) = found.values()
    assert [p.text for p in finding.story.body] == rows
