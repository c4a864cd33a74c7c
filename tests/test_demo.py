"""The demo's issue of PDF pages, from the file to the reader's page."""

import pytest

from articles.models import Article, ImportRecord
from tests.management.import_command import ROOT, Run

PRINTED = ROOT / "tests/samples/demo/2026-11-20"


@pytest.mark.django_db(transaction=True)
def test_the_printed_demo_comes_in_whole_and_a_story_over_two_pages_is_one(
    client, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    run = Run(PRINTED, publish=True)
    assert (run.code, Article.objects.published().count(), ImportRecord.objects.count()) == (
        0,
        31,
        4,
    )
    river = Article.objects.get(headline="一条河的十年")
    assert [region.page.number for region in river.regions.all()] == ["1", "2"]
    assert not Article.objects.filter(body__contains="下转").exists()
    page = client.get("/paper/2026-11-20/1/")
    assert page.status_code == 200
    assert page.content.decode().count("<polygon") == 10
