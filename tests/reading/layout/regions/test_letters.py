"""Who writes a letter to a Chinese paper stands right below it, mostly with the place: that is the letter's byline."""

import itertools

import pytest

from articles.reading.language.letter_writers import letter_writer, signer
from articles.reading.layout.page import read_sheet_layout
from tests.reading.column_pages import set_column, set_text
from tests.reading.sheets import HEI, KAI, SONG, line, sheet
from tests.reading.typesetter import set_body, title, write

FORMS = ("江南县 周禾", "周禾（江南县）", "（江南县 周禾）", "本报读者 周禾", "周禾 青禾镇")
LONG = ("江南县居民 周禾", "周禾（江南县）", "江南县周禾")


def make_letters(signed, style):
    """Three letters below each other in one of two columns, each with a headline and a signature at the right."""
    parts, y = (
        [line("江南日报", 40, 44, 14, style=HEI), line("2026年5月24日", 140, 44, 9)],
        70.0,
    )
    for n in range(3):
        parts.append(line(title(n)[:9], 40, y + 13, 13, style=HEI))
        lines = set_body(write(n, 2, (1, 3)), 17, shows_indents=True)
        parts.append(set_column(lines, 40, y + 32, 10, 17))
        y += 32 + 15 * len(lines)
        parts.append(set_text(signed, 210 - 10 * len(signed), y, 10, style=style))
        y += 22
    told = set_body(write(7, 8, (2, 4)), 17, shows_indents=True)
    parts.append(line(title(7), 236, 90, 16, style=HEI))
    parts.append(set_column(told, 236, 112, 10, 17))
    return sheet(*parts, width=450, height=1200)


@pytest.mark.parametrize(
    ("signed", "style"),
    [*itertools.product((*FORMS, "江南县周禾"), (KAI, HEI)), *((s, SONG) for s in LONG)],
)
def test_a_letter_has_its_writer_for_a_byline(signed, style):
    page = read_sheet_layout(make_letters(signed, style), 1)
    letters = [f.story for f in page.findings if f.story.headline != title(7)]
    assert [[credit.name for credit in letter.bylines] for letter in letters] == [["周禾"]] * 3
    assert not page.leftovers


def test_a_letter_whose_writer_is_set_like_its_text_ends_with_the_sentence_before():
    page = read_sheet_layout(make_letters(FORMS[2], SONG), 1)
    texts = [f.story.body[-1].text for f in page.findings if f.story.headline != title(7)]
    assert [text[-1] for text in texts] == ["。"] * 3


@pytest.mark.parametrize(
    "line", ["乡村 振兴", "江南县 青禾镇", "社区文化", "渔村 新貌", "记者 周"]
)
def test_other_words_below_a_text_are_no_writer_of_it(line):
    assert letter_writer([line]) is None


@pytest.mark.parametrize("line", ["青禾镇新貌", "江南县青禾镇", "社区文化", "东港区谢谢"])
def test_a_place_before_other_words_signs_no_text(line):
    assert signer(line) is None
