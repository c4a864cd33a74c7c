"""Briefs in Latin type are stories of their own, their heading is their section, whatever it says."""

import pytest

from articles.reading import read_pages
from articles.reading.language import labels
from articles.reading.shapes import Source

from .latin_briefs import HEADINGS, WAYS, make_latin_briefs
from .latin_prose import LANGUAGES


def squeezed(text):
    return "".join(text.split())


def told(pdf):
    (page,) = read_pages(Source("page.pdf", pdf))
    stories = [found.story for found in page.findings]
    return sorted(
        (s.headline, squeezed("".join(p.text for p in s.body))) for s in stories
    ), stories


def as_printed(truth):
    stories = [truth["story"], *truth["briefs"]]
    return sorted((s["headline"], squeezed("".join(s["paragraphs"]))) for s in stories)


@pytest.mark.parametrize("columns", [1, 2, 4])
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_brief_under_words_for_briefs_is_a_story_of_that_section(language, way, columns):
    pdf, truth = make_latin_briefs(language, 1, way, columns)
    read, stories = told(pdf)
    assert read == as_printed(truth)
    first = truth["briefs"][0]["paragraphs"][0].replace("\xa0", " ")
    (own,) = [s for s in stories if squeezed(s.text) == squeezed(first)]
    assert own.section == truth["heading"]


@pytest.mark.parametrize("columns", [1, 2, 4])
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_brief_under_any_words_is_a_story_where_all_are_set_alike(language, way, columns):
    pdf, truth = make_latin_briefs(language, 2, way, columns, is_known=False)
    assert told(pdf)[0] == as_printed(truth)


@pytest.mark.parametrize("words", [words for known, _ in HEADINGS.values() for words in known])
def test_words_for_briefs_name_them_in_six_languages(words):
    assert labels.names_briefs(words)


@pytest.mark.parametrize(
    "words",
    [
        "El puente abrirá en breve",
        "A brief history of rain",
        "Il breve regno",
        "Kurz vor Mitternacht",
    ],
)
def test_a_headline_with_such_words_names_no_briefs(words):
    assert not labels.names_briefs(words)
