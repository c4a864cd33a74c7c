"""The printed page with the zones of its stories, in the forms of articles and pages."""

import re

import pytest
from django.urls import reverse

from tests.factories import make_article, make_issue, make_page, make_picture
from tests.site.pages import SitePage
from tests.site.prints import make_print, make_zone

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, admin_user):
    """A function (row) → its form."""
    client.force_login(admin_user)

    def desk(row):
        response = client.get(
            reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])
        )
        assert response.status_code == 200
        return response.content.decode()

    return desk


def zones(html):
    return html.count('class="zone is-')


def test_the_articles_form_shows_the_story_cut_out_and_its_zone_among_the_pages(desk):
    page = make_print(3)
    html = desk(page.articles.first())
    assert html.count('class="cutting"') == 1
    assert zones(html) == 3
    assert html.count('aria-current="true"') == 1


def test_a_cutting_shows_the_storys_part_of_the_page_alone(desk):
    page = make_print(0)
    story = make_article(page=page)
    make_zone(story, left=0.5, top=0.2)
    assert 'viewBox="492 292 316 316"' in desk(story)


def test_the_photos_that_were_cut_out_are_outlined_on_the_cutting_and_on_the_page(desk):
    page = make_print(1)
    story = page.articles.get()
    make_picture(story, page=page, region=[0.1, 0.1, 0.3, 0.2])
    make_picture(story, page=page)
    assert (
        desk(story).count('<polygon class="cut" points="100,150 300,150 300,300 100,300"/>')
        == 2
    )
    assert desk(page).count('<polygon class="cut"') == 1


def test_a_story_on_two_pages_has_two_cuttings(desk):
    issue = make_issue()
    first, second = make_print(1, issue), make_print(1, issue)
    make_zone(first.articles.get(), page=second, position=2)
    assert desk(first.articles.get()).count('class="cutting"') == 2


def test_the_pages_form_shows_all_zones_as_ways_to_the_stories_forms(desk):
    page = make_print(2)
    html = desk(page)
    assert zones(html) == 2
    for story in page.articles.all():
        assert reverse("admin:articles_article_change", args=[story.pk]) in html


def test_a_storys_number_is_the_same_on_the_page_in_the_strip_and_in_both_forms(desk):
    page = make_print(2)
    first, last = page.articles.order_by("position")
    last.position = 9  # a place that another story has left
    last.save()
    without_zone = make_article(page=page, position=2)
    for html in (desk(page), desk(first), desk(without_zone)):
        assert numbers(html) == ["1", "3"]
    strip = re.findall(r'title="([^"]+) – [^"]+">([0-9]+)</a>', desk(last))
    assert strip == [(first.title, "1"), (without_zone.title, "2"), (last.title, "3")]


def test_a_story_that_goes_on_here_from_another_page_takes_no_number_of_this_page(desk):
    issue = make_issue()
    first, second = make_print(1, issue), make_print(1, issue)
    make_zone(first.articles.get(), page=second, position=2)
    html = desk(second)
    assert zones(html) == 2
    assert numbers(html) == ["1"]
    assert f"上接{first.label}" in html


def numbers(html):
    return re.findall(r"<text [^>]+>([^<]*)</text>", html)


def test_zones_tell_states_and_doubts(desk):
    page = make_print(1)
    make_zone(
        make_article(page=page, doubts=[{"message": "A doubt.", "arguments": {}}]), top=0.6
    )
    html = desk(page)
    assert 'class="zone is-published"' in html
    assert 'class="zone is-draft has-doubts"' in html


def test_what_comes_from_text_has_no_print_beside_it(desk):
    page = make_page()
    for html in (desk(make_article(page=page)), desk(page)):
        assert "as-printed" not in html
        assert "whole-sheet" not in html


def test_forms_for_new_articles_and_pages_open(client, admin_user):
    client.force_login(admin_user)
    for name in ("article", "page"):
        response = client.get(reverse(f"admin:articles_{name}_add"))
        assert response.status_code == 200
        assert SitePage(response).all("svg", cls="zones") == []
