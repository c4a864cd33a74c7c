"""The one table of a story's fields: a field in Story, table and Article is handled everywhere, and a gap fails."""

import json
from dataclasses import MISSING, fields, make_dataclass, replace
from pathlib import Path

import pytest
from django.db import models
from django.urls import reverse

from articles import search
from articles.admin.article import ArticleAdmin
from articles.desk import publishing, revisions
from articles.intake.page_identity import PageIdentity
from articles.intake.readings import FileReading
from articles.management.reading_format import reading_as_json
from articles.models import Article
from articles.story import (
    CHANGEABLE,
    FIELDS,
    LINES,
    Credit,
    Region,
    Story,
    StoryField,
    StoryPicture,
    story_from_dict,
    story_to_dict,
)
from articles.text.bigrams import parse_phrases
from tests.factories import DAY, make_editor, make_reading, make_story
from tests.forms import errors, filled
from tests.intake.printed import edit, import_again, import_page
from tests.story_gaps import all_that_is_missing, missing_from_the_form, missing_from_the_model

WORD, OTHER_WORD = "椒江渡口", "石塘渔港"
NEW = StoryField("dateline_place", "opening")

# ---- What is missing is told in words


def make_model(name):
    """A model's class with a nullable text of this name; it has no table."""
    column = models.TextField(null=True)
    meta = type("Meta", (), {"app_label": "articles", "abstract": True})
    return type(
        "Leaflet", (models.Model,), {name: column, "Meta": meta, "__module__": __name__}
    )


def test_story_the_table_the_article_and_its_form_have_the_same_fields():
    assert all_that_is_missing() == []


def test_the_table_has_the_order_of_story():
    assert [row.name for row in FIELDS] == [field.name for field in fields(Story)]


def test_a_field_of_story_without_a_row_in_the_table_is_told():
    wider = make_dataclass("Wider", [(NEW.name, str, "")], bases=(Story,), frozen=True)
    (told,) = all_that_is_missing(story_class=wider)
    assert told == (
        "Story.dateline_place has no row in story.FIELDS, so imports, revisions, the form, JSON and search would lose "
        'it: add StoryField("dateline_place", …) there.'
    )


def test_a_row_of_the_table_that_nothing_else_has_is_told_of_story_of_the_article_and_of_the_form():
    told = all_that_is_missing(table=(*FIELDS, NEW))
    assert len(told) == 3
    assert told[0].startswith(
        'story.FIELDS has a row "dateline_place", and Story no such field: add'
    )
    assert told[1].startswith(
        'story.FIELDS has "dateline_place", and Article neither a field nor a relation'
    )
    assert told[2].startswith(
        'story.FIELDS has "dateline_place" in the form\'s part "opening", and the article\'s form'
    )


def test_a_row_twice_in_the_table_is_told():
    assert all_that_is_missing(table=(*FIELDS, FIELDS[0])) == [
        'story.FIELDS has "kicker" more than once: keep one row.'
    ]


def test_a_line_that_the_article_keeps_otherwise_is_told():
    (told,) = missing_from_the_model([NEW], make_model(NEW.name))
    assert told.startswith(
        '"dateline_place" is a line in story.FIELDS, so Leaflet.dateline_place must be a CharField'
    )


def test_a_line_that_no_editor_could_correct_is_told():
    (told,) = missing_from_the_form([StoryField("headline", "")], ArticleAdmin)
    assert told.startswith(
        '"headline" is a line in no part of the form, so no import writes it'
    )


def test_rows_that_stand_below_no_form_are_told():
    (told,) = missing_from_the_form([StoryField("regions", "rows", "regions")], ArticleAdmin)
    assert told.startswith(
        'story.FIELDS has "regions" in the form\'s part "rows", and the article\'s form does not'
    )


# ---- Each line, all the way


def make_said(name, text=WORD):
    """A story whose line `name` says `text`."""
    return make_story(**{"headline": "题", name: text})


def stored(article, name):
    return getattr(Article.objects.get(pk=article.pk), name)


@pytest.mark.django_db
@pytest.mark.parametrize("name", LINES)
def test_a_line_comes_from_the_page_into_the_row_and_its_revision(name):
    import_page(make_said(name))
    article = Article.objects.get()
    assert getattr(article, name) == WORD
    assert getattr(revisions.story_of(article), name) == WORD
    assert getattr(revisions.stored_version(article.revisions.get()).story, name) == WORD


@pytest.mark.django_db
@pytest.mark.parametrize("name", LINES)
def test_a_line_that_the_page_says_anew_is_renewed(name):
    import_page(make_said(name))
    import_again(make_said(name, OTHER_WORD))
    assert getattr(Article.objects.get(), name) == OTHER_WORD


