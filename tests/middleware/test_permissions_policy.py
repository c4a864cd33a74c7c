"""What every answer tells a browser not to do."""

import pytest
from django.urls import reverse

from tests.factories import make_article
from tests.site.papers import ASKED, KINDS, every_address, fill_paper

pytestmark = pytest.mark.django_db


def policy(response):
    """The Content-Security-Policy's directives by name."""
    parts = (part.split() for part in response["Content-Security-Policy"].split(";"))
    return {name: sources for name, *sources in parts}


def test_a_readers_page_runs_and_loads_nothing_but_the_sites_own_files(client):
    fill_paper(1)
    found = every_address()
    for address in (*(found[kind] for kind in (*KINDS, *ASKED)), "/nowhere/"):
        assert_shut(client.get(address))


def assert_shut(response):
    told = policy(response)
    assert told["default-src"] == told["base-uri"] == told["frame-ancestors"] == ["'none'"]
    assert told["script-src"] == told["style-src"] == ["'self'"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert (
        response["Referrer-Policy"] == response["Cross-Origin-Opener-Policy"] == "same-origin"
    )
    assert "camera=()" in response["Permissions-Policy"]


def test_only_the_pages_with_the_bodys_editor_may_have_script_and_style_of_their_own(
    admin_client,
):
    article = make_article()
    pages = {
        reverse("admin:articles_article_change", args=[article.pk]): True,
        reverse("admin:articles_article_add"): True,
        reverse("admin:articles_article_changelist"): False,
        reverse("admin:articles_issue_change", args=[article.page.issue.pk]): False,
        reverse("admin:index"): False,
    }
    found = {address: policy(admin_client.get(address)) for address in pages}
    assert {at: "'unsafe-inline'" in told["script-src"] for at, told in found.items()} == pages
    assert {at: "'unsafe-inline'" in told["style-src"] for at, told in found.items()} == pages
    assert not any("'unsafe-eval'" in told["script-src"] for told in found.values())
