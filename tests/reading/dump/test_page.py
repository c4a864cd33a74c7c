"""What a source is read into: pages at form feeds, stories in the page's order, the same each time, nothing lost."""

import subprocess
import sys

import pytest

from articles.reading import Source, read_pages
from articles.reading.confidence import TEXT_AS_HEADLINE
from articles.reading.issue.numbering import renumbered
from articles.reading.leftovers import (
    UNTAKEN_BYLINE,
    UNTAKEN_CAPTION,
    UNTAKEN_HEADLINE,
    UNTAKEN_LINE,
)
from articles.story import Credit
from tests.reading.floors import PAGES
from tests.reading.typesetter import read, set_body, set_lines, stories, texts, title, write

LEAD, OTHER_LEAD = "本报讯 记者陈立 报道 ", "本报讯（记者周明）"
FURNITURE = ["湖滨晚报", "2024年3月6日 星期三", "第4版 民生"]


def body(seed: int, measure: int = 14, head: str = LEAD) -> list[str]:
    told = write(seed, 4, (2, 4))
    return set_body([head + told[0], *told[1:]], measure)


FIRST, SECOND = body(1), body(2, 18, OTHER_LEAD)


def read_text(text: str):
    return read_pages(Source("page.txt", text.encode()))


def page_text(*blocks) -> str:
    return "\n".join(
        line for block in blocks for line in ([block] if isinstance(block, str) else block)
    )


def test_a_form_feed_parts_pages_that_are_read_each_by_itself():
    one, two = page_text(FURNITURE, title(1), FIRST), page_text("A05", title(2), SECOND)
    pages = read_text(f"{one}\n\f{two}\n")
    alone = [renumbered(read_text(two)[0], 2), read_text(one)[0]]
    assert [page.sequence for page in pages] == [1, 2]
    assert list(pages) == alone[::-1]


def test_an_empty_page_between_form_feeds_is_none():
    one = page_text(title(1), FIRST)
    assert [page.sequence for page in read_text(f"\f{one}\f \n\f{one}\f")] == [1, 2]


def test_the_pages_facts_stand_beside_its_stories():
    page = read(FURNITURE, title(1), FIRST)
    assert (page.facts.newspaper, page.facts.number, page.facts.name) == (
        "湖滨晚报",
        "4",
        "民生",
    )
    assert page.furniture == tuple(FURNITURE)
    assert [finding.story.headline for finding in page.findings] == [title(1)]


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_stories_come_in_the_order_of_the_dump(order):
    blocks = {1: (title(1), FIRST), 2: (title(2), SECOND)}
    page = read(*[block for number in order for block in blocks[number]])
    assert [finding.story.headline for finding in page.findings] == [
        title(number) for number in order
    ]


def test_a_story_brings_its_people_and_its_printed_byline():
    (finding,) = read(title(2), SECOND).findings
    assert finding.story.bylines == (Credit("周明", "记者"),)
    assert (finding.story.byline_printed, finding.story.lead_in) == (
        "本报讯（记者周明）",
        "本报讯",
    )
    assert texts(finding.story)[0].startswith(write(2, 4, (2, 4))[0][:10])


def test_the_names_above_a_text_are_its_people():
    told = write(4, 3, (2, 4))
    (finding,) = read(title(4), "□ 本报记者 高 寒 通讯员 周小舟", set_body(told, 14)).findings
    assert finding.story.bylines == (Credit("高寒", "记者"), Credit("周小舟", "通讯员"))
    assert finding.story.byline_printed == "□ 本报记者 高 寒 通讯员 周小舟"
    assert texts(finding.story) == told


def test_a_byline_over_two_lines_is_one():
    told = write(4, 3, (2, 4))
    (finding,) = read(title(4), "本报记者 高 寒", "通讯员 周小舟", set_body(told, 14)).findings
    assert finding.story.bylines == (Credit("高寒", "记者"), Credit("周小舟", "通讯员"))
    assert finding.story.byline_printed == "本报记者 高 寒 通讯员 周小舟"


def test_names_below_a_text_that_another_report_follows_are_the_first_ones():
    told = write(4, 3, (2, 4))
    page = read(title(4), set_body(told, 14), "（本报记者 高寒）", title(1), FIRST)
    assert [finding.story.bylines for finding in page.findings] == [
        (Credit("高寒", "记者"),),
        (Credit("陈立", "记者"),),
    ]
    assert texts(page.findings[0].story) == told


