"""The form of the site settings: uploads are made anew, two desks merge, a preview saves nothing."""

import io

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from articles.admin.site_settings_form import PICTURES
from articles.models import PendingChange, PlainPage, SiteSettings
from articles.models.site_settings import ICO, ICONS
from tests.factories import make_editor, make_image, make_plain_page, make_published, make_user
from tests.forms import errors, filled
from tests.groups import join
from tests.site.pages import SitePage

pytestmark = pytest.mark.django_db
FORM = "/admin/articles/sitesettings/1/change/"
PREVIEW = "/admin/articles/sitesettings/preview/"
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 92" onload="alert(1)">'
    b'<script>alert(1)</script><path d="M0 0h9v9z"/></svg>'
)


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def opened(desk, **typed):
    """What the form sends: a file that is shown is not sent again."""
    return filled(desk.get(FORM), **dict.fromkeys(PICTURES, "") | typed)


def save(desk, **typed):
    answer = desk.post(FORM, opened(desk, **typed))
    return errors(answer) if answer.status_code == 200 else []


def stored(file):
    with default_storage.open(file.name) as content:
        return content.read()


def upload(data, name="x.png", media_type="image/png"):
    return SimpleUploadedFile(name, data, media_type)


def test_the_list_is_the_form_and_no_second_row_can_be_added(desk):
    assert desk.get(reverse("admin:articles_sitesettings_changelist"))["Location"] == FORM
    assert desk.get(reverse("admin:articles_sitesettings_add")).status_code == 403
    SiteSettings.objects.all().delete()
    assert desk.get(FORM).status_code == 200


