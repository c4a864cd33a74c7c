"""What the database refuses, whoever asks: nothing goes online, or changes there, but as somebody has signed it."""

import json
from importlib import import_module

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles.desk import publishing, signing
from articles.desk.clearances import restore
from articles.desk.signature_faults import faults
from articles.desk.signed_texts import digests_of
from articles.models import (
    Article,
    Byline,
    Clearance,
    Contributor,
    Correction,
    Photo,
    PhotoCredit,
    Picture,
    Signature,
    State,
)
from articles.story import COLUMNS
from tests.desk.readers import Desk, again, make_levels
from tests.factories import (
    make_article,
    make_byline,
    make_contributor,
    make_photo,
    make_picture,
    make_published,
    make_section,
)

pytestmark = pytest.mark.django_db
CLEARANCES = import_module("articles.migrations.0043_clearances")
NOW = timezone.now()
OTHER = {"kind": "notice"}  # where it is not any word
# What the triggers say, and the key that is checked at the end of a transaction
REFUSAL = "lacks a signature|articles_clearance|print_only_is_never_online"


@pytest.fixture
def desk(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return Desk()


@pytest.fixture
def story(desk):
    """With a byline, a photo with its credit, and a correction; three have signed it, and it is not online."""
    article = make_article(section=make_section("地方传真", "local"))
    make_byline(article, "邢成敏")
    make_picture(article, photo=make_photo(), credit="李贺")
    Correction.objects.create(article=article, text="应为二〇一五年。", made_at=NOW)
    desk.sign(article)
    return article


@pytest.fixture
def online(desk, story):
    publishing.publish([story], desk.duty)
    return again(story)


def end(do, article):
    """A transaction that does it, to its end."""
    with transaction.atomic():
        do(article)
        connection.check_constraints()


def saved(article, **fields):
    for name, value in fields.items():
        setattr(article, name, value)
    article.save()


def rows(article):
    return Article.everything.filter(pk=article.pk)


def sql(statement):
    def do(article):
        with connection.cursor() as cursor:
            cursor.execute(statement, [article.pk])

    return do


def bulk_updated(article):
    article.headline = "改"
    Article.objects.bulk_update([article], ["headline"])


def loaded(article, path, **fields):
    """As `loaddata` writes a row."""
    values = {"headline": "改", "page": article.page_id, "state": "published"} | fields
    written = {"model": "articles.article", "pk": article.pk, "fields": values}
    path.write_text(json.dumps([written]))
    call_command("loaddata", path, verbosity=0)


# Each changes what readers are shown, or who answers for it
CHANGES = {
    "save": lambda a: saved(a, headline="改"),
    "update": lambda a: rows(a).update(body="<p>改。</p>"),
    "bulk_update": bulk_updated,
    "update or create": lambda a: Article.objects.update_or_create(
        pk=a.pk, defaults={"deck": "改"}
    ),
    "kicker": lambda a: rows(a).update(kicker="改"),
    "deck": lambda a: rows(a).update(deck="改"),
    "lead-in": lambda a: rows(a).update(lead_in="改"),
    "dateline": lambda a: rows(a).update(dateline="改"),
    "byline as printed": lambda a: rows(a).update(byline_printed="改"),
    "kind": lambda a: rows(a).update(kind="notice"),
    "print only": lambda a: rows(a).update(print_only=True),
    "section": lambda a: rows(a).update(section=make_section("体育", "sport")),
    "section's slug": lambda a: type(a.section).objects.update(slug="renamed"),
    "section's slug by SQL": sql(
        "UPDATE articles_section SET slug = 'x' WHERE id = (SELECT section_id FROM articles_article WHERE id = %s)"
    ),
    "section gone": lambda a: a.section.delete(),
    "SQL": sql("UPDATE articles_article SET headline = 'x' WHERE id = %s"),
    "SQL, of all": lambda _a: Article.objects.update(headline="x"),
    "byline": lambda a: make_byline(a, "己"),
    "byline changed": lambda a: a.bylines.update(role="通讯员"),
    "byline of somebody else": lambda a: a.bylines.update(contributor=make_contributor("甲")),
    "byline gone": lambda a: a.bylines.all().delete(),
    "byline gone by SQL": sql("DELETE FROM articles_byline WHERE article_id = %s"),
    "bylines in bulk": lambda a: Byline.objects.bulk_create(
        [Byline(article=a, contributor=make_contributor("乙"), position=2)]
    ),
    "person renamed": lambda _a: Contributor.objects.filter(name="邢成敏").update(name="丙"),
    "photographer renamed": lambda _a: Contributor.objects.filter(name="李贺").update(
        name="丁"
    ),
    "agency": lambda _a: Contributor.objects.filter(name="李贺").update(agency="新华社"),
    "picture": lambda a: make_picture(a, "另一张"),
    "caption": lambda a: a.pictures.update(caption="改"),
    "caption by SQL": sql("UPDATE articles_picture SET caption = 'x' WHERE article_id = %s"),
    "pictures in another order": lambda a: a.pictures.update(position=9),
    "picture gone": lambda a: a.pictures.all().delete(),
    "other photo": lambda a: a.pictures.update(photo=make_photo("other.png", colour="#0f0")),
    "photo's file": lambda _a: Photo.objects.update(
        image=make_photo("other.png", colour="#00f").image.name
    ),
    "focal point": lambda _a: Photo.objects.update(focal_x=0.1),
    "credit": lambda a: PhotoCredit.objects.create(
        picture=a.pictures.get(), contributor=make_contributor("戊"), position=2
    ),
    "credit changed": lambda a: PhotoCredit.objects.update(role="图"),
    "credit gone": sql(
        "DELETE FROM articles_photocredit WHERE picture_id IN "
        "(SELECT id FROM articles_picture WHERE article_id = %s)"
    ),
    "picture taken from it": lambda a: a.pictures.update(article=make_article()),
    "correction": lambda a: Correction.objects.create(article=a, text="另", made_at=NOW),
    "correction changed": lambda a: a.corrections.update(text="改"),
    "correction gone": sql("DELETE FROM articles_correction WHERE article_id = %s"),
    "signature void": lambda a: a.signatures.filter(level=3).update(
        voided_at=NOW, why_void="?"
    ),
    "first signature void": lambda a: a.signatures.filter(level=1).update(
        voided_at=NOW, why_void="?"
    ),
    "owed and given up": lambda a: (
        rows(a).update(headline="改"),
        Clearance.objects.filter(pk=a.pk).update(signature=99_999),
    ),
}


def go_online(article):
    rows(article).update(state=State.PUBLISHED, published_at=NOW)


@pytest.mark.parametrize("way", CHANGES)
def test_no_text_that_is_online_changes_unsigned(online, way):
    with pytest.raises(IntegrityError, match=REFUSAL):
        end(CHANGES[way], online)
    assert list(faults()) == []


@pytest.mark.parametrize("way", CHANGES)
def test_what_has_changed_since_it_was_signed_does_not_go_online(story, way):
    if way == "owed and given up":
        return
    end(CHANGES[way], story)
    with pytest.raises(IntegrityError, match=REFUSAL):
        end(go_online, story)


@pytest.mark.parametrize("way", CHANGES)
def test_nor_in_the_transaction_that_changes_it(story, way):
    def at_once(article):
        CHANGES[way](article)
        go_online(article)

    with pytest.raises(IntegrityError, match=REFUSAL):
        end(at_once, story)


ONLINE = {
    "save": lambda a: saved(a, state=State.PUBLISHED, published_at=NOW),
    "update": go_online,
    "update with another text": lambda a: rows(a).update(
        state=State.PUBLISHED, published_at=NOW, headline="改"
    ),
    "SQL": sql(
        "UPDATE articles_article SET state = 'published', published_at = created_at WHERE id = %s"
    ),
    "created": lambda _a: make_published(),
    "in bulk": lambda a: Article.objects.bulk_create(
        [Article(page=a.page, headline="新", state=State.PUBLISHED, published_at=NOW)]
    ),
    "by the bin": lambda a: (
        rows(a).update(state=State.BINNED, binned_at=NOW, state_before_bin="published"),
        rows(a).update(
            state=State.PUBLISHED, binned_at=None, state_before_bin="", published_at=NOW
        ),
    ),
}


@pytest.mark.parametrize("way", ONLINE)
def test_nothing_unsigned_goes_online(desk, way):
    with pytest.raises(IntegrityError, match=REFUSAL):
        end(ONLINE[way], make_article())
    assert not Article.objects.published().exists()


@pytest.mark.parametrize("state", ["draft", "published"])
def test_a_fixture_brings_nothing_online(desk, story, tmp_path, state):
    if state == "published":
        publishing.publish([story], desk.duty)
    times = {name: NOW.isoformat() for name in ("published_at", "created_at", "updated_at")}
    facts = {"issue_date": "2023-11-08", "body": "<p>改。</p>", **times}
    with pytest.raises(IntegrityError, match=REFUSAL):
        end(lambda a: loaded(a, tmp_path / "rows.json", **facts), story)


def test_a_void_signature_clears_nothing(desk, story):
    signing.void(story, desk.chief, "看漏了")
    for row in Signature.objects.filter(level=3):
        Clearance.objects.filter(pk=story.pk).update(signature=row)
    with pytest.raises(IntegrityError, match=REFUSAL):
        end(go_online, story)


def test_the_signature_of_another_story_clears_nothing(desk, story):
    other = make_article()
    desk.sign(other)
    rows(story).update(headline="改")
    last = other.signatures.get(level=3)
    Clearance.objects.filter(pk=story.pk).update(signature=last)
    with pytest.raises(IntegrityError, match=REFUSAL):
        end(go_online, story)


def test_what_says_the_same_again_is_cleared_again_by_whoever_compares(desk, online):
    def written_anew(article):
        byline = article.bylines.get()
        byline.delete()
        byline.pk = None
        byline.save()
        restore(digests_of([article.pk]))

    end(written_anew, online)
    assert Clearance.objects.get(pk=online.pk).signature.level == 3


def test_what_does_not_say_the_same_is_not(desk, story):
    rows(story).update(headline="改")
    restore(digests_of([story.pk]))
    assert Clearance.objects.get(pk=story.pk).signature is None


def test_a_change_that_is_changed_back_goes_online(desk, story):
    rows(story).update(headline="改")
    rows(story).update(headline=story.headline)
    assert publishing.publish([story], desk.duty) == 1


def test_what_concerns_print_and_order_alone_is_changed_freely(online):
    page = online.page
    end(lambda a: rows(a).update(position=7, confidence=0.5), online)
    end(
        lambda a: a.pictures.update(caption_printed="图", region=[0, 0, 1, 1], page=page),
        online,
    )
    assert list(faults()) == []


def test_what_is_taken_offline_is_changed_freely_and_signed_again(desk, online):
    publishing.withdraw([online], desk.duty, reason="事实有误")
    end(CHANGES["update"], online)
    with pytest.raises(IntegrityError, match=REFUSAL):
        end(go_online, online)
    desk.sign(online)
    assert publishing.publish([online], desk.duty) == 1


def test_a_desk_without_levels_changes_what_is_online(online):
    make_levels(0)
    end(CHANGES["update"], online)
    end(CHANGES["byline"], online)
    publishing.withdraw([online], reason="事实有误")
    end(CHANGES["update"], online)
    assert publishing.publish([online]) == 1


def test_what_was_online_before_the_desk_signed_anything_is_changed_by_a_signature_alone():
    make_levels(0)
    article = make_published()
    Desk()
    with pytest.raises(IntegrityError, match=REFUSAL):
        end(CHANGES["update"], article)
    end(lambda a: rows(a).update(position=3), article)
    publishing.withdraw([article], reason="事实有误")
    end(CHANGES["update"], article)


def test_with_one_level_more_nothing_goes_online_that_lacks_it():
    desk = Desk(2)
    article = make_article()
    desk.sign(article)
    make_levels(3)
    with pytest.raises(IntegrityError, match=REFUSAL):
        end(go_online, article)


def test_the_name_of_its_section_and_the_slug_of_another_are_changed_freely(desk, online):
    other = make_article(section=make_section("体育", "sport"))
    desk.sign(other)
    online.section.name = "别名"
    end(lambda _a: online.section.save(), online)
    with pytest.raises(IntegrityError, match=REFUSAL):
        end(lambda _a: (rename(other.section, "ball"), go_online(other)), other)
    end(lambda _a: rename(other.section, "ball"), online)
    assert Clearance.objects.get(pk=online.pk).signature is not None
    assert Clearance.objects.get(pk=other.pk).signature is None


def test_a_slug_that_is_changed_and_changed_back_says_what_was_signed(desk, story):
    rename(story.section, "sport")
    rename(story.section, "local")
    publishing.publish([story], desk.duty)
    assert again(story).state == State.PUBLISHED


def rename(section, slug):
    type(section).objects.filter(pk=section.pk).update(slug=slug)


def test_no_line_of_a_story_changes_online_unsigned(online):
    """Each that `story.FIELDS` has: one that is new is to be watched by the triggers, too (`with_lines` of 0043)."""
    unwatched = []
    for name in COLUMNS:
        try:
            end(lambda a, n=name: rows(a).update(**{n: OTHER.get(n, "改")}), online)
        except IntegrityError:
            continue
        unwatched.append(name)
    assert unwatched == []


def test_every_part_of_the_signed_text_has_its_trigger():
    """A table that `for_revisions` loads for the text is one of those, but for places in print and the page."""
    watched = {signed.table for signed in CLEARANCES.SIGNED}
    models = (Article, Byline, Picture, PhotoCredit, Photo, Contributor, Correction)
    assert watched == {model._meta.db_table for model in models}
    for signed in CLEARANCES.SIGNED[:-2]:
        model = next(each for each in models if each._meta.db_table == signed.table)
        columns = {field.column for field in model._meta.concrete_fields}
        assert set(signed.columns) <= columns
