"""A printed page becomes rows and files: where its stories stand, its photos, its image, its PDF."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.utils import translation

from articles.desk import revisions
from articles.models import Article, ArticleRegion, ImportRecord, Page, Photo, Picture
from articles.reading.shapes import Leftover
from articles.story import Region
from tests.factories import make_image, make_photo
from tests.intake.printed import QIAOTOU, SIZHOU, XIAPU, changed, edit, import_again, titles
from tests.intake.spooled import (
    LEFT,
    RIGHT,
    SIZE,
    in_print,
    make_files,
    print_again,
    print_page,
)

pytestmark = pytest.mark.django_db
RED, BLUE = "#cc2211", "#1122cc"


@pytest.fixture(autouse=True)
def _english_and_a_media_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    with translation.override("en"):
        yield


@pytest.fixture
def spool(tmp_path):
    folder = tmp_path / "spool"
    folder.mkdir()
    return folder


def bytes_in(name):
    return Path(default_storage.path(name)).read_bytes()


def photo_of(story):
    return Picture.objects.get(article__headline=story.headline).photo


# -- where it stands --------------------------------------------------------------------------------------------------


def test_a_storys_place_is_kept_as_the_page_has_it():
    print_page(in_print(SIZHOU, LEFT), in_print(XIAPU, RIGHT))
    region = ArticleRegion.objects.get(article__headline=XIAPU.headline)
    assert region.polygon == [[0.5, 0.1], [1.0, 0.1], [1.0, 0.6], [0.5, 0.6]]
    assert (region.page, region.position) == (Page.objects.get(), 1)


def test_a_revision_keeps_where_the_story_stood():
    print_page(in_print(SIZHOU))
    article = Article.objects.get()
    story = revisions.stored_version(article.revisions.get()).story
    assert story.regions == (Region.of_box(3, LEFT),)
    assert revisions.story_of(article).regions == story.regions


def test_another_place_on_the_page_is_no_change_of_the_story():
    print_page(in_print(SIZHOU, LEFT))
    before = Article.objects.get().updated_at
    report = print_again(in_print(SIZHOU, RIGHT))
    assert titles(report.unchanged) == [SIZHOU.headline]
    assert revisions.story_of(Article.objects.get()).regions == (Region.of_box(3, RIGHT),)
    assert (Article.objects.get().updated_at, ArticleRegion.objects.count()) == (before, 1)


def test_a_text_of_the_page_leaves_its_places_and_photos_there(spool):
    print_page(in_print(QIAOTOU, photo="1"), files=make_files(spool, photos={"1": RED}))
    before = (
        list(Page.objects.values()),
        list(ArticleRegion.objects.values()),
        list(Picture.objects.values()),
    )
    report = import_again(changed(QIAOTOU, deck="副题"))
    assert (titles(report.updated), report.kept) == ([QIAOTOU.headline], ())
    assert (
        list(Page.objects.values()),
        list(ArticleRegion.objects.values()),
        list(Picture.objects.values()),
    ) == before


def test_leftovers_keep_their_place():
    left = Leftover("无主的行", "A line that no story takes.", (0.1, 0.9, 0.2, 0.95))
    print_page(in_print(SIZHOU), leftovers=[left])
    assert ImportRecord.objects.get().leftovers[0]["region"] == [0.1, 0.9, 0.2, 0.95]


# -- the page itself --------------------------------------------------------------------------------------------------


def test_a_page_is_kept_as_a_picture_and_as_a_pdf(spool):
    print_page(in_print(SIZHOU), files=make_files(spool, RED))
    page = Page.objects.get()
    (image,) = page.images
    assert (image["format"], image["width"], image["height"]) == ("png", 120, 80)
    assert bytes_in(image["name"]) == make_image(colour=RED)
    assert bytes_in(page.pdf.name) == b"%PDF-1.7 " + RED.encode()
    assert (page.width, page.height) == SIZE


def test_a_corrected_page_gets_its_new_picture(spool):
    print_page(in_print(SIZHOU), files=make_files(spool, RED))
    print_again(in_print(SIZHOU), files=make_files(spool, BLUE))
    (image,) = Page.objects.get().images
    assert bytes_in(image["name"]) == make_image(colour=BLUE)


# -- photos -----------------------------------------------------------------------------------------------------------


def test_a_picture_has_its_photo_and_its_place(spool):
    report = print_page(
        in_print(QIAOTOU, photo="1"), files=make_files(spool, photos={"1": RED})
    )
    picture = Picture.objects.get()
    assert bytes_in(picture.photo.image.name) == make_image(colour=RED)
    assert (picture.photo.width, picture.photo.height) == (120, 80)
    assert (picture.page, picture.region) == (Page.objects.get(), [0.1, 0.2, 0.3, 0.4])
    assert (report.pictures, ImportRecord.objects.get().pictures) == (1, 1)


def test_the_same_photo_on_two_pages_is_one_photo_and_one_file(spool):
    print_page(
        in_print(QIAOTOU, photo="1"), number="3", files=make_files(spool, photos={"1": RED})
    )
    print_page(
        in_print(XIAPU, photo="7"), number="4", files=make_files(spool, BLUE, photos={"7": RED})
    )
    assert Photo.objects.count() == 1
    assert photo_of(QIAOTOU) == photo_of(XIAPU)


def test_the_same_page_twice_makes_no_second_file(spool, settings):
    files = make_files(spool, photos={"1": RED})
    print_page(in_print(QIAOTOU, photo="1"), files=files)
    kept = {path: path.stat().st_ino for path in settings.MEDIA_ROOT.rglob("*.*")}
    print_again(in_print(changed(QIAOTOU, deck="副题"), photo="1"), files=files)
    assert {path: path.stat().st_ino for path in settings.MEDIA_ROOT.rglob("*.*")} == kept
    assert len(kept) == 3


def test_a_photo_that_nobody_touched_is_replaced_by_the_corrected_pages(spool):
    print_page(in_print(QIAOTOU, photo="1"), files=make_files(spool, photos={"1": RED}))
    report = print_again(
        in_print(QIAOTOU, photo="1"), files=make_files(spool, photos={"1": BLUE})
    )
    assert (titles(report.updated), report.kept) == ([QIAOTOU.headline], ())
    assert bytes_in(photo_of(QIAOTOU).image.name) == make_image(colour=BLUE)
    assert Picture.objects.get().region == [0.1, 0.2, 0.3, 0.4]


def test_a_new_photo_comes_under_the_caption_that_an_editor_wrote(spool):
    print_page(in_print(QIAOTOU, photo="1"), files=make_files(spool, photos={"1": RED}))
    Picture.objects.update(caption="编辑写的图说")
    edit(Article.objects.get())
    report = print_again(
        in_print(QIAOTOU, photo="1"), files=make_files(spool, photos={"1": BLUE})
    )
    assert bytes_in(photo_of(QIAOTOU).image.name) == make_image(colour=BLUE)
    assert Picture.objects.get().caption == "编辑写的图说"
    assert (titles(report.updated), report.kept[0]["fields"]) == (
        [QIAOTOU.headline],
        ["pictures"],
    )


def test_a_photo_that_an_editor_chose_stays_and_is_listed(spool):
    print_page(in_print(QIAOTOU, photo="1"), files=make_files(spool, photos={"1": RED}))
    chosen = make_photo()
    Picture.objects.update(photo=chosen)
    edit(Article.objects.get())
    report = print_again(
        in_print(QIAOTOU, photo="1"), files=make_files(spool, photos={"1": BLUE})
    )
    assert (photo_of(QIAOTOU), report.kept[0]["fields"]) == (chosen, ["pictures"])


def test_a_page_known_as_text_gets_photos_from_its_pdf(spool):
    import_again(QIAOTOU, number="3", file="page-3.txt")
    report = print_page(
        in_print(QIAOTOU, photo="1"), files=make_files(spool, photos={"1": RED})
    )
    assert (titles(report.updated), Article.objects.count()) == ([QIAOTOU.headline], 1)
    assert bytes_in(photo_of(QIAOTOU).image.name) == make_image(colour=RED)


def test_a_picture_whose_photo_could_not_be_taken_has_its_caption_alone(spool):
    print_page(in_print(QIAOTOU, photo="1"), files=make_files(spool))
    picture = Picture.objects.get()
    assert (picture.photo, picture.caption) == (None, QIAOTOU.pictures[0].caption)


def test_a_photo_story_with_another_caption_is_told_by_its_photo(spool):
    story = changed(QIAOTOU, headline="")
    other = changed(story, pictures=(in_print(story).pictures[0].__class__("河畔新景"),))
    print_page(
        in_print(story, photo="1"), in_print(SIZHOU), files=make_files(spool, photos={"1": RED})
    )
    report = print_again(
        in_print(SIZHOU),
        in_print(other, RIGHT, photo="1"),
        files=make_files(spool, photos={"1": RED}),
    )
    assert (len(report.updated), len(report.created), Article.objects.count()) == (1, 0, 2)


def test_what_cannot_be_stored_refuses_the_page_with_the_reason(spool, settings):
    settings.MEDIA_ROOT.write_text("no folder")
    with pytest.raises(ValueError, match="cannot be stored"):
        print_page(in_print(SIZHOU), files=make_files(spool))
    assert not Article.objects.exists()


def test_filing_a_full_page_takes_as_many_queries_with_regions_whatever_the_stories(
    spool, django_assert_max_num_queries
):
    stories = [
        in_print(
            changed(
                SIZHOU, headline=f"第{n}篇", body=[f"第{n}篇稿件{'，话题' * n}各不相同{n}。"]
            )
        )
        for n in range(9)
    ]
    print_page(*stories, files=make_files(spool))
    with django_assert_max_num_queries(64):
        print_again(*stories, files=make_files(spool))
