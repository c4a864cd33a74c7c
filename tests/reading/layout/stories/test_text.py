"""Paragraphs by the indents that are there, also where text runs along a picture."""

import random

import pytest

from articles.reading.geometry import Box
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.lines.printed_line import PrintedLine
from articles.reading.layout.page import read_sheet_layout
from articles.reading.layout.stories.text import elements_of
from articles.reading.sheet import Drawing
from tests.reading.sheets import HEI, line, sheet
from tests.reading.typesetter import set_lines, title, write

DAY = "2026年11月18日"


def make_page(seed):
    """A column whose lines run along a picture at its left; and its paragraphs."""
    chance = random.Random(seed)
    em, measure = chance.choice((8.5, 9.0, 10.5)), chance.randint(18, 26)
    taken = int(measure * chance.uniform(0.3, 0.42))
    first = chance.randint(4, 6)
    beside = range(first, first + chance.randint(6, 9))
    paragraphs = [text[:70].rstrip("，。") + "。" for text in write(seed, 6, (2, 3))]
    glyphs, y, row = [], 110.0, 0
    for paragraph in paragraphs:
        rest, indent = paragraph, 2
        while rest:
            room = measure - indent - (taken if row in beside else 0)
            text = set_lines(rest, room, indent=0)[0]
            x = 40 + (indent + (taken if row in beside else 0)) * em
            glyphs += line(text, x, y, em)
            rest, indent, row, y = rest[len(text) :], 0, row + 1, y + 1.5 * em
    top = 110 + (beside[0] - 0.6) * 1.5 * em
    photo = Box(40, top, 40 + (taken - 0.7) * em, top + len(beside) * 1.5 * em - 0.6 * em)
    headline = line(title(seed), 40, 90, 18, style=HEI)
    return sheet(headline, glyphs, drawings=[Drawing("image", photo)]), paragraphs


def test_chinese_lines_along_a_picture_are_no_paragraphs_each():
    """A page in twenty is taken for two stories yet, above and beside the picture; that is a doubt."""
    read = []
    for seed in range(20):
        page, paragraphs = make_page(seed)
        findings = read_sheet_layout(page, 1).findings
        told = [[part.text for part in finding.story.body] for finding in findings]
        read.append(told == [paragraphs])
        assert read[-1] or any(finding.doubts for finding in findings)
    assert sum(read) >= 18


def white_page(seed, white):
    """One column without indents whose paragraphs `white` ems part, every last line full; and its paragraphs."""
    em, measure = 9.0, 20
    told, glyphs, y = [], [], 110.0
    for paragraph in write(seed, 12, (2, 4)):
        text = "".join(c for c in paragraph if not c.isdigit())
        full = text[: len(text) // measure * measure - 1].rstrip("，。") + "。"
        rows = [full[at : at + measure] for at in range(0, len(full), measure)]
        if len(rows) < 2 or len(rows[-1]) < measure - 1:
            continue
        told.append(full)
        for row in rows:
            glyphs += line(row, 40, y, em)
            y += 1.3 * em
        y += white * em
    return sheet(line(title(seed), 40, 90, 18, style=HEI), glyphs, height=y + 100), told


@pytest.mark.parametrize("seed", range(30, 36))
@pytest.mark.parametrize("white", [0.4, 0.5, 0.8])
def test_white_parts_paragraphs_where_none_is_set_in_and_each_fills_its_last_line(seed, white):
    page, told = white_page(seed, white)
    (story,) = [finding.story for finding in read_sheet_layout(page, 1).findings]
    assert [p.text for p in story.body] == told


@pytest.mark.parametrize("who", ["江南县供电公司", "江南县水利局", "青石镇人民政府办公室"])
@pytest.mark.parametrize("off", [0.0, 0.2, 3.0])
def test_who_gives_a_notice_and_the_day_are_lines_of_their_own(who, off):
    """They begin nearly level where they are as wide, as lines beside a picture do."""
    told = ("因线路检修需要，定于三月十日对青石", "镇部分区域停电。", "特此公告。")
    rows = [(20, told[0]), (0, told[1]), (20, told[2]), (110, who), (110 + 10 * off, DAY)]
    lines = tuple(
        PrintedLine(
            text,
            Box(x, 15 * n, x + 10 * len(text), 15 * n + 10),
            10.0,
            0,
            0.0,
            n,
            15 * n + 9,
        )
        for n, (x, text) in enumerate(rows)
    )
    found = elements_of([Block(lines, (0.0, 190.0))], shows_indents=True)
    assert [e.text for e in found] == [told[0] + told[1], told[2], who, DAY]
