"""Closing marks on lines of their own are put back, and the printed line goes on as far as it is wide."""

import pytest

from articles.reading.dump.lone_marks import join_lone_marks
from articles.reading.language.lines import TextLine
from tests.reading.typesetter import read, set_body, texts, title, write


def lines(*printed):
    return [TextLine(index, text) for index, text in enumerate(printed)]


def joined(*printed):
    return [line.text for line in join_lone_marks(lines(*printed))]


def test_a_mark_alone_ends_the_line_above_it_which_goes_on_as_far_as_it_is_wide():
    whole = [
        "清溪河边种下三千棵树",
        "“春生”、“秋实”、",
        "几个园子已经开放三年",
        "来的人比往年多了两成",
    ]
    torn = ["清溪河边种下三千棵树", "“春生”", "、", "“秋实”", "、", *whole[2:]]
    assert joined(*torn) == ["清溪河边种下三千棵树", "“春生”、“秋实”、", *whole[2:]]


def test_behind_a_full_stop_alone_nothing_goes_on():
    assert joined(
        "清溪河边种下三千棵树", "园子开放", "。", "来的人多", "比往年多了两成多一些"
    ) == [
        "清溪河边种下三千棵树",
        "园子开放。",
        "来的人多",
        "比往年多了两成多一些",
    ]


@pytest.mark.parametrize("alone", ["……", "——", "·", "（", "“"])
def test_dashes_dots_and_opening_marks_stay(alone):
    assert joined("清溪河边种下三千棵树", alone, "几个园子已经开放三年") == [
        "清溪河边种下三千棵树",
        alone,
        "几个园子已经开放三年",
    ]


def test_a_mark_at_the_head_of_a_page_or_below_a_blank_line_has_no_line_above():
    assert joined("、", "清溪河边种下三千棵树") == ["、", "清溪河边种下三千棵树"]
    apart = [TextLine(0, "清溪河边种下三千棵树"), TextLine(1, "」", gap=1)]
    assert [line.text for line in join_lone_marks(apart)] == ["清溪河边种下三千棵树", "」"]


@pytest.mark.parametrize("measure", [14, 18, 22])
def test_a_text_whose_marks_were_torn_off_comes_back(measure):
    """As pdftotext -raw writes marks that come from another font."""
    for seed in range(8):
        told = write(seed, 4, (2, 4))
        torn = []
        for number, line in enumerate(
            set_body(["本报讯（记者周明）" + told[0], *told[1:]], measure)
        ):
            cut = line.find("，")
            is_torn = number % 5 == 2 and 0 < cut < len(line) - 1
            torn += [line[:cut], "，", line[cut + 1 :]] if is_torn else [line]
        (finding,) = read(title(seed), torn).findings
        assert "".join(texts(finding.story)) == "".join(told)


@pytest.mark.parametrize("mark", ["，", "。", "、", "；"])
def test_a_line_that_begins_with_a_mark_is_the_end_of_the_printed_line_above(mark):
    whole = ["清溪河边种下三千棵树", f"的人说{mark}今年来的人", "比往年多了两成还要多"]
    torn = [whole[0], "的人说", mark + "今年来的人", whole[2]]
    assert joined(*torn, *whole[::2]) == [*whole, *whole[::2]]


def test_a_headlines_line_that_begins_with_a_mark_stays():
    assert joined("来的人多。", "以河养树", "，三年种下一片林", "清溪河边种下三千棵树") == [
        "来的人多。",
        "以河养树",
        "，三年种下一片林",
        "清溪河边种下三千棵树",
    ]
