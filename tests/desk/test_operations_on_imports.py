"""Operations on pages as they are imported: what nobody has typed is what the blocks say, pictures and all."""

import io
from dataclasses import replace

import pytest
from django.core.management import call_command

from articles.desk import revisions
from articles.desk.normalization import normalized
from articles.desk.page_layouts import layout_now
from articles.models import Article, Page
from articles.reading.arrangement import Operation
from articles.reading.shapes import Finding
from articles.reading.story_writing import write_stories
from tests.desk.arranged import rows_of
from tests.desk.operated import operate, undo
from tests.reading.floors import PAGES

pytestmark = pytest.mark.django_db(transaction=True)
NAMES = ("county-2.pdf", "county-3.pdf", "broadsheet-1.txt")


@pytest.fixture(params=NAMES)
def page(request, settings, tmp_path):
    settings.MEDIA_ROOT, settings.SOURCES_ROOT = tmp_path / "media", tmp_path / "sources"
    file = tmp_path / request.param
    file.write_bytes((PAGES / request.param).read_bytes())
    said = {"date": "2024-01-25", "page": "3", "jobs": 1}
    call_command("import_issue", str(file), **said, stdout=io.StringIO(), stderr=io.StringIO())
    return Page.objects.get()


def test_an_imported_story_is_what_its_blocks_say(page):
    now = layout_now(page)
    setting = replace(now.setting, sequence=page.sequence)
    articles = dict(page.groups.values_list("number", "article"))
    for written in write_stories(now.blocks, now.groups, setting):
        said = normalized(Finding(written.story)).version
        article = Article.objects.for_revisions().get(pk=articles[written.number])
        kept = revisions.current_version(article)
        assert revisions.changed_fields(said, kept) == frozenset()
        assert kept.story.regions == said.story.regions


def test_an_operation_on_an_imported_page_is_undone_to_the_last_row(page):
    before = rows_of(page)
    numbers = [group.number for group in layout_now(page).groups][:2]
    page = operate(page.pk, page.version, Operation("join", story=numbers[0], at=numbers[1]))
    assert Article.objects.filter(page=page).count() == len(before["articles"]) - 1
    assert page.operations.get().kept == []
    page = undo(page.pk, page.version)
    assert rows_of(page) == before
