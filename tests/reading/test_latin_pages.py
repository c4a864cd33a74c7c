"""Broadsheet pages in six languages, set by hand: stories are read whole, whatever stands among their columns."""

import pytest

from articles.reading import read_pages
from articles.reading.confidence import BEGINS_INSIDE, OPEN_PARAGRAPH, TORN
from articles.reading.shapes import Source

from .broadsheet import make_broadsheet, make_story_page
from .latin_prose import LANGUAGES

TRAITS = (
    "cap",
    "quote",
    "portrait",
    "photo",
    "author",
    "jump",
    "label",
    "deck",
    "byline",
    "name",
    "blocks",
)
LEAST_HEADLINES, LEAST_BODIES = 5 / 6, 4 / 6


def stories(pdf):
    (page,) = read_pages(Source("page.pdf", pdf))
    return [finding.story for finding in page.findings]


def squeezed(text):
    return "".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("trait", TRAITS)
def test_a_story_with_it_is_read_paragraph_by_paragraph(language, trait):
    pdf, truth = make_story_page(language, 1, frozenset({trait}))
    (story,) = stories(pdf)
    assert story.headline == truth["headline"]
    assert [squeezed(p.text) for p in story.body] == list(map(squeezed, truth["paragraphs"]))
    assert (story.deck, story.section) == (truth["deck"], truth["section"])
    assert [c.name for c in story.bylines] == [each["name"] for each in truth["bylines"]]
    assert [p.caption for p in story.pictures if p.caption] == [
        each["caption"] for each in truth["photos"]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("is_by_word", [False, True])
def test_words_and_columns_drawn_apart_by_justifying_hold_together(language, is_by_word):
    pdf, truth = make_story_page(
        language, 2, frozenset(), is_justified=True, is_by_word=is_by_word, size=11, gutter=12
    )
    (story,) = stories(pdf)
    assert [squeezed(p.text) for p in story.body] == list(map(squeezed, truth["paragraphs"]))


@pytest.mark.parametrize("seed", [1, 4])
def test_a_headline_in_capitals_that_begins_with_por_is_no_byline(seed):
    pdf, truth = make_story_page("es", seed, frozenset({"caps", "byline"}), count=2)
    (story,) = stories(pdf)
    assert story.headline == truth["headline"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_paragraphs_that_only_white_parts_are_no_reason_to_doubt(language):
    pdf, _ = make_story_page(language, 3, frozenset({"blocks"}))
    (page,) = read_pages(Source("page.pdf", pdf))
    said = [doubt.message for finding in page.findings for doubt in finding.doubts]
    assert not {TORN, BEGINS_INSIDE, OPEN_PARAGRAPH} & set(said)


# A headline with a deck beside one without; portraits beside which lines begin; a word of one
# letter at a loose line's end; a headline below a text that breaks off; an author's note between a
# byline and the next headline; a quotation above lines that are all narrower than their column
WHOLE = (
    ("it", 100),
    ("en", 101),
    ("pt", 1),
    ("es", 3),
    ("de", 1),
    ("fr", 2),
    ("it", 707),
    ("pt", 705),
)


@pytest.mark.parametrize(("language", "seed"), WHOLE)
def test_of_a_whole_page_all_headlines_and_bodies_are_right(language, seed):
    assert missed(*make_broadsheet(language, seed)) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_any_page_most_headlines_and_bodies_are_right(language):
    pdf, truth = make_broadsheet(language, 0)
    headlines, bodies = missed(pdf, truth)
    count = len(truth["articles"])
    assert len(headlines) <= (1 - LEAST_HEADLINES) * count
    assert len(bodies) <= (1 - LEAST_BODIES) * count


def missed(pdf, truth):
    """The headlines that were not read, and those of the stories whose text was not read to the last character."""
    read = {story.headline: "".join(p.text for p in story.body) for story in stories(pdf)}
    articles = truth["articles"]
    return (
        [a["headline"] for a in articles if a["headline"] not in read],
        [
            a["headline"]
            for a in articles
            if squeezed(read.get(a["headline"], "")) != squeezed("".join(a["paragraphs"]))
        ],
    )
