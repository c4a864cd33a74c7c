"""Files of printed pages: stored once for the same bytes, whole or not at all, removed when no row names them."""

import os

import pytest
from django.core.management import call_command
from django.utils import translation

from articles.desk import publishing
from articles.images import media, renditions
from articles.intake.page_import import import_pages
from articles.models import Article, Page, Photo, Picture
from tests.factories import make_image, make_page, make_photo
from tests.intake.printed import QIAOTOU, SIZHOU, changed
from tests.intake.spooled import (
    in_print,
    make_files,
    make_incoming_page,
    print_again,
    print_page,
    stored,
)

pytestmark = pytest.mark.django_db
RED, BLUE = "#cc2211", "#1122cc"


@pytest.fixture(autouse=True)
def _english_and_a_media_folder(settings, tmp_path):
    settings.MEDIA_ROOT, settings.SOURCES_ROOT = tmp_path / "media", tmp_path / "sources"
    settings.MEDIA_ROOT.mkdir()
    with translation.override("en"):
        yield


@pytest.fixture
def spool(tmp_path):
    folder = tmp_path / "spool"
    folder.mkdir()
    return folder


@pytest.fixture
def kept(settings):
    """The names of all files in the media, when asked."""
    return lambda: sorted(
        p.relative_to(settings.MEDIA_ROOT).as_posix() for p in settings.MEDIA_ROOT.rglob("*.*")
    )


def named():
    images = [image["name"] for page in Page.objects.all() for image in page.images]
    return sorted(
        [
            *Photo.objects.values_list("image", flat=True),
            *Page.objects.values_list("pdf", flat=True),
            *images,
        ]
    )


def grow_old(settings, hours=25):
    for path in settings.MEDIA_ROOT.rglob("*.*"):
        then = path.stat().st_mtime - hours * 3600
        os.utime(path, (then, then))


def test_a_file_is_called_by_the_sum_of_its_bytes(spool):
    image = stored(spool, make_image(colour=RED), "jpeg")
    files = media.PageFiles(photos={"1": image})
    assert (
        media.store(files).photos["1"].name == f"photos/{image.sha256[:2]}/{image.sha256}.jpg"
    )


def test_all_that_rows_name_is_there_and_nothing_else(spool, kept):
    print_page(in_print(QIAOTOU, photo="1"), files=make_files(spool, photos={"1": RED}))
    assert (kept(), len(kept())) == (named(), 3)


def test_a_file_that_was_cut_off_is_written_anew(spool, settings, kept):
    files = make_files(spool, photos={"1": RED})
    whole = media.store(files).photos["1"].name
    (settings.MEDIA_ROOT / whole).write_bytes(b"half")
    media.store(files)
    assert (settings.MEDIA_ROOT / whole).read_bytes() == make_image(colour=RED)


def test_an_import_that_fails_after_its_files_were_written_leaves_no_row_and_the_next_one_takes_the_files(
    spool, kept
):
    taken = make_page(number="3")
    incoming = make_incoming_page(
        in_print(QIAOTOU, photo="1"), files=make_files(spool, photos={"1": RED})
    )
    ((_incoming, refusal),) = import_pages([incoming], {taken.pk: "other.pdf"})
    assert isinstance(refusal, ValueError)
    assert (len(kept()), Photo.objects.count(), Article.objects.count()) == (3, 0, 0)
    assert len(list(import_pages([incoming]))) == 1
    assert (kept(), len(kept())) == (named(), 3)


def test_files_that_no_row_names_are_swept_when_they_are_old(spool, settings, kept):
    print_page(in_print(QIAOTOU, photo="1"), files=make_files(spool, photos={"1": RED}))
    media.store(make_files(spool, BLUE, photos={"1": BLUE}))
    assert media.sweep().files == 0
    grow_old(settings)
    assert media.sweep().files == 3
    assert (kept(), len(kept())) == (named(), 3)


def test_what_a_corrected_page_has_replaced_is_swept_but_for_photos_that_older_revisions_show(
    spool, settings, kept
):
    print_page(in_print(QIAOTOU, photo="1"), files=make_files(spool, RED, photos={"1": RED}))
    print_again(in_print(QIAOTOU, photo="1"), files=make_files(spool, BLUE, photos={"1": BLUE}))
    grow_old(settings)
    assert media.sweep().files == 0  # the second import may be taken back yet
    publishing.publish(Article.objects.all())
    grow_old(settings)
    assert media.sweep().files == 2  # the page's picture and PDF
    assert (kept(), Photo.objects.count()) == (named(), 2)


def test_a_file_about_to_be_named_again_is_young_again(spool, settings, kept):
    files = make_files(spool, photos={"1": RED})
    media.store(files)
    grow_old(settings)
    media.store(files)
    assert (media.sweep().files, len(kept())) == (0, 3)


def test_what_editors_uploaded_is_never_swept(settings, kept):
    photo = make_photo()
    before = kept()
    photo.delete()
    grow_old(settings)
    assert (media.sweep().files, kept()) == (0, before)


def test_halves_of_files_that_a_power_cut_left_are_swept(settings, kept):
    part = settings.MEDIA_ROOT / "pages/ab/.part-x7"
    part.parent.mkdir(parents=True)
    part.write_bytes(b"half")
    grow_old(settings)
    os.utime(part, (0, 0))
    assert media.sweep() == media.SweepResult(1, 4)


def test_the_command_says_what_it_removed(spool, settings, capsys):
    media.store(make_files(spool))
    call_command("sweep_media", "--hours", "0")
    # Its source, its picture, its PDF
    assert capsys.readouterr().out.startswith("3 files removed, ")


def test_a_photo_whose_file_an_editor_replaced_is_another_one_to_the_next_import(spool):
    print_page(in_print(QIAOTOU, photo="1"), files=make_files(spool, photos={"1": RED}))
    edited = Photo.objects.get()
    Photo.objects.update(image="photos/2023/11/better.png", sha256=None)
    print_page(
        in_print(SIZHOU, photo="1"), number="4", files=make_files(spool, photos={"1": RED})
    )
    assert Picture.objects.get(article__headline=SIZHOU.headline).photo != edited
    print_again(
        in_print(changed(QIAOTOU, deck="副题"), photo="1"),
        files=make_files(spool, photos={"1": RED}),
    )
    assert Picture.objects.get(article__headline=QIAOTOU.headline).photo == edited


def test_smaller_versions_are_swept_when_their_photo_is_gone(settings):
    stays, gone = make_photo("a.png", width=1000), make_photo("b.png", width=1000)
    names = [renditions.rendition(photo, 320) for photo in (stays, gone)]
    gone.delete()
    assert renditions.sweep(grace=0).files == 1
    assert [(settings.MEDIA_ROOT / name).exists() for name in names] == [True, False]
