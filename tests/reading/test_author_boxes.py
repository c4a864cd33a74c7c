"""Who stands beside a portrait below a headline is its author, and what the column is called its section."""

import pytest

from articles.reading import read_pages
from articles.reading.shapes import Source

from .author_boxes import make_author_box_page
from .latin_prose import LANGUAGES


def squeezed(text):
    return "".join(text.split())


def read(pdf):
    (page,) = read_pages(Source("page.pdf", pdf))
    return {found.story.headline: found.story for found in page.findings}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("is_above", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_columnist_s_name_and_column_are_no_part_of_headline_and_text(
    language, is_above, seed
):
    pdf, truth = make_author_box_page(language, seed, is_above=is_above)
    stories = read(pdf)
    assert set(stories) == {article["headline"] for article in truth["articles"]}
    for article in truth["articles"]:
        body = "".join(squeezed(p.text) for p in stories[article["headline"]].body)
        assert body == squeezed("".join(article["paragraphs"]))
    boxed = next(article for article in truth["articles"] if "author" in article)
    story = stories[boxed["headline"]]
    assert [credit.name for credit in story.bylines] == [boxed["author"]]
    assert truth["column"] in (story.section, story.kicker)
    assert story.deck == boxed["deck"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_alone_beside_a_portrait_is_the_author(language):
    pdf, truth = make_author_box_page(language, 5, has_column=False)
    boxed = next(article for article in truth["articles"] if "author" in article)
    story = read(pdf)[boxed["headline"]]
    assert [credit.name for credit in story.bylines] == [boxed["author"]]
