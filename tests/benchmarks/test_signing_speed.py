"""What an issue of sixteen pages takes to be signed, and its sheets to be shown. Printed (`make bench`)."""

import time

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.desk import publishing, signing
from articles.models import Article
from tests.benchmarks.test_desk_speed import paper
from tests.desk.readers import Desk

pytestmark = pytest.mark.django_db(transaction=True)


def tell(what, act):
    """Prints seconds, and queries."""
    with CaptureQueriesContext(connection) as captured:
        begun = time.perf_counter()
        done = act()
        seconds = time.perf_counter() - begun
    print(f"\n{what}: {seconds:.2f} s, {len(captured)} queries")  # noqa: T201
    return done


def test_four_hundred_stories_are_signed_page_by_page_and_put_online(client):
    stories = paper()
    desk = Desk()
    issue = stories[0].page.issue
    for reader in desk.readers:
        for page in issue.pages.all()[1:]:
            signing.sign_page(page, reader)
        first = issue.pages.first()
        tell(f"{reader}: a page", lambda page=first, by=reader: signing.sign_page(page, by))
    desk.chief.user_permissions.add(Permission.objects.get(codename="view_issue"))
    client.force_login(desk.chief)
    for form in ("", "_pdf"):
        address = reverse(f"admin:articles_issue_signatures{form}", args=[issue.pk])
        answer = tell(f"sheet{form}", lambda address=address: client.get(address))
        assert answer.status_code == 200
    assert tell("published", lambda: publishing.publish(stories, desk.duty)) == len(stories)
    assert Article.objects.published().count() == len(stories)
