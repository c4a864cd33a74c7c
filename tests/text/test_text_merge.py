"""One paragraph that two sides have changed."""

import pytest

from articles.text.text_merge import merge_text

BASE = "<p>市长李明昨日视察南浦大桥，要求加快进度，年内通车。</p>"


def changed(*pairs):
    text = BASE
    for old, new in pairs:
        text = text.replace(old, new)
    return text


def test_changes_at_different_places_are_both_taken():
    ours, theirs = changed(("李明", "李鸣")), changed(("年内", "明年五月"))
    assert merge_text(BASE, ours, theirs) == changed(("李明", "李鸣"), ("年内", "明年五月"))


def test_a_link_of_one_side_and_a_word_of_the_other():
    link = ("南浦大桥", '<a href="https://example.com/">南浦大桥</a>')
    merged = merge_text(BASE, changed(link), changed(("李明", "李鸣")))
    assert merged == changed(link, ("李明", "李鸣"))


def test_a_crosshead_is_made_of_it_by_one_side_and_a_word_changed_by_the_other():
    ours = changed(("<p>", "<h3>"), ("</p>", "</h3>"))
    merged = merge_text(BASE, ours, changed(("年内", "明年")))
    assert merged == ours.replace("年内", "明年")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (changed(("昨日", "今日")), changed(("昨日", "前日"))),
        (changed(("昨日", "")), changed(("昨日视察", "昨日又视察"))),
        (changed(("昨日", "")), changed(("视察", "考察"))),  # they touch
        (changed(("昨日", "昨日上午")), changed(("昨日", "昨日下午"))),
        (
            changed(("昨日视察南浦大桥", "<strong>昨日视察南浦</strong>大桥")),
            changed(("视察南", "<em>视察南"), ("，要求", "</em>，要求")),
        ),
    ],
)
def test_what_both_changed_at_one_place_is_not_merged(ours, theirs):
    assert merge_text(BASE, ours, theirs) is None
    assert merge_text(BASE, theirs, ours) is None


def test_the_same_change_of_both_is_one():
    both = changed(("昨日", "今日"))
    assert merge_text(BASE, both, both) == both
    assert merge_text(BASE, both, changed(("昨日", "今日"), ("年内", "明年"))) == changed(
        ("昨日", "今日"), ("年内", "明年")
    )


def test_numbers_and_words_are_whole():
    base = "新增企业 74 家，receive 同上。"
    assert merge_text(base, base.replace("74", "75"), base.replace("74", "174")) is None
