"""What was printed: the last import's words, the mended blocks', and what may not go online among them."""

import io

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.desk import bin as desk_bin
from articles.desk import revisions
from articles.desk.printed_texts import printed_texts
from articles.desk.text_edits import TextEdit, edit_text
from articles.models import Article, Page
from articles.reading.arrangement import NEW_STORY, Operation
from tests.desk.arranged import make_arranged_page
from tests.desk.operated import operate, undo
from tests.desk.test_page_operations import FIRST, LAST, MERGED, SECOND, THIRD
from tests.factories import make_article, make_page, make_region
from tests.reading.floors import PAGES

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return make_arranged_page(MERGED)


def story(headline):
    return Article.everything.get(headline=headline)


def printed(*articles):
    return printed_texts([article.pk for article in articles]).versions


def body(article):
    return printed(article)[article.pk].body


def test_what_the_page_said_stands_whatever_an_editor_has_typed(page):
    article = story("春耕")
    before = printed(article)[article.pk]
    edit_text(TextEdit(article.pk, "春耕图", "春耕", field="headline"))
    assert printed(article)[article.pk] == before
    assert before.story.headline == "春耕"


def test_what_nobody_imported_was_not_printed():
    article = make_article()
    assert printed(article) == {}


def test_what_the_desk_parts_was_two_stories_in_print(page):
    operate(page.pk, page.version, Operation("split", (5,)))
    first, second = story("春耕"), story("秋收")
    assert set(printed(first, second)) == {first.pk, second.pk}
    assert SECOND not in body(first)
    assert SECOND in body(second)


def test_what_the_desk_joins_was_one_story_and_the_other_none(page):
    other = story("大桥通车")
    operate(page.pk, page.version, Operation("join", story=1, at=2))
    whole = story("春耕")
    found = printed(whole, other)
    assert set(found) == {whole.pk}
    assert THIRD in found[whole.pk].body


def test_an_operation_that_is_undone_leaves_print_as_it_was(page):
    article = story("春耕")
    before = printed(article)[article.pk]
    page = operate(page.pk, page.version, Operation("split", (5,)))
    undo(page.pk, page.version)
    assert printed(article)[article.pk].story.body == before.story.body


def test_a_paragraph_that_may_not_go_online_was_printed(page):
    operate(page.pk, page.version, Operation("kind", (3,), value="print_only", reason="保密"))
    article = story("春耕")
    assert FIRST not in article.body
    assert FIRST in body(article)
    now = revisions.current_version(Article.objects.for_revisions().get(pk=article.pk))
    assert revisions.changed_fields(printed(article)[article.pk], now) == {"body"}


def test_a_story_that_may_not_go_online_is_told_apart_with_its_reason(page):
    operate(
        page.pk, page.version, Operation("kind", (10, 11), value="print_only", reason="社发稿")
    )
    other = story("大桥通车")
    found = printed_texts([story("春耕").pk, other.pk])
    assert other.pk not in found.versions
    (barred,) = found.barred
    assert (barred.page, barred.title, barred.reason) == (page.pk, "大桥通车", "社发稿")
    assert barred.characters == len(THIRD)


def test_a_new_story_that_the_desk_made_of_blocks_was_printed_too(page):
    operate(page.pk, page.version, Operation("move", (4,), NEW_STORY))
    made = Article.objects.exclude(headline__in=["春耕", "大桥通车"]).get()
    assert LAST in body(made)


def test_a_binned_story_was_printed_all_the_same(page):
    article = story("大桥通车")
    desk_bin.put_in([article])
    assert THIRD in body(article)


def test_what_the_corrected_page_no_longer_has_was_not_printed(page):
    article = story("大桥通车")
    Article.objects.filter(pk=article.pk).update(dropped_at=timezone.now())
    page.groups.filter(article=article).update(article=None)
    assert printed(article) == {}


def test_of_a_story_whose_other_page_has_no_blocks_the_import_says_it_whole(page):
    article = story("春耕")
    make_region(article, page=make_page(page.issue), position=2)
    before = printed(article)[article.pk]
    operate(page.pk, page.version, Operation("move", (12,), 1))
    assert printed(article)[article.pk] == before


def test_many_stories_cost_as_many_queries_as_two(page, django_assert_num_queries):
    operate(page.pk, page.version, Operation("split", (5,)))
    for _ in range(4):
        one = make_arranged_page(MERGED, make_page(page.issue))
        operate(one.pk, one.version, Operation("split", (5,)))
    pks = list(Article.everything.order_by("pk").values_list("pk", flat=True))
    with django_assert_num_queries(6):
        printed_texts(pks[:2])
    with django_assert_num_queries(6):
        assert len(printed_texts(pks).versions) == len(pks)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["county-2.pdf", "county-3.pdf", "broadsheet-1.txt"])
def test_a_real_page_says_the_same_by_its_import_and_by_its_blocks(name, settings, tmp_path):
    settings.MEDIA_ROOT, settings.SOURCES_ROOT = tmp_path / "media", tmp_path / "sources"
    file = tmp_path / name
    file.write_bytes((PAGES / name).read_bytes())
    said = {"date": "2024-01-25", "page": "3", "jobs": 1}
    call_command("import_issue", str(file), **said, stdout=io.StringIO(), stderr=io.StringIO())
    page = Page.objects.get()
    articles = list(Article.objects.filter(page=page))
    before = printed(*articles)
    assert set(before) == {article.pk for article in articles}
    _mend_something(page)
    after = printed(*Article.objects.filter(page=page))
    assert {pk: one.body for pk, one in after.items()} == {
        pk: one.body for pk, one in before.items()
    }
    assert all(not revisions.changed_fields(before[pk], after[pk]) for pk in before)


def _mend_something(page):
    """So that the blocks are asked: the last story comes first."""
    last = page.groups.order_by("-position").first()
    operate(page.pk, page.version, Operation("story_order", story=last.number, at=1))
