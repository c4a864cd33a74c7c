"""An article goes back to what a revision says, whole or field by field, as a new revision."""

import pytest

from articles import search
from articles.desk import bin as desk_bin
from articles.desk import revisions
from articles.desk.restoring import restore
from articles.models import Article, Event, Photo, Section, State
from articles.story import CHANGEABLE
from articles.text.bigrams import parse_phrases
from tests.factories import (
    make_byline,
    make_editor,
    make_photo,
    make_picture,
    make_published,
    make_region,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    """Two revisions: as it was, and with everything about it changed."""
    article = make_published(
        headline="旧题", deck="旧副题", section="地方传真", body="<p>旧<b>文</b>。</p>"
    )
    make_byline(article, "邢成敏")
    make_picture(article, "旧图说", photo=make_photo("a.png"), credit="李贺")
    make_region(article)
    revisions.record_revision(article, reason="起初")
    change(article)
    revisions.record_revision(article, reason="编辑")
    return Article.objects.get()


def change(article):
    article.headline, article.deck, article.body = "新题", "", "<p>新文。</p>"
    article.section = Section.objects.create(name="新栏目", slug="new")
    article.save()
    article.bylines.all().delete()
    make_byline(article, "欧阳明", role="通讯员")
    article.pictures.all().delete()
    make_picture(article, "新图说", photo=make_photo("b.png"))


def first(article):
    return article.revisions.get(number=1)


def now(article):
    return revisions.current_version(Article.objects.for_revisions().get(pk=article.pk))


def back(article, names=CHANGEABLE, **options):
    return restore(first(article), names, article.version, **options)


def test_all_of_it_is_as_it_was_with_people_and_pictures(article):
    was = revisions.stored_version(first(article))
    done = back(article)
    assert revisions.changed_fields(now(article), was) == frozenset()
    assert "<strong>文</strong>" in Article.objects.get().body
    assert done.fields >= {"headline", "deck", "section", "bylines", "body", "pictures"}


def test_only_what_was_chosen_goes_back(article):
    back(article, ["headline"])
    changed = revisions.changed_fields(now(article), revisions.stored_version(first(article)))
    assert Article.objects.get().headline == "旧题"
    assert changed == {"deck", "section", "bylines", "body", "pictures"}


def test_it_is_a_new_revision_and_an_event_and_can_be_taken_back(article):
    before = now(article)
    back(article, user=make_editor("编辑"))
    last = article.revisions.order_by("number").last()
    assert (last.number, last.made_by.username) == (3, "编辑")
    event = Event.objects.get(verb=Event.Verb.RESTORED)
    assert event.details["revision"] == "#1"
    assert "headline" in event.details["changes"][0]["changed"]["fields"]
    again = Article.objects.get()
    restore(article.revisions.get(number=2), CHANGEABLE, again.version)
    assert revisions.changed_fields(now(article), before) == frozenset()


def test_what_nobody_had_recorded_is_recorded_first(article):
    Article.objects.update(headline="无人记下的")
    back(Article.objects.get())
    headlines = [each.story["headline"] for each in article.revisions.order_by("number")]
    assert headlines == ["旧题", "新题", "无人记下的", "旧题"]


def test_state_place_and_note_stay(article):
    Article.objects.update(state=State.WITHDRAWN, withdrawal_note="有误", position=7)
    back(Article.objects.get())
    kept = Article.objects.get()
    assert (kept.state, kept.withdrawal_note, kept.position) == (
        State.WITHDRAWN,
        "有误",
        7,
    )
    assert kept.regions.count() == 1


def test_who_saved_meanwhile_is_not_written_over(article):
    seen = article.version
    Article.objects.update(headline="另一桌改的")
    assert restore(first(article), CHANGEABLE, seen).is_stale
    assert Article.objects.get().headline == "另一桌改的"


def test_a_section_that_is_no_more_is_not_made_again(article):
    Section.objects.filter(name="地方传真").delete()
    done = back(article)
    assert done.left == {"section"}
    assert Article.objects.get().section.name == "新栏目"
    assert not Section.objects.filter(name="地方传真").exists()


def test_a_photo_in_the_bin_comes_back_with_it_and_one_that_is_gone_is_counted(article):
    photo = Photo.objects.get(uses=None)
    desk_bin.put_in([photo])
    assert back(article).lost_photos == 0
    assert Article.objects.get().pictures.get().photo == photo
    article.pictures.all().delete()
    photo.delete()
    done = restore(first(article), ["pictures"], Article.objects.get().version)
    assert done.lost_photos == 1
    assert Article.objects.get().pictures.get().caption == "旧图说"


def test_readers_find_it_by_its_old_words_again(article):
    search.index([article.pk])
    back(article)
    assert list(search.matching_pks(parse_phrases("旧题"))) == [article.pk]
