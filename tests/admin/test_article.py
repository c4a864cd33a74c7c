"""The article's form: what it shows, what a save keeps, and what it refuses."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.desk import publishing, revisions
from articles.models import Article, ArticleKind, Picture, State
from tests.factories import (
    make_article,
    make_byline,
    make_contributor,
    make_editor,
    make_page,
    make_photo,
    make_picture,
    make_published,
)
from tests.forms import address_of, errors, filled, save

pytestmark = pytest.mark.django_db
DOUBT = {"message": "The label “%(label)s” stands apart.", "arguments": {"label": "地方传真"}}


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


@pytest.fixture
def other():
    client = Client()
    client.force_login(make_editor("夜班", first_name="大宝", last_name="张"))
    return client


def test_a_save_keeps_a_revision_that_says_who(desk):
    article = make_article(headline="旧标题")
    assert save(desk, article, headline="新标题").status_code == 302
    revision = article.revisions.get()
    assert (revision.story["headline"], revision.made_by.username) == ("新标题", "编辑")


def test_a_revision_has_the_bylines_that_were_saved_with_it(desk):
    article = make_article()
    make_byline(article, name="邢成敏")
    save(desk, article, **{"bylines-0-contributor": make_contributor("何雪峰").pk})
    story = revisions.stored_version(article.revisions.get()).story
    assert [credit.name for credit in story.bylines] == ["何雪峰"]


def test_a_save_that_changes_nothing_keeps_no_revision(desk):
    article = make_article(body="<p>一</p><p>二</p>")
    body = "<p>一</p>\r\n\r\n<p>二</p>\r\n"  # as the editor sends it
    assert save(desk, article, body=body).status_code == 302
    assert not article.revisions.exists()


def test_a_line_pasted_with_line_ends_is_one_line(desk):
    article = make_article()
    save(desk, article, headline="上一行\r\n下一行")
    article.refresh_from_db()
    assert article.headline == "上一行 下一行"


def test_what_is_typed_into_the_body_is_cleaned_on_the_server(desk):
    article = make_article()
    pasted = (
        '<h1>小标题</h1><p onclick="x()">　　正文<script>x()</script>'
        '<a href="javascript:x()">链接</a></p><p>&nbsp;</p>'
    )
    save(desk, article, body=pasted)
    article.refresh_from_db()
    assert article.body == "<h3>小标题</h3>\n<p>正文链接</p>"


def test_doubts_stand_above_the_form_in_words_until_they_are_settled(desk):
    article = make_article(doubts=[DOUBT])
    shown = "The label “地方传真” stands apart."
    assert shown in desk.get(address_of(article)).content.decode()
    save(desk, article, settled="on")
    assert Article.objects.get(pk=article.pk).open_doubts == []
    assert shown not in desk.get(address_of(article)).content.decode()


def test_save_and_publish_saves_and_puts_it_online(desk):
    article = make_article()
    response = save(desk, article, "_publish", headline="新标题")
    assert response.url == address_of(article)
    article.refresh_from_db()
    assert (article.headline, article.state) == ("新标题", State.PUBLISHED)
    assert article.get_absolute_url() in desk.get(address_of(article)).content.decode()


def test_an_error_publishes_nothing(desk):
    article = make_article()
    save(desk, article, "_publish", position="-1")
    article.refresh_from_db()
    assert article.state == State.DRAFT


def test_save_and_next_opens_the_next_story_of_the_page(desk):
    page = make_page()
    first, second = make_article(page=page), make_article(page=page)
    make_article(page=make_page(page.issue))
    assert save(desk, first, "_next").url == address_of(second)
    assert save(desk, second, "_next").url == address_of(second)


def test_the_form_shows_the_stories_of_the_page_with_this_one_marked(desk):
    page = make_page()
    stories = [make_article(page=page) for _ in range(3)]
    around = desk.get(address_of(stories[1])).context["neighbours"]
    assert (around.previous, around.next, around.number) == (stories[0], stories[2], 2)


def test_the_second_save_of_a_stale_form_is_refused_and_what_was_typed_stays(desk, other):
    article = make_article(headline="旧标题", body="<p>旧</p>")
    opened = desk.get(address_of(article))
    save(other, article, headline="夜班的标题")
    refused = desk.post(
        address_of(article), filled(opened, headline="我的标题") | {"_continue": "1"}
    )
    assert refused.status_code == 200
    [words] = errors(refused)
    assert all(part in words for part in ("夜班", "夜班的标题", "我的标题"))
    assert refused.context["adminform"].form["headline"].value() == "我的标题"
    article.refresh_from_db()
    assert article.headline == "夜班的标题"


def test_after_the_warning_saving_again_puts_ones_own_in_its_place(desk, other):
    article = make_article(headline="旧标题")
    opened = desk.get(address_of(article))
    save(other, article, headline="夜班的标题")
    refused = desk.post(
        address_of(article), filled(opened, headline="我的标题") | {"_continue": "1"}
    )
    assert (
        desk.post(address_of(article), filled(refused) | {"_continue": "1"}).status_code == 302
    )
    article.refresh_from_db()
    assert article.headline == "我的标题"
    assert [r.story["headline"] for r in article.revisions.order_by("number")] == [
        "夜班的标题",
        "我的标题",
    ]


def test_a_position_that_somebody_set_meanwhile_is_not_lost(desk, other):
    article = make_published()
    opened = desk.get(address_of(article))
    save(other, article, position=7)
    desk.post(address_of(article), filled(opened, headline="我的标题") | {"_continue": "1"})
    article.refresh_from_db()
    assert (article.position, article.headline) == (7, "我的标题")


def test_a_form_that_is_stale_because_somebody_published_says_that(desk):
    article = make_article()
    opened = desk.get(address_of(article))
    publishing.publish([article], make_editor("夜班"))
    [words] = errors(
        desk.post(address_of(article), filled(opened, headline="我的") | {"_continue": "1"})
    )
    assert "夜班" in words


def test_a_form_without_its_stamp_is_refused(desk):
    article = make_article(headline="旧标题")
    response = save(desk, article, opened="nonsense", headline="新标题")
    assert response.status_code == 200
    article.refresh_from_db()
    assert article.headline == "旧标题"


def test_photographers_are_added_and_removed_where_the_picture_stands(desk):
    article = make_article()
    picture = make_picture(article, credit="李贺")
    new = make_contributor("何雪峰")
    save(desk, article, **{"pictures-0-photographers": [make_contributor("李贺").pk, new.pk]})
    assert [(c.contributor.name, c.role) for c in picture.credits.all()] == [
        ("李贺", "摄"),
        ("何雪峰", "摄"),
    ]
    save(desk, article, **{"pictures-0-photographers": [new.pk]})
    assert [c.contributor.name for c in picture.credits.all()] == ["何雪峰"]


def test_a_new_picture_gets_its_photographers(desk):
    article = make_article()
    photo, person = make_photo(), make_contributor("李贺")
    new = {
        "photo": photo.pk,
        "caption": "米米茶",
        "caption_printed": "",
        "position": 1,
        "photographers": [person.pk],
    }
    rows = {f"pictures-0-{name}": value for name, value in new.items()}
    save(
        desk,
        article,
        **rows,
        **{"pictures-TOTAL_FORMS": 1, "pictures-0-id": "", "pictures-0-article": article.pk},
    )
    picture = Picture.objects.get()
    assert (picture.photo, [c.contributor for c in picture.credits.all()]) == (photo, [person])


def test_an_article_can_be_written_on_the_desk(desk):
    page = make_page()
    address = reverse("admin:articles_article_add")
    typed = filled(desk.get(address), page=page.pk, headline="新稿", body="<p>正文</p>")
    assert desk.post(address, typed | {"_continue": "1"}).status_code == 302
    article = Article.objects.get()
    assert (article.headline, article.state, article.confidence) == ("新稿", State.DRAFT, None)
    assert article.revisions.count() == 1


def test_the_state_is_moved_by_publishing_alone(desk):
    article = make_article()
    save(desk, article, state=State.PUBLISHED, headline="新标题")
    article.refresh_from_db()
    assert article.state == State.DRAFT


def test_a_published_article_is_edited_without_leaving_the_site(desk):
    article = make_published(headline="旧标题")
    save(desk, article, headline="新标题")
    article.refresh_from_db()
    assert (article.headline, article.state) == ("新标题", State.PUBLISHED)


def test_the_form_costs_the_same_with_many_stories_on_the_page(
    desk, django_assert_max_num_queries
):
    page = make_page()
    for _ in range(30):
        article = make_article(page=page)
    with django_assert_max_num_queries(25):
        desk.get(address_of(article))


def test_the_form_costs_the_same_with_1_and_with_20_rows_of_each_kind(desk):
    article = make_article()
    picture = rows_more(article, 1)
    addresses = [
        address_of(article),
        reverse("admin:articles_picture_change", args=[picture.pk]),
    ]
    for address in addresses:
        desk.get(address)  # a process's first look asks for what later ones remember
    few = [cost(desk, address) for address in addresses]
    rows_more(article, 19)
    for number in range(19):
        picture.credits.create(contributor=make_contributor(f"另{number}"), role="摄")
    assert [cost(desk, address) for address in addresses] == few


def rows_more(article, number):
    """`number` bylines more, and pictures with a photographer each; the last picture."""
    for n in range(number):
        make_byline(article, name=f"记者{number}-{n}")
        picture = make_picture(article, photo=make_photo(), credit=f"摄影{number}-{n}")
    return picture


def cost(desk, address):
    with CaptureQueriesContext(connection) as queries:
        assert desk.get(address).status_code == 200
    return len(queries)


def test_a_refused_form_shows_the_people_that_were_typed_not_those_stored(desk):
    article = make_article()
    make_byline(article, name="邢成敏")
    photo = make_picture(article, photo=make_photo(), credit="李贺").photo
    typed = {
        "bylines-0-contributor": make_contributor("何雪峰").pk,
        "pictures-0-photographers": [],
        "position": "-1",
    }
    text = save(desk, article, **typed).content.decode()
    assert chosen_in(text) == {"何雪峰", str(article.page), str(photo)}


def test_a_row_shows_whom_it_has_chosen(desk):
    article = make_article()
    make_byline(article, name="邢成敏")
    make_picture(article, credit="李贺")
    text = desk.get(address_of(article)).content.decode()
    assert chosen_in(text) == {"邢成敏", "李贺", str(article.page)}


def chosen_in(text):
    """What the search-as-you-type fields show; their other choices are not on the page."""
    return {
        words
        for words in re.findall(r"<option[^>]* selected[^>]*>([^<]*)</option>", text)
        if "---" not in words and words not in map(str, ArticleKind.labels)
    }


def test_before_deleting_the_desk_says_what_becomes_of_the_story_and_that_it_comes_back(desk):
    article = make_article()
    one = desk.get(reverse("admin:articles_article_delete", args=[article.pk]))
    several = desk.post(
        reverse("admin:articles_article_changelist"),
        {"action": "delete_selected", "_selected_action": [article.pk]},
    )
    for answer in (one, several):
        assert "重新导入这一版" in answer.content.decode()
        assert "从回收站放回时，一切如旧" in answer.content.decode()
