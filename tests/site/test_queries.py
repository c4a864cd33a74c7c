"""What a page costs the database: the same for one story as for many, and little."""

from functools import partial

import pytest
from django.contrib.auth.models import Permission

from tests.factories import make_article, make_issue, make_user
from tests.site.costs import cost_made_anew
from tests.site.papers import (
    ASKED,
    KINDS,
    MOST_QUERIES,
    every_address,
    fill_paper,
    most_queries,
)

pytestmark = pytest.mark.django_db
# for an editor in the permission tables: the session, the user, their and their groups' permissions
SIGNING_IN = 4


@pytest.fixture
def cost(client, settings):
    """A function (address) → how many queries the page there takes that is made anew."""
    settings.KEEP_PAGES = 600

    return partial(cost_made_anew, client)


@pytest.fixture
def editor(client):
    user = make_user(is_staff=True)
    user.user_permissions.add(
        *Permission.objects.filter(codename__in=("change_article", "view_article"))
    )
    client.force_login(user)


def costs_as_it_grows(cost):
    """By kind, its cost with 1 story, with 3 on a page of 2, and with 30 on a page of 4 in 70 issues."""
    costs = {kind: [] for kind in (*KINDS, *ASKED)}
    for stories, pages, issues in ((1, 1, 1), (2, 2, 2), (27, 4, 70)):
        fill_paper(stories, pages, issues)
        make_article(page=make_issue().pages.first())
        addresses = every_address()
        for kind, so_far in costs.items():
            so_far.append(cost(addresses[kind]))
    return costs


def too_dear(costs, allowance=0):
    """The kinds whose cost grows with the paper, or is above their most and `allowance`."""
    return {
        kind: each
        for kind, each in costs.items()
        if len(set(each)) > 1 or each[0] > most_queries(kind) + allowance
    }


def test_a_readers_page_costs_the_same_and_few_queries_with_1_story_and_with_30(cost):
    assert too_dear(costs_as_it_grows(cost)) == {}


def test_an_editors_page_costs_no_more_than_a_readers_and_the_signing_in(cost, editor):
    assert too_dear(costs_as_it_grows(cost), SIGNING_IN) == {}


@pytest.mark.parametrize("kind", ["issues", "section", "contributor"])
def test_every_page_of_a_list_costs_what_the_first_does(cost, kind):
    fill_paper(30, pages=2, issues=70)
    address = every_address()[kind]
    assert cost(f"{address}?page=2") == cost(address)


def test_what_is_not_there_costs_less_than_what_is(cost):
    fill_paper(3)
    for address in ("/nowhere/", "/a/0/", "/paper/2023-11-08/9/", "/people/0/"):
        assert cost(address, status=404) < MOST_QUERIES
