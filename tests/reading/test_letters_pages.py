"""Letters to the paper in Latin type: each is a story with its headline, and who signs it is its author."""

import pytest

from articles.reading import read_pages
from articles.reading.shapes import Source

from .feature_pages import make_feature_page
from .latin_prose import LANGUAGES
from .letters_pages import make_letters_page


def read(pdf):
    (page,) = read_pages(Source("page.pdf", pdf))
    return {found.story.headline: found.story for found in page.findings}


def squeezed(text):
    return "".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", [0, 1, 2, 3])
def test_each_letter_under_one_heading_is_a_story_that_its_writer_signs(language, seed):
    pdf, truth = make_letters_page(language, seed)
    letters = read(pdf)
    assert set(letters) == {letter["headline"] for letter in truth["articles"]}
    for letter in truth["articles"]:
        story = letters[letter["headline"]]
        body = "".join(squeezed(p.text) for p in story.body)
        assert body == squeezed("".join(letter["paragraphs"]))
        assert [c.name for c in story.bylines][:1] == [letter["name"]]


# A quotation with its speaker, one at a column's head, a headline under its own kicker beside a larger one, boxed notes
# about authors, teasers below the page's head
WHOLE = (("en", 0), ("en", 3), ("de", 3), ("fr", 4), ("es", 4), ("pt", 1), ("pt", 3), ("it", 3))


@pytest.mark.parametrize(("language", "seed"), WHOLE)
def test_of_a_page_of_features_all_headlines_and_bodies_are_right(language, seed):
    pdf, truth = make_feature_page(language, seed)
    stories = read(pdf)
    assert set(stories) == {article["headline"] for article in truth["articles"]}
    for article in truth["articles"]:
        body = "".join(squeezed(p.text) for p in stories[article["headline"]].body)
        printed = squeezed("".join(article["paragraphs"]))
        assert body in (printed, printed + squeezed(article.get("note", "")))
