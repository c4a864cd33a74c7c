"""Any operations, one after the other: each line stays in one block and each block in one place, whatever is done
is undone to the last row, and nobody's is lost."""

import random
from collections import Counter

import pytest
from django.db import connection
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from articles.desk.normalization import normalized
from articles.desk.operation_history import to_undo
from articles.desk.page_layouts import layout_as_read, layout_now
from articles.desk.page_operations import StalePageError
from articles.models import Article, Page, PageOperation
from articles.reading.shapes import Finding
from articles.reading.story_writing import write_stories
from articles.text import richtext
from tests.desk.arranged import make_arranged_page, rows_of
from tests.desk.at_once import together
from tests.desk.operated import redo, undo
from tests.desk.random_operations import Wish, do_at_random, wish
from tests.desk.test_page_operations import MERGED
from tests.factories import make_byline, make_editor
from tests.reading.sample_layouts import SAMPLES, layouts_of

STEPS = 50
numbers = st.integers(0, 999)
wishes = st.builds(
    Wish,
    numbers,
    st.lists(numbers, min_size=1, max_size=3).map(tuple),
    numbers,
    numbers,
    numbers,
)


def lines_of(layout):
    return Counter(line for block in layout.blocks for line in block.lines)


def assert_is_whole(page):
    """Each line in one block, each block in one place; the constraints of the database hold the rest."""
    now = layout_now(page)
    assert lines_of(now) == lines_of(layout_as_read(page))
    places = [(block.story, block.place) for block in now.blocks if block.kind == "story"]
    assert len(places) == len(set(places))
    standing = {group.number for group in now.groups}
    assert {story for story, _place in places} == standing


def undone(page):
    while to_undo(page.pk):
        page = undo(page.pk, page.version)
    return page


def edited_page():
    """An editor has been at it before."""
    page = make_arranged_page(MERGED)
    first, other = Article.objects.filter(page=page).order_by("position")
    first.headline, first.body = "春耕忙", first.body.replace("清早", "一大早")
    first.save()
    make_byline(first, "张三")
    other.body = other.body.replace("</p>", "</p>\n<p>编辑加了一句话，说桥头还有一座公园。</p>")
    other.deck = "编辑加了副题"
    other.save()
    return page


@pytest.mark.django_db
@settings(
    max_examples=3,
    # fifty steps with all that is written take seconds: a fault is shown as it was found
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(wishes, min_size=STEPS, max_size=STEPS))
def test_any_fifty_operations_are_undone_to_the_last_row(wanted):
    page = edited_page()
    before, done = rows_of(page), 0
    for each in wanted:
        page, is_done = do_at_random(page, each)
        done += is_done
        assert_is_whole(page)
    after = rows_of(page)
    page = undone(page)
    assert rows_of(page) == before
    for _n in range(done):
        page = redo(page.pk, page.version)
    assert rows_of(page) == after


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [1, 2])  # by the first, a story comes to stand within another
def test_a_story_says_what_its_blocks_say_after_each_operation(seed):
    page, chance = make_arranged_page(MERGED), random.Random(seed)
    for _n in range(30):
        if chance.random() < 0.3 and to_undo(page.pk):
            page = undo(page.pk, page.version)
        else:
            page, _is_done = do_at_random(page, wish(chance))
        assert_says_what_its_blocks_say(page)


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in SAMPLES if name.startswith("county")])
def test_real_pages_are_what_their_blocks_say_and_come_back(name):
    for seed, layout in enumerate(layouts_of(name)):
        chance = random.Random(f"{name} {seed}")
        page = make_arranged_page(layout)
        before = rows_of(page)
        for _n in range(STEPS // 2):
            page, _is_done = do_at_random(page, wish(chance))
        assert_says_what_its_blocks_say(page)
        assert rows_of(undone(page)) == before


def assert_says_what_its_blocks_say(page):
    """Nobody has typed anything: then each article is as an import of these blocks would make it."""
    now = layout_now(page)
    articles = dict(page.groups.values_list("number", "article"))
    for written in write_stories(now.blocks, now.groups, now.setting):
        article = Article.objects.get(pk=articles[written.number])
        said = normalized(Finding(written.story)).story
        assert article.headline == said.headline
        assert richtext.to_paragraphs(article.body) == said.body
        assert len(article.pictures.all()) == len(said.pictures)
        zone = [tuple(map(tuple, region.polygon)) for region in article.regions.all()]
        assert zone == [region.polygon for region in said.regions]


@pytest.mark.django_db(transaction=True)
def test_two_editors_at_one_page_lose_nothing():
    if connection.vendor == "sqlite":
        pytest.skip("one connection to a database in memory")
    page = edited_page()
    before = rows_of(page)

    def work(seed):
        chance, editor, done = random.Random(seed), make_editor(), []
        while len(done) < 8:
            seen = Page.objects.get(pk=page.pk)
            try:
                after, is_done = do_at_random(seen, wish(chance), editor)
            except StalePageError:
                continue  # the other one was faster: looked at again, and done on what stands there
            done += [after.version] if is_done else []
        return done

    one, other = together([lambda: work(1), lambda: work(2)])
    versions = PageOperation.objects.order_by("pk").values_list("page_version", flat=True)
    assert sorted([*one, *other]) == list(versions)
    current = Page.objects.get(pk=page.pk)
    assert_is_whole(current)
    assert rows_of(undone(current)) == before
