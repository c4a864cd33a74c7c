"""A story in the bin is in no list, no search, no feed, no sitemap, no JSON and no count; its address is gone."""

import datetime

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from articles import search
from articles.derived import updates
from articles.desk import bin as desk_bin
from articles.models import Article, Correction, Event, Flash, FormerAddress, Photo, State
from articles.presenting.page_covers import cover_pages
from tests.factories import (
    make_article,
    make_byline,
    make_front_page,
    make_issue,
    make_page,
    make_photo,
    make_picture,
    make_published,
    make_region,
)
from tests.site.papers import addresses, fill_paper, searched
from tests.syndication.machines import machine_addresses

pytestmark = pytest.mark.django_db
SECRET = "秘密"
STATES = [State.DRAFT, State.PUBLISHED, State.WITHDRAWN]


def make_secret(page=None, state=State.PUBLISHED, **fields):
    """A story with words, people, a photo, a flash and a correction that nothing else has, not yet in the bin."""
    online = {} if state == State.DRAFT else {"published_at": timezone.now()}
    article = make_article(
        page=page, headline=SECRET, section="地方传真", state=state, **online, **fields
    )
    make_front_page(article)
    make_byline(article, "秘密记者")
    make_picture(article, caption="秘密图说", credit="秘密摄影", photo=make_photo())
    make_region(article)
    updates.update_after_change([article])
    return article


def make_notices(article):
    now = timezone.now()
    Flash.objects.create(
        text="快讯一条", article=article, starts_at=now, ends_at=now + datetime.timedelta(1)
    )
    Correction.objects.create(article=article, text="秘密更正")


@pytest.fixture(params=STATES)
def binned(request):
    """A paper with one story in the bin, of each state that it may have had."""
    fill_paper(3, pages=2)
    page = make_issue().pages.first()
    article = make_secret(page=page, state=request.param, position=1)
    make_notices(article)
    search.index([article.pk])
    desk_bin.put_in([article])
    return article


def text_of(response):
    return b"".join(response).decode() if response.streaming else response.content.decode()


def site_addresses():
    return {**addresses(), **machine_addresses(), "results": searched(q=SECRET)}


@pytest.mark.parametrize("who", ["reader", "editor"])
def test_no_page_and_no_answer_for_programs_names_it(client, admin_user, binned, who):
    if who == "editor":
        client.force_login(admin_user)
    places = [address for kind, address in site_addresses().items() if kind != "results"]
    answers = {place: client.get(place) for place in places}
    naming = [place for place, answer in answers.items() if SECRET in text_of(answer)]
    assert naming == []


@pytest.mark.parametrize("who", ["reader", "editor"])
def test_the_search_does_not_find_it(client, admin_user, binned, who):
    if who == "editor":
        client.force_login(admin_user)
    for word in (SECRET, "秘密记者", "秘密图说"):
        answer = text_of(client.get(searched(q=word)))
        assert binned.get_absolute_url() not in answer


@pytest.mark.parametrize("who", ["reader", "editor"])
def test_its_address_says_that_it_is_gone_if_readers_have_seen_it(
    client, admin_user, binned, who
):
    if who == "editor":
        client.force_login(admin_user)
    Article.everything.filter(pk=binned.pk).update(withdrawal_note="来源有误。")
    answer = client.get(binned.get_absolute_url())
    was_online = binned.published_at is not None
    assert answer.status_code == (410 if was_online else 404)
    assert ("来源有误。" in text_of(answer)) == was_online
    assert SECRET not in text_of(answer)
    as_json = client.get(reverse("articles:article_json", args=[binned.pk]))
    assert as_json.status_code == (410 if was_online else 404)


def test_nothing_of_it_is_at_its_former_address_nor_its_photo_at_the_photos(client, binned):
    FormerAddress.objects.create(path="html/2023-11/08/content_9.htm", article=binned)
    assert client.get("/html/2023-11/08/content_9.htm").status_code != 301
    photo = Photo.objects.get(uses__article=binned)
    address = reverse("articles:photo", args=[photo.pk, 480])
    assert client.get(address).status_code == 404


def test_on_the_pages_picture_its_zone_is_covered(binned):
    page = binned.page
    page.images = [{"name": "p.png", "format": "PNG", "width": 10, "height": 10}]
    cover_pages([page], Article.objects.published())
    assert [[0.1, 0.2], [0.5, 0.2], [0.5, 0.6], [0.1, 0.6]] in page.cover.polygons


def test_without_a_zone_the_whole_page_is_covered():
    page = make_page()
    make_published(page=page)
    article = make_published(page=page)
    desk_bin.put_in([article])
    page.images = [{"name": "p.png", "format": "PNG", "width": 10, "height": 10}]
    cover_pages([page], Article.objects.published())
    assert page.cover.whole


# ---- The desk

# Lists that tell what was done, or what readers wrote, whatever became of the story
TELLING = {"event", "importrecord", "letter"}


def desk_lists():
    models = [model for model in admin.site._registry if model._meta.app_label == "articles"]
    names = sorted(model._meta.model_name for model in models)
    return [name for name in names if name not in TELLING]


def test_no_list_and_no_form_of_the_desk_names_it(as_editor, binned):
    lists = [reverse(f"admin:articles_{name}_changelist") for name in desk_lists()]
    page = binned.page
    forms = [
        reverse("admin:articles_page_change", args=[page.pk]),
        reverse("admin:articles_issue_change", args=[page.issue_id]),
        reverse("admin:articles_section_change", args=[binned.section_id]),
        reverse(
            "admin:articles_article_change", args=[page.articles.exclude(pk=binned.pk)[0].pk]
        ),
        reverse("admin:index"),
    ]
    found = f"{reverse('admin:articles_article_changelist')}?q={SECRET}"
    naming = [
        address
        for address in [*lists, *forms]
        if f">{SECRET}<" in text_of(as_editor.get(address, follow=True))
    ]
    assert naming == []
    assert f"/{binned.pk}/change/" not in text_of(as_editor.get(found))


def test_no_field_of_a_form_offers_it(as_editor, binned):
    address = reverse("admin:autocomplete")
    asked = {"app_label": "articles", "model_name": "flash", "field_name": "article"}
    answer = as_editor.get(address, asked | {"term": SECRET})
    assert answer.json()["results"] == []


def test_no_count_of_the_desk_has_it(as_editor, binned):
    page = binned.page
    standing = Article.objects.filter(page=page).count()
    board = as_editor.get(reverse("admin:index")).context["board"]
    assert len(board.pages[0].stories) == standing
    shown = as_editor.get(reverse("admin:articles_page_changelist")).context["cl"].result_list
    assert {row.pk: row.all_count for row in shown}[page.pk] == standing
    photo = Photo.objects.get(uses__article=binned)
    photos = as_editor.get(reverse("admin:articles_photo_changelist")).context["cl"].result_list
    assert {row.pk: row.all_count for row in photos}[photo.pk] == 0


def test_the_log_tells_of_it(as_editor, binned):
    assert Event.objects.filter(verb=Event.Verb.BINNED, row=binned.pk).exists()
