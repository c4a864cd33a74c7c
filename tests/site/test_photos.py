"""Photos in the widths that pages ask for, for whoever may read what they belong to."""

import io

import pytest
from PIL import Image

from tests.factories import make_article, make_photo, make_picture, make_published

pytestmark = pytest.mark.django_db


def candidates(element):
    """The addresses in a srcset, by width."""
    parts = (part.split() for part in element.attributes["srcset"].split(", "))
    return {int(width[:-1]): address for address, width in parts}


def make_story(article=None, **photo):
    article = article or make_published()
    make_picture(article, photo=make_photo(**photo))
    return article


def offered(read, article):
    """The addresses of the article's photo by width, as its own page offers them."""
    return candidates(read(article).one("img", decoding="async"))


def test_a_photo_is_offered_in_the_smaller_widths_and_its_own(read):
    assert list(offered(read, make_story(width=1000, height=600))) == [320, 800, 1000]


def test_a_small_photo_and_one_that_moves_are_offered_as_they_are(read):
    for photo in ({"width": 300}, {"name": "a.gif", "kind": "GIF", "width": 900}):
        assert "srcset" not in read(make_story(**photo)).one("img", decoding="async").attributes


def test_each_width_is_that_wide_and_may_be_kept_for_ever(read, client):
    address = offered(read, make_story(width=1000, height=600))[320]
    for _made_first_then_found in range(2):
        response = client.get(address)
        with Image.open(io.BytesIO(b"".join(response.streaming_content))) as image:
            assert (image.format, image.size) == ("WEBP", (320, 192))
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_width_that_no_page_asks_for_is_not_there(read, status):
    address = offered(read, make_story(width=1000, height=600))[320]
    assert (
        status(address.replace("/320/", "/321/"))
        == status(address.replace("/320/", "/1600/"))
        == 404
    )


def test_a_photo_whose_file_is_gone_or_broken_is_not_there(read, status):
    article = make_story(width=1000, height=600)
    address = offered(read, article)[320]
    photo = article.pictures.get().photo
    photo.image.storage.delete(photo.image.name)
    assert status(address) == 404


def test_the_photo_of_a_draft_is_for_editors_who_keep_it_to_themselves(
    read, status, client, admin_user
):
    article = make_story(make_article(), width=1000, height=600)
    photo = article.pictures.get().photo
    assert status(f"/photo/{photo.pk}/320/") == 404
    client.force_login(admin_user)
    response = client.get(offered(read, article)[320])
    assert response.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    response.close()


def test_another_file_has_another_address(read):
    article = make_story(width=1000, height=600)
    before = offered(read, article)[320]
    picture = article.pictures.get()
    picture.photo.image = make_photo(width=1000, height=600).image.name
    picture.photo.save()
    assert offered(read, article)[320] != before


def test_a_transparent_photo_stays_transparent(read, client):
    article = make_published()
    data = io.BytesIO()
    Image.new("RGBA", (1000, 600), (255, 0, 0, 0)).save(data, "PNG")
    photo = make_photo(width=1000, height=600)
    with photo.image.storage.open(photo.image.name, "wb") as file:
        file.write(data.getvalue())
    make_picture(article, photo=photo)
    response = client.get(offered(read, article)[320])
    with Image.open(io.BytesIO(b"".join(response.streaming_content))) as image:
        assert image.getpixel((0, 0))[3] == 0
