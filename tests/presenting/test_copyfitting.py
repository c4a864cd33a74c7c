"""Copyfitting: what can end level with what."""

import pytest

from articles.presenting.copyfitting import Copyfit, copyfit, level, section_copyfit
from tests.factories import make_article, make_html

pytestmark = pytest.mark.django_db
SENTENCE = "近日，记者走进产业园，一派现代化生产场景呈现在眼前。"


def test_all_that_can_be_as_high_as_the_highest_at_its_least_ends_level():
    assert level([Copyfit(5, 12), Copyfit(8, 8), Copyfit(3, 9)]) == [0, 1, 2]


def test_what_stays_lower_is_left_out_and_the_others_are_asked_again():
    assert level([Copyfit(3, 9), Copyfit(8, 8), Copyfit(4, 5)]) == [0, 1]
    assert level([]) == []


def test_more_heads_make_a_story_higher_and_more_text_lets_it_grow():
    short = make_article(headline="河水清了", body=make_html(SENTENCE))
    heads = make_article(headline="河水清了", deck="副题" * 20, body=make_html(SENTENCE))
    text = make_article(headline="河水清了", body=make_html(SENTENCE * 9))
    fits = [copyfit(story, 320, photo=False) for story in (short, heads, text)]
    assert fits[1].least > fits[0].least
    assert (fits[0].room, fits[1].room) == (0, 0)
    assert fits[2].room > 5


def test_under_a_photo_the_text_is_whole_and_the_photo_gives_the_room():
    story = make_article(body=make_html(SENTENCE * 9))
    assert copyfit(story, 72, photo=True).room == copyfit(story, 20, photo=True).room > 0


def test_a_section_is_as_high_as_its_headlines_are_many():
    one = section_copyfit(["河水清了"], SENTENCE * 9)
    three = section_copyfit(["河水清了"] * 3, SENTENCE * 9)
    assert three.least > one.least
    assert three.most - three.least == pytest.approx(one.most - one.least)
