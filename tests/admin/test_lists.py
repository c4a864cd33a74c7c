"""Every list of the desk: the same few queries for any number of rows, and found by what editors look for."""

import datetime
import itertools

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles import search
from articles.models import (
    Article,
    Contributor,
    Correction,
    Event,
    Flash,
    FormerAddress,
    ImportRecord,
    Issue,
    Letter,
    OpenForm,
    Page,
    PlainPage,
    SiteSettings,
    State,
)
from tests.factories import (
    make_article,
    make_byline,
    make_contributor,
    make_editor,
    make_import_record,
    make_issue,
    make_page,
    make_photo,
    make_picture,
    make_published,
    make_section,
    make_user,
)
from tests.forms import chosen

pytestmark = pytest.mark.django_db
DOUBT = {"message": "The label “%(label)s” stands apart.", "arguments": {"label": "地方传真"}}
count = itertools.count(1)


def make_everything(number):
    """`number` rows more in every list, each with all that its row shows, none sharing anything with another's."""
    for n in itertools.islice(count, number):
        article = make_article(
            page=make_page(make_issue(edition=f"增刊{n}")),
            section=f"栏目{n}",
            doubts=[DOUBT],
            confidence=0.8,
        )
        make_byline(article, name=f"记者{n}")
        make_picture(article, photo=make_photo(), credit=f"摄影{n}")
        make_import_record(
            issue=article.page.issue, page=article.page, made_by=make_user(), doubts=[DOUBT]
        )
        Group.objects.create(name=f"组{n}")
        Event.objects.create(verb="changed", kind="articles.article", row=article.pk)
        now = timezone.now()
        Flash.objects.create(
            text=f"快讯{n}", article=article, ends_at=now + datetime.timedelta(hours=1)
        )
        correction = Correction.objects.create(article=article, text="应为二〇一五年。")
        done = {
            "state": Letter.State.DONE,
            "done_at": now,
            "done_by": make_user(),
            "correction": correction,
        }
        Letter.objects.create(article=article, text=f"第{n}段有误。", sender=f"{n}", **done)
        FormerAddress.objects.create(path=f"html/2023-11/08/content_{n}.htm", article=article)


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def models_with_a_list():
    """Without those that never have more than a few rows."""
    others = (PlainPage, SiteSettings, OpenForm)  # one row, or only one's own
    found = [model for model in admin.site._registry if model not in others]
    return [pytest.param(model, id=model._meta.label) for model in found]


def listing(model, **filters):
    return reverse(
        f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist", query=filters
    )


def found(desk, model, **filters):
    """The rows that the list shows for these filters."""
    return set(desk.get(listing(model, **filters)).context["cl"].result_list)


def queries_of(desk, address):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = desk.get(address)
    assert response.status_code == 200
    return len(queries), len(response.context["cl"].result_list)


@pytest.mark.parametrize("model", models_with_a_list())
def test_a_list_costs_the_same_queries_with_1_with_3_and_with_40_rows(desk, model):
    costs, rows = [], []
    for more in (1, 2, 37):
        make_everything(more)
        cost, shown = queries_of(desk, listing(model))
        costs.append(cost)
        rows.append(shown)
    assert rows[0] < rows[1] < rows[2]
    assert len(set(costs)) == 1, costs


def test_a_list_without_rows_says_so_and_offers_nothing_to_do_with_them(desk):
    changelist = reverse("admin:articles_letter_changelist")
    nothing, unfound = desk.get(changelist), desk.get(changelist, {"q": "没有这样的信"})
    assertContains(nothing, "还没有来信。")
    assertNotContains(nothing, 'name="action"')
    assertNotContains(nothing, "显示全部")
    assertContains(unfound, '没有符合条件的内容。 <a href="?">显示全部</a>')


def test_an_article_is_found_by_headline_body_and_names(desk):
    wanted = make_article(
        headline="石柱桥头镇：打造特色小镇", deck="吸引八方游客", body="<p>米米茶</p>"
    )
    make_byline(wanted, name="邢成敏")
    make_article(headline="别的新闻")
    for words in ("桥头镇", "八方", "米米茶", "邢成敏", "桥头镇 邢成敏"):
        assert found(desk, Article, q=words) == {wanted}, words


def test_the_list_of_articles_searches_by_the_sites_index_and_drafts_by_their_text(desk):
    online = make_published(headline="國家發展", body="<p>米米茶</p>")
    make_byline(online, name="邢成敏")
    search.index([online.pk])
    draft = make_article(headline="国家发展")
    make_published(headline="别的新闻")
    assert found(desk, Article, q="国家发展") == {online, draft}
    assert found(desk, Article, q="国家发展 邢成敏") == {online}
    assert found(desk, Article, q="国家发展", state__exact=State.DRAFT) == {draft}
    assert draft in found(desk, Article, q="，")  # no word of the index
    Article.objects.filter(pk=online.pk).update(body="<p>别的</p>")
    assert found(desk, Article, q="米米茶") == {online}  # as the index has it


