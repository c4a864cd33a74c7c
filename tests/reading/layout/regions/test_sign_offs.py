"""Notices below each other are stories of their own, each with its title and with its sign-off far at the right."""

import random

import pytest

from tests.reading.column_pages import as_told, set_column, set_text, stories_of
from tests.reading.sheets import HEI, line, sheet, wrapped
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


def make_notices_side_by_side(seed, gutter, paragraphs):
    """Two notices that begin level, `gutter` ems apart without a rule, above a story in two columns."""
    chance = random.Random(seed)
    size, measure = chance.choice((9.0, 10.0)), chance.choice((18, 22, 26))
    large, white = 1.4 * size, chance.choice((0, 1.0)) * size
    parts, stories, foot = [], [], 0.0
    for n in range(2):
        left = 40 + n * (measure + gutter) * size
        right = left + measure * size
        parts.append(line(TITLES[n], (left + right - 4 * large) / 2, 84, large, style=HEI))
        told = write(seed + n, paragraphs, (1, 1))
        lines = set_body(told, measure, shows_indents=True)
        parts.append(set_column(lines, left, 84 + 1.8 * size, size, measure))
        y = 84 + (1.8 + 1.5 * len(lines)) * size + white
        who = chance.choice((*GIVEN_BY, "许丽萍"))
        parts.append(set_text(who, right - len(who) * size, y, size))
        parts.append(set_text("2026年5月20日", right - 7 * size, y + 1.5 * size, size))
        foot = max(foot, y + 4 * size)
        by = who if who in GIVEN_BY else ""
        stories.append((TITLES[n], "".join((*told, by, "2026年5月20日"))))
    told = write(seed + 9, 6, (2, 4))
    parts.append(line(title(seed), 40, foot + 2 * size, 1.9 * size, style=HEI))
    lines = set_body(told, measure - 1, shows_indents=True)
    half = -(-len(lines) // 2)
    for n, part in enumerate((lines[:half], lines[half:])):
        x = 40 + n * (measure + 1) * size
        parts.append(set_column(part, x, foot + 4 * size, size, measure - 1))
    stories.append((title(seed), "".join(told)))
    return sheet(*parts, width=80 + 2.2 * measure * size, height=1000), stories


@pytest.mark.parametrize("gutter", [0.6, 1.0, 2.0])
@pytest.mark.parametrize("paragraphs", [1, 3])
def test_notices_side_by_side_without_a_rule_keep_their_lines_apart(gutter, paragraphs):
    for seed in (1, 2):
        page, stories = make_notices_side_by_side(seed, gutter, paragraphs)
        assert stories_of(page) == as_told(stories)


def test_a_notice_title_below_a_full_sign_off_is_no_quotation_from_a_text():
    told = "便民服务点迁至滨河路办理。"
    parts, y = [], 60.0
    for n in range(3):
        parts.append(line(TITLES[n], 98, y + 14, 14, style=HEI))
        y += 38
        for text in wrapped(told, 17):
            indent = len(text) - len(text.lstrip("　"))
            parts.append(line(text.strip("　"), 40 + indent * 10, y, 10))
            y += 15
        parts.append(line(GIVEN_BY[0], 110, y, 10))
        parts.append(line("二〇二六年五月二十日", 110, y + 15, 10))
        y += 30
    assert [head for head, _ in stories_of(sheet(*parts))] == sorted(TITLES)
