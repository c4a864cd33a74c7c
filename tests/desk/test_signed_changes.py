"""What a change makes of signatures: who changed decides which of them stay."""

import pytest
from django.db import transaction

from articles.desk import publishing, restoring, revisions, signing
from articles.desk.sign_off import SigningError, sign_offs
from articles.desk.signed_changes import follow, watch
from articles.models import Article, Event, Photo, SentBack
from tests.desk.readers import Desk, again, make_levels, valid
from tests.factories import (
    make_article,
    make_byline,
    make_front_page,
    make_photo,
    make_picture,
    make_published,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return Desk()


@transaction.atomic
def change(article, user, **options):
    """As every verb does that saves."""
    rows = Article.everything.filter(pk=article.pk)
    rows.lock()
    watched = watch(rows)
    rows.update(headline=f"{again(article).headline}改")
    revisions.record_revision(article, user, "Edited")
    follow(watched, user, **options)


@pytest.mark.parametrize(
    ("who", "left"),
    [("reporter", []), ("editor", []), ("duty", [1]), ("chief", [1, 2])],
)
def test_a_reader_of_a_level_voids_it_and_those_above(desk, who, left):
    article = make_article()
    desk.sign(article)
    change(article, getattr(desk, who))
    assert valid(article) == left
    assert sign_offs([article.pk])[article.pk].has_changed == bool(left)


def test_a_change_by_a_command_and_by_an_import_voids_all(desk):
    for user, options in ((None, {}), (desk.chief, {"is_import": True})):
        article = make_article()
        desk.sign(article)
        change(article, user, **options)
        assert valid(article) == []


def test_who_has_signed_at_a_level_reads_at_that_level(desk):
    article = make_article()
    signing.sign([article], 1, desk.chief)
    signing.sign([article], 2, desk.duty)
    change(article, desk.chief)
    assert valid(article) == []


def test_after_a_change_by_the_last_level_the_last_level_signs_alone(desk):
    article = make_article()
    desk.sign(article, 2)
    change(article, desk.chief)
    signing.sign([article], 3, desk.chief)
    assert valid(article) == [1, 2, 3]
    assert publishing.publish([article], desk.duty) == 1


def test_what_is_not_signed_makes_nothing_void(desk):
    article = make_article()
    desk.sign(article)
    rows = Article.everything.filter(pk=article.pk)
    watched = watch(rows)
    rows.update(position=7)
    make_front_page(article)
    follow(watched, desk.reporter)
    assert valid(article) == [1, 2, 3]


def test_each_void_signature_says_who_and_why_and_stands_in_the_log(desk):
    article = make_article()
    desk.sign(article, 1)
    change(article, desk.reporter)
    row = article.signatures.get()
    assert (row.voided_by, bool(row.why_void)) == ("记者", True)
    event = Event.objects.get(verb=Event.Verb.UNSIGNED)
    assert (event.by, event.details["signature"]) == ("记者", row.pk)


def test_whoever_changes_what_is_online_signs_it_by_that(desk):
    article = make_article()
    desk.sign(article)
    publishing.publish([article], desk.duty)
    change(article, desk.chief)
    assert sign_offs([article.pk])[article.pk].is_complete
    with pytest.raises(SigningError):
        change(article, desk.duty)


def test_what_was_online_before_there_were_levels_is_signed_by_its_first_change():
    make_levels(0)
    article = make_published()
    desk = Desk()
    change(article, desk.chief)
    assert valid(article) == [3]


def test_a_restored_revision_is_a_change(desk):
    article = make_article()
    first = revisions.record_revision(article, desk.reporter, "Written")
    change(article, desk.reporter)
    desk.sign(article)
    restoring.restore(first, ["headline"], again(article).version, desk.duty)
    assert again(article).headline == article.headline
    assert valid(article) == [1]


def test_the_bytes_of_a_photo_and_its_focal_point_are_signed(desk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    article, photo = make_article(), make_photo()
    make_picture(article, photo=photo)
    desk.sign(article)
    assert sign_offs([article.pk])[article.pk].is_complete
    Photo.objects.filter(pk=photo.pk).update(focal_x=0.1)
    assert not sign_offs([article.pk])[article.pk].is_complete
    Photo.objects.filter(pk=photo.pk).update(focal_x=0.5)
    assert sign_offs([article.pk])[article.pk].is_complete
    other = make_photo(colour="#00ff00")
    Photo.objects.filter(pk=photo.pk).update(image=other.image.name)
    assert not sign_offs([article.pk])[article.pk].is_complete


def test_a_byline_is_signed(desk):
    article = make_article()
    byline = make_byline(article)
    desk.sign(article)
    type(byline.contributor).objects.update(name="别人")
    assert not sign_offs([article.pk])[article.pk].is_complete


def test_a_change_by_anybody_but_who_sent_it_back_brings_it_back(desk):
    article = make_article()
    signing.send_back(article, desk.editor, "缺采访对象")
    change(article, desk.editor)
    assert SentBack.objects.get().answered_at is None
    change(article, desk.reporter)
    assert SentBack.objects.get().answered_at
