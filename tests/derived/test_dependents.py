"""An article's `updated_at` is when readers last saw it change: it moves with what its page shows, and only then."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.derived import relations
from articles.desk import corrections, letters, publishing
from articles.models import Article, State
from tests.factories import (
    DAY,
    make_article,
    make_byline,
    make_doubt,
    make_editor,
    make_image,
    make_issue,
    make_page,
    make_photo,
    make_picture,
    make_section,
    withdraw,
)
from tests.forms import errors, filled
from tests.intake.printed import SIZHOU, XIAPU, changed, import_again, import_page

pytestmark = pytest.mark.django_db
LONG_AGO = datetime.datetime(2023, 11, 8, 1, 2, 3, tzinfo=datetime.UTC)


@pytest.fixture
def story():
    """A published story with all that its page shows, which last changed LONG_AGO."""
    story = make_article(state=State.PUBLISHED, published_at=LONG_AGO, section=make_section())
    make_byline(story)
    make_picture(story, photo=make_photo(), credit="王五")
    Article.objects.update(updated_at=LONG_AGO)
    return Article.objects.get(pk=story.pk)


@pytest.fixture
def desk(client):
    """A function (row, fields that change) → saves the row's form."""
    client.force_login(make_editor("编辑"))

    def desk(row, **changes):
        address = reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])
        response = client.post(address, filled(client.get(address), **changes))
        assert response.status_code == 302, errors(response)

    return desk


def has_moved(story):
    return Article.objects.get(pk=story.pk).updated_at > LONG_AGO


@pytest.mark.parametrize("way", ["form", "list"])
def test_it_moves_when_its_section_is_deleted(story, admin_client, way):
    section = story.section.pk
    if way == "form":
        admin_client.post(
            reverse("admin:articles_section_delete", args=[section]), {"post": "yes"}
        )
    else:
        chosen = {"action": "delete_selected", "_selected_action": [section], "post": "yes"}
        admin_client.post(reverse("admin:articles_section_changelist"), chosen)
    found = Article.objects.get()
    assert found.section is None
    assert found.updated_at > LONG_AGO


@pytest.mark.parametrize(
    "changes",
    [
        {"headline": "改过的标题"},
        {"body": "<p>改过的正文。</p>"},
        {"section": ""},
        {"bylines-0-role": "通讯员"},
        {"bylines-0-DELETE": "on"},
        {"pictures-0-caption": "改过的图说"},
        {"pictures-0-DELETE": "on"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_it_moves_with_what_the_desk_changes_in_the_articles_form(story, desk, changes):
    desk(story, **changes)
    assert has_moved(story)


@pytest.mark.parametrize("changes", [{}, {"settled": "on"}], ids=["nothing", "settled"])
def test_it_stays_when_the_form_is_saved_without_anything_that_readers_see(
    story, desk, changes
):
    desk(story, **changes)
    assert not has_moved(story)


def test_a_doubt_that_is_settled_is_settled_and_moves_nothing(story, desk):
    make_doubt(story)
    desk(story, settled="on")
    assert Article.objects.get(pk=story.pk).open_doubts == []
    assert not has_moved(story)


ROWS = {
    "a person's name": lambda story: (story.bylines.get().contributor, {"name": "改名"}),
    "a photographer's name": lambda story: (
        story.pictures.get().credits.get().contributor,
        {"name": "改名"},
    ),
    "a section's name": lambda story: (story.section, {"name": "改名"}),
    "a page's name": lambda story: (story.page, {"name": "改版"}),
    "an issue's number": lambda story: (story.page.issue, {"number": "8000"}),
    "a page's name in its issue": lambda story: (story.page.issue, {"pages-0-name": "改版"}),
    "a caption": lambda story: (story.pictures.get(), {"caption": "改过"}),
    "another photo": lambda story: (
        story.pictures.get().photo,
        {"image": SimpleUploadedFile("b.png", make_image(90, 60))},
    ),
}


@pytest.mark.parametrize("what", ROWS)
def test_it_moves_with_what_stands_on_the_page_from_elsewhere(story, desk, what):
    row, changes = ROWS[what](story)
    other = make_page(make_issue(DAY + datetime.timedelta(1)))
    stranger = make_article(state=State.PUBLISHED, published_at=LONG_AGO, page=other)
    Article.objects.update(updated_at=LONG_AGO)
    desk(row, **{"image": ""} | changes if row._meta.model_name == "photo" else changes)
    assert has_moved(story)
    assert not has_moved(stranger)


@pytest.mark.parametrize(
    "unseen",
    [
        lambda story: (story.section, {"position": "7"}),
        lambda story: (story.pictures.get().photo, {"focal_x": "0.9", "image": ""}),
    ],
    ids=["a section's order", "a focal point"],
)
def test_it_stays_with_what_its_page_does_not_show(story, desk, unseen):
    row, changes = unseen(story)
    desk(row, **changes)
    assert not has_moved(story)


@pytest.mark.parametrize(
    "verb",
    [withdraw, lambda stories: corrections.correct(stories[0], "更正")],
)
def test_it_moves_when_it_is_withdrawn_or_corrected(story, verb):
    verb([story])
    assert has_moved(story)


def test_it_moves_when_it_is_published():
    story = make_article()
    Article.objects.update(updated_at=LONG_AGO)
    publishing.publish([story])
    assert has_moved(story)


@pytest.mark.parametrize(
    "verb",
    [
        publishing.publish,
        publishing.overrule_print,
        relations.relate,
        lambda stories: letters.receive(
            stories[0], letters.LetterContent("有错", "", ""), "192.0.2.1"
        ),
    ],
    ids=["published again", "kept though print dropped it", "related", "a letter"],
)
def test_it_stays_when_nothing_changes_for_readers(story, verb):
    verb([story])
    assert not has_moved(story)


def test_an_import_moves_what_it_changes_and_nothing_else():
    import_page(SIZHOU, XIAPU)
    Article.objects.update(updated_at=LONG_AGO)
    import_again(changed(SIZHOU, deck="改过的副题"), XIAPU)
    moved = {story.headline: has_moved(story) for story in Article.objects.all()}
    assert moved == {SIZHOU.headline: True, XIAPU.headline: False}
