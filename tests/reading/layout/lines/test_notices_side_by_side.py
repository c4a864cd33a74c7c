"""Notices of few lines side by side: who gives the left one stands level with the right one's last words."""

import pytest

from articles.reading.layout.page import read_sheet_layout
from tests.reading.column_pages import set_column, set_text
from tests.reading.sheets import HEI, line, sheet
from tests.reading.typesetter import set_body, title, write

EM, MEASURE = 10, 16


def make_notices(seed, gutter, who):
    """A notice of one line and one of a few words more, `gutter` ems apart, above a report."""
    head = [line("江南日报", 40, 44, 14, style=HEI), line("2026年5月24日", 140, 44, 9)]
    parts, told = head, []
    right = 40 + (MEASURE + gutter) * EM
    for x, name, length in ((40, "遗失声明", 11), (right, "停水公告", 18)):
        text = "".join(c for c in "".join(write(seed + length, 3)) if c not in "，。0123456789")
        text = f"{text[:length]}。"
        parts.append(line(name, x + 52, 130, 14, style=HEI))
        lines = set_body([text], MEASURE, shows_indents=True)
        parts.append(set_column(lines, x, 152, EM, MEASURE))
        y, edge = 152 + 15 * len(lines), x + MEASURE * EM
        parts.append(line(who, edge - EM * (len(who) + 1), y, EM))
        parts.append(set_text("2026年5月20日", edge - 8 * EM, y + 15, EM))
        told.append(f"{text}{who}2026年5月20日")
    lines = set_body(write(seed + 9, 6, (2, 4)), 2 * MEASURE, shows_indents=True)
    parts.append(line(title(seed), 40, 500, 18, style=HEI))
    parts.append(set_column(lines, 40, 530, EM, 2 * MEASURE))
    return sheet(*parts, width=right + 200, height=1100), told


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("gutter", [0.6, 0.8, 1.0])
@pytest.mark.parametrize("who", ["江南县公安局", "青禾镇人民政府"])
def test_nothing_goes_on_behind_whom_a_notice_is_from(seed, gutter, who):
    page, told = make_notices(seed, gutter, who)
    stories = [f.story for f in read_sheet_layout(page, 1).findings]
    texts = {s.headline: "".join(part.text for part in s.body) for s in stories}
    assert [texts["遗失声明"], texts["停水公告"]] == told
