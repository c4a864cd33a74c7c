"""An import keeps the blocks of its pages, and which article each story has become."""

import io
import zipfile
from dataclasses import replace

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from articles.desk import page_doubts, page_layouts
from articles.intake.rereading import pages_without_blocks
from articles.models import (
    Article,
    ImportRecord,
    Page,
    PageDoubt,
    Revision,
    StoredBlock,
    StoredGroup,
    StoredLayout,
)
from articles.reading.arrangement import Operation
from articles.reading.page_layout import (
    BlockLine,
    PageBlock,
    PageLayout,
    PageSetting,
    StoryGroup,
)
from articles.reading.story_writing import write_stories
from tests.desk.arranged import rows_of
from tests.desk.operated import operate
from tests.factories import make_story
from tests.intake.printed import SIZHOU, XIAPU
from tests.intake.spooled import (
    BOTTOM,
    RIGHT,
    first_part,
    in_print,
    make_incoming_page,
    print_issue,
    second_part,
)
from tests.keepers import refuses_replacing
from tests.reading.floors import PAGES

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _folders_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT, settings.SOURCES_ROOT = tmp_path / "media", tmp_path / "sources"


def import_page(tmp_path, name="county-3.pdf", **options):
    file = tmp_path / name
    file.write_bytes((PAGES / name).read_bytes())
    said = {"date": "2024-01-25", "page": "3", **options}
    call_command("import_issue", str(file), **said, stdout=io.StringIO(), stderr=io.StringIO())
    return Page.objects.get()