@pytest.mark.parametrize(
    ("blocks", "text", "reason"),
    [
        (
            (title(1), FIRST, "木星的卫星亮相了", "火星上的新坑多了"),
            "木星的卫星亮相了\n火星上的新坑多了",
            UNTAKEN_HEADLINE,
        ),
        (("火星上发现新的环形山",), "火星上发现新的环形山", UNTAKEN_LINE),
        ((title(1), FIRST, "□ 何平", "■ 周明"), "■ 周明", UNTAKEN_BYLINE),
        (
            ("图为渔民在湖边晾晒渔网。陈立 摄",),
            "图为渔民在湖边晾晒渔网。陈立 摄",
            UNTAKEN_CAPTION,
        ),
    ],
)
def test_what_no_story_takes_is_left_over_with_the_reason(blocks, text, reason):
    assert [(leftover.text, leftover.reason) for leftover in read(*blocks).leftovers] == [
        (text, reason)
    ]


def test_characters_are_counted_without_white_space():
    assert read(" 渔船 出港 。", "", "　满载而归。").characters == 10


def test_the_reading_is_the_same_whatever_order_python_hashes_in():
    """Sets of words come in another order in each process; what a page is read into must not."""
    code = (
        "import sys; from pathlib import Path; from articles.reading import Source, read_pages; "
        "print([read_pages(Source('', Path(name).read_bytes())) for name in sys.argv[1:]])"
    )
    names = [str(path) for path in sorted(PAGES.glob("*.txt"))]
    printed = {
        subprocess.run(
            [sys.executable, "-c", code, *names],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ".", "PYTHONIOENCODING": "utf-8"},
            cwd=PAGES.parent.parent.parent,
            check=True,
            capture_output=True,
            timeout=120,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1


@pytest.mark.parametrize("first", ["近几年，广大农村地区在解决", "连日来，何田村里家家在晒网"])
def test_a_texts_first_line_at_the_dumps_head_is_no_furniture(first):
    lines = ["□ 本报记者 周禾 何田", f"　　{first}", *set_body(write(3), 13), title(3)]
    page = read(lines)
    assert first not in page.furniture


@pytest.mark.parametrize("measure", range(13, 19))
def test_names_in_brackets_that_go_on_in_the_next_line_are_no_byline_of_their_own(measure):
    people = "（首席记者 陈立 实习记者 阿不都·热合曼）"
    lines = set_body([f"本报讯{people}{''.join(write(3, 2))}", *write(4, 2)], measure)
    (story,) = stories(title(3), lines)
    assert [person.name for person in story.bylines] == ["陈立", "阿不都·热合曼"]
    assert len(texts(story)) == 3


@pytest.mark.parametrize(
    "house", ["省广播电视台总台记者魏立平、", "县融媒体中心首席记者于立平，"]
)
def test_names_amid_a_sentence_that_lists_them_begin_no_story(house):
    """省广播电视台记者 X、 and on the next line, by itself, 本报记者 Y."""
    names, measure = "新华社记者朱又文、本报记者吴广田", 16
    rest = set_lines(f"报道：{''.join(write(3, 2))}", measure, indent=0)
    lines = ["本报讯（记者周贵文 通讯员何立", f"荣）{house}", names, *rest]
    (story,) = stories(title(3), lines, set_body(write(3, 3), measure), FURNITURE)
    assert texts(story)[0].startswith(f"{house}{names}报道：")
    assert [person.name for person in story.bylines] == ["周贵文", "何立荣"]


def test_a_byline_whose_first_names_end_in_a_mark_goes_on():
    (story,) = stories(title(3), "本报记者 陈立、", "本报记者 何田", body(3, head=""))
    assert [person.name for person in story.bylines] == ["陈立", "何田"]


@pytest.mark.parametrize(
    "line", ["看过老街新排的大戏的", "种下三千棵树以后又把", "省城来的客人和"]
)
def test_a_headline_that_ends_amid_a_phrase_is_doubted_as_text(line):
    (finding,) = read(title(3), line, body(3)).findings
    assert TEXT_AS_HEADLINE in [doubt.message for doubt in finding.doubts]
    assert finding.confidence < 0.95


@pytest.mark.parametrize("line", ["按时交还公物本是理所当然的", "三千棵树种在河边"])
def test_a_headline_that_is_a_sentence_is_none(line):
    (finding,) = read(title(3), line, body(3)).findings
    assert TEXT_AS_HEADLINE not in [doubt.message for doubt in finding.doubts]
