"""Whose words a piece of text shares."""

import pytest

from articles.reading.language.words import bigrams
from articles.reading.layout.order.shared_wording import PageWording
from tests.reading.typesetter import write


def told(seed, paragraphs):
    return write(seed, paragraphs, (3, 4))


def wording_of(stories):
    return PageWording.of([bigrams(text) for text in story] for story in stories)


@pytest.mark.parametrize("seed", range(20))
def test_a_storys_own_second_column_is_held_by_its_words(seed):
    stories = [["", *told(100 + 3 * seed + n, 4)] for n in range(3)]
    assert wording_of(stories).pull(0, 3).strength < -0.4


@pytest.mark.parametrize("seed", range(20))
def test_a_column_of_another_story_is_pulled_there(seed):
    (one, two, three) = (told(100 + 3 * seed + n, 5) for n in range(3))
    stories = [[*one, two[-1]], two[:-1], three]
    assert wording_of(stories).pull(0, len(one)).strength > 0.3


def test_a_heading_is_judged_with_the_text_below_it():
    one, two = told(1, 5), told(2, 5)
    stories = [[*one, "新的一天", two[-1]], two[:-1]]
    assert wording_of(stories).pull(0, len(one)).strength > 0.3


def test_words_that_nobody_else_has_tell_nothing():
    stories = [[*told(1, 4), *told(3, 2)], told(2, 4)]
    assert wording_of(stories).pull(0, 4).strength == 0.0


def test_a_page_of_one_story_pulls_nothing_away():
    assert wording_of([told(1, 6)]).pull(0, 3).strength <= 0.0