@pytest.mark.django_db
@pytest.mark.parametrize("name", LINES)
def test_a_line_that_an_editor_changed_stays_against_the_pages(name):
    import_page(make_said(name))
    edit(Article.objects.get(), **{name: "编辑改过"})
    import_again(make_said(name, OTHER_WORD))
    assert getattr(Article.objects.get(), name) == "编辑改过"


@pytest.mark.parametrize("name", LINES)
def test_a_line_makes_two_versions_differ(name):
    one, other = (revisions.Version(make_said(name, text)) for text in (WORD, OTHER_WORD))
    assert revisions.changed_fields(one, other) == {name}


@pytest.mark.django_db
@pytest.mark.parametrize("name", LINES)
def test_a_line_is_corrected_in_the_form_and_kept_in_a_revision(client, name):
    import_page(make_said(name))
    article = Article.objects.get()
    address = reverse("admin:articles_article_change", args=[article.pk])
    client.force_login(make_editor())
    answer = client.post(address, filled(client.get(address), **{name: OTHER_WORD}))
    assert answer.status_code == 302, errors(answer)
    assert stored(article, name) == OTHER_WORD
    last = article.revisions.order_by("number").last()
    assert (last.is_import, getattr(revisions.stored_version(last).story, name)) == (
        False,
        OTHER_WORD,
    )


@pytest.mark.parametrize("name", LINES)
def test_a_line_is_in_a_revisions_json_and_in_the_dry_runs(name):
    said = make_said(name)
    assert json.loads(json.dumps(story_to_dict(said)))[name] == WORD
    assert story_from_dict(json.loads(json.dumps(story_to_dict(said)))) == said
    assert told_by_a_dry_run(said)[name] == WORD


@pytest.mark.django_db
@pytest.mark.parametrize("name", LINES)
def test_a_line_is_found_by_its_words(name):
    import_page(make_said(name), make_story("另一篇"))
    publishing.publish(Article.objects.all())
    found = search.find(search.Query(tuple(parse_phrases(WORD)))).hits
    assert [getattr(hit.story, name) for hit in found] == [WORD]


def told_by_a_dry_run(one):
    """The story as `import_issue --dry-run --json` prints it."""
    file = FileReading("page-3.txt", Path("page-3.txt"), pages=(make_reading(one),))
    (source,) = json.loads(
        json.dumps(reading_as_json([(file, [PageIdentity(DAY, "", "3")])], 0.1))
    )["sources"]
    return source["pages"][0]["articles"][0]


# ---- Every field, whatever its shape


def make_whole_story():
    """A story with something in every field."""
    return make_story(
        **{name: f"{number}号{WORD}" for number, name in enumerate(LINES)},
        section="地方传真",
        kind="notice",
        bylines=(Credit("李贺", "记者", "新华社"),),
        body=("正文。", "## 小标题", "又一段。"),
        pictures=(
            StoryPicture("图说", "图说 邢成敏 摄", (Credit("邢成敏", "摄"),), region=box(0.5)),
        ),
        regions=(box(0.1), box(0.3)),
        source_ref="2023-11-08/1/1",
    )


def box(left):
    return Region.of_box(1, (left, 0.25, left + 0.25, 0.75))


def default_of(field):
    return field.default if field.default is not MISSING else None


def test_the_whole_story_of_these_tests_says_something_in_every_field():
    whole = make_whole_story()
    silent = [
        field.name for field in fields(Story) if getattr(whole, field.name) == default_of(field)
    ]
    assert silent == [], (
        f"Give {silent} a value in make_whole_story(), so that the tests below can see it lost."
    )


def test_a_story_is_the_same_after_its_json():
    whole = make_whole_story()
    assert story_from_dict(json.loads(json.dumps(story_to_dict(whole)))) == whole
    assert list(story_to_dict(whole)) == [row.name for row in FIELDS]


@pytest.mark.django_db
def test_a_story_is_the_same_after_its_import_and_in_its_revision():
    whole = make_whole_story()
    import_page(whole, number="1")
    article = Article.objects.for_revisions().get()
    assert revisions.story_of(article) == whole
    assert revisions.stored_version(article.revisions.get()).story == replace(
        whole, source_ref=""
    )


@pytest.mark.django_db
@pytest.mark.parametrize("name", CHANGEABLE)
def test_a_field_of_which_the_page_says_less_is_renewed(name):
    whole = make_whole_story()
    import_page(whole, number="1")
    said = getattr(whole, name)
    poorer = replace(whole, **{name: "" if isinstance(said, str) else said[:-1]})
    import_again(poorer, number="1")
    assert revisions.story_of(Article.objects.for_revisions().get()) == poorer


def test_a_dry_run_tells_every_field_that_an_editor_could_change():
    told = told_by_a_dry_run(make_whole_story())
    wanted = ["photos" if name == "pictures" else name for name in CHANGEABLE]
    assert [name for name in told if name in wanted] == wanted
    assert [name for name in wanted if not told[name]] == []
