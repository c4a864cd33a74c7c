"""The paper's own: its masthead, icons, footer, pages about it; and that a change of them reaches everything kept."""

import io
import json

import pytest
from django.contrib.auth.models import Permission
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from articles.derived import cache_versions
from articles.images.icons import store_icons
from articles.models import PlainPage
from articles.presenting import masthead
from tests.factories import (
    make_image,
    make_photo,
    make_picture,
    make_plain_page,
    make_published,
    make_site_settings,
    make_user,
)
from tests.site.papers import KINDS, addresses, fill_paper

pytestmark = pytest.mark.django_db
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 92" width="400" height="92"/>'
FOOTER = {
    "icp": "湘ICP备12345678号-1",
    "police": "湘公网安备43010002000001号",
    "news_licence": "43120230001",
    "cn_number": "43-0018",
    "hotline": "0731-84321234",
    "report_phone": "0731-84321235",
    "report_email": "jubao@paper.example",
    "copyright": "江南日报社版权所有，未经授权不得转载。",
    "links": "新华网 https://www.news.cn/",
}


@pytest.fixture
def kept(settings):
    settings.KEEP_PAGES = 600
    caches["pages"].clear()
    masthead.CACHED.clear()
    yield
    caches["pages"].clear()
    masthead.CACHED.clear()


def artwork(name="drawn.svg", data=SVG, size=(400, 92), field="artwork"):
    """Site settings with a picture in `field`."""
    own = make_site_settings()
    getattr(own, field).save(name, ContentFile(data), save=False)
    own.sizes |= {field: list(size)}
    own.save()
    return own


# ---- With nothing said -----------------------------------------------------------------------------------------------


def test_with_nothing_said_the_footer_has_a_name_and_ways_alone(read):
    make_published()
    page = read("/")
    assert len(page.links_in("footer")) == 3
    assert page.all("ul", cls="licences") == page.all("nav", cls="about-paper") == []
    assert page.one("link", rel="icon").attributes["href"] == "/static/articles/icon.svg"
    assert page.all("link", rel="manifest") == page.all("meta", property="og:image") == []
    assert page.all("img") == []


def test_a_page_that_is_not_written_is_not_there(client):
    for kind in PlainPage.PageKind.values:
        assert client.get(f"/{kind}/").status_code == 404


# ---- Masthead and icons ----------------------------------------------------------------------------------------------


def test_the_drawn_masthead_stands_for_the_name_on_every_kind_of_page(read):
    fill_paper(1)
    artwork()
    make_site_settings(name="江南日报")
    for address in addresses().values():
        page = read(address)
        picture = page.one("img", alt="江南日报").attributes
        assert (picture["width"], picture["height"]) == ("400", "92")
        assert picture["src"].startswith("/artwork/drawn")
        assert page.text("title").endswith("江南日报")
    assert read("/").all("h1")[0].text == ""  # its picture says it


def test_dark_screens_have_a_masthead_of_their_own_or_a_light_ground(read):
    make_published()
    artwork()
    assert "grounded" in read("/").one("img").attributes["class"]
    artwork("dark.svg", field="artwork_dark")
    page = read("/")
    source = page.one("source", media="screen and (prefers-color-scheme: dark)")
    assert source.attributes["srcset"].startswith("/artwork/dark")
    assert "class" not in page.one("img").attributes


def test_an_svg_has_a_policy_of_its_own(client):
    own = artwork("alone.svg")
    name = own.artwork.name.removeprefix("site/").removesuffix(".svg")
    answer = client.get(reverse("articles:artwork", args=[name]))
    assert answer.content == SVG
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "immutable" in answer["Cache-Control"]
    assert client.get("/artwork/nothing.svg").status_code == 404


def test_icons_of_one_upload_are_linked_and_are_there(client, read):
    make_published()
    own = artwork("icon.png", make_image(512, 512), (512, 512), "icon")
    store_icons(own)
    page = read("/")
    icon, touch = (
        page.one("link", rel=rel).attributes["href"] for rel in ("icon", "apple-touch-icon")
    )
    assert [size_at(client, address) for address in (icon, touch)] == [(32, 32), (180, 180)]
    manifest = json.loads(
        client.get(page.one("link", rel="manifest").attributes["href"]).content
    )
    sizes = [size_at(client, each["src"]) for each in manifest["icons"]]
    assert sizes == [(192, 192), (512, 512)]
    favicon = client.get("/favicon.ico", follow=True)
    assert Image.open(io.BytesIO(b"".join(favicon.streaming_content))).format == "ICO"


def size_at(client, address):
    data = b"".join(client.get(address).streaming_content)
    return Image.open(io.BytesIO(data)).size


def test_without_an_icon_both_addresses_have_an_answer(client):
    make_site_settings(name="江南日报")
    assert client.get("/favicon.ico")["Location"] == "/static/articles/icon.svg"
    manifest = client.get("/site.webmanifest")
    assert json.loads(manifest.content)["name"] == "江南日报"
    assert manifest["Content-Type"].startswith("application/manifest+json")


