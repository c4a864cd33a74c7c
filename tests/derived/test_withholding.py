"""What readers may no longer see is under none of the addresses that they knew."""

import io
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.urls import reverse

from articles.derived import cache_versions, updates, withholding
from articles.desk import bin as desk_bin
from articles.desk import publishing, revisions
from articles.images import file_names, media, on_demand, renditions
from articles.models import FormerFile, Page, PendingChange, Photo, RemovedZone, Revision
from tests.factories import (
    make_article,
    make_editor,
    make_image,
    make_page,
    make_photo,
    make_picture,
    make_published,
    withdraw,
)
from tests.forms import filled
from tests.site.prints import make_print

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Calls a verb as in a transaction of its own."""

    def run(verb, *arguments):
        with django_capture_on_commit_callbacks(execute=True):
            return verb(*arguments)

    return run


def files_of(page):
    page.refresh_from_db()
    return [page.pdf.name, *(image["name"] for image in page.images)]


def readable(names):
    return [name for name in names if default_storage.exists(name)]


def illustrated(**fields):
    """A published story with a photo of its own."""
    story = make_published(**fields)
    make_picture(story, photo=make_photo())
    return story, story.pictures.get().photo


AWAY = [
    pytest.param(withdraw, publishing.publish, id="withdrawn"),
    pytest.param(desk_bin.put_in, desk_bin.put_back, id="in the bin"),
]


@pytest.mark.parametrize(("take_away", "_back"), AWAY)
@pytest.mark.parametrize("has_zone", [True, False])
def test_a_page_with_a_story_taken_away_is_under_no_address_that_was_known(
    committed, has_zone, take_away, _back
):
    page = make_print(2)
    known = files_of(page)
    story = page.articles.first()
    if not has_zone:
        story.regions.all().delete()
    committed(take_away, [story])
    assert readable(known) == []
    assert readable(files_of(page)) == files_of(page)
    assert not FormerFile.objects.exists()


def test_a_deleted_story_takes_the_addresses_with_it(committed):
    page = make_print(2)
    known = files_of(page)
    committed(updates.update_after_removal, [page.articles.first()])
    assert readable(known) == []


@pytest.mark.parametrize(("take_away", "back"), AWAY)
def test_what_is_shown_again_is_shown_under_another_address(committed, take_away, back):
    page = make_print(2)
    known, story = files_of(page), page.articles.first()
    committed(take_away, [story])
    hidden = files_of(page)
    committed(back, [story])
    shown = files_of(page)
    assert readable(shown) == shown
    assert readable(known + hidden) == []
    assert not any(map(file_names.is_withheld, shown))


def test_a_change_elsewhere_on_a_page_that_is_covered_renames_nothing(committed):
    page = make_print(3)
    first, second, third = page.articles.all()
    committed(withdraw, [first])
    hidden = files_of(page)
    committed(withdraw, [second])
    committed(updates.update_after_change, [third])
    assert files_of(page) == hidden


def test_a_page_that_is_published_story_by_story_keeps_its_files(committed):
    page = make_print(2)
    page.articles.update(state="draft", published_at=None)
    known = files_of(page)
    committed(publishing.publish, page.articles.all())
    assert files_of(page) == known


@pytest.mark.parametrize(("take_away", "_back"), AWAY)
def test_the_photo_of_a_story_taken_away_is_under_no_address_that_was_known(
    committed, take_away, _back
):
    story, photo = illustrated()
    known = photo.image.name
    sized = renditions.rendition(make_wide(photo), 320)
    committed(take_away, [story])
    photo.refresh_from_db()
    assert readable([known, sized]) == []
    assert readable([photo.image.name])
    assert str(photo) == Path(known).name


def make_wide(photo):
    data = make_image(width=400, height=300)
    Path(default_storage.path(photo.image.name)).write_bytes(data)
    Photo.objects.filter(pk=photo.pk).update(width=400, height=300)
    photo.refresh_from_db()
    return photo


def test_a_photo_that_another_story_shows_stays_where_it_is(committed):
    story, photo = illustrated()
    make_picture(make_published(), photo=photo)
    known = photo.image.name
    committed(withdraw, [story])
    photo.refresh_from_db()
    assert photo.image.name == known


def test_a_photo_taken_out_of_a_story_leaves_its_address(client, committed):
    story, photo = illustrated()
    known = photo.image.name
    client.force_login(make_editor())
    address = reverse("admin:articles_article_change", args=[story.pk])
    data = filled(client.get(address), **{"pictures-0-DELETE": "on"})
    assert committed(client.post, address, data).status_code == 302
    assert not story.pictures.exists()
    assert readable([known]) == []


def test_a_revision_finds_the_photo_under_whatever_name(committed):
    story, photo = illustrated()
    revisions.record_revisions([story], None, "Edited")
    before = story.revisions.latest("number").story["pictures"]
    committed(withdraw, [story])
    assert story.revisions.latest("number").story["pictures"] == before
    assert before[0]["image"] == Photo.objects.get(pk=photo.pk).known_as
    assert Revision.objects.filter(article=story).count() == 2


def test_a_photo_that_an_import_brings_again_stays_away(committed):
    story, photo = illustrated()
    name = f"photos/ab/{'ab' * 32}.jpg"
    default_storage.save(name, io.BytesIO(make_image()))
    Photo.objects.filter(pk=photo.pk).update(image=name, sha256="ab" * 32)
    committed(withdraw, [story])
    assert readable([name]) == []
    default_storage.save(name, io.BytesIO(make_image()))
    committed(cache_versions.pages_changed, [story.page_id])
    assert readable([name]) == []


def test_a_file_of_two_pages_stays_while_one_of_them_is_shown(committed):
    page = make_print(2)
    twin = make_page()
    Page.objects.filter(pk=twin.pk).update(
        pdf=page.pdf.name, images=page.images, width=1000, height=1500
    )
    make_published(page=twin)
    known = files_of(page)
    committed(withdraw, [page.articles.first()])
    assert set(files_of(page)).isdisjoint(known)
    assert readable(known) == files_of(twin)


def test_what_was_made_of_the_files_goes_with_their_names(committed):
    page = make_print(2)
    job = on_demand.RenderJob(on_demand.PAGES, "tiles", (page.pdf.name,))
    folder = Path(default_storage.path(job.folder))
    folder.mkdir(parents=True)
    (folder / on_demand.SOURCES).write_text(on_demand._digest(page.pdf.name))
    committed(withdraw, [page.articles.first()])
    assert not folder.exists()


def test_a_process_that_ended_after_the_commit_leaves_the_rest_to_the_next_one():
    page = make_print(2)
    known = files_of(page)
    publishing.withdraw(
        [page.articles.first()], reason="事实有误"
    )  # what follows a commit does not run
    assert readable(known) == known
    cache_versions.raise_pending()
    assert readable(known) == []
    assert not PendingChange.objects.exists()


def test_a_process_that_ended_before_the_old_names_went_leaves_them_to_the_next_one(committed):
    default_storage.save("pages/left.pdf", io.BytesIO(b"%PDF"))
    FormerFile.objects.create(name="pages/left.pdf")
    committed(withdraw, [make_published()])
    assert readable(["pages/left.pdf"]) == []


def test_a_file_that_is_named_again_is_not_removed():
    page = make_print(1)
    FormerFile.objects.create(name=page.pdf.name)
    withholding.remove_former_files()
    assert readable(files_of(page)) == files_of(page)
    assert not FormerFile.objects.exists()


def test_what_was_withdrawn_before_files_followed_is_swept(capsys):
    page = make_print(2)
    story, photo = illustrated()
    known = [*files_of(page), photo.image.name]
    gone = [page.articles.first().pk, story.pk]
    type(story).objects.filter(pk__in=gone).update(state="withdrawn")
    call_command("sweep_media")
    assert readable(known) == []
    assert capsys.readouterr().out


def test_the_sweep_removes_what_no_row_names_there_too(committed):
    page = make_print(2)
    committed(withdraw, [page.articles.first()])
    orphan = f"{media.WITHHELD}/pages/ab/{'ab' * 32}.webp"
    default_storage.save(orphan, io.BytesIO(b"RIFF"))
    media.sweep(grace=-1)
    assert readable([orphan]) == []
    assert readable(files_of(page)) == files_of(page)


def test_uncovering_a_page_lets_its_files_follow(client, committed):
    page = make_print(2)
    committed(updates.update_after_removal, [page.articles.first()])
    assert all(map(file_names.is_withheld, files_of(page)))
    client.force_login(make_editor())
    address = reverse("admin:articles_page_change", args=[page.pk])
    data = filled(client.get(address), **{"removed_zones-0-DELETE": "on"})
    assert committed(client.post, address, data).status_code == 302
    assert not RemovedZone.objects.exists()
    assert not any(map(file_names.is_withheld, files_of(page)))


def test_a_site_without_its_media_goes_on(committed):
    page = make_print(2)
    known = files_of(page)
    for name in known:
        default_storage.delete(name)
    committed(withdraw, [page.articles.first()])
    assert files_of(page) == known
    assert make_article().page
