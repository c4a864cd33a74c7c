"""Signing at the desk: in the story's form, in the list, and on the sign-off sheets."""

import html
import re

import pypdfium2
import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.desk import front_pages, publishing, signing
from articles.desk.signature_faults import faults
from articles.models import Article, Contributor, Photo, SentBack
from tests.desk.readers import CHIEF, DUTY, Desk, again, make_levels, make_reader, valid
from tests.factories import (
    make_article,
    make_byline,
    make_editor,
    make_page,
    make_photo,
    make_picture,
    make_section,
)
from tests.forms import errors, filled

pytestmark = pytest.mark.django_db
MORE = (
    "view_page",
    "view_issue",
    "view_photo",
    "change_photo",
    "change_contributor",
    "change_byline",
    "change_picture",
)
LIST = "/admin/articles/article/"
# Of two texts side by side: what marks the difference
UNREAD = r"""<span class="visually-hidden">[^<]*</span>|</?(?:del|ins)[^>]*>|\s"""


@pytest.fixture
def desk():
    return Desk()


def form_of(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def sheet_of(row):
    return reverse(f"admin:articles_{row._meta.model_name}_signatures", args=[row.pk])


def hidden(answer, *names):
    """What hidden fields outside of Django's forms say, by their name."""
    found = {
        name: re.findall(
            rf'<input type="hidden" name="{name}" value="([^"]*)">', text_of(answer)
        )
        for name in names
    }
    return {name: values if name == "seen" else values[0] for name, values in found.items()}


def signed_form(client, article, **typed):
    """Sends the form with the button that saves and signs."""
    page = client.get(form_of(article))
    told = hidden(page, "sign_level", "seen_text")
    return client.post(form_of(article), filled(page, **typed) | told | {"_sign": "1"})


def text_of(answer):
    return answer.content.decode()


def test_without_levels_the_desk_looks_as_before(client):
    client.force_login(make_editor())
    article = make_article()
    page = text_of(client.get(form_of(article)))
    assert 'name="_sign"' not in page
    assert 'class="sign-off"' not in page
    assert "column-review" not in text_of(client.get(LIST))
    assert 'value="sign"' not in text_of(client.get(LIST))


def test_a_story_is_saved_and_signed_by_one_button(client, desk):
    article = make_article()
    client.force_login(desk.editor)
    signed_form(client, article, headline="改好的标题")
    assert again(article).headline == "改好的标题"
    assert valid(article) == [1]
    assert 'name="_sign"' not in text_of(client.get(form_of(article)))


def test_what_another_desk_changed_meanwhile_is_read_before_it_is_signed(client, desk):
    article = make_article()
    client.force_login(desk.editor)
    page = client.get(form_of(article))
    typed = filled(page) | hidden(page, "sign_level", "seen_text")
    Article.objects.filter(pk=article.pk).update(deck="别人加的")
    answer = client.post(form_of(article), typed | {"_sign": "1"})
    assert errors(answer)
    assert valid(article) == []


def test_a_late_change_by_the_last_level_shows_the_difference(client, desk):
    article = make_article()
    desk.sign(article, 2)
    client.force_login(desk.chief)
    signed_form(client, article, headline="总编改的标题")
    assert valid(article) == [1, 2, 3]
    page = text_of(client.get(form_of(article)))
    number = article.signatures.get(level=1).revision.number
    compared = reverse("admin:articles_article_compare", args=[article.pk])
    assert f"{compared}?one={number}&amp;signature=" in page
    assert "签后有改动" in page
    assert publishing.publish([article], desk.duty) == 1


def test_a_change_of_which_no_revision_tells_is_shown_at_the_signature(
    client, desk, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    article, photo = make_article(), make_photo()
    make_picture(article, photo=photo)
    desk.sign(article, 2)
    Photo.objects.filter(pk=photo.pk).update(focal_x=0.25)
    client.force_login(make_reader("副总编", (*CHIEF, *MORE)))
    for where in (form_of(article), sheet_of(article)):
        links = re.findall(r'href="([^"]*signature=[^"]*)"', text_of(client.get(where)))
        assert len(set(links)) == 2
        for link in links:
            shown = text_of(client.get(html.unescape(link)))
            words = re.sub(UNREAD, "", shown)
            assert words.index("150%·50%") < words.index("125%·50%")
            assert "restoring" not in shown  # the photo's form has its focal point


def test_a_reporters_change_takes_all_signatures(client, desk):
    article = make_article()
    desk.sign(article)
    client.force_login(desk.reporter)
    client.post(
        form_of(article), filled(client.get(form_of(article)), deck="新") | {"_continue": "1"}
    )
    assert valid(article) == []


def test_a_place_on_the_front_page_is_no_change(desk):
    article = make_article()
    desk.sign(article)
    front_pages.set_front_page(article.page.issue, [article.pk], 0)
    assert valid(article) == [1, 2, 3]


def test_what_is_online_is_read_only_for_who_may_not_sign_last(client, desk):
    article = make_article()
    desk.sign(article)
    publishing.publish([article], desk.duty)
    client.force_login(desk.duty)
    assert client.post(form_of(article), {"headline": "改"}).status_code == 403
    client.force_login(desk.chief)
    client.post(
        form_of(article), filled(client.get(form_of(article)), deck="新") | {"_continue": "1"}
    )
    assert again(article).deck == "新"
    assert valid(article) == [1, 2, 3]


def test_a_list_signs_what_it_may_and_says_what_is_left(client, desk):
    page = make_page()
    good, doubted = (
        make_article(page),
        make_article(page, doubts=[{"message": "?", "arguments": {}}]),
    )
    client.force_login(desk.editor)
    answer = client.post(
        LIST, {"action": "sign", "_selected_action": [good.pk, doubted.pk]}, follow=True
    )
    assert (valid(good), valid(doubted)) == ([1], [])
    assert doubted.headline in text_of(answer)


@pytest.mark.parametrize(
    ("asked", "found"),
    [("1", "unsigned"), ("2", "first"), ("3", "second"), ("signed", "third")],
)
def test_the_list_is_filtered_by_the_level_that_a_story_waits_for(client, desk, asked, found):
    page = make_page()
    stories = {
        name: make_article(page, headline=f"文章{name}")
        for name in ("unsigned", "first", "second", "third")
    }
    for levels, name in enumerate(stories):
        desk.sign(stories[name], levels)
    client.force_login(desk.chief)
    listed = text_of(client.get(LIST, {"review": asked}))
    assert [name for name in stories if f"文章{name}" in listed] == [found]


def test_the_list_takes_as_many_queries_for_ten_stories_as_for_two(
    client, desk, django_assert_max_num_queries
):
    page = make_page()
    desk.sign(make_article(page))
    client.force_login(desk.chief)
    client.get(LIST)
    with django_assert_max_num_queries(60) as few:
        client.get(LIST)
    for _each in range(9):
        desk.sign(make_article(page), 2)
    with django_assert_max_num_queries(len(few)):
        client.get(LIST)


def test_a_story_comes_into_the_authors_work_and_comes_back_marked(client, desk):
    article = make_article()
    client.force_login(desk.reporter)
    client.post(
        form_of(article), filled(client.get(form_of(article)), deck="初稿") | {"_continue": "1"}
    )
    client.force_login(desk.editor)
    client.post(sheet_of(article), {"do": "send_back", "reason": "缺采访对象"})
    client.force_login(desk.reporter)
    assert "缺采访对象" in text_of(client.get("/admin/"))
    listed = client.get(LIST, {"review": "sent-back-to-me"})
    assert article.headline in text_of(listed)
    client.post(
        form_of(article), filled(client.get(form_of(article)), deck="二稿") | {"_continue": "1"}
    )
    assert "缺采访对象" not in text_of(client.get("/admin/"))
    client.force_login(desk.editor)
    page = text_of(client.get(form_of(article)))
    assert "缺采访对象" in page
    assert SentBack.objects.get().closed_at is None
    signing.sign([article], 1, desk.editor)
    assert "缺采访对象" not in text_of(client.get(form_of(article)))


def test_the_sheet_of_a_page_says_who_signed_what_and_signs_the_rest(client, desk):
    page = make_page()
    signed, waiting = make_article(page), make_article(page)
    desk.sign(signed, 1)
    reader = make_reader("二审", (*DUTY, *MORE))
    client.force_login(reader)
    shown = text_of(client.get(sheet_of(page)))
    assert "责编" in shown
    assert signed.signatures.get().signed_id in shown
    client.post(sheet_of(page), hidden(client.get(sheet_of(page)), "seen") | {"do": "sign"})
    assert (valid(signed), valid(waiting)) == ([1, 2], [1])
    assert text_of(client.get(sheet_of(page.issue))).count("二审") >= 2


def test_a_sheet_signs_nothing_that_was_not_on_it(client, desk):
    page = make_page()
    make_article(page)
    client.force_login(make_reader("二审", (*DUTY, *MORE)))
    typed = hidden(client.get(sheet_of(page)), "seen")
    late = make_article(page)
    client.post(sheet_of(page), typed | {"do": "sign"})
    assert valid(late) == []


def test_a_focal_point_and_a_name_are_changed_in_what_is_signed(
    client, desk, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    article, photo = make_article(), make_photo()
    make_picture(article, photo=photo)
    byline = make_byline(article)
    desk.sign(article, 2)
    reporter = make_reader("摄影", ("view_article", *MORE))
    client.force_login(reporter)
    form = reverse("admin:articles_photo_change", args=[photo.pk])
    client.post(form, filled(client.get(form), focal_x="0.2", image="") | {"_save": "1"})
    assert Photo.objects.get().focal_x == 0.2
    assert valid(article) == []
    desk.sign(article)
    publishing.publish([article], desk.duty)
    form = reverse("admin:articles_contributor_change", args=[byline.contributor_id])
    answer = client.post(form, filled(client.get(form), name="别人") | {"_save": "1"})
    assert "终审" in "".join(errors(answer))
    assert Contributor.objects.get(pk=byline.contributor_id).name != "别人"
    client.force_login(make_reader("副总编", (*CHIEF, *MORE)))
    client.post(form, filled(client.get(form), name="别人") | {"_save": "1"})
    assert valid(article) == [1, 2, 3]


def test_the_slug_of_a_section_is_changed_in_what_is_signed_and_its_name_is_not(client, desk):
    """What is online there is changed by who signs last, and by that signed anew."""
    section = make_section("体育", "sport")
    draft, online = make_article(section=section), make_article(section=section)
    for article in (draft, online):
        desk.sign(article)
    publishing.publish([online], desk.duty)
    form = reverse("admin:articles_section_change", args=[section.pk])
    for reader in (desk.reporter, desk.chief):
        reader.user_permissions.add(*permissions("view_section", "change_section"))
    client.force_login(desk.reporter)
    save = {"_save": "1"}
    client.post(form, filled(client.get(form), name="文体") | save)
    assert valid(draft) == valid(online) == [1, 2, 3]
    answer = client.post(form, filled(client.get(form), slug="ball") | save)
    assert "终审" in "".join(errors(answer))
    assert again(draft).section.slug == "sport"
    client.force_login(desk.chief)
    client.post(form, filled(client.get(form), slug="ball") | save)
    assert again(draft).section.slug == "ball"
    assert (valid(draft), valid(online)) == ([1, 2], [1, 2, 3])
    assert list(faults()) == []


def permissions(*codenames):
    return Permission.objects.filter(codename__in=codenames)


def test_the_account_of_who_signed_is_not_deleted(client, desk):
    desk.sign(make_article(), 1)
    client.force_login(make_editor())
    address = reverse("admin:auth_user_delete", args=[desk.editor.pk])
    client.post(address, {"post": "yes"})
    assert type(desk.editor).objects.filter(pk=desk.editor.pk).exists()


def test_levels_are_named_in_the_site_settings_one_after_the_other(client):
    make_levels(0)
    client.force_login(make_editor())
    form = "/admin/articles/sitesettings/1/change/"
    for typed in ({"level_2": "复审"}, {"level_1": "初审", "printed_level": "2"}):
        files = dict.fromkeys(
            ("artwork", "artwork_dark", "icon", "share_picture", "police_badge"), ""
        )
        answer = client.post(form, filled(client.get(form), **files, **typed) | {"_save": "1"})
        assert errors(answer)


@pytest.mark.parametrize("kind", ["article", "page", "issue"])
def test_the_sheet_is_there_as_a_pdf(client, desk, kind):
    page = make_page()
    article = make_article(page, headline="一条河的十年")
    desk.sign(article, 2)
    client.force_login(make_reader("档案员", ("view_article", "view_page", "view_issue")))
    row = {"article": article, "page": page, "issue": page.issue}[kind]
    answer = client.get(reverse(f"admin:articles_{kind}_signatures_pdf", args=[row.pk]))
    assert answer["Content-Type"] == "application/pdf"
    pages = pypdfium2.PdfDocument(b"".join(answer.streaming_content))
    text = "".join(each.get_textpage().get_text_bounded() for each in pages)
    said = text.replace("\r\n", "").replace(" ", "")
    for words in ("一条河的十年", "责编", "主任", article.signatures.first().signed_id):
        assert words in said, words