def test_what_is_typed_is_kept_and_stands_in_the_history(desk):
    assert save(desk, name="江南日报", icp="湘ICP备12345678号-1") == []
    own = SiteSettings.objects.get()
    assert (own.name, own.icp) == ("江南日报", "湘ICP备12345678号-1")
    changed = LogEntry.objects.get(object_id="1").get_change_message()
    assert changed == "已修改报名 和 ICP备案号。"
    assert PendingChange.objects.filter(tag="site").exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"icp": "12345678"}, "湘ICP备12345678号-1"),
        ({"links": "新华网"}, "第 1 行"),
        ({"hosts": "https://hm.baidu.com"}, "域名本身"),
        ({"scripts": "https://hm.baidu.com/hm.js"}, "hm.baidu.com"),
        ({"icon": upload(make_image(256, 256))}, "512 × 512"),
        ({"icon": upload(make_image(640, 520))}, "正方形"),
        ({"share_picture": upload(make_image(300, 300))}, "600 × 315"),
        ({"artwork": upload(b"<svg/>")}, "SVG"),
        ({"artwork": upload(b"GIF89a")}, "JPEG、PNG"),
        ({"icon": upload(SVG)}, "JPEG、PNG"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(desk, typed, words):
    (error,) = save(desk, **typed)
    assert words in error
    assert SiteSettings.objects.get().icp == ""


def test_an_svg_is_cleaned_before_it_is_stored(desk):
    assert save(desk, artwork=upload(SVG, "a.svg", "image/svg+xml")) == []
    own = SiteSettings.objects.get()
    assert own.artwork.name.endswith(".svg")
    written = stored(own.artwork).decode()
    assert "M0 0h9v9z" in written
    assert "alert" not in written
    assert own.sizes["artwork"] == [400, 92]


def test_the_form_shows_the_stored_picture_where_readers_get_it(desk):
    save(desk, artwork=upload(SVG, "a.svg", "image/svg+xml"))
    page = SitePage(desk.get(FORM))
    stem = SiteSettings.objects.get().artwork.name.removeprefix("site/").removesuffix(".svg")
    address = f"/artwork/{stem}.svg"
    assert page.one("img", alt="当前图片").attributes["src"] == address
    assert address in page.links()
    assert [link for link in page.links() if link.startswith("/media/")] == []


def test_a_picture_is_drawn_anew_without_what_its_camera_wrote(desk):
    data = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "secret"
    Image.new("RGB", (2400, 1260)).save(data, "JPEG", exif=exif)
    assert save(desk, share_picture=upload(data.getvalue(), "x.jpg", "image/jpeg")) == []
    own = SiteSettings.objects.get()
    assert b"secret" not in stored(own.share_picture)
    assert own.sizes["share_picture"] == [1200, 630]


def test_an_icon_is_made_in_all_sizes(desk):
    assert save(desk, icon=upload(make_image(640, 640))) == []
    own = SiteSettings.objects.get()
    assert [
        suffix for suffix in (*ICONS, ICO) if not default_storage.exists(own.icon_file(suffix))
    ] == []


def test_a_picture_can_be_taken_away(desk):
    save(desk, artwork=upload(SVG, "a.svg", "image/svg+xml"))
    typed = opened(desk) | {"artwork-clear": "on"}
    assert desk.post(FORM, typed).status_code == 302
    assert not SiteSettings.objects.get().artwork


def test_what_two_desks_change_in_different_fields_merges(desk):
    mine = opened(desk, name="江南日报")
    save(desk, hotline="0731-84321234", artwork=upload(SVG, "a.svg", "image/svg+xml"))
    assert desk.post(FORM, mine).status_code == 302
    own = SiteSettings.objects.get()
    assert (own.name, own.hotline, bool(own.artwork)) == ("江南日报", "0731-84321234", True)
    assert own.sizes["artwork"] == [400, 92]


def test_of_one_field_both_texts_are_shown(desk):
    mine = opened(desk, name="江南日报")
    save(desk, name="江南晚报")
    answer = desk.post(FORM, mine)
    assert any("江南晚报" in error for error in errors(answer))
    assert SiteSettings.objects.get().name == "江南晚报"


def test_a_preview_shows_the_front_page_as_typed_and_saves_nothing(desk):
    make_published()
    typed = opened(desk, name="江南晚报", artwork=upload(SVG, "a.svg", "image/svg+xml"))
    page = SitePage(desk.post(PREVIEW, typed))
    assert page.text("title") == "江南晚报"
    assert (
        page.one("img", alt="江南晚报")
        .attributes["src"]
        .startswith("data:image/svg+xml;base64,")
    )
    own = SiteSettings.objects.get()
    assert (own.name, bool(own.artwork)) == ("", False)
    assert LogEntry.objects.count() == 0
    assert desk.get(PREVIEW)["Location"] == FORM


def test_a_preview_of_what_cannot_be_saved_says_why(desk):
    answer = desk.post(PREVIEW, opened(desk, icp="12345678"))
    assert "湘ICP备12345678号-1" in answer.content.decode()


def test_the_settings_have_a_permission_of_their_own(client):
    editor = make_user("小李", is_staff=True)
    join(editor, "编辑")
    client.force_login(editor)
    for address in (FORM, PREVIEW, reverse("admin:articles_plainpage_add")):
        assert client.post(address).status_code == 403
    join(editor, "总编")
    assert client.get(FORM).status_code == 200
    assert client.get(reverse("admin:articles_plainpage_changelist")).status_code == 200


def test_a_page_about_the_paper_is_written_once_and_cleaned(desk):
    add = reverse("admin:articles_plainpage_add")
    text = {"kind": "about", "body": "<p>本报<script>alert(1)</script></p>", "is_public": "on"}
    assert desk.post(add, text).status_code == 302
    assert PlainPage.objects.get().body == "<p>本报</p>"
    assert desk.post(add, text).status_code == 200
    assert PendingChange.objects.filter(tag="site").exists()


def test_of_a_page_about_the_paper_both_texts_are_shown(desk):
    address = reverse("admin:articles_plainpage_change", args=[make_plain_page().pk])
    mine = filled(desk.get(address), body="<p>乙社</p>")
    assert desk.post(address, filled(desk.get(address), body="<p>甲社</p>")).status_code == 302
    answer = desk.post(address, mine)
    shown = SitePage(answer).text("body")
    assert answer.status_code == 200
    assert PlainPage.objects.get().body == "<p>甲社</p>"
    assert "甲" in shown
    assert "乙" in shown
