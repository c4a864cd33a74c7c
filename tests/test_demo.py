"""The demo's issues, from the file to the reader's page."""

import pytest

from articles.models import Article, ImportRecord
from tests.management.import_command import ROOT, Run
from tests.site.extractors import by_newspaper

DEMO = ROOT / "tests/samples/demo"
PRINTED = DEMO / "2026-11-20"


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


@pytest.mark.django_db(transaction=True)
def test_newspaper4k_finds_who_signs_each_story_and_nobody_else(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    assert Run(DEMO, publish=True).code == 0
    stories = Article.objects.published()
    pages = {story.pk: client.get(story.get_absolute_url()) for story in stories}
    signed = {
        pk: [person.name for person in page.context["authors"]] for pk, page in pages.items()
    }
    found = {
        pk: by_newspaper(page.content.decode(), f"http://testserver/a/{pk}/").authors
        for pk, page in pages.items()
    }
    assert len(signed) > 31
    assert any(len(names) > 1 for names in signed.values())
    assert found == signed
