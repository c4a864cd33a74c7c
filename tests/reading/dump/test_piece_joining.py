"""Printed lines that an extractor broke into pieces are whole again."""

import random
import re

import pytest

from articles.reading.confidence import IN_PIECES
from articles.reading.dump.text import read_dump
from tests.reading.dump.dumped import body_of, in_pieces, whole
from tests.reading.typesetter import read, set_body, stories, texts, title, write

SEEDS = [1, 2, 3]


def lines_of(lines):
    (page,) = read_dump("\n".join(lines).encode())
    return [line.text for line in page.lines]


@pytest.mark.parametrize("measure", [12, 15, 18, 22, 25])
@pytest.mark.parametrize(
    "pieces", [{}, {"marks": False}, {"digits": False}], ids=["both", "digits", "marks"]
)
def test_stories_in_pieces_read_as_those_in_whole_lines(measure, pieces):
    seeds = [measure * 10 + n for n in SEEDS]
    found = stories(in_pieces(whole(seeds, measure), **pieces))
    assert {s.headline: "".join(texts(s)) for s in found} == {
        title(seed): body_of(seed) for seed in seeds
    }


@pytest.mark.parametrize("measure", [15, 18, 22])
def test_an_extractor_may_end_its_pieces_behind_quotation_marks_and_brackets_too(measure):
    said = [
        p.replace("。", "。“路平了。”村民（七十岁）说。") for p in write(measure, 4, (2, 4))
    ]
    lines = [title(measure), *set_body(said, measure)]
    broken = [p for line in in_pieces(lines) for p in re.split("(?<=[”）])", line) if p]
    (found,) = stories(broken)
    assert (found.headline, "".join(texts(found))) == (title(measure), "".join(said))


def test_printed_lines_are_those_of_the_page():
    lines = whole(SEEDS, 18)
    same = sum(
        a == b for a, b in zip(lines_of(in_pieces(lines)), lines_of(lines), strict=False)
    )
    assert same >= 0.9 * len(lines)


@pytest.mark.parametrize("measure", [12, 18, 25])
def test_whole_lines_stay_as_they_are(measure):
    lines = whole(SEEDS, measure)
    assert lines_of(lines) == lines


def test_no_character_of_a_piece_is_lost():
    lines = whole(SEEDS, 15)
    assert "".join(lines_of(in_pieces(lines))) == "".join(lines)


def test_a_heading_between_pieces_stays_alone():
    text = in_pieces(whole([4], 18))
    assert lines_of(text)[0] == title(4)


def test_a_line_wider_than_every_column_is_a_line_of_its_own():
    wide = "".join(write(9, 3)).replace("，", "和").replace("。", "和")[:80]
    lines = in_pieces(whole(SEEDS, 12))
    lines.insert(len(lines) // 2, wide)
    assert wide in lines_of(lines)


@pytest.mark.parametrize("seed", range(20))
def test_any_lines_are_read_without_a_fault_and_none_of_their_characters_is_lost(seed):
    chance = random.Random(seed)
    lines = in_pieces(whole([seed, seed + 1], chance.randint(6, 30)))
    mixed = chance.sample(lines, len(lines))
    assert "".join(lines_of(mixed)).replace(" ", "") == "".join(mixed).replace(" ", "")


def test_stories_joined_from_pieces_say_so():
    lines = whole(SEEDS, 18)
    for finding in read(in_pieces(lines)).findings:
        assert IN_PIECES in [doubt.message for doubt in finding.doubts]
    for finding in read(lines).findings:
        assert IN_PIECES not in [doubt.message for doubt in finding.doubts]
