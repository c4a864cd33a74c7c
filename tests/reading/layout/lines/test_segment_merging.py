"""A byline over several columns is one line, wherever its blank falls."""

import random

import pytest

from articles.reading.layout.page import read_sheet_layout
from tests.reading.sheets import HEI, KAI, column, line, sheet, wrapped
from tests.reading.typesetter import title, write

ROLES = ("本报记者", "记者", "通讯员", "本报驻京记者", "实习生")


@pytest.mark.parametrize("seed", range(20))
def test_a_role_and_its_name_are_a_byline_over_a_gutter_too(seed):
    chance = random.Random(seed)
    em, measure = chance.choice((8.5, 9.0, 10.0)), chance.randint(12, 18)
    left, right = 40.0, 40.0 + (measure + chance.uniform(1.0, 2.0)) * em
    lines = wrapped("".join(write(seed, 8)), measure)
    half = len(lines) // 2
    role, small = chance.choice(ROLES), 0.95 * em
    x = right - (len(role) + chance.choice((0.0, 0.5, 1.0))) * small
    page = sheet(
        line(title(seed), 60, 80, 20, style=HEI),
        line(f"{role} 何田", x, 98, small, style=KAI),
        column(lines[:half], left, 118, em),
        column(lines[half:], right, 118, em),
        width=right + 260,
        height=1000,
    )
    (finding,) = read_sheet_layout(page, 1).findings
    assert [credit.name for credit in finding.story.bylines] == ["何田"]
    assert finding.story.deck == ""


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("lift", [-0.6, 0.4, 0.8])
def test_a_lead_ins_names_go_on_before_a_quotation_in_short_columns(columns, lift):
    em, measure, told = 8.5, 20, "".join(write(columns, 6))
    rows = ["“省心多", *wrapped("了。”" + told, measure)][: 3 * columns]
    parts = [line("夜班公交延到零点", 40, 80, 18, style=HEI)]
    for name, at in (("本报讯（记者", 2), ("谭立新", 9), ("龚雪）", 13)):
        parts.append(line(name, 40 + at * em, 100 + lift, em, style=HEI))
    for n, row in enumerate(rows):
        x = 40 + n // 3 * (measure + 2) * em + (16 * em if n == 0 else 0)
        parts.append(line(row, x, 100 + 12.4 * (n % 3), em))
    page = sheet(*parts, width=80 + columns * 22 * em, height=1000)
    (finding,) = read_sheet_layout(page, 1).findings
    assert [credit.name for credit in finding.story.bylines] == ["谭立新", "龚雪"]
    assert finding.story.text.startswith("“省心多了。”")


@pytest.mark.parametrize("lift", [-0.6, 0.0, 0.5])
@pytest.mark.parametrize("measure", [14, 17])
def test_lead_ins_whose_second_lines_have_a_name_at_one_place_are_whole(measure, lift):
    em, y, parts = 8.5, 80.0, []
    for seed in range(4):
        told = "".join(write(measure + seed, 2))
        parts.append(line(title(seed)[:8], 40, y, 13, style=HEI))
        parts.append(line("本报讯（记者", 57, y + 20 + lift, em, style=HEI))
        parts.append(line("韩子墨", 57 + 6.9 * em, y + 20 + lift, em, style=HEI))
        parts.append(line("讯员", 40, y + 32 + lift, em, style=HEI))
        parts.append(line("龚雪）", 40 + 3 * em, y + 32 + lift, em, style=HEI))
        parts.append(line(told[: measure - 6], 40 + 6 * em, y + 32, em))
        rest = told[measure - 6 :]
        rows = [rest[n : n + measure] for n in range(0, len(rest), measure)]
        parts.append(column(rows, 40, y + 44, em, leading=12 / 8.5))
        y += 44 + 12 * len(rows) + 24
    page = sheet(*parts, width=200 + measure * em, height=y + 60)
    for finding in read_sheet_layout(page, 1).findings:
        assert finding.story.deck == ""
        assert not finding.story.text.startswith("龚雪")


@pytest.mark.parametrize("blank", [0.5, 1.0])
@pytest.mark.parametrize("ends", ["说。", "今冬全部完工。"])
def test_two_names_apart_sign_the_last_line_of_a_brief(ends, blank):
    em, measure, parts, y = 9.0, 18, [], 100.0
    for seed in range(3):
        told = "".join(write(seed, 2))[: 2 * measure - 2]
        rows = [*wrapped(told, measure), ends]
        parts.append(column(rows, 40, y, em, leading=13 / 9))
        y += 13 * (len(rows) - 1)
        right = 40 + measure * em
        parts.append(line("（周禾", right - (7 + blank) * em, y - 0.4, em, style=HEI))
        parts.append(line("林小满）", right - 4 * em, y - 0.4, em, style=HEI))
        y += 26
    page = sheet(*parts, width=260, height=800)
    found = [finding.story for finding in read_sheet_layout(page, 1).findings]
    assert [[credit.name for credit in story.bylines] for story in found] == [
        ["周禾", "林小满"]
    ] * 3
    assert all(story.text.endswith(ends) for story in found)
