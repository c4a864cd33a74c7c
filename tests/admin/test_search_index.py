"""Changes to issues, pages, sections and contributors reach the search index of their articles."""

import pytest
from django.urls import reverse

from articles import search
from articles.desk import publishing
from articles.text.bigrams import parse_phrases
from tests.factories import (
    make_article,
    make_byline,
    make_contributor,
    make_editor,
    make_picture,
)
from tests.forms import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def change(client):
    """A function (row, fields) that saves the row's form at the desk with these fields changed."""
    client.force_login(make_editor())

    def change(row, **fields):
        address = reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])
        answer = client.post(address, filled(client.get(address)) | fields)
        assert answer.status_code == 302, answer.context["errors"]

    return change


def put_online(**fields):
    story = make_article(headline="一", **fields)
    make_byline(story, "邢成敏")
    make_picture(story, caption="村民采茶", credit="林小满")
    publishing.publish([story])
    return story


def found(words, **fields):
    return search.find(search.Query(tuple(parse_phrases(words)), **fields)).total


def test_a_person_with_another_name_is_found_by_that_alone(change):
    put_online()
    change(make_contributor("邢成敏"), name="邢城敏")
    assert (found("邢成敏"), found("邢城敏"), found("产业园", person="邢城敏")) == (0, 1, 1)


def test_an_issue_of_another_day_takes_its_stories_along(change):
    issue = put_online().page.issue
    change(issue, date="2024-02-01")
    results = search.find(search.Query(tuple(parse_phrases("产业园"))))
    assert results.years == {2024: 1}


def test_a_caption_that_has_changed_is_found(change):
    picture = put_online().pictures.get()
    change(picture, caption="村民摘果")
    assert (found("采茶"), found("摘果")) == (0, 1)
