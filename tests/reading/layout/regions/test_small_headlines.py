"""A line in the text's own size heads the text below it if it is set in the type of the page's headlines."""

import pytest

from tests.reading.column_pages import as_told, set_column, stories_of
from tests.reading.sheets import HEI, KAI, line, sheet
from tests.reading.typesetter import set_body, title, write

LEFT, SIZE, MEASURE = [40, 220, 400], 10, 16
LARGE = 22  # points


def page_with_a_brief_below(white, style):
    """Three stories side by side; below the second one, an em off it, a brief under a line in the text's size."""
    parts, stories = [line("江南日报", 40, 44, 14, style=KAI)], []
    foot = 0.0
    for seed, x in enumerate(LEFT):
        head, text = title(seed)[:7], write(seed, 2 + (seed != 1), (2, 3))
        rows = set_body(text, MEASURE, shows_indents=True)
        parts += [
            line(head, x, 110, LARGE, style=HEI),
            set_column(rows, x, 146, SIZE, MEASURE),
        ]
        stories.append((head, "".join(text)))
        foot = 146 + (len(rows) - 1) * 1.5 * SIZE if seed == 1 else foot
    head, text = title(70)[:8], write(70, 1, (2, 3))
    below = foot + 2.2 * SIZE
    rows = set_body(text, MEASURE, shows_indents=True)
    parts += [
        line(head, LEFT[1] + 40, below, SIZE, style=style),
        set_column(rows, LEFT[1], below + (white + 1) * SIZE, SIZE, MEASURE),
    ]
    return sheet(*parts, width=600, height=900), [*stories, (head, "".join(text))]


@pytest.mark.parametrize("white", [2.8, 2.9])
def test_a_line_in_the_type_of_headlines_heads_the_text_below_its_white(white):
    page, stories = page_with_a_brief_below(white, HEI)
    assert stories_of(page) == as_told(stories)


def test_a_line_in_other_type_does_not():
    page, stories = page_with_a_brief_below(2.8, KAI)
    assert stories[-1][0] not in [headline for headline, _ in stories_of(page)]
