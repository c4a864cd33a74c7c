"""Small type level with a headline over other columns: its deck if the text below runs on into them, or a brief's."""

import random

import pytest

from articles.reading.geometry import Box
from articles.reading.sheet import Drawing
from tests.reading.column_pages import as_told, set_column, stories_of, tight
from tests.reading.sheets import HEI, KAI, line, sheet
from tests.reading.typesetter import set_body, title, write


def page_with_a_brief_beside(seed, signature):
    """A brief that is complete, and beside it a story that begins below its picture."""
    chance = random.Random(seed)
    size, measure = chance.choice((8.5, 9.5, 10.0)), chance.choice((10, 12, 14))
    step = (measure + chance.choice((1.5, 2.0))) * size
    left = [40 + n * step for n in range(4)]
    short, large = title(seed + 500), title(seed)
    brief = [*write(seed + 500, 1, (2, 3))]
    story = write(seed, 6, (2, 3))
    lines = set_body(story, measure, shows_indents=True)
    cut = next(n for n in range(6, 12) if not lines[n].startswith("　"))
    each = -(-(len(lines) - cut) // 2)
    half = len(short) // 2
    below = 146 + 5 * 1.5 * size
    parts = [
        line("江南日报", 40, 44, 14, style=HEI),
        line(short[:half], left[0], 96, 1.6 * size, style=HEI),
        line(short[half:], left[0], 96 + 2 * size, 1.6 * size, style=HEI),
        line(large, left[2] - 2 * size, 112, 2.8 * size, style=HEI),
        line("图为湖边。", left[1], below - 1.2 * size, 0.85 * size, style=KAI),
    ]
    for n, text in enumerate(
        (
            set_body([brief[0] + signature], measure, shows_indents=True),
            lines[:cut],
            lines[cut : cut + each],
            lines[cut + each :],
        )
    ):
        top = below + 1.5 * size if n == 1 else 146
        parts.append(set_column(text, left[n], top, size, measure))
    picture = Box(left[1], 136, left[1] + measure * size, below - 2.5 * size)
    wide, drawn = left[3] + measure * size + 40, (Drawing("image", picture),)
    page = sheet(*parts, width=wide, height=900, drawings=drawn)
    return page, [(short, brief[0]), (large, "".join(story))]


@pytest.mark.parametrize("signature", ["", "（何田）"])
@pytest.mark.parametrize("seed", range(6))
def test_small_type_over_a_text_that_is_complete_is_no_deck_of_the_headline_beside_it(
    seed, signature
):
    page, stories = page_with_a_brief_beside(seed, signature)
    found = [(tight(headline), text) for headline, text in stories_of(page)]
    assert sorted(found) == as_told(stories)
