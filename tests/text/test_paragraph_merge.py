"""Texts that two sides have changed, merged paragraph by paragraph."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.paragraph_merge import (
    MergedParagraphs,
    ParagraphConflict,
    merge_bodies,
    merge_paragraphs,
)

A = "近日，记者走进泗县产业园，一派现代化生产场景呈现在眼前。"
B = "县里聚力打造汽车零部件基地，积极对接沿海企业，登门请人。"
C = "明确重点，强化保障，选好骨干，把阵地建到村里去。"
D = "如今，清水河成了市民散步的去处，傍晚的河边人来人往。"
NEW = "目前，已入驻相关配套企业七十四家，带动就业三千人。"
OTHER_NEW = "下一步，当地还将修建一条直通高速公路的专用道路。"

paragraphs = st.lists(
    st.one_of(
        st.sampled_from([A, B, C, D, NEW, A.replace("近日", "昨日"), "甲", "乙乙"]),
        st.text("甲乙丙丁戊，。<>&", min_size=1, max_size=12),
    ),
    max_size=8,
)


def merged(base, ours, theirs):
    """The merge, which nothing hindered."""
    done = merge_paragraphs(base, ours, theirs)
    assert not done.conflicts
    return list(done.paragraphs)


@given(paragraphs, paragraphs)
def test_what_one_side_alone_changed_is_taken(base, changed):
    assert merged(base, base, changed) == changed
    assert merged(base, changed, base) == changed
    assert merged(base, changed, changed) == changed


@given(paragraphs, paragraphs, paragraphs)
def test_no_text_is_lost(base, ours, theirs):
    done = merge_paragraphs(base, ours, theirs)
    told = [text for each in done.conflicts for text in (each.ours, each.theirs)]
    there = Counter([*done.paragraphs, *told])
    known = Counter(base)
    for side in (ours, theirs):
        # what a side wrote itself stands there as it is, or is merged with what the other made of it
        for text in Counter(side) - known - there:
            assert any(_is_within(text, base, other) for other in done.paragraphs)


def _is_within(text, base, other):
    """Whether what the text has and the base has not is in the other one."""
    return set(text) - set("".join(base)) <= set(other)


@given(paragraphs, paragraphs, paragraphs)
def test_ours_stands_where_the_two_cannot_be_merged(base, ours, theirs):
    for each in merge_paragraphs(base, ours, theirs).conflicts:
        assert each.ours in ("", *ours)
        assert each.theirs in ("", *theirs)
        assert each.ours != each.theirs


def test_each_side_edits_another_paragraph():
    ours, theirs = A.replace("近日", "昨日"), B.replace("积极", "主动")
    assert merged([A, B], [ours, B], [A, theirs]) == [ours, theirs]


def test_both_edit_one_paragraph_at_different_places():
    ours, theirs = A.replace("近日", "昨日"), A.replace("眼前", "面前")
    both = theirs.replace("近日", "昨日")
    assert merged([A, B], [ours, B], [theirs, B]) == [both, B]


def test_both_edit_the_same_place():
    ours, theirs = A.replace("近日", "昨日"), A.replace("近日", "前日")
    done = merge_paragraphs([A, B], [ours, B], [theirs, B])
    assert done == MergedParagraphs((ours, B), (ParagraphConflict(0, A, ours, theirs),))


def test_what_each_side_adds_is_there_ours_first():
    assert merged([A, B], [A, NEW, B], [A, B, OTHER_NEW]) == [A, NEW, B, OTHER_NEW]
    assert merged([A, B], [A, NEW, B], [A, OTHER_NEW, B]) == [A, NEW, OTHER_NEW, B]


def test_what_both_add_is_there_once():
    assert merged([A], [A, NEW], [A, NEW]) == [A, NEW]
    ours, theirs = NEW.replace("七十四", "74"), NEW
    done = merge_paragraphs([A], [A, ours], [A, theirs])
    assert done == MergedParagraphs((A, ours), (ParagraphConflict(1, "", ours, theirs),))


def test_what_one_side_takes_out_is_gone_unless_the_other_edited_it():
    assert merged([A, B, C], [A, C], [A, B, C.replace("骨干", "带头人")]) == [
        A,
        C.replace("骨干", "带头人"),
    ]
    theirs = B.replace("积极", "主动")
    done = merge_paragraphs([A, B, C], [A, C], [A, theirs, C])
    assert done == MergedParagraphs((A, C), (ParagraphConflict(1, B, "", theirs),))
    done = merge_paragraphs([A, B, C], [A, theirs, C], [A, C])
    assert done == MergedParagraphs((A, theirs, C), (ParagraphConflict(1, B, theirs, ""),))


@pytest.mark.parametrize("edited", [C, C.replace("骨干", "带头人")])
def test_what_one_side_moves_takes_the_edit_of_the_other_along(edited):
    assert merged([A, B, C, D], [C, A, B, D], [A, B, edited, D]) == [edited, A, B, D]
    assert merged([A, B, C, D], [A, B, edited, D], [C, A, B, D]) == [edited, A, B, D]


def test_each_side_moves_another_paragraph():
    assert merged([A, B, C, D], [B, A, C, D], [A, B, D, C]) == [B, A, D, C]


def test_what_both_move_stands_where_ours_has_it():
    assert merged([A, B, C, D], [D, A, B, C], [A, D, B, C]) == [D, A, B, C]


def test_a_paragraph_that_an_editor_split_takes_a_word_that_was_corrected():
    first, second = "近日，记者走进泗县产业园，一派现代化生产场景", "呈现在眼前。"
    theirs = A.replace("近日", "昨日")
    assert merged([A, B], [first, second, B], [theirs, B]) == [
        first.replace("近日", "昨日"),
        second,
        B,
    ]


def test_bodies_are_merged_as_html():
    base = f"<p>{A}</p>\n<h3>强化保障</h3>\n<p>{B}</p>"
    ours = base.replace("泗县", '<a href="https://example.com/">泗县</a>')
    theirs = base.replace("近日", "昨日") + f"\n<p>{NEW}</p>"
    done = merge_bodies(base, ours, theirs)
    assert not done.conflicts
    assert "\n".join(done.paragraphs) == ours.replace("近日", "昨日") + f"\n<p>{NEW}</p>"