def test_what_very_many_articles_have_is_found_in_an_old_issue_too(desk, monkeypatch):
    monkeypatch.setattr(search.lookup, "MOST_FETCHED", 3)
    old = make_published(page=make_page(make_issue(date="2001-01-01")), headline="国家发展")
    newer = [make_published(headline="国家发展") for _ in range(5)]
    search.index([old.pk, *(article.pk for article in newer)])
    assert found(desk, Article, q="发展") == {old, *newer}
    assert found(desk, Article, q="发展", issue=old.page.issue.pk) == {old}


def test_an_article_with_two_names_of_the_search_is_listed_once(desk):
    article = make_article()
    make_byline(article, name="王伟")
    make_byline(article, name="王伟民")
    assert len(desk.get(listing(Article, q="王伟")).context["cl"].result_list) == 1


def test_articles_are_filtered_by_issue_page_section_state_and_doubts(desk):
    first, second = make_page(make_issue()), make_page(make_issue(edition="增刊"))
    one = make_published(page=first, section="一线观察")
    two = make_article(page=second, section="地方传真", doubts=[DOUBT])
    three = make_article(page=make_page(second.issue))
    assert found(desk, Article, issue=first.issue.pk) == {one}
    assert found(desk, Article, issue=second.issue.pk) == {two, three}
    assert found(desk, Article, page=second.pk) == {two}
    assert found(desk, Article, section__id__exact=make_section("一线观察").pk) == {one}
    assert found(desk, Article, state__exact=State.PUBLISHED) == {one}
    assert found(desk, Article, doubts="yes") == {two}
    assert found(desk, Article, doubts="no") == {one, three}
    assert found(desk, Article, issue="x", page="９９") == {one, two, three}


def test_the_issue_filter_offers_the_newest_and_the_chosen_issue_not_a_thousand(desk):
    issues = [make_issue(edition=f"增刊{n:03}") for n in range(30)]
    old = issues[-1]
    offered = desk.get(listing(Article, issue=old.pk)).context["cl"].filter_specs[1]
    assert str(old.pk) in {str(pk) for pk, _label in offered.lookup_choices}
    assert len(offered.lookup_choices) == 9


def test_the_page_filter_offers_the_pages_of_the_chosen_issue(desk):
    make_page(make_issue(edition="增刊"))
    page = make_page(make_issue(), name="要闻")
    filters = desk.get(listing(Article, issue=page.issue.pk)).context["cl"].filter_specs
    assert list(filters[2].lookup_choices) == [(page.pk, "第1版 要闻")]


def test_issues_and_pages_are_listed_with_their_counts(desk):
    page = make_page()
    make_published(page=page)
    make_article(page=page, doubts=[DOUBT])
    make_article(page=make_page(page.issue))
    counts = [
        {
            row.pk: (row.all_count, row.draft_count, row.online_count, row.doubt_count)
            for row in found(desk, model)
        }
        for model in (Page, Issue)
    ]
    assert counts[0][page.pk] == (2, 1, 1, 1)
    assert counts[1] == {page.issue.pk: (3, 2, 1, 1)}


def test_a_row_shows_thumbnail_state_confidence_and_doubts(desk):
    article = make_published(confidence=0.75, doubts=[DOUBT])
    photo = make_photo()
    make_picture(article, photo=photo)
    text = desk.get(listing(Article)).content.decode()
    assert f"/photo/{photo.pk}/thumbnail/" in text
    assert '<span class="badge is-published">' in text
    assert "75%" in text
    assert ">1</summary><p>The label “地方传真” stands apart.</p>" in text


def test_a_thumbnail_is_a_small_jpeg_for_editors_only(desk, client):
    photo = make_photo(width=3000, height=2000)
    address = reverse("admin:articles_photo_thumbnail", args=[photo.pk])
    response = desk.get(address)
    assert response["Content-Type"] == "image/jpeg"
    assert "private" in response["Cache-Control"]
    assert len(response.content) < 10_000
    client.logout()
    assert client.get(address).status_code == 302


def test_a_photo_whose_file_is_gone_leaves_a_gap_not_an_error(desk):
    photo = make_photo()
    photo.image.storage.delete(photo.image.name)
    assert (
        desk.get(reverse("admin:articles_photo_thumbnail", args=[photo.pk])).status_code == 404
    )


