"""Numbers on lines of their own, too few to be a dump's habit, are put back into their lines."""

import random

import pytest

from articles.reading.confidence import IN_PIECES
from articles.reading.dump.number_joining import join_numbers
from articles.reading.language.lines import TextLine
from tests.reading.dump.dumped import numbers_apart, whole
from tests.reading.typesetter import read, texts

HEAD = ["第3版", "江南日报 2026年5月24日 星期日"]


def page_of(seed):
    chance = random.Random(seed)
    lines = whole([3 * seed + n for n in range(3)], chance.choice((12, 14, 18, 22)))
    return lines, numbers_apart(lines, chance.randint(1, 3), chance)


def joined(lines):
    return [line.text for line in join_numbers([TextLine(n, t) for n, t in enumerate(lines)])]


def test_of_sixty_pages_at_least_fifty_six_come_back_as_they_were_printed():
    pages = [page_of(seed) for seed in range(60)]
    assert sum(joined(torn) == lines for lines, torn in pages) >= 56


@pytest.mark.parametrize("seed", range(12))
def test_lines_that_are_whole_stay_as_they_are(seed):
    lines, _ = page_of(seed)
    assert joined([*HEAD, *lines]) == [*HEAD, *lines]


@pytest.mark.parametrize("number", ["3", "15", "02"])
@pytest.mark.parametrize("seed", range(4))
def test_a_page_number_on_a_line_of_its_own_stays_one(seed, number):
    lines, _ = page_of(seed)
    foot = ["时评", number, "社会民生", *HEAD[1:]]
    assert joined([*lines, *foot]) == [*lines, *foot]
    assert joined([number, *lines]) == [number, *lines]


@pytest.mark.parametrize("number", ["3", "15", "02"])
@pytest.mark.parametrize("end", ["灯光。（本报记者 孔梅）", "摊主笑着说，明年还来。", "桥上。"])
def test_a_page_number_below_a_storys_end_stays_one(end, number):
    lines, _ = page_of(2)
    foot = [end, number, "社会民生", *HEAD[1:], "责任编辑：许欣静"]
    assert joined([*lines, *foot]) == [*lines, *foot]


def test_a_story_with_a_number_apart_is_read_whole_and_says_so():
    lines, torn = page_of(5)
    assert torn != lines
    given, printed = read(torn).findings, read(lines).findings
    assert [texts(f.story) for f in given] == [texts(f.story) for f in printed]
    assert all(IN_PIECES in {d.message for d in f.doubts} for f in given)


@pytest.mark.parametrize("seed", range(6))
def test_a_line_with_two_numbers_is_whole_again(seed):
    lines, _ = page_of(seed)
    pieces = ["已办", "2", "场，来了", "860", "人。"]
    told = [*lines, "灯光照在湖面上。", "".join(pieces)]
    assert joined([*told[:-1], *pieces]) == told
