"""Two desks at once: whatever they save, neither waits for the other in a circle."""

import datetime
from functools import partial

import pytest
from django.db import connection
from django.urls import reverse

from articles.desk import publishing
from articles.models import Article, Contributor, Issue, Page, Photo, Picture, Section
from tests.desk.at_once import deadlocks, editors, together
from tests.factories import (
    make_article,
    make_byline,
    make_issue,
    make_page,
    make_photo,
    make_picture,
)
from tests.forms import chosen

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 2


@pytest.fixture(autouse=True)
def _a_database_with_connections(settings, tmp_path):
    if connection.vendor == "sqlite":
        pytest.skip("one connection to a database in memory")
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def paper():
    """Two pages with six stories, which share their section, their author and their photo."""
    issue = make_issue()
    pages = [make_page(issue), make_page(issue)]
    photo = make_photo()
    stories = [make_article(pages[n % 2], section="地方传真") for n in range(6)]
    for story in stories:
        make_byline(story)
        make_picture(story, photo=photo, credit="邢成敏")
    publishing.publish(stories)
    return issue


def changed_form(model, **changes):
    """A form of the first row of this model, with changes that differ each time; (address, data)."""

    def open_it(browser, number):
        row = model.objects.order_by("pk").first()
        address = reverse(f"admin:articles_{model._meta.model_name}_change", args=[row.pk])
        typed = {name: value.format(number) for name, value in changes.items()}
        return address, browser.filled(address, **typed)

    return open_it


def action(model, name, backwards=False):
    """An action on all rows of this model."""

    def open_it(_browser, _number):
        pks = model.objects.order_by("-pk" if backwards else "pk").values_list("pk", flat=True)
        address = reverse(f"admin:articles_{model._meta.model_name}_changelist")
        return address, chosen(name, model, list(pks))

    return open_it


def new_day(browser, number):
    """The issue's form, with another day."""
    day = datetime.date(2023, 11, 8) + datetime.timedelta(number + 1)
    return changed_form(Issue, date=day.isoformat())(browser, number)


ARTICLE = changed_form(Article, headline="新闻{}", **{"bylines-0-role": "记者{}"})
PICTURE = changed_form(Picture, caption="图说{}")
SECTION = changed_form(Section, name="栏目{}", slug="s{}")
CONTRIBUTOR = changed_form(Contributor, name="记者{}")
PAGE = changed_form(Page, sequence="1{}", number="1{}")
PHOTO = changed_form(Photo, focal_x="0.{}")
PUBLISH = action(Article, "publish")
WITHDRAW = action(Article, "withdraw", backwards=True)
WITHDRAW_PAGES = action(Page, "withdraw", backwards=True)


def into_bin(_browser, _number):
    """All articles, the newest first, with the question answered."""
    pks = Article.everything.order_by("-pk").values_list("pk", flat=True)
    address = reverse("admin:articles_article_changelist")
    return address, chosen("delete_selected", Article, list(pks)) | {"post": "yes"}


def out_of_bin(_browser, _number):
    pks = Article.everything.order_by("pk").values_list("pk", flat=True)
    address = reverse("admin:articles_article_changelist") + "?bin=yes"
    return address, chosen("put_back", Article, list(pks))


def restored(browser, _number):
    """An article back to its first revision."""
    article = Article.everything.order_by("pk").first()
    address = reverse("admin:articles_article_compare", args=[article.pk])
    fields = ["headline", "bylines", "pictures"]
    return address, {"revision": 1, "fields": fields, "opened": article.version}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(ARTICLE, CONTRIBUTOR, id="article, contributor"),
        pytest.param(ARTICLE, SECTION, id="article, section"),
        pytest.param(ARTICLE, PICTURE, id="article, picture"),
        pytest.param(ARTICLE, PAGE, id="article, page"),
        pytest.param(ARTICLE, new_day, id="article, issue"),
        pytest.param(PICTURE, CONTRIBUTOR, id="picture, contributor"),
        pytest.param(PAGE, new_day, id="page, issue"),
        pytest.param(PAGE, SECTION, id="page, section"),
        pytest.param(SECTION, WITHDRAW, id="section, list action"),
        pytest.param(CONTRIBUTOR, WITHDRAW_PAGES, id="contributor, list action of pages"),
        pytest.param(PHOTO, PUBLISH, id="photo, list action"),
        pytest.param(PUBLISH, WITHDRAW, id="two list actions"),
        pytest.param(into_bin, out_of_bin, id="into the bin, out of it"),
        pytest.param(into_bin, SECTION, id="into the bin, section"),
        pytest.param(restored, WITHDRAW, id="restoration, list action"),
        pytest.param(restored, CONTRIBUTOR, id="restoration, contributor"),
    ],
)
def test_two_desks_never_deadlock(paper, one, other):
    before = deadlocks()
    browsers = editors(6)
    for turn in range(ROUNDS):
        ways = [one, other] * 3
        opened = [
            way(browser, turn * 6 + n)
            for n, (way, browser) in enumerate(zip(ways, browsers, strict=True))
        ]
        jobs = [
            partial(browser.send, *form) for browser, form in zip(browsers, opened, strict=True)
        ]
        assert {*together(jobs)} <= {200, 302}
    assert deadlocks() == before


# ---- Where the database ends a transaction all the same --------------------------------------------------------------


def end_transactions(times):
    """The database ends the next `times` transactions that save an article, as in a deadlock."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE SEQUENCE IF NOT EXISTS saves")
        cursor.execute("SELECT setval('saves', 1, false)")
        cursor.execute(
            f"""
            CREATE OR REPLACE FUNCTION end_it() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF nextval('saves') <= {times} THEN
                    RAISE EXCEPTION 'ended' USING ERRCODE = 'deadlock_detected';
                END IF;
                RETURN NEW;
            END $$
            """
        )
        cursor.execute(
            "CREATE TRIGGER end_it BEFORE UPDATE OF headline ON articles_article "
            "FOR EACH ROW EXECUTE FUNCTION end_it()"
        )


@pytest.fixture
def _no_trigger_stays():
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP FUNCTION IF EXISTS end_it() CASCADE")
        cursor.execute("DROP SEQUENCE IF EXISTS saves")


@pytest.fixture
def article():
    return make_article(headline="旧题")


@pytest.mark.usefixtures("_no_trigger_stays")
def test_a_transaction_that_the_database_ends_is_tried_again(article, admin_client):
    (browser,) = editors(1)
    address, data = ARTICLE(browser, 7)
    end_transactions(2)
    answer = admin_client.post(address, data, follow=True)
    assert Article.objects.get().headline == "新闻7"
    assert len(answer.context["messages"]) == 1
    assert article.revisions.count() == 1


@pytest.mark.usefixtures("_no_trigger_stays", "article")
def test_at_last_the_form_comes_back_as_typed(admin_client):
    (browser,) = editors(1)
    address, data = ARTICLE(browser, 7)
    end_transactions(99)
    answer = admin_client.post(address, data)
    form = answer.context["adminform"].form
    assert (answer.status_code, form["headline"].value()) == (200, "新闻7")
    assert len(form.non_field_errors()) == 1
    assert not answer.context["messages"]
    assert Article.objects.get().headline == "旧题"
