"""Briefs without headlines under a label are parted by what marks them."""

import pytest

from tests.reading.column_pages import as_told, set_column, stories_of
from tests.reading.list_pages import MARKS, make_bare_briefs
from tests.reading.sheets import HEI, KAI, line, sheet
from tests.reading.typesetter import set_body, title, write


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("mark", MARKS)
def test_briefs_under_a_label_reversed_out_of_a_bar_are_stories_of_their_own(mark, seed):
    page, stories = make_bare_briefs(seed, mark)
    assert stories_of(page) == as_told(stories)


@pytest.mark.parametrize("mark", ["bullet", "bold"])
def test_briefs_under_a_label_over_two_columns_are_parted_where_each_shows_its_mark(mark):
    page, stories = make_bare_briefs(3, mark, columns=2)
    assert stories_of(page) == as_told(stories)


def test_a_brief_of_a_few_words_that_are_mostly_in_bold_is_one():
    told = [write(9, 1, (2, 3)), write(11, 1, (2, 3)), ["码头的灯全亮了，人人叫好。"]]
    page, stories = make_bare_briefs(5, "white and bold", briefs=told, lead=8)
    assert stories_of(page) == as_told(stories)


def test_briefs_in_bold_are_parted_though_the_first_begins_with_a_figure():
    told = [["35" + write(9, 1)[0], write(10, 1)[0]], write(11, 1), write(12, 1)]
    page, stories = make_bare_briefs(6, "bold", briefs=told)
    assert stories_of(page) == as_told(stories)


def test_a_brief_at_a_columns_top_where_no_white_stands_begins_with_its_bold_words():
    page, stories = make_bare_briefs(3, "white and bold", columns=2)
    assert stories_of(page) == as_told(stories)


def test_a_label_in_small_type_may_stand_over_the_gutter_between_its_columns():
    page, stories = make_bare_briefs(3, "bold", columns=2, label="　" * 13 + "短波")
    assert stories_of(page) == as_told(stories)


@pytest.mark.parametrize("label", ["短波", "信息快报"])  # papers' names end in 快报, too
def test_words_for_briefs_in_small_type_over_a_column_label_it(label):
    page, stories = make_bare_briefs(4, "white", label=label)
    assert stories_of(page) == as_told(stories)


def test_a_label_of_words_that_end_papers_names_may_stand_over_a_headline():
    em, told = 9.0, [write(3, 4, (2, 3)), write(4, 3, (2, 3))]
    parts = [line("江南日报", 40, 44, 14, style=HEI), line("2026年5月24日", 140, 44, 9)]
    parts.append(line("信息快报", 300, 82, 1.2 * em, style=KAI))
    for x, y, texts, head in ((40, 84, told[0], title(3)), (220, 106, told[1], title(4))):
        parts.append(line(head, x, y, 1.7 * em, style=HEI))
        lines = set_body(texts, 18, shows_indents=True)
        parts.append(set_column(lines, x, y + 2.2 * em, em, 18))
    page = sheet(*parts, width=430, height=1100)
    assert {h for h, _ in stories_of(page)} == {title(3), title(4)}