def test_a_page_without_a_picture_is_shared_with_the_papers(read):
    artwork("share.png", make_image(1200, 630), (1200, 630), "share_picture")
    story = make_published()
    assert "/site/share" in read(story).one("meta", property="og:image").attributes["content"]
    assert "/site/share" in read("/").one("meta", property="og:image").attributes["content"]
    make_picture(story, photo=make_photo())
    assert "/site/" not in read(story).one("meta", property="og:image").attributes["content"]


# ---- Footer ----------------------------------------------------------------------------------------------------------


def test_the_footer_says_what_the_desk_has_said(read):
    make_published()
    make_site_settings(**FOOTER)
    page = read("/")
    said = page.text("footer")
    words = [word for name, word in FOOTER.items() if name not in ("links", "cn_number")]
    assert [word for word in (*words, "CN 43-0018") if word not in said] == []
    links = page.links_in("footer")
    assert "https://beian.miit.gov.cn/" in links
    assert "https://beian.mps.gov.cn/#/query/webSearch?code=43010002000001" in links
    assert {"tel:073184321234", "mailto:jubao@paper.example", "https://www.news.cn/"} <= set(
        links
    )


def test_nothing_in_the_footer_becomes_markup(read):
    make_published()
    bad = "<script>x</script>"  # no longer than the shortest field
    make_site_settings(**dict.fromkeys(FOOTER, bad), name=bad)
    page = read("/")
    assert bad in page.text("footer")
    assert [each for each in page.all("script") if each.text == "x"] == []


# ---- Pages about the paper -------------------------------------------------------------------------------------------


def test_pages_about_the_paper_stand_in_the_footer_and_in_the_sitemap(client, read):
    make_published()
    for kind in reversed(PlainPage.PageKind.values):
        make_plain_page(kind)
    paths = [f"/{kind}/" for kind in ("about", "contribute", "advertise", "corrections")]
    assert read("/").links_in("nav", cls="about-paper") == paths
    sitemap = client.get("/sitemap/sections.xml").content.decode()
    assert [
        path for path in paths if f"<loc>http://testserver{path}</loc>" not in sitemap
    ] == []


def test_its_text_is_cut_to_the_allow_list_of_article_bodies(read):
    make_plain_page(
        body='<h3>联系</h3><p onclick="x">电话<script>alert(1)</script><img src=x></p>'
    )
    page = read("/about/")
    assert page.text("h2") == "联系"
    assert "alert" not in page.text("div", cls="body")
    assert page.all("img") == []


def test_what_is_not_public_only_the_desk_sees(client, read):
    make_plain_page(is_public=False)
    assert client.get("/about/").status_code == 404
    assert read("/").all("nav", cls="about-paper") == []
    editor = make_user(is_staff=True)
    editor.user_permissions.add(Permission.objects.get(codename="view_plainpage"))
    client.force_login(editor)
    assert read("/about/").one("meta", name="robots").attributes["content"] == "noindex"


# ---- A change reaches everything that is kept ------------------------------------------------------------------------


def everything():
    """Address → the words in which it names the paper."""
    found = addresses()
    story = found["article"]
    programs = {
        "/feed/": "<name>{}</name>",
        f"{story[:-1]}.json": '"name": "{}"',
        "/sitemap/news.xml": "",
        "/opensearch.xml": "<ShortName>{}</ShortName>",
        "/site.webmanifest": '"name": "{}"',
        "/nowhere/": "{}</title>",
    }
    pages = dict.fromkeys((found[kind] for kind in KINDS), "{}</title>")
    return pages | programs | {story: '"@type":"NewsMediaOrganization","name":"{}"'}


def without_name(name):
    """The addresses that do not say it."""
    wanted = {address: words.format(name) for address, words in everything().items()}
    answers = {address: Client().get(address).content.decode() for address in wanted}
    compact = {address: text.replace('": "', '":"') for address, text in answers.items()}
    return [
        address
        for address, words in wanted.items()
        if words.replace('": "', '":"') not in compact[address]
    ]


@pytest.mark.usefixtures("kept")
def test_a_new_name_reaches_every_kept_page_feed_and_file(django_capture_on_commit_callbacks):
    fill_paper(2)
    assert without_name("江南日报") == []
    with django_capture_on_commit_callbacks(execute=True):
        make_site_settings(name="江南晚报")
        cache_versions.site_changed()
    assert without_name("江南晚报") == []


@pytest.mark.usefixtures("kept")
def test_a_kept_page_costs_one_query_whatever_the_paper_says_of_itself():
    fill_paper(2)
    artwork()
    make_site_settings(**FOOTER, name="江南日报")
    found = addresses()
    for address in (found[kind] for kind in KINDS):
        Client().get(address)
        with CaptureQueriesContext(connection) as queries:
            assert Client().get(address).status_code == 200
        assert len(queries) == 1, address
