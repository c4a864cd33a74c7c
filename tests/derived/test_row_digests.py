"""The digest of a story's rows is another one whenever its text is."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.derived import row_digests
from articles.models import Article, Contributor, Correction, Photo, PhotoCredit, Picture
from articles.story import COLUMNS
from tests.factories import (
    make_article,
    make_byline,
    make_contributor,
    make_photo,
    make_picture,
    make_region,
    make_section,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def story():
    article = make_article(section="地方传真")
    make_byline(article)
    make_picture(article, photo=make_photo(), credit="王小明")
    make_region(article)
    Correction.objects.create(article=article, text="更正", made_at=timezone.now())
    return article


def digest(article):
    return row_digests.digests_of([article.pk])[article.pk]


@pytest.mark.parametrize("column", [name for name in COLUMNS if name != "kind"])
def test_another_line_gives_another_digest(story, column):
    before = digest(story)
    Article.objects.filter(pk=story.pk).update(**{column: "另一行"})
    assert digest(story) != before


CHANGES = {
    "body": lambda story: Article.objects.filter(pk=story.pk).update(body="<p>别的</p>"),
    "note": lambda story: Article.objects.filter(pk=story.pk).update(withdrawal_note="因故"),
    "print only": lambda story: Article.objects.filter(pk=story.pk).update(print_only=True),
    "section": lambda story: Article.objects.filter(pk=story.pk).update(
        section=make_section("要闻")
    ),
    "section's slug": lambda story: type(story.section).objects.update(slug="anew"),
    "issue's day": lambda story: type(story.page.issue).objects.update(
        date=datetime.date(2023, 11, 9)
    ),
    "byline": lambda story: make_byline(story, name="李小红"),
    "role": lambda story: story.bylines.update(role="通讯员"),
    "name of a person": lambda _story: Contributor.objects.filter(name="邢成敏").update(
        name="邢诚敏"
    ),
    "agency": lambda _story: Contributor.objects.filter(name="王小明").update(agency="新华社"),
    "caption": lambda _story: Picture.objects.update(caption="另一句"),
    "focal point": lambda _story: Photo.objects.update(focal_x=0.1),
    "file of a photo": lambda _story: Photo.objects.update(image="other.png"),
    "credit": lambda _story: PhotoCredit.objects.create(
        picture=Picture.objects.get(), contributor=make_contributor("李小红"), role="摄"
    ),
    "a picture goes": lambda story: story.pictures.all().delete(),
    "correction": lambda _story: Correction.objects.update(text="更正了"),
    "region": lambda story: story.regions.update(polygon=[[0, 0], [1, 0], [1, 1]]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_another_row_gives_another_digest(story, change):
    before = digest(story)
    CHANGES[change](story)
    assert digest(story) != before


def test_going_online_changes_no_digest(story):
    before = digest(story)
    now = timezone.now()
    Article.objects.filter(pk=story.pk).update(
        state="published", published_at=now, updated_at=now, print_size=0.5
    )
    assert digest(story) == before


def test_what_stands_in_one_story_counts_for_no_other(story):
    before = digest(story)
    make_byline(make_article(page=story.page), name="李小红")
    assert digest(story) == before


def test_a_hundred_stories_take_as_many_queries_as_one(story):
    costs = []
    for pks in ([story.pk], [story.pk, *(make_article(page=story.page).pk for _ in range(9))]):
        with CaptureQueriesContext(connection) as queries:
            assert len(row_digests.digests_of(pks)) == len(pks)
        costs.append(len(queries))
    assert costs == [6, 6]
