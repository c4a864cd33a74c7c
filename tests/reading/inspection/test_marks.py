"""Each stage of a reading can be looked at: what it found is marked where it stands."""

import pytest

from articles.reading import Source, read_pages
from articles.reading.inspection import STAGES, draw_marks, marks_on
from articles.reading.shapes import ReadingError
from tests.pdfs import make_pdf
from tests.reading.floors import SAMPLES

COUNTY = SAMPLES / "pages/county-3.pdf"
SEED = SAMPLES / "pages/airy-1.txt"


def source_of(path):
    return Source(path.name, path.read_bytes())


@pytest.fixture(scope="module")
def county():
    return source_of(COUNTY)


@pytest.fixture(scope="module")
def marks(county):
    """By stage, the marks of a page with five stories, crossheads, a photo and a frame."""
    return {stage: marks_on(county, 1, stage)[0] for stage in STAGES}


@pytest.mark.parametrize("stage", STAGES)
def test_every_mark_stands_on_the_page(marks, stage):
    page = marks[stage]
    assert page.marks
    for mark in page.marks:
        assert -1 <= mark.box.x0 <= mark.box.x1 <= page.width + 1
        assert -1 <= mark.box.y0 <= mark.box.y1 <= page.height + 1


def characters(page):
    return sorted("".join(mark.text for mark in page.marks).replace(" ", ""))


@pytest.mark.parametrize("stage", ["lines", "blocks"])
def test_no_stage_loses_a_character_of_the_one_before(marks, stage):
    assert characters(marks[stage]) == characters(marks["segments"])


def test_roles_say_what_each_block_is(marks):
    kinds = {mark.kind for mark in marks["roles"].marks}
    assert {"headline", "deck", "crosshead?", "body", "byline", "caption", "label"} <= kinds
    assert {"furniture", "picture", "frame", "rule"} <= kinds


def test_columns_say_which_headline_covers_them(marks):
    columns = [mark for mark in marks["columns"].marks if mark.kind == "column"]
    headlines = {mark.label for mark in marks["columns"].marks if mark.kind == "headline"}
    covered = {mark.label.partition("under ")[2].partition(",")[0] for mark in columns}
    assert covered - {""} <= headlines
    assert sum("begins here" in mark.label for mark in columns) >= 5


def test_the_order_leads_through_each_story_piece_by_piece(marks):
    order = marks["order"].marks
    for place, mark in enumerate(order):
        story, _, number = mark.label.partition(".")
        assert mark.group == int(story)
        assert mark.after == (place - 1 if number != "1" else None)


def test_stories_are_those_that_the_page_is_read_as(county, marks):
    (reading,) = read_pages(county)
    titles = [mark.text for mark in marks["stories"].marks if mark.kind == "story"]
    assert titles == [finding.story.title for finding in reading.findings]
    left = [mark for mark in marks["stories"].marks if mark.kind == "left over"]
    assert len(left) <= len(reading.leftovers)


def test_the_picture_shows_the_marks_and_the_page_under_them(county):
    plain = draw_marks(county, 1, [])
    drawn = draw_marks(county, 1, marks_on(county, 1, "stories"))
    assert plain.size == drawn.size
    assert drawn.width < drawn.height
    assert plain.tobytes() != drawn.tobytes()


def test_both_pages_of_a_spread_are_marked_in_their_half():
    spread = Source("spread.pdf", make_pdf(two_pages, size=(800, 560)))
    left, right = marks_on(spread, 1, "lines")
    assert left.crop.x1 == right.crop.x0
    assert "左版头条" in left.marks[0].text
    assert "右版头条" in right.marks[0].text
    assert right.marks[0].box.x0 < right.width


def two_pages(canvas):
    canvas.setFont("STSong-Light", 22)
    canvas.drawString(40, 500, "左版头条")
    canvas.drawString(440, 500, "右版头条")


@pytest.mark.parametrize("stage", ["lines", "roles", "stories"])
def test_a_text_dump_has_marks_without_places(stage):
    (page,) = marks_on(source_of(SEED), 1, stage)
    assert page.marks
    assert all(mark.box is None for mark in page.marks)


def test_a_stage_that_a_dump_lacks_is_refused_with_those_that_it_has():
    with pytest.raises(ReadingError, match="lines, roles, stories"):
        marks_on(source_of(SEED), 1, "columns")


@pytest.mark.parametrize("path", [COUNTY, SEED])
def test_a_page_that_is_not_there_is_refused(path):
    with pytest.raises(ReadingError):
        marks_on(source_of(path), 9, "lines")
