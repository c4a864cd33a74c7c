"""The bin: what goes in comes out as it was, and only `empty` deletes."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import search
from articles.derived import updates, withholding
from articles.desk import bin as desk_bin
from articles.desk import letters, publishing, revisions
from articles.models import (
    Article,
    Contributor,
    Event,
    Flash,
    Keyword,
    Letter,
    Photo,
    Relation,
    RemovedZone,
    Revision,
    SearchEntry,
    State,
)
from tests.factories import (
    make_article,
    make_byline,
    make_contributor,
    make_editor,
    make_page,
    make_photo,
    make_picture,
    make_published,
    make_region,
)

pytestmark = pytest.mark.django_db
LATER = datetime.timedelta(1)


def make_whole_article(**fields):
    """With all that hangs on an article, published or not."""
    article = make_article(**{"section": "一线观察"} | fields)
    make_byline(article, "邢成敏")
    make_picture(article, photo=make_photo(), credit="李贺")
    make_region(article)
    updates.update_after_change([article])
    return article


def rows_of(article):
    """All columns of the article and of what hangs on it, but those that every change raises."""
    changes = {"version", "updated_at"}
    related = (article.bylines, article.pictures, article.regions)
    kept = [list(rows.order_by("pk").values()) for rows in related]
    own = Article.everything.filter(pk=article.pk).values().get()
    return {name: value for name, value in own.items() if name not in changes}, kept


@pytest.mark.parametrize("state", [State.DRAFT, State.PUBLISHED, State.WITHDRAWN])
def test_what_is_put_back_is_as_it_was(state):
    online = {"published_at": timezone.now()} if state != State.DRAFT else {}
    article = make_whole_article(state=state, **online)
    before = rows_of(article)
    assert desk_bin.put_in([article], make_editor("编辑")) == 1
    assert not Article.objects.exists()
    assert Article.everything.get().binned_by.username == "编辑"
    assert desk_bin.put_back([article]) == 1
    assert rows_of(article) == before


def test_what_has_ended_in_the_bin_comes_back_offline():
    ended, lasting = make_published(), make_published()
    now = timezone.now()
    Article.objects.filter(pk=lasting.pk).update(expires_at=now + LATER)
    Article.objects.filter(pk=ended.pk).update(expires_at=now + LATER)
    desk_bin.put_in([ended, lasting])
    Article.everything.filter(pk=ended.pk).update(expires_at=now - LATER)
    desk_bin.put_back([ended, lasting])
    assert list(Article.objects.published()) == [lasting]
    ended.refresh_from_db()
    assert ended.has_ended
    assert not SearchEntry.objects.filter(article=ended.pk).exists()


def test_what_is_published_has_no_entry_and_no_relation_while_it_is_in_the_bin():
    article, other = (
        make_published(section="一线观察", body="<p>石柱县米米茶。</p>") for _ in "ab"
    )
    updates.update_after_change([article, other])
    known = SearchEntry.objects.count(), Relation.objects.count(), Keyword.objects.count()
    assert known[0] == 2
    desk_bin.put_in([article])
    assert list(SearchEntry.objects.values_list("article", flat=True)) == [other.pk]
    assert not Relation.objects.exists()
    assert not Keyword.objects.filter(article=article).exists()
    for command in ("index_articles", "relate_articles"):
        call_command(command)
        assert SearchEntry.objects.count() == 1
    desk_bin.put_back([article])
    assert known == (
        SearchEntry.objects.count(),
        Relation.objects.count(),
        Keyword.objects.count(),
    )


def test_both_ways_leave_a_revision_and_an_event():
    article, editor = make_article(), make_editor("编辑")
    desk_bin.put_in([article], editor)
    desk_bin.put_back([article], editor)
    assert list(Event.objects.order_by("pk").values_list("verb", "by")) == [
        (Event.Verb.BINNED, "编辑"),
        (Event.Verb.PUT_BACK, "编辑"),
    ]
    assert Revision.objects.filter(article=article).count() == 2


def test_going_twice_is_going_once():
    article = make_article()
    assert (desk_bin.put_in([article]), desk_bin.put_in([article])) == (1, 0)
    assert (desk_bin.put_back([article]), desk_bin.put_back([article])) == (1, 0)


def test_no_other_verb_reaches_into_the_bin():
    article = make_published()
    desk_bin.put_in([article])
    assert (
        publishing.publish([article]) == publishing.withdraw([article], reason="事实有误") == 0
    )
    assert Article.everything.get().state == State.BINNED


def test_a_flash_that_led_there_leads_there_again():
    article, now = make_published(), timezone.now()
    flash = Flash.objects.create(
        text="快讯", article=article, starts_at=now, ends_at=now + LATER
    )
    desk_bin.put_in([article])
    desk_bin.put_back([article])
    assert Flash.objects.get(pk=flash.pk).article == article


@pytest.mark.parametrize("where", ["story", "story in the bin"])
def test_a_photo_or_a_person_in_use_stays(where):
    article = make_whole_article()
    if "bin" in where:
        desk_bin.put_in([article])
    assert desk_bin.put_in(list(Photo.objects.all())) == 0
    assert desk_bin.put_in(list(Contributor.objects.all())) == 0


def test_what_is_out_of_use_goes_there_and_comes_back():
    photo, person = make_photo(), make_contributor()
    assert desk_bin.put_in([photo]) == desk_bin.put_in([person]) == 1
    assert not Photo.objects.exists()
    assert not Contributor.objects.exists()
    assert desk_bin.put_back([photo]) == desk_bin.put_back([person]) == 1
    assert Photo.objects.get() == photo
    assert Contributor.objects.get() == person


def test_the_file_of_a_photo_in_the_bin_has_no_name_that_readers_know(
    django_capture_on_commit_callbacks,
):
    photo = make_photo()
    known = photo.image.name
    with django_capture_on_commit_callbacks(execute=True):
        desk_bin.put_in([photo])
    withholding.follow_all()
    assert not photo.image.storage.exists(known)
    now = Photo.everything.get()
    assert now.image.name != known
    assert photo.image.storage.exists(now.image.name)


# ---- Emptying


def empty(days=0, **options):
    call_command("empty_bin", "--days", str(days), **options)


def test_emptying_takes_what_has_been_there_long_enough_and_nothing_else():
    old, young, standing = make_article(), make_article(), make_article()
    desk_bin.put_in([old, young])
    long_ago = timezone.now() - datetime.timedelta(31)
    Article.everything.filter(pk=old.pk).update(binned_at=long_ago)
    empty(days=30)
    assert set(Article.everything.all()) == {young, standing}
    assert Event.objects.latest("pk").verb == Event.Verb.EMPTIED


def test_a_dry_run_says_how_much_and_deletes_nothing(capsys):
    rows = [make_article(), make_photo(), make_contributor()]
    for row in rows:
        desk_bin.put_in([row])
    empty(dry_run=True)
    said = capsys.readouterr().out
    assert "1 articles, 1 photos, 1 people" in said or "文章 1 篇、照片 1 张、人员 1 位" in said
    assert all(type(row).everything.filter(pk=row.pk).exists() for row in rows)
    empty()
    assert not any(type(row).everything.filter(pk=row.pk).exists() for row in rows)


def test_what_readers_have_seen_stays_unless_that_too_is_asked_for():
    article = make_whole_article(state=State.PUBLISHED)
    letters.receive(article, letters.LetterContent("第二段有误。"), "192.0.2.1")
    revisions.record_revision(article)
    desk_bin.put_in([article])
    empty()
    assert Article.everything.filter(pk=article.pk).exists()
    empty(seen=True)
    assert not Article.everything.exists()
    assert not Letter.objects.exists()
    assert not Revision.objects.exists()
    assert RemovedZone.objects.count() == 1  # its text stands on the page's picture


def test_the_page_of_a_story_in_the_bin_is_kept():
    page = make_page()
    desk_bin.put_in([make_article(page=page)])
    empty()
    page.delete()


def test_no_age_no_emptying():
    with pytest.raises(CommandError):
        call_command("empty_bin")
    with pytest.raises(CommandError):
        empty(days=-1)


@pytest.mark.parametrize("wrong", [{"state": State.BINNED}, {"binned_at": timezone.now()}])
def test_the_database_holds_state_and_time_together(wrong):
    article = make_article()
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.everything.filter(pk=article.pk).update(**wrong)


def test_the_index_of_the_search_never_names_it():
    article = make_published(headline="秘密")
    search.index([article.pk])
    desk_bin.put_in([article])
    search.index([article.pk])
    assert not SearchEntry.objects.exists()
