"""Constraints that hold in the database, querysets, and the words for rows."""

import datetime

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone, translation

from articles.models import Article, Contributor, ImportRecord, Issue, Photo, Section, State
from articles.models.doubts import in_words, stored
from articles.reading.shapes import Doubt
from tests.factories import (
    DAY,
    make_article,
    make_byline,
    make_contributor,
    make_import_record,
    make_issue,
    make_page,
    make_photo,
    make_picture,
    make_published,
    make_region,
    make_revision,
    make_section,
)

pytestmark = pytest.mark.django_db


def make_twice(make, **fields):
    make(**fields)
    make(**fields)


def byline_twice():
    article = make_article()
    make_twice(make_byline, article=article)


def revision_twice():
    article = make_article()
    make_twice(make_revision, article=article, number=1)


def make_photo_of_print(sha256):
    return Photo.objects.create(
        image=f"photos/{sha256[:2]}/{sha256}.jpeg", width=8, height=6, sha256=sha256
    )


def region_twice():
    article = make_article()
    make_twice(make_region, article=article, position=1)


REFUSED = {
    "a second issue of a date and edition": lambda: make_issue().__class__.objects.create(
        date=make_issue().date
    ),
    "a slash in an edition": lambda: make_issue(edition="增/刊"),
    "two pages in one place": lambda: make_twice(make_page, sequence=1, number=""),
    "two pages of one number": lambda: [make_page(number="A1"), make_page(number="A1")],
    "a page before the first": lambda: make_page(sequence=-1),
    "a section without a name": lambda: Section.objects.create(name="", slug="x"),
    "a section without an address": lambda: Section.objects.create(name="x", slug=""),
    "two sections at one address": lambda: [make_section("甲", "a"), make_section("乙", "a")],
    "an unknown state": lambda: make_article(state="lost"),
    "published, but never": lambda: make_article(state=State.PUBLISHED, published_at=None),
    "a confidence above one": lambda: make_article(confidence=1.5),
    "two articles of one source": lambda: make_twice(
        make_article, page=make_page(), source_ref="2023-11-08/1/1"
    ),
    "a source that says nothing": lambda: make_article(source_ref=""),
    "a place before the first": lambda: make_article(position=0),
    "a person without a name": lambda: Contributor.objects.create(name=""),
    "two rows for a person": lambda: make_twice(
        Contributor.objects.create, name="李贺", agency="新华社"
    ),
    "a person twice under an article": byline_twice,
    "a focal point outside the photo": lambda: make_photo().__class__.objects.update(
        focal_x=1.2
    ),
    "two revisions of one number": revision_twice,
    "an import refused without a reason": lambda: make_import_record(result="refused"),
    "a story dropped by a page it never came from": lambda: make_article(
        dropped_at=timezone.now()
    ),
    "a page with a width alone": lambda: make_page(width=1030.0),
    "a page without extent": lambda: make_page(width=0.0, height=0.0),
    "two photos of the same bytes": lambda: make_twice(make_photo_of_print, sha256="a" * 64),
    "a photo whose sum says nothing": lambda: make_photo_of_print(sha256=""),
    "two parts of a story in one place": region_twice,
    "a part of a story before the first": lambda: make_region(make_article(), position=0),
    "an import that ended nowhere": lambda: make_import_record(result="lost"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_the_database_refuses(case):
    with pytest.raises(IntegrityError), transaction.atomic():
        REFUSED[case]()


def test_pages_without_a_number_stand_side_by_side():
    pages = [make_page(number=""), make_page(number="")]
    assert [page.sequence for page in pages] == [1, 2]


def test_only_published_articles_are_published():
    make_article(), make_article(state=State.WITHDRAWN)
    online = make_published()
    assert list(Article.objects.published()) == [online]


def test_articles_are_leafed_through_by_issue_page_and_place():
    later = make_article(page=make_page(make_issue(DAY.replace(day=9))))
    page = make_page(make_issue(), sequence=2)
    second, first = make_article(page=page, position=2), make_article(page=page, position=1)
    front = make_article(page=make_page(make_issue(), sequence=1))
    assert list(Article.objects.in_page_order()) == [front, first, second, later]


@pytest.mark.parametrize("count", [1, 5])
def test_a_list_of_articles_takes_two_queries(count, django_assert_num_queries):
    for _ in range(count):
        make_byline(make_article(section="地方传真"))
    with django_assert_num_queries(2):
        for article in Article.objects.for_list():
            assert [
                article.section.name,
                article.page.issue.date,
                *map(str, article.bylines.all()),
            ]


@pytest.mark.parametrize("count", [1, 5])
def test_an_article_to_read_takes_four_queries(count, django_assert_num_queries):
    article = make_article()
    for number in range(count):
        make_picture(article, photo=make_photo(), credit=f"李{number}")
    make_byline(article)
    with django_assert_num_queries(4):
        (read,) = Article.objects.for_reading()
        assert [
            c.contributor.name for p in read.pictures.all() for c in p.credits.all() if p.photo
        ] != []


def test_a_body_is_cleaned_on_its_way_into_the_database():
    article = make_article(body="<p onclick=x>近日<script>alert(1)</script></p>")
    stored_body = Article.objects.get().body
    assert (article.body, stored_body) == ("<p>近日</p>", "<p>近日</p>")


def test_an_update_past_the_form_is_cleaned_too():
    make_article()
    Article.objects.update(body="<h2>近日</h2><img src=x onerror=y>")
    assert Article.objects.get().body == "<h3>近日</h3>"


def test_a_brief_without_headline_is_called_by_its_first_words():
    article = make_article(
        headline="", body="<p>泗县聚力打造汽车零部件产业园，积极对接整车制造企业。</p>"
    )
    assert str(article) == "泗县聚力打造汽车零部件产业园，积极对接整…"


def test_a_section_that_goes_leaves_its_articles():
    article = make_article(section="地方传真")
    article.section.delete()
    article.refresh_from_db()
    assert article.section is None


def test_a_page_with_articles_cannot_be_deleted():
    with pytest.raises(ProtectedError):
        make_article().page.delete()


def test_an_import_record_outlives_what_it_imported():
    page = make_page()
    record = make_import_record(issue=page.issue, page=page, target=str(page))
    page.delete()
    page.issue.delete()
    record.refresh_from_db()
    assert (record.issue, record.page, record.target) == (None, None, str(page))


def test_a_page_is_called_as_readers_call_it():
    with translation.override("en"):
        assert make_page(number="A3", name="要闻").label == "Page A3 要闻"


def test_an_issues_address_names_its_edition():
    assert [make_issue().key, make_issue(edition="增刊").key] == [
        "2023-11-08",
        "2023-11-08-增刊",
    ]


def test_people_are_called_with_role_and_agency():
    byline = make_byline(make_article(), "李贺", "记者", "新华社")
    assert [str(byline), str(make_contributor("李贺"))] == ["记者 新华社 李贺", "李贺"]


def test_a_photo_of_print_is_called_by_the_beginning_of_its_sum():
    assert str(make_photo_of_print("0123456789abcdef" * 4)) == "0123456789ab.jpeg"


def test_a_story_stands_in_print_part_after_part():
    article, other = make_article(), make_page()
    second, first = (
        make_region(article, position=2, page=other),
        make_region(article, position=1),
    )
    assert list(article.regions.all()) == [first, second]
    assert list(other.regions.all()) == [second]


@pytest.mark.parametrize(
    ("characters", "left", "placed"), [(1000, 13, 0.987), (0, 0, None), (10, 12, 0.0)]
)
def test_an_import_says_what_share_of_the_page_found_its_place(characters, left, placed):
    assert ImportRecord(characters=characters, leftover_characters=left).placed == placed


def test_a_doubt_is_kept_to_be_said_in_the_readers_language():
    doubts = stored([Doubt("No story on page %(page)s", (("page", "3"),))], title="要闻")
    with translation.override("en"):
        assert in_words(doubts) == ["要闻: No story on page 3"]


def test_what_an_import_kept_is_said_with_the_fields_names():
    record = ImportRecord(
        kept=[{"article": 1, "title": "泗县", "fields": ["headline", "bylines"]}]
    )
    with translation.override("en"):
        assert record.kept_in_words == ["泗县: headline, bylines"]


def test_an_article_keeps_when_it_was_first_published():
    now = timezone.now()
    assert make_published(published_at=now).published_at == now


def test_an_article_keeps_the_date_of_its_issue():
    article, later = make_article(), DAY + datetime.timedelta(days=3)
    assert article.issue_date == DAY
    article.page = make_page(make_issue(later))
    article.save()
    assert Article.objects.get(pk=article.pk).issue_date == later


@pytest.mark.parametrize("edition", ["早/晚", "增\u202e刊", "增\x00刊"])
def test_an_edition_that_no_address_can_show_is_refused_in_words(edition):
    with pytest.raises(ValidationError, match="版别会写进网址"):
        Issue(date=DAY, edition=edition).full_clean()


def named_constraints():
    """Those whose breach Django tells with the constraint's name unless they bring words of their own."""
    rows = [
        (model, one)
        for model in apps.get_app_config("articles").get_models()
        for one in model._meta.constraints
    ]
    return [
        pytest.param(one, id=one.name)
        for _, one in rows
        if getattr(one, "condition", None) is not None
    ]


@pytest.mark.parametrize("constraint", named_constraints())
def test_whoever_breaks_a_constraint_is_told_in_chinese_without_its_name(constraint):
    words = constraint.get_violation_error_message()
    assert constraint.name not in words
    assert any("\u4e00" <= letter <= "\u9fff" for letter in words)
    assert "约束" not in words
