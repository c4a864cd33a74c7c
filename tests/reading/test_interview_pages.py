"""Questions in bold inside a text, as interviews ask them, stand over their answers in the story and nowhere else."""

import pytest

from articles.reading import read_pages
from articles.reading.shapes import Source

from .byline_pages import make_byline_page
from .column_pages import set_column, stories_of
from .sheets import HEI, KAI, line, sheet
from .typesetter import set_body, title, write

QUESTIONS = {
    "en": ("Did you expect it?", "Who pays for it?"),
    "de": ("Kam das überraschend?", "Wer bezahlt das?"),
    "fr": ("Êtes-vous surpris ?", "Qui va payer ?"),
    "es": ("¿Se lo esperaba?", "¿Quién paga?"),
    "pt": ("Esperava este voto?", "Quem paga isto?"),
    "it": ("Si aspettava questo?", "Chi paga?"),
}


def squeezed(text):
    return "".join(text.split())


@pytest.mark.parametrize("language", QUESTIONS)
@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("first", [0, 1])
def test_what_an_interview_asks_is_part_of_it(language, seed, first):
    pdf, truth = make_byline_page(
        language, (), seed, asked=QUESTIONS[language], first_asked=first
    )
    (page,) = read_pages(Source("page.pdf", pdf))
    (finding,) = page.findings
    assert finding.story.headline == truth["headline"]
    read = [squeezed(p.text) for p in finding.story.body]
    assert read == list(map(squeezed, truth["paragraphs"]))


def make_chinese_interview(seed, asked, measure, style, em):
    """A headline, and in one column questions in other type over their answers, the first right below it."""
    parts = [line("江南日报", 40, 44, 14, style=HEI), line("2026年5月24日", 140, 44, 9)]
    parts.append(line(title(seed), 40, 90, 2.2 * em, style=HEI))
    y, story = 90 + 2.6 * em, ""
    for n, question in enumerate(asked):
        answer = write(seed + 7 * n, 2, (2, 3))
        parts.append(line(question, 40 + 2 * em, y, em, style=style))
        rows = set_body(answer, measure, shows_indents=True)
        parts.append(set_column(rows, 40, y + 1.5 * em, em, measure))
        y += (len(rows) + 1) * 1.5 * em
        story += question + "".join(answer)
    return sheet(*parts, width=420, height=1400), (title(seed), story)


@pytest.mark.parametrize(
    "asked",
    [
        ("记者：路修好了吗？", "记者：明年呢？"),
        ("问：路修好了吗？", "问：明年呢？"),
        ("记者：路修好了吗？",),
        ("路是怎么修的？", "钱从哪里来？", "明年还修吗？"),
    ],
)
@pytest.mark.parametrize(("seed", "measure", "em"), [(3, 18, 10), (11, 22, 9)])
@pytest.mark.parametrize("style", [HEI, KAI])
def test_the_first_question_of_a_chinese_interview_is_no_deck(asked, seed, measure, em, style):
    page, story = make_chinese_interview(seed, asked, measure, style, em)
    assert stories_of(page) == [tuple(map(squeezed, story))]
