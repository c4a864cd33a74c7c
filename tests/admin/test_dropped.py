"""Articles that print has withdrawn: the desk finds and marks them, and an editor decides in the list or the form."""

import itertools
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Page, State
from articles.models.doubt_codes import DROPPED
from tests.factories import make_article, make_editor, make_published
from tests.forms import address_of, chosen, save

pytestmark = pytest.mark.django_db
count = itertools.count(1)


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def make_dropped(**fields):
    source = f"2023-11-08/1/{next(count)}"
    return make_article(
        source_ref=source, dropped_at=timezone.now(), doubts=[{"message": DROPPED}], **fields
    )


def listing(model, **filters):
    return reverse(f"admin:articles_{model._meta.model_name}_changelist", query=filters)


def test_what_print_has_withdrawn_is_found_and_marked(desk):
    make_article()
    article = make_dropped()
    response = desk.get(listing(Article, print="withdrawn"))
    assert list(response.context["cl"].result_list) == [article]
    assert '<summary class="badge is-dropped"' in response.content.decode()


@pytest.mark.parametrize(
    ("action", "state"),
    [("follow_print", State.WITHDRAWN), ("overrule_print", State.PUBLISHED)],
)
def test_what_print_has_withdrawn_is_decided_in_the_list(desk, action, state):
    standing, article = (
        make_published(),
        make_dropped(state=State.PUBLISHED, published_at=timezone.now()),
    )
    chosen = [standing.pk, article.pk]
    response = desk.post(
        listing(Article), {"action": action, "_selected_action": chosen}, follow=True
    )
    article.refresh_from_db(), standing.refresh_from_db()
    assert (article.state, article.dropped_at, standing.state) == (state, None, State.PUBLISHED)
    assert "1 篇仍在报纸上" in response.content.decode()


def test_publishing_a_page_says_what_it_left_to_decide(desk):
    article = make_dropped()
    make_article(page=article.page)
    pages = chosen("publish", Page, [article.page.pk])
    response = desk.post(listing(Page), pages, follow=True)
    assert Article.objects.published().count() == 1
    assert "1 篇报纸已撤" in response.content.decode()


def test_the_desks_first_page_counts_what_is_to_be_decided(desk):
    make_article()
    assert "print=withdrawn" not in desk.get(reverse("admin:index")).content.decode()
    make_dropped()
    assert "print=withdrawn" in desk.get(reverse("admin:index")).content.decode()


@pytest.mark.parametrize(
    ("button", "state"),
    [
        ("_follow_print", State.WITHDRAWN),
        ("_overrule_print", State.DRAFT),
        ("_publish", State.PUBLISHED),
    ],
)
def test_an_editor_decides_in_the_form_what_becomes_of_a_story_that_print_withdrew(
    desk, button, state
):
    article = make_dropped()
    assert button in desk.get(address_of(article)).content.decode()
    response = save(desk, article, button)
    article.refresh_from_db()
    assert (response.url, article.state, article.dropped_at, article.doubts_in_words) == (
        address_of(article),
        state,
        None,
        [],
    )


def test_settling_its_doubts_keeps_what_print_withdrew(desk):
    article = make_dropped()
    save(desk, article, settled="on")
    article.refresh_from_db()
    assert (article.state, article.dropped_at, article.doubts_in_words) == (
        State.DRAFT,
        None,
        [],
    )


def test_the_first_button_of_the_form_decides_nothing(desk):
    buttons = re.findall(
        r'<input type="submit" name="(\w+)"',
        desk.get(address_of(make_dropped())).content.decode(),
    )
    assert buttons[0] == "_next"
    assert {"_follow_print", "_overrule_print"} <= {*buttons}


def test_a_story_that_stands_in_print_has_nothing_to_decide(desk):
    assert (
        "_follow_print"
        not in desk.get(
            address_of(make_article(doubts=[{"message": "Look here.", "arguments": {}}]))
        ).content.decode()
    )
