"""Stories on several pages in a dry run: joined, as an import would join them."""

from dataclasses import replace
from pathlib import PurePath

from articles.intake import join_files
from articles.intake.page_identity import PageIdentity
from articles.intake.readings import FileReading
from articles.management.reading_format import reading_as_json
from articles.reading.issue.jumps import NO_REST
from tests.factories import DAY, make_reading
from tests.intake.spooled import RIGHT, in_print
from tests.intake.test_jumped import FRONT, INSIDE, RIVER


def make_file(name, *pages):
    """A file of pages, each (number, stories)."""
    readings = tuple(
        make_reading(*stories, sequence=n) for n, (_number, stories) in enumerate(pages, 1)
    )
    return FileReading(name, PurePath(name), pages=readings), [
        PageIdentity(DAY, "", number) for number, _stories in pages
    ]


def titles(read):
    return [
        [finding.story.title[:6] for finding in page.findings]
        for file, _places in read
        for page in file.pages
    ]


def test_pages_in_two_files_are_told_with_their_story_whole():
    read = join_files([make_file("1.pdf", ("1", FRONT)), make_file("4.pdf", ("4", INSIDE))])
    assert titles(read) == [["一条河的十年", "泗县：用足政"], ["党建带团建 "]]
    page = reading_as_json(read, 1.0)["sources"][0]["pages"][0]
    assert (page["articles"][0]["continues_on"], page["articles"][0]["continued_from"]) == (
        "4",
        None,
    )
    assert page["articles"][0]["region"] == [0.0, 0.1, 0.5, 0.6]


def test_pages_in_one_file_are_too():
    read = join_files(
        [make_file("issue.pdf", ("1", FRONT), ("2", [in_print(RIVER, RIGHT)]), ("4", INSIDE))]
    )
    assert titles(read)[0][0] == "一条河的十年"
    assert len(read[0][0].pages[0].findings[0].story.body) == 3
    assert [page.sequence for page in read[0][0].pages] == [1, 2, 3]


def test_pages_of_two_days_are_not():
    file, (place,) = make_file("4.pdf", ("4", INSIDE))
    read = join_files(
        [make_file("1.pdf", ("1", FRONT)), (file, [replace(place, date=DAY.replace(day=9))])]
    )
    assert [len(page) for page in titles(read)] == [2, 2]
    assert read[0][0].pages[0].findings[0].doubts[0].message == NO_REST


def test_a_file_that_cannot_be_read_stays_as_it_is():
    refused = FileReading("x.pdf", PurePath("x.pdf"), error="…"), []
    assert join_files([refused]) == [refused]
