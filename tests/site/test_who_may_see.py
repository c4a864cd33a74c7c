"""What readers, people who signed in, and editors see of what is not published."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.models import State
from tests.factories import (
    DAY,
    make_article,
    make_byline,
    make_issue,
    make_page,
    make_picture,
    make_published,
    make_section,
    make_user,
)
from tests.site.papers import KINDS, addresses, fill_paper

pytestmark = pytest.mark.django_db
HIDDEN = [State.DRAFT, State.WITHDRAWN]


def make_hidden(state=State.DRAFT, **fields):
    """A story that readers must not know of, with section and people of its own."""
    article = make_article(state=state, headline="秘密", section="秘密栏目", **fields)
    make_byline(article, "秘密记者")
    make_picture(article, caption="秘密图说", credit="秘密摄影")
    return article


def places_of(article):
    """Every page that would not be there without `article`."""
    people = [
        article.bylines.get().contributor,
        article.pictures.get().credits.get().contributor,
    ]
    return [article, article.page, article.page.issue, *people]


def permission(codename):
    return Permission.objects.get(codename=codename, content_type__app_label="articles")


def somebody(kind):
    """A user who is no editor, or one who is, by what they may do."""
    user = make_user(is_staff="staff" in kind)
    if "may change" in kind:
        user.user_permissions.add(permission("change_article"))
    if "may look" in kind:
        user.user_permissions.add(permission("view_article"))
    return user


@pytest.mark.parametrize("state", HIDDEN)
def test_for_readers_a_story_that_is_not_published_is_not_there_nor_what_it_alone_stands_for(
    status, state
):
    assert {status(place) for place in places_of(make_hidden(state))} == {404}


@pytest.mark.parametrize(
    "kind", ["reader", "staff", "staff, may look", "no longer at the desk, may change"]
)
def test_signing_in_alone_shows_nothing_more(client, status, kind):
    article = make_hidden()
    client.force_login(somebody(kind))
    assert {status(place) for place in places_of(article)} == {404}


def test_a_member_of_staff_who_may_change_articles_sees_them(client, status):
    article = make_hidden()
    client.force_login(somebody("staff, may change"))
    assert {status(place) for place in places_of(article)} == {200}


def test_no_page_names_an_unpublished_story_to_a_reader(read):
    fill_paper(3, pages=2)
    found = addresses()
    page = make_issue().pages.first()
    for state in HIDDEN:
        make_article(
            page=page,
            headline="秘密",
            state=state,
            section=make_section("地方传真"),
            position=1,
        )
        make_byline(make_hidden(state=state, page=page, position=2))
    make_hidden(page=make_page(page.issue, name="秘密版"))
    make_hidden(page=make_page(make_issue(DAY + datetime.timedelta(1), newspaper="秘密报")))
    assert {kind for kind in KINDS if "秘密" in read(found[kind]).html} == set()


@pytest.mark.parametrize("kind", ["issue", "page", "section", "contributor"])
def test_an_editor_sees_it_in_the_lists_marked_as_such(as_editor, read, kind):
    fill_paper(1)
    article = make_article(
        page=make_issue().pages.first(), headline="草稿", section=make_section("地方传真")
    )
    make_byline(article)
    page = read(addresses()[kind])
    assert set(page.texts("span", cls="state")) == {"未发布"}
    article.state = State.WITHDRAWN
    article.save()
    assert set(read(addresses()[kind]).texts("span", cls="state")) == {"已撤下"}


@pytest.mark.parametrize(
    ("state", "words"), [(State.DRAFT, "未发布"), (State.WITHDRAWN, "已撤下")]
)
def test_a_banner_tells_an_editor_and_leads_to_the_form(as_editor, read, state, words):
    article = make_hidden(state)
    page = read(article)
    assert (
        page.text("aside", cls="unseen-by-readers")
        == f"{words} 只有编辑能看到这一页。 编辑本文"
    )
    form = reverse("admin:articles_article_change", args=[article.pk])
    assert form in page.links()
    assert as_editor.get(form).status_code == 200
    assert page.one("meta", name="robots").attributes["content"] == "noindex"


def test_over_a_published_story_an_editor_finds_the_form_and_no_warning(as_editor, read):
    page = read(make_published())
    assert page.text("aside", cls="desk") == "编辑本文"
    assert page.all("aside", cls="unseen-by-readers") == page.all("meta", name="robots") == []


def test_readers_find_no_way_to_the_desk(read):
    fill_paper(2)
    assert all("/admin/" not in read(address).html for address in addresses().values())


def test_leafing_passes_over_what_is_not_published_for_readers_and_not_for_editors(
    client, read, admin_user
):
    place = make_page()
    first, _draft, third = (
        make_published(page=place),
        make_hidden(page=place),
        make_published(page=place),
    )
    assert read(first).link(rel="next") == third.get_absolute_url()
    client.force_login(admin_user)
    assert read(first).link(rel="next") == _draft.get_absolute_url()
