"""What the issues before one usually have on a page, and how the database comes to know it."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Issue, State
from articles.presenting.issue_board.history import history_of
from tests.factories import make_article, make_issue, make_page, make_photo, make_picture

pytestmark = pytest.mark.django_db


def issue_of(day):
    return make_issue(date=datetime.date(2023, 11, day))


def usual_page():
    """Of the only page of the issues before the one of the 30th."""
    before = Issue.objects.order_by("-date")
    return history_of(issue_of(30), list(before)).usual("1")


def test_pages_are_counted_that_have_a_caption_or_a_photo_alone():
    photo = make_photo()
    pages = [make_page(issue_of(day), number="1") for day in range(1, 6)]
    stories = [make_article(page=page) for page in pages[:4]]
    for _ in range(3):  # pages, not pictures
        make_picture(stories[0], caption="只有说明", photo=None)
    make_picture(stories[1], caption="", photo=photo)
    make_picture(make_article(page=pages[1]), caption="只有说明", photo=None)
    make_picture(stories[2], caption="都有", photo=photo)
    usual = usual_page()
    assert (usual.captions_alone, usual.photos_alone) == (2, 1)
    assert sorted(usual.stories) == [0, 1, 1, 1, 2]


def test_a_picture_of_a_story_in_the_bin_does_not_count():
    page = make_page(issue_of(1), number="1")
    story = make_article(
        page=page,
        state=State.BINNED,
        state_before_bin=State.DRAFT,
        binned_at=timezone.now(),
    )
    make_picture(story, caption="只有说明", photo=None)
    assert usual_page().captions_alone == 0


def test_pictures_are_asked_for_by_their_story_alone():
    """PostgreSQL, before it has counted its rows, reads the archive's pictures for each page where they are
    joined, and those without a photo for each story where that is a condition beside the story.
    """
    make_article(page=make_page(issue_of(1), number="1"))
    with CaptureQueriesContext(connection) as captured:
        usual_page()
    [sql] = [one["sql"] for one in captured if "articles_picture" in one["sql"]]
    assert "JOIN" not in sql
    asked = re.findall(r'FROM "articles_picture" (\w+) WHERE (.*?) GROUP BY', sql)
    assert len(asked) == 2
    for name, condition in asked:
        assert re.fullmatch(rf'{name}\."article_id" = \(?\w+\."id"\)?', condition)
