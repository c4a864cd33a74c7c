"""A few lines stand in the column of longer text in the same place, as far as nothing stands beside them."""

import pytest

from articles.reading.layout.page import read_sheet_layout
from tests.reading.picture_pages import BRIDGE, LAKE, TEA
from tests.reading.sheets import HEI, column, line, sheet, wrapped

LONG = "。".join((LAKE, BRIDGE, TEA, LAKE[::-1], TEA[::-1])) + "。"
SHORT = "　　" + BRIDGE[::-1] + "，" + LAKE[::-1] + "。"


@pytest.mark.parametrize("lines", [2, 3])
def test_columns_of_a_few_lines_below_a_wide_one_are_read_one_after_the_other(lines):
    narrow = wrapped(SHORT, 12)[: 2 * lines]
    above = [line("湖上渔家早", 40, 60, 20, style=HEI), column(wrapped(LONG, 40), 40, 100)]
    below = [line("新桥今天通车", 40, 460, 20, style=HEI)]
    below += [
        column(narrow[:lines], 40, 490),
        column(narrow[lines:], 40 + 13.5 * 10, 490),
    ]
    found = read_sheet_layout(sheet(*above, *below), 1).findings
    texts = {f.story.headline: "".join(p.text for p in f.story.body) for f in found}
    assert texts["新桥今天通车"] == "".join(narrow).strip("　")