def test_contributors_and_photos_lead_to_their_articles(desk):
    article = make_article()
    make_byline(article, name="邢成敏")
    photo = make_photo()
    make_picture(article, photo=photo, credit="白露")
    make_article()
    photographer = make_contributor("白露").pk
    way = {"pictures__credits__contributor__id__exact": photographer}
    assert found(desk, Article, **way) == {article}
    listed = desk.get(listing(Contributor)).content.decode()
    assert f"pictures__credits__contributor__id__exact={photographer}" in listed
    assert found(
        desk, Article, bylines__contributor__id__exact=make_contributor("邢成敏").pk
    ) == {article}
    assert found(desk, Article, pictures__photo__id__exact=photo.pk) == {article}


@pytest.mark.parametrize(
    ("action", "before", "after"),
    [
        ("publish", State.DRAFT, State.PUBLISHED),
        ("withdraw", State.PUBLISHED, State.WITHDRAWN),
    ],
)
def test_actions_on_articles_and_pages_move_them_and_say_how_many(desk, action, before, after):
    page = make_page()
    make = make_published if before == State.PUBLISHED else make_article
    one, two = make(page=page), make(page=page)
    for model, row in ((Article, one), (Page, page)):
        said = desk.post(listing(model), chosen(action, model, [row.pk]), follow=True)
        assert [message.level_tag for message in said.context["messages"]] == ["success"]
        assert "1" in str(next(iter(said.context["messages"])))
    assert {*Article.objects.values_list("state", flat=True)} == {after}
    assert two.revisions.get().made_by.username == "编辑"


def test_publishing_what_is_online_says_so(desk):
    article = make_published()
    said = desk.post(
        listing(Article), {"action": "publish", "_selected_action": [article.pk]}, follow=True
    )
    assert [message.level_tag for message in said.context["messages"]] == ["warning"]


def test_who_may_only_look_is_offered_no_action(client):
    reader = make_user(is_staff=True)
    reader.user_permissions.add(*permissions("view_article", "view_page"))
    client.force_login(reader)
    article = make_article()
    client.post(
        listing(Article), {"action": "publish", "_selected_action": [article.pk]}, follow=True
    )
    article.refresh_from_db()
    assert article.state == State.DRAFT


def permissions(*codenames):
    return Permission.objects.filter(codename__in=codenames)


def test_import_records_are_read_never_written(desk):
    record = make_import_record(
        doubts=[DOUBT],
        leftovers=[
            "天气",
            {"text": "广告", "reason": "A line that no story on this page takes."},
        ],
        furniture=["责任编辑"],
        page=make_page(),
    )
    address = reverse("admin:articles_importrecord_change", args=[record.pk])
    text = desk.get(address).content.decode()
    for words in (
        "The label “地方传真” stands apart.",
        "天气",
        "广告 – 版面上没有文章与这一行相配。",
        "责任编辑",
    ):
        assert words in text
    assert desk.post(address, {"file_name": "x"}).status_code == 403
    assert (
        desk.get(reverse("admin:articles_importrecord_delete", args=[record.pk])).status_code
        == 403
    )
    assert desk.get(reverse("admin:articles_importrecord_add")).status_code == 403
    assert ImportRecord.objects.get().file_name == record.file_name


def test_a_refused_import_shows_its_reason(desk):
    record = make_import_record(result=ImportRecord.Result.REFUSED, error="<没有日期>")
    text = desk.get(
        reverse("admin:articles_importrecord_change", args=[record.pk])
    ).content.decode()
    assert "&lt;没有日期&gt;" in text


def test_the_list_of_imports_says_why_and_is_red_only_until_the_page_has_come_in(desk):
    refused = make_import_record(result=ImportRecord.Result.REFUSED, error="<没有日期>")
    text = desk.get(listing(ImportRecord)).content.decode()
    assert "&lt;没有日期&gt;" in text
    assert "badge is-refused" in text
    make_import_record(sha256=refused.sha256)
    text = desk.get(listing(ImportRecord)).content.decode()
    assert "badge is-refused" not in text
    assert "已补导入" in text


@pytest.mark.parametrize(
    ("left", "shown"),
    [(13, "98.7 %"), (0, "100.0 %"), (1, "99.9 %")],
    ids=["some", "nothing", "hardly any"],
)
def test_a_record_says_what_share_of_the_page_found_its_place(desk, left, shown):
    record = make_import_record(
        created=3, updated=2, unchanged=1, pictures=4, characters=1000, leftover_characters=left
    )
    assert shown in desk.get(listing(ImportRecord)).content.decode()
    record_page = desk.get(
        reverse("admin:articles_importrecord_change", args=[record.pk])
    ).content.decode()
    assert shown in record_page
    assert record.stories == 6
