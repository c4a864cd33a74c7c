"""Headlines, pictures and paragraphs as extractors dump them: what cannot be told is doubted."""

import pytest

from articles.reading.confidence import (
    DIVISION,
    HEADLINE_BESIDE,
    PICTURE,
    PICTURE_BESIDE,
    WEAK_BREAK,
)
from articles.reading.language.measure import width
from tests.reading.typesetter import read, set_body, title, write

LEAD = "本报讯（记者陈立）"


def report(seed: int, measure: int = 16, opening: str = "") -> list[str]:
    first, *others = write(seed, 4, (2, 4))
    return set_body([LEAD + opening + first, *others], measure)


def said_of(finding) -> list[str]:
    return [doubt.message for doubt in finding.doubts]


@pytest.mark.parametrize("clause", ["1987年开始在渡口撑船", "必须先把堤坝修好再放水"])
@pytest.mark.parametrize("seed", [3, 4, 5])
def test_a_headline_that_goes_on_with_a_clause_of_its_text_is_doubted(seed, clause):
    """Upright or side by side, an extractor writes kicker and headline as one line."""
    page = read([title(seed) + clause], report(seed, opening=f"老人说，{clause}。"))
    assert DIVISION in said_of(page.findings[0])


@pytest.mark.parametrize("seed", [3, 4, 5])
def test_a_headline_of_its_texts_clauses_is_not(seed):
    opening = "修好堤坝要先筹钱。"
    page = read([title(seed) + "，修好堤坝要先筹钱"], report(seed, opening=opening))
    assert DIVISION not in said_of(page.findings[0])


def test_a_character_alone_behind_a_headline_is_doubted():
    """Names set upright beside a headline lose their first characters to it."""
    page = read([title(6) + " 杨", "宇"], report(6))
    assert DIVISION in said_of(page.findings[0])


@pytest.mark.parametrize("seed", [10, 11, 12])
def test_a_line_that_only_another_text_states_is_told_there(seed):
    clause = "水渠今年通到了山脚下"
    page = read(
        [title(seed), clause],
        report(seed),
        [title(seed + 9)],
        report(seed + 9, 16, clause + "。"),
    )
    assert HEADLINE_BESIDE in said_of(page.findings[1])
    assert HEADLINE_BESIDE not in said_of(page.findings[0])


@pytest.mark.parametrize("seed", [20, 21, 22])
def test_a_picture_that_may_be_of_two_stories_is_told_on_both(seed):
    words = ["湖边的老水车转了起来。", "老水车修了三年。"]
    texts = [report(seed + n, 16, words[n]) for n in (0, 1)]
    page = read(
        [title(seed)], texts[0], [title(seed + 1)], texts[1], "图为湖边的老水车。 陈立 摄"
    )
    said = [said_of(finding) for finding in page.findings]
    assert sorted([PICTURE in said[0], PICTURE in said[1]]) == [False, True]
    assert sorted([PICTURE_BESIDE in said[0], PICTURE_BESIDE in said[1]]) == [False, True]


@pytest.mark.parametrize("seed", [30, 31])
@pytest.mark.parametrize("is_signed", [True, False])
def test_headline_picture_and_the_text_below_both_are_one_story(seed, is_signed):
    """The headline speaks of the picture and the text does not: as a photo story it left the text without one."""
    names = ["本报记者 周禾"] if is_signed else []
    body = set_body(write(seed, 3, (2, 4)), 16)
    page = read(
        [title(seed + 5)],
        report(seed + 5),
        ["灯塔亮起来的那个夜晚", *names, "近日，灯塔亮起来的那个夜晚，渔民在海边。陈立 摄"],
        body,
    )
    found = page.findings[-1].story
    assert found.headline == "灯塔亮起来的那个夜晚"
    assert (len(found.body), len(found.pictures)) == (3, 1)


@pytest.mark.parametrize("seed", [40, 41, 42])
def test_a_paragraph_that_may_as_well_go_on_is_doubted(seed):
    """The line above is full, and the first line too full for two ems of blank."""
    lines = ["渔民们说，水库里今年的鱼比往年多", "鱼的人从早到晚排着队，没有断过啊。"]
    first = "湖边的人家今年又添了两条新渔船"
    assert width(first) == 15
    page = read(
        [title(seed)], report(seed), lines, [first, "，大家都很高兴，打算明年再添一条。"]
    )
    doubts = said_of(page.findings[0])
    breaks = [p.text for p in page.findings[0].story.body if p.text.startswith("湖边的人家")]
    assert (WEAK_BREAK in doubts) == bool(breaks)


def test_paragraphs_that_are_set_in_are_sure():
    assert WEAK_BREAK not in said_of(read([title(43)], report(43)).findings[0])
