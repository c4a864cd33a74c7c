"""When something broke, the reader sees a page that asks nothing of what may have broken."""

import pytest
from django.template.loader import render_to_string
from django.test import Client

from tests.site.pages import SitePage


@pytest.fixture
def broken(settings):
    """What the site answers where a view raises."""
    settings.ROOT_URLCONF = "tests.site.broken"
    return Client(raise_request_exception=False).get("/breaks/")


def test_the_page_for_a_breakdown_is_chinese_and_leads_to_the_front_page(broken):
    page = SitePage(broken)
    assert broken.status_code == 500
    assert page.one("html").attributes["lang"] == "zh-Hans"
    assert page.text("h1") == "页面暂时无法显示"
    assert page.links() == ["/"]
    assert page.all("script") == []


def test_it_needs_no_database_no_request_and_no_list_of_static_files(broken, settings):
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    assert render_to_string("500.html") == broken.content.decode()
