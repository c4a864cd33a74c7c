"""Upright headlines that an extractor wrote a character a line are headlines, and names beside them bylines."""

import pytest

from articles.reading.dump.upright_lines import join_upright
from articles.reading.language.lines import TextLine
from tests.reading.dump.dumped import told
from tests.reading.typesetter import set_body, stories

NAMES = ("孟繁", "左思雨", "欧阳若兰")
SIGNED = ("◎{}", "□本报记者{}", "本报记者{}", "本报通讯员{}", "记者{}")


def joined(lines):
    return [line.text for line in join_upright([TextLine(n, t) for n, t in enumerate(lines)])]


@pytest.mark.parametrize("seed", range(10))
def test_an_upright_headline_is_that_of_the_story_below_it(seed):
    headline, paragraphs = told(seed)
    other, second = told(seed + 100)
    found = stories(other, set_body(second, 14), list(headline), set_body(paragraphs, 14))
    assert sorted(story.headline for story in found) == sorted([headline, other])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", SIGNED)
def test_names_behind_an_upright_headline_are_a_line_of_their_own(form, name):
    headline, signed = "渡口茶棚换了新主人", form.format(name)
    assert joined([*headline, *signed, "本报讯　渡口茶棚"]) == [
        headline,
        signed,
        "本报讯　渡口茶棚",
    ]


@pytest.mark.parametrize("lines", [["村", "口"], ["3", "1", "2"], ["A", "B", "C", "D"]])
def test_a_torn_word_digits_and_letters_stay_as_they_are(lines):
    assert joined(lines) == lines


@pytest.mark.parametrize(
    ("printed", "section"),
    [
        ("读 城", "读城"),
        ("旧 时 光", "旧时光"),
        ("影　像", "影像"),
        ("乡 村 看 台", "乡村看台"),
    ],
)
@pytest.mark.parametrize("seed", range(4))
def test_a_label_that_is_set_wide_is_the_section_of_the_story_below_it(seed, printed, section):
    headline, paragraphs = told(seed)
    other, second = told(seed + 50)
    found = stories(
        [other, *set_body(second, 14)], [printed, headline, *set_body(paragraphs, 14)]
    )
    assert [(story.headline, story.section) for story in found] == [
        (other, ""),
        (headline, section),
    ]
