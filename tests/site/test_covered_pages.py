"""What may not be read is not under an address that a page names: covers are burnt into its picture."""

import fcntl
import io
import os
import re
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from PIL import Image

from articles.derived import cache_versions, updates
from articles.desk import publishing
from articles.images import covered_pages, on_demand
from articles.models import RemovedZone
from tests.factories import make_article, make_image, make_published
from tests.site.prints import make_print, make_zone

pytestmark = pytest.mark.django_db
LISTS = ("", "closer/", "pdf/")


@pytest.fixture
def printed(settings, tmp_path):
    """A red page with two stories, each in its zone."""
    settings.MEDIA_ROOT = tmp_path
    page = make_print(2)
    for image in page.images:
        data = make_image(200, 280, "#ff0000", image["format"].upper())
        image["name"] = default_storage.save(image["name"], ContentFile(data))
    page.save()
    return page


def places(page):
    """Every page of the site that shows the picture of `page`."""
    day = page.issue.date
    return [
        "/",
        page.get_absolute_url(),
        page.issue.get_absolute_url(),
        page.articles.last().get_absolute_url(),
        f"/archive/{day:%Y/%m}/",
        f"/archive/{day:%Y/%m/%d}/",
        "/archive/",
    ]


def names_of_pictures(client, page):
    """Which of the page's own files are named by a page of the site."""
    shown = b"".join(client.get(place).content for place in places(page))
    return [image["name"] for image in page.images if image["name"].encode() in shown]


def red_at(client, address, x, y):
    response = client.get(address)
    data = b"".join(response.streaming_content)
    with Image.open(io.BytesIO(data)) as image:
        rgb = image.convert("RGB")
        red, green, _blue = rgb.getpixel((round(x * rgb.width), round(y * rgb.height)))
    return red > 200 > green + 100


def test_a_page_with_nothing_hidden_names_its_own_files(client, printed):
    assert names_of_pictures(client, printed)


def test_a_withdrawn_story_is_burnt_out_of_the_picture_wherever_the_page_is_shown(
    client, read, printed
):
    story = printed.articles.first()
    publishing.withdraw([story], reason="事实有误")
    assert names_of_pictures(client, printed) == []
    address = read(printed).all("img")[0].attributes["src"]
    x, y = story.regions.get().polygon[0]
    assert not red_at(client, address, x + 0.02, y + 0.02)
    assert red_at(client, address, 0.005, 0.005)


def test_an_older_cover_is_not_handed_out_when_more_is_hidden(client, read, printed):
    first, second = printed.articles.all()
    make_zone(make_published(page=printed), top=0.9)
    publishing.withdraw([first], reason="事实有误")
    address = read(printed).all("img")[0].attributes["src"]
    assert red_at(client, address, 0.005, 0.005)
    publishing.withdraw([second], reason="事实有误")
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_a_hidden_story_whose_zone_is_unknown_takes_picture_tiles_and_pdf(
    client, read, printed, state
):
    printed.pdf = "pages/1.pdf"
    printed.save()
    make_article(page=printed, state=state)
    assert names_of_pictures(client, printed) == []
    assert read(printed).all("img") == []
    assert [
        client.get(f"{printed.get_absolute_url()}{end}").status_code for end in LISTS[:2]
    ] == [
        200,
        404,
    ]
    assert client.get(f"{printed.issue.get_absolute_url()}pdf/").status_code == 404


@pytest.mark.parametrize("has_zone", [True, False])
def test_a_deleted_story_stays_covered_till_an_editor_uncovers_it(client, printed, has_zone):
    story = printed.articles.first()
    if not has_zone:
        story.regions.all().delete()
    updates.update_after_removal([story])
    assert names_of_pictures(client, printed) == []
    RemovedZone.objects.all().delete()
    assert names_of_pictures(client, printed)


def test_an_editor_sees_the_whole_page_with_its_drafts(admin_client, printed):
    make_article(page=printed)
    assert names_of_pictures(admin_client, printed)


def test_the_sweep_keeps_covered_pictures_as_long_as_the_page_has_these_files(
    client, read, printed
):
    publishing.withdraw([printed.articles.first()], reason="事实有误")
    cache_versions.raise_pending()  # as after the commit
    red_at(client, read(printed).all("img")[0].attributes["src"], 0, 0)
    folder = Path(default_storage.path(on_demand.COVERED))
    call_command("sweep_media", hours=0, stdout=io.StringIO())
    assert len(list(folder.iterdir())) == 1
    printed.refresh_from_db()
    printed.images = []
    printed.save()
    call_command("sweep_media", hours=0, stdout=io.StringIO())
    assert list(folder.iterdir()) == []


def test_while_something_else_is_being_made_there_is_a_picture_that_says_so(
    client, printed, monkeypatch
):
    monkeypatch.setattr(covered_pages, "PATIENCE", 0)
    publishing.withdraw([printed.articles.first()], reason="事实有误")
    page = client.get(printed.get_absolute_url()).content.decode()
    address = re.search(r'src="([^"]+/covered/[^"]+)"', page)[1]
    folder = Path(default_storage.path(on_demand.FOLDER))
    folder.mkdir(parents=True, exist_ok=True)
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        response = client.get(address)
    finally:
        os.close(lock)
    assert (response.status_code, response["Content-Type"]) == (503, "image/svg+xml")
    assert response["Retry-After"] == str(on_demand.RETRY_AFTER)
    assert "no-store" in response["Cache-Control"]
    picture = fromstring(response.content)  # noqa: S314 - our own
    shape = printed.images[-1]
    assert (
        int(picture.attrib["width"]) * shape["height"]
        == int(picture.attrib["height"]) * shape["width"]
    )
    assert not red_at(client, address, 0.2, 0.1)
