"""Paragraphs side by side: each beside the one that it became."""

import pytest

from articles.text.alignment import aligned, likeness

A = "近日，记者走进产业园，一派现代化生产场景呈现在眼前。"
B = "泗县聚力打造汽车零部件产业园，积极对接企业。"
C = "明确重点，强化保障，选好骨干。"


def test_what_is_the_same_stands_beside_itself():
    assert aligned([A, B], [A, B]) == [(0, 0), (1, 1)]


def test_a_paragraph_that_was_added_stands_alone():
    assert aligned([A, C], [A, B, C]) == [(0, 0), (None, 1), (1, 2)]


def test_one_that_was_taken_out_stands_alone():
    assert aligned([A, B, C], [A, C]) == [(0, 0), (1, None), (2, 1)]


def test_a_changed_paragraph_stands_beside_what_it_became_though_another_comes_before():
    changed = B.replace("积极", "主动")
    assert aligned([A, B], [A, C, changed]) == [(0, 0), (None, 1), (1, 2)]


def test_what_has_nothing_in_common_but_the_place_stands_there_by_its_order():
    assert aligned([A], [C]) == [(0, 0)]
    assert aligned([A, B], [C, A.replace("近日", "昨日")]) == [(None, 0), (0, 1), (1, None)]


@pytest.mark.parametrize(("one", "other"), [([], []), ([], [A]), ([A], []), ([A] * 3, [A])])
def test_every_place_stands_there_once(one, other):
    pairs = aligned(one, other)
    assert [i for i, _ in pairs if i is not None] == list(range(len(one)))
    assert [j for _, j in pairs if j is not None] == list(range(len(other)))


def test_a_long_stretch_without_likeness_is_paired_by_its_order():
    one = [f"甲{n}" for n in range(200)]
    other = [f"乙{n}" for n in range(100)]
    pairs = aligned(one, other)
    assert len(pairs) == 200
    assert likeness("", "") == 1.0
