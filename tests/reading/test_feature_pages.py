"""Features in Latin type: quotations between rules, drop caps that are words, bylines with a place, boxes."""

import pytest

from articles.reading import read_pages
from articles.reading.shapes import Source

from .feature_pages import FEATURES, make_feature_story
from .latin_prose import LANGUAGES

ONE_FACE = ("Times-Roman", "Times-Roman", "Times-Italic")


def findings(pdf):
    (page,) = read_pages(Source("page.pdf", pdf))
    return page.findings


def squeezed(text):
    return "".join(text.split())


def body_of(story, truth):
    """The paragraphs without what is said of the author below them, which may be the last one."""
    read = [squeezed(p.text) for p in story.body]
    note = squeezed(truth.get("note", ""))
    return read[:-1] if note and read[-1:] == [note] else read


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("trait", FEATURES)
def test_a_story_with_it_is_read_paragraph_by_paragraph(language, trait):
    pdf, truth = make_feature_story(language, 1, frozenset({trait}))
    (found,) = findings(pdf)
    story = found.story
    assert (story.headline, story.deck) == (truth["headline"], "")
    assert body_of(story, truth) == [squeezed(p) for p in truth["paragraphs"]]
    assert [c.name for c in story.bylines] == [each["name"] for each in truth["bylines"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", [3, 4])
@pytest.mark.parametrize("trait", ["quote_cap", "word_cap"])
def test_a_space_follows_a_drop_cap_that_is_a_word(language, seed, trait):
    pdf, truth = make_feature_story(language, seed, frozenset({trait}))
    (found,) = findings(pdf)
    read, printed = (
        " ".join(text.replace("« ", "«").split()[:4])
        for text in (found.story.body[0].text, truth["paragraphs"][0].replace("\xa0", " "))
    )
    assert read == printed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("trait", ["head_quote", "bare_quote", "speaker"])
def test_a_quotation_in_leaning_type_of_the_headlines_face_is_no_headline(
    language, seed, trait
):
    pdf, truth = make_feature_story(
        language, seed, frozenset({trait}), is_leaning=True, heads=ONE_FACE
    )
    (found,) = findings(pdf)
    assert found.story.headline == truth["headline"]
    assert body_of(found.story, truth) == [squeezed(p) for p in truth["paragraphs"]]
