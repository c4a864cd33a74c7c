"""Pages that an extractor wrote block by block are doubted, those in order are not."""

import random

import pytest

from articles.reading.confidence import BREAKS_OFF, OUT_OF_ORDER
from articles.reading.dump.torn_text import torn_text
from articles.reading.elements import Element
from articles.reading.language.lines import TextLine
from tests.reading.dump.dumped import in_blocks, whole
from tests.reading.typesetter import read

DOUBTS = {BREAKS_OFF, OUT_OF_ORDER}
MEASURES = [12, 14, 18, 22]


def page_of(seed):
    """The lines of four stories, and the chance that tells their measure."""
    chance = random.Random(seed)
    return whole([4 * seed + n for n in range(4)], chance.choice(MEASURES)), chance


def most_sure(lines):
    return max(finding.confidence for finding in read(lines).findings)


def test_of_forty_pages_with_blocks_out_of_order_at_most_two_have_a_sure_story():
    """Where blocks of full lines follow each other, their matter tells (test_other_matter.py)."""
    pages = [page_of(seed) for seed in range(40)]
    shuffled = [in_blocks(lines, chance.choice((7, 11, 16)), chance) for lines, chance in pages]
    assert sum(most_sure(lines) >= 0.95 for lines in shuffled) <= 2


@pytest.mark.parametrize("seed", range(20))
def test_a_page_in_order_is_not_doubted(seed):
    lines, _ = page_of(seed)
    doubts = {doubt.message for found in read(lines).findings for doubt in found.doubts}
    assert not doubts & DOUBTS


def test_small_blocks_out_of_order_make_most_stories_likely_wrong():
    pages = [page_of(seed) for seed in range(40, 60)]
    shuffled = [in_blocks(lines, 5, chance) for lines, chance in pages]
    assert sum(most_sure(lines) < 0.5 for lines in shuffled) >= 14


def test_a_text_that_breaks_off_and_goes_on_below_other_text_is_shown_on_every_story():
    lines, _ = page_of(5)
    breaks = [n for n, line in enumerate(lines) if n > 30 and line[-1] not in "，。"]
    moved = lines[breaks[0] + 1 : breaks[0] + 9]
    rest = lines[breaks[0] + 9 :]
    found = read(
        lines[: breaks[0] + 1], ["村里办起夜校请来老师"], rest, ["渡口渔灯"], moved
    ).findings
    doubts = [doubt.message for finding in found for doubt in finding.doubts]
    assert doubts.count(BREAKS_OFF) + doubts.count(OUT_OF_ORDER) == len(found)


def test_a_full_stop_that_is_missing_concerns_its_own_story_alone():
    lines, _ = page_of(5)
    end = next(n for n, line in enumerate(lines) if n > 9 and "迎来" in lines[n + 1])
    found = read(lines[:end], [lines[end].rstrip("。")], lines[end + 1 :]).findings
    assert not {doubt.message for f in found for doubt in f.doubts} & DOUBTS


@pytest.mark.parametrize(("count", "torn"), [(1, 0), (2, 0), (3, 3), (5, 5)])
def test_only_several_full_lines_in_the_place_of_headlines_are_torn_text(count, torn):
    text = element("paragraph", ["村里的路修好了，大家都来", "看灯。"], 14.0)
    heads = [element("display", ["渡口的渔灯，照着桥边的小摊子"])] * count
    assert torn_text([text, *heads, text]).count == torn


def element(kind, lines, column=0.0):
    printed = tuple(TextLine(index, line) for index, line in enumerate(lines))
    return Element(kind, printed, "".join(lines), column)


def test_a_story_that_goes_on_on_another_page_does_not_break_off():
    lines, _ = page_of(5)
    end = next(n for n, line in enumerate(lines) if n > 30 and line[-1] not in "，。")
    head = next(n for n in range(end, len(lines)) if "迎来" in lines[n] and len(lines[n]) < 12)
    found = read(lines[:end], ["（下转第4版）"], lines[head:]).findings
    assert not {doubt.message for f in found for doubt in f.doubts} & DOUBTS


def test_a_page_without_any_text_has_none_that_breaks_off():
    assert torn_text([]).count == 0


FULL = "渡口边的老茶馆里坐满了等船的人，"  # 16 ems, and a mark that hangs


def test_text_behind_a_line_that_is_short_inside_a_paragraph_is_anothers():
    torn = torn_text(
        [element("paragraph", [FULL[2:], FULL, "他说渡船卫", FULL, "船就要靠岸。"], 16.0)]
    )
    assert torn.begins == (FULL,)


def test_several_short_lines_inside_a_paragraph_stand_around_a_picture():
    assert not torn_text(
        [element("paragraph", [FULL[2:], "他说渡船的", "人都上岸了", FULL, "靠岸。"], 16.0)]
    ).count


def test_a_line_that_is_short_for_a_word_that_cannot_be_torn_is_none():
    assert not torn_text(
        [element("paragraph", [FULL[2:], FULL[:12], "455.64分的成绩", "最好。"], 16.0)]
    ).count
