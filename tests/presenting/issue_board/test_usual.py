"""What differs on a page from what it usually is. Every kind in several sizes, and the usual ones without a word."""

import random

import pytest

from articles.presenting.issue_board import usual
from articles.presenting.issue_board.usual import StoryFigures, UsualPage, differences

MARKUP = len("<p></p>")


def story(pk=1, body=400, headline=14, section="", **pictures):
    return StoryFigures(
        pk=pk,
        title=f"第{pk}条",
        section=section,
        headline=headline,
        html=body + MARKUP if body else 0,
        body=body,
        **pictures,
    )


def page(count=9, **facts):
    """Of thirty issues that had about as many stories each."""
    dice = random.Random(7)
    defaults = {
        "stories": [count + dice.choice([-1, 0, 0, 1]) for _ in range(30)],
        "shortest": [dice.randrange(180, 260) for _ in range(30)],
        "longest": [dice.randrange(18, 26) for _ in range(30)],
    }
    return UsualPage(**defaults | facts)


def said(stories, before):
    return [found.message for found in differences(stories, before)]


def stories(count, **facts):
    return [story(pk, **facts) for pk in range(1, count + 1)]


@pytest.mark.parametrize(("found", "count"), [(2, 9), (1, 6), (3, 8), (5, 14), (9, 25)])
def test_fewer_stories_than_half_of_the_usual_are_told(found, count):
    first = differences(stories(found), page(count))[0]
    assert (first.message, dict(first.arguments)) == (
        usual.FEW,
        {"found": found, "usual": count},
    )


@pytest.mark.parametrize(("found", "count"), [(23, 9), (14, 5), (60, 25)])
def test_more_stories_than_twice_the_usual_are_told(found, count):
    assert said(stories(found), page(count)) == [usual.MANY]


@pytest.mark.parametrize(
    ("found", "count"), [(7, 9), (11, 9), (2, 3), (1, 2), (20, 25), (4, 1)]
)
def test_a_quiet_or_a_full_day_is_usual(found, count):
    assert said(stories(found), page(count)) == []


def test_a_page_without_any_story_is_told_once():
    always = page(9, sections=[("一线观察", 30)])
    assert said([], always) == [usual.NO_STORIES]


def test_a_few_odd_issues_do_not_change_what_is_usual():
    odd = [0, 0, 1, 40, 41, 1, 0, 60, 1, 0]
    assert said(stories(2), page(stories=[*[9] * 20, *odd])) == [usual.FEW]
    assert said(stories(9), page(stories=[*[9] * 20, *odd])) == []


@pytest.mark.parametrize("issues", [0, 1, 4])
def test_nothing_is_usual_on_a_page_that_few_issues_had(issues):
    young = UsualPage(
        stories=[9] * issues,
        shortest=[300] * issues,
        longest=[20] * issues,
        sections=[("一线观察", issues)],
    )
    assert said(stories(2), young) == []


@pytest.mark.parametrize("body", [1, 12, 30, 55])
def test_a_body_far_below_the_shortest_that_a_page_usually_has_is_told(body):
    found = differences([*stories(8), story(9, body=body)], page(9))
    assert [(one.message, one.story) for one in found] == [(usual.SHORT_BODY, 9)]
    assert dict(found[0].arguments) == {"found": body, "title": "第9条"}


@pytest.mark.parametrize("body", [30, 45, 59])
def test_a_brief_on_a_page_of_briefs_is_usual(body):
    briefs = page(9, shortest=[random.Random(n).randrange(35, 70) for n in range(30)])
    assert said([*stories(8), story(9, body=body)], briefs) == []


@pytest.mark.parametrize(("body", "told"), [(30, True), (39, True), (40, False), (80, False)])
def test_where_nothing_is_usual_yet_a_body_has_a_length_of_its_own(body, told):
    assert said([story(body=body)], UsualPage()) == [usual.SHORT_BODY] * told


@pytest.mark.parametrize("pictures", [{"pictures": 1}, {"pictures": 3}])
def test_a_photo_story_needs_no_body(pictures):
    assert said([*stories(8), story(9, body=0, **pictures)], page(9)) == []


def test_a_headline_without_a_text_is_told_and_so_is_a_story_without_either():
    found = said([story(1, body=0), story(2, body=0, headline=0)], UsualPage())
    assert found == [usual.NO_BODY, usual.NO_HEADLINE_OR_TEXT]


def test_a_long_body_is_not_counted():
    long = StoryFigures(pk=1, title="长", section="", headline=9, html=9000, body=None)
    assert said([long], UsualPage()) == []


@pytest.mark.parametrize(
    ("headline", "told"), [(60, True), (41, True), (33, False), (20, False)]
)
def test_a_headline_far_above_the_longest_that_a_page_usually_has_is_told(headline, told):
    found = said([*stories(8), story(9, headline=headline)], page(9))
    assert found == [usual.LONG_HEADLINE] * told


@pytest.mark.parametrize(("headline", "told"), [(60, True), (46, True), (45, False)])
def test_where_nothing_is_usual_yet_a_headline_has_a_length_of_its_own(headline, told):
    assert said([story(headline=headline)], UsualPage()) == [usual.LONG_HEADLINE] * told


def test_a_caption_without_its_photo_and_a_photo_without_a_caption_are_told():
    found = said(
        [story(1, pictures=1, captions_alone=1), story(2, pictures=2, photos_alone=1)],
        page(2),
    )
    assert found == [usual.NO_PHOTO, usual.NO_CAPTION]


def test_captions_alone_are_usual_on_pages_that_come_as_text():
    texts = page(9, captions_alone=30, photos_alone=28)
    lone = [*stories(8), story(9, pictures=2, captions_alone=1, photos_alone=1)]
    assert said(lone, texts) == []


@pytest.mark.parametrize(("issues", "told"), [(30, True), (27, True), (26, False), (3, False)])
def test_a_label_that_the_page_always_has_is_missed(issues, told):
    before = page(9, sections=[("一线观察", issues), ("时评", 12)])
    found = differences(stories(9, section="时评"), before)
    assert [dict(one.arguments)["section"] for one in found] == ["一线观察"] * told


def test_a_label_that_is_there_is_not_missed():
    before = page(9, sections=[("一线观察", 30)])
    assert said([*stories(8), story(9, section="一线观察")], before) == []


@pytest.mark.parametrize("seed", range(40))
def test_ordinary_nights_are_without_a_word(seed):
    """Of pages of any size whose issues differ as newspapers' do, the next one is ordinary, too."""
    dice = random.Random(seed)
    count, spread = dice.randrange(1, 30), dice.randrange(1, 4)

    def night():
        return max(1, count + dice.randrange(-spread, spread + 1))

    bodies = [dice.randrange(60, 300) for _ in range(31)]
    before = UsualPage(
        stories=[night() for _ in range(30)], shortest=bodies[:30], longest=[22] * 30
    )
    tonight = [*stories(night() - 1), story(99, body=max(61, bodies[30]))]
    found = set(said(tonight, before))
    assert found <= {usual.FEW} if count <= spread + 1 else not found
