"""Revisions: what a version holds, what differs between two, and that numbers are consecutive."""

import threading

import pytest
from django.db import connection

from articles.desk import revisions
from articles.desk.revisions import Version
from articles.models import Article
from articles.story import Credit, Paragraph, StoryPicture
from tests.factories import (
    make_article,
    make_byline,
    make_editor,
    make_photo,
    make_picture,
    make_story,
)

pytestmark = pytest.mark.django_db


def make_whole_article():
    article = make_article(
        kicker="引题", headline="主题", deck="副题", section="地方传真", lead_in="本报讯", dateline="",
        byline_printed="本报讯 记者邢成敏 报道", source_ref="2023-11-08/3/1",
        body="<h3>小标题</h3><p>正<a href='/a/1'>文</a></p>",
    )  # fmt: skip
    make_byline(article, "邢成敏", "记者")
    make_byline(article, "李贺", "通讯员", "新华社")
    make_picture(article, "图说", make_photo(), credit="李贺", caption_printed="图说 李 贺 摄")
    return article


def test_a_row_becomes_a_story_with_all_that_belongs_to_it():
    article = make_whole_article()
    assert revisions.story_of(article) == make_story(
        kicker="引题",
        headline="主题",
        deck="副题",
        section="地方传真",
        lead_in="本报讯",
        byline_printed="本报讯 记者邢成敏 报道",
        bylines=(Credit("邢成敏", "记者"), Credit("李贺", "通讯员", "新华社")),
        body=("## 小标题", "正文"),
        pictures=(
            StoryPicture(
                "图说",
                "图说 李 贺 摄",
                (Credit("李贺", "摄"),),
                article.pictures.get().photo.image.name,
            ),
        ),
        source_ref="2023-11-08/3/1",
    )


def test_a_revision_gives_back_the_version_that_was_kept():
    article = make_whole_article()
    revision = revisions.record_revision(article, make_editor(), "校对")
    revision.refresh_from_db()
    assert revisions.stored_version(revision) == revisions.current_version(
        Article.objects.get()
    )
    assert revision.body == '<h3>小标题</h3>\n<p>正<a href="/a/1">文</a></p>'


def test_a_revision_says_who_and_why():
    editor = make_editor()
    revision = revisions.record_revision(make_article(), editor, "校对")
    assert (revision.made_by, revision.reason, revision.is_import) == (editor, "校对", False)


def test_revisions_are_numbered_on_for_each_article():
    one, other = make_article(), make_article()
    (
        revisions.record_revision(one),
        revisions.record_revision(other),
        revisions.record_revision(one),
    )
    assert [r.number for r in one.revisions.order_by("pk")] == [1, 2]
    assert [r.number for r in other.revisions.all()] == [1]


def test_a_revision_keeps_the_rows_and_not_the_instance():
    article = make_article(headline="旧题")
    Article.objects.update(headline="新题")
    assert revisions.record_revision(article).story["headline"] == "新题"


def test_keeping_many_takes_as_many_queries_as_keeping_one(django_assert_num_queries):
    articles = [make_article() for _ in range(20)]
    # The savepoint, the lock, the numbers, six for the stories, one to write
    with django_assert_num_queries(10):
        revisions.record_revisions(articles)


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("headline", {"headline": "另题"}),
        ("section", {"section": "要闻"}),
        ("bylines", {"bylines": (Credit("李贺"),)}),
        ("pictures", {"pictures": (StoryPicture("图说"),)}),
    ],
)
def test_versions_differ_in_the_field_that_changed(field, change):
    assert revisions.changed_fields(Version(make_story()), Version(make_story(**change))) == {
        field
    }


def test_a_link_makes_a_body_differ_though_its_words_are_the_same():
    plain, linked = "<p>正文</p>", '<p>正<a href="/a/1">文</a></p>'
    assert revisions.changed_fields(
        Version(make_story(), plain), Version(make_story(), linked)
    ) == {"body"}


def test_the_last_import_counts_and_no_editors_revision():
    article = make_article()
    revisions.record_import(article, Version(make_story("早")))
    revisions.record_import(article, Version(make_story("晚")))
    revisions.record_revision(article)
    other = make_article()
    assert revisions.last_imported_versions([article, other]) == {
        article.pk: Version(make_story("晚"))
    }


def test_the_editors_own_layout_of_a_body_is_no_change():
    article = make_article(body="<p>一。</p>\n\n<p>二。</p>\r\n")
    assert revisions.current_version(article).body == "<p>一。</p>\n<p>二。</p>"
    assert revisions.current_version(article).story.body == (
        Paragraph("一。"),
        Paragraph("二。"),
    )


@pytest.mark.django_db(transaction=True)
def test_revisions_kept_at_once_take_numbers_of_their_own():
    if connection.vendor == "sqlite":
        pytest.skip("one connection to a database in memory")
    article = make_article()
    barrier = threading.Barrier(6)

    def run():
        barrier.wait()
        try:
            revisions.record_revision(article)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(r.number for r in article.revisions.all()) == [1, 2, 3, 4, 5, 6]
