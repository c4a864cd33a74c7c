"""Notices below each other are stories of their own, each with its title and with its sign-off far at the right."""

import random

import pytest

from tests.reading.column_pages import as_told, set_column, set_text, stories_of
from tests.reading.sheets import HEI, line, sheet
from tests.reading.typesetter import set_body, title, write

TITLES = ("停水公告", "招标公告", "遗失声明")
GIVEN_BY = ("江南县自来水有限公司", "青禾镇人民政府", "东港区住房和城乡建设局")


def make_notices(seed):
    """Three notices of one column's or two columns' width beside a story."""
    chance = random.Random(seed)
    size, measure = chance.choice((9.0, 10.0)), chance.choice((18, 26, 34))
    large, white = chance.choice((1.3, 1.8)) * size, chance.choice((0, 1.0)) * size
    right, y, parts, stories = 40 + measure * size, 70.0, [], []
    for n, (head, who) in enumerate(zip(TITLES, GIVEN_BY, strict=True)):
        y += large
        parts.append(line(head, (40 + right - 4 * large) / 2, y, large, style=HEI))
        told = write(seed + n, 2, (1, 2))
        lines = set_body(told, measure, shows_indents=True)
        parts.append(set_column(lines, 40, y + 1.8 * size, size, measure))
        y += (1.8 + 1.5 * len(lines)) * size + white
        parts.append(set_text(who, right - len(who) * size, y, size))
        parts.append(set_text("2026年5月20日", right - 7 * size, y + 1.5 * size, size))
        y += 4 * size
        stories.append((head, "".join((*told, who, "2026年5月20日"))))
    told = write(seed + 9, 6, (2, 4))
    parts.append(line(title(seed), right + 30, 92, 2 * size, style=HEI))
    lines = set_body(told, 20, shows_indents=True)
    parts.append(set_column(lines, right + 30, 120, size, 20))
    stories.append((title(seed), "".join(told)))
    return sheet(*parts, width=right + 70 + 20 * size, height=1000), stories


@pytest.mark.parametrize("seed", range(6))
def test_notices_below_each_other_keep_their_titles_and_sign_offs(seed):
    page, stories = make_notices(seed)
    assert stories_of(page) == as_told(stories)