def read_again(*paths):
    out, err = io.StringIO(), io.StringIO()
    call_command("read_pages_again", *paths, jobs=1, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def forget_blocks():
    for model in (StoredBlock, StoredGroup, StoredLayout):
        model.objects.all().delete()


def titles_by_blocks(page):
    """The headline of each story as its blocks say it, with that of its article."""
    now = page_layouts.layout_now(page)
    articles = {group.number: group.article.headline for group in page.groups.all()}
    written = write_stories(now.blocks, now.groups, now.setting)
    return [(each.story.headline, articles[each.number]) for each in written]


def test_each_story_of_a_page_is_the_article_that_it_has_become(tmp_path):
    found = titles_by_blocks(import_page(tmp_path))
    assert len(found) == Article.objects.count() > 3
    assert all(own == of_article for own, of_article in found)


def test_a_text_has_blocks_too(tmp_path):
    page = import_page(tmp_path, "airy-1.txt")
    found = titles_by_blocks(page)
    assert found
    assert all(own == of_article for own, of_article in found)


def test_pictures_are_named_as_their_files(tmp_path):
    page = import_page(tmp_path)
    now = page_layouts.layout_now(page)
    shown = [b.image for b in now.blocks if b.role == "picture" and b.kind == "story"]
    photos = [use.photo.image.name for a in Article.objects.all() for use in a.pictures.all()]
    assert sorted(shown) == sorted(photos) != []


def test_what_was_read_never_changes(tmp_path):
    import_page(tmp_path)
    before = StoredLayout.objects.values().get()
    for change in ({"data": b""}, {"reading": 0}, {"sha256": "0" * 64}):
        with pytest.raises(IntegrityError), transaction.atomic():
            StoredLayout.objects.update(**change)
    refuses_replacing("articles_storedlayout", "id")
    assert StoredLayout.objects.values().get() == before


def test_the_same_file_again_keeps_nothing_twice(tmp_path):
    import_page(tmp_path)
    import_page(tmp_path)
    assert StoredLayout.objects.count() == 1


@pytest.mark.parametrize("name", ["county-3.pdf", "airy-1.txt"])
def test_a_file_that_is_imported_again_changes_nothing_of_what_the_desk_did(tmp_path, name):
    page = import_page(tmp_path, name)
    now = page_layouts.layout_now(page)
    body = next(b for b in now.blocks if b.kind == "story" and b.role == "body" and b.place > 1)
    operate(page.pk, page.version, Operation("split", (body.number,)))
    before = rows_of(page)
    import_page(tmp_path, name)  # it came before, so it is not even read
    records = ImportRecord.objects.count()
    import_page(tmp_path, name, again=True)
    assert ImportRecord.objects.count() == records + 1
    assert rows_of(page) == before
    assert StoredLayout.objects.count() == 1


def test_a_page_of_before_gets_its_blocks_and_no_story_changes(tmp_path):
    page = import_page(tmp_path)
    before = titles_by_blocks(page)
    images = [block.image for block in page_layouts.layout_now(page).blocks]
    rows = list(Article.objects.order_by("pk").values())
    revisions = Revision.objects.count()
    forget_blocks()
    said, _errors = read_again()
    assert said.startswith("1 ")
    assert titles_by_blocks(page) == before
    assert [block.image for block in page_layouts.layout_now(page).blocks] == images
    assert list(Article.objects.order_by("pk").values()) == rows
    assert Revision.objects.count() == revisions


def test_reading_again_goes_on_where_it_was_stopped(tmp_path):
    import_page(tmp_path)
    forget_blocks()
    read_again()
    assert pages_without_blocks() == {}
    layouts = list(StoredLayout.objects.values())
    read_again()
    assert list(StoredLayout.objects.values()) == layouts


def test_a_story_that_a_desk_has_rewritten_is_known_by_what_its_page_said(tmp_path):
    page = import_page(tmp_path)
    forget_blocks()
    article = Article.objects.exclude(headline="").order_by("pk").first()
    Article.objects.filter(pk=article.pk).update(headline="另一个标题", body="<p>另一篇。</p>")
    read_again()
    assert page.groups.filter(article=article).count() == 1


def test_a_kept_file_that_is_gone_is_told(tmp_path, settings):
    import_page(tmp_path)
    forget_blocks()
    for file in settings.SOURCES_ROOT.rglob("*.pdf"):
        file.unlink()
    said, errors = read_again()
    assert said.startswith("0 ")
    assert errors


@pytest.mark.parametrize("packed", [False, True])
def test_a_text_of_before_gets_its_blocks_from_the_file_that_somebody_still_has(
    tmp_path, packed
):
    page = import_page(tmp_path, "airy-1.txt")
    before = titles_by_blocks(page)
    rows = list(Article.objects.order_by("pk").values())
    forget_blocks()
    said, _errors = read_again()
    assert said.startswith("0 ")
    if packed:
        with zipfile.ZipFile(tmp_path / "texts.zip", "w") as archive:
            archive.write(tmp_path / "airy-1.txt", "renamed.txt")
        (tmp_path / "airy-1.txt").unlink()
    (tmp_path / "other.txt").write_text("另一篇文字。", encoding="utf-8")
    said, _errors = read_again(str(tmp_path))
    assert said.startswith("1 ")
    assert titles_by_blocks(page) == before
    assert list(Article.objects.order_by("pk").values()) == rows


@pytest.mark.parametrize("name", ["airy-1.txt", "evening-2.pdf"])
def test_doubts_of_a_page_of_before_get_their_places_and_stay_as_they_were_decided(
    tmp_path, name
):
    import_page(tmp_path, name)
    doubts = PageDoubt.objects.filter(article__isnull=False).order_by("pk")
    page_doubts.settle(doubts[:1])
    before = list(doubts.values())
    assert all(doubt["blocks"] and doubt["words"] for doubt in before)
    forget_blocks()
    doubts.update(blocks=[], region=None, words="")
    read_again(str(tmp_path))
    assert list(doubts.values()) == before


def test_a_text_that_was_corrected_since_is_not_taken_for_the_one_that_came(tmp_path):
    import_page(tmp_path, "airy-1.txt")
    forget_blocks()
    file = tmp_path / "airy-1.txt"
    file.write_text(file.read_text(encoding="utf-8") + "再添一行。", encoding="utf-8")
    said, _errors = read_again(str(tmp_path))
    assert said.startswith("0 ")
    assert not StoredLayout.objects.exists()


# --- a story on two pages, each of which has a group of its blocks

RIVER = make_story(
    "一条河的十年",
    [
        "清水河穿城而过，十年前，河水又黑又臭，沿河居民不敢开窗。",
        "2013年，治理工程启动，沿河三十二家企业",
    ],
)
REST = make_story(
    "",
    [
        "先后搬迁，河道清淤四十万立方米。",
        "如今，清水河成了市民散步的去处，傍晚的河边人来人往。",
    ],
)


def numbered(incoming):
    """The page with a block for each of its stories."""
    reading = incoming.reading
    findings = tuple(
        replace(finding, number=number) for number, finding in enumerate(reading.findings, 1)
    )
    blocks = tuple(
        PageBlock(n, "body", "body", "story", (BlockLine(f.story.text),), n, 1, origin=n)
        for n, f in enumerate(findings, 1)
    )
    groups = tuple(StoryGroup(block.number) for block in blocks)
    layout = PageLayout(PageSetting(reading.sequence), blocks, groups)
    return replace(incoming, reading=replace(reading, findings=findings, layout=layout))


def front():
    return numbered(
        make_incoming_page(
            in_print(SIZHOU, RIGHT), first_part(RIVER, "4"), number="1", sha="a" * 64
        )
    )


def inside():
    return numbered(
        make_incoming_page(
            in_print(XIAPU), second_part(REST, "1", box=BOTTOM), number="4", sha="b" * 64
        )
    )


@pytest.mark.parametrize(
    "imports",
    [[(front, inside)], [(front,), (inside,)], [(inside,), (front,)]],
    ids=["together", "its beginning first", "its rest first"],
)
def test_both_parts_of_a_story_are_one_article(imports):
    for pages in imports:
        print_issue(*(page() for page in pages))
    whole = Article.objects.get(headline="一条河的十年")
    found = {
        (group.page.number, group.number): group.article
        for group in StoredGroup.objects.select_related("page", "article")
    }
    assert found["1", 2] == found["4", 2] == whole
    assert found["1", 1].headline == SIZHOU.headline
    assert found["4", 1].headline == XIAPU.headline
