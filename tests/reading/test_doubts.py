"""Every doubt, provoked by a page that has the reason for it, and by none other."""

import pytest

from articles.reading import Doubt, confidence
from articles.reading.confidence import (
    BEGINS_INSIDE,
    BREAKS_OFF,
    BYLINE,
    BYLINE_BESIDE,
    COSTS,
    DIVISION,
    FEW_BREAKS,
    FEW_WORDS,
    HEADLINE_BESIDE,
    IMAGE_LABEL,
    IN_PIECES,
    KICKER_BESIDE,
    LABEL,
    LABEL_BESIDE,
    LEFT_BESIDE,
    LONE_HEADLINE,
    MISSING,
    NO_BODY,
    NO_CREDIT,
    NO_HEADLINE,
    NOISY,
    OPEN_PARAGRAPH,
    OTHER_MATTER,
    OUT_OF_ORDER,
    PICTURE,
    PICTURE_BESIDE,
    PICTURE_BESIDE_WITHOUT_CAPTION,
    PICTURE_LEFT_BESIDE,
    PICTURE_WITHOUT_CAPTION,
    SECTION_BY_KIND,
    SOFT_END,
    SOFT_START,
    TEXT_AS_HEADLINE,
    TORN,
    UNREADABLE,
    WEAK_BEGINNING,
    WEAK_BREAK,
    WEAK_CROSSHEAD,
    WEAK_OPENING,
    doubt,
    text_doubts,
)
from articles.story import Credit, StoryPicture
from tests.factories import make_story
from tests.reading.typesetter import read, set_body, title, write

# Told by where text and pictures stand (layout/stories/) and by the lines of a dump (dump/test_line_order.py …)
ELSEWHERE = {
    BYLINE,
    BYLINE_BESIDE,
    HEADLINE_BESIDE,
    LABEL,
    LABEL_BESIDE,
    LEFT_BESIDE,
    LONE_HEADLINE,
    PICTURE_BESIDE,
    PICTURE_BESIDE_WITHOUT_CAPTION,
    PICTURE_LEFT_BESIDE,
    BEGINS_INSIDE,
    BREAKS_OFF,
    FEW_BREAKS,
    IMAGE_LABEL,
    IN_PIECES,
    KICKER_BESIDE,
    MISSING,
    NO_BODY,
    OTHER_MATTER,
    OUT_OF_ORDER,
    PICTURE_WITHOUT_CAPTION,
    TEXT_AS_HEADLINE,
    TORN,
    WEAK_BEGINNING,
    WEAK_BREAK,
    WEAK_CROSSHEAD,
    WEAK_OPENING,
}
LEAD, OTHER_LEAD = "本报讯 记者陈立 报道 ", "本报讯（记者周明）"
MARS = "火星上发现新的环形山"


def body(seed: int, head: str = "", tail: str = "") -> list[str]:
    told = write(seed, 4, (2, 4))
    return set_body([head + told[0], *told[1:-1], told[-1] + tail], 14)


FIRST, SECOND, LAST = body(1, LEAD), body(2, OTHER_LEAD), body(3, tail="（何小峰）")
UNFINISHED = [*FIRST[:-1], FIRST[-1].rstrip("。")]
CLEAN = (title(1), FIRST, title(2), SECOND)
PROVOKED = {
    NO_HEADLINE: (title(1), FIRST, SECOND),
    DIVISION: ("一湖碧水映渔歌", "两岸新居连绿荫", FIRST),
    FEW_WORDS: (FIRST, SECOND, title(2), MARS),
    SOFT_START: (FIRST, LAST, title(1), title(3)),
    SOFT_END: (FIRST, LAST, title(1), title(3)),
    OPEN_PARAGRAPH: (title(1), UNFINISHED, title(2), SECOND),
    SECTION_BY_KIND: (FIRST, "□ 何平", body(4), title(1), title(4), "湖区观察", "渔村传真"),
    PICTURE: (title(1), FIRST, title(2), SECOND, f"图为{title(1)[:2]}的清晨。陈立 摄"),
    UNREADABLE: (title(1), [FIRST[0][:-2] + "〓〓", *FIRST[1:]]),
    NOISY: (title(1), [FIRST[0], FIRST[1][:-6] + "|鼧~狴_穬^<龘>=~|", *FIRST[2:]]),
    NO_CREDIT: (title(1), FIRST[:4], "图为渔民在湖边晾晒渔网。（资料图片）", FIRST[4:]),
}


def messages(finding) -> list[str]:
    return [said.message for said in finding.doubts]


def doubts_of(*blocks) -> set[str]:
    return {message for finding in read(*blocks).findings for message in messages(finding)}


@pytest.mark.parametrize("message", sorted(set(COSTS) - ELSEWHERE))
def test_a_page_with_the_reason_for_a_doubt_raises_it(message):
    assert message in doubts_of(*PROVOKED[message])


def test_a_page_that_is_clear_raises_none():
    assert doubts_of(*CLEAN) == set()


def test_every_story_without_doubts_is_sure_and_every_other_less_so():
    for blocks in (CLEAN, *PROVOKED.values()):
        for finding in read(*blocks).findings:
            assert 0 < finding.confidence <= 1
            assert (finding.confidence < 1) == bool(finding.doubts)


def test_the_same_reason_is_no_reason_for_the_story_beside_it():
    unheaded, headed = read(SECOND, title(1), FIRST).findings
    assert NO_HEADLINE in messages(unheaded)
    assert headed.doubts == ()


def test_the_boundary_that_only_words_tell_is_a_doubt_on_its_two_sides():
    first, last = read(*PROVOKED[SOFT_END]).findings
    assert (SOFT_END in messages(first), SOFT_START in messages(first)) == (True, False)
    assert (SOFT_END in messages(last), SOFT_START in messages(last)) == (False, True)


@pytest.mark.parametrize("end", ["。", "！", "？”", "……", "：", "；", "》", "）"])
def test_a_paragraph_that_ends_in_a_mark_is_closed(end):
    assert text_doubts(make_story(body=[f"渔船满载而归{end}"])) == []


@pytest.mark.parametrize("end", ["", "，", "、"])
def test_a_paragraph_that_ends_in_the_middle_is_quoted_in_its_doubt(end):
    text = f"清晨五点，月牙湖的湖面上已是一片忙碌，渔船满载而归{end}"
    assert text_doubts(make_story(body=[text])) == [
        Doubt(OPEN_PARAGRAPH, (("words", text[-16:]),))
    ]


def test_a_crosshead_needs_no_full_stop():
    assert text_doubts(make_story(body=["## 渔村新貌", "渔船满载而归。"])) == []


def test_a_picture_with_a_photographer_raises_no_doubt():
    named, unnamed = (
        StoryPicture("渔民晒网。", credits=(Credit("陈立", "摄"),)),
        StoryPicture("孩子嬉戏。"),
    )
    assert text_doubts(make_story(pictures=(named, unnamed))) == [
        Doubt(NO_CREDIT, (("words", "孩子嬉戏。"),))
    ]


def test_a_doubt_says_its_arguments_in_its_words():
    assert str(doubt(SECTION_BY_KIND, section="渔村传真")).startswith(
        "The label “渔村传真” stands apart"
    )


def test_confidence_falls_with_each_doubt_and_never_to_nothing():
    doubts = [Doubt(message) for message in COSTS]
    steps = [confidence.confidence(doubts[:count]) for count in range(len(doubts) + 1)]
    assert steps[0] == 1.0
    assert steps == sorted(steps, reverse=True)
    assert confidence.confidence(doubts * 10) == 0.05
